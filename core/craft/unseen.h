// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Damage that the Internet checksum does not see: addition does not see order, and what one word gains
/// another may lose.
#pragma once

#include "core/craft/packet.h"

#include <array>

namespace socketscope::craft {

struct UnseenChange {
    Packet packet; ///< with the two words changed and no other bit of it
    std::array<std::size_t, 2> offsets {}; ///< of the words, in the packet
    bool swapped = false; ///< they changed places; otherwise the first gained one and the second lost one
    bool borrowed
        = false; ///< the second was zero before it lost one: it is FFFE now, because FFFF is zero, too
};

/// Two words of what the checksum of that layer covers, changed so that it still holds: of the payload where
/// there are two, else of fields that nothing computes and that no length or type depends on. Nothing where
/// there are no such words.
[[nodiscard]] std::optional<UnseenChange> changeUnseen(const Packet& packet, std::size_t layer);

} // namespace socketscope::craft
