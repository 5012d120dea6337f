// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/layerwords.h"

#include "core/wire/protocols.h"
#include "ui/words/failurewords.h"
#include "ui/words/plaintext.h"
#include "ui/words/words.h"

#include <algorithm>
#include <array>

namespace socketscope::ui {
namespace {

using wire::ChecksumVerdict;
using wire::Dissection;
using wire::Field;
using wire::FieldKind;
using wire::Layer;
using wire::LayerKind;

std::uint64_t number(const Dissection& dissection, const Layer& layer, std::string_view name)
{
    const Field* field = dissection.find(layer, name);
    return field ? field->value : 0;
}

QString valueOf(const Dissection& dissection, const Layer& layer, std::string_view name, ByteView packet)
{
    const Field* field = dissection.find(layer, name);
    return field ? fieldValue(*field, packet) : QString();
}

QString icmpTitle(const Dissection& dissection, const Layer& layer)
{
    const bool v6 = layer.kind == LayerKind::Icmpv6;
    const QString base = v6 ? QStringLiteral("ICMPv6") : QStringLiteral("ICMP");
    if (!dissection.find(layer, "code"))
        return base;
    const auto type = static_cast<int>(number(dissection, layer, "type"));
    const auto code = static_cast<int>(number(dissection, layer, "code"));
    QString name;
    if (type == (v6 ? 128 : 8))
        name = Words::tr("Echo Request");
    else if (type == (v6 ? 129 : 0))
        name = Words::tr("Echo Reply");
    else if (type == (v6 ? 3 : 11))
        name = Words::tr("Time Exceeded");
    else if (type == (v6 ? 1 : 3))
        name = Words::tr("Destination Unreachable");
    else if (type == (v6 ? 4 : 12))
        name = Words::tr("Parameter Problem");
    else if (v6 && type == 2)
        name = Words::tr("Packet Too Big");
    else if (!v6 && type == 5)
        name = Words::tr("Redirect");
    else if (!v6 && type == 13)
        name = Words::tr("Timestamp Request");
    else if (!v6 && type == 14)
        name = Words::tr("Timestamp Reply");
    const QString numbers = QStringLiteral("(%1/%2)").arg(type).arg(code);
    return name.isEmpty()
        ? Words::tr("%1 type %2, code %3").arg(base, QString::number(type), QString::number(code))
        : base + QLatin1Char(' ') + name + QLatin1Char(' ') + numbers;
}

QString tcpFlags(const Dissection& dissection, const Layer& layer)
{
    QStringList set;
    for (const char* flag : {"syn", "ack", "rst", "fin", "psh", "urg"})
        if (number(dissection, layer, flag) == 1)
            set << QString::fromLatin1(flag).toUpper();
    return set.join(QLatin1Char('+'));
}

bool isHex(std::string_view name)
{
    constexpr std::array names {std::string_view("checksum"), std::string_view("header_checksum"),
        std::string_view("identification"), std::string_view("identifier"), std::string_view("ether_type"),
        std::string_view("flow_label"), std::string_view("type_of_service"),
        std::string_view("traffic_class"), std::string_view("flags"), std::string_view("protocol_type"),
        std::string_view("address_family")};
    return std::find(names.begin(), names.end(), name) != names.end();
}

QString protocolName(std::uint64_t protocol)
{
    switch (protocol) {
    case wire::protocol::icmp:
        return QStringLiteral("ICMP");
    case wire::protocol::icmpv6:
        return QStringLiteral("ICMPv6");
    case wire::protocol::udp:
        return QStringLiteral("UDP");
    case wire::protocol::tcp:
        return QStringLiteral("TCP");
    case wire::protocol::ipv4:
        return QStringLiteral("IPv4");
    case wire::protocol::ipv6:
        return QStringLiteral("IPv6");
    default:
        return {};
    }
}

QString icmpCodeMeaning(const Layer& layer, const Dissection& dissection, std::uint64_t code)
{
    const bool v6 = layer.kind == LayerKind::Icmpv6;
    const auto type = number(dissection, layer, "type");
    if (type == (v6 ? 3U : 11U))
        return code == 0
            ? (v6 ? Words::tr("hop limit used up in transit") : Words::tr("TTL expired in transit"))
            : Words::tr("fragments missing");
    return icmpName(
        v6 ? wire::Family::IPv6 : wire::Family::IPv4, static_cast<int>(type), static_cast<int>(code));
}

QString dataText(ByteView bytes)
{
    constexpr std::size_t shown = 8;
    QStringList words;
    for (const std::uint8_t byte : bytes.first(std::min(bytes.size(), shown)))
        words << QStringLiteral("%1").arg(byte, 2, 16, QLatin1Char('0'));
    if (bytes.size() > shown)
        words << QStringLiteral("…");
    return words.join(QLatin1Char(' '));
}

} // namespace

QString layerTitle(const Dissection& dissection, const Layer& layer)
{
    switch (layer.kind) {
    case LayerKind::Ethernet:
        return QStringLiteral("Ethernet");
    case LayerKind::Vlan:
        return QStringLiteral("VLAN");
    case LayerKind::Sll:
        return QStringLiteral("Linux cooked capture");
    case LayerKind::Sll2:
        return QStringLiteral("Linux cooked capture v2");
    case LayerKind::Loopback:
        return QStringLiteral("Loopback");
    case LayerKind::Arp:
        return QStringLiteral("ARP");
    case LayerKind::Ipv4:
        return QStringLiteral("IPv4");
    case LayerKind::Ipv6:
        return QStringLiteral("IPv6");
    case LayerKind::Icmp:
    case LayerKind::Icmpv6:
        return icmpTitle(dissection, layer);
    case LayerKind::Udp:
        return QStringLiteral("UDP");
    case LayerKind::Tcp:
        return QStringLiteral("TCP");
    case LayerKind::Extensions:
        return Words::tr("Extensions (RFC 4884)");
    case LayerKind::Payload:
        return Words::tr("Data");
    }
    return {};
}

QString layerSummary(const Dissection& dissection, const Layer& layer, ByteView packet)
{
    const auto value = [&](std::string_view name) { return valueOf(dissection, layer, name, packet); };
    switch (layer.kind) {
    case LayerKind::Ipv4:
    case LayerKind::Ipv6: {
        const bool v6 = layer.kind == LayerKind::Ipv6;
        const QString limit = value(v6 ? "hop_limit" : "ttl");
        if (value("destination").isEmpty())
            return {};
        return QStringLiteral("%1 → %2  %3 %4")
            .arg(
                value("source"), value("destination"), v6 ? Words::tr("hop limit") : Words::tr("TTL"), limit);
    }
    case LayerKind::Ethernet:
        return QStringLiteral("%1 → %2").arg(value("source"), value("destination"));
    case LayerKind::Udp:
        return QStringLiteral("%1 → %2").arg(value("source_port"), value("destination_port"));
    case LayerKind::Tcp:
        return QStringLiteral("%1 → %2  %3")
            .arg(value("source_port"), value("destination_port"), tcpFlags(dissection, layer))
            .trimmed();
    case LayerKind::Payload:
        return Words::tr("%1 bytes").arg(layer.length);
    default:
        return {};
    }
}

QString fieldName(std::string_view name)
{
    constexpr std::array capital {std::string_view("ttl"), std::string_view("ihl"), std::string_view("dscp"),
        std::string_view("ecn"), std::string_view("mtu"), std::string_view("syn"), std::string_view("ack"),
        std::string_view("rst"), std::string_view("fin"), std::string_view("psh"), std::string_view("urg"),
        std::string_view("ece"), std::string_view("cwr")};
    const QString text = QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
    if (std::find(capital.begin(), capital.end(), name) != capital.end())
        return text.toUpper();
    if (name == "next_hop_mtu")
        return QStringLiteral("next hop MTU");
    if (name == "unused_2")
        return QStringLiteral("unused");
    if (name == "bottom")
        return QStringLiteral("bottom (S)");
    return QString(text).replace(QLatin1Char('_'), QLatin1Char(' '));
}

QString fieldValue(const Field& field, ByteView packet)
{
    switch (field.kind()) {
    case FieldKind::Flag:
        return field.value == 0 ? Words::tr("not set") : Words::tr("set");
    case FieldKind::Number:
        if (isHex(field.name())) {
            const int digits = field.spec->width == 0 ? 1 : (field.spec->width + 3) / 4;
            return QStringLiteral("0x%1").arg(field.value, digits, 16, QLatin1Char('0'));
        }
        break;
    case FieldKind::Data:
        if (field.offset <= packet.size() && field.length <= packet.size() - field.offset)
            return dataText(packet.subspan(field.offset, field.length));
        break;
    default:
        break;
    }
    return harmless(wire::fieldText(field, packet));
}

QString fieldMeaning(const Layer& layer, const Dissection& dissection, const Field& field)
{
    const std::string_view name = field.name();
    if (name == "protocol" || name == "next_header")
        return protocolName(field.value);
    if (field.level == 0 && name == "code"
        && (layer.kind == LayerKind::Icmp || layer.kind == LayerKind::Icmpv6))
        return icmpCodeMeaning(layer, dissection, field.value);
    if (name == "ihl" || name == "data_offset")
        return Words::tr("%1 bytes").arg(field.value * 4);
    if (layer.kind == LayerKind::Icmp && name == "length" && field.level == 0 && field.value > 0)
        return Words::tr("%1 bytes quoted").arg(field.value * 4);
    if (layer.kind == LayerKind::Icmpv6 && name == "length" && field.level == 0 && field.value > 0)
        return Words::tr("%1 bytes quoted").arg(field.value * 8);
    if (name == "fragment_offset" && field.value > 0)
        return Words::tr("byte %1 of the whole").arg(field.value * 8);
    return {};
}

QString verdictText(ChecksumVerdict verdict)
{
    switch (verdict) {
    case ChecksumVerdict::None:
        return {};
    case ChecksumVerdict::Right:
        return Words::tr("correct");
    case ChecksumVerdict::Wrong:
        return Words::tr("wrong");
    case ChecksumVerdict::LeftToHardware:
        return Words::tr("left to the network card");
    case ChecksumVerdict::Absent:
        return Words::tr("left out");
    case ChecksumVerdict::Unknown:
        return Words::tr("cannot be checked: not all bytes are here");
    }
    return {};
}

QString placeText(std::size_t offset, std::size_t length)
{
    if (length == 0)
        return {};
    const auto first = static_cast<qulonglong>(offset);
    return length == 1
        ? Words::tr("byte %1").arg(first)
        : Words::tr("bytes %1–%2").arg(QString::number(first), QString::number(first + length - 1));
}

} // namespace socketscope::ui
