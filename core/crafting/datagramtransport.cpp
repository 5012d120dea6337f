// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crafting/hosttransports.h"

#include "core/net/probes/concluded.h"
#include "core/wire/bytewriter.h"

#include <algorithm>
#include <sys/socket.h>

namespace socketscope::crafting {

using wire::Family;

namespace {

constexpr std::size_t rememberedPackets = 256;
constexpr int mostReplies = 256; // in a row: a flood keeps nobody from other work

} // namespace

DatagramTransport::DatagramTransport(
    const PacketSender::Form& form, net::SocketSource& sockets, const Place& place)
    : m_form(form)
    , m_sockets(sockets)
    , m_calls(place)
    , m_addresses(net::ownAddresses())
    , m_opened(rawprobe::monotonicNow())
    , m_buffer(65'535)
{
}

Result<std::unique_ptr<Transport>> DatagramTransport::open(
    const PacketSender::Form& form, ByteView packet, net::SocketSource& sockets, const Place& place)
{
    std::unique_ptr<DatagramTransport> transport(new DatagramTransport(form, sockets, place));
    if (auto mouth = transport->mouthFor(packet); !mouth)
        return fail(std::move(mouth.error()));
    return transport;
}

wire::SocketAddress DatagramTransport::wanted(ByteView packet) const
{
    wire::SocketAddress address {.ip = craft::sourceOf(packet, m_form.family)};
    if (!craft::isOwn(address.ip, m_addresses))
        address.ip = wire::IpAddress::any(m_form.family);
    const auto sameBytes = [&](const wire::IpAddress& own) {
        return own.family == address.ip.family && own.bytes == address.ip.bytes;
    };
    // With the interface, where it is an address of that link only.
    if (const auto own = std::ranges::find_if(m_addresses, sameBytes); own != m_addresses.end())
        address.ip = *own;
    address.port = wire::word16(packet, m_form.header);
    return address;
}

Result<DatagramTransport::Mouth*> DatagramTransport::mouthFor(ByteView packet)
{
    const wire::SocketAddress asked = wanted(packet);
    if (const auto found = std::ranges::find(m_mouths, asked, &Mouth::asked); found != m_mouths.end())
        return &*found;
    if (m_mouths.size() >= mostSockets) {
        m_mouths.front().waker.reset(); // before its descriptor is closed
        m_mouths.pop_front();
    }
    Mouth mouth {.asked = asked, .sender = std::make_unique<PacketSender>(m_form, m_calls)};
    if (auto opened = mouth.sender->open(m_sockets, asked); !opened)
        return fail(std::move(opened.error()));
    mouth.waker = std::make_unique<net::Waker>(mouth.sender->descriptor());
    mouth.waker->setWake(m_wake);
    m_mouths.push_back(std::move(mouth));
    return &m_mouths.back();
}

void DatagramTransport::remember(ByteView packet)
{
    if (m_sent.size() >= rememberedPackets)
        m_sent.pop_front();
    m_sent.emplace_back(packet.begin(), packet.end());
}

Result<Departure> DatagramTransport::send(ByteView packet, Instant)
{
    if (packet.size() < m_form.header + 8)
        return fail({.code = ErrorCode::NotSendable, .detail = "datagram"});
    auto mouth = mouthFor(packet);
    if (!mouth)
        return fail(std::move(mouth.error()));
    // An error may be about this very packet, which is remembered only when it has left.
    std::vector<std::pair<net::SocketMessage, Bytes>> errors;
    auto departure = (*mouth)->sender->send(packet, [&](const net::SocketMessage& message) {
        errors.emplace_back(message, Bytes(message.bytes.begin(), message.bytes.end()));
    });
    if (departure)
        remember(departure->packet);
    for (auto& [message, bytes] : errors) {
        message.bytes = bytes;
        addError(**mouth, message);
    }
    if (!m_arrivals.isEmpty())
        (*mouth)->waker->wakeSoon(); // what was in the queue is not there any more
    return departure;
}

void DatagramTransport::add(
    Mouth& mouth, const rawprobe::Ancillary& told, ByteView packet, std::uint16_t inferred)
{
    if (packet.empty())
        return;
    const rawprobe::ClockSample now = rawprobe::sampleClocks();
    const auto stamped = told.stamp != 0 ? mouth.clock.monotonicOf(told.stamp, now, m_opened) : std::nullopt;
    m_arrivals.add({.at = m_calls.place().time.at(stamped.value_or(now.monotonic)),
        .packet = packet,
        .inferred = inferred,
        .kernelTime = stamped.has_value()});
}

/// The kernel shows what an error quotes from the datagram's payload on; what it is about was sent by us.
void DatagramTransport::addError(Mouth& mouth, const net::SocketMessage& message)
{
    if (message.told.origin != rawprobe::Origin::Icmp)
        return;
    const std::size_t ip = m_form.family == Family::IPv6 ? 40 : 20;
    const std::size_t headers = ip + 8;
    const std::size_t shown = std::min(
        message.bytes.size(), message.told.extensions != 0 ? message.told.extensions : message.bytes.size());
    const auto isAbout = [&](const Bytes& sent) {
        const ByteView payload = ByteView(sent).subspan(headers);
        const std::size_t same = std::min(shown, payload.size());
        return craft::destinationOf(sent, m_form.family).bytes == message.name.ip.bytes
            && wire::word16(sent, ip + 2) == message.name.port
            && wire::word16(sent, ip) == mouth.sender->local().port
            && std::ranges::equal(payload.first(same), message.bytes.first(same));
    };
    const auto sent = std::find_if(m_sent.rbegin(), m_sent.rend(), isAbout);
    if (sent == m_sent.rend())
        return;
    rawprobe::Ancillary told = message.told;
    if (told.local.family == Family::None)
        told.local = craft::sourceOf(*sent, m_form.family);
    const auto concluded = net::concludeIcmpError(told, *sent, headers, message.bytes);
    add(mouth, told, concluded.packet, concluded.inferred);
}

void DatagramTransport::addReply(Mouth& mouth, const net::SocketMessage& message)
{
    rawprobe::Ancillary told = message.told;
    if (told.local.family == Family::None)
        told.local = mouth.sender->local().ip;
    const auto concluded = net::concludeUdp(told, message.name, mouth.sender->local().port, message.bytes);
    add(mouth, told, concluded.packet, concluded.inferred);
}

void DatagramTransport::collect(Mouth& mouth)
{
    mouth.sender->drain([&](const net::SocketMessage& message) { addError(mouth, message); });
    for (int i = 0; i < mostReplies; ++i) {
        const auto message = net::receiveMessage(mouth.sender->descriptor(), 0, m_buffer);
        if (!message)
            return;
        addReply(mouth, *message);
    }
    mouth.waker->wakeSoon(); // there may be more
}

std::optional<Arrival> DatagramTransport::take(Instant)
{
    if (m_arrivals.isEmpty()) {
        for (Mouth& mouth : m_mouths)
            collect(mouth);
        m_arrivals.sort();
    }
    auto arrival = m_arrivals.take();
    if (!arrival)
        for (const Mouth& mouth : m_mouths)
            mouth.waker->rearm();
    return arrival;
}

void DatagramTransport::setWake(std::function<void()> wake)
{
    m_wake = std::move(wake);
    for (const Mouth& mouth : m_mouths)
        mouth.waker->setWake(m_wake);
}

} // namespace socketscope::crafting
