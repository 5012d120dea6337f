// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/eventnames.h"
#include "core/talk/fields.h"

#include <QtTest/QTest>

using namespace socketscope;
using namespace socketscope::talk;
using journal::OptionName;

Q_DECLARE_METATYPE(socketscope::talk::Fields)
Q_DECLARE_METATYPE(socketscope::talk::Program)

namespace {

std::string callsOf(const std::vector<Step>& steps, bool datagram)
{
    std::string calls;
    for (const Step& step : steps)
        calls += std::string(nameOf(callOf(step.action, datagram))) + ' ';
    return calls;
}

Fields fieldsFor(Role role)
{
    return fieldsOf(defaultProgram(role));
}

template <class T> const T& stepAt(const Program& program, std::size_t index)
{
    return std::get<T>(program.steps.at(index).action);
}

} // namespace

class TestFields final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aNewEndpointMakesTheCallsOfTheTextbook_data();
    void aNewEndpointMakesTheCallsOfTheTextbook();
    void aNewServerStaysOnLoopbackAndNeverClosesOnItsOwn();
    void fieldsReadFromAProgramWriteTheSameProgram_data();
    void fieldsReadFromAProgramWriteTheSameProgram();
    void whatAPersonMayMistype_data();
    void whatAPersonMayMistype();
    void whatAPersonMayType_data();
    void whatAPersonMayType();
    void anOwnPortAddsABindOnLoopbackOrOnAnyAddress();
    void conditionsOfASceneSurviveAnEdit();
    void whatARemovedStepWaitedForTheNextOneWaitsFor();
    void stepsOfAFramedProgramKeepTheirOwnEnds();
    void optionsStandRightAfterTheSocketAndGroupsAfterTheBind();
    void anOptionChangesWhereItStandsAndGoesWhenItIsTakenBack();
    void aClientThatOnlyListensStaysSo();
};

void TestFields::aNewEndpointMakesTheCallsOfTheTextbook_data()
{
    QTest::addColumn<int>("role");
    QTest::addColumn<QString>("calls");
    QTest::addColumn<QString>("connection");
    QTest::newRow("UDP server") << int(Role::UdpServer) << "socket bind recvfrom "
                                << "";
    QTest::newRow("UDP client") << int(Role::UdpClient) << "socket sendto recvfrom close "
                                << "";
    QTest::newRow("TCP server") << int(Role::TcpServer) << "socket bind listen accept "
                                << "recv close ";
    QTest::newRow("TCP client") << int(Role::TcpClient) << "socket connect send recv close "
                                << "";
}

void TestFields::aNewEndpointMakesTheCallsOfTheTextbook()
{
    QFETCH(int, role);
    QFETCH(QString, calls);
    QFETCH(QString, connection);
    const Program program = defaultProgram(static_cast<Role>(role), Engine::Qt);
    QCOMPARE(QString::fromStdString(callsOf(program.steps, program.isDatagram())), calls);
    QCOMPARE(QString::fromStdString(callsOf(program.connection, false)), connection);
    QCOMPARE(int(program.engine), int(Engine::Qt));
}

void TestFields::aNewServerStaysOnLoopbackAndNeverClosesOnItsOwn()
{
    const Program udp = defaultProgram(Role::UdpServer);
    QCOMPARE(stepAt<BindStep>(udp, 1).at.host, std::string("127.0.0.1"));
    QCOMPARE(stepAt<BindStep>(udp, 1).at.port, std::uint16_t(0));
    QCOMPARE(int(stepAt<ReceiveStep>(udp, 2).until.kind), int(Until::Kind::Forever));
    QCOMPARE(int(udp.reply), int(Reply::Echo));
    const Program tcp = defaultProgram(Role::TcpServer);
    QCOMPARE(stepAt<AcceptStep>(tcp, 3).times, 0U);
    QCOMPARE(int(std::get<ReceiveStep>(tcp.connection.at(0).action).until.kind), int(Until::Kind::Empty));
}

