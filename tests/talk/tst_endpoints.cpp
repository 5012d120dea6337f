// SPDX-License-Identifier: GPL-3.0-or-later
// Endpoints over real sockets on loopback: stepping, stopping, failing, replying.
#include "tests/talk/stagerun.h"

#include "core/journal/facts.h"
#include "core/net/sockaddr.h"

#include <QtCore/QAbstractEventDispatcher>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace socketscope;
using namespace socketscope::talk;
using journal::CallName;
using journal::Event;
using journal::EventKind;
using journal::FailureCode;
using journal::Seq;
using namespace std::chrono_literals;

namespace {

Program udpServer(std::vector<Step> receive, Reply reply = Reply::None)
{
    Program program {.role = Role::UdpServer};
    program.steps = {{SocketStep {}}, {BindStep {{.host = "127.0.0.1"}}}};
    program.steps.insert(program.steps.end(), receive.begin(), receive.end());
    program.reply = reply;
    return program;
}

Program tcpServer(std::vector<Step> connection, Reply reply = Reply::None, std::uint32_t times = 0)
{
    Program program {.role = Role::TcpServer};
    program.steps
        = {{SocketStep {}}, {BindStep {{.host = "127.0.0.1"}}}, {ListenStep {16}}, {AcceptStep {times}}};
    program.connection = std::move(connection);
    program.reply = reply;
    return program;
}

const Place toServer {.endpoint = "server"};

/// A plain socket of the test's own, as a program that nobody here wrote would use it.
class PlainSocket {
public:
    explicit PlainSocket(int type)
        : m_descriptor(::socket(AF_INET, type, 0))
    {
    }
    ~PlainSocket() { ::close(m_descriptor); }
    PlainSocket(const PlainSocket&) = delete;
    PlainSocket& operator=(const PlainSocket&) = delete;
    int connectTo(const wire::SocketAddress& address) const
    {
        const auto native = net::toNative(address);
        return ::connect(m_descriptor, native.get(), native.length);
    }
    /// The port that the system chose.
    [[nodiscard]] std::uint16_t bindToLoopback() const
    {
        const auto native = net::toNative({wire::IpAddress::loopback(wire::Family::IPv4), 0});
        return ::bind(m_descriptor, native.get(), native.length) < 0 ? std::uint16_t(0)
                                                                     : net::localAddress(m_descriptor).port;
    }
    [[nodiscard]] int get() const { return m_descriptor; }

private:
    int m_descriptor;
};

} // namespace

class TestEndpoints : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stepsOneCallAtAPress();
    void stepsConnectionsToo();
    void stopsInABlockedCall_data();
    void stopsInABlockedCall();
    void runsAgainAfterItsEnd();
    void tellsATimeoutFromAnEmptyDatagram();
    void marksACallThatWaited();
    void hearsOfACloseWithUnreadBytes();
    void keepsTheServerWhenAClientIsReset();
    void doesNotBufferForAPeerThatDoesNotRead();
    void sendsAgainAtTheAskedPace();
    void repliesWithWhatWasAsked_data();
    void repliesWithWhatWasAsked();
    void stopsWhenTwoRepliersAnswerEachOther();
    void readsOptionsBackFromTheKernel();
    void goesOnWhenDescriptorsRunOut();
    void looksNamesUp();
    void saysThatANameIsUnknown();
    void speaksIpv6();
    void givesUpOnWaitingForWhatCannotCome();
    void waitsForAnEndpointThatNobodyHasRunYet();
    void leavesAConnectionOpenWhoseProgramDoesNotClose();
    void countsMessagesAndNotFailures();
    void readsUntilNothingMoreComes();
    void leavesOutWhatIsForAnOpenStream();
    void restsWhileItWaitsToReceive();
    void tellsARefusedConnection();
    void countsWhatTheKernelDropped();
    void tellsAConnectedDatagramSocketOfTheClosedPort();
};

