// SPDX-License-Identifier: GPL-3.0-or-later
// Packets that were sent by hand on the ladder: to outside, and from node to node of a practice network.
#include "core/journal/facts.h"
#include "core/journal/ladder.h"
#include "core/journal/ladderlayout.h"
#include "core/journal/laddertext.h"
#include "core/lab/observer.h"
#include "tests/journal/journalbuilder.h"

#include <QtTest/QTest>

using namespace socketscope;
using namespace socketscope::test;
using lab::Happening;
using lab::Reason;

namespace {

/// A journal as crafting::Recorder and the practice network write it.
class Crafting {
public:
    void start(const char* network)
    {
        append({.actor = sender,
                   .code = static_cast<std::uint16_t>(NoteCode::CraftStarted),
                   .kind = EventKind::Note},
            packFacts({{"network", network}}));
    }
    Seq packet(PacketCode code, Event with = {})
    {
        with.actor = with.actor ? with.actor : sender;
        with.kind = EventKind::Packet;
        with.code = static_cast<std::uint16_t>(code);
        return append(with, Bytes(33, 0));
    }
    Seq crafted(std::int32_t number, const char* to)
    {
        return packet(PacketCode::Crafted, {.peer = address(to), .argument = number});
    }
    Seq reply(Seq cause, const char* from)
    {
        return packet(PacketCode::Reply, {.cause = cause, .peer = address(from), .result = 13 * 65536});
    }
    ActorId node(const char* name)
    {
        return journal.addActor({.name = name, .role = ActorRole::Node}, m_now);
    }
    Seq place(ActorId at, std::int32_t number, Happening what, Seq cause, Reason why = Reason::None,
        std::int32_t about = 0, std::uint8_t ttl = 0)
    {
        const auto step = static_cast<unsigned>(what) * 256 + static_cast<unsigned>(why);
        return packet(PacketCode::Place,
            {.cause = cause,
                .result = number,
                .argument = about,
                .actor = at,
                .step = static_cast<std::uint16_t>(step),
                .ttl = ttl});
    }

    Journal journal;

private:
    Seq append(Event event, const Bytes& bytes)
    {
        m_now += std::chrono::milliseconds(1);
        event.at = m_now;
        return journal.append(event, bytes);
    }
    Instant m_now {};

public:
    ActorId sender = journal.addActor({.name = "crafter", .role = ActorRole::Crafter}, {});
};

/// "sender>r1" of each packet arrow, in the order in which they were drawn.
QStringList hopsOf(const Ladder& ladder, const JournalView& view)
{
    const auto name = [&](LaneIndex lane) {
        const Lane& it = ladder.lane(lane);
        return QString::fromStdString(it.actor ? view.actor(it.actor).name : it.addressText());
    };
    QStringList hops;
    for (const Arrow& arrow : ladder.arrows())
        if (arrow.kind == Arrow::Kind::Packet)
            hops << name(arrow.fromLane) + '>' + name(arrow.toLane);
    return hops;
}

} // namespace

