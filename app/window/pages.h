// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The one place that knows which pages exist.
#pragma once

#include "core/talk/scene.h"

#include <QtCore/QString>

#include <functional>
#include <vector>

QT_BEGIN_NAMESPACE
class QSettings;
class QThread;
QT_END_NAMESPACE

namespace socketscope::net {
class SocketSource;
}
namespace socketscope::ui {
class AutosaveFolder;
class MainWindow;
class Recent;
} // namespace socketscope::ui

namespace socketscope::app {

/// What pages are made of. All of it outlives them.
struct PageNeeds {
    net::SocketSource& sockets;
    QThread& netThread;
    ui::AutosaveFolder& autosave;
    ui::Recent& recent;
    QSettings& settings;
    QString templateFolder; ///< of a person's own packets
    const std::vector<talk::Scene>& scenes;
};

enum class SceneStart { Open, Run };

/// Shows a scene in the page that plays scenes, or is empty while there is no such page.
using SceneOpener = std::function<void(const talk::Scene&, SceneStart)>;

/// Makes the pages, in the fixed order Home, Talk, Craft, Trace, Network, Lessons, and wires them to the
/// window.
[[nodiscard]] SceneOpener addPages(ui::MainWindow& window, const PageNeeds& needs);

} // namespace socketscope::app
