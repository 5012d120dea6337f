// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/engine.h"

#include "core/trace/pathend.h"

#include <algorithm>
#include <array>

namespace socketscope::trace {
namespace {

// What is done in one advance() is bounded, so that a flood of packets keeps nobody from sending.
constexpr std::size_t mostEvents = 512;
constexpr std::size_t mostBytes = std::size_t {1} << 20;
constexpr std::size_t mostSends = 1024;

/// What became of a probe.
struct Fate {
    std::uint32_t number = 0;
    bool failed = false; ///< it did not leave
    bool answered = false;
    bool givenUp = false;
    bool departureKnown = false;
    Instant sentAt {};
    Instant departedAt {}; ///< by the kernel
};

/// A packet that came in, with its bytes in Engine's buffer.
struct Held {
    Arrival arrival;
    std::size_t offset = 0;
    std::size_t length = 0;
};

} // namespace

struct Engine::Private {
    Private(const Start& start_, ProbeTransport& transport_, Observer& observer_, Instant now)
        : start(start_)
        , transport(transport_)
        , observer(observer_)
        , book(start_.settings.shape)
        , strategy(start_.settings, now)
    {
    }

    void takeIn(Instant now);
    void hold(const Arrival& arrival);
    void settleArrivals();
    void arrived(const Arrival& arrival);
    void matched(
        const Arrival& arrival, const Answer& answer, const Probe& probe, const ProbeBook::Match& match);
    void unmatched(const Arrival& arrival, Unmatched reason);
    [[nodiscard]] ProbeBook::Match match(const Arrival& arrival, const Answer& answer) const;
    void failed(const SendFailure& failure);
    void giveUp(Instant now);
    void sendAll(Instant now);
    void send(const ProbeStrategy::Wish& wish, Instant now);
    void learnSource(const Departure& departure);
    void tell(Instant now);
    [[nodiscard]] std::optional<Instant> markFreeAt() const;
    Fate* fate(std::uint32_t number);
    Fate& newFate(const Probe& probe);

