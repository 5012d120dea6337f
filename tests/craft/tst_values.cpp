// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/craft/values.h"

#include "core/craft/layer.h"

#include <QtTest/QtTest>

using namespace socketscope;
using namespace socketscope::craft;
using wire::LayerKind;

class TestValues : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void numbersAreReadInAnyForm_data();
    void numbersAreReadInAnyForm();
    void everyValueReadsBackAsItself();
    void everyNameIsReadAsItsValue();
    void automaticFieldsAreTheOnesThatCanBeComputed();
    void wholeAndLeafFieldsCoverEachHeaderOnce();
};

void TestValues::numbersAreReadInAnyForm_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<quint64>("value");
    QTest::addColumn<QByteArray>("shown");
    QTest::addColumn<QByteArray>("name");
    const auto row = [](LayerKind kind, const char* field, const char* text, quint64 value, const char* shown,
                         const char* name = "") {
        QTest::newRow(text) << int(kind) << QByteArray(field) << QByteArray(text) << value
                            << QByteArray(shown) << QByteArray(name);
    };
    row(LayerKind::Udp, "source_port", " 8888 ", 8888, "8888");
    row(LayerKind::Udp, "source_port", "0x22B8", 8888, "8888");
    row(LayerKind::Udp, "source_port", "0b11", 3, "3");
    row(LayerKind::Udp, "source_port", "00080", 80, "80");
    row(LayerKind::Udp, "checksum", "65535", 65535, "0xffff");
    row(LayerKind::Ipv4, "header_checksum", "7", 7, "0x0007");
    row(LayerKind::Ipv4, "protocol", "UDP", 17, "17", "udp");
    row(LayerKind::Ipv6, "next_header", "no-next-header", 59, "59", "no_next_header");
    row(LayerKind::Ipv4, "protocol", "254", 254, "254");
    row(LayerKind::Ipv4, "flags", "df,mf", 3, "mf,df");
    row(LayerKind::Ipv4, "flags", "0", 0, "0");
    row(LayerKind::Ipv4, "dont_fragment", "on", 1, "1");
    row(LayerKind::Ipv4, "dont_fragment", "false", 0, "0");
    row(LayerKind::Tcp, "flags", "SYN, ack", 0x12, "syn,ack");
    row(LayerKind::Tcp, "flags", "0xff", 0xff, "fin,syn,rst,psh,ack,urg,ece,cwr");
    row(LayerKind::Icmp, "type", "echo", 8, "8", "echo_request");
    row(LayerKind::Icmpv6, "type", "echo reply", 0, "", ""); // refused: names have no spaces
    row(LayerKind::Icmpv6, "type", "packet_too_big", 2, "2", "packet_too_big");
    row(LayerKind::Tcp, "sequence_number", "4294967295", 4294967295, "4294967295");
}

void TestValues::numbersAreReadInAnyForm()
{
    QFETCH(int, kind);
    QFETCH(QByteArray, field);
    QFETCH(QByteArray, text);
    QFETCH(quint64, value);
    QFETCH(QByteArray, shown);
    QFETCH(QByteArray, name);
    const auto layerKind = static_cast<LayerKind>(kind);
    const Layer layer = Layer::make(layerKind);
    const wire::FieldSpec& spec = layer.table()[*layer.find(field.toStdString())];
    const auto read = parseValue(layerKind, spec, text.toStdString());
    if (shown.isEmpty()) {
        QCOMPARE(read.error().code, ErrorCode::BadFieldValue);
        return;
    }
    QVERIFY(read);
    QCOMPARE(quint64(*read), value);
    QCOMPARE(QByteArray::fromStdString(valueText(layerKind, spec, *read)), shown);
    QCOMPARE(QByteArray::fromStdString(std::string(valueName(layerKind, spec, *read).value_or(""))), name);
}

void TestValues::everyValueReadsBackAsItself()
{
    for (const LayerKind kind : {LayerKind::Ipv4, LayerKind::Ipv6, LayerKind::Udp, LayerKind::Tcp,
             LayerKind::Icmp, LayerKind::Icmpv6}) {
        const Layer layer = Layer::make(kind);
        for (const wire::FieldSpec& spec : layer.table()) {
            if (spec.kind != wire::FieldKind::Number && spec.kind != wire::FieldKind::Flag)
                continue;
            for (std::uint64_t value = 0; value < 256 && value >> spec.width == 0; ++value) {
                QCOMPARE(parseValue(kind, spec, valueText(kind, spec, value)).value_or(~0U), value);
                if (const auto name = valueName(kind, spec, value))
                    QCOMPARE(parseValue(kind, spec, *name).value_or(~0U), value);
            }
        }
    }
}

void TestValues::everyNameIsReadAsItsValue()
{
    for (const auto& [kind, field] :
        std::vector<std::pair<LayerKind, const char*>> {{LayerKind::Ipv4, "protocol"},
            {LayerKind::Ipv6, "next_header"}, {LayerKind::Icmp, "type"}, {LayerKind::Icmpv6, "type"}}) {
        const Layer layer = Layer::make(kind);
        const wire::FieldSpec& spec = layer.table()[layer.find(field).value()];
        QVERIFY(!namedValues(kind, field).empty());
        for (const NamedValue& named : namedValues(kind, field))
            QCOMPARE(parseValue(kind, spec, named.name).value(), named.value);
    }
    QCOMPARE(namedValues(LayerKind::Icmpv6, "type")[0].value, std::uint64_t(1)); // RFC 4443: unreachable
    QVERIFY(namedValues(LayerKind::Udp, "source_port").empty());
}

void TestValues::automaticFieldsAreTheOnesThatCanBeComputed()
{
    QByteArrayList names;
    for (const LayerKind kind : {LayerKind::Ipv4, LayerKind::Ipv6, LayerKind::Udp, LayerKind::Tcp,
             LayerKind::Icmp, LayerKind::Icmpv6}) {
        const Layer layer = Layer::make(kind);
        for (std::size_t field = 0; field < layer.table().size(); ++field)
            if (layer.state(field) == FieldState::Automatic)
                names += QByteArray(wire::layerName(kind).data()) + '.' + layer.table()[field].name;
    }
    QCOMPARE(names.join(' '),
        QByteArray("ipv4.ihl ipv4.total_length ipv4.protocol ipv4.header_checksum ipv6.payload_length "
                   "ipv6.next_header udp.length udp.checksum tcp.data_offset tcp.checksum icmp.checksum "
                   "icmpv6.checksum"));
}

/// Also for each type of ICMP, of which the tables have a dozen.
void TestValues::wholeAndLeafFieldsCoverEachHeaderOnce()
{
    for (const LayerKind kind : {LayerKind::Ipv4, LayerKind::Ipv6, LayerKind::Udp, LayerKind::Tcp,
             LayerKind::Icmp, LayerKind::Icmpv6}) {
        for (int type = 0; type < 256; ++type) {
            Layer layer = Layer::make(kind);
            layer.header[0]
                = kind == LayerKind::Icmp || kind == LayerKind::Icmpv6 ? std::uint8_t(type) : layer.header[0];
            layer.resize();
            for (const auto& fields : {wholeFields(layer.table()), leafFields(layer.table())}) {
                std::size_t bit = 0;
                for (const std::size_t field : fields) {
                    QCOMPARE(std::size_t {layer.table()[field].bit}, bit);
                    bit += layer.table()[field].width;
                }
                QCOMPARE(bit, 8 * layer.header.size());
            }
        }
    }
}

QTEST_GUILESS_MAIN(TestValues)
#include "tst_values.moc"
