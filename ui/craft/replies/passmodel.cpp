// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/craft/replies/passmodel.h"

#include "ui/craft/replies/packetsof.h"
#include "ui/craft/replies/packettable.h"
#include "ui/words/glance.h"
#include "ui/words/numbers.h"
#include "ui/words/replywords.h"

#include <algorithm>

namespace socketscope::ui {

using crafting::Overheard;

namespace {

int alignmentOf(int column)
{
    const bool isNumber = column == PassModel::Time || column == PassModel::Size;
    return int((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

} // namespace

void PassModel::show(const crafting::Exchange* exchange, const journal::Journal* journal)
{
    if (m_rows > 0) {
        beginRemoveRows({}, 0, m_rows - 1);
        m_rows = 0;
        endRemoveRows();
    }
    m_exchange = exchange;
    m_journal = journal;
    catchUp();
}

void PassModel::catchUp()
{
    const int now = m_exchange && m_journal ? static_cast<int>(m_exchange->overheard().size()) : 0;
    if (now <= m_rows)
        return;
    beginInsertRows({}, m_rows, now - 1);
    m_rows = now;
    endInsertRows();
}

journal::Seq PassModel::seqAt(int row) const
{
    return row < 0 || row >= m_rows ? 0 : m_exchange->overheard()[static_cast<std::size_t>(row)].seq;
}

int PassModel::rowOf(journal::Seq seq) const
{
    if (m_rows == 0 || seq == 0)
        return -1;
    const auto& all = m_exchange->overheard();
    const auto found = std::partition_point(
        all.begin(), all.end(), [seq](const Overheard& each) { return each.seq < seq; });
    const auto row = static_cast<int>(found - all.begin());
    return row < m_rows && found->seq == seq ? row : -1;
}

int PassModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int PassModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString PassModel::cell(const Overheard& packet, Column column) const
{
    switch (column) {
    case Time:
        return timeText(packet.at);
    case From:
        return endText(packet.from);
    case To:
        return endText(packet.to);
    case What: {
        const journal::JournalView view(*m_journal);
        const QString glance = packetGlance(bytesAt(view, packet.seq));
        return glance.isEmpty() ? tr("no packet that can be read") : glance;
    }
    case Why:
        return overheardText(packet);
    case Size:
        return countText(packet.length);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant PassModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Overheard& packet = m_exchange->overheard()[static_cast<std::size_t>(index.row())];
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return cell(packet, column);
    case Qt::TextAlignmentRole:
        return alignmentOf(column);
    case PacketTable::CodeRole:
        return column == Time || column == From || column == To || column == Size;
    case PacketTable::ToneRole:
        return static_cast<int>(column == Time || column == Why ? RowTone::Quiet : RowTone::Plain);
    default:
        return {};
    }
}

QVariant PassModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignmentOf(section);
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Time:
        return tr("Time");
    case From:
        return tr("From");
    case To:
        return tr("To");
    case What:
        return tr("What");
    case Why:
        return tr("Why it is here");
    case Size:
        return tr("Bytes");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace socketscope::ui
