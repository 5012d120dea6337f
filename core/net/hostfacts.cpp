// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/hostfacts.h"

#include "core/net/netlink.h"
#include "core/net/probes/descriptor.h"
#include "core/net/sockaddr.h"

#include <algorithm>
#include <ifaddrs.h>
#include <memory>
#include <net/if.h>
#include <net/if_arp.h>
#include <netinet/in.h>
#include <sys/ioctl.h>

#include <linux/neighbour.h>

namespace socketscope::net {

using wire::Family;
using wire::IpAddress;

namespace {

std::size_t lengthOf(Family family)
{
    return family == Family::IPv6 ? 16 : 4;
}

IpAddress addressFrom(Family family, ByteView bytes)
{
    IpAddress address;
    if (bytes.size() != lengthOf(family))
        return address;
    address.family = family;
    std::copy(bytes.begin(), bytes.end(), address.bytes.begin());
    return address;
}

template <class T> T valueOf(ByteView bytes)
{
    T value {};
    std::memcpy(&value, bytes.data(), std::min(bytes.size(), sizeof value));
    return value;
}

/// RTA_VIA: a family and an address, of IPv6 where IPv4 is routed by a neighbour that only has that.
IpAddress viaFrom(ByteView bytes)
{
    if (bytes.size() < 2)
        return {};
    const Family family = valueOf<std::uint16_t>(bytes) == AF_INET6 ? Family::IPv6 : Family::IPv4;
    return addressFrom(family, bytes.subspan(2));
}

Route::Kind kindOf(std::uint8_t type)
{
    switch (type) {
    case RTN_LOCAL:
        return Route::Kind::Local;
    case RTN_BROADCAST:
        return Route::Kind::Broadcast;
    case RTN_MULTICAST:
        return Route::Kind::Multicast;
    default:
        return Route::Kind::Unicast;
    }
}

/// What the interface itself knows.
void askInterface(Route& route)
{
    ifreq request {};
    if (::if_indextoname(route.interfaceIndex, request.ifr_name) == nullptr)
        return;
    route.interfaceName = request.ifr_name;
    const Descriptor socket(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    if (route.mtu == 0 && ::ioctl(socket.get(), SIOCGIFMTU, &request) == 0)
        route.mtu = static_cast<std::uint32_t>(request.ifr_mtu);
    if (::ioctl(socket.get(), SIOCGIFHWADDR, &request) == 0)
        route.linkAddresses = request.ifr_hwaddr.sa_family == ARPHRD_ETHER;
}

Route routeFrom(Family family, std::uint8_t type, ByteView attributes)
{
    Route route {.kind = kindOf(type)};
    forEachAttribute(attributes, [&](unsigned short attribute, ByteView value) {
        switch (attribute) {
        case RTA_OIF:
            route.interfaceIndex = valueOf<unsigned>(value);
            break;
        case RTA_PREFSRC:
            route.source = addressFrom(family, value);
            break;
        case RTA_GATEWAY:
            route.gateway = addressFrom(family, value);
            break;
        case RTA_VIA:
            route.gateway = viaFrom(value);
            break;
        case RTA_METRICS:
            forEachAttribute(value, [&](unsigned short metric, ByteView number) {
                if (metric == RTAX_MTU)
                    route.mtu = valueOf<std::uint32_t>(number);
            });
            break;
        default:
            break;
        }
    });
    return route;
}

/// The groups of link addresses that groups of IP addresses have: RFC 1112 section 6.4, RFC 2464 section 7.
std::optional<LinkAddress> groupAddress(const IpAddress& destination)
{
    const auto& ip = destination.bytes;
    if (!destination.isMulticast())
        return std::nullopt;
    if (destination.family == Family::IPv6)
        return LinkAddress {0x33, 0x33, ip[12], ip[13], ip[14], ip[15]};
    return LinkAddress {1, 0, 0x5e, static_cast<std::uint8_t>(ip[1] & 0x7f), ip[2], ip[3]};
}

std::optional<LinkAddress> neighbour(unsigned interfaceIndex, const IpAddress& address)
{
    ndmsg fixed {};
    fixed.ndm_family = static_cast<std::uint8_t>(nativeFamily(address.family));
    fixed.ndm_ifindex = static_cast<int>(interfaceIndex);
    NetlinkRequest request(RTM_GETNEIGH, fixed);
    request.add(NDA_DST, address.bytes.data(), lengthOf(address.family));
    const auto answer = request.ask();
    if (!answer || answer->size() < sizeof fixed)
        return std::nullopt;
    fixed = valueOf<ndmsg>(*answer);
    constexpr unsigned valid = NUD_PERMANENT | NUD_NOARP | NUD_REACHABLE | NUD_PROBE | NUD_STALE | NUD_DELAY;
    std::optional<LinkAddress> found;
    forEachAttribute(
        ByteView(*answer).subspan(NLMSG_ALIGN(sizeof fixed)), [&](unsigned short attribute, ByteView value) {
            if (attribute == NDA_LLADDR && value.size() == 6 && (fixed.ndm_state & valid) != 0)
                found = valueOf<LinkAddress>(value);
        });
    return found;
}

} // namespace

std::vector<IpAddress> ownAddresses()
{
    std::vector<IpAddress> addresses;
    ifaddrs* first = nullptr;
    if (::getifaddrs(&first) != 0)
        return addresses;
    const std::unique_ptr<ifaddrs, decltype(&::freeifaddrs)> guard(first, ::freeifaddrs);
    for (const ifaddrs* entry = first; entry != nullptr; entry = entry->ifa_next) {
        if (entry->ifa_addr == nullptr)
            continue;
        const int family = entry->ifa_addr->sa_family;
        if (family != AF_INET && family != AF_INET6)
            continue;
        sockaddr_storage storage {};
        std::memcpy(
            &storage, entry->ifa_addr, family == AF_INET ? sizeof(sockaddr_in) : sizeof(sockaddr_in6));
        addresses.push_back(rawprobe::addressOf(storage));
    }
    return addresses;
}

std::optional<Route> routeTo(const IpAddress& destination)
{
    if (destination.family == Family::None)
        return std::nullopt;
    rtmsg fixed {};
    fixed.rtm_family = static_cast<std::uint8_t>(nativeFamily(destination.family));
    fixed.rtm_dst_len = static_cast<std::uint8_t>(lengthOf(destination.family) * 8);
    NetlinkRequest request(RTM_GETROUTE, fixed);
    request.add(RTA_DST, destination.bytes.data(), lengthOf(destination.family));
    if (destination.scope != 0)
        request.add(RTA_OIF, &destination.scope, sizeof destination.scope);
    const auto answer = request.ask();
    if (!answer || answer->size() < sizeof fixed)
        return std::nullopt;
    fixed = valueOf<rtmsg>(*answer);
    if (fixed.rtm_type == RTN_UNREACHABLE || fixed.rtm_type == RTN_BLACKHOLE || fixed.rtm_type == RTN_PROHIBIT
        || fixed.rtm_type == RTN_THROW)
        return std::nullopt;
    Route route
        = routeFrom(destination.family, fixed.rtm_type, ByteView(*answer).subspan(NLMSG_ALIGN(sizeof fixed)));
    if (destination.isMulticast() && route.kind == Route::Kind::Unicast)
        route.kind = Route::Kind::Multicast;
    askInterface(route);
    return route;
}

std::optional<LinkAddress> nextHopOf(const Route& route, const IpAddress& destination)
{
    if (!route.linkAddresses)
        return LinkAddress {};
    if (route.kind == Route::Kind::Broadcast)
        return LinkAddress {0xff, 0xff, 0xff, 0xff, 0xff, 0xff};
    if (const auto group = groupAddress(destination))
        return group;
    return neighbour(
        route.interfaceIndex, route.gateway.family == Family::None ? destination : route.gateway);
}

bool opensRawSockets(SocketSource& sockets)
{
    const auto opened = sockets.open(AF_INET, SOCK_RAW, IPPROTO_RAW);
    if (!opened)
        return false;
    const Descriptor closing(*opened);
    return true;
}

} // namespace socketscope::net
