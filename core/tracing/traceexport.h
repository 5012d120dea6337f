// SPDX-License-Identifier: GPL-3.0-or-later
/// \file A trace as files and text for other programs. Notation only: the same in every language.
#pragma once

#include "core/journal/journal.h"
#include "core/journal/sessionline.h"
#include "core/tracing/tracereader.h"

#include <functional>
#include <string>

namespace socketscope::tracing {

/// The name of an address as far as it is known by now, or an empty string. What is no plain host name is
/// left out of every export.
using NameOf = std::function<std::string(const wire::IpAddress&)>;

/// One object: target, address, via, protocol, reached, elapsed_ms, sent, unmatched and hops, a list of {ttl,
/// silent, sent, received, loss, best_ms, avg_ms, worst_ms, stdev_ms, replies}. Replies stand in the order of
/// sending, each {address, kind, rtt_ms, type, code, labels}, and `name` where names are asked for, `mtu`
/// where a router told it. Where probes could not leave there are `unsent`, their number, and `unsent_error`,
/// why the latest could not. Without a line's end.
[[nodiscard]] std::string traceJson(
    const TraceReader& trace, const journal::JournalView& view, const NameOf& nameOf = {});

/// RFC 4180 with a line of headings: one line for everybody who answered, and one for each silent hop.
[[nodiscard]] std::string traceCsv(const trace::Hops& hops, const NameOf& nameOf = {});

/// A table as `mtr --report` prints it; `start` and `host` stand above it.
[[nodiscard]] std::string traceReport(
    const trace::Hops& hops, const journal::SessionHeader& header, const NameOf& nameOf = {});

/// All packets of the journal, sent and received, as pcapng, handed out piece by piece until `sink` says
/// false. Each has a comment: which probe, what it was found to be, how many bytes were concluded and not
/// seen. Packets after the event `upTo` are left out. Reads the whole journal: for a worker thread.
void tracePcapng(const journal::Journal& journal, const journal::SessionHeader& header,
    const std::function<bool(ByteView)>& sink, journal::Seq upTo = UINT64_MAX);

} // namespace socketscope::tracing
