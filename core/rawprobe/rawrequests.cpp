// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rawprobe/rawrequests.h"

#include "core/wire/bytewriter.h"

#include <algorithm>
#include <netinet/in.h>
#include <sys/socket.h>

namespace socketscope::rawprobe {
namespace {

using wire::ByteWriter;
using wire::word16;
using wire::word32;

// Offsets of both messages, and of each.
namespace at {
constexpr std::size_t magic = 0;
constexpr std::size_t version = 4;
constexpr std::size_t nothing = 5; // up to the next
constexpr std::size_t family = 6;
constexpr std::size_t type = 8;
constexpr std::size_t protocol = 10;
constexpr std::size_t end = 12;
constexpr std::size_t error = 8;
} // namespace at

constexpr std::array<SocketNumbers, rawSocketCount> all {{
    {AF_INET, SOCK_RAW, IPPROTO_ICMP},
    {AF_INET, SOCK_RAW, IPPROTO_TCP},
    {AF_INET, SOCK_RAW, IPPROTO_UDP},
    {AF_INET, SOCK_RAW, IPPROTO_RAW},
    {AF_INET6, SOCK_RAW, IPPROTO_ICMPV6},
    {AF_INET6, SOCK_RAW, IPPROTO_TCP},
    {AF_INET6, SOCK_RAW, IPPROTO_UDP},
    {AF_INET6, SOCK_RAW, IPPROTO_RAW},
    {AF_PACKET, SOCK_RAW, 0},
    {AF_PACKET, SOCK_DGRAM, 0},
}};

bool allZero(ByteView bytes)
{
    return std::all_of(bytes.begin(), bytes.end(), [](std::uint8_t byte) { return byte == 0; });
}

bool begins(ByteView bytes)
{
    return word32(bytes, at::magic) == rawMagic && bytes[at::version] == rawVersion;
}

} // namespace

const std::array<SocketNumbers, rawSocketCount>& rawSockets()
{
    return all;
}

std::optional<std::size_t> findRawSocket(const SocketNumbers& wanted)
{
    const auto* const found = std::find(all.begin(), all.end(), wanted);
    if (found == all.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - all.begin());
}

std::array<std::uint8_t, RawRequest::size> writeRawRequest(const RawRequest& request)
{
    std::array<std::uint8_t, RawRequest::size> bytes {};
    ByteWriter(bytes)
        .put32(rawMagic)
        .put8(rawVersion)
        .put8(0)
        .put16(static_cast<std::uint16_t>(request.socket.family))
        .put16(static_cast<std::uint16_t>(request.socket.type))
        .put16(static_cast<std::uint16_t>(request.socket.protocol));
    return bytes;
}

std::optional<RawRequest> readRawRequest(ByteView bytes)
{
    if (bytes.size() != RawRequest::size || !begins(bytes) || bytes[at::nothing] != 0
        || !allZero(bytes.subspan(at::end)))
        return std::nullopt;
    return RawRequest {.socket = {.family = word16(bytes, at::family),
                           .type = word16(bytes, at::type),
                           .protocol = word16(bytes, at::protocol)}};
}

std::array<std::uint8_t, RawReply::size> writeRawReply(const RawReply& reply)
{
    std::array<std::uint8_t, RawReply::size> bytes {};
    ByteWriter(bytes)
        .put32(rawMagic)
        .put8(rawVersion)
        .put8(0)
        .put16(0)
        .put32(static_cast<std::uint32_t>(reply.error));
    return bytes;
}

std::optional<RawReply> readRawReply(ByteView bytes)
{
    if (bytes.size() != RawReply::size || !begins(bytes)
        || !allZero(bytes.subspan(at::nothing, at::error - at::nothing)))
        return std::nullopt;
    return RawReply {.error = static_cast<std::int32_t>(word32(bytes, at::error))};
}

} // namespace socketscope::rawprobe
