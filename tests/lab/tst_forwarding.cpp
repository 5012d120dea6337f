// SPDX-License-Identifier: GPL-3.0-or-later
// What routers do with packets, and what they say about those that they throw away. Expected bytes are
// written out by RFC 791, 792, 1812, 4443 and 8200.
#include "tests/lab/labrun.h"

using namespace socketscope;
using namespace socketscope::test;

class TestForwarding : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachRouterTakesOneOffTheTtl();
    void saysTimeExceededByteForByte();
    void saysTimeExceededOverIpv6ByteForByte();
    void theThirdRouterAnswersTtlThree();
    void mendsTheChecksumInsteadOfMakingOne();
    void takesTheTimeOfTheLines();
    void quotesAsMuchAsLinuxDoes_data();
    void quotesAsMuchAsLinuxDoes();
    void saysThatThereIsNoRoute();
    void obeysRoutesOfEveryKind_data();
    void obeysRoutesOfEveryKind();
    void takesTheLongestPrefix();
    void goesAroundInALoopUntilTheTtlIsUsedUp();
    void dropsDamage_data();
    void dropsDamage();
    void cutsOffWhatIsBehindThePacket();
    void isSilentAboutWhatMayNotBeAnswered_data();
    void isSilentAboutWhatMayNotBeAnswered();
    void whatNobodyCanReadEndsAtTheNextNode();
    void tellsASenderWhatAKernelWould_data();
    void tellsASenderWhatAKernelWould();
    void knowsNamesAndSystems();
};

void TestForwarding::eachRouterTakesOneOffTheTtl()
{
    LabRun run(row(3));
    QVERIFY(run.send(Probe {.to = serverV4, .ttl = 9}.echo()));
    run.settle();
    std::vector<int> ttls;
    for (const Seen& one : run.seen)
        if (one.packet == 1 && (one.what == Happening::Sent || one.what == Happening::Forwarded))
            ttls.push_back(one.bytes[8]);
    QCOMPARE(ttls, (std::vector<int> {9, 8, 7, 6}));
    QCOMPARE(run.network().counts().hops, 6U); // three there, three back
}

void TestForwarding::saysTimeExceededByteForByte()
{
    LabRun run(row(3));
    const Bytes probe = Probe {.to = serverV4, .ttl = 2}.echo();
    const Arrival reply = run.answer(probe);
    // IP: 20 + 8 + 36 bytes, precedence of internetwork control, TTL 64 less one router.
    Bytes expected = hex("45c00040 00000000 3f010000 0a630201 0a630002 0b00 0000 00000000");
    Bytes quoted = probe;
    quoted[8] = 1; // as the second router got it
    const std::uint16_t before = wire::internetChecksum(hex("45000024 42420000 0101 0000 0a630002 0a636407"));
    quoted[10] = static_cast<std::uint8_t>(before >> 8);
    quoted[11] = static_cast<std::uint8_t>(before);
    expected.insert(expected.end(), quoted.begin(), quoted.end());
    QCOMPARE(reply.bytes.size(), expected.size());
    Bytes got = reply.bytes;
    for (const std::size_t variable : {4U, 5U, 10U, 11U, 22U, 23U}) // identification, checksums
        got[variable] = 0;
    QCOMPARE(toHex(got), toHex(expected));
    QCOMPARE(wrongChecksums(reply.bytes, 1), QByteArray());
}

void TestForwarding::saysTimeExceededOverIpv6ByteForByte()
{
    LabRun run(row(3));
    const Bytes probe = Probe {.from = hereV6, .to = serverV6, .ttl = 3}.echo();
    const Arrival reply = run.answer(probe);
    Bytes expected
        = hex("60000000 0040 3a 3e fd990000000000000000000000030001 fd990000000000000000000000000002"
              "0300 0000 00000000");
    Bytes quoted = probe;
    quoted[7] = 1;
    expected.insert(expected.end(), quoted.begin(), quoted.end());
    Bytes got = reply.bytes;
    QCOMPARE(got.size(), expected.size());
    got[42] = got[43] = 0;
    QCOMPARE(toHex(got), toHex(expected));
    QCOMPARE(wrongChecksums(reply.bytes, 1), QByteArray());
}

