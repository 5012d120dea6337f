// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/talk/qt/qterrors.h"

#include <QtTest/QtTest>

#include <cerrno>

using namespace socketscope::talk;

class TestQtErrors : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesTheSystemsNumber_data();
    void givesTheSystemsNumber();
};

void TestQtErrors::givesTheSystemsNumber_data()
{
    QTest::addColumn<QAbstractSocket::SocketError>("error");
    QTest::addColumn<int>("seen");
    QTest::addColumn<int>("number");
    QTest::newRow("refused") << QAbstractSocket::ConnectionRefusedError << 0 << ECONNREFUSED;
    QTest::newRow("in use, whatever errno says by now")
        << QAbstractSocket::AddressInUseError << ENOENT << EADDRINUSE;
    QTest::newRow("too large") << QAbstractSocket::DatagramTooLargeError << 0 << EMSGSIZE;
    QTest::newRow("no descriptor in the process") << QAbstractSocket::SocketResourceError << EMFILE << EMFILE;
    QTest::newRow("no descriptor in the system") << QAbstractSocket::SocketResourceError << ENFILE << ENFILE;
    QTest::newRow("not permitted") << QAbstractSocket::SocketAccessError << EPERM << EPERM;
    QTest::newRow("no access") << QAbstractSocket::SocketAccessError << 0 << EACCES;
    QTest::newRow("no route to the host") << QAbstractSocket::NetworkError << EHOSTUNREACH << EHOSTUNREACH;
    QTest::newRow("no network") << QAbstractSocket::NetworkError << 0 << ENETUNREACH;
    QTest::newRow("timed out") << QAbstractSocket::SocketTimeoutError << EINPROGRESS << ETIMEDOUT;
    QTest::newRow("Qt does not know") << QAbstractSocket::UnknownSocketError << EDESTADDRREQ << EDESTADDRREQ;
    QTest::newRow("nobody knows") << QAbstractSocket::UnknownSocketError << 0 << EIO;
}

void TestQtErrors::givesTheSystemsNumber()
{
    QFETCH(QAbstractSocket::SocketError, error);
    QFETCH(int, seen);
    QFETCH(int, number);
    QCOMPARE(errnoOf(error, seen), number);
}

QTEST_GUILESS_MAIN(TestQtErrors)
#include "tst_qterrors.moc"
