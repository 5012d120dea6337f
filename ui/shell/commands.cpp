// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/commands.h"

#include "ui/shell/page.h"
#include "ui/theme/icons.h"

#include <QtGui/QAction>
#include <QtGui/QActionGroup>
#include <QtWidgets/QMenu>

namespace socketscope::ui {

using namespace Qt::StringLiterals;

Commands::Commands(QWidget* window)
    : QObject(window)
    , m_window(window)
    , m_menu(new QMenu(window))
{
    m_menu->setAccessibleName(tr("Menu"));
    constexpr int roomForShortcuts = 290;
    m_menu->setMinimumWidth(roomForShortcuts);
    addFileCommands();
    addThemeCommands();
    addOtherCommands();
}

void Commands::addFileCommands()
{
    m_new = m_menu->addAction(
        icon(u"plus"_s), tr("&New session"), QKeySequence::New, this, &Commands::newAsked);
    m_open = m_menu->addAction(icon(u"open"_s), tr("&Open…"), QKeySequence::Open, this, &Commands::openAsked);
    m_save = m_menu->addAction(icon(u"save"_s), tr("&Save as…"),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S), this, &Commands::saveAsAsked);
    m_save->setShortcuts({QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S),
        QKeySequence(Qt::CTRL | Qt::Key_S)}); // the one that hands know
    m_export = m_menu->addMenu(icon(u"export"_s), tr("&Export"));
    m_menu->addSeparator();
    m_window->addActions({m_new, m_open, m_save});
}

void Commands::addThemeCommands()
{
    QMenu* themes = m_menu->addMenu(tr("&Theme"));
    auto* group = new QActionGroup(this);
    for (const auto& [scheme, text] : {std::pair(Scheme::System, tr("&System")),
             std::pair(Scheme::Light, tr("&Light")), std::pair(Scheme::Dark, tr("&Dark"))}) {
        QAction* action
            = themes->addAction(text, this, [this, scheme = scheme] { Q_EMIT schemeAsked(scheme); });
        action->setCheckable(true);
        group->addAction(action);
        m_schemes.append(action);
    }
}

void Commands::addOtherCommands()
{
    QAction* help = m_menu->addAction(
        tr("&Keyboard shortcuts"), QKeySequence::HelpContents, this, &Commands::helpAsked);
    m_menu->addAction(tr("&About Socketscope"), this, &Commands::aboutAsked);
    m_menu->addSeparator();
    QAction* quit
        = m_menu->addAction(tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), this, &Commands::quitAsked);
    auto* stop = new QAction(tr("Stop everything that runs"), this);
    stop->setShortcut(Qt::Key_Escape);
    connect(stop, &QAction::triggered, this, &Commands::stopAsked);
    auto* menu = new QAction(tr("Open the menu"), this);
    menu->setShortcut(Qt::Key_F10);
    connect(menu, &QAction::triggered, this, &Commands::menuAsked);
    m_window->addActions({help, quit, stop, menu});
}

void Commands::addPage(const Page& page, int index)
{
    auto* action = new QAction(tr("Show the page “%1”").arg(page.name()), this);
    action->setShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + index)));
    connect(action, &QAction::triggered, this, [this, index] { Q_EMIT pageAsked(index); });
    m_window->addAction(action);
}

void Commands::setScheme(Scheme scheme)
{
    m_schemes.at(static_cast<int>(scheme))->setChecked(true);
}

void Commands::setCanSave(bool can)
{
    m_save->setEnabled(can);
}

void Commands::adaptTo(const Page& page, bool somePageOpens)
{
    m_new->setEnabled(page.canStartNew());
    m_save->setEnabled(page.canSave());
    m_open->setEnabled(somePageOpens);
    m_export->clear();
    m_export->addActions(page.exportActions());
    m_export->setEnabled(!m_export->isEmpty());
}

} // namespace socketscope::ui
