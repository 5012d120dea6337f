// SPDX-License-Identifier: GPL-3.0-or-later
// From bytes to a packet, whole or one at a time.
#include "core/craft/packet.h"

#include "core/wire/bits.h"
#include "core/wire/bytewriter.h"
#include "core/wire/ipv4header.h"
#include "core/wire/ipv6header.h"

#include <algorithm>

namespace socketscope::craft {

using wire::LayerKind;

namespace {

Bytes copyOf(ByteView bytes)
{
    return {bytes.begin(), bytes.end()};
}

/// Takes a header from the front of `bytes`; nothing where they are too short for it.
std::optional<Layer> takeHeader(LayerKind kind, ByteView& bytes)
{
    Layer layer {.kind = kind};
    if (bytes.empty())
        return std::nullopt;
    layer.header = {bytes[0]}; // the type, on which the table may depend
    const std::size_t length = headerLength(layer.table());
    if (bytes.size() < length)
        return std::nullopt;
    layer.header = copyOf(bytes.first(length));
    bytes = bytes.subspan(length);
    return layer;
}

/// Takes options behind a header that announces `words` of 32 bits, as far as they are there.
void takeOptions(Layer& layer, std::size_t words, ByteView& bytes)
{
    const std::size_t announced = 4 * words;
    if (announced <= layer.header.size())
        return;
    const std::size_t length = std::min(announced - layer.header.size(), bytes.size());
    layer.options = copyOf(bytes.first(length));
    bytes = bytes.subspan(length);
}

struct Next {
    std::uint8_t protocol = 0;
    bool hasHeader = true; ///< not a later fragment, and nothing damaged before it
};

Next takeExtensions(Layer& layer, ByteView& bytes)
{
    wire::Ipv6ExtensionWalk walk(bytes, layer.header[6]);
    while (walk.next()) { }
    layer.options = copyOf(bytes.first(walk.offset()));
    bytes = bytes.subspan(walk.offset());
    return {walk.protocol(), !walk.error() && !walk.isLaterFragment()};
}

} // namespace

Result<Packet> Packet::fromBytes(ByteView bytes)
{
    if (bytes.size() > mostBytes)
        return fail({.code = ErrorCode::PacketTooLarge, .amount = static_cast<std::int64_t>(bytes.size())});
    Packet packet;
    packet.split(bytes);
    packet.pinWhatDiffers(bytes);
    return packet;
}

void Packet::split(ByteView bytes)
{
    const int version = bytes.empty() ? 0 : bytes[0] >> 4;
    ByteView rest = bytes;
    std::optional<Layer> network;
    if (version == 4 || version == 6)
        network = takeHeader(version == 4 ? LayerKind::Ipv4 : LayerKind::Ipv6, rest);
    if (network) {
        Next next {network->header[version == 4 ? 9 : 6]};
        if (version == 4) {
            takeOptions(*network, bytes[0] & 0xf, rest);
            next.hasHeader = (wire::word16(bytes, 6) & 0x1fff) == 0;
        } else {
            next = takeExtensions(*network, rest);
        }
        m_layers.push_back(std::move(*network));
        const auto kind = transportOf(next.protocol);
        if (kind && next.hasHeader) {
            if (auto layer = takeHeader(*kind, rest)) {
                if (kind == LayerKind::Tcp)
                    takeOptions(*layer, layer->header[12] >> 4, rest);
                m_layers.push_back(std::move(*layer));
            }
        }
    }
    m_payload = copyOf(rest);
}

/// All fields are pinned at first; those which hold what would be computed anyway are let go.
void Packet::pinWhatDiffers(ByteView bytes)
{
    for (std::size_t at = 0; at < m_layers.size(); ++at) {
        Layer& layer = m_layers[at];
        const auto table = layer.table();
        const ByteView there = bytes.subspan(offsetOf(at));
        for (std::size_t field = 0; field < table.size(); ++field) {
            if (layer.state(field) == FieldState::Pinned
                && wire::bitsAt(there, table[field].bit, table[field].width) == computed(at, field, bytes))
                layer.setAutomatic(field, true);
        }
    }
}

/// After its type may have changed in the bytes: they stay in their order, whoever has them now.
void Packet::refit(Layer& layer)
{
    const std::size_t length = headerLength(layer.table());
    const std::size_t had = layer.header.size();
    if (length < had) {
        const auto tail = layer.header.begin() + static_cast<std::ptrdiff_t>(length);
        m_payload.insert(m_payload.begin(), tail, layer.header.end());
    }
    layer.resize();
    if (length > had) {
        const auto taken = static_cast<std::ptrdiff_t>(std::min(length - had, m_payload.size()));
        std::copy_n(m_payload.begin(), taken, layer.header.begin() + static_cast<std::ptrdiff_t>(had));
        m_payload.erase(m_payload.begin(), m_payload.begin() + taken);
    }
}

void Packet::setHeaderByte(std::size_t at, std::size_t inside, std::uint8_t value)
{
    const Bytes all = serialize();
    Layer& layer = m_layers[at];
    const Bytes before = copyOf(ByteView(all).subspan(offsetOf(at), layer.header.size()));
    Bytes after = before;
    after[inside] = value;
    const auto table = layer.table();
    for (std::size_t field = 0; field < table.size(); ++field) {
        if (layer.state(field) != FieldState::Automatic)
            continue;
        const wire::FieldSpec& spec = table[field];
        const std::uint64_t now = wire::bitsAt(after, spec.bit, spec.width);
        if (now != wire::bitsAt(before, spec.bit, spec.width)) {
            layer.setAutomatic(field, false);
            wire::putBits(layer.header, spec.bit, spec.width, now);
        }
    }
    layer.header[inside] = value;
    for (std::size_t field = 0; field < table.size(); ++field)
        if ((layer.automatic >> field & 1) != 0)
            wire::putBits(layer.header, table[field].bit, table[field].width, 0);
    refit(layer);
}

Result<> Packet::setByte(std::size_t offset, std::uint8_t value)
{
    if (offset >= size())
        return fail(
            {.code = ErrorCode::BadLength, .detail = "offset", .amount = static_cast<std::int64_t>(offset)});
    Packet made = *this;
    std::size_t at = 0;
    while (at < m_layers.size() && offset >= offsetOf(at + 1))
        ++at;
    const std::size_t inside = offset - offsetOf(at);
    if (at == m_layers.size())
        made.m_payload[inside] = value;
    else if (inside >= m_layers[at].header.size())
        made.m_layers[at].options[inside - m_layers[at].header.size()] = value;
    else
        made.setHeaderByte(at, inside, value);
    if (auto fits = made.checkSize(); !fits)
        return fits;
    *this = std::move(made);
    return {};
}

} // namespace socketscope::craft
