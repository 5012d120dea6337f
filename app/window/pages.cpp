// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/pages.h"

#include "app/window/craftnetworks.h"
#include "app/window/tracenetworks.h"
#include "core/talk/session.h"
#include "ui/craft/craftpage.h"
#include "ui/home/homepage.h"
#include "ui/shell/autosave.h"
#include "ui/shell/mainwindow.h"
#include "ui/talk/talkpage.h"
#include "ui/trace/tracepage.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>

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

class Pages {
    Q_DECLARE_TR_FUNCTIONS(Pages)
};

/// Makes a session that is recorded into the autosave folder while it lasts.
template <class Session, class Place>
std::unique_ptr<Session> recorded(const PageNeeds& needs, Place& place, net::RecordOptions options)
{
    auto claim = needs.autosave.claim(
        options.sceneName.isEmpty() ? options.title : options.sceneName, QDateTime::currentDateTime());
    if (claim)
        options.file = claim->path();
    auto session = std::make_unique<Session>(needs.netThread, place, options);
    if (claim)
        claim.release()->setParent(session.get());
    return session;
}

ui::TileData talkTile()
{
    return {.iconName = QStringLiteral("talk"),
        .title = Pages::tr("Watch a message travel"),
        .text = Pages::tr("A server and a client on this computer: every call of both ends, when each waited "
                          "and what woke it."),
        .action = Pages::tr("Run UDP hello"),
        .scene = QStringLiteral("udp-hello"),
        .act = {}};
}

ui::TileData traceTile(ui::MainWindow& window, ui::TracePage& page)
{
    return {.iconName = QStringLiteral("trace"),
        .title = Pages::tr("Trace a path"),
        .text = Pages::tr(
            "Every router between here and a target, in one round trip. On the practice network: seven hops, "
            "and nothing leaves this computer."),
        .action = Pages::tr("Trace seven hops"),
        .scene = {},
        .act = [&window, &page] {
            window.showPage(&page);
            page.tracePractice(QStringLiteral("seven-hops"));
        }};
}

ui::TileData craftTile(ui::MainWindow& window, ui::CraftPage& page)
{
    return {.iconName = QStringLiteral("craft"),
        .title = Pages::tr("Write a header by hand"),
        .text = Pages::tr("Fill in the eight bytes of a UDP header, see the checksum add up, and send it."),
        .action = Pages::tr("Open the UDP header"),
        .scene = {},
        .act = [&window, &page] {
            window.showPage(&page);
            page.openUdpHeader();
        }};
}

} // namespace

SceneOpener addPages(ui::MainWindow& window, const PageNeeds& needs)
{
    // Pages that offer something on Home are made before it, and stand after it.
    auto* talkPage = new ui::TalkPage(
        [needs](const net::RecordOptions& options) {
            return recorded<talk::Session>(needs, needs.sockets, options);
        },
        needs.scenes);
    const SceneOpener openScene = [&window, talkPage](const talk::Scene& scene, SceneStart start) {
        window.showPage(talkPage);
        talkPage->openScene(
            scene, start == SceneStart::Run ? ui::TalkPage::Start::Run : ui::TalkPage::Start::Open);
    };
    auto* tracePage = new ui::TracePage(
        [needs](const tracing::NetworkMaker& network, const net::RecordOptions& options) {
            return recorded<tracing::Session>(needs, network, options);
        },
        traceNetworks(), needs.settings);
    auto* craftPage = new ui::CraftPage(
        {.makeSession =
                [needs](const crafting::NetworkMaker& network, const net::RecordOptions& options) {
                    return recorded<crafting::Session>(needs, network, options);
                },
            .networks = craftNetworks(),
            .netThread = needs.netThread,
            .templateFolder = needs.templateFolder});
    const std::vector<ui::TileData> tiles {
        talkTile(), traceTile(window, *tracePage), craftTile(window, *craftPage)};
    const std::vector<ui::SceneEntry> scenes = entriesOf(needs.scenes);
    auto* home = new ui::HomePage(tiles, scenes, needs.recent);
    window.addPage(home);
    window.addPage(talkPage);
    window.addPage(craftPage);
    window.addPage(tracePage);
    connectHome(*home, window, needs, openScene);
    return openScene;
}

} // namespace socketscope::app
