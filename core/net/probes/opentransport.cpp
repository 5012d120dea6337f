// SPDX-License-Identifier: GPL-3.0-or-later
// What ways.h declares and only the system can answer.
#include "core/net/probes/helpertransport.h"
#include "core/net/probes/pingtransport.h"
#include "core/net/probes/rawtransport.h"
#include "core/net/probes/tcptransport.h"
#include "core/net/probes/udptransport.h"
#include "core/net/probes/ways.h"

#include <netinet/in.h>
#include <sys/socket.h>

namespace socketscope::net {
namespace {

bool opens(int family, int type, int protocol)
{
    return Descriptor(::socket(family, type | SOCK_CLOEXEC, protocol)).isOpen();
}

bool helperWorks(const std::string& path)
{
    if (path.empty() || path.front() != '/' || ::access(path.c_str(), X_OK) != 0)
        return false;
    const auto helper = ProbeHelper::start(path);
    return helper && helper->askFamilies() != 0;
}

} // namespace

ProbeRights findProbeRights(const std::string& helper)
{
    ProbeRights rights;
    rights.raw = opens(AF_INET, SOCK_RAW, IPPROTO_RAW) || opens(AF_INET6, SOCK_RAW, IPPROTO_RAW);
    rights.ping4 = opens(AF_INET, SOCK_DGRAM, IPPROTO_ICMP);
    rights.ping6 = opens(AF_INET6, SOCK_DGRAM, IPPROTO_ICMPV6);
    rights.helper = helperWorks(helper);
    return rights;
}

Result<std::unique_ptr<trace::ProbeTransport>> openTransport(
    const Way& way, const std::string& helper, const SessionTime& time)
{
    switch (way.via) {
    case trace::Via::Raw:
        return RawTransport::open(time);
    case trace::Via::Helper:
        return HelperTransport::open(helper, time);
    case trace::Via::Udp:
        return UdpTransport::open(way.settings.shape, time);
    case trace::Via::Ping:
        return PingTransport::open(way.settings.shape, time);
    case trace::Via::Tcp:
        return TcpTransport::open(way.settings.wait, time);
    case trace::Via::Practice:
        break;
    }
    return fail({.code = ErrorCode::Unsupported, .detail = std::string(trace::nameOf(way.via))});
}

} // namespace socketscope::net
