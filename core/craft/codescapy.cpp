// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hex.h"
#include "core/craft/code.h"
#include "core/craft/codeparts.h"
#include "core/wire/bytewriter.h"
#include "core/wire/icmpheader.h"
#include "core/wire/icmpv6header.h"
#include "core/wire/tcpheader.h"

#include <algorithm>

namespace socketscope::craft {

using code::Header;
using code::Part;
using code::Parts;
using code::Unit;
using wire::LayerKind;

namespace {

struct Rename {
    std::string_view ours;
    std::string_view theirs;
};

constexpr Rename ipv4Names[]
    = {{"version", "version"}, {"ihl", "ihl"}, {"type_of_service", "tos"}, {"total_length", "len"},
        {"identification", "id"}, {"flags", "flags"}, {"fragment_offset", "frag"}, {"ttl", "ttl"},
        {"protocol", "proto"}, {"header_checksum", "chksum"}, {"source", "src"}, {"destination", "dst"}};
constexpr Rename ipv6Names[]
    = {{"version", "version"}, {"traffic_class", "tc"}, {"flow_label", "fl"}, {"payload_length", "plen"},
        {"next_header", "nh"}, {"hop_limit", "hlim"}, {"source", "src"}, {"destination", "dst"}};
constexpr Rename udpNames[]
    = {{"source_port", "sport"}, {"destination_port", "dport"}, {"length", "len"}, {"checksum", "chksum"}};
constexpr Rename tcpNames[] = {{"source_port", "sport"}, {"destination_port", "dport"},
    {"sequence_number", "seq"}, {"acknowledgment_number", "ack"}, {"data_offset", "dataofs"},
    {"window", "window"}, {"checksum", "chksum"}, {"urgent_pointer", "urgptr"}};
constexpr Rename icmpNames[] = {{"type", "type"}, {"code", "code"}, {"checksum", "chksum"},
    {"identifier", "id"}, {"sequence_number", "seq"}, {"gateway_internet_address", "gw"}, {"pointer", "ptr"},
    {"length", "length"}, {"next_hop_mtu", "nexthopmtu"}, {"originate_timestamp", "ts_ori"},
    {"receive_timestamp", "ts_rx"}, {"transmit_timestamp", "ts_tx"}, {"unused_2", "unused"}};
constexpr Rename icmpv6Names[]
    = {{"code", "code"}, {"checksum", "cksum"}, {"identifier", "id"}, {"sequence_number", "seq"},
        {"length", "length"}, {"unused", "unused"}, {"mtu", "mtu"}, {"pointer", "ptr"}};

std::span<const Rename> namesOf(LayerKind kind)
{
    switch (kind) {
    case LayerKind::Ipv4:
        return ipv4Names;
    case LayerKind::Ipv6:
        return ipv6Names;
    case LayerKind::Udp:
        return udpNames;
    case LayerKind::Tcp:
        return tcpNames;
    case LayerKind::Icmp:
        return icmpNames;
    default:
        return icmpv6Names;
    }
}

std::string literal(ByteView bytes)
{
    if (code::isPlainText(bytes))
        return "b\"" + std::string(bytes.begin(), bytes.end()) + '"';
    return "bytes.fromhex(\"" + toHex(bytes) + "\")";
}

/// scapy's class for the header; empty where it has none that writes the same bytes.
std::string_view classOf(const Layer& layer)
{
    const std::uint8_t type = layer.header[0];
    switch (layer.kind) {
    case LayerKind::Ipv4:
        return "IP";
    case LayerKind::Ipv6:
        return "IPv6";
    case LayerKind::Udp:
        return "UDP";
    case LayerKind::Tcp:
        return "TCP";
    case LayerKind::Icmp:
        return layer.find("rest_of_header") ? "" : "ICMP";
    default:
        return type == wire::Icmpv6Header::echoRequest           ? "ICMPv6EchoRequest"
            : type == wire::Icmpv6Header::echoReply              ? "ICMPv6EchoReply"
            : type == wire::Icmpv6Header::destinationUnreachable ? "ICMPv6DestUnreach"
            : type == wire::Icmpv6Header::packetTooBig           ? "ICMPv6PacketTooBig"
            : type == wire::Icmpv6Header::timeExceeded           ? "ICMPv6TimeExceeded"
            : type == wire::Icmpv6Header::parameterProblem       ? "ICMPv6ParamProblem"
                                                                 : "";
    }
}

std::string_view renamed(const Layer& layer, const Part& part)
{
    // ICMP's unused bits before a length are "reserved" there.
    if (layer.kind == LayerKind::Icmp && std::string_view(part.spec->name) == "unused")
        return part.spec->width == 8 ? "reserved" : "unused";
    for (const Rename& name : namesOf(layer.kind))
        if (name.ours == part.spec->name)
            return name.theirs;
    return "";
}

std::string tcpOption(ByteView option)
{
    const std::string_view fixed = option[0] == 0 ? "(\"EOL\", None)" : "(\"NOP\", None)";
    if (option[0] <= wire::HeaderOption::noOperation)
        return std::string(fixed);
    if (option[0] == 2 && option.size() == 4)
        return "(\"MSS\", " + std::to_string(wire::word16(option, 2)) + ')';
    if (option[0] == 3 && option.size() == 3)
        return "(\"WScale\", " + std::to_string(option[2]) + ')';
    if (option[0] == 4 && option.size() == 2)
        return R"(("SAckOK", b""))";
    if (option[0] == 8 && option.size() == 10)
        return "(\"Timestamp\", (" + std::to_string(wire::word32(option, 2)) + ", "
            + std::to_string(wire::word32(option, 6)) + "))";
    return '(' + std::to_string(option[0]) + ", " + literal(option.subspan(2)) + ')';
}

/// The list that scapy takes; nothing where it would write other bytes, because these have no form of
/// options.
std::optional<std::string> tcpOptions(ByteView options)
{
    std::string list;
    std::size_t end = 0;
    wire::HeaderOptionWalk walk(options);
    while (const auto option = walk.next()) {
        list += (list.empty() ? "" : ", ") + tcpOption(options.subspan(option->offset, option->length));
        end = option->offset + option->length;
    }
    const bool isPadded
        = std::ranges::all_of(options.subspan(end), [](std::uint8_t byte) { return byte == 0; });
    if (walk.error() || options.size() % 4 != 0 || !isPadded || options.size() - end >= 4)
        return std::nullopt;
    return '[' + list + ']';
}

/// Whether scapy's layer writes the bytes of this one.
bool isKnown(const Header& header, LayerKind network)
{
    const Layer& layer = *header.layer;
    if (classOf(layer).empty())
        return false;
    if (layer.kind == LayerKind::Tcp)
        return tcpOptions(layer.options).has_value();
    return layer.kind == LayerKind::Udp || (layer.kind == LayerKind::Icmp) == (network == LayerKind::Ipv4);
}

class Scapy {
public:
    Scapy(const Packet& packet, const Parts& parts)
        : m_packet(packet)
        , m_parts(parts)
    {
    }
    std::string write();

private:
    [[nodiscard]] bool isLeftToScapy(const Part& part) const;
    [[nodiscard]] std::string layerText(const Header& header) const;
    [[nodiscard]] std::string flags(const Header& header) const;
    [[nodiscard]] std::string expression();

