// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/socketoptions.h"

#include "core/journal/eventnames.h"
#include "core/net/sockaddr.h"

#include <cerrno>
#include <cstring>
#include <ifaddrs.h>
#include <memory>
#include <net/if.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <optional>
#include <sys/time.h>

namespace socketscope::net {

using journal::OptionName;
using wire::Family;
using wire::IpAddress;

namespace {

// Younger than the C library of Debian 12.
constexpr int ipv6Hdrincl = 36;
constexpr int ipv6Autoflowlabel = 70;

struct NativeOption {
    int level;
    int name;
};

std::optional<NativeOption> nativeOption(Family family, OptionName option)
{
    const bool v6 = family == Family::IPv6;
    switch (option) {
    case OptionName::SoReuseaddr:
        return NativeOption {SOL_SOCKET, SO_REUSEADDR};
    case OptionName::SoRcvbuf:
        return NativeOption {SOL_SOCKET, SO_RCVBUF};
    case OptionName::SoSndbuf:
        return NativeOption {SOL_SOCKET, SO_SNDBUF};
    case OptionName::SoBroadcast:
        return NativeOption {SOL_SOCKET, SO_BROADCAST};
    case OptionName::TcpNodelay:
        return NativeOption {IPPROTO_TCP, TCP_NODELAY};
    case OptionName::IpTtl:
        return v6 ? NativeOption {IPPROTO_IPV6, IPV6_UNICAST_HOPS} : NativeOption {IPPROTO_IP, IP_TTL};
    case OptionName::SoKeepalive:
        return NativeOption {SOL_SOCKET, SO_KEEPALIVE};
    case OptionName::SoLinger:
        return NativeOption {SOL_SOCKET, SO_LINGER};
    case OptionName::Ipv6Only:
        return NativeOption {IPPROTO_IPV6, IPV6_V6ONLY};
    case OptionName::SoRcvtimeo:
        return NativeOption {SOL_SOCKET, SO_RCVTIMEO};
    case OptionName::IpMulticastTtl:
        return v6 ? NativeOption {IPPROTO_IPV6, IPV6_MULTICAST_HOPS}
                  : NativeOption {IPPROTO_IP, IP_MULTICAST_TTL};
    case OptionName::IpMulticastLoop:
        return v6 ? NativeOption {IPPROTO_IPV6, IPV6_MULTICAST_LOOP}
                  : NativeOption {IPPROTO_IP, IP_MULTICAST_LOOP};
    case OptionName::IpHdrincl:
        return v6 ? NativeOption {IPPROTO_IPV6, ipv6Hdrincl} : NativeOption {IPPROTO_IP, IP_HDRINCL};
    case OptionName::IpTos:
        return v6 ? NativeOption {IPPROTO_IPV6, IPV6_TCLASS} : NativeOption {IPPROTO_IP, IP_TOS};
    case OptionName::IpMtuDiscover:
        return v6 ? NativeOption {IPPROTO_IPV6, IPV6_MTU_DISCOVER}
                  : NativeOption {IPPROTO_IP, IP_MTU_DISCOVER};
    case OptionName::IpRecverr:
        return v6 ? NativeOption {IPPROTO_IPV6, IPV6_RECVERR} : NativeOption {IPPROTO_IP, IP_RECVERR};
    case OptionName::SoNoCheck:
        return NativeOption {SOL_SOCKET, SO_NO_CHECK};
    case OptionName::Ipv6Autoflowlabel:
        return NativeOption {IPPROTO_IPV6, ipv6Autoflowlabel};
    case OptionName::IpAddMembership:
    case OptionName::None:
        break;
    }
    return std::nullopt;
}

Error unsupported(OptionName option)
{
    return {.code = ErrorCode::Unsupported, .detail = std::string(journal::nameOf(option))};
}

Error failedCall(const char* call)
{
    return {.code = ErrorCode::SystemCall, .detail = call, .systemError = errno};
}

template <class T> bool write(int fd, NativeOption native, const T& value)
{
    return ::setsockopt(fd, native.level, native.name, &value, sizeof value) == 0;
}

template <class T> bool read(int fd, NativeOption native, T& value)
{
    socklen_t length = sizeof value;
    return ::getsockopt(fd, native.level, native.name, &value, &length) == 0;
}

bool writeValue(int fd, NativeOption native, OptionName option, std::int32_t value)
{
    if (option == OptionName::SoLinger)
        return write(fd, native, linger {.l_onoff = value >= 0, .l_linger = value >= 0 ? value : 0});
    if (option == OptionName::SoRcvtimeo)
        return write(fd, native, timeval {.tv_sec = value / 1000, .tv_usec = (value % 1000) * 1000});
    return write(fd, native, value);
}

/// Index of the IPv6 interface with that address; 0 leaves the choice to the system; nothing where none has
/// it.
std::optional<unsigned> interfaceIndex(const IpAddress& interface)
{
    if (interface.scope != 0)
        return interface.scope;
    if (interface.family == Family::None || interface.isAny())
        return 0;
    ifaddrs* first = nullptr;
    if (::getifaddrs(&first) != 0)
        return std::nullopt;
    const std::unique_ptr<ifaddrs, decltype(&::freeifaddrs)> guard(first, ::freeifaddrs);
    for (const ifaddrs* entry = first; entry != nullptr; entry = entry->ifa_next) {
        if (entry->ifa_addr == nullptr || entry->ifa_addr->sa_family != AF_INET6)
            continue;
        sockaddr_storage storage {};
        std::memcpy(&storage, entry->ifa_addr, sizeof(sockaddr_in6));
        if (fromNative(storage).ip.bytes == interface.bytes)
            return ::if_nametoindex(entry->ifa_name);
    }
    return std::nullopt;
}

} // namespace

Result<std::int32_t> setOption(int fd, Family family, OptionName option, std::int32_t value)
{
    const auto native = nativeOption(family, option);
    if (!native)
        return fail(unsupported(option));
    if (!writeValue(fd, *native, option, value))
        return fail(failedCall("setsockopt"));
    return readOption(fd, family, option);
}

Result<std::int32_t> readOption(int fd, Family family, OptionName option)
{
    const auto native = nativeOption(family, option);
    if (!native)
        return fail(unsupported(option));
    if (option == OptionName::SoLinger) {
        linger held {};
        if (!read(fd, *native, held))
            return fail(failedCall("getsockopt"));
        return held.l_onoff != 0 ? held.l_linger : -1;
    }
    if (option == OptionName::SoRcvtimeo) {
        timeval held {};
        if (!read(fd, *native, held))
            return fail(failedCall("getsockopt"));
        return static_cast<std::int32_t>(held.tv_sec * 1000 + held.tv_usec / 1000);
    }
    std::int32_t held = 0;
    if (!read(fd, *native, held))
        return fail(failedCall("getsockopt"));
    return held;
}

std::vector<std::pair<OptionName, std::int32_t>> heldOptions(int fd, wire::Family family, bool datagram)
{
    std::vector<OptionName> wanted {OptionName::SoReuseaddr, OptionName::SoRcvbuf, OptionName::SoSndbuf,
        OptionName::IpTtl, OptionName::SoRcvtimeo};
    if (datagram)
        wanted.insert(
            wanted.end(), {OptionName::SoBroadcast, OptionName::IpMulticastTtl, OptionName::IpMulticastLoop});
    else
        wanted.insert(wanted.end(), {OptionName::TcpNodelay, OptionName::SoKeepalive, OptionName::SoLinger});
    if (family == wire::Family::IPv6)
        wanted.push_back(OptionName::Ipv6Only);
    std::vector<std::pair<OptionName, std::int32_t>> held;
    for (const OptionName option : wanted)
        if (const auto value = readOption(fd, family, option))
            held.emplace_back(option, *value);
    return held;
}

Result<> joinGroup(int fd, const IpAddress& group, const IpAddress& interface)
{
    if (interface.family != Family::None && interface.family != group.family)
        return fail({.code = ErrorCode::MixedFamilies, .detail = interface.text()});
    bool joined = false;
    if (group.family == Family::IPv6) {
        const auto index = interfaceIndex(interface);
        if (!index)
            return fail(
                {.code = ErrorCode::SystemCall, .detail = "setsockopt", .systemError = EADDRNOTAVAIL});
        ipv6_mreq request {};
        std::memcpy(&request.ipv6mr_multiaddr, group.bytes.data(), sizeof request.ipv6mr_multiaddr);
        request.ipv6mr_interface = *index != 0 ? *index : group.scope;
        joined = write(fd, {IPPROTO_IPV6, IPV6_JOIN_GROUP}, request);
    } else {
        ip_mreq request {};
        std::memcpy(&request.imr_multiaddr, group.bytes.data(), sizeof request.imr_multiaddr);
        std::memcpy(&request.imr_interface, interface.bytes.data(), sizeof request.imr_interface);
        joined = write(fd, {IPPROTO_IP, IP_ADD_MEMBERSHIP}, request);
    }
    if (!joined)
        return fail(failedCall("setsockopt"));
    return {};
}

} // namespace socketscope::net
