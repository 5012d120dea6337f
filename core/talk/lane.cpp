// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/talk/lane.h"

#include "core/journal/facts.h"

namespace socketscope::talk {

using namespace std::chrono_literals;
using journal::CallName;
using journal::EventKind;
using journal::FailureCode;
using journal::NoteCode;
using journal::StateCode;

namespace {

/// Calls made before the event loop gets a turn, so that Stop is heard in a flood.
constexpr int callsPerTurn = 128;

int roundedUpToMilliseconds(Duration duration)
{
    return static_cast<int>(std::chrono::ceil<std::chrono::milliseconds>(duration).count());
}

} // namespace

Lane::Lane(LaneHost& host, Setup setup, QObject* parent)
    : QObject(parent)
    , m_host(host)
    , m_actor(setup.actor)
    , m_name(std::move(setup.name))
    , m_program(std::move(setup.program))
    , m_isConnection(setup.driver != nullptr)
    , m_steps(m_isConnection ? m_program->connection : m_program->steps)
    , m_driver(std::move(setup.driver))
    , m_local(setup.local)
    , m_peer(setup.peer)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, &Lane::onWaitedLong);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (m_waiting == Waiting::Call)
            onReceiveTimeout();
        else if (m_waiting == Waiting::More)
            endQuiet(false);
        resumeFrom(Waiting::Time);
        resumeFrom(Waiting::Descriptors);
    });
}

Lane::~Lane() = default;

void Lane::run()
{
    m_stepping = false;
    if (m_state == RunState::Ready || m_state == RunState::Paused)
        setState(RunState::Running);
    if (m_waiting == Waiting::Nothing)
        advance();
}

void Lane::step()
{
    m_stepping = true;
    m_budget = 1;
    if (m_state == RunState::Ready || m_state == RunState::Paused)
        setState(RunState::Running);
    if (m_waiting == Waiting::Nothing)
        advance();
}

bool Lane::canStep() const
{
    return (m_state == RunState::Ready || m_state == RunState::Paused) && (m_reply || m_at < m_steps.size());
}

void Lane::stop()
{
    if (m_state != RunState::Running && m_state != RunState::Paused && !(m_driver && m_driver->isOpen()))
        return;
    m_timer.stop();
    m_patience.stop();
    const bool wasActive = isActive() || m_state == RunState::Ready;
    m_stopping = true;
    if (m_open && m_open->call == CallName::Getaddrinfo) {
        m_open.reset(); // the look-up goes on elsewhere and nobody listens to it any more
    } else if (m_open) {
        m_driver->cancelWake();
        complete({.result = -1,
            .error = m_driver->waitingError()}); // the kernel's last word on the call that waited
    }
    m_waiting = Waiting::Nothing;
    m_reply.reset();
    if (wasActive) {
        journal::Event note = draft(EventKind::Note);
        note.code = static_cast<std::uint16_t>(NoteCode::StoppedByPerson);
        m_host.journal().append(note);
    }
    m_state = RunState::Stopped;
    m_cleaningUp = true;
    if (m_driver && m_driver->isOpen())
        beginClose();
    if (wasActive && !m_isConnection)
        recordState(StateCode::Stopped);
    m_host.stateChanged(*this);
}

void Lane::abandon()
{
    m_timer.stop();
    m_patience.stop();
    m_open.reset();
    m_driver.reset();
    m_state = RunState::Stopped;
}

void Lane::pause()
{
    m_stepping = true;
    m_budget = 0;
    setState(RunState::Paused);
}

void Lane::reconsiderConditions()
{
    resumeFrom(Waiting::Condition);
}

void Lane::reconsiderDescriptors()
{
    resumeFrom(Waiting::Descriptors);
}

void Lane::failToWait()
{
    m_waiting = Waiting::Nothing;
    giveUp();
    advance();
}

void Lane::resumeFrom(Waiting what)
{
    if (m_waiting != what)
        return;
    m_waiting = Waiting::Nothing;
    advance();
}

void Lane::wait(Waiting what)
{
    m_waiting = what;
}

const Step* Lane::current() const
{
    return m_at < m_steps.size() ? &m_steps[m_at] : nullptr;
}

