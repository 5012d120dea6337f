// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crafting/matcher.h"

#include "core/base/hex.h"
#include "core/craft/templates.h"
#include "core/crafting/heard.h"

#include <QtTest/QtTest>

#include <initializer_list>
#include <tuple>

using namespace socketscope;
using namespace socketscope::crafting;
using trace::AnswerKind;
using trace::Unmatched;

class TestMatcher : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEchoReplyAnswersTheRequestOfItsIdentifierAndNumber();
    void linuxAnswersAnEmptyEchoWithZeros();
    void aTimestampReplyAnswersTheRequestOfItsIdentifierAndNumber();
    void aDatagramAnswersTheOneOfSwappedPorts();
    void aDatagramFromElsewhereAnswersNothing();
    void anIcmpErrorIsAboutWhatItQuotes();
    void anIcmpErrorAboutSomebodyElsesPacketIsNoReply();
    void anIcmpErrorMayQuoteAnyProtocol();
    void resetsAndSynAcksGoByWhatTheyAcknowledge();
    void theSamePacketAgainIsAnsweredInOrder();
    void theIdentificationTellsEqualPacketsApart();
    void aSecondReplyIsADuplicate();
    void aReplyAfterGivingUpIsLate();
    void ourOwnPacketsOverLoopbackAreNoReplies();
    void theChecksumOfADatagramIsNotWhatMakesItOurs();
    void anEchoOfTheSamePortsIsOursFirstAndThenAReply();
    void whoeverHearsAMulticastMayAnswer();
    void whoeverHearsABroadcastMayAnswer();
    void anErrorAboutAnotherMulticastIsNoReply();
    void forgettingKeepsTheRestInOrder();
    void anythingIsSurvived();
    void aPacketHeardTwiceCountsOnce();
    void aConcludedPacketHeardTwiceCountsOnce();
};

namespace {

using Settings = std::initializer_list<std::pair<const char*, const char*>>;

Bytes made(const char* name, Settings settings)
{
    craft::Packet packet = craft::builtinTemplate(name).value();
    for (const auto& [field, value] : settings)
        if (!packet.set(field, value))
            qFatal("%s=%s cannot be set", field, value);
    return packet.serialize();
}

Bytes udp(const char* from, const char* to, const char* sourcePort, const char* port, const char* id = "7")
{
    return made("udp-hello",
        {{"ipv4.source", from}, {"ipv4.destination", to}, {"udp.source_port", sourcePort},
            {"udp.destination_port", port}, {"ipv4.identification", id}});
}

Bytes echo(const char* from, const char* to, const char* type, const char* sequence)
{
    return made("icmp-echo",
        {{"ipv4.source", from}, {"ipv4.destination", to}, {"icmp.type", type}, {"icmp.identifier", "77"},
            {"icmp.sequence_number", sequence}});
}

Bytes tcp(const char* from, const char* to, const char* source, const char* port, const char* flags,
    const char* sequence, const char* acknowledgment)
{
    return made("tcp-syn",
        {{"ipv4.source", from}, {"ipv4.destination", to}, {"tcp.source_port", source},
            {"tcp.destination_port", port}, {"tcp.flags", flags}, {"tcp.sequence_number", sequence},
            {"tcp.acknowledgment_number", acknowledgment}});
}

/// An ICMP error from 10.0.0.9 that quotes the front of `quoted`.
Bytes error(const Bytes& quoted, const char* type, const char* code, std::size_t length = 28)
{
    craft::Packet packet = craft::Packet::of({wire::LayerKind::Ipv4, wire::LayerKind::Icmp}).value();
    for (const auto& [field, value] : Settings {{"ipv4.source", "10.0.0.9"}, {"ipv4.destination", "10.0.0.1"},
             {"icmp.type", type}, {"icmp.code", code}})
        if (!packet.set(field, value))
            qFatal("%s=%s cannot be set", field, value);
    if (!packet.setPayload(Bytes(
            quoted.begin(), quoted.begin() + static_cast<std::ptrdiff_t>(std::min(length, quoted.size())))))
        qFatal("no payload");
    return packet.serialize();
}

const char* const me = "10.0.0.1";
const char* const you = "10.0.0.2";

} // namespace

