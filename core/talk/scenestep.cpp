// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/talk/scenestep.h"

#include "core/base/hex.h"
#include "core/journal/eventnames.h"

#include <QtCore/QJsonArray>

#include <set>

namespace socketscope::talk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using journal::CallName;

namespace {

/// Reads keys of one object; remembers the first that is wrong, and which keys were asked for.
class Reader {
public:
    explicit Reader(const QJsonObject& object)
        : m_object(object)
    {
    }

    [[nodiscard]] bool has(QLatin1StringView key)
    {
        m_known.insert(key);
        return m_object.contains(key);
    }
    std::int32_t number(QLatin1StringView key, std::int32_t otherwise, std::int32_t least, std::int32_t most)
    {
        if (!has(key))
            return otherwise;
        const double value = m_object.value(key).toDouble(-1e18);
        if (!m_object.value(key).isDouble() || value < least || value > most
            || value != static_cast<std::int32_t>(value))
            return refuse(ErrorCode::WrongType, key), otherwise;
        return static_cast<std::int32_t>(value);
    }
    std::string text(QLatin1StringView key, std::string otherwise = {})
    {
        if (!has(key))
            return otherwise;
        if (!m_object.value(key).isString())
            refuse(ErrorCode::WrongType, key);
        return m_object.value(key).toString().toStdString();
    }
    void refuse(ErrorCode code, QLatin1StringView key)
    {
        if (!m_error)
            m_error = Error {
                .code = code, .detail = std::string(key.data(), static_cast<std::size_t>(key.size()))};
    }
    void refuse(Error error)
    {
        if (!m_error)
            m_error = std::move(error);
    }
    [[nodiscard]] Result<Step> finish(Action action)
    {
        Step step {std::move(action), conditions()};
        for (const QString& key : m_object.keys())
            if (!m_known.contains(key))
                refuse({.code = ErrorCode::UnknownName, .detail = key.toStdString()});
        if (m_error)
            return fail(*m_error);
        return step;
    }

private:
    std::vector<Condition> conditions()
    {
        std::vector<Condition> conditions;
        if (!has("after"_L1))
            return conditions;
        const QJsonValue value = m_object.value("after"_L1);
        const QJsonArray list = value.isArray() ? value.toArray() : QJsonArray {value};
        for (const QJsonValue& entry : list) {
            const auto condition = Condition::parse(entry.toString().toStdString());
            if (condition)
                conditions.push_back(*condition);
            else
                refuse({.code = ErrorCode::UnknownCall, .detail = entry.toString().toStdString()});
        }
        return conditions;
    }

