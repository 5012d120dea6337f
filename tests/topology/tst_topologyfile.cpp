// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topology/topologyfile.h"

#include <QtTest/QtTest>

using namespace socketscope;
using namespace std::chrono_literals;

class TestTopologyFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refusesDamage_data();
    void refusesDamage();
    void refusesWhatIsTooLargeOrTooDeep();
    void saysWhereItStopsBeingJson();
    void readsLengthsOfTime_data();
    void readsLengthsOfTime();
    void keepsEverySwitch();
    void leavesOutWhatIsAsUsual();
};

namespace {

/// A good file with `find` replaced by `by`.
QByteArray file(const QByteArray& find = {}, const QByteArray& by = {})
{
    QByteArray text
        = R"({"format":"socketscope-topology","version":1,"name":"n","title":"T","summary":"S","seed":7,
"here":"you","target":"server.practice","systems":[{"number":64500,"name":"A"}],
"hosts":[{"name":"you","as":64500,"addresses":[{"ip":"10.99.0.2","name":"you.practice"}]},
 {"name":"server","addresses":[{"ip":"10.99.2.7"},{"ip":"fd99::2:7"}],"services":{"udp":[{"port":7,"service":"echo"}],"tcp":[{"port":80}]}}],
"routers":[{"name":"r1","addresses":[{"ip":"10.99.1.1"}],"answers":{"code":5,"labels":[{"label":16}]},
 "routes":[{"to":"10.99.2.0/24","via":["server"]}],"firewall":[{"action":"drop","protocol":"udp","first_port":1,"last_port":9}],
 "nat":{"inside":"10.99.0.0/24","outside":"10.99.1.1"}}],
"links":[{"a":"you","b":{"node":"r1","addresses":["10.99.1.1"]},"delay":"1ms","loss":0.5,"back":{"delay":"2ms"}},{"a":"r1","b":"server"}]})";
    if (!find.isEmpty() && !text.contains(find))
        qFatal("a row of the test replaces what is not there: %s", find.constData());
    return find.isEmpty() ? text : text.replace(find, by);
}

Bytes bytes(const QByteArray& text)
{
    return {text.begin(), text.end()};
}

} // namespace

