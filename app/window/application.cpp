// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/application.h"

#include "app/common/scenelibrary.h"
#include "core/net/kernelfacts.h"
#include "ui/theme/stylesheet.h"

#include <QtCore/QStandardPaths>
#include <QtWidgets/QApplication>

#include <unistd.h>

namespace socketscope::app {

using namespace Qt::StringLiterals;

namespace {

constexpr int autosavesKept = 50;

QString settingsFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) + u"/socketscope.ini"_s;
}

QString autosaveFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + u"/sessions"_s;
}

QString templateFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + u"/templates"_s;
}

} // namespace

Application::Application(const QString& version)
    : m_scenes(builtInScenes())
    , m_settings(ui::openSettings(settingsFile()))
    , m_recent(*m_settings.settings)
    , m_autosave(autosaveFolder())
{
    net::raiseDescriptorLimit();
    ui::applyTheme(*qApp, ui::readScheme(*m_settings.settings));
    m_window = std::make_unique<ui::MainWindow>(*m_settings.settings, version);
    m_window->setNetwork(tr("This computer"));
    if (::geteuid() == 0)
        m_window->setRights(tr("Running as root, which Socketscope does not need"));
    connect(m_window.get(), &ui::MainWindow::fileUsed, &m_recent,
        [this](const QString& path) { m_recent.add(path, QDateTime::currentDateTime()); });
    m_openScene = addPages(*m_window,
        {m_sockets, m_netThread.thread(), m_autosave, m_recent, *m_settings.settings, templateFolder(),
            m_scenes});
}

Application::~Application()
{
    m_window.reset(); // with the pages and their sessions, which still need the thread
}

void Application::show(const std::optional<talk::Scene>& scene, const QString& file)
{
    if (!m_settings.setAside.isEmpty()) {
        m_window->showNotice(
            tr("The settings could not be read and start afresh. The damaged file is now %1.")
                .arg(m_settings.setAside));
    }
    offerLeftSessions();
    m_window->show();
    if (scene && m_openScene)
        m_openScene(*scene, SceneStart::Run);
    else if (!file.isEmpty())
        m_window->openFile(file);
}

void Application::offerLeftSessions()
{
    if (!m_window->canOpenFiles())
        return;
    m_autosave.prune(autosavesKept);
    m_left = m_autosave.leftBehind();
    if (m_left.isEmpty())
        return;
    for (auto left = m_left.crbegin(); left != m_left.crend(); ++left)
        m_recent.add(left->path, left->lastWritten);
    const QString when = ui::whenText(m_left.first().lastWritten, QDateTime::currentDateTime());
    const QString sentence = m_left.size() == 1
        ? tr("A session from %1 was not closed.").arg(when)
        : tr("%Ln sessions were not closed, the newest from %1. All are on the page Home.", nullptr,
            static_cast<int>(m_left.size()))
              .arg(when);
    m_window->showNotice(
        sentence, m_left.size() == 1 ? tr("Open it") : tr("Open the newest"), [this] { openLeftSession(); });
}

void Application::openLeftSession()
{
    const QString path = m_left.first().path;
    m_left.clear();
    m_window->openFile(path);
}

} // namespace socketscope::app
