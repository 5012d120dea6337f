// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The last line of an addition in a box: "~0x83f8 = 0x7c07".
#pragma once

#include "ui/craft/sums/sumwords.h"

#include <QtWidgets/QFrame>

QT_BEGIN_NAMESPACE
class QLabel;
QT_END_NAMESPACE

namespace socketscope::ui {

class ResultBox final : public QFrame {
    Q_OBJECT

public:
    explicit ResultBox(QWidget* parent = nullptr);

    void setOutcome(const Outcome& outcome);
    [[nodiscard]] QString text() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QLabel* m_made;
    QLabel* m_result;
};

} // namespace socketscope::ui
