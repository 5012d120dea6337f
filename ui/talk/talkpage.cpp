// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/talk/talkpage.h"

#include "ui/inspector/inspector.h"
#include "ui/ladder/ladderview.h"
#include "ui/log/logview.h"
#include "ui/session/sessionfiles.h"
#include "ui/talk/endpointpanel.h"
#include "ui/talk/ladderfile.h"
#include "ui/widgets/emptystate.h"

#include <QtCore/QFileInfo>
#include <QtGui/QAction>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QStackedWidget>

#include <algorithm>

namespace socketscope::ui {

namespace {

constexpr int panelWidth = 340;
constexpr int inspectorWidth = 270;
constexpr int narrowInspector = 256;
constexpr int widthForAll = 1300; ///< below this, the inspector is narrow
constexpr int widthForInspector = 900; ///< below this, the inspector opens only when it is asked for
constexpr const char* firstScene = "udp-hello";

QStringList titlesOf(const std::vector<talk::Scene>& scenes)
{
    QStringList titles;
    for (const talk::Scene& scene : scenes)
        titles << QString::fromStdString(scene.title);
    return titles;
}

} // namespace

TalkPage::TalkPage(SessionFactory makeSession, std::vector<talk::Scene> scenes, QWidget* parent)
    : Page(parent)
    , m_scenes(std::move(scenes))
    , m_desk(std::make_unique<Desk>(std::move(makeSession)))
    , m_files(new SessionFiles(this))
{
    makeExports();
    build();
    connectToolBar();
    connect(m_desk.get(), &Desk::sessionChanged, this, &TalkPage::showJournal);
    connect(m_desk.get(), &Desk::endpointsChanged, this, &TalkPage::adapt);
    connect(m_panel, &EndpointPanel::changed, this, &TalkPage::adapt);
    connect(m_panel, &EndpointPanel::wantsFrame, this, &Page::wantsFrame);
    connect(m_panel, &EndpointPanel::stepChosen, this, &TalkPage::select);
    connect(m_files, &SessionFiles::failed, this, &Page::noticeRaised);
    connect(m_files, &SessionFiles::saved, this, &Page::fileUsed);
    connect(m_files, &SessionFiles::opened, this,
        [this](const QString& path, const std::shared_ptr<journal::OpenedSession>& session) {
            m_desk->showReplay(std::move(*session), QFileInfo(path).completeBaseName());
            Q_EMIT fileUsed(path);
        });
    showJournal();
    adapt();
}

TalkPage::~TalkPage()
{
    // The views look at the desk's journal; they go first.
    delete m_splitter;
}

void TalkPage::build()
{
    m_panel = new EndpointPanel(*m_desk, this);
    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->setHandleWidth(1);
    m_splitter->addWidget(m_panel);
    m_splitter->addWidget(buildMiddle());
    m_splitter->setCollapsible(1, false);
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { m_widths = m_splitter->sizes(); });
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_splitter);
}

QWidget* TalkPage::buildMiddle()
{
    auto* middle = new QWidget(this);
    auto* column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_toolBar = new TalkToolBar(titlesOf(m_scenes), m_exports, middle);
    column->addWidget(m_toolBar);
    m_middle = new QStackedWidget(middle);
    m_empty = new EmptyState(tr("Watch a message travel"),
        tr("Run a first scene, or add a server and a client at the left: every call of both ends shows "
           "here."),
        tr("Run UDP hello"), m_middle);
    m_empty->setObjectName(QStringLiteral("nothingYet"));
    m_ladder = new LadderView(m_middle);
    m_ladder->setObjectName(QStringLiteral("ladder"));
    m_middle->addWidget(m_empty);
    m_middle->addWidget(m_ladder);
    column->addWidget(m_middle, 1);
    connect(m_ladder, &LadderView::selected, this, &TalkPage::select);
    connect(m_ladder, &LadderView::activated, this, [this](quint64 seq) {
        select(seq);
        showInspector(true);
    });
    connect(m_ladder, &LadderView::followChanged, this, &Page::wantsFrame);
    connect(m_empty, &EmptyState::actionTriggered, this, [this] {
        const auto found = std::find_if(m_scenes.begin(), m_scenes.end(),
            [](const talk::Scene& scene) { return scene.name == firstScene; });
        if (found != m_scenes.end())
            openScene(*found, Start::Run);
    });
    return middle;
}

