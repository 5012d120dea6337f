// SPDX-License-Identifier: GPL-3.0-or-later
// The ways without rights over loopback, where everybody may try them. Paths of routers: e2e.probeways.
#include "core/net/probes/ways.h"
#include "core/trace/answer.h"
#include "core/trace/probebook.h"
#include "tests/net/loopback.h"

#include <QtCore/QDir>
#include <QtTest/QTest>

#include <cerrno>

using namespace socketscope;
using namespace socketscope::net;
namespace test = socketscope::test;
using test::bindTo;
using test::loopbackV4;
using test::plain;
using test::portOf;
using test::waitFor;
using Socket = test::Descriptor;
using trace::AnswerKind;
using trace::Protocol;
using trace::Via;

namespace {

/// A transport and what it said.
struct Run {
    explicit Run(Via via, const trace::ProbeShape& shape, Duration wait = std::chrono::seconds(5))
        : book(shape)
    {
        Way way {.via = via};
        way.settings.shape = shape;
        way.settings.wait = wait;
        auto opened = openTransport(way, {}, time);
        if (!opened)
            return;
        transport = std::move(*opened);
        transport->setWake([this] { takeAll(); });
    }
    [[nodiscard]] Result<trace::Departure> send(std::uint8_t ttl)
    {
        const trace::Probe probe = book.next(ttl, 0, 0, book.shape().size);
        auto sent = transport->send(book.shape(), probe, time.now());
        book.add(probe);
        return sent;
    }
    void takeAll()
    {
        ++wakes;
        while (const auto event = transport->take(time.now())) {
            if (const auto* arrival = std::get_if<trace::Arrival>(&*event)) {
                packets.emplace_back(arrival->packet.begin(), arrival->packet.end());
                arrivals.push_back(*arrival);
            } else if (const auto* departed = std::get_if<trace::DepartureTime>(&*event)) {
                departures.push_back(*departed);
            }
        }
    }
    [[nodiscard]] trace::Answer answer(std::size_t index) const
    {
        return trace::readAnswer(packets[index]).answer.value_or(trace::Answer {});
    }

    SessionTime time;
    trace::ProbeBook book;
    std::vector<trace::Arrival> arrivals; // their packets are gone: see `packets`
    std::vector<Bytes> packets;
    std::vector<trace::DepartureTime> departures;
    int wakes = 0;
    std::unique_ptr<trace::ProbeTransport> transport; // ends before what its wake uses
};

trace::ProbeShape toLoopback(Protocol protocol, std::uint16_t port)
{
    trace::ProbeShape shape;
    shape.destination = wire::IpAddress::loopback(wire::Family::IPv4);
    shape.destinationPort = port;
    shape.protocol = protocol;
    return shape;
}

/// A server whose queue is full: the kernel drops each SYN to it until it has accepted.
struct Deaf {
    Deaf()
    {
        if (!bindTo(socket.get(), loopbackV4()) || ::listen(socket.get(), 0) != 0)
            return;
        const sockaddr_in there = loopbackV4(portOf(socket.get()));
        (void)::connect(first.get(), plain(there), sizeof there);
        ready = waitFor(socket.get(), POLLIN);
    }
    /// Makes room in the queue.
    [[nodiscard]] bool accept() const
    {
        const Socket accepted(::accept4(socket.get(), nullptr, nullptr, SOCK_CLOEXEC));
        return accepted.get() >= 0;
    }

    Socket socket {AF_INET, SOCK_STREAM};
    Socket first {AF_INET, SOCK_STREAM};
    bool ready = false;
};

qsizetype openDescriptors()
{
    return QDir(QStringLiteral("/proc/self/fd")).entryList(QDir::AllEntries | QDir::System).size();
}

} // namespace

class TestTransports : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aClosedUdpPortAnswers();
    void aBurstLosesNoProbeToPendingErrors();
    void aUdpServiceAnswers();
    void aClosedTcpPortRefuses();
    void anOpenTcpPortConnectsAndIsResetAtOnce();
    void descriptorsAreBounded();
    void anAttemptEndsBeforeItsSynIsRepeated();
    void anAnswerToARepeatedSynIsNotMeasured_data();
    void anAnswerToARepeatedSynIsNotMeasured();
    void aDatagramThatIsTooLargeIsAnErrorOfOneProbe();
    void aConstantFlowIsNotPretended();
    void endingInItsOwnWakeIsAllowed();
};

