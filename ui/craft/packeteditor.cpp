// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/craft/packeteditor.h"

#include <QtGui/QUndoCommand>

#include <algorithm>
#include <utility>

namespace socketscope::ui {

namespace {

constexpr int stepsKept = 200;
constexpr std::string_view payloadField = "payload.data";
// Of QUndoCommand::id()
constexpr int typingPayload = 1;
constexpr int typingBytes = 2; ///< and the byte's offset

QString fromView(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

craft::Packet emptyDatagram()
{
    return craft::Packet::of({wire::LayerKind::Ipv4, wire::LayerKind::Udp}).value_or(craft::Packet {});
}

} // namespace

/// From one packet to another and back. Packets are small values: keeping both is simpler than telling what
/// changed.
class PacketEditor::Step final : public QUndoCommand {
public:
    Step(PacketEditor& editor, craft::Packet after, const QString& what, int merges)
        : QUndoCommand(what)
        , m_editor(editor)
        , m_before(editor.m_packet)
        , m_after(std::move(after))
        , m_merges(merges)
    {
    }

    void undo() override { m_editor.show(m_before); }
    void redo() override { m_editor.show(m_after); }
    [[nodiscard]] int id() const override { return m_merges; }
    bool mergeWith(const QUndoCommand* later) override
    {
        m_after = static_cast<const Step*>(later)->m_after; // the stack asks only for the same id()
        setObsolete(m_after == m_before);
        return true;
    }

private:
    PacketEditor& m_editor;
    craft::Packet m_before;
    craft::Packet m_after;
    int m_merges;
};

PacketEditor::PacketEditor(QObject* parent)
    : QObject(parent)
    , m_packet(emptyDatagram())
    , m_bytes(m_packet.serialize())
    , m_layers(craft::layout(m_packet))
{
    m_undo.setUndoLimit(stepsKept);
}

template <class Change>
Result<> PacketEditor::attempt(std::string_view field, Change change, const QString& what, int merges)
{
    craft::Packet made = m_packet;
    if (Result<> done = change(made); !done) {
        Q_EMIT refused(fromView(field), done.error());
        return done;
    }
    if (made != m_packet)
        m_undo.push(new Step(*this, std::move(made), what, merges));
    return {};
}

Result<> PacketEditor::set(std::string_view field, std::string_view text)
{
    return attempt(
        field, [&](craft::Packet& packet) { return packet.set(field, text); },
        tr("Change %1").arg(fromView(field)));
}

Result<> PacketEditor::unpin(std::string_view field)
{
    return attempt(
        field, [&](craft::Packet& packet) { return packet.unpin(field); },
        tr("Let %1 be computed").arg(fromView(field)));
}

Result<> PacketEditor::setByte(std::size_t offset, std::uint8_t value, Typing typing)
{
    return attempt(
        {}, [&](craft::Packet& packet) { return packet.setByte(offset, value); },
        tr("Change byte %1").arg(offset),
        typing == Typing::Yes ? typingBytes + static_cast<int>(offset) : -1);
}

Result<> PacketEditor::setPayload(Bytes payload, Typing typing)
{
    return attempt(
        payloadField, [&](craft::Packet& packet) { return packet.setPayload(std::move(payload)); },
        tr("Change the payload"), typing == Typing::Yes ? typingPayload : -1);
}

Result<> PacketEditor::setLayers(const std::vector<wire::LayerKind>& kinds)
{
    return attempt(
        {}, [&](craft::Packet& packet) { return packet.setLayers(kinds); }, tr("Change the headers"));
}

void PacketEditor::replace(craft::Packet packet, const QString& what)
{
    if (packet == m_packet)
        return;
    m_undo.push(new Step(*this, std::move(packet), what, -1));
    Q_EMIT replaced();
}

void PacketEditor::start(craft::Packet packet)
{
    m_undo.clear();
    selectNothing();
    show(packet);
}

const craft::Cell* PacketEditor::cell(std::string_view name) const
{
    for (const craft::LayerGrid& layer : m_layers)
        for (const craft::Cell& cell : layer.cells)
            if (cell.name == name)
                return &cell;
    return nullptr;
}

/// The selection stays with its field, or with its bytes as far as there still are some.
void PacketEditor::show(const craft::Packet& packet)
{
    const PacketSelection before = m_selection;
    const bool isPart = before.field == payloadField && before.length < m_packet.payload().size();
    m_packet = packet;
    m_bytes = m_packet.serialize();
    m_layers = craft::layout(m_packet);
    Q_EMIT changed();
    if (!before.field.empty() && !isPart)
        selectField(before.field);
    else if (before.offset < m_bytes.size())
        selectBytes(before.offset, before.length);
    else
        selectNothing();
}

/// Of a field of the headers, whether it is a cell of its own or not; length 0: there is none of that name.
PacketSelection PacketEditor::place(std::string_view field) const
{
    if (const craft::Cell* const found = cell(field))
        return {found->name, found->offset, found->length};
    const std::size_t dot = std::min(field.find('.'), field.size());
    for (std::size_t at = 0; at < m_packet.layers().size() && dot < field.size(); ++at) {
        const craft::Layer& layer = m_packet.layers()[at];
        const auto found = layer.find(field.substr(dot + 1));
        if (wire::layerName(layer.kind) != field.substr(0, dot) || !found)
            continue;
        const wire::FieldSpec& spec = layer.table()[*found];
        const std::size_t first = spec.bit / 8U;
        return {std::string(field), m_packet.offsetOf(at) + first, (spec.bit + spec.width + 7U) / 8U - first};
    }
    return {};
}

void PacketEditor::selectField(std::string_view name)
{
    if (PacketSelection found = place(name); found.length > 0) {
        choose(std::move(found));
    } else if (name == payloadField && !m_packet.payload().empty()) {
        const std::size_t offset = m_bytes.size() - m_packet.payload().size();
        choose({std::string(payloadField), offset, m_packet.payload().size()});
    } else {
        selectNothing();
    }
}

void PacketEditor::selectBytes(std::size_t offset, std::size_t length)
{
    if (offset >= m_bytes.size() || length == 0) {
        selectNothing();
        return;
    }
    PacketSelection chosen {{}, offset, std::min(length, m_bytes.size() - offset)};
    const std::size_t end = chosen.offset + chosen.length;
    std::size_t width = SIZE_MAX;
    for (const craft::LayerGrid& layer : m_layers) {
        for (const craft::Cell& cell : layer.cells) {
            if (cell.offset > offset || cell.offset + cell.length < end || cell.width >= width)
                continue;
            chosen.field = cell.name;
            width = cell.width;
        }
        if (layer.kind == wire::LayerKind::Payload && offset >= layer.offset)
            chosen.field = payloadField;
    }
    choose(std::move(chosen));
}

void PacketEditor::selectNothing()
{
    choose({});
}

void PacketEditor::choose(PacketSelection selection)
{
    if (selection == m_selection)
        return;
    m_selection = std::move(selection);
    Q_EMIT selectionChanged();
}

} // namespace socketscope::ui