void TestFields::fieldsReadFromAProgramWriteTheSameProgram_data()
{
    QTest::addColumn<Program>("program");
    for (const Role role : {Role::UdpServer, Role::UdpClient, Role::TcpServer, Role::TcpClient})
        QTest::addRow("default %d", int(role)) << defaultProgram(role);
    Program named = defaultProgram(Role::UdpClient);
    std::get<SendStep>(named.steps[1].action).to = {.host = {}, .endpoint = "server"};
    named.steps.insert(
        named.steps.begin() + 1, {BindStep {{.host = "127.0.0.1", .port = 8000, .endpoint = {}}}});
    named.steps[2].after = {*Condition::parse("server.recvfrom.blocked")};
    QTest::newRow("talks to an endpoint, own port, condition") << named;
    Program half = defaultProgram(Role::TcpClient);
    half.steps.insert(half.steps.begin() + 3, {ShutdownStep {}});
    std::get<ReceiveStep>(half.steps[4].action) = {.bufferSize = 7,
        .until = {Until::Kind::Delimiter, 1, "\r\n"},
        .timeout = std::chrono::milliseconds(1500)};
    QTest::newRow("half close") << half;
    Program two = defaultProgram(Role::TcpClient);
    two.steps.insert(two.steps.begin() + 3, {SendStep {.message = Message::text("again")}});
    two.steps.insert(two.steps.begin() + 5, {ReceiveStep {.bufferSize = 4}});
    QTest::newRow("two sends, two receives") << two;
    Program option = defaultProgram(Role::UdpServer);
    option.steps.insert(
        option.steps.begin() + 2, {OptionStep {OptionName::IpAddMembership, 0, "239.1.2.3", "127.0.0.1"}});
    option.steps.insert(option.steps.begin() + 1, {OptionStep {OptionName::SoReuseaddr, 1}});
    QTest::newRow("options") << option;
    Program reserved = defaultProgram(Role::UdpClient);
    std::get<SendStep>(reserved.steps[1].action).to
        = {.host = "127.0.0.1", .port = 0, .reserved = "server port"};
    reserved.steps.insert(
        reserved.steps.begin() + 1, {BindStep {{.host = "127.0.0.1", .port = 0, .reserved = "own port"}}});
    QTest::newRow("ports that a scene reserves") << reserved;
    Program bound = defaultProgram(Role::UdpClient);
    bound.steps.insert(
        bound.steps.begin() + 1, {BindStep {{.host = "127.0.0.2", .port = 0, .endpoint = {}}}});
    QTest::newRow("own address, any port") << bound;
}

void TestFields::fieldsReadFromAProgramWriteTheSameProgram()
{
    QFETCH(Program, program);
    const auto again = withFields(program, fieldsOf(program));
    QVERIFY(again.has_value());
    QVERIFY(*again == program);
}

