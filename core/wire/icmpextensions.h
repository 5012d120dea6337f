// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What routers add to ICMP errors: the extension structure (RFC 4884 sections 7 and 8), MPLS label
/// stacks (RFC 4950) and interface information (RFC 5837).
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/wire/address.h"

#include <optional>
#include <string>

namespace socketscope::wire {

/// The four bytes before the objects.
struct IcmpExtensionHeader {
    static constexpr std::size_t size = 4;

    std::uint8_t version = 2;
    std::uint16_t reserved = 0; ///< twelve bits
    std::uint16_t checksum = 0; ///< over the whole structure; 0: none

    /// Fails with Truncated or BadVersion.
    [[nodiscard]] static Result<IcmpExtensionHeader> parse(ByteView bytes);
    /// The same without saying why not: neither allocates nor throws.
    [[nodiscard]] static std::optional<IcmpExtensionHeader> tryParse(ByteView bytes) noexcept;
    [[nodiscard]] std::size_t headerLength() const { return size; }
    void write(std::span<std::uint8_t> to) const;
    [[nodiscard]] Bytes serialize() const;
    /// Whether a structure with the right version and a right or no checksum stands here, up to the end of
    /// `bytes`.
    [[nodiscard]] static bool isSound(ByteView bytes);

    friend bool operator==(const IcmpExtensionHeader&, const IcmpExtensionHeader&) = default;
};

/// Where one object lies; its header has four bytes.
struct IcmpObject {
    static constexpr std::size_t headerSize = 4;

    std::size_t offset = 0; ///< from the first byte of the extension structure
    std::size_t length = 0; ///< with its header
    std::uint8_t classNum = 0;
    std::uint8_t cType = 0;

    static constexpr std::uint8_t mplsLabelStack = 1;
    static constexpr std::uint8_t interfaceInformation = 2;

    friend bool operator==(const IcmpObject&, const IcmpObject&) = default;
};

/// Goes through the objects of an extension structure and stops at the first damaged one.
class IcmpObjectWalk {
public:
    explicit IcmpObjectWalk(ByteView structure)
        : m_structure(structure)
    {
    }
    [[nodiscard]] std::optional<IcmpObject> next();
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }

private:
    ByteView m_structure;
    std::size_t m_offset = IcmpExtensionHeader::size;
    std::optional<Error> m_error;
};

/// One entry of an MPLS label stack (RFC 3032 section 2.1).
struct MplsLabel {
    static constexpr std::size_t size = 4;

    std::uint32_t label = 0; ///< 20 bits
    std::uint8_t exp = 0; ///< 3 bits, now called traffic class (RFC 5462)
    bool bottom = false;
    std::uint8_t ttl = 0;

    [[nodiscard]] static Result<MplsLabel> parse(ByteView bytes);
    /// The same without saying why not: neither allocates nor throws.
    [[nodiscard]] static std::optional<MplsLabel> tryParse(ByteView bytes) noexcept;
    [[nodiscard]] std::size_t headerLength() const { return size; }
    void write(std::span<std::uint8_t> to) const;
    [[nodiscard]] Bytes serialize() const;

    friend bool operator==(const MplsLabel&, const MplsLabel&) = default;
};

/// RFC 5837 section 4: which interface an ICMP error is about. What its c_type does not announce is not
/// there.
struct InterfaceInformation {
    /// Section 4.1, the first two bits of the c_type.
    enum class Role : std::uint8_t { Incoming, IncomingSubIp, Outgoing, NextHop };
    static constexpr std::uint8_t hasIndex = 0x08;
    static constexpr std::uint8_t hasAddress = 0x04;
    static constexpr std::uint8_t hasName = 0x02;
    static constexpr std::uint8_t hasMtu = 0x01;

    /// Offsets in the object's payload, so that a view can point at the bytes.
    struct Range {
        std::size_t offset = 0;
        std::size_t length = 0;
        friend bool operator==(const Range&, const Range&) = default;
    };

    Role role = Role::Incoming;
    std::optional<std::uint32_t> index;
    IpAddress address; ///< none where it is not told
    std::optional<std::string> name; ///< as the router wrote it, at most 63 bytes
    std::optional<std::uint32_t> mtu;
    Range indexRange {};
    Range addressRange {}; ///< of the address itself, behind its family
    Range nameRange {}; ///< of the characters, behind their length
    Range mtuRange {};

    /// `payload` is what follows the object's header. Fails with Truncated or BadLength.
    [[nodiscard]] static Result<InterfaceInformation> parse(std::uint8_t cType, ByteView payload);
    /// An object with its header.
    [[nodiscard]] Bytes serializeObject() const;
};

} // namespace socketscope::wire
