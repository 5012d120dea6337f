// SPDX-License-Identifier: GPL-3.0-or-later
// The topologies that come with the program: each is sound, stays in private addresses, and shows what its
// summary promises.
#include "core/topology/topologyfile.h"
#include "tests/lab/labrun.h"

#include <QtCore/QDir>
#include <QtCore/QFile>

using namespace socketscope;
using namespace socketscope::test;

class TestShipped : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isSound_data();
    void isSound();
    void traces_data();
    void traces();
    void sevenHopsTakeAboutFortyOneMilliseconds();
    void theEncyclopediaHasTwoAddresses();
    void twoPathsKeepFlowsApart();
    void aPathForEachPacketAlternates();
    void theLossyLineLoses();
    void theFirewallKnowsProtocols();
    void theNarrowPassageSaysHowNarrow();
    void theHomeRouterHidesUs();
    void theWayBackIsAnother();
};

namespace {

lab::Topology shipped(const QString& name)
{
    QFile file(QStringLiteral(SOCKETSCOPE_SOURCE_DIR "/resources/topologies/%1.json").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s is missing", qPrintable(name));
    const QByteArray text = file.readAll();
    const auto read = topology::parse(Bytes(text.begin(), text.end()));
    if (!read)
        qFatal("%s: %s", qPrintable(name), read.error().detail.c_str());
    return *read;
}

/// The target of that family, and where we stand.
Probe towards(const lab::Network& network, Family family)
{
    Probe probe;
    probe.to = network.resolve(network.topology().target, family).value_or(IpAddress {});
    probe.from = network.sourceFor(network.here(), probe.to);
    return probe;
}

} // namespace

void TestShipped::isSound_data()
{
    QTest::addColumn<QString>("name");
    const QStringList files = QDir(QStringLiteral(SOCKETSCOPE_SOURCE_DIR "/resources/topologies"))
                                  .entryList({QStringLiteral("*.json")});
    QVERIFY(files.size() >= 19);
    for (const QString& file : files)
        QTest::newRow(qPrintable(file)) << file.chopped(5);
}

void TestShipped::isSound()
{
    QFETCH(QString, name);
    const lab::Topology topology = shipped(name);
    QCOMPARE(QString::fromStdString(topology.name), name);
    QVERIFY(!topology.title.empty() && topology.summary.size() > 40 && topology.summary.back() == '.');
    const auto inPrivate = [](const lab::NodeAddress& address) {
        return lab::Prefix::parse("10.99.0.0/16")->contains(address.ip)
            || lab::Prefix::parse("fd99::/48")->contains(address.ip) || address.ip == ip("198.35.26.96");
    };
    const auto check = [&](const lab::Node& node) {
        for (const lab::NodeAddress& address : node.addresses) {
            QVERIFY(inPrivate(address));
            QVERIFY(QString::fromStdString(address.name).endsWith(QStringLiteral(".practice")));
        }
        const lab::Network network(topology);
        QVERIFY(node.asNumber == 0 || !network.asNameOf(node.addresses.front().ip).empty());
    };
    for (const lab::Host& host : topology.hosts)
        check(host);
    for (const lab::Router& router : topology.routers)
        check(router);
    const auto again = topology::parse(topology::write(topology));
    QVERIFY(again && *again == topology);
}

void TestShipped::traces_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("v6");
    QTest::addColumn<QStringList>("answers"); // to TTL 1, 2, …: who and what, or "*"
    const auto row = [](const char* name, bool v6, const QStringList& answers) {
        QTest::addRow("%s, %s", name, v6 ? "IPv6" : "IPv4") << QString::fromLatin1(name) << v6 << answers;
    };
    row("three-routers", false, {"10.99.1.1 11/0", "10.99.2.1 11/0", "10.99.3.1 11/0", "10.99.4.7 0/0"});
    row("three-routers", true, {"fd99::1:1 3/0", "fd99::2:1 3/0", "fd99::3:1 3/0", "fd99::4:7 129/0"});
    row("seven-hops", false,
        {"10.99.1.1 11/0", "10.99.2.1 11/0", "10.99.3.1 11/0", "10.99.3.9|10 11/0", "*", "10.99.6.1 11/0",
            "10.99.7.7 0/0"});
    row("silent-router", false,
        {"10.99.1.1 11/0", "10.99.2.1 11/0", "*", "10.99.4.1 11/0", "10.99.5.1 11/0", "10.99.6.7 0/0"});
    row("rate-limited", true,
        {"fd99::1:1 3/0", "fd99::2:1 3/0", "fd99::3:1 3/0", "fd99::4:1 3/0", "fd99::5:7 129/0"});
    row("loop", false,
        {"10.99.1.1 11/0", "10.99.2.1 11/0", "10.99.3.1 11/0", "10.99.2.1 11/0", "10.99.3.1 11/0",
            "10.99.2.1 11/0"});
    row("loop", true, {"fd99::1:1 3/0", "fd99::2:1 3/0", "fd99::3:1 3/0", "fd99::2:1 3/0", "fd99::3:1 3/0"});
    row("firewall", false,
        {"10.99.1.1 11/0", "10.99.2.1 11/0", "10.99.3.1 11/0", "10.99.4.1 11/0", "10.99.5.7 0/0"});
    row("deaf-target", false,
        {"10.99.1.1 11/0", "10.99.2.1 11/0", "10.99.3.1 11/0", "10.99.4.1 11/0", "*", "*"});
    row("mpls", true,
        {"fd99::1:1 3/0", "fd99::2:1 3/0", "fd99::3:1 3/0", "fd99::4:1 3/0", "fd99::5:1 3/0", "fd99::6:1 3/0",
            "fd99::7:7 129/0"});
    row("ipv6", true,
        {"fd99::1:1 3/0", "fd99::2:1 3/0", "fd99::3:1 3/0", "fd99::4:1 3/0", "fd99::5:7 129/0"});
    row("copied-ttl", false,
        {"10.99.1.1 11/0", "10.99.2.1 11/0", "10.99.3.1 11/0", "*", "*", "*", "10.99.4.7 0/0"});
    row("nat", false, {"10.99.0.1 11/0", "10.99.1.1 11/0", "10.99.2.1 11/0", "10.99.3.7 0/0"});
    row("wrong-answers", false,
        {"10.99.1.1 11/5", "10.99.2.1 3/13", "udp", "10.99.4.1 11/0", "10.99.5.1 11/0", "protocol 253",
            "10.99.7.1 11/0", "10.99.8.1 11/0", "10.99.9.1 11/0 twice", "10.99.10.1 11/0", "*",
            "10.99.200.1 11/0", "10.99.13.1 11/0", "10.99.14.1 0/0", "10.99.15.7 0/0"});
    QStringList far;
    for (int i = 1; i <= 29; ++i)
        far << QStringLiteral("10.99.%1.1 11/0").arg(i);
    row("long-way", false, far << QStringLiteral("10.99.30.7 0/0"));
}