void TestMatcher::anEchoReplyAnswersTheRequestOfItsIdentifierAndNumber()
{
    Matcher matcher;
    matcher.sent(1, echo(me, you, "8", "1"));
    matcher.sent(2, echo(me, you, "8", "2"));
    const Match match = matcher.match(echo(you, me, "0", "2"));
    QVERIFY(match.kind == Match::Kind::Reply && match.answer.kind == AnswerKind::EchoReply);
    QCOMPARE(match.number, 2U);
    QCOMPARE(matcher.open(), std::size_t(1));
    const Match other = matcher.match(echo(you, me, "0", "3"));
    QVERIFY(other.kind == Match::Kind::None && other.reason == Unmatched::OtherSender);
    const Match elsewhere = matcher.match(echo("10.0.0.3", me, "0", "1"));
    QVERIFY(elsewhere.kind == Match::Kind::None);
}

void TestMatcher::linuxAnswersAnEmptyEchoWithZeros()
{
    // As Linux 5.10 and later send it.
    const Bytes reply = parseHex("4500001c502b000040012cb47f0000017f0000010000000000000000").value();
    Matcher matcher;
    matcher.sent(1, made("icmp-echo", {}));
    const Match match = matcher.match(reply);
    QVERIFY(match.kind == Match::Kind::Reply);
    QCOMPARE(match.number, 1U);
    Bytes damaged = reply;
    damaged[27] = 1;
    QVERIFY(matcher.match(damaged).reason == Unmatched::Damaged);
}

void TestMatcher::aTimestampReplyAnswersTheRequestOfItsIdentifierAndNumber()
{
    Matcher matcher;
    matcher.sent(1, echo(me, you, "13", "1"));
    matcher.sent(2, echo(me, you, "8", "2"));
    for (const auto& [from, type, sequence] :
        {std::tuple {you, "14", "2"}, {you, "0", "1"}, {"10.0.0.3", "14", "1"}}) {
        const Match other = matcher.match(echo(from, me, type, sequence));
        QVERIFY(other.kind == Match::Kind::None && other.reason == Unmatched::OtherSender);
    }
    const Match match = matcher.match(echo(you, me, "14", "1"));
    QVERIFY(match.kind == Match::Kind::Reply && match.answer.kind == AnswerKind::TimestampReply);
    QCOMPARE(match.number, 1U);
    QVERIFY(!match.answer.quotes && !match.duplicate);
    QCOMPARE(matcher.open(), std::size_t(1));
}

void TestMatcher::aDatagramAnswersTheOneOfSwappedPorts()
{
    Matcher matcher;
    matcher.sent(1, udp(me, you, "8000", "8888"));
    QVERIFY(matcher.match(udp(you, me, "8889", "8000")).kind == Match::Kind::None);
    const Match match = matcher.match(udp(you, me, "8888", "8000"));
    QVERIFY(match.kind == Match::Kind::Reply && match.answer.kind == AnswerKind::UdpReply);
    QCOMPARE(match.number, 1U);
}

void TestMatcher::aDatagramFromElsewhereAnswersNothing()
{
    const Bytes query
        = made("dns-query", {{"ipv4.source", me}, {"ipv4.destination", you}, {"udp.source_port", "5000"}});
    Matcher matcher;
    matcher.sent(1, query);
    // Another address, another port there, another port here, another address here.
    for (const Bytes& other : {udp("10.0.0.3", me, "53", "5000"), udp(you, me, "54", "5000"),
             udp(you, me, "53", "5001"), udp(you, "10.0.0.4", "53", "5000")}) {
        const Match match = matcher.match(other);
        QVERIFY(match.kind == Match::Kind::None && match.reason == Unmatched::OtherSender);
    }
    QCOMPARE(matcher.open(), std::size_t(1));
    QCOMPARE(matcher.match(udp(you, me, "53", "5000")).number, 1U);
}

void TestMatcher::anIcmpErrorIsAboutWhatItQuotes()
{
    Matcher matcher;
    const Bytes packet = udp(me, you, "8000", "8888");
    matcher.sent(1, packet);
    const Match match = matcher.match(error(packet, "3", "3"));
    QVERIFY(match.kind == Match::Kind::Reply && match.answer.kind == AnswerKind::PortUnreachable);
    QCOMPARE(match.number, 1U);
    QCOMPARE(match.answer.from.text(), std::string("10.0.0.9"));
    QCOMPARE(int(match.answer.type), 3);
    QCOMPARE(int(match.answer.code), 3);
}

