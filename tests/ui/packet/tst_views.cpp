// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/wire/packets.h"
#include "ui/inspector/hexview.h"
#include "ui/packet/checksumview.h"
#include "ui/packet/packetmodel.h"
#include "ui/packet/packetview.h"
#include "ui/widgets/flatcombobox.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QtTest>
#include <QtWidgets/QLabel>
#include <QtWidgets/QTableView>
#include <QtWidgets/QTreeView>

using namespace socketscope;
using ui::PacketView;
using ui::ShownPacket;

class TestPacketViews : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(
            QRegularExpression(QStringLiteral("^(?!This plugin does not support propagateSizeHints)")));
    }
    void theModelsAreSound();
    void aFieldLightsItsBytes();
    void aByteFindsItsField();
    void theAnswersOwnHeaderIsChosenFirst();
    void concludedBytesArePaintedLighter();
    void checksumsAreChosenAndAddedUp();
    void aConcludedChecksumIsNotAddedUp();
    void nothingIsShownOfNothing();
};

namespace {

ShownPacket shown(const char* name)
{
    const test::Packet packet = test::packet(QString::fromLatin1(name));
    return {.bytes = packet.bytes, .linkType = packet.linkType};
}

QModelIndex rowOf(const QAbstractItemModel& model, const QString& start, const QModelIndex& parent = {})
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        if (index.data().toString().startsWith(start))
            return index;
        if (const QModelIndex inner = rowOf(model, start, index); inner.isValid())
            return inner;
    }
    return {};
}

struct Shown {
    explicit Shown(const char* name)
        : packet(shown(name))
    {
        view.resize(320, 600);
        view.show();
        view.setPacket(packet);
        tree = view.findChild<QTreeView*>();
        hex = view.findChild<ui::HexView*>();
    }
    ShownPacket packet;
    PacketView view;
    QTreeView* tree = nullptr;
    ui::HexView* hex = nullptr;
};

} // namespace

void TestPacketViews::theModelsAreSound()
{
    ui::PacketModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (const QString& name : test::packetNames()) {
        const ShownPacket packet = shown(qPrintable(name));
        model.setTree(ui::packetTree(packet, wire::dissect(packet.linkType, packet.bytes)));
        QVERIFY(model.rowCount() > 0);
    }
    ui::ChecksumModel checksums;
    QAbstractItemModelTester second(&checksums, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (const char* name : {"echo-request", "mpls", "echo-request"}) { // more rows, and fewer again
        const ShownPacket packet = shown(name);
        const auto dissection = wire::dissect(packet.linkType, packet.bytes);
        checksums.setSum({ui::checksumsOf(packet, dissection).front(), packet.bytes, dissection});
    }
    QCOMPARE(checksums.rowCount(), 12);
    QCOMPARE(checksums.index(0, ui::ChecksumModel::Word).data().toString(), "0800");
}

void TestPacketViews::aFieldLightsItsBytes()
{
    Shown s("mpls");
    QSignalSpy chosen(&s.view, &PacketView::chosen);
    const QModelIndex row = rowOf(*s.tree->model(), "destination port");
    QVERIFY(row.isValid());
    s.tree->setCurrentIndex(row);
    QCOMPARE(chosen.last(), QVariantList({50U, 2U}));
    QCOMPARE(s.hex->chosen().size(), std::size_t(2));
    QCOMPARE(s.hex->chosen().data() - s.hex->bytes().data(), 50);
}

void TestPacketViews::aByteFindsItsField()
{
    Shown s("mpls");
    QSignalSpy chosen(&s.view, &PacketView::chosen);
    s.hex->choose(0, 1); // scrolls to the first line
    QTest::mouseClick(s.hex->viewport(), Qt::LeftButton, {}, s.hex->rectOf(8).center());
    QVERIFY(s.tree->currentIndex().data().toString().startsWith("TTL  64"));
    QCOMPARE(chosen.last(), QVariantList({8U, 1U}));
    QCOMPARE(s.hex->chosen().size(), std::size_t(1)); // as the person chose
    QTest::keyClick(s.hex, Qt::Key_Right, Qt::ShiftModifier); // TTL and protocol: the header around both
    QVERIFY(s.tree->currentIndex().data().toString().startsWith("IPv4"));
}

void TestPacketViews::theAnswersOwnHeaderIsChosenFirst()
{
    Shown s("mpls");
    QVERIFY(s.tree->currentIndex().data().toString().startsWith("ICMP Time Exceeded"));
    QVERIFY(s.tree->isExpanded(s.tree->currentIndex()));
    QVERIFY(!s.tree->isExpanded(s.tree->model()->index(0, 0))); // IPv4
}

void TestPacketViews::concludedBytesArePaintedLighter()
{
    Shown s("mpls");
    const QImage before = s.hex->grab().toImage();
    s.packet.inferred = 28;
    s.packet.inferredReason = "not seen";
    s.view.setPacket(s.packet);
    QVERIFY(s.hex->grab().toImage() != before);
    QVERIFY(s.tree->model()->index(0, 0).data().toString().contains("not seen"));
}

void TestPacketViews::checksumsAreChosenAndAddedUp()
{
    ui::ChecksumView view;
    view.resize(320, 500);
    view.show();
    view.setPackets({{"Received", shown("mpls")}, {"Sent", shown("echo-request")}});
    auto* choice = view.findChild<ui::FlatComboBox*>();
    QCOMPARE(choice->currentText(), "Received: ICMP");
    const auto* table = view.findChild<QTableView*>();
    const int rows = table->model()->rowCount();
    QCOMPARE(rows, (172 - 20) / 2);
    choice->setCurrentIndex(choice->findText("Sent: ICMP"));
    QCOMPARE(table->model()->rowCount(), 12);
    QVERIFY(view.findChildren<QLabel*>().last()->text().contains("0x12f8")); // the kernel's
}

void TestPacketViews::aConcludedChecksumIsNotAddedUp()
{
    ui::ChecksumView view;
    view.show();
    ShownPacket packet = shown("mpls");
    packet.inferred = packet.bytes.size();
    packet.inferredReason = "not visible";
    view.setPackets({{{}, packet}});
    QVERIFY(!view.findChild<QTableView*>()->isVisible());
    QVERIFY(view.findChildren<QLabel*>().last()->text().contains("not visible"));
}

void TestPacketViews::nothingIsShownOfNothing()
{
    PacketView view;
    view.show();
    view.setPacket({});
    view.grab();
    ui::ChecksumView checksums;
    checksums.show();
    QVERIFY(!checksums.findChild<QTableView*>()->isVisible());
    QVERIFY(!checksums.findChildren<QLabel*>().last()->text().isEmpty());
}

QTEST_MAIN(TestPacketViews)
#include "tst_views.moc"
