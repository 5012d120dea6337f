// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/byteranges.h"

#include <algorithm>

namespace socketscope::journal {

ByteRanges::Overlaps ByteRanges::addSend(std::uint32_t send, std::uint32_t bytes)
{
    if (bytes == 0)
        return {};
    m_sends.push_back({send, bytes, 0});
    return tie();
}

ByteRanges::Overlaps ByteRanges::addReceive(std::uint32_t receive, std::uint32_t bytes)
{
    if (bytes == 0)
        return {};
    m_receives.push_back({receive, bytes, 0});
    return tie();
}

// Both queues start at the same offset of the stream: the first byte that is not tied yet.
ByteRanges::Overlaps ByteRanges::tie()
{
    Overlaps overlaps;
    while (!m_sends.empty() && !m_receives.empty()) {
        Piece& send = m_sends.front();
        Piece& receive = m_receives.front();
        const std::uint32_t bytes = std::min(send.left, receive.left);
        send.left -= bytes;
        overlaps.push_back({send.id, receive.id, bytes, receive.done, send.left});
        receive.left -= bytes;
        receive.done += bytes;
        if (send.left == 0)
            m_sends.pop_front();
        if (receive.left == 0)
            m_receives.pop_front();
    }
    return overlaps;
}

std::vector<std::uint32_t> ByteRanges::untiedSends() const
{
    std::vector<std::uint32_t> ids;
    for (const Piece& piece : m_sends)
        ids.push_back(piece.id);
    return ids;
}

std::vector<std::uint32_t> ByteRanges::takeUntiedSends()
{
    auto ids = untiedSends();
    m_sends.clear();
    return ids;
}

std::vector<ByteRanges::Untied> ByteRanges::takeUntiedReceives()
{
    std::vector<Untied> untied;
    for (const Piece& piece : m_receives)
        untied.push_back({piece.id, piece.left, piece.done});
    m_receives.clear();
    return untied;
}

} // namespace socketscope::journal
