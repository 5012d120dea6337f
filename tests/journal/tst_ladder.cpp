// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/ladder.h"
#include "tests/journal/handmadescenes.h"

#include <QtTest/QTest>

#include <map>

using namespace socketscope;
using namespace socketscope::test;
using namespace std::chrono_literals;

namespace {

struct Projected {
    explicit Projected(const JournalBuilder& builder)
        : view(builder.journal())
    {
        ladder.update(view);
    }
    JournalView view;
    Ladder ladder;

    [[nodiscard]] const CallSpan& lastCall(ActorId actor, CallName name) const
    {
        const LaneIndex lane = ladder.laneOf(actor);
        for (std::size_t i = ladder.calls().size(); i-- > 0;)
            if (ladder.calls()[i].lane == lane && ladder.calls()[i].name == name)
                return ladder.calls()[i];
        qFatal("no such call");
    }
    [[nodiscard]] std::vector<Arrow> arrows(Arrow::Kind kind) const
    {
        std::vector<Arrow> found;
        for (const Arrow& arrow : ladder.arrows())
            if (arrow.kind == kind)
                found.push_back(arrow);
        return found;
    }
};

constexpr auto S = "127.0.0.1:8888";
constexpr auto C = "127.0.0.1:8000";

} // namespace

class TestLadder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEmptyJournalGivesAnEmptyLadder();
    void udpHelloHasOneSlantedArrowThatWakesTheServer();
    void aShorterDatagramIsTheFrontOfTheOneThatWasSent();
    void aDatagramSentBeforeBindIsLostWithItsReason();
    void aDatagramSentBeforeRecvfromIsKept();
    void equalDatagramsAreToldApartByTheirSenders();
    void aSenderBoundToTheWildcardIsKnown();
    void anOvertakenDatagramIsMissingAndADropExplainsIt();
    void aDatagramNobodyReadBeforeCloseIsLost();
    void oneSendComesOutOfManyRecvs();
    void manySendsComeOutOfOneRecv();
    void anEchoGoesBothWays();
    void twoConnectionsKeepTheirBytesApart();
    void aConnectionThatIsAcceptedBeforeConnectReturnsIsOurs();
    void aClosedConnectionsSlotIsTakenOver();
    void endOfStreamIsInferredFromClose();
    void aResetIsInferred();
    void aRefusedConnectIsBroken();
    void outsidePeersGetLanesAndTheNinthSharesOne();
    void anOutsideClientOfOurServerGetsALane();
    void blockedCallsStayOpen();
    void everyEventIsFoundOnItsRow();
    void rowsAreFoundByTime();
    void piecemealUpdatesGiveTheSameLadder();
    void aMillionEventsStayModest();
};

void TestLadder::anEmptyJournalGivesAnEmptyLadder()
{
    JournalBuilder b;
    const Projected p(b);
    QCOMPARE(p.ladder.rowCount(), 0U);
    QVERIFY(p.ladder.lanes().empty());
    QVERIFY(!p.ladder.rowOf(p.view, 1));
    QCOMPARE(p.ladder.firstRowAt(p.view, Instant {}), 0U);
}

void TestLadder::udpHelloHasOneSlantedArrowThatWakesTheServer()
{
    JournalBuilder b;
    udpHello(b);
    const Projected p(b);
    QCOMPARE(p.ladder.lanes().size(), std::size_t {2});
    QCOMPARE(p.ladder.lane(0).kind, Lane::Kind::Server);
    QCOMPARE(p.ladder.lane(1).kind, Lane::Kind::Client);
    QCOMPARE(p.ladder.arrows().size(), std::size_t {1});
    const Arrow& arrow = p.ladder.arrow(0);
    QCOMPARE(arrow.state, Arrow::State::Arrived);
    QCOMPARE(arrow.fromLane, 1U);
    QCOMPARE(arrow.toLane, 0U);
    QCOMPARE(arrow.bytes, 5U);
    QVERIFY(arrow.toRow > arrow.fromRow);
    const CallSpan& waited = p.lastCall(1, CallName::Recvfrom);
    QVERIFY(waited.blocked && !waited.isOpen());
    QVERIFY(waited.returnRow > waited.callRow);
    QCOMPARE(waited.arrow, 0U);
    // socket, bind, recvfrom | socket, bind, sendto | recvfrom returns | close, close
    QCOMPARE(p.ladder.rowCount(), 9U);
    QCOMPARE(p.lastCall(2, CallName::Bind).callRow, p.lastCall(2, CallName::Bind).returnRow);
}

