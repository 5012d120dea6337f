// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/reach.h"

#include <algorithm>

namespace socketscope::trace {
namespace {

using namespace std::chrono_literals;

constexpr std::uint8_t measuringTtl = 64;
constexpr unsigned window = 5; // hops asked beyond the farthest answer where the target is silent
constexpr std::uint8_t singleSteps = 3; // then the guess was no good at all

/// How many hops away somebody is, by the TTL of what he sent: systems start at one of these.
unsigned distanceBy(std::uint8_t ttl)
{
    for (const unsigned start : {32U, 64U, 128U})
        if (ttl <= start)
            return start - ttl + 1;
    return 255U - ttl + 1;
}

} // namespace

Reach::Reach(const Settings& settings)
    : m_patience(settings.waitAsked ? settings.wait : std::min<Duration>(settings.wait, 1s))
{
    const bool single = settings.mode == Mode::Single;
    m_first = single ? settings.singleTtl : settings.firstTtl;
    m_last = single ? settings.singleTtl : settings.maxTtl;
    if (!settings.gentle || single) {
        m_limit = m_last;
        return;
    }
    m_state = State::Wanted;
    m_limit = static_cast<std::uint8_t>(m_first - 1);
}

void Reach::raise(unsigned limit)
{
    m_limit = static_cast<std::uint8_t>(std::max<unsigned>(m_limit, std::min<unsigned>(limit, m_last)));
}

std::optional<ProbeStrategy::Wish> Reach::measuring(std::uint16_t size) const
{
    if (m_state != State::Wanted)
        return std::nullopt;
    return ProbeStrategy::Wish {.ttl = measuringTtl, .size = size};
}

bool Reach::sent(const Probe& probe, Instant at)
{
    if (m_state != State::Wanted)
        return false;
    m_state = State::Measuring;
    m_probe = probe;
    m_overdueAt = at + m_patience;
    return true;
}

bool Reach::notSent(const Probe& probe)
{
    const bool never = m_state == State::Wanted;
    if (!never && (m_probe.number == 0 || probe.number != m_probe.number))
        return false;
    if (never || m_state == State::Measuring) {
        m_state = State::Widening;
        raise(m_first + window - 1);
    }
    return true;
}

bool Reach::answered(const Probe& probe, const Answer& answer)
{
    if (m_probe.number == 0 || probe.number != m_probe.number)
        return false;
    if (m_state != State::Measuring && m_state != State::Widening)
        return true;
    if (answer.kind == AnswerKind::TimeExceeded || answer.kind == AnswerKind::FragmentationNeeded) {
        // Farther away than any target, or not measured.
        m_state = State::Widening;
        raise(m_first + window - 1);
        return true;
    }
    // Who refuses answers for probes that die at his door, too, and refuses those that go one further.
    const bool refused = isUnreachable(answer.kind) && !isFromTarget(answer.kind);
    const unsigned distance = distanceBy(answer.ttl) + (refused ? 1 : 0);
    m_state = State::Guessed;
    m_measured = Verdict {.kind = refused ? Verdict::Kind::Unreachable : Verdict::Kind::Reached,
        .ttl = static_cast<std::uint8_t>(std::min(distance, 255U)),
        .answer = answer.kind,
        .by = answer.from,
        .error = {}};
    raise(std::max<unsigned>(distance, m_first));
    return true;
}

std::optional<Instant> Reach::overdueAt() const
{
    return m_state == State::Measuring ? std::optional(m_overdueAt) : std::nullopt;
}

std::optional<Probe> Reach::giveUp(Instant now)
{
    if (m_state != State::Measuring || now < m_overdueAt)
        return std::nullopt;
    m_state = State::Widening;
    raise(m_first + window - 1);
    return m_probe;
}

void Reach::extend(const Path& path, bool settled)
{
    if (path.end() || m_limit >= m_last)
        return;
    const bool passed = path.knownEnd().at(m_limit) == Outcome::Transit;
    switch (m_state) {
    case State::Everything:
    case State::Wanted:
    case State::Measuring:
        return;
    case State::Guessed:
        // The way back is longer than the way there, or the last hop is silent.
        if (!passed && !settled)
            return;
        if (m_steps++ == singleSteps)
            m_state = State::Widening;
        return raise(m_limit + 1U);
    case State::Widening:
        return raise(path.farthest() + window);
    }
}

bool Reach::isFinal(const Path& path) const
{
    switch (m_state) {
    case State::Everything:
        return true;
    case State::Wanted:
    case State::Measuring:
        return false;
    case State::Guessed:
        return m_limit == m_last;
    case State::Widening:
        return m_limit == m_last || m_limit >= path.farthest() + window;
    }
    return true;
}

} // namespace socketscope::trace
