// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The commands of the window: its menu, their shortcuts, and the sheet that lists them.
#pragma once

#include "ui/theme/theme.h"

#include <QtCore/QObject>

QT_BEGIN_NAMESPACE
class QAction;
class QMenu;
QT_END_NAMESPACE

namespace socketscope::ui {

class Page;

/// Only says what was asked for; the window does it.
class Commands final : public QObject {
    Q_OBJECT

public:
    /// `window` gets the actions, so that their shortcuts work everywhere in it.
    explicit Commands(QWidget* window);

    [[nodiscard]] QMenu* menu() const { return m_menu; }
    void addPage(const Page& page, int index);
    void setScheme(Scheme scheme);
    /// Enables what this page can do.
    void adaptTo(const Page& page, bool somePageOpens);
    void setCanSave(bool can);

Q_SIGNALS:
    void newAsked();
    void openAsked();
    void saveAsAsked();
    void stopAsked();
    void schemeAsked(socketscope::ui::Scheme scheme);
    void pageAsked(int index);
    void helpAsked();
    void aboutAsked();
    void quitAsked();
    void menuAsked();

private:
    void addFileCommands();
    void addThemeCommands();
    void addOtherCommands();

    QWidget* m_window;
    QMenu* m_menu;
    QAction* m_new = nullptr;
    QAction* m_save = nullptr;
    QAction* m_open = nullptr;
    QMenu* m_export = nullptr;
    QList<QAction*> m_schemes;
};

} // namespace socketscope::ui
