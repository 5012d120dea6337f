// SPDX-License-Identifier: GPL-3.0-or-later
/// \file A quiet box with a sentence or two of plain text.
#pragma once

#include "ui/widgets/quietbox.h"

QT_BEGIN_NAMESPACE
class QLabel;
QT_END_NAMESPACE

namespace socketscope::ui {

class NoteBox : public QuietBox {
    Q_OBJECT

public:
    explicit NoteBox(const QString& text = {}, QWidget* parent = nullptr);

    /// Hidden while empty.
    void setText(const QString& text);
    [[nodiscard]] QString text() const;

private:
    QLabel* m_label;
};

} // namespace socketscope::ui
