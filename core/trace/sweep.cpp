// SPDX-License-Identifier: GPL-3.0-or-later
// Mode::Once, Mode::Single and gentle mode: each hop is asked once, and the trace is over. The rules are in
// strategy.cpp.
#include "core/trace/plan.h"
#include "core/trace/reach.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <deque>

namespace socketscope::trace {
namespace {

using namespace std::chrono_literals;

constexpr unsigned mostResends = 8; // of one query, each with a smaller size

class Sweep final : public Plan {
public:
    explicit Sweep(const Settings& settings)
        : Plan(settings)
        , m_reach(settings)
        , m_first(settings.mode == Mode::Single ? settings.singleTtl : settings.firstTtl)
    {
    }

    std::optional<Wish> next(Instant now) override;
    [[nodiscard]] std::optional<Instant> wakeAt() const override;
    void sent(const Probe& probe, Instant at) override;
    void notSent(const Probe& probe, Instant at, const Error& error) override;
    void answered(const Probe& probe, const Answer& answer, Duration roundTrip, Instant at) override;
    std::vector<Probe> giveUp(Instant now) override;

private:
    struct Progress {
        std::uint8_t asked = 0; ///< first probes that left or could not
        std::uint16_t left = 0; ///< probes that did leave
        std::uint8_t resends = 0;
        bool again = false; ///< asked a second time for being silent
        bool answeredAgain = false; ///< and that was answered
        Instant againAt {};
        Instant failedAt {}; ///< when the latest did not leave
    };

    [[nodiscard]] std::uint8_t lastWanted() const;
    [[nodiscard]] std::optional<Instant> askAgainAt(std::uint8_t ttl) const;
    [[nodiscard]] std::optional<std::uint8_t> hopToAskAgain(Instant now) const;
    [[nodiscard]] Instant giveUpAt(std::uint8_t ttl, const Flight& flight) const;
    [[nodiscard]] bool isSettled(std::uint8_t ttl) const;
    [[nodiscard]] bool areSettled(unsigned from, unsigned to) const;
    [[nodiscard]] std::size_t inFlight(Instant now) const;
    void resend(const Probe& probe);
    void judge();

