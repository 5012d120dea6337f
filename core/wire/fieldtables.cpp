// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/fieldtables.h"

#include "core/wire/icmpheader.h"
#include "core/wire/icmpv6header.h"

namespace socketscope::wire::tables {
namespace {

using enum FieldKind;

constexpr FieldSpec ethernetTable[]
    = {{"destination", Mac, 0, 48}, {"source", Mac, 48, 48}, {"ether_type", Number, 96, 16}};
constexpr FieldSpec ieee8023Table[]
    = {{"destination", Mac, 0, 48}, {"source", Mac, 48, 48}, {"length", Number, 96, 16}};
constexpr FieldSpec vlanTable[]
    = {{"priority_code_point", Number, 0, 3}, {"drop_eligible_indicator", Flag, 3, 1},
        {"vlan_identifier", Number, 4, 12}, {"ether_type", Number, 16, 16}};
constexpr FieldSpec sllTable[] = {{"packet_type", Number, 0, 16}, {"arphrd_type", Number, 16, 16},
    {"link_layer_address_length", Number, 32, 16}, {"link_layer_address", Data, 48, 64},
    {"protocol_type", Number, 112, 16}};
constexpr FieldSpec sll2Table[] = {{"protocol_type", Number, 0, 16}, {"reserved", Number, 16, 16},
    {"interface_index", Number, 32, 32}, {"arphrd_type", Number, 64, 16}, {"packet_type", Number, 80, 8},
    {"link_layer_address_length", Number, 88, 8}, {"link_layer_address", Data, 96, 64}};
constexpr FieldSpec loopbackTable[] = {{"address_family", Number, 0, 32}};
constexpr FieldSpec arpTable[] = {{"hardware_type", Number, 0, 16}, {"protocol_type", Number, 16, 16},
    {"hardware_address_length", Number, 32, 8}, {"protocol_address_length", Number, 40, 8},
    {"opcode", Number, 48, 16}};
constexpr FieldSpec ipv4Table[] = {{"version", Number, 0, 4}, {"ihl", Number, 4, 4},
    {"type_of_service", Number, 8, 8}, {"dscp", Number, 8, 6}, {"ecn", Number, 14, 2},
    {"total_length", Number, 16, 16}, {"identification", Number, 32, 16}, {"flags", Number, 48, 3},
    {"dont_fragment", Flag, 49, 1}, {"more_fragments", Flag, 50, 1}, {"fragment_offset", Number, 51, 13},
    {"ttl", Number, 64, 8}, {"protocol", Number, 72, 8}, {"header_checksum", Number, 80, 16},
    {"source", Address, 96, 32}, {"destination", Address, 128, 32}};
constexpr FieldSpec ipv6Table[] = {{"version", Number, 0, 4}, {"traffic_class", Number, 4, 8},
    {"dscp", Number, 4, 6}, {"ecn", Number, 10, 2}, {"flow_label", Number, 12, 20},
    {"payload_length", Number, 32, 16}, {"next_header", Number, 48, 8}, {"hop_limit", Number, 56, 8},
    {"source", Address, 64, 128}, {"destination", Address, 192, 128}};
constexpr FieldSpec udpTable[] = {{"source_port", Number, 0, 16}, {"destination_port", Number, 16, 16},
    {"length", Number, 32, 16}, {"checksum", Number, 48, 16}};
constexpr FieldSpec tcpTable[] = {{"source_port", Number, 0, 16}, {"destination_port", Number, 16, 16},
    {"sequence_number", Number, 32, 32}, {"acknowledgment_number", Number, 64, 32},
    {"data_offset", Number, 96, 4}, {"reserved", Number, 100, 4}, {"flags", Number, 104, 8},
    {"cwr", Flag, 104, 1}, {"ece", Flag, 105, 1}, {"urg", Flag, 106, 1}, {"ack", Flag, 107, 1},
    {"psh", Flag, 108, 1}, {"rst", Flag, 109, 1}, {"syn", Flag, 110, 1}, {"fin", Flag, 111, 1},
    {"window", Number, 112, 16}, {"checksum", Number, 128, 16}, {"urgent_pointer", Number, 144, 16}};

// ICMP by type. Each starts with the same three fields.
#define SS_ICMP_START                                                                                        \
    {"type", Number, 0, 8}, {"code", Number, 8, 8},                                                          \
    {                                                                                                        \
        "checksum", Number, 16, 16                                                                           \
    }
constexpr FieldSpec icmpPlain[] = {SS_ICMP_START, {"rest_of_header", Data, 32, 32}};
constexpr FieldSpec icmpEcho[]
    = {SS_ICMP_START, {"identifier", Number, 32, 16}, {"sequence_number", Number, 48, 16}};
constexpr FieldSpec icmpUnreachable[]
    = {SS_ICMP_START, {"unused", Number, 32, 8}, {"length", Number, 40, 8}, {"next_hop_mtu", Number, 48, 16}};
constexpr FieldSpec icmpQuench[] = {SS_ICMP_START, {"unused", Number, 32, 32}};
constexpr FieldSpec icmpRedirect[] = {SS_ICMP_START, {"gateway_internet_address", Address, 32, 32}};
constexpr FieldSpec icmpExceeded[]
    = {SS_ICMP_START, {"unused", Number, 32, 8}, {"length", Number, 40, 8}, {"unused_2", Number, 48, 16}};
constexpr FieldSpec icmpParameter[]
    = {SS_ICMP_START, {"pointer", Number, 32, 8}, {"length", Number, 40, 8}, {"unused", Number, 48, 16}};
constexpr FieldSpec icmpTimestamp[] = {SS_ICMP_START, {"identifier", Number, 32, 16},
    {"sequence_number", Number, 48, 16}, {"originate_timestamp", Number, 64, 32},
    {"receive_timestamp", Number, 96, 32}, {"transmit_timestamp", Number, 128, 32}};
constexpr FieldSpec icmpv6Error[] = {SS_ICMP_START, {"length", Number, 32, 8}, {"unused", Number, 40, 24}};
constexpr FieldSpec icmpv6TooBig[] = {SS_ICMP_START, {"mtu", Number, 32, 32}};
constexpr FieldSpec icmpv6Parameter[] = {SS_ICMP_START, {"pointer", Number, 32, 32}};
constexpr FieldSpec icmpv6RouterSolicitation[] = {SS_ICMP_START, {"reserved", Number, 32, 32}};
constexpr FieldSpec icmpv6RouterAdvertisement[] = {SS_ICMP_START, {"cur_hop_limit", Number, 32, 8},
    {"managed", Flag, 40, 1}, {"other_configuration", Flag, 41, 1}, {"reserved", Number, 42, 6},
    {"router_lifetime", Number, 48, 16}, {"reachable_time", Number, 64, 32},
    {"retrans_timer", Number, 96, 32}};
constexpr FieldSpec icmpv6NeighborSolicitation[]
    = {SS_ICMP_START, {"reserved", Number, 32, 32}, {"target_address", Address, 64, 128}};
constexpr FieldSpec icmpv6NeighborAdvertisement[]
    = {SS_ICMP_START, {"router", Flag, 32, 1}, {"solicited", Flag, 33, 1}, {"override", Flag, 34, 1},
        {"reserved", Number, 35, 29}, {"target_address", Address, 64, 128}};
#undef SS_ICMP_START

constexpr FieldSpec extensionsTable[]
    = {{"version", Number, 0, 4}, {"reserved", Number, 4, 12}, {"checksum", Number, 16, 16}};
constexpr FieldSpec objectTable[]
    = {{"length", Number, 0, 16}, {"class_num", Number, 16, 8}, {"c_type", Number, 24, 8}};
constexpr FieldSpec labelTable[]
    = {{"label", Number, 0, 20}, {"exp", Number, 20, 3}, {"bottom", Flag, 23, 1}, {"ttl", Number, 24, 8}};

constexpr FieldSpec extensionOptions[] = {{"next_header", Number, 0, 8}, {"hdr_ext_len", Number, 8, 8}};
constexpr FieldSpec extensionRouting[] = {{"next_header", Number, 0, 8}, {"hdr_ext_len", Number, 8, 8},
    {"routing_type", Number, 16, 8}, {"segments_left", Number, 24, 8}};
constexpr FieldSpec extensionFragment[] = {{"next_header", Number, 0, 8}, {"reserved", Number, 8, 8},
    {"fragment_offset", Number, 16, 13}, {"more_fragments", Flag, 31, 1}, {"identification", Number, 32, 32}};
constexpr FieldSpec extensionAuthentication[] = {{"next_header", Number, 0, 8}, {"payload_len", Number, 8, 8},
    {"security_parameters_index", Number, 32, 32}, {"sequence_number", Number, 64, 32}};

constexpr FieldSpec optionMss[] = {{"maximum_segment_size", Number, 16, 16}};
constexpr FieldSpec optionScale[] = {{"shift_count", Number, 16, 8}};
constexpr FieldSpec optionTimestamps[]
    = {{"timestamp_value", Number, 16, 32}, {"timestamp_echo_reply", Number, 48, 32}};

} // namespace

Table ethernet(bool hasLength)
{
    return hasLength ? Table(ieee8023Table) : Table(ethernetTable);
}
Table vlan()
{
    return vlanTable;
}
Table sll()
{
    return sllTable;
}
Table sll2()
{
    return sll2Table;
}
Table loopback()
{
    return loopbackTable;
}
Table arp()
{
    return arpTable;
}
Table ipv4()
{
    return ipv4Table;
}
Table ipv6()
{
    return ipv6Table;
}
Table udp()
{
    return udpTable;
}
Table tcp()
{
    return tcpTable;
}

Table icmp(std::uint8_t type)
{
    switch (type) {
    case IcmpHeader::echoReply:
    case IcmpHeader::echoRequest:
        return icmpEcho;
    case IcmpHeader::destinationUnreachable:
        return icmpUnreachable;
    case IcmpHeader::sourceQuench:
        return icmpQuench;
    case IcmpHeader::redirect:
        return icmpRedirect;
    case IcmpHeader::timeExceeded:
        return icmpExceeded;
    case IcmpHeader::parameterProblem:
        return icmpParameter;
    case IcmpHeader::timestamp:
    case IcmpHeader::timestampReply:
        return icmpTimestamp;
    default:
        return icmpPlain;
    }
}

Table icmpv6(std::uint8_t type)
{
    switch (type) {
    case Icmpv6Header::echoRequest:
    case Icmpv6Header::echoReply:
        return icmpEcho;
    case Icmpv6Header::destinationUnreachable:
    case Icmpv6Header::timeExceeded:
        return icmpv6Error;
    case Icmpv6Header::packetTooBig:
        return icmpv6TooBig;
    case Icmpv6Header::parameterProblem:
        return icmpv6Parameter;
    case Icmpv6Header::routerSolicitation:
        return icmpv6RouterSolicitation;
    case Icmpv6Header::routerAdvertisement:
        return icmpv6RouterAdvertisement;
    case Icmpv6Header::neighborSolicitation:
        return icmpv6NeighborSolicitation;
    case Icmpv6Header::neighborAdvertisement:
        return icmpv6NeighborAdvertisement;
    default:
        return icmpPlain;
    }
}

Table extensions()
{
    return extensionsTable;
}
Table extensionObject()
{
    return objectTable;
}
Table mplsLabel()
{
    return labelTable;
}

Table ipv6Extension(std::uint8_t type)
{
    switch (type) {
    case protocol::routing:
        return extensionRouting;
    case protocol::fragment:
        return extensionFragment;
    case protocol::authentication:
        return extensionAuthentication;
    default:
        return extensionOptions;
    }
}

Table tcpOption(std::uint8_t kind, std::size_t length)
{
    if (kind == 2 && length == 4) // RFC 9293 section 3.7.1
        return optionMss;
    if (kind == 3 && length == 3) // RFC 7323 section 2.2
        return optionScale;
    if (kind == 8 && length == 10) // RFC 7323 section 3.2
        return optionTimestamps;
    return {};
}

} // namespace socketscope::wire::tables
