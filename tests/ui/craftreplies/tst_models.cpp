// SPDX-License-Identifier: GPL-3.0-or-later
// The tables grow, and keep to what Qt asks of a model, whatever comes in which order.
#include "tests/ui/craftreplies/crafted.h"
#include "ui/craft/replies/packettable.h"
#include "ui/craft/replies/passmodel.h"
#include "ui/craft/replies/replymodel.h"
#include "ui/craft/replies/waymodel.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QtTest>
#include <QtWidgets/QScrollBar>

using namespace socketscope;
using namespace socketscope::test;
using ui::PassModel;
using ui::ReplyModel;
using Mode = QAbstractItemModelTester::FailureReportingMode;

namespace {

/// Events as a recorder writes them, in any order.
struct Told {
    Told() { catchUp(); }
    void catchUp()
    {
        while (exchange.update(journal)) { }
    }
    journal::Seq packet(journal::PacketCode code, journal::Event with)
    {
        at += 1ms;
        with.at = at;
        with.actor = actor;
        with.kind = journal::EventKind::Packet;
        with.code = static_cast<std::uint16_t>(code);
        return journal.append(with, bytes);
    }
    journal::Seq crafted()
    {
        return packet(journal::PacketCode::Crafted,
            {.peer = wire::SocketAddress::parse("192.0.2.7:7").value(), .argument = ++number});
    }
    journal::Seq reply(journal::Seq cause)
    {
        return packet(journal::PacketCode::Reply,
            {.cause = cause,
                .peer = wire::SocketAddress::parse("192.0.2.7:7").value(),
                .result = static_cast<int>(trace::AnswerKind::UdpReply) * 65536});
    }

    journal::Journal journal;
    journal::ActorId actor = journal.addActor({.name = "crafter", .role = journal::ActorRole::Crafter}, {});
    crafting::Exchange exchange;
    Bytes bytes = craft::builtinTemplate("udp-hello").value().serialize();
    Instant at {};
    std::int32_t number = 0;
};

QString what(const ReplyModel& model, int row)
{
    return model.index(row, ReplyModel::What).data().toString();
}

} // namespace

