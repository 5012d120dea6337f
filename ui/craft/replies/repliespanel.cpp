// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/craft/replies/repliespanel.h"

#include "ui/craft/replies/packetsof.h"
#include "ui/craft/replies/packettable.h"
#include "ui/craft/replies/passmodel.h"
#include "ui/craft/replies/replymodel.h"
#include "ui/craft/replies/wayview.h"
#include "ui/ladder/ladderview.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/words/numbers.h"

#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

namespace socketscope::ui {

namespace {

constexpr int emptyPage = 1; // of a stack of a view and its empty state

} // namespace

RepliesPanel::RepliesPanel(QWidget* parent)
    : QWidget(parent)
    , m_tabs(new SegmentedControl(
          {tr("Replies"), tr("What passes"), tr("On the way"), tr("Ladder")}, tr("Shown"), this))
    , m_views(new QStackedWidget(this))
    , m_replyModel(new ReplyModel(this))
    , m_passModel(new PassModel(this))
{
    setAccessibleName(tr("Replies"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_tabs, 0, Qt::AlignLeft);
    column->addWidget(m_views, 1);
    buildTables();
    buildWay();
    buildLadder();
    connect(m_tabs, &SegmentedControl::currentChanged, this, &RepliesPanel::chooseTab);
    showEmptiness();
}

RepliesPanel::~RepliesPanel()
{
    delete m_views; // the views look at models and journal; they go first
}

QWidget* RepliesPanel::withEmptyState(QWidget* view, const QString& title, const QString& sentence)
{
    auto* stack = new QStackedWidget(m_views);
    stack->addWidget(view);
    stack->addWidget(new EmptyState(title, sentence, {}, stack));
    stack->setCurrentIndex(emptyPage);
    m_views->addWidget(stack);
    return stack;
}

void RepliesPanel::buildTables()
{
    // No., sent at, to, from, what, round trip, bytes
    m_replies = new PacketTable(m_replyModel, {{5}, {9, 2}, {21, 4}, {16, 1}, {0}, {10}, {6, 3}}, m_views);
    m_replies->setObjectName(QStringLiteral("replies"));
    m_replies->setAccessibleName(tr("Sent packets and what came back"));
    // Time, from, to, what, why, bytes
    m_passing = new PacketTable(m_passModel, {{9}, {21}, {21, 2}, {0}, {26, 1}, {6, 3}}, m_views);
    m_passing->setObjectName(QStringLiteral("passing"));
    m_passing->setAccessibleName(tr("Packets that belong to none that was sent"));
    withEmptyState(m_replies, tr("Nothing was sent yet"),
        tr("Send puts the packet on the network; what comes back is listed here."));
    withEmptyState(m_passing, tr("Nothing else has passed"),
        tr("Packets that come in and answer none of yours are listed here, and all that a raw receiver "
           "hears."));
    connect(m_replies, &PacketTable::rowChosen, this,
        [this](int row) { chosenByPerson(m_replyModel->seqAt(row)); });
    connect(m_passing, &PacketTable::rowChosen, this,
        [this](int row) { chosenByPerson(m_passModel->seqAt(row)); });
}

void RepliesPanel::buildWay()
{
    m_way = new WayView(m_views);
    m_way->setObjectName(QStringLiteral("way"));
    m_views->addWidget(m_way);
    connect(m_way, &WayView::placeChosen, this, &RepliesPanel::chosenByPerson);
}

void RepliesPanel::buildLadder()
{
    m_ladder = new LadderView(m_views);
    m_ladder->setObjectName(QStringLiteral("ladder"));
    withEmptyState(m_ladder, tr("Nothing was sent yet"),
        tr("Once a packet is sent, each socket call and each packet has its row here."));
    connect(m_ladder, &LadderView::selected, this, &RepliesPanel::chosenByPerson);
    connect(m_ladder, &LadderView::followChanged, this, [this] { m_ladder->refresh(m_now); });
}

void RepliesPanel::show(const crafting::Exchange* exchange, const journal::Journal* journal)
{
    const bool both = exchange && journal;
    m_exchange = both ? exchange : nullptr;
    m_journal = both ? journal : nullptr;
    m_chosen = 0;
    m_now = {};
    m_replyModel->show(m_exchange, m_journal);
    m_passModel->show(m_exchange, m_journal);
    m_way->show(m_exchange, m_journal, 0);
    m_ladder->setJournal(m_journal);
    catchUp();
}

void RepliesPanel::catchUp(Instant now)
{
    m_replyModel->catchUp();
    m_passModel->catchUp();
    m_replies->follow();
    m_passing->follow();
    m_now = std::max(m_now, now);
    if (m_journal && tab() == Ladder) {
        const journal::JournalView view(*m_journal);
        if (view.size() > 0)
            m_now = std::max(m_now, view.at(view.size()).at);
        m_ladder->refresh(m_now);
    }
    if (tab() == OnTheWay)
        m_way->show(m_exchange, m_journal, chosenNumber());
    showEmptiness();
    showNumbers();
}

void RepliesPanel::showEmptiness()
{
    const auto decide = [](const QWidget* view, bool isEmpty) {
        static_cast<QStackedWidget*>(view->parentWidget())->setCurrentIndex(isEmpty ? emptyPage : 0);
    };
    decide(m_replies, m_replyModel->rowCount() == 0);
    decide(m_passing, m_passModel->rowCount() == 0);
    decide(m_ladder, !m_journal || m_journal->size() == 0);
    const bool practice = m_exchange && !m_exchange->network().empty();
    m_tabs->setChoiceEnabled(OnTheWay, practice);
    m_tabs->setChoiceToolTip(
        OnTheWay, practice ? QString() : tr("Only a practice network shows what happens on the way"));
    if (!practice && tab() == OnTheWay)
        m_tabs->setCurrent(Replies);
}

/// How many packets passed stands on their tab.
void RepliesPanel::showNumbers()
{
    const std::size_t passed = m_exchange ? m_exchange->overheard().size() : 0;
    if (passed == m_passed)
        return;
    m_passed = passed;
    m_tabs->setChoiceText(Passing,
        passed == 0 ? tr("What passes") : tr("What passes (%1)").arg(countText(static_cast<qint64>(passed))));
}

std::uint32_t RepliesPanel::chosenNumber() const
{
    if (!m_exchange)
        return 0;
    if (const PacketOf packet = packetOf(*m_exchange, m_chosen); packet.sent)
        return packet.sent->number;
    // Until somebody chooses, the newest one.
    return m_exchange->sent().empty() ? 0 : m_exchange->sent().back().number;
}

void RepliesPanel::chosenByPerson(journal::Seq seq)
{
    if (seq == 0)
        return;
    choose(seq);
    Q_EMIT packetChosen(seq);
}

void RepliesPanel::choose(journal::Seq seq)
{
    m_chosen = seq;
    m_replies->chooseRow(m_replyModel->rowOf(seq));
    m_passing->chooseRow(m_passModel->rowOf(seq));
    if (tab() == OnTheWay)
        m_way->show(m_exchange, m_journal, chosenNumber());
    m_way->choose(seq);
    m_ladder->selectSeq(seq);
}

void RepliesPanel::chooseTab(int tab)
{
    m_views->setCurrentIndex(tab);
    catchUp();
    Q_EMIT tabChanged();
}

RepliesPanel::Tab RepliesPanel::tab() const
{
    return static_cast<Tab>(m_tabs->current());
}

void RepliesPanel::setTab(Tab tab)
{
    m_tabs->setCurrent(tab);
}

} // namespace socketscope::ui