void TestEndpoints::stepsOneCallAtAPress()
{
    test::StageRun run;
    const EndpointId server = run.add("server", udpServer({{ReceiveStep {}}, {CloseStep {}}}));
    Program sender {.role = Role::UdpClient};
    sender.steps
        = {{SocketStep {}}, {SendStep {.message = Message::text("x"), .to = toServer}}, {CloseStep {}}};
    const EndpointId client = run.add("client", sender);

    run.stage.step(server);
    QCOMPARE(run.returnsOf("server"), QStringList({"socket"}));
    run.stage.step(server);
    QCOMPARE(run.returnsOf("server"), QStringList({"socket", "bind 0"}));
    run.stage.step(server); // blocks
    QVERIFY(run.waitForCall("server", CallName::Recvfrom));
    run.stage.step(server); // nothing to press while it waits
    QCOMPARE(run.returnsOf("server").size(), 2);
    run.stage.step(client);
    run.stage.step(client);
    QVERIFY(run.waitForCall("server", CallName::Recvfrom, EventKind::Return));
    QCOMPARE(run.returnsOf("server"), QStringList({"socket", "bind 0", "recvfrom 1 x"})); // and no further
    run.stage.step(client);
    run.stage.step(server);
    QCOMPARE(run.returnsOf("server"), QStringList({"socket", "bind 0", "recvfrom 1 x", "close 0"}));
    QCOMPARE(run.returnsOf("client"), QStringList({"socket", "sendto 1 x", "close 0"}));
}

void TestEndpoints::stepsConnectionsToo()
{
    test::StageRun run;
    const EndpointId server
        = run.add("server", tcpServer({{ReceiveStep {}}, {CloseStep {}}}, Reply::Echo, 1));
    for (int press = 0; press < 4; ++press)
        run.stage.step(server);
    const PlainSocket peer(SOCK_STREAM);
    QCOMPARE(peer.connectTo(run.boundAddress("server")), 0);
    QCOMPARE(::send(peer.get(), "hi", 2, 0), 2);
    QVERIFY(run.waitForCall("server", CallName::Accept, EventKind::Return));
    QCOMPARE(run.returnsOf("server#1"), QStringList());
    run.stage.step(server);
    QCOMPARE(run.returnsOf("server#1"), QStringList({"recv 2 hi"}));
    run.stage.step(server);
    QCOMPARE(run.returnsOf("server#1"), QStringList({"recv 2 hi", "send 2 hi"}));
    run.stage.step(server);
    QCOMPARE(run.returnsOf("server#1"), QStringList({"recv 2 hi", "send 2 hi", "close 0"}));
}

void TestEndpoints::stopsInABlockedCall_data()
{
    QTest::addColumn<int>("what");
    QTest::newRow("recvfrom") << 0;
    QTest::newRow("accept") << 1;
    QTest::newRow("recv of a connection") << 2;
}

void TestEndpoints::stopsInABlockedCall()
{
    QFETCH(int, what);
    test::StageRun run;
    const EndpointId server
        = run.add("server", what == 0 ? udpServer({{ReceiveStep {}}}) : tcpServer({{ReceiveStep {}}}));
    run.stage.run(server);
    const PlainSocket peer(SOCK_STREAM);
    std::string actor = "server";
    CallName call = what == 0 ? CallName::Recvfrom : CallName::Accept;
    if (what == 2) {
        QCOMPARE(peer.connectTo(run.boundAddress("server")), 0);
        actor = "server#1";
        call = CallName::Recv;
    }
    QVERIFY(run.waitForCall(actor, call));
    run.stage.stop(server); // answers before it returns
    const QStringList returns = run.returnsOf(actor);
    QVERIFY(returns.size() >= 2);
    QCOMPARE(returns[returns.size() - 2],
        QString::fromStdString(std::string(nameOf(call))) + " -1 EAGAIN"); // the kernel's last word
    QCOMPARE(returns.last(), QStringLiteral("close 0"));
    QVERIFY(run.stage.isIdle());
    const PlainSocket late(SOCK_STREAM);
    if (what != 0)
        QCOMPARE(late.connectTo(run.boundAddress("server")), -1); // nobody listens any more
}

