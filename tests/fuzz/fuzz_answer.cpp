// SPDX-License-Identifier: GPL-3.0-or-later
// The first byte chooses the kind of probe, the second how the rest is used: as a packet that came in, or as
// changes to an answer about a probe of ours.
#include "core/trace/probebook.h"
#include "core/trace/probepacket.h"
#include "core/wire/checksum.h"
#include "tests/fuzz/fuzz.h"
#include "tests/trace/replies.h"

using namespace socketscope;
using namespace socketscope::trace;

namespace {

constexpr std::uint32_t probes = 40;

ProbeShape shapeOf(std::uint8_t choice)
{
    ProbeShape shape;
    const bool ipv6 = (choice & 1) != 0;
    shape.source = wire::IpAddress::v4(192, 0, 2, 1);
    shape.destination = wire::IpAddress::v4(198, 51, 100, 7);
    if (ipv6)
        shape.source.family = shape.destination.family = wire::Family::IPv6;
    shape.protocol = static_cast<Protocol>((choice >> 1) % 3);
    shape.flow = static_cast<Flow>((choice >> 3) % 3);
    shape.identifier = 0x1234;
    shape.sourcePort = 40000;
    shape.size = 90;
    return shape;
}

ProbeBook bookOf(const ProbeShape& shape)
{
    ProbeBook book(shape);
    for (std::uint32_t i = 0; i < probes; ++i)
        book.add(book.next(static_cast<std::uint8_t>(i + 1), 0, 0, shape.size));
    return book;
}

/// What has to hold for a packet to be taken for an answer about that probe, said a second time and simply.
void checkMatch(const ProbeShape& shape, const ProbeBook& book, const Answer& answer)
{
    const auto match = book.find(answer);
    require(match.number <= probes, "only probes that were sent are found");
    if (match.number == 0)
        return;
    const Probe& probe = *book.probe(match.number);
    const MarkedFields marked = markedFields(shape, probe);
    require(answer.from.family == shape.family(), "an answer has the probe's family");
    if (!answer.quotes) {
        require(answer.from.bytes == shape.destination.bytes, "only the target says that a probe arrived");
        require(shape.protocol != Protocol::Icmp
                || (answer.identifier == shape.identifier && answer.sequenceNumber == probe.mark),
            "an echo reply repeats identifier and sequence number");
        require(shape.protocol == Protocol::Icmp
                || (answer.sourcePort == marked.destinationPort
                    && answer.destinationPort == marked.sourcePort),
            "ports are the probe's");
        return;
    }
    const QuotedProbe& quoted = answer.quoted;
    require(quoted.protocol == shape.protocol, "the quoted protocol is the probe's");
    require(quoted.destination.bytes == shape.destination.bytes, "the quoted destination is the probe's");
    require(quoted.fragment || quoted.length == probe.size, "the quoted length is the probe's");
    require(quoted.destinationPort == marked.destinationPort || shape.protocol == Protocol::Icmp,
        "the quoted destination port is the probe's");
    require(shape.protocol != Protocol::Icmp
            || (quoted.identifier == shape.identifier && quoted.sequenceNumber == probe.mark),
        "the quoted identifier and sequence number are the probe's");
    require(shape.protocol != Protocol::Tcp || quoted.tcpSequenceNumber == marked.tcpSequenceNumber,
        "the quoted sequence number is the probe's");
    const bool otherSource = quoted.source.bytes != shape.source.bytes
        || (shape.protocol != Protocol::Icmp && quoted.sourcePort != marked.sourcePort);
    require(!otherSource || match.translated, "another source is told as translated");
    require(quoted.sourcePort == marked.sourcePort || quoted.source.bytes != shape.source.bytes
            || shape.protocol == Protocol::Icmp,
        "another port alone is somebody else's");
}

void checkRead(ByteView packet, const ReadAnswer& read)
{
    if (!read.answer) {
        require(read.reason == Unmatched::NotAnAnswer || read.reason == Unmatched::Damaged
                || read.reason == Unmatched::Fragment,
            "what is no answer has one of three reasons");
        return;
    }
    const Answer& answer = *read.answer;
    require(std::size_t {answer.extensionsOffset} + answer.extensionsLength <= packet.size(),
        "extensions lie within the packet");
    require(answer.quotes
            != (answer.kind == AnswerKind::EchoReply || answer.kind == AnswerKind::TimestampReply
                || answer.kind == AnswerKind::SynAck || answer.kind == AnswerKind::Reset
                || answer.kind == AnswerKind::UdpReply),
        "errors quote, and nothing else does");
}

/// An answer, with right checksums, to one of our probes in which bytes have been changed.
Bytes changedAnswer(const ProbeShape& shape, const ProbeBook& book, ByteView changes)
{
    const auto stranger
        = shape.family() == wire::Family::IPv4 ? wire::IpAddress::v4(10, 0, 3, 1) : shape.source;
    const std::uint32_t number = changes.empty() ? 1 : changes[0] % probes + 1;
    const std::uint8_t how = changes.size() > 1 ? changes[1] : 0;
    Bytes probe = test::packetOf(shape, *book.probe(number));
    for (std::size_t i = 2; i + 1 < changes.size() && i < 32; i += 2)
        probe[changes[i] % probe.size()] ^= changes[i + 1];
    const auto& from = (how & 1) != 0 ? stranger : shape.destination;
    switch (how / 2 % 5) {
    case 0:
        return test::echoReply(from, shape.source, probe, how);
    case 1:
        return test::tcpAnswer(from, shape.source, probe, (how & 64) != 0);
    case 2:
        return test::udpAnswer(from, shape.source, probe);
    default:
        return test::icmpError(from, shape.source, how % 13, how % 5, probe, 0, 20 + how);
    }
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 2)
        return 0;
    const ProbeShape shape = shapeOf(data[0]);
    const ProbeBook book = bookOf(shape);
    const ByteView rest(data + 2, size - 2);
    const Bytes packet
        = data[1] % 2 == 0 ? Bytes(rest.begin(), rest.end()) : changedAnswer(shape, book, rest);
    const ReadAnswer read = readAnswer(packet);
    checkRead(packet, read);
    checkRead(packet, readAnyAnswer(packet));
    if (read.answer)
        checkMatch(shape, book, *read.answer);
    return 0;
}
