// SPDX-License-Identifier: GPL-3.0-or-later
// What a node answers: the odd routers that tracers have to cope with.
#include "tests/lab/labrun.h"

using namespace socketscope;
using namespace socketscope::test;

class TestAnswers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysSomethingWrong_data();
    void saysSomethingWrong();
    void answersWithAnEchoReply_data();
    void answersWithAnEchoReply();
    void answersByUdp_data();
    void answersByUdp();
    void answersWithGarbage();
    void callsItAnotherProtocol();
    void answersAsSomebodyElse();
    void answersFromTheInterfaceThatItLeavesBy_data();
    void answersFromTheInterfaceThatItLeavesBy();
    void putsOptionsIntoTheAnswer();
    void truncatesTheAnswer_data();
    void truncatesTheAnswer();
    void fragmentsTheAnswer_data();
    void fragmentsTheAnswer();
    void putsLabelsBehindTheQuotation_data();
    void putsLabelsBehindTheQuotation();
    void namesTheInterface();
};

void TestAnswers::saysSomethingWrong_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("said");
    QTest::addRow("another code") << -1 << 5 << QByteArray("10.99.1.1 11/5");
    QTest::addRow("another type") << 3 << -1 << QByteArray("10.99.1.1 3/0");
    QTest::addRow("both") << 42 << 99 << QByteArray("10.99.1.1 42/99");
}

void TestAnswers::saysSomethingWrong()
{
    QFETCH(int, type);
    QFETCH(int, code);
    QFETCH(QByteArray, said);
    lab::Topology topology = row(2);
    if (type >= 0)
        topology.routers[0].answers.type = static_cast<std::uint8_t>(type);
    if (code >= 0)
        topology.routers[0].answers.code = static_cast<std::uint8_t>(code);
    LabRun run(topology);
    const Arrival reply = run.answer(Probe {.to = serverV4, .ttl = 1}.echo());
    QCOMPARE(reply.icmp(), said);
    QVERIFY(wire::checksumVerifies(reply.payload()));
}

void TestAnswers::answersWithAnEchoReply_data()
{
    QTest::addColumn<bool>("v6");
    QTest::addRow("IPv4") << false;
    QTest::addRow("IPv6") << true;
}

void TestAnswers::answersWithAnEchoReply()
{
    QFETCH(bool, v6);
    lab::Topology topology = row(2);
    topology.routers[0].answers.form = lab::AnswerForm::EchoReply;
    LabRun run(topology);
    const Probe probe {.from = v6 ? hereV6 : ip("10.99.0.2"), .to = v6 ? serverV6 : serverV4, .ttl = 1};
    const Arrival reply = run.answer(probe.echo());
    QCOMPARE(reply.icmp(), QByteArray(v6 ? "fd99::1:1 129/0" : "10.99.1.1 0/0"));
    const Bytes message = reply.payload();
    QCOMPARE(toHex(ByteView(message).subspan(4)), std::string("12340001") + toHex(toBytes("abcdefgh")));
    QCOMPARE(wrongChecksums(reply.bytes), QByteArray());
    QCOMPARE(run.answer(probe.udp()).icmp(), QByteArray(v6 ? "fd99::1:1 129/0" : "10.99.1.1 0/0"));
}

void TestAnswers::answersByUdp_data()
{
    answersWithAnEchoReply_data();
}

void TestAnswers::answersByUdp()
{
    QFETCH(bool, v6);
    lab::Topology topology = row(2);
    topology.routers[0].answers.form = lab::AnswerForm::Udp;
    LabRun run(topology);
    const Probe probe {
        .from = v6 ? hereV6 : ip("10.99.0.2"), .to = v6 ? serverV6 : serverV4, .ttl = 1, .id = 50000};
    const Arrival reply = run.answer(probe.udp());
    QCOMPARE(reply.bytes[v6 ? 6 : 9], 17);
    const Bytes datagram = reply.payload();
    QCOMPARE(wire::word16(datagram, 0), 33434);
    QCOMPARE(wire::word16(datagram, 2), 50000);
    QCOMPARE(datagram.size(), 8 + probe.udp().size());
    QCOMPARE(wrongChecksums(reply.bytes), QByteArray());
}

void TestAnswers::answersWithGarbage()
{
    lab::Topology topology = row(2);
    topology.routers[0].answers.form = lab::AnswerForm::Garbage;
    LabRun run(topology);
    const Bytes probe = Probe {.to = serverV4, .ttl = 1}.echo();
    const Arrival reply = run.answer(probe);
    QCOMPARE(reply.icmp(), QByteArray("10.99.1.1 11/0"));
    QCOMPARE(reply.quoted().size(), probe.size());
    QVERIFY(reply.quoted() != probe);
    QVERIFY(wire::checksumVerifies(reply.payload()));
    QVERIFY(run.answer(probe).quoted() != reply.quoted());
}

