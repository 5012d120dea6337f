// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Sentences about probes, their answers, and packets that answer none. Qt Core only.
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/trace/answer.h"
#include "ui/words/eventwords.h"

#include <optional>

namespace socketscope::ui {

enum class ProbeFate : std::uint8_t {
    Pending,
    Answered,
    Lost, ///< given up
    NotSent, ///< the system refused
};

/// What is known of one probe and of the answer that counts.
struct ProbeStory {
    std::uint32_t number = 0;
    std::uint8_t ttl = 0;
    trace::Protocol protocol = trace::Protocol::Icmp;
    wire::IpAddress target;
    std::uint16_t port = 0; ///< of the target: UDP and TCP
    std::uint16_t size = 0; ///< bytes of the whole packet
    bool again = false; ///< asked a silent hop a second time
    Instant sentAt {};
    ProbeFate fate = ProbeFate::Pending;
    Duration waited {}; ///< Lost: until it was given up
    std::optional<Error> refusal; ///< NotSent

    // Answered
    trace::AnswerKind kind = trace::AnswerKind::TimeExceeded;
    std::uint8_t type = 0; ///< of ICMP
    std::uint8_t code = 0;
    wire::IpAddress from;
    Duration roundTrip {};
    std::uint16_t mtu = 0; ///< told by FragmentationNeeded; 0: not told
    std::uint32_t duplicates = 0; ///< further answers to the same probe
    std::uint16_t concluded = 0; ///< bytes of the answer that were not seen
    bool kernelTime = false;
    bool practice = false; ///< over a practice network, whose times are exact
    bool late = false;
    bool outOfOrder = false;
    bool translated = false;
    bool translatedBack = false; ///< the quote has our own source again: only its checksum tells of another
    bool rewritten = false;
    bool labelled = false; ///< tells MPLS labels

    [[nodiscard]] bool isV6() const { return target.family == wire::Family::IPv6; }
};

/// A packet that came in and belongs to no probe, or to one that has its answer.
struct StrayStory {
    trace::Unmatched reason = trace::Unmatched::NotAnAnswer;
    wire::IpAddress from;
    Instant at {};
    std::uint32_t size = 0;
};

/// "Probe 92: TTL 4 → Time Exceeded", "15.2 ms · reply from 10.99.3.9 · kernel time stamp", what happened.
[[nodiscard]] Explanation explain(const ProbeStory& story);
[[nodiscard]] Explanation explain(const StrayStory& story);

/// "Time Exceeded", "SYN+ACK", …: a message's name.
[[nodiscard]] QString answerName(trace::AnswerKind kind);
/// "0.34 ms", "15.2 ms", "1204 ms".
[[nodiscard]] QString roundTripText(Duration roundTrip);

} // namespace socketscope::ui
