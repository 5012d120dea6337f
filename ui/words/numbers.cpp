// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/numbers.h"

#include "ui/words/words.h"

namespace socketscope::ui {
namespace {

QString grouped(qint64 number)
{
    QString text = QString::number(number);
    const qsizetype first = number < 0 ? 1 : 0;
    for (qsizetype at = text.size() - 3; at > first; at -= 3)
        text.insert(at, QLatin1Char(','));
    return text;
}

/// At most one decimal, and that only below ten and where it says something: "1.3", "5", "27".
QString shortNumber(qint64 amount, qint64 unit)
{
    if (amount >= 10 * unit - unit / 20)
        return QString::number((amount + unit / 2) / unit);
    const qint64 tenths = (amount + unit / 20) / (unit / 10);
    const QString whole = QString::number(tenths / 10);
    return tenths % 10 == 0 ? whole : whole + QLatin1Char('.') + QString::number(tenths % 10);
}

} // namespace

QString countText(qint64 count)
{
    return count > -10'000 && count < 10'000 ? QString::number(count) : grouped(count);
}

QString bytesText(qint64 count)
{
    return count == 1 ? Words::tr("1 byte") : Words::tr("%1 bytes").arg(countText(count));
}

QString sizeText(qint64 count)
{
    return Words::tr("%1 B").arg(grouped(count));
}

QString timeText(Instant at)
{
    const qint64 ns = nanoseconds(at);
    if (ns < 0)
        return QLatin1Char('-') + timeText(instantAt(ns == INT64_MIN ? INT64_MAX : -ns));
    const qint64 ms = ns / 1'000'000;
    const QString fraction = QStringLiteral(".%1").arg(ms % 1000, 3, 10, QLatin1Char('0'));
    const qint64 seconds = ms / 1000;
    if (seconds < 60)
        return QString::number(seconds) + fraction;
    const QString tail = QStringLiteral(":%1").arg(seconds % 60, 2, 10, QLatin1Char('0')) + fraction;
    const qint64 minutes = seconds / 60;
    if (minutes < 60)
        return QString::number(minutes) + tail;
    return QStringLiteral("%1:%2").arg(minutes / 60).arg(minutes % 60, 2, 10, QLatin1Char('0')) + tail;
}

QString durationText(Duration duration)
{
    constexpr qint64 us = 1'000;
    constexpr qint64 ms = 1'000 * us;
    constexpr qint64 s = 1'000 * ms;
    const qint64 ns = qMax<qint64>(0, duration.count());
    if (ns < us)
        return Words::tr("%1 ns").arg(ns);
    if (ns < ms - us / 2)
        return Words::tr("%1 µs").arg((ns + us / 2) / us);
    if (ns < s - ms / 2)
        return Words::tr("%1 ms").arg(shortNumber(ns, ms));
    if (ns < 60 * s - s / 2)
        return Words::tr("%1 s").arg(shortNumber(ns, s));
    const qint64 seconds = ns / s + (ns % s >= s / 2 ? 1 : 0);
    if (seconds < 3600)
        return Words::tr("%1 min %2 s").arg(QString::number(seconds / 60), QString::number(seconds % 60));
    return Words::tr("%1 h %2 min").arg(QString::number(seconds / 3600), QString::number(seconds / 60 % 60));
}

} // namespace socketscope::ui
