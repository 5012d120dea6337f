// SPDX-License-Identifier: GPL-3.0-or-later
// Promised: a million router hops a second in virtual time on one core, at least, with nobody watching.
#include "core/lab/network.h"
#include "core/wire/checksum.h"
#include "core/wire/icmpheader.h"
#include "core/wire/ipv4header.h"
#include "core/wire/protocols.h"

#include <benchmark/benchmark.h>

using namespace socketscope;
using namespace socketscope::lab;

namespace {

wire::IpAddress v4(int third, int fourth)
{
    return wire::IpAddress::v4(10, 99, static_cast<std::uint8_t>(third), static_cast<std::uint8_t>(fourth));
}

/// you, `routers` routers and a server in a row.
Topology row(int routers)
{
    Topology topology {.name = "row", .title = {}, .summary = {}, .here = "you", .target = {}, .hosts = {}};
    topology.hosts.resize(2);
    topology.hosts[0].name = "you";
    topology.hosts[0].addresses = {{v4(0, 2)}};
    topology.hosts[1].name = "server";
    topology.hosts[1].addresses = {{v4(200, 7)}};
    std::string before = "you";
    for (int i = 1; i <= routers; ++i) {
        Router router;
        router.name = "r" + std::to_string(i);
        router.addresses = {{v4(i, 1)}};
        topology.routers.push_back(router);
        topology.links.push_back({{before}, {router.name}});
        before = router.name;
    }
    topology.links.push_back({{before}, {"server"}});
    for (Link& link : topology.links) {
        link.there.delay = link.back.delay = std::chrono::milliseconds(1);
        link.there.jitter = link.back.jitter = std::chrono::microseconds(100);
    }
    return topology;
}

Bytes ping(std::uint8_t ttl, std::size_t size)
{
    wire::IcmpHeader icmp {.type = wire::IcmpHeader::echoRequest};
    Bytes message = icmp.serialize();
    message.resize(size);
    icmp.checksum = wire::internetChecksum(message);
    icmp.write(message);
    wire::Ipv4Header header {.totalLength = static_cast<std::uint16_t>(20 + size),
        .ttl = ttl,
        .protocol = wire::protocol::icmp,
        .source = v4(0, 2),
        .destination = v4(200, 7)};
    header.checksum = header.computedChecksum();
    Bytes packet = header.serialize();
    packet.insert(packet.end(), message.begin(), message.end());
    return packet;
}

struct Counter : Receiver {
    void received(ByteView, Instant) override { ++packets; }
    std::uint64_t packets = 0;
};

/// Pings over thirty routers and back, a hundred under way at a time.
void hops(benchmark::State& state)
{
    Network network(row(30));
    Counter counter;
    network.setReceiver(network.here(), &counter);
    const Bytes packet = ping(64, static_cast<std::size_t>(state.range(0)));
    Instant at {};
    for (auto _ : state) {
        for (int i = 0; i < 100; ++i)
            (void)network.send(network.here(), packet, at);
        at += std::chrono::seconds(1);
        network.advance(at);
    }
    state.counters["hops"]
        = benchmark::Counter(static_cast<double>(network.counts().hops), benchmark::Counter::kIsRate);
    state.counters["answers"] = static_cast<double>(counter.packets);
}
BENCHMARK(hops)->Arg(32)->Arg(1400);

/// A whole trace of thirty hops: one probe for each TTL, all at once.
void trace(benchmark::State& state)
{
    Network network(row(29));
    Counter counter;
    network.setReceiver(network.here(), &counter);
    std::vector<Bytes> probes;
    for (std::uint8_t ttl = 1; ttl <= 30; ++ttl)
        probes.push_back(ping(ttl, 32));
    Instant at {};
    for (auto _ : state) {
        for (const Bytes& probe : probes)
            (void)network.send(network.here(), probe, at);
        at += std::chrono::seconds(1);
        network.advance(at);
    }
    state.counters["hops"]
        = benchmark::Counter(static_cast<double>(network.counts().hops), benchmark::Counter::kIsRate);
    state.counters["answered"]
        = static_cast<double>(counter.packets) / static_cast<double>(state.iterations());
}
BENCHMARK(trace);

} // namespace

BENCHMARK_MAIN();
