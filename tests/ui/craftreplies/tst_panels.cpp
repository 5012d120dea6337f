// SPDX-License-Identifier: GPL-3.0-or-later
// What the panels show of packets that really went into a practice network, and of journals made by hand.
#include "tests/ui/craftreplies/crafted.h"
#include "ui/craft/replies/packetpanel.h"
#include "ui/craft/replies/packettable.h"
#include "ui/craft/replies/receiverpanel.h"
#include "ui/craft/replies/repliespanel.h"
#include "ui/craft/replies/waymodel.h"
#include "ui/craft/replies/wayview.h"
#include "ui/ladder/ladderview.h"
#include "ui/packet/comparisonview.h"
#include "ui/packet/packetinspector.h"
#include "ui/packet/packetview.h"
#include "ui/theme/stylesheet.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/notebox.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QtCore/QDir>
#include <QtTest/QtTest>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

using namespace socketscope;
using namespace socketscope::test;
using crafting::Listening;
using ui::PacketPanel;
using ui::ReceiverPanel;
using ui::RepliesPanel;

namespace {

constexpr auto server = "10.99.4.7";
constexpr auto newlines = "<b>bold</b>\n\x1b[31m\xe2\x80\xae!";

/// A session with one packet of each fate.
struct Session {
    Session()
        : crafted("three-routers")
    {
        shout = crafted.send(packetTo("udp-hello", server, {{"udp.destination_port", "5000"}}));
        expired = crafted.send(packetTo("ttl-3", server));
        wrong = crafted.send(
            packetTo("udp-hello", server, {{"udp.destination_port", "5000"}, {"udp.checksum", "0xdead"}}));
        crafted.giveUp(wrong);
        crafted.read();
    }
    [[nodiscard]] journal::Seq replyTo(std::uint32_t number) const
    {
        const auto& replies = crafted.exchange.packet(number)->replies;
        return replies.empty() ? 0 : crafted.exchange.replies()[replies.front()].seq;
    }

    Crafted crafted;
    std::uint32_t shout = 0;
    std::uint32_t expired = 0;
    std::uint32_t wrong = 0;
};

struct Shown {
    explicit Shown(Session& session, RepliesPanel::Tab tab = RepliesPanel::Replies)
    {
        panel.resize(900, 320);
        panel.show();
        panel.show(&session.crafted.exchange, &session.crafted.journal);
        panel.setTab(tab);
    }
    [[nodiscard]] ui::PacketTable* table(const char* name) const
    {
        return panel.findChild<ui::PacketTable*>(QLatin1String(name));
    }
    RepliesPanel panel;
};

QString labelOf(const QWidget& widget, const char* name)
{
    const auto* label = widget.findChild<QLabel*>(QLatin1String(name));
    return label ? label->text() : QStringLiteral("(no such label)");
}

} // namespace

class TestCraftReplies : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(
            QRegularExpression(QStringLiteral("^(?!This plugin does not support propagateSizeHints)")));
    }
    void saysWhatToDoWhileThereIsNothing();
    void eachPacketHasItsReplyOrWhyThereIsNone();
    void whatIsCutIsToldWhole();
    void whyThereIsNoReplyGoesOnOverEmptyCells();
    void choosingARowTellsItsEvent();
    void whatIsChosenByOthersIsNotToldAgain();
    void theWayShowsWhereAPacketDied();
    void theWayComparesSentWithArrived();
    void theWayIsOfPracticeNetworksOnly();
    void theLadderShowsTheSession();
    void theInspectorShowsAReplyWithWhatItQuotes();
    void theInspectorSaysWhyNothingCameBack();
    void theInspectorShowsAPacketAtANode();
    void theInspectorIsNotFilledAnewWhileNothingHappens();
    void listensForWhatIsChosen();
    void saysBeforehandThatThereIsNoRight();
    void whatPeersWroteIsPlainText();
    void looksRightInBothSchemes();
};

void TestCraftReplies::saysWhatToDoWhileThereIsNothing()
{
    RepliesPanel panel;
    panel.show();
    for (const auto tab : {RepliesPanel::Replies, RepliesPanel::Passing, RepliesPanel::Ladder}) {
        panel.setTab(tab);
        QCOMPARE(panel.tab(), tab);
        const auto states = panel.findChildren<ui::EmptyState*>();
        QCOMPARE(
            std::count_if(states.begin(), states.end(), [](auto* state) { return state->isVisible(); }), 1);
    }
    panel.catchUp();
    panel.choose(7);
    panel.show(nullptr, nullptr);
    PacketPanel inspector;
    inspector.show();
    QVERIFY(inspector.findChild<ui::EmptyState*>()->isVisible());
}

