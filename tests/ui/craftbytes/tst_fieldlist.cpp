// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/craft/bytes/fieldlist.h"

#include "samples.h"
#include "ui/craft/bytes/fieldmodel.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtWidgets/QCompleter>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QTreeView>

using namespace socketscope;
using craft::FieldState;
using ui::FieldModel;
using wire::LayerKind;

class TestFieldList : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnWarnings(); }
    void listsEveryFieldByLayer();
    void aLiveEditChangesRowsAndResetsNothing();
    void otherHeadersComeAndGoAsRows();
    void writesAValueInPlace();
    void aBadValueChangesNothingAndSaysWhy();
    void oneTurnOfTheFlag();
    void onePressBackToAutomatic();
    void offersNamedValues();
    void optionsAreWrittenHereToo();
    void marksWrongChecksumsAndLengths();
    void choosesWithTheOtherViewsBothWays();
    void saysEverythingToAScreenReader();
    void looks();
};

namespace {

struct Shown {
    ui::PacketEditor packet;
    ui::FieldList list {packet};
    FieldModel& model = *list.model();
    QTreeView& view = *list.view();
    QAbstractItemModelTester tester {&model, QAbstractItemModelTester::FailureReportingMode::QtTest};

    explicit Shown(craft::Packet begun = test::udpHello())
    {
        packet.start(std::move(begun));
        list.resize(700, 620);
        list.show();
        QApplication::setActiveWindow(&list);
        view.setFocus();
    }
    [[nodiscard]] QModelIndex at(std::string_view name, int column = FieldModel::Value) const
    {
        return model.indexOf(name).siblingAtColumn(column);
    }
    [[nodiscard]] QString shown(std::string_view name, int column = FieldModel::Value) const
    {
        return at(name, column).data().toString();
    }
    [[nodiscard]] std::string value(std::string_view field) const
    {
        return packet.packet().text(field).value();
    }
    [[nodiscard]] FieldState state(std::string_view field) const
    {
        return packet.packet().state(field).value();
    }
    QLineEdit* edit(std::string_view name)
    {
        view.setCurrentIndex(at(name));
        QTest::keyClick(&view, Qt::Key_F2);
        return input();
    }
    /// The one that is open: a closed one lives until the event loop has turned.
    [[nodiscard]] QLineEdit* input() const
    {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        return view.findChild<QLineEdit*>();
    }
    void write(std::string_view name, const char* text)
    {
        QLineEdit* const opened = edit(name);
        opened->setText(QString::fromLatin1(text));
        opened->setModified(true);
        QTest::keyClick(opened, Qt::Key_Return);
    }
};

craft::Packet tcpSyn()
{
    auto packet = craft::Packet::of({LayerKind::Ipv4, LayerKind::Tcp}).value();
    (void)packet.set("tcp.flags", "syn");
    return packet;
}

} // namespace

void TestFieldList::listsEveryFieldByLayer()
{
    const Shown s;
    QCOMPARE(s.model.rowCount(), 3);
    QCOMPARE(s.shown("ipv4", FieldModel::Field), QStringLiteral("IPv4"));
    QCOMPARE(s.shown("udp", FieldModel::Field), QStringLiteral("UDP"));
    QCOMPARE(s.shown("ipv4.header_checksum", FieldModel::Field), QStringLiteral("header checksum"));
    QCOMPARE(s.at("ipv4.header_checksum", FieldModel::Field).data(Qt::ToolTipRole).toString(),
        QStringLiteral("ipv4.header_checksum"));
    QCOMPARE(s.shown("ipv4.protocol"), QStringLiteral("17  udp"));
    QCOMPARE(s.shown("udp.checksum"), QStringLiteral("0x7c07"));
    QCOMPARE(s.shown("udp.checksum", FieldModel::State), QStringLiteral("auto"));
    QCOMPARE(s.shown("udp.source_port", FieldModel::State), QString());
    QCOMPARE(s.shown("payload.data"), QStringLiteral("68656c6c6f"));
    QCOMPARE(s.model.parent(s.model.indexOf("ipv4.dscp")), s.model.indexOf("ipv4.type_of_service"));
    for (const auto& layer : s.packet.layers()) // nothing that the grid has is missing here
        for (const craft::Cell& cell : layer.cells)
            QVERIFY2(s.at(cell.name).isValid(), cell.name.c_str());
}

