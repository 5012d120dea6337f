// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/crc32c.h"

#include <QtTest/QtTest>

using namespace socketscope;

class TestCrc32c : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithTheVectorsOfRfc3720();
    void goesOnWhereItStopped();
    void agreesWithItselfHoweverLong();
};

void TestCrc32c::agreesWithTheVectorsOfRfc3720()
{
    // Appendix B.4: 32 bytes of zeros, of ones, rising, and falling.
    QCOMPARE(crc32c(Bytes(32, 0x00)), 0x8a9136aaU);
    QCOMPARE(crc32c(Bytes(32, 0xff)), 0x62a8ab43U);
    Bytes rising(32);
    for (std::uint8_t i = 0; i < 32; ++i)
        rising[i] = i;
    QCOMPARE(crc32c(rising), 0x46dd794eU);
    QCOMPARE(crc32c(Bytes(rising.rbegin(), rising.rend())), 0x113fdb5cU);
}

void TestCrc32c::goesOnWhereItStopped()
{
    const Bytes whole = toBytes("123456789");
    QCOMPARE(crc32c(whole), 0xe3069283U);
    for (std::size_t cut = 0; cut <= whole.size(); ++cut) {
        const ByteView view(whole);
        QCOMPARE(crc32c(view.subspan(cut), crc32c(view.first(cut))), 0xe3069283U);
    }
}

void TestCrc32c::agreesWithItselfHoweverLong()
{
    // A long message takes another way than its bytes one by one (the definition, bit by bit).
    Bytes bytes(40000);
    std::uint32_t noise = 1;
    for (std::uint8_t& byte : bytes) {
        noise = noise * 1664525 + 1013904223;
        byte = static_cast<std::uint8_t>(noise >> 24);
    }
    std::uint32_t expected = 0xffffffff;
    std::size_t done = 0;
    for (const std::size_t length : {7U, 4096U, 12287U, 12288U, 12289U, 24576U, 40000U}) {
        for (; done < length; ++done) {
            expected ^= bytes[done];
            for (int bit = 0; bit < 8; ++bit)
                expected = (expected >> 1) ^ ((expected & 1U) ? 0x82f63b78U : 0U);
        }
        QCOMPARE(crc32c(ByteView(bytes).first(length)), ~expected);
    }
}

QTEST_GUILESS_MAIN(TestCrc32c)
#include "tst_crc32c.moc"
