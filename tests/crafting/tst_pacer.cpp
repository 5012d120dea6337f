// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/craft/templates.h"
#include "core/crafting/counter.h"
#include "core/crafting/pacer.h"

#include <QtTest/QtTest>

#include <chrono>

using namespace socketscope;
using namespace socketscope::crafting;
using namespace std::chrono_literals;

class TestPacer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aBurstIsDueAtOnceInSlices();
    void anIntervalDoesNotDrift();
    void whatIsLateIsMadeUpFor();
    void stopMeansNoMore();
    void nothingIsDueBeforeTheStart();
    void aCounterCountsAndWraps_data();
    void aCounterCountsAndWraps();
    void aCounterNeedsANumber();
    void countingPinsWhatIsComputed();
};

void TestPacer::aBurstIsDueAtOnceInSlices()
{
    Pacer pacer(100, {}, Instant(1s));
    QCOMPARE(pacer.due(Instant(1s), 64), 64U);
    pacer.done(64);
    QCOMPARE(pacer.due(Instant(1s), 64), 36U);
    QVERIFY(pacer.next() == Instant(1s));
    pacer.done(36);
    QVERIFY(pacer.isOver() && !pacer.next());
    QCOMPARE(pacer.due(Instant(9s), 64), 0U);
}

void TestPacer::anIntervalDoesNotDrift()
{
    Pacer pacer(1000, 7ms, Instant(1s));
    Instant now(1s);
    for (int i = 0; i < 1000; ++i) {
        QCOMPARE(pacer.due(now, 64), 1U);
        QVERIFY(pacer.next() == Instant(1s) + 7ms * i);
        pacer.done();
        QCOMPARE(pacer.due(now, 64), 0U);
        if (pacer.next())
            now = *pacer.next() + 900us; // each is looked at a little late
    }
    QVERIFY(pacer.isOver());
}

void TestPacer::whatIsLateIsMadeUpFor()
{
    Pacer pacer(10, 10ms, {});
    QCOMPARE(pacer.due(Instant(35ms), 64), 4U); // at 0, 10, 20 and 30 ms
    QCOMPARE(pacer.due(Instant(1h), 64), 10U);
}

void TestPacer::stopMeansNoMore()
{
    Pacer pacer(10, 10ms, {});
    pacer.done();
    pacer.stop();
    QVERIFY(pacer.isOver() && !pacer.next());
    QCOMPARE(pacer.due(Instant(1h), 64), 0U);
    QCOMPARE(pacer.doneCount(), 1U);
    QVERIFY(Pacer().isOver());
}

void TestPacer::nothingIsDueBeforeTheStart()
{
    const Pacer pacer(10, 10ms, Instant(1s));
    QCOMPARE(pacer.due(Instant(999ms), 64), 0U);
}

void TestPacer::aCounterCountsAndWraps_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArrayList>("values");
    QTest::newRow("16 bits") << QByteArray("udp.source_port") << QByteArray("65534")
                             << QByteArrayList {"65534", "65535", "0", "1"};
    QTest::newRow("8 bits") << QByteArray("ipv4.ttl") << QByteArray("1")
                            << QByteArrayList {"1", "2", "3", "4"};
    QTest::newRow("4 bits") << QByteArray("ipv4.version") << QByteArray("14")
                            << QByteArrayList {"14", "15", "0", "1"};
}

void TestPacer::aCounterCountsAndWraps()
{
    QFETCH(QByteArray, field);
    QFETCH(QByteArray, first);
    QFETCH(QByteArrayList, values);
    craft::Packet packet = *craft::builtinTemplate("udp-hello");
    QVERIFY(packet.set(field.toStdString(), first.toStdString()));
    const auto counter = Counter::of(packet, field.toStdString());
    QVERIFY(counter && counter->counts());
    for (int i = 0; i < values.size(); ++i) {
        craft::Packet each = packet;
        QVERIFY(counter->apply(each, static_cast<std::uint32_t>(i)));
        QCOMPARE(QByteArray::fromStdString(*each.text(field.toStdString())), values[i]);
    }
}

void TestPacer::aCounterNeedsANumber()
{
    const craft::Packet packet = *craft::builtinTemplate("udp-hello");
    const auto code = [&](const char* field) { return Counter::of(packet, field).error().code; };
    QVERIFY(code("ipv4.source") == ErrorCode::BadFieldValue);
    QVERIFY(code("payload.data") == ErrorCode::BadFieldValue);
    QVERIFY(code("ipv4.options") == ErrorCode::BadFieldValue);
    QVERIFY(code("tcp.window") == ErrorCode::UnknownField);
    QVERIFY(code("ttl") == ErrorCode::UnknownField);
    QVERIFY(!Counter().counts());
    craft::Packet same = packet;
    QVERIFY(Counter().apply(same, 7));
    QVERIFY(same == packet);
}

void TestPacer::countingPinsWhatIsComputed()
{
    craft::Packet packet = *craft::builtinTemplate("udp-hello");
    const auto counter = Counter::of(packet, "udp.checksum"); // 7c07
    QVERIFY(counter);
    QVERIFY(counter->apply(packet, 1));
    QCOMPARE(*packet.text("udp.checksum"), std::string("0x7c08"));
    QVERIFY(packet.state("udp.checksum").value() == craft::FieldState::Pinned);
}

QTEST_GUILESS_MAIN(TestPacer)
#include "tst_pacer.moc"
