// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What a person asks of a trace.
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/trace/probe.h"

#include <chrono>

namespace socketscope::trace {

enum class Mode : std::uint8_t {
    Once, ///< all hops at once, then done
    Repeat, ///< again and again, as mtr does
    Single, ///< one TTL only: the document's third hop
};

struct Settings {
    Mode mode = Mode::Once;
    std::uint8_t firstTtl = 1;
    std::uint8_t maxTtl = 30;
    std::uint8_t singleTtl = 3; ///< Mode::Single
    std::uint8_t queries = 1; ///< probes a hop and round, 1 to 10
    std::uint32_t rounds = 0; ///< Mode::Repeat; 0: until it is stopped
    Duration interval = std::chrono::seconds(1); ///< from round to round; at least 10 ms
    std::uint16_t window = 64; ///< probes in flight at most
    /// After which an unanswered probe counts as lost. In Mode::Once a silent hop is given up sooner, by what
    /// has been answered; see ProbeStrategy.
    Duration wait = std::chrono::seconds(5);
    bool waitAsked = false; ///< the person chose `wait`: then a deaf target is waited for as long
    bool gentle = false; ///< finds the distance first and never probes beyond: two round trips, D + 2 probes
    bool findMtu = false; ///< with don't-fragment: goes on with what a router says fits
    ProbeShape shape {}; ///< identifier and ports that are 0 are chosen by the run

    /// Fails with OutOfRange, `detail` being first, max, ttl, queries, interval, window, wait, size or port
    /// (these two with the limit), or with MixedFamilies where source and destination differ in family.
    [[nodiscard]] Result<> check() const;
    friend bool operator==(const Settings&, const Settings&) = default;
};

} // namespace socketscope::trace
