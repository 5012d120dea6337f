// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/answer.h"

#include "core/wire/bytewriter.h"
#include "core/wire/checksum.h"
#include "core/wire/icmpv6header.h"
#include "core/wire/ipv4header.h"
#include "core/wire/ipv6header.h"
#include "core/wire/protocols.h"
#include "core/wire/tcpheader.h"
#include "core/wire/udpheader.h"

#include <algorithm>

namespace socketscope::trace {
namespace {

using namespace wire;

/// An IP packet taken apart as far as its transport header. Of a packet quoted, lengths are as they stand.
struct IpPart {
    IpAddress source;
    IpAddress destination;
    std::size_t offset = 0; ///< of the transport header
    std::size_t length = 0; ///< that the header says of the whole packet
    std::uint16_t identification = 0;
    std::uint8_t ttl = 0;
    std::uint8_t typeOfService = 0;
    std::uint8_t protocol = 0;
    bool fragment = false;
    bool laterFragment = false;
    bool routed = false; ///< the pseudo-header has another destination
    bool rightChecksum = true;
};

std::optional<IpPart> readIpv4(ByteView packet)
{
    const auto header = Ipv4Header::tryParse(packet);
    if (!header)
        return std::nullopt;
    IpPart part;
    part.source = header->source;
    part.destination = header->destination;
    part.offset = header->headerLength();
    part.length = header->totalLength;
    part.identification = header->identification;
    part.ttl = header->ttl;
    part.typeOfService = header->typeOfService;
    part.protocol = header->protocol;
    part.fragment = header->isFragment();
    part.laterFragment = header->fragmentOffset != 0;
    part.rightChecksum = checksumVerifies(packet.first(header->headerLength()));
    return part;
}

std::optional<IpPart> readIpv6(ByteView packet)
{
    const auto header = Ipv6Header::tryParse(packet);
    if (!header)
        return std::nullopt;
    const std::size_t end = header->packetLength(packet.size());
    Ipv6ExtensionWalk walk(packet.subspan(Ipv6Header::length, end - Ipv6Header::length), header->nextHeader);
    while (walk.next()) { }
    if (walk.isDamaged())
        return std::nullopt;
    IpPart part;
    part.source = header->source;
    part.destination = header->destination;
    part.offset = Ipv6Header::length + walk.offset();
    part.length = Ipv6Header::length + std::size_t {header->payloadLength};
    part.ttl = header->hopLimit;
    part.typeOfService = header->trafficClass;
    part.protocol = walk.protocol();
    part.fragment = walk.isFragment();
    part.laterFragment = walk.isLaterFragment();
    part.routed = walk.isRouted();
    return part;
}

std::optional<IpPart> readIp(ByteView packet)
{
    if (packet.empty())
        return std::nullopt;
    return packet[0] >> 4 == 6 ? readIpv6(packet) : readIpv4(packet);
}

AnswerKind kindOfUnreachable(std::uint8_t code)
{
    switch (code) {
    case 0: // net unreachable
    case 6: // destination network unknown
        return AnswerKind::NetUnreachable;
    case 1: // host unreachable
    case 7: // destination host unknown
        return AnswerKind::HostUnreachable;
    case 2:
        return AnswerKind::ProtocolUnreachable;
    case 3:
        return AnswerKind::PortUnreachable;
    case 4:
        return AnswerKind::FragmentationNeeded;
    case 9: // communication with the network administratively prohibited
    case 10: // with the host
    case 13: // by filtering
        return AnswerKind::Prohibited;
    default:
        return AnswerKind::OtherUnreachable;
    }
}

AnswerKind kindOfUnreachable6(std::uint8_t code)
{
    switch (code) {
    case 0: // no route
        return AnswerKind::NetUnreachable;
    case 1:
        return AnswerKind::Prohibited;
    case 3: // address unreachable
        return AnswerKind::HostUnreachable;
    case 4:
        return AnswerKind::PortUnreachable;
    default:
        return AnswerKind::OtherUnreachable;
    }
}

std::optional<AnswerKind> kindOfTimeExceeded(std::uint8_t code)
{
    if (code > 1)
        return std::nullopt; // no such code: nobody who means what RFC 792 says
    return code == 0 ? AnswerKind::TimeExceeded : AnswerKind::ReassemblyExceeded;
}

/// Nothing for messages that answer nothing.
std::optional<AnswerKind> kindOf(const IcmpHeader& header)
{
    switch (header.type) {
    case IcmpHeader::echoReply:
        return AnswerKind::EchoReply;
    case IcmpHeader::timestampReply:
        return AnswerKind::TimestampReply;
    case IcmpHeader::destinationUnreachable:
        return kindOfUnreachable(header.code);
    case IcmpHeader::timeExceeded:
        return kindOfTimeExceeded(header.code);
    case IcmpHeader::parameterProblem:
        return AnswerKind::ParameterProblem;
    default:
        return std::nullopt;
    }
}

std::optional<AnswerKind> kindOf(const Icmpv6Header& header)
{
    switch (header.type) {
    case Icmpv6Header::echoReply:
        return AnswerKind::EchoReply;
    case Icmpv6Header::destinationUnreachable:
        return kindOfUnreachable6(header.code);
    case Icmpv6Header::packetTooBig:
        return AnswerKind::FragmentationNeeded;
    case Icmpv6Header::timeExceeded:
        return kindOfTimeExceeded(header.code);
    case Icmpv6Header::parameterProblem:
        return header.code == 1 ? AnswerKind::ProtocolUnreachable : AnswerKind::ParameterProblem;
    default:
        return std::nullopt;
    }
}

/// Of the messages that quote nothing, what says which request they answer.
bool repeatsIdentifier(AnswerKind kind)
{
    return kind == AnswerKind::EchoReply || kind == AnswerKind::TimestampReply;
}

/// RFC 792: the header and three times.
constexpr std::size_t timestampMessage = IcmpHeader::size + 3 * sizeof(std::uint32_t);

/// The first eight bytes behind the quoted IP header, which every router quotes (RFC 792). False for what is
/// no probe of any trace.
bool readQuotedTransport(std::uint8_t protocolNumber, Family family, ByteView bytes, QuotedProbe& quoted)
{
    const bool ipv6 = family == Family::IPv6;
    if (protocolNumber == (ipv6 ? protocol::icmpv6 : protocol::icmp)) {
        quoted.protocol = Protocol::Icmp;
        quoted.checksum = word16(bytes, 2);
        quoted.identifier = word16(bytes, 4);
        quoted.sequenceNumber = word16(bytes, 6);
        return bytes[0] == (ipv6 ? Icmpv6Header::echoRequest : IcmpHeader::echoRequest);
    }
    quoted.sourcePort = word16(bytes, 0);
    quoted.destinationPort = word16(bytes, 2);
    if (protocolNumber == protocol::udp) {
        quoted.protocol = Protocol::Udp;
        quoted.checksum = word16(bytes, 6);
        return true;
    }
    quoted.protocol = Protocol::Tcp;
    quoted.tcpSequenceNumber = word32(bytes, 4);
    return protocolNumber == protocol::tcp;
}

/// Nothing where the quote was read; else what is wrong with it.
std::optional<Unmatched> readQuote(ByteView quote, QuotedProbe& quoted)
{
    constexpr std::size_t leastQuoted = 8;
    const auto ip = readIp(quote);
    if (!ip)
        return Unmatched::Damaged;
    if (ip->laterFragment)
        return Unmatched::Fragment;
    const ByteView transport = quote.subspan(std::min(ip->offset, quote.size()));
    if (transport.size() < leastQuoted)
        return Unmatched::Damaged;
    quoted.source = ip->source;
    quoted.destination = ip->destination;
    quoted.identification = ip->identification;
    quoted.length = static_cast<std::uint16_t>(std::min<std::size_t>(ip->length, largestSize));
    quoted.ttl = ip->ttl;
    quoted.typeOfService = ip->typeOfService;
    quoted.fragment = ip->fragment;
    if (!readQuotedTransport(ip->protocol, ip->source.family, transport, quoted))
        return Unmatched::NotAnAnswer;
    return std::nullopt;
}

ReadAnswer because(Unmatched reason)
{
    return {.answer = std::nullopt, .reason = reason};
}

template <class Header>
ReadAnswer readIcmp(
    const Header& header, const IcmpQuote& place, ByteView message, Answer answer, std::size_t offset)
{
    const auto kind = kindOf(header);
    if (!kind)
        return because(Unmatched::NotAnAnswer);
    answer.kind = *kind;
    answer.type = header.type;
    answer.code = header.code;
    if (repeatsIdentifier(answer.kind)) {
        if (header.code != 0)
            return because(Unmatched::NotAnAnswer);
        if (answer.kind == AnswerKind::TimestampReply && message.size() < timestampMessage)
            return because(Unmatched::Damaged);
        answer.identifier = header.identifier();
        answer.sequenceNumber = header.sequenceNumber();
        return {.answer = answer};
    }
    answer.quotes = true;
    const ByteView quote = message.first(place.end).subspan(Header::size);
    if (const auto problem = readQuote(quote, answer.quoted))
        return because(*problem);
    if (place.extensions && offset + message.size() <= largestSize) {
        answer.extensionsOffset = static_cast<std::uint16_t>(offset + *place.extensions);
        answer.extensionsLength = static_cast<std::uint16_t>(message.size() - *place.extensions);
    }
    return {.answer = answer};
}

/// Linux answers an echo request that is all zero but for its type with nothing but zeros: its sum begins
/// with the other zero of ones' complement, so that the checksum is 0 and not 0xffff.
bool isAllZero(ByteView message)
{
    return std::all_of(message.begin(), message.end(), [](std::uint8_t byte) { return byte == 0; });
}

ReadAnswer readIcmpv4(ByteView message, Answer answer, std::size_t offset)
{
    const auto header = IcmpHeader::tryParse(message);
    if (!header || !(checksumVerifies(message) || isAllZero(message)))
        return because(Unmatched::Damaged);
    if (header->type == IcmpHeader::destinationUnreachable
        && kindOf(*header) == AnswerKind::FragmentationNeeded)
        answer.mtu = header->nextHopMtu();
    return readIcmp(*header, findIcmpQuote(*header, message), message, answer, offset);
}

ReadAnswer readIcmpv6(const PseudoHeader& pseudo, ByteView message, Answer answer, std::size_t offset)
{
    const auto header = Icmpv6Header::tryParse(message);
    if (!header || !checksumVerifies(pseudo, message))
        return because(Unmatched::Damaged);
    if (header->type == Icmpv6Header::packetTooBig)
        answer.mtu = static_cast<std::uint16_t>(std::min<std::uint32_t>(header->mtu(), largestSize));
    return readIcmp(*header, findIcmpv6Quote(*header, message), message, answer, offset);
}

/// A packet from this very computer may still have the part of its checksum that the system writes for its
/// network card to go on with.
bool checksumIsRight(const PseudoHeader& pseudo, ByteView segment, std::uint16_t checksum)
{
    return checksumVerifies(pseudo, segment) || checksum == pseudoHeaderSum(pseudo);
}

ReadAnswer readUdp(PseudoHeader pseudo, ByteView segment, Answer answer)
{
    const auto header = UdpHeader::tryParse(segment);
    if (!header || header->length > segment.size())
        return because(Unmatched::Damaged);
    pseudo.length = header->length;
    const bool none = header->checksum == 0 && pseudo.source.family == Family::IPv4;
    if (!none && !checksumIsRight(pseudo, segment.first(header->length), header->checksum))
        return because(Unmatched::Damaged);
    answer.kind = AnswerKind::UdpReply;
    answer.sourcePort = header->sourcePort;
    answer.destinationPort = header->destinationPort;
    return {.answer = answer};
}

ReadAnswer readTcp(const PseudoHeader& pseudo, ByteView segment, Answer answer)
{
    const auto header = TcpHeader::tryParse(segment);
    if (!header || !checksumIsRight(pseudo, segment, header->checksum))
        return because(Unmatched::Damaged);
    constexpr std::uint8_t synAck = TcpHeader::syn | TcpHeader::ack;
    if ((header->flags & TcpHeader::rst) != 0)
        answer.kind = AnswerKind::Reset;
    else if ((header->flags & synAck) == synAck)
        answer.kind = AnswerKind::SynAck;
    else
        return because(Unmatched::NotAnAnswer);
    answer.sourcePort = header->sourcePort;
    answer.destinationPort = header->destinationPort;
    answer.acknowledgmentNumber = header->acknowledgmentNumber;
    return {.answer = answer};
}

} // namespace

bool isUnreachable(AnswerKind kind)
{
    switch (kind) {
    case AnswerKind::PortUnreachable:
    case AnswerKind::HostUnreachable:
    case AnswerKind::NetUnreachable:
    case AnswerKind::ProtocolUnreachable:
    case AnswerKind::FragmentationNeeded:
    case AnswerKind::Prohibited:
    case AnswerKind::OtherUnreachable:
    case AnswerKind::ParameterProblem:
        return true;
    case AnswerKind::TimeExceeded:
    case AnswerKind::ReassemblyExceeded:
    case AnswerKind::EchoReply:
    case AnswerKind::SynAck:
    case AnswerKind::Reset:
    case AnswerKind::UdpReply:
    case AnswerKind::TimestampReply:
        return false;
    }
    return false;
}

bool isFromTarget(AnswerKind kind)
{
    return kind == AnswerKind::EchoReply || kind == AnswerKind::PortUnreachable || kind == AnswerKind::SynAck
        || kind == AnswerKind::Reset || kind == AnswerKind::UdpReply || kind == AnswerKind::TimestampReply;
}

std::optional<AnswerKind> icmpErrorKind(Family family, std::uint8_t type, std::uint8_t code)
{
    const auto kind = family == Family::IPv6 ? kindOf(Icmpv6Header {.type = type, .code = code})
                                             : kindOf(IcmpHeader {.type = type, .code = code});
    return kind && repeatsIdentifier(*kind) ? std::nullopt : kind;
}

ReadAnswer readAnswer(ByteView packet)
{
    const ReadAnswer read = readAnyAnswer(packet);
    const bool asked = !read.answer || read.answer->kind != AnswerKind::TimestampReply;
    return asked ? read : because(Unmatched::NotAnAnswer);
}

ReadAnswer readAnyAnswer(ByteView packet)
{
    const auto ip = readIp(packet);
    if (!ip || !ip->rightChecksum || ip->length > packet.size() || ip->length < ip->offset)
        return because(Unmatched::Damaged);
    if (ip->fragment)
        return because(Unmatched::Fragment);
    if (ip->routed)
        return because(Unmatched::NotAnAnswer); // its checksum names somebody else
    const ByteView segment = packet.first(ip->length).subspan(ip->offset);
    Answer answer;
    answer.ttl = ip->ttl;
    answer.from = ip->source;
    answer.to = ip->destination;
    const PseudoHeader pseudo {
        ip->source, ip->destination, static_cast<std::uint32_t>(segment.size()), ip->protocol};
    const bool ipv6 = ip->source.family == Family::IPv6;
    switch (ip->protocol) {
    case protocol::icmp:
        return ipv6 ? because(Unmatched::NotAnAnswer) : readIcmpv4(segment, answer, ip->offset);
    case protocol::icmpv6:
        return ipv6 ? readIcmpv6(pseudo, segment, answer, ip->offset) : because(Unmatched::NotAnAnswer);
    case protocol::udp:
        return readUdp(pseudo, segment, answer);
    case protocol::tcp:
        return readTcp(pseudo, segment, answer);
    default:
        return because(Unmatched::NotAnAnswer);
    }
}

} // namespace socketscope::trace
