// SPDX-License-Identifier: GPL-3.0-or-later
/// \file A packet as a tree of layers and fields with words beside them: what a view shows, without the view.
#pragma once

#include "core/base/bytes.h"
#include "core/wire/dissection.h"

#include <QtCore/QString>

#include <vector>

namespace socketscope::ui {

enum class Tone : std::uint8_t { Quiet, Good, Bad };

/// A remark beside one field: "✓ ours".
struct FieldNote {
    std::uint32_t offset = 0; ///< of the field's first byte in the packet
    std::string field; ///< its name, as in wire::FieldSpec
    QString text;
    Tone tone = Tone::Good;
};

/// A packet, and what is known of it beside its bytes.
struct ShownPacket {
    Bytes bytes;
    wire::LinkType linkType = wire::LinkType::Raw;
    std::size_t inferred = 0; ///< so many bytes from the front were not seen but concluded
    QString inferredReason {}; ///< why, in a few words
    std::vector<FieldNote> notes {};
};

/// A row of the tree.
struct PacketNode {
    enum class Kind : std::uint8_t { Layer, Group, Field };

    Kind kind = Kind::Field;
    Tone tone = Tone::Quiet; ///< of the remark
    bool concluded = false; ///< its bytes were not seen
    bool open = false; ///< shows its children from the start
    std::uint32_t offset = 0;
    std::uint32_t length = 0; ///< bytes that it stands for
    QString name;
    QString value {};
    QString remark {};
    std::vector<PacketNode> children {};
};

[[nodiscard]] std::vector<PacketNode> packetTree(
    const ShownPacket& packet, const wire::Dissection& dissection);

} // namespace socketscope::ui
