// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Draws what of a ladder is in view. Knows canvas, layout and geometry; no widget.
#pragma once

#include "core/journal/ladderlayout.h"
#include "ui/ladder/drawing/laddercanvas.h"
#include "ui/ladder/drawing/laddergeometry.h"

#include <vector>

namespace socketscope::ui {

class LadderDrawing {
public:
    struct Content {
        const journal::Ladder& ladder;
        const journal::JournalView& view;
        const journal::LadderLayout& layout;
        const LadderGeometry& geometry;
        Instant now {};
        journal::Seq selected = 0;
        bool focused = false; ///< the view has the keyboard
        journal::Row rowLimit = journal::noIndex; ///< rows from here on are left out
    };

    LadderDrawing(LadderCanvas& canvas, const Content& content);
    /// Everything in view, head included.
    void draw();
    /// The same for a viewport as long as the whole ladder (Steps only): in bands, so that all of it is in
    /// detail.
    void drawWhole();
    /// What stands at a point of what draw() drew, as it stands on top of each other: a result, an arrow or
    /// its label; 0: neither.
    [[nodiscard]] journal::Seq eventAt(QPointF point) const;

private:
    struct RowRange {
        journal::Row first = 0;
        journal::Row last = 0;
        bool empty = true;
        [[nodiscard]] journal::Row count() const { return empty ? 0 : last - first + 1; }
    };
    enum class Side : std::uint8_t { Left, Right };
    struct Ends {
        QPointF from;
        QPointF to;
    };

    // ladderdrawing.cpp
    [[nodiscard]] RowRange rowsInView() const;
    [[nodiscard]] double y(journal::Row row) const;
    [[nodiscard]] double x(journal::LaneIndex lane) const;
    [[nodiscard]] Colour colourOf(journal::LaneIndex lane) const;
    [[nodiscard]] Side pillSide(int column) const;
    [[nodiscard]] double pillRoom(int column, Side side) const;
    [[nodiscard]] bool inView(double top, double bottom) const;
    [[nodiscard]] bool columnInView(int column) const;
    [[nodiscard]] bool isFree(const QRectF& rect) const;
    [[nodiscard]] bool crossesArrow(const QRectF& rect) const;
    void drawBand(double top, double bottom);
    void drawEmpty();
    void drawTimes();
    void drawTicks();
    bool drawTime(double at, const QString& text);
    [[nodiscard]] QString timeOf(journal::Row row) const;

    // drawlanes.cpp
    void drawLanes();
    void drawLane(journal::LaneIndex lane);
    void drawBranch(journal::LaneIndex lane);
    void drawBranchCards();
    void drawHead();
    void drawCard(const QRectF& rect, journal::LaneIndex lane);
    void drawChip(const QRectF& card, const journal::Lane& lane, double nameEnd);

    // drawcalls.cpp
    void drawBlocked();
    void drawBar(std::uint32_t call);
    void placeBlockedLabel(std::uint32_t call, const QRectF& bar);
    void drawRows();
    void drawCall(journal::Row row, const journal::CallSpan& call);
    void drawMark(journal::Row row, const journal::RowEntry& entry);
    void drawPacket(journal::Row row, const journal::RowEntry& entry);
    void drawPill(journal::Row row, journal::LaneIndex lane, const QString& text, const QString& shorter,
        Colour edge, Stroke stroke);
    [[nodiscard]] bool isSelected(journal::Row row) const;

    // drawarrows.cpp
    void drawArrows();
    void drawArrow(const journal::Arrow& arrow);
    void drawLost(const journal::Arrow& arrow, const Ends& ends, Colour colour);
    void drawFlying(const Ends& ends, Colour colour);
    void drawArrowHead(QPointF tip, QPointF from, Colour colour);
    void placeArrowLabel(const journal::Arrow& arrow, const Ends& ends, Colour colour);
    bool placeArrowText(const QString& whole, const journal::Arrow& arrow, const Ends& ends, Colour colour);
    void placeReason(const journal::Arrow& arrow, const Ends& ends);
    [[nodiscard]] bool landsOnItsPill(const journal::Arrow& arrow, double from, double to) const;
    [[nodiscard]] Ends endsOf(const journal::Arrow& arrow) const;

    // drawoverview.cpp
    struct Strip {
        double top;
        double height;
        journal::Row first;
        journal::Row last;
    };
    void drawOverview();
    void drawStrip(const Strip& strip);
    void tally(const Strip& strip);
    void tallyEntry(int from, int to, std::uint32_t count, std::uint32_t lost);
    void drawLongBlocked();

    LadderCanvas& m_canvas;
    const Content& m_content;
    const journal::Ladder& m_ladder;
    const journal::JournalView& m_view;
    const journal::LadderLayout& m_layout;
    const LadderGeometry& m_geometry;
    RowRange m_rows;
    bool m_fineTimes = false; ///< all in view happened within a blink
    journal::Row m_selectedRow = journal::noIndex;
    std::vector<QRectF> m_taken; ///< where labels stand already
    std::vector<double> m_pillBottom; ///< per column: where the last pill ended
    struct Label { ///< drawn after all lines
        QRectF rect;
        QString text;
        Colour edge;
        Colour ink;
        LadderFont font;
        const journal::Arrow* arrow = nullptr; ///< that it is about
    };
    void placeLabels();
    void drawLabels();

    std::vector<Label> m_labels;
    // What labels are for: placed when every pill stands, so that they go around them.
    struct BarLabel {
        std::uint32_t call;
        QRectF bar;
    };
    struct ArrowLabel {
        const journal::Arrow* arrow;
        Ends ends; ///< of the shaft
        Colour colour;
    };
    struct BranchCard {
        QRectF rect;
        journal::LaneIndex lane;
    };
    std::vector<BarLabel> m_barLabels;
    std::vector<ArrowLabel> m_arrowLabels;
    std::vector<BranchCard> m_cards;
    struct Pill {
        QRectF rect;
        journal::Row row;
    };
    std::vector<Pill> m_pills;
    RowRange m_ownRows; ///< of a band: those whose pills it draws
    struct Tally {
        int from;
        int to;
        std::uint32_t count;
        std::uint32_t lost;
    };
    std::vector<Tally> m_tally;
};

} // namespace socketscope::ui
