// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tracing/labtransport.h"

#include "core/trace/probepacket.h"

#include <cerrno>

namespace socketscope::tracing {

LabTransport::LabTransport(lab::Network network)
    : m_network(std::move(network))
{
    m_network.setReceiver(m_network.here(), this);
}

LabTransport::~LabTransport()
{
    m_network.setReceiver(m_network.here(), nullptr);
}

Result<trace::Departure> LabTransport::send(
    const trace::ProbeShape& shape, const trace::Probe& probe, Instant now)
{
    trace::ProbeShape own = shape;
    if (own.source.family == wire::Family::None)
        own.source = m_network.sourceFor(m_network.here(), own.destination);
    if (own.source.family == wire::Family::None)
        return fail({.code = ErrorCode::SystemCall, .detail = "sendto", .systemError = ENETUNREACH});
    m_sent.resize(probe.size);
    m_sent.resize(trace::writeProbe(own, probe, m_sent));
    if (m_sent.empty())
        return fail({.code = ErrorCode::SystemCall, .detail = "sendto", .systemError = EINVAL});
    m_network.advance(now);
    if (const auto sent = m_network.send(m_network.here(), m_sent, now); !sent)
        return fail(sent.error());
    return trace::Departure {.at = now, .packet = m_sent, .source = own.source, .sourcePort = own.sourcePort};
}

std::optional<trace::TransportEvent> LabTransport::take(Instant now)
{
    m_network.advance(now);
    if (m_arrived.empty())
        return std::nullopt;
    m_taken = std::move(m_arrived.front().packet);
    const Instant at = m_arrived.front().at;
    m_arrived.pop_front();
    return trace::Arrival {.at = at, .packet = m_taken, .kernelTime = true};
}

std::optional<Instant> LabTransport::due() const
{
    return m_arrived.empty() ? m_network.nextAt() : m_arrived.front().at;
}

void LabTransport::setWake(std::function<void()>) { }

void LabTransport::received(ByteView packet, Instant at)
{
    m_arrived.push_back({at, Bytes(packet.begin(), packet.end())});
}

} // namespace socketscope::tracing
