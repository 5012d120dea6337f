// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/craft/templates.h"
#include "core/crafttemplate/templateload.h"
#include "ui/craft/layers/icmpkinds.h"
#include "ui/craft/layers/layerchoice.h"
#include "ui/craft/packeteditor.h"
#include "ui/craft/send/sendpanel.h"
#include "ui/craft/templates/templatemenu.h"
#include "ui/widgets/formfield.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

using namespace socketscope;
using craft::Packet;
using ui::PacketEditor;
using wire::LayerKind;

/// The parts of the page that stand alone.
class TestParts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void headersAreChosenInTwoPlaces();
    void icmpFollowsTheFamily();
    void aMessageOfIcmpIsOneStep();
    void aTypeWithoutANameIsShownByItsNumbers();
    void everyTemplateHasATitle();
    void theMenuOffersBuiltInsAndOwnTemplates();
    void ownTemplatesAreFilesThatComeBack();
    void twoOfOneTitleAreTwoFiles();
    void aDamagedTemplateIsASentence();
    void onlyTemplatesOfTheFolderAreDeleted();
    void repetitionsAreReadAsTheyAreTyped();
};

namespace {

void pick(QWidget& in, const char* name, int index)
{
    auto* box = in.findChild<QComboBox*>(QString::fromLatin1(name));
    box->setCurrentIndex(index);
    Q_EMIT box->activated(index);
}

std::string text(const PacketEditor& editor, const char* field)
{
    return editor.packet().text(field).value_or("?");
}

} // namespace

void TestParts::headersAreChosenInTwoPlaces()
{
    PacketEditor editor;
    ui::LayerChoice choice(editor);
    pick(choice, "transportLayer", 1);
    QCOMPARE(editor.packet().layers().back().kind, LayerKind::Tcp);
    pick(choice, "networkLayer", 1);
    QCOMPARE(editor.packet().layers().front().kind, LayerKind::Ipv6);
    QCOMPARE(editor.packet().layers().back().kind, LayerKind::Tcp);
    pick(choice, "transportLayer", 4);
    QCOMPARE(editor.packet().layers().size(), std::size_t {1});
    editor.undoStack().undo();
    QCOMPARE(choice.findChild<QComboBox*>("transportLayer")->currentText(), QString("TCP"));
}

void TestParts::icmpFollowsTheFamily()
{
    PacketEditor editor;
    ui::LayerChoice choice(editor);
    pick(choice, "transportLayer", 2);
    QCOMPARE(editor.packet().layers().back().kind, LayerKind::Icmp);
    pick(choice, "networkLayer", 1);
    QCOMPARE(editor.packet().layers().back().kind, LayerKind::Icmpv6);
    pick(choice, "transportLayer", 2); // who wants the other one may have it
    QCOMPARE(editor.packet().layers().back().kind, LayerKind::Icmp);
}

void TestParts::aMessageOfIcmpIsOneStep()
{
    PacketEditor editor;
    editor.start(*craft::builtinTemplate("icmp-echo"));
    ui::LayerChoice choice(editor);
    auto* kinds = choice.findChild<QComboBox*>("icmpKind");
    QCOMPARE(kinds->currentText(), QString("Echo request"));
    pick(choice, "icmpKind", kinds->findText("Port unreachable"));
    QCOMPARE(text(editor, "icmp.type"), std::string("3"));
    QCOMPARE(text(editor, "icmp.code"), std::string("3"));
    QCOMPARE(editor.undoStack().count(), 1);
    pick(choice, "icmpKind", kinds->findText("Timestamp"));
    QCOMPARE(text(editor, "icmp.type"), std::string("13"));
    QCOMPARE(editor.bytes().size(), std::size_t {20 + 20}); // RFC 792: with three times
}

void TestParts::aTypeWithoutANameIsShownByItsNumbers()
{
    PacketEditor editor;
    editor.start(*craft::builtinTemplate("icmp-echo"));
    const ui::LayerChoice choice(editor);
    QVERIFY(editor.set("icmp.type", "77"));
    QCOMPARE(choice.findChild<QComboBox*>("icmpKind")->currentText(), QString("type 77, code 0"));
}

void TestParts::everyTemplateHasATitle()
{
    for (const std::string_view name : craft::templateNames())
        QVERIFY2(!ui::templateTitle(name).isEmpty(), std::string(name).c_str());
}

