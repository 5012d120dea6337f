// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/talk/desk.h"

#include "core/talk/fields.h"

#include <algorithm>

namespace socketscope::ui {

namespace {

using talk::RunState;

bool isActive(RunState state)
{
    return state == RunState::Running || state == RunState::Paused;
}

bool isDatagram(talk::Role role)
{
    return role == talk::Role::UdpServer || role == talk::Role::UdpClient;
}

} // namespace

Desk::Desk(SessionFactory makeSession, QObject* parent)
    : QObject(parent)
    , m_makeSession(std::move(makeSession))
{
}

Desk::~Desk() = default;

const talk::EndpointSpec* Desk::find(const std::string& name) const
{
    const auto found = std::find_if(m_specs.begin(), m_specs.end(),
        [&name](const talk::EndpointSpec& spec) { return spec.name == name; });
    return found == m_specs.end() ? nullptr : &*found;
}

/// See letGo().
std::shared_ptr<const void> Desk::clear()
{
    m_progress = {};
    m_ids.clear();
    m_sceneName.clear();
    return letGo(*this);
}

void Desk::replaceSession(const QString& title, const QString& sceneName)
{
    const auto old = clear();
    m_sceneName = sceneName;
    put(m_makeSession({.title = title, .sceneName = sceneName}), title);
    connect(session(), &talk::Session::runStateChanged, this, &Desk::onRunState);
    for (const talk::EndpointSpec& spec : m_specs)
        m_ids[spec.name] = session()->addEndpoint(spec);
    Q_EMIT sessionChanged(); // whoever shows the old journal lets go of it here
    Q_EMIT endpointsChanged();
}

void Desk::startEmpty()
{
    const auto old = clear();
    m_specs.clear();
    Q_EMIT sessionChanged();
    Q_EMIT endpointsChanged();
}

void Desk::startScene(const talk::Scene& scene)
{
    m_specs = scene.endpoints;
    replaceSession(QString::fromStdString(scene.title), QString::fromStdString(scene.name));
}

void Desk::startAgain()
{
    replaceSession(QString(title()), QString(m_sceneName)); // both are cleared there
}

void Desk::showReplay(journal::OpenedSession opened, const QString& title)
{
    const auto old = clear();
    put(std::move(opened), title);
    m_specs.clear();
    Q_EMIT sessionChanged();
    Q_EMIT endpointsChanged();
}

void Desk::append(talk::EndpointSpec spec)
{
    if (!session())
        replaceSession({}, {});
    m_ids[spec.name] = session()->addEndpoint(spec);
    m_specs.push_back(std::move(spec));
    Q_EMIT endpointsChanged();
}

std::string Desk::add(talk::Role role, talk::Engine engine)
{
    talk::EndpointSpec spec {talk::freeName(m_specs, role), talk::defaultProgram(role, engine)};
    if (!spec.program.isServer()) {
        const auto server
            = std::find_if(m_specs.begin(), m_specs.end(), [role](const talk::EndpointSpec& other) {
                  return other.program.isServer() && isDatagram(other.program.role) == isDatagram(role);
              });
        if (server != m_specs.end())
            talk::talkTo(spec.program, server->name);
    }
    std::string name = spec.name;
    append(std::move(spec));
    return name;
}

void Desk::duplicate(const std::string& name)
{
    if (const talk::EndpointSpec* original = find(name))
        append({talk::freeName(m_specs, original->program.role), original->program});
}

void Desk::remove(const std::string& name)
{
    if (!find(name))
        return;
    const journal::ActorProgress* progress = progressOf(name);
    const talk::Specs before = m_specs;
    talk::remove(m_specs, name, progress ? progress->local : wire::SocketAddress {});
    session()->removeEndpoint(m_ids.at(name));
    m_ids.erase(name);
    for (const talk::EndpointSpec& spec : m_specs)
        if (std::find(before.begin(), before.end(), spec) == before.end())
            session()->setProgram(m_ids.at(spec.name), spec.program);
    Q_EMIT endpointsChanged();
}

bool Desk::rename(const std::string& from, const std::string& to)
{
    if (!find(from) || !talk::isPossibleName(m_specs, to))
        return false;
    const talk::Specs before = m_specs;
    talk::rename(m_specs, from, to);
    // A lane keeps the name under which it was seen; the new name gets a lane of its own.
    session()->removeEndpoint(m_ids.at(from));
    m_ids.erase(from);
    for (const talk::EndpointSpec& spec : m_specs) {
        if (spec.name == to)
            m_ids[to] = session()->addEndpoint(spec);
        else if (std::find(before.begin(), before.end(), spec) == before.end())
            session()->setProgram(m_ids.at(spec.name), spec.program);
    }
    Q_EMIT endpointsChanged();
    return true;
}

void Desk::setProgram(const std::string& name, const talk::Program& program)
{
    for (talk::EndpointSpec& spec : m_specs) {
        if (spec.name != name || spec.program == program)
            continue;
        spec.program = program;
        session()->setProgram(m_ids.at(name), program);
    }
}

void Desk::run(const std::string& name)
{
    if (m_ids.contains(name))
        session()->run(m_ids.at(name));
}

void Desk::step(const std::string& name)
{
    if (m_ids.contains(name))
        session()->step(m_ids.at(name));
}

void Desk::stop(const std::string& name)
{
    if (m_ids.contains(name))
        session()->stop(m_ids.at(name));
}

void Desk::runAll()
{
    if (session())
        session()->runAll();
}

void Desk::stopAll()
{
    if (session())
        session()->stopAll();
}

const std::string* Desk::nextToStep() const
{
    if (!session())
        return nullptr;
    for (const talk::EndpointSpec& spec : m_specs) {
        const RunState state = runState(spec.name);
        if (state == RunState::Ready || state == RunState::Paused)
            return &spec.name;
    }
    return nullptr;
}

bool Desk::canStepAny() const
{
    return nextToStep() != nullptr;
}

bool Desk::stepAny()
{
    const std::string* name = nextToStep();
    if (name)
        step(*name);
    return name != nullptr;
}

RunState Desk::runState(const std::string& name) const
{
    const auto id = m_ids.find(name);
    return session() && id != m_ids.end() ? session()->runState(id->second) : RunState::Ready;
}

bool Desk::isBusy() const
{
    return std::any_of(m_specs.begin(), m_specs.end(),
        [this](const talk::EndpointSpec& spec) { return isActive(runState(spec.name)); });
}

void Desk::onRunState(talk::EndpointId id, RunState)
{
    for (const auto& [name, known] : m_ids)
        if (known == id)
            Q_EMIT runStateChanged(QString::fromStdString(name));
}

bool Desk::catchUp()
{
    return m_progress.update(journal::JournalView(journal()));
}

std::optional<journal::ActorId> Desk::actorOf(const std::string& name) const
{
    return m_progress.find(journal::JournalView(journal()), name);
}

const journal::ActorProgress* Desk::progressOf(const std::string& name) const
{
    const auto id = actorOf(name);
    return id ? &m_progress.actor(*id) : nullptr;
}

} // namespace socketscope::ui
