// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/progress.h"

namespace socketscope::journal {
namespace {

StepProgress at(const std::vector<StepProgress>& steps, std::size_t number)
{
    return number >= 1 && number <= steps.size() ? steps[number - 1] : StepProgress {};
}

StepProgress& grownTo(std::vector<StepProgress>& steps, std::size_t number)
{
    if (steps.size() < number)
        steps.resize(number);
    return steps[number - 1];
}

bool isSocketState(StateCode state)
{
    return state >= StateCode::Open && state <= StateCode::Closed;
}

/// The journal calls the second actor that asks for a name "name~2".
bool isNamed(std::string_view actor, std::string_view name)
{
    if (!actor.starts_with(name))
        return false;
    const std::string_view rest = actor.substr(name.size());
    return rest.empty()
        || (rest.size() > 1 && rest.front() == '~'
            && rest.find_first_not_of("0123456789", 1) == std::string_view::npos);
}

} // namespace

StepState StepProgress::state() const
{
    if (open > 0)
        return StepState::InCall;
    if (cancelled)
        return StepState::Cancelled;
    if (failed)
        return StepState::Failed;
    if (waiting)
        return StepState::Waiting;
    return returns > 0 ? StepState::Done : StepState::NotReached;
}

StepProgress ActorProgress::stepAt(std::size_t number) const
{
    return at(steps, number);
}

StepProgress ActorProgress::connectionStepAt(std::size_t number) const
{
    return at(connectionSteps, number);
}

bool ProgramProgress::update(const JournalView& view)
{
    for (ActorId id = static_cast<ActorId>(m_actors.size()); id < view.actorCount(); ++id) {
        m_actors.emplace_back();
        m_runs.push_back(0);
        m_parents.push_back({view.actor(id).parent < id ? view.actor(id).parent : 0, 0});
    }
    const Seq before = m_read;
    while (m_read < view.size()) {
        const Event& event = view.at(m_read + 1);
        // An actor may have been added after the view counted them: its events wait for the next view.
        if (event.actor >= m_actors.size())
            break;
        ++m_read;
        take(view, event);
    }
    return m_read != before;
}

std::optional<ActorId> ProgramProgress::find(const JournalView& view, std::string_view name) const
{
    for (ActorId id = static_cast<ActorId>(m_actors.size()); id-- > 1;)
        if (isNamed(view.actor(id).name, name))
            return id;
    return std::nullopt;
}

template <class Change> void ProgramProgress::changeStep(const Event& event, Change change)
{
    if (event.step == 0)
        return;
    change(grownTo(m_actors[event.actor].steps, event.step));
    const Parent parent = m_parents[event.actor];
    if (parent.id != 0 && m_runs[parent.id] == parent.run)
        change(grownTo(m_actors[parent.id].connectionSteps, event.step));
}

void ProgramProgress::take(const JournalView& view, const Event& event)
{
    ActorProgress& actor = m_actors[event.actor];
    switch (event.kind) {
    case EventKind::Call:
        takeCall(event);
        break;
    case EventKind::Return:
        takeReturn(view, event);
        break;
    case EventKind::State:
        takeState(view, event);
        break;
    case EventKind::Failure:
        actor.failure = event.seq;
        if (event.failure() == FailureCode::IcmpError && event.cause != 0)
            ++actor.lost;
        if (event.failure() == FailureCode::KernelDrops && event.argument > 0)
            actor.dropped += static_cast<std::uint64_t>(event.argument);
        break;
    case EventKind::Note:
        if (event.note() == NoteCode::StoppedByPerson && actor.step != 0)
            for (StepProgress& step : actor.steps)
                step.cancelled = &step == &actor.steps[actor.step - 1U] && step.failed;
        break;
    case EventKind::Message:
    case EventKind::Packet:
        break;
    }
}

void ProgramProgress::takeCall(const Event& event)
{
    if (event.step != 0)
        m_actors[event.actor].step = event.step;
    changeStep(event, [&event](StepProgress& step) {
        step.call = event.seq;
        step.waiting = false;
        step.cancelled = false;
        ++step.open;
    });
}

void ProgramProgress::takeReturn(const JournalView& view, const Event& event)
{
    ActorProgress& actor = m_actors[event.actor];
    // Looking up a host name is on the way to the step's own call; only its failure is a result of the step.
    const bool counts = event.call != CallName::Getaddrinfo || event.result < 0;
    changeStep(event, [&event, counts](StepProgress& step) {
        if (step.open > 0)
            --step.open;
        if (!counts)
            return;
        step.returned = event.seq;
        step.failed = event.result < 0;
        ++step.returns;
    });
    if (event.result < 0)
        return;
    const auto moved = static_cast<std::uint64_t>(event.result);
    if (event.call == CallName::Send || event.call == CallName::Sendto) {
        actor.bytesSent += moved;
        ++actor.sends;
    } else if (event.call == CallName::Recvfrom || (event.call == CallName::Recv && moved > 0)) {
        actor.bytesReceived += moved;
        ++actor.receives;
    } else if (event.call == CallName::Bind || event.call == CallName::Connect) {
        actor.local = event.local;
    }
    if (event.call == CallName::Connect)
        actor.peer = event.peer.isNone() && event.cause != 0 ? view.at(event.cause).peer : event.peer;
}

void ProgramProgress::takeState(const JournalView& view, const Event& event)
{
    ActorProgress& actor = m_actors[event.actor];
    const StateCode state = event.state();
    if (state == StateCode::Created) {
        Parent& parent = m_parents[event.actor];
        parent.run = m_runs[parent.id];
        if (parent.id != 0)
            m_actors[parent.id].newestConnection = view.actor(event.actor).number;
        return;
    }
    if (isSocketState(state)) {
        takeSocketState(actor, event);
        return;
    }
    const bool wasAtRest = actor.run != StateCode::Running && actor.run != StateCode::Paused
        && actor.run != StateCode::Waiting;
    if (state == StateCode::Running && (wasAtRest || event.step == 0))
        startRun(actor);
    if (state == StateCode::Waiting)
        changeStep(event, [](StepProgress& step) { step.waiting = true; });
    actor.run = state;
}

void ProgramProgress::takeSocketState(ActorProgress& actor, const Event& event)
{
    const ActorId parentId = m_parents[event.actor].id;
    if (parentId != 0 && m_runs[parentId] == m_parents[event.actor].run) {
        ActorProgress& parent = m_actors[parentId];
        if (actor.socket == StateCode::Created) {
            ++parent.connections;
            ++parent.openConnections;
        }
        if (event.state() == StateCode::Closed && actor.socket != StateCode::Closed
            && parent.openConnections > 0)
            --parent.openConnections;
    }
    actor.socket = event.state();
    if (!event.local.isNone())
        actor.local = event.local;
    if (!event.peer.isNone())
        actor.peer = event.peer;
}

void ProgramProgress::startRun(ActorProgress& actor)
{
    ++m_runs[static_cast<std::size_t>(&actor - m_actors.data())];
    actor = {};
}

} // namespace socketscope::journal
