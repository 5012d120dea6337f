// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/craft/bytes/fieldrows.h"

#include "core/base/hex.h"
#include "core/craft/values.h"
#include "core/wire/bits.h"
#include "core/wire/dissection.h"
#include "ui/words/errorwords.h"
#include "ui/words/layerwords.h"
#include "ui/words/numbers.h"
#include "ui/words/plaintext.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace socketscope::ui {
namespace {

using craft::Automatic;
using craft::FieldState;
using wire::ChecksumVerdict;
using wire::FieldKind;
using wire::FieldSpec;

constexpr std::size_t mostShown = 24; ///< bytes of options and payload
constexpr std::size_t mostTyped = 256; ///< a longer payload is nothing for one line

QString fromView(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString hexText(ByteView bytes)
{
    return QString::fromStdString(toHex(bytes));
}

QString shortHex(ByteView bytes)
{
    return hexText(bytes.first(std::min(bytes.size(), mostShown)))
        + (bytes.size() > mostShown ? QStringLiteral("…") : QString());
}

QString bareTitle(wire::LayerKind kind)
{
    wire::Dissection none;
    return layerTitle(none, {.kind = kind});
}

class Rows {
    Q_DECLARE_TR_FUNCTIONS(FieldRows)

public:
    Rows(const craft::Packet& packet, ByteView bytes)
        : m_packet(packet)
        , m_bytes(bytes)
        , m_dissection(wire::dissect(wire::LinkType::Raw, bytes))
    {
    }

    [[nodiscard]] FieldRow layer(std::size_t at) const;
    [[nodiscard]] FieldRow payload() const;

private:
    [[nodiscard]] FieldRow field(std::size_t at, std::size_t index) const;
    [[nodiscard]] FieldRow options(std::size_t at) const;
    [[nodiscard]] const wire::Layer* seen(std::size_t at) const;
    [[nodiscard]] QString valueOf(
        const craft::Layer& layer, const FieldSpec& spec, std::uint64_t value, FieldRow& row) const;
    void remark(FieldRow& row, std::size_t at, std::size_t index) const;
    void judgeChecksum(FieldRow& row, ChecksumVerdict verdict, const QString& right) const;

    const craft::Packet& m_packet;
    ByteView m_bytes;
    wire::Dissection m_dissection;
};

/// That layer in the eyes of a receiver; null where it sees none of that kind there.
const wire::Layer* Rows::seen(std::size_t at) const
{
    const std::size_t offset = m_packet.offsetOf(at);
    for (const wire::Layer& layer : m_dissection.layers)
        if (layer.offset == offset && layer.kind == m_packet.layers()[at].kind && layer.quoted == 0)
            return &layer;
    return nullptr;
}

FieldRow Rows::layer(std::size_t at) const
{
    const craft::Layer& layer = m_packet.layers()[at];
    FieldRow row {.kind = FieldRow::Kind::Layer,
        .name = std::string(wire::layerName(layer.kind)),
        .title = bareTitle(layer.kind),
        .isEditable = false,
        .offset = m_packet.offsetOf(at),
        .length = layer.length()};
    if (const wire::Layer* const found = seen(at)) {
        row.title = layerTitle(m_dissection, *found);
        row.value = layerSummary(m_dissection, *found, m_bytes);
        row.remark = found->error ? sentence(*found->error) : QString();
    } else {
        row.remark = tr("A receiver will not find this header: what stands before it says otherwise.");
    }
    row.tone = row.remark.isEmpty() ? Tone::Quiet : Tone::Bad;
    const auto table = layer.table();
    for (const std::size_t whole : craft::wholeFields(table)) {
        FieldRow made = field(at, whole);
        const FieldSpec& outer = table[whole];
        for (std::size_t part = 0; part < table.size(); ++part) {
            const FieldSpec& inner = table[part];
            if (inner.width < outer.width && inner.bit >= outer.bit
                && inner.bit + inner.width <= outer.bit + outer.width)
                made.children.push_back(field(at, part));
        }
        row.children.push_back(std::move(made));
    }
    if (!craft::optionsName(layer.kind).empty())
        row.children.push_back(options(at));
    return row;
}

FieldRow Rows::field(std::size_t at, std::size_t index) const
{
    const craft::Layer& layer = m_packet.layers()[at];
    const FieldSpec& spec = layer.table()[index];
    const std::size_t first = spec.bit / 8U;
    FieldRow row {.kind = spec.kind == FieldKind::Flag ? FieldRow::Kind::Flag : FieldRow::Kind::Field,
        .name = std::string(wire::layerName(layer.kind)) + '.' + spec.name,
        .title = fieldName(spec.name),
        .state = layer.state(index),
        .offset = m_packet.offsetOf(at) + first,
        .length = (spec.bit + spec.width + 7U) / 8U - first};
    if (spec.kind == FieldKind::Number || spec.kind == FieldKind::Flag) {
        const std::uint64_t value
            = wire::bitsAt(m_bytes.subspan(m_packet.offsetOf(at)), spec.bit, spec.width);
        row.isOn = value != 0;
        row.value = valueOf(layer, spec, value, row);
    } else {
        row.text
            = QString::fromStdString(wire::fieldText({.spec = &spec,
                                                         .offset = static_cast<std::uint32_t>(row.offset),
                                                         .length = static_cast<std::uint32_t>(row.length)},
                m_bytes));
        row.value = row.text;
    }
    remark(row, at, index);
    return row;
}

QString Rows::valueOf(
    const craft::Layer& layer, const FieldSpec& spec, std::uint64_t value, FieldRow& row) const
{
    row.text = QString::fromStdString(craft::valueText(layer.kind, spec, value));
    if (row.kind == FieldRow::Kind::Flag)
        return {};
    if (const auto name = craft::valueName(layer.kind, spec, value))
        return row.text + QStringLiteral("  ") + fromView(*name);
    return row.text;
}

FieldRow Rows::options(std::size_t at) const
{
    const craft::Layer& layer = m_packet.layers()[at];
    const std::string_view name = craft::optionsName(layer.kind);
    return {.name = std::string(wire::layerName(layer.kind)) + '.' + std::string(name),
        .title = fieldName(name),
        .value = layer.options.empty() ? tr("none") : shortHex(layer.options),
        .text = layer.options.size() <= mostTyped ? hexText(layer.options) : QString(),
        .remark = layer.options.empty() ? QString() : bytesText(static_cast<qint64>(layer.options.size())),
        .isEditable = layer.options.size() <= mostTyped,
        .offset = m_packet.offsetOf(at) + layer.header.size(),
        .length = layer.options.size()};
}

FieldRow Rows::payload() const
{
    const ByteView bytes = m_packet.payload();
    return {.kind = FieldRow::Kind::Payload,
        .name = "payload.data",
        .title = tr("Payload"),
        .value = shortHex(bytes),
        .text = bytes.size() <= mostTyped ? hexText(bytes) : QString(),
        .remark = bytesText(static_cast<qint64>(bytes.size())),
        .isEditable = bytes.size() <= mostTyped,
        .offset = m_bytes.size() - bytes.size(),
        .length = bytes.size()};
}

/// A verdict comes first, then what the value means.
void Rows::remark(FieldRow& row, std::size_t at, std::size_t index) const
{
    const craft::Layer& layer = m_packet.layers()[at];
    const FieldSpec& spec = layer.table()[index];
    const wire::Layer* const found = seen(at);
    const Automatic automatic = craft::automaticOf(layer.kind, spec.name);
    if (automatic != Automatic::None) {
        const std::uint64_t right = m_packet.computed(at, index, m_bytes);
        const QString rightText = QString::fromStdString(craft::valueText(layer.kind, spec, right));
        if (automatic == Automatic::Checksum && found) {
            judgeChecksum(row, found->checksum, rightText);
        } else if (row.state == FieldState::Pinned && row.text != rightText) {
            row.remark = tr("✗ wrong: %1 would be right").arg(rightText);
            row.tone = Tone::Bad;
        }
    }
    if (!row.remark.isEmpty() || !found)
        return;
    for (const wire::Field& each : m_dissection.fieldsOf(*found))
        if (each.level == 0 && each.name() == spec.name)
            row.remark = fieldMeaning(*found, m_dissection, each);
    if (row.remark.toLower() == row.value.section(QLatin1Char(' '), -1))
        row.remark.clear(); // "17  udp" says it already
}

void Rows::judgeChecksum(FieldRow& row, ChecksumVerdict verdict, const QString& right) const
{
    switch (verdict) {
    case ChecksumVerdict::Right:
        row.remark = QStringLiteral("✓ ") + verdictText(verdict);
        row.tone = Tone::Good;
        break;
    case ChecksumVerdict::Wrong:
    case ChecksumVerdict::LeftToHardware:
        row.remark = tr("✗ wrong: %1 would be right").arg(right);
        row.tone = Tone::Bad;
        break;
    default:
        row.remark = verdictText(verdict);
    }
}

} // namespace

bool FieldRow::saysTheSame(const FieldRow& other) const
{
    return kind == other.kind && name == other.name && title == other.title && value == other.value
        && text == other.text && remark == other.remark && tone == other.tone && state == other.state
        && isOn == other.isOn && isEditable == other.isEditable && offset == other.offset
        && length == other.length;
}

std::vector<FieldRow> fieldRows(const craft::Packet& packet, ByteView bytes)
{
    const Rows rows(packet, bytes);
    std::vector<FieldRow> made;
    for (std::size_t at = 0; at < packet.layers().size(); ++at)
        made.push_back(rows.layer(at));
    made.push_back(rows.payload());
    return made;
}

QStringList valueNames(const craft::Packet& packet, std::string_view field)
{
    QStringList names;
    for (const craft::Layer& layer : packet.layers()) {
        const std::string prefix = std::string(wire::layerName(layer.kind)) + '.';
        const auto found = field.starts_with(prefix) ? layer.find(field.substr(prefix.size())) : std::nullopt;
        if (!found)
            continue;
        const FieldSpec& spec = layer.table()[*found];
        if (spec.kind != FieldKind::Number || spec.width > 8)
            continue;
        for (std::uint64_t value = 0; value < std::uint64_t {1} << spec.width; ++value)
            if (const auto name = craft::valueName(layer.kind, spec, value))
                names << fromView(*name);
        if (spec.name == std::string_view("flags"))
            for (unsigned bit = 0; bit < spec.width; ++bit)
                names << QString::fromStdString(craft::valueText(layer.kind, spec, std::uint64_t {1} << bit));
    }
    return names;
}

} // namespace socketscope::ui
