// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Everything that Hops tell, as text: two of them are the same where their texts are.
#pragma once

#include "core/trace/hops.h"

#include <sstream>

namespace socketscope::tracing::test {

inline void put(std::ostream& out, const trace::RoundTripStatistics& times)
{
    const auto ns = [&](std::optional<Duration> value) { out << ' ' << (value ? value->count() : -1); };
    const auto ms = [&](std::optional<double> value) { out << ' ' << value.value_or(-1); };
    out.precision(17);
    out << " times " << times.count();
    ns(times.last());
    ns(times.best());
    ns(times.worst());
    ns(times.lastJitter());
    ns(times.worstJitter());
    ms(times.averageMs());
    ms(times.deviationMs());
    ms(times.meanJitterMs());
    ms(times.interarrivalJitterMs());
}

inline std::string textOf(const trace::Hops& hops)
{
    std::ostringstream out;
    const trace::Verdict& verdict = hops.verdict();
    out << hops.start().target << '|' << hops.start().network << '|' << int(hops.start().via)
        << hops.start().showsHeaders << " started " << nanoseconds(hops.startedAt()) << " verdict "
        << nameOf(verdict.kind) << ' ' << int(verdict.ttl) << ' ' << nameOf(verdict.answer) << ' '
        << verdict.by.text() << " error " << verdict.error.has_value()
        << (verdict.error ? verdict.error->systemError : 0) << (verdict.error ? verdict.error->detail : "")
        << " at " << nanoseconds(hops.verdictAt()) << " running " << hops.running() << " sent "
        << hops.sentCount() << " unmatched " << hops.unmatchedCount() << " unsent " << hops.unsentCount()
        << (hops.unsentError() ? hops.unsentError()->systemError : 0) << " rounds " << hops.rounds()
        << " revision " << hops.revision() << '\n';
    for (std::size_t i = 0; i < hops.all().size(); ++i) {
        const trace::Hop& hop = hops.all()[i];
        out << "hop " << int(hop.ttl) << ' ' << hop.sent << ' ' << hop.received << ' ' << hop.lost << ' '
            << hop.duplicates << ' ' << hop.late << ' ' << hop.outOfOrder << ' ' << hop.routeChanges << ' '
            << hop.mtu << hop.translated << hop.rewritten << " remark " << int(hops.remark(i));
        put(out, hop.roundTrips);
        for (const trace::Responder& who : hop.responders) {
            out << "\n  " << who.address.text() << ' ' << nameOf(who.kind) << ' ' << int(who.type) << '/'
                << int(who.code) << ' ' << int(who.ttl) << ' ' << who.answers << ' '
                << nanoseconds(who.firstAt) << ' ' << nanoseconds(who.lastAt);
            for (const trace::Label& label : who.labels)
                out << " label " << label.label << ' ' << int(label.exp) << label.bottom << int(label.ttl);
            put(out, who.roundTrips);
        }
        for (const trace::Sample& sample : hop.samples)
            out << "\n  sample " << nanoseconds(sample.sentAt) << ' ' << sample.roundTrip << ' '
                << sample.probe << ' ' << sample.responder << ' ' << nameOf(sample.kind);
        out << '\n';
    }
    for (const trace::StrayPacket& stray : hops.strays())
        out << "stray " << nanoseconds(stray.at) << ' ' << nameOf(stray.reason) << ' ' << stray.from.text()
            << '\n';
    return out.str();
}

} // namespace socketscope::tracing::test