void TestEndpoints::runsAgainAfterItsEnd()
{
    test::StageRun run;
    run.add(test::shippedScene(QStringLiteral("udp-hello")));
    QVERIFY(run.runToTheEnd());
    const QStringList once = run.returnsOf("server");
    QVERIFY(run.runToTheEnd());
    QCOMPARE(run.returnsOf("server"), once + once);
}

void TestEndpoints::tellsATimeoutFromAnEmptyDatagram()
{
    test::StageRun run;
    run.add("server", udpServer({{ReceiveStep {}}, {ReceiveStep {.timeout = 1ms}}, {CloseStep {}}}));
    Program sender {.role = Role::UdpClient};
    sender.steps = {{SocketStep {}}, {SendStep {.message = {}, .to = toServer}}, {CloseStep {}}};
    run.add("client", sender);
    QVERIFY(run.runToTheEnd());
    QCOMPARE(run.returnsOf("server"),
        QStringList({"socket", "bind 0", "recvfrom 0", "recvfrom -1 EAGAIN", "close 0"}));
    QCOMPARE(run.failures(FailureCode::TimedOut).size(), std::size_t(1));
}

void TestEndpoints::marksACallThatWaited()
{
    test::StageRun run;
    run.add(test::shippedScene(QStringLiteral("udp-hello")));
    QVERIFY(run.runToTheEnd());
    const journal::JournalView view(run.journal);
    for (Seq seq = 1; seq <= view.size(); ++seq) {
        const Event& event = view.at(seq);
        if (event.kind == EventKind::Return)
            QCOMPARE(event.has(Event::Blocked), event.call == CallName::Recvfrom);
        if (event.kind == EventKind::Return)
            QCOMPARE(view.at(event.cause).call, event.call);
    }
}

void TestEndpoints::hearsOfACloseWithUnreadBytes()
{
    // The server never reads and closes: TCP answers with a reset instead of a FIN (RFC 2525 section 2.17).
    test::StageRun run;
    run.add("server", tcpServer({{CloseStep {}, {*Condition::parse("client.send")}}}, Reply::None, 1));
    Program client {.role = Role::TcpClient};
    client.steps
        = {{SocketStep {}}, {ConnectStep {toServer}}, {SendStep {.message = Message::text("unread")}},
            {ReceiveStep {}, {*Condition::parse("server#1.close")}}, {CloseStep {}}};
    run.add("client", client);
    QVERIFY(run.runToTheEnd());
    QCOMPARE(run.returnsOf("client").mid(2), QStringList({"send 6 unread", "recv -1 ECONNRESET", "close 0"}));
    const auto unread = run.failures(FailureCode::Unread);
    QCOMPARE(unread.size(), std::size_t(1));
    QCOMPARE(unread.front().argument, 6);
}

void TestEndpoints::keepsTheServerWhenAClientIsReset()
{
    test::StageRun run;
    run.add(
        "server", tcpServer({{ReceiveStep {.until = {Until::Kind::Empty}}}, {CloseStep {}}}, Reply::Echo));
    run.stage.runAll();
    QVERIFY(run.waitForCall("server", CallName::Accept));
    {
        const PlainSocket rude(SOCK_STREAM);
        QCOMPARE(rude.connectTo(run.boundAddress("server")), 0);
        const linger abort {.l_onoff = 1, .l_linger = 0};
        ::setsockopt(rude.get(), SOL_SOCKET, SO_LINGER, &abort, sizeof abort);
    }
    QVERIFY(run.waitForCall("server#1", CallName::Close, EventKind::Return));
    const PlainSocket polite(SOCK_STREAM);
    QCOMPARE(polite.connectTo(run.boundAddress("server")), 0);
    QCOMPARE(::send(polite.get(), "hi", 2, 0), 2);
    QVERIFY(run.waitForCall("server#2", CallName::Send, EventKind::Return));
    char answer[3] {};
    QCOMPARE(::recv(polite.get(), answer, 2, 0), 2);
    QCOMPARE(QByteArray(answer), QByteArray("hi"));
}