void TestMatcher::anIcmpErrorAboutSomebodyElsesPacketIsNoReply()
{
    Matcher matcher;
    matcher.sent(1, udp(me, you, "8000", "8888"));
    const Match match = matcher.match(error(udp(me, you, "8001", "8888"), "3", "3"));
    QVERIFY(match.kind == Match::Kind::None && match.reason == Unmatched::OtherSender);
    Bytes damaged = error(udp(me, you, "8000", "8888"), "3", "3");
    damaged[40] ^= 1U; // its checksum is wrong now
    QVERIFY(matcher.match(damaged).kind == Match::Kind::None);
}

void TestMatcher::anIcmpErrorMayQuoteAnyProtocol()
{
    Matcher matcher;
    const Bytes odd
        = made("udp-hello", {{"ipv4.source", me}, {"ipv4.destination", you}, {"ipv4.protocol", "253"}});
    matcher.sent(1, odd);
    const Match match = matcher.match(error(odd, "3", "2"));
    QVERIFY(match.kind == Match::Kind::Reply && match.answer.kind == AnswerKind::ProtocolUnreachable);
}

void TestMatcher::resetsAndSynAcksGoByWhatTheyAcknowledge()
{
    Matcher matcher;
    matcher.sent(1, tcp(me, you, "4000", "80", "syn", "1000", "0"));
    matcher.sent(2, tcp(me, you, "4000", "80", "syn", "5000", "0"));
    const Match second = matcher.match(tcp(you, me, "80", "4000", "syn,ack", "9", "5001"));
    QVERIFY(second.kind == Match::Kind::Reply && second.answer.kind == AnswerKind::SynAck);
    QCOMPARE(second.number, 2U);
    const Match first = matcher.match(tcp(you, me, "80", "4000", "rst,ack", "0", "1001"));
    QVERIFY(first.answer.kind == AnswerKind::Reset);
    QCOMPARE(first.number, 1U);
    const Match again = matcher.match(tcp(you, me, "80", "4000", "syn,ack", "9", "5001"));
    QCOMPARE(again.number, 2U);
    QVERIFY(again.duplicate);
}

void TestMatcher::theSamePacketAgainIsAnsweredInOrder()
{
    Matcher matcher;
    for (std::uint32_t number = 1; number <= 3; ++number)
        matcher.sent(number, udp(me, you, "8000", "8888"));
    for (std::uint32_t number = 1; number <= 3; ++number) {
        const Match match = matcher.match(udp(you, me, "8888", "8000"));
        QCOMPARE(match.number, number);
        QVERIFY(!match.duplicate);
    }
    QVERIFY(matcher.match(udp(you, me, "8888", "8000")).duplicate);
    QCOMPARE(matcher.open(), std::size_t(0));
}

void TestMatcher::theIdentificationTellsEqualPacketsApart()
{
    Matcher matcher;
    const Bytes first = udp(me, you, "8000", "8888", "1");
    const Bytes second = udp(me, you, "8000", "8888", "2");
    matcher.sent(1, first);
    matcher.sent(2, second);
    QCOMPARE(matcher.match(error(second, "11", "0")).number, 2U);
    QCOMPARE(matcher.match(error(first, "11", "0")).number, 1U);
}

void TestMatcher::aSecondReplyIsADuplicate()
{
    Matcher matcher;
    matcher.sent(1, echo(me, you, "8", "1"));
    QVERIFY(!matcher.match(echo(you, me, "0", "1")).duplicate);
    const Match again = matcher.match(echo(you, me, "0", "1"));
    QVERIFY(again.kind == Match::Kind::Reply && again.duplicate && again.number == 1);
}

void TestMatcher::aReplyAfterGivingUpIsLate()
{
    Matcher matcher;
    matcher.sent(1, echo(me, you, "8", "1"));
    QVERIFY(matcher.giveUp(1));
    QVERIFY(!matcher.giveUp(1));
    QVERIFY(!matcher.giveUp(2));
    QCOMPARE(matcher.open(), std::size_t(0));
    const Match match = matcher.match(echo(you, me, "0", "1"));
    QVERIFY(match.kind == Match::Kind::Reply && match.late && !match.duplicate);
    QCOMPARE(matcher.open(), std::size_t(0));
    // What is waited for comes before what is not.
    matcher.sent(2, udp(me, you, "1", "2"));
    QVERIFY(matcher.giveUp(2));
    matcher.sent(3, udp(me, you, "1", "2"));
    QCOMPARE(matcher.match(udp(you, me, "2", "1")).number, 3U);
    const Match late = matcher.match(udp(you, me, "2", "1"));
    QVERIFY(late.number == 2 && late.late);
}

