// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What the cells of a packet's drawing say: labels, values, whose each field is. No pixels.
#pragma once

#include "core/craft/grid.h"
#include "core/craft/sendplan.h"

#include <QtCore/QString>
#include <QtCore/QStringList>

#include <optional>
#include <vector>

namespace socketscope::ui {

struct GridCell {
    enum class Kind : quint8 {
        Field,
        Flag, ///< one bit, turned by a press
        Payload,
        Add, ///< options that a header could have and does not; stands beside its title
    };
    enum class Verdict : quint8 { None, Right, Wrong };

    Kind kind = Kind::Field;
    int block = 0;
    std::string field; ///< what is chosen with it: "ipv4.flags"
    std::string edits; ///< what a change is written to; for one bit of `ipv4.flags`: "ipv4.dont_fragment"
    QStringList labels; ///< the same in ever fewer letters; the first that fits is shown
    QString value; ///< harmless to show
    QString valueName; ///< "UDP" for 17
    craft::FieldState state = craft::FieldState::Plain;
    QString computedFrom; ///< "8 + 5"; empty where there is no short way to say it
    Verdict verdict = Verdict::None; ///< of checksums
    std::optional<craft::SystemField> system; ///< the system writes it
    std::size_t offset = 0; ///< in the packet
    std::size_t length = 0; ///< bytes it touches
    std::size_t bit = 0; ///< of the first, in its block
    std::size_t width = 0; ///< in bits

    [[nodiscard]] bool isSet() const { return value == QLatin1String("1"); } ///< of a Flag

    friend bool operator==(const GridCell&, const GridCell&) = default;
};

/// One header, or the payload.
struct GridBlock {
    enum class Author : quint8 { Person, System, Payload };

    wire::LayerKind kind = wire::LayerKind::Payload;
    QString title; ///< "UDP header — 8 bytes written by you"
    Author author = Author::Person;
    int first = 0; ///< of its cells
    int count = 0;

    friend bool operator==(const GridBlock&, const GridBlock&) = default;
};

/// A value. Of a payload it reads no more than a line.
class GridLayout {
public:
    GridLayout() = default;
    /// `bytes` and `layers` belong to `packet`.
    GridLayout(const craft::Packet& packet, ByteView bytes, const std::vector<craft::LayerGrid>& layers,
        const craft::SendPlan& plan);

    [[nodiscard]] const std::vector<GridBlock>& blocks() const { return m_blocks; }
    [[nodiscard]] const std::vector<GridCell>& cells() const { return m_cells; }
    [[nodiscard]] const GridCell& cell(int index) const { return m_cells[static_cast<std::size_t>(index)]; }
    [[nodiscard]] int count() const { return static_cast<int>(m_cells.size()); }
    [[nodiscard]] bool isCell(int index) const { return index >= 0 && index < count(); }
    /// The first that stands for that field; -1: none does.
    [[nodiscard]] int find(std::string_view field) const;
    /// All cells stand where they stand in the other.
    [[nodiscard]] bool hasPlacesOf(const GridLayout& other) const;

private:
    void addHeader(const craft::Packet& packet, std::size_t layer, ByteView bytes,
        const craft::LayerGrid& grid, const craft::SendPlan& plan);
    void addPayload(const craft::LayerGrid& grid, ByteView bytes);
    void addIpv4Flags(const GridCell& whole, const craft::SendPlan& plan);
    GridCell& add(GridCell cell);

    std::vector<GridBlock> m_blocks;
    std::vector<GridCell> m_cells;
};

} // namespace socketscope::ui