void TestLadder::aShorterDatagramIsTheFrontOfTheOneThatWasSent()
{
    JournalBuilder b;
    const ActorId server = b.actor("server", ActorRole::UdpServer);
    const ActorId client = b.actor("client", ActorRole::UdpClient);
    b.bind(server, S);
    b.sendto(client, C, S, "0123456789");
    const Seq cut = b.recvfrom(server, S, C, "0123", 4);
    b.failure(server, FailureCode::Truncated, cut, 6);
    const Projected p(b);
    QCOMPARE(p.ladder.arrows().size(), std::size_t {1});
    QCOMPARE(p.ladder.arrow(0).state, Arrow::State::Arrived);
    QCOMPARE(p.ladder.arrow(0).bytes, 4U);
    QCOMPARE(p.ladder.arrow(0).lostBytes, 6U);
}

void TestLadder::aDatagramSentBeforeBindIsLostWithItsReason()
{
    JournalBuilder b;
    const ActorId server = b.actor("server", ActorRole::UdpServer);
    const ActorId client = b.actor("client", ActorRole::UdpClient);
    const Seq sent = b.sendto(client, C, S, "too early");
    const Seq icmp = b.failure(client, FailureCode::IcmpError, sent, 3 * 256 + 3);
    b.bind(server, S);
    const Projected p(b);
    const Arrow& arrow = p.ladder.arrow(0);
    QCOMPARE(arrow.state, Arrow::State::Lost);
    QCOMPARE(Seq {arrow.reason}, icmp);
    QCOMPARE(p.ladder.lostCount(), std::uint64_t {1});
    // Whose address it is became known later: the lane of a supposed other program is the server's.
    QCOMPARE(p.ladder.shown(arrow.toLane), p.ladder.laneOf(server));
}

void TestLadder::aDatagramSentBeforeRecvfromIsKept()
{
    JournalBuilder b;
    const ActorId server = b.actor("server", ActorRole::UdpServer);
    const ActorId client = b.actor("client", ActorRole::UdpClient);
    b.bind(server, S);
    b.sendto(client, C, S, "early");
    {
        const Projected p(b);
        QCOMPARE(p.ladder.arrow(0).state, Arrow::State::InFlight);
        QCOMPARE(p.ladder.arrow(0).toLane, p.ladder.laneOf(server));
    }
    b.recvfrom(server, S, C, "early");
    const Projected p(b);
    QCOMPARE(p.ladder.arrow(0).state, Arrow::State::Arrived);
    QVERIFY(!p.lastCall(server, CallName::Recvfrom).blocked);
    QCOMPARE(p.ladder.arrow(0).toRow, p.lastCall(server, CallName::Recvfrom).callRow);
}

void TestLadder::equalDatagramsAreToldApartByTheirSenders()
{
    JournalBuilder b;
    const ActorId server = b.actor("server", ActorRole::UdpServer);
    const ActorId one = b.actor("client", ActorRole::UdpClient);
    const ActorId two = b.actor("client 2", ActorRole::UdpClient);
    b.bind(server, S);
    b.sendto(one, "127.0.0.1:8001", S, "same");
    b.sendto(two, "127.0.0.1:8002", S, "same");
    b.recvfrom(server, S, "127.0.0.1:8002", "same");
    b.recvfrom(server, S, "127.0.0.1:8001", "same");
    const Projected p(b);
    QCOMPARE(p.ladder.arrows().size(), std::size_t {2});
    QCOMPARE(p.ladder.arrow(0).fromLane, p.ladder.laneOf(one));
    QCOMPARE(p.ladder.arrow(1).fromLane, p.ladder.laneOf(two));
    QVERIFY(p.ladder.arrow(0).toRow > p.ladder.arrow(1).toRow); // they cross
}

