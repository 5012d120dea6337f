// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/craft/templates.h"
#include "ui/craft/send/planwords.h"

#include <QtTest/QtTest>

using namespace socketscope;
using craft::HostFacts;
using craft::SendWay;
using ui::PlanText;
using Tone = PlanText::Tone;

class TestPlan : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysBeforeSendingWhatTheSystemWrites_data();
    void saysBeforeSendingWhatTheSystemWrites();
    void aPinnedFieldThatDoesNotLeaveIsNamed();
    void aForgedSourceIsAnnounced();
    void aLoopbackSourceThatLeavesSaysWhatToWrite();
    void aRefusalIsASentence();
    void thePracticeNetworkTakesEveryByte();
    void rightsAreSaidInOneLine();
};

namespace {

wire::IpAddress ip(const char* text)
{
    return *wire::IpAddress::parse(text);
}

/// A computer with one address beside loopback, and a neighbour whose link address it knows.
HostFacts facts(bool raw, bool loopback = true)
{
    return {.raw = raw,
        .addresses = {ip("127.0.0.1"), ip("192.0.2.10")},
        .route = craft::HostRoute {.interfaceIndex = 1,
            .interfaceName = loopback ? "lo" : "eth0",
            .loopback = loopback,
            .mtu = loopback ? 65536U : 1500U,
            .source = loopback ? ip("127.0.0.1") : ip("192.0.2.10"),
            .neighbour = std::array<std::uint8_t, 6> {2, 0, 0, 0, 0, 1}}};
}

craft::Packet hello()
{
    return *craft::builtinTemplate("udp-hello");
}

PlanText words(const craft::Packet& packet, std::optional<SendWay> way, const HostFacts& known)
{
    return ui::planText(craft::planSend(packet, way, known));
}

} // namespace

void TestPlan::saysBeforeSendingWhatTheSystemWrites_data()
{
    QTest::addColumn<int>("way");
    QTest::addColumn<QString>("sentence");
    const auto row = [](SendWay way, const char* sentence) {
        QTest::newRow(std::string(craft::nameOf(way)).c_str()) << int(way) << QString::fromUtf8(sentence);
    };
    row(SendWay::Raw, "the system writes the IP header");
    row(SendWay::RawHeader, "The system writes the total length and the header checksum.");
    row(SendWay::Link, "byte for byte");
    row(SendWay::Datagram, "no rights needed");
}

void TestPlan::saysBeforeSendingWhatTheSystemWrites()
{
    QFETCH(int, way);
    QFETCH(QString, sentence);
    const PlanText text = words(hello(), static_cast<SendWay>(way), facts(true));
    QVERIFY2(text.text.contains(sentence), qPrintable(text.text));
    QVERIFY(text.tone != Tone::Refused);
}

void TestPlan::aPinnedFieldThatDoesNotLeaveIsNamed()
{
    craft::Packet packet = hello();
    QVERIFY(packet.set("ipv4.header_checksum", "0xdead"));
    const PlanText text = words(packet, SendWay::RawHeader, facts(true));
    QCOMPARE(text.tone, Tone::Warning);
    QVERIFY2(
        text.text.contains("What you wrote as the header checksum does not leave."), qPrintable(text.text));
}

void TestPlan::aForgedSourceIsAnnounced()
{
    craft::Packet packet = hello();
    QVERIFY(packet.set("ipv4.source", "198.51.100.7"));
    QVERIFY(packet.set("ipv4.destination", "192.0.2.99"));
    const PlanText text = words(packet, SendWay::RawHeader, facts(true, false));
    QCOMPARE(text.tone, Tone::Warning);
    QVERIFY2(text.text.contains("Send asks first"), qPrintable(text.text));
    QVERIFY(ui::forgedQuestion("198.51.100.7").contains("198.51.100.7"));
}

/// The first template with one cell changed.
void TestPlan::aLoopbackSourceThatLeavesSaysWhatToWrite()
{
    craft::Packet packet = hello();
    QVERIFY(packet.set("ipv4.destination", "192.0.2.99"));
    const PlanText text = words(packet, {}, facts(true, false));
    QCOMPARE(text.tone, Tone::Warning);
    QVERIFY2(text.text.contains("loopback address") && text.text.contains("Send asks first")
            && text.text.contains("own address"),
        qPrintable(text.text));
    QVERIFY(!words(hello(), {}, facts(true)).text.contains("loopback address"));
    const QString question = ui::forgedQuestion("127.0.0.1");
    QVERIFY(question.contains("127.0.0.1") && question.contains("own address"));
    QVERIFY(question != ui::forgedQuestion("198.51.100.7"));
    QVERIFY(!ui::forgedQuestion("198.51.100.7").contains("own address"));
    QVERIFY(ui::forgedQuestion("::1").contains("own address"));
}

void TestPlan::aRefusalIsASentence()
{
    const PlanText text = words(hello(), SendWay::Raw, facts(false));
    QCOMPARE(text.tone, Tone::Refused);
    QVERIFY(text.text.contains("practice network")); // what still works
    HostFacts nowhere = facts(true);
    nowhere.route.reset();
    QVERIFY(words(hello(), {}, nowhere).text.contains("no route"));
}

void TestPlan::thePracticeNetworkTakesEveryByte()
{
    const PlanText text = ui::planText(craft::practicePlan());
    QCOMPARE(text.tone, Tone::Quiet);
    QVERIFY(text.text.contains("byte for byte"));
    QVERIFY(ui::leavesWhole(craft::practicePlan()));
    const craft::SendPlan filled = craft::practicePlan(*craft::builtinTemplate("ttl-3"), ip("10.99.0.2"));
    const PlanText said = ui::planText(filled);
    QVERIFY2(said.text.contains("fills in the source") && !said.text.contains("byte for byte"),
        qPrintable(said.text));
    QVERIFY(!ui::leavesWhole(filled));
}

void TestPlan::rightsAreSaidInOneLine()
{
    HostFacts helped = facts(false);
    helped.helper = true;
    QCOMPARE(ui::rightsText(craft::planSend(hello(), {}, facts(true))),
        QString("Raw sockets: with this program's own rights"));
    QCOMPARE(
        ui::rightsText(craft::planSend(hello(), {}, helped)), QString("Raw sockets: through the helper"));
    QVERIFY(ui::rightsText(craft::planSend(hello(), {}, facts(false))).contains("not allowed"));
    QVERIFY(!ui::leavesWhole(craft::planSend(hello(), {}, facts(false))));
}

QTEST_APPLESS_MAIN(TestPlan)
#include "tst_plan.moc"
