// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/craft/templates.h"
#include "ui/craft/grid/gridpainter.h"
#include "ui/craft/grid/gridview.h"
#include "ui/theme/stylesheet.h"

#include <QtGui/QAccessible>
#include <QtGui/QClipboard>
#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>
#include <QtWidgets/QCompleter>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenu>
#include <QtWidgets/QScrollArea>

using namespace socketscope;
using craft::FieldState;
using craft::Packet;
using ui::CellInput;
using ui::GridView;
using ui::PacketEditor;

class TestGridView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { ui::applyTheme(*qApp, ui::Scheme::Light); }
    void init();
    void cleanup();

    void whatIsTypedChangesThePacketAndUndoBringsItBack();
    void doubleClickEnterAndF2OpenTheInput();
    void escapeLeavesThePacketAlone();
    void escapeIsForTheInputFirst();
    void whatIsWrittenCanBeFinishedFromElsewhere();
    void anUnchangedValueStaysAutomatic();
    void aBadValueChangesNothingAndSaysWhy();
    void workingOnMakesTheRefusalGo();
    void tabGoesToTheNextCell();
    void leavingTheInputMeansIt();
    void namesAreOffered();
    void aPinnedCellGoesBackByButtonByKeyAndByEmptying();
    void theMenuPinsUnpinsAndCopies();
    void flagsAreTurnedByClickAndBySpace();
    void everyFlagOfIpv4IsTurnedAlone();
    void keysReachEveryCell();
    void optionsCanBeAdded();
    void thePayloadIsWrittenElsewhere();
    void choosingHereLightsElsewhereAndBack();
    void onlyWhatChangedIsPaintedAgain();
    void aNewPacketHasItsOwnHeight();
    void readersHearEveryCell();
    void theKeyboardScrollsTheColumn();

private:
    [[nodiscard]] int cell(const char* field) const { return m_grid->gridLayout().find(field); }
    [[nodiscard]] CellInput& input() const { return *m_grid->findChild<CellInput*>(); }
    [[nodiscard]] QString value(const char* field) const
    {
        return QString::fromStdString(m_editor->packet().text(field).value());
    }
    void click(int index) const
    {
        QTest::mouseClick(m_grid, Qt::LeftButton, {}, m_grid->cellRect(index).center());
    }
    void type(const char* field, const char* text)
    {
        click(cell(field));
        QTest::keyClicks(m_grid, QString(text[0]));
        QTest::keyClicks(&input(), text + 1);
        QTest::keyClick(&input(), Qt::Key_Return);
    }

    std::unique_ptr<PacketEditor> m_editor;
    std::unique_ptr<QScrollArea> m_area;
    GridView* m_grid = nullptr;
};

namespace {

Packet templated(const char* name)
{
    return craft::builtinTemplate(name).value();
}

} // namespace

void TestGridView::init()
{
    m_editor = std::make_unique<PacketEditor>();
    m_editor->start(templated("udp-hello"));
    m_area = std::make_unique<QScrollArea>();
    m_grid = new GridView(*m_editor);
    m_area->setWidget(m_grid);
    m_area->setWidgetResizable(true);
    m_area->resize(800, 600);
    m_area->show();
    m_area->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_area.get()));
}

void TestGridView::cleanup()
{
    m_area.reset();
    m_editor.reset();
}

void TestGridView::whatIsTypedChangesThePacketAndUndoBringsItBack()
{
    type("ipv4.ttl", "3");
    QCOMPARE(value("ipv4.ttl"), "3");
    QVERIFY(!input().isOpen());
    QVERIFY(m_grid->hasFocus());
    type("udp.destination_port", "0x22");
    QCOMPARE(value("udp.destination_port"), "34");
    type("ipv4.destination", "127.0.0.9");
    QCOMPARE(value("ipv4.destination"), "127.0.0.9");
    QCOMPARE(m_editor->undoStack().count(), 3);
    m_editor->undoStack().undo();
    m_editor->undoStack().undo();
    m_editor->undoStack().undo();
    QCOMPARE(m_editor->packet(), templated("udp-hello"));
    QCOMPARE(m_grid->gridLayout().cell(cell("ipv4.ttl")).value, "64");
}