void TestForwarding::theThirdRouterAnswersTtlThree()
{
    LabRun run(row(5));
    for (const auto& [ttl, who] :
        std::vector<std::pair<int, const char*>> {{0, "10.99.1.1 11/0"}, {1, "10.99.1.1 11/0"},
            {3, "10.99.3.1 11/0"}, {5, "10.99.5.1 11/0"}, {6, "10.99.100.7 0/0"}, {255, "10.99.100.7 0/0"}}) {
        const Probe probe {.to = serverV4, .ttl = static_cast<std::uint8_t>(ttl)};
        QCOMPARE(run.answer(probe.echo()).icmp(), QByteArray(who));
    }
}

void TestForwarding::mendsTheChecksumInsteadOfMakingOne()
{
    // All checksums that a header can have, as the identification runs: FFFF and 0000 among them.
    LabRun run(row(2));
    for (int id = 0; id < 0x10000; id += 13) {
        const Probe probe {.to = serverV4, .ttl = 3, .data = {}, .ipId = static_cast<std::uint16_t>(id)};
        QVERIFY(run.send(probe.echo()));
    }
    run.settle();
    int forwarded = 0;
    for (const Seen& one : run.all(Happening::Forwarded)) {
        QVERIFY(wire::checksumVerifies(ByteView(one.bytes).first(20)));
        ++forwarded;
    }
    QCOMPARE(forwarded, 2 * 2 * 5042); // ceil(65536 / 13), two routers, there and back
}

void TestForwarding::takesTheTimeOfTheLines()
{
    lab::Topology topology = row(2);
    topology.links[1].back.delay = 10ms;
    LabRun run(topology);
    QCOMPARE(run.answer(Probe {.to = serverV4, .ttl = 1}.echo()).at, Instant(2ms));
    const Instant later(100ms);
    QCOMPARE(run.answer(Probe {.to = serverV4}.echo(), later).at, later + 15ms);
}

void TestForwarding::quotesAsMuchAsLinuxDoes_data()
{
    QTest::addColumn<bool>("v6");
    QTest::addColumn<int>("data");
    QTest::addColumn<bool>("quoteShort");
    QTest::addColumn<int>("quoted");
    QTest::addRow("all of a small packet") << false << 100 << false << 128;
    QTest::addRow("576 bytes in all") << false << 1000 << false << 576 - 28;
    QTest::addRow("1280 bytes in all over IPv6") << true << 1400 << false << 1280 - 48;
    QTest::addRow("the header and eight bytes") << false << 1000 << true << 28;
    QTest::addRow("the header and eight bytes of IPv6") << true << 1000 << true << 48;
}

void TestForwarding::quotesAsMuchAsLinuxDoes()
{
    QFETCH(bool, v6);
    QFETCH(int, data);
    QFETCH(bool, quoteShort);
    QFETCH(int, quoted);
    lab::Topology topology = row(1);
    topology.routers[0].answers.quote = quoteShort ? lab::Quote::Short : lab::Quote::Full;
    LabRun run(topology);
    const Probe probe {.from = v6 ? hereV6 : ip("10.99.0.2"),
        .to = v6 ? serverV6 : serverV4,
        .ttl = 1,
        .data = Bytes(static_cast<std::size_t>(data), 'x')};
    const Arrival reply = run.answer(probe.echo());
    const Bytes quote = reply.quoted();
    QCOMPARE(static_cast<int>(quote.size()), quoted);
    const Bytes sent = probe.echo();
    QVERIFY(std::equal(quote.begin(), quote.end(), sent.begin()));
    QCOMPARE(wrongChecksums(reply.bytes), QByteArray());
}

