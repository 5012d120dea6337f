// SPDX-License-Identifier: GPL-3.0-or-later
// Control messages of an error queue, walked and concluded from as the transports do. The first byte of the
// input says how many bytes of it are control messages; the rest is what the error quotes.
#include "core/net/probes/concluded.h"
#include "core/rawprobe/ancillary.h"
#include "core/trace/answer.h"
#include "core/trace/probepacket.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>
#include <array>
#include <vector>

using namespace socketscope;
using wire::Family;

namespace {

trace::ProbeShape shapeFor(Family family)
{
    trace::ProbeShape shape;
    shape.destination = wire::IpAddress::loopback(family);
    shape.source = shape.destination;
    shape.sourcePort = 40'000;
    shape.protocol = trace::Protocol::Udp;
    return shape;
}

void conclude(const rawprobe::Ancillary& told, ByteView delivered)
{
    const Family family = told.offender.family;
    if (family == Family::None)
        return;
    const trace::ProbeShape shape = shapeFor(family);
    std::array<std::uint8_t, 100> probe {};
    require(trace::writeProbe(shape, {.number = 1, .mark = 1, .size = 100, .ttl = 9}, probe) == probe.size(),
        "a probe is written");
    for (const std::size_t shownFrom : {trace::ipHeaderLength(family), trace::headersLength(shape)}) {
        const auto concluded = net::concludeIcmpError(told, probe, shownFrom, delivered);
        require(!concluded.packet.empty() && concluded.packet.size() <= 65'535, "a packet is concluded");
        require(concluded.packet.size() >= concluded.inferred, "what is concluded lies in it");
        const ByteView shown = ByteView(concluded.packet).subspan(concluded.inferred);
        require(std::equal(shown.begin(), shown.end(), delivered.begin()), "what was delivered follows");
        // Of IPv6, what stands where a length may be is told, and can be as wrong as a router wrote it; and
        // of what the kernel shows a transport header of, anything may stand there.
        const bool sound = shownFrom == trace::headersLength(shape) && told.local.family == family
            && (family == Family::IPv4 || told.info == 0);
        const auto read = trace::readAnswer(concluded.packet);
        require(!sound || read.answer || read.reason != trace::Unmatched::Damaged,
            "what is concluded is a sound packet");
    }
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    const std::size_t length = std::min<std::size_t>(data[0], size - 1);
    // Of their own, exactly as long, and aligned as a control buffer is: reading beyond is seen.
    const std::vector<std::uint8_t> control(data + 1, data + 1 + length);
    msghdr message {};
    message.msg_control = const_cast<std::uint8_t*>(control.data());
    message.msg_controllen = control.size();
    const rawprobe::Ancillary told = rawprobe::readAncillary(message);
    require(told.origin == rawprobe::Origin::Icmp || told.offender.family == Family::None,
        "only ICMP errors have senders");
    conclude(told, ByteView(data + 1 + length, size - 1 - length));
    return 0;
}
