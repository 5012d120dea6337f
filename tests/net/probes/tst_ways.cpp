// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/probes/ways.h"

#include <QtTest/QTest>

using namespace socketscope;
using namespace socketscope::net;
using trace::Flow;
using trace::Protocol;
using trace::Via;

namespace {

trace::Settings settings(Protocol protocol, Flow flow = Flow::Classic, const char* to = "192.0.2.1")
{
    trace::Settings settings;
    settings.shape.destination = *wire::IpAddress::parse(to);
    settings.shape.protocol = protocol;
    settings.shape.flow = flow;
    return settings;
}

constexpr ProbeRights none {};
constexpr ProbeRights all {.raw = true, .helper = true, .ping4 = true, .ping6 = true};
constexpr ProbeRights helper {.helper = true, .ping4 = true};
constexpr ProbeRights ping4 {.ping4 = true};

ErrorCode codeOf(const Result<Way>& way)
{
    return way ? ErrorCode {} : way.error().code;
}

} // namespace

class TestWays : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rawComesFirst();
    void thenTheHelper();
    void thenPingWhereItIsAllowed();
    void elseUdp();
    void icmpThatWasAskedForNeedsRights();
    void constantFlowsNeedRawUdpAndTcp();
    void icmpKeepsItsFlowByPing();
    void tcpNeedsNoRights();
    void theSystemDecidesOnTheSizeOfASyn();
    void whatIsAskedForIsTaken();
    void whatIsNotAllowedIsSaid();
    void wayAndProtocolMustGoTogether();
    void whereRawProbesAreToBeHadTheWayIsToBlame();
    void findingOutSendsNothingAndFails();
    void thePracticeNetworkHasTransportsOfItsOwn();
};

void TestWays::rawComesFirst()
{
    for (const Protocol protocol : {Protocol::Icmp, Protocol::Udp, Protocol::Tcp}) {
        const auto way = chooseWay(settings(protocol, Flow::Paris), {}, true, all);
        QVERIFY(way);
        QCOMPARE(way->via, Via::Raw);
        QCOMPARE(way->reason, WayReason::HasRights);
        QVERIFY(way->showsHeaders && !way->otherProtocol);
        QVERIFY(way->settings == settings(protocol, Flow::Paris));
    }
}

void TestWays::thenTheHelper()
{
    const auto way = chooseWay(settings(Protocol::Udp, Flow::Dublin), {}, false, helper);
    QVERIFY(way);
    QCOMPARE(way->via, Via::Helper);
    QCOMPARE(way->reason, WayReason::HasHelper);
    QVERIFY(way->showsHeaders);
}

void TestWays::thenPingWhereItIsAllowed()
{
    const auto way = chooseWay(settings(Protocol::Icmp), {}, false, ping4);
    QVERIFY(way);
    QCOMPARE(way->via, Via::Ping);
    QCOMPARE(way->reason, WayReason::PingAllowed);
    QVERIFY(!way->showsHeaders && !way->otherProtocol);
    const auto other = chooseWay(settings(Protocol::Icmp, Flow::Classic, "2001:db8::1"), {}, false, ping4);
    QVERIFY(other);
    QCOMPARE(other->via, Via::Udp);
}

void TestWays::elseUdp()
{
    const auto way = chooseWay(settings(Protocol::Icmp), {}, false, none);
    QVERIFY(way);
    QCOMPARE(way->via, Via::Udp);
    QCOMPARE(way->reason, WayReason::NoRights);
    QCOMPARE(way->settings.shape.protocol, Protocol::Udp);
    QVERIFY(way->otherProtocol && !way->showsHeaders);
    const auto asked = chooseWay(settings(Protocol::Udp), {}, true, none);
    QVERIFY(asked);
    QCOMPARE(asked->via, Via::Udp);
    QVERIFY(!asked->otherProtocol);
}

void TestWays::icmpThatWasAskedForNeedsRights()
{
    const auto way = chooseWay(settings(Protocol::Icmp), {}, true, none);
    QCOMPARE(codeOf(way), ErrorCode::NeedsRawProbes);
    QCOMPARE(way.error().detail, "icmp");
}

void TestWays::constantFlowsNeedRawUdpAndTcp()
{
    for (const Protocol protocol : {Protocol::Udp, Protocol::Tcp}) {
        for (const auto& [flow, name] :
            {std::pair(Flow::Paris, "paris"), std::pair(Flow::Dublin, "dublin")}) {
            const auto way = chooseWay(settings(protocol, flow), {}, true, ping4);
            QCOMPARE(codeOf(way), ErrorCode::NeedsRawProbes);
            QCOMPARE(way.error().detail, name);
        }
    }
    QCOMPARE(
        codeOf(chooseWay(settings(Protocol::Icmp, Flow::Paris), {}, false, none)), ErrorCode::NeedsRawProbes);
}