void TestAnswers::callsItAnotherProtocol()
{
    lab::Topology topology = row(2);
    topology.routers[0].answers.form = lab::AnswerForm::WrongProtocol;
    LabRun run(topology);
    const Arrival v4 = run.answer(Probe {.to = serverV4, .ttl = 1}.echo());
    QCOMPARE(v4.bytes[9], 253);
    QCOMPARE(v4.payload()[0], 11);
    QCOMPARE(run.answer(Probe {.from = hereV6, .to = serverV6, .ttl = 1}.echo()).bytes[6], 253);
}

void TestAnswers::answersAsSomebodyElse()
{
    lab::Topology topology = row(2);
    topology.routers[0].answers.from = {ip("10.99.200.1"), ip("fd99::200:1")};
    LabRun run(topology);
    QCOMPARE(run.answer(Probe {.to = serverV4, .ttl = 1}.echo()).icmp(), QByteArray("10.99.200.1 11/0"));
    QCOMPARE(run.answer(Probe {.from = hereV6, .to = serverV6, .ttl = 1}.echo()).icmp(),
        QByteArray("fd99::200:1 3/0"));
    QCOMPARE(run.answer(Probe {.to = ip("10.99.1.1")}.echo()).icmp(), QByteArray("10.99.1.1 0/0"));
}

void TestAnswers::answersFromTheInterfaceThatItLeavesBy_data()
{
    QTest::addColumn<bool>("incoming");
    QTest::addColumn<QByteArray>("from");
    QTest::addRow("RFC 1812 and Linux") << false << QByteArray("10.99.50.2 11/0");
    QTest::addRow("the one it came in by") << true << QByteArray("10.99.50.1 11/0");
}

void TestAnswers::answersFromTheInterfaceThatItLeavesBy()
{
    QFETCH(bool, incoming);
    QFETCH(QByteArray, from);
    // A second line between r1 and r2, which r2 takes back, has addresses of its own.
    lab::Topology topology = row(3);
    topology.routers[1].addresses.push_back({ip("10.99.50.1"), {}});
    topology.routers[1].addresses.push_back({ip("10.99.50.2"), {}});
    topology.links[1].b.addresses = {ip("10.99.50.1")};
    lab::Router detour;
    detour.name = "detour";
    detour.addresses = {{ip("10.99.60.1"), {}}};
    topology.routers.push_back(detour);
    topology.links.push_back({{"r2", {ip("10.99.50.2")}}, {"detour"}});
    topology.links.push_back({{"detour"}, {"r1"}});
    topology.routers[1].routes.push_back({*lab::Prefix::parse("10.99.0.0/24"), {"detour"}});
    topology.routers[1].answers.fromIncoming = incoming;
    LabRun run(topology);
    QCOMPARE(run.answer(Probe {.to = serverV4, .ttl = 2}.echo()).icmp(), from);
}

void TestAnswers::putsOptionsIntoTheAnswer()
{
    lab::Topology topology = row(2);
    topology.routers[0].answers.optionBytes = 8;
    LabRun run(topology);
    const Bytes probe = Probe {.to = serverV4, .ttl = 1}.echo();
    const Arrival reply = run.answer(probe);
    QCOMPARE(reply.bytes[0], 0x47);
    QCOMPARE(toHex(ByteView(reply.bytes).subspan(20, 8)), std::string("0101010101010101"));
    QCOMPARE(reply.icmp(), QByteArray("10.99.1.1 11/0"));
    QCOMPARE(reply.bytes.size(), 28 + 8 + probe.size());
    QCOMPARE(wrongChecksums(reply.bytes), QByteArray());
}

void TestAnswers::truncatesTheAnswer_data()
{
    QTest::addColumn<int>("bytes");
    for (const int bytes : {0, 1, 4, 7, 8, 20, 28})
        QTest::addRow("%d bytes", bytes) << bytes;
}

void TestAnswers::truncatesTheAnswer()
{
    QFETCH(int, bytes);
    lab::Topology topology = row(2);
    topology.routers[0].answers.truncatedTo = static_cast<std::uint16_t>(bytes);
    LabRun run(topology);
    const Arrival reply = run.answer(Probe {.to = serverV4, .ttl = 1}.echo());
    QCOMPARE(static_cast<int>(reply.bytes.size()), 20 + bytes);
    QCOMPARE(static_cast<int>(wire::word16(reply.bytes, 2)), 20 + bytes);
    if (bytes >= 4)
        QVERIFY(wire::checksumVerifies(reply.payload()));
}