void TalkPage::makeExports()
{
    const auto offer = [this](const QString& text, const QString& suffix) {
        auto* action = new QAction(text, this);
        connect(action, &QAction::triggered, this, [this, suffix] { exportAs(suffix); });
        m_exports << action;
    };
    offer(tr("Ladder as SVG…"), QStringLiteral("svg"));
    offer(tr("Ladder as PNG…"), QStringLiteral("png"));
    offer(tr("Ladder as PDF…"), QStringLiteral("pdf"));
    offer(tr("Ladder as plain text…"), QStringLiteral("txt"));
    offer(tr("Session…"), QStringLiteral("sockscope"));
}

void TalkPage::connectToolBar()
{
    connect(m_toolBar, &TalkToolBar::runAllAsked, m_panel, &EndpointPanel::runAll);
    connect(m_toolBar, &TalkToolBar::stepAsked, m_panel, &EndpointPanel::stepAny);
    connect(m_toolBar, &TalkToolBar::stopAllAsked, m_desk.get(), &Desk::stopAll);
    connect(m_toolBar, &TalkToolBar::resetAsked, m_desk.get(), &Desk::startAgain);
    connect(m_toolBar, &TalkToolBar::sceneChosen, this, &TalkPage::chooseScene);
    connect(m_toolBar, &TalkToolBar::realTimeChosen, this,
        [this](bool realTime) { m_ladder->setScale(realTime ? LadderScale::RealTime : LadderScale::Steps); });
    connect(m_toolBar, &TalkToolBar::zoomInAsked, m_ladder, &LadderView::zoomIn);
    connect(m_toolBar, &TalkToolBar::zoomOutAsked, m_ladder, &LadderView::zoomOut);
    connect(m_toolBar, &TalkToolBar::fitAsked, m_ladder, &LadderView::fit);
    connect(m_toolBar, &TalkToolBar::shownChosen, this, [this](TalkToolBar::Shown shown) {
        m_shown = shown;
        showMiddle();
        Q_EMIT wantsFrame();
    });
    connect(m_toolBar, &TalkToolBar::inspectorAsked, this, &TalkPage::showInspector);
}

/// Another journal is on the desk: every view starts anew with it.
void TalkPage::showJournal()
{
    const journal::Journal& journal = m_desk->journal();
    m_selected = 0;
    m_ladder->setJournal(&journal);
    const bool inspectorShown = !m_inspector || !m_inspector->isHidden();
    delete m_log;
    delete m_inspector;
    m_log = new LogView(journal, m_middle);
    m_log->setObjectName(QStringLiteral("log"));
    m_middle->addWidget(m_log);
    m_inspector = new Inspector(journal, m_splitter);
    m_inspector->setObjectName(QStringLiteral("inspector"));
    m_inspector->setMinimumWidth(220);
    m_splitter->addWidget(m_inspector);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setStretchFactor(2, 0);
    if (m_widths.isEmpty())
        shareWidth();
    else
        m_splitter->setSizes(m_widths);
    m_inspector->setVisible(inspectorShown);
    m_inspector->setLadder(&m_ladder->ladder());
    connect(m_log, &LogView::selected, this, &TalkPage::select);
    connect(m_log, &LogView::wantsFrame, this, &Page::wantsFrame);
    connect(m_inspector, &Inspector::activated, this, &TalkPage::select);
    Q_EMIT titleChanged();
    Q_EMIT wantsFrame();
    m_sessionChanged = true;
}

int TalkPage::sceneIndex() const
{
    for (std::size_t i = 0; i < m_scenes.size(); ++i)
        if (QString::fromStdString(m_scenes[i].name) == m_desk->sceneName())
            return static_cast<int>(i);
    return -1;
}

void TalkPage::adapt()
{
    const bool hasEvents = m_desk->journal().size() > 0;
    m_toolBar->setScene(sceneIndex());
    m_toolBar->adaptTo({.hasEndpoints = !m_desk->specs().empty(),
        .isReplay = m_desk->isReplay(),
        .isBusy = m_desk->isBusy(),
        .canStep = m_desk->canStepAny(),
        .hasEvents = hasEvents});
    for (QAction* action : m_exports)
        action->setEnabled(hasEvents);
    showMiddle();
}

