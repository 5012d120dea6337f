// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The packet that is being written, what of it is chosen, and the one way back. Grid, field list and
/// hex dump show it and change it; none of them knows another.
#pragma once

#include "core/craft/grid.h"

#include <QtCore/QObject>
#include <QtCore/QString>
#include <QtGui/QUndoStack>

#include <optional>

namespace socketscope::ui {

/// What is lit in every view: some bytes of the packet, and the field that they are, if they are one.
struct PacketSelection {
    std::string field {}; ///< "udp.checksum", "payload.data"; empty: none in particular
    std::size_t offset = 0; ///< of the first byte it touches, in the packet
    std::size_t length = 0; ///< bytes it touches; 0: nothing is chosen

    friend bool operator==(const PacketSelection&, const PacketSelection&) = default;
};

class PacketEditor final : public QObject {
    Q_OBJECT

public:
    explicit PacketEditor(QObject* parent = nullptr); ///< begins with an empty UDP datagram on loopback

    [[nodiscard]] const craft::Packet& packet() const { return m_packet; }
    /// The packet as bytes and as cells, made once for each change.
    [[nodiscard]] const Bytes& bytes() const { return m_bytes; }
    [[nodiscard]] const std::vector<craft::LayerGrid>& layers() const { return m_layers; }
    /// Null: there is none of that name.
    [[nodiscard]] const craft::Cell* cell(std::string_view name) const;

    // Each makes one step that can be undone, unless it changes nothing. They fail as craft::Packet does;
    // then nothing is changed, and refused() tells it, too. `typing`: follows the step before on the same
    // thing as one step.
    Result<> set(std::string_view field, std::string_view text);
    Result<> unpin(std::string_view field);
    enum class Typing : quint8 { No, Yes };
    Result<> setByte(std::size_t offset, std::uint8_t value, Typing typing = Typing::No);
    Result<> setPayload(Bytes payload, Typing typing = Typing::No);
    Result<> setLayers(const std::vector<wire::LayerKind>& kinds);
    /// A whole other packet in its place. `what` names the step: "Paste", "Template UDP hello".
    void replace(craft::Packet packet, const QString& what);
    /// A whole other packet to begin with; what was before cannot be brought back.
    void start(craft::Packet packet);

    /// Owned by the editor; its texts are translated: "Change udp.checksum".
    [[nodiscard]] QUndoStack& undoStack() { return m_undo; }

    [[nodiscard]] const PacketSelection& selection() const { return m_selection; }
    /// Chooses a field of the packet, also one that other cells fill (`tcp.flags`); nothing where there is
    /// none of that name.
    void selectField(std::string_view name);
    /// Chooses bytes, and the smallest field that has them all.
    void selectBytes(std::size_t offset, std::size_t length);
    void selectNothing();

Q_SIGNALS:
    void changed(); ///< packet(), bytes() and layers() are others now
    void replaced(); ///< after changed(): by replace()
    void selectionChanged();
    /// That did not go: the field (or empty: the packet as a whole) and why.
    void refused(const QString& field, const socketscope::Error& error);

private:
    class Step;

    template <class Change>
    Result<> attempt(std::string_view field, Change change, const QString& what, int merges = -1);
    void show(const craft::Packet& packet);
    void choose(PacketSelection selection);
    [[nodiscard]] PacketSelection place(std::string_view field) const;

    craft::Packet m_packet;
    Bytes m_bytes;
    std::vector<craft::LayerGrid> m_layers;
    PacketSelection m_selection;
    QUndoStack m_undo;
};

} // namespace socketscope::ui
