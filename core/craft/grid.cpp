// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/craft/grid.h"

#include "core/base/hex.h"
#include "core/craft/values.h"
#include "core/wire/bits.h"

#include <algorithm>

namespace socketscope::craft {
namespace {

std::string fullName(const Layer& layer, std::string_view field)
{
    return std::string(wire::layerName(layer.kind)) + '.' + std::string(field);
}

Cell fieldCell(const Layer& layer, std::size_t field, std::size_t offset, ByteView bytes)
{
    const wire::FieldSpec& spec = layer.table()[field];
    Cell cell {.name = fullName(layer, spec.name),
        .state = layer.state(field),
        .isFlag = spec.kind == wire::FieldKind::Flag,
        .bit = spec.bit,
        .width = spec.width,
        .offset = offset + spec.bit / 8U,
        .length = (spec.bit + spec.width + 7U) / 8U - spec.bit / 8U};
    if (spec.kind == wire::FieldKind::Number || cell.isFlag) {
        const std::uint64_t value = wire::bitsAt(bytes.subspan(offset), spec.bit, spec.width);
        cell.value = valueText(layer.kind, spec, value);
        cell.valueName = valueName(layer.kind, spec, value).value_or("");
    } else {
        cell.value = wire::fieldText({.spec = &spec,
                                         .offset = static_cast<std::uint32_t>(cell.offset),
                                         .length = static_cast<std::uint32_t>(cell.length)},
            bytes);
    }
    return cell;
}

Cell optionsCell(const Layer& layer, std::size_t offset)
{
    return {.name = fullName(layer, optionsName(layer.kind)),
        .value = toHex(layer.options),
        .bit = 8 * layer.header.size(),
        .width = 8 * layer.options.size(),
        .offset = offset + layer.header.size(),
        .length = layer.options.size()};
}

std::vector<std::vector<CellPart>> rowsOf(const std::vector<Cell>& cells)
{
    std::vector<std::vector<CellPart>> rows;
    for (std::size_t at = 0; at < cells.size(); ++at) {
        const std::size_t end = cells[at].bit + cells[at].width;
        for (std::size_t bit = cells[at].bit; bit < end;) {
            const std::size_t column = bit % bitsPerRow;
            const std::size_t width = std::min(bitsPerRow - column, end - bit);
            rows.resize(std::max(rows.size(), bit / bitsPerRow + 1));
            rows[bit / bitsPerRow].push_back({at, column, width});
            bit += width;
        }
    }
    return rows;
}

} // namespace

std::vector<LayerGrid> layout(const Packet& packet)
{
    const Bytes bytes = packet.serialize();
    std::vector<LayerGrid> grids;
    std::size_t offset = 0;
    for (const Layer& layer : packet.layers()) {
        LayerGrid grid {.kind = layer.kind, .offset = offset, .length = layer.length()};
        for (const std::size_t field : leafFields(layer.table()))
            grid.cells.push_back(fieldCell(layer, field, offset, bytes));
        if (!layer.options.empty())
            grid.cells.push_back(optionsCell(layer, offset));
        grid.rows = rowsOf(grid.cells);
        offset += layer.length();
        grids.push_back(std::move(grid));
    }
    if (!packet.payload().empty())
        grids.push_back({.offset = offset, .length = packet.payload().size()});
    return grids;
}

} // namespace socketscope::craft
