// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hex.h"
#include "core/wire/capturetime.h"
#include "core/wire/pcapfile.h"

#include <QtTest/QtTest>

#include <cstdlib>
#include <new>
#include <sstream>

using namespace socketscope;
using namespace socketscope::wire;

namespace {

std::size_t largestAllocation = 0;

struct Read {
    std::vector<CapturedPacket> packets; ///< their bytes are gone; `bodies` has them
    std::vector<std::string> bodies;
    std::optional<Error> error;
};

Read readAll(const Bytes& file)
{
    std::istringstream stream(std::string(file.begin(), file.end()));
    Read read;
    auto reader = CaptureReader::open(stream);
    if (!reader) {
        read.error = reader.error();
        return read;
    }
    for (;;) {
        const auto packet = reader->next();
        if (!packet) {
            read.error = packet.error();
            return read;
        }
        if (!*packet)
            return read;
        read.bodies.push_back(toHex((*packet)->bytes));
        read.packets.push_back(**packet);
    }
}

Bytes hex(const QByteArray& digits)
{
    return *parseHex(digits.toStdString());
}

// One packet of four bytes, 1 s + 2 after 1970, of six on the wire, by draft-ietf-opsawg-pcap.
const QByteArray littlePcap = "d4c3b2a1 0200 0400 00000000 00000000 00000400 65000000"
                              "01000000 02000000 04000000 06000000 45000102";
const QByteArray bigPcap = "a1b2c3d4 0002 0004 00000000 00000000 00040000 00000065"
                           "00000001 00000002 00000004 00000006 45000102";

// By draft-ietf-opsawg-pcapng: a section, an interface, a packet.
const QByteArray littleSection = "0a0d0d0a 1c000000 4d3c2b1a 0100 0000 ffffffffffffffff 1c000000";
const QByteArray bigSection = "0a0d0d0a 0000001c 1a2b3c4d 0001 0000 ffffffffffffffff 0000001c";
const QByteArray littleInterface = "01000000 14000000 6500 0000 00000000 14000000";
const QByteArray nanoInterface = "01000000 20000000 0100 0000 00000000 0900 0100 09000000 0000 0000 20000000";
const QByteArray bigInterface = "00000001 00000014 0065 0000 00000000 00000014";
const QByteArray littlePacket
    = "06000000 24000000 00000000 00000000 42420f00 03000000 06000000 450001 00 24000000"; // 1 000 002 ticks
const QByteArray bigPacket
    = "00000006 00000024 00000000 00000000 000f4242 00000003 00000006 450001 00 00000024";
const QByteArray simplePacket = "03000000 14000000 03000000 450001 00 14000000";
const QByteArray unknownBlock = "0b0a0000 10000000 11223344 10000000";

} // namespace

// Every allocation of the program comes by here.
void* operator new(std::size_t size)
{
    largestAllocation = std::max(largestAllocation, size);
    if (void* const memory = std::malloc(size))
        return memory;
    throw std::bad_alloc();
}
void operator delete(void* memory) noexcept
{
    std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept
{
    std::free(memory);
}

class TestPcapFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsEveryForm_data();
    void readsEveryForm();
    void readsSectionsOfBothOrdersInOneFile();
    void passesOverWhatItDoesNotKnow();
    void readsTheOffsetOfTimes();
    void refusesDamage_data();
    void refusesDamage();
    void everyTruncationIsToldOrIsAnEnd_data() { readsEveryForm_data(); }
    void everyTruncationIsToldOrIsAnEnd();
    void allocatesNothingOnAClaim();
    void computesTimesOfAllResolutions();
    void readsWhatItWrites();
};

