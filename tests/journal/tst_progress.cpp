// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/progress.h"

#include "core/journal/facts.h"

#include <QtTest/QTest>

#include <cerrno>

using namespace socketscope;
using namespace socketscope::journal;

class TestProgress final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aStepGoesFromNotReachedThroughItsCallToDone();
    void aFailedCallMarksItsStepOnly();
    void repeatedCallsAreCounted();
    void aNewRunForgetsTheStepsOfTheOldOne();
    void goingOnAfterAPauseForgetsNothing();
    void aWaitForAConditionEndsWithTheCall();
    void aStoppedCallIsCancelledNotFailed();
    void lookingUpANameIsNotTheStepsResult();
    void theSocketsStateAndAddressesAreTheNewest();
    void movedBytesLossAndDropsAreCounted();
    void whatConnectionsDoAddsUpAtTheirServer();
    void connectionsOfAnOldRunNoLongerCount();
    void theNewestEndpointOfANameIsFound();

private:
    struct Draft {
        EventKind kind;
        CallName call = CallName::None;
        std::uint16_t step = 0;
        std::int32_t result = 0;
        int error = 0;
        std::uint16_t code = 0;
        Seq cause = 0;
        std::int32_t argument = 0;
    };

    Seq append(ActorId actor, const Draft& draft)
    {
        Event event;
        event.actor = actor;
        event.kind = draft.kind;
        event.call = draft.call;
        event.step = draft.step;
        event.result = draft.result;
        event.error = static_cast<std::uint16_t>(draft.error);
        event.code = draft.code;
        event.cause = draft.cause;
        event.argument = draft.argument;
        return m_journal->append(event);
    }
    Seq call(ActorId actor, CallName name, std::uint16_t step)
    {
        return append(actor, {.kind = EventKind::Call, .call = name, .step = step});
    }
    Seq returns(ActorId actor, CallName name, std::uint16_t step, std::int32_t result, int error = 0)
    {
        return append(
            actor, {.kind = EventKind::Return, .call = name, .step = step, .result = result, .error = error});
    }
    Seq state(ActorId actor, StateCode code, std::uint16_t step = 0)
    {
        return append(
            actor, {.kind = EventKind::State, .step = step, .code = static_cast<std::uint16_t>(code)});
    }
    ActorId endpoint(const char* name, ActorId parent = 0)
    {
        ActorInfo info;
        info.name = name;
        info.parent = parent;
        info.number = parent ? ++m_connections : 0;
        info.role = parent ? ActorRole::TcpConnection : ActorRole::TcpServer;
        return m_journal->addActor(info, Instant {});
    }
    const ActorProgress& read(ActorId actor)
    {
        m_progress->update(JournalView(*m_journal));
        return m_progress->actor(actor);
    }
    static int code(StepState state) { return static_cast<int>(state); }

    std::uint32_t m_connections = 0;
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<ProgramProgress> m_progress;
};

void TestProgress::init()
{
    m_journal = std::make_unique<Journal>();
    m_progress = std::make_unique<ProgramProgress>();
    m_connections = 0;
}

void TestProgress::aStepGoesFromNotReachedThroughItsCallToDone()
{
    const ActorId server = endpoint("server");
    QCOMPARE(code(read(server).stepAt(1).state()), code(StepState::NotReached));
    const Seq started = call(server, CallName::Socket, 1);
    QCOMPARE(code(read(server).stepAt(1).state()), code(StepState::InCall));
    QCOMPARE(read(server).stepAt(1).call, started);
    const Seq back = returns(server, CallName::Socket, 1, 9);
    QCOMPARE(code(read(server).stepAt(1).state()), code(StepState::Done));
    QCOMPARE(read(server).stepAt(1).returned, back);
    QCOMPARE(code(read(server).stepAt(2).state()), code(StepState::NotReached));
    QVERIFY(!m_progress->update(JournalView(*m_journal)));
}

void TestProgress::aFailedCallMarksItsStepOnly()
{
    const ActorId client = endpoint("client");
    call(client, CallName::Socket, 1);
    returns(client, CallName::Socket, 1, 5);
    call(client, CallName::Connect, 2);
    const Seq refused = returns(client, CallName::Connect, 2, -1, ECONNREFUSED);
    const Seq why = append(client,
        {.kind = EventKind::Failure,
            .step = 2,
            .code = static_cast<std::uint16_t>(FailureCode::ConnectionRefused),
            .cause = refused});
    QCOMPARE(code(read(client).stepAt(1).state()), code(StepState::Done));
    QCOMPARE(code(read(client).stepAt(2).state()), code(StepState::Failed));
    QCOMPARE(read(client).failure, why);
}

