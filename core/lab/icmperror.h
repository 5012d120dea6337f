// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What an ICMP error says, over IPv4 (RFC 792, 1812) and IPv6 (RFC 4443). For core/lab only.
#pragma once

#include "core/lab/ippacket.h"
#include "core/lab/topology.h"

namespace socketscope::lab {

enum class Complaint : std::uint8_t {
    TimeExceeded,
    ReassemblyExceeded,
    NetUnreachable,
    HostUnreachable,
    ProtocolUnreachable,
    PortUnreachable,
    TooBig,
    NetProhibited,
    HostProhibited,
    Prohibited,
};

struct IcmpSays {
    std::uint8_t type = 0;
    std::uint8_t code = 0;
    std::uint32_t rest = 0; ///< the second word of the header
};

/// `rest`: the MTU of TooBig; over IPv6, where the offender stands for ProtocolUnreachable.
[[nodiscard]] IcmpSays wording(Complaint complaint, bool v6, std::uint32_t rest);
[[nodiscard]] Complaint complaintOf(Refusal refusal);

/// Why no ICMP error may be sent about this packet (RFC 1812 section 4.3.2.7, RFC 4443 section 2.4 (e));
/// None: it may.
[[nodiscard]] Reason forbidsErrors(const IpPacket& packet);

/// How many of the packet's bytes an error quotes.
[[nodiscard]] std::size_t quotedBytes(const IpPacket& packet, const Answers& answers);

/// Where the error came in, for RFC 5837.
struct Incoming {
    std::uint32_t index = 0;
    wire::IpAddress address {};
    std::uint32_t mtu = 0;
};

/// The ICMP message (or what the switches make of it) that `answers` sends about `packet`, with its checksum:
/// what goes behind the IP header, into `message`. Returns the protocol.
struct ErrorBuilder {
    const Answers& answers;
    const IpPacket& about;
    IcmpSays says;
    wire::IpAddress source;
    std::optional<Incoming> incoming;

    [[nodiscard]] std::uint8_t build(std::uint64_t random, Bytes& message) const;

private:
    void proper(Bytes& message) const;
    void extensions(Bytes& message) const;
    void echoReply(Bytes& message) const;
    void udp(Bytes& message) const;
    [[nodiscard]] std::uint8_t icmpProtocol() const;
};

} // namespace socketscope::lab
