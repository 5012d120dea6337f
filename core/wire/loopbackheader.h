// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The four bytes before packets of BSD's loopback: LINKTYPE_NULL and LINKTYPE_LOOP of tcpdump.org.
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/wire/address.h"

namespace socketscope::wire {

/// An address family as the capturing system numbers it.
struct LoopbackHeader {
    static constexpr std::size_t size = 4;

    std::uint32_t addressFamily = 0;
    bool littleEndian = false; ///< as it stands in the bytes

    /// The byte order of LINKTYPE_NULL is the capturing machine's, which no file tells: families are small
    /// numbers, so it is the order that makes it one. Fails with Truncated.
    [[nodiscard]] static Result<LoopbackHeader> parse(ByteView bytes);
    [[nodiscard]] std::size_t headerLength() const { return size; }
    void write(std::span<std::uint8_t> to) const;
    [[nodiscard]] Bytes serialize() const;

    /// IPv4 is 2 everywhere; IPv6 is 24 on NetBSD and OpenBSD, 28 on FreeBSD, 30 on macOS, 10 on Linux.
    [[nodiscard]] Family family() const;

    friend bool operator==(const LoopbackHeader&, const LoopbackHeader&) = default;
};

} // namespace socketscope::wire
