// SPDX-License-Identifier: GPL-3.0-or-later
// Firewalls, NAT, and routers that have several ways on.
#include "tests/lab/labrun.h"

#include <set>

using namespace socketscope;
using namespace socketscope::test;
using lab::FirewallRule;

class TestMiddleboxes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refusesInEveryWay_data();
    void refusesInEveryWay();
    void resetsTcpAsIfFromTheTarget();
    void takesTheFirstRuleThatFits_data();
    void takesTheFirstRuleThatFits();
    void translatesOutwardAndBack_data();
    void translatesOutwardAndBack();
    void tellsTwoHostsWithOnePortApart();
    void turnsQuotedPacketsBack_data();
    void turnsQuotedPacketsBack();
    void keepsItsOwnPackets();
    void spreadsOverItsWays_data();
    void spreadsOverItsWays();
    void keepsFragmentsTogether();
};

namespace {

constexpr std::uint8_t syn = wire::TcpHeader::syn;

lab::Topology walled(std::vector<FirewallRule> rules)
{
    lab::Topology topology = row(3);
    topology.routers[1].firewall = std::move(rules);
    return topology;
}

lab::Topology translated(bool restores)
{
    lab::Topology topology = row(2);
    topology.routers[0].addresses.push_back({ip("10.99.60.1"), {}});
    topology.routers[0].nat = lab::Nat {*lab::Prefix::parse("10.99.0.0/24"), ip("10.99.60.1"), restores};
    topology.hosts[0].addresses.push_back({ip("10.99.0.3"), {}});
    return topology;
}

} // namespace

void TestMiddleboxes::refusesInEveryWay_data()
{
    using lab::Refusal;
    QTest::addColumn<int>("refusal");
    QTest::addColumn<QByteArray>("v4");
    QTest::addColumn<QByteArray>("v6");
    const auto row = [](const char* name, Refusal refusal, const char* v4, const char* v6) {
        QTest::newRow(name) << int(refusal) << QByteArray("10.99.2.1 ") + v4 << QByteArray("fd99::2:1 ") + v6;
    };
    row("prohibited", Refusal::Prohibited, "3/13", "1/1");
    row("host prohibited", Refusal::HostProhibited, "3/10", "1/1");
    row("net prohibited", Refusal::NetProhibited, "3/9", "1/1");
    row("port unreachable", Refusal::PortUnreachable, "3/3", "1/4");
    row("host unreachable", Refusal::HostUnreachable, "3/1", "1/3");
    row("net unreachable", Refusal::NetUnreachable, "3/0", "1/0");
    row("a reset of what is not TCP", Refusal::TcpReset, "3/13", "1/1");
}

void TestMiddleboxes::refusesInEveryWay()
{
    QFETCH(int, refusal);
    QFETCH(QByteArray, v4);
    QFETCH(QByteArray, v6);
    LabRun run(walled({{.action = FirewallRule::Action::Reject,
        .refusal = static_cast<lab::Refusal>(refusal),
        .protocol = wire::protocol::udp}}));
    QCOMPARE(run.answer(Probe {.to = serverV4}.udp()).icmp(), v4);
    QCOMPARE(run.answer(Probe {.from = hereV6, .to = serverV6}.udp()).icmp(), v6);
    QCOMPARE(run.reasons(Happening::Dropped), (QStringList {"r2 firewall", "r2 firewall"}));
    // A packet that dies there anyway dies first.
    QCOMPARE(run.answer(Probe {.to = serverV4, .ttl = 2}.udp()).icmp(), QByteArray("10.99.2.1 11/0"));
}

void TestMiddleboxes::resetsTcpAsIfFromTheTarget()
{
    LabRun run(walled({{.action = FirewallRule::Action::Reject, .refusal = lab::Refusal::TcpReset}}));
    const Arrival reply = run.answer(Probe {.to = serverV4, .sequence = 80, .data = {}}.tcp(syn, 1000));
    QCOMPARE(reply.from(), QByteArray("10.99.100.7"));
    QCOMPARE(reply.bytes[8], 63); // but it comes from nearer by
    const auto header = *wire::TcpHeader::parse(reply.payload());
    QCOMPARE(header.flags, wire::TcpHeader::rst | wire::TcpHeader::ack);
    QCOMPARE(header.acknowledgmentNumber, 1001U);
    QCOMPARE(wrongChecksums(reply.bytes), QByteArray());
}

void TestMiddleboxes::takesTheFirstRuleThatFits_data()
{
    QTest::addColumn<int>("port");
    QTest::addColumn<bool>("passes");
    QTest::addRow("allowed before it is dropped") << 5000 << true;
    QTest::addRow("the first port of the range") << 4990 << false;
    QTest::addRow("the last port of the range") << 5010 << false;
    QTest::addRow("below the range") << 4989 << true;
    QTest::addRow("above the range") << 5011 << true;
}

