// SPDX-License-Identifier: GPL-3.0-or-later
/// \file How a node answers: the switches that make a router silent, slow, stingy or wrong.
#pragma once

#include "core/base/time.h"
#include "core/wire/address.h"
#include "core/wire/icmpextensions.h"

#include <optional>
#include <vector>

namespace socketscope::lab {

/// The token bucket of Linux (icmp_ratelimit): so many ICMP errors at once, then one each `every`.
struct RateLimit {
    std::uint32_t burst = 6;
    Duration every = std::chrono::seconds(1);
    bool perDestination = true; ///< one bucket for each address that is answered, not one for all

    friend bool operator==(const RateLimit&, const RateLimit&) = default;
};

/// What is sent where an ICMP error is due.
enum class AnswerForm : std::uint8_t {
    Proper,
    EchoReply, ///< says "here is your echo", though nobody asked for this node's
    Udp, ///< the quotation, in a UDP datagram
    Garbage, ///< the right type, but random bytes in place of the quotation
    WrongProtocol, ///< the right message, but the IP header calls it something else (253)
};

/// How much of the packet it is about an ICMP error quotes.
enum class Quote : std::uint8_t {
    Full, ///< as much as Linux does: the error has at most 576 bytes over IPv4, 1280 over IPv6
    Short, ///< the IP header and 8 bytes: all that RFC 792 asks for
};

/// Switches for what a node sends in answer. Those up to `interfaceInformation` concern ICMP errors only; the
/// rest concerns echo replies and what services send as well.
struct Answers {
    bool silent = false; ///< sends no ICMP errors, and forwards all the same
    std::uint32_t dropsFirst = 0; ///< keeps that many ICMP errors to itself before it sends the first
    std::optional<RateLimit> rateLimit {};
    AnswerForm form = AnswerForm::Proper;
    std::optional<std::uint8_t> type {}; ///< in place of the right one
    std::optional<std::uint8_t> code {};
    Quote quote = Quote::Full;
    /// Comes from the interface that the packet arrived on; RFC 1812 and Linux take the one that the answer
    /// leaves on.
    bool fromIncoming = false;
    std::vector<wire::IpAddress> from {}; ///< answers as these, at most one of each family
    std::uint8_t optionBytes = 0; ///< of IPv4 options (no-operation) in the answer: 0 to 40, whole words
    std::optional<std::uint16_t> truncatedTo {}; ///< keeps that many bytes behind the answer's IP header
    std::uint16_t fragmentBytes = 0; ///< goes out in fragments of that many bytes, a multiple of 8; 0: whole
    std::vector<wire::MplsLabel> labels {}; ///< RFC 4950, outermost first; the last is the bottom
    bool interfaceInformation = false; ///< RFC 5837, about the interface the packet arrived on

    std::uint8_t ttl = 64;
    bool copiesTtl = false; ///< an old fault: goes out with the TTL that the packet came in with
    Duration delay {}; ///< takes that long to make an answer
    Duration jitter {}; ///< and up to that much longer, evenly spread
    double late = 0; ///< share of answers that come `lateBy` later still
    Duration lateBy {};
    std::uint32_t copies = 0; ///< sends each answer that many times more,
    Duration copyDelay {}; ///< each that much after the one before

    friend bool operator==(const Answers&, const Answers&) = default;
};

} // namespace socketscope::lab
