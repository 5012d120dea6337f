// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/talk/stage.h"

#include "core/talk/stagehost.h"

namespace socketscope::talk {

Stage::Stage(journal::Journal& journal, Surroundings surroundings, QObject* parent)
    : QObject(parent)
    , m_host(std::make_unique<Host>(*this, journal, std::move(surroundings)))
{
}

Stage::~Stage() = default;

void Stage::add(EndpointId id, const EndpointSpec& spec)
{
    if (!m_host->member(id))
        m_host->add(id, spec);
}

void Stage::setProgram(EndpointId id, const Program& program)
{
    if (auto* member = m_host->member(id))
        member->program = std::make_shared<const Program>(program);
}

void Stage::remove(EndpointId id)
{
    stop(id);
    m_host->remove(id);
}

void Stage::run(EndpointId id)
{
    auto* member = m_host->member(id);
    if (!member)
        return;
    member->stepping = false;
    m_host->freshLane(*member).run();
    for (auto& [number, lane] : member->connections)
        lane->run();
    m_host->updateState(*member);
}

void Stage::step(EndpointId id)
{
    auto* member = m_host->member(id);
    if (!member)
        return;
    member->stepping = true;
    if (Lane* lane = m_host->laneToStep(*member))
        lane->step();
    m_host->updateState(*member);
}

void Stage::stop(EndpointId id)
{
    auto* member = m_host->member(id);
    if (!member)
        return;
    for (auto& [number, lane] : member->connections)
        lane->stop();
    if (member->lane)
        member->lane->stop();
    m_host->updateState(*member);
}

void Stage::runAll()
{
    m_host->forgetReservedPorts();
    std::vector<Lane*> lanes;
    // All of them start from nothing before the first runs, so that no condition holds from an earlier run.
    for (const EndpointId id : m_host->ids()) {
        auto* member = m_host->member(id);
        member->stepping = false;
        lanes.push_back(&m_host->freshLane(*member));
    }
    for (Lane* lane : lanes)
        lane->run();
    for (const EndpointId id : m_host->ids())
        m_host->updateState(*m_host->member(id));
}

void Stage::stopAll()
{
    for (const EndpointId id : m_host->ids())
        stop(id);
}

void Stage::addNote(const std::string& text)
{
    journal::Event note;
    note.at = m_host->now();
    note.code = static_cast<std::uint16_t>(journal::NoteCode::Text);
    m_host->journal().append(note, toBytes(text));
}

bool Stage::isIdle() const
{
    return m_host->isIdle();
}

} // namespace socketscope::talk
