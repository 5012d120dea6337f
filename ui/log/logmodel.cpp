// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/log/logmodel.h"

#include "core/journal/calltext.h"
#include "core/journal/eventnames.h"
#include "ui/words/eventwords.h"

#include <algorithm>

namespace socketscope::ui {

using journal::Event;
using journal::EventKind;
using journal::Seq;

QString eventKindText(EventKind kind)
{
    switch (kind) {
    case EventKind::Call:
        return LogModel::tr("call");
    case EventKind::Return:
        return LogModel::tr("return");
    case EventKind::Message:
        return LogModel::tr("message");
    case EventKind::Packet:
        return LogModel::tr("packet");
    case EventKind::State:
        return LogModel::tr("state");
    case EventKind::Failure:
        return LogModel::tr("failure");
    case EventKind::Note:
        return LogModel::tr("note");
    }
    return LogModel::tr("unknown");
}

namespace {

constexpr int cachedRows = 1000;

LogModel::Tone toneOf(const Event& event)
{
    switch (event.kind) {
    case EventKind::Failure:
        return LogModel::Failed;
    case EventKind::Return:
        return event.result < 0 || event.error != 0 ? LogModel::Failed : LogModel::Plain;
    case EventKind::Message:
        return LogModel::Good;
    case EventKind::State:
    case EventKind::Note:
        return LogModel::Quiet;
    case EventKind::Call:
    case EventKind::Packet:
        break;
    }
    return LogModel::Plain;
}

int alignmentOf(int column)
{
    const bool isNumber = column == LogModel::TimeColumn || column == LogModel::BytesColumn;
    return int((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

bool hasMovedBytes(const Event& event)
{
    return event.kind == EventKind::Return || event.kind == EventKind::Message
        || event.kind == EventKind::Packet;
}

QString resultCell(const Event& event)
{
    if (event.kind != EventKind::Return)
        return {};
    if (event.result < 0)
        return QString::number(event.result) + QLatin1Char(' ')
            + QString::fromStdString(journal::errnoName(event.error));
    return QString::number(event.result);
}

} // namespace

LogModel::LogModel(const journal::Journal& journal, QObject* parent)
    : QAbstractTableModel(parent)
    , m_journal(journal)
    , m_matcher(m_filter)
    , m_cells(cachedRows)
{
}

bool LogModel::refresh(std::size_t most)
{
    const journal::JournalView view(m_journal);
    if (m_seen >= view.size())
        return false;
    if (m_filter.isEmpty())
        addUnfiltered(view.size());
    else
        addMatching(view, most);
    return m_seen < view.size();
}

void LogModel::addUnfiltered(Seq size)
{
    constexpr Seq mostRows = 1U << 30; // a table cannot show more
    const Seq last = std::min(size, mostRows);
    if (last > m_seen) {
        beginInsertRows({}, static_cast<int>(m_seen), static_cast<int>(last) - 1);
        m_seen = last;
        endInsertRows();
    }
}

void LogModel::addMatching(const journal::JournalView& view, std::size_t most)
{
    std::vector<Seq> found;
    std::size_t spent = 0;
    Seq seen = m_seen;
    while (seen < view.size() && spent < most) {
        const Event& event = view.at(++seen);
        if (m_matcher.matches(view, event))
            found.push_back(seen);
        spent += 1 + event.bytes.kept / 1024;
    }
    if (!found.empty()) {
        const int first = static_cast<int>(m_rows.size());
        beginInsertRows({}, first, first + static_cast<int>(found.size()) - 1);
        m_rows.insert(m_rows.end(), found.begin(), found.end());
        m_seen = seen;
        endInsertRows();
    }
    m_seen = seen;
}

void LogModel::setFilter(const LogFilter& filter)
{
    if (filter == m_filter)
        return;
    const int rows = rowCount();
    if (rows > 0)
        beginRemoveRows({}, 0, rows - 1);
    m_rows.clear();
    m_seen = 0;
    m_filter = filter;
    m_matcher = LogMatcher(filter);
    if (rows > 0)
        endRemoveRows();
}

int LogModel::rowOf(Seq seq) const
{
    if (seq == 0 || seq > m_seen)
        return -1;
    if (m_filter.isEmpty())
        return static_cast<int>(seq - 1);
    const auto found = std::lower_bound(m_rows.begin(), m_rows.end(), seq);
    return found != m_rows.end() && *found == seq ? static_cast<int>(found - m_rows.begin()) : -1;
}

Seq LogModel::seqAt(int row) const
{
    if (row < 0 || row >= rowCount())
        return 0;
    return m_filter.isEmpty() ? static_cast<Seq>(row) + 1 : m_rows[static_cast<std::size_t>(row)];
}

int LogModel::rowCount(const QModelIndex& parent) const
{
    if (parent.isValid())
        return 0;
    return m_filter.isEmpty() ? static_cast<int>(m_seen) : static_cast<int>(m_rows.size());
}

int LogModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString LogModel::cellText(const journal::JournalView& view, const Event& event, Column column) const
{
    switch (column) {
    case TimeColumn:
        return timeText(event.at);
    case WhoColumn:
        return actorText(view, event.actor);
    case EventColumn:
        return eventKindText(event.kind);
    case CallColumn:
        if (event.kind == EventKind::Call)
            return harmless(journal::callText(event));
        return QString::fromStdString(std::string(journal::nameOf(event.call)));
    case ResultColumn:
        return resultCell(event);
    case PeerColumn:
        return QString::fromStdString(event.peer.text());
    case BytesColumn:
        return hasMovedBytes(event) && event.bytes.length > 0 ? sizeText(event.bytes.length) : QString();
    case MeaningColumn:
        return summary(view, event.seq);
    case ColumnCount:
        break;
    }
    return {};
}

QString LogModel::cell(Seq seq, Column column) const
{
    if (const Cells* cells = m_cells.object(seq))
        return (*cells)[static_cast<std::size_t>(column)];
    const journal::JournalView view(m_journal);
    const Event& event = view.at(seq);
    auto cells = std::make_unique<Cells>();
    for (int each = 0; each < ColumnCount; ++each)
        (*cells)[static_cast<std::size_t>(each)] = cellText(view, event, static_cast<Column>(each));
    QString text = (*cells)[static_cast<std::size_t>(column)];
    constexpr Seq settled = 64; // sentences look a little ahead
    if (seq + settled < view.size())
        m_cells.insert(seq, cells.release());
    return text;
}

QVariant LogModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Seq seq = seqAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return cell(seq, static_cast<Column>(index.column()));
    case Qt::TextAlignmentRole:
        return alignmentOf(index.column());
    case SeqRole:
        return QVariant::fromValue<qulonglong>(seq);
    case ToneRole:
        return int(toneOf(journal::JournalView(m_journal).at(seq)));
    case ActorRole:
        return journal::JournalView(m_journal).at(seq).actor;
    default:
        return {};
    }
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return alignmentOf(section);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case TimeColumn:
        return tr("Time");
    case WhoColumn:
        return tr("Who");
    case EventColumn:
        return tr("Event");
    case CallColumn:
        return tr("Call");
    case ResultColumn:
        return tr("Result");
    case PeerColumn:
        return tr("Peer");
    case BytesColumn:
        return tr("Bytes");
    case MeaningColumn:
        return tr("Meaning");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace socketscope::ui
