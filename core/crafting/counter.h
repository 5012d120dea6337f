// SPDX-License-Identifier: GPL-3.0-or-later
/// \file A field that counts up from packet to packet.
#pragma once

#include "core/craft/packet.h"

namespace socketscope::crafting {

class Counter {
public:
    /// Counts nothing.
    Counter() = default;
    /// A number or flag of the packet, "udp.source_port"; it starts with the value that it has now. One that
    /// is computed is pinned by counting. Fails with UnknownField, or with BadFieldValue for what is no
    /// number.
    [[nodiscard]] static Result<Counter> of(const craft::Packet& packet, std::string_view field);

    /// Sets the field for the packet that is `step` after the first. After the largest value comes 0.
    [[nodiscard]] Result<> apply(craft::Packet& packet, std::uint32_t step) const;
    [[nodiscard]] bool counts() const { return !m_field.empty(); }

private:
    std::string m_field;
    std::uint64_t m_first = 0;
    std::uint64_t m_largest = 0;
};

} // namespace socketscope::crafting
