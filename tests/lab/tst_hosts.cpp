// SPDX-License-Identifier: GPL-3.0-or-later
// What hosts answer: pings, UDP services, TCP ports (RFC 9293 section 3.10.7), and what they drop.
#include "tests/lab/labrun.h"

using namespace socketscope;
using namespace socketscope::test;

class TestHosts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void answersAPingByteForByte();
    void answersWithWhatItWasAskedUnder();
    void answersUdp_data();
    void answersUdp();
    void answersTcp_data();
    void answersTcp();
    void offersASegmentSize();
    void saysThatItDoesNotKnowAProtocol();
    void dropsWrongChecksums_data();
    void dropsWrongChecksums();
    void takesUdpWithoutAChecksumOverIpv4Only();
    void leavesAllToItsReceiver();
    void answersItself();
    void saysNothing_data();
    void saysNothing();
    void doesNotForward();
    void doesNotAnswerBroadcast();
    void endsAChainOfAnswers();
};

namespace {

constexpr std::uint8_t syn = wire::TcpHeader::syn;
constexpr std::uint8_t ack = wire::TcpHeader::ack;
constexpr std::uint8_t rst = wire::TcpHeader::rst;
constexpr std::uint8_t fin = wire::TcpHeader::fin;

} // namespace

void TestHosts::answersAPingByteForByte()
{
    LabRun run(row(0));
    // TOS 10, eight bytes of data; the checksums by RFC 1071.
    Bytes request = hex("45100024abcd400040010000"
                        "0a6300020a636407"
                        "0800000012340001"
                        "6162636465666768");
    const auto put = [](Bytes& bytes, std::size_t at, std::uint16_t word) {
        bytes[at] = static_cast<std::uint8_t>(word >> 8);
        bytes[at + 1] = static_cast<std::uint8_t>(word);
    };
    put(request, 10, wire::internetChecksum(ByteView(request).first(20)));
    put(request, 22, wire::internetChecksum(ByteView(request).subspan(20)));
    const Arrival reply = run.answer(request);
    Bytes got = reply.bytes;
    QCOMPARE(wrongChecksums(got), QByteArray());
    for (const std::size_t variable : {4U, 5U, 10U, 11U})
        got[variable] = 0;
    // Type 0, so the checksum is 0800 more.
    put(request, 22, static_cast<std::uint16_t>(wire::word16(request, 22) + 0x800));
    QCOMPARE(
        toHex(got), "4510002400000000400100000a6364070a6300020000" + toHex(ByteView(request).subspan(22)));
}

void TestHosts::answersWithWhatItWasAskedUnder()
{
    lab::Topology topology = row(2);
    topology.hosts[1].addresses.push_back({ip("198.35.26.96"), {}});
    LabRun run(topology);
    QCOMPARE(run.answer(Probe {.to = ip("198.35.26.96")}.echo()).icmp(), QByteArray("198.35.26.96 0/0"));
    QCOMPARE(run.answer(Probe {.to = ip("198.35.26.96")}.udp()).icmp(), QByteArray("198.35.26.96 3/3"));
    QCOMPARE(
        run.answer(Probe {.to = ip("198.35.26.96"), .ttl = 2}.udp()).icmp(), QByteArray("10.99.2.1 11/0"));
}

void TestHosts::answersUdp_data()
{
    QTest::addColumn<bool>("v6");
    QTest::addColumn<int>("port");
    QTest::addColumn<QByteArray>("answer");
    for (const bool v6 : {false, true}) {
        const char* family = v6 ? "IPv6" : "IPv4";
        QTest::addRow("%s, echo", family) << v6 << 7 << QByteArray("say ABC xyz{");
        QTest::addRow("%s, shout", family) << v6 << 5000 << QByteArray("SAY ABC XYZ{");
        QTest::addRow("%s, silent", family) << v6 << 9 << QByteArray();
        QTest::addRow("%s, closed", family) << v6 << 33434 << QByteArray(v6 ? "1/4" : "3/3");
    }
}

