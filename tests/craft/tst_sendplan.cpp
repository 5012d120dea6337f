// SPDX-License-Identifier: GPL-3.0-or-later
// What the system writes on each way was watched with tcpdump on Linux 6.18; tests/e2e/test_hostsend.py
// watches it again wherever it runs.
#include "core/craft/leaving.h"
#include "core/craft/sendplan.h"
#include "core/craft/templates.h"

#include <QtTest/QtTest>

using namespace socketscope;
using namespace socketscope::craft;
using wire::IpAddress;
using wire::LayerKind;

namespace {

IpAddress address(const char* text)
{
    return *IpAddress::parse(text);
}

/// A computer with 192.0.2.10 and 2001:db8::10 that may do everything.
HostFacts facts(const char* destination = "127.0.0.1")
{
    HostFacts known {.raw = true,
        .addresses = {address("127.0.0.1"), address("192.0.2.10"), address("::1"), address("2001:db8::10")}};
    const IpAddress to = address(destination);
    const bool v6 = to.family == wire::Family::IPv6;
    known.route = to.isLoopback()
        ? HostRoute {.interfaceIndex = 1, .interfaceName = "lo", .loopback = true, .mtu = 65536, .source = to}
        : HostRoute {.interfaceIndex = 2,
            .interfaceName = "eth0",
            .mtu = 1500,
            .source = address(v6 ? "2001:db8::10" : "192.0.2.10"),
            .gateway = address(v6 ? "fe80::1" : "192.0.2.1"),
            .neighbour = std::array<std::uint8_t, 6> {2, 0, 0, 0, 0, 1}};
    return known;
}

using Settings = std::vector<std::pair<const char*, const char*>>;

Packet with(Packet packet, const Settings& settings)
{
    for (const auto& [field, value] : settings)
        if (!packet.set(field, value))
            qFatal("%s=%s", field, value);
    return packet;
}
Packet hello(const Settings& settings = {})
{
    return with(*builtinTemplate("udp-hello"), settings);
}
Packet of(std::vector<LayerKind> kinds, const Settings& settings = {})
{
    return with(*Packet::of(kinds), settings);
}
/// Four times 1000 bytes behind the headers.
Packet large(Packet packet)
{
    if (!packet.setPayload(Bytes(4000)))
        qFatal("too large");
    return packet;
}

/// "raw-header ipv4.total_length! ipv4.source"; a field that differs has an exclamation mark.
QByteArray told(const SendPlan& plan, bool onlyDiffering = false)
{
    QByteArray text(nameOf(plan.way).data(), qsizetype(nameOf(plan.way).size()));
    for (const SystemField& field : plan.systemFields)
        if (field.differs || !onlyDiffering)
            text += ' ' + QByteArray::fromStdString(field.name) + (field.differs ? "!" : "");
    return text;
}
QByteArray differing(const Packet& packet, std::optional<SendWay> asked, const HostFacts& known)
{
    return told(planSend(packet, asked, known), true);
}
QByteArray ways(const SendPlan& plan)
{
    QByteArrayList names;
    for (const SendWay way : plan.possible)
        names += QByteArray(nameOf(way).data(), qsizetype(nameOf(way).size()));
    return names.join(' ');
}
std::optional<ErrorCode> code(const SendPlan& plan)
{
    return plan.refused ? std::optional(plan.refused->code) : std::nullopt;
}
SystemWrites why(const SendPlan& plan, std::string_view name)
{
    for (const SystemField& field : plan.systemFields)
        if (field.name == name)
            return field.why;
    qFatal("%s is not written by the system", std::string(name).c_str());
}
QByteArray hex(ByteView bytes)
{
    return QByteArray(reinterpret_cast<const char*>(bytes.data()), qsizetype(bytes.size())).toHex();
}
Leaving leaving(const Packet& packet, SendWay way, const HostFacts& known)
{
    return asItLeaves(packet.serialize(), *handingOf(packet, way, known.route->source, known.addresses));
}

constexpr auto everything = "ipv4.version ipv4.ihl ipv4.dscp ipv4.ecn ipv4.total_length ipv4.identification "
                            "ipv4.flags ipv4.fragment_offset ipv4.ttl ipv4.protocol ipv4.header_checksum "
                            "ipv4.source ipv4.destination";

} // namespace

