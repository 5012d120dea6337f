// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/mainwindow.h"

#include "ui/shell/commands.h"
#include "ui/shell/rail.h"
#include "ui/shell/settings.h"
#include "ui/shell/sheets.h"
#include "ui/shell/statusbar.h"
#include "ui/theme/stylesheet.h"

#include <QtCore/QMimeData>
#include <QtCore/QSettings>
#include <QtGui/QAction>
#include <QtGui/QCloseEvent>
#include <QtGui/QScreen>
#include <QtWidgets/QApplication>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QMenu>
#include <QtWidgets/QStackedWidget>

#include <algorithm>

namespace socketscope::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr auto geometryKey = "window/geometry"_L1;
constexpr auto suffix = ".sockscope"_L1;
constexpr QSize usualSize(1280, 800);
constexpr QSize smallestSize(860, 540);

/// The one session file that is being dragged, or an empty string.
QString droppedFile(const QMimeData* data)
{
    const QList<QUrl> urls = data->urls();
    if (urls.size() != 1 || !urls.first().isLocalFile())
        return {};
    const QString path = urls.first().toLocalFile();
    return path.endsWith(suffix, Qt::CaseInsensitive) ? path : QString();
}

} // namespace

MainWindow::MainWindow(QSettings& settings, QString version, QWidget* parent)
    : QMainWindow(parent)
    , m_settings(settings)
    , m_version(std::move(version))
    , m_commands(new Commands(this))
    , m_rail(new Rail(m_commands->menu(), this))
    , m_stack(new QStackedWidget(this))
    , m_banner(new Banner(this))
    , m_status(new StatusBar(this))
{
    build();
    connectCommands();
    m_commands->setScheme(readScheme(m_settings));
    connect(&m_clock, &FrameClock::frame, this, &MainWindow::refreshCurrent);
    connect(m_rail, &Rail::chosen, this, &MainWindow::showIndex);
    connect(m_banner, &Banner::dismissed, this, [this] {
        m_notices.removeFirst();
        showFirstNotice();
    });
    connect(m_banner, &Banner::actionTriggered, this, [this] {
        const Notice notice = m_notices.takeFirst();
        showFirstNotice();
        if (notice.act)
            notice.act();
    });
    restorePlace();
}

MainWindow::~MainWindow() = default;

void MainWindow::build()
{
    setAcceptDrops(true);
    m_stack->setFocusPolicy(Qt::ClickFocus); // has the focus while nothing in the page has
    setMinimumSize(smallestSize);
    auto* middle = new QWidget(this);
    auto* grid = new QGridLayout(middle);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(0);
    grid->addWidget(m_rail, 0, 0, 2, 1);
    grid->addWidget(m_banner, 0, 1);
    grid->addWidget(m_stack, 1, 1);
    grid->addWidget(m_status, 2, 0, 1, 2);
    grid->setRowStretch(1, 1);
    grid->setColumnStretch(1, 1);
    setCentralWidget(middle);
}

void MainWindow::connectCommands()
{
    connect(m_commands, &Commands::newAsked, this, [this] { currentPage()->startNew(); });
    connect(m_commands, &Commands::openAsked, this, &MainWindow::askForFile);
    connect(m_commands, &Commands::saveAsAsked, this, &MainWindow::askWhereToSave);
    connect(m_commands, &Commands::schemeAsked, this, &MainWindow::setScheme);
    connect(m_commands, &Commands::pageAsked, this, [this](int index) {
        showIndex(index);
        m_stack->setFocus(); // Tab goes on into the page
    });
    connect(m_commands, &Commands::helpAsked, this, &MainWindow::showShortcuts);
    connect(m_commands, &Commands::aboutAsked, this, [this] { makeAboutSheet(m_version, this)->open(); });
    connect(m_commands, &Commands::quitAsked, this, &QWidget::close);
    connect(m_commands, &Commands::menuAsked, m_rail, &Rail::openMenu);
    connect(m_commands, &Commands::stopAsked, this, [this] {
        if (currentPage()->takeBack())
            return;
        for (Page* page : m_pages)
            page->stopEverything();
    });
}

void MainWindow::addPage(Page* page)
{
    const auto index = static_cast<int>(m_pages.size());
    m_pages.append(page);
    m_rail->addEntry(
        page->name(), page->iconName()); // before the page: the keyboard goes through the rail first
    m_stack->addWidget(page);
    m_commands->addPage(*page, index);
    connect(page, &Page::wantsFrame, this, [this, page] {
        if (page == currentPage())
            m_clock.request();
    });
    connect(page, &Page::titleChanged, this, &MainWindow::updateTitle);
    connect(page, &Page::noticeRaised, this, [this](const QString& sentence) { showNotice(sentence); });
    connect(page, &Page::fileUsed, this, &MainWindow::fileUsed);
    if (index == 0)
        showIndex(0);
    adaptCommands();
}

