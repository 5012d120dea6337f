// SPDX-License-Identifier: GPL-3.0-or-later
/// \file A probe as the bytes of an IP packet. Nothing here allocates or throws.
#pragma once

#include "core/base/bytes.h"
#include "core/trace/probe.h"

namespace socketscope::trace {

/// Where the mark of a probe stands in its packet.
struct MarkedFields {
    std::uint16_t identification = 0; ///< IPv4
    std::uint16_t sourcePort = 0;
    std::uint16_t destinationPort = 0;
    std::uint16_t identifier = 0; ///< ICMP echo
    std::uint16_t sequenceNumber = 0; ///< ICMP echo
    std::uint32_t tcpSequenceNumber = 0;
    std::uint16_t checksum = 0; ///< of the transport header, where the flow asks for a certain one; else 0
    std::uint16_t size = 0; ///< of the whole packet; Dublin over IPv6 tells probes apart by it
};
[[nodiscard]] MarkedFields markedFields(const ProbeShape& shape, const Probe& probe);

/// The mark that an IPv4 identification stands for, 1 to 65535: the inverse of what markedFields() writes.
[[nodiscard]] std::uint16_t markOfIdentification(const ProbeShape& shape, std::uint16_t identification);
/// Dublin over IPv6: the size of the packet with mark 1; each further mark adds one byte.
[[nodiscard]] std::uint16_t firstDublinSize(const ProbeShape& shape);

/// What stands in the checksum field of the transport header.
[[nodiscard]] std::uint16_t transportChecksum(const ProbeShape& shape, const Probe& probe);

/// Writes the whole packet, from its IP header on, with right lengths and checksums, into the front of `to`
/// and returns its length, or 0 where it does not fit or the shape cannot be (only ICMP over IPv4 can be
/// written without a source: it stays 0.0.0.0).
[[nodiscard]] std::size_t writeProbe(const ProbeShape& shape, const Probe& probe, std::span<std::uint8_t> to);

/// Bytes before the payload: of the IP header and the transport header (ICMP: 8, UDP: 8, TCP: 20).
[[nodiscard]] std::size_t ipHeaderLength(wire::Family family);
[[nodiscard]] std::size_t headersLength(const ProbeShape& shape);

} // namespace socketscope::trace
