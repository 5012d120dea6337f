// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/probebook.h"
#include "tests/trace/replies.h"
#include "tests/trace/shapes.h"

using namespace socketscope;
using namespace socketscope::trace;

namespace {

wire::IpAddress routerOf(const ProbeShape& shape)
{
    return shape.family() == wire::Family::IPv4 ? wire::IpAddress::v4(10, 0, 3, 1)
                                                : *wire::IpAddress::parse("2001:db8:3::1");
}

wire::IpAddress natOf(const ProbeShape& shape)
{
    return shape.family() == wire::Family::IPv4 ? wire::IpAddress::v4(100, 64, 0, 9)
                                                : *wire::IpAddress::parse("2001:db8:ffff::9");
}

ProbeBook bookOf(const ProbeShape& shape, int probes)
{
    ProbeBook book(shape);
    for (int i = 0; i < probes; ++i)
        book.add(book.next(static_cast<std::uint8_t>(i % 30 + 1), 0, 0, shape.size));
    return book;
}

ProbeBook::Match find(const ProbeBook& book, const Bytes& packet)
{
    const auto read = readAnswer(packet);
    return read.answer ? book.find(*read.answer) : ProbeBook::Match {.reason = read.reason};
}

ProbeBook::Match findError(const ProbeBook& book, const Bytes& about)
{
    return find(book, test::timeExceeded(routerOf(book.shape()), book.shape().source, about));
}

/// The packet as somebody else would send it: its shape changed, its checksums right.
template <class Change> Bytes changed(ProbeShape shape, Probe probe, Change change)
{
    change(shape, probe);
    return test::packetOf(shape, probe);
}

/// What a router does that puts another source into an IPv4 or IPv6 packet: it corrects the checksums.
Bytes translated(const ProbeShape& shape, Bytes packet)
{
    const std::size_t ip = ipHeaderLength(shape.family());
    const auto nat = natOf(shape);
    const bool ipv4 = shape.family() == wire::Family::IPv4;
    const std::size_t at = ipv4 ? 12 : 8;
    const std::size_t width = ipv4 ? 4 : 16;
    wire::InternetSum sum; // RFC 1624: the complement of the checksum, less the old, plus the new
    const std::size_t field = ip
        + (shape.protocol == Protocol::Icmp       ? 2
                : shape.protocol == Protocol::Udp ? 6
                                                  : 16);
    sum.addWord(static_cast<std::uint16_t>(~wire::word16(packet, field)));
    for (std::size_t i = 0; i < width; i += 2) {
        sum.addWord(static_cast<std::uint16_t>(~wire::word16(packet, at + i)));
        sum.addWord(wire::word16(nat.bytes, i));
    }
    std::copy_n(nat.bytes.begin(), width, packet.begin() + static_cast<std::ptrdiff_t>(at));
    if (shape.protocol != Protocol::Icmp || !ipv4) {
        const std::uint16_t checksum
            = shape.protocol == Protocol::Udp ? wire::udpChecksumOnTheWire(sum.checksum()) : sum.checksum();
        packet[field] = static_cast<std::uint8_t>(checksum >> 8);
        packet[field + 1] = static_cast<std::uint8_t>(checksum);
    }
    return packet;
}

} // namespace

class TestProbeBook : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsEachProbeByItsQuote_data() { test::addShapes(); }
    void findsEachProbeByItsQuote();
    void findsEachProbeByTheTargetsAnswer_data() { test::addShapes(); }
    void findsEachProbeByTheTargetsAnswer();
    void doesNotTakeTheAnswersOfATraceBeside_data() { test::addShapes(); }
    void doesNotTakeTheAnswersOfATraceBeside();
    void doesNotTakeWhatQuotesSomethingElse_data() { test::addShapes(); }
    void doesNotTakeWhatQuotesSomethingElse();
    void doesNotTakeArrivalsFromElsewhere_data() { test::addShapes(); }
    void doesNotTakeArrivalsFromElsewhere();
    void seesNat_data() { test::addShapes(); }
    void seesNat();
    void seesNatThatChangesThePort();
    void seesARewrittenTypeOfService();
    void findsAProbeOfWhichAFragmentIsQuoted();
    void findsResetsOfSynsWithData();
    void saysWhenAUdpReplyCouldBeAboutAnyProbe();
    void usesMarksAgain();
    void learnsItsSource();
    void ignoresTheScopeOfAnAddress();
};

void TestProbeBook::findsEachProbeByItsQuote()
{
    QFETCH(ProbeShape, shape);
    const ProbeBook book = bookOf(shape, 300);
    for (std::uint32_t number = 1; number <= 300; ++number) {
        const auto match = findError(book, test::packetOf(shape, *book.probe(number)));
        QCOMPARE(match.number, number);
        QVERIFY(!match.translated && !match.rewritten);
    }
}

