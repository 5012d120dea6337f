// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/talk/stage.h"

#include "core/journal/eventnames.h"
#include "core/journal/facts.h"
#include "core/net/sessiontime.h"
#include "core/net/socketsource.h"
#include "core/talk/scene.h"

#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QRegularExpression>
#include <QtCore/QStandardPaths>
#include <QtTest/QtTest>

#include <map>

using namespace socketscope;
using namespace socketscope::talk;
using namespace Qt::StringLiterals;
using journal::CallName;
using journal::Event;
using journal::EventKind;
using journal::QtMethod;

/// Programs on the Qt engine: the shipped scenes, against the plain engine, and against Python's socket
/// module.
class TestQtEngine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void runsTheSameCallsAsThePlainScene_data();
    void runsTheSameCallsAsThePlainScene();
    void marksWhatWentThroughQt();
    void notesWhatQtDidOnItsOwn();
    void talksToThePlainEngine_data();
    void talksToThePlainEngine();
    void servesPython_data();
    void servesPython();
    void asksPython_data();
    void asksPython();
    void stopsAtOnceInABlockedCall_data();
    void stopsAtOnceInABlockedCall();
    void stopsASendThatWaitsForItsPeer();
    void stepsThroughAConversation();
};

namespace {

/// A session of its own for each test.
struct Session {
    net::HostSockets sockets;
    net::SessionTime time;
    journal::Journal journal;
    Stage stage {journal, Surroundings {sockets, [this] { return time.now(); }, {}, 1024}};
    EndpointId next = 0;

    EndpointId add(const std::string& name, const Program& program)
    {
        stage.add(++next, {name, program});
        return next;
    }
    EndpointId addScene(const Scene& scene)
    {
        for (const EndpointSpec& spec : scene.endpoints)
            stage.add(++next, spec);
        return next;
    }
    std::vector<Event> events(EventKind kind) const
    {
        const journal::JournalView view(journal);
        std::vector<Event> found;
        for (journal::Seq seq = 1; seq <= view.size(); ++seq)
            if (view.at(seq).kind == kind)
                found.push_back(view.at(seq));
        return found;
    }
    std::string actor(const Event& event) const
    {
        return journal::JournalView(journal).actor(event.actor).name;
    }
    /// Each actor's calls with what they returned; descriptors and the like as "+".
    QStringList calls() const
    {
        std::map<std::string, QStringList> byActor;
        for (const Event& event : events(EventKind::Return)) {
            const bool number = event.call == CallName::Socket || event.call == CallName::Accept;
            const QString result = number && event.result > 0 ? u"+"_s : QString::number(event.result);
            byActor[actor(event)] += QString::fromStdString(std::string(nameOf(event.call))) + u'=' + result;
        }
        QStringList all;
        for (const auto& [name, returns] : byActor)
            all += QString::fromStdString(name) + u": "_s + returns.join(u' ');
        return all;
    }
    /// Where the first actor that was bound is.
    wire::SocketAddress boundAt() const
    {
        for (const Event& event : events(EventKind::Return))
            if (event.call == CallName::Bind && event.result == 0)
                return event.local;
        return {};
    }
    QByteArray received(const std::string& name) const
    {
        const journal::JournalView view(journal);
        QByteArray all;
        for (journal::Seq seq = 1; seq <= view.size(); ++seq) {
            const Event& event = view.at(seq);
            if (event.kind != EventKind::Return || view.actor(event.actor).name != name)
                continue;
            if (event.call == CallName::Recv || event.call == CallName::Recvfrom)
                all.append(reinterpret_cast<const char*>(event.bytes.data),
                    static_cast<qsizetype>(event.bytes.kept));
        }
        return all;
    }
};

Scene scene(const char* name)
{
    QFile file(
        QString::fromLatin1(SOCKETSCOPE_SOURCE_DIR "/resources/scenes/%1.json").arg(QLatin1StringView(name)));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return parseScene(file.readAll()).value_or(Scene {});
}

Program udpServer(Engine engine)
{
    return {.role = Role::UdpServer,
        .engine = engine,
        .steps = {{SocketStep {}}, {BindStep {{.host = "127.0.0.1"}}},
            {ReceiveStep {.until = {Until::Kind::Forever}}}},
        .reply = Reply::Shout};
}

Program udpClient(Engine engine, const Place& to)
{
    return {.role = Role::UdpClient,
        .engine = engine,
        .steps
        = {{SocketStep {}}, {SendStep {Message::text("hello"), to}}, {ReceiveStep {}}, {CloseStep {}}}};
}

Program tcpServer(Engine engine)
{
    return {.role = Role::TcpServer,
        .engine = engine,
        .steps = {{SocketStep {}}, {BindStep {{.host = "127.0.0.1"}}}, {ListenStep {5}}, {AcceptStep {}}},
        .connection = {{ReceiveStep {.until = {Until::Kind::Empty}}}, {CloseStep {}}},
        .reply = Reply::Shout};
}

Program tcpClient(Engine engine, const Place& to)
{
    return {.role = Role::TcpClient,
        .engine = engine,
        .steps = {{SocketStep {}}, {ConnectStep {to}}, {SendStep {Message::text("hello")}},
            {ReceiveStep {.until = {Until::Kind::ByteCount, 5}}}, {CloseStep {}}}};
}

/// The endpoint of that name in the same session.
Place boundBy(const char* endpoint)
{
    Place place;
    place.endpoint = endpoint;
    return place;
}

QString python()
{
    return QStandardPaths::findExecutable(u"python3"_s);
}

constexpr const char* pythonClient = R"(
import socket, sys
kind, port = sys.argv[1], int(sys.argv[2])
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM if kind == "udp" else socket.SOCK_STREAM)
s.settimeout(20)
if kind == "udp":
    s.sendto(b"hello", ("127.0.0.1", port))
    print(s.recvfrom(1024)[0].decode(), end="")
