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
    std::uint32_t network = 0; ///< where the IP header begins that the pseudo-header is taken from
    std::optional<wire::PseudoHeader> before {};
    wire::ChecksumVerdict verdict = wire::ChecksumVerdict::Unknown;
    std::uint16_t stored = 0;
    bool concluded = false; ///< its bytes were not seen: there is nothing to check
    bool isUdp = false;
};

/// Outermost transport first, then IP headers, then what is quoted: the order in which a person asks.
[[nodiscard]] std::vector<PacketChecksum> checksumsOf(
    const ShownPacket& packet, const wire::Dissection& dissection);
/// What the checksum of a layer of that kind is called.
[[nodiscard]] QString checksumName(wire::LayerKind kind);

/// The addition with the checksum field counted as zero, as the sender made it. It keeps the packet, and
/// makes words for a row when asked: there may be 30,000.
class ChecksumSum {
public:
    ChecksumSum() = default;
    ChecksumSum(PacketChecksum checksum, Bytes packet, wire::Dissection dissection);

    [[nodiscard]] const PacketChecksum& of() const { return m_of; }
    [[nodiscard]] const std::vector<wire::ChecksumStep>& rows() const { return m_trace.steps; }
    [[nodiscard]] std::size_t pseudoRows() const { return m_pseudoRows; }
    [[nodiscard]] std::uint16_t sum() const { return m_trace.sum; }
    /// What the field has to hold: of UDP FFFF where the complement is zero.
    [[nodiscard]] std::uint16_t checksum() const { return m_checksum; }
    /// The sum with the field as it is: FFFF where all is well.
    [[nodiscard]] std::uint16_t received() const { return m_received; }

    /// "14", or "pseudo"
    [[nodiscard]] QString placeOf(std::size_t row) const;
    /// "type 11, code 0", "source address", "“he”"
    [[nodiscard]] QString meaningOf(std::size_t row) const;
    /// The same in a column of its own: "pseudo: source"; empty where the row goes on with what the row above
    /// began.
    [[nodiscard]] QString originOf(std::size_t row) const;

    struct Range {
        std::size_t first = 0;
        std::size_t count = 0;
        friend bool operator==(const Range&, const Range&) = default;
    };
    /// The bytes of the packet that the word is made of, also where it stands in the pseudo-header; none
    /// where the packet has no such bytes.
    [[nodiscard]] Range bytesOf(std::size_t row) const;
    /// The rows that these bytes are in.
    [[nodiscard]] Range rowsOf(std::size_t offset, std::size_t length) const;

private:
    [[nodiscard]] std::size_t offsetOf(std::size_t row) const { return m_of.from + rows()[row].offset; }
    [[nodiscard]] bool isV6() const;
    [[nodiscard]] bool goesOn(std::size_t row) const;
    [[nodiscard]] QString pseudoOrigin(std::size_t offset) const;
    [[nodiscard]] bool isRouted() const;

    PacketChecksum m_of;
    Bytes m_packet;
    wire::Dissection m_dissection;
    wire::ChecksumTrace m_trace;
    std::size_t m_pseudoRows = 0;
    std::uint16_t m_checksum = 0;
    std::uint16_t m_received = 0;
};

/// What came out, in one or two sentences.
[[nodiscard]] QString checksumText(const ChecksumSum& sum);

} // namespace socketscope::ui
