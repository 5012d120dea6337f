// SPDX-License-Identifier: GPL-3.0-or-later
/// \file A packet as the RFCs draw headers: cells in rows of 32 bits. A drawing only paints them.
#pragma once

#include "core/craft/packet.h"

namespace socketscope::craft {

constexpr std::size_t bitsPerRow = 32;

/// One field, or the options of a header as one.
struct Cell {
    std::string name; ///< "udp.checksum": what Packet::set() takes
    std::string value; ///< as Packet::text() has it
    std::string_view valueName; ///< "udp" for 17; empty where the value has none
    FieldState state = FieldState::Plain;
    bool isFlag = false;
    std::size_t bit = 0; ///< of the first, in its layer
    std::size_t width = 0; ///< in bits
    std::size_t offset = 0; ///< of the first byte it touches, in the packet
    std::size_t length = 0; ///< bytes it touches
};

/// The part of a cell that lies in one row. An address of IPv6 has four.
struct CellPart {
    std::size_t cell = 0; ///< index in LayerGrid::cells
    std::size_t column = 0; ///< of the first bit
    std::size_t width = 0;
};

struct LayerGrid {
    wire::LayerKind kind = wire::LayerKind::Payload;
    std::size_t offset = 0; ///< in the packet
    std::size_t length = 0;
    std::vector<Cell> cells; ///< in the order of their bits, without gaps; none for the payload
    std::vector<std::vector<CellPart>> rows;
};

/// The headers and, where there is one, the payload.
[[nodiscard]] std::vector<LayerGrid> layout(const Packet& packet);

} // namespace socketscope::craft
