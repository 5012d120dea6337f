// SPDX-License-Identifier: GPL-3.0-or-later
// The packet as a program: what core writes, as long as somebody looks.
#include "core/craft/code.h"
#include "core/craft/templates.h"
#include "ui/craft/sums/codepanel.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtTest/QtTest>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>

using namespace socketscope;
using ui::CodePanel;
using ui::PacketEditor;
using Language = ui::CodePanel::Language;

class TestCodePanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(
            QRegularExpression(QStringLiteral("^(?!This plugin does not support propagateSizeHints)")));
    }
    void eachLanguageIsWhatCoreWrites();
    void itFollowsThePacketWhileItIsSeen();
    void itKeepsItsPlace();
    void aLongProgramWaitsForAPause();
    void itSaysHowToRunIt();
    void itIsCopied();
    void itIsSavedOrSaysWhyNot();
    void bytesThatAreNoPacketAreNoProgram();
    void itIsToBeReadOnly();
    void aPersonIsAskedWhereToSaveWithoutAnybodyWaiting();
};

namespace {

struct Shown {
    Shown()
        : panel(editor)
        , edit(panel.findChild<QPlainTextEdit*>())
    {
        editor.start(*craft::builtinTemplate("udp-hello"));
        panel.resize(380, 500);
        panel.show();
    }
    [[nodiscard]] QString said() const
    {
        QString all;
        for (const QLabel* label : panel.findChildren<QLabel*>())
            all += label->text() + '\n';
        return all;
    }
    [[nodiscard]] QPushButton* button(const char* name) const
    {
        for (QPushButton* each : panel.findChildren<QPushButton*>())
            if (each->text().startsWith(name))
                return each;
        return nullptr;
    }

    PacketEditor editor;
    CodePanel panel;
    QPlainTextEdit* edit;
};

} // namespace

void TestCodePanel::eachLanguageIsWhatCoreWrites()
{
    Shown s;
    for (const auto& name : craft::templateNames()) {
        s.editor.replace(*craft::builtinTemplate(name), "Template");
        const craft::Packet& packet = s.editor.packet();
        s.panel.setLanguage(Language::Python);
        QCOMPARE(s.panel.text().toStdString(), *craft::pythonCode(packet));
        s.panel.setLanguage(Language::C);
        QCOMPARE(s.panel.text().toStdString(), *craft::cCode(packet));
        s.panel.setLanguage(Language::Scapy);
        QCOMPARE(s.panel.text().toStdString(), *craft::scapyCode(packet));
    }
}

void TestCodePanel::itFollowsThePacketWhileItIsSeen()
{
    Shown s;
    QVERIFY(s.editor.set("udp.source_port", "4321"));
    QVERIFY(s.panel.text().contains("4321"));
    s.editor.undoStack().undo();
    QVERIFY(!s.panel.text().contains("4321"));
    s.panel.hide();
    QVERIFY(s.editor.set("udp.source_port", "1234"));
    QVERIFY(!s.panel.text().contains("1234"));
    s.panel.show();
    QVERIFY(s.panel.text().contains("1234"));
}

void TestCodePanel::itKeepsItsPlace()
{
    Shown s;
    s.edit->verticalScrollBar()->setValue(12);
    s.edit->horizontalScrollBar()->setValue(20);
    QVERIFY(s.editor.set("udp.source_port", "4321"));
    QCOMPARE(s.edit->verticalScrollBar()->value(), 12);
    QCOMPARE(s.edit->horizontalScrollBar()->value(), 20);
}

void TestCodePanel::aLongProgramWaitsForAPause()
{
    Shown s;
    QVERIFY(s.editor.setPayload(Bytes(60'000, 0x41)));
    QVERIFY(s.editor.set("udp.source_port", "4321"));
    QVERIFY(!s.edit->toPlainText().contains("4321"));
    QTRY_VERIFY(s.edit->toPlainText().contains("4321"));
    QVERIFY(s.editor.set("udp.source_port", "1234"));
    s.button("Copy")->click(); // waits for nothing
    QCOMPARE(QGuiApplication::clipboard()->text().toStdString(), *craft::pythonCode(s.editor.packet()));
    s.panel.hide();
    QVERIFY(s.editor.set("udp.source_port", "999"));
    s.panel.show();
    QCOMPARE(s.panel.text().toStdString(), *craft::pythonCode(s.editor.packet()));
}

void TestCodePanel::itSaysHowToRunIt()
{
    Shown s;
    QVERIFY(s.said().contains("sudo python3 packet.py"));
    s.panel.setLanguage(Language::C);
    QVERIFY(s.said().contains("cc -o packet packet.c && sudo ./packet"));
}

void TestCodePanel::itIsCopied()
{
    Shown s;
    s.panel.setLanguage(Language::Scapy);
    s.button("Copy")->click();
    QCOMPARE(QGuiApplication::clipboard()->text().toStdString(), *craft::scapyCode(s.editor.packet()));
}

void TestCodePanel::itIsSavedOrSaysWhyNot()
{
    Shown s;
    const QTemporaryDir folder;
    const QString path = folder.filePath("mine.py");
    s.panel.saveTo(path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().toStdString(), *craft::pythonCode(s.editor.packet()));
    QVERIFY(s.said().contains("Saved as mine.py"));
    s.panel.saveTo(folder.filePath("none/mine.py"));
    QVERIFY(s.said().contains("cannot be written"));
    QVERIFY(s.editor.set("udp.source_port", "4321")); // that is another program
    QVERIFY(!s.said().contains("cannot be written"));
}

void TestCodePanel::bytesThatAreNoPacketAreNoProgram()
{
    Shown s;
    s.editor.replace(*craft::Packet::fromBytes(toBytes("hello")), "Paste");
    QCOMPARE(s.panel.text(), "");
    QVERIFY(!s.edit->toPlainText().isEmpty()); // says why
    QVERIFY(!s.button("Copy")->isEnabled());
    QVERIFY(!s.button("Save")->isEnabled());
    s.editor.undoStack().undo();
    QVERIFY(s.button("Copy")->isEnabled());
    QVERIFY(!s.panel.text().isEmpty());
}

void TestCodePanel::itIsToBeReadOnly()
{
    Shown s;
    const QString before = s.panel.text();
    QTest::keyClicks(s.edit, "x");
    QCOMPARE(s.panel.text(), before);
}

void TestCodePanel::aPersonIsAskedWhereToSaveWithoutAnybodyWaiting()
{
    Shown s;
    s.panel.setLanguage(Language::C);
    s.button("Save")->click();
    auto* dialog = s.panel.findChild<QFileDialog*>();
    QVERIFY(dialog);
    QVERIFY(dialog->selectedFiles().first().endsWith("packet.c"));
    dialog->reject();
}

QTEST_MAIN(TestCodePanel)
#include "tst_codepanel.moc"
