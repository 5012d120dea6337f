// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rawprobe/outgoing.h"

#include <algorithm>
#include <optional>

namespace socketscope::rawprobe {
namespace {

using trace::AnswerKind;
using trace::Protocol;

/// Scopes are those of whoever looks, not of the host.
bool sameHost(const wire::IpAddress& a, const wire::IpAddress& b)
{
    return a.family == b.family && a.bytes == b.bytes;
}

/// What was asked where such an answer comes from the target itself, without a quote.
std::optional<Protocol> askedWith(AnswerKind kind)
{
    if (kind == AnswerKind::EchoReply)
        return Protocol::Icmp;
    if (kind == AnswerKind::UdpReply)
        return Protocol::Udp;
    return kind == AnswerKind::SynAck || kind == AnswerKind::Reset ? std::optional(Protocol::Tcp)
                                                                   : std::nullopt;
}

} // namespace

void Outgoing::add(const trace::ProbeShape& shape, const trace::MarkedFields& fields)
{
    const Target target {.source = shape.source,
        .destination = shape.destination,
        .identifier = fields.identifier,
        .protocol = shape.protocol};
    if (std::find(m_targets.begin(), m_targets.end(), target) == m_targets.end())
        m_targets[m_count++ % m_targets.size()] = target;
    if (shape.protocol == Protocol::Udp)
        m_udpDestinations.add(fields.destinationPort);
    if (shape.protocol == Protocol::Tcp)
        m_tcpDestinations.add(fields.destinationPort);
}

bool Outgoing::isQuoted(
    const Target& target, const trace::QuotedProbe& quoted, std::int64_t at, const ReservedPorts& ports) const
{
    if (quoted.protocol != target.protocol || !sameHost(quoted.destination, target.destination))
        return false;
    if (target.protocol == Protocol::Icmp)
        return quoted.identifier == target.identifier;
    if (sameHost(quoted.source, target.source))
        return ports.holds(target.protocol, quoted.source, quoted.sourcePort, at);
    return destinations(target.protocol).has(quoted.destinationPort);
}

bool Outgoing::concerns(const trace::Answer& answer, std::int64_t at, const ReservedPorts& ports) const
{
    const auto isAbout = [&](const Target& target) {
        if (!sameHost(target.source, answer.to))
            return false;
        if (answer.quotes)
            return isQuoted(target, answer.quoted, at, ports);
        if (askedWith(answer.kind) != target.protocol || !sameHost(target.destination, answer.from))
            return false;
        return target.protocol == Protocol::Icmp
            ? answer.identifier == target.identifier
            : ports.holds(target.protocol, answer.to, answer.destinationPort, at);
    };
    const std::size_t known = std::min(m_count, m_targets.size());
    return std::any_of(m_targets.begin(), m_targets.begin() + static_cast<std::ptrdiff_t>(known), isAbout);
}

} // namespace socketscope::rawprobe
