// SPDX-License-Identifier: GPL-3.0-or-later
// How the page is put together; what it does is in tracework.cpp.
#include "ui/trace/tracepage.h"

#include "ui/trace/hops/hoptable.h"
#include "ui/trace/names/hostbook.h"
#include "ui/trace/path/pathview.h"
#include "ui/trace/straylist.h"
#include "ui/trace/toolbar/optionspanel.h"
#include "ui/trace/toolbar/tracetoolbar.h"
#include "ui/trace/tracestrip.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/labels.h"

#include <QtCore/QFileInfo>
#include <QtGui/QAction>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

namespace socketscope::ui {

TracePage::TracePage(
    TraceSessionFactory makeSession, std::vector<TraceNetwork> networks, QSettings& settings, QWidget* parent)
    : Page(parent)
    , m_networks(std::move(networks))
    , m_settings(settings)
    , m_desk(std::make_unique<TraceDesk>(std::move(makeSession)))
    , m_files(new SessionFiles(this))
    , m_hostBook(new HostBook(this))
{
    makeExports();
    build();
    connectToolBar();
    connectViews();
    connectOptions();
    connect(m_desk.get(), &TraceDesk::sessionChanged, this, &TracePage::showSession);
    connect(m_desk.get(), &TraceDesk::stateChanged, this, [this] {
        showState();
        Q_EMIT wantsFrame();
    });
    connect(m_files, &SessionFiles::failed, this, &Page::noticeRaised);
    connect(m_files, &SessionFiles::saved, this, &Page::fileUsed);
    connect(m_files, &SessionFiles::opened, this,
        [this](const QString& path, const std::shared_ptr<journal::OpenedSession>& session) {
            m_hostBook->setLooksUpNames(false); // opening a file asks nobody anything
            m_toolBar->options().setNames(false);
            m_desk->showReplay(std::move(*session), QFileInfo(path).completeBaseName());
            m_replayIsNew = true;
            Q_EMIT fileUsed(path);
        });
    chooseNetwork(0);
    showSession();
}

TracePage::~TracePage()
{
    // The views look at what the desk has read; they go first.
    delete m_splitter;
}

void TracePage::build()
{
    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->setHandleWidth(1);
    m_splitter->addWidget(buildMiddle());
    m_splitter->setCollapsible(0, false);
    m_splitter->setStretchFactor(0, 1);
    buildInspector();
    m_strays = new StrayList(this);
    connect(m_strays, &StrayList::chosen, this, &TracePage::showStray);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_splitter);
}

QWidget* TracePage::buildMiddle()
{
    auto* middle = new QWidget(this);
    auto* column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_toolBar = new TraceToolBar(m_settings, m_exports, middle);
    m_strip = new TraceStrip(m_networks, middle);
    m_banner = new Banner(middle);
    m_stack = new QStackedWidget(middle);
    m_empty = new EmptyState(tr("Trace a path"),
        tr("See every router between here and a target, in one round trip. Try it on the practice network: "
           "seven hops inside "
           "this program, nothing leaves this computer. For a real path, type a name or an address above."),
        tr("Trace the practice network"), m_stack);
    m_empty->setObjectName(QStringLiteral("nothingTraced"));
    auto* shown = new QWidget(m_stack);
    auto* shownColumn = new QVBoxLayout(shown);
    shownColumn->setContentsMargins(0, 0, 0, 0);
    shownColumn->setSpacing(0);
    m_path = new PathView(shown);
    m_views = new QSplitter(Qt::Vertical, shown);
    m_views->setHandleWidth(1);
    m_table = new HopTable(m_settings, m_views);
    m_views->addWidget(m_table);
    m_views->setCollapsible(0, false);
    buildPlot();
    shownColumn->addWidget(m_path);
    shownColumn->addWidget(makeLine(Qt::Horizontal, shown));
    shownColumn->addWidget(m_views, 1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(shown);
    column->addWidget(m_toolBar);
    column->addWidget(m_strip);
    column->addWidget(m_banner);
    column->addWidget(m_stack, 1);
    return middle;
}

void TracePage::makeExports()
{
    const auto offer = [this](const QString& text, const QString& suffix) {
        auto* action = new QAction(text, this);
        connect(action, &QAction::triggered, this, [this, suffix] { exportAs(suffix); });
        m_exports << action;
    };
    offer(tr("Report as text…"), QStringLiteral("txt"));
    offer(tr("Hops as CSV…"), QStringLiteral("csv"));
    offer(tr("Trace as JSON…"), QStringLiteral("json"));
    offer(tr("Packets as pcapng…"), QStringLiteral("pcapng"));
    offer(tr("Picture as PNG…"), QStringLiteral("png"));
    offer(tr("Picture as SVG…"), QStringLiteral("svg"));
    offer(tr("Session…"), QStringLiteral("sockscope"));
}

void TracePage::connectToolBar()
{
    connect(m_toolBar, &TraceToolBar::traceAsked, this, qOverload<>(&TracePage::startTrace));
    connect(m_toolBar, &TraceToolBar::stopAsked, m_desk.get(), &TraceDesk::stop);
    connect(m_strip, &TraceStrip::networkChosen, this, &TracePage::chooseNetwork);
    connect(m_strip, &TraceStrip::copyAsked, this, &TracePage::copyReport);
    connect(m_strip, &TraceStrip::unmatchedAsked, this, &TracePage::showStrays);
    connect(m_strip, &TraceStrip::frozen, this, &TracePage::freeze);
    connect(m_strip, &TraceStrip::tcpAsked, this, [this] {
        m_toolBar->setProtocol(trace::Protocol::Tcp);
        startTrace();
    });
    connect(m_banner, &Banner::actionTriggered, this, [this] {
        m_banner->hide();
        if (m_bannerAction)
            m_bannerAction();
    });
    connect(
        m_empty, &EmptyState::actionTriggered, this, [this] { tracePractice(QStringLiteral("seven-hops")); });
}

void TracePage::connectViews()
{
    connect(m_path, &PathView::selected, this, &TracePage::select);
    connect(m_table, &HopTable::selected, this, &TracePage::select);
    connect(m_hostBook, &AddressBook::changed, this, &Page::wantsFrame);
}

void TracePage::connectOptions()
{
    OptionsPanel& options = m_toolBar->options();
    options.setSystemFile({}, SystemFile::isSupported());
    connect(&options, &OptionsPanel::namesAsked, m_hostBook, &HostBook::setLooksUpNames);
    connect(&options, &OptionsPanel::systemFileAsked, this, &TracePage::chooseSystemFile);
    connect(&options, &OptionsPanel::systemFileDropped, this, [this] {
        (void)m_hostBook->setSystemFile({}); // to have none is always possible
        m_toolBar->options().setSystemFile({}, SystemFile::isSupported());
    });
}

QString TracePage::name() const
{
    return tr("Trace");
}

QString TracePage::iconName() const
{
    return QStringLiteral("trace");
}

QString TracePage::title() const
{
    return m_desk->title().isEmpty() ? tr("Trace") : m_desk->title();
}

} // namespace socketscope::ui