void TestProbeBook::findsEachProbeByTheTargetsAnswer()
{
    QFETCH(ProbeShape, shape);
    const ProbeBook book = bookOf(shape, 300);
    for (std::uint32_t number = 1; number <= 300; ++number) {
        const Bytes probe = test::packetOf(shape, *book.probe(number));
        QCOMPARE(find(book, test::targetAnswer(shape, probe)).number, number);
    }
}

void TestProbeBook::doesNotTakeTheAnswersOfATraceBeside()
{
    QFETCH(ProbeShape, shape);
    const ProbeBook book = bookOf(shape, 300);
    ProbeShape other = shape;
    other.identifier = 0x1235;
    other.sourcePort = 41000;
    const ProbeBook beside = bookOf(other, 300);
    for (std::uint32_t number = 1; number <= 300; ++number) {
        const Bytes probe = test::packetOf(other, *beside.probe(number));
        QCOMPARE(findError(book, probe).number, 0U);
        QVERIFY(findError(book, probe).reason == Unmatched::OtherSender);
        QCOMPARE(find(book, test::targetAnswer(other, probe)).number, 0U);
    }
}

void TestProbeBook::doesNotTakeWhatQuotesSomethingElse()
{
    QFETCH(ProbeShape, shape);
    const ProbeBook book = bookOf(shape, 10);
    const Probe probe = *book.probe(4);
    const auto reason = [&](auto change) {
        const auto match = findError(book, changed(shape, probe, change));
        return match.number == 0 ? nameOf(match.reason) : "matched";
    };
    const bool ipv4 = shape.family() == wire::Family::IPv4;
    // Paris lets the checksum tell, which is about the destination, too.
    const auto elsewhere = reason([&](ProbeShape& s, Probe&) { s.destination.bytes[3] ^= 0x40; });
    QCOMPARE(elsewhere, nameOf(Unmatched::OtherDestination));
    const bool dublin6 = !ipv4 && shape.protocol == Protocol::Udp && shape.flow == Flow::Dublin;
    if (!dublin6) // where the length is the mark
        QCOMPARE(reason([](ProbeShape&, Probe& p) { p.size += 3; }), nameOf(Unmatched::OtherLength));
    QCOMPARE(reason([](ProbeShape&, Probe& p) { p.mark = 200; }), nameOf(Unmatched::UnknownProbe));
    if (shape.protocol != Protocol::Icmp)
        QCOMPARE(reason([](ProbeShape& s, Probe&) {
            s.destinationPort = static_cast<std::uint16_t>(s.destinationPort - 20);
        }),
            nameOf(Unmatched::OtherSender));
    ProbeShape otherProtocol = shape;
    otherProtocol.protocol = shape.protocol == Protocol::Udp ? Protocol::Tcp : Protocol::Udp;
    QVERIFY(findError(book, test::packetOf(otherProtocol, probe)).reason == Unmatched::OtherSender);
}

void TestProbeBook::doesNotTakeArrivalsFromElsewhere()
{
    QFETCH(ProbeShape, shape);
    const ProbeBook book = bookOf(shape, 10);
    const Bytes probe = test::packetOf(shape, *book.probe(4));
    const auto router = routerOf(shape);
    Bytes forged;
    if (shape.protocol == Protocol::Icmp)
        forged = test::echoReply(router, shape.source, probe);
    else if (shape.protocol == Protocol::Tcp)
        forged = test::tcpAnswer(router, shape.source, probe, true);
    else
        forged = test::udpAnswer(router, shape.source, probe);
    const auto match = find(book, forged);
    QCOMPARE(match.number, 0U);
    QVERIFY(match.reason == Unmatched::NotTheTarget);
}

void TestProbeBook::seesNat()
{
    QFETCH(ProbeShape, shape);
    const ProbeBook book = bookOf(shape, 300);
    for (std::uint32_t number = 1; number <= 300; ++number) {
        const Bytes probe = translated(shape, test::packetOf(shape, *book.probe(number)));
        const auto match = findError(book, probe);
        QCOMPARE(match.number, number);
        QVERIFY(match.translated);
    }
}

void TestProbeBook::seesNatThatChangesThePort()
{
    ProbeShape shape = test::shape(wire::Family::IPv4, Protocol::Udp, Flow::Classic);
    const ProbeBook book = bookOf(shape, 10);
    const Probe probe = *book.probe(4);
    const auto nat = [&](ProbeShape& s, Probe&) {
        s.source = natOf(s);
        s.sourcePort = 1025;
    };
    const auto match = findError(book, changed(shape, probe, nat));
    QCOMPARE(match.number, 4U); // the identification says so
    QVERIFY(match.translated);
    const auto other = findError(book, changed(shape, probe, [&](ProbeShape& s, Probe& p) {
        nat(s, p);
        s.identifier = 99; // and so another identification
    }));
    QCOMPARE(other.number, 0U);
    QVERIFY(other.reason == Unmatched::OtherSender);
}

