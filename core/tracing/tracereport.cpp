// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tracing/plainname.h"
#include "core/tracing/traceexport.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace socketscope::tracing {

namespace {

std::string labelOf(const trace::Responder& responder, const NameOf& nameOf)
{
    const std::string address = responder.address.text();
    const std::string name = nameOf ? plainName(nameOf(responder.address)) : std::string();
    return name.empty() ? address : name + " (" + address + ')';
}

std::string padded(std::string text, std::size_t width)
{
    text.resize(std::max(width, text.size()), ' ');
    return text;
}

double inMs(std::optional<Duration> duration)
{
    return duration ? static_cast<double>(duration->count()) / 1e6 : 0.0;
}

std::string figuresOf(const trace::Hop& hop)
{
    std::array<char, 128> text {};
    const trace::RoundTripStatistics& times = hop.roundTrips;
    std::snprintf(text.data(), text.size(), " %5.1f%% %5llu %6.1f %6.1f %6.1f %6.1f %5.1f", hop.lossPercent(),
        static_cast<unsigned long long>(hop.sent), inMs(times.last()), times.averageMs().value_or(0),
        inMs(times.best()), inMs(times.worst()), times.deviationMs().value_or(0));
    return text.data();
}

} // namespace

std::string traceReport(const trace::Hops& hops, const journal::SessionHeader& header, const NameOf& nameOf)
{
    constexpr std::size_t indent = 8; // "  1.|-- "
    std::size_t width = std::max<std::size_t>(28, header.host.size());
    for (const trace::Hop& hop : hops.all())
        for (const trace::Responder& responder : hop.responders)
            width = std::max(width, labelOf(responder, nameOf).size());
    std::string out = "Start: " + header.start + '\n';
    out += padded("HOST: " + header.host, indent + width)
        + "  Loss%   Snt   Last    Avg   Best   Wrst StDev\n";
    for (const trace::Hop& hop : hops.all()) {
        const std::string ttl = std::to_string(hop.ttl);
        const std::string who = hop.responders.empty() ? "???" : labelOf(hop.responders.front(), nameOf);
        out += std::string(3 - std::min<std::size_t>(ttl.size(), 3), ' ') + ttl + ".|-- " + padded(who, width)
            + figuresOf(hop) + '\n';
        for (std::size_t i = 1; i < hop.responders.size(); ++i)
            out += "    |  `|-- " + labelOf(hop.responders[i], nameOf) + '\n';
    }
    return out;
}

} // namespace socketscope::tracing