void TestEndpoints::doesNotBufferForAPeerThatDoesNotRead()
{
    test::StageRun run;
    Program client {.role = Role::TcpClient};
    const auto huge = std::make_shared<const Bytes>(Bytes(64 << 20, 'x'));
    client.steps = {{SocketStep {}}, {ConnectStep {toServer}},
        {SendStep {.message = {Message::Source::File, Message::LineEnding::None, "huge", huge}}},
        {CloseStep {}}};
    run.add("server", tcpServer({{ReceiveStep {}, {*Condition::parse("client.close")}}})); // never
    const EndpointId sender = run.add("client", client);
    run.stage.runAll();
    QVERIFY(test::waitUntil([&] { return !run.failures(FailureCode::PeerNotReading).empty(); }));
    // What the kernel took is all there is: the rest is still the program's own message.
    const int waiting = run.failures(FailureCode::PeerNotReading).front().argument;
    QVERIFY2(waiting > 0 && waiting < 16 << 20, qPrintable(QString::number(waiting)));
    run.stage.stop(sender);
    QVERIFY(run.returnsOf("client").contains(QStringLiteral("send -1 EAGAIN")));
}

void TestEndpoints::sendsAgainAtTheAskedPace()
{
    test::StageRun run;
    run.add("server", udpServer({{ReceiveStep {.until = {Until::Kind::Times, 20}}}, {CloseStep {}}}));
    Program client {.role = Role::UdpClient};
    client.steps = {{SocketStep {}},
        {SendStep {.message = Message::text("tick"), .to = toServer, .times = 20, .every = 5ms}},
        {CloseStep {}}};
    run.add("client", client);
    QVERIFY(run.runToTheEnd());
    const journal::JournalView view(run.journal);
    std::vector<Instant> starts;
    for (Seq seq = 1; seq <= view.size(); ++seq)
        if (view.at(seq).kind == EventKind::Call && view.at(seq).call == CallName::Sendto)
            starts.push_back(view.at(seq).at);
    QCOMPARE(starts.size(), std::size_t(20));
    // Never early: the n-th send is due n periods after the first.
    for (std::size_t n = 1; n < starts.size(); ++n)
        QVERIFY(starts[n] - starts[0] >= n * 5ms);
}

void TestEndpoints::repliesWithWhatWasAsked_data()
{
    QTest::addColumn<int>("reply");
    QTest::addColumn<QString>("answer");
    QTest::newRow("echo") << int(Reply::Echo) << QStringLiteral("Hello 1\n");
    QTest::newRow("shout") << int(Reply::Shout) << QStringLiteral("HELLO 1\n");
    QTest::newRow("reverse, the line ending stays at the end")
        << int(Reply::Reverse) << QStringLiteral("1 olleH\n");
    QTest::newRow("fixed") << int(Reply::Fixed) << QStringLiteral("as ever");
    QTest::newRow("time") << int(Reply::Time) << QStringLiteral("12:00\n");
}

void TestEndpoints::repliesWithWhatWasAsked()
{
    QFETCH(int, reply);
    QFETCH(QString, answer);
    test::StageRun run;
    Program server = udpServer({{ReceiveStep {}}, {CloseStep {}}}, Reply(reply));
    server.fixedReply = Message::text("as ever");
    run.add("server", server);
    Program client {.role = Role::UdpClient};
    client.steps = {{SocketStep {}},
        {SendStep {.message = Message::text("Hello 1", Message::LineEnding::Lf), .to = toServer}},
        {ReceiveStep {}}, {CloseStep {}}};
    run.add("client", client);
    QVERIFY(run.runToTheEnd());
    QCOMPARE(run.returnsOf("client")[2], QStringLiteral("recvfrom %1 %2").arg(answer.size()).arg(answer));
}

void TestEndpoints::stopsWhenTwoRepliersAnswerEachOther()
{
    test::StageRun run;
    const auto endless = std::vector<Step> {{ReceiveStep {.until = {Until::Kind::Forever}}}};
    run.add("server", udpServer(endless, Reply::Echo));
    Program other = udpServer(endless, Reply::Echo);
    other.steps.insert(
        other.steps.begin() + 2, Step {SendStep {.message = Message::text("ping"), .to = toServer}});
    run.add("other", other);
    run.stage.runAll();
    QVERIFY(test::waitUntil([&] { return !run.failures(FailureCode::ReplyLoop).empty(); }));
    run.stage.stopAll();
}

