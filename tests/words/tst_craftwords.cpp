// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/craft/layer.h"
#include "ui/words/fieldlabels.h"
#include "ui/words/sendwords.h"

#include <QtTest/QtTest>

#include <set>

using namespace socketscope;
using craft::SystemWrites;
using wire::LayerKind;

class TestCraftWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFieldThatCanBeWrittenHasALabel();
    void shorterLabelsAreShorter();
    void unknownNamesAreStillReadable();
    void namesOfValuesAreWrittenAsPeopleDo();
    void saysWhatTheSystemDoesToAField();
    void marksGetShorter();
};

namespace {

constexpr std::array kinds {
    LayerKind::Ipv4, LayerKind::Ipv6, LayerKind::Icmp, LayerKind::Icmpv6, LayerKind::Udp, LayerKind::Tcp};
constexpr std::array whys {SystemWrites::WholeHeader, SystemWrites::Always, SystemWrites::WhenZero,
    SystemWrites::ByOption, SystemWrites::ByBind};

std::set<std::string> fieldsOfAll()
{
    std::set<std::string> names;
    for (const LayerKind kind : kinds) {
        craft::Layer layer = craft::Layer::make(kind);
        const bool isIcmp = kind == LayerKind::Icmp || kind == LayerKind::Icmpv6;
        for (int type = 0; type < (isIcmp ? 256 : 1); ++type) {
            if (isIcmp)
                layer.header[0] = static_cast<std::uint8_t>(type);
            for (const wire::FieldSpec& spec : layer.table())
                names.insert(spec.name);
        }
        names.insert(std::string(craft::optionsName(kind)));
    }
    names.erase("");
    return names;
}

} // namespace

void TestCraftWords::everyFieldThatCanBeWrittenHasALabel()
{
    for (const std::string& name : fieldsOfAll()) {
        const QString label = ui::fieldLabel(name);
        QVERIFY2(!label.isEmpty() && label[0].isUpper() && !label.contains('_'), name.c_str());
    }
    QCOMPARE(ui::fieldLabel("total_length"), "Total length");
    QCOMPARE(ui::fieldLabel("ttl"), "TTL");
    QCOMPARE(ui::fieldLabel("dont_fragment"), "Don't fragment");
    QCOMPARE(ui::fieldLabel(ui::bareField("udp.source_port")), "Source port");
}

void TestCraftWords::shorterLabelsAreShorter()
{
    for (const std::string& name : fieldsOfAll()) {
        const QStringList labels = ui::fieldLabels(name);
        for (qsizetype i = 1; i < labels.size(); ++i)
            QVERIFY2(labels[i].size() < labels[i - 1].size(), name.c_str());
    }
    const QStringList expected {"Congestion window reduced", "CWR", "C"};
    QCOMPARE(ui::fieldLabels("cwr"), expected);
}

void TestCraftWords::unknownNamesAreStillReadable()
{
    QCOMPARE(ui::fieldLabel("some_new_field"), "Some new field");
    QCOMPARE(ui::bareField("plain"), std::string_view("plain"));
}

void TestCraftWords::namesOfValuesAreWrittenAsPeopleDo()
{
    QCOMPARE(ui::valueLabel("udp"), "UDP");
    QCOMPARE(ui::valueLabel("icmpv6"), "ICMPv6");
    QCOMPARE(ui::valueLabel("echo_request"), "echo request");
    QCOMPARE(ui::headerName(LayerKind::Ipv4), "IPv4");
    QCOMPARE(ui::headerName(LayerKind::Payload), "Payload");
}

void TestCraftWords::saysWhatTheSystemDoesToAField()
{
    std::set<QString> said;
    for (const SystemWrites why : whys) {
        const QString text = ui::systemWritesText(why);
        QVERIFY(text.endsWith('.'));
        said.insert(text);
        QCOMPARE(ui::systemFieldText({.name = "ipv4.ttl", .why = why, .differs = false}, "7"), text);
        const QString differs
            = ui::systemFieldText({.name = "ipv4.ttl", .why = why, .differs = true}, "%2 7");
        QVERIFY(differs.startsWith(text));
        QVERIFY(differs.contains("%2 7")); // a value is no place holder
    }
    QCOMPARE(said.size(), whys.size());
}

void TestCraftWords::marksGetShorter()
{
    for (const SystemWrites why : whys) {
        for (const bool overwrites : {false, true}) {
            const QStringList marks = ui::systemMarks(why, overwrites);
            for (qsizetype i = 1; i < marks.size(); ++i)
                QVERIFY(marks[i].size() < marks[i - 1].size());
            QVERIFY(!marks.isEmpty());
        }
    }
}

QTEST_GUILESS_MAIN(TestCraftWords)
#include "tst_craftwords.moc"
