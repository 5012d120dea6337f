// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/resolver.h"

#include <QtNetwork/QHostAddress>
#include <QtNetwork/QHostInfo>
#include <QtTest/QtTest>

#include <algorithm>
#include <fstream>
#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <utility>

using namespace socketscope;
using namespace socketscope::net;
using wire::Family;
using wire::IpAddress;
using namespace Qt::StringLiterals;

class TestResolver : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void answersWithoutALookUp_data();
    void answersWithoutALookUp();
    void refusesWithoutALookUp_data();
    void refusesWithoutALookUp();
    void understandsTheNameOfAnInterface();
    void takesTheAddressesThatWereAskedFor();
    void looksUpOtherNamesLater();
    void saysWhenThereIsNoSuchHost();
    void cancelsALookUp();
    void cancelsEverythingWhenItGoes();
};

namespace {

// A label of more than 63 letters cannot be asked for (RFC 1035 section 2.3.4), so nothing leaves this
// computer.
const std::string impossible = std::string(64, 'a') + ".invalid";

/// A name from the table of hosts that needs a look-up, and its address.
std::pair<std::string, IpAddress> knownToThisComputer()
{
    std::ifstream table("/etc/hosts");
    for (std::string line; std::getline(table, line);) {
        std::istringstream words(line.substr(0, line.find('#')));
        std::string address, name;
        words >> address;
        const auto ip = IpAddress::parse(address);
        while (ip && words >> name) {
            if (!resolveAtOnce(name, Family::None))
                return {name, *ip};
        }
    }
    return {};
}

std::string texts(const Addresses& addresses)
{
    std::string all;
    for (const IpAddress& address : addresses)
        all += (all.empty() ? "" : " ") + address.text();
    return all;
}

} // namespace

void TestResolver::answersWithoutALookUp_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<Family>("family");
    QTest::addColumn<QByteArray>("addresses");
    QTest::newRow("IPv4") << QByteArray("192.0.2.1") << Family::None << QByteArray("192.0.2.1");
    QTest::newRow("IPv6") << QByteArray("2001:DB8::1") << Family::IPv6 << QByteArray("2001:db8::1");
    QTest::newRow("scope") << QByteArray("fe80::1%1") << Family::None << QByteArray("fe80::1%1");
    QTest::newRow("localhost") << QByteArray("localhost") << Family::None << QByteArray("127.0.0.1 ::1");
    QTest::newRow("capitals, rooted")
        << QByteArray("LocalHost.") << Family::None << QByteArray("127.0.0.1 ::1");
    QTest::newRow("below localhost") << QByteArray("api.localhost") << Family::IPv4
                                     << QByteArray("127.0.0.1");
    QTest::newRow("localhost, IPv6") << QByteArray("localhost") << Family::IPv6 << QByteArray("::1");
}

void TestResolver::answersWithoutALookUp()
{
    QFETCH(QByteArray, host);
    QFETCH(Family, family);
    QFETCH(QByteArray, addresses);
    Resolver resolver;
    std::optional<Result<Addresses>> answer;
    QCOMPARE(resolver.lookUp(
                 host.toStdString(), family, [&](Result<Addresses> result) { answer = std::move(result); }),
        0U);
    QVERIFY(answer.has_value() && answer->has_value());
    QCOMPARE(QByteArray::fromStdString(texts(**answer)), addresses);
}

void TestResolver::refusesWithoutALookUp_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<Family>("family");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("nothing") << QByteArray() << Family::None << ErrorCode::BadAddress;
    QTest::newRow("too short") << QByteArray("1.2.3") << Family::None << ErrorCode::BadAddress;
    QTest::newRow("a number") << QByteArray("8000") << Family::None << ErrorCode::BadAddress;
    QTest::newRow("hexadecimal") << QByteArray("0x7f.0x1") << Family::None << ErrorCode::BadAddress;
    QTest::newRow("IPv4 for IPv6") << QByteArray("127.0.0.1") << Family::IPv6 << ErrorCode::MixedFamilies;
    QTest::newRow("IPv6 for IPv4") << QByteArray("::1") << Family::IPv4 << ErrorCode::MixedFamilies;
    QTest::newRow("no such interface")
        << QByteArray("fe80::1%nosuch0") << Family::None << ErrorCode::UnresolvableHost;
}

