// SPDX-License-Identifier: GPL-3.0-or-later
/// \file A rounded panel with a border and, where it stands for a lane, that lane's colour along its left
/// edge.
#pragma once

#include "ui/theme/icons.h"

#include <QtWidgets/QFrame>

namespace socketscope::ui {

class Card : public QFrame {
    Q_OBJECT

public:
    explicit Card(QWidget* parent = nullptr);

    /// `color` is the lane's colour by meaning (nullptr: no edge) and `n` the number of the lane, as in
    /// Theme::lane.
    void setEdge(ThemeColor color, int n = 0);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    ThemeColor m_edge = nullptr;
    int m_lane = 0;
};

} // namespace socketscope::ui