void TestMiddleboxes::takesTheFirstRuleThatFits()
{
    QFETCH(int, port);
    QFETCH(bool, passes);
    LabRun run(walled({{.action = FirewallRule::Action::Drop, .source = *lab::Prefix::parse("192.0.2.0/24")},
        {.action = FirewallRule::Action::Drop, .destination = *lab::Prefix::parse("10.99.200.0/24")},
        {.action = FirewallRule::Action::Drop, .protocol = wire::protocol::tcp},
        {.action = FirewallRule::Action::Allow, .firstPort = 5000, .lastPort = 5000},
        {.action = FirewallRule::Action::Drop, .firstPort = 4990, .lastPort = 5010}}));
    const Probe probe {.to = serverV4, .sequence = static_cast<std::uint16_t>(port)};
    QCOMPARE(!run.ask(probe.udp()).empty(), passes);
    QVERIFY(run.ask(probe.tcp(syn)).empty());
    QVERIFY(!run.ask(probe.echo()).empty());
}

void TestMiddleboxes::translatesOutwardAndBack_data()
{
    QTest::addColumn<int>("protocol");
    for (const int protocol : {1, 6, 17})
        QTest::addRow("protocol %d", protocol) << protocol;
}

void TestMiddleboxes::translatesOutwardAndBack()
{
    QFETCH(int, protocol);
    LabRun run(translated(false));
    const Probe probe {
        .to = serverV4, .id = 4321, .sequence = static_cast<std::uint16_t>(protocol == 6 ? 80 : 7)};
    const Bytes packet = protocol == 1 ? probe.echo() : protocol == 6 ? probe.tcp(syn) : probe.udp();
    const Arrival reply = run.answer(packet);
    QCOMPARE(reply.from(), QByteArray("10.99.100.7"));
    QCOMPARE(toHex(ByteView(reply.bytes).subspan(16, 4)), std::string("0a630002"));
    const Bytes payload = reply.payload();
    QCOMPARE(wire::word16(payload, protocol == 1 ? 4 : 2), 4321);
    QCOMPARE(wrongChecksums(reply.bytes), QByteArray());
    for (const Seen& one : run.all(Happening::Delivered)) {
        QCOMPARE(wrongChecksums(one.bytes), QByteArray());
        if (one.node == "server")
            QCOMPARE(toHex(ByteView(one.bytes).subspan(12, 4)), std::string("0a633c01"));
    }
}

void TestMiddleboxes::tellsTwoHostsWithOnePortApart()
{
    LabRun run(translated(false));
    std::set<int> ports;
    for (const char* from : {"10.99.0.2", "10.99.0.3", "10.99.0.2"}) {
        const Arrival reply
            = run.answer(Probe {.from = ip(from), .to = serverV4, .id = 4321, .sequence = 7}.udp());
        QCOMPARE(toHex(ByteView(reply.bytes).subspan(16, 4)), toHex(ByteView(ip(from).bytes).first(4)));
        QCOMPARE(wire::word16(reply.payload(), 2), 4321);
    }
    for (const Seen& one : run.all(Happening::Delivered))
        if (one.node == "server")
            ports.insert(wire::word16(one.bytes, 20));
    QCOMPARE(ports.size(), 2U);
}

void TestMiddleboxes::turnsQuotedPacketsBack_data()
{
    QTest::addColumn<bool>("restores");
    QTest::addRow("as Linux") << true;
    QTest::addRow("as many home routers") << false;
}

void TestMiddleboxes::turnsQuotedPacketsBack()
{
    QFETCH(bool, restores);
    LabRun run(translated(restores));
    const Probe probe {.from = ip("10.99.0.3"), .to = serverV4, .ttl = 2, .id = 4321};
    const Bytes sent = probe.udp();
    const Arrival reply = run.answer(sent);
    QCOMPARE(reply.icmp(), QByteArray("10.99.2.1 11/0"));
    QCOMPARE(wrongChecksums(reply.bytes), QByteArray());
    const Bytes quoted = reply.quoted();
    QVERIFY(wire::checksumVerifies(ByteView(quoted).first(20)));
    QCOMPARE(toHex(ByteView(quoted).subspan(12, 14)), toHex(ByteView(sent).subspan(12, 14)));
    QCOMPARE(wire::word16(quoted, 26) == wire::word16(sent, 26), restores);
    // An echo's checksum has nothing to do with addresses.
    const Bytes echo = probe.echo();
    QCOMPARE(toHex(ByteView(run.answer(echo).quoted()).subspan(20)), toHex(ByteView(echo).subspan(20)));
}

