// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/plot/axissteps.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

namespace socketscope::ui {
namespace {

class Axis {
    Q_DECLARE_TR_FUNCTIONS(LatencyPlot)
};

constexpr double minute = 60;
constexpr double hour = 60 * minute;
constexpr double day = 24 * hour;

/// 1, 2 or 5 of a power of ten, at least `least`.
double decimalStep(double least)
{
    const double power = std::pow(10.0, std::floor(std::log10(least)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (factor * power >= least * (1 - 1e-9))
            return factor * power;
    return 10 * power;
}

int decimalsFor(double step)
{
    return step >= 1 ? 0 : static_cast<int>(std::ceil(-std::log10(step) - 1e-9));
}

/// "3", "1:02", "1:02:03", and a fraction where there are decimals.
QString clockText(double seconds, int decimals)
{
    const double scale = std::pow(10.0, decimals);
    const auto all = static_cast<qint64>(std::llround(seconds * scale));
    const auto unit = static_cast<qint64>(scale);
    const qint64 whole = all / unit;
    QString text
        = QString::number(whole / 60) + QStringLiteral(":%1").arg(whole % 60, 2, 10, QLatin1Char('0'));
    if (whole >= 3600)
        text = QStringLiteral("%1:%2:%3")
                   .arg(whole / 3600)
                   .arg(whole / 60 % 60, 2, 10, QLatin1Char('0'))
                   .arg(whole % 60, 2, 10, QLatin1Char('0'));
    if (decimals > 0)
        text += QStringLiteral(".%1").arg(all % unit, decimals, 10, QLatin1Char('0'));
    return text;
}

} // namespace

double timeStep(double least)
{
    constexpr std::array steps {1.0, 2.0, 5.0, 10.0, 15.0, 30.0, minute, 2 * minute, 5 * minute, 10 * minute,
        15 * minute, 30 * minute, hour, 2 * hour, 3 * hour, 6 * hour, 12 * hour, day};
    if (!(least > 0))
        return 1;
    if (least <= 0.5)
        return decimalStep(least);
    const auto fitting = std::lower_bound(steps.begin(), steps.end(), least * (1 - 1e-9));
    return fitting == steps.end() ? std::ceil(least / day) * day : *fitting;
}

QString timeLabel(double seconds, double step)
{
    if (step < 1 && seconds < 1)
        return Axis::tr("%1 ms").arg(
            QString::number(seconds * 1000, 'f', std::max(0, decimalsFor(step) - 3)));
    if (seconds < minute)
        return Axis::tr("%1 s").arg(QString::number(seconds, 'f', decimalsFor(step)));
    return clockText(seconds, decimalsFor(step));
}

QString periodText(double from, double to)
{
    const int decimals = to - from >= 10 ? 0 : to - from >= 1 ? 1 : 3;
    return clockText(from, decimals) + QStringLiteral("–") + clockText(to, decimals);
}

double roundCeiling(double most)
{
    if (!(most > 0))
        return 1;
    const double power = std::pow(10.0, std::floor(std::log10(most)));
    for (const double factor : {1.0, 2.0, 3.0, 5.0, 8.0})
        if (factor * power >= most)
            return factor * power;
    return 10 * power;
}

double valueStep(double ceiling, int count)
{
    return decimalStep(ceiling / std::max(1, count));
}

} // namespace socketscope::ui