    const QJsonObject& m_object;
    std::set<QString> m_known {u"call"_s, u"comment"_s};
    std::optional<Error> m_error;
};

constexpr std::int32_t most = 0x7fffffff;

Place readPlace(Reader& reader, bool mayNameEndpoint)
{
    Place place;
    if (mayNameEndpoint)
        place.endpoint = reader.text("to"_L1);
    if (!place.endpoint.empty())
        return place;
    place.host = reader.text("host"_L1, "127.0.0.1");
    place.port = static_cast<std::uint16_t>(reader.number("port"_L1, 0, 0, 65535));
    place.reserved = reader.text("reserved"_L1);
    return place;
}

Message readMessage(Reader& reader)
{
    if (reader.has("hex"_L1)) {
        const std::string written = reader.text("hex"_L1);
        auto bytes = parseHex(written);
        if (!bytes) {
            reader.refuse(bytes.error());
            return {};
        }
        return {Message::Source::Hex, Message::LineEnding::None, written,
            std::make_shared<const Bytes>(std::move(*bytes))};
    }
    if (!reader.has("text"_L1))
        reader.refuse(ErrorCode::MissingKey, "text"_L1);
    const std::string ending = reader.text("ending"_L1, "none");
    Message::LineEnding lineEnding = Message::LineEnding::None;
    if (ending == "lf")
        lineEnding = Message::LineEnding::Lf;
    else if (ending == "crlf")
        lineEnding = Message::LineEnding::CrLf;
    else if (ending == "nul")
        lineEnding = Message::LineEnding::Nul;
    else if (ending != "none")
        reader.refuse({.code = ErrorCode::UnknownName, .detail = ending});
    return Message::text(reader.text("text"_L1), lineEnding);
}

Until readUntil(Reader& reader)
{
    if (reader.has("times"_L1))
        return {Until::Kind::Times, static_cast<std::uint32_t>(reader.number("times"_L1, 1, 1, most))};
    if (reader.has("bytes"_L1))
        return {Until::Kind::ByteCount, static_cast<std::uint32_t>(reader.number("bytes"_L1, 1, 1, most))};
    if (reader.has("delimiter"_L1)) {
        Until until {Until::Kind::Delimiter, 1, reader.text("delimiter"_L1)};
        if (until.delimiter.empty())
            reader.refuse(ErrorCode::WrongType, "delimiter"_L1);
        return until;
    }
    if (reader.has("length_prefix"_L1)) {
        const std::int32_t size = reader.number("length_prefix"_L1, 2, 1, 4);
        if (size == 3)
            reader.refuse(ErrorCode::WrongType, "length_prefix"_L1);
        return {Until::Kind::LengthPrefix, static_cast<std::uint32_t>(size)};
    }
    const std::string until = reader.text("until"_L1, "once");
    if (until == "empty")
        return {Until::Kind::Empty};
    if (until == "forever")
        return {Until::Kind::Forever};
    if (until != "once")
        reader.refuse({.code = ErrorCode::UnknownName, .detail = until});
    return {};
}

Action readOption(Reader& reader)
{
    OptionStep option;
    const std::string name = reader.text("option"_L1);
    const auto known = journal::fromName<journal::OptionName>(name);
    if (!known)
        reader.refuse({.code = ErrorCode::UnknownName, .detail = name});
    option.option = known.value_or(journal::OptionName::None);
    option.value = reader.number("value"_L1, 0, -1, most);
    option.group = reader.text("group"_L1);
    option.interface = reader.text("interface"_L1);
    return option;
}

Action readSocket(Reader& reader)
{
    const std::string family = reader.text("family"_L1);
    if (family == "ipv4")
        return SocketStep {wire::Family::IPv4};
    if (family == "ipv6")
        return SocketStep {wire::Family::IPv6};
    if (!family.empty())
        reader.refuse({.code = ErrorCode::UnknownName, .detail = family});
    return SocketStep {};
}

Action readShutdown(Reader& reader)
{
    const std::string how = reader.text("how"_L1, "SHUT_WR");
    if (how == "SHUT_RD")
        return ShutdownStep {0};
    if (how == "SHUT_RDWR")
        return ShutdownStep {2};
    if (how != "SHUT_WR")
        reader.refuse({.code = ErrorCode::UnknownName, .detail = how});
    return ShutdownStep {1};
}

std::optional<Action> readAction(Reader& reader, CallName call, bool datagram)
{
    switch (call) {
    case CallName::Socket:
        return readSocket(reader);
    case CallName::Setsockopt:
        return readOption(reader);
    case CallName::Bind:
        return BindStep {readPlace(reader, false)};
    case CallName::Listen:
        return datagram ? std::nullopt
                        : std::optional<Action>(ListenStep {reader.number("backlog"_L1, 1, 0, most)});
    case CallName::Accept:
        return datagram ? std::nullopt
                        : std::optional<Action>(
                            AcceptStep {static_cast<std::uint32_t>(reader.number("times"_L1, 0, 0, most))});
    case CallName::Connect:
        return ConnectStep {readPlace(reader, true)};
    case CallName::Sendto:
    case CallName::Send: {
        SendStep send {readMessage(reader)};
        if (call == CallName::Sendto)
            send.to = readPlace(reader, true);
        send.times = static_cast<std::uint32_t>(reader.number("times"_L1, 1, 0, most));
        send.every = std::chrono::milliseconds(reader.number("every_ms"_L1, 0, 0, most));
        return call == CallName::Sendto && !datagram ? std::nullopt : std::optional<Action>(std::move(send));
    }
    case CallName::Recvfrom:
    case CallName::Recv: {
        ReceiveStep receive;
        receive.bufferSize = static_cast<std::uint32_t>(reader.number("buffer"_L1, 1024, 1, 64 << 20));
        receive.until = readUntil(reader);
        receive.timeout = std::chrono::milliseconds(reader.number("timeout_ms"_L1, 0, 0, most));
        return call == CallName::Recvfrom && !datagram ? std::nullopt : std::optional<Action>(receive);
    }
    case CallName::Shutdown:
        return readShutdown(reader);
    case CallName::Close:
        return CloseStep {};
    case CallName::None:
    case CallName::Getaddrinfo:
    case CallName::Getsockname:
        break;
    }
    return std::nullopt;
}

QString toText(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

void writePlace(QJsonObject& object, const Place& place)
{
    if (!place.endpoint.empty()) {
        object.insert("to"_L1, toText(place.endpoint));
        return;
    }
    object.insert("host"_L1, toText(place.host));
    if (!place.reserved.empty())
        object.insert("reserved"_L1, toText(place.reserved));
    else
        object.insert("port"_L1, place.port);
}

void writeUntil(QJsonObject& object, const Until& until)
{
    switch (until.kind) {
    case Until::Kind::Once:
        break;
    case Until::Kind::Times:
        object.insert("times"_L1, static_cast<qint64>(until.count));
        break;
    case Until::Kind::Empty:
        object.insert("until"_L1, u"empty"_s);
        break;
    case Until::Kind::ByteCount:
        object.insert("bytes"_L1, static_cast<qint64>(until.count));
        break;
    case Until::Kind::Delimiter:
        object.insert("delimiter"_L1, toText(until.delimiter));
        break;
    case Until::Kind::LengthPrefix:
        object.insert("length_prefix"_L1, static_cast<qint64>(until.count));
        break;
    case Until::Kind::Forever:
        object.insert("until"_L1, u"forever"_s);
        break;
    }
}

qint64 milliseconds(Duration duration)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(duration).count();
}

struct ActionWriter {
    QJsonObject& object;

