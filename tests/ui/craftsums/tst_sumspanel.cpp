// SPDX-License-Identifier: GPL-3.0-or-later
// The checksum step by step against sums made by hand, and its ways to break a packet.
#include "core/craft/templates.h"
#include "ui/craft/sums/resultbox.h"
#include "ui/craft/sums/steptable.h"
#include "ui/craft/sums/sumspanel.h"
#include "ui/widgets/flatcombobox.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QtTest>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QToolButton>

using namespace socketscope;
using ui::ChecksumModel;
using ui::PacketEditor;
using wire::ChecksumVerdict;
using wire::LayerKind;

class TestSumsPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(
            QRegularExpression(QStringLiteral("^(?!This plugin does not support propagateSizeHints)")));
    }
    void theDocumentsDatagramRowByRow();
    void theDocumentsEchoRowByRow();
    void anOddMessageAndItsCarry();
    void twoCarries();
    void aComputedZeroIsSentAsAllOnes();
    void zeroMeansNoneOverIpv4Only();
    void thePseudoHeaderOfIpv6();
    void aRoutingHeaderChangesTheDestination();
    void aLongPayloadHasARowForEachWord();
    void aLengthThatCutsThePayloadCutsTheSum();
    void stepsGoForwardAndBack();
    void keysStepToo();
    void stepsStayWhereTheyAreWhenThePacketChanges();
    void aRowLightsItsBytes();
    void bytesLightTheirRow();
    void allRowsOfAChoiceComeIntoView();
    void wordsAreCalledAsThePacketsOwnHeaders();
    void theSelectionDecidesWhoseChecksumIsShown();
    void aChoiceElsewhereStaysWhereFewerRowsAreLeft();
    void rowsAreChosenByMouseAndKeys();
    void aPersonMayChooseTheOther();
    void breakingAndMending();
    void changingTwoWordsIsOneStepThatNobodySees();
    void adviceIsGivenWhereTheRightValueIsTheWrongOne();
    void aPacketWithoutChecksumSaysSo();
    void nothingIsAddedWhileNobodyLooks();
    void editsTellTheModelNoReset();
};

namespace {

struct Shown {
    explicit Shown(const char* name = "udp-hello")
        : panel(editor)
        , table(panel.findChild<ui::StepTable*>())
        , model(static_cast<ChecksumModel*>(table->model()))
    {
        editor.start(*craft::builtinTemplate(name));
        panel.resize(380, 800);
        panel.show();
    }

    [[nodiscard]] QString cell(int row, int column) const
    {
        return model->index(row, column).data().toString();
    }
    /// "1f40 source port 8000: 11d60 → 1d61"
    [[nodiscard]] QStringList rows() const
    {
        QStringList lines;
        for (int row = 0; row < model->rowCount(); ++row)
            lines << cell(row, ChecksumModel::Word) + ' ' + cell(row, ChecksumModel::Origin) + ": "
                    + cell(row, ChecksumModel::Running);
        return lines;
    }
    [[nodiscard]] QString outcome() const { return panel.findChild<ui::ResultBox*>()->text(); }
    /// All that is said in words.
    [[nodiscard]] QString said() const
    {
        QStringList all;
        for (const QLabel* label : panel.findChildren<QLabel*>())
            if (label->isVisible())
                all << label->text();
        return all.join('\n');
    }
    [[nodiscard]] QAbstractButton* button(const char* name) const
    {
        for (QAbstractButton* each : panel.findChildren<QAbstractButton*>())
            if (each->accessibleName().startsWith(name))
                return each;
        return nullptr;
    }
    [[nodiscard]] ChecksumVerdict verdict() const
    {
        ChecksumVerdict last = ChecksumVerdict::None;
        for (const auto& layer : wire::dissect(wire::LinkType::Raw, editor.bytes()).layers)
            if (layer.checksum != ChecksumVerdict::None)
                last = layer.checksum;
        return last;
    }
    [[nodiscard]] QList<int> lit() const
    {
        QList<int> found;
        for (const QModelIndex& index : table->selectionModel()->selectedRows(ChecksumModel::Word))
            found << index.row();
        std::sort(found.begin(), found.end());
        return found;
    }