void TestParts::theMenuOffersBuiltInsAndOwnTemplates()
{
    const QTemporaryDir folder;
    PacketEditor editor;
    ui::TemplateMenu menu(editor, ui::TemplateShelf(folder.path()));
    menu.keep("Salt & pepper");
    Q_EMIT menu.aboutToShow();
    QStringList titles;
    for (const QAction* action : menu.actions())
        titles << action->text();
    QCOMPARE(titles.mid(0, 2), QStringList({"UDP hello", "ICMP echo"}));
    QVERIFY(titles.contains("Salt && pepper"));
    QVERIFY(titles.contains("Delete"));
    menu.actions().at(3)->trigger();
    QCOMPARE(text(editor, "tcp.flags"), std::string("syn"));
    QCOMPARE(editor.undoStack().undoText(), QString("Start from “TCP SYN”"));
}

void TestParts::ownTemplatesAreFilesThatComeBack()
{
    const QTemporaryDir folder;
    PacketEditor editor;
    ui::TemplateMenu menu(editor, ui::TemplateShelf(folder.filePath("templates")));
    QVERIFY(editor.set("udp.checksum", "0xdead"));
    const Packet kept = editor.packet();
    menu.keep("Wrong on purpose");
    editor.start(*craft::builtinTemplate("icmp-echo"));
    const auto own = ui::TemplateShelf(folder.filePath("templates")).own();
    QCOMPARE(own.size(), 1);
    QCOMPARE(own.first().title, QString("Wrong on purpose"));
    menu.openFile(own.first().path);
    QCOMPARE(editor.packet(), kept);
    const QString shared = folder.filePath("shared.json");
    menu.saveFile(shared);
    QCOMPARE(craft::loadTemplate(shared)->packet, kept);
}

void TestParts::twoOfOneTitleAreTwoFiles()
{
    const QTemporaryDir folder;
    const ui::TemplateShelf shelf(folder.path());
    const auto first = shelf.keep("Mine", *craft::builtinTemplate("udp-hello"));
    const auto second = shelf.keep("Mine", *craft::builtinTemplate("tcp-syn"));
    QVERIFY(first && second);
    QVERIFY(*first != *second);
    QCOMPARE(craft::loadTemplate(*first)->packet, *craft::builtinTemplate("udp-hello"));
    const auto nameless = shelf.keep("…", *craft::builtinTemplate("udp-hello"));
    QVERIFY(nameless && QFile::exists(*nameless));
}

void TestParts::aDamagedTemplateIsASentence()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath("bad.json"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{ \"format\": ");
    file.close();
    PacketEditor editor;
    const Packet before = editor.packet();
    ui::TemplateMenu menu(editor, ui::TemplateShelf(folder.path()));
    const QSignalSpy failed(&menu, &ui::TemplateMenu::failed);
    menu.openFile(file.fileName());
    QCOMPARE(failed.size(), 1);
    QVERIFY(failed.first().first().toString().contains("bad.json” stops being JSON in line 1"));
    QCOMPARE(editor.packet(), before);
    QVERIFY(ui::TemplateShelf(folder.path()).own().isEmpty());
}

void TestParts::onlyTemplatesOfTheFolderAreDeleted()
{
    const QTemporaryDir folder;
    const ui::TemplateShelf shelf(folder.filePath("templates"));
    const auto kept = shelf.keep("Mine", *craft::builtinTemplate("udp-hello"));
    QVERIFY(
        craft::saveTemplate({"Elsewhere", *craft::builtinTemplate("udp-hello")}, folder.filePath("a.json")));
    QVERIFY(!shelf.remove(folder.filePath("a.json")));
    QVERIFY(QFile::exists(folder.filePath("a.json")));
    QVERIFY(shelf.remove(*kept));
    QVERIFY(shelf.own().isEmpty());
}

void TestParts::repetitionsAreReadAsTheyAreTyped()
{
    ui::SendPanel panel;
    const auto type = [&panel](const char* name, const QString& typed) {
        auto* edit = panel.findChild<ui::FormField*>(QString::fromLatin1(name))->lineEdit();
        edit->clear();
        QTest::keyClicks(edit, typed);
    };
    auto* send = panel.findChild<QPushButton*>("sendRepeated");
    QCOMPARE(send->text(), QString("Send 10×"));
    type("sendTimes", "25");
    type("sendInterval", "2.5");
    QCOMPARE(panel.repetition().times, 25U);
    QCOMPARE(panel.repetition().interval, Duration(2'500'000));
    panel.setFields({"udp.source_port", "ipv4.ttl"});
    pick(panel, "sendCounter", 1);
    QCOMPARE(panel.repetition().counterField, std::string("udp.source_port"));
    type("sendTimes", "1000001");
    QVERIFY(!send->isEnabled());
    type("sendTimes", "0");
    QVERIFY(!send->isEnabled());
    QCOMPARE(panel.repetition().times, 100'000U); // the last on the way there that could be used
    panel.setFields({"ipv4.ttl"}); // the packet has no UDP any more
    type("sendTimes", "2");
    QCOMPARE(panel.repetition().counterField, std::string());
}

QTEST_MAIN(TestParts)
#include "tst_parts.moc"
