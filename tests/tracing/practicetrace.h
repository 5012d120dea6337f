// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Traces over practice networks in virtual time: what a test builds, runs and looks at.
#pragma once

#include "core/trace/hops.h"
#include "tests/tracing/virtualtrace.h"

#include <string>

namespace socketscope::test {

/// here - r1 - r2 - … - target, each link 5 ms one way: hop k answers after k times 10 ms. Router k has
/// 10.99.k.1 towards the source; the target is 10.99.99.7.
inline lab::Topology chain(int routers)
{
    const auto address = [](int network, int host) {
        return wire::IpAddress::v4(
            10, 99, static_cast<std::uint8_t>(network), static_cast<std::uint8_t>(host));
    };
    lab::Topology topology;
    topology.name = "chain";
    topology.here = "here";
    lab::Host here;
    here.name = "here";
    here.addresses = {{address(1, 2)}};
    lab::Host target;
    target.name = "target";
    target.addresses = {{address(99, 7), "target.practice"}};
    std::string before = "here";
    for (int k = 1; k <= routers; ++k) {
        lab::Router router;
        router.name = "r" + std::to_string(k);
        router.addresses = {{address(k, 1)}};
        topology.routers.push_back(router);
        topology.links.push_back({.a = {before}, .b = {router.name}});
        before = router.name;
    }
    topology.links.push_back({.a = {before}, .b = {"target"}});
    topology.hosts = {here, target};
    for (lab::Link& link : topology.links)
        link.there.delay = link.back.delay = std::chrono::milliseconds(5);
    return topology;
}

/// The same from end to end, but a packet that several routers could forward goes by a and b in the middle:
/// here - r1 - (a | b) - r3 - target.
inline lab::Topology twoPaths(lab::Balance balance)
{
    lab::Topology topology = chain(3);
    lab::Router other = topology.routers[1];
    other.name = "r2b";
    other.addresses = {{wire::IpAddress::v4(10, 99, 22, 1)}};
    topology.routers.push_back(other);
    topology.routers[0].balance = balance;
    topology.links.push_back({.a = {"r1"}, .b = {"r2b"}});
    topology.links.push_back({.a = {"r2b"}, .b = {"r3"}});
    for (lab::Link& link : topology.links)
        link.there.delay = link.back.delay = std::chrono::milliseconds(5);
    return topology;
}

inline trace::Settings settingsTo(const wire::IpAddress& target)
{
    trace::Settings settings;
    settings.shape.destination = target;
    settings.shape.identifier = 0x5a2c;
    settings.shape.sourcePort = 40000;
    return settings;
}

inline wire::IpAddress chainTarget()
{
    return wire::IpAddress::v4(10, 99, 99, 7);
}

/// A trace run to its end without any clock, and what became of it.
class PracticeTrace {
public:
    explicit PracticeTrace(
        const lab::Topology& topology, const trace::Settings& settings = settingsTo(chainTarget()))
    {
        trace::Start start;
        start.settings = settings;
        start.target = settings.shape.destination.text();
        start.network = topology.name;
        start.via = trace::Via::Practice;
        tracing::test::runVirtually(lab::Network(topology), start, m_listener);
    }

    [[nodiscard]] const trace::Hops& hops() const { return m_listener.hops; }
    [[nodiscard]] const trace::Hop& hop(int ttl) const
    {
        static const trace::Hop none;
        for (const trace::Hop& each : hops().all())
            if (each.ttl == ttl)
                return each;
        return none;
    }
    /// Addresses of those who answer for a hop, separated by blanks; "*" for a silent one.
    [[nodiscard]] std::string who(int ttl) const
    {
        std::string text;
        for (const trace::Responder& responder : hop(ttl).responders)
            text += (text.empty() ? "" : " ") + responder.address.text();
        return text.empty() ? "*" : text;
    }
    [[nodiscard]] std::string verdict() const { return std::string(nameOf(hops().verdict().kind)); }
    [[nodiscard]] double verdictMs() const
    {
        return std::chrono::duration<double, std::milli>(hops().verdictAt() - hops().startedAt()).count();
    }
    /// When the last probe was sent and all there was to wait for had come, or was given up.
    [[nodiscard]] double finishedMs() const
    {
        return std::chrono::duration<double, std::milli>(m_listener.finishedAt - hops().startedAt()).count();
    }

private:
    struct Listener final : trace::Observer {
        void started(const trace::Start& start, Instant at) override { hops.started(start, at); }
        void sent(const trace::SentProbe& sent) override { hops.sent(sent); }
        void notSent(const trace::Probe& probe, Instant at, const Error& error) override
        {
            hops.notSent(probe, at, error);
        }
        void answered(const trace::MatchedAnswer& answer) override { hops.answered(answer); }
        void unmatched(const trace::UnmatchedPacket& packet) override { hops.unmatched(packet); }
        void gaveUp(const trace::Probe& probe, Instant at) override { hops.gaveUp(probe, at); }
        void judged(const trace::Verdict& verdict, Instant at) override { hops.judged(verdict, at); }
        void finished(Instant at) override
        {
            finishedAt = at;
            hops.finished(at);
        }

        trace::Hops hops;
        Instant finishedAt = Instant::max();
    };

    Listener m_listener;
};

} // namespace socketscope::test
