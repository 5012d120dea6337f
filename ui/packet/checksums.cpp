// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/packet/checksums.h"

#include "core/wire/protocols.h"
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

class Sums {
    Q_DECLARE_TR_FUNCTIONS(Checksums)
};

wire::IpAddress addressOf(const Field& field, ByteView packet)
{
    wire::IpAddress address;
    address.family = field.length == 4 ? wire::Family::IPv4 : wire::Family::IPv6;
    std::copy_n(packet.begin() + field.offset, field.length, address.bytes.begin());
    return address;
}

/// The end of what an IP layer says is its packet.
std::size_t endOf(const Layer& ip, const Dissection& dissection, std::size_t there)
{
    constexpr std::size_t ipv6Header = 40;
    const Field* total = dissection.find(ip, "total_length");
    const Field* payload = dissection.find(ip, "payload_length");
    const std::size_t end = total ? ip.offset + total->value
        : payload                 ? ip.offset + ipv6Header + payload->value
                                  : there;
    return std::min(end, there);
}

/// What TCP, UDP and ICMPv6 put before their own bytes.
std::optional<wire::PseudoHeader> pseudoHeader(
    const Layer& ip, const Dissection& dissection, ByteView packet, std::size_t length, std::uint8_t protocol)
{
    const Field* source = dissection.find(ip, "source");
    const Field* destination = dissection.find(ip, "destination");
    if (!source || !destination)
        return std::nullopt;
    return wire::PseudoHeader {.source = addressOf(*source, packet),
        .destination = addressOf(*destination, packet),
        .length = static_cast<std::uint32_t>(length),
        .protocol = protocol};
}

QString nameFor(const Layer& layer)
{
    const QString name = checksumName(layer.kind);
    return layer.quoted > 0 ? Sums::tr("quoted %1").arg(name) : name;
}

/// Fills in what the checksum of a layer covers; false where the layer has none that can be added up.
bool cover(PacketChecksum& into, const Layer& layer, const Dissection& dissection, ByteView packet)
{
    into.from = layer.offset;
    if (layer.kind == LayerKind::Ipv4 || layer.kind == LayerKind::Extensions) {
        into.length = layer.length;
        return true;
    }
    if (layer.parent < 0)
        return false;
    const Layer& ip = dissection.layers[static_cast<std::size_t>(layer.parent)];
    into.network = ip.offset;
    const std::size_t end = endOf(ip, dissection, packet.size());
    if (end <= layer.offset)
        return false;
    into.length = static_cast<std::uint32_t>(end - layer.offset);
    std::uint8_t protocol = 0;
    switch (layer.kind) {
    case LayerKind::Icmp:
        return true;
    case LayerKind::Icmpv6:
        protocol = wire::protocol::icmpv6;
        break;
    case LayerKind::Tcp:
        protocol = wire::protocol::tcp;
        break;
    case LayerKind::Udp:
        protocol = wire::protocol::udp;
        into.isUdp = true;
        if (const Field* length = dissection.find(layer, "length"))
            into.length = std::min(into.length, static_cast<std::uint32_t>(length->value));
        break;
    default:
        return false;
    }
    into.before = pseudoHeader(ip, dissection, packet, into.length, protocol);
    return into.before.has_value();
}

bool canBeAdded(ChecksumVerdict verdict)
{
    return verdict == ChecksumVerdict::Right || verdict == ChecksumVerdict::Wrong
        || verdict == ChecksumVerdict::LeftToHardware;
}

int rank(const Layer& layer)
{
    const bool isTransport = layer.kind != LayerKind::Ipv4 && layer.kind != LayerKind::Extensions;
    return 2 * layer.quoted + (isTransport ? 0 : 1);
}

QString hex(std::uint16_t word)
{
    return QStringLiteral("0x%1").arg(word, 4, 16, QLatin1Char('0'));
}

} // namespace

QString checksumName(LayerKind kind)
{
    switch (kind) {
    case LayerKind::Ipv4:
        return Sums::tr("IPv4 header");
    case LayerKind::Icmp:
        return QStringLiteral("ICMP");
    case LayerKind::Icmpv6:
        return QStringLiteral("ICMPv6");
    case LayerKind::Udp:
        return QStringLiteral("UDP");
    case LayerKind::Tcp:
        return QStringLiteral("TCP");
    default:
        return Sums::tr("ICMP extensions");
    }
}

std::vector<PacketChecksum> checksumsOf(const ShownPacket& packet, const Dissection& dissection)
{
    std::vector<std::pair<int, PacketChecksum>> found;
    for (const Layer& layer : dissection.layers) {
        const Field* field
            = dissection.find(layer, layer.kind == LayerKind::Ipv4 ? "header_checksum" : "checksum");
        if (!field || !canBeAdded(layer.checksum))
            continue;
        PacketChecksum checksum {.name = nameFor(layer),
            .field = field->offset,
            .verdict = layer.checksum,
            .stored = static_cast<std::uint16_t>(field->value),
            .concluded = layer.offset < packet.inferred};
        const bool isCovered = cover(checksum, layer, dissection, packet.bytes)
            && checksum.field + 2 <= checksum.from + checksum.length;
        if (isCovered)
            found.emplace_back(rank(layer), std::move(checksum));
    }
    std::stable_sort(
        found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<PacketChecksum> all;
    for (auto& each : found)
        all.push_back(std::move(each.second));
    return all;
}

QString checksumText(const ChecksumSum& sum)
{
    const PacketChecksum& checksum = sum.of();
    const QString made = Sums::tr("All words add up to %1. Its complement, each bit turned round, is %2.")
                             .arg(hex(sum.sum()), hex(static_cast<std::uint16_t>(~sum.sum())));
    const QString stored = hex(checksum.stored);
    QString judged;
    switch (checksum.verdict) {
    case ChecksumVerdict::Right:
        judged = Sums::tr("The packet holds %1: ✓ correct. A receiver adds that, too, and gets %2.")
                     .arg(stored, hex(sum.received()));
        break;
    case ChecksumVerdict::LeftToHardware:
        judged = Sums::tr(
            "The packet holds %1, the sum of the pseudo-header alone: the system left the rest to the "
            "network card.")
                     .arg(stored);
        break;
    default:
        judged = Sums::tr(
            "The packet holds %1: ✗ wrong. A receiver that adds that, too, gets %2 in place of 0xffff "
            "and throws the packet away.")
                     .arg(stored, hex(sum.received()));
    }
    return made + QLatin1Char(' ') + judged;
}

} // namespace socketscope::ui