class TestSendPlan : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesGoBothWays();
    void theWayThatKeepsMostIsChosen_data();
    void theWayThatKeepsMostIsChosen();
    void aHeaderOfOursHasFourFieldsWrittenOver_data();
    void aHeaderOfOursHasFourFieldsWrittenOver();
    void aRawSocketsHeaderIsTheSystems();
    void aRawSocketKeepsWhatItIsAskedFor_data();
    void aRawSocketKeepsWhatItIsAskedFor();
    void rawSocketsOfIpv6ComputeTheChecksumOfIcmpv6Only();
    void anOrdinarySocketWritesBothHeaders();
    void whatCannotBeSentSaysWhy_data();
    void whatCannotBeSentSaysWhy();
    void whatIsPinnedGoesByTheLinkOrNotAtAll();
    void withoutRightsAnOrdinarySocketHasToDo();
    void theHelperOpensRawSocketsForOthers();
    void largePacketsAreCutWhereTheSystemMayCutThem();
    void onlyWhatLeavesWithAForeignSourceIsForged();
    void aLoopbackSourceMayNotLeaveUnasked();
    void departuresAreWhatLinuxMakesOfThem();
    void practiceWritesNothing();
    void practiceFillsInASourceOfZero();
};

void TestSendPlan::namesGoBothWays()
{
    for (const char* name : {"raw", "raw-header", "link", "datagram", "practice"})
        QCOMPARE(nameOf(*sendWayFromName(name)), std::string_view(name));
    QVERIFY(!sendWayFromName("udp"));
}

void TestSendPlan::theWayThatKeepsMostIsChosen_data()
{
    QTest::addColumn<Settings>("settings");
    QTest::addColumn<QByteArray>("expected");
    QTest::addColumn<QByteArray>("possible");
    const auto row = [](const char* name, Settings settings, const char* expected,
                         const char* possible = "raw-header raw datagram link") {
        QTest::newRow(name) << std::move(settings) << QByteArray(expected) << QByteArray(possible);
    };
    row("as the template has it", {}, "raw-header");
    row("a wrong UDP checksum", {{"udp.checksum", "0xdead"}}, "raw-header", "raw-header raw datagram link");
    row("a wrong UDP length", {{"udp.length", "3"}}, "raw-header");
    row("pinned to what is right", {{"ipv4.total_length", "33"}}, "raw-header");
    row("a wrong total length", {{"ipv4.total_length", "999"}}, "link", "link raw-header raw datagram");
    row("a wrong header checksum", {{"ipv4.header_checksum", "1"}}, "link", "link raw-header raw datagram");
    row("no version", {{"ipv4.version", "0"}}, "raw-header");
    row("too short a header", {{"ipv4.ihl", "4"}}, "link", "link raw datagram");
    row("a header longer than the packet", {{"ipv4.ihl", "15"}}, "link", "link raw datagram");
    row("a fragment", {{"ipv4.fragment_offset", "7"}}, "raw-header");
    row("no identification", {{"ipv4.dont_fragment", "0"}}, "raw-header ipv4.identification!",
        "raw-header raw datagram link");
    row("no source", {{"ipv4.source", "0.0.0.0"}}, "raw-header ipv4.header_checksum! ipv4.source!");
    row("another's source", {{"ipv4.source", "198.51.100.1"}}, "raw-header");
    row("no such protocol", {{"ipv4.protocol", "255"}}, "raw-header", "raw-header datagram link");
    row("protocol 0", {{"ipv4.protocol", "0"}}, "raw-header", "raw-header datagram link");
    row("to port 0", {{"udp.destination_port", "0"}}, "raw-header", "raw-header raw link");
}

void TestSendPlan::theWayThatKeepsMostIsChosen()
{
    QFETCH(Settings, settings);
    const SendPlan plan = planSend(hello(settings), std::nullopt, facts());
    QVERIFY(!plan.refused);
    QVERIFY(!plan.asked);
    QVERIFY(!plan.byHelper);
    QTEST(told(plan, true), "expected");
    QTEST(ways(plan), "possible");
}