void TestEndpoints::readsOptionsBackFromTheKernel()
{
    test::StageRun run;
    Program client {.role = Role::UdpClient};
    client.steps = {{SocketStep {wire::Family::IPv4}}, {OptionStep {journal::OptionName::SoRcvbuf, 8192}},
        {OptionStep {journal::OptionName::IpTtl, 3}}, {CloseStep {}}};
    run.add("client", client);
    QVERIFY(run.runToTheEnd());
    const journal::JournalView view(run.journal);
    QList<int> held;
    for (Seq seq = 1; seq <= view.size(); ++seq)
        if (view.at(seq).kind == EventKind::Return && view.at(seq).call == CallName::Setsockopt)
            held << view.at(seq).argument;
    QCOMPARE(held, QList<int>({16384, 3})); // Linux doubles SO_RCVBUF (socket(7))
    // And what nobody set is told, too: a new socket has the system's TTL of 64 and may not broadcast.
    for (Seq seq = 1; seq <= view.size(); ++seq) {
        if (view.at(seq).kind != EventKind::State || view.at(seq).state() != journal::StateCode::Open)
            continue;
        QCOMPARE(journal::fact(view.at(seq).bytes.view(), "SO_BROADCAST"), std::string("0"));
        QCOMPARE(journal::fact(view.at(seq).bytes.view(), "IP_TTL"), std::string("64"));
        QCOMPARE(view.at(seq - 1).call, CallName::Socket);
    }
}

namespace {

/// Hands out descriptors until there are none left.
class FewSockets final : public net::SocketSource {
public:
    explicit FewSockets(int count)
        : m_left(count)
    {
    }
    Result<int> open(int family, int type, int protocol) override
    {
        if (m_left-- <= 0)
            return fail({.code = ErrorCode::SystemCall, .detail = "socket", .systemError = EMFILE});
        return net::HostSockets().open(family, type, protocol);
    }

private:
    int m_left;
};

} // namespace

void TestEndpoints::goesOnWhenDescriptorsRunOut()
{
    FewSockets few(1);
    journal::Journal journal;
    net::SessionTime time;
    Stage stage(journal,
        {.sockets = few, .now = [&time] { return time.now(); }, .timeOfDay = {}, .descriptorLimit = 7});
    stage.add(1, {"first", udpServer({{ReceiveStep {}}})});
    stage.add(2, {"second", udpServer({{ReceiveStep {}}})});
    stage.runAll();
    const journal::JournalView view(journal);
    int found = 0;
    for (Seq seq = 1; seq <= view.size(); ++seq) {
        if (view.at(seq).kind == EventKind::Failure && view.at(seq).failure() == FailureCode::NoDescriptors) {
            ++found;
            QCOMPARE(view.at(seq).argument, 7);
            QCOMPARE(view.actor(view.at(seq).actor).name, std::string("second"));
        }
    }
    QCOMPARE(found, 1);
    QVERIFY(!stage.isIdle()); // the first goes on
    stage.stopAll();
}

void TestEndpoints::looksNamesUp()
{
    test::StageRun run;
    run.add("server", udpServer({{ReceiveStep {}}, {CloseStep {}}}));
    run.stage.runAll();
    QVERIFY(run.waitForCall("server", CallName::Recvfrom));
    Program client {.role = Role::UdpClient};
    client.steps = {{SocketStep {wire::Family::IPv4}},
        {SendStep {.message = Message::text("x"),
            .to = {.host = "localhost", .port = run.boundAddress("server").port}}},
        {CloseStep {}}};
    run.stage.run(run.add("client", client));
    QVERIFY(test::waitUntil([&] { return run.stage.isIdle(); }));
    QCOMPARE(
        run.returnsOf("client"), QStringList({"socket", "getaddrinfo 0 localhost", "sendto 1 x", "close 0"}));
}

