// SPDX-License-Identifier: GPL-3.0-or-later
// The first bytes choose the settings; each of the following says what happens next: time passes, a probe is
// answered by a router, by the target or by a stranger, lost, doubled, refused or found not to have left.
#include "tests/fuzz/fuzz.h"
#include "tests/trace/scriptednetwork.h"

using namespace socketscope;
using namespace socketscope::trace;

namespace {

class Input {
public:
    explicit Input(ByteView bytes)
        : m_bytes(bytes)
    {
    }
    std::uint8_t next()
    {
        if (m_bytes.empty())
            return 0;
        const std::uint8_t byte = m_bytes[0];
        m_bytes = m_bytes.subspan(1);
        return byte;
    }
    [[nodiscard]] bool isEmpty() const { return m_bytes.empty(); }

private:
    ByteView m_bytes;
};

Settings settingsFrom(Input& input)
{
    Settings settings = test::ordinarySettings();
    const std::uint8_t choice = input.next();
    settings.mode = static_cast<Mode>(choice % 3);
    settings.gentle = (choice & 4) != 0;
    settings.findMtu = (choice & 8) != 0;
    settings.waitAsked = (choice & 16) != 0;
    settings.shape.protocol = static_cast<Protocol>((choice >> 5) % 3);
    settings.shape.flow = static_cast<Flow>(input.next() % 3);
    settings.queries = static_cast<std::uint8_t>(input.next() % 10 + 1);
    settings.maxTtl = static_cast<std::uint8_t>(input.next() % 60 + 1);
    settings.firstTtl = static_cast<std::uint8_t>(input.next() % settings.maxTtl + 1);
    settings.singleTtl = settings.firstTtl;
    settings.rounds = input.next() % 6 + 1U;
    settings.window = static_cast<std::uint16_t>(input.next() + 1);
    settings.interval = std::chrono::milliseconds(10 + input.next() * 8);
    settings.wait = std::chrono::milliseconds(1 + input.next() * 40);
    settings.shape.size = static_cast<std::uint16_t>(60 + input.next() * 5);
    return settings;
}

test::Replies repliesTo(Input& input, const ProbeShape& shape, const Probe& probe, ByteView packet)
{
    using namespace std::chrono_literals;
    const std::uint8_t what = input.next();
    const Duration after = input.next() * (what % 16 == 15 ? 30ms : 1ms);
    const auto from = test::router((what >> 4) * 16 + (what & 1 ? probe.ttl : 0));
    switch (what % 12) {
    case 0:
    case 1:
        return {};
    case 2: {
        const Bytes answer = test::timeExceeded(from, shape.source, packet);
        return {{after, answer}, {after + 1ms, answer}};
    }
    case 3:
        return {
            {after, test::icmpError(from, shape.source, 3, input.next() % 16, packet, input.next() * 8U)}};
    case 4:
        return {{after, test::icmpError(from, shape.source, 3, 4, packet, input.next() * 8U)}};
    case 5:
        return {{after, test::targetAnswer(shape, packet, input.next())}};
    case 6:
        return {{after, test::echoReply(from, shape.source, packet)}}; // a stranger, or nonsense
    case 7:
        return {{after, Bytes(packet.begin(), packet.end())}};
    default:
        return {{after, test::timeExceeded(from, shape.source, packet)}};
    }
}

/// What an observer may be told, and in which order.
class Judge final : public Observer {
public:
    enum class State : std::uint8_t { Unknown, Failed, Sent, GivenUp, Answered };