void TestHosts::answersUdp()
{
    QFETCH(bool, v6);
    QFETCH(int, port);
    QFETCH(QByteArray, answer);
    LabRun run(row(1));
    const Probe probe {.from = v6 ? hereV6 : ip("10.99.0.2"),
        .to = v6 ? serverV6 : serverV4,
        .id = 50000,
        .sequence = static_cast<std::uint16_t>(port),
        .data = toBytes("say ABC xyz{")};
    const auto replies = run.ask(probe.udp());
    if (answer.isEmpty()) {
        QVERIFY(replies.empty());
        QCOMPARE(run.reasons(Happening::Withheld), QStringList {"server port-silent"});
        return;
    }
    QCOMPARE(replies.size(), 1U);
    const Bytes payload = replies[0].payload();
    QCOMPARE(wrongChecksums(replies[0].bytes), QByteArray());
    if (replies[0].bytes[v6 ? 6 : 9] != wire::protocol::udp) {
        QVERIFY(replies[0].icmp().endsWith(' ' + answer));
        QCOMPARE(replies[0].quoted()[v6 ? 7 : 8], 63);
        return;
    }
    QCOMPARE(wire::word16(payload, 0), port);
    QCOMPARE(wire::word16(payload, 2), 50000);
    QCOMPARE(toHex(ByteView(payload).subspan(8)), answer.toHex().toStdString());
}

void TestHosts::answersTcp_data()
{
    QTest::addColumn<int>("port");
    QTest::addColumn<int>("flags");
    QTest::addColumn<int>("data");
    QTest::addColumn<QByteArray>("answer"); // flags, sequence and acknowledgment, "iss" where it is random
    const auto row = [](const char* name, int port, int flags, int data, const char* answer) {
        QTest::newRow(name) << port << flags << data << QByteArray(answer);
    };
    // The segment: sequence 1000, acknowledgment 2000.
    row("open, SYN", 80, syn, 0, "12 iss 1001");
    row("open, an acknowledgment", 80, ack, 0, "04 2000 0");
    row("open, SYN and acknowledgment", 80, syn | ack, 0, "04 2000 0");
    row("open, a reset", 80, rst, 0, "");
    row("open, a FIN", 80, fin, 0, "");
    row("open, nothing", 80, 0, 5, "");
    row("closed, SYN", 82, syn, 0, "14 0 1001");
    row("closed, SYN with data", 82, syn, 5, "14 0 1006");
    row("closed, FIN", 82, fin, 0, "14 0 1001");
    row("closed, data", 82, 0, 5, "14 0 1005");
    row("closed, an acknowledgment", 82, ack, 5, "04 2000 0");
    row("closed, a reset", 82, rst, 0, "");
    row("silent, SYN", 81, syn, 0, "");
}

void TestHosts::answersTcp()
{
    QFETCH(int, port);
    QFETCH(int, flags);
    QFETCH(int, data);
    QFETCH(QByteArray, answer);
    for (const bool v6 : {false, true}) {
        LabRun run(row(1));
        const Probe probe {.from = v6 ? hereV6 : ip("10.99.0.2"),
            .to = v6 ? serverV6 : serverV4,
            .id = 50000,
            .sequence = static_cast<std::uint16_t>(port),
            .data = Bytes(static_cast<std::size_t>(data), 'x')};
        const auto replies = run.ask(probe.tcp(static_cast<std::uint8_t>(flags), 1000, 2000));
        QCOMPARE(replies.size(), answer.isEmpty() ? 0U : 1U);
        if (answer.isEmpty())
            continue;
        QCOMPARE(wrongChecksums(replies[0].bytes), QByteArray());
        const auto header = *wire::TcpHeader::parse(replies[0].payload());
        QCOMPARE(header.sourcePort, port);
        QCOMPARE(header.destinationPort, 50000);
        const QByteArray sequence
            = answer.contains("iss") ? QByteArray("iss") : QByteArray::number(header.sequenceNumber);
        QCOMPARE(QByteArray::number(header.flags, 16).rightJustified(2, '0') + ' ' + sequence + ' '
                + QByteArray::number(header.acknowledgmentNumber),
            answer);
    }
}

void TestHosts::offersASegmentSize()
{
    LabRun run(row(1));
    const Probe probe {.to = serverV4, .sequence = 80, .data = {}};
    const Arrival v4 = run.answer(probe.tcp(syn));
    QCOMPARE(toHex(ByteView(v4.bytes).subspan(40)), std::string("020405b4")); // 1500 less 40
    QCOMPARE(v4.bytes[6], 0x40); // may not be fragmented
    const Probe six {.from = hereV6, .to = serverV6, .sequence = 80, .data = {}};
    QCOMPARE(toHex(ByteView(run.answer(six.tcp(syn)).bytes).subspan(60)), std::string("020405a0"));
    const auto first = wire::word32(v4.payload(), 4);
    QVERIFY(wire::word32(run.answer(probe.tcp(syn)).payload(), 4) != first);
}

