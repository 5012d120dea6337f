// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/fieldlabels.h"

#include "ui/words/layerwords.h"
#include "ui/words/words.h"

#include <QtCore/QLatin1String>

#include <array>

namespace socketscope::ui {
namespace {

struct Label {
    std::string_view field;
    std::array<const char*, 3> texts; ///< ever shorter; null where there is no shorter one
};

#define SS_LABEL(text) QT_TRANSLATE_NOOP("socketscope::ui::Words", text)

constexpr Label labels[] = {
    {"version", {SS_LABEL("Version"), SS_LABEL("Ver.")}},
    {"ihl", {SS_LABEL("IHL")}},
    {"dscp", {SS_LABEL("DSCP")}},
    {"ecn", {SS_LABEL("ECN")}},
    {"type_of_service", {SS_LABEL("Type of service")}},
    {"total_length", {SS_LABEL("Total length")}},
    {"identification", {SS_LABEL("Identification")}},
    {"flags", {SS_LABEL("Flags")}},
    {"reserved_flag", {SS_LABEL("Reserved flag"), SS_LABEL("R")}},
    {"dont_fragment", {SS_LABEL("Don't fragment"), SS_LABEL("DF"), SS_LABEL("D")}},
    {"more_fragments", {SS_LABEL("More fragments"), SS_LABEL("MF"), SS_LABEL("M")}},
    {"fragment_offset", {SS_LABEL("Fragment offset")}},
    {"ttl", {SS_LABEL("TTL")}},
    {"protocol", {SS_LABEL("Protocol")}},
    {"header_checksum", {SS_LABEL("Header checksum")}},
    {"source", {SS_LABEL("Source address")}},
    {"destination", {SS_LABEL("Destination address")}},
    {"traffic_class", {SS_LABEL("Traffic class")}},
    {"flow_label", {SS_LABEL("Flow label")}},
    {"payload_length", {SS_LABEL("Payload length")}},
    {"next_header", {SS_LABEL("Next header")}},
    {"hop_limit", {SS_LABEL("Hop limit")}},
    {"source_port", {SS_LABEL("Source port")}},
    {"destination_port", {SS_LABEL("Destination port")}},
    {"length", {SS_LABEL("Length")}},
    {"checksum", {SS_LABEL("Checksum")}},
    {"sequence_number", {SS_LABEL("Sequence number")}},
    {"acknowledgment_number", {SS_LABEL("Acknowledgment number")}},
    {"data_offset", {SS_LABEL("Data offset"), SS_LABEL("Offset")}},
    {"reserved", {SS_LABEL("Reserved"), SS_LABEL("Res.")}},
    {"cwr", {SS_LABEL("Congestion window reduced"), SS_LABEL("CWR"), SS_LABEL("C")}},
    {"ece", {SS_LABEL("ECN echo"), SS_LABEL("ECE"), SS_LABEL("E")}},
    {"urg", {SS_LABEL("Urgent"), SS_LABEL("URG"), SS_LABEL("U")}},
    {"ack", {SS_LABEL("Acknowledgment"), SS_LABEL("ACK"), SS_LABEL("A")}},
    {"psh", {SS_LABEL("Push"), SS_LABEL("PSH"), SS_LABEL("P")}},
    {"rst", {SS_LABEL("Reset"), SS_LABEL("RST"), SS_LABEL("R")}},
    {"syn", {SS_LABEL("Synchronize"), SS_LABEL("SYN"), SS_LABEL("S")}},
    {"fin", {SS_LABEL("Finish"), SS_LABEL("FIN"), SS_LABEL("F")}},
    {"window", {SS_LABEL("Window")}},
    {"urgent_pointer", {SS_LABEL("Urgent pointer")}},
    {"options", {SS_LABEL("Options")}},
    {"extension_headers", {SS_LABEL("Extension headers")}},
    {"type", {SS_LABEL("Type")}},
    {"code", {SS_LABEL("Code")}},
    {"identifier", {SS_LABEL("Identifier")}},
    {"unused", {SS_LABEL("Unused")}},
    {"unused_2", {SS_LABEL("Unused")}},
    {"next_hop_mtu", {SS_LABEL("Next hop MTU")}},
    {"gateway_internet_address", {SS_LABEL("Gateway address")}},
    {"pointer", {SS_LABEL("Pointer")}},
    {"rest_of_header", {SS_LABEL("Rest of header")}},
    {"originate_timestamp", {SS_LABEL("Originate timestamp")}},
    {"receive_timestamp", {SS_LABEL("Receive timestamp")}},
    {"transmit_timestamp", {SS_LABEL("Transmit timestamp")}},
    {"mtu", {SS_LABEL("MTU")}},
    {"cur_hop_limit", {SS_LABEL("Hop limit to use")}},
    {"managed", {SS_LABEL("Managed addresses"), SS_LABEL("M")}},
    {"other_configuration", {SS_LABEL("Other configuration"), SS_LABEL("O")}},
    {"router_lifetime", {SS_LABEL("Router lifetime")}},
    {"reachable_time", {SS_LABEL("Reachable time")}},
    {"retrans_timer", {SS_LABEL("Retransmission timer")}},
    {"router", {SS_LABEL("Router"), SS_LABEL("R")}},
    {"solicited", {SS_LABEL("Solicited"), SS_LABEL("S")}},
    {"override", {SS_LABEL("Override"), SS_LABEL("O")}},
    {"target_address", {SS_LABEL("Target address")}},
    {"data", {SS_LABEL("Data")}},
};

#undef SS_LABEL

struct Acronym {
    std::string_view name;
    const char* text;
};

constexpr Acronym acronyms[]
    = {{"icmp", "ICMP"}, {"icmpv6", "ICMPv6"}, {"igmp", "IGMP"}, {"ipv4", "IPv4"}, {"ipv6", "IPv6"},
        {"tcp", "TCP"}, {"udp", "UDP"}, {"gre", "GRE"}, {"esp", "ESP"}, {"ospf", "OSPF"}, {"sctp", "SCTP"}};

} // namespace

QString headerName(wire::LayerKind kind)
{
    if (kind == wire::LayerKind::Payload)
        return Words::tr("Payload");
    return valueLabel(wire::layerName(kind));
}

QString fieldLabel(std::string_view field)
{
    return fieldLabels(field).front();
}

QStringList fieldLabels(std::string_view field)
{
    QStringList made;
    for (const Label& label : labels)
        if (label.field == field)
            for (const char* text : label.texts)
                if (text)
                    made << Words::tr(text);
    if (made.isEmpty()) {
        QString name = fieldName(field);
        if (!name.isEmpty())
            name[0] = name[0].toUpper();
        made << name;
    }
    return made;
}

QString valueLabel(std::string_view name)
{
    for (const Acronym& acronym : acronyms)
        if (acronym.name == name)
            return QString::fromLatin1(acronym.text);
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()))
        .replace(QLatin1Char('_'), QLatin1Char(' '));
}

std::string_view bareField(std::string_view name)
{
    const std::size_t dot = name.find('.');
    return dot == std::string_view::npos ? name : name.substr(dot + 1);
}

} // namespace socketscope::ui