void TestLadder::aSenderBoundToTheWildcardIsKnown()
{
    JournalBuilder b;
    const ActorId server = b.actor("server", ActorRole::UdpServer);
    const ActorId client = b.actor("client", ActorRole::UdpClient);
    b.bind(server, "0.0.0.0:8888");
    b.sendto(client, "0.0.0.0:54321", S, "hi");
    b.recvfrom(server, "0.0.0.0:8888", "127.0.0.1:54321", "hi");
    b.sendto(server, "0.0.0.0:8888", "192.0.2.9:54321", "elsewhere");
    const Projected p(b);
    QCOMPARE(p.ladder.arrows().size(), std::size_t {2});
    QCOMPARE(p.ladder.arrow(0).state, Arrow::State::Arrived);
    QCOMPARE(p.ladder.arrow(1).state, Arrow::State::Outside); // the same port on another computer is not ours
}

void TestLadder::anOvertakenDatagramIsMissingAndADropExplainsIt()
{
    JournalBuilder b;
    const ActorId server = b.actor("server", ActorRole::UdpServer);
    const ActorId client = b.actor("client", ActorRole::UdpClient);
    b.bind(server, S);
    for (const char* text : {"1", "2", "3"})
        b.sendto(client, C, S, text);
    b.recvfrom(server, S, C, "1");
    b.recvfrom(server, S, C, "3");
    {
        const Projected p(b);
        QCOMPARE(p.ladder.arrow(0).state, Arrow::State::Arrived);
        QCOMPARE(p.ladder.arrow(1).state, Arrow::State::Missing);
        QCOMPARE(p.ladder.arrow(2).state, Arrow::State::Arrived);
    }
    const Seq drops = b.failure(server, FailureCode::KernelDrops, 0, 1);
    const Projected p(b);
    QCOMPARE(p.ladder.arrow(1).state, Arrow::State::Lost);
    QCOMPARE(Seq {p.ladder.arrow(1).reason}, drops);
    // A late one that still comes in is not lost.
    JournalBuilder late;
    const ActorId receiver = late.actor("server", ActorRole::UdpServer);
    const ActorId sender = late.actor("client", ActorRole::UdpClient);
    late.bind(receiver, S);
    late.sendto(sender, C, S, "1");
    late.sendto(sender, C, S, "2");
    late.recvfrom(receiver, S, C, "2");
    late.recvfrom(receiver, S, C, "1");
    const Projected q(late);
    QCOMPARE(q.ladder.arrow(0).state, Arrow::State::Arrived);
    QCOMPARE(q.ladder.lostCount(), std::uint64_t {0});
}

void TestLadder::aDatagramNobodyReadBeforeCloseIsLost()
{
    JournalBuilder b;
    const ActorId server = b.actor("server", ActorRole::UdpServer);
    const ActorId client = b.actor("client", ActorRole::UdpClient);
    b.bind(server, S);
    b.sendto(client, C, S, "unread");
    const Seq unread = b.failure(server, FailureCode::Unread, 0, 6);
    b.close(server);
    const Projected p(b);
    QCOMPARE(p.ladder.arrow(0).state, Arrow::State::Lost);
    QCOMPARE(Seq {p.ladder.arrow(0).reason}, unread);
}

void TestLadder::oneSendComesOutOfManyRecvs()
{
    JournalBuilder b;
    tcpStream(b);
    const Projected p(b);
    const auto arrows = p.arrows(Arrow::Kind::Stream);
    QCOMPARE(arrows.size(), std::size_t {3});
    std::uint32_t bytes = 0;
    for (const Arrow& arrow : arrows) {
        QCOMPARE(arrow.state, Arrow::State::Arrived);
        QCOMPARE(arrow.sent, arrows[0].sent);
        QCOMPARE(arrow.offset, 0U);
        bytes += arrow.bytes;
    }
    QCOMPARE(bytes, 60U);
    QVERIFY(arrows[0].received != arrows[1].received && arrows[1].received != arrows[2].received);
}

