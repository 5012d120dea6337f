// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/talk/specs.h"

#include "core/talk/fields.h"

#include <QtTest/QTest>

using namespace socketscope;
using namespace socketscope::talk;

class TestSpecs final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesCountUp();
    void namesThatConditionsCouldNotSpellAreRefused();
    void aNewNameIsTakenOverEverywhere();
    void whoTalkedToARemovedServerTalksToItsLastAddress();
    void whoTalkedToAServerThatNeverRanTalksToWhereItWouldBind();

private:
    static Specs serverAndClient()
    {
        Specs specs {
            {"server", defaultProgram(Role::TcpServer)}, {"client", defaultProgram(Role::TcpClient)}};
        talkTo(specs[1].program, "server");
        specs[1].program.steps[1].after
            = {*Condition::parse("server.accept.blocked"), *Condition::parse("server#1.recv")};
        return specs;
    }
    static Place destination(const Specs& specs)
    {
        return std::get<ConnectStep>(specs.back().program.steps[1].action).to;
    }
};

void TestSpecs::namesCountUp()
{
    Specs specs;
    QCOMPARE(freeName(specs, Role::UdpClient), std::string("client"));
    specs.push_back({"client", {}});
    specs.push_back({"client 2", {}});
    QCOMPARE(freeName(specs, Role::TcpClient), std::string("client 3"));
    QCOMPARE(freeName(specs, Role::TcpServer), std::string("server"));
}

void TestSpecs::namesThatConditionsCouldNotSpellAreRefused()
{
    const Specs specs = serverAndClient();
    for (const char* name : {"", "server", "a.b", "a#1", "a*2", "a~2", "a\nb", " a", "a "})
        QVERIFY2(!isPossibleName(specs, name), name);
    QVERIFY(!isPossibleName(specs, std::string(41, 'x')));
    QVERIFY(isPossibleName(specs, "time server"));
    QVERIFY(isPossibleName(specs, "Größe"));
}

void TestSpecs::aNewNameIsTakenOverEverywhere()
{
    Specs specs = serverAndClient();
    talk::rename(specs, "server", "time");
    QCOMPARE(specs[0].name, std::string("time"));
    QCOMPARE(destination(specs).endpoint, std::string("time"));
    QCOMPARE(specs[1].program.steps[1].after[0].text(), std::string("time.accept.blocked"));
    QCOMPARE(specs[1].program.steps[1].after[1].text(), std::string("time#1.recv"));
}

void TestSpecs::whoTalkedToARemovedServerTalksToItsLastAddress()
{
    Specs specs = serverAndClient();
    talk::remove(specs, "server", *wire::SocketAddress::parse("[::1]:4567"));
    QCOMPARE(specs.size(), std::size_t(1));
    QVERIFY((destination(specs) == Place {.host = "::1", .port = 4567}));
    QVERIFY(specs[0].program.steps[1].after.empty());
}

void TestSpecs::whoTalkedToAServerThatNeverRanTalksToWhereItWouldBind()
{
    Specs specs = serverAndClient();
    std::get<BindStep>(specs[0].program.steps[1].action).at = {.host = "127.0.0.9", .port = 77};
    talk::remove(specs, "server");
    QVERIFY((destination(specs) == Place {.host = "127.0.0.9", .port = 77}));
}

QTEST_GUILESS_MAIN(TestSpecs)
#include "tst_specs.moc"
