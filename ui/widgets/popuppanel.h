// SPDX-License-Identifier: GPL-3.0-or-later
/// \file A framed panel that opens below a button and closes with a press beside it.
#pragma once

#include <QtWidgets/QFrame>

namespace socketscope::ui {

class PopupPanel : public QFrame {
    Q_OBJECT

public:
    explicit PopupPanel(QWidget* parent = nullptr);

protected:
    /// Shows the panel with its left or right edge at the button's, as far as the screen allows.
    void showBelow(const QWidget* button, Qt::Alignment edge);
    void paintEvent(QPaintEvent* event) override;
};

} // namespace socketscope::ui
