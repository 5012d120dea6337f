// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/optionwords.h"

#include "core/journal/eventnames.h"
#include "ui/words/numbers.h"

namespace socketscope::ui {

using journal::OptionName;

namespace {

QString discoveryText(int value)
{
    switch (value) { // as Linux numbers them, for both families
    case 0:
        return QStringLiteral("IP_PMTUDISC_DONT");
    case 1:
        return QStringLiteral("IP_PMTUDISC_WANT");
    case 2:
        return QStringLiteral("IP_PMTUDISC_DO");
    case 3:
        return QStringLiteral("IP_PMTUDISC_PROBE");
    default:
        return countText(value);
    }
}

} // namespace

QString optionName(OptionName option)
{
    const auto name = journal::nameOf(option);
    return name.empty() ? Words::tr("an option")
                        : QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

QString optionValue(OptionName option, int value)
{
    switch (option) {
    case OptionName::SoReuseaddr:
    case OptionName::SoBroadcast:
    case OptionName::TcpNodelay:
    case OptionName::SoKeepalive:
    case OptionName::Ipv6Only:
    case OptionName::IpMulticastLoop:
    case OptionName::IpHdrincl:
    case OptionName::IpRecverr:
    case OptionName::SoNoCheck:
    case OptionName::Ipv6Autoflowlabel:
        return value ? Words::tr("on") : Words::tr("off");
    case OptionName::SoRcvbuf:
    case OptionName::SoSndbuf:
        return bytesText(value);
    case OptionName::SoLinger:
        return value < 0 ? Words::tr("off") : Words::tr("%1 s").arg(value);
    case OptionName::SoRcvtimeo:
        return durationText(std::chrono::milliseconds(value));
    case OptionName::None:
    case OptionName::IpTtl:
    case OptionName::IpAddMembership:
    case OptionName::IpMulticastTtl:
    case OptionName::IpTos:
        break;
    case OptionName::IpMtuDiscover:
        return discoveryText(value);
    }
    return countText(value);
}

QString optionMeaning(OptionName option, int value, bool datagram)
{
    switch (option) {
    case OptionName::SoReuseaddr:
        if (datagram)
            return Words::tr("Several UDP sockets that all set it may share one address; a datagram for one "
                             "receiver then reaches only one of them.");
        return Words::tr("It lets bind take an address whose old connections still rest in TIME_WAIT, but "
                         "never lets two sockets listen there.");
    case OptionName::SoRcvbuf:
        return datagram
            ? Words::tr("It limits what may wait here for recvfrom; datagrams beyond that are discarded.")
            : Words::tr("It limits what may wait here for recv, and so how much the peer may send ahead.");
    case OptionName::SoSndbuf:
        return Words::tr("It limits what may wait here to be sent; when it is full, a send waits.");
    case OptionName::SoBroadcast:
        return Words::tr("Without it the system refuses to send to a broadcast address (EACCES).");
    case OptionName::TcpNodelay:
        return Words::tr("On, small pieces are sent at once; off, they may wait to be joined while earlier "
                         "bytes are unacknowledged (Nagle).");
    case OptionName::IpTtl:
        return Words::tr("Each router on the way takes one off, and the one that arrives at zero discards "
                         "the packet; it is a count, not a time.");
    case OptionName::SoKeepalive:
        return Words::tr("On, the system asks a silent peer from time to time whether it is still there (on "
                         "Linux after two hours).");
    case OptionName::SoLinger:
        if (value == 0)
            return Words::tr(
                "With 0 seconds, close discards what is queued and breaks the connection with a reset.");
        return value < 0
            ? Words::tr("Off, close returns at once and the system goes on sending what is queued.")
            : Words::tr("On, close waits up to this long for what is queued to be sent and acknowledged.");
    case OptionName::IpAddMembership:
        return Words::tr(
            "From now on the system also delivers datagrams sent to this group on that interface.");
    case OptionName::Ipv6Only:
        return Words::tr("On, the socket takes IPv6 only; off, a socket bound to :: takes IPv4 as well.");
    case OptionName::SoRcvtimeo:
        return Words::tr("A receiving call that waits longer comes back with EAGAIN; 0 waits for ever.");
    case OptionName::IpMulticastTtl:
        return Words::tr("How many routers a multicast datagram may pass is limited by it; with 1 it stays "
                         "on this network.");
    case OptionName::IpMulticastLoop:
        return Words::tr(
            "On, members of the group on this computer receive its own multicast datagrams too.");
    case OptionName::IpHdrincl:
        return Words::tr("On, each packet is given to the socket with its IP header, and the system changes "
                         "little of it.");
    case OptionName::IpTos:
        return Words::tr("It stands in the IP header of each packet: six bits tell the class of traffic, "
                         "two whether there is congestion.");
    case OptionName::IpMtuDiscover:
        return Words::tr("It decides whether packets carry don’t-fragment, and whether too large ones are "
                         "cut or refused (EMSGSIZE).");
    case OptionName::IpRecverr:
        return Words::tr("On, the system keeps ICMP errors about what this socket sent, and what they quote, "
                         "for the program to read.");
    case OptionName::SoNoCheck:
        return Words::tr("On, UDP datagrams over IPv4 leave without a checksum: the field says 0.");
    case OptionName::Ipv6Autoflowlabel:
        return Words::tr("On, the system makes up a flow label for each flow; off, it is 0.");
    case OptionName::None:
        break;
    }
    return Words::tr("This program has no words for that option.");
}

} // namespace socketscope::ui
