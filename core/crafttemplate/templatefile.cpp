// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crafttemplate/templatefile.h"

#include "core/base/hex.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

#include <cmath>

namespace socketscope::craft {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype largestFile = 1 << 20;
constexpr int newestVersion = 1;
constexpr auto formatName = "socketscope-packet"_L1;

tl::unexpected<Error> wrongType(std::string key)
{
    return fail({.code = ErrorCode::WrongType, .detail = std::move(key)});
}

QString fromView(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// The line of that byte, from 1.
std::int64_t lineAt(const QByteArray& text, qsizetype offset)
{
    return text.left(std::max<qsizetype>(0, offset)).count('\n') + 1;
}

/// A value of a field as set() takes it.
Result<std::string> textOf(const QJsonValue& value, const std::string& key)
{
    if (value.isString())
        return value.toString().toStdString();
    if (value.isBool())
        return std::string(value.toBool() ? "1" : "0");
    const double number = value.toDouble(-1);
    if (number < 0 || number > UINT32_MAX || number != std::floor(number))
        return wrongType(key);
    return std::to_string(static_cast<std::uint32_t>(number));
}

/// The keys in the order in which they can be set: a type decides on the fields, a pinned length on what
/// options are possible.
QStringList inOrder(const QJsonObject& object)
{
    QStringList keys = object.keys();
    for (const auto first : {"data_offset"_L1, "ihl"_L1, "type"_L1})
        if (keys.removeOne(first))
            keys.prepend(first);
    keys.removeOne("layer"_L1);
    return keys;
}

Result<std::vector<wire::LayerKind>> kindsOf(const QJsonArray& layers)
{
    std::vector<wire::LayerKind> kinds;
    for (const auto& layer : layers) {
        if (!layer.isObject() || !layer["layer"_L1].isString())
            return fail({.code = ErrorCode::MissingKey,
                .detail = "layers." + std::to_string(kinds.size()) + ".layer"});
        const std::string name = layer["layer"_L1].toString().toStdString();
        const auto kind = layerNamed(name);
        if (!kind)
            return fail({.code = ErrorCode::UnknownName, .detail = name});
        kinds.push_back(*kind);
    }
    return kinds;
}

Result<> readFields(Packet& packet, const QJsonObject& object)
{
    const std::string layer = object["layer"_L1].toString().toStdString();
    for (const QString& key : inOrder(object)) {
        const std::string name = layer + '.' + key.toStdString();
        const auto text = textOf(object[key], name);
        if (!text)
            return fail(text.error());
        if (auto set = packet.set(name, *text); !set)
            return set;
    }
    return {};
}

Result<> readPayload(Packet& packet, const QJsonObject& object)
{
    const QJsonValue text = object["payload_text"_L1];
    const QJsonValue hex = object["payload_hex"_L1];
    if (!text.isUndefined() && (!text.isString() || !hex.isUndefined()))
        return wrongType("payload_text");
    if (!hex.isUndefined() && !hex.isString())
        return wrongType("payload_hex");
    if (text.isString())
        return packet.setPayload(toBytes(text.toString().toStdString()));
    auto bytes = parseHex(hex.toString().toStdString());
    if (!bytes)
        return fail(bytes.error());
    return packet.setPayload(std::move(*bytes));
}

Result<> checkFrame(const QJsonObject& object)
{
    const int version = object["version"_L1].toInt(-1);
    if (version > newestVersion)
        return fail({.code = ErrorCode::NewerVersion, .amount = version});
    if (version < 1)
        return wrongType("version");
    for (const QString& key : object.keys())
        if (!QStringList {
                u"format"_s, u"version"_s, u"title"_s, u"layers"_s, u"payload_text"_s, u"payload_hex"_s}
                 .contains(key))
            return fail({.code = ErrorCode::UnknownName, .detail = key.toStdString()});
    if (object.contains("title"_L1) && !object["title"_L1].isString())
        return wrongType("title");
    if (!object.contains("layers"_L1))
        return fail({.code = ErrorCode::MissingKey, .detail = "layers"});
    if (!object["layers"_L1].isArray())
        return wrongType("layers");
    return {};
}

QJsonObject writeLayer(const Packet& packet, const Layer& layer)
{
    const auto name = wire::layerName(layer.kind);
    QJsonObject object {{u"layer"_s, fromView(name)}};
    const auto add = [&](std::string_view field) {
        const auto text = packet.text(std::string(name) + '.' + std::string(field));
        if (text)
            object.insert(fromView(field), QString::fromStdString(*text));
    };
    for (const std::size_t field : wholeFields(layer.table()))
        if (layer.state(field) != FieldState::Automatic)
            add(layer.table()[field].name);
    if (!layer.options.empty())
        add(optionsName(layer.kind));
    return object;
}

/// As text where a person reads it as such, and where it is the same bytes again.
bool isText(const Bytes& bytes)
{
    return std::all_of(bytes.begin(), bytes.end(),
        [](std::uint8_t c) { return (c >= 0x20 && c < 0x7f) || c == '\n' || c == '\r' || c == '\t'; });
}

} // namespace

Result<TemplateFile> parseTemplate(const QByteArray& json)
{
    if (json.size() > largestFile)
        return fail({.code = ErrorCode::FileTooLarge, .amount = json.size()});
    QJsonParseError problem {};
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (problem.error == QJsonParseError::DeepNesting)
        return fail({.code = ErrorCode::TooDeep});
    if (problem.error != QJsonParseError::NoError)
        return fail({.code = ErrorCode::NotATemplate, .amount = lineAt(json, problem.offset)});
    const QJsonObject object = document.object();
    if (!document.isObject() || object["format"_L1].toString() != formatName)
        return fail({.code = ErrorCode::NotATemplate});
    if (const auto frame = checkFrame(object); !frame)
        return fail(frame.error());
    const QJsonArray layers = object["layers"_L1].toArray();
    const auto kinds = kindsOf(layers);
    if (!kinds)
        return fail(kinds.error());
    auto packet = Packet::of(*kinds);
    if (!packet)
        return fail(packet.error());
    for (const auto& layer : layers)
        if (const auto read = readFields(*packet, layer.toObject()); !read)
            return fail(read.error());
    if (const auto read = readPayload(*packet, object); !read)
        return fail(read.error());
    return TemplateFile {object["title"_L1].toString().toStdString(), std::move(*packet)};
}

Result<QByteArray> writeTemplate(const TemplateFile& file)
{
    if (file.packet.layers().empty())
        return fail({.code = ErrorCode::ImpossibleLayers});
    QJsonArray layers;
    for (const Layer& layer : file.packet.layers())
        layers.append(writeLayer(file.packet, layer));
    QJsonObject object {{u"format"_s, QString(formatName)}, {u"version"_s, newestVersion},
        {u"title"_s, QString::fromStdString(file.title)}, {u"layers"_s, layers}};
    const Bytes& payload = file.packet.payload();
    if (isText(payload))
        object.insert("payload_text"_L1,
            QString::fromLatin1(QByteArray(
                reinterpret_cast<const char*>(payload.data()), static_cast<qsizetype>(payload.size()))));
    else
        object.insert("payload_hex"_L1, QString::fromStdString(toHex(payload)));
    return QJsonDocument(object).toJson();
}

} // namespace socketscope::craft
