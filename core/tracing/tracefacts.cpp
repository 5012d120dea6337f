// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tracing/tracefacts.h"

#include "core/journal/eventnames.h"

#include <array>
#include <charconv>
#include <limits>

namespace socketscope::tracing {

namespace {

using journal::Facts;

// Each list is in the order of its enumeration.
constexpr std::array<std::string_view, 3> protocols {"icmp", "udp", "tcp"};
constexpr std::array<std::string_view, 3> flows {"classic", "paris", "dublin"};
constexpr std::array<std::string_view, 3> modes {"once", "repeat", "single"};
constexpr std::array<std::string_view, 6> ways {"raw", "helper", "udp", "ping", "tcp", "practice"};

/// The errors that sending may end in.
struct NamedCode {
    std::string_view name;
    ErrorCode code;
};
constexpr std::array<NamedCode, 11> codes {{{"system-call", ErrorCode::SystemCall},
    {"not-permitted", ErrorCode::NotPermitted}, {"unsupported", ErrorCode::Unsupported},
    {"out-of-range", ErrorCode::OutOfRange}, {"mixed-families", ErrorCode::MixedFamilies},
    {"datagram-too-large", ErrorCode::DatagramTooLarge}, {"needs-raw-probes", ErrorCode::NeedsRawProbes},
    {"not-one-host", ErrorCode::NotOneHost}, {"no-zone", ErrorCode::NoZone},
    {"way-and-protocol", ErrorCode::WayAndProtocol}, {"not-this-way", ErrorCode::NotThisWay}}};

class Writer {
public:
    void text(std::string_view key, std::string_view value)
    {
        m_facts.emplace_back(std::string(key), std::string(value));
    }
    void number(std::string_view key, std::int64_t value) { text(key, std::to_string(value)); }
    void truth(std::string_view key, bool value) { text(key, value ? "yes" : "no"); }
    template <class List, class E> void name(std::string_view key, const List& list, E value)
    {
        text(key, list.at(static_cast<std::size_t>(value)));
    }
    [[nodiscard]] Facts take() { return std::move(m_facts); }

private:
    Facts m_facts;
};

class Reader {
public:
    explicit Reader(const Facts& facts)
        : m_facts(facts)
    {
    }

    [[nodiscard]] std::string_view text(std::string_view key) const
    {
        for (const auto& [name, value] : m_facts)
            if (name == key)
                return value;
        return {};
    }
    template <class Number> void number(std::string_view key, Number& to) const
    {
        const std::string_view value = text(key);
        Number read = 0;
        const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), read);
        if (error == std::errc {} && end == value.data() + value.size())
            to = read;
    }
    void duration(std::string_view key, Duration& to) const
    {
        std::int64_t ns = to.count();
        number(key, ns);
        to = Duration(ns);
    }
    void truth(std::string_view key, bool& to) const
    {
        if (const std::string_view value = text(key); !value.empty())
            to = value == "yes";
    }
    template <class List, class E> void name(std::string_view key, const List& list, E& to) const
    {
        for (std::size_t i = 0; i < list.size(); ++i)
            if (list[i] == text(key))
                to = static_cast<E>(i);
    }
    void address(std::string_view key, wire::IpAddress& to) const
    {
        if (const auto read = wire::IpAddress::parse(text(key)))
            to = *read;
    }

private:
    const Facts& m_facts;
};

void writeShape(Writer& to, const trace::ProbeShape& shape)
{
    to.text("source", shape.source.text());
    to.number("flow_label", shape.flowLabel);
    to.number("identifier", shape.identifier);
    to.number("source_port", shape.sourcePort);
    to.number("port", shape.destinationPort);
    to.number("size", shape.size);
    to.name("protocol", protocols, shape.protocol);
    to.name("flow", flows, shape.flow);
    to.number("tos", shape.typeOfService);
    to.number("pattern", shape.pattern);
    to.truth("dont_fragment", shape.dontFragment);
}

trace::ProbeShape readShape(const Reader& from)
{
    trace::ProbeShape shape;
    from.address("address", shape.destination);
    from.address("source", shape.source);
    from.number("flow_label", shape.flowLabel);
    from.number("identifier", shape.identifier);
    from.number("source_port", shape.sourcePort);
    from.number("port", shape.destinationPort);
    from.number("size", shape.size);
    from.name("protocol", protocols, shape.protocol);
    from.name("flow", flows, shape.flow);
    from.number("tos", shape.typeOfService);
    from.number("pattern", shape.pattern);
    from.truth("dont_fragment", shape.dontFragment);
    return shape;
}

