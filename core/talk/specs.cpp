// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/talk/specs.h"

#include <algorithm>

namespace socketscope::talk {
namespace {

constexpr std::size_t longestName = 40;

bool isTaken(const Specs& specs, std::string_view name)
{
    return std::any_of(
        specs.begin(), specs.end(), [name](const EndpointSpec& spec) { return spec.name == name; });
}

/// Calls `change` for every place and every step of the program, its connections' included.
template <class OnStep, class OnPlace> void visit(Program& program, OnStep onStep, OnPlace onPlace)
{
    for (std::vector<Step>* steps : {&program.steps, &program.connection}) {
        for (Step& step : *steps) {
            onStep(step);
            if (auto* bind = std::get_if<BindStep>(&step.action))
                onPlace(bind->at);
            else if (auto* connect = std::get_if<ConnectStep>(&step.action))
                onPlace(connect->to);
            else if (auto* send = std::get_if<SendStep>(&step.action))
                onPlace(send->to);
        }
    }
}

/// "server" for the conditions of "server" and of its connections "server#7".
std::string_view endpointOf(std::string_view actor)
{
    return actor.substr(0, actor.find('#'));
}

} // namespace

std::string freeName(const Specs& specs, Role role)
{
    const std::string base = role == Role::UdpServer || role == Role::TcpServer ? "server" : "client";
    std::string name = base;
    for (int n = 2; isTaken(specs, name); ++n)
        name = base + ' ' + std::to_string(n);
    return name;
}

bool isPossibleName(const Specs& specs, std::string_view name)
{
    const auto unfit = [](char c) {
        return c == '.' || c == '#' || c == '*' || c == '~' || static_cast<unsigned char>(c) < 0x20
            || c == 0x7f;
    };
    return !name.empty() && name.size() <= longestName && name.front() != ' ' && name.back() != ' '
        && std::none_of(name.begin(), name.end(), unfit) && !isTaken(specs, name);
}

void rename(Specs& specs, std::string_view from, std::string_view to)
{
    for (EndpointSpec& spec : specs) {
        if (spec.name == from)
            spec.name = to;
        visit(
            spec.program,
            [&](Step& step) {
                for (Condition& condition : step.after)
                    if (endpointOf(condition.actor) == from)
                        condition.actor = std::string(to) + condition.actor.substr(from.size());
            },
            [&](Place& place) {
                if (place.endpoint == from)
                    place.endpoint = to;
            });
    }
}

void remove(Specs& specs, std::string_view name, const wire::SocketAddress& lastSeenAt)
{
    Place instead {.host = "127.0.0.1", .port = lastSeenAt.port};
    for (const EndpointSpec& spec : specs)
        if (const Place* place = spec.name == name ? bindPlace(spec.program) : nullptr)
            instead = *place;
    if (!lastSeenAt.isNone())
        instead = {.host = lastSeenAt.ip.text(), .port = lastSeenAt.port};
    const std::string gone(name);
    std::erase_if(specs, [&gone](const EndpointSpec& spec) { return spec.name == gone; });
    for (EndpointSpec& spec : specs) {
        visit(
            spec.program,
            [&gone](Step& step) {
                std::erase_if(
                    step.after, [&gone](const Condition& c) { return endpointOf(c.actor) == gone; });
            },
            [&](Place& place) {
                if (place.endpoint == gone)
                    place = instead;
            });
    }
}

const Place* bindPlace(const Program& program)
{
    for (const Step& step : program.steps)
        if (const auto* bind = std::get_if<BindStep>(&step.action))
            return &bind->at;
    return nullptr;
}

void talkTo(Program& client, std::string_view endpoint)
{
    for (Step& step : client.steps) {
        const Place to {.host = {}, .endpoint = std::string(endpoint)};
        if (auto* connect = std::get_if<ConnectStep>(&step.action))
            connect->to = to;
        else if (auto* send = std::get_if<SendStep>(&step.action); send && client.isDatagram())
            send->to = to;
    }
}

} // namespace socketscope::talk
