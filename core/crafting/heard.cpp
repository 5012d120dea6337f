// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crafting/heard.h"

#include "core/base/crc32c.h"
#include "core/trace/answer.h"
#include "core/wire/protocols.h"

#include <algorithm>

namespace socketscope::crafting {

namespace {

constexpr std::size_t transportHeader = 8; ///< of UDP and of ICMP errors

} // namespace

std::optional<Heard::Gist> Heard::gistOf(ByteView packet)
{
    const auto read = readFlow(packet);
    if (!read || packet.size() < read->body + transportHeader)
        return std::nullopt;
    const ByteView body = packet.subspan(read->body);
    Gist gist {.flow = read->flow};
    if (gist.flow.protocol == wire::protocol::udp) {
        gist.payload = crc32c(body.subspan(transportHeader));
        return gist;
    }
    const bool v6 = gist.flow.source.family == wire::Family::IPv6;
    const bool isIcmp = gist.flow.protocol == (v6 ? wire::protocol::icmpv6 : wire::protocol::icmp);
    if (!isIcmp || !trace::icmpErrorKind(gist.flow.source.family, body[0], body[1]))
        return std::nullopt;
    const auto quote = readFlow(body.subspan(transportHeader));
    if (!quote)
        return std::nullopt;
    gist.quoted = quote->flow;
    gist.flow.first = body[1]; // its code; an ordinary socket is not told what else is there
    gist.flow.second = 0;
    return gist;
}

bool Heard::isSame(const Told& one, const Told& other)
{
    if (one.byListener == other.byListener)
        return false;
    if (one.concluded || other.concluded)
        return one.gist && one.gist == other.gist;
    return one.sum == other.sum && one.length == other.length;
}

bool Heard::isNew(const Arrival& arrival, bool byListener)
{
    const Told told {.sum = crc32c(arrival.packet),
        .length = static_cast<std::uint32_t>(arrival.packet.size()),
        .gist = gistOf(arrival.packet),
        .concluded = arrival.inferred > 0,
        .byListener = byListener};
    const auto other
        = std::find_if(m_told.begin(), m_told.end(), [&](const Told& each) { return isSame(each, told); });
    if (other != m_told.end()) {
        m_told.erase(other);
        return false;
    }
    m_told.push_back(told);
    if (m_told.size() > mostTold)
        m_told.pop_front();
    return true;
}

} // namespace socketscope::crafting