void TestForwarding::saysThatThereIsNoRoute()
{
    lab::Topology topology = row(2);
    topology.hosts[0].routes.push_back({*lab::Prefix::parse("0.0.0.0/0"), {"r1"}});
    topology.hosts[0].routes.push_back({*lab::Prefix::parse("::/0"), {"r1"}});
    LabRun run(topology);
    QCOMPARE(run.answer(Probe {.to = ip("10.99.77.77")}.echo()).icmp(), QByteArray("10.99.1.1 3/0"));
    QCOMPARE(run.answer(Probe {.from = hereV6, .to = ip("fd99::77:77")}.echo()).icmp(),
        QByteArray("fd99::1:1 1/0"));
    QCOMPARE(run.reasons(Happening::Dropped), (QStringList {"r1 no-route", "r1 no-route"}));
}

void TestForwarding::obeysRoutesOfEveryKind_data()
{
    using Kind = lab::Route::Kind;
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("v4");
    QTest::addColumn<QByteArray>("v6");
    QTest::addRow("unreachable") << int(Kind::Unreachable) << QByteArray("10.99.2.1 3/1")
                                 << QByteArray("fd99::2:1 1/0");
    QTest::addRow("prohibited") << int(Kind::Prohibited) << QByteArray("10.99.2.1 3/13")
                                << QByteArray("fd99::2:1 1/1");
    QTest::addRow("blackhole") << int(Kind::Blackhole) << QByteArray() << QByteArray();
}

void TestForwarding::obeysRoutesOfEveryKind()
{
    QFETCH(int, kind);
    QFETCH(QByteArray, v4);
    QFETCH(QByteArray, v6);
    lab::Topology topology = row(3);
    for (const char* prefix : {"10.99.100.0/24", "fd99::100:0/112"})
        topology.routers[1].routes.push_back(
            {*lab::Prefix::parse(prefix), {}, static_cast<lab::Route::Kind>(kind)});
    LabRun run(topology);
    const auto v4Answers = run.ask(Probe {.to = serverV4}.echo());
    const auto v6Answers = run.ask(Probe {.from = hereV6, .to = serverV6}.udp());
    QCOMPARE(v4Answers.empty() ? QByteArray() : v4Answers.front().icmp(), v4);
    QCOMPARE(v6Answers.empty() ? QByteArray() : v6Answers.front().icmp(), v6);
}

void TestForwarding::takesTheLongestPrefix()
{
    lab::Topology topology = row(3);
    topology.routers[1].routes
        = {{*lab::Prefix::parse("10.99.0.0/16"), {"r1"}}, {*lab::Prefix::parse("10.99.100.7/32"), {"r3"}},
            {*lab::Prefix::parse("10.99.100.0/24"), {"r1"}}, {*lab::Prefix::parse("0.0.0.0/0"), {"r1"}}};
    LabRun run(topology);
    QCOMPARE(run.answer(Probe {.to = serverV4}.echo()).icmp(), QByteArray("10.99.100.7 0/0"));
    QCOMPARE(run.answer(Probe {.to = ip("10.99.3.1"), .ttl = 3}.echo()).icmp(), QByteArray("10.99.1.1 11/0"));
}

void TestForwarding::goesAroundInALoopUntilTheTtlIsUsedUp()
{
    lab::Topology topology = row(3);
    topology.routers[2].routes.push_back({lab::Prefix::of(serverV4), {"r2"}});
    LabRun run(topology);
    QCOMPARE(run.answer(Probe {.to = serverV4, .ttl = 40}.echo()).icmp(), QByteArray("10.99.2.1 11/0"));
    QCOMPARE(run.answer(Probe {.to = serverV4, .ttl = 41}.echo()).icmp(), QByteArray("10.99.3.1 11/0"));
}

