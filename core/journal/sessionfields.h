// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Reading the keys of one line of a session file, whatever stands there.
#pragma once

#include "core/base/result.h"
#include "core/journal/eventnames.h"
#include "core/wire/address.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtCore/QJsonValue>
#include <QtCore/QString>

#include <limits>
#include <optional>
#include <utility>

namespace socketscope::journal {

/// The keys of one object, with the first thing that was wrong with any of them.
class Fields {
public:
    explicit Fields(QJsonObject object)
        : m_object(std::move(object))
    {
    }

    [[nodiscard]] const std::optional<Error>& problem() const { return m_problem; }

    void blame(ErrorCode code, QLatin1StringView key)
    {
        if (!m_problem)
            m_problem = Error {
                .code = code, .detail = std::string(key.data(), static_cast<std::size_t>(key.size()))};
    }

    [[nodiscard]] bool has(QLatin1StringView key) const
    {
        const auto found = m_object.constFind(key);
        return found != m_object.constEnd() && !found->isNull();
    }

    void require(QLatin1StringView key)
    {
        if (!has(key))
            blame(ErrorCode::MissingKey, key);
    }

    /// A whole number of the type's range, not below `least`; 0 where there is none.
    template <class Integer>
    Integer integer(QLatin1StringView key, Integer least = std::numeric_limits<Integer>::min())
    {
        if (!has(key))
            return 0;
        const QJsonValue value = m_object.value(key);
        // toInteger() answers with its default for anything but a whole number that fits.
        const qint64 number = value.toInteger(-1);
        const bool whole = value.isDouble() && (number != -1 || value.toInteger(-2) == -1);
        if (whole && std::in_range<Integer>(number) && std::cmp_greater_equal(number, least))
            return static_cast<Integer>(number);
        blame(ErrorCode::WrongType, key);
        return 0;
    }

    QString text(QLatin1StringView key)
    {
        if (!has(key))
            return {};
        const QJsonValue value = m_object.value(key);
        if (!value.isString())
            blame(ErrorCode::WrongType, key);
        return value.toString();
    }

    bool truth(QLatin1StringView key)
    {
        if (!has(key))
            return false;
        const QJsonValue value = m_object.value(key);
        if (!value.isBool())
            blame(ErrorCode::WrongType, key);
        return value.toBool();
    }

    QJsonArray list(QLatin1StringView key)
    {
        if (!has(key))
            return {};
        const QJsonValue value = m_object.value(key);
        if (!value.isArray())
            blame(ErrorCode::WrongType, key);
        return value.toArray();
    }

    QJsonObject object(QLatin1StringView key)
    {
        const QJsonValue value = m_object.value(key);
        if (!value.isObject())
            blame(ErrorCode::WrongType, key);
        return value.toObject();
    }

    /// A name of the enumeration; `none` where the key is missing.
    template <class E> E name(QLatin1StringView key, E none)
    {
        const std::string found = text(key).toStdString();
        if (found.empty())
            return none;
        if (const auto value = fromName<E>(found))
            return *value;
        blame(ErrorCode::UnknownName, key);
        return none;
    }

    wire::SocketAddress address(QLatin1StringView key)
    {
        if (!has(key))
            return {};
        if (const auto parsed = wire::SocketAddress::parse(text(key).toStdString()))
            return *parsed;
        blame(ErrorCode::WrongType, key);
        return {};
    }

private:
    QJsonObject m_object;
    std::optional<Error> m_problem;
};

} // namespace socketscope::journal
