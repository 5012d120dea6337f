// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/talk/sceneorder.h"

#include <algorithm>
#include <map>

namespace socketscope::talk {
namespace {

/// An endpoint, and how far it can get. The connections of a server have no positions: what they do depends
/// on who comes.
struct Position {
    const Program* program = nullptr;
    std::size_t at = 0;
};

using Positions = std::map<std::string, Position>;

std::string endpointOf(const std::string& actor)
{
    return actor.substr(0, actor.find('#'));
}

/// A step that may make its call more than once satisfies any later occurrence.
bool repeats(const Action& action)
{
    if (const auto* send = std::get_if<SendStep>(&action))
        return send->times != 1;
    if (const auto* receive = std::get_if<ReceiveStep>(&action))
        return receive->until.kind != Until::Kind::Once;
    if (const auto* accept = std::get_if<AcceptStep>(&action))
        return accept->times != 1;
    return false;
}

bool canHold(const Condition& condition, const Positions& positions)
{
    if (condition.actor.find('#') != std::string::npos)
        return true;
    const Position& other = positions.at(condition.actor);
    const std::size_t reached = std::min(other.program->steps.size(), other.at + (condition.blocked ? 1 : 0));
    std::uint32_t seen = 0;
    for (std::size_t i = 0; i < reached; ++i) {
        const Action& action = other.program->steps[i].action;
        if (callOf(action, other.program->isDatagram()) != condition.call)
            continue;
        if (++seen >= condition.occurrence || repeats(action))
            return true;
    }
    // A datagram server answers with sendto while it is in recvfrom.
    return condition.call == journal::CallName::Sendto && other.program->reply != Reply::None && reached > 0;
}

const Place* placeOf(const Action& action)
{
    if (const auto* connect = std::get_if<ConnectStep>(&action))
        return &connect->to;
    if (const auto* send = std::get_if<SendStep>(&action))
        return &send->to;
    return nullptr;
}

Result<> checkNames(const std::vector<Step>& steps, const Positions& positions)
{
    for (const Step& step : steps) {
        for (const Condition& condition : step.after)
            if (!positions.contains(endpointOf(condition.actor)))
                return fail({.code = ErrorCode::UnknownName, .detail = condition.actor});
        const Place* place = placeOf(step.action);
        if (place && !place->endpoint.empty() && !positions.contains(place->endpoint))
            return fail({.code = ErrorCode::UnknownName, .detail = place->endpoint});
    }
    return {};
}

} // namespace

Result<> checkOrder(const Scene& scene)
{
    Positions positions;
    for (const EndpointSpec& spec : scene.endpoints)
        if (!positions.emplace(spec.name, Position {&spec.program, 0}).second)
            return fail({.code = ErrorCode::UnknownName, .detail = spec.name});
    for (const EndpointSpec& spec : scene.endpoints)
        for (const auto* steps : {&spec.program.steps, &spec.program.connection})
            if (const auto names = checkNames(*steps, positions); !names)
                return names;
    // Everybody goes on as far as conditions let them, until nobody can.
    for (bool moved = true; moved;) {
        moved = false;
        for (auto& [name, position] : positions) {
            const auto& steps = position.program->steps;
            while (position.at < steps.size()
                && std::all_of(steps[position.at].after.begin(), steps[position.at].after.end(),
                    [&](const Condition& condition) { return canHold(condition, positions); })) {
                ++position.at;
                moved = true;
            }
        }
    }
    for (const auto& [name, position] : positions)
        if (position.at < position.program->steps.size())
            return fail({.code = ErrorCode::ImpossibleOrder,
                .detail = name + '.' + position.program->steps[position.at].after.front().text(),
                .position = position.at + 1});
    return {};
}

} // namespace socketscope::talk
