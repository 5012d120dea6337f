// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/craft/layers/icmpkinds.h"

#include "core/wire/icmpheader.h"
#include "core/wire/icmpv6header.h"

#include <QtCore/QCoreApplication>

namespace socketscope::ui {

using wire::IcmpHeader;
using wire::Icmpv6Header;
using wire::LayerKind;

namespace {

class IcmpKinds {
    Q_DECLARE_TR_FUNCTIONS(IcmpKinds)
};

/// RFC 792, RFC 1191.
QList<IcmpKind> kindsOfVersion4()
{
    return {{IcmpHeader::echoRequest, 0, IcmpKinds::tr("Echo request")},
        {IcmpHeader::echoReply, 0, IcmpKinds::tr("Echo reply")},
        {IcmpHeader::destinationUnreachable, 0, IcmpKinds::tr("Network unreachable")},
        {IcmpHeader::destinationUnreachable, 1, IcmpKinds::tr("Host unreachable")},
        {IcmpHeader::destinationUnreachable, 2, IcmpKinds::tr("Protocol unreachable")},
        {IcmpHeader::destinationUnreachable, 3, IcmpKinds::tr("Port unreachable")},
        {IcmpHeader::destinationUnreachable, 4, IcmpKinds::tr("Fragmentation needed")},
        {IcmpHeader::timeExceeded, 0, IcmpKinds::tr("Time exceeded")},
        {IcmpHeader::redirect, 1, IcmpKinds::tr("Redirect for the host")},
        {IcmpHeader::parameterProblem, 0, IcmpKinds::tr("Parameter problem")},
        {IcmpHeader::timestamp, 0, IcmpKinds::tr("Timestamp")},
        {IcmpHeader::timestampReply, 0, IcmpKinds::tr("Timestamp reply")}};
}

/// RFC 4443, RFC 4861 section 4.5.
QList<IcmpKind> kindsOfVersion6()
{
    constexpr std::uint8_t redirect = 137;
    return {{Icmpv6Header::echoRequest, 0, IcmpKinds::tr("Echo request")},
        {Icmpv6Header::echoReply, 0, IcmpKinds::tr("Echo reply")},
        {Icmpv6Header::destinationUnreachable, 0, IcmpKinds::tr("No route to destination")},
        {Icmpv6Header::destinationUnreachable, 3, IcmpKinds::tr("Address unreachable")},
        {Icmpv6Header::destinationUnreachable, 4, IcmpKinds::tr("Port unreachable")},
        {Icmpv6Header::packetTooBig, 0, IcmpKinds::tr("Packet too big")},
        {Icmpv6Header::timeExceeded, 0, IcmpKinds::tr("Time exceeded")},
        {redirect, 0, IcmpKinds::tr("Redirect")},
        {Icmpv6Header::parameterProblem, 0, IcmpKinds::tr("Parameter problem")}};
}

} // namespace

QList<IcmpKind> icmpKinds(LayerKind layer)
{
    if (layer == LayerKind::Icmp)
        return kindsOfVersion4();
    return layer == LayerKind::Icmpv6 ? kindsOfVersion6() : QList<IcmpKind> {};
}

std::optional<std::pair<std::uint8_t, std::uint8_t>> icmpOf(const craft::Packet& packet)
{
    for (const craft::Layer& layer : packet.layers())
        if (layer.kind == LayerKind::Icmp || layer.kind == LayerKind::Icmpv6)
            return std::pair {layer.header[0], layer.header[1]};
    return std::nullopt;
}

Result<craft::Packet> withIcmp(craft::Packet packet, std::uint8_t type, std::uint8_t code)
{
    if (packet.layers().empty())
        return fail({.code = ErrorCode::UnknownField, .detail = "icmp.type"});
    const std::string layer(wire::layerName(packet.layers().back().kind));
    for (const auto& [field, value] : {std::pair(".type", type), std::pair(".code", code)})
        if (const auto set = packet.set(layer + field, std::to_string(value)); !set)
            return fail(set.error());
    return packet;
}

} // namespace socketscope::ui
