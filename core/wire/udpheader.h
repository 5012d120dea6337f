// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The UDP header, RFC 768.
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <optional>

namespace socketscope::wire {

/// The meaning of a UDP header, in host byte order. Any value can be held; only parse() judges.
struct UdpHeader {
    static constexpr std::size_t size = 8;

    std::uint16_t sourcePort = 0;
    std::uint16_t destinationPort = 0;
    std::uint16_t length = 0; ///< of header and data
    std::uint16_t checksum = 0; ///< 0: none

    /// Fails with Truncated, or with BadLength where the length is less than a header has. A length beyond
    /// `bytes` is no error: a quoted datagram is rarely whole.
    [[nodiscard]] static Result<UdpHeader> parse(ByteView bytes);
    /// The same without saying why not: neither allocates nor throws.
    [[nodiscard]] static std::optional<UdpHeader> tryParse(ByteView bytes) noexcept;
    [[nodiscard]] std::size_t headerLength() const { return size; }
    void write(std::span<std::uint8_t> to) const;
    [[nodiscard]] Bytes serialize() const;

    friend bool operator==(const UdpHeader&, const UdpHeader&) = default;
};

} // namespace socketscope::wire