void TestEndpoints::saysThatANameIsUnknown()
{
    test::StageRun run;
    Program client {.role = Role::UdpClient};
    client.steps = {{SocketStep {}},
        {SendStep {.message = Message::text("x"), .to = {.host = "a..b", .port = 9}}}, {CloseStep {}}};
    run.add("client", client);
    QVERIFY(run.runToTheEnd());
    QCOMPARE(run.failures(FailureCode::Unresolvable).size(), std::size_t(1));
    QVERIFY(!run.returnsOf("client").contains(QStringLiteral("sendto 1 x")));
}

void TestEndpoints::speaksIpv6()
{
    test::StageRun run;
    Program server {.role = Role::UdpServer};
    server.steps = {{SocketStep {}}, {BindStep {{.host = "::1"}}}, {ReceiveStep {}}, {CloseStep {}}};
    run.add("server", server);
    Program client {.role = Role::UdpClient};
    client.steps
        = {{SocketStep {}}, {SendStep {.message = Message::text("six"), .to = toServer}}, {CloseStep {}}};
    run.add("client", client);
    QVERIFY(run.runToTheEnd());
    if (run.returnsOf("server").contains(QStringLiteral("bind -1 EADDRNOTAVAIL")))
        QSKIP("this machine has no IPv6 loopback address");
    QCOMPARE(run.returnsOf("server"), QStringList({"socket", "bind 0", "recvfrom 3 six", "close 0"}));
    QVERIFY(run.boundAddress("server").text().starts_with("[::1]:"));
}

void TestEndpoints::givesUpOnWaitingForWhatCannotCome()
{
    test::StageRun run;
    Program server = udpServer({{ReceiveStep {}}, {CloseStep {}}});
    std::get<BindStep>(server.steps[1].action).at.host
        = "192.0.2.1"; // TEST-NET-1: no address of this machine
    run.add("server", server);
    Program client {.role = Role::UdpClient};
    client.steps = {{SocketStep {}, {*Condition::parse("server.recvfrom.blocked")}}, {CloseStep {}}};
    run.add("client", client);
    QVERIFY(run.runToTheEnd());
    QCOMPARE(run.returnsOf("server"), QStringList({"socket", "bind -1 EADDRNOTAVAIL", "close 0"}));
    QCOMPARE(run.returnsOf("client"), QStringList());
}

void TestEndpoints::countsWhatTheKernelDropped()
{
    test::StageRun run;
    // The smallest receive buffer there is, and a server that reads only when all has been sent.
    constexpr int sent = 200;
    Program server
        = udpServer({{ReceiveStep {.until = {Until::Kind::Forever}}, {*Condition::parse("client.close")}}});
    server.steps.insert(server.steps.begin() + 1, Step {OptionStep {journal::OptionName::SoRcvbuf, 1}});
    run.add("server", server);
    Program client {.role = Role::UdpClient};
    client.steps = {{SocketStep {}},
        {SendStep {.message = Message::text("0123456789"), .to = toServer, .times = sent}}, {CloseStep {}}};
    run.add("client", client);
    run.stage.runAll();
    QVERIFY(test::waitUntil([&] { return !run.failures(FailureCode::KernelDrops).empty(); }));
    const auto received = run.returnsOf("server").filter("recvfrom 10").size();
    QVERIFY(received > 0);
    QCOMPARE(run.failures(FailureCode::KernelDrops).front().argument, sent - static_cast<int>(received));
    run.stage.stopAll();
}

void TestEndpoints::waitsForAnEndpointThatNobodyHasRunYet()
{
    test::StageRun run;
    const EndpointId server = run.add("server", udpServer({{ReceiveStep {}}, {CloseStep {}}}));
    Program sender {.role = Role::UdpClient};
    sender.steps
        = {{SocketStep {}}, {SendStep {.message = Message::text("x"), .to = toServer}}, {CloseStep {}}};
    run.add("client", sender);
    run.stage.run(run.lastId);
    for (int turn = 0; turn < 10; ++turn)
        QCoreApplication::processEvents();
    QVERIFY(!run.stage.isIdle()); // it waits: the server may be run yet
    run.stage.run(server);
    QVERIFY(test::waitUntil([&] { return run.stage.isIdle(); }));
    QCOMPARE(run.returnsOf("server"), QStringList({"socket", "bind 0", "recvfrom 1 x", "close 0"}));
}