void TestTransports::aClosedUdpPortAnswers()
{
    const Socket held(AF_INET, SOCK_STREAM);
    Run run(Via::Udp, toLoopback(Protocol::Udp, 40'123));
    QVERIFY(run.transport);
    QCOMPARE(run.transport->via(), Via::Udp);
    QVERIFY(!run.transport->showsHeaders());
    const auto sent = run.send(5);
    QVERIFY(sent);
    QCOMPARE(sent->inferred, std::uint16_t {28});
    QCOMPARE(sent->source.text(), "127.0.0.1");
    QVERIFY(sent->sourcePort != 0);
    QTRY_COMPARE(run.arrivals.size(), std::size_t(1));
    const trace::Answer answer = run.answer(0);
    QCOMPARE(answer.kind, AnswerKind::PortUnreachable);
    QCOMPARE(answer.from.text(), "127.0.0.1");
    QCOMPARE(answer.quoted.destinationPort, std::uint16_t {40'123});
    QCOMPARE(answer.quoted.sourcePort, sent->sourcePort);
    QCOMPARE(run.arrivals[0].probe, 1U);
    QTRY_COMPARE(run.departures.size(), std::size_t(1));
    QVERIFY(run.departures[0].at >= sent->at);
    QVERIFY(run.arrivals[0].at >= run.departures[0].at);
}

void TestTransports::aBurstLosesNoProbeToPendingErrors()
{
    Run run(Via::Udp, toLoopback(Protocol::Udp, 40'200));
    for (std::uint8_t ttl = 1; ttl <= 30; ++ttl)
        QVERIFY(run.send(ttl));
    QTRY_COMPARE(run.arrivals.size(), std::size_t(30));
    for (std::size_t i = 0; i < 30; ++i)
        QCOMPARE(run.arrivals[i].probe, static_cast<std::uint32_t>(i + 1));
}

void TestTransports::aUdpServiceAnswers()
{
    const Socket server(AF_INET, SOCK_DGRAM);
    QVERIFY(bindTo(server.get(), loopbackV4()));
    Run run(Via::Udp, toLoopback(Protocol::Udp, portOf(server.get())));
    QVERIFY(run.send(1));
    QVERIFY(waitFor(server.get(), POLLIN));
    std::array<char, 100> bytes {};
    sockaddr_in from {};
    socklen_t length = sizeof from;
    // 60 bytes of a packet without 28 of headers
    QCOMPARE(
        ::recvfrom(server.get(), bytes.data(), bytes.size(), 0, reinterpret_cast<sockaddr*>(&from), &length),
        ssize_t(32));
    QCOMPARE(::sendto(server.get(), "yes", 3, 0, plain(from), sizeof from), ssize_t(3));
    QTRY_COMPARE(run.arrivals.size(), std::size_t(1));
    QCOMPARE(run.answer(0).kind, AnswerKind::UdpReply);
    QCOMPARE(run.arrivals[0].probe, 1U);
    QCOMPARE(Bytes(run.packets[0].begin() + 28, run.packets[0].end()), toBytes("yes"));
}

void TestTransports::aClosedTcpPortRefuses()
{
    const Socket held(AF_INET, SOCK_STREAM); // bound, but not listening
    QVERIFY(bindTo(held.get(), loopbackV4()));
    Run run(Via::Tcp, toLoopback(Protocol::Tcp, portOf(held.get())));
    const auto sent = run.send(3);
    QVERIFY(sent);
    QCOMPARE(std::size_t {sent->inferred}, sent->packet.size());
    QTRY_COMPARE(run.arrivals.size(), std::size_t(1));
    QCOMPARE(run.answer(0).kind, AnswerKind::Reset);
    QCOMPARE(run.answer(0).destinationPort, sent->sourcePort);
    QCOMPARE(run.arrivals[0].probe, 1U);
}

void TestTransports::anOpenTcpPortConnectsAndIsResetAtOnce()
{
    const Socket server(AF_INET, SOCK_STREAM);
    QVERIFY(bindTo(server.get(), loopbackV4()));
    QCOMPARE(::listen(server.get(), 5), 0);
    Run run(Via::Tcp, toLoopback(Protocol::Tcp, portOf(server.get())));
    QVERIFY(run.send(3));
    QTRY_COMPARE(run.arrivals.size(), std::size_t(1));
    QCOMPARE(run.answer(0).kind, AnswerKind::SynAck);
    QVERIFY(run.arrivals[0].kernelTime);
    QVERIFY(waitFor(server.get(), POLLIN));
    const Socket connection(::accept4(server.get(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
    QVERIFY(waitFor(connection.get(), POLLIN));
    char byte = 0;
    QCOMPARE(::recv(connection.get(), &byte, 1, 0), ssize_t(-1));
    QCOMPARE(errno, ECONNRESET);
}

void TestTransports::descriptorsAreBounded()
{
    // A server whose queue is full answers no more, so attempts stay under way.
    const Socket server(AF_INET, SOCK_STREAM);
    QVERIFY(bindTo(server.get(), loopbackV4()));
    QCOMPARE(::listen(server.get(), 0), 0);
    Run run(Via::Tcp, toLoopback(Protocol::Tcp, portOf(server.get())));
    const auto before = openDescriptors();
    for (int i = 0; i < 400; ++i)
        QVERIFY(run.send(3));
    QVERIFY(openDescriptors() > before + 100);
    QVERIFY(openDescriptors() <= before + 256);
}

/// Loopback knows no gateway, so nothing but the attempt's end keeps the kernel from repeating a SYN.
void TestTransports::anAttemptEndsBeforeItsSynIsRepeated()
{
    const Deaf server;
    QVERIFY(server.ready);
    Run run(Via::Tcp, toLoopback(Protocol::Tcp, portOf(server.socket.get())), std::chrono::seconds(1));
    QVERIFY(!run.transport->due());
    const auto before = openDescriptors();
    const auto sent = run.send(3);
    QVERIFY(sent);
    QCOMPARE(openDescriptors(), before + 1);
    const auto due = run.transport->due();
    QVERIFY(
        due && *due > sent->at + std::chrono::milliseconds(900) && *due < sent->at + std::chrono::seconds(1));
    run.takeAll();
    QCOMPARE(openDescriptors(), before + 1); // not before its time
    QTRY_VERIFY(run.time.now() >= *due);
    run.takeAll();
    QCOMPARE(openDescriptors(), before);
    QVERIFY(!run.transport->due());
    QVERIFY(run.arrivals.empty());
}

void TestTransports::anAnswerToARepeatedSynIsNotMeasured_data()
{
    QTest::addColumn<bool>("accepts");
    QTest::newRow("SYN-ACK") << true;
    QTest::newRow("reset") << false;
}

void TestTransports::anAnswerToARepeatedSynIsNotMeasured()
{
    QFETCH(bool, accepts);
    Deaf server;
    QVERIFY(server.ready);
    const std::uint16_t port = portOf(server.socket.get());
    Run run(Via::Tcp, toLoopback(Protocol::Tcp, port));
    QVERIFY(run.send(3)); // and dropped
    if (accepts)
        QVERIFY(server.accept());
    else
        server.socket.close();
    QTRY_COMPARE(run.arrivals.size(), std::size_t(1));
    QCOMPARE(run.answer(0).kind, accepts ? AnswerKind::SynAck : AnswerKind::Reset);
    QVERIFY(run.arrivals[0].repeated);
    QVERIFY(!run.arrivals[0].kernelTime);
}

void TestTransports::aDatagramThatIsTooLargeIsAnErrorOfOneProbe()
{
    trace::ProbeShape shape = toLoopback(Protocol::Udp, 40'300);
    shape.dontFragment = true;
    shape.destination = wire::IpAddress::v4(127, 0, 0, 1);
    shape.size = 65'535; // which the loopback interface takes in one piece: 65536
    Run run(Via::Udp, shape);
    QVERIFY(run.send(1));
    trace::ProbeShape tooSmall = shape;
    tooSmall.size = 27;
    Run none(Via::Udp, tooSmall);
    const auto sent = none.send(1);
    QVERIFY(!sent);
    QCOMPARE(sent.error().code, ErrorCode::SystemCall);
    QCOMPARE(sent.error().systemError, EINVAL);
}

void TestTransports::aConstantFlowIsNotPretended()
{
    trace::ProbeShape shape = toLoopback(Protocol::Udp, 40'400);
    shape.flow = trace::Flow::Paris;
    Way way {.via = Via::Udp};
    way.settings.shape = shape;
    const auto opened = openTransport(way, {}, SessionTime());
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::NeedsRawProbes);
}

void TestTransports::endingInItsOwnWakeIsAllowed()
{
    auto run = std::make_unique<Run>(Via::Udp, toLoopback(Protocol::Udp, 40'500));
    bool ended = false;
    run->transport->setWake([&run, &ended] {
        run->transport.reset();
        ended = true;
    });
    QVERIFY(run->send(1));
    QTRY_VERIFY(ended);
}

QTEST_GUILESS_MAIN(TestTransports)
#include "tst_transports.moc"
