// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rawprobe/clocks.h"

#include <cstdlib>
#include <ctime>

namespace socketscope::rawprobe {
namespace {

/// How far the two clocks may be apart from reading to reading without one of them having been set: what
/// it takes to read them, and a slew of 1000 ppm, twice the kernel's limit.
constexpr std::int64_t readingSlack = 20'000;
constexpr std::int64_t slewDivisor = 1000;

std::int64_t read(clockid_t clock)
{
    timespec time {};
    ::clock_gettime(clock, &time);
    return std::int64_t {time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

std::int64_t offsetOf(const ClockSample& sample)
{
    return sample.realtime - sample.monotonic;
}

bool wasSetBetween(const ClockSample& before, const ClockSample& now)
{
    const std::int64_t apart = std::abs(offsetOf(now) - offsetOf(before));
    return apart > readingSlack + std::abs(now.monotonic - before.monotonic) / slewDivisor;
}

/// The stamp by the offset of `sample`, where it can have been taken then.
std::optional<std::int64_t> plausible(
    std::int64_t stamp, const ClockSample& sample, std::int64_t notBefore, std::int64_t notAfter)
{
    const std::int64_t at = stamp - offsetOf(sample);
    if (at < notBefore - readingSlack || at > notAfter + readingSlack)
        return std::nullopt;
    return at < notBefore ? notBefore : at > notAfter ? notAfter : at;
}

} // namespace

std::int64_t monotonicNow()
{
    return read(CLOCK_MONOTONIC);
}

ClockSample sampleClocks()
{
    // The quickest of three readings: one in between which this thread was interrupted would be off by that.
    ClockSample best;
    std::int64_t shortest = 0;
    for (int i = 0; i < 3; ++i) {
        const std::int64_t before = monotonicNow();
        const std::int64_t realtime = read(CLOCK_REALTIME);
        const std::int64_t taken = monotonicNow() - before;
        if (i == 0 || taken < shortest) {
            shortest = taken;
            best = {.monotonic = before + taken / 2, .realtime = realtime};
        }
        if (taken < 1'000)
            break;
    }
    return best;
}

std::optional<std::int64_t> KernelClock::monotonicOf(
    std::int64_t stamp, const ClockSample& now, std::int64_t notBefore)
{
    const std::optional<ClockSample> before = m_before;
    m_before = now;
    const auto byNow = plausible(stamp, now, notBefore, now.monotonic);
    if (!before || !wasSetBetween(*before, now))
        return byNow;
    // Set in between: before the stamp or after it? Only if one of both cannot be, the other is right.
    const auto byBefore = plausible(stamp, *before, notBefore, now.monotonic);
    if (byNow && byBefore)
        return std::nullopt;
    return byNow ? byNow : byBefore;
}

} // namespace socketscope::rawprobe
