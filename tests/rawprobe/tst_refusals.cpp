// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/probe/requestcheck.h"
#include "core/rawprobe/tokenbucket.h"

#include <QtTest/QTest>

#include <cerrno>

using namespace socketscope;
using rawprobe::Request;

namespace {

Request probeTo(const char* destination)
{
    Request request {.kind = Request::Kind::Send};
    request.shape.destination = *wire::IpAddress::parse(destination);
    request.shape.sourcePort = 40'000;
    request.probe = {.number = 1, .mark = 1, .size = 60, .ttl = 1};
    return request;
}

} // namespace

class TestRefusals : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sendsToOneHost_data();
    void sendsToOneHost();
    void refusesForgedSources();
    void refusesWhatIsNoProbe();
    void letsABurstPass();
    void thenLimitsTheRate();
    void aClockThatStandsStillGivesNothing();
};

void TestRefusals::sendsToOneHost_data()
{
    QTest::addColumn<int>("expected");
    for (const char* host :
        {"127.0.0.1", "10.0.0.1", "169.254.1.1", "223.255.255.255", "::1", "2001:db8::1", "fe80::1%1"})
        QTest::newRow(host) << 0;
    for (const char* many : {"0.0.0.0", "0.0.0.1", "224.0.0.0", "239.255.255.255", "240.0.0.0",
             "255.255.255.255", "::", "ff00::", "ff02::1", "::ffff:127.0.0.1"})
        QTest::newRow(many) << EACCES;
}

void TestRefusals::sendsToOneHost()
{
    QFETCH(int, expected);
    QCOMPARE(probe::check(probeTo(QTest::currentDataTag())), expected);
}

void TestRefusals::refusesForgedSources()
{
    Request request = probeTo("192.0.2.1");
    for (const char* source : {"0.0.0.0", "255.255.255.255", "224.0.0.1"}) {
        request.shape.source = *wire::IpAddress::parse(source);
        QCOMPARE(probe::check(request), EADDRNOTAVAIL);
    }
    request.shape.source = *wire::IpAddress::parse("192.0.2.2"); // whether it is ours, the routes tell
    QCOMPARE(probe::check(request), 0);
}

void TestRefusals::refusesWhatIsNoProbe()
{
    const auto refused = [](auto change) {
        Request request = probeTo("192.0.2.1");
        request.shape.protocol = trace::Protocol::Udp;
        change(request);
        return probe::check(request);
    };
    QCOMPARE(refused([](Request&) {}), 0);
    QCOMPARE(refused([](Request& request) { request.probe.number = 0; }), EINVAL);
    QCOMPARE(refused([](Request& request) { request.probe.ttl = 0; }), EINVAL);
    QCOMPARE(refused([](Request& request) { request.probe.mark = 0; }), EINVAL);
    // Classic: port 65535 is the last one that can be counted up to.
    QCOMPARE(refused([](Request& request) { request.probe.mark = 65'535 - 33'434 + 2; }), EINVAL);
    QCOMPARE(refused([](Request& request) { request.probe.mark = 65'535 - 33'434 + 1; }), 0);
    QCOMPARE(refused([](Request& request) { request.probe.size = 27; }), EINVAL);
    QCOMPARE(refused([](Request& request) { request.probe.size = 28; }), 0);
    QCOMPARE(refused([](Request& request) { request.shape.sourcePort = 0; }), EINVAL);
    QCOMPARE(refused([](Request& request) { request.shape.destinationPort = 0; }), EINVAL);
}

void TestRefusals::letsABurstPass()
{
    rawprobe::TokenBucket bucket(1'000);
    for (int i = 0; i < 128; ++i)
        QVERIFY(bucket.take(1'000));
    QVERIFY(!bucket.take(1'000));
}

void TestRefusals::thenLimitsTheRate()
{
    constexpr std::int64_t second = 1'000'000'000;
    rawprobe::TokenBucket bucket(0);
    int passed = 0;
    for (std::int64_t now = 0; now <= 10 * second; now += second / 1'000)
        passed += bucket.take(now) ? 1 : 0;
    QCOMPARE(passed, 128 + 10 * 256);
    // After a rest it is full again, and not more than that.
    passed = 0;
    for (int i = 0; i < 1'000; ++i)
        passed += bucket.take(100 * second) ? 1 : 0;
    QCOMPARE(passed, 128);
}

void TestRefusals::aClockThatStandsStillGivesNothing()
{
    rawprobe::TokenBucket bucket(5'000'000'000);
    for (int i = 0; i < 128; ++i)
        QVERIFY(bucket.take(5'000'000'000));
    QVERIFY(!bucket.take(0));
    QVERIFY(!bucket.take(5'000'000'000));
}

QTEST_GUILESS_MAIN(TestRefusals)
#include "tst_refusals.moc"
