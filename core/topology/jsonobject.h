// SPDX-License-Identifier: GPL-3.0-or-later
/// \file One JSON object read key by key: what has the wrong type, is out of range or is not asked for is an
/// error that names its place. For core/topology only.
#pragma once

#include "core/base/result.h"
#include "core/lab/prefix.h"
#include "core/topology/durationtext.h"
#include "core/topology/topologynames.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

#include <optional>
#include <set>
#include <vector>

namespace socketscope::topology {

/// The first error of a file; later ones are not kept.
class Problem {
public:
    void set(ErrorCode code, std::string detail)
    {
        if (!m_error)
            m_error = Error {.code = code, .detail = std::move(detail)};
    }
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }

private:
    std::optional<Error> m_error;
};

/// Each reading function takes the value of a key, if it is there, into its second argument.
class JsonObject {
public:
    JsonObject(const QJsonValue& value, std::string where, Problem& problem);
    /// Refuses keys that nobody has asked for.
    ~JsonObject();
    JsonObject(const JsonObject&) = delete;
    JsonObject& operator=(const JsonObject&) = delete;

    [[nodiscard]] bool has(const char* key);
    void refuse(ErrorCode code, const char* key) { m_problem.set(code, path(key)); }
    [[nodiscard]] std::string path(const char* key) const;
    [[nodiscard]] Problem& problem() { return m_problem; }

    void read(const char* key, std::string& into);
    void read(const char* key, bool& into);
    void read(const char* key, double& into);
    void read(const char* key, Duration& into);
    void read(const char* key, wire::IpAddress& into);
    void read(const char* key, lab::Prefix& into);
    void read(const char* key, std::vector<std::string>& into);
    void read(const char* key, std::vector<wire::IpAddress>& into);
    template <class Number>
    requires std::is_unsigned_v<Number>
    void read(const char* key, Number& into)
    {
        if (const auto number = whole(key, std::numeric_limits<Number>::max()))
            into = static_cast<Number>(*number);
    }
    template <class Enum>
    requires std::is_enum_v<Enum>
    void read(const char* key, Enum& into)
    {
        std::string name;
        read(key, name);
        if (name.empty())
            return;
        if (const auto value = valueOf<Enum>(name))
            into = *value;
        else
            refuse(ErrorCode::UnknownName, key);
    }
    template <class Value> void read(const char* key, std::optional<Value>& into)
    {
        if (has(key))
            read(key, into.emplace());
    }
    /// `member(object)` for each object of a list.
    template <class Member> void each(const char* key, std::size_t most, Member member)
    {
        const QJsonArray array = list(key, most);
        for (qsizetype i = 0; i < array.size(); ++i) {
            const QJsonValue value = array.at(i);
            JsonObject object(value, path(key) + '.' + nameOrPlace(value, i), m_problem);
            member(object);
        }
    }
    /// `member(object)` for an object, if it is there.
    template <class Member> void inner(const char* key, Member member)
    {
        if (!has(key))
            return;
        JsonObject object(value(key), path(key), m_problem);
        member(object);
    }
    [[nodiscard]] QJsonValue value(const char* key);

private:
    [[nodiscard]] std::optional<std::uint64_t> whole(const char* key, std::uint64_t most);
    [[nodiscard]] QJsonArray list(const char* key, std::size_t most);
    [[nodiscard]] static std::string nameOrPlace(const QJsonValue& value, qsizetype place);

    QJsonObject m_object;
    std::string m_where;
    Problem& m_problem;
    std::set<QString> m_asked;
};

} // namespace socketscope::topology