void TestMatcher::ourOwnPacketsOverLoopbackAreNoReplies()
{
    Matcher matcher;
    const char* const loopback = "127.0.0.1";
    const Bytes packet = udp(loopback, loopback, "8000", "8888");
    matcher.sent(1, packet);
    matcher.sent(2, echo(loopback, loopback, "8", "1"));
    QVERIFY(matcher.match(packet).kind == Match::Kind::Own);
    QVERIFY(matcher.match(echo(loopback, loopback, "8", "1")).kind == Match::Kind::Own);
    QCOMPARE(matcher.open(), std::size_t(2));
    QVERIFY(matcher.match(udp(loopback, loopback, "8888", "8000")).kind == Match::Kind::Reply);
    QVERIFY(matcher.match(echo(loopback, loopback, "0", "1")).kind == Match::Kind::Reply);
    // The system wrote another identification and checksum into the IP header on its way.
    matcher.sent(3, udp(loopback, loopback, "8000", "8889", "0"));
    QVERIFY(matcher.match(udp(loopback, loopback, "8000", "8889", "4711")).kind == Match::Kind::Own);
}

void TestMatcher::theChecksumOfADatagramIsNotWhatMakesItOurs()
{
    // As Linux gives it to raw sockets on loopback: the sum of the pseudo-header alone (CHECKSUM_PARTIAL).
    const Bytes partial = parseHex("4500002112344000401129967f0000017f0000011f4022b8000dfe20"
                                   "68656c6c6f")
                              .value();
    Matcher matcher;
    matcher.sent(1, made("udp-hello", {}));
    QVERIFY(matcher.match(partial).kind == Match::Kind::Own);
    Bytes other = partial;
    other.back() = 'p';
    QVERIFY(matcher.match(other).kind != Match::Kind::Own);
}

void TestMatcher::anEchoOfTheSamePortsIsOursFirstAndThenAReply()
{
    Matcher matcher;
    const Bytes packet = udp("127.0.0.1", "127.0.0.1", "7", "7");
    matcher.sent(1, packet);
    QVERIFY(matcher.match(packet).kind == Match::Kind::Own);
    QVERIFY(matcher.match(packet).kind == Match::Kind::Reply);
}

void TestMatcher::whoeverHearsAMulticastMayAnswer()
{
    Matcher matcher;
    matcher.sent(1, udp(me, "224.0.0.251", "5353", "5353"));
    QCOMPARE(matcher.match(udp("10.0.0.77", me, "5353", "5353")).number, 1U);
}

/// That an address is a subnet's for all is known to the sender's system only.
void TestMatcher::whoeverHearsABroadcastMayAnswer()
{
    Matcher matcher;
    const Bytes datagram = udp(me, "10.0.0.255", "8000", "8888");
    matcher.sent(1, datagram, true);
    matcher.sent(2, echo(me, "10.0.0.255", "8", "1"), true);
    QVERIFY(matcher.match(datagram).kind == Match::Kind::Own);
    for (const char* const from : {"10.0.0.2", "10.0.0.3"}) {
        const Match match = matcher.match(udp(from, me, "8888", "8000"));
        QVERIFY(match.kind == Match::Kind::Reply && match.number == 1);
        QCOMPARE(matcher.match(echo(from, me, "0", "1")).number, 2U);
    }
    QCOMPARE(matcher.match(error(datagram, "3", "3")).number, 1U);
    QVERIFY(matcher.match(udp(you, me, "8889", "8000")).kind == Match::Kind::None);
}

void TestMatcher::anErrorAboutAnotherMulticastIsNoReply()
{
    Matcher matcher;
    const Bytes ours = udp(me, "224.0.0.251", "5353", "5353");
    const Bytes other = udp(me, "224.0.0.5", "5353", "5353");
    matcher.sent(1, ours);
    const Match match = matcher.match(error(other, "11", "0"));
    QVERIFY(match.kind == Match::Kind::None && match.reason == Unmatched::OtherSender);
    QCOMPARE(matcher.match(error(ours, "11", "0")).number, 1U);
    // Nor is it one after a reply.
    QVERIFY(matcher.match(error(other, "11", "0")).kind == Match::Kind::None);
}