void TestAnswers::fragmentsTheAnswer_data()
{
    QTest::addColumn<bool>("v6");
    QTest::addColumn<int>("quoted");
    QTest::addColumn<std::vector<int>>("sizes"); // of the data in each fragment
    // 8 bytes of ICMP header, and the probe: 36 bytes, 56 over IPv6.
    QTest::addRow("IPv4") << false << 36 << std::vector<int> {16, 16, 12};
    QTest::addRow("IPv6") << true << 56 << std::vector<int> {16, 16, 16, 16};
}

void TestAnswers::fragmentsTheAnswer()
{
    QFETCH(bool, v6);
    QFETCH(int, quoted);
    QFETCH(std::vector<int>, sizes);
    lab::Topology topology = row(2);
    topology.routers[0].answers.fragmentBytes = 16;
    LabRun run(topology);
    const Arrival reply = run.answer(
        Probe {.from = v6 ? hereV6 : ip("10.99.0.2"), .to = v6 ? serverV6 : serverV4, .ttl = 1}.echo());
    QCOMPARE(reply.icmp(), QByteArray(v6 ? "fd99::1:1 3/0" : "10.99.1.1 11/0"));
    QCOMPARE(static_cast<int>(reply.quoted().size()), quoted);
    QCOMPARE(wrongChecksums(reply.bytes), QByteArray());
    std::vector<int> found;
    for (const Seen& one : run.all(Happening::Fragmented)) {
        found.push_back(static_cast<int>(one.bytes.size()) - (v6 ? 48 : 20));
        QVERIFY(v6 || wire::checksumVerifies(ByteView(one.bytes).first(20)));
    }
    QCOMPARE(found, sizes);
    QCOMPARE(run.all(Happening::Reassembled).size(), 1U);
}

void TestAnswers::putsLabelsBehindTheQuotation_data()
{
    QTest::addColumn<bool>("v6");
    QTest::addColumn<int>("data");
    QTest::addRow("a small packet, padded") << false << 8;
    QTest::addRow("a large packet, cut") << false << 1000;
    QTest::addRow("IPv6") << true << 8;
    QTest::addRow("IPv6, a large packet") << true << 1000;
}

void TestAnswers::putsLabelsBehindTheQuotation()
{
    QFETCH(bool, v6);
    QFETCH(int, data);
    lab::Topology topology = row(2);
    topology.routers[0].answers.labels
        = {{.label = 24117, .exp = 5, .bottom = false, .ttl = 1}, {.label = 16, .bottom = true, .ttl = 254}};
    LabRun run(topology);
    const Probe probe {.from = v6 ? hereV6 : ip("10.99.0.2"),
        .to = v6 ? serverV6 : serverV4,
        .ttl = 1,
        .data = Bytes(static_cast<std::size_t>(data), 'x')};
    const Arrival reply = run.answer(probe.echo());
    const Bytes message = reply.payload();
    // RFC 4884: 128 bytes of quotation, its length in words of 32 bits (byte 5) or of 64 bits (byte 4).
    QCOMPARE(message.size(), 8U + 128 + 4 + 4 + 8);
    QCOMPARE(toHex(ByteView(message).subspan(4, 4)), std::string(v6 ? "10000000" : "00200000"));
    const Bytes sent = probe.echo();
    const std::size_t quoted = std::min<std::size_t>(128, sent.size());
    QVERIFY(
        std::equal(sent.begin(), sent.begin() + static_cast<std::ptrdiff_t>(quoted), message.begin() + 8));
    QVERIFY(std::all_of(message.begin() + 8 + static_cast<std::ptrdiff_t>(quoted), message.begin() + 136,
        [](std::uint8_t byte) { return byte == 0; }));
    // RFC 4950: class 1, type 1; 24117 = 05e35, exp 5, not the bottom; 16 = 00010, the bottom.
    QCOMPARE(toHex(ByteView(message).subspan(140)),
        std::string("000c0101"
                    "05e35a01"
                    "000101fe"));
    QCOMPARE(message[136], 0x20);
    QVERIFY(wire::checksumVerifies(ByteView(message).subspan(136)));
    QCOMPARE(wrongChecksums(reply.bytes), QByteArray());
}

void TestAnswers::namesTheInterface()
{
    lab::Topology topology = row(2);
    topology.routers[1].answers.interfaceInformation = true;
    topology.links[1].mtu = 1400;
    LabRun run(topology);
    const Bytes message = run.answer(Probe {.to = serverV4, .ttl = 2}.echo()).payload();
    // RFC 5837: class 2; incoming, with index, address and MTU: 0b00001101.
    QCOMPARE(toHex(ByteView(message).subspan(140)),
        std::string("0014020d"
                    "00000001"
                    "00010000"
                    "0a630201"
                    "00000578"));
    QVERIFY(wire::checksumVerifies(ByteView(message).subspan(136)));
}

QTEST_GUILESS_MAIN(TestAnswers)
#include "tst_answers.moc"