else:
    s.connect(("127.0.0.1", port))
    s.sendall(b"hello")
    got = b""
    while len(got) < 5:
        got += s.recv(1024)
    print(got.decode(), end="")
s.close()
)";

constexpr const char* pythonServer = R"(
import socket, sys
kind = sys.argv[1]
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM if kind == "udp" else socket.SOCK_STREAM)
s.settimeout(20)
s.bind(("127.0.0.1", 0))
if kind == "tcp":
    s.listen(1)
print(s.getsockname()[1], flush=True)
if kind == "udp":
    data, peer = s.recvfrom(1024)
    s.sendto(data.upper(), peer)
else:
    c, peer = s.accept()
    c.settimeout(20)
    while True:
        data = c.recv(1024)
        if not data:
            break
        c.sendall(data.upper())
    c.close()
s.close()
)";

} // namespace

void TestQtEngine::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
}

void TestQtEngine::runsTheSameCallsAsThePlainScene_data()
{
    QTest::addColumn<QByteArray>("plain");
    QTest::addColumn<QByteArray>("byQt");
    QTest::newRow("udp") << QByteArray("udp-hello") << QByteArray("udp-hello-qt");
    QTest::newRow("tcp") << QByteArray("tcp-hello") << QByteArray("tcp-hello-qt");
}

void TestQtEngine::runsTheSameCallsAsThePlainScene()
{
    QFETCH(QByteArray, plain);
    QFETCH(QByteArray, byQt);
    QStringList calls[2];
    for (int i = 0; i < 2; ++i) {
        const Scene played = scene(i == 0 ? plain.constData() : byQt.constData());
        QVERIFY(!played.endpoints.empty());
        Session session;
        session.addScene(played);
        session.stage.runAll();
        QTRY_VERIFY(session.stage.isIdle());
        calls[i] = session.calls();
    }
    QVERIFY(!calls[0].isEmpty());
    QCOMPARE(calls[1], calls[0]);
}

void TestQtEngine::marksWhatWentThroughQt()
{
    Session session;
    session.addScene(scene("udp-hello-qt"));
    session.stage.runAll();
    QTRY_VERIFY(session.stage.isIdle());
    const std::map<CallName, QtMethod> expected {{CallName::Socket, QtMethod::SetSocketDescriptor},
        {CallName::Bind, QtMethod::Bind}, {CallName::Sendto, QtMethod::WriteDatagram},
        {CallName::Recvfrom, QtMethod::ReceiveDatagram}, {CallName::Close, QtMethod::Close}};
    for (const EventKind kind : {EventKind::Call, EventKind::Return}) {
        const auto events = session.events(kind);
        QVERIFY(events.size() >= 8);
        for (const Event& event : events) {
            QVERIFY(event.has(Event::ByQt));
            QCOMPARE(event.method, expected.at(event.call));
        }
    }
    QCOMPARE(session.received("server"), QByteArray("hello"));
}

