// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The fields of a packet as rows with words beside them: what the list shows, without the list.
#pragma once

#include "core/craft/packet.h"
#include "ui/packet/packettree.h"

#include <QtCore/QString>
#include <QtCore/QStringList>

#include <string>
#include <vector>

namespace socketscope::ui {

struct FieldRow {
    enum class Kind : quint8 { Layer, Field, Flag, Payload };

    Kind kind = Kind::Field;
    std::string name; ///< "udp.checksum": what PacketEditor::set() takes; of a layer "udp"
    QString title; ///< "checksum"
    QString value {}; ///< for reading: "17  udp"
    QString text {}; ///< for typing: "17"
    QString remark {}; ///< "✗ wrong: 0x7c07 would be right"
    Tone tone = Tone::Quiet; ///< of the remark
    craft::FieldState state = craft::FieldState::Plain;
    bool isOn = false; ///< of a Flag
    bool isEditable = true;
    std::size_t offset = 0; ///< in the packet
    std::size_t length = 0;
    std::vector<FieldRow> children {};

    /// Everything but the children.
    [[nodiscard]] bool saysTheSame(const FieldRow& other) const;
};

/// A row for each header and one for the payload; `bytes` is what the packet serializes to. A field that is
/// made of others has these below it. Headers that may have options have a row for them also while there are
/// none.
[[nodiscard]] std::vector<FieldRow> fieldRows(const craft::Packet& packet, ByteView bytes);

/// What may be written in place of a number: "udp", "tcp", …; empty where values have no names.
[[nodiscard]] QStringList valueNames(const craft::Packet& packet, std::string_view field);

} // namespace socketscope::ui