void TalkPage::showMiddle()
{
    const bool empty = m_desk->specs().empty() && !m_desk->isReplay() && m_desk->journal().size() == 0;
    if (empty)
        m_middle->setCurrentWidget(m_empty);
    else if (m_shown == TalkToolBar::Shown::Log)
        m_middle->setCurrentWidget(m_log);
    else
        m_middle->setCurrentWidget(m_ladder);
}

void TalkPage::openScene(const talk::Scene& scene, Start start)
{
    m_desk->startScene(scene);
    m_panel->showProtocolOfFirst();
    if (start == Start::Run)
        m_panel->runAll();
}

void TalkPage::chooseScene(int index)
{
    if (index < 0)
        startNew();
    else
        openScene(m_scenes[static_cast<std::size_t>(index)], Start::Open);
}

void TalkPage::showInspector(bool shown)
{
    m_toolBar->setInspectorShown(shown);
    m_inspector->setVisible(shown);
}

/// Until the person has chosen otherwise.
void TalkPage::shareWidth()
{
    const int inspector = width() < widthForAll ? narrowInspector : inspectorWidth;
    m_splitter->setSizes({panelWidth, width() - panelWidth - inspector, inspector});
}

void TalkPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    if (m_widths.isEmpty())
        shareWidth();
    const bool wide = width() >= widthForInspector;
    if (wide != m_wide)
        showInspector(wide);
    m_wide = wide;
}

bool TalkPage::refresh()
{
    const bool news = m_desk->catchUp() || std::exchange(m_sessionChanged, false);
    const bool busy = m_desk->isBusy();
    if (news) {
        m_panel->refresh();
        adapt();
    }
    bool more = false;
    if (news || busy) // also while the log is shown: the inspector asks it where bytes came from
        m_ladder->refresh(m_desk->now());
    if (m_middle->currentWidget() == m_log)
        more = m_log->refresh();
    m_inspector->refresh();
    return busy || more;
}

PageStatus TalkPage::status() const
{
    const journal::ProgramProgress& progress = m_desk->progress();
    quint64 lost = 0;
    for (std::size_t id = 0; id < progress.actorCount(); ++id) {
        const journal::ActorProgress& actor = progress.actor(static_cast<journal::ActorId>(id));
        lost += actor.lost + actor.dropped;
    }
    const talk::Session* session = m_desk->session();
    return {.shown = true,
        .events = m_desk->journal().size(),
        .lost = lost,
        .recording = session && !session->recordingPath().isEmpty() && !session->recordingFailure()};
}

void TalkPage::select(quint64 seq)
{
    if (seq == m_selected)
        return;
    m_selected = seq;
    m_ladder->selectSeq(seq);
    m_log->selectSeq(seq);
    m_inspector->setSeq(seq);
    Q_EMIT wantsFrame();
}

QString TalkPage::name() const
{
    return tr("Talk");
}

QString TalkPage::iconName() const
{
    return QStringLiteral("talk");
}

QString TalkPage::title() const
{
    return m_desk->title().isEmpty() ? tr("New session") : m_desk->title();
}

void TalkPage::openFile(const QString& path)
{
    m_files->open(path);
}

bool TalkPage::canSave() const
{
    return m_desk->journal().size() > 0;
}

void TalkPage::saveAs(const QString& path)
{
    m_files->save(m_desk->source(), path);
}

void TalkPage::exportAs(const QString& suffix)
{
    auto* dialog = new QFileDialog(this, tr("Export"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    dialog->setNameFilter(QStringLiteral("*.") + suffix);
    dialog->selectFile((m_desk->sceneName().isEmpty() ? QStringLiteral("session") : m_desk->sceneName())
        + QLatin1Char('.') + suffix);
    connect(dialog, &QFileDialog::fileSelected, this, &TalkPage::exportTo);
    dialog->open();
}

void TalkPage::exportTo(const QString& path)
{
    if (QFileInfo(path).suffix().toLower() == QLatin1String("sockscope"))
        saveAs(path);
    else
        m_files->write([source = m_desk->source(), path] { return writeLadder(source, path); });
}

void TalkPage::startNew()
{
    m_desk->startEmpty();
}

void TalkPage::stopEverything()
{
    m_desk->stopAll();
}

} // namespace socketscope::ui