void TestFieldList::aLiveEditChangesRowsAndResetsNothing()
{
    Shown s;
    QSignalSpy reset(&s.model, &QAbstractItemModel::modelReset);
    QSignalSpy changed(&s.model, &QAbstractItemModel::dataChanged);
    QSignalSpy removed(&s.model, &QAbstractItemModel::rowsRemoved);
    const QPersistentModelIndex checksum(s.at("udp.checksum"));
    QVERIFY(s.packet.set("udp.destination_port", "8889").has_value());
    QCOMPARE(checksum.data().toString(), QStringLiteral("0x7c06"));
    QStringList names;
    for (const auto& call : changed)
        names << QString::fromStdString(s.model.row(call.at(0).toModelIndex())->name);
    QCOMPARE(names, QStringList({"udp.destination_port", "udp.checksum", "udp"}));
    QVERIFY(s.packet.setPayload({}).has_value());
    QCOMPARE(s.shown("payload.data", FieldModel::Remark), QStringLiteral("0 bytes"));
    QVERIFY(s.packet.set("ipv4.options", "01010100").has_value());
    QCOMPARE(removed.count(), 0);
    QCOMPARE(reset.count(), 0);
}

void TestFieldList::otherHeadersComeAndGoAsRows()
{
    Shown s;
    QSignalSpy reset(&s.model, &QAbstractItemModel::modelReset);
    const QPersistentModelIndex ttl(s.at("ipv4.ttl"));
    QVERIFY(s.packet.setLayers({LayerKind::Ipv4, LayerKind::Icmp}).has_value());
    QVERIFY(s.at("icmp.sequence_number").isValid());
    QVERIFY(!s.at("udp.length").isValid());
    QVERIFY(s.view.isExpanded(s.at("icmp", FieldModel::Field)));
    QVERIFY(s.packet.set("icmp.type", "timestamp").has_value());
    QVERIFY(s.at("icmp.transmit_timestamp").isValid());
    QVERIFY(s.packet.set("icmp.type", "redirect").has_value());
    QVERIFY(s.at("icmp.gateway_internet_address").isValid());
    QVERIFY(ttl.isValid());
    QCOMPARE(ttl.data().toString(), QStringLiteral("64"));
    s.packet.undoStack().undo();
    s.packet.undoStack().undo();
    s.packet.undoStack().undo();
    QVERIFY(s.at("udp.length").isValid());
    // Nobody chose the row that is left when the chosen one goes.
    s.packet.selectField("udp.checksum");
    QSignalSpy selected(&s.packet, &ui::PacketEditor::selectionChanged);
    QVERIFY(s.packet.setLayers({LayerKind::Ipv6, LayerKind::Tcp}).has_value());
    QVERIFY(!ttl.isValid());
    QCOMPARE(s.packet.selection(), ui::PacketSelection {});
    QCOMPARE(selected.count(), 1);
    QVERIFY(!s.view.currentIndex().isValid());
    QCOMPARE(reset.count(), 0);
}

void TestFieldList::writesAValueInPlace()
{
    Shown s;
    s.write("ipv4.destination", "10.0.0.9");
    QCOMPARE(s.value("ipv4.destination"), std::string("10.0.0.9"));
    s.write("udp.destination_port", "0x35");
    QCOMPARE(s.value("udp.destination_port"), std::string("53"));
    s.write("udp.checksum", "0xdead");
    QCOMPARE(s.state("udp.checksum"), FieldState::Pinned);
    s.write("udp.checksum", "auto");
    QCOMPARE(s.state("udp.checksum"), FieldState::Automatic);
    s.write("ipv4.flags", "df,mf");
    QCOMPARE(s.value("ipv4.flags"), std::string("mf,df"));
    s.write("payload.data", "6869");
    QCOMPARE(s.packet.packet().payload(), toBytes("hi"));
    QVERIFY(s.list.note().isEmpty());
    s.packet.undoStack().undo();
    QCOMPARE(s.shown("payload.data"), QStringLiteral("68656c6c6f"));
    // Looking at a computed value does not pin it.
    QTest::keyClick(s.edit("udp.length"), Qt::Key_Return);
    QCOMPARE(s.state("udp.length"), FieldState::Automatic);
    // Typing on a row begins a new value, wherever in the row one is.
    s.view.setCurrentIndex(s.at("ipv4.ttl", FieldModel::Field));
    QTest::keyClicks(&s.view, QStringLiteral("7"));
    QTest::keyClick(s.input(), Qt::Key_Return);
    QCOMPARE(s.value("ipv4.ttl"), std::string("7"));
}

