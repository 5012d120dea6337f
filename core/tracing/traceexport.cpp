// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tracing/traceexport.h"

#include "core/journal/eventnames.h"
#include "core/journal/jsontext.h"
#include "core/tracing/plainname.h"

#include <array>
#include <cmath>

namespace socketscope::tracing {

namespace {

using journal::appendJsonNumber;
using journal::appendJsonString;

constexpr std::array<std::string_view, 3> protocols {"icmp", "udp", "tcp"};

std::optional<double> milliseconds(std::optional<Duration> duration)
{
    if (!duration)
        return std::nullopt;
    return static_cast<double>(duration->count()) / 1e6;
}

/// No more digits than a clock of nanoseconds has.
std::optional<double> rounded(std::optional<double> ms)
{
    return ms ? std::optional(std::round(*ms * 1e6) / 1e6) : ms;
}

class Object {
public:
    explicit Object(std::string& out)
        : m_out(out)
    {
        m_out += '{';
    }
    ~Object() { m_out += '}'; }
    Object(const Object&) = delete;
    Object& operator=(const Object&) = delete;

    std::string& key(std::string_view name)
    {
        if (m_out.back() != '{')
            m_out += ',';
        appendJsonString(m_out, name);
        return m_out += ':';
    }
    void text(std::string_view name, std::string_view value) { appendJsonString(key(name), value); }
    void truth(std::string_view name, bool value) { key(name) += value ? "true" : "false"; }
    template <class Number> void number(std::string_view name, Number value)
    {
        appendJsonNumber(key(name), value);
    }
    void number(std::string_view name, std::optional<double> value)
    {
        if (value)
            appendJsonNumber(key(name), *value);
        else
            key(name) += "null";
    }

private:
    std::string& m_out;
};

void appendLabels(std::string& out, const std::vector<trace::Label>& labels)
{
    out += '[';
    for (const trace::Label& label : labels) {
        if (&label != &labels.front())
            out += ',';
        Object object(out);
        object.number("label", label.label);
        object.number("exp", int {label.exp});
        object.truth("bottom", label.bottom);
        object.number("ttl", int {label.ttl});
    }
    out += ']';
}

struct Context {
    const TraceReader& trace;
    const journal::JournalView& view;
    const NameOf& nameOf;
};

void appendReply(std::string& out, const Context& context, const trace::Hop& hop, const trace::Sample& sample)
{
    const trace::Responder& responder = hop.responders.at(sample.responder);
    Object object(out);
    object.text("address", responder.address.text());
    if (context.nameOf)
        object.text("name", plainName(context.nameOf(responder.address)));
    object.text("kind", nameOf(sample.kind));
    object.number("rtt_ms", milliseconds(Duration(sample.roundTrip)));
    int type = responder.type;
    int code = responder.code;
    int mtu = hop.mtu;
    // Of this very answer, where the journal still has it.
    if (const journal::Seq seq = context.trace.answerEvent(sample.probe)) {
        const journal::Event& event = context.view.at(seq);
        if (event.kind == journal::EventKind::Packet) {
            type = event.result / 256 % 256;
            code = event.result % 256;
            if (const auto answer = trace::readAnswer(event.bytes.view()).answer)
                mtu = answer->mtu;
        }
    }
    object.number("type", type);
    object.number("code", code);
    if (sample.kind == trace::AnswerKind::FragmentationNeeded && mtu != 0)
        object.number("mtu", mtu);
    appendLabels(object.key("labels"), responder.labels);
}

void appendHop(std::string& out, const Context& context, const trace::Hop& hop)
{
    Object object(out);
    object.number("ttl", int {hop.ttl});
    object.truth("silent", hop.silent());
    object.number("sent", hop.sent);
    object.number("received", hop.received);
    object.number("loss", rounded(hop.lossPercent()));
    object.number("best_ms", milliseconds(hop.roundTrips.best()));
    object.number("avg_ms", rounded(hop.roundTrips.averageMs()));
    object.number("worst_ms", milliseconds(hop.roundTrips.worst()));
    object.number("stdev_ms", rounded(hop.roundTrips.deviationMs()));
    object.key("replies") += '[';
    bool first = true;
    for (const trace::Sample& sample : hop.samples) {
        if (!sample.answered())
            continue;
        if (!std::exchange(first, false))
            out += ',';
        appendReply(out, context, hop, sample);
    }
    out += ']';
}

void appendField(std::string& line, std::string_view text)
{
    if (!line.empty())
        line += ',';
    const bool quote = text.find_first_of(",\"\n\r") != std::string_view::npos;
    if (!quote) {
        line += text;
        return;
    }
    line += '"';
    for (const char letter : text)
        line += letter == '"' ? std::string("\"\"") : std::string(1, letter);
    line += '"';
}

void appendField(std::string& line, std::optional<double> value)
{
    std::string text;
    if (value)
        appendJsonNumber(text, *value);
    appendField(line, text);
}

std::string labelsText(const std::vector<trace::Label>& labels)
{
    std::string text;
    for (const trace::Label& label : labels)
        text += (text.empty() ? "" : " ") + std::to_string(label.label);
    return text;
}

/// Where all probes could leave there is nothing to say.
void appendUnsent(Object& object, const trace::Hops& hops)
{
    if (hops.unsentCount() == 0)
        return;
    object.number("unsent", hops.unsentCount());
    if (hops.unsentError() && hops.unsentError()->systemError != 0)
        object.text("unsent_error", journal::errnoName(hops.unsentError()->systemError));
}

std::string csvLine(const trace::Hop& hop, const trace::Responder* responder, const NameOf& nameOf)
{
    const trace::RoundTripStatistics& times = responder ? responder->roundTrips : hop.roundTrips;
    std::string line = std::to_string(hop.ttl);
    appendField(line, responder ? responder->address.text() : std::string());
    appendField(line, responder && nameOf ? plainName(nameOf(responder->address)) : std::string());
    appendField(line, responder ? trace::nameOf(responder->kind) : std::string_view());
    appendField(line, std::to_string(hop.sent));
    appendField(line, std::to_string(hop.received));
    appendField(line, rounded(hop.lossPercent()));
    appendField(line, std::to_string(responder ? responder->answers : 0));
    appendField(line, milliseconds(times.last()));
    appendField(line, milliseconds(times.best()));
    appendField(line, rounded(times.averageMs()));
    appendField(line, milliseconds(times.worst()));
    appendField(line, rounded(times.deviationMs()));
    appendField(line, milliseconds(times.lastJitter()));
    appendField(line, rounded(times.meanJitterMs()));
    appendField(line, milliseconds(times.worstJitter()));
    appendField(line, rounded(times.interarrivalJitterMs()));
    appendField(line, responder ? labelsText(responder->labels) : std::string());
    return line + '\n';
}

} // namespace

std::string plainName(std::string_view name)
{
    const auto plain = [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z')
            || (letter >= '0' && letter <= '9') || letter == '.' || letter == '-' || letter == '_';
    };
    constexpr std::size_t longest = 253;
    const bool ok
        = name.size() <= longest && std::all_of(name.begin(), name.end(), plain) && !name.starts_with('-');
    return ok ? std::string(name) : std::string();
}

std::string traceJson(const TraceReader& trace, const journal::JournalView& view, const NameOf& nameOf)
{
    const trace::Hops& hops = trace.hops();
    const trace::Settings& settings = hops.start().settings;
    const Context context {trace, view, nameOf};
    std::string out;
    {
        Object object(out);
        object.text("target", hops.start().target);
        object.text("address", settings.shape.destination.text());
        object.text("via", trace::nameOf(hops.start().via));
        object.text("protocol", protocols.at(static_cast<std::size_t>(settings.shape.protocol)));
        object.truth("reached", hops.verdict().kind == trace::Verdict::Kind::Reached);
        object.number("elapsed_ms", milliseconds(hops.verdictAt() - hops.startedAt()));
        object.number("sent", hops.sentCount());
        object.number("unmatched", hops.unmatchedCount());
        if (hops.pathMtu())
            object.number("path_mtu", std::uint64_t {hops.pathMtu()->mtu});
        appendUnsent(object, hops);
        object.key("hops") += '[';
        for (const trace::Hop& hop : hops.all()) {
            if (&hop != &hops.all().front())
                out += ',';
            appendHop(out, context, hop);
        }
        out += ']';
    }
    return out;
}

std::string traceCsv(const trace::Hops& hops, const NameOf& nameOf)
{
    std::string out
        = "ttl,address,name,kind,sent,received,loss_percent,answers,last_ms,best_ms,avg_ms,worst_ms,stdev_ms,"
          "jitter_ms,jitter_mean_ms,jitter_max_ms,jitter_interarrival_ms,labels\n";
    for (const trace::Hop& hop : hops.all()) {
        if (hop.responders.empty())
            out += csvLine(hop, nullptr, nameOf);
        for (const trace::Responder& responder : hop.responders)
            out += csvLine(hop, &responder, nameOf);
    }
    return out;
}

} // namespace socketscope::tracing