void TestFields::whatAPersonMayMistype_data()
{
    QTest::addColumn<Fields>("fields");
    QTest::addColumn<int>("field");
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("position");
    const auto row
        = [](const char* name, Role role, auto edit, Field field, ErrorCode code, int position = 0) {
              Fields fields = fieldsFor(role);
              edit(fields);
              QTest::newRow(name) << fields << int(field) << int(code) << position;
          };
    using enum ErrorCode;
    const Role udpClient = Role::UdpClient;
    const Role udpServer = Role::UdpServer;
    const Role tcpServer = Role::TcpServer;
    const Role tcpClient = Role::TcpClient;
    row(
        "port 65536", tcpServer, [](Fields& f) { f.port = "65536"; }, Field::Port, PortOutOfRange);
    row(
        "port -1", udpServer, [](Fields& f) { f.port = "-1"; }, Field::Port, PortOutOfRange);
    row(
        "port of many digits", udpClient, [](Fields& f) { f.port = "99999999999999999999999"; }, Field::Port,
        PortOutOfRange);
    row(
        "port in words", udpClient, [](Fields& f) { f.port = "http"; }, Field::Port, BadNumber);
    row(
        "no port", udpServer, [](Fields& f) { f.port = ""; }, Field::Port, BadNumber);
    row(
        "a client cannot talk to port 0", tcpClient, [](Fields& f) { f.port = "0"; }, Field::Port,
        PortOutOfRange);
    row(
        "own port 70000", udpClient, [](Fields& f) { f.ownPort = "70000"; }, Field::OwnPort, PortOutOfRange);
    row(
        "no address", udpServer, [](Fields& f) { f.address = "  "; }, Field::Address, BadAddress);
    row(
        "three parts", udpServer, [](Fields& f) { f.address = "127.0.1"; }, Field::Address, BadAddress);
    row(
        "part over 255", udpClient, [](Fields& f) { f.address = "127.0.0.256"; }, Field::Address, BadAddress);
    row(
        "name with a space", udpClient, [](Fields& f) { f.address = "my host"; }, Field::Address, BadAddress);
    row(
        "name with markup", udpClient, [](Fields& f) { f.address = "<b>x</b>"; }, Field::Address, BadAddress);
    row(
        "two colons too many", udpClient, [](Fields& f) { f.address = "1::2::3"; }, Field::Address,
        BadAddress);
    row(
        "IPv4 in brackets", udpClient, [](Fields& f) { f.address = "[127.0.0.1]"; }, Field::Address,
        BadAddress);
    row(
        "mixed families", udpClient, [](Fields& f) { f.address = "::1", f.ownAddress = "127.0.0.1"; },
        Field::OwnAddress, MixedFamilies);
    row(
        "mixed families, scoped", tcpClient,
        [](Fields& f) { f.address = "fe80::1%eth0", f.ownAddress = "10.0.0.1"; }, Field::OwnAddress,
        MixedFamilies);
    row(
        "buffer 0", udpServer, [](Fields& f) { f.bufferSize = "0"; }, Field::BufferSize, BadNumber);
    row(
        "no buffer", tcpServer, [](Fields& f) { f.bufferSize = ""; }, Field::BufferSize, BadNumber);
    row(
        "buffer -5", tcpClient, [](Fields& f) { f.bufferSize = "-5"; }, Field::BufferSize, BadNumber);
    row(
        "buffer 1e9", tcpClient, [](Fields& f) { f.bufferSize = "1000000000"; }, Field::BufferSize,
        BadNumber);
    row(
        "buffer with rubbish", tcpClient, [](Fields& f) { f.bufferSize = "10 24"; }, Field::BufferSize,
        BadNumber);
    row(
        "backlog -1", tcpServer, [](Fields& f) { f.backlog = "-1"; }, Field::Backlog, BadNumber);
    row(
        "odd hex", udpClient,
        [](Fields& f) { f.message = {.source = Message::Source::Hex, .written = "68 65 6"}; }, Field::Message,
        OddHexDigits, 6);
    row(
        "bad hex", udpClient,
        [](Fields& f) { f.message = {.source = Message::Source::Hex, .written = "68 6g"}; }, Field::Message,
        BadHexDigit, 4);
    row(
        "no file chosen", udpClient,
        [](Fields& f) { f.message = {.source = Message::Source::File, .written = {}}; }, Field::Message,
        FileMissing);
    row(
        "a datagram of 65508", udpClient,
        [](Fields& f) { f.message = Message::text(std::string(65508, 'x')); }, Field::Message,
        DatagramTooLarge);
    row(
        "the line ending counts", udpClient,
        [](Fields& f) { f.message = Message::text(std::string(65506, 'x'), Message::LineEnding::CrLf); },
        Field::Message, DatagramTooLarge);
    row(
        "a reply of 65508", udpServer,
        [](Fields& f) { f.reply = Reply::Fixed, f.fixedReply = Message::text(std::string(65508, 'x')); },
        Field::FixedReply, DatagramTooLarge);
    row(
        "nothing to send on a stream", tcpClient, [](Fields& f) { f.message = Message::text(""); },
        Field::Message, EmptyMessage);
    row(
        "nothing to reply on a stream", tcpServer, [](Fields& f) { f.reply = Reply::Fixed; },
        Field::FixedReply, EmptyMessage);
    row(
        "repeat -1", udpClient, [](Fields& f) { f.repeatTimes = "-1"; }, Field::RepeatTimes, BadNumber);
    row(
        "every half a ms", udpClient, [](Fields& f) { f.repeatEvery = "0.5"; }, Field::RepeatEvery,
        BadNumber);
    row(
        "timeout -1", udpClient, [](Fields& f) { f.timeout = "-1"; }, Field::Timeout, BadNumber);
    row(
        "timeout nan", udpClient, [](Fields& f) { f.timeout = "nan"; }, Field::Timeout, BadNumber);
    row(
        "timeout infinite", udpClient, [](Fields& f) { f.timeout = "inf"; }, Field::Timeout, BadNumber);
    row(
        "timeout too long", udpClient, [](Fields& f) { f.timeout = "1000000000000"; }, Field::Timeout,
        BadNumber);
    row(
        "receive 0 times", udpServer,
        [](Fields& f) {
            f.receive = {Until::Kind::Times, 0};
        },
        Field::Receive, BadNumber);
    row(
        "no delimiter", tcpServer, [](Fields& f) { f.receive = {Until::Kind::Delimiter}; }, Field::Receive,
        BadNumber);
    row(
        "prefix of 3", tcpServer,
        [](Fields& f) {
            f.receive = {Until::Kind::LengthPrefix, 3};
        },
        Field::Receive, BadNumber);
    row(
        "TTL 0", udpClient,
        [](Fields& f) {
            f.options = {{OptionName::IpTtl, 0}};
        },
        Field::Option, BadNumber);
    row(
        "TTL 256", udpClient,
        [](Fields& f) {
            f.options = {{OptionName::IpTtl, 256}};
        },
        Field::Option, BadNumber);
    row(
        "receive buffer -1", udpServer,
        [](Fields& f) {
            f.options = {{OptionName::SoRcvbuf, -1}};
        },
        Field::Option, BadNumber);
    row(
        "linger -2", tcpClient,
        [](Fields& f) {
            f.options = {{OptionName::SoLinger, -2}};
        },
        Field::Option, BadNumber);
    row(
        "no multicast address", udpServer,
        [](Fields& f) {
            f.options = {{OptionName::IpAddMembership, 0, "127.0.0.1", {}}};
        },
        Field::Group, BadAddress);
    row(
        "group of the other family", udpServer,
        [](Fields& f) {
            f.options = {{OptionName::IpAddMembership, 0, "ff02::1", {}}};
        },
        Field::Group, MixedFamilies);
}