class TestLadderPackets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPacketToOutsideAndItsReplyAreArrows()
    {
        Crafting c;
        c.start("");
        const Seq sent = c.crafted(1, "192.0.2.7:53");
        c.reply(sent, "192.0.2.7:0"); // an ICMP message comes from the same end
        c.packet(PacketCode::GivenUp, {.cause = sent, .argument = 1});
        const JournalView view(c.journal);
        Ladder ladder;
        ladder.update(view);
        QCOMPARE(hopsOf(ladder, view), QStringList({"crafter>192.0.2.7", "192.0.2.7>crafter"}));
        QCOMPARE(ladder.rowCount(), Row(3));
        QCOMPARE(ladder.rowOf(view, sent).value(), Row(0));
        QCOMPARE(ladder.seqAt(0), sent);
        QCOMPARE(ladder.laneAt(0), ladder.laneOf(c.sender));
        const std::string text = ladderText(ladder, view);
        QVERIFY2(text.find("packet 1, 33 B ---") != std::string::npos, text.c_str());
        QVERIFY2(text.find("reply: udp-reply, 33 B <---") != std::string::npos, text.c_str());
        QVERIFY(text.find("no reply to 1") != std::string::npos);
    }

    // A datagram whose TTL ends at the second router, which says so.
    void aPacketGoesFromNodeToNode()
    {
        Crafting c;
        c.start("three-routers");
        const Seq sent = c.crafted(1, "10.99.4.7:53");
        const ActorId you = c.node("you");
        c.place(you, 1, Happening::Sent, sent, Reason::None, 0, 2);
        const ActorId r1 = c.node("r1");
        c.place(r1, 1, Happening::Forwarded, sent, Reason::None, 0, 1);
        const ActorId r2 = c.node("r2");
        const Seq died = c.place(r2, 1, Happening::Dropped, sent, Reason::TtlExpired);
        const Seq answered = c.place(r2, 2, Happening::Answered, sent, Reason::None, 1);
        const Seq left = c.place(r2, 2, Happening::Sent, sent, Reason::None, 0, 64);
        c.place(r1, 2, Happening::Forwarded, sent, Reason::None, 0, 63);
        c.place(you, 2, Happening::Delivered, sent);
        c.packet(PacketCode::Reply, {.cause = sent, .peer = address("10.99.2.1:0"), .result = 11 * 256});
        const JournalView view(c.journal);
        Ladder ladder;
        ladder.update(view);
        QCOMPARE(hopsOf(ladder, view),
            QStringList({"crafter>you", "you>r1", "r1>r2", "r2>r1", "r1>you", "you>crafter"}));
        // What answers and puts that on the line is one row, from which the answer leaves.
        QCOMPARE(ladder.rowOf(view, left), ladder.rowOf(view, answered));
        QVERIFY(ladder.rowOf(view, died) != ladder.rowOf(view, answered));
        QVERIFY(ladder.packet(ladder.row(*ladder.rowOf(view, died)).index).dropped);
        const LadderLayout layout(ladder);
        QCOMPARE(layout.columnCount(), 4);
        QCOMPARE(layout.columnOf(ladder.laneOf(c.sender)), 0);
        QCOMPARE(layout.columnOf(ladder.laneOf(you)), 1);
        QCOMPARE(layout.columnOf(ladder.laneOf(r2)), 3);
        const std::string text = ladderText(ladder, view);
        QVERIFY2(text.find("X ttl-expired") != std::string::npos, text.c_str());
        QVERIFY2(text.find("forwarded, TTL 1 ---") != std::string::npos, text.c_str());
        QVERIFY2(
            text.find("<--- answered") != std::string::npos || text.find("- answered") != std::string::npos,
            text.c_str());
    }

    // Two packets under way at once are told apart by their numbers, a copy starts where it was made.
    void packetsUnderWayAreToldApart()
    {
        Crafting c;
        c.start("three-routers");
        const Seq one = c.crafted(1, "10.99.4.7:53");
        const Seq two = c.crafted(2, "10.99.4.7:53");
        const ActorId you = c.node("you");
        c.place(you, 1, Happening::Sent, one);
        c.place(you, 2, Happening::Sent, two);
        c.place(you, 3, Happening::Duplicated, two, Reason::None, 2);
        const ActorId r1 = c.node("r1");
        c.place(r1, 2, Happening::Dropped, two, Reason::Firewall);
        c.place(r1, 1, Happening::Dropped, one, Reason::Firewall);
        c.place(r1, 3, Happening::Dropped, two, Reason::Firewall);
        const JournalView view(c.journal);
        Ladder ladder;
        ladder.update(view);
        std::vector<std::pair<ShortSeq, ShortSeq>> ends;
        for (const Arrow& arrow : ladder.arrows())
            ends.emplace_back(arrow.fromRow, arrow.toRow);
        const std::vector<std::pair<ShortSeq, ShortSeq>> expected {{0, 2}, {1, 3}, {3, 5}, {2, 6}, {4, 7}};
        QCOMPARE(ends, expected);
    }

    void callsOfTheSenderMakeNoArrows()
    {
        JournalBuilder b;
        const ActorId sender = b.actor("crafter", ActorRole::Crafter);
        b.socket(sender, 3, 9);
        b.sendto(sender, "192.0.2.1:8000", "192.0.2.7:53", "hello");
        const JournalView view(b.journal());
        Ladder ladder;
        ladder.update(view);
        QCOMPARE(ladder.rowCount(), Row(2));
        QVERIFY(ladder.arrows().empty()); // the packet itself has one
    }

    void tracesHaveNoPacketsHere()
    {
        Crafting c;
        c.packet(PacketCode::Probe);
        const Seq probe = c.packet(PacketCode::Answer);
        c.packet(PacketCode::GivenUp, {.cause = probe});
        const JournalView view(c.journal);
        Ladder ladder;
        ladder.update(view);
        QCOMPARE(ladder.rowCount(), Row(0));
    }

    // Files may hold anything.
    void nonsenseIsDrawnWithoutHarm()
    {
        Crafting c;
        const ActorId r1 = c.node("r1");
        const ActorId r2 = c.node("r2");
        for (int i = 0; i < 400; ++i) {
            const auto what = static_cast<Happening>(i % 13);
            c.place(i % 2 ? r1 : r2, i % 5, what, static_cast<Seq>(i * 7 % 500), static_cast<Reason>(i % 90),
                i % 3);
            c.packet(PacketCode::Reply, {.cause = static_cast<Seq>(i), .result = -i});
            c.packet(static_cast<PacketCode>(i % 12), {.cause = 99'999});
        }
        const JournalView view(c.journal);
        Ladder ladder;
        ladder.update(view);
        for (const Arrow& arrow : ladder.arrows()) {
            QVERIFY(arrow.fromRow <= arrow.toRow && arrow.toRow < ladder.rowCount());
            QVERIFY(arrow.fromLane < ladder.lanes().size() && arrow.toLane < ladder.lanes().size());
        }
        QVERIFY(!ladderText(ladder, view).empty());
    }
};

QTEST_GUILESS_MAIN(TestLadderPackets)
#include "tst_ladderpackets.moc"