void TestHosts::saysThatItDoesNotKnowAProtocol()
{
    LabRun run(row(1));
    QCOMPARE(run.answer(Probe {.to = serverV4}.wrap(200, Bytes(8))).icmp(), QByteArray("10.99.100.7 3/2"));
    const Probe six {.from = hereV6, .to = serverV6};
    const Arrival plain = run.answer(six.wrap(200, Bytes(8)));
    QCOMPARE(plain.icmp(), QByteArray("fd99::100:7 4/1"));
    QCOMPARE(toHex(ByteView(plain.payload()).subspan(4, 4)), std::string("00000006"));
    // Behind a destination options header of eight bytes, whose first byte names it: byte 40.
    const Arrival behind = run.answer(six.wrap(60, hex("c800010400000000 0000000000000000")));
    QCOMPARE(toHex(ByteView(behind.payload()).subspan(4, 4)), std::string("00000028"));
}

void TestHosts::dropsWrongChecksums_data()
{
    QTest::addColumn<QByteArray>("packet");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* name, Bytes packet, const char* reason, bool spoil = true) {
        if (spoil)
            packet.back() ^= 1;
        QTest::newRow(name) << QByteArray(
            reinterpret_cast<const char*>(packet.data()), qsizetype(packet.size()))
                            << QString::fromLatin1(reason);
    };
    const Probe v4 {.to = serverV4};
    const Probe v6 {.from = hereV6, .to = serverV6};
    row("ICMP", v4.echo(), "server wrong-transport-checksum");
    row("ICMPv6", v6.echo(), "server wrong-transport-checksum");
    row("UDP", v4.udp(), "server wrong-transport-checksum");
    row("UDP over IPv6", v6.udp(), "server wrong-transport-checksum");
    row("TCP", v4.tcp(syn), "server wrong-transport-checksum");
    row("TCP over IPv6", v6.tcp(syn), "server wrong-transport-checksum");
    row("half an ICMP header", v4.wrap(1, Bytes(7)), "server damaged-transport", false);
    row("half a UDP header", v4.wrap(17, Bytes(7)), "server damaged-transport", false);
    row("a UDP length beyond the packet", v4.wrap(17, hex("0001000200090000")), "server damaged-transport",
        false);
    row("a UDP length less than a header", v4.wrap(17, hex("0001000200070000")), "server damaged-transport",
        false);
    row("half a TCP header", v4.wrap(6, Bytes(19)), "server damaged-transport", false);
    row("a TCP header of 16 bytes", v4.wrap(6, hex("00010002 00000000 00000000 40020000 00000000")),
        "server damaged-transport", false);
    row("half an extension header", v6.wrap(60, Bytes(7)), "server damaged-transport", false);
}

void TestHosts::dropsWrongChecksums()
{
    QFETCH(QByteArray, packet);
    QFETCH(QString, reason);
    LabRun run(row(1));
    QVERIFY(run.ask(Bytes(packet.begin(), packet.end())).empty());
    QCOMPARE(run.reasons(Happening::Dropped), QStringList {reason});
    QCOMPARE(run.network().underWay(), 0U);
}

void TestHosts::takesUdpWithoutAChecksumOverIpv4Only()
{
    LabRun run(row(1));
    Bytes v4 = Probe {.to = serverV4, .sequence = 7}.udp();
    v4[26] = v4[27] = 0;
    QCOMPARE(run.ask(v4).size(), 1U);
    Bytes v6 = Probe {.from = hereV6, .to = serverV6, .sequence = 7}.udp();
    v6[46] = v6[47] = 0;
    QCOMPARE(run.ask(v6).size(), 0U);
}

void TestHosts::leavesAllToItsReceiver()
{
    LabRun run(row(1));
    LabRun other(row(1)); // only as a receiver
    run.network().setReceiver(*run.network().nodeNamed("server"), &other);
    QVERIFY(run.ask(Probe {.to = serverV4}.echo()).empty());
    QVERIFY(run.ask(Probe {.to = serverV4, .sequence = 7}.udp()).empty());
    QVERIFY(run.ask(Probe {.to = serverV4}.wrap(200, Bytes(8))).empty());
    QCOMPARE(other.arrivals.size(), 3U);
    QCOMPARE(other.arrivals[0].bytes[8], 63);
    run.network().setReceiver(*run.network().nodeNamed("server"), nullptr);
    QCOMPARE(run.ask(Probe {.to = serverV4}.echo()).size(), 1U);
}