void TestGridView::doubleClickEnterAndF2OpenTheInput()
{
    const int port = cell("udp.source_port");
    click(port);
    QVERIFY(!input().isOpen());
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_F2}) {
        QTest::keyClick(m_grid, key);
        QVERIFY(input().isOpen());
        QCOMPARE(input().text(), "8000");
        QCOMPARE(input().selectedText(), "8000");
        QTest::keyClick(&input(), Qt::Key_Escape);
        QVERIFY(!input().isOpen());
    }
    QTest::mouseDClick(m_grid, Qt::LeftButton, {}, m_grid->cellRect(port).center());
    QVERIFY(input().isOpen());
    QVERIFY(input().geometry().contains(m_grid->cellRect(port).center()));
}

void TestGridView::escapeLeavesThePacketAlone()
{
    m_grid->activate(cell("ipv4.ttl"));
    for (const Qt::Key key : {Qt::Key_Up, Qt::Key_Down, Qt::Key_Right, Qt::Key_Right})
        QTest::keyClick(&input(), key);
    QCOMPARE(m_grid->currentCell(), cell("ipv4.ttl")); // no key of the input moves the grid
    input().selectAll();
    QTest::keyClicks(&input(), "9");
    QTest::keyClick(&input(), Qt::Key_Escape);
    QVERIFY(!input().isVisible());
    QCOMPARE(m_editor->packet(), templated("udp-hello"));
    QVERIFY(m_grid->hasFocus());
}

/// The window has a use for the key, too.
void TestGridView::escapeIsForTheInputFirst()
{
    QAction stop;
    stop.setShortcut(Qt::Key_Escape);
    m_area->addAction(&stop);
    QSignalSpy stopped(&stop, &QAction::triggered);
    click(cell("ipv4.ttl"));
    QTest::keyClick(m_grid, Qt::Key_9);
    QTest::keyClick(&input(), Qt::Key_Escape);
    QVERIFY(!input().isOpen());
    click(cell("udp.length"));
    QCOMPARE(value("ipv4.ttl"), "64");
    type("ipv4.ttl", "999");
    QVERIFY(!input().refusal().isEmpty());
    QTest::keyClick(&input(), Qt::Key_Escape);
    QVERIFY(!input().isOpen());
    QCOMPARE(stopped.count(), 0);
    QTest::keyClick(m_grid, Qt::Key_Escape);
    QCOMPARE(stopped.count(), 1);
}

void TestGridView::whatIsWrittenCanBeFinishedFromElsewhere()
{
    QVERIFY(m_grid->finishWriting());
    click(cell("ipv4.ttl"));
    QTest::keyClick(m_grid, Qt::Key_9);
    QVERIFY(m_grid->finishWriting());
    QVERIFY(!input().isOpen());
    QCOMPARE(value("ipv4.ttl"), "9");
    click(cell("ipv4.ttl"));
    QTest::keyClicks(m_grid, "9");
    QTest::keyClicks(&input(), "99");
    m_area->setFocus();
    QVERIFY(!m_grid->finishWriting());
    QVERIFY(input().isOpen());
    QVERIFY(input().hasFocus());
    QVERIFY(!input().refusal().isEmpty());
    QCOMPARE(value("ipv4.ttl"), "9");
}

void TestGridView::anUnchangedValueStaysAutomatic()
{
    m_grid->activate(cell("udp.length"));
    QCOMPARE(input().text(), "13");
    QTest::keyClick(&input(), Qt::Key_Return);
    QCOMPARE(m_editor->packet().state("udp.length").value(), FieldState::Automatic);
    QCOMPARE(m_editor->undoStack().count(), 0);
}

