// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/inspector/probeinspector.h"

#include "ui/packet/checksumview.h"
#include "ui/packet/packetview.h"
#include "ui/trace/inspector/probeevidence.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/notebox.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QtCore/QScopedValueRollback>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QStackedLayout>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

namespace socketscope::ui {
namespace {

constexpr int margin = 12;

QLabel* selectable(QLabel* label)
{
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setWordWrap(true);
    return label;
}

} // namespace

ProbeInspector::ProbeInspector(QWidget* parent)
    : QWidget(parent)
    , m_stack(new QStackedLayout(this))
{
    setAccessibleName(tr("Probe inspector"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_stack->addWidget(new EmptyState(tr("No probe chosen"),
        tr("Choose a hop, or a point of the plot, to see the packet that left and the one that came back."),
        {}, this));
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(buildPage());
    m_stack->addWidget(scroll);
}

QWidget* ProbeInspector::buildPage()
{
    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(8);
    m_title = selectable(makeLabel({}, LabelStyle::Bold, page));
    m_title->setObjectName(QStringLiteral("probeTitle"));
    m_subtitle = selectable(makeLabel({}, LabelStyle::Quiet, page));
    m_subtitle->setObjectName(QStringLiteral("probeSubtitle"));
    m_tabs = new SegmentedControl({tr("Sent"), tr("Received"), tr("Checksum")}, tr("Shown"), page);
    m_views = new QStackedWidget(page);
    m_sent = new PacketView(m_views);
    m_received = new PacketView(m_views);
    m_checksum = new ChecksumView(m_views);
    for (QWidget* view : std::initializer_list<QWidget*> {m_sent, m_received, m_checksum})
        m_views->addWidget(view);
    m_note = new NoteBox({}, page);
    m_note->setObjectName(QStringLiteral("probeNote"));
    column->addWidget(m_title);
    column->addWidget(m_subtitle);
    column->addWidget(m_tabs, 0, Qt::AlignLeft);
    column->addWidget(m_views, 1);
    column->addWidget(m_note);
    connect(m_tabs, &SegmentedControl::currentChanged, this, &ProbeInspector::chooseTab);
    return page;
}

void ProbeInspector::chooseTab(int tab)
{
    m_views->setCurrentIndex(tab);
    if (!m_filling)
        m_wanted = tab;
}

/// Shows the tab that the person wants where it can be had.
void ProbeInspector::offer(bool hasSent, bool hasReceived)
{
    const QScopedValueRollback filling(m_filling, true);
    m_tabs->setChoiceEnabled(Sent, hasSent);
    m_tabs->setChoiceEnabled(Received, hasReceived);
    m_tabs->setChoiceToolTip(Received, hasReceived ? QString() : tr("Nothing has come back"));
    int tab = m_wanted;
    if (tab == Received && !hasReceived)
        tab = Sent;
    if (tab == Sent && !hasSent)
        tab = Received;
    m_tabs->setCurrent(tab);
    m_views->setCurrentIndex(tab);
}

void ProbeInspector::explainIt(const Explanation& said)
{
    m_title->setText(said.title);
    m_subtitle->setText(said.subtitle);
    m_note->setText(said.text);
}

void ProbeInspector::fill(const ProbeEvidence& evidence)
{
    explainIt(explain(evidence.story));
    m_sent->setPacket(evidence.sent);
    std::vector<ChecksumView::Titled> packets;
    if (evidence.received) {
        m_received->setPacket(*evidence.received);
        packets.push_back({tr("Received"), *evidence.received});
    }
    packets.push_back({tr("Sent"), evidence.sent});
    m_checksum->setPackets(std::move(packets));
    offer(true, evidence.received.has_value());
}

void ProbeInspector::showProbe(
    const journal::Journal& journal, const tracing::TraceReader& reader, std::uint32_t probe)
{
    const Shown wanted {&journal, probe, 0};
    const bool isNew = wanted != m_shown;
    if (!isNew && (m_settled || journal.size() == m_readTo))
        return;
    const journal::JournalView view(journal);
    const auto evidence = readProbe(view, reader, probe);
    if (!evidence)
        return clear();
    m_shown = wanted;
    m_settled = evidence->settled;
    m_readTo = view.size();
    const bool hasAnswer = evidence->received.has_value();
    if (isNew || hasAnswer != m_hadAnswer)
        fill(*evidence);
    else
        explainIt(explain(evidence->story)); // packets stay: a field may be chosen in them
    m_hadAnswer = hasAnswer;
    m_stack->setCurrentIndex(1);
}

void ProbeInspector::showStray(const journal::Journal& journal, journal::Seq seq)
{
    const Shown wanted {&journal, 0, seq};
    if (wanted == m_shown)
        return;
    const journal::JournalView view(journal);
    auto evidence = readStray(view, seq);
    if (!evidence)
        return clear();
    m_shown = wanted;
    m_settled = true;
    explainIt(explain(evidence->story));
    m_received->setPacket(evidence->received);
    std::vector<ChecksumView::Titled> packets;
    packets.push_back({{}, std::move(evidence->received)});
    m_checksum->setPackets(std::move(packets));
    offer(false, true);
    m_stack->setCurrentIndex(1);
}

void ProbeInspector::clear()
{
    m_shown = {};
    m_settled = false;
    m_hadAnswer = false;
    m_stack->setCurrentIndex(0);
}

} // namespace socketscope::ui
