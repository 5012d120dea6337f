// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/checksumsteps.h"

#include <array>

namespace socketscope::wire {
namespace {

void addSteps(ChecksumTrace& trace, ByteView bytes, bool pseudo)
{
    for (std::size_t at = 0; at < bytes.size(); at += 2) {
        ChecksumStep step {.offset = at, .pseudo = pseudo, .padded = at + 1 == bytes.size()};
        step.word = static_cast<std::uint16_t>(bytes[at] << 8 | (step.padded ? 0 : bytes[at + 1]));
        step.sum = std::uint32_t {trace.sum} + step.word;
        step.folded = static_cast<std::uint16_t>((step.sum & 0xffff) + (step.sum >> 16));
        trace.sum = step.folded;
        trace.carries += step.carried() ? 1 : 0;
        trace.steps.push_back(step);
    }
}

} // namespace

ChecksumTrace traceChecksum(ByteView bytes, const std::optional<PseudoHeader>& before)
{
    ChecksumTrace trace;
    trace.steps.reserve(bytes.size() / 2 + (before ? PseudoHeader::mostBytes / 2 : 0) + 1);
    if (before) {
        std::array<std::uint8_t, PseudoHeader::mostBytes> pseudo {};
        const std::size_t length = before->write(pseudo);
        addSteps(trace, ByteView(pseudo).first(length), true);
    }
    addSteps(trace, bytes, false);
    trace.checksum = static_cast<std::uint16_t>(~trace.sum);
    return trace;
}

} // namespace socketscope::wire
