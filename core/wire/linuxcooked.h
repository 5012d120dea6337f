// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What a Linux capture on "any" writes in place of the link's own header: LINKTYPE_LINUX_SLL and
/// LINKTYPE_LINUX_SLL2 of tcpdump.org.
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <array>

namespace socketscope::wire {

/// Both versions in one value: the second has an interface and other places for the same fields.
struct LinuxCookedHeader {
    static constexpr std::size_t sizeV1 = 16;
    static constexpr std::size_t sizeV2 = 20;

    std::uint8_t version = 2; ///< 1 or 2; decides on the form that is written
    std::uint16_t protocolType = 0; ///< mostly an ether type
    std::uint16_t reserved = 0; ///< v2
    std::uint32_t interfaceIndex = 0; ///< v2
    std::uint16_t arphrdType = 0;
    std::uint16_t packetType
        = 0; ///< 0 to us, 1 broadcast, 2 multicast, 3 to somebody else, 4 from us; v2: 8 bits
    std::uint16_t addressLength = 0; ///< may be more than the eight bytes that are kept; v2: 8 bits
    std::array<std::uint8_t, 8> address {};

    /// Fail with Truncated.
    [[nodiscard]] static Result<LinuxCookedHeader> parseV1(ByteView bytes);
    [[nodiscard]] static Result<LinuxCookedHeader> parseV2(ByteView bytes);
    [[nodiscard]] std::size_t headerLength() const { return version == 1 ? sizeV1 : sizeV2; }
    void write(std::span<std::uint8_t> to) const;
    [[nodiscard]] Bytes serialize() const;

    friend bool operator==(const LinuxCookedHeader&, const LinuxCookedHeader&) = default;
};

} // namespace socketscope::wire