trace::Settings readSettings(const Reader& from)
{
    trace::Settings settings;
    from.name("mode", modes, settings.mode);
    from.number("first", settings.firstTtl);
    from.number("max", settings.maxTtl);
    from.number("ttl", settings.singleTtl);
    from.number("queries", settings.queries);
    from.number("rounds", settings.rounds);
    from.duration("interval_ns", settings.interval);
    from.number("window", settings.window);
    from.duration("wait_ns", settings.wait);
    from.truth("wait_asked", settings.waitAsked);
    from.truth("gentle", settings.gentle);
    from.truth("find_mtu", settings.findMtu);
    settings.shape = readShape(from);
    if (settings.check())
        return settings;
    trace::Settings usual;
    usual.shape.destination = settings.shape.destination;
    return usual;
}

} // namespace

Facts factsOf(const trace::Start& start)
{
    const trace::Settings& settings = start.settings;
    Writer to;
    to.text("target", start.target);
    to.text("address", settings.shape.destination.text());
    to.text("network", start.network);
    to.name("via", ways, start.via);
    to.truth("shows_headers", start.showsHeaders);
    to.name("mode", modes, settings.mode);
    to.number("first", settings.firstTtl);
    to.number("max", settings.maxTtl);
    to.number("ttl", settings.singleTtl);
    to.number("queries", settings.queries);
    to.number("rounds", settings.rounds);
    to.number("interval_ns", settings.interval.count());
    to.number("window", settings.window);
    to.number("wait_ns", settings.wait.count());
    to.truth("wait_asked", settings.waitAsked);
    to.truth("gentle", settings.gentle);
    to.truth("find_mtu", settings.findMtu);
    writeShape(to, settings.shape);
    return to.take();
}

trace::Start startFrom(const Facts& facts)
{
    const Reader from(facts);
    trace::Start start;
    start.target = from.text("target");
    start.network = from.text("network");
    from.name("via", ways, start.via);
    from.truth("shows_headers", start.showsHeaders);
    start.settings = readSettings(from);
    return start;
}

Facts factsOf(const Error& error)
{
    Writer to;
    for (const auto& [name, code] : codes)
        if (code == error.code)
            to.text("error", name);
    if (!error.detail.empty())
        to.text("detail", error.detail);
    if (error.amount != 0)
        to.number("amount", error.amount);
    if (error.position != 0)
        to.number("position", static_cast<std::int64_t>(error.position));
    return to.take();
}

Error errorFrom(const Facts& facts, int systemError)
{
    const Reader from(facts);
    Error error {.code = ErrorCode::SystemCall, .systemError = systemError};
    for (const auto& [name, code] : codes)
        if (name == from.text("error"))
            error.code = code;
    error.detail = from.text("detail");
    from.number("amount", error.amount);
    from.number("position", error.position);
    return error;
}

Facts factsOf(const trace::Verdict& verdict)
{
    Writer to;
    to.text("kind", nameOf(verdict.kind));
    to.number("ttl", verdict.ttl);
    to.text("answer", nameOf(verdict.answer));
    to.text("by", verdict.by.text());
    Facts facts = to.take();
    if (verdict.error) {
        for (auto& fact : factsOf(*verdict.error))
            facts.push_back(std::move(fact));
        facts.emplace_back("errno", journal::errnoName(verdict.error->systemError));
    }
    return facts;
}

trace::Verdict verdictFrom(const Facts& facts)
{
    const Reader from(facts);
    trace::Verdict verdict;
    verdict.kind = trace::verdictFromName(from.text("kind")).value_or(trace::Verdict::Kind::Running);
    from.number("ttl", verdict.ttl);
    verdict.answer = trace::answerKindFromName(from.text("answer")).value_or(trace::AnswerKind::TimeExceeded);
    from.address("by", verdict.by);
    if (!from.text("error").empty())
        verdict.error = errorFrom(facts, journal::errnoNumber(from.text("errno")));
    return verdict;
}

} // namespace socketscope::tracing