void TestTopologyFile::refusesDamage_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("detail");
    const auto row = [](const char* name, const QByteArray& json, ErrorCode code, const char* detail = "") {
        QTest::newRow(name) << json << int(code) << QByteArray(detail);
    };
    row("nothing", "", ErrorCode::NotATopology);
    row("no JSON", "hello", ErrorCode::NotATopology);
    row("another file", R"({"format":"socketscope-scene","version":1})", ErrorCode::NotATopology);
    row("a newer version", file("\"version\":1", "\"version\":2"), ErrorCode::NewerVersion);
    row("no version", file("\"version\":1,", ""), ErrorCode::MissingKey, "version");
    row("an unknown key", file("\"seed\"", "\"sead\""), ErrorCode::UnknownName, "sead");
    row("an unknown key inside", file("\"code\":5", "\"cody\":5"), ErrorCode::UnknownName,
        "routers.r1.answers.cody");
    row("an unknown value", file("\"drop\"", "\"dorp\""), ErrorCode::UnknownName,
        "routers.r1.firewall.0.action");
    row("an unknown protocol", file("\"udp\",\"first", "\"ubp\",\"first"), ErrorCode::UnknownName,
        "routers.r1.firewall.0.protocol");
    row("a number as text", file("\"code\":5", "\"code\":\"5\""), ErrorCode::WrongType,
        "routers.r1.answers.code");
    row("text as a number", file("\"title\":\"T\"", "\"title\":5"), ErrorCode::WrongType, "title");
    row("a list as an object", file("[{\"number\":64500,\"name\":\"A\"}]", "{}"), ErrorCode::WrongType,
        "systems");
    row("a member that is no object", file("{\"number\":64500,\"name\":\"A\"}", "5"), ErrorCode::WrongType,
        "systems.0");
    row("a code over 255", file("\"code\":5", "\"code\":256"), ErrorCode::OutOfRange,
        "routers.r1.answers.code");
    row("a negative code", file("\"code\":5", "\"code\":-1"), ErrorCode::OutOfRange,
        "routers.r1.answers.code");
    row("half a code", file("\"code\":5", "\"code\":1.5"), ErrorCode::OutOfRange, "routers.r1.answers.code");
    row("a label of 21 bits", file("\"label\":16", "\"label\":1048576"), ErrorCode::OutOfRange,
        "routers.r1.answers.labels");
    row("a share over one", file("\"loss\":0.5", "\"loss\":1.5"), ErrorCode::OutOfRange, "links.you-r1.loss");
    row("a time without a unit", file("\"1ms\"", "\"1\""), ErrorCode::OutOfRange, "links.0.delay");
    row("a time too long", file("\"1ms\"", "\"2h\""), ErrorCode::OutOfRange, "links.you-r1.delay");
    row("no address", file("10.99.0.2", "10.99.0.256"), ErrorCode::OutOfRange, "hosts.you.addresses.0.ip");
    row("a loopback address", file("10.99.0.2", "127.0.0.1"), ErrorCode::OutOfRange, "hosts.you.addresses");
    row("an address twice", file("10.99.0.2", "10.99.2.7"), ErrorCode::NameTaken, "10.99.2.7");
    row("a name twice", file("\"name\":\"r1\"", "\"name\":\"you\""), ErrorCode::NameTaken, "you");
    row("a name with a dot", file("\"name\":\"r1\"", "\"name\":\"r.1\""), ErrorCode::OutOfRange,
        "routers.0.name");
    row("an address name with a control character", file("you.practice", "you\\u001b"), ErrorCode::OutOfRange,
        "hosts.you.addresses.0.name");
    row("a host without a name", file("{\"name\":\"server\",", "{"), ErrorCode::OutOfRange, "hosts.1.name");
    row("a link to nobody", file("{\"a\":\"r1\",\"b\":\"server\"}", "{\"a\":\"r1\",\"b\":\"serve\"}"),
        ErrorCode::UnknownName, "server");
    row("an end with somebody else's address", file("[\"10.99.1.1\"]", "[\"10.99.2.7\"]"),
        ErrorCode::UnknownName, "10.99.2.7");
    row("a route to somebody far away", file("\"via\":[\"server\"]", "\"via\":[\"nobody\"]"),
        ErrorCode::UnknownName, "nobody");
    row("a route to nowhere", file("\"via\":[\"server\"]", "\"via\":[]"), ErrorCode::MissingKey,
        "routers.r1.routes.via");
    row("a prefix too long", file("10.99.2.0/24", "10.99.2.0/33"), ErrorCode::OutOfRange,
        "routers.r1.routes.0.to");
    row("NAT to an address it does not have", file("\"outside\":\"10.99.1.1\"", "\"outside\":\"10.99.1.9\""),
        ErrorCode::OutOfRange, "routers.r1.nat.outside");
    row("ports the wrong way round", file("\"first_port\":1", "\"first_port\":10"), ErrorCode::OutOfRange,
        "routers.r1.firewall.ports");
    row("here is nowhere", file("\"here\":\"you\"", "\"here\":\"yu\""), ErrorCode::UnknownName, "yu");
    row("here is a router", file("\"here\":\"you\"", "\"here\":\"r1\""), ErrorCode::UnknownName, "r1");
    row("nowhere to stand", file("\"here\":\"you\",", ""), ErrorCode::MissingKey, "here");
}

void TestTopologyFile::refusesDamage()
{
    QFETCH(QByteArray, json);
    QFETCH(int, code);
    QFETCH(QByteArray, detail);
    QVERIFY(topology::parse(bytes(file())).has_value());
    const auto read = topology::parse(bytes(json));
    QVERIFY(!read);
    QCOMPARE(QByteArray::fromStdString(read.error().detail), detail);
    QCOMPARE(int(read.error().code), code);
}

void TestTopologyFile::refusesWhatIsTooLargeOrTooDeep()
{
    const auto large = topology::parse(Bytes((4U << 20) + 1, ' '));
    QVERIFY(!large && large.error().code == ErrorCode::FileTooLarge);
    const auto deep = topology::parse(bytes(QByteArray(65, '[') + QByteArray(65, ']')));
    QVERIFY(!deep && deep.error().code == ErrorCode::TooDeep);
    const auto text
        = topology::parse(bytes(file("\"title\":\"T\"", "\"title\":\"" + QByteArray(100, '[') + "\\\"[\"")));
    QVERIFY(text.has_value());
    QByteArray hosts;
    for (int i = 0; i < 520; ++i)
        hosts += R"({"name":"h)" + QByteArray::number(i) + "\"},";
    const auto many = topology::parse(bytes(file("\"hosts\":[", "\"hosts\":[" + hosts)));
    QVERIFY(!many && many.error().code == ErrorCode::OutOfRange && many.error().detail == "hosts");
}

void TestTopologyFile::saysWhereItStopsBeingJson()
{
    const auto read = topology::parse(bytes("{\n \"format\":\"socketscope-topology\",\n \"version\":1 1}"));
    QVERIFY(!read);
    QVERIFY(read.error().code == ErrorCode::NotATopology);
    QCOMPARE(read.error().amount, 3);
    QCOMPARE(topology::parse(bytes("{}")).error().amount, 0);
}

