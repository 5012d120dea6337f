// SPDX-License-Identifier: GPL-3.0-or-later
// Changes that the checksum does not see, judged by the dissection.
#include "core/craft/templates.h"
#include "core/craft/unseen.h"

#include <QtTest/QtTest>

using namespace socketscope;
using craft::Packet;
using wire::ChecksumVerdict;
using wire::LayerKind;

class TestUnseen : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wordsOfThePayloadChangePlaces();
    void equalWordsGainAndLoseOne();
    void withoutAPayloadFieldsChangePlaces();
    void zerosGainAndLoseOne();
    void theHeadersOwnChecksumHolds();
    void aPinnedChecksumStaysAsItIs();
    void noOtherByteChangesAndEveryChecksumHolds_data();
    void noOtherByteChangesAndEveryChecksumHolds();
    void wordsBehindTheAnnouncedEndAreLeftAlone();
    void aLayerWithoutAChecksumHasNone();
};

namespace {

Packet udp(Bytes payload)
{
    Packet packet = *craft::builtinTemplate("udp-hello");
    [&] { QVERIFY(packet.setPayload(std::move(payload))); }();
    return packet;
}

/// The verdicts of all layers that have a checksum.
std::vector<ChecksumVerdict> verdicts(const Packet& packet)
{
    std::vector<ChecksumVerdict> found;
    for (const auto& layer : wire::dissect(wire::LinkType::Raw, packet.serialize()).layers)
        if (layer.checksum != ChecksumVerdict::None)
            found.push_back(layer.checksum);
    return found;
}

} // namespace

void TestUnseen::wordsOfThePayloadChangePlaces()
{
    const auto change = craft::changeUnseen(udp(toBytes("hello")), 1);
    QVERIFY(change && change->swapped);
    QCOMPARE(change->packet.payload(), toBytes("llheo"));
    QCOMPARE(change->offsets[0], 28U);
    QCOMPARE(change->offsets[1], 30U);
    QCOMPARE(*change->packet.text("udp.checksum"), "0x7c07");
    QVERIFY(change->packet.pinned().empty());
}

void TestUnseen::equalWordsGainAndLoseOne()
{
    const auto change = craft::changeUnseen(udp(toBytes("abab")), 1);
    QVERIFY(change && !change->swapped && !change->borrowed);
    QCOMPARE(change->packet.payload(), toBytes("acaa"));
    const auto highest = craft::changeUnseen(udp(Bytes(4, 0xff)), 1);
    QCOMPARE(highest->packet.payload(), (Bytes {0x00, 0x01, 0xff, 0xfe}));
}

void TestUnseen::withoutAPayloadFieldsChangePlaces()
{
    const auto ports = craft::changeUnseen(udp({}), 1);
    QVERIFY(ports && ports->swapped);
    QCOMPARE(*ports->packet.text("udp.source_port"), "8888");
    QCOMPARE(*ports->packet.text("udp.destination_port"), "8000");
    const auto oneWord = craft::changeUnseen(udp(toBytes("hi!")), 1);
    QCOMPARE(oneWord->packet.payload(), toBytes("hi!"));
    QCOMPARE(*oneWord->packet.text("udp.source_port"), "8888");
}

void TestUnseen::zerosGainAndLoseOne()
{
    const auto change = craft::changeUnseen(*craft::builtinTemplate("icmp-echo"), 1);
    QVERIFY(change && !change->swapped && change->borrowed);
    QCOMPARE(*change->packet.text("icmp.identifier"), "1");
    QCOMPARE(*change->packet.text("icmp.sequence_number"), "65534");
    QCOMPARE(*change->packet.text("icmp.checksum"), "0xf7ff");
}

void TestUnseen::theHeadersOwnChecksumHolds()
{
    Packet packet = udp(toBytes("hello"));
    QVERIFY(packet.set("ipv4.destination", "127.0.0.9"));
    const auto change = craft::changeUnseen(packet, 0);
    QVERIFY(change);
    QCOMPARE(change->packet.payload(), toBytes("hello"));
    QCOMPARE(*change->packet.text("ipv4.header_checksum"), *packet.text("ipv4.header_checksum"));
    QCOMPARE(*change->packet.text("udp.checksum"), *packet.text("udp.checksum"));
    QVERIFY(change->packet != packet);
}

void TestUnseen::aPinnedChecksumStaysAsItIs()
{
    Packet packet = udp(toBytes("hello"));
    QVERIFY(packet.set("udp.checksum", "0x7c07"));
    const auto right = craft::changeUnseen(packet, 1);
    QCOMPARE(verdicts(right->packet), verdicts(packet));
    QCOMPARE(right->packet.pinned(), packet.pinned());
    QVERIFY(packet.set("udp.checksum", "0xdead"));
    const auto wrong = craft::changeUnseen(packet, 1);
    QCOMPARE(*wrong->packet.text("udp.checksum"), "0xdead");
    QCOMPARE(verdicts(wrong->packet).back(), ChecksumVerdict::Wrong);
}

void TestUnseen::noOtherByteChangesAndEveryChecksumHolds_data()
{
    QTest::addColumn<QString>("name");
    for (const std::string_view name : craft::templateNames())
        QTest::newRow(std::string(name).c_str()) << QString::fromStdString(std::string(name));
}

void TestUnseen::noOtherByteChangesAndEveryChecksumHolds()
{
    QFETCH(QString, name);
    Packet packet = *craft::builtinTemplate(name.toStdString());
    for (const bool isV6 : {false, true}) {
        if (isV6) {
            const LayerKind carried = packet.layers()[1].kind;
            QVERIFY(packet.setLayers(
                {LayerKind::Ipv6, carried == LayerKind::Icmp ? LayerKind::Icmpv6 : carried}));
        }
        for (std::size_t layer = isV6 ? 1 : 0; layer < packet.layers().size(); ++layer) {
            const auto change = craft::changeUnseen(packet, layer);
            QVERIFY(change);
            for (const ChecksumVerdict verdict : verdicts(change->packet))
                QCOMPARE(verdict, ChecksumVerdict::Right);
            const Bytes before = packet.serialize();
            const Bytes after = change->packet.serialize();
            QCOMPARE(after.size(), before.size());
            std::vector<std::size_t> changed;
            for (std::size_t at = 0; at < before.size(); ++at)
                if (before[at] != after[at] && (changed.empty() || changed.back() != (at & ~std::size_t {1})))
                    changed.push_back(at & ~std::size_t {1});
            QCOMPARE(changed, std::vector(change->offsets.begin(), change->offsets.end()));
            QCOMPARE(change->packet.layers().size(), packet.layers().size());
        }
    }
}

void TestUnseen::wordsBehindTheAnnouncedEndAreLeftAlone()
{
    // The length says that there is no payload, and the ports are equal: these may still gain and lose.
    Packet packet = udp(toBytes("hello"));
    QVERIFY(packet.set("udp.length", "8"));
    QVERIFY(packet.set("udp.destination_port", "8000"));
    const auto change = craft::changeUnseen(packet, 1);
    QVERIFY(change);
    QCOMPARE(change->packet.payload(), toBytes("hello"));
    QCOMPARE(*change->packet.text("udp.source_port"), "8001");
    QCOMPARE(*change->packet.text("udp.destination_port"), "7999");
}

void TestUnseen::aLayerWithoutAChecksumHasNone()
{
    const Packet packet = *Packet::of({LayerKind::Ipv6});
    QVERIFY(!craft::changeUnseen(packet, 0));
}

QTEST_APPLESS_MAIN(TestUnseen)
#include "tst_unseen.moc"
