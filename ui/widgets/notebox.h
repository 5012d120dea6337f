// SPDX-License-Identifier: GPL-3.0-or-later
/// \file A quiet box with a sentence or two of plain text.
#pragma once

#include <QtWidgets/QFrame>

QT_BEGIN_NAMESPACE
class QLabel;
QT_END_NAMESPACE

namespace socketscope::ui {

class NoteBox : public QFrame {
    Q_OBJECT

public:
    explicit NoteBox(const QString& text = {}, QWidget* parent = nullptr);

    /// Hidden while empty.
    void setText(const QString& text);
    [[nodiscard]] QString text() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QLabel* m_label;
};

} // namespace socketscope::ui
