// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rawprobe/outgoing.h"

#include <QtTest/QTest>

using namespace socketscope;
using namespace socketscope::rawprobe;
using trace::AnswerKind;
using trace::Protocol;

class TestOutgoing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void nothingIsAboutNothing();
    void anEchoIsToldByItsIdentifier();
    void aQuotedDatagramIsToldByItsSourcePort();
    void behindATranslatorItIsToldByWhereItWent();
    void aConnectionsAnswerIsToldByOurPort();
    void manyTargetsDoNotForgetPorts();

private:
    [[nodiscard]] static trace::ProbeShape shape(Protocol protocol);
    void send(const trace::ProbeShape& shape, std::uint16_t mark = 1)
    {
        m_outgoing->add(
            shape, trace::markedFields(shape, {.number = mark, .mark = mark, .size = 60, .ttl = 1}));
    }
    std::unique_ptr<Outgoing> m_outgoing;
};

void TestOutgoing::init()
{
    m_outgoing = std::make_unique<Outgoing>();
}

trace::ProbeShape TestOutgoing::shape(Protocol protocol)
{
    trace::ProbeShape shape;
    shape.source = wire::IpAddress::v4(192, 0, 2, 1);
    shape.destination = wire::IpAddress::v4(198, 51, 100, 7);
    shape.identifier = 4711;
    shape.sourcePort = 40'000;
    shape.protocol = protocol;
    return shape;
}

void TestOutgoing::nothingIsAboutNothing()
{
    trace::Answer answer {.kind = AnswerKind::EchoReply};
    QVERIFY(!m_outgoing->concerns(answer));
    answer.quotes = true;
    QVERIFY(!m_outgoing->concerns(answer));
}

void TestOutgoing::anEchoIsToldByItsIdentifier()
{
    send(shape(Protocol::Icmp));
    trace::Answer reply {.kind = AnswerKind::EchoReply, .identifier = 4711};
    QVERIFY(m_outgoing->concerns(reply));
    reply.identifier = 4712;
    QVERIFY(!m_outgoing->concerns(reply));
    trace::Answer error {.quotes = true, .quoted = {.identifier = 4711, .protocol = Protocol::Icmp}};
    QVERIFY(m_outgoing->concerns(error));
    error.quoted.identifier = 0;
    QVERIFY(!m_outgoing->concerns(error));
}

void TestOutgoing::aQuotedDatagramIsToldByItsSourcePort()
{
    send(shape(Protocol::Udp));
    trace::Answer error {.quotes = true, .quoted = {.sourcePort = 40'000, .protocol = Protocol::Udp}};
    QVERIFY(m_outgoing->concerns(error));
    error.quoted.sourcePort = 40'001;
    QVERIFY(!m_outgoing->concerns(error));
}

void TestOutgoing::behindATranslatorItIsToldByWhereItWent()
{
    send(shape(Protocol::Udp), 5);
    trace::Answer error {.quotes = true,
        .quoted = {.destination = wire::IpAddress::v4(198, 51, 100, 7),
            .sourcePort = 1024,
            .destinationPort = 33'438,
            .protocol = Protocol::Udp}};
    QVERIFY(m_outgoing->concerns(error));
    error.quoted.destinationPort = 33'439;
    QVERIFY(!m_outgoing->concerns(error));
    error.quoted.destinationPort = 33'438;
    error.quoted.destination = wire::IpAddress::v4(198, 51, 100, 8);
    QVERIFY(!m_outgoing->concerns(error));
}

void TestOutgoing::aConnectionsAnswerIsToldByOurPort()
{
    send(shape(Protocol::Tcp), 3);
    trace::Answer answer {.kind = AnswerKind::SynAck, .destinationPort = 40'002};
    QVERIFY(m_outgoing->concerns(answer));
    answer.destinationPort = 40'003;
    QVERIFY(!m_outgoing->concerns(answer));
}

void TestOutgoing::manyTargetsDoNotForgetPorts()
{
    for (std::uint8_t last = 1; last < 100; ++last) {
        trace::ProbeShape to = shape(Protocol::Tcp);
        to.destination = wire::IpAddress::v4(198, 51, 100, last);
        send(to, last);
    }
    QVERIFY(m_outgoing->concerns({.kind = AnswerKind::Reset, .destinationPort = 40'000}));
    QVERIFY(m_outgoing->concerns({.kind = AnswerKind::Reset, .destinationPort = 40'098}));
}

QTEST_GUILESS_MAIN(TestOutgoing)
#include "tst_outgoing.moc"
