// SPDX-License-Identifier: GPL-3.0-or-later
// The first byte chooses the link type, the second how much longer the packet was on the wire; the rest is
// the packet.
#include "core/wire/checksumsteps.h"
#include "core/wire/dissection.h"
#include "tests/fuzz/fuzz.h"

using namespace socketscope;
using namespace socketscope::wire;

namespace {

constexpr LinkType linkTypes[]
    = {LinkType::Ethernet, LinkType::Raw, LinkType::Null, LinkType::Loop, LinkType::LinuxSll,
        LinkType::LinuxSll2, LinkType::RawIpv4, LinkType::RawIpv6, static_cast<LinkType>(105)};

void checkLayer(const Dissection& dissection, std::size_t index, ByteView packet, std::size_t& fields)
{
    const Layer& layer = dissection.layers[index];
    require(layer.parent < static_cast<std::int32_t>(index), "a layer stands behind the one that carries it");
    require(std::size_t {layer.offset} + layer.length <= packet.size(), "a layer lies within the packet");
    require(layer.firstField == fields, "fields stand layer by layer");
    require(!layerName(layer.kind).empty(), "every layer has a name");
    fields += layer.fieldCount;
    std::uint8_t level = 0;
    for (const Field& field : dissection.fieldsOf(layer)) {
        require(field.offset >= layer.offset, "a field does not stand before its layer");
        require(std::size_t {field.offset} + field.length <= packet.size(), "a field lies within the packet");
        require(field.level <= level + 1, "a field's level is at most one deeper than the one before");
        require(field.kind() == FieldKind::Item || field.kind() == FieldKind::Text || field.length == 0
                || !fieldText(field, packet).empty(),
            "every field has a text");
        level = field.level;
    }
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 2)
        return 0;
    const Bytes packet(data + 2, data + size); // of its own, so that a sanitizer knows where it ends
    Dissection dissection;
    dissect(linkTypes[data[0] % std::size(linkTypes)], packet, packet.size() + data[1], dissection);
    require(!dissection.layers.empty() && dissection.layers.size() <= DissectionLimits::layers,
        "layers are bounded");
    require(dissection.fields.size() <= 64 + 8 * packet.size(), "fields are bounded");
    std::size_t fields = 0;
    for (std::size_t i = 0; i < dissection.layers.size(); ++i)
        checkLayer(dissection, i, packet, fields);
    require(fields == dissection.fields.size(), "every field is of a layer");
    require(traceChecksum(packet).checksum == internetChecksum(packet), "both ways of adding agree");
    return 0;
}