void TestMatcher::forgettingKeepsTheRestInOrder()
{
    Matcher matcher;
    constexpr std::uint32_t count = 20'000; // lists are cut on the way
    for (std::uint32_t number = 1; number <= count; ++number)
        matcher.sent(number, udp(me, you, "8000", "8888"));
    for (std::uint32_t i = 0; i < 15'000; ++i)
        matcher.forgetOldest();
    QCOMPARE(matcher.remembered(), std::size_t(5'000));
    QCOMPARE(matcher.open(), std::size_t(5'000));
    QCOMPARE(matcher.match(udp(you, me, "8888", "8000")).number, 15'001U);
    QCOMPARE(matcher.match(udp(you, me, "8888", "8000")).number, 15'002U);
    while (matcher.remembered() > 0)
        matcher.forgetOldest();
    matcher.forgetOldest();
    QVERIFY(matcher.match(udp(you, me, "8888", "8000")).kind == Match::Kind::None);
}

void TestMatcher::anythingIsSurvived()
{
    Matcher matcher;
    const Bytes whole = error(udp(me, you, "8000", "8888"), "3", "3");
    for (std::size_t length = 0; length <= whole.size(); ++length) {
        const Bytes cut(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length));
        (void)matcher.match(cut);
        matcher.sent(static_cast<std::uint32_t>(length + 1), cut);
        (void)matcher.match(cut);
    }
    while (matcher.remembered() > 0)
        matcher.forgetOldest();
    QCOMPARE(matcher.open(), std::size_t(0));
}

void TestMatcher::aPacketHeardTwiceCountsOnce()
{
    Heard heard;
    const Bytes first = udp(me, you, "1", "2");
    const Bytes second = udp(me, you, "1", "3");
    const Arrival one {.packet = first};
    const Arrival two {.packet = second};
    QVERIFY(heard.isNew(one, false));
    QVERIFY(heard.isNew(two, true));
    QVERIFY(!heard.isNew(one, true));
    QVERIFY(!heard.isNew(two, false));
    // The same bytes twice, heard by both: two packets.
    QVERIFY(heard.isNew(one, false) && heard.isNew(one, false));
    QVERIFY(!heard.isNew(one, true) && !heard.isNew(one, true));
    QVERIFY(heard.isNew(one, true));
}

/// An ordinary socket keeps the headers: identification, TTL and checksums are concluded.
void TestMatcher::aConcludedPacketHeardTwiceCountsOnce()
{
    const Bytes real = udp(you, me, "8888", "8000", "4711");
    const Bytes concluded = made("udp-hello",
        {{"ipv4.source", you}, {"ipv4.destination", me}, {"udp.source_port", "8888"},
            {"udp.destination_port", "8000"}, {"ipv4.ttl", "1"}, {"udp.checksum", "1"}});
    for (const bool listenerFirst : {false, true}) {
        Heard heard;
        const Arrival byListener {.packet = real};
        const Arrival bySocket {.packet = concluded, .inferred = 28};
        QVERIFY(heard.isNew(listenerFirst ? byListener : bySocket, listenerFirst));
        QVERIFY(!heard.isNew(listenerFirst ? bySocket : byListener, !listenerFirst));
        // Another payload, or from elsewhere: another packet.
        QVERIFY(heard.isNew(bySocket, false));
        Bytes other = real;
        other.back() = 'p';
        QVERIFY(heard.isNew({.packet = other}, true));
        const Bytes elsewhere = udp("10.0.0.3", me, "8888", "8000", "4711");
        QVERIFY(heard.isNew({.packet = elsewhere}, true));
        QVERIFY(!heard.isNew(byListener, true));
    }
    // An ICMP error of the error queue, which quotes the packet as it left and not as it arrived.
    Heard heard;
    const Bytes told = error(udp(me, you, "8000", "8888", "0"), "3", "3", 33);
    const Bytes seen = error(udp(me, you, "8000", "8888", "4711"), "3", "3", 28);
    const Bytes another = error(udp(me, you, "8000", "8889", "4711"), "3", "3", 28);
    QVERIFY(heard.isNew({.packet = told, .inferred = 56}, false));
    QVERIFY(heard.isNew({.packet = another}, true));
    QVERIFY(!heard.isNew({.packet = seen}, true));
    // What nothing is concluded of is told apart by all of its bytes.
    QVERIFY(heard.isNew({.packet = real}, false));
    QVERIFY(heard.isNew({.packet = concluded}, true));
}

QTEST_GUILESS_MAIN(TestMatcher)
#include "tst_matcher.moc"
