// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/sessionline.h"

#include "core/base/crc32c.h"
#include "core/journal/eventnames.h"
#include "core/journal/facts.h"
#include "core/journal/journal.h"
#include "core/journal/packetkeys.h"

#include <algorithm>

namespace socketscope::journal {
namespace {

/// Of a message: what its base64 may take, with room for the rest of the line.
constexpr std::size_t longestPayload = 40U << 20;
constexpr std::size_t keptOfTooLong = 256;

void appendNullable(std::string& out, std::string_view text)
{
    if (text.empty())
        out += "null";
    else
        appendJsonString(out, text);
}

void appendName(std::string& out, std::string_view key, std::string_view name)
{
    out += key;
    out += name;
    out += '"';
}

void appendAddress(std::string& out, const wire::SocketAddress& address)
{
    out += '"';
    if (address.ip.family == wire::Family::IPv4) {
        for (std::size_t i = 0; i < 4; ++i) {
            appendJsonNumber(out, static_cast<unsigned>(address.ip.bytes[i]));
            out += i < 3 ? '.' : ':';
        }
        appendJsonNumber(out, static_cast<unsigned>(address.port));
    } else {
        out += address.text();
    }
    out += '"';
}

bool takesArgument(const Event& event)
{
    if (event.kind == EventKind::Return)
        return event.call == CallName::Setsockopt;
    if (event.kind != EventKind::Call)
        return false;
    switch (event.call) {
    case CallName::Socket:
    case CallName::Setsockopt:
    case CallName::Listen:
    case CallName::Sendto:
    case CallName::Send:
    case CallName::Recvfrom:
    case CallName::Recv:
    case CallName::Shutdown:
        return true;
    default:
        return false;
    }
}

bool movesBytes(CallName call)
{
    return call == CallName::Sendto || call == CallName::Send || call == CallName::Recvfrom
        || call == CallName::Recv;
}

/// An empty message is a message: its bytes are "" and not null.
bool hasBytes(const Event& event)
{
    return event.kind == EventKind::Message
        || (event.kind == EventKind::Return && movesBytes(event.call) && event.result == 0);
}

/// The facts of the payload, or none where writing them as an object would lose something.
Facts writableFacts(const Event& event)
{
    if (event.bytes.kept == 0 || event.bytes.abridged() || !carriesFacts(event))
        return {};
    Facts facts = unpackFacts(event.bytes.view());
    for (std::size_t i = 0; i < facts.size(); ++i) {
        const bool again = std::any_of(facts.begin(), facts.begin() + static_cast<std::ptrdiff_t>(i),
            [&](const auto& f) { return f.first == facts[i].first; });
        const bool breaks = facts[i].first.find('\r') != std::string::npos;
        if (again || breaks || !isUtf8(facts[i].first) || !isUtf8(facts[i].second))
            return {};
    }
    if (!std::ranges::equal(packFacts(facts), event.bytes.view()))
        return {};
    // In the order in which an object of JSON comes back, so that a file is the same when it is written
    // again.
    std::sort(facts.begin(), facts.end());
    return facts;
}

void appendBytes(std::string& out, const Payload& payload, bool none)
{
    out += R"(,"bytes":)";
    if (none)
        out += "null";
    else
        appendJsonBase64(
            out, payload.view().first(payload.kept > longestPayload ? keptOfTooLong : payload.kept));
}

void appendAbridged(std::string& out, const Payload& payload)
{
    std::uint32_t crc = 0;
    if (payload.abridged()) {
        for (unsigned i = 0; i < 4; ++i)
            crc |= static_cast<std::uint32_t>(payload.data[payload.kept + i]) << (8 * i);
    } else if (payload.kept > longestPayload) {
        crc = crc32c(payload.view());
    } else {
        return;
    }
    out += R"(,"length":)";
    appendJsonNumber(out, payload.length);
    out += R"(,"crc32c":)";
    appendJsonNumber(out, crc);
}

void appendFacts(std::string& out, const Facts& facts)
{
    out += R"(,"facts":{)";
    for (std::size_t i = 0; i < facts.size(); ++i) {
        if (i > 0)
            out += ',';
        appendJsonString(out, facts[i].first);
        out += ':';
        appendJsonString(out, facts[i].second);
    }
    out += '}';
}

void appendCode(std::string& out, const Event& event)
{
    std::string_view key;
    std::string_view name;
    if (event.kind == EventKind::Packet && !nameOf(event.packet()).empty()) {
        key = R"(,"packet":")";
        name = nameOf(event.packet());
    } else if (event.kind == EventKind::State) {
        key = R"(,"state":")";
        name = nameOf(event.state());
    } else if (event.kind == EventKind::Failure) {
        key = R"(,"failure":")";
        name = nameOf(event.failure());
    } else if (event.kind == EventKind::Note) {
        key = R"(,"note":")";
        name = nameOf(event.note());
    } else if (event.call == CallName::Setsockopt) {
        key = R"(,"option":")";
        name = event.code < 256 ? nameOf(event.option()) : std::string_view();
    }
    if (!name.empty()) {
        appendName(out, key, name);
    } else if (event.code != 0) {
        out += R"(,"code":)";
        appendJsonNumber(out, event.code);
    }
}