void TestFields::whatAPersonMayMistype()
{
    QFETCH(Fields, fields);
    QFETCH(int, field);
    QFETCH(int, code);
    QFETCH(int, position);
    const auto program = programFrom(fields);
    QVERIFY(!program.has_value());
    QCOMPARE(int(program.error().field), field);
    QCOMPARE(int(program.error().error.code), code);
    QCOMPARE(int(program.error().error.position), position);
}

void TestFields::whatAPersonMayType_data()
{
    QTest::addColumn<Fields>("fields");
    const auto row = [](const char* name, Role role, auto edit) {
        Fields fields = fieldsFor(role);
        edit(fields);
        QTest::newRow(name) << fields;
    };
    row("port 65535", Role::UdpClient, [](Fields& f) { f.port = "65535"; });
    row("spaces around", Role::UdpClient, [](Fields& f) { f.port = " 80 ", f.address = " ::1 "; });
    row("brackets", Role::TcpClient, [](Fields& f) { f.address = "[::1]"; });
    row("a name", Role::TcpClient, [](Fields& f) { f.address = "www.example.org."; });
    row("a scoped literal", Role::TcpClient, [](Fields& f) { f.address = "fe80::1%eth0"; });
    row("65507 bytes", Role::UdpClient,
        [](Fields& f) { f.message = Message::text(std::string(65507, 'x')); });
    row("65508 bytes on a stream", Role::TcpClient,
        [](Fields& f) { f.message = Message::text(std::string(65508, 'x')); });
    row("an empty datagram", Role::UdpClient, [](Fields& f) { f.message = Message::text(""); });
    row("backlog 0", Role::TcpServer, [](Fields& f) { f.backlog = "0"; });
    row("timeout in decimals", Role::UdpClient, [](Fields& f) { f.timeout = "0.25"; });
    row("until stopped", Role::UdpClient, [](Fields& f) { f.repeatTimes = "0", f.repeatEvery = "100"; });
}

void TestFields::whatAPersonMayType()
{
    QFETCH(Fields, fields);
    const auto program = programFrom(fields);
    QVERIFY(program.has_value());
    // Read out again, the fields name the same values.
    const auto again = programFrom(fieldsOf(*program));
    QVERIFY(again.has_value());
    QVERIFY(*again == *program);
}

void TestFields::anOwnPortAddsABindOnLoopbackOrOnAnyAddress()
{
    Fields fields = fieldsFor(Role::UdpClient);
    fields.ownPort = "8000";
    const auto hostFor = [&fields](const char* address) {
        fields.address = address;
        const auto program = programFrom(fields);
        return program ? stepAt<BindStep>(*program, 1).at : Place {};
    };
    QVERIFY((hostFor("127.0.0.1") == Place {"127.0.0.1", 8000, {}}));
    QVERIFY((hostFor("::1") == Place {"::1", 8000, {}}));
    QVERIFY((hostFor("192.0.2.1") == Place {"0.0.0.0", 8000, {}}));
    QVERIFY((hostFor("2001:db8::1") == Place {"::", 8000, {}}));
    QCOMPARE(fieldsOf(*programFrom(fields)).ownAddress, std::string());
}

void TestFields::conditionsOfASceneSurviveAnEdit()
{
    Program program = defaultProgram(Role::TcpClient);
    program.steps[1].after = {*Condition::parse("server.accept.blocked")};
    Fields fields = fieldsOf(program);
    fields.port = "9";
    fields.ownPort = "0";
    fields.message = Message::text("other");
    const auto edited = withFields(program, fields);
    QVERIFY(edited.has_value());
    QCOMPARE(QString::fromStdString(callsOf(edited->steps, false)),
        QStringLiteral("socket bind connect send recv close "));
    QCOMPARE(edited->steps[2].after, program.steps[1].after);
    QCOMPARE(stepAt<ConnectStep>(*edited, 2).to.port, std::uint16_t(9));
    QCOMPARE(stepAt<SendStep>(*edited, 3).message.written, std::string("other"));
}

