// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/pathend.h"

#include <algorithm>

namespace socketscope::trace {

bool sameHost(const wire::IpAddress& a, const wire::IpAddress& b)
{
    return a.family == b.family && a.bytes == b.bytes;
}

Outcome outcomeOf(const Settings& settings, const Answer& answer)
{
    if (answer.kind == AnswerKind::FragmentationNeeded && settings.findMtu)
        return Outcome::TooLarge;
    const bool target = sameHost(answer.from, settings.shape.destination);
    // A port that is closed is news from the target for UDP only; a firewall says the same of TCP and ICMP.
    if (answer.kind == AnswerKind::PortUnreachable)
        return target && settings.shape.protocol == Protocol::Udp ? Outcome::Arrived : Outcome::Refused;
    if (isUnreachable(answer.kind))
        return Outcome::Refused;
    // A target that misses fragments of a probe has got some.
    if (isFromTarget(answer.kind) || (target && answer.kind == AnswerKind::ReassemblyExceeded))
        return Outcome::Arrived;
    return Outcome::Transit;
}

void PathEnd::add(std::uint8_t ttl, std::uint32_t probe, Outcome outcome)
{
    Latest& latest = m_latest[ttl];
    if (latest.outcome != Outcome::None && probe < latest.probe)
        return;
    const bool same = latest.outcome == outcome;
    latest = {probe, outcome};
    if (outcome != Outcome::TooLarge) // who says so may be anybody before
        m_farthest = std::max(m_farthest, ttl);
    if (!same)
        m_end = find();
}

std::optional<PathEnd::End> PathEnd::find() const
{
    std::optional<End> refused;
    for (std::size_t ttl = 1; ttl <= m_farthest; ++ttl) {
        switch (m_latest[ttl].outcome) {
        case Outcome::Arrived:
            return End {static_cast<std::uint8_t>(ttl), Outcome::Arrived};
        case Outcome::Refused:
            if (!refused)
                refused = End {static_cast<std::uint8_t>(ttl), Outcome::Refused};
            break;
        case Outcome::Transit:
            refused.reset();
            break;
        case Outcome::TooLarge:
        case Outcome::None:
            break;
        }
    }
    return refused;
}

} // namespace socketscope::trace