    Start start;
    ProbeTransport& transport;
    Observer& observer;
    ProbeBook book;
    ProbeStrategy strategy;
    std::vector<Fate> fates; ///< by mark
    std::vector<Held> held;
    Bytes heldBytes;
    std::array<std::uint32_t, 256> latestAnswered {}; ///< probe number by TTL
    std::optional<Instant> blockedUntil; ///< all marks are in use, or the transport may not send yet
    Verdict told;
    std::uint32_t lastNumber = 0;
    bool more = false; ///< there is more to be done at once
    bool toldFinished = false;
};

Fate* Engine::Private::fate(std::uint32_t number)
{
    const Probe* const probe = book.probe(number);
    if (!probe || probe->mark > fates.size())
        return nullptr;
    return &fates[probe->mark - std::size_t {1}];
}

Fate& Engine::Private::newFate(const Probe& probe)
{
    if (probe.mark > fates.size())
        fates.resize(probe.mark);
    Fate& fate = fates[probe.mark - std::size_t {1}];
    fate = {};
    fate.number = probe.number;
    return fate;
}

/// Arrivals wait until nothing more is to be taken: the kernel's own time of a departure may come behind the
/// answer to what departed.
void Engine::Private::takeIn(Instant now)
{
    more = true;
    for (std::size_t i = 0; i < mostEvents && heldBytes.size() < mostBytes; ++i) {
        const auto event = transport.take(now);
        if (!event) {
            more = false;
            break;
        }
        if (const auto* arrival = std::get_if<Arrival>(&*event)) {
            hold(*arrival);
        } else if (const auto* departure = std::get_if<DepartureTime>(&*event)) {
            if (Fate* const of = fate(departure->probe)) {
                of->departureKnown = true;
                of->departedAt = departure->at;
            }
        } else if (const auto* failure = std::get_if<SendFailure>(&*event)) {
            failed(*failure);
        }
    }
    settleArrivals();
}

void Engine::Private::hold(const Arrival& arrival)
{
    held.push_back({arrival, heldBytes.size(), arrival.packet.size()});
    heldBytes.insert(heldBytes.end(), arrival.packet.begin(), arrival.packet.end());
}

void Engine::Private::settleArrivals()
{
    for (Held& one : held) {
        one.arrival.packet = ByteView(heldBytes).subspan(one.offset, one.length);
        arrived(one.arrival);
    }
    held.clear();
    heldBytes.clear();
}

ProbeBook::Match Engine::Private::match(const Arrival& arrival, const Answer& answer) const
{
    ProbeBook::Match found = book.find(answer);
    if (arrival.probe == 0 || found.number == arrival.probe)
        return found;
    // The system itself knows which probe this is about. What it cannot know is who may say "arrived".
    if (!answer.quotes && !sameHost(answer.from, start.settings.shape.destination))
        return {.reason = Unmatched::NotTheTarget};
    if (!book.probe(arrival.probe))
        return {.reason = Unmatched::UnknownProbe};
    return {.number = arrival.probe};
}

void Engine::Private::unmatched(const Arrival& arrival, Unmatched reason)
{
    observer.unmatched({arrival.at, arrival.packet, arrival.inferred, reason});
}

void Engine::Private::arrived(const Arrival& arrival)
{
    const ReadAnswer read = readAnswer(arrival.packet);
    if (!read.answer)
        return unmatched(arrival, read.reason);
    const ProbeBook::Match found = match(arrival, *read.answer);
    const Fate* const of = found.number != 0 ? fate(found.number) : nullptr;
    if (found.number == 0)
        return unmatched(arrival, found.reason);
    if (!of || of->failed)
        return unmatched(arrival, Unmatched::UnknownProbe);
    const Probe probe = *book.probe(found.number);
    matched(arrival, *read.answer, probe, found);
}

void Engine::Private::matched(
    const Arrival& arrival, const Answer& answer, const Probe& probe, const ProbeBook::Match& match)
{
    Fate& of = *fate(probe.number);
    const Instant left = of.departureKnown ? of.departedAt : of.sentAt;
    const Duration roundTrip = std::max(arrival.at - left, Duration::zero());
    const bool duplicate = of.answered;
    MatchedAnswer tells {.probe = probe,
        .at = arrival.at,
        .roundTrip = roundTrip,
        .answer = answer,
        .packet = arrival.packet,
        .inferred = arrival.inferred,
        .kernelTime = arrival.kernelTime && of.departureKnown,
        .late = of.givenUp && !duplicate,
        .duplicate = duplicate,
        .outOfOrder = !duplicate && probe.number < latestAnswered[probe.ttl],
        .translated = match.translated,
        .rewritten = match.rewritten};
    of.answered = true;
    if (!duplicate) {
        latestAnswered[probe.ttl] = std::max(latestAnswered[probe.ttl], probe.number);
        strategy.answered(probe, answer, roundTrip, arrival.at);
    }
    observer.answered(tells);
}

void Engine::Private::failed(const SendFailure& failure)
{
    Fate* const of = fate(failure.probe);
    if (!of || of->failed || of->answered)
        return;
    of->failed = true;
    const Probe probe = *book.probe(failure.probe);
    strategy.notSent(probe, failure.at, failure.error);
    observer.notSent(probe, failure.at, failure.error);
}

void Engine::Private::giveUp(Instant now)
{
    for (const Probe& probe : strategy.giveUp(now)) {
        Fate* const of = fate(probe.number);
        if (!of || of->answered || of->failed)
            continue;
        of->givenUp = true;
        observer.gaveUp(probe, now);
    }
}

/// When the mark that the next probe needs is free again; nothing: it is.
std::optional<Instant> Engine::Private::markFreeAt() const
{
    const Probe* const forgotten = book.nextForgotten();
    if (!forgotten)
        return std::nullopt;
    const Fate& of = fates[forgotten->mark - std::size_t {1}];
    if (of.answered || of.failed)
        return std::nullopt;
    return of.sentAt + start.settings.wait;
}

void Engine::Private::sendAll(Instant now)
{
    blockedUntil.reset();
    for (std::size_t i = 0; i < mostSends; ++i) {
        const auto wish = strategy.next(now);
        if (!wish)
            return;
        if (const auto free = markFreeAt(); free && *free > now) {
            blockedUntil = free;
            return;
        }
        if (const auto ready = transport.readyAt(); ready && *ready > now) {
            blockedUntil = ready;
            strategy.held();
            return;
        }
        send(*wish, now);
    }
    more = true;
}

void Engine::Private::learnSource(const Departure& departure)
{
    const bool known = departure.source == book.shape().source
        && (departure.sourcePort == 0 || departure.sourcePort == book.shape().sourcePort);
    if (departure.source.family != wire::Family::None && !known)
        book.setSource(departure.source, departure.sourcePort);
}

void Engine::Private::send(const ProbeStrategy::Wish& wish, Instant now)
{
    Probe probe = book.next(wish.ttl, wish.round, wish.query, wish.size);
    probe.again = wish.again;
    const auto departure = transport.send(book.shape(), probe, now);
    book.add(probe);
    lastNumber = probe.number;
    Fate& of = newFate(probe);
    if (!departure) {
        of.failed = true;
        of.sentAt = now;
        strategy.notSent(probe, now, departure.error());
        observer.notSent(probe, now, departure.error());
        return;
    }
    of.sentAt = departure->at;
    learnSource(*departure);
    strategy.sent(probe, departure->at);
    observer.sent({probe, departure->at, departure->packet, departure->inferred});
}

void Engine::Private::tell(Instant now)
{
    if (!(strategy.verdict() == told)) {
        told = strategy.verdict();
        observer.judged(told, now);
    }
    if (strategy.isFinished() && !toldFinished) {
        toldFinished = true;
        observer.finished(now);
    }
}

Engine::Engine(const Start& start, ProbeTransport& transport, Observer& observer, Instant now)
    : d(std::make_unique<Private>(start, transport, observer, now))
{
    observer.started(start, now);
}

Engine::~Engine() = default;

void Engine::advance(Instant now)
{
    d->takeIn(now);
    d->giveUp(now);
    d->sendAll(now);
    d->tell(now);
}

std::optional<Instant> Engine::wakeAt() const
{
    if (d->more)
        return Instant {}; // at once
    std::optional<Instant> wake;
    for (const auto& at : {d->strategy.wakeAt(), d->transport.due(), d->blockedUntil})
        if (at)
            wake = wake ? std::min(*wake, *at) : *at;
    return wake;
}

void Engine::stop(Instant now)
{
    d->strategy.stop(now);
    d->tell(now);
}

bool Engine::isFinished() const
{
    return d->toldFinished;
}

bool Engine::isQuiet(Instant now) const
{
    if (!d->toldFinished || d->more)
        return false;
    for (std::uint32_t number = d->lastNumber; number > 0; --number) {
        const Fate* const of = d->fate(number);
        if (!of || of->sentAt + d->start.settings.wait <= now)
            return true;
        if (!of->answered && !of->failed)
            return false;
    }
    return true;
}

} // namespace socketscope::trace
