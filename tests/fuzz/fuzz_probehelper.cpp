// SPDX-License-Identifier: GPL-3.0-or-later
// Requests as the probe helper reads, checks and writes them; nothing is opened or sent.
#include "app/probe/requestcheck.h"
#include "core/rawprobe/messages.h"
#include "core/rawprobe/outgoing.h"
#include "core/trace/probepacket.h"
#include "tests/fuzz/fuzz.h"

#include <array>

using namespace socketscope;
using wire::Family;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const ByteView bytes(data, size);
    if (const auto report = rawprobe::readReport(bytes))
        require(report->packet.size() <= size && report->inferred <= report->packet.size(),
            "a report lies in its bytes");
    auto request = rawprobe::readRequest(bytes);
    if (!request)
        return 0;
    require(size == rawprobe::Request::size, "a request has one length");
    const auto again = rawprobe::writeRequest(*request);
    if (request->shape.source.scope == request->shape.destination.scope)
        require(std::equal(again.begin(), again.end(), data), "a request comes back as it was");
    if (request->kind != rawprobe::Request::Kind::Send || probe::check(*request) != 0)
        return 0;
    trace::ProbeShape& shape = request->shape;
    require(!shape.destination.isMulticast() && !shape.destination.isAny(), "a probe goes to one host");
    require(request->probe.ttl > 0, "a probe has a TTL");
    require(shape.source.family == Family::None || shape.source.family == shape.family(), "one family");
    if (shape.source.family == Family::None)
        shape.source = shape.destination;
    static std::array<std::uint8_t, 65'535> packet;
    const std::size_t length = trace::writeProbe(shape, request->probe, packet);
    require(length <= packet.size(), "a packet fits");
    require(length == 0 || packet[0] >> 4 == (shape.family() == Family::IPv4 ? 4 : 6),
        "a packet has its version");
    rawprobe::Outgoing outgoing;
    outgoing.add(shape, trace::markedFields(shape, request->probe));
    const auto answer = trace::readAnswer(ByteView(packet).first(length));
    require(!answer.answer || !answer.answer->quotes, "a probe is no error");
    return 0;
}