void TestLadder::manySendsComeOutOfOneRecv()
{
    JournalBuilder b;
    const TcpActors actors = tcpConnected(b);
    b.send(actors.client, "one");
    b.send(actors.client, "three");
    b.send(actors.client, "seven..");
    b.recv(actors.connection, "onethreeseven..");
    b.send(actors.client, "still on its way");
    const Projected p(b);
    const auto arrows = p.arrows(Arrow::Kind::Stream);
    QCOMPARE(arrows.size(), std::size_t {4});
    QCOMPARE(arrows[0].offset, 0U);
    QCOMPARE(arrows[1].offset, 3U);
    QCOMPARE(arrows[2].offset, 8U);
    QCOMPARE(arrows[0].received, arrows[2].received);
    QCOMPARE(arrows[3].state, Arrow::State::InFlight);
    QCOMPARE(arrows[3].toLane, p.ladder.laneOf(actors.connection));
}

void TestLadder::anEchoGoesBothWays()
{
    JournalBuilder b;
    const TcpActors actors = tcpConnected(b);
    b.send(actors.client, "ping");
    b.recv(actors.connection, "ping");
    b.send(actors.connection, "ping");
    b.recv(actors.client, "ping");
    const Projected p(b);
    const auto arrows = p.arrows(Arrow::Kind::Stream);
    QCOMPARE(arrows.size(), std::size_t {2});
    QCOMPARE(arrows[0].fromLane, arrows[1].toLane);
    QCOMPARE(arrows[0].toLane, arrows[1].fromLane);
    QCOMPARE(arrows[1].state, Arrow::State::Arrived);
}

void TestLadder::twoConnectionsKeepTheirBytesApart()
{
    JournalBuilder b;
    const TcpActors first = tcpConnected(b);
    const ActorId client = b.actor("client 2", ActorRole::TcpClient);
    const Seq connecting = b.call(client, CallName::Connect, {.peer = address(S)});
    const Seq accepting = b.call(first.server, CallName::Accept);
    const ActorId second = b.connection(first.server, 2); // here the lane is known before accept returns
    b.acceptReturns(first.server, accepting, S, "127.0.0.1:8001", 8);
    b.connectReturns(client, connecting, "127.0.0.1:8001", S);
    b.send(first.client, "AAAA");
    b.send(client, "BB");
    b.recv(second, "BB");
    b.recv(first.connection, "AAAA");
    const Projected p(b);
    const auto arrows = p.arrows(Arrow::Kind::Stream);
    QCOMPARE(arrows.size(), std::size_t {2});
    QCOMPARE(arrows[0].toLane, p.ladder.laneOf(first.connection));
    QCOMPARE(arrows[0].bytes, 4U);
    QCOMPARE(arrows[1].toLane, p.ladder.laneOf(second));
    QCOMPARE(p.arrows(Arrow::Kind::Handshake).size(), std::size_t {2});
    QVERIFY(
        p.ladder.lane(p.ladder.laneOf(second)).slot != p.ladder.lane(p.ladder.laneOf(first.connection)).slot);
    const Lane& lane = p.ladder.lane(p.ladder.laneOf(second));
    QCOMPARE(lane.firstRow, p.ladder.call(lane.acceptCall).returnRow);
}

