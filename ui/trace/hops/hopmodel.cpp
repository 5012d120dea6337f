// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/hops/hopmodel.h"

#include "ui/trace/hops/hopwords.h"
#include "ui/words/numbers.h"
#include "ui/words/tracewords.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace socketscope::ui {

using Column = HopModel::Column;

namespace {

using namespace Qt::StringLiterals;

constexpr std::array<QLatin1StringView, HopModel::ColumnCount> keys {"ttl"_L1, "address"_L1, "name"_L1,
    "system"_L1, "loss"_L1, "sent"_L1, "received"_L1, "last"_L1, "best"_L1, "average"_L1, "worst"_L1,
    "deviation"_L1, "jitter"_L1, "last-jitter"_L1, "worst-jitter"_L1, "interarrival"_L1, "range"_L1,
    "history"_L1};

/// 10, 20, 50, 100, …: what a bar from 0 can be read by.
double roundNumberAbove(double value)
{
    double step = 1;
    while (true) {
        for (const double factor : {1.0, 2.0, 5.0})
            if (value <= factor * step)
                return factor * step;
        step *= 10;
    }
}

QString numberText(const std::optional<double>& value)
{
    return value ? millisecondsText(*value) : QString();
}

} // namespace

HopModel::HopModel(QObject* parent)
    : QAbstractTableModel(parent)
{
}

QString HopModel::keyOf(Column column)
{
    return keys[static_cast<std::size_t>(column)];
}

bool HopModel::isShownAtFirst(Column column)
{
    switch (column) {
    case ReceivedColumn:
    case AverageColumn:
    case DeviationColumn:
    case LastJitterColumn:
    case WorstJitterColumn:
    case InterarrivalColumn:
        return false;
    default:
        return true;
    }
}

void HopModel::setNames(const AddressBook* names)
{
    if (m_names)
        m_names->disconnect(this);
    m_names = names;
    const auto tell = [this] {
        if (!m_rows.empty())
            Q_EMIT dataChanged(index(0, AddressColumn), index(rowCount() - 1, SystemColumn));
    };
    if (names)
        connect(names, &AddressBook::changed, this, tell);
    tell();
}

void HopModel::update(const trace::Hops& hops, const std::optional<TracePeriod>& period)
{
    merge(hopRows(hops, period));
    double worst = 0;
    for (const HopRow& row : m_rows)
        worst = std::max(worst, row.worst.value_or(0));
    setRange(worst);
}

/// Both lists are in the same order, so one walk through them finds what went, came and changed.
void HopModel::merge(std::vector<HopRow> rows)
{
    std::size_t at = 0;
    std::size_t wanted = 0;
    while (at < m_rows.size() || wanted < rows.size()) {
        std::size_t gone = at;
        while (gone < m_rows.size() && (wanted == rows.size() || standsBefore(m_rows[gone], rows[wanted])))
            ++gone;
        if (gone > at) {
            beginRemoveRows({}, static_cast<int>(at), static_cast<int>(gone) - 1);
            m_rows.erase(m_rows.begin() + static_cast<std::ptrdiff_t>(at),
                m_rows.begin() + static_cast<std::ptrdiff_t>(gone));
            endRemoveRows();
        }
        std::size_t come = wanted;
        while (come < rows.size() && (at == m_rows.size() || standsBefore(rows[come], m_rows[at])))
            ++come;
        if (come > wanted) {
            beginInsertRows({}, static_cast<int>(at), static_cast<int>(at + come - wanted) - 1);
            m_rows.insert(m_rows.begin() + static_cast<std::ptrdiff_t>(at),
                rows.begin() + static_cast<std::ptrdiff_t>(wanted),
                rows.begin() + static_cast<std::ptrdiff_t>(come));
            endInsertRows();
            at += come - wanted;
            wanted = come;
        }
        const std::size_t first = at;
        while (at < m_rows.size() && wanted < rows.size() && !standsBefore(m_rows[at], rows[wanted])
            && !standsBefore(rows[wanted], m_rows[at]) && m_rows[at] != rows[wanted])
            m_rows[at++] = std::move(rows[wanted++]);
        if (at > first)
            tellChanged(static_cast<int>(first), static_cast<int>(at) - 1);
        while (at < m_rows.size() && wanted < rows.size() && m_rows[at] == rows[wanted]) {
            ++at;
            ++wanted;
        }
    }
}

void HopModel::tellChanged(int first, int last)
{
    Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1));
}

void HopModel::setRange(double worst)
{
    const double range = worst > 0 ? roundNumberAbove(worst) : 10;
    if (range == m_range)
        return;
    m_range = range;
    Q_EMIT headerDataChanged(Qt::Horizontal, RangeColumn, RangeColumn);
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, RangeColumn), index(rowCount() - 1, RangeColumn));
}

