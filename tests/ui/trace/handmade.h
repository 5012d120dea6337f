// SPDX-License-Identifier: GPL-3.0-or-later
/// \file A trace told by hand: who answered what when, without a network.
#pragma once

#include "core/trace/hops.h"

#include <map>
#include <string_view>

namespace socketscope::test {

inline wire::IpAddress ip(std::string_view text)
{
    return *wire::IpAddress::parse(text);
}

constexpr Duration ms(double amount)
{
    return Duration(static_cast<std::int64_t>(amount * 1e6));
}

constexpr Instant atMs(double amount)
{
    return Instant(ms(amount));
}

/// Tells Hops of probes and answers. Time goes on by a millisecond with each probe.
class Handmade {
public:
    explicit Handmade(std::string_view target = "10.99.7.7", trace::Mode mode = trace::Mode::Repeat,
        int first = 0) ///< 0: the usual first TTL, or single one
    {
        trace::Start start;
        start.target = "wikipedia.practice";
        start.network = "seven-hops";
        start.via = trace::Via::Practice;
        start.settings.mode = mode;
        start.settings.shape.destination = ip(target);
        if (first != 0)
            start.settings.firstTtl = start.settings.singleTtl = static_cast<std::uint8_t>(first);
        hops.started(start, {});
    }

    trace::Probe send(int ttl, std::uint32_t round = 0)
    {
        trace::Probe probe;
        probe.number = ++m_last;
        probe.mark = static_cast<std::uint16_t>(m_last);
        probe.ttl = static_cast<std::uint8_t>(ttl);
        probe.round = round;
        probe.size = 60;
        m_now += std::chrono::milliseconds(1);
        m_sentAt[probe.number] = m_now;
        hops.sent({.probe = probe, .at = m_now});
        return probe;
    }

    void answer(const trace::Probe& probe, std::string_view from, double roundTrip,
        trace::AnswerKind kind = trace::AnswerKind::TimeExceeded)
    {
        trace::MatchedAnswer matched;
        matched.probe = probe;
        matched.roundTrip = ms(roundTrip);
        matched.at = m_sentAt[probe.number] + matched.roundTrip;
        matched.answer.kind = kind;
        matched.answer.from = ip(from);
        hops.answered(matched);
    }

    /// A probe and its answer.
    void hop(int ttl, std::string_view from, double roundTrip,
        trace::AnswerKind kind = trace::AnswerKind::TimeExceeded)
    {
        answer(send(ttl), from, roundTrip, kind);
    }

    /// A probe that is given up.
    void lose(int ttl)
    {
        const trace::Probe probe = send(ttl);
        hops.gaveUp(probe, m_now);
    }

    void judge(trace::Verdict::Kind kind, int ttl, std::string_view by = {},
        trace::AnswerKind answer = trace::AnswerKind::TimeExceeded)
    {
        trace::Verdict verdict;
        verdict.kind = kind;
        verdict.ttl = static_cast<std::uint8_t>(ttl);
        verdict.answer = answer;
        if (!by.empty())
            verdict.by = ip(by);
        hops.judged(verdict, m_now);
    }

    /// The seven hops of the design's picture.
    void sevenHops()
    {
        hop(1, "10.99.1.1", 2.1);
        hop(2, "10.99.2.1", 6.4);
        hop(3, "10.99.3.1", 14.9);
        hop(4, "10.99.3.9", 15.2);
        hop(4, "10.99.3.9", 15.2);
        hop(4, "10.99.3.10", 15.0);
        lose(5);
        hop(6, "10.99.6.1", 38.2);
        hop(7, "10.99.7.7", 41.7, trace::AnswerKind::EchoReply);
        judge(trace::Verdict::Kind::Reached, 7, "10.99.7.7", trace::AnswerKind::EchoReply);
    }

    trace::Hops hops;

private:
    std::map<std::uint32_t, Instant> m_sentAt;
    Instant m_now {};
    std::uint32_t m_last = 0;
};

} // namespace socketscope::test
