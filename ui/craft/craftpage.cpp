// SPDX-License-Identifier: GPL-3.0-or-later
// How the page is put together; what it does is in craftwork.cpp and craftfiles.cpp.
#include "ui/craft/craftpage.h"

#include "core/craft/templates.h"
#include "ui/craft/bytes/fieldlist.h"
#include "ui/craft/bytes/hexeditor.h"
#include "ui/craft/bytes/payloadeditor.h"
#include "ui/craft/grid/gridview.h"
#include "ui/craft/layers/layerchoice.h"
#include "ui/craft/replies/packetpanel.h"
#include "ui/craft/replies/receiverpanel.h"
#include "ui/craft/replies/repliespanel.h"
#include "ui/craft/send/craftstrip.h"
#include "ui/craft/sums/codepanel.h"
#include "ui/craft/sums/sumspanel.h"
#include "ui/craft/templates/templatemenu.h"
#include "ui/theme/icons.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/confirmstrip.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QtCore/QEvent>
#include <QtCore/QFileInfo>
#include <QtGui/QAction>
#include <QtWidgets/QMenu>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

namespace socketscope::ui {

namespace {

constexpr int sideWidth = 386;
constexpr int narrowestSide = 300;
constexpr int leastReplies = 150;
constexpr int leastPicture = 330; ///< of the way, or of the ladder
constexpr int leastOfNone = 136; ///< while nothing was sent
constexpr int wideEnough = 900; ///< of the page, for the panel at its right

craft::Packet firstPacket()
{
    return craft::builtinTemplate("udp-hello").value_or(craft::Packet {});
}

/// The widget with room around it.
QWidget* padded(QWidget* widget, const QMargins& margins, QWidget* parent)
{
    auto* around = new QWidget(parent);
    auto* column = new QVBoxLayout(around);
    column->setContentsMargins(margins);
    column->addWidget(widget);
    return around;
}

} // namespace

CraftPage::CraftPage(Needs needs, QWidget* parent)
    : Page(parent)
    , m_networks(std::move(needs.networks))
    , m_desk(std::make_unique<CraftDesk>(std::move(needs.makeSession)))
    , m_planner(needs.netThread, m_networks.front().make)
    , m_files(new SessionFiles(this))
    , m_templates(new TemplateMenu(m_editor, TemplateShelf(needs.templateFolder), this))
{
    m_editor.start(firstPacket());
    makeMenus();
    build();
    makeShortcuts();
    connectBar();
    connectViews();
    connectDesk();
    showSession();
}

CraftPage::~CraftPage()
{
    // The views look at what the desk has read; they go first.
    delete m_splitter;
}

void CraftPage::makeMenus()
{
    const auto offer = [this](QList<QAction*>& menu, const QString& text, auto act) {
        menu << new QAction(text, this);
        connect(menu.last(), &QAction::triggered, this, act);
        return menu.last();
    };
    offer(m_copies, QStringLiteral("Python"), [this] { copyAs(QStringLiteral("python")); });
    offer(m_copies, QStringLiteral("C"), [this] { copyAs(QStringLiteral("c")); });
    offer(m_copies, QStringLiteral("scapy"), [this] { copyAs(QStringLiteral("scapy")); });
    offer(m_copies, tr("Hex digits"), [this] { copyAs(QStringLiteral("hex")); });
    offer(m_exports, tr("Packets as pcapng…"), [this] { exportAs(QStringLiteral("pcapng")); });
    m_picture
        = offer(m_exports, tr("Picture of the headers as PNG…"), [this] { exportAs(QStringLiteral("png")); });
    offer(m_exports, tr("Session…"), [this] { exportAs(QStringLiteral("sockscope")); });
}

void CraftPage::makeShortcuts()
{
    const auto offer = [this](const QString& text, const QKeySequence& keys, auto act) {
        auto* action = new QAction(text, this);
        action->setShortcut(keys);
        connect(action, &QAction::triggered, this, act);
        addAction(action);
    };
    offer(tr("Send the packet"), QKeySequence(Qt::CTRL | Qt::Key_Return), [this] { send(); });
    offer(tr("Paste a packet"), QKeySequence::Paste, [this] { pasteFromClipboard(); });
}

void CraftPage::build()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* copies = new QMenu(this);
    copies->addActions(m_copies);
    auto* exports = new QMenu(this);
    exports->addActions(m_exports);
    QAction* undo = m_editor.undoStack().createUndoAction(this, tr("Undo"));
    undo->setIcon(icon(QStringLiteral("undo"), &Theme::quiet));
    undo->setIconText(tr("Undo"));
    undo->setShortcut(QKeySequence::Undo);
    QAction* redo = m_editor.undoStack().createRedoAction(this, tr("Redo"));
    redo->setIcon(icon(QStringLiteral("redo"), &Theme::quiet));
    redo->setIconText(tr("Redo"));
    redo->setShortcuts({QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
    addActions({undo, redo});
    m_bar = new CraftBar(m_editor, {m_templates, copies, exports, undo, redo}, this);
    m_strip = new CraftStrip(m_networks, this);
    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->setHandleWidth(1);
    m_splitter->addWidget(buildMiddle());
    m_splitter->addWidget(buildSide());
    m_splitter->setCollapsible(0, false);
    m_splitter->setCollapsible(1, false);
    m_splitter->setStretchFactor(0, 1);
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { m_ownWidths = true; });
    column->addWidget(m_bar);
    column->addWidget(m_strip);
    column->addWidget(m_splitter, 1);
}

QWidget* CraftPage::buildMiddle()
{
    auto* middle = new QWidget(m_splitter);
    auto* column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_banner = new Banner(middle);
    m_banner->setObjectName(QStringLiteral("craftBanner"));
    m_confirm = new ConfirmStrip(tr("Send with that source"), tr("Do not send"), middle);
    m_confirm->setObjectName(QStringLiteral("craftConfirm"));
    auto* around = new QVBoxLayout;
    around->setContentsMargins(16, 0, 16, 0);
    around->addWidget(m_confirm);
    m_views = new QSplitter(Qt::Vertical, middle);
    m_views->setHandleWidth(1);
    m_views->addWidget(buildPacket());
    m_replies = new RepliesPanel(m_views);
    m_views->addWidget(padded(m_replies, {18, 8, 18, 0}, m_views));
    m_views->setCollapsible(0, false);
    m_views->setCollapsible(1, false);
    connect(m_views, &QSplitter::splitterMoved, this, [this] { m_ownHeights = true; });
    column->addWidget(m_banner);
    column->addLayout(around);
    column->addWidget(m_views, 1);
    return middle;
}

/// The packet in one column, as the mockup of a page of paper.
QWidget* CraftPage::buildPacket()
{
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(18, 10, 18, 16);
    column->setSpacing(8);
    m_layers = new LayerChoice(m_editor, content);
    m_grid = new GridView(m_editor, content);
    m_grid->setPayloadShown(false);
    m_payload = new PayloadEditor(m_editor, content);
    connect(m_grid, &GridView::payloadWanted, m_payload, qOverload<>(&QWidget::setFocus));
    column->addWidget(m_layers);
    column->addWidget(m_grid);
    column->addWidget(m_payload);
    column->addWidget(makeLabel(tr("On the wire"), LabelStyle::Bold, content));
    column->addWidget(new HexEditor(m_editor, content));
    column->addStretch(1);
    m_scroll = new QScrollArea;
    m_scroll->setObjectName(QStringLiteral("craftScroll"));
    m_scroll->setWidget(content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    content->installEventFilter(this);
    m_views->installEventFilter(this);
    return m_scroll;
}

QWidget* CraftPage::buildSide()
{
    m_side = new QWidget(m_splitter);
    m_side->setMinimumWidth(narrowestSide);
    m_side->setBackgroundRole(QPalette::Base);
    m_side->setAutoFillBackground(true);
    auto* column = new QVBoxLayout(m_side);
    column->setContentsMargins(0, 10, 0, 0);
    m_sides = new SegmentedControl(
        {tr("Steps"), tr("Fields"), tr("Code"), tr("Packet"), tr("Receive")}, tr("Panel"), m_side);
    m_sides->setObjectName(QStringLiteral("craftSides"));
    m_sides->setChoiceToolTip(int(Side::Steps), tr("The checksum, added up step by step"));
    m_sides->setChoiceToolTip(int(Side::Fields), tr("Every field as a list"));
    m_sides->setChoiceToolTip(int(Side::Code), tr("The packet as Python, C and scapy"));
    m_sides->setChoiceToolTip(int(Side::Packet), tr("What was sent and what came back, opened up"));
    m_sides->setChoiceToolTip(int(Side::Receive), tr("Raw sockets that hear what passes"));
    m_sideStack = new QStackedWidget(m_side);
    m_packetPanel = new PacketPanel(m_sideStack);
    m_receiver = new ReceiverPanel(m_sideStack);
    m_fields = new FieldList(m_editor, m_sideStack);
    const QMargins margins(14, 4, 14, 12);
    m_sideStack->addWidget(padded(new SumsPanel(m_editor, m_sideStack), margins, m_sideStack));
    m_sideStack->addWidget(padded(m_fields, margins, m_sideStack));
    m_sideStack->addWidget(padded(new CodePanel(m_editor, m_sideStack), margins, m_sideStack));
    m_sideStack->addWidget(m_packetPanel);
    m_sideStack->addWidget(m_receiver);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(14, 0, 14, 0);
    row->addWidget(m_sides);
    row->addStretch(1);
    column->addLayout(row);
    column->addWidget(m_sideStack, 1);
    connect(m_sides, &SegmentedControl::currentChanged, m_sideStack, &QStackedWidget::setCurrentIndex);
    return m_side;
}

void CraftPage::connectBar()
{
    connect(m_bar, &CraftBar::quickAsked, this, &CraftPage::startFrom);
    connect(m_bar, &CraftBar::pasteAsked, this, [this] { openPasteDialog({}); });
    connect(m_bar, &CraftBar::sendAsked, this, &CraftPage::send);
    connect(m_bar, &CraftBar::repeatAsked, this, [this] { request(m_bar->repetition()); });
    connect(m_bar, &CraftBar::stopAsked, m_desk.get(), &CraftDesk::stop);
    connect(m_strip, &CraftStrip::networkChosen, this, &CraftPage::networkChosen);
    connect(m_strip, &CraftStrip::wayChosen, this, [this] {
        m_planIsOld = true;
        Q_EMIT wantsFrame();
    });
    connect(m_strip, &CraftStrip::panelAsked, m_side, &QWidget::setVisible);
    connect(m_templates, &TemplateMenu::failed, this, [this](const QString& text) { say(text, true); });
    connect(m_banner, &Banner::actionTriggered, this, &CraftPage::useAddresses);
    connect(m_confirm, &ConfirmStrip::declined, m_confirm, &QWidget::hide);
    connect(m_confirm, &ConfirmStrip::confirmed, this, [this] {
        m_confirm->hide();
        m_forgedConfirmed = true;
        if (m_plan)
            m_strip->showPlan(*m_plan, true);
        sendNow();
    });
}

void CraftPage::connectViews()
{
    connect(&m_planner, &crafting::Planner::planned, this, &CraftPage::showPlan);
    connect(&m_editor, &PacketEditor::changed, this, [this] {
        m_planIsOld = true;
        m_confirm->hide();
        m_banner->hide();
        Q_EMIT titleChanged();
        Q_EMIT wantsFrame();
    });
    connect(&m_editor, &PacketEditor::replaced, this, &CraftPage::offerAddresses);
    connect(m_layers, &LayerChoice::refused, this, &CraftPage::showRefusal);
    connect(m_replies, &RepliesPanel::packetChosen, this, &CraftPage::showPacket);
    connect(m_replies, &RepliesPanel::tabChanged, this, &CraftPage::shareRoom);
    connect(m_receiver, &ReceiverPanel::listen, this, &CraftPage::listen);
    connect(m_receiver, &ReceiverPanel::stopListening, m_desk.get(), &CraftDesk::stopListening);
}

void CraftPage::connectDesk()
{
    connect(m_desk.get(), &CraftDesk::sessionChanged, this, &CraftPage::showSession);
    connect(m_desk.get(), &CraftDesk::stateChanged, this, [this] {
        showState();
        Q_EMIT wantsFrame();
    });
    connect(m_desk.get(), &CraftDesk::listeningChanged, this, &CraftPage::showState);
    connect(m_desk.get(), &CraftDesk::refused, this, [this](const Error& error) {
        if (error.code == ErrorCode::ForgedSource)
            askForged(QString::fromStdString(error.detail));
        else
            showRefusal(error);
    });
    connect(m_files, &SessionFiles::failed, this, &Page::noticeRaised);
    connect(m_files, &SessionFiles::saved, this, &Page::fileUsed);
    connect(m_files, &SessionFiles::opened, this,
        [this](const QString& path, const std::shared_ptr<journal::OpenedSession>& session) {
            m_desk->showReplay(std::move(*session), QFileInfo(path).completeBaseName());
            m_replayIsNew = true;
            Q_EMIT fileUsed(path);
        });
}

QString CraftPage::name() const
{
    return tr("Craft");
}

QString CraftPage::iconName() const
{
    return QStringLiteral("craft");
}

void CraftPage::showSide(Side side)
{
    m_sides->setCurrent(int(side));
    m_side->show();
    m_strip->setPanelShown(true);
}

/// Where there is little room the panel at the right makes way for the packet, until it is asked for.
void CraftPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    const bool wide = width() >= wideEnough;
    if (wide != m_wide) {
        m_wide = wide;
        m_side->setVisible(wide);
        m_strip->setPanelShown(wide);
    }
    shareRoom();
}

/// The packet has become higher or lower, or there is another room for it.
bool CraftPage::eventFilter(QObject* watched, QEvent* event)
{
    const bool packetGrew = event->type() == QEvent::LayoutRequest && watched == m_scroll->widget();
    if (packetGrew || (event->type() == QEvent::Resize && watched == m_views))
        QMetaObject::invokeMethod(this, &CraftPage::shareRoom, Qt::QueuedConnection);
    return Page::eventFilter(watched, event);
}

/// Until a person has chosen otherwise: the packet is as high as it is, the replies take the rest.
void CraftPage::shareRoom()
{
    if (!m_ownWidths)
        m_splitter->setSizes({width() - sideWidth, sideWidth});
    if (m_ownHeights)
        return;
    const int all = m_views->height();
    const RepliesPanel::Tab tab = m_replies->tab();
    const bool isPicture = tab == RepliesPanel::OnTheWay || tab == RepliesPanel::Ladder;
    const int least = m_desk->isEmpty() ? leastOfNone : isPicture ? leastPicture : leastReplies;
    const int packet = qMin(m_scroll->widget()->sizeHint().height(), all - least);
    m_views->setSizes({packet, all - packet});
}

} // namespace socketscope::ui
