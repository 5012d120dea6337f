// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The checksums of a packet: what each covers, and the addition written out.
#pragma once

#include "core/wire/checksumsteps.h"
#include "ui/packet/packettree.h"

#include <optional>

namespace socketscope::ui {

/// One checksum field and what it is about.
struct PacketChecksum {
    QString name; ///< "ICMP", "IPv4 header", "quoted IPv4 header"
    std::uint32_t field = 0; ///< where it stands in the packet: two bytes
    std::uint32_t from = 0; ///< what it covers
    std::uint32_t length = 0;
    std::optional<wire::PseudoHeader> before {};
    wire::ChecksumVerdict verdict = wire::ChecksumVerdict::Unknown;
    std::uint16_t stored = 0;
    bool concluded = false; ///< its bytes were not seen: there is nothing to check
    bool isUdp = false;
};

/// Outermost transport first, then IP headers, then what is quoted: the order in which a person asks.
[[nodiscard]] std::vector<PacketChecksum> checksumsOf(
    const ShownPacket& packet, const wire::Dissection& dissection);

/// A row of the addition.
struct ChecksumRow {
    QString place; ///< "14", or "pseudo"
    QString what; ///< "type 11, code 0"
    std::uint16_t word = 0;
    std::uint32_t sum = 0; ///< before the carry is added back in: up to 17 bits
    std::uint16_t folded = 0;
    std::uint32_t offset = 0; ///< in the packet; of no use in the pseudo-header
    bool pseudo = false;
    bool carried = false;
};

/// The addition with the checksum field counted as zero, as the sender made it.
struct ChecksumSum {
    std::vector<ChecksumRow> rows;
    std::uint16_t sum = 0;
    std::uint16_t checksum = 0; ///< what the field has to hold
    std::uint16_t received = 0; ///< the sum with the field as it is: FFFF where all is well
};
[[nodiscard]] ChecksumSum addUp(
    const PacketChecksum& checksum, const ShownPacket& packet, const wire::Dissection& dissection);

/// What came out, in one or two sentences.
[[nodiscard]] QString checksumText(const PacketChecksum& checksum, const ChecksumSum& sum);

} // namespace socketscope::ui
