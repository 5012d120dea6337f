// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The window program as a whole: what it is made of, in the order in which it is made and taken down.
#pragma once

#include "app/window/options.h"
#include "app/window/pages.h"
#include "core/net/socketsource.h"
#include "ui/home/recent.h"
#include "ui/shell/autosave.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/settings.h"

#include <QtCore/QThread>

namespace socketscope::app {

class Application final : public QObject {
    Q_OBJECT

public:
    explicit Application(const QString& version);
    ~Application() override;

    /// A sentence for stderr where the options ask for something that does not exist.
    [[nodiscard]] QString check(const Options& options) const;
    void show(const Options& options);

private:
    void offerLeftSessions();
    void openLeftSession();

    std::vector<talk::Scene> m_scenes;
    ui::OpenedSettings m_settings;
    ui::Recent m_recent;
    ui::AutosaveFolder m_autosave;
    QList<ui::LeftSession> m_left;
    net::HostSockets m_sockets;
    QThread m_netThread;
    std::unique_ptr<ui::MainWindow> m_window;
    SceneOpener m_openScene;
};

} // namespace socketscope::app
