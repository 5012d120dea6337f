// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The checksums of a packet that is being written, and which of them a person looks at.
#pragma once

#include "core/craft/packet.h"
#include "ui/packet/checksums.h"

#include <string>

namespace socketscope::ui {

/// Also those that are wrong, left out or pinned: as far as the packet has the field, it can be added up.
struct CraftedChecksum {
    std::string field; ///< "udp.checksum"
    std::size_t layer = 0; ///< in craft::Packet::layers()
    PacketChecksum checksum;
};

/// The transport's first. `bytes` are what the packet serialized to.
[[nodiscard]] std::vector<CraftedChecksum> checksumsIn(const craft::Packet& packet, ByteView bytes);

/// The fields of the packet's own headers and its payload, also where its bytes read as something else: one
/// layer each, without what the layers are to each other.
[[nodiscard]] wire::Dissection ownFields(const craft::Packet& packet, ByteView bytes);

} // namespace socketscope::ui
