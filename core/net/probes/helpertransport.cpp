// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/probes/helpertransport.h"

#include "core/rawprobe/clocks.h"
#include "core/rawprobe/receive.h"
#include "core/trace/probepacket.h"

#include <cerrno>
#include <limits>
#include <sys/socket.h>

namespace socketscope::net {

using rawprobe::Report;
using rawprobe::Request;

namespace {

Error systemFailure(const char* call, int error)
{
    return {.code = ErrorCode::SystemCall, .detail = call, .systemError = error};
}

} // namespace

Result<std::unique_ptr<trace::ProbeTransport>> HelperTransport::open(
    const std::string& path, const SessionTime& time)
{
    auto helper = ProbeHelper::start(path);
    if (!helper)
        return fail(std::move(helper.error()));
    if (helper->askFamilies() == 0)
        return fail({.code = ErrorCode::NotPermitted, .detail = path});
    return std::unique_ptr<trace::ProbeTransport>(new HelperTransport(std::move(*helper), time));
}

HelperTransport::HelperTransport(ProbeHelper helper, const SessionTime& time)
    : m_helper(std::move(helper))
    , m_time(time)
    , m_waker(m_helper.socket())
    , m_pace(rawprobe::monotonicNow())
    , m_buffer(Report::headerSize + rawprobe::largestPacket)
{
}

/// The helper holds the ports that probes have; here only one of the system's choice is found.
int HelperTransport::chooseSource(trace::ProbeShape& shape)
{
    const auto found = m_sources.find(shape.source, shape.destination, rawprobe::monotonicNow());
    if (found.error != 0)
        return found.error;
    shape.source = found.source;
    if (shape.protocol == trace::Protocol::Icmp || shape.sourcePort != 0)
        return 0;
    const int error = m_ports.reserve(shape.protocol, shape.source, m_chosenPort);
    shape.sourcePort = m_chosenPort;
    return error;
}

std::optional<Instant> HelperTransport::readyAt() const
{
    if (m_gone)
        return std::nullopt; // it fails at once
    const std::int64_t next = m_pace.next();
    return next == std::numeric_limits<std::int64_t>::max() ? Instant::max() : m_time.at(next);
}

Result<trace::Departure> HelperTransport::send(
    const trace::ProbeShape& wanted, const trace::Probe& probe, Instant)
{
    trace::ProbeShape shape = wanted;
    if (const int error = m_gone ? EPIPE : chooseSource(shape); error != 0)
        return fail(systemFailure(m_gone ? "send" : "connect", error));
    m_packet.resize(probe.size);
    if (trace::writeProbe(shape, probe, m_packet) != m_packet.size())
        return fail(systemFailure("send", EINVAL));
    const rawprobe::RequestBytes request
        = rawprobe::writeRequest({.kind = Request::Kind::Send, .shape = shape, .probe = probe});
    const std::int64_t at = rawprobe::monotonicNow();
    if (::send(m_helper.socket(), request.data(), request.size(), MSG_NOSIGNAL) < 0)
        return fail(systemFailure("send", errno == EAGAIN ? ENOBUFS : errno));
    m_pace.asked();
    return trace::Departure {.at = m_time.at(at),
        .packet = m_packet,
        .source = shape.source,
        .sourcePort = trace::markedFields(shape, probe).sourcePort};
}

std::optional<trace::TransportEvent> HelperTransport::eventOf(const Report& report)
{
    const Instant at = m_time.at(report.at);
    switch (report.kind) {
    case Report::Kind::Sent:
        m_pace.reported(report.at);
        [[fallthrough]];
    case Report::Kind::Departed:
        return trace::DepartureTime {.probe = report.number, .at = at};
    case Report::Kind::Failed:
        m_pace.reported(report.at);
        m_sources.forget();
        return trace::SendFailure {
            .probe = report.number, .at = at, .error = systemFailure("sendto", report.error)};
    case Report::Kind::Answer:
        return trace::Arrival {
            .at = at, .packet = report.packet, .inferred = report.inferred, .kernelTime = report.kernelTime};
    case Report::Kind::Hello:
        break;
    }
    return std::nullopt;
}

std::optional<trace::TransportEvent> HelperTransport::take(Instant)
{
    while (!m_gone) {
        const ssize_t length = ::recv(m_helper.socket(), m_buffer.data(), m_buffer.size(), MSG_DONTWAIT);
        if (length < 0 && errno == EINTR)
            continue;
        if (length < 0 && errno == EAGAIN) {
            m_waker.rearm();
            return std::nullopt;
        }
        if (length <= 0) {
            m_gone = true; // it has ended; nothing wakes for it any more
            break;
        }
        const auto report = rawprobe::readReport(ByteView(m_buffer).first(static_cast<std::size_t>(length)));
        if (auto event = report ? eventOf(*report) : std::nullopt)
            return event;
    }
    return std::nullopt;
}

} // namespace socketscope::net