void TestEndpoints::leavesAConnectionOpenWhoseProgramDoesNotClose()
{
    test::StageRun run;
    const EndpointId server = run.add("server", tcpServer({{ReceiveStep {}}}, Reply::None));
    run.stage.run(server);
    QVERIFY(run.waitForCall("server", CallName::Accept));
    const PlainSocket peer(SOCK_STREAM);
    QCOMPARE(peer.connectTo(run.boundAddress("server")), 0);
    QCOMPARE(::send(peer.get(), "hi", 2, 0), 2);
    QVERIFY(run.waitForCall("server#1", CallName::Recv, EventKind::Return));
    for (int turn = 0; turn < 10; ++turn)
        QCoreApplication::processEvents();
    char byte = 0;
    QCOMPARE(::recv(peer.get(), &byte, 1, MSG_DONTWAIT),
        -1); // no end of stream: a server closes nothing by itself
    run.stage.stop(server);
    QCOMPARE(run.returnsOf("server#1"), QStringList({"recv 2 hi", "close 0"}));
    QCOMPARE(::recv(peer.get(), &byte, 1, 0), 0);
}

void TestEndpoints::countsMessagesAndNotFailures()
{
    // A connected socket hears of the closed port at its next call (udp(7)): that is no message.
    test::StageRun run;
    const PlainSocket peer(SOCK_DGRAM);
    const std::uint16_t port = peer.bindToLoopback();
    // Connected to itself, it takes nothing of others: to them the port is closed.
    QCOMPARE(peer.connectTo({wire::IpAddress::loopback(wire::Family::IPv4), port}), 0);
    Program client {.role = Role::UdpClient};
    client.steps = {{SocketStep {}}, {ConnectStep {{.host = "127.0.0.1", .port = port}}},
        {SendStep {.message = Message::text("x")}}, {ReceiveStep {.until = {Until::Kind::Times, 2}}},
        {CloseStep {}}};
    const EndpointId id = run.add("client", client);
    run.stage.run(id);
    QVERIFY(test::waitUntil([&] { return run.returnsOf("client").contains("recvfrom -1 ECONNREFUSED"); }));
    const journal::JournalView view(run.journal);
    wire::SocketAddress own;
    for (Seq seq = 1; seq <= view.size(); ++seq)
        if (view.at(seq).kind == EventKind::Return && view.at(seq).call == CallName::Connect)
            own = view.at(seq).local;
    QCOMPARE(peer.connectTo(own), 0);
    QCOMPARE(::send(peer.get(), "a", 1, 0), 1);
    QCOMPARE(::send(peer.get(), "b", 1, 0), 1);
    QVERIFY(test::waitUntil([&] { return run.stage.isIdle(); }));
    QCOMPARE(run.returnsOf("client").mid(3),
        QStringList({"recvfrom -1 ECONNREFUSED", "recvfrom 1 a", "recvfrom 1 b", "close 0"}));
}

void TestEndpoints::readsUntilNothingMoreComes()
{
    test::StageRun run;
    run.add(
        "server", tcpServer({{ReceiveStep {.until = {Until::Kind::Empty}}}, {CloseStep {}}}, Reply::Echo, 1));
    Program client {.role = Role::TcpClient};
    client.steps = {{SocketStep {}}, {ConnectStep {toServer}}, {SendStep {.message = Message::text("hi")}},
        {ReceiveStep {.until = {Until::Kind::Empty}, .timeout = 10s, .quiet = 30ms}},
        {.action = ShutdownStep {}, .whileOpen = true},
        {.action = ReceiveStep {.until = {Until::Kind::Empty}, .timeout = 10s}, .whileOpen = true},
        {CloseStep {}}};
    run.add("client", client);
    QVERIFY(run.runToTheEnd());
    // Nothing came for a while, so no recv was called for it: nothing has failed or timed out.
    QCOMPARE(run.returnsOf("client").mid(2),
        QStringList({"send 2 hi", "recv 2 hi", "shutdown 0", "recv 0", "close 0"}));
    QVERIFY(run.failures(FailureCode::TimedOut).empty());
}

