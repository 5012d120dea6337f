// SPDX-License-Identifier: GPL-3.0-or-later
// The policy: what is asked, when an answer is no longer expected, and when it is over.
//
// Once (sweep.cpp). All TTLs from first to max are asked at once, query by query, with at most `window`
// probes in flight that could still be answered. The path's end is the lowest TTL that the target itself
// answers for; else the lowest for which somebody says that it goes no further (PathEnd). Beyond the end
// nothing is sent and nothing is waited for.
//   - A hop is silent when a hop beyond it has answered and it has not: what came back from beyond went
//   through
//     it. Its answer is due after 1.25 times the round trip of the nearest such hop, and 5 ms. Then it is
//     asked once more, and when that answer is overdue by the same rule, all its probes are given up. With
//     several queries, of which some were answered, the others have as long as the two probes of a silent
//     hop.
//   - Where nothing beyond has answered, silence means nothing yet. It is believed after one second or three
//     times the largest round trip seen, whichever is longer, since the sending; with fewer than three hops
//     known after min(wait, 3 s); and after `wait` where the person chose it. Nothing is sent again then: all
//     those hops were asked at once, and one dead hop explains them all.
//   - In a loop (the same routers in the same order, the last of them three times or more) each hop answers
//     soon after the one before; so silence beyond is believed after two largest round trips and 50 ms.
//   - It is over when every hop up to the end is settled: answered or given up. The verdict may come before:
//     as soon as the end is known and the hop before it is not it, or nothing beyond the farthest answer is
//     waited for. An answer after that still counts, corrects its hop, and may correct the verdict.
// So with all hops answering a trace takes one round trip, with silent hops at most two and a half more of
// theirs, and with a deaf target one second.
//
// Gentle (reach.cpp). One probe with TTL 64 comes first. The TTL of the target's answer tells how far away it
// is: systems start at 32, 64, 128 or 255. Then that many hops are asked at once, and none beyond. If the way
// back is longer than the way there, too many were asked; if it is shorter, one more follows at a time. A
// target that does not answer is looked for by windows: five hops beyond the farthest answer.
//
// Single (sweep.cpp). One TTL, all queries at once; who answers is where the packet dies.
//
// Repeat (repetition.cpp). The first round asks as Once does, so that the path is known after one round trip.
// From then on each hop is asked once in each slot of interval / queries, never sooner than one slot after
// the last time (a healthy router that answers one probe a second must not show loss), up to the known end
// and never beyond it. While the end is not known, three hops beyond the farthest answer are asked, and all
// of them every tenth round. A hop that has not answered in its first five rounds, or not for sixty, is asked
// in every fifth round only; the end is always asked. Nothing is asked twice in a slot. Where the transport
// sends no faster, a slot lasts until all of its hops have been asked. A probe counts as lost after `wait`;
// behind the last round nothing is waited for longer than four worst round trips, or one second. The end may
// move: it is always that of each hop's latest answer.
//
// findMtu. Where a router says that a probe is too large, all that follow have the size that it tells, or the
// next plateau of RFC 1191; the probe that it was about is sent again so.
#include "core/trace/strategy.h"

#include "core/trace/plan.h"

namespace socketscope::trace {

struct ProbeStrategy::Private {
    std::unique_ptr<Plan> plan;
};

ProbeStrategy::ProbeStrategy(const Settings& settings, Instant)
    : d(std::make_unique<Private>())
{
    d->plan = settings.mode == Mode::Repeat ? makeRepetition(settings) : makeSweep(settings);
}

ProbeStrategy::~ProbeStrategy() = default;

std::optional<ProbeStrategy::Wish> ProbeStrategy::next(Instant now)
{
    return d->plan->next(now);
}

std::optional<Instant> ProbeStrategy::wakeAt() const
{
    return d->plan->wakeAt();
}

void ProbeStrategy::held()
{
    d->plan->held();
}

void ProbeStrategy::sent(const Probe& probe, Instant at)
{
    d->plan->sent(probe, at);
}

void ProbeStrategy::notSent(const Probe& probe, Instant at, const Error& error)
{
    d->plan->notSent(probe, at, error);
}

void ProbeStrategy::answered(const Probe& probe, const Answer& answer, Duration roundTrip, Instant at)
{
    d->plan->answered(probe, answer, roundTrip, at);
}

std::vector<Probe> ProbeStrategy::giveUp(Instant now)
{
    return d->plan->giveUp(now);
}

void ProbeStrategy::stop(Instant)
{
    d->plan->stop();
}

const Verdict& ProbeStrategy::verdict() const
{
    return d->plan->verdict();
}

bool ProbeStrategy::isFinished() const
{
    return d->plan->isFinished();
}

} // namespace socketscope::trace