    const Packet& m_packet;
    const Parts& m_parts;
    bool m_isExplicit = false; ///< a pinned length: scapy would compute the rest from it in another way
    bool m_isRawInside = false;
};

bool Scapy::isLeftToScapy(const Part& part) const
{
    if (m_isExplicit || part.how == Automatic::None)
        return false;
    return part.how != Automatic::Protocol || (!m_isRawInside && m_parts.headers.size() > 1);
}

/// Where scapy would write a zero by itself.
bool isZeroAnyway(std::string_view name, const Part& part)
{
    constexpr std::string_view names[]
        = {"tos", "frag", "tc", "fl", "ack", "urgptr", "reserved", "unused", "length", "nexthopmtu"};
    return part.value == 0 && std::ranges::find(names, name) != std::end(names);
}

/// "DF"
std::string ipFlags(std::uint64_t value)
{
    constexpr std::string_view names[] = {"MF", "DF", "evil"};
    std::string text;
    for (std::size_t bit = 0; bit < std::size(names); ++bit)
        if ((value >> bit & 1) != 0)
            text += (text.empty() ? "" : "+") + std::string(names[bit]);
    return '"' + text + '"';
}

/// scapy counts the last of the four reserved bits as a ninth flag.
std::string Scapy::flags(const Header& header) const
{
    const std::size_t at = header.offset + 12;
    const unsigned reserved = m_parts.bytes[at] & 0xfU;
    const unsigned bits = (reserved & 1U) << 8 | m_parts.bytes[at + 1];
    std::string letters;
    for (std::size_t bit = 0; bit < 9; ++bit)
        if ((bits >> bit & 1U) != 0)
            letters += "FSRPAUECN"[bit];
    return (reserved >> 1 == 0 ? "" : ", reserved=" + std::to_string(reserved >> 1)) + ", flags=\"" + letters
        + '"';
}

std::string Scapy::layerText(const Header& header) const
{
    const Layer& layer = *header.layer;
    std::string arguments;
    for (const Unit& unit : header.units) {
        for (const Part& part : unit.parts) {
            const std::string_view name = renamed(layer, part);
            if (layer.kind == LayerKind::Tcp && std::string_view(part.spec->name) == "flags")
                arguments += flags(header);
            if (name.empty() || isLeftToScapy(part) || isZeroAnyway(name, part)
                || (name == "version" && part.value == (m_parts.isV4 ? 4 : 6)))
                continue;
            arguments += ", " + std::string(name) + '='
                + (!part.address.empty()  ? '"' + part.address + '"'
                        : name == "flags" ? ipFlags(part.value)
                                          : code::numberText(part));
        }
    }
    if (!layer.options.empty() && layer.kind == LayerKind::Ipv4)
        arguments += ", options=[Raw(" + literal(layer.options) + ")]";
    if (!layer.options.empty() && layer.kind == LayerKind::Tcp)
        arguments += ", options=" + *tcpOptions(layer.options);
    return std::string(classOf(layer)) + '(' + arguments.substr(std::min<std::size_t>(2, arguments.size()))
        + ')';
}

std::string Scapy::expression()
{
    const Layer& network = *m_parts.headers[0].layer;
    if (m_parts.isV4 && network.options.size() % 4 != 0)
        return "Raw(" + literal(m_parts.bytes) + ')';
    const bool hasExtensions = !m_parts.isV4 && !network.options.empty();
    m_isRawInside
        = hasExtensions || (m_parts.headers.size() > 1 && !isKnown(m_parts.headers[1], network.kind));
    for (const Header& header : m_parts.headers)
        for (const Unit& unit : header.units)
            for (const Part& part : unit.parts) {
                const Automatic how = automaticOf(header.layer->kind, part.spec->name);
                const bool isLength
                    = how != Automatic::None && how != Automatic::Checksum && how != Automatic::Protocol;
                m_isExplicit = m_isExplicit || (isLength && part.how == Automatic::None);
            }
    std::string text = layerText(m_parts.headers[0]);
    ByteView rest = m_packet.payload();
    if (m_isRawInside)
        rest = ByteView(m_parts.bytes).subspan(hasExtensions ? network.header.size() : m_packet.offsetOf(1));
    else if (m_parts.headers.size() > 1)
        text += "\n    / " + layerText(m_parts.headers[1]);
    return text + (rest.empty() ? "" : "\n    / Raw(" + literal(rest) + ')');
}

std::string Scapy::write()
{
    const std::string made = expression();
    std::string text = "#!/usr/bin/env python3\n\"\"\"" + m_parts.title
        + ", written with scapy. With --hex it is only printed.\"\"\"\n\nimport sys\n\n"
          "from scapy.all import *\n\n";
    if (m_isRawInside)
        text += "# scapy has no layer that writes these headers byte for byte: they stand here as bytes.\n";
    text += "packet = (\n    " + made + "\n)\n\n";
    // By itself scapy writes to the interface, where no socket of IPv4 on this computer hears it.
    if (m_parts.isV4 && m_parts.destination.starts_with("127."))
        text += "conf.L3socket = L3RawSocket  # so that programs on this computer receive it\n";
    return text
        + "if \"--hex\" in sys.argv[1:]:\n    print(bytes(packet).hex())\nelse:\n    send(packet)  # takes "
          "the rights of root\n";
}

} // namespace

Result<std::string> scapyCode(const Packet& packet)
{
    const auto parts = code::partsOf(packet);
    if (!parts)
        return fail(parts.error());
    return Scapy(packet, *parts).write();
}

} // namespace socketscope::craft
