// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/receiverwords.h"

#include "ui/words/words.h"

namespace socketscope::ui {
namespace {

using crafting::Listening;
using wire::LayerKind;

QString protocolText(LayerKind protocol)
{
    switch (protocol) {
    case LayerKind::Tcp:
        return QStringLiteral("TCP");
    case LayerKind::Icmp:
        return QStringLiteral("ICMP");
    case LayerKind::Icmpv6:
        return QStringLiteral("ICMPv6");
    default:
        return QStringLiteral("UDP");
    }
}

} // namespace

QString listeningText(const Listening& what)
{
    const QString protocol = protocolText(what.protocol);
    if (what.protocol == LayerKind::Icmp || what.protocol == LayerKind::Icmpv6)
        return protocol;
    return what.family == wire::Family::IPv6 ? Words::tr("%1 over IPv6").arg(protocol)
                                             : Words::tr("%1 over IPv4").arg(protocol);
}

QString receiverText(const Listening& what, bool practice)
{
    const QString protocol = protocolText(what.protocol);
    const QString whose = practice
        ? Words::tr("It gets a copy of every %1 packet that arrives at this end of the practice network.")
              .arg(protocol)
        : Words::tr("It gets a copy of every %1 packet that arrives at this computer, other programs' "
                    "packets, too.")
              .arg(protocol);
    const QString bytes = what.family == wire::Family::IPv6
        ? Words::tr("Over IPv6 it delivers no IPv6 header: that one is concluded from what the system tells "
                    "and shown lighter.")
        : Words::tr("It delivers whole packets, from the IPv4 header on.");
    return whose + QLatin1Char(' ') + bytes;
}

QString noRawSocketText()
{
    return Words::tr(
        "This program may not open raw sockets here. Members of the group \"socketscope\" can, "
        "where the package with its raw helper is installed; in a practice network everybody can.");
}

QString rawSocketByHelperText()
{
    return Words::tr("The raw helper opens the socket.");
}

} // namespace socketscope::ui
