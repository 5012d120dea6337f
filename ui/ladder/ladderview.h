// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The ladder of a session as a widget: paints what is in view, scrolls, zooms, selects.
#pragma once

#include "core/journal/ladderlayout.h"
#include "ui/ladder/drawing/laddergeometry.h"
#include "ui/ladder/paintercanvas.h"
#include "ui/widgets/spokenitems.h"

#include <QtWidgets/QAbstractScrollArea>

#include <memory>

namespace socketscope::ui {

/// Has no timer: whoever shows it calls refresh() once a frame while something happens.
class LadderView final : public QAbstractScrollArea, public SpokenItems {
    Q_OBJECT

public:
    explicit LadderView(QWidget* parent = nullptr);
    ~LadderView() override;

    /// Starts anew with this journal, which must outlive the view or be replaced before it goes. nullptr:
    /// none.
    void setJournal(const journal::Journal* journal);
    /// Takes in what is new. `now`, a time of the session, is what blocked calls are measured to.
    void refresh(Instant now);

    [[nodiscard]] LadderScale ladderScale() const { return m_geometry.scale(); }
    void setScale(LadderScale scale); ///< keeps what is selected, or in the middle, where it is
    void zoomIn();
    void zoomOut();
    void fit(); ///< everything in view

    [[nodiscard]] journal::Seq selectedSeq() const { return m_selected; }
    /// Selects the event and scrolls to it; 0 selects nothing. Emits nothing: the caller knows.
    void selectSeq(journal::Seq seq);

    [[nodiscard]] bool follows() const { return m_follow; }
    void setFollow(bool follow);
    [[nodiscard]] std::uint32_t newRows() const; ///< that came while it did not follow

    [[nodiscard]] const journal::Ladder& ladder() const { return *m_ladder; }
    [[nodiscard]] const journal::LadderLayout& ladderLayout() const { return m_layout; }
    [[nodiscard]] const LadderGeometry& geometryOfLadder() const { return m_geometry; }
    [[nodiscard]] const journal::Journal* journal() const { return m_journal; }
    [[nodiscard]] Instant now() const { return m_now; }

    /// The rows in view, for screen readers.
    [[nodiscard]] std::pair<journal::Row, journal::Row> visibleRows() const;
    [[nodiscard]] QString spokenRow(journal::Row row) const;
    [[nodiscard]] QRect rowRect(journal::Row row) const; ///< in the viewport

    // Only the rows in view.
    [[nodiscard]] qint64 firstSpoken() const override { return visibleRows().first; }
    [[nodiscard]] int spokenCount() const override;
    [[nodiscard]] qint64 currentSpoken() const override;
    [[nodiscard]] bool isSpoken(qint64 row) const override;
    [[nodiscard]] QString spokenText(qint64 row) const override;
    [[nodiscard]] QRect spokenPlace(qint64 row) const override;

Q_SIGNALS:
    /// By a person, with mouse or keyboard.
    void selected(quint64 seq);
    /// Enter, or a double click.
    void activated(quint64 seq);
    void followChanged(bool follows);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void relayout();
    void updateScrollBars();
    void takeOffset();
    void zoom(double factor, double y);
    void scrollToRow(journal::Row row);
    void userScrolled();
    void choose(journal::Row row);
    void step(int by);
    void stepInLane(int by);
    void jump(bool toEnd);
    [[nodiscard]] std::optional<journal::Row> selectedRow() const;
    [[nodiscard]] std::optional<journal::Row> rowAt(QPointF position) const;
    /// The event of the result, arrow or label that is painted there; 0: none.
    [[nodiscard]] journal::Seq drawnAt(QPointF position) const;
    [[nodiscard]] std::optional<journal::Row> blockedAt(QPointF position, journal::Row row) const;
    [[nodiscard]] bool isEvent(journal::Row row) const;
    [[nodiscard]] double yOf(journal::Row row) const;
    [[nodiscard]] QRectF newPill() const;
    void paintNewPill(PainterCanvas& canvas) const;
    void announce();

    const journal::Journal* m_journal = nullptr;
    std::unique_ptr<journal::Ladder> m_ladder;
    journal::LadderLayout m_layout;
    std::unique_ptr<LadderFonts> m_fonts;
    LadderGeometry m_geometry;
    Instant m_now {};
    journal::Seq m_selected = 0;
    journal::Row m_rowsWhenPaused = 0;
    std::uint64_t m_laneChanges = 0; ///< of the ladder when the layout was made
    bool m_follow = true;
    bool m_settingBars = false;
};

} // namespace socketscope::ui
