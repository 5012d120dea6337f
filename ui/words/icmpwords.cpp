// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/failurewords.h"

namespace socketscope::ui {
namespace {

/// RFC 792, RFC 1122 section 3.2.2.1, RFC 1812 section 5.2.7.1.
QString unreachable4(int code)
{
    switch (code) {
    case 0:
        return Words::tr("network unreachable");
    case 1:
        return Words::tr("host unreachable");
    case 2:
        return Words::tr("protocol unreachable");
    case 3:
        return Words::tr("port unreachable");
    case 4:
        return Words::tr("fragmentation needed but forbidden");
    case 5:
        return Words::tr("source route failed");
    case 6:
        return Words::tr("network unknown");
    case 7:
        return Words::tr("host unknown");
    case 9:
        return Words::tr("network administratively prohibited");
    case 10:
        return Words::tr("host administratively prohibited");
    case 13:
        return Words::tr("communication administratively prohibited");
    default:
        return {};
    }
}

/// RFC 4443 section 3.1.
QString unreachable6(int code)
{
    switch (code) {
    case 0:
        return Words::tr("no route to destination");
    case 1:
        return Words::tr("communication administratively prohibited");
    case 2:
        return Words::tr("beyond scope of source address");
    case 3:
        return Words::tr("address unreachable");
    case 4:
        return Words::tr("port unreachable");
    case 5:
        return Words::tr("source address failed policy");
    case 6:
        return Words::tr("route rejected");
    default:
        return {};
    }
}

enum class Reason {
    NoRoute,
    NoHost,
    NoPort,
    NoProtocol,
    TooBig,
    Forbidden,
    TimeRanOut,
    FragmentsMissing,
    BadHeader,
    Unknown
};

Reason reasonOf4(int type, int code)
{
    if (type == 11)
        return code == 0 ? Reason::TimeRanOut : Reason::FragmentsMissing;
    if (type == 12)
        return Reason::BadHeader;
    if (type != 3)
        return Reason::Unknown;
    switch (code) {
    case 0:
    case 6:
        return Reason::NoRoute;
    case 1:
    case 7:
        return Reason::NoHost;
    case 2:
        return Reason::NoProtocol;
    case 3:
        return Reason::NoPort;
    case 4:
        return Reason::TooBig;
    case 9:
    case 10:
    case 13:
        return Reason::Forbidden;
    default:
        return Reason::Unknown;
    }
}

Reason reasonOf6(int type, int code)
{
    switch (type) {
    case 1:
        switch (code) {
        case 0:
        case 6:
            return Reason::NoRoute;
        case 1:
        case 5:
            return Reason::Forbidden;
        case 3:
            return Reason::NoHost;
        case 4:
            return Reason::NoPort;
        default:
            return Reason::Unknown;
        }
    case 2:
        return Reason::TooBig;
    case 3:
        return code == 0 ? Reason::TimeRanOut : Reason::FragmentsMissing;
    case 4:
        return code == 1 ? Reason::NoProtocol : Reason::BadHeader;
    default:
        return Reason::Unknown;
    }
}

} // namespace

QString icmpName(wire::Family family, int type, int code)
{
    const bool v6 = family == wire::Family::IPv6;
    if (type == (v6 ? 1 : 3)) {
        const QString which = v6 ? unreachable6(code) : unreachable4(code);
        return which.isEmpty() ? Words::tr("destination unreachable") : which;
    }
    if (type == (v6 ? 3 : 11))
        return code == 0 ? Words::tr("time exceeded in transit")
                         : Words::tr("fragment reassembly time exceeded");
    if (type == (v6 ? 4 : 12))
        return Words::tr("parameter problem");
    if (v6 && type == 2)
        return Words::tr("packet too big");
    if (!v6 && type == 4)
        return Words::tr("source quench");
    if (!v6 && type == 5)
        return Words::tr("redirect");
    return {};
}

QString icmpMeaning(
    wire::Family family, int type, int code, const QString& reporter, const wire::SocketAddress& destination)
{
    const QString host = QString::fromStdString(destination.ip.text());
    const QString port = QString::number(destination.port);
    switch (family == wire::Family::IPv6 ? reasonOf6(type, code) : reasonOf4(type, code)) {
    case Reason::NoRoute:
        return Words::tr("got as far as %1, which knows no route to %2").arg(reporter, host);
    case Reason::NoHost:
        return Words::tr("got as far as %1, which found no host at %2").arg(reporter, host);
    case Reason::NoPort:
        return Words::tr("arrived at %1, where no program has UDP port %2").arg(reporter, port);
    case Reason::NoProtocol:
        return Words::tr("arrived at %1, which does not speak its protocol").arg(reporter);
    case Reason::TooBig:
        return Words::tr("was too large for the next link after %1 and may not be split").arg(reporter);
    case Reason::Forbidden:
        return Words::tr("was stopped by a rule at %1").arg(reporter);
    case Reason::TimeRanOut:
        return Words::tr("used up its time to live at %1, on the way to %2").arg(reporter, host);
    case Reason::FragmentsMissing:
        return Words::tr("reached %1 with pieces missing").arg(reporter);
    case Reason::BadHeader:
        return Words::tr("has a header that %1 cannot use").arg(reporter);
    case Reason::Unknown:
        break;
    }
    return Words::tr("was discarded at %1").arg(reporter);
}

} // namespace socketscope::ui
