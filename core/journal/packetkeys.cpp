// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/packetkeys.h"

#include "core/journal/jsontext.h"
#include "core/journal/sessionfields.h"
#include "core/lab/observer.h"
#include "core/trace/answer.h"

#include <array>

namespace socketscope::journal {

using namespace Qt::StringLiterals;

namespace {

/// What an event tells of, as far as its keys are concerned.
enum class Form { Other, Probe, Answer, Stray, GivenUp, Crafted, Overheard, Place };

Form formOf(const Event& event)
{
    if (event.kind == EventKind::Failure)
        return event.failure() == FailureCode::ProbeNotSent ? Form::Probe
            : event.failure() == FailureCode::PacketNotSent ? Form::Crafted
                                                            : Form::Other;
    if (event.kind != EventKind::Packet)
        return Form::Other;
    switch (event.packet()) {
    case PacketCode::Probe:
        return Form::Probe;
    case PacketCode::Answer:
    case PacketCode::Reply:
        return Form::Answer;
    case PacketCode::Stray:
        return Form::Stray;
    case PacketCode::GivenUp:
        return Form::GivenUp;
    case PacketCode::Crafted:
        return Form::Crafted;
    case PacketCode::Overheard:
        return Form::Overheard;
    case PacketCode::Place:
        return Form::Place;
    }
    return Form::Other;
}

// In the order of their bits.
constexpr std::array<std::string_view, 7> markNames {
    "late", "duplicate", "out-of-order", "translated", "rewritten", "kernel-time", "listened"};
constexpr unsigned allMarks = (1U << markNames.size()) - 1;

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

/// Whether a `step` is of what can happen at a node, and of a reason for it.
bool namesPlace(std::uint16_t step)
{
    return !lab::happeningName(static_cast<lab::Happening>(step / 256)).empty()
        && (step % 256 == 0 || !lab::reasonName(static_cast<lab::Reason>(step % 256)).empty());
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

void appendPlace(std::string& out, const Event& event)
{
    if (namesPlace(event.step)) {
        appendName(out, R"(,"what":")", lab::happeningName(static_cast<lab::Happening>(event.step / 256)));
        if (event.step % 256 != 0)
            appendName(out, R"(,"reason":")", lab::reasonName(static_cast<lab::Reason>(event.step % 256)));
    }
    appendNumber(out, R"(,"number":)", static_cast<std::uint32_t>(event.result));
    if (event.argument != 0)
        appendNumber(out, R"(,"about":)", static_cast<std::uint32_t>(event.argument));
}

void readPlace(Fields& fields, Event& event)
{
    event.result = static_cast<std::int32_t>(fields.integer<std::uint32_t>("number"_L1));
    event.argument = static_cast<std::int32_t>(fields.integer<std::uint32_t>("about"_L1));
    if (!fields.has("what"_L1))
        return;
    const auto what = lab::happeningFromName(fields.text("what"_L1).toStdString());
    const auto reason = fields.has("reason"_L1) ? lab::reasonFromName(fields.text("reason"_L1).toStdString())
                                                : lab::Reason::None;
    if (what && reason)
        event.step
            = static_cast<std::uint16_t>(static_cast<unsigned>(*what) * 256 + static_cast<unsigned>(*reason));
    else
        fields.blame(ErrorCode::UnknownName, what ? "reason"_L1 : "what"_L1);
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
        return {!kindNameIn(event.result).empty(), true, event.step <= allMarks};
    case Form::Stray:
        return {!reasonNameIn(event.result).empty(), false, false};
    case Form::GivenUp:
    case Form::Crafted:
        return {false, true, false};
    case Form::Overheard:
        return {!reasonNameIn(event.result).empty(), false, event.step <= allMarks};
    case Form::Place:
        return {true, true, namesPlace(event.step)};
    case Form::Other:
        break;
    }
    return {};
}

void appendPacketKeys(std::string& out, const Event& event, const OwnKeys& own)
{
    const Form form = formOf(event);
    if (own.argument && form != Form::Answer && form != Form::Place)
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
    } else if ((form == Form::Stray || form == Form::Overheard) && own.result) {
        appendName(out, R"(,"reason":")", reasonNameIn(event.result));
    } else if (form == Form::Place) {
        appendPlace(out, event);
    }
    const bool marked = form == Form::Answer || form == Form::Overheard;
    if (marked && own.step && event.step != 0)
        appendMarks(out, event.step);
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
    case Form::Overheard:
        readStray(fields, event);
        if (fields.has("marks"_L1))
            event.step = readMarks(fields);
        break;
    case Form::Place:
        readPlace(fields, event);
        break;
    case Form::GivenUp:
    case Form::Crafted:
        if (fields.has("number"_L1))
            event.argument = fields.integer<std::int32_t>("number"_L1);
        break;
    case Form::Other:
        break;
    }
}

} // namespace socketscope::journal
