// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The ways by which crafted packets leave this computer, and what comes back is heard.
#pragma once

#include "core/crafting/packetreceiver.h"
#include "core/crafting/packetsender.h"

namespace socketscope::crafting {

/// Raw, RawHeader and Link: raw sockets of ICMP and of the packet's protocol hear what comes back.
/// An IPv4 packet that takes the link to this computer itself is seen by whoever captures there, but Linux
/// gives it to no socket: it came in from outside with a source of our own (unless accept_local and
/// route_localnet are set).
class RawTransport final : public Transport {
public:
    /// Fails as the calls do.
    [[nodiscard]] static Result<std::unique_ptr<Transport>> open(const PacketSender::Form& form,
        std::optional<std::uint8_t> heard, net::SocketSource& sockets, const Place& place);

    [[nodiscard]] Result<Departure> send(ByteView packet, Instant now) override;
    [[nodiscard]] std::optional<Arrival> take(Instant now) override;
    void setWake(std::function<void()> wake) override;

private:
    RawTransport(const PacketSender::Form& form, const Place& place);

    wire::Family m_family;
    Calls m_calls;
    PacketSender m_sender;
    PacketReceiver m_receiver;
};

/// An ordinary UDP socket: answers by what it receives, ICMP errors by its error queue. Each address and port
/// that packets leave from has a socket of its own; the last so many stay open.
class DatagramTransport final : public Transport {
public:
    static constexpr std::size_t mostSockets = 64;

    [[nodiscard]] static Result<std::unique_ptr<Transport>> open(
        const PacketSender::Form& form, ByteView packet, net::SocketSource& sockets, const Place& place);

    [[nodiscard]] Result<Departure> send(ByteView packet, Instant now) override;
    [[nodiscard]] std::optional<Arrival> take(Instant now) override;
    void setWake(std::function<void()> wake) override;

private:
    struct Mouth {
        wire::SocketAddress asked;
        std::unique_ptr<PacketSender> sender;
        std::unique_ptr<net::Waker> waker;
        rawprobe::KernelClock clock;
    };
    DatagramTransport(const PacketSender::Form& form, net::SocketSource& sockets, const Place& place);
    /// Where the socket is to be bound for that packet.
    [[nodiscard]] wire::SocketAddress wanted(ByteView packet) const;
    [[nodiscard]] Result<Mouth*> mouthFor(ByteView packet);
    void remember(ByteView packet);
    void addError(Mouth& mouth, const net::SocketMessage& message);
    void addReply(Mouth& mouth, const net::SocketMessage& message);
    void collect(Mouth& mouth);
    void add(Mouth& mouth, const rawprobe::Ancillary& told, ByteView packet, std::uint16_t inferred);

    PacketSender::Form m_form;
    net::SocketSource& m_sockets;
    Calls m_calls;
    std::vector<wire::IpAddress> m_addresses;
    std::deque<Mouth> m_mouths;
    std::function<void()> m_wake;
    std::int64_t m_opened = 0;
    std::deque<Bytes> m_sent; ///< the last so many, as they left
    ArrivalQueue m_arrivals;
    Bytes m_buffer;
};

/// A raw socket that hears all of a protocol.
class ListeningTransport final : public Transport {
public:
    [[nodiscard]] static Result<std::unique_ptr<Transport>> open(
        const Listening& what, net::SocketSource& sockets, const Place& place);

    [[nodiscard]] Result<Departure> send(ByteView packet, Instant now) override; ///< Unsupported
    [[nodiscard]] std::optional<Arrival> take(Instant) override { return m_receiver.take(); }
    void setWake(std::function<void()> wake) override { m_receiver.setWake(wake); }

private:
    ListeningTransport(wire::Family family, const Place& place);

    Calls m_calls;
    PacketReceiver m_receiver;
};

} // namespace socketscope::crafting
