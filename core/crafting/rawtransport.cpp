// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crafting/hosttransports.h"

#include "core/wire/protocols.h"

namespace socketscope::crafting {

using wire::Family;

RawTransport::RawTransport(const PacketSender::Form& form, const Place& place)
    : m_family(form.family)
    , m_calls(place)
    , m_sender(form, m_calls)
    , m_receiver(form.family, m_calls)
{
}

Result<std::unique_ptr<Transport>> RawTransport::open(const PacketSender::Form& form,
    std::optional<std::uint8_t> heard, net::SocketSource& sockets, const Place& place)
{
    std::unique_ptr<RawTransport> transport(new RawTransport(form, place));
    const std::uint8_t icmp = form.family == Family::IPv6 ? wire::protocol::icmpv6 : wire::protocol::icmp;
    // What hears is there before anything is sent.
    if (auto opened = transport->m_receiver.open(sockets, icmp, false); !opened)
        return fail(std::move(opened.error()));
    if (heard && *heard != icmp)
        if (auto opened = transport->m_receiver.open(sockets, *heard, false); !opened)
            return fail(std::move(opened.error()));
    if (auto opened = transport->m_sender.open(sockets); !opened)
        return fail(std::move(opened.error()));
    return transport;
}

Result<Departure> RawTransport::send(ByteView packet, Instant)
{
    if (packet.size() < (m_family == Family::IPv6 ? 40U : 20U))
        return fail({.code = ErrorCode::NotIp});
    const wire::IpAddress destination = craft::destinationOf(packet, m_family);
    if (m_sender.lookUp(packet) == 0)
        m_receiver.expect(
            destination, destination.isMulticast() || m_sender.route()->kind == net::Route::Kind::Broadcast);
    return m_sender.send(packet);
}

std::optional<Arrival> RawTransport::take(Instant)
{
    return m_receiver.take();
}

void RawTransport::setWake(std::function<void()> wake)
{
    m_receiver.setWake(wake);
}

ListeningTransport::ListeningTransport(Family family, const Place& place)
    : m_calls(place)
    , m_receiver(family, m_calls)
{
}

Result<std::unique_ptr<Transport>> ListeningTransport::open(
    const Listening& what, net::SocketSource& sockets, const Place& place)
{
    std::unique_ptr<ListeningTransport> transport(new ListeningTransport(what.family, place));
    if (auto opened = transport->m_receiver.open(sockets, craft::protocolOf(what.protocol), true); !opened)
        return fail(std::move(opened.error()));
    return transport;
}

Result<Departure> ListeningTransport::send(ByteView, Instant)
{
    return fail({.code = ErrorCode::Unsupported});
}

} // namespace socketscope::crafting
