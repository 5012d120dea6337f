// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/glance.h"

#include "core/wire/dissection.h"
#include "ui/words/layerwords.h"
#include "ui/words/numbers.h"
#include "ui/words/plaintext.h"
#include "ui/words/words.h"

#include <algorithm>

namespace socketscope::ui {
namespace {

using wire::Dissection;
using wire::Layer;
using wire::LayerKind;

bool isIp(const Layer& layer)
{
    return layer.kind == LayerKind::Ipv4 || layer.kind == LayerKind::Ipv6;
}

/// The innermost header that is not quoted; null where there is none but those of IP.
const Layer* transportOf(const Dissection& opened)
{
    const Layer* found = nullptr;
    for (const Layer& layer : opened.layers) {
        const bool counts = layer.kind == LayerKind::Udp || layer.kind == LayerKind::Tcp
            || layer.kind == LayerKind::Icmp || layer.kind == LayerKind::Icmpv6;
        if (counts && layer.quoted == 0)
            found = &layer;
    }
    return found;
}

const Layer* innermostIp(const Dissection& opened)
{
    const Layer* found = nullptr;
    for (const Layer& layer : opened.layers)
        if (isIp(layer) && layer.quoted == 0)
            found = &layer;
    return found;
}

QString value(const Dissection& opened, const Layer& layer, std::string_view name, ByteView packet)
{
    const wire::Field* field = opened.find(layer, name);
    return field ? fieldValue(*field, packet) : QString();
}

QString end(const QString& address, const QString& port)
{
    if (port.isEmpty())
        return address;
    return (address.contains(QLatin1Char(':')) ? QStringLiteral("[%1]:%2") : QStringLiteral("%1:%2"))
        .arg(address, port);
}

ByteView payloadIn(const Dissection& opened, ByteView packet)
{
    for (const Layer& layer : opened.layers)
        if (layer.kind == LayerKind::Payload && layer.quoted == 0 && layer.offset <= packet.size())
            return packet.subspan(
                layer.offset, std::min<std::size_t>(layer.length, packet.size() - layer.offset));
    return {};
}

} // namespace

QString quoted(ByteView bytes)
{
    constexpr std::size_t most = 24;
    std::size_t count = std::min(bytes.size(), most);
    const auto continues = [&](std::size_t at) { return at < bytes.size() && (bytes[at] & 0xc0U) == 0x80; };
    while (count > most - 3 && continues(count)) // not in the middle of a character
        --count;
    const ByteView first = bytes.first(count);
    const QString text
        = harmless(std::string_view(reinterpret_cast<const char*>(first.data()), first.size()));
    return bytes.size() > count ? QStringLiteral("“%1…”").arg(text) : QStringLiteral("“%1”").arg(text);
}

ByteView payloadOf(ByteView packet)
{
    return payloadIn(wire::dissect(wire::LinkType::Raw, packet), packet);
}

QString packetGlance(ByteView packet)
{
    const Dissection opened = wire::dissect(wire::LinkType::Raw, packet);
    const Layer* ip = innermostIp(opened);
    const Layer* transport = transportOf(opened);
    if (!transport && ip) {
        const QString protocol
            = value(opened, *ip, ip->kind == LayerKind::Ipv6 ? "next_header" : "protocol", packet);
        return Words::tr("protocol %1").arg(protocol);
    }
    if (!transport)
        return {};
    QString text = layerTitle(opened, *transport);
    if (const QString ports = layerSummary(opened, *transport, packet); !ports.isEmpty())
        text += QLatin1Char(' ') + ports.simplified();
    const ByteView payload = payloadIn(opened, packet);
    if (transport->kind == LayerKind::Udp && !payload.empty())
        text += QLatin1Char(' ') + quoted(payload);
    return text;
}

QString limitGlance(ByteView packet)
{
    const Dissection opened = wire::dissect(wire::LinkType::Raw, packet);
    const Layer* ip = innermostIp(opened);
    if (!ip)
        return {};
    const bool v6 = ip->kind == LayerKind::Ipv6;
    const QString limit = value(opened, *ip, v6 ? "hop_limit" : "ttl", packet);
    if (limit.isEmpty())
        return {};
    return v6 ? Words::tr("hop limit %1").arg(limit) : Words::tr("TTL %1").arg(limit);
}

QString endsGlance(ByteView packet)
{
    const Dissection opened = wire::dissect(wire::LinkType::Raw, packet);
    const Layer* ip = innermostIp(opened);
    if (!ip || !opened.find(*ip, "destination"))
        return {};
    const Layer* transport = transportOf(opened);
    const auto port = [&](std::string_view name) {
        return transport ? value(opened, *transport, name, packet) : QString();
    };
    return QStringLiteral("%1 → %2").arg(end(value(opened, *ip, "source", packet), port("source_port")),
        end(value(opened, *ip, "destination", packet), port("destination_port")));
}

} // namespace socketscope::ui
