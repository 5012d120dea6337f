// SPDX-License-Identifier: GPL-3.0-or-later
// Mode::Repeat: the path is asked again and again. The rules are in strategy.cpp.
#include "core/trace/plan.h"
#include "core/trace/reach.h"

#include <algorithm>
#include <array>

namespace socketscope::trace {
namespace {

using namespace std::chrono_literals;

constexpr unsigned beyondFarthest = 3; // hops asked beyond the farthest answer while the end is not known
constexpr std::uint32_t roundsToTheLimit = 10; // in each of which all TTLs are asked while it is not known
constexpr std::uint32_t triedRounds = 5; // until a hop that never answers is asked more rarely
constexpr std::uint32_t rarely = 5; // once in so many rounds
constexpr std::uint32_t remembered = 60; // rounds for which a hop that has answered is asked as before

class Repetition final : public Plan {
public:
    explicit Repetition(const Settings& settings)
        : Plan(settings)
        , m_reach(settings)
        , m_slotLength(settings.interval / settings.queries)
    {
    }

    std::optional<Wish> next(Instant now) override;
    [[nodiscard]] std::optional<Instant> wakeAt() const override;
    void held() override { m_heldSlot = m_slot; }
    void sent(const Probe& probe, Instant at) override;
    void notSent(const Probe& probe, Instant at, const Error& error) override;
    void answered(const Probe& probe, const Answer& answer, Duration roundTrip, Instant at) override;
    std::vector<Probe> giveUp(Instant now) override;

private:
    struct Progress {
        std::uint32_t slots = 0; ///< the latest slot in which it was asked, from 1; 0: never
        std::uint32_t firstRound = 0; ///< in which it was asked
        Instant askedAt {};
    };

    [[nodiscard]] std::uint32_t round() const { return (m_slot - 1) / m_settings.queries; }
    [[nodiscard]] std::uint8_t query() const
    {
        return static_cast<std::uint8_t>((m_slot - 1) % m_settings.queries);
    }
    [[nodiscard]] bool isLastSlot() const
    {
        return m_settings.rounds > 0 && m_slot == m_settings.rounds * std::uint64_t {m_settings.queries};
    }
    [[nodiscard]] bool isClosing() const;
    [[nodiscard]] bool isSlotAsked() const;
    /// The transport was not ready for a probe of this slot: it lasts until all have left.
    [[nodiscard]] bool isStretched() const { return m_slot > 0 && m_heldSlot == m_slot && !isSlotAsked(); }
    void beginSlot(Instant now);
    [[nodiscard]] bool isFullRound() const;
    [[nodiscard]] std::uint8_t lastWanted() const;
    [[nodiscard]] bool isWanted(std::uint8_t ttl) const;
    [[nodiscard]] bool isAsked(std::uint8_t ttl) const { return m_progress[ttl].slots == m_slot; }
    [[nodiscard]] Instant askAt(std::uint8_t ttl) const;
    [[nodiscard]] bool isFull(Instant now);
    [[nodiscard]] Instant giveUpAt(std::uint8_t ttl, const Flight& flight, bool closing) const;
    [[nodiscard]] Duration worstFrom(std::uint8_t ttl) const;
    [[nodiscard]] Instant silentAt() const { return m_sweptAt + m_path.patience(); }
    [[nodiscard]] bool areAllAskedOnce() const { return m_slot > 0 && m_progress[m_reach.limit()].slots > 0; }
    void asked(const Probe& probe, Instant at);
    void judge(Instant now);

