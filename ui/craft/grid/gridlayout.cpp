// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/craft/grid/gridlayout.h"

#include "core/base/hex.h"
#include "core/wire/bits.h"
#include "ui/words/failurewords.h"
#include "ui/words/fieldlabels.h"
#include "ui/words/numbers.h"
#include "ui/words/plaintext.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <array>

namespace socketscope::ui {

using craft::Automatic;
using craft::FieldState;
using wire::LayerKind;
using Kind = GridCell::Kind;
using Verdict = GridCell::Verdict;

namespace {

class GridWords {
    Q_DECLARE_TR_FUNCTIONS(GridWords)
};

constexpr std::size_t mostShown = 240; ///< bytes of a payload, letters of a value: more than a line
constexpr std::string_view ipv4Flags = "ipv4.flags";
constexpr std::array<std::string_view, 3> ipv4FlagNames {"reserved_flag", "dont_fragment", "more_fragments"};

QString shownValue(const std::string& value)
{
    QString text = harmless(std::string_view(value).substr(0, mostShown));
    return value.size() > mostShown ? text + QStringLiteral("…") : text;
}

const craft::SystemField* systemField(const craft::SendPlan& plan, std::string_view name)
{
    const auto found = std::ranges::find(plan.systemFields, name, &craft::SystemField::name);
    return found == plan.systemFields.end() ? nullptr : &*found;
}

QString sumText(std::size_t header, std::size_t rest)
{
    return QStringLiteral("%1 + %2").arg(header).arg(rest);
}

/// What lengths are made of.
QString computedFrom(const craft::Packet& packet, std::size_t layer, Automatic what)
{
    const std::size_t own = packet.layers()[layer].length();
    const std::size_t behind = packet.size() - packet.offsetOf(layer) - own;
    if (what == Automatic::TotalLength || what == Automatic::TransportLength)
        return sumText(own, behind);
    if (what == Automatic::PayloadLength && layer + 1 < packet.layers().size()) {
        const std::size_t headers = packet.offsetOf(layer + 2) - packet.layers()[layer].header.size();
        return sumText(headers, packet.payload().size());
    }
    return {};
}

Verdict verdictOf(const craft::Packet& packet, std::size_t layer, std::size_t field, ByteView bytes)
{
    const craft::Layer& of = packet.layers()[layer];
    const wire::FieldSpec& spec = of.table()[field];
    if (craft::automaticOf(of.kind, spec.name) != Automatic::Checksum)
        return Verdict::None;
    const std::uint64_t says = wire::bitsAt(bytes.subspan(packet.offsetOf(layer)), spec.bit, spec.width);
    const bool leftOut = says == 0 && of.kind == LayerKind::Udp && packet.layers()[0].kind == LayerKind::Ipv4;
    if (leftOut)
        return Verdict::None;
    return says == packet.computed(layer, field, bytes) ? Verdict::Right : Verdict::Wrong;
}

/// "port unreachable" for code 3 of type 3.
QString codeName(const craft::Layer& layer, std::string_view field)
{
    const bool v6 = layer.kind == LayerKind::Icmpv6;
    if ((layer.kind != LayerKind::Icmp && !v6) || field != "code")
        return {};
    return icmpName(v6 ? wire::Family::IPv6 : wire::Family::IPv4, layer.header[0], layer.header[1]);
}

QString titleOf(LayerKind kind, std::size_t length, bool bySystem)
{
    const QString name = headerName(kind);
    const QString bytes = bytesText(static_cast<qint64>(length));
    if (kind == LayerKind::Payload)
        return GridWords::tr("%1 — %2").arg(name, bytes);
    return bySystem ? GridWords::tr("%1 header — %2, written by the system").arg(name, bytes)
                    : GridWords::tr("%1 header — %2 written by you").arg(name, bytes);
}

bool isWrittenBySystem(const craft::SendPlan& plan, const craft::LayerGrid& grid)
{
    return std::ranges::any_of(grid.cells, [&plan](const craft::Cell& cell) {
        const craft::SystemField* const field = systemField(plan, cell.name);
        return field && field->why == craft::SystemWrites::WholeHeader;
    });
}

/// Text where it is some: the last letter may be cut in two.
QString textOf(ByteView bytes)
{
    const QString text = QString::fromUtf8(
        reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()));
    constexpr qsizetype cut = 3;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar letter = text[at];
        const bool isWhite
            = letter == QLatin1Char('\n') || letter == QLatin1Char('\r') || letter == QLatin1Char('\t');
        if (letter.category() == QChar::Other_Control && !isWhite)
            return {};
        const bool mayBeCut = bytes.size() == mostShown && at + cut >= text.size();
        if (letter == QChar::ReplacementCharacter && !mayBeCut)
            return {};
    }
    return text;
}

QString hexOf(ByteView bytes)
{
    QString text;
    for (const std::uint8_t byte : bytes)
        text += QStringLiteral("%1 ").arg(byte, 2, 16, QLatin1Char('0'));
    return text.trimmed();
}

} // namespace

