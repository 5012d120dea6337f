// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/decodeprinter.h"

#include "core/journal/jsontext.h"
#include "ui/words/errorwords.h"
#include "ui/words/numbers.h"
#include "ui/words/plaintext.h"

#include <QtCore/QCoreApplication>

namespace socketscope::app {

using namespace Qt::StringLiterals;
using journal::appendJsonNumber;
using journal::appendJsonString;

namespace {

/// "1700000000.123456789", which no number of JavaScript holds.
std::string timeOf(std::int64_t nanoseconds)
{
    constexpr std::int64_t billion = 1'000'000'000;
    const std::int64_t seconds = nanoseconds / billion - (nanoseconds % billion < 0 ? 1 : 0);
    const std::string fraction = std::to_string(nanoseconds - seconds * billion);
    return std::to_string(seconds) + '.' + std::string(9 - fraction.size(), '0') + fraction;
}

void appendKey(std::string& out, std::string_view key)
{
    if (out.back() != '{')
        out += ',';
    appendJsonString(out, key);
    out += ':';
}

void appendValue(std::string& out, const wire::Field& field, ByteView packet)
{
    if (field.kind() == wire::FieldKind::Number)
        appendJsonNumber(out, field.value);
    else if (field.kind() == wire::FieldKind::Flag)
        out += field.value ? "true" : "false";
    else
        appendJsonString(out, wire::fieldText(field, packet));
}

/// Writes the fields of one level as members, those of Items one level deeper as lists of objects. Returns
/// the index of the first field that belongs to a level above.
std::size_t appendFields(
    std::string& out, std::span<const wire::Field> fields, std::size_t at, int level, ByteView packet)
{
    while (at < fields.size() && fields[at].level >= level) {
        const wire::Field& field = fields[at];
        appendKey(out, field.name());
        if (field.kind() != wire::FieldKind::Item) {
            appendValue(out, field, packet);
            ++at;
            continue;
        }
        out += '[';
        // Elements of one list stand behind each other.
        for (bool first = true; at < fields.size() && fields[at].spec == field.spec; first = false) {
            out += first ? "{" : ",{";
            at = appendFields(out, fields, at + 1, level + 1, packet);
            out += '}';
        }
        out += ']';
    }
    return at;
}

void appendChecksum(std::string& out, wire::ChecksumVerdict verdict)
{
    using enum wire::ChecksumVerdict;
    if (verdict == None)
        return;
    appendKey(out, "checksum_ok");
    out += verdict == Right ? "true" : verdict == Wrong || verdict == LeftToHardware ? "false" : "null";
}

void appendLayer(
    std::string& out, const wire::Dissection& dissection, const wire::Layer& layer, ByteView packet)
{
    out += '{';
    appendKey(out, "name");
    appendJsonString(out, wire::layerName(layer.kind));
    appendKey(out, "offset");
    appendJsonNumber(out, layer.offset);
    appendKey(out, "length");
    appendJsonNumber(out, layer.length);
    if (layer.quoted > 0) {
        appendKey(out, "quoted");
        appendJsonNumber(out, static_cast<int>(layer.quoted));
    }
    appendKey(out, "fields");
    out += '{';
    appendFields(out, dissection.fieldsOf(layer), 0, 0, packet);
    out += '}';
    appendChecksum(out, layer.checksum);
    if (layer.error) {
        appendKey(out, "error");
        appendJsonString(out, ui::sentence(*layer.error).toStdString());
    }
    out += '}';
}

QString checksumWords(wire::ChecksumVerdict verdict)
{
    using enum wire::ChecksumVerdict;
    switch (verdict) {
    case None:
        return {};
    case Right:
        return QCoreApplication::translate("cli", ", checksum right");
    case Wrong:
        return QCoreApplication::translate("cli", ", checksum wrong");
    case LeftToHardware:
        return QCoreApplication::translate("cli", ", checksum wrong here: left to the sender's network card");
    case Absent:
        return QCoreApplication::translate("cli", ", no checksum");
    case Unknown:
        return QCoreApplication::translate("cli", ", checksum not known: not all its bytes are here");
    }
    return {};
}

/// "12..15", "12" or nothing.
QString range(std::uint32_t offset, std::uint32_t length)
{
    if (length == 0)
        return {};
    return length == 1 ? QString::number(offset) : u"%1..%2"_s.arg(offset).arg(offset + length - 1);
}

/// Payloads are long: their beginning is enough for a look.
QString shortened(const std::string& text)
{
    constexpr qsizetype most = 64;
    const QString plain = ui::harmless(text);
    return plain.size() <= most ? plain : plain.left(most) + u'…';
}

QString headLine(const wire::CapturedPacket& packet, std::int64_t number)
{
    QString line = number > 0 ? QCoreApplication::translate("cli", "packet %1: ").arg(number) : QString();
    line += ui::bytesText(static_cast<qint64>(packet.bytes.size()));
    if (packet.originalLength > packet.bytes.size())
        line += QCoreApplication::translate("cli", " of %1").arg(ui::countText(packet.originalLength));
    if (packet.nanoseconds)
        line += QCoreApplication::translate("cli", ", at %1 s")
                    .arg(QString::fromStdString(timeOf(*packet.nanoseconds)));
    return line;
}

} // namespace

std::string decodedJson(
    const wire::Dissection& dissection, const wire::CapturedPacket& packet, std::int64_t number)
{
    std::string out = "{";
    if (number > 0) {
        appendKey(out, "packet");
        appendJsonNumber(out, number);
        if (packet.nanoseconds) {
            appendKey(out, "time");
            appendJsonString(out, timeOf(*packet.nanoseconds));
        }
        appendKey(out, "captured_length");
        appendJsonNumber(out, packet.bytes.size());
        appendKey(out, "original_length");
        appendJsonNumber(out, packet.originalLength);
    }
    appendKey(out, "link_type");
    appendJsonNumber(out, static_cast<std::uint32_t>(packet.linkType));
    appendKey(out, "layers");
    out += '[';
    for (const wire::Layer& layer : dissection.layers) {
        if (&layer != &dissection.layers.front())
            out += ',';
        appendLayer(out, dissection, layer, packet.bytes);
    }
    return out + "]}";
}

std::string decodedText(
    const wire::Dissection& dissection, const wire::CapturedPacket& packet, std::int64_t number)
{
    QString text = headLine(packet, number) + u'\n';
    for (const wire::Layer& layer : dissection.layers) {
        const QString indent(2 + 4 * layer.quoted, u' ');
        const auto name = wire::layerName(layer.kind);
        text += indent + QLatin1StringView(name.data(), static_cast<qsizetype>(name.size())) + u"  "_s
            + range(layer.offset, layer.length) + checksumWords(layer.checksum) + u'\n';
        for (const wire::Field& field : dissection.fieldsOf(layer)) {
            const auto key = field.name();
            const QString label = QString(2 * field.level, u' ')
                + QLatin1StringView(key.data(), static_cast<qsizetype>(key.size()));
            const QString value = shortened(wire::fieldText(field, packet.bytes));
            text += u"%1  %2 %3%4\n"_s.arg(indent, range(field.offset, field.length).leftJustified(9),
                value.isEmpty() ? label : label.leftJustified(26) + u' ', value);
        }
        if (layer.error)
            text += indent + u"  ! "_s + ui::sentence(*layer.error) + u'\n';
    }
    return text.toStdString();
}

} // namespace socketscope::app
