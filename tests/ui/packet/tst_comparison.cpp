// SPDX-License-Identifier: GPL-3.0-or-later
// A packet as it left beside the same packet as it arrived.
#include "core/base/hex.h"
#include "ui/packet/comparison.h"

#include <QtTest/QtTest>

#include <algorithm>

using namespace socketscope;
using ui::ComparedRow;
using Change = ComparedRow::Change;

namespace {

// The document's datagram "hello", 127.0.0.1:8000 to 127.0.0.1:8888.
constexpr auto hello = "450000210000400040113cca7f0000017f0000011f4022b8000d7c0768656c6c6f";

std::vector<ComparedRow> compared(std::string_view first, std::string_view second)
{
    const Bytes a = parseHex(first).value();
    const Bytes b = parseHex(second).value();
    const wire::Dissection left = wire::dissect(wire::LinkType::Raw, a);
    const wire::Dissection right = wire::dissect(wire::LinkType::Raw, b);
    return ui::comparePackets({left, a}, {right, b});
}

std::string changed(std::string packet, std::size_t byte, std::string_view digits)
{
    return packet.replace(byte * 2, digits.size(), digits);
}

const ComparedRow* rowOf(const std::vector<ComparedRow>& rows, const QString& name)
{
    const auto found = std::find_if(
        rows.begin(), rows.end(), [&name](const ComparedRow& row) { return row.name == name; });
    return found == rows.end() ? nullptr : &*found;
}

QStringList different(const std::vector<ComparedRow>& rows)
{
    QStringList names;
    for (const ComparedRow& row : rows)
        if (row.change != Change::Same)
            names << row.name;
    return names;
}

} // namespace

class TestComparison : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPacketIsLikeItself()
    {
        const auto rows = compared(hello, hello);
        QCOMPARE(different(rows), QStringList());
        QCOMPARE(rows.front().name, "IPv4");
        QCOMPARE(rows.front().kind, ComparedRow::Kind::Layer);
        QCOMPARE(rowOf(rows, "destination port")->first, "8888");
        QCOMPARE(rowOf(rows, "destination port")->second, "8888");
    }

    // Two routers took one off each; 3cca + 0200 is what the header's checksum becomes.
    void routersChangeTheTtlAndItsChecksum()
    {
        const auto rows = compared(hello, changed(changed(hello, 8, "3e"), 10, "3eca"));
        QCOMPARE(different(rows), QStringList({"TTL", "header checksum"}));
        const ComparedRow& ttl = *rowOf(rows, "TTL");
        QCOMPARE(ttl.first, "64");
        QCOMPARE(ttl.second, "62");
        QCOMPARE(ttl.remark, "each router took one off: 2 did");
        QCOMPARE(rowOf(rows, "header checksum")->second, "0x3eca");
        QCOMPARE(rowOf(rows, "header checksum")->remark, "made anew, because the header changed");
    }

    void translationIsNamed()
    {
        const auto rows
            = compared(hello, changed(changed(changed(hello, 12, "c0000207"), 20, "ee48"), 26, "1234"));
        QCOMPARE(different(rows), QStringList({"source", "source port", "checksum"}));
        QCOMPARE(rowOf(rows, "source")->second, "192.0.2.7");
        QCOMPARE(rowOf(rows, "source")->remark, "translated on the way (NAT)");
        QCOMPARE(rowOf(rows, "source port")->second, "61000");
        QCOMPARE(rowOf(rows, "checksum")->remark, "it covers the addresses, too");
    }

    // Only the first eight bytes of data are written out; all of them are compared.
    void dataThatLooksTheSameIsTold()
    {
        const std::string longer = "4500002800004000401100007f0000017f0000011f4022b800140000"
                                   "303132333435363738396162";
        const auto rows = compared(longer, changed(longer, 39, "63"));
        QCOMPARE(different(rows), QStringList({"data"}));
        QCOMPARE(rowOf(rows, "data")->first, rowOf(rows, "data")->second);
        QCOMPARE(rowOf(rows, "data")->remark, "from byte 11 of it on");
    }

    // A fragment that is not the first has no UDP header.
    void headersThatOnlyOneHasStandAlone()
    {
        const std::string rest = "4500001900002001401100007f0000017f00000168656c6c6f";
        const auto rows = compared(hello, rest);
        const ComparedRow* udp = rowOf(rows, "UDP");
        QVERIFY(udp);
        QCOMPARE(udp->change, Change::OnlyFirst);
        QCOMPARE(rowOf(rows, "source port")->change, Change::OnlyFirst);
        QVERIFY(rowOf(rows, "source port")->second.isEmpty());
        QCOMPARE(rows.back().change, Change::OnlySecond);
        QVERIFY(different(rows).contains("total length"));
    }

    // What the quoted packet looks like is another question.
    void quotedHeadersAreLeftOut()
    {
        const std::string error
            = std::string("4500003d00004000400100007f0000017f0000010303000000000000") + hello;
        const auto rows = compared(error, error);
        QCOMPARE(std::count_if(
                     rows.begin(), rows.end(), [](const ComparedRow& row) { return row.name == "IPv4"; }),
            1);
        QVERIFY(!rowOf(rows, "UDP"));
    }

    void damagedPacketsAreComparedAsFarAsTheyGo()
    {
        for (std::size_t length = 0; length < 33; ++length) {
            const auto rows = compared(hello, std::string(hello).substr(0, 2 * length));
            for (const ComparedRow& row : rows)
                QVERIFY(row.change != Change::Same || row.first == row.second
                    || row.kind == ComparedRow::Kind::Layer);
        }
    }
};

QTEST_GUILESS_MAIN(TestComparison)
#include "tst_comparison.moc"
