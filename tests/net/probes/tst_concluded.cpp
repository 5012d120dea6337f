// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hex.h"
#include "core/net/probes/concluded.h"
#include "core/trace/answer.h"
#include "core/wire/checksum.h"
#include "core/wire/icmpheader.h"
#include "core/wire/tcpheader.h"

#include <QtTest/QTest>

#include <algorithm>

using namespace socketscope;
using namespace socketscope::net;
using rawprobe::Ancillary;
using rawprobe::Origin;

namespace {

// A UDP probe, and the Time Exceeded of a Linux router about it, both without what nobody tells:
// identifications. The checksums are scapy's.
constexpr auto probeHex = "4500003c000000000111a0150a4d01010a4d04029161829b00289ccf53535353535353535353535353"
                          "535353535353535353535353535353"
                          "53535353";
constexpr auto answerHex = "45c00058000000003f0163490a4d02020a4d01010b000ed6000000004500003c000000000111a0150"
                           "a4d01010a4d04029161829b00289ccf"
                           "5353535353535353535353535353535353535353535353535353535353535353";

Bytes hex(const char* text)
{
    return *parseHex(text);
}

/// What the kernel told about that answer.
Ancillary toldOfIt()
{
    Ancillary told {.ttl = 63, .trafficClass = 0xc0, .origin = Origin::Icmp, .type = 11};
    told.local = *wire::IpAddress::parse("10.77.1.1");
    told.offender = *wire::IpAddress::parse("10.77.2.2");
    return told;
}

} // namespace

class TestConcluded : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anErrorIsWhatWasOnTheWire();
    void theQuoteHasTheTtlItDiedWith();
    void extensionsStandWhereTheKernelFoundThem();
    void anMtuIsTold();
    void anIpv6ErrorHasARightChecksum();
    void aQuoteThatIsTooLongIsCut();
    void nothingIsConcludedFromNothing();
    void aUdpReplyIsRead();
    void aConnectionsAnswerIsRead();
    void aSynHasTheLengthOfLinuxs();
};

void TestConcluded::anErrorIsWhatWasOnTheWire()
{
    const Bytes probe = hex(probeHex);
    const auto concluded = concludeIcmpError(toldOfIt(), probe, 28, ByteView(probe).subspan(28));
    QCOMPARE(concluded.packet, hex(answerHex));
    QCOMPARE(concluded.inferred, std::uint16_t {56}); // two IP headers, an ICMP and a UDP header
}

void TestConcluded::theQuoteHasTheTtlItDiedWith()
{
    Bytes probe = hex(probeHex);
    probe[8] = 7;
    const auto concluded = concludeIcmpError(toldOfIt(), probe, 28, ByteView(probe).subspan(28));
    QCOMPARE(concluded.packet, hex(answerHex)); // with the checksum of a TTL of one, too
}

void TestConcluded::extensionsStandWhereTheKernelFoundThem()
{
    // RFC 4884 section 4: a quote of 128 bytes, then an extension structure with MPLS label 16004 (RFC 4950).
    const Bytes probe = hex(probeHex);
    Bytes delivered(100);
    std::fill_n(delivered.begin(), 32, std::uint8_t {0x53});
    const Bytes extension = hex("2000 9a0d 0008 0101 03e84101");
    delivered.insert(delivered.end(), extension.begin(), extension.end());
    Ancillary told = toldOfIt();
    told.extensions = 100;
    const auto concluded = concludeIcmpError(told, probe, 28, delivered);
    const ByteView message = ByteView(concluded.packet).subspan(20);
    QCOMPARE(message.size(), std::size_t(8 + 128 + 12));
    QCOMPARE(message[5], std::uint8_t {32}); // words of 32 bits
    QVERIFY(wire::checksumVerifies(message));
    const auto quote = wire::findIcmpQuote(*wire::IcmpHeader::parse(message), message);
    QCOMPARE(quote.extensions, std::optional<std::size_t>(8 + 128));
}

