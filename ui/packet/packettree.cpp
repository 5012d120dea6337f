// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/packet/packettree.h"

#include "core/wire/icmpextensions.h"
#include "ui/words/errorwords.h"
#include "ui/words/layerwords.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace socketscope::ui {
namespace {

using wire::ChecksumVerdict;
using wire::Dissection;
using wire::Field;
using wire::FieldKind;
using wire::Layer;
using wire::LayerKind;

class Tree {
    Q_DECLARE_TR_FUNCTIONS(PacketTree)

public:
    Tree(const ShownPacket& packet, const Dissection& dissection)
        : m_packet(packet)
        , m_dissection(dissection)
    {
    }

    /// The layers that follow each other from `index` on, with what they hold.
    [[nodiscard]] std::vector<PacketNode> chain(std::size_t index) const;

private:
    [[nodiscard]] bool isConcluded(std::size_t offset, std::size_t length) const
    {
        return length > 0 && offset + length <= m_packet.inferred;
    }
    [[nodiscard]] PacketNode layerNode(const Layer& layer) const;
    [[nodiscard]] PacketNode fieldNode(const Layer& layer, const Field& field) const;
    [[nodiscard]] std::vector<PacketNode> fieldNodes(
        const Layer& layer, std::span<const Field> fields, std::size_t& at, int level) const;
    void remark(PacketNode& node, const Layer& layer, const Field& field) const;
    void judge(PacketNode& node, const Layer& layer) const;
    void addExtensions(PacketNode& icmp, const Layer& layer) const;
    void describeItem(PacketNode& node, const Field& field, std::span<const Field> own) const;

