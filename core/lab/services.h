// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What a node answers to packets for itself: pings, UDP and TCP ports. For core/lab only.
#pragma once

#include "core/base/random.h"
#include "core/lab/icmperror.h"

namespace socketscope::lab {

/// What comes of a packet at its destination.
struct Reaction {
    enum class Kind : std::uint8_t {
        Nothing, ///< it was taken in silence
        NotTaken, ///< for `reason`
        Withheld, ///< taken, and not answered for `reason`
        Answer, ///< `message` of `protocol`, with its checksum
        Complain, ///< an ICMP error is due
    };
    Kind kind = Kind::Nothing;
    Reason reason = Reason::None;
    Complaint complaint = Complaint::PortUnreachable;
    std::uint8_t protocol = 0;
    bool dontFragment = false;
};

/// Whether the transport header is there and its checksum right; None: it is. Protocols that are not known
/// here are taken as they are.
[[nodiscard]] Reason checkTransport(const IpPacket& packet, const Transport& transport);

/// Whether it asks for something: an echo request, a UDP datagram, a TCP SYN.
[[nodiscard]] bool isRequest(const IpPacket& packet, const Transport& transport);

/// The packet is whole and its transport checked. The message goes from the packet's destination to its
/// source, into `message`, whose memory is used again.
[[nodiscard]] Reaction react(const Services& services, const IpPacket& packet, const Transport& transport,
    Random& random, Bytes& message);

/// The reset that refuses a TCP segment as if from its destination (RFC 9293 section 3.10.7.1); nothing for
/// what is itself a reset.
[[nodiscard]] bool buildReset(const IpPacket& packet, const Transport& transport, Bytes& message);

} // namespace socketscope::lab
