// SPDX-License-Identifier: GPL-3.0-or-later
// Packets written by hand in practice networks, in virtual time: what becomes of them, and what a session
// file tells of it.
#include "core/crafting/craftexport.h"
#include "core/journal/sessionreader.h"
#include "core/journal/sessionsave.h"
#include "tests/crafting/virtualsend.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

using namespace socketscope;
using namespace socketscope::crafting;
using namespace socketscope::crafting::test;
using lab::Happening;

class TestPractice : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEchoComesBackFromTheTarget();
    void aWrongChecksumIsThrownAwayByTheTarget();
    void ttlThreeDiesAtTheThirdRouterWhichSaysSo();
    void anImpossibleHeaderIsThrownAwayByTheFirstRouter();
    void aSourceOfZeroIsFilledIn();
    void aLengthBeyondTheEndIsThrownAwayByTheFirstRouter();
    void aTransportLengthBeyondTheEndIsThrownAwayByTheTarget();
    void aFirewallSaysNothing();
    void aDeafTargetSaysNothing();
    void aRouterThatLimitsItsAnswersWithholdsOne();
    void theAnswerToAForgedSourceGoesElsewhere();
    void whatComesOfAnAnswerThatWentElsewhereDoesNotChangeWhereItWent();
    void answersAskForNoAnswer();
    void aPacketThatCannotLeaveSaysWhy();
    void fragmentsArriveAsOnePacket();
    void everyAnswerFindsItsPacket();
    void aListenerHearsItsProtocolOnly();
    void aSessionFileTellsTheSame();
    void aCaptureHasWhatLeftAndWhatCameIn();
    void oddFilesChangeNothing();
    void linuxTakesNothingOfItsOwnFromTheLink();
};

namespace {

const char* const here = "10.99.0.2";
const char* const there = "10.99.7.7"; // wikipedia.practice

craft::Packet echo(const char* ttl = "64")
{
    return packet("icmp-echo",
        {{"ipv4.source", here}, {"ipv4.destination", there}, {"ipv4.ttl", ttl}, {"icmp.identifier", "77"},
            {"icmp.sequence_number", "5"}});
}

craft::Packet udp(const char* port = "7")
{
    return packet("udp-hello",
        {{"ipv4.source", here}, {"ipv4.destination", there}, {"udp.source_port", "50000"},
            {"udp.destination_port", port}});
}

/// "you sent", "gw forwarded", …
QStringList way(const VirtualSend& run, std::uint32_t number)
{
    QStringList steps;
    for (const std::size_t index : run.exchange.packet(number)->places) {
        const PlaceEvent& place = run.exchange.places()[index];
        steps << run.nodeName(place.node) + u' '
                + QString::fromStdString(std::string(lab::happeningName(place.what)));
    }
    return steps;
}

} // namespace

void TestPractice::anEchoComesBackFromTheTarget()
{
    VirtualSend run(shipped("three-routers"));
    const craft::Packet ping = packet("icmp-echo",
        {{"ipv4.source", here},
            {"ipv4.destination", shipped("three-routers").hosts[1].addresses[0].ip.text().c_str()}});
    const std::uint32_t number = run.send(ping, Instant(5ms));
    const Exchange& exchange = run.settle();
    QCOMPARE(exchange.network(), std::string("three-routers"));
    QCOMPARE(exchange.sent().size(), std::size_t(1));
    QCOMPARE(exchange.replies().size(), std::size_t(1));
    const Reply& reply = exchange.replies().front();
    QVERIFY(reply.kind == trace::AnswerKind::EchoReply && reply.about == number && !reply.duplicate);
    QVERIFY(reply.roundTrip > 0ms && reply.at == Instant(5ms) + reply.roundTrip);
    QCOMPARE(reply.from.ip.text(), *ping.text("ipv4.destination"));
    QCOMPARE(int(reply.ttl), 61); // three routers on the way back
    const QStringList steps = way(run, number);
    QCOMPARE(steps.size(), 1 + 3 + 1 + 1 + 1 + 3 + 1);
    QCOMPARE(steps.front(), QString("you sent"));
    QCOMPARE(steps.back(), QString("you delivered"));
    // As it arrived: three routers have each taken one off the TTL.
    const PlaceEvent* const arrival = exchange.arrivalOf(*exchange.packet(number));
    QVERIFY(arrival && arrival->what == Happening::Delivered);
    const journal::JournalView view(run.journal);
    QCOMPARE(int(view.at(arrival->seq).bytes.view()[8]), 61);
    QCOMPARE(int(view.at(exchange.packet(number)->seq).bytes.view()[8]), 64);
    QCOMPARE(run.silence(number), QString("unknown"));
}