void TestSendPlan::aHeaderOfOursHasFourFieldsWrittenOver_data()
{
    QTest::addColumn<Settings>("settings");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* name, Settings settings, const char* expected) {
        QTest::newRow(name) << std::move(settings) << QByteArray(expected);
    };
    row("right", {}, "raw-header ipv4.total_length ipv4.header_checksum");
    // ip_select_ident() leaves a zero alone where don't-fragment is set.
    row("no identification, may be fragmented", {{"ipv4.dont_fragment", "0"}},
        "raw-header ipv4.total_length ipv4.identification! ipv4.header_checksum");
    row("identification", {{"ipv4.dont_fragment", "0"}, {"ipv4.identification", "7"}},
        "raw-header ipv4.total_length ipv4.header_checksum");
    row("no source", {{"ipv4.source", "0.0.0.0"}},
        "raw-header ipv4.total_length ipv4.header_checksum! ipv4.source!");
    row("wrong length", {{"ipv4.total_length", "999"}},
        "raw-header ipv4.total_length! ipv4.header_checksum!");
    row("wrong checksum", {{"ipv4.header_checksum", "1"}},
        "raw-header ipv4.total_length ipv4.header_checksum!");
}

void TestSendPlan::aHeaderOfOursHasFourFieldsWrittenOver()
{
    QFETCH(Settings, settings);
    const SendPlan plan = planSend(hello(settings), SendWay::RawHeader, facts());
    QVERIFY(plan.asked);
    QTEST(told(plan), "expected");
    QCOMPARE(why(plan, "ipv4.total_length"), SystemWrites::Always);
    if (!settings.empty() && settings[0].second == QByteArray("0.0.0.0"))
        QCOMPARE(why(plan, "ipv4.source"), SystemWrites::WhenZero);
    // Of IPv6, the kernel writes over nothing at all.
    const Packet six = of({LayerKind::Ipv6, LayerKind::Icmpv6},
        {{"icmpv6.checksum", "0xdead"}, {"ipv6.payload_length", "999"}, {"ipv6.source", "::"}});
    QCOMPARE(told(planSend(six, std::nullopt, facts("::1"))), QByteArray("raw-header"));
}

void TestSendPlan::aRawSocketsHeaderIsTheSystems()
{
    const SendPlan plan = planSend(hello(), SendWay::Raw, facts());
    QCOMPARE(told(plan), "raw " + QByteArray(everything));
    for (const char* name : {"ipv4.dscp", "ipv4.ecn", "ipv4.flags", "ipv4.ttl"})
        QCOMPARE(why(plan, name), SystemWrites::ByOption);
    QCOMPARE(why(plan, "ipv4.source"), SystemWrites::ByBind);
    for (const char* name : {"ipv4.version", "ipv4.identification", "ipv4.header_checksum"})
        QCOMPARE(why(plan, name), SystemWrites::WholeHeader);
    QCOMPARE(why(planSend(hello({{"ipv4.ttl", "0"}}), SendWay::Raw, facts()), "ipv4.ttl"),
        SystemWrites::WholeHeader);
    QCOMPARE(told(planSend(of({LayerKind::Ipv6, LayerKind::Udp}), SendWay::Raw, facts("::1"))),
        QByteArray("raw ipv6.version ipv6.dscp ipv6.ecn ipv6.flow_label ipv6.payload_length ipv6.next_header "
                   "ipv6.hop_limit ipv6.source ipv6.destination"));
}

