// SPDX-License-Identifier: GPL-3.0-or-later
/// \file A practice network in a test: virtual time, packets by hand, and what came of them.
#pragma once

#include "core/base/hex.h"
#include "core/lab/network.h"
#include "core/wire/bytewriter.h"
#include "core/wire/checksum.h"
#include "core/wire/dissection.h"
#include "core/wire/icmpheader.h"
#include "core/wire/icmpv6header.h"
#include "core/wire/ipv4header.h"
#include "core/wire/ipv6header.h"
#include "core/wire/protocols.h"
#include "core/wire/tcpheader.h"
#include "core/wire/udpheader.h"

#include <QtTest/QtTest>

namespace socketscope::test {

using namespace std::chrono_literals;
using lab::Happening;
using lab::Reason;
using wire::Family;
using wire::IpAddress;

inline IpAddress ip(const char* text)
{
    return *IpAddress::parse(text);
}

inline Bytes hex(const char* digits)
{
    return *parseHex(digits);
}

/// What a traceroute or a careful program would send.
struct Probe {
    IpAddress from = ip("10.99.0.2");
    IpAddress to;
    std::uint8_t ttl = 64;
    std::uint16_t id = 0x1234; ///< echo identifier, or source port
    std::uint16_t sequence = 1; ///< echo sequence, or destination port
    Bytes data = toBytes("abcdefgh");
    std::uint16_t ipId = 0x4242;
    bool dontFragment = false;

    [[nodiscard]] Bytes wrap(std::uint8_t protocol, const Bytes& payload) const
    {
        Bytes packet;
        if (to.family == Family::IPv6) {
            wire::Ipv6Header header {.payloadLength = static_cast<std::uint16_t>(payload.size()),
                .nextHeader = protocol,
                .hopLimit = ttl,
                .source = from,
                .destination = to};
            packet = header.serialize();
        } else {
            wire::Ipv4Header header {.totalLength = static_cast<std::uint16_t>(20 + payload.size()),
                .identification = ipId,
                .ttl = ttl,
                .protocol = protocol,
                .source = from,
                .destination = to};
            header.flags = dontFragment ? wire::Ipv4Header::dontFragment : 0;
            header.checksum = header.computedChecksum();
            packet = header.serialize();
        }
        packet.insert(packet.end(), payload.begin(), payload.end());
        return packet;
    }
    [[nodiscard]] wire::PseudoHeader pseudo(std::uint8_t protocol, std::size_t length) const
    {
        return {from, to, static_cast<std::uint32_t>(length), protocol};
    }
    [[nodiscard]] Bytes echo() const
    {
        const bool v6 = to.family == Family::IPv6;
        wire::IcmpHeader header {.type = static_cast<std::uint8_t>(v6 ? 128 : 8)};
        header.setEcho(id, sequence);
        Bytes message = header.serialize();
        message.insert(message.end(), data.begin(), data.end());
        const std::uint8_t protocol = v6 ? wire::protocol::icmpv6 : wire::protocol::icmp;
        header.checksum = v6 ? wire::internetChecksum(pseudo(protocol, message.size()), message)
                             : wire::internetChecksum(message);
        header.write(message);
        return wrap(protocol, message);
    }
    [[nodiscard]] Bytes udp() const
    {
        wire::UdpHeader header {id, sequence, static_cast<std::uint16_t>(8 + data.size()), 0};
        Bytes message = header.serialize();
        message.insert(message.end(), data.begin(), data.end());
        header.checksum = wire::udpChecksumOnTheWire(
            wire::internetChecksum(pseudo(wire::protocol::udp, message.size()), message));
        header.write(message);
        return wrap(wire::protocol::udp, message);
    }
    [[nodiscard]] Bytes tcp(
        std::uint8_t flags, std::uint32_t sequenceNumber = 1000, std::uint32_t acknowledgment = 0) const
    {
        wire::TcpHeader header {.sourcePort = id,
            .destinationPort = sequence,
            .sequenceNumber = sequenceNumber,
            .acknowledgmentNumber = acknowledgment,
            .flags = flags,
            .window = 1024};
        Bytes message = header.serialize();
        message.insert(message.end(), data.begin(), data.end());
        header.checksum = wire::internetChecksum(pseudo(wire::protocol::tcp, message.size()), message);
        header.write(message);
        return wrap(wire::protocol::tcp, message);
    }
};

/// A packet that came back, and when.
struct Arrival {
    Bytes bytes;
    Instant at;

    [[nodiscard]] bool isV6() const { return bytes[0] >> 4 == 6; }
    [[nodiscard]] std::size_t headerLength() const { return isV6() ? 40 : (bytes[0] & 15) * 4U; }
    [[nodiscard]] Bytes payload() const
    {
        return {bytes.begin() + static_cast<std::ptrdiff_t>(headerLength()), bytes.end()};
    }
    [[nodiscard]] QByteArray from() const
    {
        const auto address
            = isV6() ? wire::Ipv6Header::parse(bytes)->source : wire::Ipv4Header::parse(bytes)->source;
        return QByteArray::fromStdString(address.text());
    }
    /// "10.99.1.1 11/0": who sent which ICMP message.
    [[nodiscard]] QByteArray icmp() const
    {
        const Bytes message = payload();
        const int type = message.empty() ? -1 : message[0];
        const int code = message.size() < 2 ? -1 : message[1];
        return from() + ' ' + QByteArray::number(type) + '/' + QByteArray::number(code);
    }
    /// The packet that an ICMP error quotes.
    [[nodiscard]] Bytes quoted() const
    {
        const Bytes message = payload();
        return {message.begin() + 8, message.end()};
    }
    [[nodiscard]] double milliseconds() const { return static_cast<double>(nanoseconds(at)) / 1e6; }
};

struct Seen {
    Happening what;
    Reason reason;
    std::string node;
    std::uint64_t packet;
    std::uint64_t about;
    Instant at;
    Bytes bytes;
};

/// A network with somebody standing at `here` who keeps what arrives, and somebody who watches all of it.
class LabRun : public lab::Receiver, public lab::Observer {
public:
    explicit LabRun(const lab::Topology& topology, std::uint64_t seed = 1)
        : m_network(topology, seed)
    {
        const auto valid = lab::validate(topology);
        if (!valid)
            qFatal("the topology of a test is not valid: %s", valid.error().detail.c_str());
        m_network.setReceiver(m_network.here(), this);
        m_network.setObserver(this);
    }
    LabRun(const LabRun&) = delete;
    LabRun& operator=(const LabRun&) = delete;