void TestFieldList::aBadValueChangesNothingAndSaysWhy()
{
    Shown s;
    const Bytes before = s.packet.bytes();
    s.write("ipv4.ttl", "256");
    QCOMPARE(s.packet.bytes(), before);
    QVERIFY(s.list.note().contains(QStringLiteral("255")));
    auto* const input = s.input();
    QVERIFY(input && input->isVisible()); // to be mended
    QVERIFY(input->property("invalid").toBool());
    QCOMPARE(input->text(), QStringLiteral("256"));
    input->setText(QStringLiteral("25"));
    QTest::keyClick(input, Qt::Key_Return);
    QCOMPARE(s.value("ipv4.ttl"), std::string("25"));
    QVERIFY(s.list.note().isEmpty());

    s.write("ipv4.source", "<b>nowhere</b>");
    QVERIFY(s.list.note().contains(QStringLiteral("<b>nowhere</b>")));
    QCOMPARE(s.list.findChild<QLabel*>(QStringLiteral("fieldNote"))->textFormat(), Qt::PlainText);
    QTest::keyClick(s.input(), Qt::Key_Escape);
    QCOMPARE(s.shown("ipv4.source"), QStringLiteral("127.0.0.1"));
    QCOMPARE(s.packet.undoStack().count(), 1);
}