void TestSendPlan::aRawSocketKeepsWhatItIsAskedFor_data()
{
    QTest::addColumn<Settings>("settings");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* name, Settings settings, const char* expected) {
        QTest::newRow(name) << std::move(settings) << QByteArray(expected);
    };
    row("what setsockopt can do", {{"ipv4.ttl", "3"}, {"ipv4.dscp", "18"}, {"ipv4.ecn", "3"}}, "raw");
    row("an address of ours", {{"ipv4.source", "192.0.2.10"}}, "raw");
    row("any loopback address", {{"ipv4.source", "127.0.0.77"}}, "raw");
    row("may be fragmented", {{"ipv4.dont_fragment", "0"}}, "raw ipv4.identification!");
    row("fragment", {{"ipv4.more_fragments", "1"}}, "raw ipv4.flags! ipv4.header_checksum!");
    row("offset", {{"ipv4.fragment_offset", "7"}}, "raw ipv4.fragment_offset! ipv4.header_checksum!");
    row("identification", {{"ipv4.identification", "7"}}, "raw ipv4.identification! ipv4.header_checksum!");
    row("no TTL", {{"ipv4.ttl", "0"}}, "raw ipv4.ttl! ipv4.header_checksum!");
    row("another's address", {{"ipv4.source", "198.51.100.1"}}, "raw ipv4.header_checksum! ipv4.source!");
    row("no address", {{"ipv4.source", "0.0.0.0"}}, "raw ipv4.header_checksum! ipv4.source!");
    row("options", {{"ipv4.options", "94040000"}},
        "raw ipv4.ihl! ipv4.total_length! ipv4.header_checksum! ipv4.options!");
    row("another protocol", {{"ipv4.protocol", "99"}}, "raw");
    row("a wrong sum of UDP", {{"udp.checksum", "1"}, {"udp.length", "1"}}, "raw");
}

void TestSendPlan::aRawSocketKeepsWhatItIsAskedFor()
{
    QFETCH(Settings, settings);
    QTEST(differing(hello(settings), SendWay::Raw, facts()), "expected");
}

void TestSendPlan::rawSocketsOfIpv6ComputeTheChecksumOfIcmpv6Only()
{
    const HostFacts known = facts("::1");
    const std::vector<LayerKind> echo {LayerKind::Ipv6, LayerKind::Icmpv6};
    QVERIFY(told(planSend(of(echo), SendWay::Raw, known)).endsWith(" icmpv6.checksum"));
    QCOMPARE(differing(of(echo, {{"icmpv6.checksum", "0xdead"}}), SendWay::Raw, known),
        QByteArray("raw icmpv6.checksum!"));
    QCOMPARE(why(planSend(of(echo), SendWay::Raw, known), "icmpv6.checksum"), SystemWrites::Always);
    // What says ICMPv6 and is something else loses these two bytes.
    const std::vector<LayerKind> udp {LayerKind::Ipv6, LayerKind::Udp};
    QCOMPARE(differing(of(udp, {{"ipv6.next_header", "58"}}), SendWay::Raw, known),
        QByteArray("raw udp.destination_port!"));
    QCOMPARE(differing(of(udp, {{"udp.checksum", "0"}}), SendWay::Raw, known), QByteArray("raw"));
    QCOMPARE(differing(of(udp, {{"ipv6.flow_label", "5"}, {"ipv6.hop_limit", "0"}}), SendWay::Raw, known),
        QByteArray("raw ipv6.flow_label!"));
    Packet rest = of({LayerKind::Ipv6}, {{"ipv6.next_header", "58"}});
    QVERIFY(rest.setPayload(Bytes(4)));
    QCOMPARE(differing(rest, SendWay::Raw, known), QByteArray("raw payload.data!"));
    QVERIFY(rest.setPayload(Bytes(3)));
    QCOMPARE(code(planSend(rest, SendWay::Raw, known)), ErrorCode::NotSendable);
    // Extension headers pass a raw socket as they are.
    QCOMPARE(differing(of(udp, {{"ipv6.extension_headers", "1100010400000000"}, {"ipv6.next_header", "60"}}),
                 SendWay::Raw, known),
        QByteArray("raw"));
}

