// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/probes/rawtransport.h"

#include <cerrno>

namespace socketscope::net {

Result<std::unique_ptr<trace::ProbeTransport>> RawTransport::open(const SessionTime& time)
{
    auto prober = std::make_unique<rawprobe::Prober>();
    if (const int error = prober->open(); error != 0)
        return fail(
            {.code = error == EPERM || error == EACCES ? ErrorCode::NotPermitted : ErrorCode::SystemCall,
                .detail = "socket",
                .systemError = error});
    return std::unique_ptr<trace::ProbeTransport>(new RawTransport(std::move(prober), time));
}

RawTransport::RawTransport(std::unique_ptr<rawprobe::Prober> prober, const SessionTime& time)
    : m_prober(std::move(prober))
    , m_time(time)
    , m_waker(m_prober->descriptor())
{
}

Result<trace::Departure> RawTransport::send(
    const trace::ProbeShape& shape, const trace::Probe& probe, Instant)
{
    rawprobe::Prober::Sent sent;
    if (const int error = m_prober->send(shape, probe, sent); error != 0)
        return fail({.code = ErrorCode::SystemCall, .detail = "sendto", .systemError = error});
    return trace::Departure {.at = m_time.at(sent.at),
        .packet = sent.packet,
        .inferred = sent.inferred,
        .source = sent.source,
        .sourcePort = sent.sourcePort};
}

std::optional<trace::TransportEvent> RawTransport::take(Instant)
{
    const auto event = m_prober->next();
    if (!event) {
        m_waker.rearm();
        return std::nullopt;
    }
    if (!event->isAnswer)
        return trace::DepartureTime {.probe = event->number, .at = m_time.at(event->at)};
    return trace::Arrival {.at = m_time.at(event->at),
        .packet = event->packet,
        .inferred = event->inferred,
        .kernelTime = event->kernelTime};
}

} // namespace socketscope::net