Page* MainWindow::currentPage() const
{
    return m_pages.value(m_stack->currentIndex());
}

void MainWindow::showPage(const Page* page)
{
    showIndex(static_cast<int>(m_pages.indexOf(page)));
}

void MainWindow::showIndex(int index)
{
    if (index < 0 || index >= m_pages.size())
        return;
    m_stack->setCurrentIndex(index);
    m_stack->setAccessibleName(currentPage()->name());
    m_rail->setCurrent(index);
    adaptCommands();
    updateTitle();
    m_clock.request();
}

bool MainWindow::canOpenFiles() const
{
    return std::any_of(m_pages.begin(), m_pages.end(), [](const Page* page) { return page->canOpen(); });
}

void MainWindow::adaptCommands()
{
    m_commands->adaptTo(*currentPage(), canOpenFiles());
}

void MainWindow::openFile(const QString& path)
{
    Page* best = nullptr;
    Page::Claim claim = Page::Claim::None;
    for (Page* page : m_pages) {
        if (const Page::Claim each = page->claims(path); each > claim) {
            best = page;
            claim = each;
        }
    }
    if (!best)
        return;
    showPage(best);
    best->openFile(path);
}

void MainWindow::refreshCurrent()
{
    Page* page = currentPage();
    if (!page)
        return;
    if (page->refresh())
        m_clock.request();
    m_status->setStatus(page->status());
    m_commands->setCanSave(currentPage() && currentPage()->canSave()); // something may have happened by now
}

void MainWindow::showNotice(
    const QString& sentence, const QString& action, std::function<void()> act, Banner::Tone tone)
{
    const auto says = [&sentence](const Notice& notice) { return notice.sentence == sentence; };
    if (std::any_of(m_notices.begin(), m_notices.end(), says))
        return;
    m_notices.append({sentence, action, std::move(act), tone});
    if (m_notices.size() == 1)
        showFirstNotice();
}

void MainWindow::showFirstNotice()
{
    if (m_notices.isEmpty()) {
        m_banner->hide();
        return;
    }
    const Notice& notice = m_notices.first();
    m_banner->showMessage(notice.sentence, notice.action, notice.tone);
}

void MainWindow::setNetwork(const QString& name)
{
    m_status->setNetwork(name);
}

void MainWindow::setRights(const QString& sentence)
{
    m_status->setRights(sentence);
}

void MainWindow::updateTitle()
{
    if (const Page* page = currentPage())
        setWindowTitle(tr("%1 — Socketscope", "title of the window").arg(page->title()));
}

void MainWindow::setScheme(Scheme scheme)
{
    writeScheme(m_settings, scheme);
    applyTheme(*qApp, scheme);
    m_commands->setScheme(scheme);
}

void MainWindow::askForFile()
{
    auto* dialog = new QFileDialog(this, tr("Open a session"), {}, tr("Sessions (*.sockscope)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::openFile);
    dialog->open();
}

void MainWindow::askWhereToSave()
{
    Page* page = currentPage();
    auto* dialog = new QFileDialog(this, tr("Save the session as"), {}, tr("Sessions (*.sockscope)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"sockscope"_s);
    connect(dialog, &QFileDialog::fileSelected, page, &Page::saveAs);
    dialog->open();
}

void MainWindow::showShortcuts()
{
    QList<QAction*> all = actions();
    if (currentPage())
        all += currentPage()->findChildren<QAction*>();
    makeShortcutSheet(all, this)->open();
}

void MainWindow::restorePlace()
{
    if (restoreGeometry(m_settings.value(geometryKey).toByteArray()))
        return;
    const QSize room = screen()->availableSize();
    resize(usualSize.boundedTo(room));
}

void MainWindow::showEvent(QShowEvent* event)
{
    QMainWindow::showEvent(event);
    m_stack->setFocus();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    m_settings.setValue(geometryKey, saveGeometry());
    QMainWindow::closeEvent(event);
}

void MainWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::WindowStateChange)
        m_clock.setPaused(isMinimized());
    QMainWindow::changeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (!droppedFile(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    const QString path = droppedFile(event->mimeData());
    if (path.isEmpty())
        return;
    event->acceptProposedAction();
    openFile(path);
}

} // namespace socketscope::ui
