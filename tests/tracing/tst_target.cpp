// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tracing/hostnetwork.h"
#include "core/tracing/target.h"

#include <QtTest/QtTest>

using namespace socketscope;
using namespace socketscope::tracing;
using wire::Family;

class TestTarget : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneHostIsATarget_data();
    void oneHostIsATarget();
    void whatIsNotOneHostIsNone_data();
    void whatIsNotOneHostIsNone();
    void thisComputersNetworkSendsNothingThere();
    void anotherFamilyThanTheOneAskedForIsSaidAsSuch();
};

void TestTarget::oneHostIsATarget_data()
{
    QTest::addColumn<QString>("address");
    for (const char* address : {"127.0.0.1", "10.1.2.255", "223.255.255.255", "240.0.0.1", "::1", "fec0::1",
             "fe80::1%1", "2001:db8::1"})
        QTest::newRow(address) << address;
}

void TestTarget::oneHostIsATarget()
{
    QFETCH(QString, address);
    QVERIFY(checkTarget(*wire::IpAddress::parse(address.toStdString())));
}

void TestTarget::whatIsNotOneHostIsNone_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("first of many") << "224.0.0.0" << ErrorCode::NotOneHost;
    QTest::newRow("last of many") << "239.255.255.255" << ErrorCode::NotOneHost;
    QTest::newRow("everybody") << "255.255.255.255" << ErrorCode::NotOneHost;
    QTest::newRow("many by IPv6") << "ff02::1" << ErrorCode::NotOneHost;
    QTest::newRow("any") << "0.0.0.0" << ErrorCode::NotOneHost;
    QTest::newRow("any by IPv6") << "::" << ErrorCode::NotOneHost;
    QTest::newRow("first of the link") << "fe80::" << ErrorCode::NoZone;
    QTest::newRow("last of the link") << "febf::1" << ErrorCode::NoZone;
}

void TestTarget::whatIsNotOneHostIsNone()
{
    QFETCH(QString, address);
    QFETCH(ErrorCode, code);
    const auto checked = checkTarget(*wire::IpAddress::parse(address.toStdString()));
    QVERIFY(!checked);
    QCOMPARE(checked.error(), (Error {.code = code, .detail = address.toStdString()}));
}

void TestTarget::thisComputersNetworkSendsNothingThere()
{
    HostNetwork network {{}};
    trace::Settings settings;
    settings.shape.destination = wire::IpAddress::v4(224, 0, 0, 1);
    const auto way = network.chooseWay(settings, trace::Via::Udp, false);
    QVERIFY(!way && way.error().code == ErrorCode::NotOneHost);
    settings.shape.destination = wire::IpAddress::loopback(Family::IPv4);
    QVERIFY(network.chooseWay(settings, trace::Via::Udp, false));
}

void TestTarget::anotherFamilyThanTheOneAskedForIsSaidAsSuch()
{
    HostNetwork network {{}};
    std::optional<Result<net::Addresses>> found;
    network.lookUp(
        "::1", Family::IPv4, [&found](Result<net::Addresses> answer) { found = std::move(answer); });
    QVERIFY(found && !*found);
    QCOMPARE(found->error(), (Error {.code = ErrorCode::OtherFamily, .detail = "::1", .amount = 4}));
    network.lookUp(
        "127.0.0.1", Family::IPv6, [&found](Result<net::Addresses> answer) { found = std::move(answer); });
    QVERIFY(!*found);
    QCOMPARE(found->error().amount, 6);
    const Error other {.code = ErrorCode::UnresolvableHost, .detail = "h"};
    QCOMPARE(whyNoTarget(other, Family::IPv4), other);
}

QTEST_GUILESS_MAIN(TestTarget)
#include "tst_target.moc"
