// SPDX-License-Identifier: GPL-3.0-or-later
// Why nothing came back on this computer's network, as far as the packet itself tells.
#include "core/craft/templates.h"
#include "core/crafting/exchange.h"
#include "core/crafting/recorder.h"

#include <QtTest/QtTest>

using namespace socketscope;
using namespace socketscope::crafting;

class TestSilence : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void headersThatCannotBeAreThrownAway_data();
    void headersThatCannotBeAreThrownAway();
    void answersGoToAForgedSource();
    void anotherRunIsNotForgedForThat();
};

namespace {

craft::Packet packet(const char* name, const char* field, const char* value)
{
    craft::Packet made = craft::builtinTemplate(name).value();
    if (*field != 0 && !made.set(field, value))
        qFatal("%s=%s cannot be set", field, value);
    return made;
}

/// This computer sent it by a raw socket, and nothing came.
class Host {
public:
    Silence silence(const craft::Packet& packet, bool forged = false)
    {
        const Bytes bytes = packet.serialize();
        craft::SendPlan plan;
        plan.way = craft::SendWay::RawHeader;
        plan.forgedSource = plan.leavesMachine = forged;
        m_recorder.started({.packet = packet}, plan, {}, {});
        const std::uint32_t number = ++m_number;
        const journal::Seq seq = m_recorder.sent(number, {.at = {}, .packet = bytes});
        m_recorder.gaveUp(number, seq, {});
        while (m_exchange.update(m_journal)) { }
        const SilenceReason reason = m_exchange.silenceOf(*m_exchange.packet(number), m_journal);
        return reason.seq == 0 && reason.node == 0 ? reason.why : Silence::Delivered;
    }

private:
    journal::Journal m_journal;
    Recorder m_recorder {
        m_journal, m_journal.addActor({.name = "crafter", .role = journal::ActorRole::Crafter}, {})};
    Exchange m_exchange;
    std::uint32_t m_number = 0;
};

} // namespace

void TestSilence::headersThatCannotBeAreThrownAway_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("why");
    const auto row = [](const char* name, const char* field, const char* value, const char* why) {
        QTest::addRow("%s %s=%s", name, field, value) << name << field << value << why;
    };
    row("udp-hello", "", "", "unknown");
    row("udp-hello", "udp.length", "3", "impossible-header");
    row("udp-hello", "udp.length", "100", "impossible-header");
    row("udp-hello", "ipv4.version", "7", "impossible-header");
    row("udp-hello", "ipv4.total_length", "100", "impossible-header");
    row("udp-hello", "udp.checksum", "0xdead", "wrong-checksum");
    row("tcp-syn", "", "", "unknown");
    row("tcp-syn", "tcp.data_offset", "4", "impossible-header");
    row("tcp-syn", "tcp.data_offset", "15", "impossible-header");
    row("icmp-echo", "", "", "unknown");
    row("icmp-echo", "icmp.type", "0", "nothing-to-answer");
}

void TestSilence::headersThatCannotBeAreThrownAway()
{
    QFETCH(QString, name);
    QFETCH(QString, field);
    QFETCH(QString, value);
    QFETCH(QString, why);
    Host host;
    const Silence found = host.silence(packet(qPrintable(name), qPrintable(field), qPrintable(value)));
    QCOMPARE(QString::fromStdString(std::string(nameOf(found))), why);
}

void TestSilence::answersGoToAForgedSource()
{
    Host host;
    QCOMPARE(
        host.silence(packet("udp-hello", "ipv4.source", "198.51.100.7"), true), Silence::AnswerElsewhere);
    // What is thrown away is answered by nobody.
    QCOMPARE(host.silence(packet("udp-hello", "udp.checksum", "0xdead"), true), Silence::WrongChecksum);
    QCOMPARE(host.silence(packet("icmp-echo", "icmp.type", "0"), true), Silence::NothingToAnswer);
}

void TestSilence::anotherRunIsNotForgedForThat()
{
    Host host;
    QCOMPARE(host.silence(packet("udp-hello", "", ""), true), Silence::AnswerElsewhere);
    QCOMPARE(host.silence(packet("udp-hello", "", "")), Silence::Unknown);
}

QTEST_GUILESS_MAIN(TestSilence)
#include "tst_silence.moc"