void TestGridView::aBadValueChangesNothingAndSaysWhy()
{
    QSignalSpy refused(m_editor.get(), &PacketEditor::refused);
    m_grid->activate(cell("udp.source_port"));
    QTest::keyClicks(&input(), "70000");
    QTest::keyClick(&input(), Qt::Key_Return);
    QCOMPARE(m_editor->packet(), templated("udp-hello"));
    QVERIFY(input().isOpen());
    QCOMPARE(input().text(), "70000");
    QVERIFY(input().property("invalid").toBool());
    QVERIFY(input().refusal().contains("65,535"));
    QCOMPARE(input().accessibleDescription(), input().refusal());
    auto* const note = m_grid->findChild<QLabel*>("refusal");
    QVERIFY(note->isVisible());
    QVERIFY(m_grid->rect().contains(note->geometry()));
    QVERIFY(!note->geometry().intersects(input().geometry()));
    QCOMPARE(refused.size(), 1);
    for (const char* wrong : {"1.2.3", "udp", "-1"}) {
        input().clear();
        QTest::keyClicks(&input(), wrong);
        QTest::keyClick(&input(), Qt::Key_Return);
        QVERIFY(!input().refusal().isEmpty());
        QCOMPARE(m_editor->packet(), templated("udp-hello"));
    }
    m_grid->activate(cell("ipv4.ttl"));
    QTest::keyClicks(&input(), "999");
    QTest::keyClick(&input(), Qt::Key_Return);
    QVERIFY2(input().refusal().contains("“TTL”"), qPrintable(input().refusal()));
    m_grid->activate(cell("ipv4.destination"));
    input().clear();
    QTest::keyClicks(&input(), "1.2.3");
    QTest::keyClick(&input(), Qt::Key_Return);
    QCOMPARE(input().refusal(), "“1.2.3” is no IPv4 address. Write one like 192.0.2.7.");
}

void TestGridView::workingOnMakesTheRefusalGo()
{
    m_grid->activate(cell("ipv4.ttl"));
    QTest::keyClicks(&input(), "256");
    QTest::keyClick(&input(), Qt::Key_Return);
    QVERIFY(!input().refusal().isEmpty());
    QTest::keyClick(&input(), Qt::Key_Backspace);
    QVERIFY(input().refusal().isEmpty());
    QVERIFY(!input().property("invalid").toBool());
    QTest::keyClick(&input(), Qt::Key_Return);
    QCOMPARE(value("ipv4.ttl"), "25");
}

void TestGridView::tabGoesToTheNextCell()
{
    m_grid->activate(cell("udp.source_port"));
    QTest::keyClicks(&input(), "7");
    QTest::keyClick(&input(), Qt::Key_Tab);
    QCOMPARE(value("udp.source_port"), "7");
    QCOMPARE(m_grid->currentCell(), cell("udp.destination_port"));
    QVERIFY(m_grid->hasFocus());
    m_grid->activate(m_grid->currentCell());
    QTest::keyClick(&input(), Qt::Key_Tab, Qt::ShiftModifier);
    QCOMPARE(m_grid->currentCell(), cell("udp.source_port"));
}

void TestGridView::leavingTheInputMeansIt()
{
    m_grid->activate(cell("udp.source_port"));
    QTest::keyClicks(&input(), "7");
    click(cell("ipv4.ttl"));
    QCOMPARE(value("udp.source_port"), "7");
    QVERIFY(!input().isOpen());
    QCOMPARE(m_grid->currentCell(), cell("ipv4.ttl"));
    m_grid->activate(cell("udp.source_port"));
    QTest::keyClicks(&input(), "x");
    click(cell("ipv4.ttl")); // a bad value stays to be seen
    QVERIFY(input().isOpen());
    QVERIFY(!input().refusal().isEmpty());
    QTest::keyClick(m_grid, Qt::Key_Escape);
    QVERIFY(!input().isOpen());
    QCOMPARE(value("udp.source_port"), "7");
}

