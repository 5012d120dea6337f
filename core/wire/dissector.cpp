// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/dissector.h"

#include "core/wire/bits.h"
#include "core/wire/checksum.h"
#include "core/wire/fieldtables.h"

namespace socketscope::wire {
namespace {

bool isNumber(FieldKind kind)
{
    return kind == FieldKind::Number || kind == FieldKind::Flag;
}

} // namespace

Dissector::Dissector(ByteView packet, std::size_t originalLength, Dissection& into)
    : m_packet(packet.first(std::min(packet.size(), std::size_t {UINT32_MAX})))
    , m_originalLength(originalLength)
    , m_into(into)
{
}

bool Dissector::open(LayerKind kind, Place place, std::size_t length)
{
    const std::size_t there = place.end - place.offset;
    const bool last = m_into.layers.size() + 1 >= DissectionLimits::layers; // kept for a payload
    const bool full = m_into.layers.size() >= DissectionLimits::layers;
    if (full || (last && kind != LayerKind::Payload)) {
        if (!full)
            payload(place);
        damaged({.code = ErrorCode::TooManyLayers,
            .amount = static_cast<std::int64_t>(DissectionLimits::layers)});
        return false;
    }
    m_into.layers.push_back({.kind = kind,
        .quoted = place.quoted,
        .parent = place.parent,
        .offset = static_cast<std::uint32_t>(place.offset),
        .length = static_cast<std::uint32_t>(std::min(length, there)),
        .firstField = static_cast<std::uint32_t>(m_into.fields.size())});
    return true;
}

void Dissector::fields(
    std::span<const FieldSpec> specs, std::size_t base, std::size_t end, std::uint8_t level)
{
    const ByteView there = m_packet.subspan(base, end - base);
    for (const FieldSpec& spec : specs) {
        const std::size_t first = spec.bit / 8U;
        const std::size_t after = (spec.bit + spec.width + 7U) / 8U;
        if (after > there.size())
            continue;
        m_into.fields.push_back({.spec = &spec,
            .value = isNumber(spec.kind) ? bitsAt(there, spec.bit, spec.width) : 0,
            .offset = static_cast<std::uint32_t>(base + first),
            .length = static_cast<std::uint32_t>(after - first),
            .level = level});
        ++current().fieldCount;
    }
}

void Dissector::field(const FieldSpec& spec, std::size_t offset, std::size_t length, std::uint8_t level)
{
    const bool isNumeric = isNumber(spec.kind) && length > 0 && length <= 8;
    m_into.fields.push_back({.spec = &spec,
        .value = isNumeric ? bitsAt(m_packet.subspan(offset, length), 0, 8 * length) : 0,
        .offset = static_cast<std::uint32_t>(offset),
        .length = static_cast<std::uint32_t>(length),
        .level = level});
    ++current().fieldCount;
}

void Dissector::damaged(Error error)
{
    if (!current().error)
        current().error = std::move(error);
}

void Dissector::judge(bool computable, bool right)
{
    using enum ChecksumVerdict;
    current().checksum = !computable ? Unknown : right ? Right : Wrong;
}

void Dissector::judge(bool computable, const PseudoHeader& before, ByteView covered, std::uint16_t stored)
{
    judge(computable, computable && checksumVerifies(before, covered));
    if (current().checksum == ChecksumVerdict::Wrong && stored == pseudoHeaderSum(before))
        current().checksum = ChecksumVerdict::LeftToHardware;
}

Dissector::Place Dissector::inside(Place place) const
{
    const Layer& layer = m_into.layers.back();
    place.offset = layer.offset + layer.length;
    place.parent = static_cast<std::int32_t>(m_into.layers.size() - 1);
    return place;
}

void Dissector::payload(Place place)
{
    if (place.offset >= place.end || !open(LayerKind::Payload, place, place.end - place.offset))
        return;
    field(tables::data, place.offset, place.end - place.offset);
}

} // namespace socketscope::wire