void TestWays::icmpKeepsItsFlowByPing()
{
    const auto way = chooseWay(settings(Protocol::Icmp, Flow::Paris), {}, true, ping4);
    QVERIFY(way);
    QCOMPARE(way->via, Via::Ping);
    QCOMPARE(way->settings.shape.flow, Flow::Paris);
}

void TestWays::tcpNeedsNoRights()
{
    const auto way = chooseWay(settings(Protocol::Tcp), {}, true, none);
    QVERIFY(way);
    QCOMPARE(way->via, Via::Tcp);
    QCOMPARE(way->reason, WayReason::TcpAsked);
}

void TestWays::theSystemDecidesOnTheSizeOfASyn()
{
    // IPv4 or IPv6 header, 20 bytes of TCP header and Linux's 20 bytes of options.
    QCOMPARE(chooseWay(settings(Protocol::Tcp), {}, true, none)->settings.shape.size, std::uint16_t {60});
    QCOMPARE(chooseWay(settings(Protocol::Tcp, Flow::Classic, "::1"), {}, true, none)->settings.shape.size,
        std::uint16_t {80});
    trace::Settings large = settings(Protocol::Tcp);
    large.shape.size = 1200;
    const auto way = chooseWay(large, {}, true, none);
    QCOMPARE(codeOf(way), ErrorCode::NeedsRawProbes);
    QCOMPARE(way.error().detail, "size");
}

void TestWays::whatIsAskedForIsTaken()
{
    const auto udp = chooseWay(settings(Protocol::Icmp), Via::Udp, false, all);
    QVERIFY(udp);
    QCOMPARE(udp->via, Via::Udp);
    QCOMPARE(udp->reason, WayReason::Asked);
    QVERIFY(udp->otherProtocol);
    const auto raw = chooseWay(settings(Protocol::Tcp), Via::Raw, true, helper);
    QVERIFY(raw);
    QCOMPARE(raw->via, Via::Helper);
    QCOMPARE(raw->reason, WayReason::Asked);
    QCOMPARE(chooseWay(settings(Protocol::Icmp), Via::Practice, false, none)->reason, WayReason::Practice);
}

void TestWays::whatIsNotAllowedIsSaid()
{
    const auto raw = chooseWay(settings(Protocol::Icmp), Via::Raw, false, ping4);
    QCOMPARE(codeOf(raw), ErrorCode::NotPermitted);
    QCOMPARE(raw.error().detail, "raw");
    const auto ping = chooseWay(settings(Protocol::Icmp), Via::Ping, false, none);
    QCOMPARE(codeOf(ping), ErrorCode::NotPermitted);
    QCOMPARE(ping.error().detail, "ping");
    QCOMPARE(codeOf(chooseWay(settings(Protocol::Udp, Flow::Paris), Via::Udp, true, ping4)),
        ErrorCode::NeedsRawProbes);
}

void TestWays::wayAndProtocolMustGoTogether()
{
    for (const auto& [protocol, via, name] :
        {std::tuple(Protocol::Tcp, Via::Udp, "udp"), std::tuple(Protocol::Icmp, Via::Udp, "udp"),
            std::tuple(Protocol::Udp, Via::Ping, "ping"), std::tuple(Protocol::Icmp, Via::Tcp, "tcp")}) {
        const auto way = chooseWay(settings(protocol), via, true, all);
        QCOMPARE(codeOf(way), ErrorCode::WayAndProtocol);
        QCOMPARE(way.error().detail, name);
        QVERIFY(chooseWay(settings(protocol), via, false, all));
    }
}

void TestWays::whereRawProbesAreToBeHadTheWayIsToBlame()
{
    for (const ProbeRights& rights : {all, helper}) {
        const auto paris = chooseWay(settings(Protocol::Udp, Flow::Paris), Via::Udp, true, rights);
        QCOMPARE(codeOf(paris), ErrorCode::NotThisWay);
        QCOMPARE(paris.error().detail, "paris");
        trace::Settings large = settings(Protocol::Tcp);
        large.shape.size = 1200;
        const auto size = chooseWay(large, Via::Tcp, true, rights);
        QCOMPARE(codeOf(size), ErrorCode::NotThisWay);
        QCOMPARE(size.error().detail, "size");
    }
}

void TestWays::findingOutSendsNothingAndFails()
{
    for (const char* path :
        {"", "socketscope-probe", "/nowhere/socketscope-probe", "/bin/true", "/etc/passwd"})
        QVERIFY2(!findProbeRights(path).helper, path);
}

void TestWays::thePracticeNetworkHasTransportsOfItsOwn()
{
    const auto transport = openTransport({.via = Via::Practice}, {}, SessionTime());
    QVERIFY(!transport);
    QCOMPARE(transport.error().code, ErrorCode::Unsupported);
}

QTEST_GUILESS_MAIN(TestWays)
#include "tst_ways.moc"
