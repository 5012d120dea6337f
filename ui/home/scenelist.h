// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The scenes there are, one a row.
#pragma once

#include "ui/widgets/card.h"

#include <vector>

namespace socketscope::ui {

/// A scene as Home shows it.
struct SceneEntry {
    QString name; ///< "udp-hello"
    QString title; ///< "UDP hello"
    QString summary; ///< one sentence
};

class SceneList final : public Card {
    Q_OBJECT

public:
    explicit SceneList(const std::vector<SceneEntry>& scenes, QWidget* parent = nullptr);

Q_SIGNALS:
    void opened(const QString& name);
};

} // namespace socketscope::ui
