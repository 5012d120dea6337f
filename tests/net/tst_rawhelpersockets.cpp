// SPDX-License-Identifier: GPL-3.0-or-later
// How it fails, and, where the tests run as root, that it works. With the package's rights: e2e.rawhelper.
#include "core/net/probes/descriptor.h"
#include "core/net/rawhelpersockets.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <thread>
#include <vector>

#include <linux/capability.h>

using namespace socketscope;
using namespace socketscope::net;

namespace {

constexpr auto built = SOCKETSCOPE_RAW;

Result<int> openUdp(const std::string& path)
{
    return RawHelperSockets(path).open(AF_INET, SOCK_RAW, IPPROTO_UDP);
}

bool hasRights()
{
    return Descriptor(::socket(AF_INET, SOCK_RAW, IPPROTO_UDP)).isOpen();
}

bool hasChildren()
{
    return ::waitpid(-1, nullptr, WNOHANG) >= 0 || errno != ECHILD;
}

/// On a thread that can give no capability to what it starts.
template <class Function> void withoutRights(Function function)
{
    std::thread([&] {
        (void)::prctl(PR_CAPBSET_DROP, CAP_NET_RAW, 0, 0, 0); // who cannot has none
        function();
    }).join();
}

} // namespace

class TestRawHelperSockets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aHelperThatIsNotThereIsMissing_data();
    void aHelperThatIsNotThereIsMissing();
    void aHelperOfOthersIsNotPermitted();
    void aHelperWithoutItsCapabilityIsNotPermitted();
    void aProgramThatEndsIsNoHelper();
    void aProgramThatSaysNothingIsGivenUp();
    void whatTheHelperDoesNotHaveIsRefused();
    void withRightsThereIsASocket();
};

void TestRawHelperSockets::aHelperThatIsNotThereIsMissing_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("none") << QByteArray();
    QTest::newRow("relative") << QByteArray("socketscope-raw");
    QTest::newRow("no folder") << QByteArray("/nowhere/socketscope-raw");
    QTest::newRow("below a file") << QByteArray("/etc/passwd/socketscope-raw");
}

void TestRawHelperSockets::aHelperThatIsNotThereIsMissing()
{
    QFETCH(const QByteArray, path);
    const auto opened = openUdp(path.toStdString());
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::FileMissing);
    QCOMPARE(findRawHelper(path.toStdString()), RawHelperState::Missing);
    QVERIFY(!rawHelperUsable(path.toStdString()));
}

void TestRawHelperSockets::aHelperOfOthersIsNotPermitted()
{
    QTemporaryDir folder;
    const QString path = folder.filePath("socketscope-raw");
    QVERIFY(QFile::copy(built, path));
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner)); // root may not run it, either
    const auto opened = openUdp(path.toStdString());
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::NotPermitted);
    QCOMPARE(opened.error().systemError, EACCES);
    QCOMPARE(opened.error().detail, path.toStdString());
    QCOMPARE(findRawHelper(path.toStdString()), RawHelperState::NotInGroup);
}

void TestRawHelperSockets::aHelperWithoutItsCapabilityIsNotPermitted()
{
    withoutRights([] {
        const auto opened = openUdp(built);
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::NotPermitted);
        QCOMPARE(opened.error().systemError, EPERM);
        QCOMPARE(findRawHelper(built), RawHelperState::NoCapability);
    });
    QVERIFY(!hasChildren());
}

void TestRawHelperSockets::aProgramThatEndsIsNoHelper()
{
    const auto opened = openUdp("/bin/true");
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::SystemCall);
    QCOMPARE(opened.error().systemError, ECONNRESET);
    QCOMPARE(findRawHelper("/bin/true"), RawHelperState::Broken);
}

void TestRawHelperSockets::aProgramThatSaysNothingIsGivenUp()
{
    const auto opened = openUdp("/bin/cat"); // it reads the request, and writes it where nobody reads
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::SystemCall);
    QCOMPARE(opened.error().systemError, ETIMEDOUT);
    QVERIFY(!hasChildren());
}

void TestRawHelperSockets::whatTheHelperDoesNotHaveIsRefused()
{
    if (!hasRights())
        QSKIP("raw sockets are not permitted here");
    RawHelperSockets sockets(built);
    const std::vector<std::array<int, 3>> others {{AF_INET, SOCK_STREAM, 0}, {AF_PACKET, SOCK_RAW, 0x0300},
        {AF_INET, SOCK_RAW, 0x10000 + IPPROTO_UDP}, {-1, -1, -1}};
    for (const auto& [family, type, protocol] : others) {
        const auto opened = sockets.open(family, type, protocol);
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::SystemCall);
        QCOMPARE(opened.error().detail, "socket");
        QCOMPARE(opened.error().systemError, EPROTONOSUPPORT);
    }
}

void TestRawHelperSockets::withRightsThereIsASocket()
{
    if (!hasRights())
        QSKIP("raw sockets are not permitted here");
    QVERIFY(rawHelperUsable(built));
    RawHelperSockets sockets(built);
    for (int i = 0; i < 2; ++i) { // as often as one likes
        const auto opened = sockets.open(AF_INET, SOCK_RAW | SOCK_CLOEXEC, IPPROTO_UDP);
        QVERIFY(opened);
        const Descriptor socket(*opened);
        QVERIFY((::fcntl(socket.get(), F_GETFL) & O_NONBLOCK) != 0);
        QVERIFY((::fcntl(socket.get(), F_GETFD) & FD_CLOEXEC) != 0);
        int protocol = 0;
        socklen_t length = sizeof protocol;
        QCOMPARE(::getsockopt(socket.get(), SOL_SOCKET, SO_PROTOCOL, &protocol, &length), 0);
        QCOMPARE(protocol, int {IPPROTO_UDP});
        QVERIFY(!hasChildren());
    }
}

QTEST_GUILESS_MAIN(TestRawHelperSockets)
#include "tst_rawhelpersockets.moc"
