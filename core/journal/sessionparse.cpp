// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/facts.h"
#include "core/journal/packetkeys.h"
#include "core/journal/sessionfields.h"
#include "core/journal/sessionline.h"

#include <QtCore/QByteArray>
#include <QtCore/QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace socketscope::journal {
namespace {

Result<QJsonObject> parseObject(std::string_view line)
{
    if (const auto within = checkLineLimits(line); !within)
        return fail(within.error());
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(
        QByteArray::fromRawData(line.data(), static_cast<qsizetype>(line.size())), &problem);
    if (problem.error != QJsonParseError::NoError || !document.isObject())
        return fail({.code = ErrorCode::DamagedLine,
            .position = static_cast<std::size_t>(std::max(problem.offset, 0))});
    return document.object();
}

void readCode(Fields& fields, Event& event)
{
    event.code = fields.integer<std::uint16_t>("code"_L1);
    switch (event.kind) {
    case EventKind::State:
        if (fields.has("state"_L1))
            event.code = static_cast<std::uint16_t>(fields.name("state"_L1, StateCode::Created));
        else
            fields.blame(ErrorCode::MissingKey, "state"_L1);
        break;
    case EventKind::Failure:
        if (fields.has("failure"_L1))
            event.code = static_cast<std::uint16_t>(fields.name("failure"_L1, FailureCode::None));
        break;
    case EventKind::Note:
        if (fields.has("note"_L1))
            event.code = static_cast<std::uint16_t>(fields.name("note"_L1, NoteCode::Text));
        break;
    case EventKind::Packet:
        if (fields.has("packet"_L1)) {
            event.code = static_cast<std::uint16_t>(fields.name("packet"_L1, PacketCode::Probe));
            break;
        }
        [[fallthrough]];
    default:
        if (fields.has("option"_L1))
            event.code = static_cast<std::uint16_t>(fields.name("option"_L1, OptionName::None));
    }
}

void readFlags(Fields& fields, Event& event)
{
    const auto set = [&event](bool on, Event::Flag flag) {
        if (on)
            event.flags = static_cast<std::uint8_t>(event.flags | flag);
    };
    const QString direction = fields.text("direction"_L1);
    if (!direction.isEmpty() && direction != "in"_L1 && direction != "out"_L1)
        fields.blame(ErrorCode::UnknownName, "direction"_L1);
    set(direction == "out"_L1, Event::Outgoing);
    set(fields.truth("blocked"_L1), Event::Blocked);
    set(fields.truth("inferred"_L1), Event::Inferred);
    set(fields.truth("byQt"_L1), Event::ByQt);
    set(fields.truth("peerIsNone"_L1), Event::PeerIsNone);
    set(fields.truth("again"_L1), Event::Again);
}

Bytes readFacts(Fields& fields)
{
    const QJsonObject object = fields.object("facts"_L1);
    Facts facts;
    for (auto each = object.constBegin(); each != object.constEnd(); ++each) {
        const QString key = each.key();
        if (!each->isString() || key.contains(u'=') || key.contains(u'\n') || key.contains(u'\r'))
            fields.blame(ErrorCode::WrongType, "facts"_L1);
        facts.emplace_back(key.toStdString(), each->toString().toStdString());
    }
    return packFacts(facts);
}

void readBytes(Fields& fields, SessionLine& line)
{
    if (fields.has("facts"_L1)) {
        if (fields.has("bytes"_L1))
            fields.blame(ErrorCode::WrongType, "facts"_L1);
        line.stored = readFacts(fields);
    } else if (fields.has("bytes"_L1)) {
        const auto decoded = QByteArray::fromBase64Encoding(
            fields.text("bytes"_L1).toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
        if (!decoded)
            fields.blame(ErrorCode::WrongType, "bytes"_L1);
        line.stored.assign(decoded.decoded.begin(), decoded.decoded.end());
    }
    line.event.bytes.kept = line.event.bytes.length = static_cast<std::uint32_t>(line.stored.size());
    if (!fields.has("length"_L1))
        return;
    line.event.bytes.length = fields.integer<std::uint32_t>("length"_L1);
    if (line.event.bytes.length <= line.event.bytes.kept)
        fields.blame(ErrorCode::WrongType, "length"_L1);
    fields.require("crc32c"_L1);
    const auto crc = fields.integer<std::uint32_t>("crc32c"_L1);
    for (unsigned i = 0; i < 4; ++i)
        line.stored.push_back(static_cast<std::uint8_t>(crc >> (8 * i)));
}

void readCreated(Fields& fields, SessionLine& line)
{
    if (line.event.kind != EventKind::State || line.event.state() != StateCode::Created)
        return;
    CreatedActor created;
    created.role = fields.name("role"_L1, ActorRole::Recorder);
    const QString engine = fields.text("engine"_L1);
    if (!engine.isEmpty() && engine != "bsd"_L1 && engine != "qt"_L1)
        fields.blame(ErrorCode::UnknownName, "engine"_L1);
    created.byQt = engine == "qt"_L1;
    created.parent = fields.text("parent"_L1).toStdString();
    created.number = fields.integer<std::uint32_t>("number"_L1);
    line.created = std::move(created);
}

void readCall(Fields& fields, Event& event)
{
    event.call = fields.name("call"_L1, CallName::None);
    if ((event.kind == EventKind::Call || event.kind == EventKind::Return) && event.call == CallName::None)
        fields.blame(ErrorCode::MissingKey, "call"_L1);
    event.result = fields.integer<std::int32_t>("result"_L1);
    if (fields.has("error"_L1)) {
        event.error = static_cast<std::uint16_t>(errnoNumber(fields.text("error"_L1).toStdString()));
        if (event.error == 0)
            fields.blame(ErrorCode::UnknownName, "error"_L1);
    }
    event.peer = fields.address("peer"_L1);
    event.local = fields.address("local"_L1);
    event.argument = fields.integer<std::int32_t>("argument"_L1);
    event.step = fields.integer<std::uint16_t>("step"_L1);
    event.method = fields.name("method"_L1, QtMethod::None);
}

void readPlace(Fields& fields, SessionLine& line)
{
    for (const auto key : {"seq"_L1, "at"_L1, "actor"_L1, "event"_L1})
        fields.require(key);
    line.event.seq = static_cast<Seq>(fields.integer<std::int64_t>("seq"_L1, 1));
    line.event.at = instantAt(fields.integer<std::int64_t>("at"_L1, 0));
    line.event.cause = static_cast<Seq>(fields.integer<std::int64_t>("cause"_L1, 1));
    if (line.event.cause >= line.event.seq)
        fields.blame(ErrorCode::WrongType, "cause"_L1);
    line.actor = fields.text("actor"_L1).toStdString();
    if (line.actor.empty() || line.actor.size() > SessionLine::longestName)
        fields.blame(ErrorCode::WrongType, "actor"_L1);
    line.event.kind = fields.name("event"_L1, EventKind::Note);
}

} // namespace

Result<SessionHeader> parseHeaderLine(std::string_view line)
{
    const auto object = parseObject(line);
    if (!object)
        return fail({.code
            = object.error().code == ErrorCode::DamagedLine ? ErrorCode::NotASession : object.error().code,
            .position = 1});
    Fields fields(*object);
    if (fields.text("format"_L1).toStdString() != SessionHeader::format)
        return fail({.code = ErrorCode::NotASession, .detail = "format", .position = 1});
    fields.require("version"_L1);
    const auto version = fields.integer<std::int64_t>("version"_L1, 1);
    if (!fields.problem() && version > SessionHeader::newestVersion)
        return fail({.code = ErrorCode::NewerVersion, .amount = version, .position = 1});
    SessionHeader header;
    header.start = fields.text("start"_L1).toStdString();
    header.host = fields.text("host"_L1).toStdString();
    header.scene = fields.text("scene"_L1).toStdString();
    header.title = fields.text("title"_L1).toStdString();
    header.program = fields.text("program"_L1).toStdString();
    if (fields.problem())
        return fail(*fields.problem());
    return header;
}

Result<SessionLine> parseEventLine(std::string_view text)
{
    const auto object = parseObject(text);
    if (!object)
        return fail(object.error());
    Fields fields(*object);
    SessionLine line;
    readPlace(fields, line);
    readCall(fields, line.event);
    readCode(fields, line.event);
    readFlags(fields, line.event);
    readPacketKeys(fields, line.event);
    readBytes(fields, line);
    readCreated(fields, line);
    if (fields.problem())
        return fail(*fields.problem());
    return line;
}

} // namespace socketscope::journal
