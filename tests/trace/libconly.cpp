// SPDX-License-Identifier: GPL-3.0-or-later
// Linked with libc alone: the probe helper can be built from what this uses.
#include "core/trace/answer.h"
#include "core/trace/probepacket.h"

#include <array>
#include <cstdio>

using namespace socketscope;

int main()
{
    trace::ProbeShape shape;
    shape.source = wire::IpAddress::v4(192, 0, 2, 1);
    shape.destination = wire::IpAddress::v4(198, 51, 100, 1);
    shape.protocol = trace::Protocol::Udp;
    shape.sourcePort = 40000;
    std::array<std::uint8_t, 64> packet {};
    const trace::Probe probe {.number = 1, .mark = 1, .size = 60, .ttl = 1};
    const std::size_t length = trace::writeProbe(shape, probe, packet);
    // Whoever gets this probe sees a UDP datagram.
    const auto read = trace::readAnswer(ByteView(packet).first(length));
    if (length != 60 || !read.answer || read.answer->kind != trace::AnswerKind::UdpReply)
        return 1;
    std::puts("the probe can be written and read");
    return 0;
}
