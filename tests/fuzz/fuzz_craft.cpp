// SPDX-License-Identifier: GPL-3.0-or-later
// The first four bytes choose a byte to type in; then up to a zero byte comes a setting `field=text`; the
// rest is a packet. Settings are also tried on every field that the packet has.
#include "core/craft/code.h"
#include "core/craft/grid.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>

using namespace socketscope;
using namespace socketscope::craft;

namespace {

void checkGrid(const Packet& packet)
{
    std::size_t offset = 0;
    for (const LayerGrid& grid : layout(packet)) {
        require(grid.offset == offset, "layers stand without gaps");
        offset += grid.length;
        std::size_t bit = 0;
        for (const Cell& cell : grid.cells) {
            require(cell.bit == bit, "cells stand without gaps");
            bit += cell.width;
        }
        require(grid.cells.empty() || bit == 8 * grid.length, "cells fill their layer");
    }
    require(offset == packet.size(), "layers fill the packet");
}

/// What a field says, it also takes, and nothing changes.
void checkTexts(const Packet& packet)
{
    const Bytes bytes = packet.serialize();
    for (const LayerGrid& grid : layout(packet)) {
        for (const Cell& cell : grid.cells) {
            Packet again = packet;
            const auto done = again.set(cell.name, cell.value);
            const bool mayRefuse = cell.name.ends_with("options") || cell.name.ends_with("extension_headers");
            require(done.has_value() || mayRefuse, "the text of a field can be set");
            require(again.serialize() == bytes, "setting a field to what it is changes no byte");
        }
    }
}

void checkSetting(Packet packet, std::string_view setting, std::size_t chosen)
{
    const std::size_t equals = std::min(setting.find('='), setting.size());
    const std::string_view value = setting.substr(std::min(equals + 1, setting.size()));
    std::vector<std::string> names {std::string(setting.substr(0, equals))};
    const auto grids = layout(packet);
    for (const LayerGrid& grid : grids)
        if (chosen < grid.cells.size())
            names.push_back(grid.cells[chosen].name);
    for (const std::string& name : names) {
        const Packet before = packet;
        if (const auto done = packet.set(name, value); !done) {
            require(packet == before, "what fails changes nothing");
            continue;
        }
        const auto text = packet.text(name);
        require(text.has_value(), "what was set can be read");
        require(packet.size() <= Packet::mostBytes, "a packet has a limit");
        require(packet.serialize().size() == packet.size(), "a packet has the size that it says");
    }
}

void checkCode(const Packet& packet)
{
    for (const auto code : {pythonCode, cCode, scapyCode})
        require(code(packet).has_value() != packet.layers().empty(), "every IP packet has its code");
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 4)
        return 0;
    const ByteView input(data + 4, size - 4);
    const auto zero = std::find(input.begin(), input.end(), std::uint8_t {0});
    const std::string setting(input.begin(), zero);
    const Bytes bytes(zero == input.end() ? zero : zero + 1, input.end());
    const auto packet = Packet::fromBytes(bytes);
    require(
        packet.has_value() == (bytes.size() <= Packet::mostBytes), "all that is short enough is a packet");
    if (!packet)
        return 0;
    require(packet->serialize() == bytes, "a packet of bytes has these bytes");
    checkGrid(*packet);
    checkTexts(*packet);
    checkSetting(*packet, setting, data[3]);
    checkCode(*packet);
    Packet typed = *packet;
    const std::size_t at = std::size_t {data[0]} << 8 | data[1];
    const bool isThere = at < typed.size();
    require(typed.setByte(at, data[2]).has_value() == isThere || typed == *packet,
        "bytes that are there can be typed");
    if (isThere && typed.size() == packet->size())
        require(typed.serialize()[at] == data[2], "a byte that was typed is there");
    return 0;
}
