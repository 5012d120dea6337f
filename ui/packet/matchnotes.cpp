// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/packet/matchnotes.h"

#include "ui/words/layerwords.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <array>

namespace socketscope::ui {
namespace {

using wire::Dissection;
using wire::Field;
using wire::Layer;
using wire::LayerKind;

class Notes {
    Q_DECLARE_TR_FUNCTIONS(MatchNotes)
};

struct Side {
    ByteView bytes;
    Dissection opened;
};

Side open(ByteView bytes)
{
    return {bytes, wire::dissect(wire::LinkType::Raw, bytes)};
}

const Layer* layerOf(const Side& side, LayerKind kind, int quoted)
{
    for (const Layer& layer : side.opened.layers)
        if (layer.kind == kind && layer.quoted == quoted)
            return &layer;
    return nullptr;
}

bool isIn(std::string_view name, std::span<const std::string_view> names)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// What tells our packets from those of others.
constexpr std::array identity {std::string_view("identifier"), std::string_view("sequence_number"),
    std::string_view("source_port"), std::string_view("destination_port"), std::string_view("destination")};
/// What routers have no business to change.
constexpr std::array kept {std::string_view("source"), std::string_view("destination"),
    std::string_view("source_port"), std::string_view("destination_port"), std::string_view("identifier"),
    std::string_view("type_of_service"), std::string_view("traffic_class"), std::string_view("total_length"),
    std::string_view("payload_length")};

FieldNote noteFor(const Field& field, const QString& text, Tone tone)
{
    return {field.offset, std::string(field.name()), text, tone};
}

FieldNote ours(const Field& field)
{
    return noteFor(field, Notes::tr("✓ ours"), Tone::Good);
}

/// Field by field against the same header as it left.
void compare(std::vector<FieldNote>& notes, const Side& probe, const Layer& sent, const Side& answer,
    const Layer& seen)
{
    for (const Field& field : answer.opened.fieldsOf(seen)) {
        const Field* before = field.level == 0 ? probe.opened.find(sent, field.name()) : nullptr;
        if (!before)
            continue;
        const QString then = fieldValue(*before, probe.bytes);
        const bool same = then == fieldValue(field, answer.bytes);
        if (field.name() == "ttl" || field.name() == "hop_limit")
            notes.push_back(noteFor(field, Notes::tr("left with %1").arg(then), Tone::Quiet));
        else if (!same && isIn(field.name(), kept))
            notes.push_back(noteFor(field, Notes::tr("changed on the way: sent as %1").arg(then), Tone::Bad));
        else if (same && isIn(field.name(), identity))
            notes.push_back(ours(field));
    }
}

/// The target's own answer carries back what was ours, in the fields that stand for it.
void compareReply(std::vector<FieldNote>& notes, const Side& probe, const Side& answer, LayerKind kind)
{
    const Layer* sent = layerOf(probe, kind, 0);
    const Layer* seen = layerOf(answer, kind, 0);
    if (!sent || !seen)
        return;
    const bool isEcho = kind == LayerKind::Icmp || kind == LayerKind::Icmpv6;
    const std::array<std::pair<const char*, const char*>, 2> pairs = isEcho
        ? std::array<std::pair<const char*, const char*>, 2> {{{"identifier", "identifier"},
            {"sequence_number", "sequence_number"}}}
        : std::array<std::pair<const char*, const char*>, 2> {
            {{"source_port", "destination_port"}, {"destination_port", "source_port"}}};
    for (const auto& [inSent, inSeen] : pairs) {
        const Field* left = probe.opened.find(*sent, inSent);
        const Field* back = answer.opened.find(*seen, inSeen);
        if (left && back && left->value == back->value)
            notes.push_back(ours(*back));
    }
    const Field* sequence = probe.opened.find(*sent, "sequence_number");
    const Field* acknowledged = answer.opened.find(*seen, "acknowledgment_number");
    if (kind == LayerKind::Tcp && sequence && acknowledged
        && static_cast<std::uint32_t>(sequence->value + 1) == acknowledged->value)
        notes.push_back(noteFor(*acknowledged, Notes::tr("✓ ours + 1"), Tone::Good));
}

} // namespace

std::vector<FieldNote> matchNotes(ByteView probe, ByteView answer)
{
    const Side left = open(probe);
    const Side back = open(answer);
    std::vector<FieldNote> notes;
    bool quotes = false;
    for (const Layer& seen : back.opened.layers) {
        if (seen.quoted != 1)
            continue;
        quotes = true;
        if (const Layer* sent = layerOf(left, seen.kind, 0))
            compare(notes, left, *sent, back, seen);
    }
    if (!quotes)
        for (const LayerKind kind : {LayerKind::Icmp, LayerKind::Icmpv6, LayerKind::Udp, LayerKind::Tcp})
            compareReply(notes, left, back, kind);
    return notes;
}

std::vector<FieldNote> probeNotes(ByteView probe)
{
    const Side left = open(probe);
    std::vector<FieldNote> notes;
    for (const Layer& layer : left.opened.layers)
        for (const char* name : {"ttl", "hop_limit"})
            if (const Field* limit = left.opened.find(layer, name))
                notes.push_back(noteFor(*limit, Notes::tr("each router takes one off"), Tone::Quiet));
    return notes;
}

} // namespace socketscope::ui