void TestSendPlan::anOrdinarySocketWritesBothHeaders()
{
    const HostFacts known = facts();
    SendPlan plan = planSend(hello(), SendWay::Datagram, known);
    QCOMPARE(told(plan),
        "datagram " + QByteArray(everything)
            + " udp.source_port udp.destination_port udp.length udp.checksum");
    QCOMPARE(why(plan, "udp.source_port"), SystemWrites::ByBind);
    QCOMPARE(why(plan, "udp.checksum"), SystemWrites::WholeHeader);
    QCOMPARE(differing(hello({{"udp.checksum", "0xdead"}, {"udp.length", "3"}}), SendWay::Datagram, known),
        QByteArray("datagram udp.length! udp.checksum!"));
    plan = planSend(hello({{"udp.checksum", "0"}}), SendWay::Datagram, known); // SO_NO_CHECK
    QCOMPARE(told(plan, true), QByteArray("datagram"));
    QCOMPARE(why(plan, "udp.checksum"), SystemWrites::ByOption);
    plan = planSend(hello({{"udp.source_port", "0"}}), SendWay::Datagram, known);
    QCOMPARE(told(plan, true), QByteArray("datagram udp.source_port!"));
    QCOMPARE(why(plan, "udp.source_port"), SystemWrites::WhenZero);
    QCOMPARE(differing(hello({{"ipv4.protocol", "99"}}), SendWay::Datagram, known),
        QByteArray("datagram ipv4.protocol! ipv4.header_checksum!"));
    QCOMPARE(differing(of({LayerKind::Ipv6, LayerKind::Udp},
                           {{"udp.destination_port", "9"}, {"udp.source_port", "9"}, {"udp.checksum", "0"},
                               {"ipv6.extension_headers", "1100010400000000"}, {"ipv6.next_header", "60"}}),
                 SendWay::Datagram, facts("::1")),
        QByteArray("datagram ipv6.payload_length! ipv6.next_header! ipv6.extension_headers! udp.checksum!"));
}

void TestSendPlan::whatCannotBeSentSaysWhy_data()
{
    QTest::addColumn<Packet>("packet");
    QTest::addColumn<int>("asked"); // -1: none
    QTest::addColumn<HostFacts>("known");
    QTest::addColumn<ErrorCode>("expected");
    QTest::addColumn<QByteArray>("detail");
    const auto row = [](const char* name, Packet packet, int asked, HostFacts known, ErrorCode expected,
                         const char* detail) {
        QTest::newRow(name) << std::move(packet) << asked << std::move(known) << expected
                            << QByteArray(detail);
    };
    const int raw = int(SendWay::Raw);
    const int link = int(SendWay::Link);
    HostFacts nothing = facts();
    nothing.raw = false;
    HostFacts nowhere = facts("203.0.113.1");
    nowhere.route.reset();
    HostFacts unknown = facts("203.0.113.1");
    unknown.route->neighbour.reset();
    HostFacts neighbour = unknown;
    neighbour.route->gateway = {};
    const Packet away = hello({{"ipv4.destination", "203.0.113.1"}});
    row("no IP", *Packet::fromBytes(Bytes {1, 2, 3}), -1, facts(), ErrorCode::NotIp, "");
    row("no rights", hello(), raw, nothing, ErrorCode::NeedsRawSockets, "raw");
    row("no rights for the link", hello(), link, nothing, ErrorCode::NeedsRawSockets, "link");
    row("no rights for echo", *builtinTemplate("icmp-echo"), -1, nothing, ErrorCode::NeedsRawSockets,
        "raw-header");
    row("TCP by an ordinary socket", *builtinTemplate("tcp-syn"), int(SendWay::Datagram), facts(),
        ErrorCode::NotSendable, "datagram");
    row("TCP without rights", *builtinTemplate("tcp-syn"), int(SendWay::Datagram), nothing,
        ErrorCode::NotSendable, "datagram");
    row("practice is elsewhere", hello(), int(SendWay::Practice), facts(), ErrorCode::NotSendable,
        "practice");
    row("a header of 16 bytes", hello({{"ipv4.ihl", "4"}}), int(SendWay::RawHeader), facts(),
        ErrorCode::NotSendable, "raw-header");
    row("no route", away, -1, nowhere, ErrorCode::NoRoute, "203.0.113.1");
    row("no link address of the router", away, link, unknown, ErrorCode::NoNeighbour, "192.0.2.1");
    row("no link address of the destination", away, link, neighbour, ErrorCode::NoNeighbour, "203.0.113.1");
}

void TestSendPlan::whatCannotBeSentSaysWhy()
{
    QFETCH(Packet, packet);
    QFETCH(int, asked);
    QFETCH(HostFacts, known);
    const SendPlan plan
        = planSend(packet, asked < 0 ? std::nullopt : std::optional(static_cast<SendWay>(asked)), known);
    QVERIFY(plan.refused);
    QTEST(plan.refused->code, "expected");
    QTEST(QByteArray::fromStdString(plan.refused->detail), "detail");
    QCOMPARE(std::ranges::count(plan.possible, plan.way), 0);
    if (asked >= 0)
        QCOMPARE(int(plan.way), asked);
}

