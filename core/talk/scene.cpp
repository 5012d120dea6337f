// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/talk/scene.h"

#include "core/base/hex.h"
#include "core/journal/eventnames.h"
#include "core/talk/sceneorder.h"
#include "core/talk/scenestep.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

#include <algorithm>
#include <set>

namespace socketscope::talk {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestFile = 4 << 20;
constexpr int newestVersion = 1;
constexpr auto formatName = "socketscope-scene"_L1;

tl::unexpected<Error> wrongType(const char* key)
{
    return fail({.code = ErrorCode::WrongType, .detail = key});
}

Result<std::vector<Step>> parseSteps(const QJsonValue& value, const char* key, bool datagram)
{
    std::vector<Step> steps;
    if (value.isUndefined())
        return steps;
    if (!value.isArray())
        return wrongType(key);
    const QJsonArray array = value.toArray();
    for (const QJsonValue& entry : array) {
        if (!entry.isObject())
            return wrongType(key);
        auto step = parseStep(entry.toObject(), datagram);
        if (!step)
            return fail(step.error());
        steps.push_back(std::move(*step));
    }
    return steps;
}

Result<Reply> parseReply(const QJsonObject& object, Message& fixed)
{
    const QString name = object.value("reply"_L1).toString(u"none"_s);
    if (name == "none"_L1)
        return Reply::None;
    if (name == "echo"_L1)
        return Reply::Echo;
    if (name == "shout"_L1)
        return Reply::Shout;
    if (name == "reverse"_L1)
        return Reply::Reverse;
    if (name == "time"_L1)
        return Reply::Time;
    if (name != "fixed"_L1)
        return fail({.code = ErrorCode::UnknownName, .detail = name.toStdString()});
    if (!object.value("fixed"_L1).isString())
        return fail({.code = ErrorCode::MissingKey, .detail = "fixed"});
    fixed = Message::text(object.value("fixed"_L1).toString().toStdString());
    return Reply::Fixed;
}

Result<EndpointSpec> parseEndpoint(const QJsonObject& object)
{
    static const std::set<QString> known {
        u"name"_s, u"role"_s, u"engine"_s, u"reply"_s, u"fixed"_s, u"program"_s, u"connection"_s};
    for (const QString& key : object.keys())
        if (!known.contains(key))
            return fail({.code = ErrorCode::UnknownName, .detail = key.toStdString()});
    EndpointSpec spec;
    spec.name = object.value("name"_L1).toString().toStdString();
    if (spec.name.empty() || spec.name.find('#') != std::string::npos
        || spec.name.find('.') != std::string::npos)
        return wrongType("name");
    const std::string role = object.value("role"_L1).toString().toStdString();
    const auto known_role = journal::fromName<Role>(role);
    if (!known_role || *known_role == Role::Recorder || *known_role == Role::TcpConnection)
        return fail({.code = ErrorCode::UnknownName, .detail = role});
    spec.program.role = *known_role;
    const QString engine = object.value("engine"_L1).toString(u"bsd"_s);
    if (engine != "bsd"_L1 && engine != "qt"_L1)
        return fail({.code = ErrorCode::UnknownName, .detail = engine.toStdString()});
    spec.program.engine = engine == "qt"_L1 ? Engine::Qt : Engine::Bsd;
    const auto reply = parseReply(object, spec.program.fixedReply);
    if (!reply)
        return fail(reply.error());
    spec.program.reply = *reply;
    if (!object.contains("program"_L1))
        return fail({.code = ErrorCode::MissingKey, .detail = "program"});
    auto steps = parseSteps(object.value("program"_L1), "program", spec.program.isDatagram());
    if (!steps)
        return fail(steps.error());
    spec.program.steps = std::move(*steps);
    auto connection = parseSteps(object.value("connection"_L1), "connection", false);
    if (!connection)
        return fail(connection.error());
    spec.program.connection = std::move(*connection);
    return spec;
}

QLatin1StringView replyName(Reply reply)
{
    constexpr QLatin1StringView names[] {
        "none"_L1, "echo"_L1, "shout"_L1, "reverse"_L1, "fixed"_L1, "time"_L1};
    return names[static_cast<std::size_t>(reply)];
}

QJsonObject writeEndpoint(const EndpointSpec& spec)
{
    const Program& program = spec.program;
    QJsonObject object {{u"name"_s, QString::fromStdString(spec.name)},
        {u"role"_s,
            QString::fromUtf8(
                nameOf(program.role).data(), static_cast<qsizetype>(nameOf(program.role).size()))}};
    if (program.engine == Engine::Qt)
        object.insert("engine"_L1, u"qt"_s);
    if (program.reply != Reply::None)
        object.insert("reply"_L1, QString(replyName(program.reply)));
    if (program.reply == Reply::Fixed)
        object.insert("fixed"_L1, QString::fromStdString(program.fixedReply.written));
    QJsonArray steps;
    for (const Step& step : program.steps)
        steps.append(writeStep(step, program.isDatagram()));
    object.insert("program"_L1, steps);
    if (!program.connection.empty()) {
        QJsonArray connection;
        for (const Step& step : program.connection)
            connection.append(writeStep(step, false));
        object.insert("connection"_L1, connection);
    }
    return object;
}

} // namespace

Result<Scene> parseScene(const QByteArray& json)
{
    if (json.size() > longestFile)
        return fail({.code = ErrorCode::FileTooLarge, .amount = json.size()});
    QJsonParseError problem {};
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (problem.error == QJsonParseError::DeepNesting)
        return fail({.code = ErrorCode::TooDeep});
    if (!document.isObject() || document.object().value("format"_L1).toString() != formatName)
        return fail({.code = ErrorCode::NotAScene,
            .position = static_cast<std::size_t>(std::max(0, problem.offset))});
    const QJsonObject object = document.object();
    const int version = object.value("version"_L1).toInt(-1);
    if (version > newestVersion)
        return fail({.code = ErrorCode::NewerVersion, .amount = version});
    if (version < 1)
        return wrongType("version");
    Scene scene;
    scene.name = object.value("name"_L1).toString().toStdString();
    scene.title = object.value("title"_L1).toString().toStdString();
    scene.summary = object.value("summary"_L1).toString().toStdString();
    if (!object.value("endpoints"_L1).isArray())
        return fail({.code = ErrorCode::MissingKey, .detail = "endpoints"});
    const QJsonArray endpoints = object.value("endpoints"_L1).toArray();
    constexpr qsizetype mostEndpoints = 1000;
    if (endpoints.isEmpty() || endpoints.size() > mostEndpoints)
        return wrongType("endpoints");
    for (const QJsonValue& entry : endpoints) {
        if (!entry.isObject())
            return wrongType("endpoints");
        auto spec = parseEndpoint(entry.toObject());
        if (!spec)
            return fail(spec.error());
        scene.endpoints.push_back(std::move(*spec));
    }
    if (const auto order = checkOrder(scene); !order)
        return fail(order.error());
    return scene;
}

QByteArray writeScene(const Scene& scene)
{
    QJsonArray endpoints;
    for (const EndpointSpec& spec : scene.endpoints)
        endpoints.append(writeEndpoint(spec));
    return QJsonDocument(
        QJsonObject {{u"format"_s, QString(formatName)}, {u"version"_s, newestVersion},
            {u"name"_s, QString::fromStdString(scene.name)},
            {u"title"_s, QString::fromStdString(scene.title)},
            {u"summary"_s, QString::fromStdString(scene.summary)}, {u"endpoints"_s, endpoints}})
        .toJson();
}

} // namespace socketscope::talk