void TestConcluded::anMtuIsTold()
{
    const Bytes probe = hex(probeHex);
    Ancillary told = toldOfIt();
    told.type = 3;
    told.code = 4;
    told.info = 1300;
    const auto concluded = concludeIcmpError(told, probe, 28, {});
    const auto read = trace::readAnswer(concluded.packet);
    QVERIFY(read.answer);
    QCOMPARE(read.answer->kind, trace::AnswerKind::FragmentationNeeded);
    QCOMPARE(read.answer->mtu, std::uint16_t {1300});
    QCOMPARE(read.answer->quoted.destinationPort, std::uint16_t {33'435});
}

void TestConcluded::anIpv6ErrorHasARightChecksum()
{
    const Bytes probe
        = hex("6000000000141101 fd770001000000000000000000000001 fd770004000000000000000000000002"
              "9161 829a 0014 1234 535353535353535353535353");
    Ancillary told {.ttl = 64, .origin = Origin::Icmp, .type = 3};
    told.local = *wire::IpAddress::parse("fd77:1::1");
    told.offender = *wire::IpAddress::parse("fd77:1::2");
    const auto concluded = concludeIcmpError(told, probe, 48, ByteView(probe).subspan(48));
    QCOMPARE(concluded.inferred, std::uint16_t {96});
    const auto read = trace::readAnswer(concluded.packet); // which verifies the checksum
    QVERIFY(read.answer);
    QCOMPARE(read.answer->kind, trace::AnswerKind::TimeExceeded);
    QCOMPARE(read.answer->quoted.destination.text(), "fd77:4::2");
    QCOMPARE(read.answer->quoted.ttl, std::uint8_t {1});
}

void TestConcluded::aQuoteThatIsTooLongIsCut()
{
    const auto concluded = concludeIcmpError(toldOfIt(), hex(probeHex), 28, Bytes(65'535));
    QCOMPARE(concluded.packet.size(), std::size_t(65'535));
}

void TestConcluded::nothingIsConcludedFromNothing()
{
    QVERIFY(concludeIcmpError(toldOfIt(), {}, 28, {}).packet.empty());
    Ancillary told = toldOfIt();
    told.offender = {};
    QVERIFY(concludeIcmpError(told, hex(probeHex), 28, {}).packet.empty());
}

void TestConcluded::aUdpReplyIsRead()
{
    const auto concluded = concludeUdp(
        toldOfIt(), *wire::SocketAddress::parse("10.77.4.2:33435"), 37'217, toBytes("here I am"));
    QCOMPARE(concluded.inferred, std::uint16_t {28});
    const auto read = trace::readAnswer(concluded.packet);
    QVERIFY(read.answer);
    QCOMPARE(read.answer->kind, trace::AnswerKind::UdpReply);
    QCOMPARE(read.answer->sourcePort, std::uint16_t {33'435});
    QCOMPARE(read.answer->destinationPort, std::uint16_t {37'217});
}

void TestConcluded::aConnectionsAnswerIsRead()
{
    const auto server = *wire::SocketAddress::parse("[fd77:4::2]:80");
    const auto own = *wire::SocketAddress::parse("[fd77:1::1]:40000");
    using wire::TcpHeader;
    const auto made = trace::readAnswer(concludeTcp(server, own, TcpHeader::syn | TcpHeader::ack).packet);
    const auto refused = trace::readAnswer(concludeTcp(server, own, TcpHeader::rst | TcpHeader::ack).packet);
    QVERIFY(made.answer && refused.answer);
    QCOMPARE(made.answer->kind, trace::AnswerKind::SynAck);
    QCOMPARE(refused.answer->kind, trace::AnswerKind::Reset);
    QCOMPARE(made.answer->from.text(), "fd77:4::2");
    QCOMPARE(made.answer->destinationPort, std::uint16_t {40'000});
}

void TestConcluded::aSynHasTheLengthOfLinuxs()
{
    trace::ProbeShape shape {.source = *wire::IpAddress::parse("10.77.1.1"),
        .destination = *wire::IpAddress::parse("10.77.4.2"),
        .sourcePort = 40'000,
        .destinationPort = 80,
        .protocol = trace::Protocol::Tcp};
    const Bytes syn = concludeSyn(shape, {.ttl = 3});
    QCOMPARE(syn.size(), std::size_t {sizeOfSyn(wire::Family::IPv4)});
    QCOMPARE(syn[8], std::uint8_t {3});
    const auto header = wire::TcpHeader::parse(ByteView(syn).subspan(20));
    QVERIFY(header);
    QCOMPARE(header->flags, wire::TcpHeader::syn);
    const wire::PseudoHeader pseudo {shape.source, shape.destination, 40, 6};
    QVERIFY(wire::checksumVerifies(pseudo, ByteView(syn).subspan(20)));
}

QTEST_GUILESS_MAIN(TestConcluded)
#include "tst_concluded.moc"
