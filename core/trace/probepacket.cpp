// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/probepacket.h"

#include "core/wire/bytewriter.h"
#include "core/wire/checksum.h"
#include "core/wire/icmpv6header.h"
#include "core/wire/ipv4header.h"
#include "core/wire/ipv6header.h"
#include "core/wire/protocols.h"
#include "core/wire/tcpheader.h"
#include "core/wire/udpheader.h"

#include <algorithm>
#include <array>

namespace socketscope::trace {
namespace {

using namespace wire;

constexpr std::uint32_t markedIdentifications = 65535; // all but 0, which systems overwrite
constexpr std::uint16_t synWindow = 64240;

bool isIpv6(const ProbeShape& shape)
{
    return shape.family() == Family::IPv6;
}

/// A checksum that Paris and Dublin hold constant where nothing else is told by it. A sum of a header that is
/// not all zero is never zero itself, so no checksum is FFFF; 0 says "none" in UDP.
std::uint16_t constantChecksum(const ProbeShape& shape)
{
    return static_cast<std::uint16_t>(shape.identifier % 0xfffe + 1);
}

std::uint8_t protocolNumber(const ProbeShape& shape)
{
    switch (shape.protocol) {
    case Protocol::Icmp:
        return isIpv6(shape) ? protocol::icmpv6 : protocol::icmp;
    case Protocol::Udp:
        return protocol::udp;
    case Protocol::Tcp:
        return protocol::tcp;
    }
    return 0;
}

std::size_t transportHeaderLength(Protocol protocol)
{
    return protocol == Protocol::Tcp ? TcpHeader::minimumLength : UdpHeader::size;
}

/// What follows the IP header: the transport header, two bytes that even its checksum out or nothing, and
/// the pattern up to the end.
struct Transport {
    std::array<std::uint8_t, TcpHeader::minimumLength + 2> bytes {};
    std::size_t length = 0; ///< of what is in `bytes`
    std::uint16_t checksum = 0;
};

void writeTransportHeader(
    const ProbeShape& shape, const MarkedFields& marked, std::uint16_t checksum, Transport& to)
{
    switch (shape.protocol) {
    case Protocol::Icmp: {
        const std::uint8_t type = isIpv6(shape) ? Icmpv6Header::echoRequest : IcmpHeader::echoRequest;
        IcmpHeader header {.type = type, .code = 0, .checksum = checksum, .rest = 0};
        header.setEcho(marked.identifier, marked.sequenceNumber);
        return header.write(to.bytes);
    }
    case Protocol::Udp: {
        const auto length = static_cast<std::uint16_t>(marked.size - ipHeaderLength(shape.family()));
        return UdpHeader {marked.sourcePort, marked.destinationPort, length, checksum}.write(to.bytes);
    }
    case Protocol::Tcp: {
        TcpHeader header;
        header.sourcePort = marked.sourcePort;
        header.destinationPort = marked.destinationPort;
        header.sequenceNumber = marked.tcpSequenceNumber;
        header.flags = TcpHeader::syn;
        header.window = synWindow;
        header.checksum = checksum;
        return header.write(to.bytes);
    }
    }
}

/// The sum of `count` equal bytes, without going through them.
std::uint16_t patternSum(std::uint8_t pattern, std::size_t count)
{
    std::uint64_t sum
        = count / 2 * (pattern * std::uint64_t {0x101}) + (count % 2) * (std::uint64_t {pattern} << 8);
    while (sum >> 16)
        sum = (sum & 0xffff) + (sum >> 16);
    return static_cast<std::uint16_t>(sum);
}

Transport transportOf(const ProbeShape& shape, const MarkedFields& marked)
{
    const std::size_t ip = ipHeaderLength(shape.family());
    const std::size_t whole = marked.size - ip;
    Transport transport;
    transport.length = transportHeaderLength(shape.protocol) + (marked.checksum != 0 ? 2 : 0);
    writeTransportHeader(shape, marked, 0, transport);
    InternetSum sum;
    if (isIpv6(shape) || shape.protocol != Protocol::Icmp) {
        std::array<std::uint8_t, PseudoHeader::mostBytes> pseudo {};
        const std::size_t length = PseudoHeader {shape.source, shape.destination,
            static_cast<std::uint32_t>(whole), protocolNumber(shape)}
                                       .write(pseudo);
        sum.add(ByteView(pseudo).first(length));
    }
    sum.add(ByteView(transport.bytes).first(transport.length));
    sum.addWord(patternSum(shape.pattern, whole - transport.length));
    transport.checksum = sum.checksum();
    if (shape.protocol == Protocol::Udp)
        transport.checksum = udpChecksumOnTheWire(transport.checksum);
    if (marked.checksum != 0) {
        // The checksum as it is comes from two zero bytes; these make the difference to the wanted one.
        InternetSum evening;
        evening.addWord(sum.checksum());
        evening.addWord(static_cast<std::uint16_t>(~marked.checksum));
        ByteWriter(std::span(transport.bytes).subspan(transport.length - 2)).put16(evening.folded());
        transport.checksum = marked.checksum;
    }
    writeTransportHeader(shape, marked, transport.checksum, transport);
    return transport;
}

void writeIpHeader(
    const ProbeShape& shape, const Probe& probe, const MarkedFields& marked, std::span<std::uint8_t> to)
{
    if (isIpv6(shape)) {
        Ipv6Header header;
        header.trafficClass = shape.typeOfService;
        header.flowLabel = shape.flowLabel;
        header.payloadLength = static_cast<std::uint16_t>(marked.size - Ipv6Header::length);
        header.nextHeader = protocolNumber(shape);
        header.hopLimit = probe.ttl;
        header.source = shape.source;
        header.destination = shape.destination;
        return header.write(to);
    }
    Ipv4Header header;
    header.typeOfService = shape.typeOfService;
    header.flags = shape.dontFragment ? Ipv4Header::dontFragment : 0;
    header.totalLength = marked.size;
    header.identification = marked.identification;
    header.ttl = probe.ttl;
    header.protocol = protocolNumber(shape);
    header.source = shape.source;
    header.destination = shape.destination;
    header.checksum = header.computedChecksum();
    header.write(to);
}

bool canBe(const ProbeShape& shape, const Probe& probe)
{
    if (shape.family() == Family::None || probe.mark == 0 || probe.mark > markCount(shape))
        return false;
    const bool sourceless = shape.source.family == Family::None;
    if (sourceless && (isIpv6(shape) || shape.protocol != Protocol::Icmp))
        return false;
    return sourceless || shape.source.family == shape.family();
}

} // namespace

MarkedFields markedFields(const ProbeShape& shape, const Probe& probe)
{
    MarkedFields marked;
    const auto counted
        = [&probe](std::uint16_t from) { return static_cast<std::uint16_t>(from + probe.mark - 1); };
    const bool classic = shape.flow == Flow::Classic;
    if (!isIpv6(shape))
        marked.identification = static_cast<std::uint16_t>(
            (std::uint32_t {shape.identifier} + probe.mark - 1) % markedIdentifications + 1);
    marked.size = probe.size;
    switch (shape.protocol) {
    case Protocol::Icmp:
        marked.identifier = shape.identifier;
        marked.sequenceNumber = probe.mark;
        marked.checksum = classic ? 0 : constantChecksum(shape);
        break;
    case Protocol::Udp:
        marked.sourcePort = shape.sourcePort;
        marked.destinationPort = classic ? counted(shape.destinationPort) : shape.destinationPort;
        if (shape.flow == Flow::Paris)
            marked.checksum = probe.mark;
        if (shape.flow == Flow::Dublin && isIpv6(shape)) {
            marked.checksum = constantChecksum(shape);
            marked.size = counted(firstDublinSize(shape));
        }
        break;
    case Protocol::Tcp:
        marked.sourcePort = classic ? counted(shape.sourcePort) : shape.sourcePort;
        marked.destinationPort = shape.destinationPort;
        marked.tcpSequenceNumber = std::uint32_t {shape.identifier} << 16 | probe.mark;
        break;
    }
    return marked;
}

std::uint16_t markOfIdentification(const ProbeShape& shape, std::uint16_t identification)
{
    if (identification == 0)
        return 0;
    const std::uint32_t shift = shape.identifier % markedIdentifications;
    return static_cast<std::uint16_t>(
        (std::uint32_t {identification} - 1 + markedIdentifications - shift) % markedIdentifications + 1);
}

std::uint16_t firstDublinSize(const ProbeShape& shape)
{
    // Every IPv6 link carries 1280 bytes. Larger probes count up to what was asked for.
    constexpr std::uint32_t everywhere = 1280;
    const std::uint32_t marks = markCount(shape);
    if (shape.size + marks - 1 <= everywhere)
        return shape.size;
    const std::uint32_t least = smallestSize(shape.family(), shape.protocol, shape.flow);
    return static_cast<std::uint16_t>(std::max(least, shape.size + 1 - marks));
}

std::uint16_t transportChecksum(const ProbeShape& shape, const Probe& probe)
{
    const MarkedFields marked = markedFields(shape, probe);
    if (!canBe(shape, probe) || marked.size < smallestSize(shape.family(), shape.protocol, shape.flow))
        return 0;
    return transportOf(shape, marked).checksum;
}

std::size_t writeProbe(const ProbeShape& shape, const Probe& probe, std::span<std::uint8_t> to)
{
    if (!canBe(shape, probe))
        return 0;
    const MarkedFields marked = markedFields(shape, probe);
    if (marked.size < smallestSize(shape.family(), shape.protocol, shape.flow) || marked.size > to.size())
        return 0;
    const std::span<std::uint8_t> packet = to.first(marked.size);
    const std::size_t ip = ipHeaderLength(shape.family());
    writeIpHeader(shape, probe, marked, packet.first(ip));
    const Transport transport = transportOf(shape, marked);
    const std::span<std::uint8_t> rest = packet.subspan(ip);
    std::copy_n(transport.bytes.begin(), transport.length, rest.begin());
    std::fill(rest.begin() + static_cast<std::ptrdiff_t>(transport.length), rest.end(), shape.pattern);
    return packet.size();
}

std::size_t ipHeaderLength(Family family)
{
    return family == Family::IPv6 ? Ipv6Header::length : Ipv4Header::minimumLength;
}

std::size_t headersLength(const ProbeShape& shape)
{
    return ipHeaderLength(shape.family()) + transportHeaderLength(shape.protocol);
}

} // namespace socketscope::trace
