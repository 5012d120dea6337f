// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/craft/bytes/hexeditor.h"

#include "samples.h"
#include "ui/craft/bytes/hexarea.h"
#include "ui/craft/bytes/hexedits.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QScrollBar>

using namespace socketscope;
using craft::FieldState;

class TestHexEditor : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnWarnings(); }
    void typingOverAHeaderChangesTheFieldAndUndoBringsItBack();
    void bothDigitsOfAByteAreOneStep();
    void aComputedFieldThatIsTypedOverIsPinned();
    void typingBehindTheEndLengthensThePayload();
    void charactersAreTypedInTheTextColumn();
    void insertAndDeleteChangeThePayloadOnly();
    void pastesOverHeadersAndIntoThePayload();
    void aPasteThatHoldsTheRightChecksumPinsNothing();
    void whatCannotBePastedChangesNothingAndSaysWhy();
    void copiesWhatIsChosen();
    void choosesWithTheOtherViewsBothWays();
    void theKeyboardLeavesBothColumns();
    void aLongPacketScrollsWithinADozenLines();
    void staysInViewWhileAnotherViewEdits();
    void eachHeaderHasItsColor();
    void looks();
};

namespace {

struct Shown {
    ui::PacketEditor packet;
    ui::HexEditor editor {packet};
    ui::HexArea& area = *editor.area();

    explicit Shown(craft::Packet begun = test::udpHello(), int width = 900)
    {
        packet.start(std::move(begun));
        editor.resize(width, editor.sizeHint().height());
        editor.show();
        QApplication::setActiveWindow(&editor);
        area.setFocus(Qt::OtherFocusReason);
    }
    void click(qsizetype byte) const
    {
        QTest::mouseClick(area.viewport(), Qt::LeftButton, {}, area.rectOf(byte).center());
    }
    void type(const char* keys) const { QTest::keyClicks(&area, QString::fromLatin1(keys)); }
    [[nodiscard]] std::string value(std::string_view field) const
    {
        return packet.packet().text(field).value();
    }
    [[nodiscard]] FieldState state(std::string_view field) const
    {
        return packet.packet().state(field).value();
    }
    [[nodiscard]] std::string payload() const
    {
        const Bytes& bytes = packet.packet().payload();
        return {bytes.begin(), bytes.end()};
    }
};

} // namespace

