// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/craft/sums/packetsums.h"

namespace socketscope::ui {

using wire::LayerKind;

std::vector<CraftedChecksum> checksumsIn(const craft::Packet& packet, ByteView bytes)
{
    std::vector<CraftedChecksum> all;
    for (std::size_t layer = packet.layers().size(); layer-- > 0;) {
        const auto covered = packet.coverage(layer, bytes);
        if (!covered)
            continue;
        const LayerKind kind = packet.layers()[layer].kind;
        const std::string_view field = kind == LayerKind::Ipv4 ? "header_checksum" : "checksum";
        all.push_back({.field = std::string(wire::layerName(kind)) + '.' + std::string(field),
            .layer = layer,
            .checksum = {.name = checksumName(kind),
                .field = static_cast<std::uint32_t>(covered->field),
                .from = static_cast<std::uint32_t>(covered->begin),
                .length = static_cast<std::uint32_t>(covered->end - covered->begin),
                .before = covered->pseudo,
                .stored = static_cast<std::uint16_t>(bytes[covered->field] << 8 | bytes[covered->field + 1]),
                .isUdp = kind == LayerKind::Udp}});
    }
    return all;
}

} // namespace socketscope::ui
