// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Where a path ends, by the latest answer of each hop. The strategy and the tables ask the same.
#pragma once

#include "core/trace/answer.h"
#include "core/trace/settings.h"

#include <array>
#include <optional>

namespace socketscope::trace {

/// What an answer says of how far its probe came.
enum class Outcome : std::uint8_t {
    None, ///< no answer so far
    Transit, ///< it ended on the way
    Arrived, ///< the target itself answers
    Refused, ///< somebody, perhaps the target, says that it goes no further
    TooLarge, ///< the next link is too narrow, and the trace goes on with less (Settings::findMtu)
};
[[nodiscard]] Outcome outcomeOf(const Settings& settings, const Answer& answer);

/// The same address; scopes are those of whoever looks, not of the host.
[[nodiscard]] bool sameHost(const wire::IpAddress& a, const wire::IpAddress& b);

class PathEnd {
public:
    struct End {
        std::uint8_t ttl = 0;
        Outcome outcome = Outcome::None; ///< Arrived or Refused
        friend bool operator==(const End&, const End&) = default;
    };

    /// Counts where no probe of this TTL that left later has been answered.
    void add(std::uint8_t ttl, std::uint32_t probe, Outcome outcome);
    /// The lowest TTL that arrived; else the lowest that was refused with nothing in transit beyond it.
    [[nodiscard]] std::optional<End> end() const { return m_end; }
    /// The highest TTL with an answer; 0: none.
    [[nodiscard]] std::uint8_t farthest() const { return m_farthest; }
    [[nodiscard]] Outcome at(std::uint8_t ttl) const { return m_latest[ttl].outcome; }

private:
    [[nodiscard]] std::optional<End> find() const;

    struct Latest {
        std::uint32_t probe = 0;
        Outcome outcome = Outcome::None;
    };
    std::array<Latest, 256> m_latest {};
    std::optional<End> m_end;
    std::uint8_t m_farthest = 0;
};

} // namespace socketscope::trace
