// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Errors as values: a code that programs branch on, and the facts that a sentence needs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <tl/expected.hpp>

namespace socketscope {

enum class ErrorCode : std::uint16_t {
    // Text that a person typed
    BadNumber,
    PortOutOfRange,
    BadAddress, ///< neither an IPv4 nor an IPv6 literal, and not a possible host name
    MissingPort, ///< `detail` is an address without `:PORT` after it
    UnresolvableHost,
    MixedFamilies, ///< an IPv4 address where the other end is IPv6, or the other way round
    BadHexDigit, ///< `position` is the index of the first character that is no hex digit
    OddHexDigits, ///< `position` is the index of the digit without a partner
    DatagramTooLarge, ///< `amount` bytes; UDP over IPv4 carries 65 507
    EmptyMessage,
    // Files
    FileMissing,
    FileUnreadable,
    FileUnwritable,
    FileTooLarge, ///< `amount` bytes
    DiskFull,
    NotASession,
    NewerVersion, ///< `amount` is the version found
    CutSession, ///< `amount` events were readable before the cut
    DamagedLine, ///< `position` is the line number, from 1
    LineTooLong,
    TooDeep,
    WrongType, ///< `detail` names the key
    MissingKey, ///< `detail` names the key
    NotAScene,
    UnknownCall, ///< `detail` is the name found
    UnknownName, ///< `detail` is an endpoint or option that nothing defines
    ImpossibleOrder, ///< conditions of a scene that wait for each other
    NotATopology, ///< `amount` is the line in which the file stops being JSON; 0: it is JSON
    NameTaken, ///< `detail` is the name that two things have
    // Bytes of packets, and files of them
    Truncated, ///< `detail` names what needs `amount` bytes where there are `position`
    BadVersion, ///< `detail` names the header, `amount` is the version found
    BadLength, ///< `detail` names the field, `amount` is its value
    TooManyLayers, ///< `amount` are opened; what they hold is not
    UnknownLinkType, ///< `amount` is its number in the list of tcpdump.org
    NotACapture,
    CutCapture, ///< `amount` packets were readable before the cut
    DamagedCapture, ///< `position` is the offset of the first byte of the damaged record
    // Traces and practice networks
    OutOfRange, ///< `detail` names the setting, or the key in a file; `amount` is the value, `position` the
    ///< limit that it breaks, where that is told
    NeedsRawProbes, ///< `detail` names what cannot be had without raw probes: paris, dublin, icmp, …
    UnknownNetwork, ///< `detail` is no topology and no file of one
    OtherFamily, ///< `detail` is a target without an address of the family asked for: `amount` is 4 or 6
    NotOneHost, ///< `detail` is an address of many hosts, or of none: a path has one end
    NoZone, ///< `detail` is a link-local address without the interface that it is on
    WayAndProtocol, ///< `detail` is the way asked for, which cannot send the protocol asked for
    NotThisWay, ///< `detail` is what the way asked for cannot do; raw probes can, and are to be had
    // Packets written by hand
    UnknownField, ///< `detail` is what should have been a layer.field
    ValueTooLarge, ///< `detail` names the field, `amount` is the most that it holds
    BadFieldValue, ///< `detail` is field=text, and the text is nothing that the field could hold
    FieldOfOtherFamily, ///< `detail` is an address; the field holds one of IPv4 or IPv6: `amount` is 4 or 6
    NotAutomatic, ///< `detail` names a field that nothing computes
    OptionsTooLong, ///< `detail` names the field, `amount` is the most bytes it has room for
    UnevenOptions, ///< `detail` names the field; its `amount` bytes are no multiple of four
    PacketTooLarge, ///< `amount` bytes; `position` (0: 65 535) is the most, or what the way `detail` carries
    ImpossibleLayers, ///< `detail` lists them
    NotIp, ///< bytes that are no IP packet; `detail` says what they are, where that is known
    TextTooLong, ///< `amount` characters were pasted; `position` is the most that is read
    NoBytes, ///< pasted text without a single byte
    BadDumpLine, ///< `position` is the line's number, from 1, `detail` the word that is no byte
    DumpGap, ///< the offset in line `position` does not fit to the `amount` bytes before it
    NotATemplate, ///< `amount` as of NotATopology
    NeedsRawSockets, ///< `detail` is the way to send that needs them: raw, raw-header, link
    NotSendable, ///< `detail` is the way, which cannot carry such a packet: datagram, and it is no UDP
    NoRoute, ///< `detail` is the address that nothing leads to
    NoNeighbour, ///< `detail` is the next hop, whose link address the system does not know
    ForgedSource, ///< `detail` is the source: not this computer's, or of loopback; to be confirmed
    // The system
    SystemCall, ///< `systemError` is the errno, `detail` the call's BSD name
    NotPermitted,
    Unsupported,
};

/// What went wrong, without a sentence: the words are made in ui/words.
struct Error {
    ErrorCode code;
    std::string detail {}; ///< a name, a path or the offending text; never a sentence
    std::int64_t amount = 0; ///< a count or size, as the code says
    std::size_t position = 0; ///< where in the text or file, as the code says
    int systemError = 0; ///< errno, or 0

    friend bool operator==(const Error&, const Error&) = default;
};

template <class T = void> using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

} // namespace socketscope