void TestFields::whatARemovedStepWaitedForTheNextOneWaitsFor()
{
    Program program = defaultProgram(Role::UdpClient);
    program.steps[2].after = {*Condition::parse("server.sendto")};
    Fields fields = fieldsOf(program);
    fields.receives = false;
    const auto edited = withFields(program, fields);
    QVERIFY(edited.has_value());
    QCOMPARE(QString::fromStdString(callsOf(edited->steps, true)), QStringLiteral("socket sendto close "));
    QCOMPARE(edited->steps[2].after, program.steps[2].after);
    fields.receives = true;
    const auto back = withFields(*edited, fields);
    QVERIFY(back.has_value());
    QCOMPARE(
        QString::fromStdString(callsOf(back->steps, true)), QStringLiteral("socket sendto recvfrom close "));
}

void TestFields::stepsOfAFramedProgramKeepTheirOwnEnds()
{
    Program program = defaultProgram(Role::TcpServer);
    program.connection = {{ReceiveStep {.until = {Until::Kind::LengthPrefix, 4}}},
        {ReceiveStep {.until = {Until::Kind::Empty}}}, {CloseStep {}}};
    Fields fields = fieldsOf(program);
    QCOMPARE(int(fields.receive.kind), int(Until::Kind::LengthPrefix));
    fields.bufferSize = "16";
    const auto edited = withFields(program, fields);
    QVERIFY(edited.has_value());
    const auto& first = std::get<ReceiveStep>(edited->connection[0].action);
    const auto& second = std::get<ReceiveStep>(edited->connection[1].action);
    QCOMPARE(first.bufferSize, 16U);
    QCOMPARE(second.bufferSize, 16U);
    QCOMPARE(int(first.until.kind), int(Until::Kind::LengthPrefix));
    QCOMPARE(int(second.until.kind), int(Until::Kind::Empty));
}

void TestFields::optionsStandRightAfterTheSocketAndGroupsAfterTheBind()
{
    Fields fields = fieldsFor(Role::UdpServer);
    fields.address = "0.0.0.0";
    fields.options = {{OptionName::IpAddMembership, 0, "239.255.0.1", {}}, {OptionName::SoReuseaddr, 1},
        {OptionName::SoRcvbuf, 4096}};
    const auto program = programFrom(fields);
    QVERIFY(program.has_value());
    QCOMPARE(QString::fromStdString(callsOf(program->steps, true)),
        QStringLiteral("socket setsockopt setsockopt bind setsockopt recvfrom "));
    QCOMPARE(int(stepAt<OptionStep>(*program, 1).option), int(OptionName::SoReuseaddr));
    QCOMPARE(int(stepAt<OptionStep>(*program, 2).option), int(OptionName::SoRcvbuf));
    QCOMPARE(int(stepAt<OptionStep>(*program, 4).option), int(OptionName::IpAddMembership));
}

void TestFields::anOptionChangesWhereItStandsAndGoesWhenItIsTakenBack()
{
    Fields fields = fieldsFor(Role::TcpClient);
    fields.options = {{OptionName::IpTtl, 3}, {OptionName::TcpNodelay, 1}};
    const Program program = *programFrom(fields);
    fields.options = {{OptionName::TcpNodelay, 0}};
    const auto edited = withFields(program, fields);
    QVERIFY(edited.has_value());
    QCOMPARE(QString::fromStdString(callsOf(edited->steps, false)),
        QStringLiteral("socket setsockopt connect send recv close "));
    QCOMPARE(stepAt<OptionStep>(*edited, 1).value, 0);
}

void TestFields::aClientThatOnlyListensStaysSo()
{
    Program program = defaultProgram(Role::TcpClient);
    program.steps.erase(program.steps.begin() + 2);
    Fields fields = fieldsOf(program);
    fields.timeout = "2";
    const auto edited = withFields(program, fields);
    QVERIFY(edited.has_value());
    QCOMPARE(
        QString::fromStdString(callsOf(edited->steps, false)), QStringLiteral("socket connect recv close "));
    fields.message = Message::text("now I speak");
    const auto speaking = withFields(program, fields);
    QVERIFY(speaking.has_value());
    QCOMPARE(QString::fromStdString(callsOf(speaking->steps, false)),
        QStringLiteral("socket connect send recv close "));
}

QTEST_GUILESS_MAIN(TestFields)
#include "tst_fields.moc"
