// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/toolbar/optionfields.h"

#include <QtCore/QCoreApplication>

#include <limits>

namespace socketscope::ui {

namespace {

class OptionWords {
    Q_DECLARE_TR_FUNCTIONS(TraceOptions)
};

/// A whole number in decimal, or in hexadecimal after 0x.
template <class Number> bool readNumber(const QString& text, Number& number, quint64 least = 0)
{
    bool ok = false;
    const bool isHex = text.startsWith(QLatin1String("0x"), Qt::CaseInsensitive);
    const quint64 value = isHex ? text.mid(2).toULongLong(&ok, 16) : text.toULongLong(&ok, 10);
    if (!ok || value < least || value > std::numeric_limits<Number>::max())
        return false;
    number = static_cast<Number>(value);
    return true;
}

bool readSeconds(const QString& text, Duration& duration)
{
    bool ok = false;
    const double seconds = text.toDouble(&ok);
    constexpr double most = 86400;
    if (!ok || !(seconds > 0) || seconds > most)
        return false;
    duration = Duration(static_cast<std::int64_t>(seconds * 1e9));
    return true;
}

bool readAddress(const QString& text, wire::IpAddress& ip)
{
    const auto parsed = wire::IpAddress::parse(text.toStdString());
    if (parsed)
        ip = *parsed;
    return parsed.has_value();
}

bool readField(OptionField field, const QString& text, TraceAsk& ask)
{
    trace::Settings& settings = ask.settings;
    switch (field) {
    case OptionField::First:
        return readNumber(text, settings.firstTtl, 1);
    case OptionField::Max:
        return readNumber(text, settings.maxTtl, 1);
    case OptionField::Queries:
        return readNumber(text, settings.queries, 1);
    case OptionField::InFlight:
        return readNumber(text, settings.window, 1);
    case OptionField::Interval:
        return readSeconds(text, settings.interval);
    case OptionField::Wait:
        settings.waitAsked = true;
        return readSeconds(text, settings.wait);
    case OptionField::Rounds:
        return readNumber(text, settings.rounds);
    case OptionField::Size:
        return readNumber(text, settings.shape.size, 1);
    case OptionField::Pattern:
        return readNumber(text, settings.shape.pattern);
    case OptionField::Tos:
        return readNumber(text, settings.shape.typeOfService);
    case OptionField::Port:
        ask.portAsked = true;
        return readNumber(text, settings.shape.destinationPort, 1);
    case OptionField::SourcePort:
        return readNumber(text, settings.shape.sourcePort, 1);
    case OptionField::Source:
        return readAddress(text, settings.shape.source);
    case OptionField::Count:
        break;
    }
    return false;
}

} // namespace

QString labelOf(OptionField field)
{
    switch (field) {
    case OptionField::First:
        return OptionWords::tr("First TTL");
    case OptionField::Max:
        return OptionWords::tr("Last TTL");
    case OptionField::Queries:
        return OptionWords::tr("Probes a hop");
    case OptionField::InFlight:
        return OptionWords::tr("At once, at most");
    case OptionField::Interval:
        return OptionWords::tr("Every … seconds");
    case OptionField::Wait:
        return OptionWords::tr("Wait … seconds");
    case OptionField::Rounds:
        return OptionWords::tr("Rounds");
    case OptionField::Size:
        return OptionWords::tr("Bytes a packet");
    case OptionField::Pattern:
        return OptionWords::tr("Filled with");
    case OptionField::Tos:
        return OptionWords::tr("ToS / DSCP byte");
    case OptionField::Port:
        return OptionWords::tr("To port");
    case OptionField::SourcePort:
        return OptionWords::tr("From port");
    case OptionField::Source:
        return OptionWords::tr("From address");
    case OptionField::Count:
        break;
    }
    return {};
}

QString usualTextOf(OptionField field)
{
    const trace::Settings usual;
    switch (field) {
    case OptionField::First:
        return QString::number(usual.firstTtl);
    case OptionField::Max:
        return QString::number(usual.maxTtl);
    case OptionField::Queries:
        return QString::number(usual.queries);
    case OptionField::InFlight:
        return QString::number(usual.window);
    case OptionField::Interval:
        return QString::number(std::chrono::duration<double>(usual.interval).count());
    case OptionField::Wait:
        return QString::number(std::chrono::duration<double>(usual.wait).count());
    case OptionField::Rounds:
        return OptionWords::tr("no end");
    case OptionField::Size:
        return QString::number(usual.shape.size);
    case OptionField::Pattern:
        return QStringLiteral("0x00");
    case OptionField::Tos:
        return QStringLiteral("0x00");
    case OptionField::Port:
        return QStringLiteral("%1/%2").arg(usual.shape.destinationPort).arg(usualTcpPort);
    case OptionField::SourcePort:
    case OptionField::Source:
        return OptionWords::tr("automatic");
    case OptionField::Count:
        break;
    }
    return {};
}

QString rangeOf(OptionField field)
{
    switch (field) {
    case OptionField::First:
        return OptionWords::tr("The first TTL is a number from 1 up to the last TTL.");
    case OptionField::Max:
        return OptionWords::tr("The last TTL is a number from 1 to 255.");
    case OptionField::Queries:
        return OptionWords::tr("A hop takes 1 to 10 probes a round.");
    case OptionField::InFlight:
        return OptionWords::tr("From 1 to 1024 probes can be under way at once.");
    case OptionField::Interval:
        return OptionWords::tr("Rounds are 0.01 to 86400 seconds apart.");
    case OptionField::Wait:
        return OptionWords::tr("An answer can be waited for up to 3600 seconds.");
    case OptionField::Rounds:
        return OptionWords::tr("Rounds are a whole number. Leave it empty to go on until you stop.");
    case OptionField::Size:
        return OptionWords::tr(
            "A packet has 28 to 65535 bytes with all its headers; TCP and IPv6 need up to 60.");
    case OptionField::Pattern:
        return OptionWords::tr("The packet is filled with one byte: 0 to 255, or 0x00 to 0xff.");
    case OptionField::Tos:
        return OptionWords::tr("The type of service is one byte: 0 to 255, or 0x00 to 0xff.");
    case OptionField::Port:
        return OptionWords::tr(
            "A port is a number from 1 to 65535. Usually UDP counts up from 33434, and TCP knocks at 80.");
    case OptionField::SourcePort:
        return OptionWords::tr(
            "A port is a number from 1 to 65535, with room to count up where each probe has its own.");
    case OptionField::Source:
        return OptionWords::tr("The source is one of this computer's addresses, of the target's family.");
    case OptionField::Count:
        break;
    }
    return {};
}

std::optional<OptionField> readOptions(const OptionTexts& texts, TraceAsk& ask)
{
    for (std::size_t i = 0; i < optionFieldCount; ++i) {
        const QString text = texts[i].trimmed();
        const auto field = static_cast<OptionField>(i);
        if (!text.isEmpty() && !readField(field, text, ask))
            return field;
    }
    return std::nullopt;
}

std::optional<OptionField> fieldOf(const Error& error, trace::Protocol protocol)
{
    if (error.code == ErrorCode::MixedFamilies)
        return error.detail.empty() ? std::optional(OptionField::Source) : std::nullopt;
    if (error.code != ErrorCode::OutOfRange)
        return std::nullopt;
    if (error.detail == "port")
        return protocol == trace::Protocol::Tcp ? OptionField::SourcePort : OptionField::Port;
    constexpr std::array<std::pair<std::string_view, OptionField>, 7> names {{{"first", OptionField::First},
        {"max", OptionField::Max}, {"queries", OptionField::Queries}, {"window", OptionField::InFlight},
        {"interval", OptionField::Interval}, {"wait", OptionField::Wait}, {"size", OptionField::Size}}};
    for (const auto& [name, field] : names)
        if (error.detail == name)
            return field;
    return std::nullopt;
}

QString problemOf(OptionField field, const Error& error, const trace::ProbeShape& shape)
{
    const auto familyName = [](wire::Family family) {
        return family == wire::Family::IPv6 ? QStringLiteral("IPv6") : QStringLiteral("IPv4");
    };
    if (error.code == ErrorCode::MixedFamilies)
        return OptionWords::tr("The source %1 is an %2 address, the target's is an %3 one. Leave the source "
                               "empty, and the system takes one that fits.")
            .arg(QString::fromStdString(shape.source.text()), familyName(shape.source.family),
                familyName(
                    shape.source.family == wire::Family::IPv6 ? wire::Family::IPv4 : wire::Family::IPv6));
    if (field == OptionField::Size) {
        const auto least = [&shape](wire::Family family) {
            return trace::smallestSize(family, shape.protocol, shape.flow);
        };
        const bool isV6 = shape.family() == wire::Family::IPv6 || error.amount >= least(shape.family());
        const wire::Family family = isV6 ? wire::Family::IPv6 : wire::Family::IPv4;
        return OptionWords::tr("Such a packet over %1 has %2 to 65535 bytes with all its headers.")
            .arg(familyName(family), QString::number(least(family)));
    }
    if (error.detail == "port")
        return OptionWords::tr(
            "Each probe has a port of its own, counted up from this one: 65280 is the last "
            "that leaves room for that.");
    return rangeOf(field);
}

trace::Settings settingsToCheck(const TraceAsk& ask)
{
    trace::Settings settings = ask.settings;
    trace::ProbeShape& shape = settings.shape;
    if (const auto literal = wire::IpAddress::parse(ask.target.toStdString()))
        shape.destination = *literal;
    else if (ask.family != wire::Family::None)
        shape.destination.family = ask.family;
    else // of a name the family is not known yet: it may be the source's
        shape.destination.family
            = shape.source.family == wire::Family::None ? wire::Family::IPv4 : shape.source.family;
    return settings;
}

} // namespace socketscope::ui
