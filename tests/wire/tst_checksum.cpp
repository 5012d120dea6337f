// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hex.h"
#include "core/wire/checksum.h"
#include "core/wire/checksumsteps.h"

#include <QtTest/QtTest>

#include <random>

using namespace socketscope;
using namespace socketscope::wire;

namespace {

/// RFC 1071 section 4.1, as it is written there, one word at a time.
std::uint16_t rfc1071(ByteView bytes)
{
    std::uint64_t sum = 0;
    std::size_t at = 0;
    for (; at + 1 < bytes.size(); at += 2)
        sum += std::uint64_t {bytes[at]} * 256 + bytes[at + 1];
    if (at < bytes.size())
        sum += std::uint64_t {bytes[at]} * 256;
    while (sum >> 16)
        sum = (sum & 0xffff) + (sum >> 16);
    return static_cast<std::uint16_t>(~sum);
}

Bytes randomBytes(std::mt19937& random, std::size_t size)
{
    Bytes bytes(size);
    for (std::uint8_t& byte : bytes)
        byte = static_cast<std::uint8_t>(random());
    return bytes;
}

const IpAddress here = IpAddress::v4(127, 0, 0, 1);

} // namespace

class TestChecksum : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knowsTheVectors_data();
    void knowsTheVectors();
    void sumsWithThePseudoHeaderOfIPv4();
    void sumsWithThePseudoHeaderOfIPv6();
    void aComputedZeroIsSentAsAllOnes();
    void everyLengthAndEveryCutGivesTheSameSum();
    void doesNotOverflowOnManyBytes();
    void aChangedWordIsNoticedAndSwappedWordsAreNot();
    void stepsAddUpAsByHand();
    void stepsEndWhereTheFastSumEnds();
};

void TestChecksum::knowsTheVectors_data()
{
    QTest::addColumn<QByteArray>("hex");
    QTest::addColumn<int>("checksum");
    QTest::newRow("nothing") << QByteArray("") << 0xffff;
    QTest::newRow("one byte") << QByteArray("ff") << 0x00ff;
    QTest::newRow("zeros") << QByteArray("0000 0000") << 0xffff;
    QTest::newRow("an echo request of zeros") << QByteArray("0800 0000 0000 0000") << 0xf7ff;
    QTest::newRow("an echo request with five bytes")
        << QByteArray("0800 0000 1234 0001 68656c6c6f") << 0xa1f8; // "hello"
    QTest::newRow("RFC 1071 section 3") << QByteArray("0001 f203 f4f5 f6f7") << 0x220d;
    // An IPv4 header as Wikipedia's article on its checksum works it out by hand.
    QTest::newRow("an IPv4 header") << QByteArray("4500 0073 0000 4000 4011 0000 c0a8 0001 c0a8 00c7")
                                    << 0xb861;
}

void TestChecksum::knowsTheVectors()
{
    QFETCH(QByteArray, hex);
    QFETCH(int, checksum);
    const auto bytes = parseHex(hex.toStdString());
    QVERIFY(bytes.has_value());
    QCOMPARE(int(internetChecksum(*bytes)), checksum);
    QCOMPARE(int(traceChecksum(*bytes).checksum), checksum);
}

void TestChecksum::sumsWithThePseudoHeaderOfIPv4()
{
    // UDP 127.0.0.1:8000 -> 127.0.0.1:8888 "hello", as the kernel sends it.
    Bytes datagram = *parseHex("1f40 22b8 000d 0000 68656c6c6f");
    const PseudoHeader pseudo {here, here, 13, 17};
    QCOMPARE(int(internetChecksum(pseudo, datagram)), 0x7c07);
    QVERIFY(!checksumVerifies(pseudo, datagram));
    datagram[6] = 0x7c;
    datagram[7] = 0x07;
    QVERIFY(checksumVerifies(pseudo, datagram));
    std::array<std::uint8_t, PseudoHeader::mostBytes> written {};
    QCOMPARE(pseudo.write(written), std::size_t {12});
    QCOMPARE(toHex(ByteView(written).first(12)), std::string("7f0000017f0000010011000d"));
}

void TestChecksum::sumsWithThePseudoHeaderOfIPv6()
{
    const PseudoHeader pseudo {IpAddress::loopback(Family::IPv6), IpAddress::loopback(Family::IPv6), 13, 17};
    std::array<std::uint8_t, PseudoHeader::mostBytes> written {};
    QCOMPARE(pseudo.write(written), std::size_t {40});
    QCOMPARE(toHex(written),
        std::string("00000000000000000000000000000001"
                    "00000000000000000000000000000001"
                    "0000000d00000011"));
    // By hand: 1 + 1 + d + 11 of the pseudo-header are 20; + 1f40 + 22b8 + d + 6865 + 6c6c + 6f00 are 185f6;
    // with the carry 85f7, whose complement is 7a08.
    QCOMPARE(int(internetChecksum(pseudo, *parseHex("1f40 22b8 000d 0000 68656c6c6f"))), 0x7a08);
}