void TestPractice::aWrongChecksumIsThrownAwayByTheTarget()
{
    VirtualSend run(shipped("seven-hops"));
    craft::Packet wrong = udp();
    QVERIFY(wrong.set("udp.checksum", "0xdead"));
    const std::uint32_t number = run.send(wrong);
    const Exchange& exchange = run.settle();
    QVERIFY(exchange.replies().empty());
    QVERIFY(exchange.packet(number)->gaveUp);
    QCOMPARE(run.silence(number), QString("dropped-at wikipedia wrong-transport-checksum"));
}

void TestPractice::ttlThreeDiesAtTheThirdRouterWhichSaysSo()
{
    VirtualSend run(shipped("three-routers"));
    const std::string target = shipped("three-routers").hosts[1].addresses[0].ip.text();
    const std::uint32_t number
        = run.send(packet("ttl-3", {{"ipv4.source", here}, {"ipv4.destination", target.c_str()}}));
    const Exchange& exchange = run.settle();
    QCOMPARE(exchange.replies().size(), std::size_t(1));
    const Reply& reply = exchange.replies().front();
    QVERIFY(reply.kind == trace::AnswerKind::TimeExceeded);
    QCOMPARE(int(reply.type), 11);
    QCOMPARE(reply.about, number);
    const QStringList steps = way(run, number);
    QCOMPARE(steps.mid(0, 5),
        (QStringList {"you sent", "r1 forwarded", "r2 forwarded", "r3 dropped", "r3 answered"}));
    const PlaceEvent* const last = exchange.arrivalOf(*exchange.packet(number));
    QVERIFY(last && last->reason == lab::Reason::TtlExpired);
}

void TestPractice::anImpossibleHeaderIsThrownAwayByTheFirstRouter()
{
    VirtualSend run(shipped("seven-hops"));
    for (const auto& [field, value] : {std::pair("ipv4.version", "7"), std::pair("ipv4.ihl", "4")}) {
        craft::Packet wrong = udp();
        QVERIFY2(wrong.set(field, value), field);
        const std::uint32_t number = run.send(wrong);
        const Exchange& exchange = run.settle();
        QVERIFY(!exchange.packet(number)->failure);
        QCOMPARE(way(run, number), QStringList({"you sent", "gw dropped"}));
        QCOMPARE(run.silence(number), QString("dropped-at gw malformed"));
    }
}

/// The template as it is shipped, in the network as it is shipped.
void TestPractice::aSourceOfZeroIsFilledIn()
{
    VirtualSend run(shipped("seven-hops"));
    const craft::SendPlan plan = run.network().plan(packet("ttl-3", {}), std::nullopt);
    QVERIFY(!plan.refused && plan.systemFields.size() == 2);
    QCOMPARE(plan.systemFields[1].name, std::string("ipv4.source"));
    QVERIFY(plan.systemFields[1].why == craft::SystemWrites::WhenZero);
    QVERIFY(run.network().plan(echo(), std::nullopt).systemFields.empty());
    const std::uint32_t number = run.send(packet("ttl-3", {}));
    const std::uint32_t wrong = run.send(packet("ttl-3", {{"ipv4.header_checksum", "0xdead"}}));
    const Exchange& exchange = run.settle();
    QCOMPARE(exchange.replies().size(), std::size_t(1));
    const Reply& reply = exchange.replies().front();
    QVERIFY(reply.about == number && reply.kind == trace::AnswerKind::TimeExceeded);
    QCOMPARE(reply.from.ip.text(), std::string("10.99.3.1")); // core1, the third router
    QCOMPARE(exchange.packet(number)->source.ip.text(), std::string(here));
    const journal::JournalView view(run.journal);
    QCOMPARE(int(view.at(exchange.packet(number)->seq).step), 0); // nothing of it is only concluded
    QCOMPARE(run.silence(wrong), QString("dropped-at gw wrong-header-checksum"));
}

void TestPractice::aLengthBeyondTheEndIsThrownAwayByTheFirstRouter()
{
    VirtualSend run(shipped("seven-hops"));
    craft::Packet cut = udp();
    QVERIFY(cut.set("ipv4.total_length", "200"));
    const std::uint32_t number = run.send(cut);
    run.settle();
    QCOMPARE(run.silence(number), QString("dropped-at gw wrong-length"));
}

void TestPractice::aTransportLengthBeyondTheEndIsThrownAwayByTheTarget()
{
    VirtualSend run(shipped("seven-hops"));
    craft::Packet cut = udp();
    QVERIFY(cut.set("udp.length", "200"));
    const std::uint32_t number = run.send(cut);
    run.settle();
    QCOMPARE(run.silence(number), QString("dropped-at wikipedia damaged-transport"));
}