void TestSendPlan::whatIsPinnedGoesByTheLinkOrNotAtAll()
{
    const Packet packet = hello({{"ipv4.destination", "203.0.113.1"}, {"ipv4.header_checksum", "0xdead"}});
    HostFacts known = facts("203.0.113.1");
    QCOMPARE(told(planSend(packet, std::nullopt, known)), QByteArray("link"));
    known.route->neighbour.reset();
    SendPlan plan = planSend(packet, std::nullopt, known);
    QCOMPARE(plan.way, SendWay::Link);
    QCOMPARE(code(plan), ErrorCode::NoNeighbour);
    QCOMPARE(ways(plan), QByteArray("raw-header raw datagram"));
    plan = planSend(packet, SendWay::RawHeader, known);
    QVERIFY(!plan.refused);
    QCOMPARE(told(plan, true), QByteArray("raw-header ipv4.header_checksum!"));
}

void TestSendPlan::withoutRightsAnOrdinarySocketHasToDo()
{
    HostFacts known = facts();
    known.raw = false;
    for (const Settings& settings : {Settings {}, Settings {{"udp.checksum", "0xdead"}}}) {
        const SendPlan plan = planSend(hello(settings), std::nullopt, known);
        QCOMPARE(plan.way, SendWay::Datagram);
        QVERIFY(!plan.refused);
        QVERIFY(!plan.byHelper);
        QCOMPARE(ways(plan), QByteArray("datagram"));
    }
}

void TestSendPlan::theHelperOpensRawSocketsForOthers()
{
    HostFacts known = facts();
    known.raw = false;
    known.helper = true;
    const SendPlan plan = planSend(hello(), std::nullopt, known);
    QCOMPARE(plan.way, SendWay::RawHeader);
    QVERIFY(plan.byHelper);
    QVERIFY(!planSend(hello(), SendWay::Datagram, known).byHelper);
    // It has raw sockets of a few protocols only.
    const Packet odd = hello({{"ipv4.protocol", "99"}});
    QCOMPARE(ways(planSend(odd, std::nullopt, known)), QByteArray("raw-header datagram link"));
    QCOMPARE(code(planSend(odd, SendWay::Raw, known)), ErrorCode::NeedsRawSockets);
    known.raw = true;
    QVERIFY(!planSend(odd, SendWay::Raw, known).refused);
    QVERIFY(!planSend(hello(), std::nullopt, known).byHelper);
}

void TestSendPlan::largePacketsAreCutWhereTheSystemMayCutThem()
{
    const HostFacts known = facts("203.0.113.1");
    const Settings away {{"ipv4.destination", "203.0.113.1"}};
    SendPlan plan = planSend(large(hello(away)), std::nullopt, known);
    QCOMPARE(code(plan), ErrorCode::PacketTooLarge); // it must not be fragmented
    QCOMPARE(plan.refused->amount, 4028);
    QCOMPARE(plan.refused->position, std::size_t {1500});
    QCOMPARE(plan.refused->detail, std::string("raw-header"));
    QVERIFY(plan.possible.empty());
    Packet packet = large(with(hello(away), {{"ipv4.dont_fragment", "0"}}));
    plan = planSend(packet, std::nullopt, known);
    QVERIFY(!plan.refused);
    QCOMPARE(plan.way, SendWay::Raw);
    QCOMPARE(ways(plan), QByteArray("raw datagram"));
    // A pinned field is not given up for it.
    QVERIFY(packet.set("ipv4.ihl", "6"));
    plan = planSend(packet, std::nullopt, known);
    QCOMPARE(plan.way, SendWay::RawHeader);
    QCOMPARE(code(plan), ErrorCode::PacketTooLarge);
    QVERIFY(!planSend(large(hello()), SendWay::RawHeader, facts()).refused);
    for (const SendWay way : {SendWay::RawHeader, SendWay::Link})
        QCOMPARE(
            planSend(large(with(hello(away), {{"ipv4.dont_fragment", "0"}})), way, known).refused->detail,
            std::string(nameOf(way)));
    const Packet six = large(of({LayerKind::Ipv6, LayerKind::Udp}, {{"ipv6.destination", "2001:db8:1::1"}}));
    QCOMPARE(planSend(six, std::nullopt, facts("2001:db8:1::1")).way, SendWay::Raw);
}