void TestQtEngine::notesWhatQtDidOnItsOwn()
{
    Session session;
    session.addScene(scene("tcp-hello-qt"));
    session.stage.runAll();
    QTRY_VERIFY(session.stage.isIdle());
    QStringList did;
    {
        const journal::JournalView view(session.journal);
        for (journal::Seq seq = 1; seq <= view.size(); ++seq) {
            const Event& event = view.at(seq);
            if (event.kind == EventKind::Note && event.note() == journal::NoteCode::QtDid)
                did += QString::fromStdString(
                    view.actor(event.actor).name + ": " + journal::fact(event.bytes.view(), "what"));
        }
    }
    // The client's data waited in Qt's buffer, and Qt closed the server's connection at the end of the
    // stream.
    QVERIFY2(did.contains(u"client: send()"_s), qPrintable(did.join(u'\n')));
    QVERIFY2(did.contains(u"server#1: close()"_s), qPrintable(did.join(u'\n')));
}

void TestQtEngine::talksToThePlainEngine_data()
{
    QTest::addColumn<bool>("datagrams");
    QTest::addColumn<Engine>("server");
    QTest::addColumn<Engine>("client");
    QTest::newRow("udp, Qt serves") << true << Engine::Qt << Engine::Bsd;
    QTest::newRow("udp, Qt asks") << true << Engine::Bsd << Engine::Qt;
    QTest::newRow("udp, Qt does both") << true << Engine::Qt << Engine::Qt;
    QTest::newRow("tcp, Qt serves") << false << Engine::Qt << Engine::Bsd;
    QTest::newRow("tcp, Qt asks") << false << Engine::Bsd << Engine::Qt;
    QTest::newRow("tcp, Qt does both") << false << Engine::Qt << Engine::Qt;
}

void TestQtEngine::talksToThePlainEngine()
{
    QFETCH(bool, datagrams);
    QFETCH(Engine, server);
    QFETCH(Engine, client);
    Session session;
    const EndpointId serverId = session.add("server", datagrams ? udpServer(server) : tcpServer(server));
    const Place to = boundBy("server");
    bool clientFinished = false;
    const EndpointId clientId
        = session.add("client", datagrams ? udpClient(client, to) : tcpClient(client, to));
    connect(&session.stage, &Stage::runStateChanged, this, [&](EndpointId id, RunState state) {
        clientFinished = clientFinished || (id == clientId && state == RunState::Finished);
    });
    session.stage.runAll();
    QTRY_VERIFY(clientFinished);
    QCOMPARE(session.received("client"), QByteArray("HELLO"));
    session.stage.stop(serverId);
    QVERIFY(session.stage.isIdle());
}

void TestQtEngine::servesPython_data()
{
    QTest::addColumn<bool>("datagrams");
    QTest::newRow("udp") << true;
    QTest::newRow("tcp") << false;
}

