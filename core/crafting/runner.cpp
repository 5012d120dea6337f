// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crafting/runner.h"

#include "core/wire/packetends.h"
#include "core/wire/protocols.h"

#include <algorithm>
#include <cerrno>

namespace socketscope::crafting {

namespace {

using namespace std::chrono_literals;

/// So many packets leave, or are taken in, before the event loop has its turn: Stop answers at once.
constexpr std::uint32_t slice = 64;
constexpr int mostTaken = 1024;
/// A queue that is full is asked again that much later, and for so long.
constexpr auto retryAfter = 1ms;
constexpr auto patience = 1s;
/// A second answer mostly follows the first one closely.
constexpr auto afterReply = 100ms;

bool isQueueFull(const Error& error)
{
    return error.systemError == EAGAIN || error.systemError == ENOBUFS;
}

std::uint8_t protocolOf(wire::LayerKind kind)
{
    return kind == wire::LayerKind::Tcp   ? wire::protocol::tcp
        : kind == wire::LayerKind::Icmp   ? wire::protocol::icmp
        : kind == wire::LayerKind::Icmpv6 ? wire::protocol::icmpv6
                                          : wire::protocol::udp;
}

} // namespace

Runner::Runner(std::shared_ptr<net::Record> record, std::unique_ptr<Network> network)
    : m_record(std::move(record))
    , m_network(std::move(network))
    , m_timer(this)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Runner::advance);
}

Runner::~Runner() = default;

void Runner::prepare()
{
    if (m_recorder)
        return;
    m_actor = m_record->journal.addActor({.name = "crafter", .role = journal::ActorRole::Crafter}, now());
    m_recorder.emplace(m_record->journal, m_actor);
}

Place Runner::place()
{
    return {.journal = m_record->journal, .actor = m_actor, .time = m_record->time};
}

void Runner::become(State state)
{
    if (m_news.state == state)
        return;
    m_news.state = state;
    Q_EMIT changed(m_news);
}

void Runner::send(const SendRequest& request)
{
    prepare();
    if (m_news.state == State::Sending)
        endSending();
    if (const auto started = start(request); !started) {
        become(State::Idle);
        Q_EMIT refused(started.error());
        return;
    }
    become(State::Sending);
    advance();
}

Result<> Runner::start(const SendRequest& request)
{
    if (request.times < 1 || request.times > SendRequest::mostTimes)
        return fail({.code = ErrorCode::OutOfRange, .detail = "times", .amount = request.times});
    m_counter = {};
    if (!request.counterField.empty()) {
        const auto counter = Counter::of(request.packet, request.counterField);
        if (!counter)
            return fail(counter.error());
        m_counter = *counter;
    }
    const craft::SendPlan plan = m_network->plan(request.packet, request.way);
    if (plan.refused)
        return fail(*plan.refused);
    Bytes bytes = request.packet.serialize();
    if (plan.forgedSource && plan.leavesMachine && !request.forgedConfirmed)
        return fail({.code = ErrorCode::ForgedSource, .detail = wire::packetEnds(bytes).source.ip.text()});
    m_transport.reset(); // before the next one binds what it had
    auto transport = m_network->open(plan, request.packet, place());
    if (!transport)
        return fail(transport.error());
    m_transport = std::move(*transport);
    m_transport->setWake([this] { advance(); });
    m_request = request;
    m_bytes = std::move(bytes);
    m_left = 0;
    m_many = false;
    m_heldSince.reset();
    m_heard.clear();
    m_recorder->started(request, plan, m_network->name(), now());
    m_pacer = Pacer(request.times, request.interval, now());
    return {};
}

void Runner::listen(const Listening& what)
{
    prepare();
    const auto same = [&](const Ear& ear) { return ear.what == what; };
    if (std::any_of(m_ears.begin(), m_ears.end(), same))
        return;
    auto transport = m_network->listen(what, place());
    if (!transport) {
        Q_EMIT refused(transport.error());
        return;
    }
    (*transport)->setWake([this] { advance(); });
    m_ears.push_back({what, std::move(*transport)});
    m_recorder->listening(what, true, now());
    m_news.listening.push_back(what);
    Q_EMIT changed(m_news);
    advance();
}

void Runner::stopListening(const Listening& what)
{
    const auto isIt = [&](const Ear& ear) { return ear.what == what; };
    if (std::erase_if(m_ears, isIt) == 0)
        return;
    m_recorder->listening(what, false, now());
    std::erase(m_news.listening, what);
    Q_EMIT changed(m_news);
}

void Runner::stop()
{
    const bool isQuiet = m_news.state == State::Idle && m_ears.empty();
    m_timer.stop();
    if (!isQuiet)
        m_recorder->stopped(now());
    if (m_news.state == State::Sending)
        endSending();
    m_transport.reset();
    while (!m_ears.empty())
        stopListening(m_ears.back().what);
    become(State::Idle);
}

void Runner::advance()
{
    if (m_busy) {
        m_again = true;
        return;
    }
    m_busy = true;
    do {
        m_again = false;
        const Instant at = now();
        m_more = takeIn(at);
        sendDue(at);
        giveUp(at);
        settle(at);
    } while (m_again);
    m_busy = false;
    schedule();
}

/// True: there may be more.
bool Runner::takeIn(Instant at)
{
    int left = mostTaken;
    const auto drain = [&](Transport& from, bool byEar) {
        while (left > 0) {
            const auto arrival = from.take(at);
            if (!arrival)
                return;
            --left;
            take(*arrival, byEar);
        }
    };
    if (m_transport)
        drain(*m_transport, false);
    for (const Ear& ear : m_ears)
        drain(*ear.transport, true);
    return left == 0;
}