void TestTopologyFile::readsLengthsOfTime_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("nanoseconds");
    const auto row = [](const char* text, qint64 ns) { QTest::newRow(text) << QByteArray(text) << ns; };
    row("0", 0);
    row("1ns", 1);
    row("2.5ms", 2'500'000);
    row("0.001us", 1);
    row("1.000000001s", 1'000'000'001);
    row("1min", 60'000'000'000);
    row("1h", 3'600'000'000'000);
    row("0.5h", 1'800'000'000'000);
    for (const char* bad : {"1", "ms", "-1ms", "1.ms", ".5ms", "1.5ns", "1.2.3ms", "1 ms", "1MS", "1e3ms",
             "99999999999ms", "0.0001us", "1.0000000001s"})
        row(bad, -1);
}

void TestTopologyFile::readsLengthsOfTime()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, nanoseconds);
    const auto read = topology::parse(bytes(file("\"1ms\"", '"' + text + '"')));
    QCOMPARE(read.has_value(), nanoseconds >= 0);
    if (!read)
        return;
    QCOMPARE(read->links[0].there.delay.count(), nanoseconds);
    const auto again = topology::parse(topology::write(*read));
    QVERIFY(again && *again == *read);
}

void TestTopologyFile::keepsEverySwitch()
{
    lab::Topology all = *topology::parse(bytes(file()));
    lab::Router& router = all.routers[0];
    router.answers = {.silent = true,
        .dropsFirst = 3,
        .rateLimit = lab::RateLimit {4, 250ms, false},
        .form = lab::AnswerForm::WrongProtocol,
        .type = std::uint8_t {3},
        .code = std::uint8_t {0},
        .quote = lab::Quote::Short,
        .fromIncoming = true,
        .from = {*wire::IpAddress::parse("10.99.9.9"), *wire::IpAddress::parse("fd99::9:9")},
        .optionBytes = 40,
        .truncatedTo = std::uint16_t {0},
        .fragmentBytes = 24,
        .labels
        = {{.label = 1048575, .exp = 7, .bottom = false, .ttl = 255}, {.label = 0, .bottom = true, .ttl = 1}},
        .interfaceInformation = true,
        .ttl = 255,
        .copiesTtl = true,
        .delay = 1ms,
        .jitter = 2us,
        .late = 0.1,
        .lateBy = 3s,
        .copies = 16,
        .copyDelay = 4ns};
    router.services = {.deaf = true,
        .ping = false,
        .otherUdp = lab::UdpService::Shout,
        .otherTcp = lab::TcpService::Silent,
        .udp = {{65535, lab::UdpService::Silent}},
        .tcp = {{1, lab::TcpService::Closed}}};
    router.balance = lab::Balance::Random;
    router.routes = {{*lab::Prefix::parse("::/0"), {}, lab::Route::Kind::Blackhole},
        {*lab::Prefix::parse("10.99.2.7"), {"server", "you"}}};
    router.firewall = {{.action = lab::FirewallRule::Action::Reject,
                           .refusal = lab::Refusal::TcpReset,
                           .protocol = std::uint8_t {6},
                           .source = lab::Prefix::parse("10.99.0.0/16").value(),
                           .destination = lab::Prefix::parse("10.99.2.7").value(),
                           .firstPort = 80,
                           .lastPort = 80},
        {.action = lab::FirewallRule::Action::Allow, .protocol = std::uint8_t {89}}};
    router.nat->restoresQuotedChecksum = true;
    lab::Link& link = all.links[0];
    link.there = {1ms, 2ms, 0.1, 0.2, 3ms, 0.3, 4ms, 1'000'000'000'000, 1};
    link.back = {};
    link.mtu = 68;
    link.cost = 65535;
    all.seed = std::uint64_t {1} << 53;
    const auto again = topology::parse(topology::write(all));
    QVERIFY2(again.has_value(), again ? "" : again.error().detail.c_str());
    QVERIFY(*again == all);
}

void TestTopologyFile::leavesOutWhatIsAsUsual()
{
    lab::Topology small {.name = "n", .title = "T", .summary = "S", .here = "you", .target = {}, .hosts = {}};
    small.hosts.resize(1);
    small.hosts[0].name = "you";
    small.hosts[0].addresses = {{*wire::IpAddress::parse("10.99.0.2")}};
    const Bytes written = topology::write(small);
    const QByteArray text(reinterpret_cast<const char*>(written.data()), qsizetype(written.size()));
    QCOMPARE(text.simplified(),
        QByteArray(
            R"({ "format": "socketscope-topology", "here": "you", "hosts": [ { "addresses": [ { "ip": "10.99.0.2" } ], )"
            R"("name": "you" } ], "name": "n", "summary": "S", "title": "T", "version": 1 })"));
}

QTEST_GUILESS_MAIN(TestTopologyFile)
#include "tst_topologyfile.moc"