    const ShownPacket& m_packet;
    const Dissection& m_dissection;
};

std::vector<PacketNode> Tree::chain(std::size_t index) const
{
    std::vector<PacketNode> nodes;
    const auto& layers = m_dissection.layers;
    while (index < layers.size()) {
        const Layer& layer = layers[index];
        PacketNode node = layerNode(layer);
        std::size_t next = layers.size();
        for (std::size_t inner = index + 1; inner < layers.size(); ++inner) {
            const Layer& carried = layers[inner];
            if (carried.parent != static_cast<std::int32_t>(index))
                continue;
            if (carried.kind == LayerKind::Extensions) {
                addExtensions(node, carried);
            } else if (carried.quoted > layer.quoted) {
                PacketNode group {.kind = PacketNode::Kind::Group,
                    .open = true,
                    .offset = carried.offset,
                    .name = tr("quoted: the packet that died"),
                    .children = chain(inner)};
                const PacketNode& last = group.children.back();
                group.length = last.offset + last.length - group.offset;
                group.concluded = isConcluded(group.offset, group.length);
                node.children.push_back(std::move(group));
            } else {
                next = inner;
            }
        }
        // A header that was not seen may carry something that was.
        const auto wasSeen = [](const PacketNode& child) {
            return child.kind != PacketNode::Kind::Field && !child.concluded;
        };
        node.open = node.open || std::any_of(node.children.begin(), node.children.end(), wasSeen);
        nodes.push_back(std::move(node));
        index = next;
    }
    return nodes;
}

PacketNode Tree::layerNode(const Layer& layer) const
{
    const bool isIp = layer.kind == LayerKind::Ipv4 || layer.kind == LayerKind::Ipv6;
    PacketNode node {.kind = PacketNode::Kind::Layer,
        .concluded = isConcluded(layer.offset, layer.length),
        .offset = layer.offset,
        .length = layer.length,
        .name = layerTitle(m_dissection, layer),
        .value = layerSummary(m_dissection, layer, m_packet.bytes)};
    node.open = !isIp && !node.concluded && layer.kind != LayerKind::Ethernet
        && layer.kind != LayerKind::Extensions;
    if (node.concluded)
        node.remark = m_packet.inferredReason;
    if (layer.error) {
        node.open = true;
        node.children.push_back({.tone = Tone::Bad,
            .offset = layer.offset,
            .length = layer.length,
            .name = tr("damaged"),
            .remark = sentence(*layer.error)});
    }
    const auto fields = m_dissection.fieldsOf(layer);
    std::size_t at = 0;
    auto children = fieldNodes(layer, fields, at, 0);
    std::move(children.begin(), children.end(), std::back_inserter(node.children));
    if (layer.kind == LayerKind::Payload && node.children.size() == 1)
        node.children.clear(); // one field: the layer itself says it
    return node;
}

std::vector<PacketNode> Tree::fieldNodes(
    const Layer& layer, std::span<const Field> fields, std::size_t& at, int level) const
{
    const auto isPartOf = [](const Field& part, const Field& whole) {
        return part.level == whole.level && part.spec->width > 0 && part.spec->width < whole.spec->width
            && part.kind() != FieldKind::Item && part.spec->bit >= whole.spec->bit
            && part.spec->bit + part.spec->width <= whole.spec->bit + whole.spec->width;
    };
    std::vector<PacketNode> nodes;
    while (at < fields.size() && fields[at].level >= level) {
        const Field& field = fields[at++];
        PacketNode node = fieldNode(layer, field);
        if (field.kind() == FieldKind::Item) {
            const std::size_t first = at;
            node.children = fieldNodes(layer, fields, at, level + 1);
            describeItem(node, field, fields.subspan(first, at - first));
        } else {
            while (at < fields.size() && isPartOf(fields[at], field))
                node.children.push_back(fieldNode(layer, fields[at++]));
        }
        nodes.push_back(std::move(node));
    }
    return nodes;
}

PacketNode Tree::fieldNode(const Layer& layer, const Field& field) const
{
    PacketNode node {.concluded = isConcluded(field.offset, field.length),
        .offset = field.offset,
        .length = field.length,
        .name = fieldName(field.name()),
        .value = fieldValue(field, m_packet.bytes)};
    remark(node, layer, field);
    return node;
}

/// A note comes first, then a verdict, then what the value means, and else where the field stands.
void Tree::remark(PacketNode& node, const Layer& layer, const Field& field) const
{
    const auto note
        = std::find_if(m_packet.notes.begin(), m_packet.notes.end(), [&field](const FieldNote& each) {
              return each.offset == field.offset && each.field == field.name();
          });
    if (note != m_packet.notes.end()) {
        node.remark = note->text;
        node.tone = note->tone;
        return;
    }
    if (field.level == 0 && (field.name() == "checksum" || field.name() == "header_checksum"))
        judge(node, layer);
    if (node.remark.isEmpty())
        node.remark = fieldMeaning(layer, m_dissection, field);
    if (node.remark.isEmpty() && field.kind() != FieldKind::Item)
        node.remark = placeText(field.offset, field.length);
}

void Tree::judge(PacketNode& node, const Layer& layer) const
{
    if (layer.offset < m_packet.inferred)
        return; // made up here: a verdict would judge ourselves
    const QString words = verdictText(layer.checksum);
    switch (layer.checksum) {
    case ChecksumVerdict::Right:
        node.remark = QStringLiteral("✓ ") + words;
        node.tone = Tone::Good;
        break;
    case ChecksumVerdict::Wrong:
        // Routers change the TTL of what they quote and may leave the checksum as it was.
        node.remark = layer.quoted > 0 ? tr("does not fit: the quoted header was changed")
                                       : QStringLiteral("✗ ") + words;
        node.tone = layer.quoted > 0 ? Tone::Quiet : Tone::Bad;
        break;
    default:
        node.remark = words;
    }
}

/// The structure's own header, and beside it what it carries.
void Tree::addExtensions(PacketNode& icmp, const Layer& layer) const
{
    PacketNode node = layerNode(layer);
    std::vector<PacketNode> objects;
    const auto isObject = [](const PacketNode& child) { return child.kind == PacketNode::Kind::Group; };
    std::copy_if(node.children.begin(), node.children.end(), std::back_inserter(objects), isObject);
    std::erase_if(node.children, isObject);
    node.length = std::min<std::uint32_t>(node.length, wire::IcmpExtensionHeader::size);
    icmp.children.push_back(std::move(node));
    std::move(objects.begin(), objects.end(), std::back_inserter(icmp.children));
}

void Tree::describeItem(PacketNode& node, const Field& field, std::span<const Field> own) const
{
    const auto value = [own, &field](std::string_view name) -> std::uint64_t {
        for (const Field& each : own)
            if (each.level == field.level + 1 && each.name() == name)
                return each.value;
        return 0;
    };
    if (field.name() == "objects") {
        const auto number = value("class_num");
        node.kind = PacketNode::Kind::Group;
        node.open = true;
        // Its own header is of less interest than what it tells.
        std::stable_partition(node.children.begin(), node.children.end(),
            [](const PacketNode& child) { return !child.children.empty(); });
        if (number == wire::IcmpObject::mplsLabelStack)
            node.name = tr("MPLS label stack (RFC 4950)");
        else if (number == wire::IcmpObject::interfaceInformation)
            node.name = tr("Interface information (RFC 5837)");
        else
            node.name = tr("Object of class %1").arg(number);
    } else if (field.name() == "labels") {
        node.name = QString::number(value("label"));
        node.value
            = QStringLiteral("exp %1  S %2  TTL %3").arg(value("exp")).arg(value("bottom")).arg(value("ttl"));
    } else if (field.name() == "options") {
        node.name = tr("option");
        node.value = QString::number(value("type") + value("kind"));
    } else if (field.name() == "extension_headers") {
        node.name = tr("extension header");
        node.value = QString::number(value("type"));
    }
}

} // namespace

std::vector<PacketNode> packetTree(const ShownPacket& packet, const Dissection& dissection)
{
    return Tree(packet, dissection).chain(0);
}

} // namespace socketscope::ui
