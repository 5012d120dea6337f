// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/inspector/probeinspector.h"

#include "ui/packet/packetinspector.h"
#include "ui/trace/inspector/probeevidence.h"

#include <QtWidgets/QVBoxLayout>

namespace socketscope::ui {

ProbeInspector::ProbeInspector(QWidget* parent)
    : QWidget(parent)
    , m_packets(new PacketInspector({tr("Probe inspector"), tr("No probe chosen"),
                                        tr("Choose a hop, or a point of the plot, to see the packet that "
                                           "left and the one that came back."),
                                        tr("Nothing has come back")},
          this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_packets);
}

void ProbeInspector::fill(const ProbeEvidence& evidence)
{
    m_packets->showPackets(explain(evidence.story), evidence.sent, evidence.received);
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
        m_packets->explain(explain(evidence->story)); // packets stay: a field may be chosen in them
    m_hadAnswer = hasAnswer;
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
    m_packets->showPackets(explain(evidence->story), std::nullopt, evidence->received);
}

void ProbeInspector::clear()
{
    m_shown = {};
    m_settled = false;
    m_hadAnswer = false;
    m_packets->clear();
}

} // namespace socketscope::ui