void TestPcapFile::readsEveryForm_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("link");
    QTest::addColumn<qint64>("time");
    const auto row = [](const char* name, const QByteArray& file, const char* body, int link, qint64 time) {
        QTest::newRow(name) << file << QByteArray(body) << link << time;
    };
    QByteArray nano = littlePcap;
    nano.replace("d4c3b2a1", "4d3cb2a1");
    QByteArray bigNano = bigPcap;
    bigNano.replace("a1b2c3d4", "a1b23c4d");
    row("pcap, little endian", littlePcap, "45000102", 101, 1'000'002'000);
    row("pcap, big endian", bigPcap, "45000102", 101, 1'000'002'000);
    row("pcap, nanoseconds", nano, "45000102", 101, 1'000'000'002);
    row("pcap, big endian, nanoseconds", bigNano, "45000102", 101, 1'000'000'002);
    row("pcapng, little endian", littleSection + littleInterface + littlePacket, "450001", 101,
        1'000'002'000);
    row("pcapng, big endian", bigSection + bigInterface + bigPacket, "450001", 101, 1'000'002'000);
    row("pcapng, nanoseconds", littleSection + nanoInterface + littlePacket, "450001", 1, 1'000'002);
    row("pcapng, a simple packet", littleSection + littleInterface + simplePacket, "450001", 101, -1);
}

void TestPcapFile::readsEveryForm()
{
    QFETCH(QByteArray, file);
    QFETCH(QByteArray, body);
    QFETCH(int, link);
    QFETCH(qint64, time);
    const Read read = readAll(hex(file));
    QVERIFY(!read.error);
    QCOMPARE(read.packets.size(), std::size_t {1});
    QCOMPARE(QByteArray::fromStdString(read.bodies[0]), body);
    QCOMPARE(int(read.packets[0].linkType), link);
    QCOMPARE(qint64(read.packets[0].nanoseconds.value_or(-1)), time);
    if (time >= 0)
        QCOMPARE(int(read.packets[0].originalLength), 6);
}

void TestPcapFile::readsSectionsOfBothOrdersInOneFile()
{
    const Read read = readAll(hex(
        littleSection + littleInterface + littlePacket + bigSection + bigInterface + bigPacket + bigPacket));
    QVERIFY(!read.error);
    QCOMPARE(read.packets.size(), std::size_t {3});
    // A new section has no interfaces yet.
    const Read lost = readAll(hex(littleSection + littleInterface + bigSection + bigPacket));
    QCOMPARE(int(lost.error->code), int(ErrorCode::DamagedCapture));
}

void TestPcapFile::passesOverWhatItDoesNotKnow()
{
    const Read read
        = readAll(hex(littleSection + unknownBlock + littleInterface + unknownBlock + littlePacket));
    QVERIFY(!read.error);
    QCOMPARE(read.packets.size(), std::size_t {1});
}

void TestPcapFile::readsTheOffsetOfTimes()
{
    const QByteArray
        interface = "01000000 24000000 6500 0000 00000000 0e00 0800 0a00000000000000 0000 0000 24000000";
    const Read read = readAll(hex(littleSection + interface + littlePacket));
    QCOMPARE(read.packets.at(0).nanoseconds.value_or(-1), std::int64_t {11'000'002'000});
}

void TestPcapFile::refusesDamage_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("position");
    const auto row = [](const char* name, const QByteArray& file, ErrorCode code, int position = 0) {
        QTest::newRow(name) << file << int(code) << position;
    };
    QByteArray old = littlePcap;
    old.replace("0200 0400", "0100 0400");
    QByteArray huge = littlePcap;
    huge.replace("04000000 06000000", "ffffffff 06000000");
    QByteArray lengths = littlePacket;
    lengths.replace("450001 00 24000000", "450001 00 28000000");
    QByteArray captured = littlePacket;
    captured.replace("03000000 06000000", "05000000 06000000");
    QByteArray interface = littlePacket;
    interface.replace("24000000 00000000", "24000000 01000000");
    const QByteArray start = littleSection + littleInterface; // 48 bytes
    row("nothing", "", ErrorCode::NotACapture);
    row("text", "48656c6c6f2c20776f726c64", ErrorCode::NotACapture);
    row("a pcap of another version", old, ErrorCode::NotACapture);
    row("a section without a byte order", "0a0d0d0a 1c000000 00000000 0100 0000 ffffffffffffffff 1c000000",
        ErrorCode::NotACapture);
    row("a packet of four gigabytes", huge, ErrorCode::DamagedCapture, 24);
    row("lengths that differ", start + lengths, ErrorCode::DamagedCapture, 48);
    row("more captured than the block has", start + captured, ErrorCode::DamagedCapture, 48);
    row("an interface that is not there", start + interface, ErrorCode::DamagedCapture, 48);
    row("a block shorter than itself", start + "06000000 08000000", ErrorCode::DamagedCapture, 48);
    row("a block of odd length", start + "06000000 0d000000 00 0d000000", ErrorCode::DamagedCapture, 48);
    row("a packet block without room", start + "06000000 10000000 00000000 10000000",
        ErrorCode::DamagedCapture, 48);
    row("an option that runs out of its block",
        littleSection + "01000000 18000000 6500 0000 00000000 0900 ff00 18000000", ErrorCode::DamagedCapture,
        28);
    row("a simple packet before any interface", littleSection + simplePacket, ErrorCode::DamagedCapture, 28);
}

void TestPcapFile::refusesDamage()
{
    QFETCH(QByteArray, file);
    QFETCH(int, code);
    QFETCH(int, position);
    const Read read = readAll(hex(file));
    QVERIFY(read.error.has_value());
    QCOMPARE(int(read.error->code), code);
    QVERIFY(read.packets.empty());
    if (code == int(ErrorCode::DamagedCapture))
        QCOMPARE(int(read.error->position), position);
}

void TestPcapFile::everyTruncationIsToldOrIsAnEnd()
{
    QFETCH(QByteArray, file);
    const Bytes whole = hex(file);
    for (std::size_t length = 0; length < whole.size(); ++length) {
        const Read read = readAll(Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length)));
        QVERIFY(read.packets.empty());
        // Where a record ends, the file may end.
        const bool boundary = length == 24 || length == 28 || length == 48 || length == 60;
        if (!read.error && !boundary)
            QFAIL(qPrintable(QStringLiteral("a cut at %1 is not noticed").arg(length)));
    }
}

void TestPcapFile::allocatesNothingOnAClaim()
{
    // 64 MiB are claimed, and not one byte of them is there.
    QByteArray claim = littlePcap;
    claim.replace("04000000 06000000 45000102", "00000004 00000004");
    const Bytes file = hex(claim);
    largestAllocation = 0;
    QCOMPARE(int(readAll(file).error->code), int(ErrorCode::CutCapture));
    QVERIFY2(largestAllocation <= 64U << 10U, qPrintable(QString::number(largestAllocation)));
}

void TestPcapFile::computesTimesOfAllResolutions()
{
    QCOMPARE(captureTime(3, 0, 0).value_or(-1), std::int64_t {3'000'000'000});
    QCOMPARE(captureTime(1'500, 3, -1).value_or(-1), std::int64_t {500'000'000});
    QCOMPARE(captureTime(1'234'567'890'123, 12, 0).value_or(-1), std::int64_t {1'234'567'890});
    QCOMPARE(captureTime(0x8003, 0x8f, 0).value_or(-1), std::int64_t {1'000'091'552}); // 1 + 3/32768
    QCOMPARE(captureTime(UINT64_MAX, 0xbf, 0).value_or(-1), std::int64_t {1'999'999'999}); // 2^-63
    QCOMPARE(captureTime(UINT64_MAX, 0xff, 0).value_or(-1), std::int64_t {0});
    QVERIFY(!captureTime(UINT64_MAX, 0, 0));
    QVERIFY(!captureTime(1, 20, 0)); // no number of 64 bits counts so many ticks in a second
    QVERIFY(!captureTime(1, 6, INT64_MAX));
    QVERIFY(!captureTime(1, 6, INT64_MIN));
}

void TestPcapFile::readsWhatItWrites()
{
    Bytes file;
    CaptureWriter::begin(file, "test");
    CaptureWriter::addInterface(file, LinkType::Raw, "lab0");
    CaptureWriter::addInterface(file, LinkType::Ethernet, {});
    CaptureWriter::addPacket(file, 0, 1'700'000'000'123'456'789, hex("45000102 03"), 5, "a comment");
    CaptureWriter::addPacket(file, 1, 1, hex("ffff"), 60);
    QCOMPARE(file.size() % 4, std::size_t {0});
    const Read read = readAll(file);
    QVERIFY(!read.error);
    QCOMPARE(read.packets.size(), std::size_t {2});
    QCOMPARE(read.bodies[0], std::string("4500010203"));
    QCOMPARE(read.packets[0].nanoseconds.value_or(-1), std::int64_t {1'700'000'000'123'456'789});
    QCOMPARE(int(read.packets[0].linkType), 101);
    QCOMPARE(int(read.packets[1].linkType), 1);
    QCOMPARE(int(read.packets[1].originalLength), 60);
    QCOMPARE(int(read.packets[1].interface), 1);
}

QTEST_GUILESS_MAIN(TestPcapFile)
#include "tst_pcapfile.moc"
