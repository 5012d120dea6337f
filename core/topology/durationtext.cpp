// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topology/durationtext.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace socketscope::topology {
namespace {

struct Unit {
    std::string_view name;
    std::int64_t nanoseconds;
};
constexpr std::array<Unit, 6> units {{{"h", 3'600'000'000'000}, {"min", 60'000'000'000}, {"s", 1'000'000'000},
    {"ms", 1'000'000}, {"us", 1'000}, {"ns", 1}}};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

} // namespace

std::optional<Duration> parseDuration(std::string_view text)
{
    const auto numberEnd
        = std::find_if(text.begin(), text.end(), [](char c) { return !isDigit(c) && c != '.'; });
    const std::string_view number = text.substr(0, static_cast<std::size_t>(numberEnd - text.begin()));
    const std::string_view name = text.substr(number.size());
    const std::size_t dot = number.find('.');
    const std::string_view whole = number.substr(0, dot);
    const std::string_view fraction
        = dot == std::string_view::npos ? std::string_view() : number.substr(dot + 1);
    constexpr std::size_t mostDigits = 9; // so that nothing overflows
    if (whole.empty() || whole.size() > mostDigits || fraction.size() > mostDigits
        || (dot != std::string_view::npos && fraction.empty())
        || fraction.find('.') != std::string_view::npos)
        return std::nullopt;
    if (number == "0" && name.empty())
        return Duration {};
    const auto unit = std::find_if(units.begin(), units.end(), [&](const Unit& u) { return u.name == name; });
    if (unit == units.end())
        return std::nullopt;
    std::int64_t nanoseconds = 0;
    for (const char digit : whole)
        nanoseconds = nanoseconds * 10 + (digit - '0') * unit->nanoseconds;
    std::int64_t step = unit->nanoseconds;
    for (const char digit : fraction) {
        if (step % 10 != 0 && digit != '0')
            return std::nullopt; // finer than a nanosecond
        step /= 10;
        nanoseconds += (digit - '0') * step;
    }
    return Duration(nanoseconds);
}

std::string durationText(Duration duration)
{
    if (duration == Duration {})
        return "0";
    const auto unit = std::find_if(
        units.begin(), units.end(), [&](const Unit& u) { return duration.count() % u.nanoseconds == 0; });
    return std::to_string(duration.count() / unit->nanoseconds) + std::string(unit->name);
}

} // namespace socketscope::topology
