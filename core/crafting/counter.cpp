// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crafting/counter.h"

#include "core/craft/values.h"

namespace socketscope::crafting {

namespace {

Error noNumber(std::string_view field, std::string_view value)
{
    return {.code = ErrorCode::BadFieldValue, .detail = std::string(field) + '=' + std::string(value)};
}

bool isNumber(const wire::FieldSpec& spec)
{
    using wire::FieldKind;
    const bool other
        = spec.kind == FieldKind::Address || spec.kind == FieldKind::Mac || spec.kind == FieldKind::Data;
    return !other && spec.width > 0 && spec.width <= 32;
}

/// The field's place in its table.
std::optional<std::pair<wire::LayerKind, wire::FieldSpec>> specOf(
    const craft::Packet& packet, std::string_view name)
{
    const std::size_t dot = name.find('.');
    if (dot == std::string_view::npos)
        return std::nullopt;
    const auto kind = craft::layerNamed(name.substr(0, dot));
    for (const craft::Layer& layer : packet.layers())
        if (layer.kind == kind)
            if (const auto field = layer.find(name.substr(dot + 1)))
                return std::pair {layer.kind, layer.table()[*field]};
    return std::nullopt;
}

} // namespace

Result<Counter> Counter::of(const craft::Packet& packet, std::string_view field)
{
    const std::string name = craft::normalized(field);
    const auto text = packet.text(name);
    if (!text)
        return fail(text.error());
    const auto spec = specOf(packet, name);
    if (!spec || !isNumber(spec->second))
        return fail(noNumber(name, *text));
    const auto first = craft::parseValue(spec->first, spec->second, *text);
    if (!first)
        return fail(noNumber(name, *text));
    Counter counter;
    counter.m_field = name;
    counter.m_first = *first;
    counter.m_largest = ~std::uint64_t {0} >> (64 - spec->second.width);
    return counter;
}

Result<> Counter::apply(craft::Packet& packet, std::uint32_t step) const
{
    return counts() ? packet.set(m_field, std::to_string((m_first + step) & m_largest)) : Result<>();
}

} // namespace socketscope::crafting