void TestCraftReplies::eachPacketHasItsReplyOrWhyThereIsNone()
{
    Session session;
    const Shown s(session);
    const auto* model = s.table("replies")->model();
    const auto what = [model](int row) { return model->index(row, 4).data().toString(); };
    QCOMPARE(model->rowCount(), 3);
    QCOMPARE(model->index(0, 0).data().toString(), "1");
    QCOMPARE(model->index(0, 2).data().toString(), "10.99.4.7:5000");
    QCOMPARE(model->index(0, 3).data().toString(), "10.99.4.7:5000");
    QCOMPARE(what(0), "UDP — “HELLO” (your “hello” in capitals)");
    QCOMPARE(model->index(1, 3).data().toString(), "10.99.3.1");
    QCOMPARE(what(1), "ICMP Time Exceeded (11/0) — quotes your header");
    QCOMPARE(what(2), "Thrown away at server: wrong checksum in the header behind the IP header");
    QCOMPARE(model->index(2, 3).data().toString(), "");
    // There and back over 1, 2, 3 and 2 ms, each with up to 0.1 ms of jitter.
    const double roundTrip = model->index(0, 5).data().toString().section(' ', 0, 0).toDouble();
    QVERIFY2(roundTrip > 15 && roundTrip < 17.1, qPrintable(QString::number(roundTrip)));
    QCOMPARE(model->index(0, 6).data().toString(), "33");
}

void TestCraftReplies::whatIsCutIsToldWhole()
{
    Session session;
    const Shown s(session, RepliesPanel::OnTheWay);
    const auto* way = s.panel.findChild<ui::WayView*>();
    QVERIFY(way->model()->rowCount() > 0);
    const auto told = [](const QVariant& whole, const QVariant& tip) {
        return !whole.toString().isEmpty() && tip.toString().contains(whole.toString().toHtmlEscaped());
    };
    for (int row = 0; row < way->model()->rowCount(); ++row) {
        const QModelIndex stop = way->model()->index(row);
        QVERIFY(told(stop.data(), stop.data(Qt::ToolTipRole)));
    }
    const QAbstractItemModel* compared = s.panel.findChild<ui::ComparisonModel*>();
    for (int column = 0; column < compared->columnCount(); ++column)
        QVERIFY(told(compared->headerData(column, Qt::Horizontal),
            compared->headerData(column, Qt::Horizontal, Qt::ToolTipRole)));
    const QAbstractItemModel* replies = s.table("replies")->model();
    QVERIFY(told(replies->index(2, 4).data(), replies->index(2, 5).data(Qt::ToolTipRole)));
}

void TestCraftReplies::whyThereIsNoReplyGoesOnOverEmptyCells()
{
    Session session;
    const Shown s(session);
    const ui::PacketTable* table = s.table("replies");
    const QModelIndex why = table->model()->index(2, 4);
    QCOMPARE(table->model()->index(2, 5).data().toString(), QString());
    const ui::PacketTable::Shown all = table->shownAt(why);
    QVERIFY(all.room.width() > table->columnWidth(4) + table->columnWidth(5) - 2);
    const ui::PacketTable::Shown rest = table->shownAt(table->model()->index(2, 5));
    QVERIFY(rest.index == why && rest.room == all.room);
    const QModelIndex answered = table->model()->index(0, 4);
    QCOMPARE(table->shownAt(answered).room, table->visualRect(answered));
    const QModelIndex empty = table->model()->index(2, 3);
    QVERIFY(table->shownAt(empty).index == empty);
}

void TestCraftReplies::choosingARowTellsItsEvent()
{
    Session session;
    Shown s(session);
    QSignalSpy chosen(&s.panel, &RepliesPanel::packetChosen);
    s.table("replies")->setCurrentIndex(s.table("replies")->model()->index(1, 0));
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.at(0).at(0).toULongLong(), session.replyTo(session.expired));
    s.table("replies")->setCurrentIndex(s.table("replies")->model()->index(2, 0)); // no reply: itself
    QCOMPARE(chosen.at(1).at(0).toULongLong(), session.crafted.exchange.packet(session.wrong)->seq);
    QCOMPARE(s.panel.chosen(), session.crafted.exchange.packet(session.wrong)->seq);
}

