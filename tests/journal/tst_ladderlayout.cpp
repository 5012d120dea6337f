// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/ladderlayout.h"
#include "tests/journal/handmadescenes.h"

#include <QtTest/QTest>

using namespace socketscope;
using namespace socketscope::test;

class TestLadderLayout : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void clientsStandLeftOfServersAndConnectionsRight()
    {
        JournalBuilder b;
        const TcpActors actors = tcpConnected(b); // the server was made first
        Ladder ladder;
        ladder.update(JournalView(b.journal()));
        const LadderLayout layout(ladder);
        QCOMPARE(layout.columnOf(ladder.laneOf(actors.client)), 0);
        QCOMPARE(layout.columnOf(ladder.laneOf(actors.server)), 1);
        QCOMPARE(layout.columnOf(ladder.laneOf(actors.connection)), 2);
    }

    void connectionsThatFollowOneAnotherShareAColumn()
    {
        JournalBuilder b;
        const TcpActors first = tcpConnected(b);
        b.close(first.connection);
        const Seq accepting = b.call(first.server, CallName::Accept);
        b.acceptReturns(first.server, accepting, "127.0.0.1:8888", "127.0.0.1:8001");
        const ActorId second = b.connection(first.server, 2);
        Ladder ladder;
        ladder.update(JournalView(b.journal()));
        const LadderLayout layout(ladder);
        const LaneIndex old = ladder.laneOf(first.connection);
        const LaneIndex fresh = ladder.laneOf(second);
        const int column = layout.columnOf(old);
        QCOMPARE(layout.columnOf(fresh), column);
        QCOMPARE(layout.laneAt(ladder, column, ladder.lane(old).lastRow), old);
        QCOMPARE(layout.laneAt(ladder, column, ladder.lane(fresh).firstRow), fresh);
        QCOMPARE(layout.laneAt(ladder, column, ladder.lane(old).firstRow - 1), noIndex);
    }

    void aLaneThatBecameAnActorsHasNoColumnOfItsOwn()
    {
        JournalBuilder b;
        const ActorId server = b.actor("server", ActorRole::UdpServer);
        const ActorId client = b.actor("client", ActorRole::UdpClient);
        b.sendto(client, "127.0.0.1:8000", "127.0.0.1:8888", "early");
        Ladder ladder;
        ladder.update(JournalView(b.journal()));
        QCOMPARE(LadderLayout(ladder).columnCount(), 3);
        const std::uint64_t before = ladder.laneChanges();
        b.bind(server, "127.0.0.1:8888");
        ladder.update(JournalView(b.journal()));
        QVERIFY(ladder.laneChanges() > before);
        const LadderLayout layout(ladder);
        QCOMPARE(layout.columnCount(), 2);
        QCOMPARE(layout.columnOf(ladder.arrow(0).toLane), layout.columnOf(ladder.laneOf(server)));
    }

    void programsOutsideStandBesideThoseTheyTalkTo()
    {
        JournalBuilder b;
        const ActorId server = b.actor("server", ActorRole::UdpServer);
        const ActorId client = b.actor("client", ActorRole::UdpClient);
        b.bind(server, "127.0.0.1:8888");
        b.recvfrom(server, "127.0.0.1:8888", "127.0.0.1:5000", "hi");
        b.sendto(client, "127.0.0.1:8000", "192.0.2.1:53", "hi");
        Ladder ladder;
        ladder.update(JournalView(b.journal()));
        const LadderLayout layout(ladder);
        QCOMPARE(layout.columnOf(ladder.arrow(0).fromLane), 0);
        QCOMPARE(layout.columnOf(ladder.arrow(1).toLane), 3);
    }
};

QTEST_APPLESS_MAIN(TestLadderLayout)
#include "tst_ladderlayout.moc"