void Lane::advance()
{
    for (int calls = 0; calls < callsPerTurn; ++calls) {
        if (m_state != RunState::Running || m_waiting != Waiting::Nothing || m_open)
            return;
        while (!m_reply && m_peerEnded && current() && current()->whileOpen)
            nextStep();
        if (!m_reply && !current()) {
            finish(m_failed ? RunState::Failed : RunState::Finished);
            return;
        }
        if (m_stepping && m_budget == 0) {
            setState(RunState::Paused);
            return;
        }
        if (!m_reply && (!conditionsHold() || !timeHasCome()))
            return;
        makeNextCall();
    }
    if (m_state != RunState::Running || m_waiting != Waiting::Nothing || m_open)
        return;
    wait(Waiting::Turn);
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (m_waiting == Waiting::Turn) {
                m_waiting = Waiting::Nothing;
                advance();
            }
        },
        Qt::QueuedConnection);
}

bool Lane::conditionsHold()
{
    if (m_callsDone > 0 || m_sent > 0)
        return true; // asked before the first call of a step only
    for (const Condition& condition : current()->after) {
        if (m_host.holds(condition))
            continue;
        waitFor(condition.text());
        return false;
    }
    return true;
}

void Lane::waitFor(const std::string& condition)
{
    wait(Waiting::Condition);
    if (m_awaited == condition)
        return; // asked again, and told already
    m_awaited = condition;
    recordState(StateCode::Waiting, journal::packFacts({{"condition", condition}}));
}

bool Lane::timeHasCome()
{
    const auto* send = std::get_if<SendStep>(&current()->action);
    if (!send || m_callsDone == 0 || m_sent > 0 || send->every <= 0ns)
        return true;
    // Reckoned from the first send, so that late wake-ups do not add up.
    const Instant due = m_firstSend + m_callsDone * send->every;
    const Instant now = m_host.now();
    if (now >= due)
        return true;
    wait(Waiting::Time);
    m_timer.start(roundedUpToMilliseconds(due - now));
    return false;
}

void Lane::nextStep()
{
    ++m_at;
    m_callsDone = 0;
    m_bytesDone = 0;
    m_sent = 0;
    m_awaited.clear();
}

void Lane::giveUp()
{
    m_failed = true;
    m_reply.reset();
    const bool isOpen = m_driver && m_driver->isOpen(); // else there is nothing that a close could close
    while (current() && !(isOpen && std::holds_alternative<CloseStep>(current()->action)))
        nextStep();
    if (current() || !isOpen)
        return;
    m_cleaningUp = true;
    beginClose();
}

void Lane::finish(RunState state)
{
    m_patience.stop();
    m_timer.stop();
    setState(state);
}

void Lane::setState(RunState state)
{
    if (m_state == state)
        return;
    m_state = state;
    constexpr StateCode codes[] {StateCode::Ready, StateCode::Running, StateCode::Paused, StateCode::Finished,
        StateCode::Stopped, StateCode::Failed};
    // A connection's run is that of its server; only its socket has states of its own.
    if (!m_isConnection || state == RunState::Failed)
        recordState(codes[static_cast<std::size_t>(state)]);
    m_host.stateChanged(*this);
}

journal::Event Lane::draft(EventKind kind) const
{
    journal::Event event;
    event.at = m_host.now();
    event.actor = m_actor;
    event.kind = kind;
    event.step = m_reply || !current() || m_cleaningUp ? 0 : static_cast<std::uint16_t>(m_at + 1);
    if (m_program->engine == Engine::Qt)
        event.flags |= journal::Event::ByQt;
    return event;
}

void Lane::recordState(StateCode state, ByteView facts)
{
    journal::Event event = draft(EventKind::State);
    event.code = static_cast<std::uint16_t>(state);
    event.local = m_local;
    event.peer = m_peer;
    m_host.journal().append(event, facts);
}

journal::Seq Lane::recordFailure(
    FailureCode code, journal::Seq cause, std::int32_t argument, int error, ByteView bytes)
{
    journal::Event event = draft(EventKind::Failure);
    event.code = static_cast<std::uint16_t>(code);
    event.cause = cause;
    event.argument = argument;
    event.error = static_cast<std::uint16_t>(error);
    event.local = m_local;
    event.peer = m_peer;
    return m_host.journal().append(event, bytes);
}

} // namespace socketscope::talk
