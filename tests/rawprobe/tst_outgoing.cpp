// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing is sent here; source ports are held at loopback addresses.
#include "core/rawprobe/clocks.h"
#include "core/rawprobe/outgoing.h"

#include <QtTest/QTest>

#include <limits>

using namespace socketscope;
using namespace socketscope::rawprobe;
using trace::AnswerKind;
using trace::Protocol;
using wire::IpAddress;

namespace {

const IpAddress own = IpAddress::v4(127, 0, 0, 1);
const IpAddress target = IpAddress::v4(198, 51, 100, 7);
const IpAddress stranger = IpAddress::v4(198, 51, 100, 8);

} // namespace

class TestOutgoing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void nothingIsAboutNothing();
    void anEchoIsToldByItsIdentifier();
    void othersPingsWithTheSameIdentifierAreNot();
    void aQuotedDatagramIsToldByItsSourcePort();
    void othersDatagramsToTheSamePortAreNot();
    void behindATranslatorItIsToldByWhereItWent();
    void aConnectionsAnswerIsToldByOurPort();
    void anAnswerComesFromTheTarget();
    void anAnswerComesToWhereTheProbeWasSentFrom();
    void aPortIsOfOneProtocol();
    void aPortThatWasGivenBackIsSomebodyElses();
    void whatCameInBeforeThePortWasHeldIsSomebodyElses();
    void targetsOfLongAgoAreForgotten();

private:
    /// A probe from a port that is held from now on; its number.
    std::uint16_t send(Protocol protocol, const IpAddress& to = target, const IpAddress& from = own,
        std::uint16_t destinationPort = 33'434)
    {
        std::uint16_t port = 0;
        if (protocol != Protocol::Icmp && m_ports->reserve(protocol, from, port) != 0)
            qFatal("no port");
        const trace::ProbeShape shape {.source = from,
            .destination = to,
            .identifier = 4711,
            .sourcePort = port,
            .destinationPort = destinationPort,
            .protocol = protocol};
        m_outgoing->add(shape, trace::markedFields(shape, {.number = 1, .mark = 1, .size = 60, .ttl = 1}));
        return port;
    }
    [[nodiscard]] bool concerns(
        const trace::Answer& answer, std::int64_t at = std::numeric_limits<std::int64_t>::max()) const
    {
        return m_outgoing->concerns(answer, at, *m_ports);
    }
    static trace::Answer direct(AnswerKind kind, std::uint16_t port)
    {
        return {.kind = kind, .from = target, .to = own, .destinationPort = port};
    }
    static trace::Answer quoting(Protocol protocol, std::uint16_t port)
    {
        return {.from = stranger,
            .to = own,
            .quotes = true,
            .quoted = {.source = own,
                .destination = target,
                .sourcePort = port,
                .destinationPort = 33'434,
                .identifier = 4711,
                .protocol = protocol}};
    }
    std::unique_ptr<ReservedPorts> m_ports;
    std::unique_ptr<Outgoing> m_outgoing;
};

void TestOutgoing::init()
{
    m_ports = std::make_unique<ReservedPorts>();
    m_outgoing = std::make_unique<Outgoing>();
}

void TestOutgoing::nothingIsAboutNothing()
{
    trace::Answer answer {.kind = AnswerKind::EchoReply};
    QVERIFY(!concerns(answer));
    answer.quotes = true;
    QVERIFY(!concerns(answer));
}

void TestOutgoing::anEchoIsToldByItsIdentifier()
{
    send(Protocol::Icmp);
    trace::Answer reply {.kind = AnswerKind::EchoReply, .from = target, .to = own, .identifier = 4711};
    QVERIFY(concerns(reply));
    reply.identifier = 4712;
    QVERIFY(!concerns(reply));
    trace::Answer error = quoting(Protocol::Icmp, 0);
    QVERIFY(concerns(error));
    error.quoted.identifier = 0;
    QVERIFY(!concerns(error));
}

void TestOutgoing::othersPingsWithTheSameIdentifierAreNot()
{
    send(Protocol::Icmp);
    QVERIFY(!concerns({.kind = AnswerKind::EchoReply, .from = stranger, .to = own, .identifier = 4711}));
    trace::Answer error = quoting(Protocol::Icmp, 0);
    error.quoted.destination = stranger;
    QVERIFY(!concerns(error));
}

void TestOutgoing::aQuotedDatagramIsToldByItsSourcePort()
{
    const std::uint16_t port = send(Protocol::Udp);
    trace::Answer error = quoting(Protocol::Udp, port);
    QVERIFY(concerns(error));
    error.quoted.destination = stranger;
    QVERIFY(!concerns(error));
}

