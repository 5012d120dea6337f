// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The page that the window opens with: things that work at once, and the sessions of last time.
#pragma once

#include "ui/home/scenelist.h"
#include "ui/home/tile.h"
#include "ui/shell/page.h"

#include <vector>

namespace socketscope::ui {

class Recent;
class RecentList;

class HomePage final : public Page {
    Q_OBJECT

public:
    /// Tiles and scenes are shown in the order given; without scenes there is no list of them. `recent`
    /// outlives the page.
    HomePage(const std::vector<TileData>& tiles, const std::vector<SceneEntry>& scenes, Recent& recent,
        QWidget* parent = nullptr);

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString iconName() const override;
    [[nodiscard]] QString title() const override;

Q_SIGNALS:
    void runScene(const QString& name); ///< open it and run it
    void openScene(const QString& name);
    void openFile(const QString& path);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void build(const std::vector<TileData>& tiles, const std::vector<SceneEntry>& scenes);
    QWidget* makeTile(const TileData& offer);
    void showRecent();

    RecentList* m_recentList;
};

} // namespace socketscope::ui
