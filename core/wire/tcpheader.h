// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The TCP header and its options, RFC 9293 section 3.1.
#pragma once

#include "core/base/result.h"
#include "core/wire/inlinebytes.h"

#include <optional>

namespace socketscope::wire {

/// The meaning of a TCP header, in host byte order. Any value can be held; only parse() judges.
struct TcpHeader {
    static constexpr std::size_t minimumLength = 20;
    static constexpr std::size_t mostOptions = 40;

    std::uint16_t sourcePort = 0;
    std::uint16_t destinationPort = 0;
    std::uint32_t sequenceNumber = 0;
    std::uint32_t acknowledgmentNumber = 0;
    std::uint8_t dataOffset = 5; ///< in words of 32 bits
    std::uint8_t reserved = 0; ///< four bits
    std::uint8_t flags = 0;
    std::uint16_t window = 0;
    std::uint16_t checksum = 0;
    std::uint16_t urgentPointer = 0;
    InlineBytes<mostOptions> options; ///< with their padding

    static constexpr std::uint8_t fin = 0x01;
    static constexpr std::uint8_t syn = 0x02;
    static constexpr std::uint8_t rst = 0x04;
    static constexpr std::uint8_t psh = 0x08;
    static constexpr std::uint8_t ack = 0x10;
    static constexpr std::uint8_t urg = 0x20;
    static constexpr std::uint8_t ece = 0x40;
    static constexpr std::uint8_t cwr = 0x80;

    /// Fails with Truncated or BadLength (of `data_offset`).
    [[nodiscard]] static Result<TcpHeader> parse(ByteView bytes);
    /// The same without saying why not: neither allocates nor throws.
    [[nodiscard]] static std::optional<TcpHeader> tryParse(ByteView bytes) noexcept;
    /// 20 bytes and the options as they are, whatever `dataOffset` says.
    [[nodiscard]] std::size_t headerLength() const { return minimumLength + options.size(); }
    void write(std::span<std::uint8_t> to) const;
    [[nodiscard]] Bytes serialize() const;

    friend bool operator==(const TcpHeader&, const TcpHeader&) = default;
};

/// One option of a TCP or IPv4 header: a single byte, or a kind, a length and data.
struct HeaderOption {
    std::size_t offset = 0; ///< in the options
    std::size_t length = 0; ///< of all of it
    std::uint8_t kind = 0;

    static constexpr std::uint8_t endOfList = 0;
    static constexpr std::uint8_t noOperation = 1;

    friend bool operator==(const HeaderOption&, const HeaderOption&) = default;
};

/// Goes through the options of a TCP or IPv4 header, which share their form (RFC 9293 section 3.2, RFC 791
/// section 3.1). Ends after the end-of-list option, at the end of the bytes, or at the first damaged one.
class HeaderOptionWalk {
public:
    explicit HeaderOptionWalk(ByteView options)
        : m_options(options)
    {
    }
    [[nodiscard]] std::optional<HeaderOption> next();
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }

private:
    ByteView m_options;
    std::size_t m_offset = 0;
    std::optional<Error> m_error;
};

} // namespace socketscope::wire