void TestForwarding::dropsDamage_data()
{
    QTest::addColumn<QByteArray>("packet");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* name, Bytes packet, const char* reason, bool mend = true) {
        if (mend) {
            packet[10] = packet[11] = 0;
            const std::uint16_t sum = wire::internetChecksum(
                ByteView(packet).first(std::min<std::size_t>(packet.size(), (packet[0] & 15) * 4U)));
            packet[10] = static_cast<std::uint8_t>(sum >> 8);
            packet[11] = static_cast<std::uint8_t>(sum);
        }
        QTest::newRow(name) << QByteArray(
            reinterpret_cast<const char*>(packet.data()), qsizetype(packet.size()))
                            << QString::fromLatin1(reason);
    };
    const Bytes good = Probe {.to = serverV4}.echo();
    Bytes bad = good;
    bad[11] ^= 1;
    row("a wrong header checksum", bad, "r1 wrong-header-checksum", false);
    bad = good;
    bad[3] += 1;
    row("longer than it is", bad, "r1 wrong-length");
    bad = good;
    bad[3] = 19;
    row("shorter than its header", bad, "r1 wrong-length");
    bad = good;
    bad[12] = 127;
    row("from loopback", bad, "r1 martian");
    bad = good;
    bad[12] = 224;
    row("from many", bad, "r1 martian");
    bad = good;
    bad[12] = 0;
    row("from nowhere", bad, "r1 martian");
    Bytes six = Probe {.from = hereV6, .to = serverV6}.echo();
    six[5] += 1;
    row("IPv6, longer than it is", six, "r1 wrong-length", false);
    six = Probe {.from = ip("::1"), .to = serverV6}.echo();
    row("IPv6 from loopback", six, "r1 martian", false);
    row("IPv6 from many", Probe {.from = ip("ff02::1"), .to = serverV6}.echo(), "r1 martian", false);
}

void TestForwarding::dropsDamage()
{
    QFETCH(QByteArray, packet);
    QFETCH(QString, reason);
    LabRun run(row(2));
    QVERIFY(run.ask(Bytes(packet.begin(), packet.end())).empty());
    QCOMPARE(run.reasons(Happening::Dropped), QStringList {reason});
    QCOMPARE(run.network().underWay(), 0U);
}

void TestForwarding::cutsOffWhatIsBehindThePacket()
{
    LabRun run(row(1));
    Bytes padded = Probe {.to = serverV4}.echo();
    const std::size_t length = padded.size();
    padded.resize(length + 10, 0xee);
    QCOMPARE(run.answer(padded).bytes.size(), length);
}

void TestForwarding::isSilentAboutWhatMayNotBeAnswered_data()
{
    QTest::addColumn<QByteArray>("packet");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* name, const Bytes& packet, const char* reason) {
        QTest::newRow(name) << QByteArray(
            reinterpret_cast<const char*>(packet.data()), qsizetype(packet.size()))
                            << QString::fromLatin1(reason);
    };
    const Probe v4 {.to = serverV4, .ttl = 1};
    const Probe v6 {.from = hereV6, .to = serverV6, .ttl = 1};
    row("an ICMP error", v4.wrap(1, hex("0b00f4ff00000000")), "r1 about-error");
    row("an ICMP message of a type that nobody knows", v4.wrap(1, hex("63009cff00000000")), "r1 about-error");
    row("ICMP without a single byte", v4.wrap(1, {}), "r1 about-error");
    row("an ICMPv6 error", v6.wrap(58, hex("0100fe00 00000000")), "r1 about-error");
    row("an ICMPv6 redirect", v6.wrap(58, hex("8900fe00 00000000")), "r1 about-error");
    Bytes later = v4.udp();
    later[7] = 4; // offset 32
    const std::uint16_t before = wire::word16(later, 10);
    const std::uint32_t sum = std::uint32_t(before) - 4;
    later[10] = static_cast<std::uint8_t>(sum >> 8);
    later[11] = static_cast<std::uint8_t>(sum);
    row("a fragment that is not the first", later, "r1 about-fragment");
    row("a later fragment of IPv6", v6.wrap(44, hex("11000008 00000001 6162636465666768")),
        "r1 about-fragment");
}

void TestForwarding::isSilentAboutWhatMayNotBeAnswered()
{
    QFETCH(QByteArray, packet);
    QFETCH(QString, reason);
    LabRun run(row(2));
    QVERIFY(run.ask(Bytes(packet.begin(), packet.end())).empty());
    QCOMPARE(run.reasons(Happening::Dropped), QStringList {"r1 ttl-expired"});
    QCOMPARE(run.reasons(Happening::Withheld), QStringList {reason});
}