void TestLadder::aConnectionThatIsAcceptedBeforeConnectReturnsIsOurs()
{
    JournalBuilder b;
    const ActorId server = b.actor("server", ActorRole::TcpServer);
    const ActorId client = b.actor("client", ActorRole::TcpClient);
    b.bind(server, S);
    b.listen(server, S);
    const Seq accepting = b.call(server, CallName::Accept);
    const Seq connecting = b.call(client, CallName::Connect, {.peer = address(S)});
    b.acceptReturns(server, accepting, S, "127.0.0.1:40000");
    const ActorId connection = b.connection(server, 1);
    b.send(connection, "welcome");
    Ladder ladder;
    ladder.update(JournalView(b.journal())); // the client's own port is not known yet
    QCOMPARE(ladder.lanes().size(), std::size_t {3});
    b.connectReturns(client, connecting, "127.0.0.1:40000", S);
    b.recv(client, "welcome");
    ladder.update(JournalView(b.journal()));
    QCOMPARE(ladder.lanes().size(), std::size_t {3});
    QCOMPARE(ladder.arrows().size(), std::size_t {2}); // the handshake and the welcome
    QCOMPARE(ladder.arrow(0).state, Arrow::State::Arrived);
    QCOMPARE(ladder.arrow(0).toLane, ladder.laneOf(client));
}

void TestLadder::aClosedConnectionsSlotIsTakenOver()
{
    JournalBuilder b;
    const TcpActors first = tcpConnected(b);
    b.close(first.connection);
    const Seq accepting = b.call(first.server, CallName::Accept);
    b.acceptReturns(first.server, accepting, S, "127.0.0.1:8001");
    const ActorId second = b.connection(first.server, 2);
    const Projected p(b);
    const Lane& old = p.ladder.lane(p.ladder.laneOf(first.connection));
    const Lane& fresh = p.ladder.lane(p.ladder.laneOf(second));
    QCOMPARE(fresh.slot, old.slot);
    QVERIFY(old.lastRow < fresh.firstRow);
}

void TestLadder::endOfStreamIsInferredFromClose()
{
    JournalBuilder b;
    tcpStream(b);
    const Projected p(b);
    const auto ends = p.arrows(Arrow::Kind::EndOfStream);
    QCOMPARE(ends.size(), std::size_t {1});
    QVERIFY(ends[0].isInferred());
    QCOMPARE(ends[0].bytes, 0U);
    QCOMPARE(ends[0].fromRow, p.lastCall(2, CallName::Close).returnRow);
    QCOMPARE(ends[0].toRow, p.lastCall(3, CallName::Recv).returnRow);
    const auto shakes = p.arrows(Arrow::Kind::Handshake);
    QCOMPARE(shakes.size(), std::size_t {1});
    QCOMPARE(shakes[0].fromRow, p.lastCall(2, CallName::Connect).callRow);
}

void TestLadder::aResetIsInferred()
{
    JournalBuilder b;
    const TcpActors actors = tcpConnected(b);
    b.close(actors.client);
    const Seq start = b.call(actors.connection, CallName::Recv, {.argument = 10});
    const Seq end = b.failed(actors.connection, CallName::Recv, start, ECONNRESET);
    b.failure(actors.connection, FailureCode::ConnectionReset, end, 0);
    const Projected p(b);
    const auto resets = p.arrows(Arrow::Kind::Reset);
    QCOMPARE(resets.size(), std::size_t {1});
    QCOMPARE(resets[0].fromLane, p.ladder.laneOf(actors.client));
    QCOMPARE(Seq {resets[0].received}, end);
    QVERIFY(p.lastCall(actors.connection, CallName::Recv).failed);
}

void TestLadder::aRefusedConnectIsBroken()
{
    JournalBuilder b;
    const ActorId client = b.actor("client", ActorRole::TcpClient);
    const Seq start = b.call(client, CallName::Connect, {.peer = address(S)});
    const Seq end = b.failed(
        client, CallName::Connect, start, ECONNREFUSED, {.peer = address(S), .flags = Event::Blocked});
    const Projected p(b);
    QCOMPARE(p.ladder.arrows().size(), std::size_t {1});
    QCOMPARE(p.ladder.arrow(0).state, Arrow::State::Lost);
    QCOMPARE(Seq {p.ladder.arrow(0).reason}, end);
    QCOMPARE(p.ladder.lane(p.ladder.arrow(0).toLane).kind, Lane::Kind::Outside);
}