void TestPractice::aFirewallSaysNothing()
{
    lab::Topology walled = shipped("seven-hops");
    walled.routers[1].firewall = {{.protocol = 17, .firstPort = 7, .lastPort = 7}};
    VirtualSend run(walled);
    const std::uint32_t number = run.send(udp());
    run.settle();
    QCOMPARE(run.silence(number), QString("dropped-at metro firewall"));
}

void TestPractice::aDeafTargetSaysNothing()
{
    const lab::Topology deaf = shipped("deaf-target");
    VirtualSend run(deaf);
    const auto target = lab::Network(deaf).resolve(deaf.target, wire::Family::IPv4);
    const std::uint32_t number = run.send(
        packet("icmp-echo", {{"ipv4.source", here}, {"ipv4.destination", target->text().c_str()}}));
    run.settle();
    QVERIFY2(run.silence(number).startsWith("dropped-at ") && run.silence(number).endsWith(" deaf"),
        qPrintable(run.silence(number)));
}

void TestPractice::aRouterThatLimitsItsAnswersWithholdsOne()
{
    VirtualSend run(shipped("rate-limited"));
    std::uint32_t last = 0;
    for (int i = 0; i < 7; ++i) // six at once, and then one a second
        last = run.send(packet(
            "icmp-echo", {{"ipv4.source", here}, {"ipv4.destination", "10.99.5.7"}, {"ipv4.ttl", "2"}}));
    const Exchange& exchange = run.settle();
    QCOMPARE(exchange.replies().size(), std::size_t(6));
    for (const Reply& reply : exchange.replies())
        QVERIFY(reply.about < last && !reply.duplicate);
    QCOMPARE(run.silence(last), QString("answer-withheld r2 rate-limited"));
}

void TestPractice::theAnswerToAForgedSourceGoesElsewhere()
{
    VirtualSend run(shipped("seven-hops"));
    craft::Packet forged = echo();
    QVERIFY(forged.set("ipv4.source", "10.99.1.1")); // gw's
    const std::uint32_t number = run.send(forged);
    const Exchange& exchange = run.settle();
    QVERIFY(exchange.replies().empty());
    QCOMPARE(run.silence(number).section(u' ', 0, 1), QString("answer-elsewhere gw"));
}

// The router r1 gets an answer of a UDP service that it never asked, and sends the service an ICMP error.
void TestPractice::whatComesOfAnAnswerThatWentElsewhereDoesNotChangeWhereItWent()
{
    VirtualSend run(shipped("three-routers"));
    const std::uint32_t number = run.send(packet("udp-hello",
        {{"ipv4.source", "10.99.1.1"}, {"ipv4.destination", "10.99.4.7"}, {"udp.destination_port", "5000"}}));
    run.settle();
    QVERIFY(way(run, number).mid(12).contains("server delivered")); // the error about the answer
    QCOMPARE(run.silence(number).section(u' ', 0, 1), QString("answer-elsewhere r1"));
}

void TestPractice::answersAskForNoAnswer()
{
    VirtualSend run(shipped("seven-hops"));
    craft::Packet reply = echo();
    QVERIFY(reply.set("icmp.type", "0"));
    const std::uint32_t number = run.send(reply);
    craft::Packet reset
        = packet("tcp-syn", {{"ipv4.source", here}, {"ipv4.destination", there}, {"tcp.flags", "rst"}});
    const std::uint32_t second = run.send(reset);
    run.settle();
    QVERIFY2(run.silence(number).startsWith("nothing-to-answer")
            || run.silence(number).startsWith("dropped-at wikipedia nobody"),
        qPrintable(run.silence(number)));
    QVERIFY2(run.silence(second).startsWith("nothing-to-answer")
            || run.silence(second).startsWith("dropped-at wikipedia nobody"),
        qPrintable(run.silence(second)));
}

void TestPractice::aPacketThatCannotLeaveSaysWhy()
{
    VirtualSend run(shipped("seven-hops"));
    craft::Packet lost = echo();
    QVERIFY(lost.set("ipv4.destination", "203.0.113.9"));
    const std::uint32_t number = run.send(lost);
    const Exchange& exchange = run.settle();
    const SentPacket& sent = *exchange.packet(number);
    QVERIFY(sent.failure.has_value());
    QCOMPARE(sent.failure->systemError, ENETUNREACH);
    QCOMPARE(run.silence(number), QString("not-sent"));
    const journal::JournalView view(run.journal);
    QCOMPARE(view.at(sent.seq).bytes.length, std::uint32_t(lost.size()));
}