void TestResolver::refusesWithoutALookUp()
{
    QFETCH(QByteArray, host);
    QFETCH(Family, family);
    QFETCH(ErrorCode, code);
    const auto answer = resolveAtOnce(host.toStdString(), family);
    QVERIFY(answer.has_value() && !answer->has_value());
    QCOMPARE(answer->error().code, code);
    QCOMPARE(QByteArray::fromStdString(answer->error().detail), host);
}

void TestResolver::understandsTheNameOfAnInterface()
{
    const auto answer = resolveAtOnce("fe80::1%lo", Family::None); // loopback has the index 1
    QVERIFY(answer.has_value());
    QCOMPARE(texts(**answer), std::string("fe80::1%1"));
    QVERIFY(!resolveAtOnce("example.org", Family::None).has_value());
    QVERIFY(!resolveAtOnce("notlocalhost", Family::None).has_value());
}

void TestResolver::takesTheAddressesThatWereAskedFor()
{
    QHostInfo info;
    info.setAddresses({QHostAddress(u"2001:db8::1"_s), QHostAddress(u"192.0.2.1"_s),
        QHostAddress(u"192.0.2.1"_s), QHostAddress(u"fe80::1%lo"_s)});
    QCOMPARE(
        texts(addressesOf(info, "h", Family::None).value()), std::string("2001:db8::1 192.0.2.1 fe80::1%1"));
    QCOMPARE(texts(addressesOf(info, "h", Family::IPv4).value()), std::string("192.0.2.1"));
    QCOMPARE(texts(addressesOf(info, "h", Family::IPv6).value()), std::string("2001:db8::1 fe80::1%1"));
    info.setAddresses({QHostAddress(u"192.0.2.1"_s)});
    QCOMPARE(addressesOf(info, "h", Family::IPv6).error(),
        (Error {.code = ErrorCode::MixedFamilies, .detail = "h"}));
    QCOMPARE(addressesOf(QHostInfo(), "h", Family::None).error(),
        (Error {.code = ErrorCode::UnresolvableHost, .detail = "h"}));
}

void TestResolver::looksUpOtherNamesLater()
{
    const auto [name, address] = knownToThisComputer();
    if (name.empty())
        QSKIP("no other name than localhost in /etc/hosts");
    Resolver resolver;
    std::optional<Result<Addresses>> answer;
    QVERIFY(resolver.lookUp(name, Family::None, [&](Result<Addresses> result) { answer = std::move(result); })
        != 0);
    QVERIFY(!answer.has_value());
    QTRY_VERIFY(answer.has_value());
    QVERIFY(answer->has_value());
    QVERIFY(std::find(answer->value().begin(), answer->value().end(), address) != answer->value().end());
}

void TestResolver::saysWhenThereIsNoSuchHost()
{
    Resolver resolver;
    std::optional<Result<Addresses>> answer;
    resolver.lookUp(impossible, Family::None, [&](Result<Addresses> result) { answer = std::move(result); });
    QTRY_VERIFY(answer.has_value());
    QCOMPARE(answer->error().code, ErrorCode::UnresolvableHost);
    QCOMPARE(answer->error().detail, impossible);
}

void TestResolver::cancelsALookUp()
{
    Resolver resolver;
    bool cancelled = true;
    std::optional<Result<Addresses>> other;
    const auto id = resolver.lookUp(impossible, Family::None, [&](Result<Addresses>) { cancelled = false; });
    resolver.cancel(id);
    resolver.cancel(id);
    resolver.cancel(12345);
    resolver.lookUp(impossible, Family::None, [&](Result<Addresses> result) { other = std::move(result); });
    QTRY_VERIFY(other.has_value());
    QCoreApplication::processEvents();
    QVERIFY(cancelled);
}

void TestResolver::cancelsEverythingWhenItGoes()
{
    auto first = std::make_unique<Resolver>();
    Resolver second;
    bool called = false;
    std::optional<Result<Addresses>> other;
    first->lookUp(impossible, Family::None, [&](Result<Addresses>) { called = true; });
    first.reset();
    second.lookUp(impossible, Family::None, [&](Result<Addresses> result) { other = std::move(result); });
    QTRY_VERIFY(other.has_value());
    QVERIFY(!called);
}

QTEST_GUILESS_MAIN(TestResolver)
#include "tst_resolver.moc"
