// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The window around the pages. It knows them only as Page.
#pragma once

#include "ui/shell/frameclock.h"
#include "ui/shell/page.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"

#include <QtWidgets/QMainWindow>

#include <functional>

QT_BEGIN_NAMESPACE
class QSettings;
class QStackedWidget;
QT_END_NAMESPACE

namespace socketscope::ui {

class Commands;
class Rail;
class StatusBar;

class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    /// `settings` outlive the window; `version` is for the About sheet.
    MainWindow(QSettings& settings, QString version, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Takes ownership. Pages, at most nine, stand in the order of these calls; the first is shown.
    void addPage(Page* page);
    [[nodiscard]] Page* currentPage() const;
    [[nodiscard]] const QList<Page*>& pages() const { return m_pages; }
    void showPage(const Page* page);
    /// Hands it to the page whose own it is, or to the first that opens any, and shows that page.
    void openFile(const QString& path);
    [[nodiscard]] bool canOpenFiles() const;

    /// Shows a sentence above the page. `act` is called when the person presses `action`. One at a time: a
    /// newer one takes the place of an older one.
    void showNotice(const QString& sentence, const QString& action = {}, std::function<void()> act = {},
        Banner::Tone tone = Banner::Tone::Notice);
    void setNetwork(const QString& name);
    void setRights(const QString& sentence);

Q_SIGNALS:
    /// A page opened or saved this session file.
    void fileUsed(const QString& path);

protected:
    void showEvent(QShowEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    struct Notice {
        QString sentence;
        QString action;
        std::function<void()> act;
        Banner::Tone tone;
    };

    void showFirstNotice();
    void build();
    void connectCommands();
    void showIndex(int index);
    void adaptCommands();
    void refreshCurrent();
    void updateTitle();
    void setScheme(Scheme scheme);
    void askForFile();
    void askWhereToSave();
    void showShortcuts();
    void restorePlace();

    QSettings& m_settings;
    QString m_version;
    FrameClock m_clock {this};
    Commands* m_commands;
    Rail* m_rail;
    QStackedWidget* m_stack;
    Banner* m_banner;
    StatusBar* m_status;
    QList<Page*> m_pages;
    QList<Notice> m_notices; ///< the first is shown
};

} // namespace socketscope::ui