/// It goes out as it is; whoever has it next throws it away and says nothing.
void TestForwarding::whatNobodyCanReadEndsAtTheNextNode()
{
    for (const Bytes& packet : {Bytes(19, 0x45), Bytes(40, 0x55), Bytes(40, 0x44), Bytes(20, 0x4f),
             Bytes(39, 0x60), Bytes(1500, 0x77)}) {
        LabRun run(row(1));
        QVERIFY(run.ask(packet).empty());
        QCOMPARE(run.reasons(Happening::Dropped), QStringList {"r1 malformed"});
        QCOMPARE(run.reasons(Happening::Withheld), QStringList());
    }
}

void TestForwarding::tellsASenderWhatAKernelWould_data()
{
    QTest::addColumn<QByteArray>("packet");
    QTest::addColumn<int>("error");
    const auto row = [](const char* name, const Bytes& packet, int error) {
        QTest::newRow(name) << QByteArray(
            reinterpret_cast<const char*>(packet.data()), qsizetype(packet.size()))
                            << error;
    };
    row("nothing", {}, EINVAL);
    row("too large, and no header", Bytes(1501, 0x55), EMSGSIZE);
    row("no route", Probe {.to = ip("192.0.2.1")}.echo(), ENETUNREACH);
    row("too large to go uncut", Probe {.to = serverV4, .data = Bytes(1473), .dontFragment = true}.echo(),
        EMSGSIZE);
    row("too large for IPv6", Probe {.from = hereV6, .to = serverV6, .data = Bytes(1453)}.echo(), EMSGSIZE);
    row("just right", Probe {.to = serverV4, .data = Bytes(1472), .dontFragment = true}.echo(), 0);
    row("just right over IPv6", Probe {.from = hereV6, .to = serverV6, .data = Bytes(1452)}.echo(), 0);
}

void TestForwarding::tellsASenderWhatAKernelWould()
{
    QFETCH(QByteArray, packet);
    QFETCH(int, error);
    LabRun run(row(1));
    const auto outcome = run.send(Bytes(packet.begin(), packet.end()));
    QCOMPARE(outcome.has_value(), error == 0);
    if (!outcome)
        QCOMPARE(outcome.error(),
            (Error {.code = ErrorCode::SystemCall, .detail = "sendto", .systemError = error}));
}

void TestForwarding::knowsNamesAndSystems()
{
    lab::Topology topology = row(1);
    topology.systems = {{64500, "Practice Access"}};
    topology.routers[0].asNumber = 64500;
    topology.hosts[1].addresses.push_back({ip("198.35.26.96"), {}});
    const lab::Network network(topology);
    QCOMPARE(network.resolve("SERVER.practice", Family::IPv4), std::optional(serverV4));
    QCOMPARE(network.resolve("server.practice", Family::IPv6), std::optional(serverV6));
    QCOMPARE(network.resolve("192.0.2.1", Family::IPv4), std::optional(ip("192.0.2.1")));
    QVERIFY(!network.resolve("192.0.2.1", Family::IPv6));
    QVERIFY(!network.resolve("nobody.practice", Family::IPv4));
    QCOMPARE(network.nameOf(ip("10.99.1.1")), std::string_view("r1.practice"));
    QCOMPARE(network.nameOf(ip("198.35.26.96")), std::string_view());
    QCOMPARE(network.asNumberOf(ip("fd99::1:1")), 64500U);
    QCOMPARE(network.asNameOf(ip("fd99::1:1")), std::string_view("Practice Access"));
    QCOMPARE(network.asNumberOf(serverV4), 0U);
    QCOMPARE(network.sourceFor(network.here(), serverV6), hereV6);
    QCOMPARE(network.sourceFor(network.here(), ip("192.0.2.1")), IpAddress {});
    QCOMPARE(network.mtuTowards(network.here(), serverV4), 1500U);
    QCOMPARE(network.mtuTowards(network.here(), ip("192.0.2.1")), 0U);
}

QTEST_GUILESS_MAIN(TestForwarding)
#include "tst_forwarding.moc"
