// SPDX-License-Identifier: GPL-3.0-or-later
// The words that files, the terminal and other programs know these values by.
#include "core/trace/answer.h"
#include "core/trace/observer.h"
#include "core/trace/transport.h"

#include <array>

namespace socketscope::trace {
namespace {

// Each list is in the order of its enumeration.
constexpr std::array<std::string_view, 15> answerKinds {"time-exceeded", "reassembly-exceeded", "echo-reply",
    "port-unreachable", "host-unreachable", "net-unreachable", "protocol-unreachable", "fragmentation-needed",
    "prohibited", "other-unreachable", "parameter-problem", "syn-ack", "reset", "udp-reply",
    "timestamp-reply"};
constexpr std::array<std::string_view, 9> unmatchedReasons {"not-an-answer", "damaged", "fragment",
    "other-sender", "unknown-probe", "other-destination", "other-length", "not-the-target", "duplicate"};
constexpr std::array<std::string_view, 10> verdicts {"running", "reached", "unreachable", "no-answer-beyond",
    "silence", "not-sent", "loop", "dies", "stopped", "not-far-enough"};

template <class List, class E> std::string_view lookUp(const List& list, E value)
{
    const auto index = static_cast<std::size_t>(value);
    return index < list.size() ? list[index] : std::string_view();
}

template <class E, class List> std::optional<E> find(const List& list, std::string_view name)
{
    for (std::size_t i = 0; i < list.size(); ++i)
        if (list[i] == name)
            return static_cast<E>(i);
    return std::nullopt;
}

} // namespace

std::string_view nameOf(AnswerKind kind)
{
    return lookUp(answerKinds, kind);
}
std::optional<AnswerKind> answerKindFromName(std::string_view name)
{
    return find<AnswerKind>(answerKinds, name);
}
std::string_view nameOf(Unmatched reason)
{
    return lookUp(unmatchedReasons, reason);
}
std::optional<Unmatched> unmatchedFromName(std::string_view name)
{
    return find<Unmatched>(unmatchedReasons, name);
}
std::string_view nameOf(Verdict::Kind kind)
{
    return lookUp(verdicts, kind);
}
std::optional<Verdict::Kind> verdictFromName(std::string_view name)
{
    return find<Verdict::Kind>(verdicts, name);
}

std::string_view nameOf(Via via)
{
    switch (via) {
    case Via::Raw:
    case Via::Helper:
        return "raw";
    case Via::Udp:
        return "udp";
    case Via::Ping:
        return "ping";
    case Via::Tcp:
        return "tcp";
    case Via::Practice:
        return "practice";
    }
    return {};
}

} // namespace socketscope::trace
