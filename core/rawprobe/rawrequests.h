// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What the raw helper and the program that uses it say to each other over a SOCK_SEQPACKET socket:
/// "that socket, please", and the descriptor with its answer. Messages of fixed form, without a string, a
/// path or an option. Numbers are in network byte order.
#pragma once

#include "core/base/bytes.h"

#include <array>
#include <optional>

namespace socketscope::rawprobe {

/// The numbers of socket(2).
struct SocketNumbers {
    int family = 0;
    int type = 0;
    int protocol = 0;

    friend bool operator==(const SocketNumbers&, const SocketNumbers&) = default;
};

/// All that the raw helper opens: raw sockets of both families for ICMP, TCP, UDP, and for packets that bring
/// their own header; and the two packet sockets, without a protocol, so that they hear nothing before bind()
/// gives them one.
inline constexpr std::size_t rawSocketCount = 10;
[[nodiscard]] const std::array<SocketNumbers, rawSocketCount>& rawSockets();
/// Where in that list, if it is there.
[[nodiscard]] std::optional<std::size_t> findRawSocket(const SocketNumbers& wanted);

inline constexpr std::uint32_t rawMagic = 0x53537261; // "SSra"
inline constexpr std::uint8_t rawVersion = 1;

/// "That socket, please." Whether the helper has such a socket is not a matter of form.
struct RawRequest {
    static constexpr std::size_t size = 16;
    SocketNumbers socket;
};
/// The numbers have 16 bits each.
[[nodiscard]] std::array<std::uint8_t, RawRequest::size> writeRawRequest(const RawRequest& request);
/// Nothing where the bytes are no request: another length, another beginning, another version, or anything
/// but zero where nothing is to be said.
[[nodiscard]] std::optional<RawRequest> readRawRequest(ByteView bytes);

/// With an error of 0 the descriptor comes along, as SCM_RIGHTS.
struct RawReply {
    static constexpr std::size_t size = 12;
    std::int32_t error
        = 0; ///< errno, as socket() gave it; EPROTONOSUPPORT: no such socket; EBUSY: given away
};
[[nodiscard]] std::array<std::uint8_t, RawReply::size> writeRawReply(const RawReply& reply);
/// Nothing where the bytes are no reply.
[[nodiscard]] std::optional<RawReply> readRawReply(ByteView bytes);

} // namespace socketscope::rawprobe