void TestCraftReplies::whatIsChosenByOthersIsNotToldAgain()
{
    Session session;
    Shown s(session);
    QSignalSpy chosen(&s.panel, &RepliesPanel::packetChosen);
    s.panel.choose(session.replyTo(session.shout));
    QCOMPARE(s.table("replies")->currentIndex().row(), 0);
    s.panel.choose(0);
    QVERIFY(!s.table("replies")->currentIndex().isValid());
    QCOMPARE(chosen.size(), 0);
}

void TestCraftReplies::theWayShowsWhereAPacketDied()
{
    Session session;
    Shown s(session, RepliesPanel::OnTheWay);
    s.panel.choose(session.replyTo(session.expired));
    const auto* way = s.panel.findChild<ui::WayView*>();
    QStringList stops;
    for (int row = 0; row < way->model()->rowCount(); ++row)
        stops << way->model()->index(row).data().toString();
    QCOMPARE(stops.mid(0, 5),
        QStringList({"you put it on the line", "r1 passed it on: TTL 2", "r2 passed it on: TTL 1",
            "r3 took it off the line: its TTL is used up", "r3 answered: ICMP Time Exceeded (11/0)"}));
    QCOMPARE(stops.last(), "it arrived at you");
    using Role = ui::WayModel;
    QVERIFY(!way->model()->index(3).data(Role::IsAnswerRole).toBool());
    QVERIFY(way->model()->index(4).data(Role::IsAnswerRole).toBool());
    QCOMPARE(way->model()->index(3).data(Role::MarkRole).toInt(), int(Role::Mark::Dropped));
    QVERIFY(labelOf(s.panel, "notArrived").contains("r3"));
    QSignalSpy chosen(&s.panel, &RepliesPanel::packetChosen);
    Q_EMIT s.panel.findChild<ui::WayView*>()->placeChosen(way->model()->seqAt(3));
    QCOMPARE(chosen.size(), 1);
}

void TestCraftReplies::theWayComparesSentWithArrived()
{
    Session session;
    Shown s(session, RepliesPanel::OnTheWay);
    s.panel.choose(session.replyTo(session.shout));
    QStringList different;
    for (const ui::ComparedRow& row : s.panel.findChild<ui::WayView*>()->comparison()->rows())
        if (row.change != ui::ComparedRow::Change::Same)
            different << row.name + ' ' + row.first + ' ' + row.second;
    QCOMPARE(different.size(), 2);
    QCOMPARE(different.first(), "TTL 64 61"); // three routers
    QVERIFY(different.last().startsWith("header checksum 0x"));
    QVERIFY(s.panel.findChild<QLabel*>("notArrived")->isHidden());
}

void TestCraftReplies::theWayIsOfPracticeNetworksOnly()
{
    journal::Journal journal;
    crafting::Exchange exchange;
    Session session;
    Shown s(session, RepliesPanel::OnTheWay);
    QCOMPARE(s.panel.tab(), RepliesPanel::OnTheWay);
    s.panel.show(&exchange, &journal);
    QCOMPARE(s.panel.tab(), RepliesPanel::Replies);
    s.panel.setTab(RepliesPanel::OnTheWay); // nobody can press it, and where somebody asks all the same:
    QCOMPARE(s.panel.tab(), RepliesPanel::Replies);
}

void TestCraftReplies::theLadderShowsTheSession()
{
    Session session;
    Shown s(session, RepliesPanel::Ladder);
    const auto& ladder = s.panel.ladder()->ladder();
    QCOMPARE(ladder.lanes().size(), std::size_t(6)); // sender, you, r1, r2, r3, server
    s.panel.choose(session.replyTo(session.shout));
    QCOMPARE(s.panel.ladder()->selectedSeq(), session.replyTo(session.shout));
    QSignalSpy chosen(&s.panel, &RepliesPanel::packetChosen);
    Q_EMIT s.panel.ladder()->selected(session.replyTo(session.expired));
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(s.table("replies")->currentIndex().row(), 1);
}