int HopModel::rowOf(int ttl, int responder) const
{
    HopRow wanted;
    wanted.ttl = static_cast<std::uint8_t>(ttl);
    wanted.responder = static_cast<std::uint16_t>(std::max(0, responder));
    const auto found = std::lower_bound(m_rows.begin(), m_rows.end(), wanted, standsBefore);
    if (found == m_rows.end() || standsBefore(wanted, *found))
        return -1;
    return static_cast<int>(found - m_rows.begin());
}

int HopModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int HopModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString HopModel::remarkOf(int row) const
{
    const HopRow& hop = m_rows[static_cast<std::size_t>(row)];
    if (hop.pending)
        return tr("waiting for an answer");
    if (hop.remark == trace::HopRemark::None && hop.quiet)
        return tr("no answer");
    if (trace::isUnreachable(hop.kind) && hop.address.family != wire::Family::None
        && !trace::isFromTarget(hop.kind))
        return answerKindText(hop.kind);
    if (!hop.isFirst())
        return {};
    QStringList remarks {remarkText(hop.remark), routeChangesText(hop.routeChanges)};
    if (hop.translated)
        remarks << translatedText();
    if (hop.remark == trace::HopRemark::None && hop.routeChanges == 0 && hop.responders > 1)
        remarks << tr("one of %1").arg(hop.responders);
    remarks.removeAll(QString());
    return remarks.join(u", "_s);
}

/// The whole reasoning behind the remarks.
QString HopModel::reasonOf(const HopRow& row) const
{
    if (!row.isFirst())
        return {};
    QStringList reasons {remarkReason(row.remark)};
    if (row.routeChanges > 0)
        reasons << routeChangesReason();
    if (row.translated)
        reasons << translatedReason();
    reasons.removeAll(QString());
    return reasons.join(u' ');
}

QString HopModel::text(const HopRow& row, Column column) const
{
    const bool isKnown = row.address.family != wire::Family::None;
    switch (column) {
    case TtlColumn:
        return row.isFirst() ? QString::number(row.ttl) : QString();
    case AddressColumn:
        return isKnown ? QString::fromStdString(row.address.text()) : u"· · ·"_s;
    case NameColumn:
        return m_names && isKnown ? m_names->nameOf(row.address) : QString();
    case SystemColumn:
        return m_names && isKnown ? m_names->systemOf(row.address) : QString();
    default:
        return figure(row, column);
    }
}

QString HopModel::figure(const HopRow& row, Column column) const
{
    switch (column) {
    case LossColumn:
        if (!row.isFirst())
            return {};
        return row.quiet || row.pending || row.received + row.lost == 0 ? u"–"_s : lossText(row.lossPercent);
    case SentColumn:
        return row.isFirst() ? countText(static_cast<qint64>(row.sent)) : QString();
    case ReceivedColumn:
        return countText(static_cast<qint64>(row.answers));
    case LastColumn:
        return numberText(row.last);
    case BestColumn:
        return numberText(row.best);
    case AverageColumn:
        return numberText(row.average);
    case WorstColumn:
        return numberText(row.worst);
    case DeviationColumn:
        return numberText(row.deviation);
    case JitterColumn:
        return numberText(row.meanJitter);
    case LastJitterColumn:
        return numberText(row.jitter);
    case WorstJitterColumn:
        return numberText(row.worstJitter);
    case InterarrivalColumn:
        return numberText(row.interarrival);
    default:
        return {};
    }
}

QString HopModel::toolTip(int index, Column column) const
{
    const HopRow& row = m_rows[static_cast<std::size_t>(index)];
    if (column == LossColumn && row.isFirst() && row.remark != trace::HopRemark::None)
        return remarkReason(row.remark);
    if (column == SystemColumn && m_names)
        return m_names->systemNameOf(row.address);
    if (column == NameColumn) {
        QStringList said {text(row, column), remarkOf(index)};
        said.removeAll(QString());
        const QString reason = reasonOf(row);
        return said.join(u" · "_s) + (reason.isEmpty() ? QString() : u'\n' + reason);
    }
    if (column == AddressColumn)
        return text(row, column);
    if (column == RangeColumn && row.best && row.worst)
        return tr("From %1 to %2 ms, %3 on average")
            .arg(millisecondsText(*row.best), millisecondsText(*row.worst), numberText(row.average));
    if (column == HistoryColumn && !row.history.empty())
        return tr("The last %1 round trips; red: lost").arg(row.history.size());
    return {};
}

QVariant HopModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const HopRow& hop = row(index.row());
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text(hop, column);
    case Qt::ToolTipRole: // rich text where it looks like it, so it is made to be
        if (const QString tip = toolTip(index.row(), column); !tip.isEmpty())
            return u"<p>%1</p>"_s.arg(tip.toHtmlEscaped().replace(u'\n', u"<br>"_s));
        return {};
    case Qt::AccessibleTextRole:
        if (column == NameColumn)
            return QString(text(hop, column) + u' ' + remarkOf(index.row())).trimmed();
        return column == RangeColumn || column == HistoryColumn ? toolTip(index.row(), column)
                                                                : text(hop, column);
    case Qt::TextAlignmentRole:
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    default:
        return {};
    }
}

} // namespace socketscope::ui
