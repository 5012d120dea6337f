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
    if (isOther && !m_places.empty()) {
        beginRemoveRows({}, 0, static_cast<int>(m_places.size()) - 1);
        m_places.clear();
        endRemoveRows();
    }
    m_exchange = exchange;
    m_journal = journal;
    m_number = number;
    if (!sent || sent->places.size() <= m_places.size())
        return;
    const auto first = static_cast<int>(m_places.size());
    beginInsertRows({}, first, static_cast<int>(sent->places.size()) - 1);
    m_places = sent->places;
    endInsertRows();
}

const PlaceEvent& WayModel::place(int row) const
{
    return m_exchange->places()[m_places[static_cast<std::size_t>(row)]];
}

journal::Seq WayModel::seqAt(int row) const
{
    return row < 0 || static_cast<std::size_t>(row) >= m_places.size() ? 0 : place(row).seq;
}

int WayModel::rowOf(journal::Seq seq) const
{
    const auto found = std::find_if(m_places.begin(), m_places.end(),
        [this, seq](std::size_t each) { return m_exchange->places()[each].seq == seq; });
    return found == m_places.end() ? -1 : static_cast<int>(found - m_places.begin());
}

int WayModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_places.size());
}

QVariant WayModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const PlaceEvent& event = place(index.row());
    switch (role) {
    case Qt::DisplayRole: {
        const journal::JournalView view(*m_journal);
        return placeLine(event.what, event.reason, nodeName(view, event.node), bytesAt(view, event.seq));
    }
    case TimeRole:
        return timeText(event.at);
    case MarkRole:
        return static_cast<int>(markOf(event.what));
    case IsAnswerRole:
        return event.packet != place(0).packet;
    default:
        return {};
    }
}

} // namespace socketscope::ui
