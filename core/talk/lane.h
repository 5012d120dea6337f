// SPDX-License-Identifier: GPL-3.0-or-later
/// \file One socket that works through a list of calls: an endpoint, or a connection that a server accepted.
#pragma once

#include "core/journal/journal.h"
#include "core/talk/framing.h"
#include "core/talk/lanehost.h"
#include "core/talk/stage.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <array>
#include <map>

namespace socketscope::talk {

/// How often each call has returned and has had to wait, since the run began: what conditions ask for.
struct CallCounts {
    static constexpr std::size_t size = 16;
    std::array<std::uint32_t, size> returned {};
    std::array<std::uint32_t, size> blocked {};
};

class Lane final : public QObject {
    Q_OBJECT

public:
    struct Setup {
        journal::ActorId actor = 0;
        std::string name;
        std::shared_ptr<const Program> program;
        std::unique_ptr<Driver> driver {}; ///< of an accepted connection; empty for an endpoint
        wire::SocketAddress local {}; ///< of an accepted connection
        wire::SocketAddress peer {};
    };

    Lane(LaneHost& host, Setup setup, QObject* parent = nullptr);
    ~Lane() override;

    void run();
    void step();
    void stop();
    /// Closes what is still open without a record of its own: the session ends, or the endpoint runs anew.
    void abandon();
    /// Waits for the next press of Step: a connection that was accepted while stepping.
    void pause();
    void reconsiderConditions();
    void reconsiderDescriptors();
    [[nodiscard]] bool waitsForCondition() const
    {
        return m_state == RunState::Running && m_waiting == Waiting::Condition;
    }
    /// The condition cannot come true any more.
    void failToWait();

    [[nodiscard]] RunState state() const { return m_state; }
    [[nodiscard]] bool isActive() const
    {
        return m_state == RunState::Running || m_state == RunState::Paused;
    }
    /// A press of Step would make a call now.
    [[nodiscard]] bool canStep() const;
    [[nodiscard]] bool holdsSocket() const { return m_driver && m_driver->isOpen(); }
    [[nodiscard]] const CallCounts& counts() const { return m_counts; }
    [[nodiscard]] const std::string& name() const { return m_name; }
    [[nodiscard]] journal::ActorId actor() const { return m_actor; }
    [[nodiscard]] bool isConnection() const { return m_isConnection; }
    [[nodiscard]] const Program& program() const { return *m_program; }

private:
    enum class Waiting : std::uint8_t { Nothing, Call, Condition, Time, LookUp, Descriptors, More, Turn };
    struct OpenCall {
        journal::CallName call = journal::CallName::None;
        journal::Seq seq = 0;
        bool waited = false;
        std::int32_t argument = 0;
        std::uint16_t code = 0;
        wire::SocketAddress local {};
        wire::SocketAddress peer {};
    };
    struct PendingReply {
        Bytes bytes;
        std::size_t sent = 0;
        wire::SocketAddress to {};
    };
    enum class Ready : std::uint8_t { Yes, Later, Impossible };

    // lane.cpp: the program counter
    void advance();
    void resumeFrom(Waiting what);
    void wait(Waiting what);
    [[nodiscard]] const Step* current() const;
    [[nodiscard]] bool conditionsHold();
    void waitFor(const std::string& condition);
    [[nodiscard]] bool timeHasCome();
    void nextStep();
    void giveUp();
    void finish(RunState state);
    void setState(RunState state);

    // lanecalls.cpp: making calls and recording them
    void makeNextCall();
    void begin(OpenCall call, ByteView payload = {});
    void attempt();
    [[nodiscard]] std::optional<Outcome> attemptOnce();
    void complete(const Outcome& outcome);
    void beginSend(ByteView bytes, const wire::SocketAddress& to);
    void beginClose();

