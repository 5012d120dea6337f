// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/pages.h"

#include "ui/home/homepage.h"
#include "ui/shell/mainwindow.h"

#include <algorithm>

namespace socketscope::app {

namespace {

/// Home offers only scenes that some page can show.
std::vector<ui::SceneEntry> entriesOf(const std::vector<talk::Scene>& scenes)
{
    std::vector<ui::SceneEntry> entries;
    entries.reserve(scenes.size());
    for (const talk::Scene& scene : scenes) {
        entries.push_back({QString::fromStdString(scene.name), QString::fromStdString(scene.title),
            QString::fromStdString(scene.summary)});
    }
    return entries;
}

void connectHome(
    ui::HomePage& home, ui::MainWindow& window, const PageNeeds& needs, const SceneOpener& openScene)
{
    QObject::connect(&home, &ui::HomePage::openFile, &window, &ui::MainWindow::openFile);
    const auto open = [openScene, &scenes = needs.scenes](const QString& name, SceneStart start) {
        const auto scene = std::find_if(scenes.begin(), scenes.end(),
            [wanted = name.toStdString()](const talk::Scene& each) { return each.name == wanted; });
        if (scene != scenes.end() && openScene)
            openScene(*scene, start);
    };
    QObject::connect(&home, &ui::HomePage::openScene, &window,
        [open](const QString& name) { open(name, SceneStart::Open); });
    QObject::connect(&home, &ui::HomePage::runScene, &window,
        [open](const QString& name) { open(name, SceneStart::Run); });
}

} // namespace

SceneOpener addPages(ui::MainWindow& window, const PageNeeds& needs)
{
    // Pages that offer something on Home are made before it, and stand after it.
    const SceneOpener openScene;
    const std::vector<ui::TileData> tiles;
    const std::vector<ui::SceneEntry> scenes
        = openScene ? entriesOf(needs.scenes) : std::vector<ui::SceneEntry> {};
    auto* home = new ui::HomePage(tiles, scenes, needs.recent);
    window.addPage(home);
    connectHome(*home, window, needs, openScene);
    return openScene;
}

} // namespace socketscope::app