void appendFlags(std::string& out, const Event& event)
{
    if (event.has(Event::Outgoing))
        out += R"(,"direction":"out")";
    else if (event.kind == EventKind::Message)
        out += R"(,"direction":"in")";
    if (event.has(Event::Blocked))
        out += R"(,"blocked":true)";
    if (event.has(Event::Inferred))
        out += R"(,"inferred":true)";
    if (event.has(Event::ByQt))
        out += R"(,"byQt":true)";
    if (event.has(Event::PeerIsNone))
        out += R"(,"peerIsNone":true)";
    if (event.has(Event::Again))
        out += R"(,"again":true)";
}

void appendCreated(std::string& out, const ActorInfo& actor, std::string_view parentName)
{
    appendName(out, R"(,"role":")", nameOf(actor.role));
    appendName(out, R"(,"engine":")", actor.byQt ? "qt" : "bsd");
    out += R"(,"parent":)";
    appendNullable(out, parentName);
    out += R"(,"number":)";
    if (actor.number == 0)
        out += "null";
    else
        appendJsonNumber(out, actor.number);
}

/// The keys that every line has, but for `bytes` and `cause`.
void appendCommon(std::string& out, const Event& event, const ActorInfo& actor, const OwnKeys& own)
{
    out += R"({"seq":)";
    appendJsonNumber(out, event.seq);
    out += R"(,"at":)";
    appendJsonNumber(out, nanoseconds(event.at));
    out += R"(,"actor":)";
    appendJsonString(out, actor.name);
    appendName(out, R"(,"event":")", nameOf(event.kind));
    if (event.call == CallName::None)
        out += R"(,"call":null)";
    else
        appendName(out, R"(,"call":")", nameOf(event.call));
    if (event.kind == EventKind::Return
        || (event.kind != EventKind::Call && event.result != 0 && !own.result)) {
        out += R"(,"result":)";
        appendJsonNumber(out, event.result);
    } else {
        out += R"(,"result":null)";
    }
    if (event.error != 0 && event.kind != EventKind::Call)
        appendName(out, R"(,"error":")", errnoName(event.error));
    else
        out += R"(,"error":null)";
    out += R"(,"peer":)";
    if (event.peer.isNone())
        out += "null";
    else
        appendAddress(out, event.peer);
}

void appendOptional(std::string& out, const Event& event, const OwnKeys& own)
{
    if (!event.local.isNone()) {
        out += R"(,"local":)";
        appendAddress(out, event.local);
    }
    if ((event.argument != 0 && !own.argument) || takesArgument(event)) {
        out += R"(,"argument":)";
        appendJsonNumber(out, event.argument);
    }
    if (event.step != 0 && !own.step) {
        out += R"(,"step":)";
        appendJsonNumber(out, event.step);
    }
    appendCode(out, event);
    appendPacketKeys(out, event, own);
    appendFlags(out, event);
    if (event.method != QtMethod::None)
        appendName(out, R"(,"method":")", nameOf(event.method));
}

} // namespace

bool carriesFacts(const Event& event)
{
    switch (event.kind) {
    case EventKind::State:
        return true;
    case EventKind::Failure:
        return event.failure() != FailureCode::IcmpError && event.failure() != FailureCode::PacketNotSent;
    case EventKind::Note:
        return event.note() != NoteCode::Text;
    default:
        return false;
    }
}

void appendHeaderLine(std::string& out, const SessionHeader& header)
{
    out += R"({"format":")";
    out += SessionHeader::format;
    out += R"(","version":)";
    appendJsonNumber(out, header.version);
    out += R"(,"start":)";
    appendJsonString(out, header.start);
    out += R"(,"host":)";
    appendJsonString(out, header.host);
    out += R"(,"scene":)";
    appendNullable(out, header.scene);
    out += R"(,"title":)";
    appendNullable(out, header.title);
    out += R"(,"program":)";
    appendJsonString(out, header.program);
    out += "}\n";
}

void appendEventLine(
    std::string& out, const Event& event, const ActorInfo& actor, std::string_view parentName)
{
    const Facts facts = writableFacts(event);
    const OwnKeys own = ownKeysOf(event);
    appendCommon(out, event, actor, own);
    appendBytes(out, event.bytes, !facts.empty() || (event.bytes.length == 0 && !hasBytes(event)));
    if (event.cause != 0) {
        out += R"(,"cause":)";
        appendJsonNumber(out, event.cause);
    } else {
        out += R"(,"cause":null)";
    }
    appendOptional(out, event, own);
    appendAbridged(out, event.bytes);
    if (!facts.empty())
        appendFacts(out, facts);
    if (event.kind == EventKind::State && event.state() == StateCode::Created)
        appendCreated(out, actor, parentName);
    out += "}\n";
}

void appendEventLine(std::string& out, const JournalView& view, Seq seq)
{
    const Event& event = view.at(seq);
    const ActorInfo& actor = view.actor(event.actor);
    appendEventLine(out, event, actor,
        actor.parent != 0 ? std::string_view(view.actor(actor.parent).name) : std::string_view());
}

} // namespace socketscope::journal
