// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/talk/framing.h"

#include <algorithm>

namespace socketscope::talk {

std::optional<std::size_t> Framer::messageLength() const
{
    if (m_until.kind == Until::Kind::LengthPrefix) {
        if (m_bytes.size() < m_until.count)
            return std::nullopt;
        std::size_t length = 0;
        for (std::size_t i = 0; i < m_until.count; ++i)
            length = length << 8 | m_bytes[i];
        return m_until.count + length;
    }
    const std::string& delimiter = m_until.delimiter;
    if (delimiter.empty())
        return std::nullopt;
    const auto from = m_bytes.begin() + static_cast<std::ptrdiff_t>(std::min(m_searched, m_bytes.size()));
    const auto found = std::search(from, m_bytes.end(), delimiter.begin(), delimiter.end(),
        [](std::uint8_t byte, char c) { return byte == static_cast<std::uint8_t>(c); });
    if (found == m_bytes.end()) {
        m_searched = m_bytes.size() - std::min(m_bytes.size(), delimiter.size() - 1);
        return std::nullopt;
    }
    return static_cast<std::size_t>(found - m_bytes.begin()) + delimiter.size();
}

std::optional<Bytes> Framer::take()
{
    const auto length = messageLength();
    if (!length || *length > m_bytes.size())
        return std::nullopt;
    const auto end = m_bytes.begin() + static_cast<std::ptrdiff_t>(*length);
    Bytes message(m_bytes.begin(), end);
    m_bytes.erase(m_bytes.begin(), end);
    m_searched = 0;
    return message;
}

bool Framer::isTooLong() const
{
    const auto length = messageLength();
    return length ? *length > longest : m_bytes.size() > longest;
}

} // namespace socketscope::talk