void TestOutgoing::othersDatagramsToTheSamePortAreNot()
{
    const std::uint16_t port = send(Protocol::Udp);
    QVERIFY(!concerns(quoting(Protocol::Udp, port ^ 1)));
    // Nor is what left from another address of this computer.
    trace::Answer error = quoting(Protocol::Udp, port);
    error.to = error.quoted.source = IpAddress::v4(127, 0, 0, 2);
    QVERIFY(!concerns(error));
}

void TestOutgoing::behindATranslatorItIsToldByWhereItWent()
{
    send(Protocol::Udp);
    trace::Answer error = quoting(Protocol::Udp, 1024);
    error.quoted.source = IpAddress::v4(203, 0, 113, 9);
    QVERIFY(concerns(error));
    error.quoted.destinationPort = 33'435;
    QVERIFY(!concerns(error));
    error.quoted.destinationPort = 33'434;
    error.quoted.destination = stranger;
    QVERIFY(!concerns(error));
    error.quoted.destination = target;
    error.quoted.protocol = Protocol::Tcp;
    QVERIFY(!concerns(error));
}

void TestOutgoing::aConnectionsAnswerIsToldByOurPort()
{
    const std::uint16_t port = send(Protocol::Tcp);
    for (const AnswerKind kind : {AnswerKind::SynAck, AnswerKind::Reset}) {
        QVERIFY(concerns(direct(kind, port)));
        QVERIFY(!concerns(direct(kind, port ^ 1)));
    }
}

void TestOutgoing::anAnswerComesFromTheTarget()
{
    const std::uint16_t tcp = send(Protocol::Tcp);
    const std::uint16_t udp = send(Protocol::Udp);
    for (trace::Answer answer : {direct(AnswerKind::SynAck, tcp), direct(AnswerKind::Reset, tcp),
             direct(AnswerKind::UdpReply, udp)}) {
        QVERIFY(concerns(answer));
        answer.from = stranger;
        QVERIFY(!concerns(answer));
    }
}

void TestOutgoing::anAnswerComesToWhereTheProbeWasSentFrom()
{
    // Somebody else may have the same port at another address, also at one that we use with another port.
    const IpAddress other = IpAddress::v4(127, 0, 0, 2);
    const std::uint16_t port = send(Protocol::Tcp);
    trace::Answer answer = direct(AnswerKind::SynAck, port);
    answer.to = other;
    QVERIFY(!concerns(answer));
    while (send(Protocol::Tcp, target, other) == port) { }
    QVERIFY(!concerns(answer));
}

void TestOutgoing::aPortIsOfOneProtocol()
{
    const std::uint16_t udp = send(Protocol::Udp);
    std::uint16_t tcp = udp;
    while (tcp == udp)
        tcp = send(Protocol::Tcp);
    QVERIFY(concerns(direct(AnswerKind::SynAck, tcp)));
    QVERIFY(!concerns(direct(AnswerKind::SynAck, udp)));
    QVERIFY(!concerns(direct(AnswerKind::Reset, udp)));
    QVERIFY(!concerns(direct(AnswerKind::UdpReply, tcp)));
    QVERIFY(!concerns(quoting(Protocol::Tcp, udp)));
}

void TestOutgoing::aPortThatWasGivenBackIsSomebodyElses()
{
    const std::uint16_t port = send(Protocol::Udp);
    const trace::Answer reply = direct(AnswerKind::UdpReply, port);
    QVERIFY(concerns(reply));
    for (int i = 0; i < 511; ++i)
        send(Protocol::Tcp);
    QVERIFY(concerns(reply));
    send(Protocol::Tcp);
    QVERIFY(!concerns(reply));
    QVERIFY(!concerns(quoting(Protocol::Udp, port)));
}

void TestOutgoing::whatCameInBeforeThePortWasHeldIsSomebodyElses()
{
    const std::int64_t before = monotonicNow();
    const std::uint16_t port = send(Protocol::Tcp);
    const std::int64_t after = monotonicNow();
    QVERIFY(!concerns(direct(AnswerKind::SynAck, port), before - 1));
    QVERIFY(concerns(direct(AnswerKind::SynAck, port), after));
}

void TestOutgoing::targetsOfLongAgoAreForgotten()
{
    const std::uint16_t port = send(Protocol::Tcp);
    for (std::uint8_t last = 101; last < 108; ++last)
        send(Protocol::Tcp, IpAddress::v4(198, 51, 100, last));
    QVERIFY(concerns(direct(AnswerKind::Reset, port)));
    send(Protocol::Tcp, IpAddress::v4(198, 51, 100, 108));
    QVERIFY(!concerns(direct(AnswerKind::Reset, port)));
}

QTEST_GUILESS_MAIN(TestOutgoing)
#include "tst_outgoing.moc"
