// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/services.h"

#include "core/lab/ipwriter.h"
#include "core/wire/bytewriter.h"
#include "core/wire/checksum.h"
#include "core/wire/icmpheader.h"
#include "core/wire/icmpv6header.h"
#include "core/wire/protocols.h"
#include "core/wire/tcpheader.h"
#include "core/wire/udpheader.h"

#include <algorithm>

namespace socketscope::lab {
namespace {

using wire::IcmpHeader;
using wire::Icmpv6Header;
using wire::TcpHeader;
using wire::UdpHeader;
using Kind = Reaction::Kind;

bool isIcmp(const IpPacket& packet, const Transport& transport)
{
    return transport.protocol == (packet.v6 ? wire::protocol::icmpv6 : wire::protocol::icmp);
}

bool checksumRight(const IpPacket& packet, const Transport& transport, ByteView covered)
{
    if (transport.protocol == wire::protocol::icmp)
        return wire::checksumVerifies(covered);
    // With segments left, the pseudo-header has another destination (RFC 8200 section 8.1): not to be known.
    return transport.routed
        || wire::checksumVerifies(wire::PseudoHeader {packet.source(), packet.destination(),
                                      static_cast<std::uint32_t>(covered.size()), transport.protocol},
            covered);
}

Reason checkUdp(const IpPacket& packet, const Transport& transport, ByteView datagram)
{
    const auto header = UdpHeader::parse(datagram);
    if (!header || header->length > datagram.size())
        return Reason::DamagedTransport;
    if (header->checksum == 0 && !packet.v6)
        return Reason::None;
    // RFC 8200 section 8.1: over IPv6 a UDP datagram without a checksum is dropped.
    const bool right
        = header->checksum != 0 && checksumRight(packet, transport, datagram.first(header->length));
    return right ? Reason::None : Reason::WrongTransportChecksum;
}

Reaction ping(const Services& services, const IpPacket& packet, ByteView asked, Bytes& message)
{
    const std::uint8_t request = packet.v6 ? Icmpv6Header::echoRequest : IcmpHeader::echoRequest;
    if (asked[0] != request)
        return {Kind::NotTaken, Reason::Nobody};
    if (!services.ping)
        return {Kind::Withheld, Reason::PingOff};
    message.assign(asked.begin(), asked.end());
    message[0] = packet.v6 ? Icmpv6Header::echoReply : IcmpHeader::echoReply;
    return {.kind = Kind::Answer, .protocol = packet.v6 ? wire::protocol::icmpv6 : wire::protocol::icmp};
}

Reaction udp(const Services& services, ByteView asked, Bytes& message)
{
    const UdpHeader header = *UdpHeader::parse(asked);
    const auto port = std::find_if(services.udp.begin(), services.udp.end(),
        [&](const UdpPort& known) { return known.port == header.destinationPort; });
    const UdpService service = port == services.udp.end() ? services.otherUdp : port->service;
    if (service == UdpService::Closed)
        return {.kind = Kind::Complain, .complaint = Complaint::PortUnreachable};
    if (service == UdpService::Silent)
        return {Kind::Withheld, Reason::PortSilent};
    message.assign(asked.begin(), asked.begin() + header.length);
    UdpHeader {header.destinationPort, header.sourcePort, header.length, 0}.write(message);
    if (service == UdpService::Shout)
        for (std::size_t i = UdpHeader::size; i < message.size(); ++i)
            if (message[i] >= 'a' && message[i] <= 'z')
                message[i] = static_cast<std::uint8_t>(message[i] - 'a' + 'A');
    return {.kind = Kind::Answer, .protocol = wire::protocol::udp};
}

/// RFC 9293 section 3.10.7.1: a segment to a closed port, which is not a reset itself.
TcpHeader resetFor(const TcpHeader& header, std::size_t dataLength)
{
    TcpHeader reset {.sourcePort = header.destinationPort, .destinationPort = header.sourcePort};
    if (header.flags & TcpHeader::ack) {
        reset.sequenceNumber = header.acknowledgmentNumber;
        reset.flags = TcpHeader::rst;
        return reset;
    }
    const std::uint32_t ends
        = (header.flags & TcpHeader::syn ? 1U : 0U) + (header.flags & TcpHeader::fin ? 1U : 0U);
    reset.acknowledgmentNumber = header.sequenceNumber + static_cast<std::uint32_t>(dataLength) + ends;
    reset.flags = TcpHeader::rst | TcpHeader::ack;
    return reset;
}

/// The next step of an open port: SYN-ACK, with the largest segment that fits an Ethernet frame.
TcpHeader synAck(const TcpHeader& header, bool v6, Random& random)
{
    const std::uint16_t mss = v6 ? 1440 : 1460;
    const std::array<std::uint8_t, 4> options {
        2, 4, static_cast<std::uint8_t>(mss >> 8), static_cast<std::uint8_t>(mss & 0xff)};
    TcpHeader answer {.sourcePort = header.destinationPort, .destinationPort = header.sourcePort};
    answer.sequenceNumber = static_cast<std::uint32_t>(random.next());
    answer.acknowledgmentNumber = header.sequenceNumber + 1;
    answer.dataOffset = 6;
    answer.flags = TcpHeader::syn | TcpHeader::ack;
    answer.window = 64240;
    answer.options = wire::InlineBytes<TcpHeader::mostOptions>(options);
    return answer;
}

Reaction answerWith(const TcpHeader& header, Bytes& message)
{
    message.resize(header.headerLength());
    header.write(message);
    return {.kind = Kind::Answer, .protocol = wire::protocol::tcp, .dontFragment = true};
}

Reaction tcp(const Services& services, const IpPacket& packet, ByteView asked, Random& random, Bytes& message)
{
    const TcpHeader header = *TcpHeader::parse(asked);
    const auto port = std::find_if(services.tcp.begin(), services.tcp.end(),
        [&](const TcpPort& known) { return known.port == header.destinationPort; });
    const TcpService service = port == services.tcp.end() ? services.otherTcp : port->service;
    if (service == TcpService::Silent)
        return {Kind::Withheld, Reason::PortSilent};
    if (header.flags & TcpHeader::rst)
        return {};
    // Section 3.10.7.2, LISTEN: an acknowledgment is reset, a SYN is answered, anything else is dropped.
    if (service == TcpService::Open && !(header.flags & TcpHeader::ack)) {
        if (!(header.flags & TcpHeader::syn))
            return {};
        return answerWith(synAck(header, packet.v6, random), message);
    }
    return answerWith(resetFor(header, asked.size() - header.headerLength()), message);
}

} // namespace

Reason checkTransport(const IpPacket& packet, const Transport& transport)
{
    if (transport.damaged || transport.offset > packet.bytes.size())
        return Reason::DamagedTransport;
    const ByteView covered = packet.bytes.subspan(transport.offset);
    if (transport.protocol == wire::protocol::udp)
        return checkUdp(packet, transport, covered);
    const bool tcp = transport.protocol == wire::protocol::tcp;
    if (!tcp && !isIcmp(packet, transport))
        return Reason::None;
    if (tcp ? !TcpHeader::parse(covered).has_value() : covered.size() < IcmpHeader::size)
        return Reason::DamagedTransport;
    return checksumRight(packet, transport, covered) ? Reason::None : Reason::WrongTransportChecksum;
}

bool isRequest(const IpPacket& packet, const Transport& transport)
{
    const ByteView asked = packet.bytes.subspan(transport.offset);
    if (isIcmp(packet, transport))
        return asked[0] == (packet.v6 ? Icmpv6Header::echoRequest : IcmpHeader::echoRequest);
    if (transport.protocol == wire::protocol::tcp)
        return (asked[13] & (TcpHeader::syn | TcpHeader::ack | TcpHeader::rst)) == TcpHeader::syn;
    return transport.protocol == wire::protocol::udp;
}

Reaction react(const Services& services, const IpPacket& packet, const Transport& transport, Random& random,
    Bytes& message)
{
    const ByteView asked = packet.bytes.subspan(transport.offset);
    Reaction reaction {.kind = Kind::Complain, .complaint = Complaint::ProtocolUnreachable};
    if (isIcmp(packet, transport))
        reaction = ping(services, packet, asked, message);
    else if (transport.protocol == wire::protocol::udp)
        reaction = udp(services, asked, message);
    else if (transport.protocol == wire::protocol::tcp)
        reaction = tcp(services, packet, asked, random, message);
    else if (packet.v6 && transport.protocol == wire::protocol::noNextHeader)
        reaction = {};
    if (reaction.kind == Kind::Answer)
        seal(message, reaction.protocol, packet.destination(), packet.source());
    return reaction;
}

bool buildReset(const IpPacket& packet, const Transport& transport, Bytes& message)
{
    if (transport.protocol != wire::protocol::tcp || transport.laterFragment || transport.damaged)
        return false;
    const ByteView asked = packet.bytes.subspan(transport.offset);
    const auto header = TcpHeader::parse(asked);
    if (!header || header->flags & TcpHeader::rst)
        return false;
    static_cast<void>(answerWith(resetFor(*header, asked.size() - header->headerLength()), message));
    seal(message, wire::protocol::tcp, packet.destination(), packet.source());
    return true;
}

} // namespace socketscope::lab
