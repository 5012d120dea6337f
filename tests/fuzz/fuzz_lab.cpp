// SPDX-License-Identifier: GPL-3.0-or-later
// Arbitrary packets in a network that has a bit of everything. Each record: a byte that chooses who sends and
// whether headers are mended, two bytes of length, and the packet. Whatever comes, the network comes to rest
// with nothing left in it.
#include "core/lab/network.h"
#include "core/wire/bytewriter.h"
#include "core/wire/checksum.h"
#include "tests/fuzz/fuzz.h"

using namespace socketscope;
using namespace socketscope::lab;

namespace {

wire::IpAddress ip(const char* text)
{
    return *wire::IpAddress::parse(text);
}

template <class NodeKind> NodeKind named(const char* name, std::vector<NodeAddress> addresses)
{
    NodeKind node;
    node.name = name;
    node.addresses = std::move(addresses);
    return node;
}

std::vector<Router> routers()
{
    Router home = named<Router>("home", {{ip("10.99.1.2")}, {ip("fd99::1:2")}});
    home.nat = Nat {*Prefix::parse("10.99.0.0/24"), ip("10.99.1.2"), true};
    home.answers.labels = {{.label = 16, .bottom = true, .ttl = 1}};
    home.answers.interfaceInformation = true;
    home.answers.optionBytes = 4;
    Router left = named<Router>("left", {{ip("10.99.2.1")}, {ip("fd99::2:1")}});
    left.answers.fragmentBytes = 24;
    left.answers.copies = 1;
    Router right = named<Router>("right", {{ip("10.99.2.2")}, {ip("fd99::2:2")}});
    right.answers.form = AnswerForm::Garbage;
    right.answers.rateLimit = RateLimit {};
    Router wall = named<Router>("wall", {{ip("10.99.3.1")}, {ip("fd99::3:1")}});
    wall.firewall = {{.action = FirewallRule::Action::Reject,
                         .refusal = Refusal::TcpReset,
                         .firstPort = 1,
                         .lastPort = 99},
        {.action = FirewallRule::Action::Drop, .protocol = std::uint8_t {17}, .lastPort = 5}};
    wall.answers.delay = std::chrono::milliseconds(1);
    return {home, left, right, wall};
}

Topology everything()
{
    Topology topology {
        .name = "everything", .title = {}, .summary = {}, .here = "you", .target = {}, .hosts = {}};
    Host you = named<Host>("you", {{ip("10.99.0.2")}, {ip("fd99::2")}});
    for (const char* all : {"0.0.0.0/0", "::/0"})
        you.routes.push_back({*Prefix::parse(all), {"home"}});
    Host server = named<Host>("server", {{ip("10.99.4.7")}, {ip("fd99::4:7")}});
    server.services.udp = {{7, UdpService::Echo}, {8, UdpService::Shout}};
    server.services.tcp = {{80, TcpService::Open}};
    topology.hosts = {you, server};
    topology.routers = routers();
    topology.links = {{{"you"}, {"home"}}, {{"home"}, {"left"}}, {{"home"}, {"right"}}, {{"left"}, {"wall"}},
        {{"right"}, {"wall"}}, {{"wall"}, {"server"}}};
    for (Link& link : topology.links)
        link.there.duplication = 0.1;
    topology.links[3].mtu = 1280;
    topology.links[5].mtu = 68; // IPv4 in small pieces
    return topology;
}

/// Most damaged packets die at the first checksum; mended ones get further.
void mend(Bytes& packet)
{
    if (packet.size() < 20 || packet[0] >> 4 != 4)
        return;
    wire::ByteWriter(std::span(packet).subspan(2, 2)).put16(packet.size());
    wire::ByteWriter(std::span(packet).subspan(10, 2)).put16(0);
    const std::size_t header = std::min<std::size_t>(packet.size(), (packet[0] & 15) * 4U);
    const std::uint16_t checksum = wire::internetChecksum(ByteView(packet).first(header));
    wire::ByteWriter(std::span(packet).subspan(10, 2)).put16(checksum);
}

struct Watcher : Receiver, Observer {
    void received(ByteView packet, Instant) override
    {
        require(packet.size() >= 20, "what arrives is whole");
    }
    void happened(const PacketEvent& event) override
    {
        require(!happeningName(event.what).empty(), "everything has a name");
        require(event.at >= last, "time does not go back");
        last = event.at;
        require(++events < 2'000'000, "a few packets do not go on for ever");
    }
    Instant last {};
    std::size_t events = 0;
};

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    constexpr std::size_t longest = 4096;
    static const Topology topology = everything();
    if (size > longest)
        return 0;
    require(validate(topology).has_value(), "the network is one");
    Network network(topology);
    Watcher watcher;
    network.setObserver(&watcher);
    network.setReceiver(network.here(), &watcher);
    ByteView rest(data, size);
    while (rest.size() >= 3) {
        const std::uint8_t how = rest[0];
        const std::size_t length = std::min<std::size_t>(wire::word16(rest, 1), rest.size() - 3);
        Bytes packet(rest.begin() + 3, rest.begin() + 3 + static_cast<std::ptrdiff_t>(length));
        rest = rest.subspan(3 + length);
        if (how & 1)
            mend(packet);
        (void)network.send(NodeId {how >> 1 & 1U}, packet, watcher.last);
        if (how & 4)
            network.advance(watcher.last + std::chrono::milliseconds(how >> 3));
    }
    while (const auto next = network.nextAt())
        network.advance(*next);
    require(network.underWay() == 0, "nothing is left in the network");
    return 0;
}
