// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/eventnames.h"

#include <array>
#include <charconv>
#include <cstring>

namespace socketscope::journal {
namespace {

template <class E> struct Names;

// Each list is in the order of its enumeration.
template <> struct Names<EventKind> {
    static constexpr std::array list {"call", "return", "message", "packet", "state", "failure", "note"};
};
template <> struct Names<CallName> {
    static constexpr std::array list {"", "getaddrinfo", "socket", "setsockopt", "getsockname", "bind",
        "listen", "accept", "connect", "sendto", "send", "recvfrom", "recv", "shutdown", "close"};
};
template <> struct Names<StateCode> {
    static constexpr std::array list {"created", "open", "bound", "listening", "connecting", "established",
        "peer-closed", "half-closed", "reset", "closed", "ready", "running", "paused", "waiting", "finished",
        "stopped", "failed"};
};
template <> struct Names<FailureCode> {
    static constexpr std::array list {"none", "icmp-error", "truncated", "connection-reset",
        "connection-refused", "timed-out", "address-in-use", "no-descriptors", "peer-not-reading",
        "kernel-drops", "unresolvable", "too-large", "unread", "reply-loop", "other", "probe-not-sent",
        "packet-not-sent"};
};
template <> struct Names<NoteCode> {
    static constexpr std::array list {"text", "abridged", "recording-gap", "recording-cut",
        "plain-program-sees-nothing", "option-held", "qt-did", "stopped-by-person", "trace-started",
        "trace-verdict", "trace-ended", "calls-omitted", "craft-started", "craft-ended", "listen-started",
        "listen-ended"};
};
template <> struct Names<PacketCode> {
    static constexpr std::array list {
        "probe", "answer", "stray", "given-up", "crafted", "reply", "overheard", "place"};
};
template <> struct Names<OptionName> {
    static constexpr std::array list {"", "SO_REUSEADDR", "SO_RCVBUF", "SO_SNDBUF", "SO_BROADCAST",
        "TCP_NODELAY", "IP_TTL", "SO_KEEPALIVE", "SO_LINGER", "IP_ADD_MEMBERSHIP", "IPV6_V6ONLY",
        "SO_RCVTIMEO", "IP_MULTICAST_TTL", "IP_MULTICAST_LOOP", "IP_HDRINCL", "IP_TOS", "IP_MTU_DISCOVER",
        "IP_RECVERR", "SO_NO_CHECK", "IPV6_AUTOFLOWLABEL"};
};
template <> struct Names<QtMethod> {
    static constexpr std::array list {"", "constructor", "setSocketDescriptor", "setSocketOption", "bind",
        "listen", "nextPendingConnection", "connectToHost", "writeDatagram", "receiveDatagram", "write",
        "read", "disconnectFromHost", "close", "joinMulticastGroup"};
};
template <> struct Names<ActorRole> {
    static constexpr std::array list {"recorder", "udp-server", "udp-client", "tcp-server", "tcp-client",
        "tcp-connection", "tracer", "crafter", "node"};
};

template <class E> std::string_view lookUp(E value)
{
    const auto index = static_cast<std::size_t>(value);
    return index < Names<E>::list.size() ? std::string_view(Names<E>::list[index]) : std::string_view();
}

} // namespace

std::string_view nameOf(EventKind kind)
{
    return lookUp(kind);
}
std::string_view nameOf(CallName call)
{
    return lookUp(call);
}
std::string_view nameOf(StateCode state)
{
    return lookUp(state);
}
std::string_view nameOf(FailureCode failure)
{
    return lookUp(failure);
}
std::string_view nameOf(NoteCode note)
{
    return lookUp(note);
}
std::string_view nameOf(PacketCode packet)
{
    return lookUp(packet);
}
std::string_view nameOf(OptionName option)
{
    return lookUp(option);
}
std::string_view nameOf(QtMethod method)
{
    return lookUp(method);
}
std::string_view nameOf(ActorRole role)
{
    return lookUp(role);
}

template <class E> std::optional<E> fromName(std::string_view name)
{
    if (name.empty())
        return std::nullopt;
    for (std::size_t i = 0; i < Names<E>::list.size(); ++i)
        if (name == Names<E>::list[i])
            return static_cast<E>(i);
    return std::nullopt;
}

template std::optional<EventKind> fromName(std::string_view);
template std::optional<CallName> fromName(std::string_view);
template std::optional<StateCode> fromName(std::string_view);
template std::optional<FailureCode> fromName(std::string_view);
template std::optional<NoteCode> fromName(std::string_view);
template std::optional<PacketCode> fromName(std::string_view);
template std::optional<OptionName> fromName(std::string_view);
template std::optional<QtMethod> fromName(std::string_view);
template std::optional<ActorRole> fromName(std::string_view);

std::string errnoName(int number)
{
    if (number == 0)
        return {};
    if (const char* name = strerrorname_np(number))
        return name;
    return "E" + std::to_string(number);
}

int errnoNumber(std::string_view name)
{
    if (name.size() < 2 || name.front() != 'E')
        return 0;
    constexpr int largest = 4095; // MAX_ERRNO of Linux
    int number = 0;
    const auto [end, error] = std::from_chars(name.data() + 1, name.data() + name.size(), number);
    if (error == std::errc {} && end == name.data() + name.size())
        return number > 0 && number <= largest ? number : 0;
    for (int candidate = 1; candidate < 200; ++candidate) {
        const char* known = strerrorname_np(candidate);
        if (known && name == known)
            return candidate;
    }
    return 0;
}

} // namespace socketscope::journal
