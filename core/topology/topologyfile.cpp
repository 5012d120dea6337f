// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topology/topologyfile.h"

#include "core/topology/topologyreader.h"

#include <QtCore/QJsonDocument>

namespace socketscope::topology {
namespace {

constexpr std::size_t longestFile = std::size_t {4} << 20;
constexpr std::uint32_t newestVersion = 1;
constexpr const char* formatName = "socketscope-topology";

/// QJsonDocument allows 1024 levels; no topology needs more than this.
bool isTooDeep(const QByteArray& json)
{
    constexpr int mostLevels = 64;
    int level = 0;
    bool inText = false;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const char c = json.at(i);
        if (c == '"')
            inText = !inText;
        else if (inText && c == '\\')
            ++i;
        else if (!inText && (c == '{' || c == '['))
            ++level;
        else if (!inText && (c == '}' || c == ']'))
            --level;
        if (level > mostLevels)
            return true;
    }
    return false;
}

} // namespace

Result<lab::Topology> parse(ByteView json)
{
    if (json.size() > longestFile)
        return fail({.code = ErrorCode::FileTooLarge, .amount = static_cast<std::int64_t>(json.size())});
    const QByteArray text(reinterpret_cast<const char*>(json.data()), static_cast<qsizetype>(json.size()));
    if (isTooDeep(text))
        return fail({.code = ErrorCode::TooDeep});
    QJsonParseError parsing {};
    const QJsonDocument document = QJsonDocument::fromJson(text, &parsing);
    if (parsing.error != QJsonParseError::NoError)
        return fail({.code = ErrorCode::NotATopology,
            .amount = text.left(std::max(0, parsing.offset)).count('\n') + 1});
    Problem problem;
    lab::Topology topology;
    {
        const QJsonObject object = document.object();
        if (object.value(QLatin1String("format")).toString() != QLatin1String(formatName))
            return fail({.code = ErrorCode::NotATopology});
        JsonObject file(object, {}, problem);
        std::string format;
        file.read("format", format);
        std::uint32_t version = 0;
        file.read("version", version);
        if (version > newestVersion)
            return fail({.code = ErrorCode::NewerVersion, .amount = version});
        if (version == 0)
            problem.set(ErrorCode::MissingKey, "version");
        topology = readTopology(file);
    }
    if (problem.error())
        return fail(*problem.error());
    if (const auto valid = lab::validate(topology); !valid)
        return fail(valid.error());
    return topology;
}

Bytes write(const lab::Topology& topology)
{
    QJsonObject file = writeTopology(topology);
    file.insert(QLatin1String("format"), QLatin1String(formatName));
    file.insert(QLatin1String("version"), static_cast<qint64>(newestVersion));
    const QByteArray text = QJsonDocument(file).toJson();
    return {text.begin(), text.end()};
}

} // namespace socketscope::topology
