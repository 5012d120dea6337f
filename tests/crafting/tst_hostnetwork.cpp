// SPDX-License-Identifier: GPL-3.0-or-later
// Without any right, on loopback; the ways that need rights are tests/e2e/test_hostsend.py's.
#include "core/crafting/hostnetwork.h"

#include "core/craft/leaving.h"
#include "core/craft/templates.h"
#include "core/journal/calltext.h"
#include "core/journal/journal.h"
#include "core/wire/bytewriter.h"
#include "tests/net/loopback.h"

#include <QtTest/QtTest>

#include <cerrno>

using namespace socketscope;
using namespace socketscope::crafting;
using craft::SendWay;

namespace {

/// Ordinary sockets only, as for a user without rights.
class Unprivileged final : public net::SocketSource {
public:
    Result<int> open(int family, int type, int protocol) override
    {
        if (type == SOCK_RAW || family == AF_PACKET)
            return fail({.code = ErrorCode::SystemCall, .detail = "socket", .systemError = EPERM});
        return m_host.open(family, type, protocol);
    }

private:
    net::HostSockets m_host;
};

struct Fixture {
    Unprivileged sockets;
    HostNetwork network {sockets};
    journal::Journal journal;
    net::SessionTime time;
    journal::ActorId actor = journal.addActor({.name = "crafter"}, time.now());
    Place place {journal, actor, time};

    /// "socket(AF_INET, SOCK_DGRAM)", and for what failed "= EPERM".
    QStringList calls() const
    {
        QStringList texts;
        const journal::JournalView view(journal);
        for (journal::Seq seq = 1; seq <= view.size(); ++seq) {
            const journal::Event& event = view.at(seq);
            if (event.kind == journal::EventKind::Call)
                texts += QString::fromStdString(journal::callText(event));
            else if (event.kind == journal::EventKind::Return && event.result < 0)
                texts += QString::fromStdString("= " + journal::resultText(event));
        }
        return texts;
    }
};

/// UDP "hello" from a port of the system's choice to that port of 127.0.0.1.
craft::Packet helloTo(std::uint16_t port)
{
    craft::Packet packet = *craft::builtinTemplate("udp-hello");
    if (!packet.set("udp.source_port", "0") || !packet.set("udp.destination_port", std::to_string(port)))
        qFatal("no such field");
    return packet;
}

/// A UDP socket of an ordinary program on loopback.
struct Server {
    test::Descriptor socket {AF_INET, SOCK_DGRAM};
    std::uint16_t port = 0;

    Server()
    {
        sockaddr_in at = test::loopbackV4();
        socklen_t length = sizeof at;
        if (::bind(socket.get(), reinterpret_cast<sockaddr*>(&at), sizeof at) != 0
            || ::getsockname(socket.get(), reinterpret_cast<sockaddr*>(&at), &length) != 0)
            qFatal("no port");
        port = ntohs(at.sin_port);
    }
};

Bytes nextArrival(Transport& transport, std::uint16_t& inferred, const net::SessionTime& time)
{
    Bytes packet;
    const auto take = [&] {
        if (const auto arrival = transport.take(time.now())) {
            packet.assign(arrival->packet.begin(), arrival->packet.end());
            inferred = arrival->inferred;
        }
        return !packet.empty();
    };
    transport.setWake([&] { (void)take(); });
    if (!take() && !QTest::qWaitFor([&] { return !packet.empty(); }))
        qWarning("nothing came");
    transport.setWake({});
    return packet;
}

} // namespace

class TestHostNetwork : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutRightsPlansSayWhatStillWorks();
    void theHelperIsAskedOnlyWhereItIsNeededAndNotEachTime();
    void anOrdinarySocketSendsAndHearsTheAnswer();
    void whatNobodyTakesComesBackAsAnError();
    void aSocketThatIsRefusedIsInTheJournal();
    void eachPortHasASocketAndOnlySoManyStayOpen();
};

void TestHostNetwork::withoutRightsPlansSayWhatStillWorks()
{
    Fixture f;
    craft::SendPlan plan = f.network.plan(helloTo(9), std::nullopt);
    QVERIFY(plan.way == SendWay::Datagram && !plan.refused && !plan.leavesMachine);
    plan = f.network.plan(*craft::builtinTemplate("icmp-echo"), std::nullopt);
    QVERIFY(plan.refused && plan.refused->code == ErrorCode::NeedsRawSockets);
    QVERIFY(!f.network.open(plan, *craft::builtinTemplate("icmp-echo"), f.place));
    const auto heard = f.network.listen({}, f.place);
    QVERIFY(!heard && heard.error().code == ErrorCode::NeedsRawSockets);
    QVERIFY(f.network.name().empty());
}

