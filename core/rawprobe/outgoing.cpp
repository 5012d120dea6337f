// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rawprobe/outgoing.h"

#include <algorithm>

namespace socketscope::rawprobe {

using trace::AnswerKind;
using trace::Protocol;

void Outgoing::add(const trace::ProbeShape& shape, const trace::MarkedFields& fields)
{
    const Target target {
        .destination = shape.destination, .identifier = fields.identifier, .protocol = shape.protocol};
    if (std::find(m_targets.begin(), m_targets.end(), target) == m_targets.end())
        m_targets[m_count++ % m_targets.size()] = target;
    if (shape.protocol == Protocol::Icmp)
        return;
    m_sources.add(fields.sourcePort);
    m_destinations.add(fields.destinationPort);
}

bool Outgoing::hasIdentifier(std::uint16_t identifier) const
{
    return std::any_of(m_targets.begin(), m_targets.end(), [identifier](const Target& target) {
        return target.destination.family != wire::Family::None && target.protocol == Protocol::Icmp
            && target.identifier == identifier;
    });
}

bool Outgoing::hasDestination(Protocol protocol, const wire::IpAddress& address) const
{
    return std::any_of(m_targets.begin(), m_targets.end(), [&](const Target& target) {
        return target.protocol == protocol && target.destination.family == address.family
            && target.destination.bytes == address.bytes;
    });
}

bool Outgoing::concerns(const trace::Answer& answer) const
{
    if (answer.quotes) {
        const trace::QuotedProbe& quoted = answer.quoted;
        if (quoted.protocol == Protocol::Icmp)
            return hasIdentifier(quoted.identifier);
        return m_sources.has(quoted.sourcePort)
            || (m_destinations.has(quoted.destinationPort)
                && hasDestination(quoted.protocol, quoted.destination));
    }
    if (answer.kind == AnswerKind::EchoReply)
        return hasIdentifier(answer.identifier);
    return m_sources.has(answer.destinationPort);
}

} // namespace socketscope::rawprobe
