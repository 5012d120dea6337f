// SPDX-License-Identifier: GPL-3.0-or-later
/// \file A box in the colour of frames, with round corners.
#pragma once

#include <QtWidgets/QFrame>

namespace socketscope::ui {

class QuietBox : public QFrame {
    Q_OBJECT

public:
    using QFrame::QFrame;

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace socketscope::ui