void TestHostNetwork::theHelperIsAskedOnlyWhereItIsNeededAndNotEachTime()
{
    Fixture f;
    Unprivileged helper;
    int asked = 0;
    HostNetwork network(f.sockets, {.sockets = &helper, .usable = [&] {
                                        ++asked;
                                        return true;
                                    }});
    const craft::SendPlan plan = network.plan(helloTo(9), std::nullopt);
    QVERIFY(plan.byHelper && plan.way == SendWay::RawHeader);
    QVERIFY(network.plan(*craft::builtinTemplate("icmp-echo"), std::nullopt).byHelper);
    QCOMPARE(asked, 1);
}

void TestHostNetwork::anOrdinarySocketSendsAndHearsTheAnswer()
{
    Fixture f;
    const Server server;
    const craft::Packet packet = helloTo(server.port);
    const auto transport = f.network.open(f.network.plan(packet, std::nullopt), packet, f.place);
    QVERIFY(transport);
    const auto left = (*transport)->send(packet.serialize(), f.time.now());
    QVERIFY(left);
    const Bytes sent(left->packet.begin(), left->packet.end());
    QCOMPARE(left->inferred, std::uint16_t {28});
    char text[16] {};
    sockaddr_in from {};
    socklen_t length = sizeof from;
    QCOMPARE(
        ::recvfrom(server.socket.get(), text, sizeof text, 0, reinterpret_cast<sockaddr*>(&from), &length),
        ssize_t {5});
    QCOMPARE(QByteArray(text), QByteArray("hello"));
    // The port that the system has chosen stands in what left.
    QCOMPARE(wire::word16(sent, 20), ntohs(from.sin_port));
    QCOMPARE(
        ::sendto(server.socket.get(), "back", 4, 0, reinterpret_cast<sockaddr*>(&from), length), ssize_t {4});
    std::uint16_t inferred = 0;
    const Bytes answer = nextArrival(**transport, inferred, f.time);
    QCOMPARE(inferred, std::uint16_t {28});
    QCOMPARE(answer.size(), std::size_t {32});
    QCOMPARE(wire::word16(answer, 20), server.port);
    QCOMPARE(wire::word16(answer, 22), ntohs(from.sin_port));
    QCOMPARE(std::string(answer.begin() + 28, answer.end()), std::string("back"));
}

void TestHostNetwork::whatNobodyTakesComesBackAsAnError()
{
    Fixture f;
    std::uint16_t port = 0;
    {
        const Server gone;
        port = gone.port;
    }
    const craft::Packet packet = helloTo(port);
    const auto transport = f.network.open(f.network.plan(packet, std::nullopt), packet, f.place);
    QVERIFY(transport);
    const auto left = (*transport)->send(packet.serialize(), f.time.now());
    QVERIFY(left);
    const Bytes sent(left->packet.begin(), left->packet.end());
    std::uint16_t inferred = 0;
    const Bytes error = nextArrival(**transport, inferred, f.time);
    QVERIFY(error.size() > 48);
    QCOMPARE(int(error[9]), 1); // ICMP
    QCOMPARE(int(error[20]), 3); // destination unreachable
    QCOMPARE(int(error[21]), 3); // port
    QCOMPARE(Bytes(error.begin() + 48, error.begin() + 52), Bytes(sent.begin() + 20, sent.begin() + 24));
    // It does not stand in the way of the next packet.
    QVERIFY((*transport)->send(packet.serialize(), f.time.now()));
}

void TestHostNetwork::aSocketThatIsRefusedIsInTheJournal()
{
    Fixture f;
    Unprivileged helper;
    HostNetwork network(f.sockets, {.sockets = &helper, .usable = [] { return true; }});
    const craft::Packet packet = *craft::builtinTemplate("udp-hello");
    const auto transport = network.open(network.plan(packet, std::nullopt), packet, f.place);
    QVERIFY(!transport);
    QCOMPARE(transport.error().systemError, EPERM);
    QCOMPARE(f.calls(), (QStringList {"socket(AF_INET, SOCK_RAW, IPPROTO_ICMP)", "= EPERM"}));
}

void TestHostNetwork::eachPortHasASocketAndOnlySoManyStayOpen()
{
    Fixture f;
    const Server server;
    craft::Packet packet = helloTo(server.port);
    auto transport = f.network.open(f.network.plan(packet, std::nullopt), packet, f.place);
    QVERIFY(transport);
    const QStringList opened = f.calls();
    QCOMPARE(opened.filter("socket(").size(), 1);
    // Other sources: each needs a socket that is bound there.
    for (int i = 2; i < 72; ++i) {
        QVERIFY(packet.set("ipv4.source", "127.0.0." + std::to_string(i)));
        const auto left = (*transport)->send(packet.serialize(), f.time.now());
        QVERIFY(left);
        QCOMPARE(int(left->packet[15]), i);
    }
    QCOMPARE(f.calls().filter("socket(").size(), 71);
    QCOMPARE(f.calls().filter("close(").size(), 71 - 64);
    transport->reset();
    QCOMPARE(f.calls().filter("close(").size(), 71);
}

QTEST_GUILESS_MAIN(TestHostNetwork)
#include "tst_hostnetwork.moc"
