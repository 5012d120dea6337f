// SPDX-License-Identifier: GPL-3.0-or-later
// What the columns of the hop table are called, and what they mean.
#include "ui/trace/hops/hopmodel.h"

#include "ui/trace/hops/hopwords.h"

namespace socketscope::ui {

namespace {

struct Heading {
    QString title;
    QString meaning;
};

Heading headingOf(HopModel::Column column, double range)
{
    switch (column) {
    case HopModel::TtlColumn:
        return {
            HopModel::tr("TTL"), HopModel::tr("How many routers a probe may pass: this one takes the last")};
    case HopModel::AddressColumn:
        return {HopModel::tr("Address"), HopModel::tr("Who answered")};
    case HopModel::NameColumn:
        return {HopModel::tr("Name"),
            HopModel::tr("The address looked up in the DNS, where that is switched on, and remarks")};
    case HopModel::SystemColumn:
        return {HopModel::tr("AS"), HopModel::tr("Autonomous system: whose network the address is in")};
    case HopModel::LossColumn:
        return {HopModel::tr("Loss"),
            HopModel::tr("Probes without an answer, of those that were answered or given up")};
    case HopModel::SentColumn:
        return {HopModel::tr("Sent"), HopModel::tr("Probes sent with this TTL")};
    case HopModel::ReceivedColumn:
        return {HopModel::tr("Received"), HopModel::tr("Probes that this address answered")};
    case HopModel::LastColumn:
        return {HopModel::tr("Last"), HopModel::tr("The last round trip, in milliseconds")};
    case HopModel::BestColumn:
        return {HopModel::tr("Best"), HopModel::tr("The quickest round trip, in milliseconds")};
    case HopModel::AverageColumn:
        return {HopModel::tr("Average"), HopModel::tr("The mean of the round trips, in milliseconds")};
    case HopModel::WorstColumn:
        return {HopModel::tr("Worst"), HopModel::tr("The slowest round trip, in milliseconds")};
    case HopModel::DeviationColumn:
        return {HopModel::tr("Deviation"),
            HopModel::tr("Sample standard deviation of the round trips, in milliseconds")};
    case HopModel::JitterColumn:
        return {HopModel::tr("Jitter"),
            HopModel::tr("Mean difference of consecutive round trips, in milliseconds")};
    case HopModel::LastJitterColumn:
        return {HopModel::tr("Last jitter"),
            HopModel::tr("Difference of the last two round trips, in milliseconds")};
    case HopModel::WorstJitterColumn:
        return {HopModel::tr("Worst jitter"),
            HopModel::tr("Largest difference of consecutive round trips, in milliseconds")};
    case HopModel::InterarrivalColumn:
        return {
            HopModel::tr("Interarrival jitter"), HopModel::tr("Smoothed as in RFC 3550, in milliseconds")};
    case HopModel::RangeColumn:
        return {HopModel::tr("Range 0–%1 ms").arg(range, 0, 'f', 0),
            HopModel::tr("From the best to the worst round trip")};
    case HopModel::HistoryColumn:
        return {
            HopModel::tr("History"), HopModel::tr("The last round trips, newest at the right; red: lost")};
    case HopModel::ColumnCount:
        break;
    }
    return {};
}

} // namespace

QVariant HopModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    const Heading heading = headingOf(static_cast<Column>(section), m_range);
    if (role == Qt::DisplayRole)
        return heading.title;
    return role == Qt::ToolTipRole ? QVariant(heading.meaning) : QVariant();
}

} // namespace socketscope::ui