    void started(const Start& start, Instant at) override { hops.started(start, at); }
    void sent(const SentProbe& sent) override
    {
        require(!isFinished, "nothing is sent when it is finished");
        require(states.size() + 1 == sent.probe.number, "probes are numbered in the order of sending");
        states.push_back(State::Sent);
        hops.sent(sent);
    }
    void notSent(const Probe& probe, Instant at, const Error& error) override
    {
        if (states.size() + 1 == probe.number)
            states.push_back(State::Unknown);
        State& state = of(probe);
        require(state != State::Failed && state != State::Answered, "a probe fails once");
        state = State::Failed;
        hops.notSent(probe, at, error);
    }
    void answered(const MatchedAnswer& answer) override
    {
        State& state = of(answer.probe);
        require(state == State::Sent || state == State::GivenUp || state == State::Answered,
            "only what was sent is answered");
        require(answer.duplicate == (state == State::Answered), "a second answer is a duplicate");
        require(answer.late == (state == State::GivenUp), "an answer to what was given up is late");
        require(answer.roundTrip >= Duration::zero(), "nothing comes before it was asked for");
        state = State::Answered;
        hops.answered(answer);
    }
    void unmatched(const UnmatchedPacket& packet) override { hops.unmatched(packet); }
    void gaveUp(const Probe& probe, Instant at) override
    {
        require(!isFinished, "nothing is given up when it is finished");
        State& state = of(probe);
        require(state == State::Sent, "only what is under way is given up");
        state = State::GivenUp;
        hops.gaveUp(probe, at);
    }
    void judged(const Verdict& verdict, Instant at) override { hops.judged(verdict, at); }
    void finished(Instant at) override
    {
        require(!isFinished, "it is finished once");
        require(hops.verdict().kind != Verdict::Kind::Running, "there is a verdict when it is finished");
        isFinished = true;
        hops.finished(at);
    }
    State& of(const Probe& probe)
    {
        require(probe.number > 0 && probe.number <= states.size(), "a probe that was told of");
        return states[probe.number - 1];
    }

    Hops hops;
    std::vector<State> states;
    bool isFinished = false;
};

void checkHops(const Hops& hops)
{
    for (const Hop& hop : hops.all()) {
        require(hop.received + hop.lost <= hop.sent, "no more is known than was asked");
        require(hop.samples.size() == hop.sent, "each probe has its sample");
        require(hop.roundTrips.count() == hop.received, "each answer counts once");
        std::uint64_t answers = 0;
        for (const Responder& responder : hop.responders)
            answers += responder.answers;
        require(answers == hop.received, "each answer is somebody's");
        require(hop.responders.size() <= hop.received, "nobody answers without an answer");
    }
    for (std::size_t i = 0; i < hops.all().size(); ++i)
        (void)hops.remark(i);
}

std::size_t mostProbes(const Settings& settings)
{
    const std::size_t ttls = settings.mode == Mode::Single ? 1 : settings.maxTtl - settings.firstTtl + 1U;
    const std::size_t rounds = settings.mode == Mode::Repeat ? settings.rounds : 1;
    const std::size_t resends = settings.findMtu ? 9 : 1; // of each probe, smaller each time
    return 1 + ttls * settings.queries * rounds * resends + ttls;
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace std::chrono_literals;
    Input input(ByteView(data, size));
    const Settings settings = settingsFrom(input);
    if (!settings.check())
        return 0;
    test::ScriptedNetwork network;
    network.script = [&](const ProbeShape& shape, const Probe& probe, ByteView packet, Instant) {
        return repliesTo(input, shape, probe, packet);
    };
    network.refuses = [&](const Probe&) -> std::optional<Error> {
        const std::uint8_t what = input.next();
        if (what % 16 != 1)
            return std::nullopt;
        return Error {.code = ErrorCode::SystemCall, .systemError = what & 64 ? EMSGSIZE : ENETUNREACH};
    };
    Judge judge;
    Instant now = instantAt(1000);
    Engine engine({.settings = settings}, network, judge, now);
    const Instant end = now + 24h;
    int idle = 0;
    while (!engine.isFinished() || !engine.isQuiet(now)) {
        const std::size_t before = network.sent.size();
        engine.advance(now);
        require(judge.states.size() <= mostProbes(settings), "the number of probes is bounded");
        if (input.next() % 64 == 63 && before > 0)
            network.happen(now, SendFailure {input.next() % 64U + 1, now, {.code = ErrorCode::SystemCall}});
        if (input.next() % 128 == 127)
            engine.stop(now);
        const auto wake = engine.wakeAt();
        if (!wake && engine.isFinished()) {
            now += settings.wait;
            continue;
        }
        require(wake.has_value(), "somebody wakes what is not finished");
        idle = *wake <= now ? idle + 1 : 0;
        require(idle < 100, "it does not spin");
        now = std::max(now, *wake);
        require(now < end, "it comes to an end");
    }
    checkHops(judge.hops);
    return 0;
}
