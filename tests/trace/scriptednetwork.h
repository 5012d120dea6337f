// SPDX-License-Identifier: GPL-3.0-or-later
/// \file A network in virtual time that does what a test says, and a run of a trace over it.
#pragma once

#include "core/trace/engine.h"
#include "core/trace/hops.h"
#include "tests/trace/replies.h"

#include <list>
#include <map>
#include <set>

namespace socketscope::test {

using namespace std::chrono_literals;

inline wire::IpAddress router(int n)
{
    return wire::IpAddress::v4(10, 0, static_cast<std::uint8_t>(n), 1);
}

/// What comes back for one probe: nothing, or packets after a while.
struct Reply {
    Duration after {};
    Bytes packet;
};
using Replies = std::vector<Reply>;

/// Answers each probe as its script says. Packets are real.
class ScriptedNetwork final : public trace::ProbeTransport {
public:
    using Script
        = std::function<Replies(const trace::ProbeShape&, const trace::Probe&, ByteView packet, Instant now)>;

    Script script;
    std::function<std::optional<Error>(const trace::Probe&)> refuses;
    Duration apart {}; ///< how soon after one probe the next may be sent
    std::vector<trace::Probe> sent;
    std::vector<Instant> sentAt;

    [[nodiscard]] trace::Via via() const override { return trace::Via::Practice; }
    [[nodiscard]] bool showsHeaders() const override { return true; }
    Result<trace::Departure> send(
        const trace::ProbeShape& shape, const trace::Probe& probe, Instant now) override
    {
        if (const auto error = refuses ? refuses(probe) : std::nullopt)
            return fail(*error);
        trace::ProbeShape complete = shape;
        if (complete.source.family == wire::Family::None)
            complete.source = wire::IpAddress::v4(192, 0, 2, 1);
        m_packet = packetOf(complete, probe);
        sent.push_back(probe);
        sentAt.push_back(now);
        for (Reply& reply : script(complete, probe, m_packet, now))
            m_events.emplace(
                now + reply.after, trace::Arrival {.at = now + reply.after, .packet = keep(reply.packet)});
        return trace::Departure {
            .at = now, .packet = m_packet, .source = complete.source, .sourcePort = complete.sourcePort};
    }
    [[nodiscard]] std::optional<Instant> readyAt() const override
    {
        return sentAt.empty() ? std::nullopt : std::optional(sentAt.back() + apart);
    }
    std::optional<trace::TransportEvent> take(Instant now) override
    {
        if (m_events.empty() || m_events.begin()->first > now)
            return std::nullopt;
        auto event = m_events.begin()->second;
        m_events.erase(m_events.begin());
        return event;
    }
    [[nodiscard]] std::optional<Instant> due() const override
    {
        return m_events.empty() ? std::nullopt : std::optional(m_events.begin()->first);
    }
    void setWake(std::function<void()>) override { }

    void happen(Instant at, trace::TransportEvent event) { m_events.emplace(at, std::move(event)); }
    ByteView keep(Bytes bytes) { return m_kept.emplace_back(std::move(bytes)); }

private:
    std::multimap<Instant, trace::TransportEvent> m_events;
    std::list<Bytes> m_kept;
    Bytes m_packet;
};

/// A straight path: routers 1 to length - 1, then the target. Hop n answers after n * perHop.
struct Line {
    int length = 10;
    Duration perHop = 6400us;
    std::set<int> silent {};
    bool deaf = false; ///< the target answers nothing
    int backHops = 0; ///< more (or fewer) hops on the way back

