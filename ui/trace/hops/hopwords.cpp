// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/hops/hopwords.h"

#include "ui/words/numbers.h"

#include <QtCore/QCoreApplication>

namespace socketscope::ui {

namespace {

class HopWords {
    Q_DECLARE_TR_FUNCTIONS(HopWords)
};

} // namespace

using trace::HopRemark;

QString millisecondsText(double milliseconds)
{
    if (milliseconds < 0.995)
        return QString::number(milliseconds, 'f', 2);
    return QString::number(milliseconds, 'f', milliseconds < 99.95 ? 1 : 0);
}

QString millisecondsText(std::optional<Duration> duration)
{
    return duration ? millisecondsText(static_cast<double>(duration->count()) / 1e6) : QString();
}

QString lossText(double percent)
{
    // Neither "0 %" where something was lost nor "100 %" where something came back.
    const bool isBetween = percent > 0 && percent < 100;
    const int decimals = isBetween && (percent < 0.95 || percent > 99) ? 1 : 0;
    return HopWords::tr("%1 %", "percent").arg(percent, 0, 'f', decimals);
}

QString remarkText(HopRemark remark)
{
    switch (remark) {
    case HopRemark::None:
        break;
    case HopRemark::Silent:
        return HopWords::tr("silent: later hops answer, so it forwards");
    case HopRemark::LimitsAnswers:
        return HopWords::tr("limits its answers");
    case HopRemark::LossFromHere:
        return HopWords::tr("loss from here on");
    case HopRemark::SlowAnswers:
        return HopWords::tr("answers slowly, forwards quickly");
    }
    return {};
}

QString remarkReason(HopRemark remark)
{
    switch (remark) {
    case HopRemark::None:
        break;
    case HopRemark::Silent:
        return HopWords::tr("This router sends no answers. Packets pass it all the same: later hops answer.");
    case HopRemark::LimitsAnswers:
        return HopWords::tr(
            "Later hops do not have this loss, so packets pass. This router only answers fewer "
            "probes than it gets; most routers limit how many answers they send.");
    case HopRemark::LossFromHere:
        return HopWords::tr("Later hops lose as much, so packets are lost on the way to this hop or back.");
    case HopRemark::SlowAnswers:
        return HopWords::tr(
            "Later hops answer sooner, so packets pass quickly. This router only takes its time "
            "to write answers.");
    }
    return {};
}

QString routeChangesText(std::uint64_t changes)
{
    if (changes == 0)
        return {};
    return changes == 1
        ? HopWords::tr("the route changed")
        : HopWords::tr("the route changed %1 times").arg(countText(static_cast<qint64>(changes)));
}

QString routeChangesReason()
{
    return HopWords::tr(
        "Another router answers for this hop than for a long time before. Paths side by side bring each of "
        "their routers back soon, so the route itself has changed.");
}

QString translatedText()
{
    return HopWords::tr("behind NAT");
}

QString translatedReason()
{
    return HopWords::tr(
        "What this hop and those behind it quote shows that the source of the packets was translated on the "
        "way to here (NAT), as home routers do. Open a probe to see what shows it.");
}

} // namespace socketscope::ui
