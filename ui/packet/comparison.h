// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Two packets field by field: as one left, and as it arrived.
#pragma once

#include "core/base/bytes.h"
#include "core/wire/dissection.h"

#include <QtCore/QString>

#include <vector>

namespace socketscope::ui {

/// A header, or one field of it.
struct ComparedRow {
    enum class Kind : std::uint8_t { Layer, Field };
    enum class Change : std::uint8_t {
        Same,
        Different,
        OnlyFirst, ///< the second packet has no such field
        OnlySecond,
    };

    Kind kind = Kind::Field;
    Change change = Change::Same;
    QString name; ///< "IPv4", "header checksum"
    QString first {}; ///< its value in the first packet; of a layer: its title where the second has another
    QString second {};
    QString remark {}; ///< why they may well differ: "one taken off by each router"

    friend bool operator==(const ComparedRow&, const ComparedRow&) = default;
};

/// A packet opened. Quoted headers are left out of comparisons.
struct ComparedPacket {
    const wire::Dissection& opened;
    ByteView bytes;
};

/// Header by header in their order, as long as both have them, then what only one of them has. Values are
/// compared as bytes, not as they are written.
[[nodiscard]] std::vector<ComparedRow> comparePackets(
    const ComparedPacket& first, const ComparedPacket& second);

} // namespace socketscope::ui
