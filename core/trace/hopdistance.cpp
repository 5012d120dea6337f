// SPDX-License-Identifier: GPL-3.0-or-later
// How far away somebody is, by the TTLs that he answered for.
#include "core/trace/hops.h"

#include <algorithm>

namespace socketscope::trace {
namespace {

bool hasAnswerOf(const Hop* hop, const wire::IpAddress& who)
{
    return hop
        && std::any_of(hop->responders.begin(), hop->responders.end(),
            [&who](const Responder& responder) { return sameHost(responder.address, who); });
}

} // namespace

/// Null where it is not shown.
const Hop* Hops::shown(unsigned ttl) const
{
    const auto found
        = std::find_if(m_hops.begin(), m_hops.end(), [ttl](const Hop& hop) { return hop.ttl == ttl; });
    return found == m_hops.end() ? nullptr : &*found;
}

/// A router says "time exceeded" of what dies at his door, and only what would go one further does he refuse.
/// So who refuses is nearer by one where he has answered there, and may be where nobody has.
Hops::Distance Hops::distance() const
{
    const Settings& settings = m_start.settings;
    const unsigned first = settings.mode == Mode::Single ? settings.singleTtl : settings.firstTtl;
    unsigned hops = m_verdict.ttl;
    const bool isRefused
        = m_verdict.kind == Verdict::Kind::Unreachable && !sameHost(m_verdict.by, settings.shape.destination);
    while (isRefused && hops > first && hasAnswerOf(shown(hops - 1), m_verdict.by))
        --hops;
    const Hop* const before = hops > first ? shown(hops - 1) : nullptr;
    const bool mayBeBefore = isRefused && hops == m_verdict.ttl && (!before || before->silent());
    return {.hops = static_cast<std::uint8_t>(hops), .atMost = hops > 1 && (hops == first || mayBeBefore)};
}

std::uint16_t Hops::mtuAtVerdict() const
{
    const Hop* const hop = shown(m_verdict.ttl);
    return hop ? hop->mtu : std::uint16_t {0};
}

} // namespace socketscope::trace
