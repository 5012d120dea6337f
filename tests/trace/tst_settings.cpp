// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/settings.h"

#include <QtTest/QtTest>

using namespace socketscope;
using namespace socketscope::trace;
using namespace std::chrono_literals;

class TestSettings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void acceptsWhatCanBe_data();
    void acceptsWhatCanBe();
    void namesWhatIsOutOfRange_data();
    void namesWhatIsOutOfRange();
    void tellsTheLimitOfSizeAndPort();
    void refusesASourceOfTheOtherFamily();
};

namespace {

using Change = std::function<void(Settings&)>;

Settings ordinary()
{
    Settings settings;
    settings.shape.destination = wire::IpAddress::v4(192, 0, 2, 1);
    return settings;
}

} // namespace
Q_DECLARE_METATYPE(Change)

void TestSettings::acceptsWhatCanBe_data()
{
    QTest::addColumn<Change>("change");
    QTest::newRow("defaults") << Change([](Settings&) {});
    QTest::newRow("one hop") << Change([](Settings& s) { s.firstTtl = s.maxTtl = 1; });
    QTest::newRow("the longest path") << Change([](Settings& s) { s.firstTtl = s.maxTtl = 255; });
    QTest::newRow("ten queries") << Change([](Settings& s) { s.queries = 10; });
    QTest::newRow("a hundred rounds a second") << Change([](Settings& s) { s.interval = 10ms; });
    QTest::newRow("the least ICMP") << Change([](Settings& s) { s.shape.size = 28; });
    QTest::newRow("the largest packet") << Change([](Settings& s) { s.shape.size = 65535; });
    QTest::newRow("DNS's port") << Change([](Settings& s) {
        s.shape.protocol = Protocol::Udp;
        s.shape.destinationPort = 53;
    });
    QTest::newRow("a high port that stays") << Change([](Settings& s) {
        s.shape.protocol = Protocol::Udp;
        s.shape.flow = Flow::Paris;
        s.shape.destinationPort = 65535;
    });
    QTest::newRow("a single TTL, whatever first and last are") << Change([](Settings& s) {
        s.mode = Mode::Single;
        s.singleTtl = 3;
        s.firstTtl = 0;
    });
}

void TestSettings::acceptsWhatCanBe()
{
    QFETCH(Change, change);
    Settings settings = ordinary();
    change(settings);
    QVERIFY(settings.check().has_value());
}

void TestSettings::namesWhatIsOutOfRange_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<Change>("change");
    QTest::newRow("no first hop") << "first" << Change([](Settings& s) { s.firstTtl = 0; });
    QTest::newRow("first behind last") << "first" << Change([](Settings& s) { s.firstTtl = 31; });
    QTest::newRow("no hops") << "max" << Change([](Settings& s) { s.maxTtl = 0; });
    QTest::newRow("no TTL") << "ttl" << Change([](Settings& s) {
        s.mode = Mode::Single;
        s.singleTtl = 0;
    });
    QTest::newRow("no queries") << "queries" << Change([](Settings& s) { s.queries = 0; });
    QTest::newRow("too many queries") << "queries" << Change([](Settings& s) { s.queries = 11; });
    QTest::newRow("too often") << "interval" << Change([](Settings& s) { s.interval = 9999us; });
    QTest::newRow("nothing in flight") << "window" << Change([](Settings& s) { s.window = 0; });
    QTest::newRow("no patience") << "wait" << Change([](Settings& s) { s.wait = 0s; });
    QTest::newRow("no room for a header") << "size" << Change([](Settings& s) { s.shape.size = 27; });
    QTest::newRow("no room for IPv6") << "size" << Change([](Settings& s) {
        s.shape.destination = wire::IpAddress::loopback(wire::Family::IPv6);
        s.shape.size = 47;
    });
    QTest::newRow("no room to even out the checksum") << "size" << Change([](Settings& s) {
        s.shape.flow = Flow::Paris;
        s.shape.size = 29;
    });
    QTest::newRow("no room to count ports") << "port" << Change([](Settings& s) {
        s.shape.protocol = Protocol::Udp;
        s.shape.destinationPort = 65500;
    });
    QTest::newRow("no room to count source ports") << "port" << Change([](Settings& s) {
        s.shape.protocol = Protocol::Tcp;
        s.shape.sourcePort = 65500;
    });
}

void TestSettings::namesWhatIsOutOfRange()
{
    QFETCH(QString, name);
    QFETCH(Change, change);
    Settings settings = ordinary();
    change(settings);
    const auto checked = settings.check();
    QVERIFY(!checked.has_value());
    QCOMPARE(checked.error().code, ErrorCode::OutOfRange);
    QCOMPARE(QString::fromStdString(checked.error().detail), name);
}

void TestSettings::tellsTheLimitOfSizeAndPort()
{
    Settings settings = ordinary();
    settings.shape.size = 27; // 20 bytes of IPv4 and 8 of ICMP
    QCOMPARE(settings.check().error().position, std::size_t {28});
    settings.shape.destination = wire::IpAddress::loopback(wire::Family::IPv6);
    QCOMPARE(settings.check().error().position, std::size_t {48});
    settings = ordinary();
    settings.shape.protocol = Protocol::Udp;
    settings.shape.destinationPort = 65281;
    const auto limit = settings.check().error().position;
    QCOMPARE(limit, std::size_t {65280}); // of which 256 are left
    settings.shape.destinationPort = static_cast<std::uint16_t>(limit);
    QVERIFY(settings.check());
}

void TestSettings::refusesASourceOfTheOtherFamily()
{
    Settings settings = ordinary();
    settings.shape.source = wire::IpAddress::loopback(wire::Family::IPv6);
    const auto checked = settings.check();
    QVERIFY(!checked.has_value());
    QCOMPARE(checked.error().code, ErrorCode::MixedFamilies);
    QCOMPARE(checked.error().detail, "::1");
}

QTEST_APPLESS_MAIN(TestSettings)
#include "tst_settings.moc"
