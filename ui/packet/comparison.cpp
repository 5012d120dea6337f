// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/packet/comparison.h"

#include "ui/words/layerwords.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <map>

namespace socketscope::ui {
namespace {

using wire::Field;
using wire::FieldKind;
using wire::Layer;
using wire::LayerKind;
using Change = ComparedRow::Change;

class Comparison {
    Q_DECLARE_TR_FUNCTIONS(Comparison)

public:
    Comparison(const ComparedPacket& first, const ComparedPacket& second)
        : m_first(first)
        , m_second(second)
    {
    }

    [[nodiscard]] std::vector<ComparedRow> rows();

private:
    void compare(const Layer& first, const Layer& second);
    void alone(const ComparedPacket& packet, const Layer& layer, Change change);
    [[nodiscard]] bool isSame(const Field& first, const Field& second) const;
    [[nodiscard]] ComparedRow fieldRow(const Layer& layer, const Field& first, const Field& second) const;
    [[nodiscard]] QString remark(const Layer& layer, const Field& first, const Field& second) const;

    const ComparedPacket& m_first;
    const ComparedPacket& m_second;
    std::vector<ComparedRow> m_rows;
    bool m_translated = false; ///< an address or a port differs
};

std::vector<const Layer*> ownLayers(const wire::Dissection& opened)
{
    std::vector<const Layer*> own;
    for (const Layer& layer : opened.layers)
        if (layer.quoted == 0 && layer.kind != LayerKind::Extensions)
            own.push_back(&layer);
    return own;
}

/// What a person compares: no element of a list as such, only what is in it; no whole that its parts tell.
std::vector<const Field*> shownFields(const wire::Dissection& opened, const Layer& layer)
{
    const auto fields = opened.fieldsOf(layer);
    std::vector<const Field*> shown;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const Field& field = fields[i];
        const bool hasParts = i + 1 < fields.size() && field.spec->width > 1
            && fields[i + 1].level == field.level && fields[i + 1].spec->width > 0
            && fields[i + 1].spec->width < field.spec->width && fields[i + 1].spec->bit >= field.spec->bit
            && fields[i + 1].spec->bit < field.spec->bit + field.spec->width
            && fields[i + 1].kind() != FieldKind::Item;
        if (field.kind() != FieldKind::Item && !hasParts)
            shown.push_back(&field);
    }
    return shown;
}

ByteView bytesOf(const Field& field, ByteView packet)
{
    if (field.offset > packet.size())
        return {};
    return packet.subspan(field.offset, std::min<std::size_t>(field.length, packet.size() - field.offset));
}

bool isAddress(std::string_view name)
{
    return name == "source" || name == "destination" || name == "source_port" || name == "destination_port";
}

bool Comparison::isSame(const Field& first, const Field& second) const
{
    if (first.kind() != second.kind())
        return false;
    if (first.kind() == FieldKind::Number || first.kind() == FieldKind::Flag)
        return first.value == second.value;
    const ByteView a = bytesOf(first, m_first.bytes);
    const ByteView b = bytesOf(second, m_second.bytes);
    return std::equal(a.begin(), a.end(), b.begin(), b.end());
}

QString Comparison::remark(const Layer& layer, const Field& first, const Field& second) const
{
    const std::string_view name = first.name();
    if (name == "ttl" || name == "hop_limit") {
        if (second.value < first.value)
            return tr("each router took one off: %1 did").arg(first.value - second.value);
        return tr("it grew: somebody wrote it anew");
    }
    if (isAddress(name))
        return tr("translated on the way (NAT)");
    if (name == "header_checksum")
        return tr("made anew, because the header changed");
    if (name == "checksum" && (layer.kind == LayerKind::Udp || layer.kind == LayerKind::Tcp) && m_translated)
        return tr("it covers the addresses, too");
    if (name == "total_length" || name == "payload_length" || name == "mf" || name == "fragment_offset")
        return tr("the packet was cut into fragments, or put together");
    if (first.kind() == FieldKind::Data) {
        const ByteView a = bytesOf(first, m_first.bytes);
        const ByteView b = bytesOf(second, m_second.bytes);
        const auto at = std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin();
        return tr("from byte %1 of it on").arg(at);
    }
    return {};
}

ComparedRow Comparison::fieldRow(const Layer& layer, const Field& first, const Field& second) const
{
    ComparedRow row {.name = fieldName(first.name()),
        .first = fieldValue(first, m_first.bytes),
        .second = fieldValue(second, m_second.bytes)};
    if (isSame(first, second))
        return row;
    row.change = Change::Different;
    row.remark = remark(layer, first, second);
    return row;
}

/// Both are of one kind. Fields are paired by name: the second "type" of the options with the second.
void Comparison::compare(const Layer& first, const Layer& second)
{
    m_rows.push_back({.kind = ComparedRow::Kind::Layer, .name = layerTitle(m_first.opened, first)});
    const std::size_t head = m_rows.size() - 1;
    if (const QString other = layerTitle(m_second.opened, second); other != m_rows[head].name) {
        m_rows[head].first = m_rows[head].name;
        m_rows[head].second = other;
        m_rows[head].change = Change::Different;
    }
    const auto left = shownFields(m_first.opened, first);
    const auto right = shownFields(m_second.opened, second);
    std::map<std::string_view, std::size_t> next; // of each name: where in `right` to go on
    std::vector<bool> paired(right.size(), false);
    for (const Field* field : left) {
        std::size_t& at = next[field->name()];
        while (at < right.size() && right[at]->name() != field->name())
            ++at;
        if (at == right.size()) {
            m_rows.push_back({.change = Change::OnlyFirst,
                .name = fieldName(field->name()),
                .first = fieldValue(*field, m_first.bytes)});
            continue;
        }
        paired[at] = true;
        m_translated = m_translated || (isAddress(field->name()) && !isSame(*field, *right[at]));
        m_rows.push_back(fieldRow(first, *field, *right[at++]));
    }
    for (std::size_t i = 0; i < right.size(); ++i)
        if (!paired[i])
            m_rows.push_back({.change = Change::OnlySecond,
                .name = fieldName(right[i]->name()),
                .second = fieldValue(*right[i], m_second.bytes)});
}

void Comparison::alone(const ComparedPacket& packet, const Layer& layer, Change change)
{
    m_rows.push_back(
        {.kind = ComparedRow::Kind::Layer, .change = change, .name = layerTitle(packet.opened, layer)});
    for (const Field* field : shownFields(packet.opened, layer)) {
        ComparedRow row {.change = change, .name = fieldName(field->name())};
        (change == Change::OnlyFirst ? row.first : row.second) = fieldValue(*field, packet.bytes);
        m_rows.push_back(std::move(row));
    }
}

std::vector<ComparedRow> Comparison::rows()
{
    const auto left = ownLayers(m_first.opened);
    const auto right = ownLayers(m_second.opened);
    std::size_t both = 0;
    while (both < left.size() && both < right.size() && left[both]->kind == right[both]->kind) {
        compare(*left[both], *right[both]);
        ++both;
    }
    for (std::size_t i = both; i < left.size(); ++i)
        alone(m_first, *left[i], Change::OnlyFirst);
    for (std::size_t i = both; i < right.size(); ++i)
        alone(m_second, *right[i], Change::OnlySecond);
    return std::move(m_rows);
}

} // namespace

std::vector<ComparedRow> comparePackets(const ComparedPacket& first, const ComparedPacket& second)
{
    return Comparison(first, second).rows();
}

} // namespace socketscope::ui