void TestEndpoints::leavesOutWhatIsForAnOpenStream()
{
    test::StageRun run;
    run.add("server", tcpServer({{ReceiveStep {}}, {CloseStep {}}}, Reply::Echo, 1));
    Program client {.role = Role::TcpClient};
    client.steps = {{SocketStep {}}, {ConnectStep {toServer}}, {SendStep {.message = Message::text("hi")}},
        {ReceiveStep {.until = {Until::Kind::Empty}, .timeout = 10s, .quiet = 10s}},
        {.action = ShutdownStep {}, .whileOpen = true},
        {.action = ReceiveStep {.until = {Until::Kind::Empty}}, .whileOpen = true}, {CloseStep {}}};
    run.add("client", client);
    QVERIFY(run.runToTheEnd());
    QCOMPARE(run.returnsOf("client").mid(2), QStringList({"send 2 hi", "recv 2 hi", "recv 0", "close 0"}));
}

void TestEndpoints::restsWhileItWaitsToReceive()
{
    // connect has waited for room to send, which there is all the time from then on.
    test::StageRun run;
    run.add("server", tcpServer({{ReceiveStep {.until = {Until::Kind::Empty}}}}, Reply::None, 1));
    Program client {.role = Role::TcpClient};
    client.steps = {{SocketStep {}}, {ConnectStep {toServer}}, {ReceiveStep {}}, {CloseStep {}}};
    run.add("client", client);
    run.stage.runAll();
    QVERIFY(run.waitForCall("client", CallName::Recv));
    QVERIFY(run.waitForCall("server#1", CallName::Recv));
    int turns = 0;
    connect(
        QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::awake, this, [&turns] { ++turns; });
    QEventLoop loop;
    QTimer::singleShot(50, &loop, &QEventLoop::quit);
    loop.exec();
    disconnect(QAbstractEventDispatcher::instance(), nullptr, this, nullptr);
    QVERIFY2(turns < 50, qPrintable(QString::number(turns)));
    run.stage.stopAll();
}

void TestEndpoints::tellsARefusedConnection()
{
    test::StageRun run;
    Program client {.role = Role::TcpClient};
    client.steps = {{SocketStep {}}, {ConnectStep {{.host = "127.0.0.1", .reserved = "nobody"}}},
        {SendStep {.message = Message::text("x")}}, {CloseStep {}}};
    run.add("client", client);
    QVERIFY(run.runToTheEnd());
    QCOMPARE(run.returnsOf("client"), QStringList({"socket", "connect -1 ECONNREFUSED", "close 0"}));
    QCOMPARE(run.failures(FailureCode::ConnectionRefused).size(), std::size_t(1));
}

void TestEndpoints::tellsAConnectedDatagramSocketOfTheClosedPort()
{
    test::StageRun run;
    Program client {.role = Role::UdpClient};
    client.steps = {{SocketStep {}}, {ConnectStep {{.host = "127.0.0.1", .reserved = "nobody"}}},
        {SendStep {.message = Message::text("one")}}, {SendStep {.message = Message::text("two")}},
        {CloseStep {}}};
    run.add("client", client);
    QVERIFY(run.runToTheEnd());
    // As any program sees it: the first send is taken, the second says what became of it.
    QCOMPARE(run.returnsOf("client"),
        QStringList({"socket", "connect 0", "send 3 one", "send -1 ECONNREFUSED", "close 0"}));
    const auto errors = run.failures(FailureCode::IcmpError);
    QCOMPARE(errors.size(), std::size_t(1));
    const journal::JournalView view(run.journal);
    QCOMPARE(view.at(errors.front().cause).bytes.kept, 3U);
}

QTEST_GUILESS_MAIN(TestEndpoints)
#include "tst_endpoints.moc"