void TestPractice::fragmentsArriveAsOnePacket()
{
    VirtualSend run(shipped("small-mtu"));
    const lab::Topology small = shipped("small-mtu");
    const auto target = lab::Network(small).resolve(small.target, wire::Family::IPv4);
    craft::Packet large = packet("icmp-echo",
        {{"ipv4.source", here}, {"ipv4.destination", target->text().c_str()}, {"ipv4.flags", "0"}});
    QVERIFY(large.setPayload(Bytes(1400, 'x')));
    const std::uint32_t number = run.send(large);
    const Exchange& exchange = run.settle();
    QCOMPARE(exchange.replies().size(), std::size_t(1));
    const PlaceEvent* const arrival = exchange.arrivalOf(*exchange.packet(number));
    QVERIFY(arrival);
    QCOMPARE(int(arrival->what), int(Happening::Reassembled));
    QCOMPARE(arrival->length, std::uint32_t(large.size()));
}

void TestPractice::everyAnswerFindsItsPacket()
{
    VirtualSend run(shipped("seven-hops"));
    craft::Packet odd
        = packet("udp-hello", {{"ipv4.source", here}, {"ipv4.destination", there}, {"ipv4.protocol", "253"}});
    craft::Packet near = echo("1");
    QVERIFY(near.set("icmp.sequence_number", "6")); // what routers quote tells it from the first
    const struct {
        craft::Packet packet;
        trace::AnswerKind kind;
    } asked[] = {{echo(), trace::AnswerKind::EchoReply}, {near, trace::AnswerKind::TimeExceeded},
        {udp(), trace::AnswerKind::UdpReply}, {udp("9"), trace::AnswerKind::PortUnreachable},
        {packet(
             "tcp-syn", {{"ipv4.source", here}, {"ipv4.destination", there}, {"tcp.destination_port", "80"}}),
            trace::AnswerKind::SynAck},
        {packet(
             "tcp-syn", {{"ipv4.source", here}, {"ipv4.destination", there}, {"tcp.destination_port", "81"}}),
            trace::AnswerKind::Reset},
        {odd, trace::AnswerKind::ProtocolUnreachable}};
    for (const auto& each : asked)
        run.send(each.packet);
    const Exchange& exchange = run.settle();
    for (std::size_t i = 0; i < std::size(asked); ++i) {
        const SentPacket& sent = *exchange.packet(static_cast<std::uint32_t>(i + 1));
        QCOMPARE(sent.replies.size(), std::size_t(1));
        QCOMPARE(int(exchange.replies()[sent.replies[0]].kind), int(asked[i].kind));
    }
    QVERIFY(exchange.overheard().empty());
}

void TestPractice::aListenerHearsItsProtocolOnly()
{
    VirtualSend run(shipped("seven-hops"));
    const auto listener = run.network().listen({.protocol = wire::LayerKind::Icmp}, run.place()).value();
    run.send(echo());
    run.send(udp());
    run.settle();
    const auto heard = listener->take(Instant(10s));
    QVERIFY(heard && heard->packet[9] == 1);
    QVERIFY(!listener->take(Instant(10s)));
}

void TestPractice::aSessionFileTellsTheSame()
{
    VirtualSend run(shipped("seven-hops"));
    for (int i = 0; i < 3; ++i)
        run.send(echo(i == 1 ? "4" : "64"), Instant(std::chrono::milliseconds(20 * i)));
    craft::Packet wrong = udp();
    QVERIFY(wrong.set("udp.checksum", "1"));
    run.send(wrong, Instant(70ms));
    craft::Packet lost = echo();
    QVERIFY(lost.set("ipv4.destination", "203.0.113.9"));
    run.send(lost, Instant(80ms));
    const QStringList told = textOf(run.settle());
    QVERIFY(told.size() > 40);
    const QTemporaryDir folder;
    const std::string path = folder.filePath("craft.sockscope").toStdString();
    QVERIFY(journal::saveSessionAs(run.journal, {.title = "craft"}, path));
    const auto opened = journal::openSession(path);
    QVERIFY(opened && !opened->cut);
    Exchange again;
    while (again.update(*opened->journal)) { }
    QCOMPARE(textOf(again), told);
    for (const SentPacket& sent : run.exchange.sent()) {
        const SilenceReason before = run.exchange.silenceOf(sent, run.journal);
        const SilenceReason after = again.silenceOf(*again.packet(sent.number), *opened->journal);
        QVERIFY(before.why == after.why && before.node == after.node && before.seq == after.seq);
    }
}