void TestLadder::outsidePeersGetLanesAndTheNinthSharesOne()
{
    JournalBuilder b;
    const ActorId server = b.actor("server", ActorRole::UdpServer);
    b.bind(server, S);
    for (int port = 9001; port <= 9010; ++port) {
        const std::string peer = "127.0.0.1:" + std::to_string(port);
        b.recvfrom(server, S, peer, "hi");
        b.sendto(server, S, peer, "hi yourself");
    }
    const Projected p(b);
    std::map<Lane::Kind, int> count;
    for (const Lane& lane : p.ladder.lanes())
        ++count[lane.kind];
    QCOMPARE(count[Lane::Kind::Outside], 8);
    QCOMPARE(count[Lane::Kind::OtherPrograms], 1);
    QCOMPARE(p.ladder.arrows().size(), std::size_t {20});
    QCOMPARE(p.ladder.arrow(0).toLane, p.ladder.laneOf(server));
    QCOMPARE(p.ladder.arrow(1).toLane, p.ladder.arrow(0).fromLane);
    QVERIFY(p.ladder.lane(p.ladder.arrow(0).fromLane).onLeft);
}

void TestLadder::anOutsideClientOfOurServerGetsALane()
{
    JournalBuilder b;
    const ActorId server = b.actor("server", ActorRole::TcpServer);
    b.bind(server, S);
    b.listen(server, S);
    const Seq accepting = b.call(server, CallName::Accept);
    b.acceptReturns(server, accepting, S, "127.0.0.1:50000");
    const ActorId connection = b.connection(server, 1);
    b.recv(connection, "from nc");
    b.send(connection, "back");
    b.recv(connection, "");
    Ladder ladder;
    ladder.update(JournalView(b.journal()));
    LaneIndex outside = noIndex;
    for (LaneIndex i = 0; i < ladder.lanes().size(); ++i)
        if (ladder.lane(i).isOutside())
            outside = i;
    QVERIFY(outside != noIndex);
    QCOMPARE(ladder.lane(outside).address, address("127.0.0.1:50000"));
    std::map<Arrow::Kind, int> count;
    for (const Arrow& arrow : ladder.arrows()) {
        QCOMPARE(arrow.state, Arrow::State::Outside);
        QVERIFY(arrow.fromLane == outside || arrow.toLane == outside);
        ++count[arrow.kind];
    }
    QCOMPARE(count[Arrow::Kind::Stream], 2);
    QCOMPARE(count[Arrow::Kind::Handshake], 1);
    b.send(connection, "later");
    ladder.update(JournalView(b.journal()));
    QCOMPARE(ladder.arrows().back().toLane, outside);
}

void TestLadder::blockedCallsStayOpen()
{
    JournalBuilder b;
    const ActorId server = b.actor("server", ActorRole::UdpServer);
    b.bind(server, S);
    b.call(server, CallName::Recvfrom, {.argument = 64});
    const Projected p(b);
    const Lane& lane = p.ladder.lane(0);
    QVERIFY(lane.openCall != noIndex);
    QVERIFY(p.ladder.call(lane.openCall).isOpen() && p.ladder.call(lane.openCall).blocked);
    int seen = 0;
    p.ladder.visitBlocked(
        100, 200, [&](std::uint32_t) { return ++seen > 0; }); // it goes on below what there is
    QCOMPARE(seen, 1);
}

void TestLadder::everyEventIsFoundOnItsRow()
{
    JournalBuilder b;
    tcpStream(b);
    const Projected p(b);
    for (const CallSpan& call : p.ladder.calls()) {
        QCOMPARE(p.ladder.rowOf(p.view, call.call).value(), call.callRow);
        if (call.isOpen())
            continue;
        QCOMPARE(p.ladder.rowOf(p.view, call.returned).value(), call.returnRow);
        QCOMPARE(p.ladder.seqAt(call.returnRow), Seq {call.returned});
        QCOMPARE(p.ladder.laneAt(call.returnRow), call.lane);
    }
}