void TestGridView::namesAreOffered()
{
    m_grid->activate(cell("udp.source_port"));
    QVERIFY(!input().completer());
    m_grid->activate(cell("ipv4.protocol"));
    QVERIFY(input().completer());
    input().completer()->setCompletionPrefix("icmpv6");
    QCOMPARE(input().completer()->currentCompletion(), "icmpv6");
    m_grid->activate(cell("ipv4.ttl"));
    QVERIFY(!input().completer()); // they were another field's
    m_grid->activate(cell("ipv4.protocol"));
    input().clear();
    input().insert("icmp");
    QTest::keyClick(&input(), Qt::Key_Return);
    QCOMPARE(value("ipv4.protocol"), "1");
    QCOMPARE(m_grid->gridLayout().cell(cell("ipv4.protocol")).valueName, "ICMP");
}

void TestGridView::aPinnedCellGoesBackByButtonByKeyAndByEmptying()
{
    const int checksum = cell("udp.checksum");
    const auto state = [this] { return m_editor->packet().state("udp.checksum").value(); };
    type("udp.checksum", "0xdead");
    QCOMPARE(state(), FieldState::Pinned);
    const QPointF button = ui::GridPainter::backButton(m_grid->gridGeometry(), checksum).center();
    QTest::mouseClick(m_grid, Qt::LeftButton, {}, button.toPoint());
    QCOMPARE(state(), FieldState::Automatic);
    QCOMPARE(value("udp.checksum"), "0x7c07");
    type("udp.checksum", "1");
    QTest::keyClick(m_grid, Qt::Key_Delete);
    QCOMPARE(state(), FieldState::Automatic);
    type("udp.checksum", "1");
    QTest::keyClick(m_grid, Qt::Key_Backspace);
    QCOMPARE(state(), FieldState::Automatic);
    type("udp.checksum", "1");
    m_grid->activate(checksum);
    input().clear();
    QTest::keyClick(&input(), Qt::Key_Return);
    QCOMPARE(state(), FieldState::Automatic);
    type("udp.checksum", "auto"); // Packet::set() knows it, too
    QCOMPARE(state(), FieldState::Automatic);
}

void TestGridView::theMenuPinsUnpinsAndCopies()
{
    const auto choose = [this](const char* field, const QString& text) {
        const QPoint at = m_grid->cellRect(cell(field)).center();
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, m_grid->mapToGlobal(at));
        QApplication::sendEvent(m_grid, &event);
        auto* const menu = m_grid->findChild<QMenu*>();
        bool done = false;
        for (QAction* action : menu->actions())
            if (action->text() == text) {
                action->trigger();
                done = true;
            }
        delete menu;
        return done;
    };
    QVERIFY(choose("udp.length", "Pin this value"));
    QCOMPARE(m_editor->packet().state("udp.length").value(), FieldState::Pinned);
    QCOMPARE(value("udp.length"), "13");
    QVERIFY(!choose("udp.length", "Pin this value"));
    QVERIFY(choose("udp.length", "Back to automatic"));
    QCOMPARE(m_editor->packet().state("udp.length").value(), FieldState::Automatic);
    QVERIFY(!choose("udp.source_port", "Back to automatic"));
    QVERIFY(choose("ipv4.source", "Copy value"));
    QCOMPARE(QGuiApplication::clipboard()->text(), "127.0.0.1");
}

void TestGridView::flagsAreTurnedByClickAndBySpace()
{
    m_editor->start(templated("tcp-syn"));
    click(cell("tcp.ack"));
    QCOMPARE(value("tcp.flags"), "syn,ack");
    QCOMPARE(m_grid->currentCell(), cell("tcp.ack"));
    QTest::keyClick(m_grid, Qt::Key_Space);
    QCOMPARE(value("tcp.flags"), "syn");
    QTest::keyClicks(m_grid, "1");
    QTest::keyClicks(m_grid, "1"); // it is one already
    QCOMPARE(value("tcp.flags"), "syn,ack");
    QTest::keyClicks(m_grid, "0");
    QCOMPARE(value("tcp.flags"), "syn");
    QTest::mousePress(m_grid, Qt::LeftButton, {}, m_grid->cellRect(cell("tcp.fin")).center());
    QTest::mouseRelease(m_grid, Qt::LeftButton, {}, m_grid->cellRect(cell("tcp.window")).center());
    QCOMPARE(value("tcp.flags"), "syn"); // thought better of it
}