void TestProgress::repeatedCallsAreCounted()
{
    const ActorId server = endpoint("server");
    for (int i = 0; i < 6; ++i) {
        call(server, CallName::Recvfrom, 3);
        returns(server, CallName::Recvfrom, 3, 5);
    }
    QCOMPARE(read(server).stepAt(3).returns, 6U);
    call(server, CallName::Recvfrom, 3);
    QCOMPARE(code(read(server).stepAt(3).state()), code(StepState::InCall));
    QCOMPARE(read(server).stepAt(3).returns, 6U);
}

void TestProgress::aNewRunForgetsTheStepsOfTheOldOne()
{
    const ActorId client = endpoint("client");
    state(client, StateCode::Running, 1);
    call(client, CallName::Socket, 1);
    returns(client, CallName::Socket, 1, -1, EMFILE);
    state(client, StateCode::Failed);
    QCOMPARE(code(read(client).stepAt(1).state()), code(StepState::Failed));
    state(client, StateCode::Running, 1);
    QCOMPARE(code(read(client).stepAt(1).state()), code(StepState::NotReached));
    QCOMPARE(int(read(client).run), int(StateCode::Running));
    call(client, CallName::Socket, 1);
    read(client);
    state(client, StateCode::Running, 0);
    QCOMPARE(code(read(client).stepAt(1).state()), code(StepState::NotReached));
}

void TestProgress::goingOnAfterAPauseForgetsNothing()
{
    const ActorId client = endpoint("client");
    state(client, StateCode::Running, 1);
    call(client, CallName::Socket, 1);
    returns(client, CallName::Socket, 1, 7);
    state(client, StateCode::Paused, 2);
    state(client, StateCode::Running, 2);
    QCOMPARE(code(read(client).stepAt(1).state()), code(StepState::Done));
}

void TestProgress::aWaitForAConditionEndsWithTheCall()
{
    const ActorId client = endpoint("client");
    state(client, StateCode::Running, 1);
    state(client, StateCode::Waiting, 2);
    QCOMPARE(code(read(client).stepAt(2).state()), code(StepState::Waiting));
    call(client, CallName::Sendto, 2);
    returns(client, CallName::Sendto, 2, 5);
    QCOMPARE(code(read(client).stepAt(2).state()), code(StepState::Done));
}

void TestProgress::aStoppedCallIsCancelledNotFailed()
{
    const ActorId server = endpoint("server");
    state(server, StateCode::Running, 1);
    call(server, CallName::Recvfrom, 3);
    returns(server, CallName::Recvfrom, 3, -1, EAGAIN);
    append(server,
        {.kind = EventKind::Note, .step = 3, .code = static_cast<std::uint16_t>(NoteCode::StoppedByPerson)});
    state(server, StateCode::Stopped);
    QCOMPARE(code(read(server).stepAt(3).state()), code(StepState::Cancelled));
    QCOMPARE(int(read(server).run), int(StateCode::Stopped));
}

void TestProgress::lookingUpANameIsNotTheStepsResult()
{
    const ActorId client = endpoint("client");
    call(client, CallName::Getaddrinfo, 2);
    returns(client, CallName::Getaddrinfo, 2, 0);
    QCOMPARE(read(client).stepAt(2).returns, 0U);
    call(client, CallName::Getaddrinfo, 2);
    returns(client, CallName::Getaddrinfo, 2, -1, ENOENT);
    QCOMPARE(code(read(client).stepAt(2).state()), code(StepState::Failed));
}

void TestProgress::theSocketsStateAndAddressesAreTheNewest()
{
    const ActorId client = endpoint("client");
    QCOMPARE(int(read(client).socket), int(StateCode::Created));
    state(client, StateCode::Open, 1);
    Event established;
    established.actor = client;
    established.kind = EventKind::State;
    established.code = static_cast<std::uint16_t>(StateCode::Established);
    established.local = *wire::SocketAddress::parse("127.0.0.1:40000");
    established.peer = *wire::SocketAddress::parse("127.0.0.1:8888");
    m_journal->append(established);
    QCOMPARE(int(read(client).socket), int(StateCode::Established));
    QCOMPARE(read(client).local.port, std::uint16_t(40000));
    QCOMPARE(read(client).peer.port, std::uint16_t(8888));
    state(client, StateCode::Closed, 5);
    QCOMPARE(int(read(client).socket), int(StateCode::Closed));
}

