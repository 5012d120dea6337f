// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/craft/replies/replymodel.h"

#include "ui/craft/replies/packetsof.h"
#include "ui/words/errorwords.h"
#include "ui/words/numbers.h"
#include "ui/words/probewords.h"
#include "ui/words/replywords.h"

#include <algorithm>

namespace socketscope::ui {

using crafting::Reply;
using crafting::SentPacket;

namespace {

bool isCode(int column)
{
    return column != ReplyModel::What;
}

int alignmentOf(int column)
{
    const bool isNumber = column == ReplyModel::Number || column == ReplyModel::Sent
        || column == ReplyModel::RoundTrip || column == ReplyModel::Size;
    return int((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

} // namespace

void ReplyModel::show(const crafting::Exchange* exchange, const journal::Journal* journal)
{
    if (!m_rows.empty()) {
        beginRemoveRows({}, 0, static_cast<int>(m_rows.size()) - 1);
        m_rows.clear();
        endRemoveRows();
    }
    m_exchange = exchange;
    m_journal = journal;
    m_lastReply = 0;
    m_firstOpen = 0;
    m_size = 0;
    m_toldAll = false;
    m_cells.clear();
    catchUp();
}

int ReplyModel::catchUp()
{
    if (!m_exchange || !m_journal)
        return 0;
    dropForgotten();
    const auto before = m_rows.size();
    addReplies();
    addSent();
    tellChanges();
    return static_cast<int>(m_rows.size() - before);
}

void ReplyModel::dropForgotten()
{
    const auto& sent = m_exchange->sent();
    const std::size_t count = sent.empty() ? 0 : firstRowOf(sent.front().number);
    if (count == 0)
        return;
    beginRemoveRows({}, 0, static_cast<int>(count) - 1);
    m_rows.erase(m_rows.begin(), m_rows.begin() + static_cast<std::ptrdiff_t>(count));
    m_firstOpen -= std::min(m_firstOpen, count);
    endRemoveRows();
}

/// All that left since the last time, with what has come back for it by now, at once.
void ReplyModel::addSent()
{
    const auto& sent = m_exchange->sent();
    auto next = std::partition_point(sent.begin(), sent.end(),
        [last = lastNumber()](const SentPacket& each) { return each.number <= last; });
    std::vector<Row> rows;
    for (; next != sent.end(); ++next) {
        if (next->replies.empty())
            rows.push_back({next->number, 0});
        for (const std::size_t reply : next->replies)
            rows.push_back({next->number, static_cast<std::uint32_t>(m_exchange->replies()[reply].seq)});
    }
    if (rows.empty())
        return;
    const auto first = static_cast<int>(m_rows.size());
    beginInsertRows({}, first, first + static_cast<int>(rows.size()) - 1);
    m_rows.insert(m_rows.end(), rows.begin(), rows.end());
    endInsertRows();
}

/// Replies to packets that have their row already; the others come with their packets.
void ReplyModel::addReplies()
{
    const auto& replies = m_exchange->replies();
    auto next = std::partition_point(
        replies.begin(), replies.end(), [this](const Reply& reply) { return reply.seq <= m_lastReply; });
    for (; next != replies.end(); ++next) {
        if (next->about <= lastNumber() && m_exchange->packet(next->about))
            addReply(*next, next->about);
        m_lastReply = next->seq;
    }
}

void ReplyModel::addReply(const Reply& reply, std::uint32_t sent)
{
    const auto seq = static_cast<std::uint32_t>(reply.seq);
    std::size_t row = firstRowOf(sent);
    if (m_rows[row].reply == 0) {
        m_rows[row].reply = seq;
        Q_EMIT dataChanged(index(static_cast<int>(row), 0), index(static_cast<int>(row), ColumnCount - 1));
        return;
    }
    while (row < m_rows.size() && m_rows[row].sent == sent)
        ++row;
    beginInsertRows({}, static_cast<int>(row), static_cast<int>(row));
    m_rows.insert(m_rows.begin() + static_cast<std::ptrdiff_t>(row), {sent, seq});
    endInsertRows();
}

/// Of those that waited, some may have been given up. The exchange may be a little behind the journal, so
/// there is one more look when that has come to rest.
void ReplyModel::tellChanges()
{
    const bool isNew
        = m_journal->size() != m_size || (m_firstOpen < m_rows.size() && isSettled(m_rows[m_firstOpen]));
    if (!isNew && m_toldAll)
        return;
    m_toldAll = !isNew;
    m_size = m_journal->size();
    if (m_firstOpen < m_rows.size())
        Q_EMIT dataChanged(index(static_cast<int>(m_firstOpen), 0),
            index(static_cast<int>(m_rows.size()) - 1, ColumnCount - 1));
    while (m_firstOpen < m_rows.size() && isSettled(m_rows[m_firstOpen]))
        ++m_firstOpen;
}

std::size_t ReplyModel::firstRowOf(std::uint32_t sent) const
{
    const auto found = std::partition_point(
        m_rows.begin(), m_rows.end(), [sent](const Row& row) { return row.sent < sent; });
    return static_cast<std::size_t>(found - m_rows.begin());
}

const SentPacket* ReplyModel::packetOfRow(const Row& row) const
{
    return m_exchange->packet(row.sent);
}

bool ReplyModel::isSettled(const Row& row) const
{
    const SentPacket* const sent = packetOfRow(row);
    return row.reply != 0 || !sent || sent->failure || sent->gaveUp;
}

journal::Seq ReplyModel::seqAt(int row) const
{
    if (row < 0 || static_cast<std::size_t>(row) >= m_rows.size())
        return 0;
    const Row& it = m_rows[static_cast<std::size_t>(row)];
    if (it.reply != 0)
        return it.reply;
    const SentPacket* const sent = packetOfRow(it);
    return sent ? sent->seq : 0;
}

const SentPacket* ReplyModel::sentAt(int row) const
{
    if (row < 0 || static_cast<std::size_t>(row) >= m_rows.size())
        return nullptr;
    return packetOfRow(m_rows[static_cast<std::size_t>(row)]);
}

int ReplyModel::rowOf(journal::Seq seq) const
{
    if (!m_exchange || seq == 0)
        return -1;
    const auto found = packetOf(*m_exchange, seq);
    if (!found.sent)
        return -1;
    const std::uint32_t sent = found.sent->number;
    const std::size_t first = firstRowOf(sent);
    for (std::size_t row = first; row < m_rows.size() && m_rows[row].sent == sent; ++row)
        if (seqAt(static_cast<int>(row)) == seq)
            return static_cast<int>(row);
    return first < m_rows.size() && m_rows[first].sent == sent ? static_cast<int>(first) : -1;
}

int ReplyModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ReplyModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

RowTone ReplyModel::toneOf(const Row& row) const
{
    if (row.reply != 0)
        return RowTone::Plain;
    const SentPacket* const sent = packetOfRow(row);
    return sent && sent->failure ? RowTone::Failed : RowTone::Quiet;
}

QString ReplyModel::whatOf(const Row& row, const journal::JournalView& view) const
{
    const SentPacket* const found = packetOfRow(row);
    if (!found)
        return tr("the list no longer keeps it");
    const SentPacket& sent = *found;
    if (row.reply != 0) {
        const Reply* reply = replyOf(*m_exchange, row.reply);
        return reply ? replyText({sent, *reply, bytesAt(view, sent.seq), bytesAt(view, reply->seq),
                   !m_exchange->network().empty()})
                     : tr("answered; the list no longer keeps how");
    }
    if (sent.failure)
        return tr("Not sent: %1").arg(sentence(*sent.failure));
    if (!sent.gaveUp)
        return tr("waiting…");
    return silenceLine(*m_exchange, *m_journal, sent);
}

QString ReplyModel::cell(const Row& row, Column column) const
{
    const SentPacket* const sent = packetOfRow(row);
    const Reply* reply = row.reply == 0 ? nullptr : replyOf(*m_exchange, row.reply);
    const bool isFurther = &row != m_rows.data() && (&row)[-1].sent == row.sent;
    switch (column) {
    case Number:
        return isFurther ? QString() : countText(row.sent);
    case Sent:
        return isFurther || !sent ? QString() : timeText(sent->at);
    case To:
        return isFurther || !sent ? QString() : endText(sent->destination);
    case From:
        return reply ? endText(reply->from) : QString();
    case What:
        return whatOf(row, journal::JournalView(*m_journal));
    case RoundTrip:
        return reply ? roundTripText(reply->roundTrip) : QString();
    case Size:
        return reply ? countText(reply->length) : QString();
    case ColumnCount:
        break;
    }
    return {};
}

ReplyModel::Cells ReplyModel::cellsOf(const Row& row) const
{
    const quint64 key = (quint64 {row.sent} << 32U) | row.reply;
    const bool lasts = row.reply != 0; // the reason of a silence may still turn up
    if (const Cells* known = lasts ? m_cells.object(key) : nullptr)
        return *known;
    auto cells = std::make_unique<Cells>();
    for (int column = 0; column < ColumnCount; ++column)
        cells->at(static_cast<std::size_t>(column)) = cell(row, static_cast<Column>(column));
    Cells copy = *cells;
    if (lasts)
        m_cells.insert(key, cells.release());
    return copy;
}

QVariant ReplyModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return row.reply == 0 ? cell(row, column) : cellsOf(row).at(static_cast<std::size_t>(column));
    case Qt::ToolTipRole: // rich text where it looks like it, so it is made to be
        return column == What || (column > What && row.reply == 0)
            ? QStringLiteral("<p>%1</p>").arg(cell(row, What).toHtmlEscaped())
            : QVariant();
    case Qt::TextAlignmentRole:
        return alignmentOf(column);
    case SeqRole:
        return QVariant::fromValue<qulonglong>(seqAt(index.row()));
    case PacketTable::CodeRole:
        return isCode(column);
    case PacketTable::ToneRole:
        return static_cast<int>(column == What ? toneOf(row)
                : column == Number             ? RowTone::Quiet
                                               : RowTone::Plain);
    default:
        return {};
    }
}

QVariant ReplyModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignmentOf(section);
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Number:
        return tr("No.");
    case Sent:
        return tr("Sent at");
    case To:
        return tr("To");
    case From:
        return tr("Reply from");
    case What:
        return tr("What came back");
    case RoundTrip:
        return tr("Round trip");
    case Size:
        return tr("Bytes");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace socketscope::ui