void TestGridView::everyFlagOfIpv4IsTurnedAlone()
{
    const int first = cell("ipv4.flags");
    QCOMPARE(value("ipv4.flags"), "df");
    click(first);
    QCOMPARE(value("ipv4.flags"), "df,reserved");
    click(first + 2);
    QCOMPARE(value("ipv4.flags"), "mf,df,reserved");
    click(first + 1);
    QCOMPARE(value("ipv4.flags"), "mf,reserved");
    QCOMPARE(m_grid->currentCell(), first + 1);
    click(first);
    QCOMPARE(value("ipv4.flags"), "mf");
    click(first + 2);
    QCOMPARE(value("ipv4.flags"), "0");
}

void TestGridView::keysReachEveryCell()
{
    m_grid->setFocus();
    QTest::keyClick(m_grid, Qt::Key_Home, Qt::ControlModifier);
    for (int i = 0; i < m_grid->gridLayout().count(); ++i) {
        QCOMPARE(m_grid->currentCell(), i);
        QTest::keyClick(m_grid, Qt::Key_Right);
    }
    QCOMPARE(m_grid->currentCell(), m_grid->gridLayout().count() - 1); // there is no more
    QTest::keyClick(m_grid, Qt::Key_Up);
    QCOMPARE(m_grid->currentCell(), cell("udp.length"));
    QTest::keyClick(m_grid, Qt::Key_End);
    QCOMPARE(m_grid->currentCell(), cell("udp.checksum"));
    QTest::keyClick(m_grid, Qt::Key_Home);
    QCOMPARE(m_grid->currentCell(), cell("udp.length"));
    QTest::keyClick(m_grid, Qt::Key_Up);
    QCOMPARE(m_grid->currentCell(), cell("udp.source_port"));
    QTest::keyClick(m_grid, Qt::Key_Down);
    QTest::keyClick(m_grid, Qt::Key_Down);
    QCOMPARE(m_grid->currentCell(), cell("payload.data"));
    QCOMPARE(m_editor->packet(), templated("udp-hello"));
}

void TestGridView::optionsCanBeAdded()
{
    m_editor->start(Packet::of({wire::LayerKind::Ipv4, wire::LayerKind::Tcp}).value());
    click(cell("tcp.options"));
    QVERIFY(input().isOpen());
    QTest::keyClicks(&input(), "mss=1460");
    QTest::keyClick(&input(), Qt::Key_Return);
    QCOMPARE(value("tcp.options"), "020405b4");
    QCOMPARE(m_grid->gridLayout().cell(cell("tcp.options")).kind, ui::GridCell::Kind::Field);
    QCOMPARE(m_grid->currentCell(), cell("tcp.options"));
}

void TestGridView::thePayloadIsWrittenElsewhere()
{
    QSignalSpy wanted(m_grid, &GridView::payloadWanted);
    click(cell("payload.data"));
    QCOMPARE(m_editor->selection().field, std::string("payload.data"));
    QCOMPARE(m_editor->selection().length, std::size_t(5));
    QVERIFY(wanted.isEmpty());
    QTest::keyClick(m_grid, Qt::Key_Return);
    QCOMPARE(wanted.size(), 1);
    QVERIFY(!input().isOpen());
}

void TestGridView::choosingHereLightsElsewhereAndBack()
{
    click(cell("udp.checksum"));
    const ui::PacketSelection expected {"udp.checksum", 26, 2};
    QCOMPARE(m_editor->selection(), expected);
    QVERIFY(m_grid->isLit(cell("udp.checksum")));
    m_editor->selectBytes(8, 1);
    QVERIFY(m_grid->isLit(cell("ipv4.ttl")));
    QVERIFY(!m_grid->isLit(cell("udp.checksum")));
    QCOMPARE(m_grid->currentCell(), cell("ipv4.ttl"));
    m_editor->selectBytes(20, 4); // two ports, which are no field together
    QVERIFY(m_grid->isLit(cell("udp.source_port")));
    QVERIFY(m_grid->isLit(cell("udp.destination_port")));
    QVERIFY(!m_grid->isLit(cell("udp.length")));
    m_editor->selectBytes(30, 1);
    QVERIFY(m_grid->isLit(cell("payload.data")));
    m_editor->selectNothing();
    for (int i = 0; i < m_grid->gridLayout().count(); ++i)
        QVERIFY(!m_grid->isLit(i));
}

