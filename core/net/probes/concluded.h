// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Packets that the system keeps the headers of, built again from what it told about them. Each result
/// is a whole packet with right lengths and checksums, and says how many bytes from the front are concluded.
#pragma once

#include "core/base/bytes.h"
#include "core/rawprobe/ancillary.h"
#include "core/trace/probe.h"

namespace socketscope::net {

struct Concluded {
    Bytes packet;
    std::uint16_t inferred = 0;
};

/// An ICMP error from an error queue. `probe` is the packet that it is about, as it was sent. Of that, the
/// kernel delivered what the error quotes from byte `shownFrom` on, and any extensions: `delivered`.
[[nodiscard]] Concluded concludeIcmpError(
    const rawprobe::Ancillary& told, ByteView probe, std::size_t shownFrom, ByteView delivered);

/// What an ICMP datagram socket received: everything but the IP header.
[[nodiscard]] Concluded concludeIcmp(
    const rawprobe::Ancillary& told, const wire::IpAddress& from, ByteView message);

/// What a UDP socket received: everything but the headers.
[[nodiscard]] Concluded concludeUdp(const rawprobe::Ancillary& told, const wire::SocketAddress& from,
    std::uint16_t ownPort, ByteView payload);

/// What a connecting socket was answered, SYN-ACK or RST, of which the system shows nothing at all.
[[nodiscard]] Concluded concludeTcp(
    const wire::SocketAddress& from, const wire::SocketAddress& to, std::uint8_t flags);

/// The SYN of a connecting socket, with the options that Linux puts into it. Sequence number and time stamp
/// are not known and stand as zero.
[[nodiscard]] Bytes concludeSyn(const trace::ProbeShape& shape, const trace::Probe& probe);
/// The length of that packet.
[[nodiscard]] std::uint16_t sizeOfSyn(wire::Family family);

/// Takes the identification out of an IPv4 header: the system has chosen another, which is not known.
void forgetIdentification(std::span<std::uint8_t> packet);

} // namespace socketscope::net