void TestQtEngine::servesPython()
{
    QFETCH(bool, datagrams);
    if (python().isEmpty())
        QSKIP("no python3 here");
    Session session;
    const EndpointId server
        = session.add("server", datagrams ? udpServer(Engine::Qt) : tcpServer(Engine::Qt));
    session.stage.run(server);
    QTRY_VERIFY(session.boundAt().port != 0);
    QProcess client;
    client.start(python(),
        {u"-c"_s, QString::fromLatin1(pythonClient), datagrams ? u"udp"_s : u"tcp"_s,
            QString::number(session.boundAt().port)});
    QTRY_COMPARE_WITH_TIMEOUT(client.state(), QProcess::NotRunning, 20'000);
    QCOMPARE(client.readAllStandardError(), QByteArray());
    QCOMPARE(client.readAllStandardOutput(), QByteArray("HELLO"));
    QCOMPARE(session.received(datagrams ? "server" : "server#1"), QByteArray("hello"));
    session.stage.stop(server);
}

void TestQtEngine::asksPython_data()
{
    servesPython_data();
}

void TestQtEngine::asksPython()
{
    QFETCH(bool, datagrams);
    if (python().isEmpty())
        QSKIP("no python3 here");
    QProcess server;
    server.start(python(), {u"-c"_s, QString::fromLatin1(pythonServer), datagrams ? u"udp"_s : u"tcp"_s});
    QTRY_VERIFY_WITH_TIMEOUT(server.canReadLine(), 20'000);
    const Place to {.host = "127.0.0.1", .port = server.readLine().trimmed().toUShort()};
    Session session;
    const EndpointId client
        = session.add("client", datagrams ? udpClient(Engine::Qt, to) : tcpClient(Engine::Qt, to));
    session.stage.run(client);
    QTRY_VERIFY(session.stage.isIdle());
    QCOMPARE(session.received("client"), QByteArray("HELLO"));
    QTRY_COMPARE_WITH_TIMEOUT(server.state(), QProcess::NotRunning, 20'000);
    QCOMPARE(server.exitCode(), 0);
    QCOMPARE(server.readAllStandardError(), QByteArray());
}

void TestQtEngine::stopsAtOnceInABlockedCall_data()
{
    QTest::addColumn<CallName>("call");
    QTest::newRow("recvfrom") << CallName::Recvfrom;
    QTest::newRow("accept") << CallName::Accept;
    QTest::newRow("recv") << CallName::Recv;
}

void TestQtEngine::stopsAtOnceInABlockedCall()
{
    QFETCH(CallName, call);
    Session session;
    const bool datagrams = call == CallName::Recvfrom;
    const EndpointId server
        = session.add("server", datagrams ? udpServer(Engine::Qt) : tcpServer(Engine::Qt));
    EndpointId client = 0;
    if (call == CallName::Recv) {
        Program program = tcpClient(Engine::Qt, boundBy("server"));
        program.steps.erase(program.steps.begin() + 2); // sends nothing, so nothing comes back
        client = session.add("client", program);
    }
    session.stage.runAll();
    const auto waitsIn = [&] {
        const auto calls = session.events(EventKind::Call);
        const auto returns = session.events(EventKind::Return);
        return std::count_if(calls.begin(), calls.end(), [call](const Event& e) {
            return e.call == call;
        }) > std::count_if(returns.begin(), returns.end(), [call](const Event& e) { return e.call == call; });
    };
    QTRY_VERIFY(waitsIn());
    session.stage.stopAll(); // no turn of the event loop between this and the next line
    QVERIFY(session.stage.isIdle());
    QVERIFY(!waitsIn());
    const auto returns = session.events(EventKind::Return);
    const auto stopped
        = std::find_if(returns.begin(), returns.end(), [call](const Event& e) { return e.call == call; });
    QVERIFY(stopped != returns.end());
    QCOMPARE(stopped->result, -1);
    QCOMPARE(int(stopped->error), EAGAIN);
    QVERIFY(stopped->has(Event::Blocked));
    QVERIFY(server != client);
}

void TestQtEngine::stopsASendThatWaitsForItsPeer()
{
    Session session;
    Program deaf = tcpServer(Engine::Bsd);
    deaf.connection = {{ReceiveStep {}, {Condition {"nobody", CallName::Close}}}}; // never reads
    session.add("server", deaf);
    Program flood = tcpClient(Engine::Qt, boundBy("server"));
    Message large = Message::text(std::string(1 << 20, 'x'));
    flood.steps[2].action = SendStep {large, {}, 0};
    const EndpointId client = session.add("client", flood);
    session.stage.runAll();
    const auto isStuck = [&] {
        const auto failures = session.events(EventKind::Failure);
        return std::any_of(failures.begin(), failures.end(),
            [](const Event& e) { return e.failure() == journal::FailureCode::PeerNotReading; });
    };
    QTRY_VERIFY_WITH_TIMEOUT(isStuck(), 20'000);
    QElapsedTimer timer;
    timer.start();
    session.stage.stop(client);
    QVERIFY(timer.elapsed() < 1'000);
    const auto returns = session.events(EventKind::Return);
    QCOMPARE(returns.back().call, CallName::Close);
    session.stage.stopAll();
    QVERIFY(session.stage.isIdle());
}

void TestQtEngine::stepsThroughAConversation()
{
    Session session;
    const EndpointId server = session.add("server", udpServer(Engine::Qt));
    const EndpointId client = session.add("client", udpClient(Engine::Qt, boundBy("server")));
    const auto calls = [&] { return session.events(EventKind::Call).size(); };
    std::size_t made = 0;
    for (const EndpointId id : {server, server, client, client}) {
        session.stage.step(id);
        ++made;
        QTRY_COMPARE(calls(), made); // one press, one call
    }
    session.stage.step(server); // takes what was sent before
    QTRY_COMPARE(session.received("server"), QByteArray("hello"));
    session.stage.step(server); // answers
    session.stage.step(client);
    QTRY_COMPARE(session.received("client"), QByteArray("HELLO"));
    session.stage.stopAll();
    QVERIFY(session.stage.isIdle());
}

QTEST_GUILESS_MAIN(TestQtEngine)
#include "tst_qtengine.moc"