void TestShipped::traces()
{
    QFETCH(QString, name);
    QFETCH(bool, v6);
    QFETCH(QStringList, answers);
    LabRun run(shipped(name));
    Probe probe = towards(run.network(), v6 ? Family::IPv6 : Family::IPv4);
    QStringList found;
    for (int ttl = 1; ttl <= answers.size(); ++ttl) {
        probe.ttl = static_cast<std::uint8_t>(ttl);
        const auto replies = run.ask(probe.echo(), Instant(ttl * 60s));
        QString said = QStringLiteral("*");
        if (!replies.empty()) {
            const int protocol = replies[0].bytes[v6 ? 6 : 9];
            said = protocol == 17 ? QStringLiteral("udp")
                : protocol == 253 ? QStringLiteral("protocol 253")
                                  : QString::fromLatin1(replies[0].icmp());
        }
        if (replies.size() == 2)
            said += QStringLiteral(" twice");
        QVERIFY(replies.size() <= 2);
        said.replace(
            QRegularExpression(QStringLiteral("^10\\.99\\.3\\.(9|10) ")), QStringLiteral("10.99.3.9|10 "));
        found << said;
    }
    QCOMPARE(found, answers);
}

void TestShipped::sevenHopsTakeAboutFortyOneMilliseconds()
{
    LabRun run(shipped(QStringLiteral("seven-hops")));
    const Probe probe = towards(run.network(), Family::IPv4);
    for (int i = 0; i < 50; ++i) {
        const Instant at(i * 1s);
        const double took = run.answer(probe.echo(), at).milliseconds() - i * 1000.0;
        QVERIFY2(took > 41 && took < 43, QByteArray::number(took).constData());
    }
    QCOMPARE(run.network().nameOf(ip("10.99.1.1")), std::string_view("gw.practice"));
    QCOMPARE(run.network().asNumberOf(ip("10.99.3.1")), 64501U);
}

void TestShipped::theEncyclopediaHasTwoAddresses()
{
    LabRun run(shipped(QStringLiteral("seven-hops")));
    QCOMPARE(run.answer(Probe {.to = ip("198.35.26.96")}.echo()).icmp(), QByteArray("198.35.26.96 0/0"));
    QCOMPARE(
        run.answer(Probe {.to = ip("198.35.26.96"), .ttl = 3}.echo()).icmp(), QByteArray("10.99.3.1 11/0"));
}

