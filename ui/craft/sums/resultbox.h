// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The last line of an addition in a box: "~0x83f8 = 0x7c07".
#pragma once

#include "ui/craft/sums/sumwords.h"

#include "ui/widgets/quietbox.h"

QT_BEGIN_NAMESPACE
class QLabel;
QT_END_NAMESPACE

namespace socketscope::ui {

class ResultBox final : public QuietBox {
    Q_OBJECT

public:
    explicit ResultBox(QWidget* parent = nullptr);

    void setOutcome(const Outcome& outcome);
    [[nodiscard]] QString text() const;

private:
    QLabel* m_made;
    QLabel* m_result;
};

} // namespace socketscope::ui