    PacketEditor editor;
    ui::SumsPanel panel;
    ui::StepTable* table;
    ChecksumModel* model;
};

} // namespace

void TestSumsPanel::theDocumentsDatagramRowByRow()
{
    const Shown s;
    QCOMPARE(s.rows(),
        QStringList({"7f00 pseudo: source: 07f00", "0001 : 07f01", "7f00 pseudo: destination: 0fe01",
            "0001 : 0fe02", "0011 pseudo: protocol 17: 0fe13", "000d pseudo: length 13: 0fe20",
            "1f40 source port 8000: 11d60 → 1d61", "22b8 destination port 8888: 04019",
            "000d length 13: 04026", "0000 checksum (zero while summing): 04026", "6865 “he”: 0a88b",
            "6c6c “ll”: 114f7 → 14f8", "6f00 “o” + padding: 083f8"}));
    QCOMPARE(s.outcome(), "~0x83f8 = 0x7c07");
    QVERIFY(s.said().contains("0x83f8 + 0x7c07 gives 0xffff"));
    QCOMPARE(s.panel.shown(), "udp.checksum");
}

void TestSumsPanel::theDocumentsEchoRowByRow()
{
    const Shown s("icmp-echo");
    QCOMPARE(s.rows(),
        QStringList({"0800 type 8, code 0: 00800", "0000 checksum (zero while summing): 00800",
            "0000 identifier 0x0000: 00800", "0000 sequence number 0: 00800"}));
    QCOMPARE(s.outcome(), "~0x0800 = 0xf7ff");
}

void TestSumsPanel::anOddMessageAndItsCarry()
{
    Shown s("icmp-echo");
    QVERIFY(s.editor.set("icmp.identifier", "0x1234") && s.editor.set("icmp.sequence_number", "1"));
    QVERIFY(s.editor.setPayload(toBytes("hello")));
    QCOMPARE(s.rows().mid(2),
        QStringList({"1234 identifier 0x1234: 01a34", "0001 sequence number 1: 01a35", "6865 “he”: 0829a",
            "6c6c “ll”: 0ef06", "6f00 “o” + padding: 15e06 → 5e07"}));
    QCOMPARE(s.outcome(), "~0x5e07 = 0xa1f8");
}

void TestSumsPanel::twoCarries()
{
    Shown s("icmp-echo");
    for (const auto& [field, text] : {std::pair {"icmp.type", "0"}, {"icmp.code", "1"},
             {"icmp.identifier", "0xf203"}, {"icmp.sequence_number", "0xf4f5"}, {"payload.data", "f6f7"}})
        QVERIFY(s.editor.set(field, text));
    QCOMPARE(s.rows(),
        QStringList({"0001 type 0, code 1: 00001", "0000 checksum (zero while summing): 00001",
            "f203 identifier 0xf203: 0f204", "f4f5 sequence number 62709: 1e6f9 → e6fa",
            "f6f7 data: 1ddf1 → ddf2"}));
    QCOMPARE(s.outcome(), "~0xddf2 = 0x220d");
}

void TestSumsPanel::aComputedZeroIsSentAsAllOnes()
{
    Shown s;
    QVERIFY(s.editor.setPayload({0xbf, 0xdf}));
    QCOMPARE(s.rows().last(), "bfdf data: 0ffff");
    QCOMPARE(s.outcome(), "~0xffff = 0x0000 → 0xffff");
    QVERIFY(s.said().contains("so UDP sends 0xffff"));
    QCOMPARE(s.verdict(), ChecksumVerdict::Right);
    QVERIFY(s.said().contains("✓"));
    QVERIFY(s.editor.setPayload(toBytes("hello")));
    QVERIFY(!s.said().contains("so UDP sends 0xffff"));
}