void TestProgress::movedBytesLossAndDropsAreCounted()
{
    const ActorId client = endpoint("client");
    const Seq sent = returns(client, CallName::Sendto, 2, 5);
    returns(client, CallName::Sendto, 2, 0); // an empty datagram is a message too
    returns(client, CallName::Sendto, 2, -1, EPERM);
    returns(client, CallName::Recvfrom, 3, 12);
    append(client,
        {.kind = EventKind::Failure,
            .code = static_cast<std::uint16_t>(FailureCode::IcmpError),
            .cause = sent});
    append(client,
        {.kind = EventKind::Failure,
            .code = static_cast<std::uint16_t>(FailureCode::IcmpError)}); // of whose, is unknown
    append(client,
        {.kind = EventKind::Failure,
            .code = static_cast<std::uint16_t>(FailureCode::KernelDrops),
            .argument = 40});
    append(client,
        {.kind = EventKind::Failure,
            .code = static_cast<std::uint16_t>(FailureCode::KernelDrops),
            .argument = 2});
    const ActorProgress& progress = read(client);
    QCOMPARE(progress.bytesSent, std::uint64_t(5));
    QCOMPARE(progress.sends, std::uint64_t(2));
    QCOMPARE(progress.bytesReceived, std::uint64_t(12));
    QCOMPARE(progress.receives, std::uint64_t(1));
    QCOMPARE(progress.lost, std::uint64_t(1));
    QCOMPARE(progress.dropped, std::uint64_t(42));
}

void TestProgress::whatConnectionsDoAddsUpAtTheirServer()
{
    const ActorId server = endpoint("server");
    state(server, StateCode::Running, 1);
    const ActorId first = endpoint("server#1", server);
    const ActorId second = endpoint("server#2", server);
    state(first, StateCode::Established);
    state(second, StateCode::Established);
    call(first, CallName::Recv, 1);
    returns(first, CallName::Recv, 1, 3);
    call(second, CallName::Recv, 1);
    const Seq last = returns(second, CallName::Recv, 1, 4);
    call(first, CallName::Recv, 1);
    const ActorProgress& progress = read(server);
    QCOMPARE(progress.connectionStepAt(1).returns, 2U);
    QCOMPARE(progress.connectionStepAt(1).returned, last);
    QCOMPARE(code(progress.connectionStepAt(1).state()), code(StepState::InCall));
    QCOMPARE(progress.connections, 2U);
    QCOMPARE(progress.newestConnection, 2U);
    state(first, StateCode::Closed, 2);
    state(second, StateCode::Closed, 2);
    QCOMPARE(read(server).openConnections, 0U);
    QCOMPARE(read(server).connections, 2U);
    QCOMPARE(m_progress->actor(first).stepAt(1).returns, 1U);
}

void TestProgress::connectionsOfAnOldRunNoLongerCount()
{
    const ActorId server = endpoint("server");
    state(server, StateCode::Running, 1);
    const ActorId old = endpoint("server#1", server);
    state(old, StateCode::Established);
    call(old, CallName::Recv, 1);
    state(server, StateCode::Stopped);
    state(server, StateCode::Running, 1);
    returns(old, CallName::Recv, 1, 3);
    state(old, StateCode::Closed);
    const ActorProgress& progress = read(server);
    QCOMPARE(progress.connectionStepAt(1).returns, 0U);
    QCOMPARE(progress.connections, 0U);
    QCOMPARE(progress.openConnections, 0U);
}

void TestProgress::theNewestEndpointOfANameIsFound()
{
    const ActorId first = endpoint("server");
    const ActorId second = endpoint("server");
    endpoint("client");
    read(first);
    const JournalView view(*m_journal);
    QCOMPARE(m_progress->find(view, "server").value(), second);
    QVERIFY(!m_progress->find(view, "nobody").has_value());
}

QTEST_GUILESS_MAIN(TestProgress)
#include "tst_progress.moc"