void TestGridView::onlyWhatChangedIsPaintedAgain()
{
    class Watch final : public QObject {
    public:
        bool eventFilter(QObject*, QEvent* event) override
        {
            if (event->type() == QEvent::Paint)
                region += static_cast<QPaintEvent*>(event)->region();
            return false;
        }
        QRegion region;
    } watch;
    QCoreApplication::processEvents();
    m_grid->installEventFilter(&watch);
    QVERIFY(m_editor->set("udp.source_port", "1"));
    QTRY_VERIFY(!watch.region.isEmpty());
    QVERIFY(watch.region.contains(m_grid->cellRect(cell("udp.source_port")).center()));
    QVERIFY(watch.region.contains(m_grid->cellRect(cell("udp.checksum")).center()));
    QVERIFY(!watch.region.contains(m_grid->cellRect(cell("udp.length")).center()));
    QVERIFY(!watch.region.contains(m_grid->cellRect(cell("ipv4.header_checksum")).center()));
}

void TestGridView::aNewPacketHasItsOwnHeight()
{
    const int before = m_grid->sizeHint().height();
    QVERIFY(m_editor->setLayers({wire::LayerKind::Ipv6, wire::LayerKind::Tcp}));
    QVERIFY(m_grid->sizeHint().height() > before);
    QTRY_VERIFY(m_grid->height() >= m_grid->sizeHint().height());
    m_editor->undoStack().undo();
    QCOMPARE(m_grid->sizeHint().height(), before);
}

void TestGridView::readersHearEveryCell()
{
    m_editor->start(templated("tcp-syn"));
    QAccessibleInterface* const list = QAccessible::queryAccessibleInterface(m_grid);
    QCOMPARE(list->role(), QAccessible::List);
    QCOMPARE(list->childCount(), m_grid->gridLayout().count());
    QCOMPARE(list->child(cell("tcp.window"))->text(QAccessible::Name), "TCP Window: 64240");
    QCOMPARE(list->child(cell("ipv4.protocol"))->text(QAccessible::Name), "IPv4 Protocol: 6, TCP, automatic");
    QCOMPARE(
        list->child(cell("tcp.checksum"))->text(QAccessible::Name).section(", ", 1), "automatic, correct");
    QAccessibleInterface* const syn = list->child(cell("tcp.syn"));
    QCOMPARE(syn->role(), QAccessible::CheckBox);
    QCOMPARE(syn->text(QAccessible::Name), "TCP Synchronize: set");
    QVERIFY(syn->state().checked);
    QVERIFY(syn->actionInterface());
    syn->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(value("tcp.flags"), "0");
    QVERIFY(!syn->state().checked);
    QVERIFY(syn->state().focused || !m_grid->hasFocus());
    QCOMPARE(list->focusChild(), syn);
    QCOMPARE(list->indexOfChild(syn), cell("tcp.syn"));
    QVERIFY(syn->rect().size() == m_grid->cellRect(cell("tcp.syn")).size());
}

void TestGridView::theKeyboardScrollsTheColumn()
{
    m_area->resize(800, 120);
    QCoreApplication::processEvents();
    m_grid->setFocus();
    const auto isSeen = [this](int index) {
        const QPoint at = m_grid->mapTo(m_area->viewport(), m_grid->cellRect(index).center());
        return m_area->viewport()->rect().contains(at);
    };
    QTest::keyClick(m_grid, Qt::Key_End, Qt::ControlModifier);
    QVERIFY(isSeen(cell("payload.data")));
    QTest::keyClick(m_grid, Qt::Key_Home, Qt::ControlModifier);
    QVERIFY(isSeen(0));
    QVERIFY(!isSeen(cell("payload.data")));
}

QTEST_MAIN(TestGridView)
#include "tst_gridview.moc"
