// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/craft/replies/waymodel.h"

#include "ui/craft/replies/packetsof.h"
#include "ui/words/numbers.h"
#include "ui/words/placewords.h"

#include <algorithm>

namespace socketscope::ui {

using crafting::PlaceEvent;
using lab::Happening;

namespace {

WayModel::Mark markOf(Happening what)
{
    switch (what) {
    case Happening::Dropped:
        return WayModel::Mark::Dropped;
    case Happening::Withheld:
        return WayModel::Mark::Withheld;
    case Happening::Delivered:
        return WayModel::Mark::Arrived;
    default:
        return WayModel::Mark::Passed;
    }
}

} // namespace

void WayModel::show(const crafting::Exchange* exchange, const journal::Journal* journal, std::uint32_t number)
{
    const crafting::SentPacket* sent = exchange && journal ? exchange->packet(number) : nullptr;
    const bool isOther = exchange != m_exchange || journal != m_journal || number != m_number || !sent;
    if (isOther && !m_stops.empty()) {
        beginRemoveRows({}, 0, static_cast<int>(m_stops.size()) - 1);
        m_stops.clear();
        endRemoveRows();
    }
    m_exchange = exchange;
    m_journal = journal;
    m_number = number;
    if (!sent)
        return;
    const auto& places = exchange->places();
    const journal::Seq newest = m_stops.empty() ? 0 : m_stops.back();
    std::vector<journal::Seq> stops;
    for (const std::size_t each : sent->places)
        if (places[each].seq > newest)
            stops.push_back(places[each].seq);
    if (stops.empty())
        return;
    if (m_stops.empty())
        m_own = placeOf(*exchange, stops.front())->packet;
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(stops.size()) - 1);
    m_stops.insert(m_stops.end(), stops.begin(), stops.end());
    endInsertRows();
}

const PlaceEvent* WayModel::place(int row) const
{
    return placeOf(*m_exchange, m_stops[static_cast<std::size_t>(row)]);
}

journal::Seq WayModel::seqAt(int row) const
{
    return row < 0 || row >= rowCount() ? 0 : m_stops[static_cast<std::size_t>(row)];
}

int WayModel::rowOf(journal::Seq seq) const
{
    const auto found = std::find(m_stops.begin(), m_stops.end(), seq);
    return found == m_stops.end() ? -1 : static_cast<int>(found - m_stops.begin());
}

int WayModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_stops.size());
}

QString WayModel::line(const PlaceEvent& event) const
{
    const journal::JournalView view(*m_journal);
    return placeLine(event.what, event.reason, nodeName(view, event.node), bytesAt(view, event.seq));
}

QVariant WayModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const PlaceEvent* found = place(index.row());
    if (!found)
        return {};
    const PlaceEvent& event = *found;
    switch (role) {
    case Qt::DisplayRole:
        return line(event);
    case Qt::ToolTipRole: // rich text where it looks like it, so it is made to be
        return QStringLiteral("<p>%1</p>").arg(line(event).toHtmlEscaped());
    case TimeRole:
        return timeText(event.at);
    case MarkRole:
        return static_cast<int>(markOf(event.what));
    case IsAnswerRole:
        return event.packet != m_own;
    default:
        return {};
    }
}

} // namespace socketscope::ui
