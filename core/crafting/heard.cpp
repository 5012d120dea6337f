// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crafting/heard.h"

#include "core/base/crc32c.h"

#include <algorithm>

namespace socketscope::crafting {

bool Heard::isNew(ByteView packet, bool byListener)
{
    const Told told {crc32c(packet), static_cast<std::uint32_t>(packet.size()), byListener};
    const auto other = std::find_if(m_told.begin(), m_told.end(), [&](const Told& each) {
        return each.sum == told.sum && each.length == told.length && each.byListener != byListener;
    });
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
