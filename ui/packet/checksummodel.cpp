// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/packet/checksummodel.h"

#include "ui/words/layerwords.h"

#include <algorithm>

namespace socketscope::ui {

namespace {

QString hexDigits(std::uint32_t value, int digits = 4)
{
    return QStringLiteral("%1").arg(value, digits, 16, QLatin1Char('0'));
}

/// "083f8", and where there was a carry "11d60 → 1d61".
QString runningText(const wire::ChecksumStep& step)
{
    const QString sum = hexDigits(step.sum, 5);
    return step.carried() ? QStringLiteral("%1 → %2").arg(sum, hexDigits(step.folded)) : sum;
}

} // namespace

/// Each of the three is told by itself: rows that go, rows that change, rows that come.
void ChecksumModel::setSum(ChecksumSum sum)
{
    const int after = static_cast<int>(sum.rows().size());
    if (after < m_count) {
        beginRemoveRows({}, after, m_count - 1);
        m_count = after;
        endRemoveRows();
    }
    m_sum = std::move(sum);
    tellRows(0, m_count - 1);
    if (after > m_count) {
        beginInsertRows({}, m_count, after - 1);
        m_count = after;
        endInsertRows();
    }
}

void ChecksumModel::setReached(int rows)
{
    if (rows == m_reached)
        return;
    const int before = reached();
    m_reached = rows;
    const int now = reached();
    tellRows(std::max(std::min(before, now) - 1, 0), std::min(std::max(before, now), rowCount() - 1));
}

void ChecksumModel::setChanged(std::vector<int> rows)
{
    if (rows == m_changed)
        return;
    m_changed = std::move(rows);
    tellRows(0, rowCount() - 1);
}

void ChecksumModel::tellRows(int first, int last)
{
    if (first <= last)
        Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1));
}

int ChecksumModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_count;
}

int ChecksumModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
}

bool ChecksumModel::isChanged(int row) const
{
    return std::ranges::find(m_changed, row) != m_changed.end();
}

QVariant ChecksumModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(index.row(), index.column());
    case Qt::ToolTipRole:
        return toolTip(index.row());
    case BeyondRole:
        return index.row() >= m_reached;
    case ChangedRole:
        return isChanged(index.row());
    default:
        return {};
    }
}

QString ChecksumModel::text(int row, int column) const
{
    const auto at = static_cast<std::size_t>(row);
    const wire::ChecksumStep& step = m_sum.rows()[at];
    const bool isAdded = row < m_reached;
    switch (column) {
    case Place:
        return m_sum.placeOf(at);
    case Word:
        return hexDigits(step.word);
    case What:
        return m_sum.meaningOf(at);
    case Sum:
        return isAdded ? hexDigits(step.folded) : QString();
    case Carry:
        return isAdded && step.carried() ? tr("+1") : QString();
    case Origin:
        return m_sum.originOf(at);
    case Running:
        return isAdded ? runningText(step) : QString();
    default:
        return {};
    }
}

QString ChecksumModel::toolTip(int row) const
{
    const auto at = static_cast<std::size_t>(row);
    const ChecksumSum::Range bytes = m_sum.bytesOf(at);
    const QString what
        = m_sum.rows()[at].pseudo ? tr("pseudo-header: %1").arg(m_sum.meaningOf(at)) : m_sum.meaningOf(at);
    return bytes.count == 0 ? what : tr("%1 (%2)").arg(what, placeText(bytes.first, bytes.count));
}

QVariant ChecksumModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Place:
        return tr("Byte");
    case Word:
        return tr("Word");
    case What:
        return tr("What it is");
    case Sum:
        return tr("Sum");
    case Carry:
        return tr("Carry");
    case Origin:
        return tr("From");
    case Running:
        return tr("Running sum");
    default:
        return {};
    }
}

} // namespace socketscope::ui
