// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/talk/scene.h"

#include <QtTest/QtTest>

using namespace socketscope;
using namespace socketscope::talk;

class TestSceneParse : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsConditions_data();
    void readsConditions();
    void refusesDamage_data();
    void refusesDamage();
    void keepsEveryKindOfStep();
};

void TestSceneParse::readsConditions_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("good");
    for (const char* text :
        {"server.bind", "server.recvfrom.blocked", "server#1.recv*2", "client 2.send", "a.accept.blocked*3"})
        QTest::newRow(text) << QByteArray(text) << true;
    for (const char* text : {"", "server", ".bind", "server.", "server.fork", "server.bind*0",
             "server.bind*x", "server.bind*", "server.blocked"})
        QTest::newRow(text) << QByteArray(text) << false;
}

void TestSceneParse::readsConditions()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, good);
    const auto condition = Condition::parse(text.toStdString());
    QCOMPARE(condition.has_value(), good);
    if (condition)
        QCOMPARE(QByteArray::fromStdString(condition->text()), text);
}

namespace {

QByteArray sceneWith(const QByteArray& endpoints)
{
    return R"({"format":"socketscope-scene","version":1,"title":"t","endpoints":[)" + endpoints + "]}";
}

QByteArray serverWith(const QByteArray& steps)
{
    return sceneWith(R"({"name":"server","role":"udp-server","program":[)" + steps + "]}");
}

} // namespace

void TestSceneParse::refusesDamage_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("code");
    const auto row = [](const char* name, const QByteArray& json, ErrorCode code) {
        QTest::newRow(name) << json << int(code);
    };
    row("nothing", "", ErrorCode::NotAScene);
    row("no JSON", "hello", ErrorCode::NotAScene);
    row("another file", R"({"format":"socketscope-session","version":1})", ErrorCode::NotAScene);
    row("a newer version", R"({"format":"socketscope-scene","version":2,"endpoints":[]})",
        ErrorCode::NewerVersion);
    row("version as text", R"({"format":"socketscope-scene","version":"1","endpoints":[]})",
        ErrorCode::WrongType);
    row("no endpoints", R"({"format":"socketscope-scene","version":1})", ErrorCode::MissingKey);
    row("empty endpoints", sceneWith(""), ErrorCode::WrongType);
    row("an endpoint that is a number", sceneWith("7"), ErrorCode::WrongType);
    row("an unknown role", sceneWith(R"({"name":"a","role":"sctp-server","program":[]})"),
        ErrorCode::UnknownName);
    row("a name with a hash", sceneWith(R"({"name":"a#1","role":"udp-server","program":[]})"),
        ErrorCode::WrongType);
    row("two of one name",
        sceneWith(
            R"({"name":"a","role":"udp-server","program":[]},{"name":"a","role":"udp-client","program":[]})"),
        ErrorCode::UnknownName);
    row("no program", sceneWith(R"({"name":"a","role":"udp-server"})"), ErrorCode::MissingKey);
    row("an unknown call", serverWith(R"({"call":"fork"})"), ErrorCode::UnknownCall);
    row("a stream's call on a datagram socket", serverWith(R"({"call":"listen"})"), ErrorCode::UnknownCall);
    row("an unknown key", serverWith(R"({"call":"close","now":true})"), ErrorCode::UnknownName);
    row("a port too big", serverWith(R"({"call":"bind","port":65536})"), ErrorCode::WrongType);
    row("a port below zero", serverWith(R"({"call":"bind","port":-1})"), ErrorCode::WrongType);
    row("half a port", serverWith(R"({"call":"bind","port":1.5})"), ErrorCode::WrongType);
    row("a huge buffer", serverWith(R"({"call":"recvfrom","buffer":1e12})"), ErrorCode::WrongType);
    row("an empty buffer", serverWith(R"({"call":"recvfrom","buffer":0})"), ErrorCode::WrongType);
    row("odd hex", serverWith(R"({"call":"sendto","hex":"abc","host":"127.0.0.1","port":9})"),
        ErrorCode::OddHexDigits);
    row("a message of nothing at all", serverWith(R"({"call":"sendto","host":"127.0.0.1","port":9})"),
        ErrorCode::MissingKey);
    row("an unknown option", serverWith(R"({"call":"setsockopt","option":"SO_MAGIC"})"),
        ErrorCode::UnknownName);
    row("a condition on nobody", serverWith(R"({"call":"socket","after":"client.bind"})"),
        ErrorCode::UnknownName);
    row("a condition that is none", serverWith(R"({"call":"socket","after":7})"), ErrorCode::UnknownCall);
    row("waiting for oneself", serverWith(R"({"call":"socket","after":"server.bind"},{"call":"bind"})"),
        ErrorCode::ImpossibleOrder);
    row("waiting for a call that never comes", serverWith(R"({"call":"socket","after":"server.close"})"),
        ErrorCode::ImpossibleOrder);
    row("waiting for each other",
        sceneWith(R"({"name":"a","role":"udp-server","program":[{"call":"socket","after":"b.socket"}]},)"
                  R"({"name":"b","role":"udp-server","program":[{"call":"socket","after":"a.socket"}]})"),
        ErrorCode::ImpossibleOrder);
    row("too deep", QByteArray(5000, '[') + QByteArray(5000, ']'), ErrorCode::TooDeep);
    row("too large", QByteArray(5 << 20, ' '), ErrorCode::FileTooLarge);
}

