// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/talk/stagehost.h"

#include "core/net/sockaddr.h"
#include "core/net/socketsource.h"
#include "core/net/sockettable.h"
#include "core/talk/bsd/bsddriver.h"
#include "core/talk/qt/qtdriver.h"

#include <algorithm>
#include <cerrno>
#include <sys/socket.h>
#include <unistd.h>

namespace socketscope::talk {

namespace {

constexpr std::size_t mostKnown = 4096;

bool hasConditions(const std::vector<Step>& steps)
{
    return std::any_of(steps.begin(), steps.end(), [](const Step& step) {
        const auto* send = std::get_if<SendStep>(&step.action);
        const auto* connect = std::get_if<ConnectStep>(&step.action);
        return !step.after.empty() || (send && !send->to.endpoint.empty())
            || (connect && !connect->to.endpoint.empty());
    });
}

} // namespace

Stage::Host::Host(Stage& stage, journal::Journal& journal, Surroundings surroundings)
    : m_stage(stage)
    , m_journal(journal)
    , m_surroundings(std::move(surroundings))
{
}

Stage::Host::~Host() = default;

std::unique_ptr<Driver> Stage::Host::makeDriver(const Program& program)
{
    if (program.engine == Engine::Qt)
        return makeQtDriver(program.role, m_surroundings.sockets);
    return std::make_unique<BsdDriver>(m_surroundings.sockets);
}

const Lane* Stage::Host::laneNamed(const std::string& name) const
{
    for (const auto& [id, member] : m_members) {
        if (member.name == name)
            return member.lane.get();
        if (!name.starts_with(member.name + '#'))
            continue;
        for (const auto& [number, lane] : member.connections)
            if (lane->name() == name)
                return lane.get();
    }
    return nullptr;
}

bool Stage::Host::holds(const Condition& condition) const
{
    const Lane* lane = laneNamed(condition.actor);
    if (!lane)
        return false;
    const auto call = static_cast<std::size_t>(condition.call);
    const auto& counts = condition.blocked ? lane->counts().blocked : lane->counts().returned;
    return counts[call] >= condition.occurrence;
}

std::optional<wire::SocketAddress> Stage::Host::addressOf(const std::string& endpoint) const
{
    const auto bound = m_bound.find(endpoint);
    return bound == m_bound.end() ? std::nullopt : std::optional(bound->second);
}

Result<std::uint16_t> Stage::Host::reservedPort(const std::string& name, const wire::IpAddress& at)
{
    if (const auto known = m_reserved.find(name); known != m_reserved.end())
        return known->second;
    // Bound and closed again: free now, and nothing else is likely to be given it soon.
    const auto descriptor = m_surroundings.sockets.open(net::nativeFamily(at.family), SOCK_STREAM, 0);
    if (!descriptor)
        return fail(descriptor.error());
    const auto native = net::toNative({at, 0});
    const int bound = ::bind(*descriptor, native.get(), native.length);
    const int error = errno;
    const std::uint16_t port = net::localAddress(*descriptor).port;
    ::close(*descriptor);
    if (bound < 0)
        return fail({.code = ErrorCode::SystemCall, .detail = "bind", .systemError = error});
    m_reserved[name] = port;
    return port;
}

void Stage::Host::lookUp(Lane&, const std::string& host, LookUpDone done)
{
    m_resolver.lookUp(host, wire::Family::None, std::move(done));
}

journal::Facts Stage::Host::holderOf(const wire::SocketAddress& address, bool datagram) const
{
    const auto holder = net::findHolder(address, !datagram);
    const auto ours = std::find_if(m_known.rbegin(), m_known.rend(), [&](const Known& known) {
        if (holder && holder->kind == net::Holder::Kind::TimeWait)
            return known.local == holder->local && known.peer == holder->peer;
        return known.local.port == address.port
            && (known.local.ip == address.ip || known.local.ip.isAny() || address.ip.isAny());
    });
    const bool byUs = ours != m_known.rend()
        && (!holder || holder->kind == net::Holder::Kind::TimeWait || holder->pid == ::getpid());
    journal::Facts facts {{"address", address.text()}};
    if (!holder) {
        facts.emplace_back("holder", byUs ? "journal" : "unknown");
    } else if (holder->kind == net::Holder::Kind::TimeWait) {
        facts.emplace_back("holder", "time-wait");
        facts.emplace_back("seconds", std::to_string(holder->secondsLeft));
        facts.emplace_back("local", holder->local.text());
        facts.emplace_back("peer", holder->peer.text());
    } else if (holder->kind == net::Holder::Kind::Process) {
        facts.emplace_back("holder", byUs ? "journal" : "process");
        facts.emplace_back("pid", std::to_string(holder->pid));
        facts.emplace_back("process", holder->program);
    } else {
        facts.emplace_back("holder", "unknown");
    }
    if (byUs)
        facts.emplace_back("actor", ours->actor);
    return facts;
}

void Stage::Host::remember(
    const Lane& lane, const wire::SocketAddress& local, const wire::SocketAddress& peer)
{
    if (m_known.size() == mostKnown)
        m_known.pop_front();
    m_known.push_back({lane.name(), local, peer});
}

void Stage::Host::isBound(Lane& lane, const wire::SocketAddress& address)
{
    m_bound[lane.name()] = address;
    remember(lane, address, {});
}

void Stage::Host::isConnected(Lane& lane, const wire::SocketAddress& local, const wire::SocketAddress& peer)
{
    remember(lane, local, peer);
}

void Stage::Host::hasAccepted(Lane& listener, std::unique_ptr<Driver> connection, const Outcome& outcome)
{
    Member* owner = memberOf(listener);
    if (!owner)
        return;
    const std::uint32_t number = ++owner->connectionsSoFar;
    const std::string name = owner->name + '#' + std::to_string(number);
    const journal::ActorId actor = m_journal.addActor({.name = name,
                                                          .role = Role::TcpConnection,
                                                          .parent = owner->actor,
                                                          .number = number,
                                                          .byQt = listener.program().engine == Engine::Qt},
        now());
    auto lane = std::make_unique<Lane>(*this,
        Lane::Setup {.actor = actor,
            .name = name,
            .program = owner->program,
            .driver = std::move(connection),
            .local = outcome.local,
            .peer = outcome.peer});
    Lane& started = *lane;
    m_owners[&started] = owner->id;
    remember(started, outcome.local, outcome.peer);
    owner->connections.emplace(number, std::move(lane));
    if (!owner->stepping)
        started.run();
    else
        started.pause();
}

void Stage::Host::callsChanged()
{
    if (m_hasConditions)
        reconsiderSoon();
}

void Stage::Host::reconsiderSoon()
{
    if (m_reconsidering)
        return;
    m_reconsidering = true;
    QMetaObject::invokeMethod(
        &m_stage, [this] { reconsider(); }, Qt::QueuedConnection);
}

void Stage::Host::reconsider()
{
    m_reconsidering = false;
    for (auto& [id, member] : m_members) {
        if (member.lane)
            member.lane->reconsiderConditions();
        for (auto& [number, lane] : member.connections)
            lane->reconsiderConditions();
    }
    if (!m_reconsidering) // nothing has happened on the way
        endDeadlock();
}

void Stage::Host::endDeadlock()
{
    std::vector<Lane*> waiting;
    for (auto& [id, member] : m_members) {
        std::vector<Lane*> lanes;
        if (!member.lane)
            return; // a person may run it yet
        lanes.push_back(member.lane.get());
        for (auto& [number, lane] : member.connections)
            lanes.push_back(lane.get());
        for (Lane* lane : lanes) {
            if (lane->state() == RunState::Ready)
                return; // a person may run it yet
            if (!lane->isActive())
                continue;
            if (!lane->waitsForCondition())
                return;
            waiting.push_back(lane);
        }
    }
    for (Lane* lane : waiting)
        lane->failToWait();
}

void Stage::Host::descriptorFreed()
{
    for (auto& [id, member] : m_members)
        if (member.lane)
            member.lane->reconsiderDescriptors();
}

Stage::Host::Member* Stage::Host::memberOf(const Lane& lane)
{
    const auto owner = m_owners.find(&lane);
    return owner == m_owners.end() ? nullptr : member(owner->second);
}

void Stage::Host::stateChanged(Lane& lane)
{
    Member* owner = memberOf(lane);
    if (!owner)
        return;
    if (lane.isConnection() && !lane.isActive()) {
        // From the event loop: the lane is still on the stack.
        QMetaObject::invokeMethod(
            &m_stage,
            [this, id = owner->id, gone = &lane] {
                Member* later = member(id);
                if (!later || !m_owners.contains(gone) || gone->isActive() || gone->holdsSocket())
                    return; // a program without close leaves its socket open, until it is stopped
                std::erase_if(later->connections, [this, gone](const auto& entry) {
                    if (entry.second.get() != gone)
                        return false;
                    m_owners.erase(gone);
                    return true;
                });
                updateState(*later);
                if (m_hasConditions)
                    reconsiderSoon();
            },
            Qt::QueuedConnection);
        return;
    }
    updateState(*owner);
    if (m_hasConditions && !lane.isActive())
        reconsiderSoon(); // somebody may wait for a call that will not come any more
}

Stage::Host::Member* Stage::Host::member(EndpointId id)
{
    const auto found = m_members.find(id);
    return found == m_members.end() ? nullptr : &found->second;
}

Stage::Host::Member& Stage::Host::add(EndpointId id, const EndpointSpec& spec)
{
    Member& member = m_members[id];
    member.id = id;
    member.name = spec.name;
    member.program = std::make_shared<const Program>(spec.program);
    member.actor = m_journal.addActor(
        {.name = spec.name, .role = spec.program.role, .byQt = spec.program.engine == Engine::Qt}, now());
    return member;
}

void Stage::Host::remove(EndpointId id)
{
    if (Member* gone = member(id)) {
        forgetRun(*gone);
        m_members.erase(id);
    }
}

void Stage::Host::forgetRun(Member& member)
{
    for (auto& [number, lane] : member.connections) {
        m_owners.erase(lane.get());
        lane->abandon();
        lane.release()->deleteLater();
    }
    member.connections.clear();
    if (member.lane) {
        m_owners.erase(member.lane.get());
        member.lane->abandon();
        member.lane.release()->deleteLater();
    }
    m_bound.erase(member.name);
}

Lane& Stage::Host::freshLane(Member& member)
{
    if (member.lane && (member.lane->isActive() || member.lane->state() == RunState::Ready))
        return *member.lane;
    forgetRun(member);
    member.lane = std::make_unique<Lane>(
        *this, Lane::Setup {.actor = member.actor, .name = member.name, .program = member.program});
    m_owners[member.lane.get()] = member.id;
    m_hasConditions = std::any_of(m_members.begin(), m_members.end(), [](const auto& entry) {
        return hasConditions(entry.second.program->steps) || hasConditions(entry.second.program->connection);
    });
    return *member.lane;
}

Lane* Stage::Host::laneToStep(Member& member)
{
    for (auto& [number, lane] : member.connections)
        if (lane->canStep())
            return lane.get();
    if (member.lane && member.lane->isActive())
        return member.lane->canStep() ? member.lane.get() : nullptr;
    const bool connectionsGoOn = std::any_of(member.connections.begin(), member.connections.end(),
        [](const auto& entry) { return entry.second->isActive(); });
    return connectionsGoOn ? nullptr : &freshLane(member);
}

void Stage::Host::updateState(Member& member)
{
    RunState state = member.lane ? member.lane->state() : RunState::Ready;
    bool running = state == RunState::Running;
    bool paused = state == RunState::Paused;
    for (const auto& [number, lane] : member.connections) {
        running = running || lane->state() == RunState::Running;
        paused = paused || lane->state() == RunState::Paused;
    }
    if (paused && (member.stepping || !running))
        state = RunState::Paused;
    else if (running)
        state = RunState::Running;
    if (state != member.state) {
        member.state = state;
        Q_EMIT m_stage.runStateChanged(member.id, state);
    }
    const bool idle = isIdle();
    if (idle && !m_wasIdle)
        Q_EMIT m_stage.becameIdle();
    m_wasIdle = idle;
}

bool Stage::Host::isIdle() const
{
    return std::none_of(m_members.begin(), m_members.end(), [](const auto& entry) {
        return entry.second.state == RunState::Running || entry.second.state == RunState::Paused;
    });
}

std::vector<EndpointId> Stage::Host::ids() const
{
    std::vector<EndpointId> ids;
    for (const auto& [id, member] : m_members)
        ids.push_back(id);
    return ids;
}

} // namespace socketscope::talk