void TestPractice::aCaptureHasWhatLeftAndWhatCameIn()
{
    VirtualSend run(shipped("seven-hops"));
    run.send(echo());
    craft::Packet wrong = udp();
    QVERIFY(wrong.set("udp.checksum", "1"));
    run.send(wrong, Instant(70ms));
    run.settle();
    Bytes file;
    craftPcapng(run.journal, {.start = "2026-11-22T12:00:00.000Z", .program = "1"}, [&file](ByteView piece) {
        file.insert(file.end(), piece.begin(), piece.end());
        return true;
    });
    const auto count = [&file](const Bytes& bytes) {
        int found = 0;
        for (auto at = file.begin();; ++at, ++found) {
            at = std::search(at, file.end(), bytes.begin(), bytes.end());
            if (at == file.end())
                return found;
        }
    };
    QCOMPARE(count(echo().serialize()), 1);
    QCOMPARE(count(wrong.serialize()), 1);
    QCOMPARE(count(toBytes("echo-reply for packet 1, after ")), 1);
    QCOMPARE(count(toBytes("packet 2")), 1);
    int pieces = 0;
    craftPcapng(run.journal, {}, [&pieces](ByteView) { return ++pieces > 99; });
    QCOMPARE(pieces, 1);
}

void TestPractice::oddFilesChangeNothing()
{
    journal::Journal journal;
    const auto actor = journal.addActor({.name = "x", .role = journal::ActorRole::Crafter}, {});
    const auto odd = [&](journal::PacketCode code, journal::Event draft) {
        draft.actor = actor;
        draft.kind = journal::EventKind::Packet;
        draft.code = static_cast<std::uint16_t>(code);
        return journal.append(draft);
    };
    const journal::Seq first = odd(journal::PacketCode::Crafted, {.argument = 3});
    odd(journal::PacketCode::Crafted, {.argument = 3}); // again
    odd(journal::PacketCode::Crafted, {.argument = 0});
    odd(journal::PacketCode::Reply, {.cause = 1});
    odd(journal::PacketCode::Reply, {.cause = first, .result = -1});
    odd(journal::PacketCode::Reply, {.cause = first, .result = 200 * 65536});
    odd(journal::PacketCode::Overheard, {.result = 77});
    odd(journal::PacketCode::Place, {.cause = first, .step = 65535});
    odd(journal::PacketCode::Place, {.cause = first, .step = 255});
    odd(journal::PacketCode::GivenUp, {.cause = 1});
    Exchange exchange;
    QVERIFY(exchange.update(journal));
    QVERIFY(!exchange.update(journal));
    QCOMPARE(exchange.sent().size(), std::size_t(1));
    QVERIFY(exchange.replies().empty() && exchange.overheard().empty() && exchange.places().empty());
    QVERIFY(exchange.silenceOf(exchange.sent().front(), journal).why == Silence::Unknown);
    QVERIFY(!exchange.arrivalOf(exchange.sent().front()));
    QVERIFY(!exchange.packet(1));
}

void TestPractice::linuxTakesNothingOfItsOwnFromTheLink()
{
    const auto silenceOf = [](int version, const craft::SendPlan& plan) {
        journal::Journal journal;
        const auto crafter = journal.addActor({.name = "crafter", .role = journal::ActorRole::Crafter}, {});
        Recorder recorder(journal, crafter);
        const craft::Packet hello = packet("udp-hello", {{"ipv4.destination", "192.0.2.1"}});
        recorder.started({.packet = hello}, plan, {}, {});
        Bytes bytes = hello.serialize();
        bytes[0] = static_cast<std::uint8_t>(version << 4 | 5);
        (void)recorder.sent(1, {.packet = bytes});
        Exchange exchange;
        exchange.update(journal);
        return exchange.silenceOf(exchange.sent().front(), journal).why;
    };
    using craft::SendWay;
    QVERIFY(silenceOf(4, {.way = SendWay::Link}) == Silence::ItselfByLink);
    QVERIFY(silenceOf(4, {.way = SendWay::RawHeader}) == Silence::Unknown);
    QVERIFY(silenceOf(4, {.way = SendWay::Link, .leavesMachine = true}) == Silence::Unknown);
    QVERIFY(silenceOf(4, {.way = SendWay::Link, .forgedSource = true}) == Silence::AnswerElsewhere);
    QVERIFY(silenceOf(6, {.way = SendWay::Link}) != Silence::ItselfByLink);
}

QTEST_GUILESS_MAIN(TestPractice)
#include "tst_practice.moc"