void TestShipped::twoPathsKeepFlowsApart()
{
    LabRun run(shipped(QStringLiteral("two-paths")));
    Probe probe = towards(run.network(), Family::IPv4);
    probe.ttl = 2;
    QSet<QByteArray> all;
    for (std::uint16_t port = 33434; port < 33498; ++port) {
        QSet<QByteArray> ofOneFlow;
        probe.sequence = port;
        for (int i = 0; i < 4; ++i)
            ofOneFlow << run.answer(probe.udp()).from();
        QCOMPARE(ofOneFlow.size(), 1);
        all += ofOneFlow;
    }
    QCOMPARE(all, (QSet<QByteArray> {"10.99.2.1", "10.99.2.2"}));
}

void TestShipped::aPathForEachPacketAlternates()
{
    LabRun run(shipped(QStringLiteral("changing-paths")));
    Probe probe = towards(run.network(), Family::IPv4);
    probe.ttl = 2;
    QList<QByteArray> who;
    for (int i = 0; i < 4; ++i)
        who << run.answer(probe.echo()).from();
    QVERIFY(who[0] != who[1] && who[0] == who[2] && who[1] == who[3]);
}

void TestShipped::theLossyLineLoses()
{
    LabRun run(shipped(QStringLiteral("lossy-line")));
    Probe probe = towards(run.network(), Family::IPv4);
    const auto answered = [&](int ttl) {
        probe.ttl = static_cast<std::uint8_t>(ttl);
        int count = 0;
        for (int i = 0; i < 1000; ++i)
            count += run.ask(probe.echo(), Instant((ttl * 1000 + i) * 1s)).empty() ? 0 : 1;
        return count;
    };
    QCOMPARE(answered(2), 1000);
    const int beyond = answered(3); // 0.9 squared, a little more by copies
    QVERIFY2(beyond > 760 && beyond < 880, QByteArray::number(beyond).constData());
}

void TestShipped::theFirewallKnowsProtocols()
{
    LabRun run(shipped(QStringLiteral("firewall")));
    Probe probe = towards(run.network(), Family::IPv4);
    QCOMPARE(run.answer(probe.udp()).icmp(), QByteArray("10.99.3.1 3/13"));
    QCOMPARE(run.answer(probe.udp()).quoted()[8], 61); // a hop was taken off before, as Linux does
    for (const auto& [port, answers] :
        std::vector<std::pair<int, std::size_t>> {{80, 1}, {443, 1}, {22, 0}}) {
        probe.sequence = static_cast<std::uint16_t>(port);
        QCOMPARE(run.ask(probe.tcp(wire::TcpHeader::syn)).size(), answers);
    }
    Probe six = towards(run.network(), Family::IPv6);
    QCOMPARE(run.answer(six.udp()).icmp(), QByteArray("fd99::3:1 1/1"));
}

void TestShipped::theNarrowPassageSaysHowNarrow()
{
    LabRun run(shipped(QStringLiteral("small-mtu")));
    Probe probe = towards(run.network(), Family::IPv4);
    probe.dontFragment = true;
    const auto refusal = [&](std::size_t size) {
        probe.data = Bytes(size - 28);
        const Arrival reply = run.answer(probe.echo());
        return reply.icmp() + ' ' + QByteArray::number(wire::word16(reply.payload(), 6));
    };
    QCOMPARE(refusal(1500), QByteArray("10.99.2.1 3/4 1400"));
    QCOMPARE(refusal(1400), QByteArray("10.99.3.1 3/4 1300"));
    QVERIFY(refusal(1300).startsWith("10.99.5.7 0/0"));
}

void TestShipped::theHomeRouterHidesUs()
{
    LabRun run(shipped(QStringLiteral("nat")));
    const Probe probe = towards(run.network(), Family::IPv4);
    const Arrival reply = run.answer(probe.udp());
    QCOMPARE(reply.icmp(), QByteArray("10.99.3.7 3/3"));
    const auto sent = wire::Ipv4Header::parse(run.all(Happening::Translated).front().bytes);
    QCOMPARE(sent->source, ip("10.99.1.2"));
    const Bytes quoted = reply.quoted();
    QCOMPARE(wire::Ipv4Header::parse(quoted)->source, ip("10.99.0.2")); // put back
    QVERIFY(wire::word16(quoted, 26) != wire::word16(probe.udp(), 26)); // but not the UDP checksum
}

void TestShipped::theWayBackIsAnother()
{
    LabRun run(shipped(QStringLiteral("asymmetric")));
    Probe probe = towards(run.network(), Family::IPv4);
    const Arrival reply = run.answer(probe.echo());
    QCOMPARE(reply.icmp(), QByteArray("10.99.6.7 0/0"));
    QCOMPARE(reply.bytes[8], 60); // three routers there, four back
    QVERIFY(reply.milliseconds() > 26);
    probe.ttl = 2;
    QCOMPARE(run.answer(probe.echo(), Instant(1s)).icmp(), QByteArray("10.99.2.1 11/0"));
}

QTEST_GUILESS_MAIN(TestShipped)
#include "tst_shipped.moc"