    // lanereturns.cpp: what follows from a call that came back
    void afterReturn(const Outcome& outcome, const OpenCall& call, journal::Seq seq);
    void afterBind(const Outcome& outcome, const OpenCall& call, journal::Seq seq);
    void afterAccept(const Outcome& outcome, journal::Seq seq);
    void afterConnect(const Outcome& outcome, const OpenCall& call, journal::Seq seq);
    void afterClose(const Outcome& outcome);
    void recordReports();
    [[nodiscard]] journal::Seq takeCauseOf(const Report& icmpError);
    void onWaitedLong();

    // laneplaces.cpp: where to, and by which family
    [[nodiscard]] Ready resolve(const Place& place, wire::SocketAddress& address);
    [[nodiscard]] Ready socketFamily(const SocketStep& step, wire::Family& family);
    void beginLookUp(const std::string& host);
    void endLookUp(const std::string& host, const Result<std::vector<wire::IpAddress>>& found);

    // lanetransfer.cpp: what was sent and received
    void afterSend(const Outcome& outcome, const OpenCall& call, journal::Seq seq);
    void afterReceive(const Outcome& outcome, journal::Seq seq);
    void receivedDatagram(const Outcome& outcome, journal::Seq seq, ByteView bytes);
    void receivedPart(journal::Seq seq, ByteView bytes);
    void receiveFailed(const Outcome& outcome, journal::Seq seq);
    [[nodiscard]] bool takeMessages(journal::Seq cause);
    void queueReply(ByteView received, const wire::SocketAddress& to);
    [[nodiscard]] bool isReplyLoop(ByteView received);
    [[nodiscard]] bool receiveIsDone(const ReceiveStep& step, std::int32_t result) const;
    void onReceiveTimeout();
    [[nodiscard]] bool waitsForMore(const ReceiveStep& step);
    void endQuiet(bool more);

    // Events
    [[nodiscard]] journal::Event draft(journal::EventKind kind) const;
    void recordState(journal::StateCode state, ByteView facts = {});
    journal::Seq recordFailure(journal::FailureCode code, journal::Seq cause, std::int32_t argument = 0,
        int error = 0, ByteView bytes = {});

    LaneHost& m_host;
    const journal::ActorId m_actor;
    const std::string m_name;
    const std::shared_ptr<const Program> m_program;
    const bool m_isConnection;
    const std::vector<Step>& m_steps;
    std::unique_ptr<Driver> m_driver;
    std::unique_ptr<Driver> m_accepted; ///< between accept's return and the connection's own lane
    wire::SocketAddress m_local;
    wire::SocketAddress m_peer;

    RunState m_state = RunState::Ready;
    Waiting m_waiting = Waiting::Nothing;
    bool m_stepping = false;
    unsigned m_budget = 0; ///< calls that may still be made, when stepping
    bool m_failed = false;
    bool m_stopping = false; ///< what comes back now is recorded, and nothing follows from it
    bool m_cleaningUp = false; ///< closing what the program left open
    std::optional<OpenCall> m_open;
    CallCounts m_counts;

    // The step that is being worked on
    std::size_t m_at = 0;
    std::string m_awaited; ///< the condition that it waits for, in words
    std::uint32_t m_callsDone = 0;
    std::uint64_t m_bytesDone = 0;
    std::size_t m_sent = 0; ///< bytes of the current message that the kernel took
    Instant m_firstSend {};
    std::optional<Framer> m_framer;
    bool m_moreCame = false; ///< what was waited for with Waiting::More
    bool m_peerEnded = false; ///< recv returned 0: the stream is at its end
    bool m_messageTaken = false; ///< the last recv completed a framed message
    std::optional<PendingReply> m_reply;
    std::vector<std::uint8_t> m_buffer;
    ByteView m_sending;

    std::array<journal::Seq, 32> m_recentSends {};
    std::size_t m_recentSend = 0;
    Bytes m_lastReply;
    std::uint32_t m_repeatedReplies = 0;
    std::uint32_t m_failuresInARow = 0;
    std::map<std::string, std::vector<wire::IpAddress>> m_lookedUp;
    QTimer m_timer; ///< repeated sends, time-outs of receiving, descriptors that come back
    QTimer m_patience; ///< a send that waits for long
};

} // namespace socketscope::talk