void TestHosts::answersItself()
{
    LabRun run(row(1));
    const auto here = ip("10.99.0.2");
    QCOMPARE(run.answer(Probe {.to = here}.echo()).icmp(), QByteArray("10.99.0.2 0/0"));
    QCOMPARE(run.answer(Probe {.to = here}.udp()).icmp(), QByteArray("10.99.0.2 3/3"));
    const Probe loopback {.from = ip("127.0.0.1"), .to = ip("127.0.0.1")};
    QCOMPARE(run.answer(loopback.echo()).icmp(), QByteArray("127.0.0.1 0/0"));
    QCOMPARE(run.answer(Probe {.from = ip("::1"), .to = ip("::1")}.echo()).icmp(), QByteArray("::1 129/0"));
}

void TestHosts::saysNothing_data()
{
    QTest::addColumn<bool>("deaf");
    QTest::addColumn<QString>("reason");
    QTest::addRow("deaf") << true << QStringLiteral("server deaf");
    QTest::addRow("pings off") << false << QStringLiteral("server ping-off");
}

void TestHosts::saysNothing()
{
    QFETCH(bool, deaf);
    QFETCH(QString, reason);
    lab::Topology topology = row(1);
    topology.hosts[1].services.deaf = deaf;
    topology.hosts[1].services.ping = deaf;
    LabRun run(topology);
    QVERIFY(run.ask(Probe {.to = serverV4}.echo()).empty());
    QCOMPARE(run.reasons(deaf ? Happening::Dropped : Happening::Withheld), QStringList {reason});
    QCOMPARE(run.ask(Probe {.to = serverV4}.udp()).size(), deaf ? 0U : 1U);
}

void TestHosts::doesNotForward()
{
    lab::Topology topology = row(1);
    topology.routers[0].routes.push_back({*lab::Prefix::parse("10.99.55.0/24"), {"server"}});
    topology.hosts[0].routes.push_back({*lab::Prefix::parse("10.99.55.0/24"), {"r1"}});
    LabRun run(topology);
    QVERIFY(run.ask(Probe {.to = ip("10.99.55.1")}.echo()).empty());
    QCOMPARE(run.reasons(Happening::Dropped), QStringList {"server not-forwarding"});
}

void TestHosts::doesNotAnswerBroadcast()
{
    LabRun run(row(0));
    for (const char* to : {"255.255.255.255", "224.0.0.1"}) {
        QVERIFY(run.ask(Probe {.to = ip(to)}.echo()).empty());
        QVERIFY(run.ask(Probe {.to = ip(to)}.udp()).empty());
    }
    QVERIFY(run.ask(Probe {.from = hereV6, .to = ip("ff02::1")}.echo()).empty());
    QCOMPARE(run.reasons(Happening::Withheld).count(QStringLiteral("server about-broadcast")), 5);
    LabRun routed(row(1));
    QVERIFY(routed.ask(Probe {.to = ip("224.0.0.1"), .ttl = 1}.echo()).empty());
    QVERIFY(routed.all(Happening::Forwarded).empty());
}

void TestHosts::endsAChainOfAnswers()
{
    // Somebody sets two echo services on each other.
    lab::Topology topology = row(0);
    lab::Host third = topology.hosts[1];
    third.name = "third";
    third.addresses = {{ip("10.99.100.8"), {}}};
    topology.hosts.push_back(third);
    lab::Router middle;
    middle.name = "middle";
    topology.routers = {middle};
    topology.links = {{{"you"}, {"middle"}}, {{"server"}, {"middle"}}, {{"third"}, {"middle"}}};
    LabRun run(topology);
    const Probe probe {.from = ip("10.99.100.8"), .to = serverV4, .id = 7, .sequence = 7};
    QVERIFY(run.send(probe.udp()));
    run.settle();
    QCOMPARE(run.all(Happening::Answered).size(), 3U);
    QCOMPARE(run.reasons(Happening::Withheld), QStringList {"third answer-chain"});
}

QTEST_GUILESS_MAIN(TestHosts)
#include "tst_hosts.moc"
