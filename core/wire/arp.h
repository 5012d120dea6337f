// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The Address Resolution Protocol, RFC 826.
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"

namespace socketscope::wire {

/// A request or reply for addresses of any kind and length; in practice IPv4 over Ethernet.
struct Arp {
    static constexpr std::size_t fixedSize = 8;

    std::uint16_t hardwareType = 1; ///< Ethernet
    std::uint16_t protocolType = 0x0800; ///< IPv4
    std::uint8_t hardwareLength = 6;
    std::uint8_t protocolLength = 4;
    std::uint16_t opcode = 1; ///< 1 request, 2 reply
    Bytes senderHardwareAddress;
    Bytes senderProtocolAddress;
    Bytes targetHardwareAddress;
    Bytes targetProtocolAddress;

    /// Fails with Truncated.
    [[nodiscard]] static Result<Arp> parse(ByteView bytes);
    /// The fixed part and the addresses as they are, whatever the length fields say.
    [[nodiscard]] std::size_t headerLength() const;
    void write(std::span<std::uint8_t> to) const;
    [[nodiscard]] Bytes serialize() const;

    friend bool operator==(const Arp&, const Arp&) = default;
};

} // namespace socketscope::wire
