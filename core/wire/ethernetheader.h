// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Ethernet frames (IEEE 802.3, RFC 894) and VLAN tags (IEEE 802.1Q).
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <array>

namespace socketscope::wire {

using MacAddress = std::array<std::uint8_t, 6>;

/// The meaning of an Ethernet header. Any value can be held.
struct EthernetHeader {
    static constexpr std::size_t size = 14;

    MacAddress destination {};
    MacAddress source {};
    std::uint16_t etherType = 0; ///< below 0x0600: the length of an IEEE 802.3 frame

    /// Fails with Truncated.
    [[nodiscard]] static Result<EthernetHeader> parse(ByteView bytes);
    [[nodiscard]] std::size_t headerLength() const { return size; }
    void write(std::span<std::uint8_t> to) const;
    [[nodiscard]] Bytes serialize() const;

    friend bool operator==(const EthernetHeader&, const EthernetHeader&) = default;
};

/// What follows the type 0x8100 (or 0x88a8): the tag, then the type of what is tagged.
struct VlanTag {
    static constexpr std::size_t size = 4;

    std::uint8_t priority = 0; ///< 3 bits
    bool dropEligible = false;
    std::uint16_t identifier = 0; ///< 12 bits
    std::uint16_t etherType = 0;

    /// Fails with Truncated.
    [[nodiscard]] static Result<VlanTag> parse(ByteView bytes);
    [[nodiscard]] std::size_t headerLength() const { return size; }
    void write(std::span<std::uint8_t> to) const;
    [[nodiscard]] Bytes serialize() const;

    friend bool operator==(const VlanTag&, const VlanTag&) = default;
};

} // namespace socketscope::wire