    Reach m_reach;
    std::array<Progress, 256> m_progress {};
    std::deque<Wish> m_resends; ///< with a smaller size
    std::uint8_t m_first;
};

/// The last TTL that is waited for: the path's end, or as far as probes may go.
std::uint8_t Sweep::lastWanted() const
{
    const auto end = m_path.end();
    return end ? std::min(end->ttl, m_reach.limit()) : m_reach.limit();
}

/// Only what could still be under way counts, so that silent hops do not fill the window.
std::size_t Sweep::inFlight(Instant now) const
{
    std::size_t count = 0;
    const std::uint8_t last = lastWanted();
    for (unsigned ttl = m_first; ttl <= last; ++ttl) {
        const auto& flights = m_path.hop(static_cast<std::uint8_t>(ttl)).flights;
        if (flights.empty())
            continue;
        const auto due = m_path.dueWithBeyond(static_cast<std::uint8_t>(ttl));
        for (auto flight = flights.rbegin(); flight != flights.rend(); ++flight, ++count)
            if (due && flight->sentAt + *due <= now)
                break;
    }
    return count;
}

/// When a hop that nobody answered for is due to be asked a second time. Where no probe could leave, it was
/// not asked at all, and the path's end may be nearer than it looks.
std::optional<Instant> Sweep::askAgainAt(std::uint8_t ttl) const
{
    const Path::Hop& hop = m_path.hop(ttl);
    const Progress& progress = m_progress[ttl];
    const bool unasked = progress.left == 0;
    if (progress.again || hop.answers > 0 || progress.asked < m_settings.queries
        || (hop.flights.empty() && !unasked))
        return std::nullopt;
    const auto due = m_path.dueWithBeyond(ttl);
    const Instant since = unasked ? progress.failedAt : hop.flights.back().sentAt;
    return due ? std::optional(since + *due) : std::nullopt;
}

std::optional<std::uint8_t> Sweep::hopToAskAgain(Instant now) const
{
    const unsigned last = std::min(lastWanted(), m_path.farthest());
    for (unsigned ttl = m_first; ttl < last; ++ttl) {
        const auto at = askAgainAt(static_cast<std::uint8_t>(ttl));
        if (at && *at <= now)
            return static_cast<std::uint8_t>(ttl);
    }
    return std::nullopt;
}

std::optional<Plan::Wish> Sweep::next(Instant now)
{
    if (m_finished)
        return std::nullopt;
    if (const auto measuring = m_reach.measuring(m_path.size()))
        return measuring;
    if (!m_resends.empty())
        return m_resends.front();
    if (const auto ttl = hopToAskAgain(now))
        return Wish {.ttl = *ttl, .size = m_path.size(), .again = true};
    if (inFlight(now) >= m_settings.window)
        return std::nullopt;
    const std::uint8_t last = lastWanted();
    for (std::uint8_t query = 0; query < m_settings.queries; ++query)
        for (unsigned ttl = m_first; ttl <= last; ++ttl)
            if (m_progress[ttl].asked == query)
                return Wish {.ttl = static_cast<std::uint8_t>(ttl), .query = query, .size = m_path.size()};
    return std::nullopt;
}

void Sweep::sent(const Probe& probe, Instant at)
{
    if (m_reach.sent(probe, at))
        return;
    m_path.sent(probe, at);
    Progress& progress = m_progress[probe.ttl];
    ++progress.left;
    if (!probe.again) {
        ++progress.asked;
    } else if (!m_resends.empty() && m_resends.front().ttl == probe.ttl
        && m_resends.front().query == probe.query) {
        m_resends.pop_front();
    } else {
        progress.again = true;
        progress.againAt = at;
    }
}

void Sweep::notSent(const Probe& probe, Instant at, const Error& error)
{
    const bool wasSent = m_path.notSent(probe, error);
    if (m_reach.notSent(probe))
        return;
    Progress& progress = m_progress[probe.ttl];
    progress.failedAt = at;
    if (wasSent) {
        --progress.left;
    } else {
        if (!probe.again)
            ++progress.asked;
        else if (!m_resends.empty() && m_resends.front().ttl == probe.ttl)
            m_resends.pop_front();
        else
            progress.again = true;
    }
    // This computer's own link is too narrow.
    if (m_settings.findMtu && error.systemError == EMSGSIZE) {
        (void)m_path.shrink(probe.size, 0);
        resend(probe);
    }
    judge();
}

/// The same question in a smaller packet.
void Sweep::resend(const Probe& probe)
{
    Progress& progress = m_progress[probe.ttl];
    if (probe.size <= m_path.size() || progress.resends >= mostResends * m_settings.queries)
        return;
    ++progress.resends;
    m_resends.push_back({.ttl = probe.ttl, .query = probe.query, .size = m_path.size(), .again = true});
}

void Sweep::answered(const Probe& probe, const Answer& answer, Duration roundTrip, Instant)
{
    if (m_reach.answered(probe, answer))
        return judge();
    Progress& progress = m_progress[probe.ttl];
    if (m_path.answered(probe, answer, roundTrip) == Outcome::TooLarge) {
        (void)m_path.shrink(probe.size, answer.mtu);
        resend(probe);
    } else if (progress.again) {
        progress.answeredAgain = true;
    }
    judge();
}

Instant Sweep::giveUpAt(std::uint8_t ttl, const Flight& flight) const
{
    const Path::Hop& hop = m_path.hop(ttl);
    const Progress& progress = m_progress[ttl];
    const auto beyond = m_path.dueWithBeyond(ttl);
    if (progress.again && beyond)
        return progress.answeredAgain ? flight.sentAt : std::max(flight.sentAt, progress.againAt) + *beyond;
    if (hop.answers > 0) {
        // Other probes of this hop were answered: this one has as long as a second probe would have.
        const Duration own = hop.worst + hop.worst / 4 + 5ms;
        return flight.sentAt + 2 * std::max(own, beyond.value_or(own));
    }
    return flight.sentAt + (beyond ? 2 * *beyond : m_path.patience());
}

std::vector<Probe> Sweep::giveUp(Instant now)
{
    std::vector<Probe> given;
    if (m_finished)
        return given;
    if (const auto measuring = m_reach.giveUp(now))
        given.push_back(*measuring);
    const std::uint8_t last = lastWanted();
    for (unsigned wide = m_first; wide <= last; ++wide) {
        const auto ttl = static_cast<std::uint8_t>(wide);
        // It is asked again first, if that is still to be.
        if (askAgainAt(ttl))
            continue;
        const std::vector<Flight> flights = m_path.hop(ttl).flights;
        for (const Flight& flight : flights)
            if (giveUpAt(ttl, flight) <= now) {
                given.push_back(flight.probe);
                m_path.giveUp(ttl, flight.probe.number);
            }
    }
    judge();
    return given;
}

std::optional<Instant> Sweep::wakeAt() const
{
    if (m_finished)
        return std::nullopt;
    std::optional<Instant> wake = m_reach.overdueAt();
    const auto consider = [&wake](Instant at) { wake = wake ? std::min(*wake, at) : at; };
    const std::uint8_t last = lastWanted();
    for (unsigned wide = m_first; wide <= last; ++wide) {
        const auto ttl = static_cast<std::uint8_t>(wide);
        if (const auto again = askAgainAt(ttl))
            consider(*again);
        else
            for (const Flight& flight : m_path.hop(ttl).flights)
                consider(giveUpAt(ttl, flight));
    }
    return wake;
}

bool Sweep::isSettled(std::uint8_t ttl) const
{
    const bool comes = m_progress[ttl].left == 0 && askAgainAt(ttl);
    return !comes && m_progress[ttl].asked == m_settings.queries && m_path.hop(ttl).flights.empty()
        && std::none_of(
            m_resends.begin(), m_resends.end(), [ttl](const Wish& wish) { return wish.ttl == ttl; });
}

bool Sweep::areSettled(unsigned from, unsigned to) const
{
    for (unsigned ttl = from; ttl <= to; ++ttl)
        if (!isSettled(static_cast<std::uint8_t>(ttl)))
            return false;
    return true;
}

void Sweep::judge()
{
    m_reach.extend(m_path, areSettled(m_first, m_reach.limit()));
    const auto end = m_path.end();
    const bool settled = m_reach.limit() >= m_first && areSettled(m_first, lastWanted());
    const bool nothingBeyond = m_reach.isFinal(m_path)
        && areSettled(std::max<unsigned>(m_first, m_path.farthest() + 1U), m_reach.limit());
    if (m_settings.mode == Mode::Single && m_path.knownEnd().at(m_first) == Outcome::Transit) {
        m_verdict = m_path.verdictOf({m_first, Outcome::Refused});
        m_verdict.kind = Verdict::Kind::Dies;
    } else if (end) {
        // The hop before may be the end as well, as long as it has not said that it is not.
        const auto before = static_cast<std::uint8_t>(end->ttl - 1);
        if (settled || end->ttl == m_first || m_path.knownEnd().at(before) == Outcome::Transit)
            m_verdict = m_path.verdictOf(*end);
    } else if (nothingBeyond) {
        m_verdict = m_reach.measured() ? *m_reach.measured() : m_path.verdictWithoutEnd();
    }
    m_finished = m_finished || (settled && (end || nothingBeyond));
}

} // namespace

std::unique_ptr<Plan> makeSweep(const Settings& settings)
{
    return std::make_unique<Sweep>(settings);
}

} // namespace socketscope::trace
