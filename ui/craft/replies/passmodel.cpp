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
    drop(m_rows.size());
    m_exchange = exchange;
    m_journal = journal;
    catchUp();
}

void PassModel::drop(std::size_t count)
{
    if (count == 0)
        return;
    beginRemoveRows({}, 0, static_cast<int>(count) - 1);
    m_rows.erase(m_rows.begin(), m_rows.begin() + static_cast<std::ptrdiff_t>(count));
    endRemoveRows();
}

void PassModel::catchUp()
{
    if (!m_exchange || !m_journal || m_exchange->overheard().empty())
        return;
    const auto& all = m_exchange->overheard();
    const journal::Seq oldest = all.front().seq;
    drop(static_cast<std::size_t>(std::lower_bound(m_rows.begin(), m_rows.end(), oldest) - m_rows.begin()));
    const journal::Seq newest = m_rows.empty() ? 0 : m_rows.back();
    const auto first = std::partition_point(
        all.begin(), all.end(), [newest](const Overheard& each) { return each.seq <= newest; });
    if (first == all.end())
        return;
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(all.end() - first) - 1);
    for (auto each = first; each != all.end(); ++each)
        m_rows.push_back(each->seq);
    endInsertRows();
}

journal::Seq PassModel::seqAt(int row) const
{
    return row < 0 || row >= rowCount() ? 0 : m_rows[static_cast<std::size_t>(row)];
}

int PassModel::rowOf(journal::Seq seq) const
{
    const auto found = std::lower_bound(m_rows.begin(), m_rows.end(), seq);
    return found == m_rows.end() || *found != seq ? -1 : static_cast<int>(found - m_rows.begin());
}

int PassModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
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
    const Overheard* packet = overheardOf(*m_exchange, seqAt(index.row()));
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return packet ? cell(*packet, column) : QString();
    case Qt::ToolTipRole: // rich text where it looks like it, so it is made to be
        return packet && (column == What || column == Why)
            ? QStringLiteral("<p>%1</p>").arg(cell(*packet, column).toHtmlEscaped())
            : QVariant();
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
