// SPDX-License-Identifier: GPL-3.0-or-later
/// \file A few bytes kept in place, for options: no allocation for each packet.
#pragma once

#include "core/base/bytes.h"

#include <algorithm>
#include <array>

namespace socketscope::wire {

/// At most `Capacity` bytes.
template <std::size_t Capacity> class InlineBytes {
public:
    InlineBytes() = default;
    /// Keeps the first `Capacity` of them.
    explicit InlineBytes(ByteView bytes)
        : m_size(static_cast<std::uint8_t>(std::min(bytes.size(), Capacity)))
    {
        std::copy_n(bytes.begin(), m_size, m_bytes.begin());
    }
    [[nodiscard]] ByteView view() const { return ByteView(m_bytes).first(m_size); }
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool empty() const { return m_size == 0; }

    friend bool operator==(const InlineBytes& a, const InlineBytes& b)
    {
        return std::equal(a.view().begin(), a.view().end(), b.view().begin(), b.view().end());
    }

private:
    static_assert(Capacity < 256);
    std::array<std::uint8_t, Capacity> m_bytes {};
    std::uint8_t m_size = 0;
};

} // namespace socketscope::wire