GridLayout::GridLayout(const craft::Packet& packet, ByteView bytes,
    const std::vector<craft::LayerGrid>& layers, const craft::SendPlan& plan)
{
    for (std::size_t at = 0; at < layers.size(); ++at) {
        const craft::LayerGrid& grid = layers[at];
        const bool isPayload = at >= packet.layers().size();
        const bool bySystem = !isPayload && isWrittenBySystem(plan, grid);
        using enum GridBlock::Author;
        m_blocks.push_back({.kind = grid.kind,
            .title = titleOf(grid.kind, grid.length, bySystem),
            .author = isPayload ? Payload
                : bySystem      ? System
                                : Person,
            .first = count()});
        if (isPayload)
            addPayload(grid, bytes);
        else
            addHeader(packet, at, bytes, grid, plan);
        m_blocks.back().count = count() - m_blocks.back().first;
    }
}

GridCell& GridLayout::add(GridCell cell)
{
    cell.block = static_cast<int>(m_blocks.size()) - 1;
    return m_cells.emplace_back(std::move(cell));
}

void GridLayout::addHeader(const craft::Packet& packet, std::size_t layer, ByteView bytes,
    const craft::LayerGrid& grid, const craft::SendPlan& plan)
{
    const craft::Layer& of = packet.layers()[layer];
    const std::string_view options = craft::optionsName(of.kind);
    for (const craft::Cell& cell : grid.cells) {
        const std::string_view bare = bareField(cell.name);
        GridCell made {.kind = cell.isFlag ? Kind::Flag : Kind::Field,
            .field = cell.name,
            .edits = cell.name,
            .labels = fieldLabels(bare),
            .value = shownValue(cell.value),
            .valueName = cell.valueName.empty() ? codeName(of, bare) : valueLabel(cell.valueName),
            .state = cell.state,
            .offset = cell.offset,
            .length = cell.length,
            .bit = cell.bit,
            .width = cell.width};
        if (const craft::SystemField* const field = systemField(plan, cell.name))
            made.system = *field;
        if (cell.name == ipv4Flags) {
            addIpv4Flags(made, plan);
            continue;
        }
        if (const auto field = of.find(bare)) {
            made.verdict = verdictOf(packet, layer, *field, bytes);
            if (cell.state == FieldState::Automatic)
                made.computedFrom = computedFrom(packet, layer, craft::automaticOf(of.kind, bare));
        }
        add(std::move(made));
    }
    if (!options.empty() && of.options.empty()) {
        const std::string name = std::string(wire::layerName(of.kind)) + '.' + std::string(options);
        add({.kind = Kind::Add,
            .field = name,
            .edits = name,
            .labels = fieldLabels(options),
            .offset = grid.offset + grid.length,
            .bit = 8 * grid.length});
    }
}

/// Three bits, each with a meaning of its own.
void GridLayout::addIpv4Flags(const GridCell& whole, const craft::SendPlan& plan)
{
    // As Packet::set() writes it, "df,mf", so that what is shown here needs no other reader of bits.
    const QStringList set = whole.value.split(QLatin1Char(','));
    constexpr std::array<QLatin1String, 3> words {
        QLatin1String("reserved"), QLatin1String("df"), QLatin1String("mf")};
    for (std::size_t at = 0; at < ipv4FlagNames.size(); ++at) {
        GridCell bit = whole;
        bit.kind = Kind::Flag;
        bit.bit = whole.bit + at;
        bit.width = 1;
        bit.labels = fieldLabels(ipv4FlagNames[at]);
        bit.value = QString::number(set.contains(words[at]) ? 1 : 0);
        if (at > 0) // the first has no field of its own
            bit.edits = "ipv4." + std::string(ipv4FlagNames[at]);
        if (const craft::SystemField* const field = systemField(plan, bit.edits))
            bit.system = *field;
        add(std::move(bit));
    }
}

void GridLayout::addPayload(const craft::LayerGrid& grid, ByteView bytes)
{
    const ByteView head = bytes.subspan(grid.offset, std::min(grid.length, mostShown));
    const QString text = textOf(head);
    const bool isText = !text.isEmpty();
    const QString more = grid.length > mostShown ? QStringLiteral("…") : QString();
    add({.kind = Kind::Payload,
        .field = "payload.data",
        .edits = "payload.data",
        .labels = {isText ? GridWords::tr("Text") : GridWords::tr("Bytes")},
        .value = (isText ? harmless(text) : hexOf(head)) + more,
        .offset = grid.offset,
        .length = grid.length,
        .width = 8 * grid.length});
}

int GridLayout::find(std::string_view field) const
{
    const auto found = std::ranges::find(m_cells, field, &GridCell::field);
    return found == m_cells.end() ? -1 : static_cast<int>(found - m_cells.begin());
}

bool GridLayout::hasPlacesOf(const GridLayout& other) const
{
    const auto same = [](const GridCell& a, const GridCell& b) {
        const bool asWide = a.kind == Kind::Payload || a.width == b.width;
        return a.kind == b.kind && a.block == b.block && a.field == b.field && a.bit == b.bit && asWide;
    };
    return std::ranges::equal(m_cells, other.m_cells, same);
}

} // namespace socketscope::ui
