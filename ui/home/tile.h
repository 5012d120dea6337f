// SPDX-License-Identifier: GPL-3.0-or-later
/// \file One thing to try at once: what it shows, and the button that does it.
#pragma once

#include "ui/widgets/card.h"

#include <functional>

namespace socketscope::ui {

/// What a page offers on Home.
struct TileData {
    QString iconName;
    QString title; ///< "Watch a message travel"
    QString text; ///< one or two sentences
    QString action; ///< on the button: "Run UDP hello"
    QString scene; ///< the scene that the button runs; empty: it calls `act`
    std::function<void()> act;
};

class Tile final : public Card {
    Q_OBJECT

public:
    explicit Tile(const TileData& offer, QWidget* parent = nullptr);

Q_SIGNALS:
    void pressed();
};

} // namespace socketscope::ui