void TestSumsPanel::zeroMeansNoneOverIpv4Only()
{
    Shown s;
    QVERIFY(s.editor.set("udp.checksum", "0"));
    QVERIFY(s.said().contains("no checksum. That exists for UDP over IPv4 only"));
    QCOMPARE(s.outcome(), "~0x83f8 = 0x7c07");
    QVERIFY(s.editor.setLayers({LayerKind::Ipv6, LayerKind::Udp}));
    QVERIFY(s.said().contains("Over IPv6 that is forbidden"));
    // A zero is nothing special to others.
    Shown tcp("tcp-syn");
    QVERIFY(tcp.editor.set("tcp.checksum", "0"));
    QVERIFY(tcp.said().contains("The field holds 0x0000."));
    QVERIFY(tcp.said().contains("✗"));
}

void TestSumsPanel::thePseudoHeaderOfIpv6()
{
    Shown s;
    QVERIFY(s.editor.setLayers({LayerKind::Ipv6, LayerKind::Udp}));
    QVERIFY(s.editor.set("ipv6.source", "2001:db8::1") && s.editor.set("ipv6.destination", "::2"));
    const QStringList rows = s.rows();
    QCOMPARE(rows.size(), 20 + 4 + 3);
    QCOMPARE(rows.first(), "2001 pseudo: source: 02001");
    QCOMPARE(rows.mid(7, 2), QStringList({"0001 : 02dba", "0000 pseudo: destination: 02dba"}));
    QCOMPARE(rows.mid(15, 6),
        QStringList({"0002 : 02dbc", "0000 pseudo: length, upper half: 02dbc",
            "000d pseudo: length 13: 02dc9", "0000 pseudo: zero: 02dc9", "0011 pseudo: next header 17: 02dda",
            "1f40 source port 8000: 04d1a"}));
    // 4d1a + 22b8 + 000d + 6865 + 6c6c + 6f00 = 1b3b0, folded b3b1.
    QCOMPARE(s.outcome(), "~0xb3b1 = 0x4c4e");
    QCOMPARE(s.verdict(), ChecksumVerdict::Right);
}

/// RFC 8200 section 8.1.
void TestSumsPanel::aRoutingHeaderChangesTheDestination()
{
    Shown s;
    QVERIFY(s.editor.setLayers({LayerKind::Ipv6, LayerKind::Udp}));
    QVERIFY(s.editor.set("ipv6.source", "2001:db8::1") && s.editor.set("ipv6.destination", "2001:db8::2"));
    QVERIFY(s.editor.set("ipv6.next_header", "routing")
        && s.editor.set("ipv6.extension_headers", "110202010000000020010db8000000000000000000000009"));
    const QStringList rows = s.rows();
    QVERIFY2(rows[8].contains("pseudo: final destination"), qPrintable(rows[8]));
    QVERIFY2(rows[15].startsWith("0009 "), qPrintable(rows[15]));
    QCOMPARE(s.outcome(), "~0xe171 = 0x1e8e"); // as scapy has it
}

