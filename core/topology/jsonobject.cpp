// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topology/jsonobject.h"

#include <cmath>

namespace socketscope::topology {

JsonObject::JsonObject(const QJsonValue& value, std::string where, Problem& problem)
    : m_object(value.toObject())
    , m_where(std::move(where))
    , m_problem(problem)
{
    if (!value.isObject())
        m_problem.set(ErrorCode::WrongType, m_where);
}

JsonObject::~JsonObject()
{
    for (auto entry = m_object.constBegin(); entry != m_object.constEnd(); ++entry)
        if (!m_asked.contains(entry.key()))
            m_problem.set(ErrorCode::UnknownName,
                m_where.empty() ? entry.key().toStdString() : m_where + '.' + entry.key().toStdString());
}

std::string JsonObject::path(const char* key) const
{
    return m_where.empty() ? key : m_where + '.' + key;
}

bool JsonObject::has(const char* key)
{
    return !value(key).isUndefined();
}

QJsonValue JsonObject::value(const char* key)
{
    const QString name = QString::fromLatin1(key);
    m_asked.insert(name);
    return m_object.value(name);
}

void JsonObject::read(const char* key, std::string& into)
{
    const QJsonValue found = value(key);
    if (found.isString())
        into = found.toString().toStdString();
    else if (!found.isUndefined())
        refuse(ErrorCode::WrongType, key);
}

void JsonObject::read(const char* key, bool& into)
{
    const QJsonValue found = value(key);
    if (found.isBool())
        into = found.toBool();
    else if (!found.isUndefined())
        refuse(ErrorCode::WrongType, key);
}

void JsonObject::read(const char* key, double& into)
{
    const QJsonValue found = value(key);
    if (found.isDouble())
        into = found.toDouble();
    else if (!found.isUndefined())
        refuse(ErrorCode::WrongType, key);
}

std::optional<std::uint64_t> JsonObject::whole(const char* key, std::uint64_t most)
{
    const QJsonValue found = value(key);
    if (found.isUndefined())
        return std::nullopt;
    if (!found.isDouble()) {
        refuse(ErrorCode::WrongType, key);
        return std::nullopt;
    }
    // JSON's numbers are whole only up to 2^53.
    const double number = found.toDouble();
    if (number < 0 || number > 0x1p53 || std::floor(number) != number
        || static_cast<std::uint64_t>(number) > most) {
        refuse(ErrorCode::OutOfRange, key);
        return std::nullopt;
    }
    return static_cast<std::uint64_t>(number);
}

void JsonObject::read(const char* key, Duration& into)
{
    std::string text;
    read(key, text);
    if (text.empty())
        return;
    if (const auto duration = parseDuration(text))
        into = *duration;
    else
        refuse(ErrorCode::OutOfRange, key);
}

void JsonObject::read(const char* key, wire::IpAddress& into)
{
    std::string text;
    read(key, text);
    if (!has(key))
        return;
    if (const auto address = wire::IpAddress::parse(text))
        into = *address;
    else
        refuse(ErrorCode::OutOfRange, key);
}

void JsonObject::read(const char* key, lab::Prefix& into)
{
    std::string text;
    read(key, text);
    if (!has(key))
        return;
    if (const auto prefix = lab::Prefix::parse(text))
        into = *prefix;
    else
        refuse(ErrorCode::OutOfRange, key);
}

QJsonArray JsonObject::list(const char* key, std::size_t most)
{
    const QJsonValue found = value(key);
    if (!found.isUndefined() && !found.isArray())
        refuse(ErrorCode::WrongType, key);
    const QJsonArray array = found.toArray();
    if (static_cast<std::size_t>(array.size()) <= most)
        return array;
    refuse(ErrorCode::OutOfRange, key);
    return {};
}

void JsonObject::read(const char* key, std::vector<std::string>& into)
{
    for (const QJsonValue& entry : list(key, lab::TopologyLimits::perNode)) {
        if (!entry.isString())
            refuse(ErrorCode::WrongType, key);
        into.push_back(entry.toString().toStdString());
    }
}

void JsonObject::read(const char* key, std::vector<wire::IpAddress>& into)
{
    std::vector<std::string> texts;
    read(key, texts);
    for (const std::string& text : texts) {
        const auto address = wire::IpAddress::parse(text);
        if (!address)
            return refuse(ErrorCode::OutOfRange, key);
        into.push_back(*address);
    }
}

std::string JsonObject::nameOrPlace(const QJsonValue& value, qsizetype place)
{
    const std::string name = value.toObject().value(QLatin1String("name")).toString().toStdString();
    return name.empty() ? std::to_string(place) : name;
}

} // namespace socketscope::topology