void TestSceneParse::refusesDamage()
{
    QFETCH(QByteArray, json);
    QFETCH(int, code);
    const auto scene = parseScene(json);
    QVERIFY(!scene.has_value());
    QCOMPARE(int(scene.error().code), code);
}

void TestSceneParse::keepsEveryKindOfStep()
{
    Scene scene {"all", "All", "Every kind of step.", {}};
    Program server {Role::TcpServer, Engine::Qt, {}, {}, Reply::Fixed, Message::text("fixed")};
    server.steps = {{SocketStep {wire::Family::IPv6}}, {OptionStep {journal::OptionName::SoRcvbuf, 4096}},
        {BindStep {{.host = "::1", .port = 7}}}, {ListenStep {5}}, {AcceptStep {2}}, {CloseStep {}}};
    server.connection = {{ReceiveStep {3, {Until::Kind::Times, 4}, std::chrono::milliseconds(20)}},
        {ReceiveStep {8, {Until::Kind::ByteCount, 100}}},
        {ReceiveStep {8, {Until::Kind::Delimiter, 1, "\r\n"}}},
        {ReceiveStep {8, {Until::Kind::LengthPrefix, 4}}}, {ReceiveStep {8, {Until::Kind::Empty}}},
        {ReceiveStep {8, {Until::Kind::Forever}}}, {ShutdownStep {2}}, {CloseStep {}}};
    Program client {Role::UdpClient};
    client.steps
        = {{SocketStep {}}, {OptionStep {journal::OptionName::IpAddMembership, 0, "239.1.2.3", "127.0.0.1"}},
            {BindStep {{.host = "127.0.0.1", .reserved = "mine"}}},
            {SendStep {.message = Message::text("x", Message::LineEnding::CrLf),
                 .to = {.endpoint = "server"},
                 .times = 3,
                 .every = std::chrono::milliseconds(10)},
                {*Condition::parse("server.bind"), *Condition::parse("server.listen")}},
            {ConnectStep {{.host = "localhost", .port = 9}}}, {SendStep {.message = Message::text("y")}},
            {ReceiveStep {}}};
    scene.endpoints = {{"server", server}, {"client", client}};
    const auto again = parseScene(writeScene(scene));
    QVERIFY(again.has_value());
    QVERIFY(*again == scene);
}

QTEST_GUILESS_MAIN(TestSceneParse)
#include "tst_sceneparse.moc"
