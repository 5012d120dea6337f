// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/hostaddress.h"

#include <QtTest/QtTest>

using namespace socketscope;
using namespace socketscope::net;
using namespace Qt::StringLiterals;

class TestHostAddress : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void meansTheSameAddress_data();
    void meansTheSameAddress();
    void knowsNoOtherAddress();
    void readsTheNameOfAnInterface();
};

void TestHostAddress::meansTheSameAddress_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text :
        {"127.0.0.1", "255.255.255.255", "0.0.0.0", "192.0.2.1", "::1", "::", "2001:db8::1", "fe80::1%3"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestHostAddress::meansTheSameAddress()
{
    QFETCH(QString, text);
    const auto ours = wire::IpAddress::parse(text.toStdString()).value();
    QCOMPARE(toQt(ours), QHostAddress(text));
    QCOMPARE(toQt(ours).toString(), text);
    QCOMPARE(fromQt(QHostAddress(text)), ours);
}

void TestHostAddress::knowsNoOtherAddress()
{
    QVERIFY(toQt({}).isNull());
    QCOMPARE(fromQt({}), wire::IpAddress {});
    QCOMPARE(fromQt(QHostAddress(QHostAddress::Any)), wire::IpAddress {}); // of both families: neither
}

void TestHostAddress::readsTheNameOfAnInterface()
{
    QCOMPARE(fromQt(QHostAddress(u"fe80::1%lo"_s)).text(), std::string("fe80::1%1"));
    QCOMPARE(fromQt(QHostAddress(u"fe80::1%nosuch0"_s)).scope, 0U);
}

QTEST_GUILESS_MAIN(TestHostAddress)
#include "tst_hostaddress.moc"
