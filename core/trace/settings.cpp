// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/settings.h"

namespace socketscope::trace {
namespace {

using namespace std::chrono_literals;

constexpr std::uint8_t mostQueries = 10;
constexpr std::uint16_t mostInFlight = 1024;
constexpr Duration leastInterval = 10ms;
constexpr Duration longestInterval = 24h;
constexpr Duration longestWait = 1h;
/// Below this, answers that come late could be about a probe that has the same mark.
constexpr std::uint16_t fewestMarks = 256;
constexpr std::size_t lastPort = 65535;

Result<> outOfRange(const char* what, std::int64_t value, std::size_t limit = 0)
{
    return fail({.code = ErrorCode::OutOfRange, .detail = what, .amount = value, .position = limit});
}

Result<> checkTtls(const Settings& settings)
{
    if (settings.mode == Mode::Single)
        return settings.singleTtl == 0 ? outOfRange("ttl", 0) : Result<>();
    if (settings.maxTtl == 0)
        return outOfRange("max", 0);
    if (settings.firstTtl == 0 || settings.firstTtl > settings.maxTtl)
        return outOfRange("first", settings.firstTtl);
    return {};
}

Result<> checkPace(const Settings& settings)
{
    if (settings.queries == 0 || settings.queries > mostQueries)
        return outOfRange("queries", settings.queries);
    if (settings.interval < leastInterval || settings.interval > longestInterval)
        return outOfRange("interval", settings.interval.count());
    if (settings.window == 0 || settings.window > mostInFlight)
        return outOfRange("window", settings.window);
    if (settings.wait <= Duration::zero() || settings.wait > longestWait)
        return outOfRange("wait", settings.wait.count());
    return {};
}

Result<> checkShape(const ProbeShape& shape)
{
    const std::uint16_t least = smallestSize(shape.family(), shape.protocol, shape.flow);
    if (shape.size < least)
        return outOfRange("size", shape.size, least);
    if (shape.source.family != wire::Family::None && shape.source.family != shape.family())
        return fail({.code = ErrorCode::MixedFamilies, .detail = shape.source.text()});
    // A port of 0 is chosen by the run, which leaves room to count up.
    const bool counts = shape.flow == Flow::Classic && shape.protocol != Protocol::Icmp;
    const std::uint16_t from = shape.protocol == Protocol::Udp ? shape.destinationPort : shape.sourcePort;
    if (counts && from != 0 && markCount(shape) < fewestMarks)
        return outOfRange("port", from, lastPort + 1 - fewestMarks);
    return {};
}

} // namespace

Result<> Settings::check() const
{
    for (const auto& result : {checkTtls(*this), checkPace(*this), checkShape(shape)})
        if (!result)
            return result;
    return {};
}

} // namespace socketscope::trace