void TestFieldList::oneTurnOfTheFlag()
{
    Shown s(tcpSyn());
    QCOMPARE(s.shown("tcp.flags"), QStringLiteral("syn"));
    QCOMPARE(s.at("tcp.syn").data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
    s.view.expand(s.at("tcp.flags", FieldModel::Field));
    s.view.setCurrentIndex(s.at("tcp.ack"));
    QTest::keyClick(&s.view, Qt::Key_Space);
    QCOMPARE(s.value("tcp.flags"), std::string("syn,ack"));
    s.view.setCurrentIndex(s.at("tcp.syn"));
    QTest::keyClick(&s.view, Qt::Key_Space);
    QCOMPARE(s.value("tcp.flags"), std::string("ack"));
}

void TestFieldList::onePressBackToAutomatic()
{
    Shown s;
    for (const bool byKey : {true, false}) {
        QVERIFY(s.packet.set("udp.checksum", "0xdead").has_value());
        QVERIFY(s.shown("udp.checksum", FieldModel::State).startsWith(QStringLiteral("pinned")));
        if (byKey) {
            s.view.setCurrentIndex(s.at("udp.checksum"));
            QTest::keyClick(&s.view, Qt::Key_Delete);
        } else {
            const QModelIndex state = s.at("udp.checksum", FieldModel::State);
            s.view.scrollTo(state);
            QTest::mouseClick(s.view.viewport(), Qt::LeftButton, {}, s.view.visualRect(state).center());
        }
        QCOMPARE(s.state("udp.checksum"), FieldState::Automatic);
        QCOMPARE(s.value("udp.checksum"), std::string("0x7c07"));
    }
}

void TestFieldList::offersNamedValues()
{
    Shown s;
    const QLineEdit* const input = s.edit("ipv4.protocol");
    QVERIFY(input->completer());
    QStringList names;
    const QAbstractItemModel* const offered = input->completer()->model();
    for (int row = 0; row < offered->rowCount(); ++row)
        names << offered->index(row, 0).data().toString();
    for (const char* name : {"icmp", "tcp", "udp", "icmpv6"})
        QVERIFY2(names.contains(QString::fromLatin1(name)), name);
    QVERIFY(!names.contains(QString()));
    QCOMPARE(ui::valueNames(s.packet.packet(), "ipv4.flags"), QStringList({"mf", "df", "reserved"}));
    QVERIFY(ui::valueNames(s.packet.packet(), "ipv4.ttl").isEmpty());
}

void TestFieldList::optionsAreWrittenHereToo()
{
    Shown s(tcpSyn());
    QCOMPARE(s.shown("tcp.options"), QStringLiteral("none"));
    s.packet.selectField("tcp.window");
    s.view.setCurrentIndex(s.at("tcp.options")); // no bytes yet, and still a place to write
    QCOMPARE(s.packet.selection().length, std::size_t(0));
    QCOMPARE(s.view.currentIndex(), s.at("tcp.options"));
    s.write("tcp.options", "mss=1460");
    QCOMPARE(s.shown("tcp.options"), QStringLiteral("020405b4"));
    QCOMPARE(s.shown("tcp.data_offset"), QStringLiteral("6"));
    s.write("tcp.options", "");
    QCOMPARE(s.value("tcp.data_offset"), std::string("5"));
}

void TestFieldList::marksWrongChecksumsAndLengths()
{
    Shown s;
    const auto remark = [&s](std::string_view name) { return s.shown(name, FieldModel::Remark); };
    QVERIFY(remark("udp.checksum").contains(QStringLiteral("correct")));
    QVERIFY(s.packet.set("udp.checksum", "0xdead").has_value());
    QVERIFY(remark("udp.checksum").contains(QStringLiteral("0x7c07 would be right")));
    QCOMPARE(s.model.row(s.at("udp.checksum"))->tone, ui::Tone::Bad);
    s.packet.selectField("udp.checksum");
    QVERIFY(s.list.note().contains(QStringLiteral("0x7c07")));
    QVERIFY(s.packet.unpin("udp.checksum").has_value());
    QVERIFY(s.list.note().isEmpty());
    QVERIFY(s.packet.set("udp.checksum", "0").has_value());
    QCOMPARE(remark("udp.checksum"), QStringLiteral("left out"));
    QVERIFY(s.packet.unpin("udp.checksum").has_value());

    QVERIFY(s.packet.set("udp.length", "50").has_value());
    QVERIFY(remark("udp.length").contains(QStringLiteral("13 would be right")));
    QVERIFY(!remark("udp").isEmpty()); // the bytes end too early
    QVERIFY(s.packet.unpin("udp.length").has_value());
    QVERIFY(remark("udp").isEmpty());
    QVERIFY(s.packet.set("udp.length", "13").has_value()); // pinned, but right
    QVERIFY(remark("udp.length").isEmpty());
    QVERIFY(s.packet.set("ipv4.protocol", "6").has_value());
    QVERIFY(remark("ipv4.protocol").contains(QStringLiteral("17 would be right")));
    QVERIFY(remark("udp").contains(QStringLiteral("will not find this header")));
}

void TestFieldList::choosesWithTheOtherViewsBothWays()
{
    Shown s(tcpSyn());
    s.packet.selectField("tcp.window");
    QCOMPARE(s.model.row(s.view.currentIndex())->name, std::string("tcp.window"));
    s.view.setCurrentIndex(s.at("ipv4.source"));
    QCOMPARE(s.packet.selection().field, std::string("ipv4.source"));
    s.view.setCurrentIndex(s.at("tcp", FieldModel::Field));
    QCOMPARE(s.packet.selection().offset, std::size_t(20));
    QCOMPARE(s.packet.selection().length, std::size_t(20));
    QCOMPARE(s.model.row(s.view.currentIndex())->name, std::string("tcp"));
    s.view.setCurrentIndex(s.at("tcp.flags"));
    QCOMPARE(s.packet.selection(), (ui::PacketSelection {"tcp.flags", 33, 1}));
    QVERIFY(s.packet.set("tcp.flags", "ack").has_value()); // stays chosen
    QCOMPARE(s.packet.selection().field, std::string("tcp.flags"));
    s.packet.selectBytes(22, 2);
    QCOMPARE(s.model.row(s.view.currentIndex())->name, std::string("tcp.destination_port"));
    s.packet.selectNothing();
    QVERIFY(!s.view.currentIndex().isValid());
}

void TestFieldList::saysEverythingToAScreenReader()
{
    Shown s;
    QVERIFY(s.packet.set("udp.checksum", "0xdead").has_value());
    const auto spoken = [&s](std::string_view name) {
        return s.at(name, FieldModel::Field).data(Qt::AccessibleTextRole).toString();
    };
    QCOMPARE(
        spoken("udp.checksum"), QStringLiteral("checksum, 0xdead, pinned ×, ✗ wrong: 0x7c07 would be right"));
    QVERIFY(!s.view.accessibleName().isEmpty());
    QVERIFY(!s.edit("ipv4.ttl")->accessibleName().isEmpty());
}

void TestFieldList::looks()
{
    test::keepPictures(QStringLiteral("craftfields"), [] {
        auto s = std::make_shared<Shown>();
        (void)s->packet.set("udp.checksum", "0xdead");
        (void)s->packet.set("ipv4.total_length", "44");
        s->packet.selectField("udp.checksum");
        return std::shared_ptr<QWidget>(s, &s->list);
    });
    test::keepPictures(QStringLiteral("craftfields-edit"), [] {
        auto s = std::make_shared<Shown>(tcpSyn());
        s->view.expand(s->at("tcp.flags", FieldModel::Field));
        s->list.resize(420, 700);
        s->write("ipv4.ttl", "300");
        return std::shared_ptr<QWidget>(s, &s->list);
    });
}

QTEST_MAIN(TestFieldList)
#include "tst_fieldlist.moc"
