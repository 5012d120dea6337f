// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/craft/sums/sumwords.h"

#include <QtCore/QCoreApplication>

namespace socketscope::ui {

namespace {

class Sums {
    Q_DECLARE_TR_FUNCTIONS(CraftedSums)
};

QString hex(std::uint16_t word)
{
    return QStringLiteral("0x%1").arg(word, 4, 16, QLatin1Char('0'));
}

std::uint16_t complementOf(const ChecksumSum& sum)
{
    return static_cast<std::uint16_t>(~sum.sum());
}

bool isV6(const ChecksumSum& sum)
{
    return sum.of().before && sum.of().before->source.family == wire::Family::IPv6;
}

QString refusalText(const std::string& field)
{
    if (field == "ipv4.header_checksum")
        return Sums::tr("The first router or host to check it throws the packet away and tells nobody.");
    if (field == "icmp.checksum" || field == "icmpv6.checksum")
        return Sums::tr("It throws the message away and sends no answer.");
    return Sums::tr("It throws the packet away silently: no socket gets it, and the sender hears nothing.");
}

} // namespace

Outcome outcomeOf(const ChecksumSum& sum)
{
    if (sum.checksum() == complementOf(sum))
        return {QStringLiteral("~%1 =").arg(hex(sum.sum())), hex(sum.checksum())};
    return {QStringLiteral("~%1 = %2 →").arg(hex(sum.sum()), hex(complementOf(sum))), hex(sum.checksum())};
}

Outcome outcomeSoFar(const ChecksumSum& sum, std::size_t words)
{
    return {Sums::tr("so far"), hex(words == 0 ? std::uint16_t {0} : sum.rows()[words - 1].folded)};
}

Verdict verdictOf(const ChecksumSum& sum)
{
    if (sum.of().isUdp && sum.of().stored == 0)
        return isV6(sum) ? Verdict::Forbidden : Verdict::Absent;
    return sum.received() == 0xffff ? Verdict::Holds : Verdict::Fails;
}

QString receiverText(const CraftedChecksum& checksum, const ChecksumSum& sum)
{
    const QString stored = hex(sum.of().stored);
    switch (verdictOf(sum)) {
    case Verdict::Absent:
        return Sums::tr("The field holds 0, which says: no checksum. That exists for UDP over IPv4 only, and "
                        "the receiver takes the packet unchecked.");
    case Verdict::Forbidden:
        return Sums::tr("✗ The field holds 0, which says: no checksum. Over IPv6 that is forbidden, and the "
                        "receiver throws the packet away (RFC 8200, 8.1).");
    case Verdict::Holds:
        return Sums::tr("✓ The receiver adds everything, the field as well: %1 + %2 gives 0xffff, so it "
                        "takes the packet.")
            .arg(hex(sum.sum()), stored);
    case Verdict::Fails:
        return Sums::tr(
            "✗ The field holds %1. The receiver adds everything, the field as well: %2 + %1 gives "
            "%3, not 0xffff. %4")
            .arg(stored, hex(sum.sum()), hex(sum.received()), refusalText(checksum.field));
    }
    return {};
}

QString zeroText(const ChecksumSum& sum)
{
    if (sum.checksum() == complementOf(sum))
        return {};
    return Sums::tr("0 would say that there is no checksum, so UDP sends 0xffff, which adds up the same.");
}

QString unseenText(const craft::UnseenChange& change)
{
    const QString first = QString::number(change.offsets[0]);
    const QString second = QString::number(change.offsets[1]);
    if (change.swapped)
        return Sums::tr(
            "The words at bytes %1 and %2 have changed places. Addition does not see order, so the "
            "sum is the same, and no receiver can tell.")
            .arg(first, second);
    const QString made
        = Sums::tr("The word at byte %1 has gained one, the word at byte %2 has lost one. The sum is the "
                   "same, and no receiver can tell.")
              .arg(first, second);
    if (!change.borrowed)
        return made;
    return Sums::tr("%1 (In this arithmetic ffff is zero as well, so one less than zero is fffe.)").arg(made);
}

} // namespace socketscope::ui
