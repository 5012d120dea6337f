// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/packetkeys.h"

#include "core/journal/jsontext.h"
#include "core/journal/sessionfields.h"
#include "core/trace/answer.h"

#include <array>

namespace socketscope::journal {

using namespace Qt::StringLiterals;

namespace {

/// What an event tells of, as far as its keys are concerned.
enum class Form { Other, Probe, Answer, Stray, GivenUp };

Form formOf(const Event& event)
{
    if (event.kind == EventKind::Failure)
        return event.failure() == FailureCode::ProbeNotSent ? Form::Probe : Form::Other;
    if (event.kind != EventKind::Packet)
        return Form::Other;
    switch (event.packet()) {
    case PacketCode::Probe:
        return Form::Probe;
    case PacketCode::Answer:
        return Form::Answer;
    case PacketCode::Stray:
        return Form::Stray;
    case PacketCode::GivenUp:
        return Form::GivenUp;
    }
    return Form::Other;
}

// In the order of their bits.
constexpr std::array<std::string_view, 6> markNames {
    "late", "duplicate", "out-of-order", "translated", "rewritten", "kernel-time"};

std::string_view kindNameIn(std::int32_t result)
{
    return result < 0 || result >= 256 * 65536
        ? std::string_view()
        : trace::nameOf(static_cast<trace::AnswerKind>(result / 65536));
}

std::string_view reasonNameIn(std::int32_t result)
{
    return result < 0 || result > 255 ? std::string_view()
                                      : trace::nameOf(static_cast<trace::Unmatched>(result));
}

void appendNumber(std::string& out, std::string_view key, std::int64_t number)
{
    out += key;
    appendJsonNumber(out, number);
}

void appendName(std::string& out, std::string_view key, std::string_view name)
{
    out += key;
    out += name;
    out += '"';
}

void appendMarks(std::string& out, std::uint16_t marks)
{
    char before = '[';
    out += R"(,"marks":)";
    for (std::size_t i = 0; i < markNames.size(); ++i)
        if ((marks & (1U << i)) != 0) {
            out += before;
            out += '"';
            out += markNames[i];
            out += '"';
            before = ',';
        }
    out += ']';
}

std::uint16_t readMarks(Fields& fields)
{
    unsigned marks = 0;
    const QJsonArray list = fields.list("marks"_L1);
    for (const QJsonValue& each : list) {
        const std::string name = each.toString().toStdString();
        std::size_t bit = 0;
        while (bit < markNames.size() && markNames[bit] != name)
            ++bit;
        if (bit == markNames.size())
            fields.blame(ErrorCode::UnknownName, "marks"_L1);
        else
            marks |= 1U << bit;
    }
    return static_cast<std::uint16_t>(marks);
}

void readProbe(Fields& fields, Event& event)
{
    if (fields.has("round"_L1))
        event.result = fields.integer<std::int32_t>("round"_L1);
    if (fields.has("number"_L1))
        event.argument = fields.integer<std::int32_t>("number"_L1);
    if (fields.has("mark"_L1))
        event.step = fields.integer<std::uint16_t>("mark"_L1);
}

void readAnswer(Fields& fields, Event& event)
{
    if (fields.has("answer"_L1)) {
        const auto kind = trace::answerKindFromName(fields.text("answer"_L1).toStdString());
        if (!kind)
            fields.blame(ErrorCode::UnknownName, "answer"_L1);
        else
            event.result = static_cast<std::int32_t>(*kind) * 65536
                + fields.integer<std::uint8_t>("type"_L1) * 256 + fields.integer<std::uint8_t>("code"_L1);
    }
    if (fields.has("later_ns"_L1))
        event.argument = fields.integer<std::int32_t>("later_ns"_L1);
    if (fields.has("marks"_L1))
        event.step = readMarks(fields);
}

void readStray(Fields& fields, Event& event)
{
    if (!fields.has("reason"_L1))
        return;
    const auto reason = trace::unmatchedFromName(fields.text("reason"_L1).toStdString());
    if (reason)
        event.result = static_cast<std::int32_t>(*reason);
    else
        fields.blame(ErrorCode::UnknownName, "reason"_L1);
}

} // namespace

OwnKeys ownKeysOf(const Event& event)
{
    switch (formOf(event)) {
    case Form::Probe:
        return {true, true, true};
    case Form::Answer:
        return {!kindNameIn(event.result).empty(), true, event.step < (1U << markNames.size())};
    case Form::Stray:
        return {!reasonNameIn(event.result).empty(), false, false};
    case Form::GivenUp:
        return {false, true, false};
    case Form::Other:
        break;
    }
    return {};
}

void appendPacketKeys(std::string& out, const Event& event, const OwnKeys& own)
{
    const Form form = formOf(event);
    if (own.argument && form != Form::Answer)
        appendNumber(out, R"(,"number":)", event.argument);
    if (event.ttl != 0)
        appendNumber(out, R"(,"ttl":)", event.ttl);
    if (form == Form::Probe) {
        appendNumber(out, R"(,"round":)", event.result);
        appendNumber(out, R"(,"mark":)", event.step);
    } else if (form == Form::Answer) {
        if (own.result) {
            appendName(out, R"(,"answer":")", kindNameIn(event.result));
            appendNumber(out, R"(,"type":)", event.result / 256 % 256);
            appendNumber(out, R"(,"code":)", event.result % 256);
        }
        if (event.argument != 0)
            appendNumber(out, R"(,"later_ns":)", event.argument);
        if (own.step && event.step != 0)
            appendMarks(out, event.step);
    } else if (form == Form::Stray && own.result) {
        appendName(out, R"(,"reason":")", reasonNameIn(event.result));
    }
    if (event.inferred != 0)
        appendNumber(out, R"(,"inferred_bytes":)", event.inferred);
}

void readPacketKeys(Fields& fields, Event& event)
{
    event.ttl = fields.integer<std::uint8_t>("ttl"_L1);
    event.inferred = fields.integer<std::uint8_t>("inferred_bytes"_L1);
    switch (formOf(event)) {
    case Form::Probe:
        readProbe(fields, event);
        break;
    case Form::Answer:
        readAnswer(fields, event);
        break;
    case Form::Stray:
        readStray(fields, event);
        break;
    case Form::GivenUp:
        if (fields.has("number"_L1))
            event.argument = fields.integer<std::int32_t>("number"_L1);
        break;
    case Form::Other:
        break;
    }
}

} // namespace socketscope::journal
