// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/craft/bytes/hexedits.h"

#include <algorithm>

namespace socketscope::ui {
namespace {

/// While bytes come one by one, a checksum among them is compared with that of a packet that is not whole
/// yet. Now it is.
void letGo(craft::Packet& packet, const std::vector<std::string>& pinnedBefore)
{
    for (const std::string& name : packet.pinned()) {
        if (std::ranges::find(pinnedBefore, name) != pinnedBefore.end())
            continue;
        craft::Packet trial = packet;
        if (trial.unpin(name) && trial.serialize() == packet.serialize())
            packet = std::move(trial);
    }
}

} // namespace

Result<craft::Packet> overwritten(const craft::Packet& packet, std::size_t offset, ByteView bytes)
{
    craft::Packet made = packet;
    std::size_t done = 0;
    // A new type of ICMP moves the end of its header.
    while (done < bytes.size() && offset + done < made.offsetOf(made.layers().size())) {
        if (auto set = made.setByte(offset + done, bytes[done]); !set)
            return fail(set.error());
        ++done;
    }
    const ByteView rest = bytes.subspan(done);
    if (!rest.empty()) {
        Bytes payload = made.payload();
        const std::size_t at = std::min(offset + done - made.offsetOf(made.layers().size()), payload.size());
        payload.resize(std::max(payload.size(), at + rest.size()));
        std::ranges::copy(rest, payload.begin() + static_cast<std::ptrdiff_t>(at));
        if (auto set = made.setPayload(std::move(payload)); !set)
            return fail(set.error());
    }
    letGo(made, packet.pinned());
    return made;
}

std::optional<Bytes> splicedPayload(
    const craft::Packet& packet, std::size_t offset, std::size_t count, ByteView bytes)
{
    const std::size_t begin = packet.offsetOf(packet.layers().size());
    if (offset < begin || offset > packet.size())
        return std::nullopt;
    Bytes payload = packet.payload();
    const auto first = payload.begin() + static_cast<std::ptrdiff_t>(offset - begin);
    const auto last = first + static_cast<std::ptrdiff_t>(std::min(count, packet.size() - offset));
    payload.insert(payload.erase(first, last), bytes.begin(), bytes.end());
    return payload;
}

} // namespace socketscope::ui