void TestSendPlan::onlyWhatLeavesWithAForeignSourceIsForged()
{
    const auto plan = [](const char* source, const char* destination, std::optional<SendWay> way) {
        return planSend(
            hello({{"ipv4.source", source}, {"ipv4.destination", destination}}), way, facts(destination));
    };
    const char* const out = "203.0.113.1";
    QVERIFY(plan("198.51.100.1", out, std::nullopt).forgedSource);
    QVERIFY(plan("198.51.100.1", out, std::nullopt).leavesMachine);
    QVERIFY(plan("198.51.100.1", out, SendWay::Link).forgedSource);
    // The system writes its own.
    QVERIFY(!plan("198.51.100.1", out, SendWay::Raw).forgedSource);
    QVERIFY(!plan("198.51.100.1", out, SendWay::Datagram).forgedSource);
    QVERIFY(!plan("192.0.2.10", out, std::nullopt).forgedSource);
    QVERIFY(!plan("0.0.0.0", out, std::nullopt).forgedSource);
    QVERIFY(!plan("0.0.0.0", out, SendWay::Link).forgedSource);
    QVERIFY(plan("198.51.100.1", "127.0.0.1", std::nullopt).forgedSource);
    QVERIFY(!plan("198.51.100.1", "127.0.0.1", std::nullopt).leavesMachine);
    QVERIFY(!plan("127.0.0.77", "127.0.0.1", std::nullopt).forgedSource);
}

/// RFC 1122 section 3.2.1.3 (g), RFC 4291 section 2.5.3: not outside of a node.
void TestSendPlan::aLoopbackSourceMayNotLeaveUnasked()
{
    const auto isForged = [](const Packet& packet, const char* to, std::optional<SendWay> way) {
        const SendPlan plan = planSend(packet, way, facts(to));
        return plan.forgedSource && plan.loopbackSource && plan.leavesMachine;
    };
    const char* const out = "203.0.113.1";
    for (const char* const source : {"127.0.0.1", "127.0.0.77"}) {
        const Packet packet = hello({{"ipv4.source", source}, {"ipv4.destination", out}});
        QVERIFY(isForged(packet, out, std::nullopt));
        QVERIFY(isForged(packet, out, SendWay::RawHeader));
        QVERIFY(isForged(packet, out, SendWay::Link));
        QVERIFY(!isForged(packet, out, SendWay::Raw)); // bind() decides
        QVERIFY(!planSend(hello({{"ipv4.source", source}}), std::nullopt, facts()).loopbackSource);
    }
    QVERIFY(!planSend(
        hello({{"ipv4.source", "198.51.100.1"}, {"ipv4.destination", out}}), std::nullopt, facts(out))
                 .loopbackSource);
    const char* const out6 = "2001:db8:1::1";
    const Packet six
        = of({LayerKind::Ipv6, LayerKind::Udp}, {{"ipv6.source", "::1"}, {"ipv6.destination", out6}});
    QVERIFY(isForged(six, out6, std::nullopt));
    QVERIFY(isForged(six, out6, SendWay::Link));
    QVERIFY(!isForged(
        of({LayerKind::Ipv6, LayerKind::Udp}, {{"ipv6.destination", "::1"}, {"ipv6.source", "::1"}}), "::1",
        std::nullopt));
}

