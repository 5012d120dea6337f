// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/icmperror.h"

#include "core/base/random.h"
#include "core/lab/firewall.h"
#include "core/lab/ipwriter.h"
#include "core/wire/bytewriter.h"
#include "core/wire/checksum.h"
#include "core/wire/icmpheader.h"
#include "core/wire/icmpv6header.h"
#include "core/wire/ipv4header.h"
#include "core/wire/ipv6header.h"
#include "core/wire/protocols.h"
#include "core/wire/udpheader.h"

namespace socketscope::lab {
namespace {

using wire::ByteWriter;
using wire::IcmpHeader;
using wire::Icmpv6Header;

constexpr std::size_t leastExtendedQuote = 128; // RFC 4884 section 5.1

IcmpSays wordingV4(Complaint complaint, std::uint32_t rest)
{
    switch (complaint) {
    case Complaint::TimeExceeded:
        return {IcmpHeader::timeExceeded, 0};
    case Complaint::ReassemblyExceeded:
        return {IcmpHeader::timeExceeded, 1};
    case Complaint::NetUnreachable:
        return {IcmpHeader::destinationUnreachable, 0};
    case Complaint::HostUnreachable:
        return {IcmpHeader::destinationUnreachable, 1};
    case Complaint::ProtocolUnreachable:
        return {IcmpHeader::destinationUnreachable, 2};
    case Complaint::PortUnreachable:
        return {IcmpHeader::destinationUnreachable, 3};
    case Complaint::TooBig:
        return {IcmpHeader::destinationUnreachable, 4, rest & 0xffff};
    case Complaint::NetProhibited:
        return {IcmpHeader::destinationUnreachable, 9};
    case Complaint::HostProhibited:
        return {IcmpHeader::destinationUnreachable, 10};
    case Complaint::Prohibited:
        return {IcmpHeader::destinationUnreachable, 13};
    }
    return {};
}

IcmpSays wordingV6(Complaint complaint, std::uint32_t rest)
{
    switch (complaint) {
    case Complaint::TimeExceeded:
        return {Icmpv6Header::timeExceeded, 0};
    case Complaint::ReassemblyExceeded:
        return {Icmpv6Header::timeExceeded, 1};
    case Complaint::NetUnreachable:
        return {Icmpv6Header::destinationUnreachable, 0};
    case Complaint::HostUnreachable:
        return {Icmpv6Header::destinationUnreachable, 3};
    case Complaint::ProtocolUnreachable: // an unrecognized next header
        return {Icmpv6Header::parameterProblem, 1, rest};
    case Complaint::PortUnreachable:
        return {Icmpv6Header::destinationUnreachable, 4};
    case Complaint::TooBig:
        return {Icmpv6Header::packetTooBig, 0, rest};
    case Complaint::NetProhibited:
    case Complaint::HostProhibited:
    case Complaint::Prohibited:
        return {Icmpv6Header::destinationUnreachable, 1};
    }
    return {};
}

/// Whether an ICMP message is one of those that ask or answer, by its type: all else counts as an error.
bool asksOrAnswers(std::uint8_t type, bool v6)
{
    if (v6)
        return type >= Icmpv6Header::echoRequest && type != 137; // a redirect is not to be answered either
    return type == IcmpHeader::echoReply || type == IcmpHeader::echoRequest || (type >= 9 && type <= 10)
        || (type >= 13 && type <= 18);
}

} // namespace

IcmpSays wording(Complaint complaint, bool v6, std::uint32_t rest)
{
    return v6 ? wordingV6(complaint, rest) : wordingV4(complaint, rest);
}

Complaint complaintOf(Refusal refusal)
{
    switch (refusal) {
    case Refusal::Prohibited:
    case Refusal::TcpReset: // of what is not TCP
        return Complaint::Prohibited;
    case Refusal::HostProhibited:
        return Complaint::HostProhibited;
    case Refusal::NetProhibited:
        return Complaint::NetProhibited;
    case Refusal::PortUnreachable:
        return Complaint::PortUnreachable;
    case Refusal::HostUnreachable:
        return Complaint::HostUnreachable;
    case Refusal::NetUnreachable:
        return Complaint::NetUnreachable;
    }
    return Complaint::Prohibited;
}

Reason forbidsErrors(const IpPacket& packet)
{
    const Transport transport = packet.transport();
    if (transport.laterFragment)
        return Reason::AboutFragment;
    if (!isOneHost(packet.source()) || isForMany(packet.destination()))
        return Reason::AboutBroadcast;
    const std::uint8_t icmp = packet.v6 ? wire::protocol::icmpv6 : wire::protocol::icmp;
    if (transport.protocol == icmp
        && (transport.offset >= packet.bytes.size()
            || !asksOrAnswers(packet.bytes[transport.offset], packet.v6)))
        return Reason::AboutError;
    return Reason::None;
}

std::size_t quotedBytes(const IpPacket& packet, const Answers& answers)
{
    const bool extended = !answers.labels.empty() || answers.interfaceInformation;
    std::size_t most = packet.v6 ? 1280 - wire::Ipv6Header::length - IcmpHeader::size
                                 : 576 - wire::Ipv4Header::minimumLength - IcmpHeader::size;
    if (answers.quote == Quote::Short)
        most = packet.headerLength + 8U;
    if (extended)
        most = std::min(most, leastExtendedQuote);
    return std::min(most, packet.bytes.size());
}

std::uint8_t ErrorBuilder::icmpProtocol() const
{
    return about.v6 ? wire::protocol::icmpv6 : wire::protocol::icmp;
}

/// Header and quotation; the checksum is still missing.
void ErrorBuilder::proper(Bytes& message) const
{
    const IcmpHeader header {
        answers.type.value_or(says.type), answers.code.value_or(says.code), 0, says.rest};
    const std::size_t quoted = quotedBytes(about, answers);
    message.resize(IcmpHeader::size + quoted);
    header.write(message);
    std::copy_n(about.bytes.begin(), quoted, message.begin() + IcmpHeader::size);
    // RFC 4884: not in "packet too big" and its like, whose second word has no room for a length.
    const bool extensible = about.v6
        ? says.type == Icmpv6Header::timeExceeded || says.type == Icmpv6Header::destinationUnreachable
        : says.type == IcmpHeader::timeExceeded || says.type == IcmpHeader::destinationUnreachable;
    if (extensible && (!answers.labels.empty() || answers.interfaceInformation))
        extensions(message);
}

void ErrorBuilder::extensions(Bytes& message) const
{
    message.resize(IcmpHeader::size + leastExtendedQuote); // the quotation padded with zeros
    if (about.v6)
        message[4] = leastExtendedQuote / 8;
    else
        message[5] = leastExtendedQuote / 4;
    Bytes structure = wire::IcmpExtensionHeader {}.serialize();
    if (!answers.labels.empty()) {
        Bytes object(wire::IcmpObject::headerSize + wire::MplsLabel::size * answers.labels.size());
        ByteWriter writer(object);
        writer.put16(object.size()).put8(wire::IcmpObject::mplsLabelStack).put8(1);
        for (const wire::MplsLabel& label : answers.labels)
            writer.put(label.serialize());
        structure.insert(structure.end(), object.begin(), object.end());
    }
    if (answers.interfaceInformation && incoming) {
        wire::InterfaceInformation information;
        information.index = incoming->index;
        information.address = incoming->address;
        information.mtu = incoming->mtu;
        const Bytes object = information.serializeObject();
        structure.insert(structure.end(), object.begin(), object.end());
    }
    ByteWriter(std::span(structure).subspan(2, 2)).put16(wire::internetChecksum(structure));
    message.insert(message.end(), structure.begin(), structure.end());
}

void ErrorBuilder::echoReply(Bytes& message) const
{
    const Transport transport = about.transport();
    const ByteView asked = about.bytes.subspan(std::min(transport.offset, about.bytes.size()));
    IcmpHeader header {.type = about.v6 ? Icmpv6Header::echoReply : IcmpHeader::echoReply};
    if (transport.protocol == icmpProtocol() && asked.size() >= IcmpHeader::size)
        header.rest = wire::word32(asked, 4);
    const ByteView data = asked.subspan(std::min(asked.size(), IcmpHeader::size));
    message.resize(IcmpHeader::size + data.size());
    header.write(message);
    std::copy(data.begin(), data.end(), message.begin() + IcmpHeader::size);
}

void ErrorBuilder::udp(Bytes& message) const
{
    constexpr std::uint16_t traceroutePort = 33434;
    const auto ports = portsOf(about, about.transport());
    const std::size_t quoted = quotedBytes(about, answers);
    const wire::UdpHeader header {traceroutePort, ports ? ports->source : traceroutePort,
        static_cast<std::uint16_t>(wire::UdpHeader::size + quoted), 0};
    message.resize(header.length);
    header.write(message);
    std::copy_n(about.bytes.begin(), quoted, message.begin() + wire::UdpHeader::size);
}

std::uint8_t ErrorBuilder::build(std::uint64_t random, Bytes& message) const
{
    std::uint8_t protocol = icmpProtocol();
    switch (answers.form) {
    case AnswerForm::Proper:
    case AnswerForm::WrongProtocol:
    case AnswerForm::Garbage:
        proper(message);
        break;
    case AnswerForm::EchoReply:
        echoReply(message);
        break;
    case AnswerForm::Udp:
        udp(message);
        protocol = wire::protocol::udp;
        break;
    }
    if (answers.form == AnswerForm::Garbage) {
        Random garbage(random);
        for (std::size_t i = IcmpHeader::size; i < message.size(); ++i)
            message[i] = static_cast<std::uint8_t>(garbage.next());
    }
    if (answers.truncatedTo && *answers.truncatedTo < message.size()) {
        message.resize(*answers.truncatedTo);
        if (protocol == wire::protocol::udp && message.size() >= wire::UdpHeader::size)
            ByteWriter(std::span(message).subspan(4, 2)).put16(message.size());
    }
    seal(message, protocol, source, about.source());
    constexpr std::uint8_t forExperiments = 253; // RFC 3692
    return answers.form == AnswerForm::WrongProtocol ? forExperiments : protocol;
}

} // namespace socketscope::lab
