// SPDX-License-Identifier: GPL-3.0-or-later
/// \file A trace of three hops told by hand: to listeners, or to a journal through the recorder.
#pragma once

#include "core/tracing/recorder.h"

#include <chrono>

namespace socketscope::tracing::test {

using namespace std::chrono_literals;

inline wire::IpAddress ip(std::string_view text)
{
    return wire::IpAddress::parse(text).value();
}

/// Tells the same to several.
class Both final : public trace::Observer {
public:
    Both(trace::Observer& a, trace::Observer& b)
        : m_both {&a, &b}
    {
    }
    void started(const trace::Start& start, Instant at) override { tell(&Observer::started, start, at); }
    void sent(const trace::SentProbe& sent) override { tell(&Observer::sent, sent); }
    void notSent(const trace::Probe& probe, Instant at, const Error& error) override
    {
        tell(&Observer::notSent, probe, at, error);
    }
    void answered(const trace::MatchedAnswer& answer) override { tell(&Observer::answered, answer); }
    void unmatched(const trace::UnmatchedPacket& packet) override { tell(&Observer::unmatched, packet); }
    void gaveUp(const trace::Probe& probe, Instant at) override { tell(&Observer::gaveUp, probe, at); }
    void judged(const trace::Verdict& verdict, Instant at) override { tell(&Observer::judged, verdict, at); }
    void finished(Instant at) override { tell(&Observer::finished, at); }

private:
    template <class Method, class... Arguments> void tell(Method method, const Arguments&... arguments)
    {
        for (trace::Observer* each : m_both)
            (each->*method)(arguments...);
    }
    std::array<trace::Observer*, 2> m_both;
};

inline trace::Start handmadeStart()
{
    trace::Start start {.target = "wiki.practice", .network = "by-hand", .via = trace::Via::Practice};
    start.settings.shape.destination = ip("10.9.9.9");
    start.settings.shape.identifier = 77;
    start.settings.queries = 3;
    return start;
}

/// An IPv4 packet of nothing but a header, of which only the addresses are looked at.
inline Bytes packet(std::string_view from, std::string_view to, std::size_t size = 60)
{
    Bytes bytes(size);
    bytes[0] = 0x45;
    bytes[2] = static_cast<std::uint8_t>(size >> 8);
    bytes[3] = static_cast<std::uint8_t>(size);
    bytes[8] = 9;
    bytes[9] = 1;
    const auto put = [&](std::string_view address, std::size_t at) {
        const wire::IpAddress parsed = ip(address);
        std::copy_n(parsed.bytes.begin(), 4, bytes.begin() + static_cast<std::ptrdiff_t>(at));
    };
    put(from, 12);
    put(to, 16);
    return bytes;
}

class Teller {
public:
    explicit Teller(trace::Observer& to)
        : m_to(to)
    {
    }

    trace::Probe send(std::uint8_t ttl, Duration at, bool again = false)
    {
        const trace::Probe probe {.number = ++m_number,
            .mark = static_cast<std::uint16_t>(m_number),
            .size = 60,
            .ttl = ttl,
            .again = again};
        const Bytes bytes = packet("10.0.0.7", "10.9.9.9");
        m_to.sent({.probe = probe, .at = Instant(at), .packet = bytes, .inferred = 20});
        return probe;
    }
    void answer(const trace::Probe& probe, std::string_view from, Duration at, Duration roundTrip,
        trace::AnswerKind kind, int type, int code, trace::MatchedAnswer with = {})
    {
        const Bytes bytes = packet(from, "10.0.0.7", 56);
        with.probe = probe;
        with.at = Instant(at);
        with.roundTrip = roundTrip;
        with.answer.kind = kind;
        with.answer.type = static_cast<std::uint8_t>(type);
        with.answer.code = static_cast<std::uint8_t>(code);
        with.answer.ttl = 9;
        with.answer.from = ip(from);
        with.answer.to = ip("10.0.0.7");
        with.packet = bytes;
        m_to.answered(with);
    }

private:
    trace::Observer& m_to;
    std::uint32_t m_number = 0;
};

/// Hop 1 answers after 1, 2 and 3 ms; hop 2 says nothing; hop 3 is the target, answers twice in 10 and 14 ms,
/// and loses one.
inline void tellByHand(trace::Observer& to)
{
    using trace::AnswerKind;
    Teller teller(to);
    to.started(handmadeStart(), Instant(1s));
    std::vector<trace::Probe> probes;
    for (std::uint8_t ttl = 1; ttl <= 3; ++ttl)
        for (int query = 0; query < 3; ++query)
            probes.push_back(teller.send(ttl, 1s + 1ms * (ttl - 1)));
    for (int i = 0; i < 3; ++i)
        teller.answer(probes[std::size_t(i)], "10.0.1.1", 1s + 1ms * (i + 1), 1ms * (i + 1),
            AnswerKind::TimeExceeded, 11, 0);
    const Bytes foreign = packet("10.0.3.3", "10.0.0.7");
    to.unmatched({.at = Instant(1s + 5ms), .packet = foreign, .reason = trace::Unmatched::OtherSender});
    // The kernel says later that the probe left 500 us after what was told.
    teller.answer(probes[6], "10.9.9.9", 1s + 12ms + 500us, 10ms, AnswerKind::EchoReply, 0, 0,
        {.inferred = 20, .kernelTime = true});
    teller.answer(probes[7], "10.9.9.9", 1s + 16ms, 14ms, AnswerKind::EchoReply, 0, 0);
    teller.answer(probes[7], "10.9.9.9", 1s + 17ms, 15ms, AnswerKind::EchoReply, 0, 0, {.duplicate = true});
    for (const std::size_t lost : {3U, 4U, 5U})
        to.gaveUp(probes[lost], Instant(1s + 30ms));
    to.gaveUp(probes[8], Instant(1s + 42ms));
    to.judged({.kind = trace::Verdict::Kind::Reached,
                  .ttl = 3,
                  .answer = AnswerKind::EchoReply,
                  .by = ip("10.9.9.9")},
        Instant(1s + 43ms));
    to.finished(Instant(1s + 44ms));
}

} // namespace socketscope::tracing::test