void TestSendPlan::departuresAreWhatLinuxMakesOfThem()
{
    const HostFacts known = facts();
    // As tcpdump saw them leave.
    const Packet syn = with(hello({{"ipv4.total_length", "999"}, {"ipv4.header_checksum", "0xdead"}}),
        {{"ipv4.identification", "7"}, {"udp.checksum", "0"}});
    const QByteArray behind = "1f4022b8000d000068656c6c6f";
    Leaving left = leaving(syn, SendWay::RawHeader, known);
    QCOMPARE(hex(left.packet), "450000210007400040113cc37f0000017f000001" + behind);
    QCOMPARE(left.inferred, std::uint16_t {20});
    left = leaving(hello({{"udp.checksum", "0"}}), SendWay::RawHeader, known);
    QCOMPARE(hex(left.packet), "450000210000400040113cca7f0000017f000001" + behind);
    QCOMPARE(left.inferred, std::uint16_t {0}); // it says itself what the system would
    left = leaving(hello({{"ipv4.version", "6"}, {"ipv4.identification", "7"}, {"udp.checksum", "0"}}),
        SendWay::RawHeader, known);
    QCOMPARE(hex(left.packet), "650000210007400040111cc37f0000017f000001" + behind);
    left = leaving(hello({{"ipv4.ttl", "3"}, {"ipv4.dscp", "63"}, {"ipv4.ecn", "3"}, {"udp.checksum", "0"}}),
        SendWay::Raw, known);
    QCOMPARE(hex(left.packet), "45ff002100004000031178cb7f0000017f000001" + behind);
    QCOMPARE(left.inferred, std::uint16_t {20});
    left = leaving(hello({{"ipv4.source", "127.0.0.9"}, {"udp.checksum", "0"}}), SendWay::Raw, known);
    QCOMPARE(hex(left.packet), "450000210000400040113cc27f0000097f000001" + behind);
    left = leaving(hello({{"udp.checksum", "0"}}), SendWay::Datagram, known); // with SO_NO_CHECK
    QCOMPARE(hex(left.packet), "450000210000400040113cca7f0000017f000001" + behind);
    QCOMPARE(left.inferred, std::uint16_t {28});
    left = leaving(
        of({LayerKind::Ipv6, LayerKind::Icmpv6},
            {{"icmpv6.checksum", "0xdead"}, {"icmpv6.identifier", "1"}, {"icmpv6.sequence_number", "1"}}),
        SendWay::Raw, facts("::1"));
    QCOMPARE(hex(left.packet),
        QByteArray("6000000000083a4000000000000000000000000000000001000000000000000000000000000000018000"
                   "7fb900010001"));
    QCOMPARE(left.inferred, std::uint16_t {44});
    QVERIFY(leaving(hello({{"ipv4.dont_fragment", "0"}}), SendWay::Raw, known).unknownIdentification);
    QVERIFY(!leaving(hello(), SendWay::Raw, known).unknownIdentification);
}

void TestSendPlan::practiceWritesNothing()
{
    const SendPlan plan = practicePlan();
    QCOMPARE(told(plan), QByteArray("practice"));
    QCOMPARE(ways(plan), QByteArray("practice"));
    QVERIFY(!plan.refused && !plan.leavesMachine && !plan.forgedSource && !plan.byHelper && !plan.asked);
}

void TestSendPlan::practiceFillsInASourceOfZero()
{
    const IpAddress own = address("10.99.0.2");
    const Packet zero = *builtinTemplate("ttl-3");
    QCOMPARE(told(practicePlan(zero, own)), QByteArray("practice ipv4.header_checksum! ipv4.source!"));
    QVERIFY(why(practicePlan(zero, own), "ipv4.source") == SystemWrites::WhenZero);
    // As scapy computes it: IP(src="10.99.0.2", dst="198.35.26.96", ttl=3, flags="DF", id=0) / ICMP().
    const Bytes bytes = zero.serialize();
    const Bytes filled = withSource(bytes, own);
    QCOMPARE(hex(Bytes(filled.begin() + 8, filled.begin() + 20)), QByteArray("03018cf90a630002c6231a60"));
    QVERIFY(std::equal(filled.begin() + 20, filled.end(), bytes.begin() + 20, bytes.end()));
    // A wrong checksum stays wrong: routers shall throw it away.
    const Packet wrong = with(zero, {{"ipv4.header_checksum", "0xdead"}});
    QCOMPARE(hex(withSource(wrong.serialize(), own)).mid(20, 12), QByteArray("dead0a630002"));
    QCOMPARE(told(practicePlan(wrong, own)), QByteArray("practice ipv4.source!"));
    // What has a source keeps it, and so does what no route leads to; over IPv6 zeros are left.
    QCOMPARE(practicePlan(hello(), own), practicePlan());
    QCOMPARE(practicePlan(zero, {}), practicePlan());
    QCOMPARE(practicePlan(of({LayerKind::Ipv6, LayerKind::Udp}, {{"ipv6.source", "::"}}), address("fd99::2")),
        practicePlan());
}

QTEST_GUILESS_MAIN(TestSendPlan)
#include "tst_sendplan.moc"