    void operator()(const SocketStep& step) const
    {
        if (step.family != wire::Family::None)
            object.insert("family"_L1, step.family == wire::Family::IPv6 ? u"ipv6"_s : u"ipv4"_s);
    }
    void operator()(const OptionStep& step) const
    {
        object.insert("option"_L1, toText(nameOf(step.option)));
        object.insert("value"_L1, step.value);
        if (!step.group.empty())
            object.insert("group"_L1, toText(step.group));
        if (!step.interface.empty())
            object.insert("interface"_L1, toText(step.interface));
    }
    void operator()(const BindStep& step) const { writePlace(object, step.at); }
    void operator()(const ListenStep& step) const { object.insert("backlog"_L1, step.backlog); }
    void operator()(const AcceptStep& step) const
    {
        object.insert("times"_L1, static_cast<qint64>(step.times));
    }
    void operator()(const ConnectStep& step) const { writePlace(object, step.to); }
    void operator()(const SendStep& step) const
    {
        constexpr QLatin1StringView endings[] {"none"_L1, "lf"_L1, "crlf"_L1, "nul"_L1};
        if (step.message.source == Message::Source::Text) {
            object.insert("text"_L1, toText(step.message.written));
            if (step.message.ending != Message::LineEnding::None)
                object.insert("ending"_L1, QString(endings[static_cast<std::size_t>(step.message.ending)]));
        } else {
            object.insert(
                "hex"_L1, toText(toHex(*step.message.bytes))); // a scene holds what it sends, never a path
        }
        if (step.to != Place {})
            writePlace(object, step.to);
        if (step.times != 1)
            object.insert("times"_L1, static_cast<qint64>(step.times));
        if (step.every > 0ns)
            object.insert("every_ms"_L1, milliseconds(step.every));
    }
    void operator()(const ReceiveStep& step) const
    {
        object.insert("buffer"_L1, static_cast<qint64>(step.bufferSize));
        writeUntil(object, step.until);
        if (step.timeout > 0ns)
            object.insert("timeout_ms"_L1, milliseconds(step.timeout));
    }
    void operator()(const ShutdownStep& step) const
    {
        constexpr QLatin1StringView names[] {"SHUT_RD"_L1, "SHUT_WR"_L1, "SHUT_RDWR"_L1};
        object.insert("how"_L1, QString(names[static_cast<std::size_t>(step.how)]));
    }
    void operator()(const CloseStep&) const { }
};

} // namespace

Result<Step> parseStep(const QJsonObject& object, bool datagram)
{
    const std::string name = object.value("call"_L1).toString().toStdString();
    const auto call = journal::fromName<CallName>(name);
    if (!call)
        return fail({.code = ErrorCode::UnknownCall, .detail = name});
    Reader reader(object);
    auto action = readAction(reader, *call, datagram);
    if (!action)
        return fail({.code = ErrorCode::UnknownCall, .detail = name});
    return reader.finish(std::move(*action));
}

QJsonObject writeStep(const Step& step, bool datagram)
{
    CallName call = callOf(step.action, datagram);
    if (const auto* send = std::get_if<SendStep>(&step.action); send && send->to == Place {})
        call = CallName::Send;
    QJsonObject object {{u"call"_s, toText(nameOf(call))}};
    std::visit(ActionWriter {object}, step.action);
    if (step.after.size() == 1) {
        object.insert("after"_L1, toText(step.after.front().text()));
    } else if (!step.after.empty()) {
        QJsonArray list;
        for (const Condition& condition : step.after)
            list.append(toText(condition.text()));
        object.insert("after"_L1, list);
    }
    return object;
}

} // namespace socketscope::talk
