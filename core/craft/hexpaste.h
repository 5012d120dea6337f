// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Bytes out of whatever a person pastes: hex streams, hex dumps of all common programs, arrays of C,
/// literals of Python.
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/wire/protocols.h"

#include <string_view>

namespace socketscope::craft {

enum class PasteForm : std::uint8_t {
    Stream, ///< hex digits, with or without separators, 0x and \x
    Dump, ///< lines with offsets
    Literal, ///< a string of C or Python
    Array, ///< numbers of C
};

struct Pasted {
    Bytes bytes;
    PasteForm form = PasteForm::Stream;
    std::size_t skippedLines = 0; ///< that held something else: headings of tcpdump, words
    std::size_t morePackets = 0; ///< further dumps behind the first one, which alone was read
};

/// The longest text that is looked at.
constexpr std::size_t mostPaste = std::size_t {4} << 20;

/// Fails with TextTooLong, NoBytes, BadDumpLine or DumpGap (`position` is the line's number, `detail` the
/// word).
[[nodiscard]] Result<Pasted> readPaste(std::string_view text);

/// Bytes from their IP header on.
struct IpBytes {
    Bytes bytes;
    wire::LinkType linkType = wire::LinkType::Raw; ///< what the bytes began with
    std::size_t linkHeader = 0; ///< bytes taken away before the IP header
    std::size_t trailer = 0; ///< bytes taken away behind the packet: what Ethernet pads short frames with
};

/// Takes away what Ethernet puts around a packet. Fails with NotIp (`detail` is "arp", or the type in hex).
[[nodiscard]] Result<IpBytes> stripLink(ByteView bytes);

} // namespace socketscope::craft
