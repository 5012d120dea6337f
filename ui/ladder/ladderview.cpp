// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ladder/ladderview.h"

#include "ui/ladder/drawing/ladderdrawing.h"
#include "ui/ladder/drawing/ladderlabels.h"
#include "ui/words/numbers.h"

#include <QtGui/QImage>
#include <QtGui/QPainter>
#include <QtWidgets/QScrollBar>

namespace socketscope::ui {

using journal::JournalView;
using journal::Ladder;
using journal::Row;

LadderView::LadderView(QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_ladder(std::make_unique<Ladder>())
    , m_fonts(std::make_unique<LadderFonts>())
    , m_geometry(m_fonts->unit())
{
    installSpokenItems();
    setObjectName(QStringLiteral("ladder"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Ladder of socket calls"));
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    verticalScrollBar()->setSingleStep(static_cast<int>(m_geometry.usualRowHeight()));
    horizontalScrollBar()->setSingleStep(static_cast<int>(2 * m_geometry.unit()));
    connect(verticalScrollBar(), &QScrollBar::actionTriggered, this, [this](int action) {
        if (action != QAbstractSlider::SliderNoAction)
            userScrolled();
    });
}

LadderView::~LadderView() = default;

void LadderView::setJournal(const journal::Journal* journal)
{
    const LadderScale scale = m_geometry.scale();
    m_journal = journal;
    m_ladder = std::make_unique<Ladder>();
    m_layout = {};
    m_laneChanges = 0;
    m_geometry = LadderGeometry(m_fonts->unit());
    m_geometry.setScale(scale);
    m_selected = 0;
    m_rowsWhenPaused = 0;
    m_now = {};
    m_follow = true;
    relayout();
    if (journal)
        refresh({});
}

void LadderView::refresh(Instant now)
{
    if (!m_journal)
        return;
    const JournalView view(*m_journal);
    const bool isNew = m_ladder->seen() != view.size();
    const bool wasEmpty = m_ladder->rowCount() == 0;
    m_ladder->update(view);
    m_now = std::max(now, view.size() ? view.at(view.size()).at : now);
    bool open = false;
    for (const journal::Lane& lane : m_ladder->lanes())
        open = open || lane.openCall != journal::noIndex;
    if (!isNew && !open)
        return;
    relayout();
    if (wasEmpty && m_geometry.scale() == LadderScale::RealTime)
        m_geometry.reset();
    updateScrollBars();
    viewport()->update();
}

void LadderView::relayout()
{
    if (m_laneChanges != m_ladder->laneChanges()) {
        m_layout = journal::LadderLayout(*m_ladder);
        m_laneChanges = m_ladder->laneChanges();
    }
    Instant last = m_now;
    if (m_journal && m_ladder->seen() > 0) {
        const JournalView view(*m_journal);
        last = std::max(last, view.at(m_ladder->seen()).at);
    }
    m_geometry.setViewport(viewport()->size());
    m_geometry.setContents(m_layout.columnCount(), m_ladder->rowCount(), Instant {}, last);
    updateScrollBars();
    viewport()->update();
}

void LadderView::updateScrollBars()
{
    m_settingBars = true;
    const QPointF furthest = m_geometry.furthestOffset();
    const QSize page = viewport()->size();
    horizontalScrollBar()->setPageStep(page.width());
    horizontalScrollBar()->setRange(0, static_cast<int>(furthest.x()));
    verticalScrollBar()->setPageStep(page.height() - static_cast<int>(m_geometry.headHeight()));
    verticalScrollBar()->setRange(0, static_cast<int>(furthest.y()));
    if (m_follow)
        m_geometry.setOffset({m_geometry.offset().x(), furthest.y()});
    else
        m_geometry.setOffset(m_geometry.offset());
    horizontalScrollBar()->setValue(static_cast<int>(m_geometry.offset().x()));
    verticalScrollBar()->setValue(static_cast<int>(m_geometry.offset().y()));
    m_settingBars = false;
}

void LadderView::takeOffset()
{
    m_geometry.setOffset({static_cast<double>(horizontalScrollBar()->value()),
        static_cast<double>(verticalScrollBar()->value())});
}

void LadderView::scrollContentsBy(int, int)
{
    if (!m_settingBars)
        takeOffset();
    viewport()->update();
}

void LadderView::resizeEvent(QResizeEvent*)
{
    relayout();
}

void LadderView::userScrolled()
{
    const bool atEnd = verticalScrollBar()->sliderPosition() >= verticalScrollBar()->maximum();
    setFollow(atEnd);
}

void LadderView::setFollow(bool follow)
{
    if (m_follow == follow)
        return;
    m_follow = follow;
    m_rowsWhenPaused = m_ladder->rowCount();
    if (follow)
        updateScrollBars();
    viewport()->update();
    Q_EMIT followChanged(follow);
}

std::uint32_t LadderView::newRows() const
{
    return m_follow ? 0 : m_ladder->rowCount() - m_rowsWhenPaused;
}

void LadderView::setScale(LadderScale scale)
{
    if (scale == m_geometry.scale())
        return;
    const std::optional<Row> anchor = selectedRow();
    m_geometry.setScale(scale);
    m_geometry.reset();
    relayout();
    if (anchor)
        scrollToRow(*anchor);
}

void LadderView::zoom(double factor, double y)
{
    m_geometry.zoom(factor, y);
    const QPointF offset = m_geometry.offset();
    const bool follow = m_follow;
    m_follow = false;
    updateScrollBars();
    m_geometry.setOffset(offset);
    m_follow = follow && offset.y() >= m_geometry.furthestOffset().y() - 1;
    if (follow != m_follow) {
        m_rowsWhenPaused = m_ladder->rowCount();
        Q_EMIT followChanged(m_follow);
    }
    viewport()->update();
}

void LadderView::zoomIn()
{
    zoom(1.25, selectedRow() ? yOf(*selectedRow()) : viewport()->height() / 2.0);
}
void LadderView::zoomOut()
{
    zoom(0.8, selectedRow() ? yOf(*selectedRow()) : viewport()->height() / 2.0);
}

void LadderView::fit()
{
    m_geometry.fit();
    updateScrollBars();
    viewport()->update();
}

std::optional<Row> LadderView::selectedRow() const
{
    if (!m_journal || m_selected == 0)
        return std::nullopt;
    return m_ladder->rowOf(JournalView(*m_journal), m_selected);
}

void LadderView::selectSeq(journal::Seq seq)
{
    if (m_selected == seq)
        return;
    m_selected = seq;
    if (const std::optional<Row> row = selectedRow())
        scrollToRow(*row);
    announce();
    viewport()->update();
}

void LadderView::choose(Row row)
{
    m_selected = m_ladder->seqAt(row);
    scrollToRow(row);
    announce();
    viewport()->update();
    Q_EMIT selected(m_selected);
}

void LadderView::announce()
{
    const std::optional<Row> row = selectedRow();
    setAccessibleDescription(row ? spokenRow(*row) : QString());
    if (row)
        announceSpoken(this, *row);
}

double LadderView::yOf(Row row) const
{
    if (m_geometry.scale() == LadderScale::Steps)
        return m_geometry.yOfRow(row);
    return m_geometry.yOfTime(m_ladder->timeOf(JournalView(*m_journal), row));
}

void LadderView::scrollToRow(Row row)
{
    const double margin = 2 * m_geometry.usualRowHeight();
    const double top = m_geometry.headHeight() + margin;
    const double bottom = viewport()->height() - margin;
    const double at = yOf(row);
    double by = 0;
    if (at < top)
        by = at - top;
    else if (at > bottom)
        by = at - bottom;
    double across = 0;
    if (const journal::LaneIndex lane = m_ladder->laneAt(row); lane != journal::noIndex) {
        const double x = m_geometry.x(m_layout.columnOf(lane));
        const double edge = m_geometry.edge();
        across = x < edge ? x - edge : x > viewport()->width() - edge ? x - viewport()->width() + edge : 0;
    }
    if (by == 0 && across == 0)
        return;
    m_geometry.setOffset(m_geometry.offset() + QPointF(across, by));
    if (by != 0)
        setFollow(m_geometry.offset().y() >= m_geometry.furthestOffset().y() - 1);
    updateScrollBars();
    viewport()->update();
}

std::pair<Row, Row> LadderView::visibleRows() const
{
    if (!m_journal || m_ladder->rowCount() == 0)
        return {1, 0};
    const Row all = m_ladder->rowCount();
    std::int64_t first = 0;
    std::int64_t last = 0;
    const double bottom = viewport()->height();
    if (m_geometry.scale() == LadderScale::Steps) {
        first = m_geometry.rowAt(m_geometry.headHeight());
        last = m_geometry.rowAt(bottom);
    } else {
        const JournalView view(*m_journal);
        first = m_ladder->firstRowAt(view, m_geometry.timeAt(m_geometry.headHeight()));
        last = std::int64_t {m_ladder->firstRowAt(view, m_geometry.timeAt(bottom))} - 1;
    }
    return {static_cast<Row>(std::clamp<std::int64_t>(first, 0, all - 1)),
        static_cast<Row>(std::clamp<std::int64_t>(last, 0, all - 1))};
}

QString LadderView::spokenRow(Row row) const
{
    if (!m_journal || row >= m_ladder->rowCount())
        return {};
    return ui::spokenText(*m_ladder, JournalView(*m_journal), row);
}

QRect LadderView::rowRect(Row row) const
{
    const double height = m_geometry.pillHeight();
    return QRectF(0, yOf(row) - height / 2, viewport()->width(), height).toRect();
}

int LadderView::spokenCount() const
{
    const auto [first, last] = visibleRows();
    return first <= last ? static_cast<int>(last - first + 1) : 0;
}

qint64 LadderView::currentSpoken() const
{
    const std::optional<Row> row = selectedRow();
    return row ? qint64 {*row} : -1;
}

bool LadderView::isSpoken(qint64 row) const
{
    return row >= 0 && row < qint64 {m_ladder->rowCount()};
}

QString LadderView::spokenText(qint64 row) const
{
    return spokenRow(static_cast<Row>(row));
}

QRect LadderView::spokenPlace(qint64 row) const
{
    const QRect inView = rowRect(static_cast<Row>(row));
    return {viewport()->mapToGlobal(inView.topLeft()), inView.size()};
}

// Draws once more to see what ends up where; for a click, not for every move of the mouse.
journal::Seq LadderView::drawnAt(QPointF position) const
{
    if (!m_journal || position.y() < m_geometry.headHeight())
        return 0;
    QImage nowhere(1, 1, QImage::Format_RGB32);
    QPainter painter(&nowhere);
    PainterCanvas canvas(painter, *m_fonts, Theme::of(this));
    const JournalView view(*m_journal);
    const LadderDrawing::Content content {.ladder = *m_ladder,
        .view = view,
        .layout = m_layout,
        .geometry = m_geometry,
        .now = m_now,
        .selected = m_selected};
    LadderDrawing drawing(canvas, content);
    drawing.draw();
    return drawing.eventAt(position);
}

void LadderView::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    PainterCanvas canvas(painter, *m_fonts, Theme::of(this));
    if (!m_journal) {
        const journal::Journal none;
        const JournalView view(none);
        LadderDrawing(canvas, {.ladder = *m_ladder, .view = view, .layout = m_layout, .geometry = m_geometry})
            .draw();
        return;
    }
    const JournalView view(*m_journal);
    const LadderDrawing::Content content {.ladder = *m_ladder,
        .view = view,
        .layout = m_layout,
        .geometry = m_geometry,
        .now = m_now,
        .selected = m_selected,
        .focused = hasFocus()};
    LadderDrawing(canvas, content).draw();
    if (newRows() > 0)
        paintNewPill(canvas);
}

QRectF LadderView::newPill() const
{
    const double unit = m_geometry.unit();
    const double width = 8 * unit;
    return {(viewport()->width() - width) / 2, viewport()->height() - 2.4 * unit, width, 1.7 * unit};
}

void LadderView::paintNewPill(PainterCanvas& canvas) const
{
    const QRectF pill = newPill();
    canvas.box(pill, pill.height() / 2, {Ink::Accent}, {Ink::Page}, 1);
    canvas.text(
        pill, Align::Centre, tr("%1 new ↓").arg(countText(newRows())), LadderFont::Title, {Ink::OnAccent});
}

} // namespace socketscope::ui
