// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What the generated programs of all languages share. For core/craft only.
#pragma once

#include "core/craft/packet.h"

namespace socketscope::craft::code {

/// A field in a program.
struct Part {
    std::string name; ///< of a variable
    const wire::FieldSpec* spec = nullptr;
    std::uint64_t value = 0; ///< of numbers and flags
    std::string address; ///< of addresses
    Bytes bytes; ///< of data
    Automatic how = Automatic::None; ///< None: the value is written down
    std::string remark; ///< a name of the value, or empty
};

/// Fields that are packed as one number of 8, 16 or 32 bits, or one field of bytes.
struct Unit {
    std::size_t bits = 0;
    std::vector<Part> parts; ///< the first one highest

    [[nodiscard]] bool isNumber() const { return parts[0].spec->kind <= wire::FieldKind::Flag; }
    /// How far `part` is shifted to the left.
    [[nodiscard]] std::size_t shift(std::size_t part) const;
};

/// A header, its values, and what its automatic checksum covers.
struct Header {
    const Layer* layer = nullptr;
    std::size_t offset = 0;
    std::vector<Unit> units;
    std::optional<Coverage> coverage; ///< where the checksum is automatic
    std::string_view title; ///< "The UDP header (RFC 768)"
    std::string variable; ///< "udp_header"
};

/// A packet taken apart for a program.
struct Parts {
    Bytes bytes; ///< all of it
    std::vector<Header> headers; ///< IP first
    std::string title; ///< "A UDP datagram over IPv4"
    bool isV4 = true;
    std::string destination; ///< as text
    std::optional<wire::IpAddress>
        finalDestination {}; ///< of the pseudo-header, where a routing header gives another one
};

/// Fails with NotIp.
[[nodiscard]] Result<Parts> partsOf(const Packet& packet);

/// Decimal, or hex where that is how people write it.
[[nodiscard]] std::string numberText(const Part& part);
/// Printable ASCII without quotes and backslashes, which stands in a string as it is.
[[nodiscard]] bool isPlainText(ByteView bytes);

} // namespace socketscope::craft::code