void TestSumsPanel::aLongPayloadHasARowForEachWord()
{
    Shown s;
    QVERIFY(s.editor.setPayload(Bytes(60'001, 0x41)));
    QCOMPARE(s.model->rowCount(), 6 + 4 + 30'001);
    QCOMPARE(s.cell(30'010, ChecksumModel::Origin), "“A” + padding");
    QCOMPARE(s.verdict(), ChecksumVerdict::Right);
    QCOMPARE(QString::fromStdString(*s.editor.packet().text("udp.checksum")), s.outcome().right(6));
}

void TestSumsPanel::aLengthThatCutsThePayloadCutsTheSum()
{
    Shown s;
    QVERIFY(s.editor.set("udp.length", "10"));
    QCOMPARE(s.rows().last(), "6865 “he”: 0a885"); // 3 less, twice
    QCOMPARE(QString::fromStdString(*s.editor.packet().text("udp.checksum")), s.outcome().right(6));
}

void TestSumsPanel::stepsGoForwardAndBack()
{
    const Shown s;
    QCOMPARE(s.panel.steps(), 13 + 2);
    QCOMPARE(s.panel.step(), 15);
    QVERIFY(!s.button("One step forward")->isEnabled());
    s.button("From the start")->click();
    QCOMPARE(s.outcome(), "so far 0x0000");
    QVERIFY(!s.button("One step back")->isEnabled());
    for (int row = 0; row < 13; ++row)
        QCOMPARE(s.cell(row, ChecksumModel::Running), QString());
    for (int step = 1; step <= 7; ++step)
        s.button("One step forward")->click();
    QVERIFY(s.said().contains("7 of 13"));
    QCOMPARE(s.outcome(), "so far 0x1d61");
    QCOMPARE(s.cell(6, ChecksumModel::Running), "11d60 → 1d61");
    QCOMPARE(s.cell(7, ChecksumModel::Running), QString());
    QVERIFY(!s.model->index(6, 0).data(ChecksumModel::BeyondRole).toBool());
    QVERIFY(s.model->index(7, 0).data(ChecksumModel::BeyondRole).toBool());
    QCOMPARE(s.lit(), QList<int>({6}));
    QCOMPARE(s.editor.selection().field, "udp.source_port");
    s.button("One step back")->click();
    QCOMPARE(s.outcome(), "so far 0xfe20");
    for (int step = 7; step <= 13; ++step)
        s.button("One step forward")->click();
    QCOMPARE(s.outcome(), "so far 0x83f8");
    QVERIFY(!s.said().contains("✓"));
    s.button("One step forward")->click();
    QCOMPARE(s.outcome(), "~0x83f8 = 0x7c07");
    QVERIFY(!s.said().contains("✓"));
    s.button("One step forward")->click();
    QVERIFY(s.said().contains("✓"));
    s.button("From the start")->click();
    s.button("All steps")->click();
    QCOMPARE(s.panel.step(), 15);
}

void TestSumsPanel::keysStepToo()
{
    const Shown s;
    QTest::keyClick(s.table, Qt::Key_Home);
    QCOMPARE(s.panel.step(), 0);
    QTest::keyClick(s.table, Qt::Key_Right);
    QTest::keyClick(s.table, Qt::Key_Right);
    QTest::keyClick(s.table, Qt::Key_Left);
    QCOMPARE(s.panel.step(), 1);
    QTest::keyClick(s.table, Qt::Key_Left);
    QTest::keyClick(s.table, Qt::Key_Left);
    QCOMPARE(s.panel.step(), 0);
    QTest::keyClick(s.table, Qt::Key_End);
    QCOMPARE(s.panel.step(), 15);
    QTest::keyClick(s.table, Qt::Key_Down); // goes through the rows without a step
    QCOMPARE(s.panel.step(), 15);
}

void TestSumsPanel::stepsStayWhereTheyAreWhenThePacketChanges()
{
    Shown s;
    s.panel.setStep(7);
    QVERIFY(s.editor.set("udp.source_port", "8001"));
    QCOMPARE(s.panel.step(), 7);
    QCOMPARE(s.outcome(), "so far 0x1d62");
    s.panel.setStep(s.panel.steps());
    QVERIFY(s.editor.setPayload(toBytes("hello, world")));
    QCOMPARE(s.panel.step(), s.panel.steps()); // all stays all
    QVERIFY(s.said().contains("✓"));
}

void TestSumsPanel::aRowLightsItsBytes()
{
    Shown s;
    const auto press = [&](int row) {
        QTest::mouseClick(s.table->viewport(), Qt::LeftButton, {},
            s.table->visualRect(s.model->index(row, ChecksumModel::Word)).center());
        return s.editor.selection();
    };
    using Chosen = ui::PacketSelection;
    QCOMPARE(press(6), (Chosen {"udp.source_port", 20, 2}));
    QCOMPARE(press(10), (Chosen {"payload.data", 28, 2}));
    QCOMPARE(press(12), (Chosen {"payload.data", 32, 1})); // the padding is no byte
    QCOMPARE(press(1), (Chosen {"ipv4.source", 14, 2})); // the pseudo-header is taken from the IP header
    QCOMPARE(s.panel.shown(), "udp.checksum"); // and that is no reason to show another checksum
    QCOMPARE(s.lit(), QList<int>({1}));
    QCOMPARE(press(3), (Chosen {"ipv4.destination", 18, 2}));
    QCOMPARE(press(4), (Chosen {"ipv4.protocol", 9, 1}));
    QCOMPARE(press(5), (Chosen {"udp.length", 24, 2}));
    QVERIFY(s.editor.setLayers({LayerKind::Ipv6, LayerKind::Udp}));
    QCOMPARE(press(7), (Chosen {"ipv6.source", 22, 2}));
    QCOMPARE(press(8), (Chosen {"ipv6.destination", 24, 2}));
}

void TestSumsPanel::bytesLightTheirRow()
{
    Shown s;
    s.editor.selectField("udp.checksum");
    QCOMPARE(s.lit(), QList<int>({9}));
    s.editor.selectBytes(29, 2); // the end of one word and the beginning of the next
    QCOMPARE(s.lit(), QList<int>({10, 11}));
    s.editor.selectField("payload.data");
    QCOMPARE(s.lit(), QList<int>({10, 11, 12}));
    s.editor.selectBytes(32, 1);
    QCOMPARE(s.lit(), QList<int>({12}));
    s.editor.selectNothing();
    QCOMPARE(s.lit(), QList<int>());
    s.editor.selectField("udp.checksum");
    QVERIFY(s.editor.setPayload(Bytes(1000, 1)));
    QCOMPARE(s.lit(), QList<int>({9}));
    s.editor.selectBytes(1027, 1);
    QVERIFY(s.table->verticalScrollBar()->value() > 0); // brought into view
    s.editor.selectField("udp.checksum");
    const int place = s.table->verticalScrollBar()->maximum() / 2;
    s.table->verticalScrollBar()->setValue(place);
    QVERIFY(s.editor.set("udp.source_port", "1")); // an edit of something else is no reason to scroll
    QCOMPARE(s.table->verticalScrollBar()->value(), place);
    QCOMPARE(s.lit(), QList<int>({9}));
}

void TestSumsPanel::allRowsOfAChoiceComeIntoView()
{
    Shown s;
    QVERIFY(s.editor.setPayload(toBytes("0123456789")));
    s.panel.resize(380, s.panel.height() / 2);
    QTRY_VERIFY(s.table->verticalScrollBar()->maximum() > 0);
    s.editor.selectField("ipv4.source"); // of the pseudo-header: at the top
    s.editor.selectBytes(26, 4); // two rows
    QCOMPARE(s.lit(), QList<int>({9, 10}));
    for (const int row : s.lit())
        QVERIFY(s.table->viewport()->rect().contains(s.table->visualRect(s.model->index(row, 1))));
}

/// Also where the bytes read as something else.
void TestSumsPanel::wordsAreCalledAsThePacketsOwnHeaders()
{
    Shown s;
    const auto origins = [&s] {
        QStringList all;
        for (int row = 1; row < s.model->rowCount(); ++row)
            all << s.cell(row, ChecksumModel::Origin);
        return all;
    };
    const QStringList udp = s.rows();
    s.editor.selectField("ipv4.version");
    const QStringList ipv4 = origins();
    QVERIFY(ipv4.contains("total length 33"));
    QVERIFY(s.editor.set("ipv4.version", "6"));
    QCOMPARE(s.panel.shown(), "ipv4.header_checksum");
    QCOMPARE(s.rows().first(), "6500 version 6, IHL 5, type of service 0x00: 06500");
    QCOMPARE(origins(), ipv4);
    s.editor.selectField("payload.data");
    QCOMPARE(s.rows(), udp);
    QVERIFY(s.editor.set("ipv4.version", "4"));
    QVERIFY(s.editor.set("ipv4.protocol", "6")); // which would make another header of the same bytes
    QCOMPARE(s.cell(6, ChecksumModel::Origin), "source port 8000");
}

void TestSumsPanel::theSelectionDecidesWhoseChecksumIsShown()
{
    Shown s;
    s.editor.selectField("ipv4.ttl");
    QCOMPARE(s.panel.shown(), "ipv4.header_checksum");
    QCOMPARE(s.rows().first(), "4500 version 4, IHL 5, type of service 0x00: 04500");
    QCOMPARE(s.model->rowCount(), 10);
    QCOMPARE(s.lit(), QList<int>({4}));
    QCOMPARE(s.outcome(), "~0xc335 = 0x3cca"); // the mockup's packet
    s.editor.selectNothing();
    QCOMPARE(s.panel.shown(), "ipv4.header_checksum"); // stays
    s.editor.selectField("payload.data");
    QCOMPARE(s.panel.shown(), "udp.checksum");
    s.editor.selectField("ipv4.ttl");
    QVERIFY(s.editor.setLayers({LayerKind::Ipv6, LayerKind::Udp}));
    QCOMPARE(s.panel.shown(), "udp.checksum"); // IPv6 has none
}

void TestSumsPanel::aChoiceElsewhereStaysWhereFewerRowsAreLeft()
{
    Shown s;
    s.editor.selectField("payload.data"); // rows that the IP header's sum does not have
    s.editor.selectField("ipv4.ttl");
    QCOMPARE(s.editor.selection().field, "ipv4.ttl");
    QCOMPARE(s.lit(), QList<int>({4}));
    s.editor.selectField("payload.data");
    QVERIFY(s.editor.setPayload(toBytes("h")));
    QCOMPARE(s.editor.selection().field, "payload.data");
    QVERIFY(s.editor.setPayload({}));
    QCOMPARE(s.editor.selection().field, "");
}

void TestSumsPanel::rowsAreChosenByMouseAndKeys()
{
    Shown s;
    const QModelIndex row = s.model->index(6, ChecksumModel::Origin);
    s.table->scrollTo(row);
    QTest::mousePress(s.table->viewport(), Qt::LeftButton, {}, s.table->visualRect(row).center());
    QCOMPARE(s.editor.selection().field, "udp.source_port");
    QTest::mouseRelease(s.table->viewport(), Qt::LeftButton, {}, s.table->visualRect(row).center());
    QTest::keyClick(s.table, Qt::Key_Down);
    QCOMPARE(s.editor.selection().field, "udp.destination_port");
    QCOMPARE(s.lit(), QList<int>({7}));
}

void TestSumsPanel::aPersonMayChooseTheOther()
{
    Shown s;
    auto* choice = s.panel.findChild<ui::FlatComboBox*>();
    QCOMPARE(choice->count(), 2);
    QCOMPARE(choice->currentText(), "UDP");
    s.editor.selectField("udp.length");
    choice->setCurrentIndex(1);
    Q_EMIT choice->activated(1);
    QCOMPARE(s.panel.shown(), "ipv4.header_checksum");
    QVERIFY(s.editor.set("ipv4.ttl", "3"));
    QCOMPARE(s.panel.shown(), "ipv4.header_checksum");
    QCOMPARE(s.lit(), QList<int>());
    s.editor.selectField("udp.checksum");
    QCOMPARE(choice->currentText(), "UDP");
}

void TestSumsPanel::breakingAndMending()
{
    Shown s;
    QVERIFY(!s.button("Put it right")->isVisible());
    s.button("0xdead")->click();
    QCOMPARE(*s.editor.packet().text("udp.checksum"), "0xdead");
    QCOMPARE(s.verdict(), ChecksumVerdict::Wrong);
    QVERIFY(s.said().contains("0x83f8 + 0xdead gives 0x62a6, not 0xffff"));
    QCOMPARE(s.editor.undoStack().count(), 1);
    s.button("Put it right")->click();
    QCOMPARE(s.verdict(), ChecksumVerdict::Right);
    QCOMPARE(s.editor.undoStack().count(), 2);
    s.editor.undoStack().undo();
    QCOMPARE(s.verdict(), ChecksumVerdict::Wrong);
    QVERIFY(s.button("Put it right")->isVisible());
    s.editor.undoStack().undo();
    QCOMPARE(s.outcome(), "~0x83f8 = 0x7c07");
    QVERIFY(s.said().contains("✓"));
}

void TestSumsPanel::changingTwoWordsIsOneStepThatNobodySees()
{
    Shown s;
    s.button("Change two words")->click();
    QCOMPARE(s.editor.packet().payload(), toBytes("llheo"));
    QCOMPARE(s.outcome(), "~0x83f8 = 0x7c07");
    QCOMPARE(s.verdict(), ChecksumVerdict::Right);
    QVERIFY(s.said().contains("bytes 28 and 30 have changed places. Addition does not see order"));
    QVERIFY(s.model->index(10, 0).data(ChecksumModel::ChangedRole).toBool());
    QVERIFY(!s.model->index(12, 0).data(ChecksumModel::ChangedRole).toBool());
    QCOMPARE(s.editor.undoStack().count(), 1);
    s.editor.undoStack().undo();
    QCOMPARE(s.editor.packet().payload(), toBytes("hello"));
    QVERIFY(!s.said().contains("changed places"));
    QVERIFY(!s.model->index(10, 0).data(ChecksumModel::ChangedRole).toBool());
    s.editor.undoStack().redo();
    QVERIFY(s.said().contains("changed places"));
    s.button("0xdead")->click();
    s.button("Change two words")->click();
    QCOMPARE(s.verdict(), ChecksumVerdict::Wrong); // what is wrong stays wrong
}

void TestSumsPanel::adviceIsGivenWhereTheRightValueIsTheWrongOne()
{
    Shown s;
    // 7c07 - dead in ones' complement, added to a word of the payload, makes the right value dead.
    QVERIFY(s.editor.setPayload({0x68, 0x65, 0x09, 0xc6, 0x6f}));
    QCOMPARE(s.outcome(), "~0x2152 = 0xdead");
    s.panel.breakIt();
    QCOMPARE(*s.editor.packet().text("udp.checksum"), "0xbeef");
    QCOMPARE(s.verdict(), ChecksumVerdict::Wrong);
}

void TestSumsPanel::aPacketWithoutChecksumSaysSo()
{
    Shown s;
    QVERIFY(s.editor.setLayers({LayerKind::Ipv6}));
    QVERIFY(!s.table->isVisible());
    QCOMPARE(s.panel.shown(), "");
    QVERIFY(s.said().contains("There is no checksum in this packet"));
    s.panel.changeUnseen();
    s.panel.breakIt();
    s.panel.mend();
    s.panel.setStep(3);
    QCOMPARE(s.editor.undoStack().count(), 1);
    s.editor.undoStack().undo();
    QVERIFY(s.table->isVisible());
    QCOMPARE(s.outcome(), "~0x83f8 = 0x7c07");
}

void TestSumsPanel::nothingIsAddedWhileNobodyLooks()
{
    Shown s;
    s.panel.hide();
    QVERIFY(s.editor.set("udp.source_port", "8001"));
    s.editor.selectField("ipv4.ttl");
    QCOMPARE(s.outcome(), "~0x83f8 = 0x7c07"); // of before
    s.panel.show();
    QCOMPARE(s.panel.shown(), "ipv4.header_checksum");
    s.editor.selectField("udp.source_port");
    QCOMPARE(s.outcome(), "~0x83f9 = 0x7c06");
    QCOMPARE(s.lit(), QList<int>({6}));
}

void TestSumsPanel::editsTellTheModelNoReset()
{
    Shown s;
    QAbstractItemModelTester tester(s.model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy reset(s.model, &QAbstractItemModel::modelReset);
    QSignalSpy inserted(s.model, &QAbstractItemModel::rowsInserted);
    QSignalSpy changed(s.model, &QAbstractItemModel::dataChanged);
    QVERIFY(s.editor.set("udp.source_port", "8001"));
    QVERIFY(!changed.isEmpty());
    QVERIFY(inserted.isEmpty());
    QVERIFY(s.editor.setPayload(Bytes(100, 7)));
    QCOMPARE(inserted.count(), 1);
    s.editor.selectField("ipv4.ttl");
    s.panel.setStep(4);
    s.editor.selectField("udp.length");
    QVERIFY(s.editor.setLayers({LayerKind::Ipv6}));
    s.editor.undoStack().undo();
    QVERIFY(reset.isEmpty());
}

QTEST_MAIN(TestSumsPanel)
#include "tst_sumspanel.moc"