void TestCraftReplies::theInspectorShowsAReplyWithWhatItQuotes()
{
    Session session;
    PacketPanel panel;
    panel.show();
    panel.showPacket(session.crafted.exchange, session.crafted.journal, session.replyTo(session.expired));
    QCOMPARE(labelOf(panel, "packetTitle"), "Packet 2 → Time Exceeded");
    QVERIFY(labelOf(panel, "packetSubtitle").contains("reply from 10.99.3.1"));
    QVERIFY(panel.findChild<ui::NoteBox*>()->text().contains(
        "used up its time to live at 10.99.3.1, on the way to 10.99.4.7"));
    const auto views = panel.findChildren<ui::PacketView*>();
    const auto& notes = views.at(1)->packet().notes;
    QVERIFY(std::any_of(
        notes.begin(), notes.end(), [](const ui::FieldNote& note) { return note.text == "✓ ours"; }));
    QCOMPARE(views.at(0)->packet().bytes, packetTo("ttl-3", server).serialize());
}

void TestCraftReplies::theInspectorSaysWhyNothingCameBack()
{
    Session session;
    PacketPanel panel;
    panel.show();
    panel.showPacket(session.crafted.exchange, session.crafted.journal,
        session.crafted.exchange.packet(session.wrong)->seq);
    QVERIFY(labelOf(panel, "packetSubtitle").startsWith("no reply"));
    const QString note = panel.findChild<ui::NoteBox*>()->text();
    QCOMPARE(note,
        "Thrown away at server: wrong checksum in the header behind the IP header. Let the checksum, and "
        "the lengths that it counts over, be automatic again.");
}