void TestMiddleboxes::keepsItsOwnPackets()
{
    LabRun run(translated(false));
    QCOMPARE(run.answer(Probe {.to = ip("10.99.60.1")}.echo()).icmp(), QByteArray("10.99.60.1 0/0"));
    QCOMPARE(run.answer(Probe {.to = serverV4, .ttl = 1}.echo()).icmp(), QByteArray("10.99.1.1 11/0"));
    // Nobody inside has asked for this one.
    const Probe stray {.from = serverV4, .to = ip("10.99.60.1"), .sequence = 999};
    QVERIFY(run.network().send(*run.network().nodeNamed("server"), stray.udp(), Instant(1s)));
    run.settle();
    QVERIFY(std::none_of(run.seen.begin(), run.seen.end(),
        [](const Seen& one) { return one.node == "you" && one.at > Instant(1s); }));
}

namespace {

/// One router with three ways to the next.
lab::Topology spread(lab::Balance balance)
{
    lab::Topology topology = row(2);
    topology.links.erase(topology.links.begin() + 1);
    for (int i = 1; i <= 3; ++i) {
        lab::Router middle;
        middle.name = "m" + std::to_string(i);
        middle.addresses = {{ip(("10.99.50." + std::to_string(i)).c_str()), {}},
            {ip(("fd99::50:" + std::to_string(i)).c_str()), {}}};
        topology.routers.push_back(middle);
        topology.links.push_back({{"r1"}, {middle.name}});
        topology.links.push_back({{middle.name}, {"r2"}});
    }
    topology.routers[0].balance = balance;
    return topology;
}

} // namespace

void TestMiddleboxes::spreadsOverItsWays_data()
{
    using lab::Balance;
    QTest::addColumn<int>("balance");
    QTest::addColumn<bool>("v6");
    QTest::addColumn<int>("ofOneFlow"); // ways that 30 equal packets take
    QTest::addColumn<int>("ofOneTarget"); // ways that 30 flows to one target take
    for (const bool v6 : {false, true}) {
        const char* family = v6 ? "IPv6" : "IPv4";
        QTest::addRow("per flow, %s", family) << int(Balance::PerFlow) << v6 << 1 << 3;
        QTest::addRow("per destination, %s", family) << int(Balance::PerDestination) << v6 << 1 << 1;
        QTest::addRow("per packet, %s", family) << int(Balance::PerPacket) << v6 << 3 << 3;
        QTest::addRow("at random, %s", family) << int(Balance::Random) << v6 << 3 << 3;
    }
}

void TestMiddleboxes::spreadsOverItsWays()
{
    QFETCH(int, balance);
    QFETCH(bool, v6);
    QFETCH(int, ofOneFlow);
    QFETCH(int, ofOneTarget);
    LabRun run(spread(static_cast<lab::Balance>(balance)));
    Probe probe {.from = v6 ? hereV6 : ip("10.99.0.2"), .to = v6 ? serverV6 : serverV4, .ttl = 2};
    for (const bool icmp : {false, true}) {
        std::set<QByteArray> same;
        std::set<QByteArray> others;
        for (std::uint16_t i = 0; i < 30; ++i) {
            probe.sequence = 33434;
            same.insert(run.answer(icmp ? probe.echo() : probe.udp()).from());
            probe.sequence = static_cast<std::uint16_t>(33434 + i); // another port, or another checksum
            others.insert(run.answer(icmp ? probe.echo() : probe.udp()).from());
        }
        QCOMPARE(static_cast<int>(same.size()), ofOneFlow);
        QCOMPARE(static_cast<int>(others.size()), ofOneTarget);
    }
}

void TestMiddleboxes::keepsFragmentsTogether()
{
    // Later fragments have no ports, so the first must not be told apart by its own.
    lab::Topology topology = spread(lab::Balance::PerFlow);
    topology.links[0].mtu = 100;
    LabRun run(topology);
    std::set<std::string> ways;
    for (std::uint16_t i = 0; i < 10; ++i)
        QCOMPARE(
            run.ask(Probe {.to = serverV4, .id = i, .sequence = 7, .data = Bytes(300)}.udp()).size(), 1U);
    for (const Seen& one : run.all(Happening::Forwarded))
        if (one.node[0] == 'm' && one.bytes[16 + 2] == 100 && (wire::word16(one.bytes, 6) & 0x3fff) != 0)
            ways.insert(one.node);
    QCOMPARE(ways.size(), 1U);
}

QTEST_GUILESS_MAIN(TestMiddleboxes)
#include "tst_middleboxes.moc"