void TestProbeBook::seesARewrittenTypeOfService()
{
    const ProbeShape shape = test::shape(wire::Family::IPv4, Protocol::Icmp, Flow::Classic);
    const ProbeBook book = bookOf(shape, 10);
    const auto match = findError(
        book, changed(shape, *book.probe(4), [](ProbeShape& s, Probe&) { s.typeOfService = 0x48; }));
    QCOMPARE(match.number, 4U);
    QVERIFY(match.rewritten && !match.translated);
}

void TestProbeBook::findsAProbeOfWhichAFragmentIsQuoted()
{
    ProbeShape shape = test::shape(wire::Family::IPv4, Protocol::Udp, Flow::Classic);
    shape.size = 3000;
    const ProbeBook book = bookOf(shape, 10);
    Bytes fragment = test::packetOf(shape, *book.probe(4));
    fragment.resize(1500);
    fragment[2] = 1500 >> 8;
    fragment[3] = 1500 & 0xff;
    QVERIFY(findError(book, fragment).reason == Unmatched::OtherLength);
    fragment[6] = 0x20; // more fragments
    QCOMPARE(findError(book, fragment).number, 4U);
}

void TestProbeBook::findsResetsOfSynsWithData()
{
    for (const Flow flow : {Flow::Classic, Flow::Paris}) {
        const ProbeShape shape = test::shape(wire::Family::IPv4, Protocol::Tcp, flow);
        // More probes than a payload has bytes: an acknowledged payload looks like a later SYN, and the
        // reverse.
        const ProbeBook book = bookOf(shape, 60);
        const Bytes probe = test::packetOf(shape, *book.probe(4));
        for (const std::uint32_t number : {4U, 30U, 60U}) {
            const Bytes asked = test::packetOf(shape, *book.probe(number));
            for (const bool reset : {true, false})
                QCOMPARE(find(book, test::tcpAnswer(shape.destination, shape.source, asked, reset)).number,
                    number);
        }
        Bytes blind = probe;
        blind[24] ^= 1; // acknowledges a sequence number that nobody sent
        QCOMPARE(find(book, test::tcpAnswer(shape.destination, shape.source, blind, true)).number, 0U);
    }
}

void TestProbeBook::saysWhenAUdpReplyCouldBeAboutAnyProbe()
{
    const ProbeShape classic = test::shape(wire::Family::IPv4, Protocol::Udp, Flow::Classic);
    const ProbeBook told = bookOf(classic, 10);
    const Bytes probe = test::packetOf(classic, *told.probe(4));
    QCOMPARE(find(told, test::udpAnswer(classic.destination, classic.source, probe)).number, 4U);
    const ProbeShape paris = test::shape(wire::Family::IPv4, Protocol::Udp, Flow::Paris);
    const ProbeBook untold = bookOf(paris, 10);
    const auto match = find(
        untold, test::udpAnswer(paris.destination, paris.source, test::packetOf(paris, *untold.probe(4))));
    QCOMPARE(match.number, 0U);
    QVERIFY(match.reason == Unmatched::UnknownProbe);
}

void TestProbeBook::usesMarksAgain()
{
    ProbeShape shape = test::shape(wire::Family::IPv4, Protocol::Udp, Flow::Classic);
    shape.destinationPort = 65280; // 256 marks
    ProbeBook book = bookOf(shape, 256);
    QCOMPARE(book.nextForgotten()->number, 1U);
    const Probe first = *book.probe(1);
    const Probe next = book.next(9, 8, 0, 60);
    QCOMPARE(next.number, 257U);
    QCOMPARE(next.mark, first.mark);
    book.add(next);
    QVERIFY(!book.probe(1));
    QCOMPARE(findError(book, test::packetOf(shape, next)).number, 257U);
    const ProbeBook fresh = bookOf(shape, 100);
    QVERIFY(!fresh.nextForgotten());
}

void TestProbeBook::learnsItsSource()
{
    const ProbeShape shape = test::shape(wire::Family::IPv4, Protocol::Udp, Flow::Classic);
    ProbeShape unknown = shape;
    unknown.source = {};
    unknown.sourcePort = 0;
    ProbeBook book = bookOf(unknown, 10);
    const Bytes probe = test::packetOf(shape, *book.probe(4));
    QCOMPARE(findError(book, probe).number, 0U); // it could be anybody's
    book.setSource(shape.source, shape.sourcePort);
    const auto match = find(book, test::timeExceeded(routerOf(shape), shape.source, probe));
    QCOMPARE(match.number, 4U);
    QVERIFY(!match.translated);
}

void TestProbeBook::ignoresTheScopeOfAnAddress()
{
    ProbeShape shape = test::shape(wire::Family::IPv6, Protocol::Icmp, Flow::Classic);
    shape.destination = *wire::IpAddress::parse("fe80::7%3");
    const ProbeBook book = bookOf(shape, 10);
    const Bytes probe = test::packetOf(shape, *book.probe(4));
    QCOMPARE(find(book, test::targetAnswer(shape, probe)).number, 4U);
    QCOMPARE(findError(book, probe).number, 4U);
}

QTEST_APPLESS_MAIN(TestProbeBook)
#include "tst_probebook.moc"
