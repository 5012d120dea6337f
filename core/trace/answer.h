// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What comes back, read as an answer to a probe. Nothing here allocates or throws.
#pragma once

#include "core/base/bytes.h"
#include "core/trace/probe.h"

#include <optional>
#include <string_view>

namespace socketscope::trace {

/// RFC 792, 1122 (section 3.2.2.1), 1812 (section 5.2.7) and 4443 in the same words for both families.
enum class AnswerKind : std::uint8_t {
    TimeExceeded, ///< in transit: 11/0, ICMPv6 3/0
    ReassemblyExceeded, ///< 11/1, ICMPv6 3/1
    EchoReply,
    PortUnreachable, ///< 3/3, ICMPv6 1/4
    HostUnreachable, ///< 3/1, 3/7, ICMPv6 1/3
    NetUnreachable, ///< 3/0, 3/6, ICMPv6 1/0
    ProtocolUnreachable, ///< 3/2, ICMPv6 4/1
    FragmentationNeeded, ///< 3/4, ICMPv6 2/0
    Prohibited, ///< 3/9, 3/10, 3/13, ICMPv6 1/1
    OtherUnreachable,
    ParameterProblem, ///< 12, ICMPv6 4 but for 4/1
    SynAck,
    Reset,
    UdpReply,
    TimestampReply, ///< 14: no trace asks for it, packets written by hand may
};
/// "time-exceeded", "syn-ack", …
[[nodiscard]] std::string_view nameOf(AnswerKind kind);
[[nodiscard]] std::optional<AnswerKind> answerKindFromName(std::string_view name);
/// One of the kinds that end a path: destination unreachable for whatever reason, or a parameter problem.
[[nodiscard]] bool isUnreachable(AnswerKind kind);
/// What the target itself says when a probe of this protocol has arrived.
[[nodiscard]] bool isFromTarget(AnswerKind kind);

/// What an ICMP error says of the packet that it is about, as far as the quote reaches.
struct QuotedProbe {
    wire::IpAddress source;
    wire::IpAddress destination;
    std::uint32_t tcpSequenceNumber = 0;
    std::uint16_t identification = 0;
    std::uint16_t length = 0; ///< what the quoted IP header says of the whole packet
    std::uint16_t sourcePort = 0;
    std::uint16_t destinationPort = 0;
    std::uint16_t identifier = 0;
    std::uint16_t sequenceNumber = 0;
    std::uint16_t checksum = 0; ///< of UDP or ICMP
    Protocol protocol = Protocol::Icmp;
    std::uint8_t ttl = 0; ///< with which it arrived where it was thrown away
    std::uint8_t typeOfService = 0;
    bool fragment = false; ///< the first fragment of the probe is quoted: `length` is not the probe's
};

/// An answer by its own words; which probe it is about, if any, ProbeBook tells.
struct Answer {
    AnswerKind kind = AnswerKind::TimeExceeded;
    std::uint8_t type = 0; ///< ICMP type and code; 0 for TCP and UDP
    std::uint8_t code = 0;
    std::uint8_t ttl = 0; ///< TTL or hop limit with which the answer arrived
    std::uint16_t mtu = 0; ///< of the next link, in FragmentationNeeded; 0: not told
    wire::IpAddress from;
    wire::IpAddress to;
    bool quotes = false; ///< an ICMP error: `quoted` is filled in; else the following is
    QuotedProbe quoted;
    std::uint16_t sourcePort = 0; ///< of the answer itself: TCP and UDP
    std::uint16_t destinationPort = 0;
    std::uint16_t identifier = 0; ///< echo and timestamp reply
    std::uint16_t sequenceNumber = 0;
    std::uint32_t acknowledgmentNumber = 0; ///< TCP
    /// Offsets in the packet; an empty range where there is none.
    std::uint16_t extensionsOffset = 0; ///< RFC 4884 structure, up to the packet's end
    std::uint16_t extensionsLength = 0;
};

/// Why a packet counts for nothing. All of them are kept and shown.
enum class Unmatched : std::uint8_t {
    NotAnAnswer, ///< another protocol, or an ICMP message that no probe causes (echo requests among them)
    Damaged, ///< too short, a wrong checksum or lengths that cannot be
    Fragment, ///< not the whole of a packet
    OtherSender, ///< quotes a packet that somebody else sent: another identifier or port
    UnknownProbe, ///< would be ours, but no such probe was sent, or so long ago that its mark was used again
    OtherDestination, ///< quotes a probe of ours to somewhere we did not send it
    OtherLength, ///< quotes a probe of ours with a length it did not have
    NotTheTarget, ///< says "arrived", but comes from somebody else
    Duplicate, ///< the probe has its answer
};
[[nodiscard]] std::string_view nameOf(Unmatched reason);
[[nodiscard]] std::optional<Unmatched> unmatchedFromName(std::string_view name);

/// What an ICMP message of that type says about the packet that it quotes; nothing where it quotes none.
[[nodiscard]] std::optional<AnswerKind> icmpErrorKind(
    wire::Family family, std::uint8_t type, std::uint8_t code);

/// Reads a whole IP packet, from its IP header on, whatever it is. Gives an Answer, or why it is none
/// (NotAnAnswer, Damaged or Fragment).
struct ReadAnswer {
    std::optional<Answer> answer;
    Unmatched reason = Unmatched::NotAnAnswer; ///< where there is no answer
};
[[nodiscard]] ReadAnswer readAnswer(ByteView packet);
/// The same, and also what answers a packet that no trace sends: TimestampReply.
[[nodiscard]] ReadAnswer readAnyAnswer(ByteView packet);

} // namespace socketscope::trace
