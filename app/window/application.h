// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The window program as a whole: what it is made of, in the order in which it is made and taken down.
#pragma once

#include "app/window/pages.h"
#include "core/net/netthread.h"
#include "core/net/socketsource.h"
#include "ui/home/recent.h"
#include "ui/shell/autosave.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/settings.h"

#include <optional>

namespace socketscope::app {

class Application final : public QObject {
    Q_OBJECT

public:
    explicit Application(const QString& version);
    ~Application() override;

    /// Shows the window; then runs the scene or opens the file, where there is one.
    void show(const std::optional<talk::Scene>& scene, const QString& file);

private:
    void offerLeftSessions();
    void openLeftSession();

    std::vector<talk::Scene> m_scenes;
    ui::OpenedSettings m_settings;
    ui::Recent m_recent;
    ui::AutosaveFolder m_autosave;
    QList<ui::LeftSession> m_left;
    net::HostSockets m_sockets;
    net::NetThread m_netThread;
    std::unique_ptr<ui::MainWindow> m_window;
    SceneOpener m_openScene;
};

} // namespace socketscope::app