void TestChecksum::aComputedZeroIsSentAsAllOnes()
{
    const Bytes datagram = *parseHex("1f40 22b8 000a 0000 bfdf");
    const std::uint16_t computed = internetChecksum(PseudoHeader {here, here, 10, 17}, datagram);
    QCOMPARE(int(computed), 0x0000);
    QCOMPARE(int(udpChecksumOnTheWire(computed)), 0xffff);
    QCOMPARE(int(udpChecksumOnTheWire(0x7c07)), 0x7c07);
}

void TestChecksum::everyLengthAndEveryCutGivesTheSameSum()
{
    std::mt19937 random(20260101);
    for (std::size_t size = 0; size <= 300; ++size) {
        const Bytes bytes = randomBytes(random, size);
        const std::uint16_t expected = rfc1071(bytes);
        QCOMPARE(internetChecksum(bytes), expected);
        for (std::size_t cut = 0; cut <= size; cut += 7) {
            InternetSum sum;
            sum.add(ByteView(bytes).first(cut));
            sum.add(ByteView(bytes).subspan(cut));
            QCOMPARE(sum.checksum(), expected);
        }
    }
}

void TestChecksum::doesNotOverflowOnManyBytes()
{
    const Bytes ones((4U << 20U) + 1, 0xff);
    QCOMPARE(internetChecksum(ones), rfc1071(ones));
    InternetSum sum;
    for (int i = 0; i < 300'000; ++i)
        sum.addWord(0xffff);
    QCOMPARE(int(sum.folded()), 0xffff);
}

void TestChecksum::aChangedWordIsNoticedAndSwappedWordsAreNot()
{
    const Bytes right = *parseHex("4500 0073 0000 4000 4011 b861 c0a8 0001 c0a8 00c7");
    QVERIFY(checksumVerifies(right));
    for (std::size_t at = 0; at < right.size(); ++at) {
        Bytes wrong = right;
        wrong[at] ^= 0x10;
        QVERIFY(!checksumVerifies(wrong));
    }
    Bytes swapped = right;
    std::swap_ranges(swapped.begin(), swapped.begin() + 2, swapped.begin() + 2);
    QVERIFY(swapped != right);
    QVERIFY(checksumVerifies(swapped));
}

void TestChecksum::stepsAddUpAsByHand()
{
    const auto trace = traceChecksum(*parseHex("0001 f203 f4f5 f6f7"));
    QCOMPARE(trace.carries, std::size_t {2});
    QCOMPARE(int(trace.sum), 0xddf2);
    QCOMPARE(trace.steps.size(), std::size_t {4});
    QVERIFY((trace.steps[0] == ChecksumStep {.offset = 0, .sum = 0x0001, .word = 0x0001, .folded = 0x0001}));
    QVERIFY((trace.steps[1] == ChecksumStep {.offset = 2, .sum = 0xf204, .word = 0xf203, .folded = 0xf204}));
    QVERIFY((trace.steps[2] == ChecksumStep {.offset = 4, .sum = 0x1e6f9, .word = 0xf4f5, .folded = 0xe6fa}));
    QVERIFY((trace.steps[3] == ChecksumStep {.offset = 6, .sum = 0x1ddf1, .word = 0xf6f7, .folded = 0xddf2}));

    const auto odd = traceChecksum(*parseHex("6f"), PseudoHeader {here, here, 1, 17});
    QCOMPARE(odd.steps.size(), std::size_t {7});
    QVERIFY(odd.steps[5].pseudo && !odd.steps[6].pseudo);
    QVERIFY(odd.steps[6].padded);
    QCOMPARE(int(odd.steps[6].word), 0x6f00);
    QCOMPARE(odd.steps[6].offset, std::size_t {0});
}

void TestChecksum::stepsEndWhereTheFastSumEnds()
{
    std::mt19937 random(7);
    for (std::size_t size = 0; size < 200; ++size) {
        const Bytes bytes = randomBytes(random, size);
        QCOMPARE(traceChecksum(bytes).checksum, internetChecksum(bytes));
    }
}

QTEST_GUILESS_MAIN(TestChecksum)
#include "tst_checksum.moc"
