// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/probes/ways.h"

#include "core/net/probes/concluded.h"

namespace socketscope::net {
namespace {

using trace::Flow;
using trace::Protocol;
using trace::Settings;
using trace::Via;
using wire::Family;

tl::unexpected<Error> needsRaw(const char* what)
{
    return fail({.code = ErrorCode::NeedsRawProbes, .detail = what});
}

bool pingAllowed(const Settings& settings, const ProbeRights& rights)
{
    return settings.shape.family() == Family::IPv6 ? rights.ping6 : rights.ping4;
}

Way rawWay(const Settings& settings, const ProbeRights& rights, bool asked)
{
    const WayReason reason = rights.raw ? WayReason::HasRights : WayReason::HasHelper;
    return {.via = rights.raw ? Via::Raw : Via::Helper,
        .reason = asked ? WayReason::Asked : reason,
        .settings = settings};
}

Way plainWay(const Settings& settings, Via via, Protocol protocol, WayReason reason)
{
    Way way {.via = via, .reason = reason, .settings = settings, .showsHeaders = false};
    way.otherProtocol = settings.shape.protocol != protocol;
    way.settings.shape.protocol = protocol;
    return way;
}

/// Errors name the destination port of a datagram, and many routers quote no more than the ports: nothing
/// else tells constant flows apart.
Result<Way> udpWay(const Settings& settings, WayReason reason)
{
    if (settings.shape.flow == Flow::Paris)
        return needsRaw("paris");
    if (settings.shape.flow == Flow::Dublin)
        return needsRaw("dublin");
    return plainWay(settings, Via::Udp, Protocol::Udp, reason);
}

/// The system writes the SYN, and gives each probe a socket with a port of its own.
Result<Way> tcpWay(const Settings& settings, WayReason reason)
{
    if (settings.shape.flow == Flow::Paris)
        return needsRaw("paris");
    if (settings.shape.flow == Flow::Dublin)
        return needsRaw("dublin");
    const Settings usual;
    if (settings.shape.size != usual.shape.size && settings.shape.size != sizeOfSyn(settings.shape.family()))
        return needsRaw("size");
    Way way = plainWay(settings, Via::Tcp, Protocol::Tcp, reason);
    way.settings.shape.size = sizeOfSyn(settings.shape.family());
    return way;
}

Result<Way> bestWay(const Settings& settings, bool protocolAsked, const ProbeRights& rights)
{
    if (rights.raw || rights.helper)
        return rawWay(settings, rights, false);
    switch (settings.shape.protocol) {
    case Protocol::Udp:
        return udpWay(settings, WayReason::NoRights);
    case Protocol::Tcp:
        return tcpWay(settings, WayReason::TcpAsked);
    case Protocol::Icmp:
        break;
    }
    if (pingAllowed(settings, rights))
        return plainWay(settings, Via::Ping, Protocol::Icmp, WayReason::PingAllowed);
    if (protocolAsked)
        return needsRaw("icmp");
    return udpWay(settings, WayReason::NoRights);
}

tl::unexpected<Error> notTogether(Via via)
{
    return fail({.code = ErrorCode::WayAndProtocol, .detail = std::string(trace::nameOf(via))});
}

/// What needs raw probes could have them, if this way had not been asked for.
Result<Way> asAsked(Result<Way> way, const ProbeRights& rights)
{
    if (!way && way.error().code == ErrorCode::NeedsRawProbes && (rights.raw || rights.helper))
        way.error().code = ErrorCode::NotThisWay;
    return way;
}

tl::unexpected<Error> notAllowed(Via via)
{
    return fail({.code = ErrorCode::NotPermitted, .detail = std::string(trace::nameOf(via))});
}

} // namespace

Result<Way> chooseWay(
    const Settings& settings, std::optional<Via> asked, bool protocolAsked, const ProbeRights& rights)
{
    if (!asked)
        return bestWay(settings, protocolAsked, rights);
    const auto clashes
        = [&](Protocol protocol) { return protocolAsked && settings.shape.protocol != protocol; };
    switch (*asked) {
    case Via::Raw:
    case Via::Helper:
        if (!rights.raw && !rights.helper)
            return notAllowed(*asked);
        return rawWay(settings, rights, true);
    case Via::Udp:
        return clashes(Protocol::Udp) ? notTogether(*asked)
                                      : asAsked(udpWay(settings, WayReason::Asked), rights);
    case Via::Tcp:
        return clashes(Protocol::Tcp) ? notTogether(*asked)
                                      : asAsked(tcpWay(settings, WayReason::Asked), rights);
    case Via::Ping:
        if (clashes(Protocol::Icmp))
            return notTogether(*asked);
        if (!pingAllowed(settings, rights))
            return notAllowed(*asked);
        return plainWay(settings, Via::Ping, Protocol::Icmp, WayReason::Asked);
    case Via::Practice:
        break;
    }
    return Way {.via = Via::Practice, .reason = WayReason::Practice, .settings = settings};
}

} // namespace socketscope::net