    Replies operator()(
        const trace::ProbeShape& shape, const trace::Probe& probe, ByteView packet, Instant) const
    {
        const int hop = std::min<int>(probe.ttl, length);
        const Duration after = hop * perHop;
        if (silent.count(hop) != 0 || (hop == length && deaf))
            return {};
        if (hop < length)
            return {{after, timeExceeded(router(hop), shape.source, packet)}};
        return {
            {after, targetAnswer(shape, packet, static_cast<std::uint8_t>(64 - (length - 1) - backHops))}};
    }
};

/// Remembers when things were told.
class Listener final : public trace::Observer {
public:
    trace::Hops hops;
    std::vector<std::pair<trace::Verdict, Instant>> verdicts;
    std::vector<trace::Probe> given;
    std::vector<trace::MatchedAnswer> answers;
    std::vector<trace::Unmatched> strays;
    std::optional<Instant> finishedAt;

    void started(const trace::Start& start, Instant at) override { hops.started(start, at); }
    void sent(const trace::SentProbe& sent) override { hops.sent(sent); }
    void notSent(const trace::Probe& probe, Instant at, const Error& error) override
    {
        hops.notSent(probe, at, error);
    }
    void answered(const trace::MatchedAnswer& answer) override
    {
        answers.push_back(answer);
        answers.back().packet = {};
        hops.answered(answer);
    }
    void unmatched(const trace::UnmatchedPacket& packet) override
    {
        strays.push_back(packet.reason);
        hops.unmatched(packet);
    }
    void gaveUp(const trace::Probe& probe, Instant at) override
    {
        given.push_back(probe);
        hops.gaveUp(probe, at);
    }
    void judged(const trace::Verdict& verdict, Instant at) override
    {
        verdicts.emplace_back(verdict, at);
        hops.judged(verdict, at);
    }
    void finished(Instant at) override
    {
        finishedAt = at;
        hops.finished(at);
    }
};

inline trace::Settings ordinarySettings()
{
    trace::Settings settings;
    settings.shape.source = wire::IpAddress::v4(192, 0, 2, 1);
    settings.shape.destination = wire::IpAddress::v4(198, 51, 100, 7);
    settings.shape.identifier = 0x1234;
    settings.shape.sourcePort = 40000;
    return settings;
}

/// A trace from start to end.
class Run {
public:
    template <class Script> explicit Run(Script script, trace::Settings settings = ordinarySettings())
    {
        network.script = std::move(script);
        start.settings = settings;
    }
    /// Goes on until it is finished and no more can come, or until `atMost` has passed.
    Run& go(Duration atMost = 60s, bool afterwards = true)
    {
        if (!engine)
            engine.emplace(start, network, listener, now);
        const Instant end = now + atMost;
        for (;;) {
            engine->advance(now);
            ++advances;
            if (engine->isFinished() && (!afterwards || engine->isQuiet(now)))
                return *this;
            auto wake = engine->wakeAt();
            if (engine->isFinished() && (!wake || *wake > now + start.settings.wait))
                wake = now + start.settings.wait;
            if (!wake || *wake > end) {
                now = end;
                engine->advance(now);
                return *this;
            }
            stuck = *wake <= now ? stuck + 1 : 0;
            if (stuck > 10'000)
                return *this;
            now = std::max(now, *wake);
        }
    }
    [[nodiscard]] const trace::Verdict& verdict() const { return listener.hops.verdict(); }
    [[nodiscard]] Duration took() const
    {
        return listener.finishedAt ? *listener.finishedAt - begin : Duration::max();
    }
    /// When the first verdict was given.
    [[nodiscard]] Duration judgedAfter() const
    {
        return listener.verdicts.empty() ? Duration::max() : listener.verdicts.front().second - begin;
    }
    [[nodiscard]] std::size_t sentTo(int ttl) const
    {
        return static_cast<std::size_t>(std::count_if(network.sent.begin(), network.sent.end(),
            [ttl](const trace::Probe& probe) { return probe.ttl == ttl; }));
    }

    ScriptedNetwork network;
    Listener listener;
    trace::Start start;
    const Instant begin = instantAt(1'000'000'000);
    Instant now = begin;
    std::optional<trace::Engine> engine;
    int advances = 0;
    int stuck = 0; ///< times in a row that it wanted to go on without anything to wait for
};

} // namespace socketscope::test