class TestCraftModels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aReplyTakesItsPlaceBesideItsPacket()
    {
        Told t;
        ReplyModel model;
        const QAbstractItemModelTester tester(&model, Mode::QtTest);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        model.show(&t.exchange, &t.journal);
        const journal::Seq one = t.crafted();
        const journal::Seq two = t.crafted();
        t.catchUp();
        model.catchUp();
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(what(model, 0), "waiting…");
        QCOMPARE(model.seqAt(1), two);
        const journal::Seq late = t.reply(two);
        const journal::Seq first = t.reply(one);
        const journal::Seq again = t.reply(one);
        t.catchUp();
        model.catchUp();
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.seqAt(0), first);
        QCOMPARE(model.seqAt(1), again);
        QCOMPARE(model.seqAt(2), late);
        QCOMPARE(model.index(0, ReplyModel::Number).data().toString(), "1");
        QCOMPARE(model.index(1, ReplyModel::Number).data().toString(), ""); // said above
        QCOMPARE(model.index(2, ReplyModel::Number).data().toString(), "2");
        QCOMPARE(model.rowOf(again), 1);
        QCOMPARE(model.rowOf(two), 2);
        QCOMPARE(model.rowOf(999), -1);
        QCOMPARE(resets.size(), 0);
    }

    void whatIsGivenUpIsTold()
    {
        Told t;
        ReplyModel model;
        model.show(&t.exchange, &t.journal);
        const journal::Seq sent = t.crafted();
        t.catchUp();
        model.catchUp();
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        t.packet(journal::PacketCode::GivenUp, {.cause = sent, .argument = 1});
        t.catchUp();
        model.catchUp();
        QVERIFY(changes.size() > 0);
        QCOMPARE(what(model, 0), "Nothing came back, and nothing tells why");
        model.catchUp();
        changes.clear();
        model.catchUp(); // nothing can change any more
        QCOMPARE(changes.size(), 0);
    }

    void whatDidNotLeaveSaysWhy()
    {
        Told t;
        t.journal.append({.argument = 1,
                             .actor = t.actor,
                             .error = EPERM,
                             .code = static_cast<std::uint16_t>(journal::FailureCode::PacketNotSent),
                             .kind = journal::EventKind::Failure,
                             .call = journal::CallName::Sendto},
            t.bytes);
        t.catchUp();
        ReplyModel model;
        model.show(&t.exchange, &t.journal);
        QVERIFY2(what(model, 0).startsWith("Not sent: "), qPrintable(what(model, 0)));
        QCOMPARE(model.index(0, ReplyModel::What).data(ui::PacketTable::ToneRole).toInt(),
            int(ui::RowTone::Failed));
    }

    void anotherExchangeTakesThePlaceOfAll()
    {
        Told first;
        first.reply(first.crafted());
        first.packet(journal::PacketCode::Overheard, {});
        first.catchUp();
        Told second;
        second.crafted();
        second.catchUp();
        ReplyModel model;
        PassModel passing;
        const QAbstractItemModelTester tester(&model, Mode::QtTest);
        const QAbstractItemModelTester passTester(&passing, Mode::QtTest);
        model.show(&first.exchange, &first.journal);
        passing.show(&first.exchange, &first.journal);
        QCOMPARE(passing.rowCount(), 1);
        model.show(&second.exchange, &second.journal);
        passing.show(&second.exchange, &second.journal);
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(what(model, 0), "waiting…");
        QCOMPARE(passing.rowCount(), 0);
        model.show(nullptr, nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    // A raw receiver may hear for days.
    void whatAnExchangeForgetsGoes()
    {
        Told t;
        PassModel model;
        model.show(&t.exchange, &t.journal);
        const auto most = static_cast<int>(crafting::Exchange::mostOverheard);
        for (int i = 0; i < most; ++i)
            t.packet(journal::PacketCode::Overheard, {});
        t.catchUp();
        model.catchUp();
        QCOMPARE(model.rowCount(), most);
        const journal::Seq oldest = model.seqAt(0);
        const journal::Seq newest = t.packet(journal::PacketCode::Overheard, {});
        t.catchUp();
        model.catchUp();
        QCOMPARE(model.rowCount(), most);
        QCOMPARE(model.rowOf(oldest), -1);
        QCOMPARE(model.rowOf(newest), most - 1);
        QCOMPARE(model.seqAt(0), oldest + 1);
        QCOMPARE(model.index(0, PassModel::Why).data().toString().isEmpty(), false);
    }

    // A million packets a Send, as often as one likes. The tester would ask for every cell of each.
    void sentPacketsThatAnExchangeForgetsGo()
    {
        Told t;
        t.bytes.clear();
        ReplyModel model;
        QSignalSpy removals(&model, &QAbstractItemModel::rowsRemoved);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        model.show(&t.exchange, &t.journal);
        constexpr auto most = static_cast<int>(crafting::Exchange::mostKept);
        const journal::Seq oldest = t.crafted();
        for (int i = 1; i < most - 1; ++i)
            t.crafted();
        const journal::Seq newest = t.crafted();
        t.catchUp();
        model.catchUp();
        QCOMPARE(model.rowCount(), most);
        QCOMPARE(model.rowOf(oldest), 0);
        const journal::Seq reply = t.reply(newest);
        t.crafted();
        t.catchUp();
        QCOMPARE(what(model, 0), "the list no longer keeps it"); // until the next frame
        model.catchUp();
        QCOMPARE(t.exchange.sent().size(), std::size_t(most - most / 2 + 1));
        QCOMPARE(t.exchange.sentCount(), std::size_t(most + 1));
        QCOMPARE(model.rowCount(), most - most / 2 + 1);
        QCOMPARE(removals.size(), 1);
        QCOMPARE(removals[0].mid(1), QVariantList({0, most / 2 - 1}));
        QCOMPARE(resets.size(), 0);
        QCOMPARE(model.index(0, ReplyModel::Number).data().toString(), "500,001");
        QCOMPARE(model.rowOf(oldest), -1);
        QCOMPARE(model.seqAt(model.rowOf(newest)), reply);
        QVERIFY(!t.exchange.packet(1) && t.exchange.packet(most));
        // An answer to a packet that is forgotten is none of those that are kept.
        t.reply(oldest);
        t.catchUp();
        model.catchUp();
        QCOMPARE(t.exchange.replies().size(), std::size_t(1));
        QCOMPARE(model.rowCount(), most - most / 2 + 1);
    }

    void theTableStaysAtItsEndWhileOneIsThere()
    {
        Told t;
        ReplyModel model;
        model.show(&t.exchange, &t.journal);
        ui::PacketTable table(&model, {{5}, {9}, {21}, {21}, {0}, {10}, {7}});
        table.resize(900, 200);
        table.show();
        const auto more = [&](int count) {
            for (int i = 0; i < count; ++i)
                t.crafted();
            t.catchUp();
            model.catchUp();
            table.follow();
        };
        const auto* bar = table.verticalScrollBar();
        more(5000);
        QVERIFY(bar->maximum() > 0);
        QCOMPARE(bar->value(), bar->maximum());
        table.resize(900, 150);
        QCOMPARE(bar->value(), bar->maximum());
        table.verticalScrollBar()->setValue(100); // a person looks at earlier ones
        more(1000);
        QCOMPARE(bar->value(), 100);
        table.verticalScrollBar()->setValue(bar->maximum());
        more(10);
        QCOMPARE(bar->value(), bar->maximum());
    }

    void theWayGrowsStopByStop()
    {
        Crafted crafted("three-routers");
        ui::WayModel model;
        const QAbstractItemModelTester tester(&model, Mode::QtTest);
        const std::uint32_t one = crafted.send(packetTo("ttl-3", "10.99.4.7"));
        const std::uint32_t two = crafted.send(packetTo("udp-hello", "10.99.4.7"));
        crafted.read();
        model.show(&crafted.exchange, &crafted.journal, one);
        const int stops = model.rowCount();
        QCOMPARE(stops, int(crafted.exchange.packet(one)->places.size()));
        model.show(&crafted.exchange, &crafted.journal, one);
        QCOMPARE(model.rowCount(), stops);
        model.show(&crafted.exchange, &crafted.journal, two);
        QCOMPARE(model.rowOf(model.seqAt(2)), 2);
        model.show(&crafted.exchange, &crafted.journal, 77);
        QCOMPARE(model.rowCount(), 0);
    }
};

QTEST_MAIN(TestCraftModels)
#include "tst_models.moc"