void TestLadder::rowsAreFoundByTime()
{
    JournalBuilder b;
    const ActorId client = b.actor("client", ActorRole::UdpClient);
    for (int i = 0; i < 200; ++i)
        b.sendto(client, C, "192.0.2.1:9", "x");
    const Projected p(b);
    QCOMPARE(p.ladder.firstRowAt(p.view, Instant {}), 0U);
    for (const Row row : {0U, 1U, 15U, 16U, 17U, 100U, 199U})
        QCOMPARE(p.ladder.firstRowAt(p.view, p.ladder.timeOf(p.view, row)), row);
    QCOMPARE(p.ladder.firstRowAt(p.view, b.now() + 1s), p.ladder.rowCount());
}

void TestLadder::piecemealUpdatesGiveTheSameLadder()
{
    JournalBuilder whole;
    tcpStream(whole);
    const Projected p(whole);
    // The same events in a second journal, one update after each.
    Ladder piecemeal;
    Journal journal;
    std::uint32_t actors = 1;
    for (Seq seq = 1; seq <= p.view.size(); ++seq) {
        const Event& event = p.view.at(seq);
        if (event.kind == EventKind::State && event.state() == StateCode::Created)
            journal.addActor(p.view.actor(actors++), event.at);
        else
            journal.append(event, event.bytes.view());
        piecemeal.update(JournalView(journal));
    }
    QCOMPARE(piecemeal.rowCount(), p.ladder.rowCount());
    QCOMPARE(piecemeal.arrows().size(), p.ladder.arrows().size());
    for (std::size_t i = 0; i < piecemeal.arrows().size(); ++i) {
        QCOMPARE(piecemeal.arrows()[i].fromRow, p.ladder.arrows()[i].fromRow);
        QCOMPARE(piecemeal.arrows()[i].toRow, p.ladder.arrows()[i].toRow);
        QCOMPARE(piecemeal.arrows()[i].toLane, p.ladder.arrows()[i].toLane);
    }
}

void TestLadder::aMillionEventsStayModest()
{
    JournalBuilder b;
    const ActorId server = b.actor("server", ActorRole::UdpServer);
    const ActorId client = b.actor("client", ActorRole::UdpClient);
    b.bind(server, S);
    constexpr std::uint32_t messages = 250'000; // four events each
    Ladder ladder;
    for (std::uint32_t i = 0; i < messages; ++i) {
        const std::string text = std::to_string(i);
        b.sendto(client, C, S, text);
        b.recvfrom(server, S, C, text);
        if (i % 10'000 == 0)
            ladder.update(JournalView(b.journal()));
    }
    const JournalView view(b.journal());
    ladder.update(view);
    QVERIFY(view.size() > 1'000'000);
    QCOMPARE(ladder.arrows().size(), std::size_t {messages});
    QCOMPARE(ladder.rowCount(), 2 * messages + 1);
    for (const Arrow& arrow : ladder.arrows())
        if (arrow.state != Arrow::State::Arrived || arrow.toRow != arrow.fromRow + 1)
            QFAIL("an arrow is not tied to the next row");
    // What is in view is found without a look at the rest.
    std::uint32_t visited = 0;
    ladder.visitArrows(300'000, 300'030, [&](std::uint32_t) { return ++visited > 0; });
    QVERIFY(visited >= 15 && visited < 100);
    // From afar: every row and every message counted once, in far fewer entries.
    std::uint64_t rows = 0;
    std::uint64_t arrows = 0;
    std::uint32_t entries = 0;
    ladder.overview().visit(0, ladder.rowCount() - 1, [&](const LadderOverview::Entry& entry) {
        ++entries;
        (entry.from == entry.to ? rows : arrows) += entry.count;
    });
    QCOMPARE(rows, std::uint64_t {2 * messages + 1});
    QCOMPARE(arrows, std::uint64_t {messages});
    QVERIFY(entries < 200);
}

QTEST_APPLESS_MAIN(TestLadder)
#include "tst_ladder.moc"