bool Runner::isListenedFor(const Flow& flow) const
{
    return std::any_of(m_ears.begin(), m_ears.end(), [&](const Ear& ear) {
        return ear.what.family == flow.source.family && protocolOf(ear.what.protocol) == flow.protocol;
    });
}

void Runner::take(const Arrival& arrival, bool byEar)
{
    const auto read = readFlow(arrival.packet);
    const bool listened = byEar || (read && isListenedFor(read->flow));
    if (listened && m_transport && !m_heard.isNew(arrival, byEar))
        return;
    const Match match = m_matcher.match(arrival.packet);
    if (match.kind == Match::Kind::Reply) {
        m_lastReply = arrival.at;
        m_recorder->replied(match, arrival, eventOf(match.number));
    } else if (match.kind == Match::Kind::None || listened) {
        m_recorder->overheard(arrival, match.reason, listened);
    }
}

void Runner::sendDue(Instant at)
{
    if (!m_transport || m_pacer.isOver() || (m_heldSince && at < *m_heldSince + retryAfter))
        return;
    for (std::uint32_t i = m_pacer.due(at, slice); i > 0 && !m_again; --i) {
        sendNext(at);
        if (m_heldSince)
            return;
    }
    if (m_pacer.isOver())
        endSending();
}

void Runner::sendNext(Instant at)
{
    if (m_counter.counts()) {
        // What counts is a number of the packet and stays within its width.
        if (m_counter.apply(m_request.packet, m_pacer.doneCount()))
            m_bytes = m_request.packet.serialize();
    }
    const auto departure = m_transport->send(m_bytes, at);
    if (!departure && isQueueFull(departure.error())) {
        m_heldSince = m_heldSince.value_or(at);
        if (at < *m_heldSince + patience)
            return;
    }
    m_heldSince.reset();
    m_pacer.done();
    const std::uint32_t number = ++m_lastNumber;
    if (!departure) {
        m_transport->recorded(m_recorder->notSent(number, m_bytes, at, departure.error()));
        return;
    }
    ++m_left;
    const journal::Seq seq = m_recorder->sent(number, *departure);
    m_transport->recorded(seq);
    if (m_matcher.remembered() >= Matcher::mostRemembered) {
        if (m_sent.front().number > m_decided && m_matcher.giveUp(m_sent.front().number))
            m_recorder->gaveUp(m_sent.front().number, m_sent.front().seq, at);
        m_matcher.forgetOldest();
        m_sent.pop_front();
    }
    m_many = m_many || departure->many;
    m_matcher.sent(number, departure->packet, departure->many);
    m_sent.push_back({number, seq, departure->at});
}

void Runner::endSending()
{
    m_pacer.stop();
    m_recorder->ended(m_left, now());
    if (m_news.state == State::Sending)
        become(State::Waiting);
}

journal::Seq Runner::eventOf(std::uint32_t number) const
{
    const auto found = std::lower_bound(m_sent.begin(), m_sent.end(), number,
        [](const Sent& sent, std::uint32_t wanted) { return sent.number < wanted; });
    return found != m_sent.end() && found->number == number ? found->seq : 0;
}

void Runner::giveUp(Instant at)
{
    auto next = std::upper_bound(m_sent.begin(), m_sent.end(), m_decided,
        [](std::uint32_t number, const Sent& sent) { return number < sent.number; });
    for (; next != m_sent.end() && next->at + m_request.wait <= at; ++next) {
        if (m_matcher.giveUp(next->number))
            m_recorder->gaveUp(next->number, next->seq, at);
        m_decided = next->number;
    }
}

/// Whether all that can be waited for is there.
void Runner::settle(Instant at)
{
    if (m_news.state == State::Waiting) {
        const bool decided = m_sent.empty() || m_sent.back().number <= m_decided;
        const bool underWay = m_transport && m_transport->due().has_value();
        // Of many, the slowest may answer last.
        const bool answered = !m_many && m_matcher.open() == 0 && !underWay && at >= m_lastReply + afterReply;
        if (!decided && !answered)
            return;
        if (!underWay)
            m_transport.reset(); // whoever hears that it is over finds its calls in the journal
        become(State::Idle);
    }
    // What is still under way in a practice network goes on to where it ends.
    if (m_news.state == State::Idle && m_transport && !m_transport->due())
        m_transport.reset();
}

void Runner::schedule()
{
    std::optional<Instant> next;
    const auto consider = [&next](std::optional<Instant> at) {
        if (at && (!next || *at < *next))
            next = at;
    };
    if (m_transport) {
        consider(m_transport->due());
        consider(m_heldSince ? now() + retryAfter : m_pacer.next());
    }
    for (const Ear& ear : m_ears)
        consider(ear.transport->due());
    if (m_news.state == State::Waiting) {
        if (!m_sent.empty())
            consider(m_sent.back().at + m_request.wait);
        if (m_matcher.open() == 0 && !m_many)
            consider(std::max(m_lastReply + afterReply, now()));
    }
    const auto undecided = std::upper_bound(m_sent.begin(), m_sent.end(), m_decided,
        [](std::uint32_t number, const Sent& sent) { return number < sent.number; });
    if (undecided != m_sent.end())
        consider(undecided->at + m_request.wait);
    if (m_more)
        next = now();
    if (!next)
        return m_timer.stop();
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(*next - now());
    m_timer.start(std::clamp(left, std::chrono::milliseconds(0), std::chrono::milliseconds(1h)));
}

} // namespace socketscope::crafting
