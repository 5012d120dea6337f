// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/craft/packet.h"

#include "core/base/hex.h"
#include "core/craft/values.h"
#include "core/wire/address.h"
#include "core/wire/bits.h"

#include <algorithm>

namespace socketscope::craft {

using wire::FieldKind;
using wire::FieldSpec;
using wire::LayerKind;

namespace {

constexpr std::string_view payloadName = "payload.data";

tl::unexpected<Error> unknown(std::string_view name)
{
    return fail({.code = ErrorCode::UnknownField, .detail = std::string(name)});
}

std::string fullName(LayerKind kind, std::string_view field)
{
    return std::string(wire::layerName(kind)) + '.' + std::string(field);
}

bool isBits(const FieldSpec& spec)
{
    return spec.kind == FieldKind::Number || spec.kind == FieldKind::Flag;
}

Result<> checkKinds(const std::vector<LayerKind>& kinds)
{
    const bool possible = !kinds.empty() && isNetwork(kinds[0])
        && (kinds.size() == 1 || (kinds.size() == 2 && isTransport(kinds[1])));
    if (possible)
        return {};
    std::string list;
    constexpr std::size_t mostNamed = 8;
    for (const LayerKind kind : std::span(kinds).first(std::min(kinds.size(), mostNamed)))
        list += (list.empty() ? "" : ", ") + std::string(wire::layerName(kind));
    return fail({.code = ErrorCode::ImpossibleLayers, .detail = list});
}

} // namespace

Result<Packet> Packet::of(const std::vector<LayerKind>& kinds)
{
    if (auto possible = checkKinds(kinds); !possible)
        return fail(possible.error());
    Packet packet;
    for (const LayerKind kind : kinds)
        packet.m_layers.push_back(Layer::make(kind));
    return packet;
}

std::size_t Packet::size() const
{
    return offsetOf(m_layers.size()) + m_payload.size();
}

std::size_t Packet::offsetOf(std::size_t layer) const
{
    std::size_t offset = 0;
    for (std::size_t at = 0; at < layer; ++at)
        offset += m_layers[at].length();
    return offset;
}

Result<> Packet::checkSize() const
{
    if (size() <= mostBytes)
        return {};
    return fail({.code = ErrorCode::PacketTooLarge, .amount = static_cast<std::int64_t>(size())});
}

Result<Packet::Place> Packet::find(std::string_view name) const
{
    const std::size_t dot = name.find('.');
    for (std::size_t at = 0; at < m_layers.size() && dot != std::string_view::npos; ++at) {
        if (wire::layerName(m_layers[at].kind) != name.substr(0, dot))
            continue;
        if (const auto field = m_layers[at].find(name.substr(dot + 1)))
            return Place {at, *field};
    }
    return unknown(name);
}

std::optional<std::size_t> Packet::findOptions(std::string_view name) const
{
    for (std::size_t at = 0; at < m_layers.size(); ++at) {
        const std::string_view options = optionsName(m_layers[at].kind);
        if (!options.empty() && name == fullName(m_layers[at].kind, options))
            return at;
    }
    return std::nullopt;
}

Result<> Packet::set(std::string_view name, std::string_view text)
{
    if (normalized(text) == "auto")
        return unpin(name);
    Packet made = *this;
    if (name == payloadName) {
        auto bytes = parseHex(text);
        if (!bytes)
            return fail(bytes.error());
        return setPayload(std::move(*bytes));
    }
    if (const auto options = findOptions(name))
        return setOptions(*options, text);
    const auto place = find(name);
    if (!place)
        return fail(place.error());
    Layer& layer = made.m_layers[place->layer];
    const FieldSpec& spec = layer.table()[place->field];
    if (isBits(spec)) {
        const auto value = parseValue(layer.kind, spec, text);
        if (!value)
            return fail(value.error());
        layer.setAutomatic(place->field, false);
        wire::putBits(layer.header, spec.bit, spec.width, *value);
    } else {
        const auto bytes = parseBytes(layer.kind, spec, text);
        if (!bytes)
            return fail(bytes.error());
        std::ranges::copy(*bytes, layer.header.begin() + spec.bit / 8);
    }
    layer.resize();
    if (auto fits = made.checkSize(); !fits)
        return fits;
    *this = std::move(made);
    return {};
}

Result<> Packet::setOptions(std::size_t layer, std::string_view text)
{
    Packet made = *this;
    Layer& changed = made.m_layers[layer];
    auto options = parseOptions(changed.kind, text);
    if (!options)
        return fail(options.error());
    const bool isV6 = changed.kind == LayerKind::Ipv6;
    const std::string name = fullName(changed.kind, optionsName(changed.kind));
    if (!isV6 && options->size() > mostOptions)
        return fail({.code = ErrorCode::OptionsTooLong, .detail = name, .amount = mostOptions});
    // A length that no header can announce is kept only where the announcement is pinned, too. The
    // authentication header counts in words of 32 bits also over IPv6 (RFC 4302, 2.2).
    const auto words = changed.find(changed.kind == LayerKind::Tcp ? "data_offset" : "ihl");
    const bool announced = isV6 || changed.state(*words) == FieldState::Automatic;
    if (announced && options->size() % 4 != 0)
        return fail({.code = ErrorCode::UnevenOptions,
            .detail = name,
            .amount = static_cast<std::int64_t>(options->size())});
    changed.options = std::move(*options);
    if (auto fits = made.checkSize(); !fits)
        return fits;
    *this = std::move(made);
    return {};
}

Result<> Packet::unpin(std::string_view name)
{
    const auto place = find(name);
    if (!place && (findOptions(name) || name == payloadName))
        return fail({.code = ErrorCode::NotAutomatic, .detail = std::string(name)});
    if (!place)
        return fail(place.error());
    Layer& layer = m_layers[place->layer];
    if (layer.state(place->field) == FieldState::Plain)
        return fail({.code = ErrorCode::NotAutomatic, .detail = std::string(name)});
    layer.setAutomatic(place->field, true);
    return {};
}

Result<std::string> Packet::text(std::string_view name) const
{
    if (name == payloadName)
        return toHex(m_payload);
    if (const auto options = findOptions(name))
        return toHex(m_layers[*options].options);
    const auto place = find(name);
    if (!place)
        return fail(place.error());
    const Layer& layer = m_layers[place->layer];
    const FieldSpec& spec = layer.table()[place->field];
    const Bytes all = serialize();
    const ByteView bytes = ByteView(all).subspan(offsetOf(place->layer));
    if (isBits(spec))
        return valueText(layer.kind, spec, wire::bitsAt(bytes, spec.bit, spec.width));
    return wire::fieldText(
        {.spec = &spec, .offset = spec.bit / 8U, .length = static_cast<std::uint32_t>(spec.width / 8U)},
        bytes);
}

Result<FieldState> Packet::state(std::string_view name) const
{
    if (name == payloadName || findOptions(name))
        return FieldState::Plain;
    const auto place = find(name);
    if (!place)
        return fail(place.error());
    return m_layers[place->layer].state(place->field);
}

std::vector<std::string> Packet::pinned() const
{
    std::vector<std::string> names;
    for (const Layer& layer : m_layers)
        for (std::size_t field = 0; field < layer.table().size(); ++field)
            if (layer.state(field) == FieldState::Pinned)
                names.push_back(fullName(layer.kind, layer.table()[field].name));
    return names;
}

Result<> Packet::setPayload(Bytes payload)
{
    m_payload.swap(payload);
    auto fits = checkSize();
    if (!fits)
        m_payload.swap(payload);
    return fits;
}

Result<> Packet::setLayers(const std::vector<LayerKind>& kinds)
{
    if (auto possible = checkKinds(kinds); !possible)
        return possible;
    Packet made;
    made.m_payload = m_payload;
    for (const LayerKind kind : kinds) {
        const auto kept = std::ranges::find(m_layers, kind, &Layer::kind);
        made.m_layers.push_back(kept == m_layers.end() ? Layer::make(kind) : *kept);
    }
    if (auto fits = made.checkSize(); !fits)
        return fits;
    *this = std::move(made);
    return {};
}

} // namespace socketscope::craft