    [[nodiscard]] lab::Network& network() { return m_network; }
    Result<std::uint64_t> send(const Bytes& packet, Instant at = {})
    {
        return m_network.send(m_network.here(), packet, at);
    }
    /// Until nothing happens any more.
    void settle()
    {
        while (const auto next = m_network.nextAt())
            m_network.advance(*next);
    }
    /// Sends at `at` and returns what has come by the time the network is at rest, since the last call.
    std::vector<Arrival> ask(const Bytes& packet, Instant at = {})
    {
        arrivals.clear();
        if (!send(packet, at))
            return {};
        settle();
        return arrivals;
    }
    /// The one answer; no bytes where there is none or more than one.
    Arrival answer(const Bytes& packet, Instant at = {})
    {
        const auto all = ask(packet, at);
        return all.size() == 1 ? all.front() : Arrival {};
    }
    [[nodiscard]] std::vector<Seen> all(Happening what) const
    {
        std::vector<Seen> found;
        std::copy_if(seen.begin(), seen.end(), std::back_inserter(found),
            [what](const Seen& one) { return one.what == what; });
        return found;
    }
    /// "r3 ttl-expired": the drops, or what was withheld, in order.
    [[nodiscard]] QStringList reasons(Happening what) const
    {
        QStringList texts;
        for (const Seen& one : all(what))
            texts << QString::fromStdString(one.node + ' ' + std::string(lab::reasonName(one.reason)));
        return texts;
    }

    void received(ByteView packet, Instant at) override
    {
        arrivals.push_back({Bytes(packet.begin(), packet.end()), at});
    }
    void happened(const lab::PacketEvent& event) override
    {
        seen.push_back({event.what, event.reason, m_network.node(event.node).name, event.packet, event.about,
            event.at, Bytes(event.bytes.begin(), event.bytes.end())});
    }

    std::vector<Arrival> arrivals;
    std::vector<Seen> seen;

private:
    lab::Network m_network;
};

/// you, r1 to rN, server in a row: 10.99.0.2, 10.99.N.1, 10.99.100.7 and fd99::2, fd99::N:1, fd99::100:7;
/// each line takes a millisecond.
inline lab::Topology row(int routers)
{
    lab::Topology topology {.name = "row", .title = {}, .summary = {}, .here = "you", .target = "server"};
    const auto addresses = [](const std::string& name, const std::string& v4, const std::string& v6) {
        return std::vector<lab::NodeAddress> {
            {ip(v4.c_str()), name + ".practice"}, {ip(v6.c_str()), name + ".practice"}};
    };
    lab::Host you;
    you.name = "you";
    you.addresses = addresses("you", "10.99.0.2", "fd99::2");
    lab::Host server;
    server.name = "server";
    server.addresses = addresses("server", "10.99.100.7", "fd99::100:7");
    server.services.udp
        = {{7, lab::UdpService::Echo}, {5000, lab::UdpService::Shout}, {9, lab::UdpService::Silent}};
    server.services.tcp = {{80, lab::TcpService::Open}, {81, lab::TcpService::Silent}};
    std::string before = "you";
    for (int i = 1; i <= routers; ++i) {
        lab::Router router;
        router.name = "r" + std::to_string(i);
        router.addresses = addresses(
            router.name, "10.99." + std::to_string(i) + ".1", "fd99::" + std::to_string(i) + ":1");
        topology.routers.push_back(router);
        topology.links.push_back({{before}, {router.name}, {.delay = 1ms}, {.delay = 1ms}});
        before = router.name;
    }
    topology.links.push_back({{before}, {"server"}, {.delay = 1ms}, {.delay = 1ms}});
    topology.hosts = {you, server};
    return topology;
}

inline const IpAddress serverV4 = IpAddress::v4(10, 99, 100, 7);
inline const IpAddress serverV6 = ip("fd99::100:7");
inline const IpAddress hereV6 = ip("fd99::2");

/// Every checksum that the dissection can judge is right, also in what is quoted, as far as `quoted` says.
inline QByteArray wrongChecksums(const Bytes& packet, int deepest = 0)
{
    const wire::Dissection dissection = wire::dissect(wire::LinkType::Raw, packet);
    QByteArray wrong;
    for (const wire::Layer& layer : dissection.layers) {
        if (layer.quoted > deepest)
            continue;
        if (layer.checksum == wire::ChecksumVerdict::Wrong || layer.error)
            wrong += QByteArray::fromStdString(std::string(wire::layerName(layer.kind))) + ' ';
    }
    return wrong;
}

} // namespace socketscope::test