    Reach m_reach;
    std::array<Progress, 256> m_progress {};
    Duration m_slotLength;
    Instant m_slotAt {};
    Instant m_sweptAt {}; ///< when the latest first probe of a hop left: from here on silence is counted
    Instant m_now = Instant::min(); ///< when next() was asked last
    std::optional<Instant> m_freeAt;
    std::uint32_t m_slot = 0; ///< from 1: queries to the round
    std::uint32_t m_heldSlot = 0; ///< the latest in which a probe had to wait for the transport
    bool m_over = false; ///< the last slot's time is over
};

/// Goes on to the next slot when its time has come. What was not asked for in time is left out: a computer
/// that slept does not catch up.
void Repetition::beginSlot(Instant now)
{
    const bool measuring = m_reach.limit() < m_settings.firstTtl;
    if (m_over || measuring || (m_slot > 0 && now < m_slotAt + m_slotLength) || isStretched())
        return;
    m_over = isLastSlot();
    if (m_over)
        return;
    ++m_slot;
    m_slotAt = now;
}

std::uint8_t Repetition::lastWanted() const
{
    const std::uint8_t limit = m_reach.limit();
    if (const auto end = m_path.end())
        return std::min(end->ttl, limit);
    if (isFullRound() || m_settings.gentle)
        return limit;
    const unsigned first = m_settings.firstTtl;
    return static_cast<std::uint8_t>(
        std::min<unsigned>(limit, std::max<unsigned>(first - 1, m_path.farthest()) + beyondFarthest));
}

/// Nothing more will be asked: the last slot's hops have been, or its time is over.
bool Repetition::isClosing() const
{
    return m_over || (isLastSlot() && isSlotAsked());
}

bool Repetition::isSlotAsked() const
{
    const std::uint8_t last = lastWanted();
    for (unsigned wide = m_settings.firstTtl; wide <= last; ++wide) {
        const auto ttl = static_cast<std::uint8_t>(wide);
        if (!isAsked(ttl) && isWanted(ttl))
            return false;
    }
    return true;
}

bool Repetition::isFullRound() const
{
    return m_slot > 0 && query() == 0 && round() % roundsToTheLimit == 0;
}

/// Hops that never answer, or have long stopped to, are asked now and then only; the path's end always is.
bool Repetition::isWanted(std::uint8_t ttl) const
{
    const Path::Hop& hop = m_path.hop(ttl);
    const auto end = m_path.end();
    if (m_progress[ttl].slots == 0 || (end ? end->ttl == ttl : isFullRound()))
        return true;
    const std::uint32_t since
        = hop.answers > 0 ? hop.answeredRound + remembered - triedRounds : m_progress[ttl].firstRound;
    return round() < since + triedRounds || round() % rarely == ttl % rarely;
}

/// Never sooner than a slot after the last time, also for hops that come into view in the middle of one.
Instant Repetition::askAt(std::uint8_t ttl) const
{
    const Progress& progress = m_progress[ttl];
    return progress.slots == 0 ? m_slotAt : std::max(m_slotAt, progress.askedAt + m_slotLength);
}

/// Whether as many probes as allowed are under way that could still be answered. If so, m_freeAt says when
/// the next of them is overdue.
bool Repetition::isFull(Instant now)
{
    std::size_t count = 0;
    m_freeAt.reset();
    for (unsigned wide = m_settings.firstTtl; wide <= m_reach.limit(); ++wide) {
        const auto ttl = static_cast<std::uint8_t>(wide);
        const auto& flights = m_path.hop(ttl).flights;
        if (flights.empty())
            continue;
        const Duration due = m_path.dueWithBeyond(ttl).value_or(m_path.patience());
        for (auto flight = flights.rbegin(); flight != flights.rend(); ++flight, ++count) {
            const Instant overdueAt = flight->sentAt + due;
            if (overdueAt <= now)
                break;
            m_freeAt = m_freeAt ? std::min(*m_freeAt, overdueAt) : overdueAt;
        }
    }
    if (count >= m_settings.window)
        return true;
    m_freeAt.reset();
    return false;
}

std::optional<Plan::Wish> Repetition::next(Instant now)
{
    m_now = now;
    if (m_finished)
        return std::nullopt;
    if (const auto measuring = m_reach.measuring(m_path.size()))
        return measuring;
    beginSlot(now);
    if (m_over || m_slot == 0 || isFull(now))
        return std::nullopt;
    // Who has waited longest comes first, so that a small window starves nobody.
    const std::uint8_t last = lastWanted();
    std::optional<std::uint8_t> next;
    for (unsigned wide = m_settings.firstTtl; wide <= last; ++wide) {
        const auto ttl = static_cast<std::uint8_t>(wide);
        const bool due = !isAsked(ttl) && isWanted(ttl) && askAt(ttl) <= now;
        if (due && (!next || m_progress[ttl].slots < m_progress[*next].slots))
            next = ttl;
    }
    if (!next)
        return std::nullopt;
    return Wish {.ttl = *next, .query = query(), .round = round(), .size = m_path.size()};
}

void Repetition::asked(const Probe& probe, Instant at)
{
    Progress& progress = m_progress[probe.ttl];
    if (progress.slots == 0) {
        progress.firstRound = probe.round;
        m_sweptAt = std::max(m_sweptAt, at);
    }
    progress.slots = m_slot;
    progress.askedAt = at;
}

void Repetition::sent(const Probe& probe, Instant at)
{
    if (m_reach.sent(probe, at))
        return;
    m_path.sent(probe, at);
    asked(probe, at);
    if (m_verdict.kind == Verdict::Kind::NotSent)
        m_verdict = {};
}

void Repetition::notSent(const Probe& probe, Instant at, const Error& error)
{
    const bool wasSent = m_path.notSent(probe, error);
    if (m_reach.notSent(probe))
        return;
    if (!wasSent)
        asked(probe, at);
    judge(at);
}

void Repetition::answered(const Probe& probe, const Answer& answer, Duration roundTrip, Instant at)
{
    const bool hadEnd = m_path.end().has_value();
    if (!m_reach.answered(probe, answer) && m_path.answered(probe, answer, roundTrip) == Outcome::TooLarge)
        (void)m_path.shrink(probe.size, answer.mtu);
    m_reach.extend(m_path, false);
    if (hadEnd && !m_path.end())
        m_sweptAt = std::max(m_sweptAt, at); // it has moved: what lies beyond gets its time
    judge(at);
}

/// The worst round trip of this hop and those beyond it up to the path's end.
Duration Repetition::worstFrom(std::uint8_t ttl) const
{
    Duration worst {};
    const auto end = m_path.end();
    const unsigned last = end ? end->ttl : m_path.farthest();
    for (unsigned at = ttl; at <= last; ++at)
        worst = std::max(worst, m_path.hop(static_cast<std::uint8_t>(at)).worst);
    return worst > Duration::zero() ? worst : m_path.largestRoundTrip();
}

Instant Repetition::giveUpAt(std::uint8_t ttl, const Flight& flight, bool closing) const
{
    if (!closing)
        return flight.sentAt + m_settings.wait;
    // Nothing follows but what is still under way: no need to wait for longer than it can take.
    const Duration generous = std::max<Duration>(1s, 4 * worstFrom(ttl));
    return flight.sentAt + std::min(m_settings.wait, generous);
}

std::vector<Probe> Repetition::giveUp(Instant now)
{
    std::vector<Probe> given;
    if (m_finished)
        return given;
    if (const auto measuring = m_reach.giveUp(now))
        given.push_back(*measuring);
    beginSlot(now);
    const bool closing = isClosing();
    const auto end = m_path.end();
    bool pending = false;
    for (unsigned wide = m_settings.firstTtl; wide <= m_reach.limit(); ++wide) {
        const auto ttl = static_cast<std::uint8_t>(wide);
        const auto& flights = m_path.hop(ttl).flights;
        while (!flights.empty() && giveUpAt(ttl, flights.front(), closing) <= now) {
            given.push_back(flights.front().probe);
            m_path.giveUp(ttl, flights.front().probe.number);
        }
        pending = pending || (!flights.empty() && (!end || ttl <= end->ttl));
    }
    judge(now);
    m_finished = closing && !pending;
    if (m_finished && m_verdict.kind == Verdict::Kind::Running)
        m_verdict = end ? m_path.verdictOf(*end) : m_path.verdictWithoutEnd();
    return given;
}

void Repetition::judge(Instant now)
{
    using Kind = Verdict::Kind;
    if (const auto end = m_path.end()) {
        const auto before = static_cast<std::uint8_t>(end->ttl - 1);
        const bool certain = end->ttl == m_settings.firstTtl
            || m_path.knownEnd().at(before) == Outcome::Transit || now >= silentAt();
        if (certain || m_verdict.kind != Kind::Running)
            m_verdict = m_path.verdictOf(*end);
        return;
    }
    if (!areAllAskedOnce() || (m_path.anythingLeft() && now < silentAt()))
        return;
    m_reach.extend(m_path, true);
    if (m_reach.isFinal(m_path))
        m_verdict = m_path.verdictWithoutEnd();
}

std::optional<Instant> Repetition::wakeAt() const
{
    if (m_finished)
        return std::nullopt;
    std::optional<Instant> wake = m_reach.overdueAt();
    const auto consider = [&wake](Instant at) { wake = wake ? std::min(*wake, at) : at; };
    const bool closing = isClosing();
    if (m_slot > 0 && !m_over && !isStretched())
        consider(m_slotAt + m_slotLength);
    if (areAllAskedOnce() && m_verdict.kind == Verdict::Kind::Running)
        consider(silentAt());
    if (m_freeAt && *m_freeAt > m_now)
        consider(*m_freeAt);
    for (unsigned wide = m_settings.firstTtl; wide <= m_reach.limit(); ++wide) {
        const auto ttl = static_cast<std::uint8_t>(wide);
        if (!m_path.hop(ttl).flights.empty())
            consider(giveUpAt(ttl, m_path.hop(ttl).flights.front(), closing));
        const bool comes = !m_over && m_slot > 0 && wide <= lastWanted() && !isAsked(ttl) && isWanted(ttl);
        if (comes && askAt(ttl) > m_now) // or it had its chance: then the window is full
            consider(askAt(ttl));
    }
    return wake;
}

} // namespace

std::unique_ptr<Plan> makeRepetition(const Settings& settings)
{
    return std::make_unique<Repetition>(settings);
}

} // namespace socketscope::trace