void TestHexEditor::typingOverAHeaderChangesTheFieldAndUndoBringsItBack()
{
    Shown s;
    s.click(22); // the destination port
    s.type("22b9");
    QCOMPARE(s.value("udp.destination_port"), std::string("8889"));
    QCOMPARE(s.value("udp.checksum"), std::string("0x7c06")); // one more in a word, one less in the sum
    QCOMPARE(s.packet.selection().offset, std::size_t(24)); // typing goes on there
    QTest::keyClick(&s.area, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(s.value("udp.destination_port"), std::string("8888"));
    QCOMPARE(s.area.bytes(), s.packet.bytes());
}

void TestHexEditor::bothDigitsOfAByteAreOneStep()
{
    Shown s;
    s.click(8); // TTL
    s.type("0");
    QCOMPARE(s.value("ipv4.ttl"), std::string("0")); // 0x40 with its first digit typed over
    s.type("3");
    QCOMPARE(s.value("ipv4.ttl"), std::string("3"));
    QCOMPARE(s.packet.undoStack().count(), 1);
    s.packet.undoStack().undo();
    QCOMPARE(s.value("ipv4.ttl"), std::string("64"));
    // Moving away ends the byte: the next digit is a first one.
    s.click(8);
    s.type("1");
    s.click(8);
    s.type("7");
    QCOMPARE(s.value("ipv4.ttl"), std::to_string(0x70));
}

void TestHexEditor::aComputedFieldThatIsTypedOverIsPinned()
{
    Shown s;
    QCOMPARE(s.state("udp.checksum"), FieldState::Automatic);
    s.click(27);
    s.type("08");
    QCOMPARE(s.value("udp.checksum"), std::string("0x7c08"));
    QCOMPARE(s.state("udp.checksum"), FieldState::Pinned);
    QCOMPARE(s.state("udp.length"), FieldState::Automatic);
    s.packet.undoStack().undo();
    QCOMPARE(s.state("udp.checksum"), FieldState::Automatic);
}

void TestHexEditor::typingBehindTheEndLengthensThePayload()
{
    Shown s;
    s.click(32);
    QTest::keyClick(&s.area, Qt::Key_Right);
    QCOMPARE(s.packet.selection().length, std::size_t(0));
    s.type("2021");
    QCOMPARE(s.payload(), std::string("hello !"));
    QCOMPARE(s.value("udp.length"), std::string("15"));
    QCOMPARE(s.packet.undoStack().count(), 1);
    s.packet.undoStack().undo();
    QCOMPARE(s.payload(), std::string("hello"));
}

void TestHexEditor::charactersAreTypedInTheTextColumn()
{
    Shown s;
    s.click(28);
    QTest::keyClick(&s.area, Qt::Key_Tab);
    QCOMPARE(s.area.column(), ui::HexArea::Column::Text);
    s.type("jab");
    QCOMPARE(s.payload(), std::string("jablo"));
    QTest::sendKeyEvent(QTest::Click, &s.area, Qt::Key_unknown, QString(QChar(0xe9)), Qt::NoModifier);
    QCOMPARE(s.payload(), std::string("jab\xc3\xa9"));
    QTest::sendKeyEvent(QTest::Click, &s.area, Qt::Key_unknown, QString(QChar(0x20ac)), Qt::NoModifier);
    QCOMPARE(s.payload(), std::string("jab\xc3\xa9\xe2\x82\xac"));
    s.packet.undoStack().undo();
    QCOMPARE(s.payload(), std::string("jab\xc3\xa9"));
    QInputMethodEvent composed; // by a dead key
    composed.setCommitString(QString(QChar(0xf1)));
    s.click(28);
    QTest::keyClick(&s.area, Qt::Key_Tab);
    QApplication::sendEvent(&s.area, &composed);
    QCOMPARE(s.payload(),
        std::string("\xc3\xb1"
                    "b\xc3\xa9"));
}

void TestHexEditor::insertAndDeleteChangeThePayloadOnly()
{
    Shown s;
    s.click(30);
    QTest::keyClick(&s.area, Qt::Key_Insert);
    QCOMPARE(s.payload(), std::string("he\0llo", 6));
    QTest::keyClick(&s.area, Qt::Key_Delete);
    QCOMPARE(s.payload(), std::string("hello"));
    QTest::keyClick(&s.area, Qt::Key_Backspace);
    QCOMPARE(s.payload(), std::string("hllo"));
    s.click(29);
    QTest::keyClick(&s.area, Qt::Key_End, Qt::ShiftModifier);
    QTest::keyClick(&s.area, Qt::Key_Delete);
    QCOMPARE(s.payload(), std::string("h"));
    QVERIFY(s.editor.error().isEmpty());
    const Bytes before = s.packet.bytes();
    s.click(12);
    for (const Qt::Key key : {Qt::Key_Delete, Qt::Key_Insert}) {
        QTest::keyClick(&s.area, key);
        QCOMPARE(s.packet.bytes(), before);
        QVERIFY(s.editor.error().contains(QStringLiteral("header keeps its length")));
    }
}

void TestHexEditor::pastesOverHeadersAndIntoThePayload()
{
    Shown s;
    s.click(20);
    QGuiApplication::clipboard()->setText(
        QStringLiteral("unsigned char ports[] = {0x00, 0x35, 0x04, 0xd2};"));
    QTest::keyClick(&s.area, Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(s.value("udp.source_port"), std::string("53"));
    QCOMPARE(s.value("udp.destination_port"), std::string("1234"));
    QCOMPARE(s.packet.undoStack().count(), 1);
    s.packet.undoStack().undo();
    QCOMPARE(s.value("udp.source_port"), std::string("8000"));

    QGuiApplication::clipboard()->setText(QStringLiteral("41 42 43"));
    s.click(31); // over the last two, and one more
    QTest::keyClick(&s.area, Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(s.payload(), std::string("helABC"));
    s.click(28); // in place of several
    QTest::mouseClick(s.area.viewport(), Qt::LeftButton, Qt::ShiftModifier, s.area.rectOf(32).center());
    QTest::keyClick(&s.area, Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(s.payload(), std::string("ABCC"));
}

void TestHexEditor::aPasteThatHoldsTheRightChecksumPinsNothing()
{
    // The header of a datagram from port 8000 to 8889: its checksum is one less.
    const Bytes header {0x1f, 0x40, 0x22, 0xb9, 0x00, 0x0d, 0x7c, 0x06};
    const auto made = ui::overwritten(test::udpHello(), 20, header);
    QVERIFY(made.has_value());
    QCOMPARE(made->text("udp.destination_port").value(), std::string("8889"));
    QVERIFY(made->pinned().empty());
    Bytes wrong = header;
    wrong.back() = 0x07;
    QCOMPARE(
        ui::overwritten(test::udpHello(), 20, wrong)->pinned(), std::vector<std::string> {"udp.checksum"});
}

void TestHexEditor::whatCannotBePastedChangesNothingAndSaysWhy()
{
    Shown s;
    const Bytes before = s.packet.bytes();
    s.click(28);
    QGuiApplication::clipboard()->setText(QStringLiteral("<b>hello</b> <i>there</i>"));
    QTest::keyClick(&s.area, Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(s.packet.bytes(), before);
    QVERIFY(!s.editor.error().isEmpty());
    QCOMPARE(s.editor.findChild<QLabel*>(QStringLiteral("hexError"))->textFormat(), Qt::PlainText);
    QGuiApplication::clipboard()->setText(QString(2 * 66000, QLatin1Char('a')));
    QTest::keyClick(&s.area, Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(s.packet.bytes(), before);
    QVERIFY(s.editor.error().contains(QStringLiteral("65,535")));
    s.type("69");
    QVERIFY(s.editor.error().isEmpty());
    QCOMPARE(s.payload(), std::string("iello"));
}

void TestHexEditor::copiesWhatIsChosen()
{
    Shown s;
    s.packet.selectField("payload.data");
    QTest::keyClick(&s.area, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("68 65 6c 6c 6f"));
    s.packet.selectField("udp.checksum");
    s.area.actions().at(2)->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("b'|\\x07'"));
}

void TestHexEditor::choosesWithTheOtherViewsBothWays()
{
    Shown s;
    s.click(27);
    QCOMPARE(s.packet.selection().field, std::string("udp.checksum"));
    s.packet.selectField("ipv4.destination");
    const ByteView chosen = s.area.chosen();
    QCOMPARE(chosen.size(), std::size_t(4));
    QCOMPARE(chosen.front(), std::uint8_t(127));
    s.type("0a"); // goes to the first of them
    QCOMPARE(s.value("ipv4.destination"), std::string("10.0.0.1"));
    s.packet.selectNothing();
    QCOMPARE(s.area.chosen().size(), s.packet.bytes().size());
}

void TestHexEditor::theKeyboardLeavesBothColumns()
{
    ui::PacketEditor packet;
    QWidget window;
    auto* row = new QHBoxLayout(&window);
    auto* before = new QLineEdit(&window);
    auto* editor = new ui::HexEditor(packet, &window);
    auto* after = new QLineEdit(&window);
    for (QWidget* widget :
        {static_cast<QWidget*>(before), static_cast<QWidget*>(editor), static_cast<QWidget*>(after)})
        row->addWidget(widget);
    window.show();
    QApplication::setActiveWindow(&window);
    before->setFocus();
    QTest::keyClick(before, Qt::Key_Tab);
    QVERIFY(editor->area()->hasFocus());
    QCOMPARE(editor->area()->column(), ui::HexArea::Column::Hex);
    QTest::keyClick(editor->area(), Qt::Key_Tab);
    QVERIFY(editor->area()->hasFocus());
    QTest::keyClick(editor->area(), Qt::Key_Tab);
    QVERIFY(after->hasFocus());
    QTest::keyClick(after, Qt::Key_Backtab);
    QCOMPARE(editor->area()->column(), ui::HexArea::Column::Text);
    QTest::keyClick(editor->area(), Qt::Key_Backtab);
    QTest::keyClick(editor->area(), Qt::Key_Backtab);
    QVERIFY(before->hasFocus());
}

void TestHexEditor::aLongPacketScrollsWithinADozenLines()
{
    auto packet = test::udpHello();
    QVERIFY(packet.setPayload(Bytes(60000, 0x61)).has_value());
    Shown s(packet);
    const int line = s.area.rectOf(16).top() - s.area.rectOf(0).top();
    QVERIFY(s.editor.sizeHint().height() <= 13 * line);
    QVERIFY(s.area.verticalScrollBar()->maximum() > 3000);
    s.packet.selectBytes(60027, 1);
    QVERIFY(s.area.viewport()->rect().contains(s.area.rectOf(60027)));
    Shown small;
    QVERIFY(small.editor.sizeHint().height() < 5 * line);
}

void TestHexEditor::staysInViewWhileAnotherViewEdits()
{
    auto packet = test::udpHello();
    QVERIFY(packet.setPayload(Bytes(60000, 0x61)).has_value());
    Shown s(packet);
    s.packet.selectNothing();
    s.area.verticalScrollBar()->setValue(1000);
    QVERIFY(s.packet.set("ipv4.ttl", "3").has_value());
    QCOMPARE(s.area.verticalScrollBar()->value(), 1000);
}

void TestHexEditor::eachHeaderHasItsColor()
{
    ui::applyTheme(*qApp, ui::Scheme::Light);
    Shown s;
    s.packet.selectNothing();
    const QImage picture = s.area.viewport()->grab().toImage();
    // The darkest ink of a byte has the colour of its layer.
    const auto ink = [&](qsizetype byte) {
        QColor strongest = Qt::white;
        const QRect place = s.area.rectOf(byte);
        for (int y = place.top(); y <= place.bottom(); ++y)
            for (int x = place.left(); x <= place.right(); ++x)
                if (const QColor here = picture.pixelColor(x, y); here.lightness() < strongest.lightness())
                    strongest = here;
        return strongest;
    };
    const auto isLike = [](const QColor& one, const QColor& other) {
        constexpr int tolerance = 40; // of antialiasing, in each channel
        return qAbs(one.red() - other.red()) < tolerance && qAbs(one.green() - other.green()) < tolerance
            && qAbs(one.blue() - other.blue()) < tolerance;
    };
    const ui::Theme& theme = ui::Theme::light();
    QVERIFY(isLike(ink(0), theme.quiet));
    QVERIFY(isLike(ink(20), theme.accent));
    QVERIFY(isLike(ink(28), theme.server));
}

void TestHexEditor::looks()
{
    test::keepPictures(QStringLiteral("crafthex"), [] {
        auto s = std::make_shared<Shown>();
        s->packet.selectField("udp.checksum");
        test::fitHeight(s->editor);
        return std::shared_ptr<QWidget>(s, &s->editor);
    });
    test::keepPictures(QStringLiteral("crafthex-narrow"), [] {
        auto s = std::make_shared<Shown>(test::udpHello(), 320);
        s->click(12);
        QTest::keyClick(&s->area, Qt::Key_Delete);
        test::fitHeight(s->editor);
        return std::shared_ptr<QWidget>(s, &s->editor);
    });
}

QTEST_MAIN(TestHexEditor)
#include "tst_hexeditor.moc"