void TestCraftReplies::theInspectorShowsAPacketAtANode()
{
    Session session;
    PacketPanel panel;
    panel.show();
    const auto& exchange = session.crafted.exchange;
    const auto& places = exchange.packet(session.shout)->places;
    panel.showPacket(exchange, session.crafted.journal, exchange.places()[places.at(2)].seq);
    const auto views = panel.findChildren<ui::PacketView*>();
    QCOMPARE(int(views.at(0)->packet().bytes.at(8)), 64);
    QCOMPARE(int(views.at(1)->packet().bytes.at(8)), 62); // r2 has put it on the next link
    panel.showPacket(exchange, session.crafted.journal, 999'999);
    QCOMPARE(panel.shown(), journal::Seq(0));
}

void TestCraftReplies::theInspectorIsNotFilledAnewWhileNothingHappens()
{
    Session session;
    PacketPanel panel;
    panel.show();
    const journal::Seq reply = session.replyTo(session.shout);
    panel.showPacket(session.crafted.exchange, session.crafted.journal, reply);
    auto* view = panel.findChildren<ui::PacketView*>().at(1);
    view->choose(8, 1);
    const auto chosen
        = [view] { return view->findChild<QAbstractItemView*>()->currentIndex().data().toString(); };
    const QString before = chosen();
    session.crafted.send(packetTo("ttl-3", server));
    session.crafted.read();
    panel.showPacket(session.crafted.exchange, session.crafted.journal, reply);
    QCOMPARE(chosen(), before);
    QVERIFY(before.startsWith("TTL"));
}

void TestCraftReplies::listensForWhatIsChosen()
{
    ReceiverPanel panel;
    panel.show();
    QSignalSpy listens(&panel, &ReceiverPanel::listen);
    QSignalSpy stops(&panel, &ReceiverPanel::stopListening);
    auto* button = panel.findChild<QPushButton*>("listen");
    const Listening udp {wire::Family::IPv4, wire::LayerKind::Udp};
    QCOMPARE(panel.choice(), udp);
    QCOMPARE(labelOf(panel, "receiverSentence"),
        "It gets a copy of every UDP packet that arrives at this computer, other programs' packets, too. It "
        "delivers whole packets, from the IPv4 header on.");
    button->click();
    QCOMPARE(listens.size(), 1);
    QCOMPARE(button->text(), "Listen"); // until it is so
    panel.setListening({udp});
    QCOMPARE(button->text(), "Stop");
    button->click();
    QCOMPARE(stops.size(), 1);
    QCOMPARE(stops.at(0).at(0).value<Listening>(), udp);
    const Listening icmpv6 {wire::Family::IPv6, wire::LayerKind::Icmpv6};
    panel.setChoice(icmpv6);
    QCOMPARE(panel.choice(), icmpv6);
    QCOMPARE(button->text(), "Listen");
    QVERIFY(labelOf(panel, "receiverSentence").contains("no IPv6 header"));
    button->click();
    QCOMPARE(listens.at(1).at(0).value<Listening>(), icmpv6);
}

void TestCraftReplies::saysBeforehandThatThereIsNoRight()
{
    ReceiverPanel panel;
    panel.show();
    const Listening udp {wire::Family::IPv4, wire::LayerKind::Udp};
    panel.setAccess(ReceiverPanel::Access::None);
    auto* button = panel.findChild<QPushButton*>("listen");
    QVERIFY(!button->isEnabled());
    QVERIFY(panel.findChild<QLabel*>("receiverRights")->isVisible());
    QVERIFY(labelOf(panel, "receiverRights").contains("practice network"));
    panel.setListening({udp}); // what listens can be stopped
    QVERIFY(button->isEnabled());
    panel.setListening({});
    panel.setAccess(ReceiverPanel::Access::Practice);
    QVERIFY(button->isEnabled());
    QVERIFY(!panel.findChild<QLabel*>("receiverRights")->isVisible());
    QVERIFY(!labelOf(panel, "receiverSentence").contains("this computer"));
}

void TestCraftReplies::whatPeersWroteIsPlainText()
{
    Crafted crafted("three-routers");
    craft::Packet packet = packetTo("udp-hello", server, {{"udp.destination_port", "7"}});
    QVERIFY(packet.setPayload(toBytes(newlines)));
    crafted.send(packet);
    crafted.read();
    RepliesPanel panel;
    panel.show();
    panel.show(&crafted.exchange, &crafted.journal);
    const auto* model = panel.findChild<ui::PacketTable*>("replies")->model();
    const QModelIndex what = model->index(0, 4);
    QVERIFY2(what.data().toString().contains("“<b>bold</b>\\n\\x1b[31m"), qPrintable(what.data().toString()));
    QVERIFY(what.data().toString().contains("your own bytes"));
    QVERIFY(what.data(Qt::ToolTipRole).toString().contains("&lt;b&gt;bold"));
    panel.setTab(RepliesPanel::OnTheWay);
    panel.setTab(RepliesPanel::Ladder);
    panel.grab();
    PacketPanel inspector;
    inspector.showPacket(crafted.exchange, crafted.journal, crafted.exchange.sent().front().seq);
    for (const QWidget* shown : std::initializer_list<const QWidget*> {&panel, &inspector}) {
        const auto labels = shown->findChildren<QLabel*>();
        for (const QLabel* label : labels)
            QCOMPARE(label->textFormat(), Qt::PlainText);
        QVERIFY(labels.size() > 3);
    }
}

void TestCraftReplies::looksRightInBothSchemes()
{
    QHash<QString, QImage> light;
    for (const auto scheme : {ui::Scheme::Light, ui::Scheme::Dark}) {
        ui::applyTheme(*qApp, scheme);
        const bool isDark = scheme == ui::Scheme::Dark;
        Session session;
        const auto take = [&](QWidget& widget, const QString& name) {
            QCoreApplication::sendPostedEvents(); // layouts
            const QImage image = widget.grab().toImage();
            if (const QString folder = qEnvironmentVariable("SOCKETSCOPE_SCREENSHOTS"); !folder.isEmpty())
                image.save(QDir(folder).filePath(
                    QStringLiteral("craftreplies-%1-%2.png").arg(name, isDark ? "dark" : "light")));
            QVERIFY2(!isDark || image != light.value(name), qPrintable(name));
            light[name] = image;
        };
        Shown s(session);
        s.panel.choose(session.replyTo(session.expired));
        take(s.panel, "replies");
        s.panel.setTab(RepliesPanel::OnTheWay);
        take(s.panel, "expired");
        s.panel.choose(session.replyTo(session.shout));
        take(s.panel, "shout");
        s.panel.resize(1200, 700);
        s.panel.setTab(RepliesPanel::Ladder);
        take(s.panel, "ladder");
        PacketPanel inspector;
        inspector.resize(360, 640);
        inspector.show();
        inspector.showPacket(
            session.crafted.exchange, session.crafted.journal, session.replyTo(session.expired));
        take(inspector, "inspector");
        ReceiverPanel receiver;
        receiver.resize(420, 240);
        receiver.show();
        receiver.setAccess(ReceiverPanel::Access::None);
        receiver.setListening({{wire::Family::IPv4, wire::LayerKind::Udp}});
        take(receiver, "receiver");
        RepliesPanel empty;
        empty.resize(900, 240);
        empty.show();
        take(empty, "empty");
    }
}

QTEST_MAIN(TestCraftReplies)
#include "tst_panels.moc"
