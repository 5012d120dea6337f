// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/craft/bytes/payloadeditor.h"

#include "samples.h"
#include "ui/craft/bytes/payloadtext.h"

#include <QtCore/QTemporaryDir>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>

using namespace socketscope;
using Form = ui::PayloadEditor::Form;

class TestPayloadEditor : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnWarnings(); }
    void typedTextIsThePayloadAndOneStep();
    void hexIsReadInAnyForm();
    void aSingleDigitWaitsForItsPartner();
    void bytesThatAreNoTextAreLeftAloneAndOfferedAsHex();
    void textComesBackAsTheSameBytes();
    void followsWhatOthersDoToThePayload();
    void takesAFile();
    void aFileTooLargeIsRefused();
    void aPayloadTooLargeIsRefused();
    void aLongPayloadIsNotPouredIntoAnInput();
    void growsWithItsText();
    void choosesThePayload();
    void looks();
};

namespace {

struct Shown {
    ui::PacketEditor packet;
    ui::PayloadEditor editor {packet};
    QPlainTextEdit& text = *editor.findChild<QPlainTextEdit*>(QStringLiteral("payloadText"));
    QPlainTextEdit& hex = *editor.findChild<QPlainTextEdit*>(QStringLiteral("payloadHex"));

    Shown()
    {
        packet.start(test::udpHello());
        editor.resize(600, editor.sizeHint().height());
        editor.show();
    }
    [[nodiscard]] std::string payload() const
    {
        const Bytes& bytes = packet.packet().payload();
        return {bytes.begin(), bytes.end()};
    }
    [[nodiscard]] QString label(const char* name) const
    {
        const auto* const found = editor.findChild<QLabel*>(QString::fromLatin1(name));
        return found && found->isVisibleTo(&editor) ? found->text() : QString();
    }
    void load(const QString& path)
    {
        QSignalSpy taken(&editor, &ui::PayloadEditor::fileTaken);
        editor.loadFile(path);
        QTRY_COMPARE(taken.count(), 1);
    }
};

QString fileOf(const QTemporaryDir& folder, const QString& name, const QByteArray& bytes)
{
    QFile file(folder.filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
}

} // namespace

void TestPayloadEditor::typedTextIsThePayloadAndOneStep()
{
    Shown s;
    QCOMPARE(s.text.toPlainText(), QStringLiteral("hello"));
    s.text.moveCursor(QTextCursor::End);
    QTest::keyClicks(&s.text, QStringLiteral(" you"));
    QCOMPARE(s.payload(), std::string("hello you"));
    QCOMPARE(s.packet.packet().text("udp.length").value(), std::string("17"));
    QCOMPARE(s.label("payloadTitle"), QStringLiteral("Payload — 9 bytes"));
    QCOMPARE(s.packet.undoStack().count(), 1);
    QTest::keyClick(&s.text, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(s.payload(), std::string("hello"));
    QCOMPARE(s.text.toPlainText(), QStringLiteral("hello"));
}

void TestPayloadEditor::hexIsReadInAnyForm()
{
    Shown s;
    s.editor.setForm(Form::Hex);
    QCOMPARE(s.hex.toPlainText(), QStringLiteral("68 65 6c 6c 6f"));
    for (const char* form : {"6869", "68 69", "0x68, 0x69", "\\x68\\x69", "b'h\\x69'", "0000  68 69   hi"}) {
        QVERIFY(s.packet.setPayload(toBytes("other")).has_value());
        s.hex.setPlainText(QString::fromLatin1(form));
        QVERIFY2(s.payload() == "hi", form);
        QVERIFY(s.editor.error().isEmpty());
    }
    s.hex.setPlainText(QStringLiteral("  "));
    QCOMPARE(s.payload(), std::string());
    QVERIFY(s.editor.error().isEmpty());
    QVERIFY(s.packet.setPayload(toBytes("kept")).has_value());
    s.hex.setPlainText(QStringLiteral("68 zz"));
    QCOMPARE(s.payload(), std::string("kept"));
    QVERIFY(s.editor.error().contains(QStringLiteral("zz")));
}

void TestPayloadEditor::aSingleDigitWaitsForItsPartner()
{
    Shown s;
    s.editor.setForm(Form::Hex);
    s.hex.selectAll();
    QTest::keyClicks(&s.hex, QStringLiteral("41 4"));
    QCOMPARE(s.payload(), std::string("A"));
    QVERIFY(s.editor.error().isEmpty());
    QFocusEvent left(QEvent::FocusOut);
    QApplication::sendEvent(&s.hex, &left);
    QVERIFY(!s.editor.error().isEmpty());
    QTest::keyClicks(&s.hex, QStringLiteral("2"));
    QCOMPARE(s.payload(), std::string("AB"));
    QVERIFY(s.editor.error().isEmpty());
}

void TestPayloadEditor::bytesThatAreNoTextAreLeftAloneAndOfferedAsHex()
{
    Shown s;
    const Bytes binary {0x00, 0xff, 0x80};
    QVERIFY(s.packet.setPayload(binary).has_value());
    QVERIFY(!s.text.isVisible());
    QVERIFY(s.label("payloadNote").contains(QStringLiteral("no text")));
    for (QPushButton* button : s.editor.findChildren<QPushButton*>())
        if (button->text() == QStringLiteral("Write it as hex"))
            button->click();
    QCOMPARE(s.editor.form(), Form::Hex);
    QCOMPARE(s.hex.toPlainText(), QStringLiteral("00 ff 80"));
    QCOMPARE(s.packet.packet().payload(), binary);
    QCOMPARE(s.packet.undoStack().count(), 1);
}

void TestPayloadEditor::textComesBackAsTheSameBytes()
{
    using ui::writableText;
    QCOMPARE(writableText(toBytes("a\nb\tc")), QStringLiteral("a\nb\tc"));
    QCOMPARE(writableText(toBytes("")), QString());
    QCOMPARE(writableText(toBytes("\xc2\xa0")), QString(QChar(0xa0))); // a no-break space
    for (const char* other : {"a\r\n", "\x1b[1m", "\xe2\x80\xae", "\xe2\x80\xa8",
             "\xef\xbb\xbf"
             "a",
             "\xc0\x80", "\xed\xa0\x80", "\xef\xbf\xbc"})
        QVERIFY2(!writableText(toBytes(other)), other);

    Shown s;
    const Bytes spaced = toBytes("a\xc2\xa0 b\n");
    QVERIFY(s.packet.setPayload(spaced).has_value());
    s.text.moveCursor(QTextCursor::End);
    QTest::keyClicks(&s.text, QStringLiteral("c"));
    QCOMPARE(s.payload(), std::string("a\xc2\xa0 b\nc"));
    QVERIFY(s.packet.setPayload(toBytes("<b>bold</b>")).has_value());
    QCOMPARE(s.text.toPlainText(), QStringLiteral("<b>bold</b>"));
}

void TestPayloadEditor::followsWhatOthersDoToThePayload()
{
    Shown s;
    QVERIFY(s.packet.setByte(28, 'j').has_value());
    QCOMPARE(s.text.toPlainText(), QStringLiteral("jello"));
    s.packet.undoStack().undo();
    QCOMPARE(s.text.toPlainText(), QStringLiteral("hello"));
    // A cursor in the text survives edits of fields.
    s.text.moveCursor(QTextCursor::End);
    QVERIFY(s.packet.set("ipv4.ttl", "3").has_value());
    QCOMPARE(s.text.textCursor().position(), 5);
}

void TestPayloadEditor::takesAFile()
{
    const QTemporaryDir folder;
    const QByteArray bytes("\x00\x01<i>", 5);
    Shown s;
    s.editor.setForm(Form::File);
    s.load(fileOf(folder, QStringLiteral("<b>x.bin"), bytes));
    QCOMPARE(s.payload(), bytes.toStdString());
    QCOMPARE(s.label("payloadFile"), QStringLiteral("<b>x.bin"));
    QCOMPARE(s.editor.findChild<QLabel*>(QStringLiteral("payloadFile"))->textFormat(), Qt::PlainText);
    QCOMPARE(s.packet.undoStack().count(), 1);
    QVERIFY(s.packet.setByte(28, 7).has_value());
    QVERIFY(s.label("payloadFile").contains(QStringLiteral("changed since")));
}

void TestPayloadEditor::aFileTooLargeIsRefused()
{
    const QTemporaryDir folder;
    Shown s;
    s.editor.setForm(Form::File);
    s.load(fileOf(folder, QStringLiteral("large"), QByteArray(65536, 'x')));
    QVERIFY(s.editor.error().contains(QStringLiteral("65,536")));
    // Fits into a packet without headers, but not into this one.
    s.load(fileOf(folder, QStringLiteral("tight"), QByteArray(65535, 'x')));
    QVERIFY(s.editor.error().contains(QStringLiteral("65,563")));
    s.load(folder.filePath(QStringLiteral("missing")));
    QVERIFY(!s.editor.error().isEmpty());
    QCOMPARE(s.payload(), std::string("hello"));
    QCOMPARE(s.packet.undoStack().count(), 0);
}

void TestPayloadEditor::aPayloadTooLargeIsRefused()
{
    Shown s;
    s.text.setPlainText(QString(65508, QLatin1Char('x')));
    QVERIFY(s.editor.error().contains(QStringLiteral("65,536")));
    QCOMPARE(s.payload(), std::string("hello"));
    s.text.textCursor().deletePreviousChar();
    s.text.setPlainText(QString(65507, QLatin1Char('x')));
    QVERIFY(s.editor.error().isEmpty());
    QCOMPARE(s.payload().size(), std::size_t(65507));
}

void TestPayloadEditor::aLongPayloadIsNotPouredIntoAnInput()
{
    Shown s;
    QVERIFY(s.packet.setPayload(Bytes(60000, 'x')).has_value());
    QVERIFY(s.label("payloadNote").contains(QStringLiteral("Too long")));
    QCOMPARE(s.label("payloadTitle"), QStringLiteral("Payload — 60,000 bytes"));
    s.editor.setForm(Form::Hex);
    QVERIFY(s.label("payloadNote").contains(QStringLiteral("Too long")));
    QCOMPARE(s.payload().size(), std::size_t(60000));
}

void TestPayloadEditor::growsWithItsText()
{
    Shown s;
    const auto heightOf = [&s](const QString& text) {
        s.text.setPlainText(text);
        QCoreApplication::sendPostedEvents(); // layouts tell each other by these
        return s.editor.sizeHint().height();
    };
    const int one = heightOf(QStringLiteral("a"));
    const int three = heightOf(QStringLiteral("a\nb\nc"));
    QVERIFY(three > one);
    const int most = heightOf(QString(100, QLatin1Char('\n')));
    QVERIFY(most > three && most < 3 * three);
    QCOMPARE(heightOf(QStringLiteral("b")), one);
}

void TestPayloadEditor::choosesThePayload()
{
    Shown s;
    QFocusEvent entered(QEvent::FocusIn);
    QApplication::sendEvent(&s.text, &entered);
    QCOMPARE(s.packet.selection().field, std::string("payload.data"));
}

void TestPayloadEditor::looks()
{
    test::keepPictures(QStringLiteral("craftpayload"), [] {
        auto s = std::make_shared<Shown>();
        test::fitHeight(s->editor);
        return std::shared_ptr<QWidget>(s, &s->editor);
    });
    test::keepPictures(QStringLiteral("craftpayload-hex"), [] {
        auto s = std::make_shared<Shown>();
        s->editor.setForm(Form::Hex);
        s->hex.setPlainText(QStringLiteral("68 65 6c zz"));
        s->editor.adjustSize();
        s->editor.resize(600, s->editor.sizeHint().height());
        test::fitHeight(s->editor);
        return std::shared_ptr<QWidget>(s, &s->editor);
    });
    test::keepPictures(QStringLiteral("craftpayload-note"), [] {
        auto s = std::make_shared<Shown>();
        (void)s->packet.setPayload(Bytes {0, 1, 2});
        test::fitHeight(s->editor);
        return std::shared_ptr<QWidget>(s, &s->editor);
    });
}

QTEST_MAIN(TestPayloadEditor)
#include "tst_payloadeditor.moc"
