// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does to a ladder: mouse, wheel, keys.
#include "ui/ladder/ladderview.h"

#include <QtCore/QEvent>
#include <QtGui/QKeyEvent>
#include <QtGui/QMouseEvent>
#include <QtGui/QWheelEvent>
#include <QtWidgets/QScrollBar>

#include <algorithm>
#include <cmath>

namespace socketscope::ui {

using journal::Row;
using journal::RowEntry;

bool LadderView::isEvent(Row row) const
{
    return m_ladder->row(row).kind() != RowEntry::Kind::Space;
}

std::optional<Row> LadderView::rowAt(QPointF position) const
{
    if (!m_journal || m_ladder->rowCount() == 0 || position.y() < m_geometry.headHeight())
        return std::nullopt;
    const auto last = static_cast<std::int64_t>(m_ladder->rowCount()) - 1;
    if (m_geometry.scale() == LadderScale::Steps) {
        const std::int64_t row = m_geometry.rowAt(position.y());
        if (row < 0 || row > last)
            return std::nullopt;
        return static_cast<Row>(row);
    }
    // The nearest in time, within the height of a pill.
    const journal::JournalView view(*m_journal);
    const Row after = m_ladder->firstRowAt(view, m_geometry.timeAt(position.y()));
    std::optional<Row> best;
    double distance = m_geometry.pillHeight();
    for (Row row = after > 3 ? after - 3 : 0; row <= last && row < after + 3; ++row) {
        const journal::LaneIndex lane = m_ladder->laneAt(row);
        if (lane == journal::noIndex)
            continue;
        const bool otherLane = m_layout.columnOf(lane) != m_geometry.columnAt(position.x());
        const double here = std::abs(yOf(row) - position.y()) + (otherLane ? m_geometry.unit() / 2 : 0);
        if (here < distance) {
            distance = here;
            best = row;
        }
    }
    return best;
}

// The bar of a blocked call under the pointer, whatever else its row holds.
std::optional<Row> LadderView::blockedAt(QPointF position, Row row) const
{
    std::optional<Row> found;
    m_ladder->visitBlocked(row, row, [&](std::uint32_t index) {
        const journal::CallSpan& call = m_ladder->call(index);
        if (std::abs(m_geometry.x(m_layout.columnOf(call.lane)) - position.x()) > m_geometry.unit() / 2)
            return true;
        found = call.row();
        return false;
    });
    return found;
}

void LadderView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return QAbstractScrollArea::mousePressEvent(event);
    if (newRows() > 0 && newPill().contains(event->position()))
        return setFollow(true);
    if (const journal::Seq drawn = drawnAt(event->position()); drawn != 0) {
        if (const auto there = m_ladder->rowOf(journal::JournalView(*m_journal), drawn))
            return choose(*there);
    }
    const std::optional<Row> row = rowAt(event->position());
    if (!row)
        return;
    const std::optional<Row> blocked = blockedAt(event->position(), *row);
    const Row chosen = blocked.value_or(*row);
    choose(isEvent(chosen) || chosen == 0 ? chosen : chosen - 1);
}

void LadderView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && m_selected != 0 && rowAt(event->position()))
        Q_EMIT activated(m_selected);
}

void LadderView::wheelEvent(QWheelEvent* event)
{
    if (event->modifiers() & Qt::ControlModifier) {
        const double notches = event->angleDelta().y() / 120.0;
        if (notches != 0)
            zoom(std::pow(1.25, notches), event->position().y());
        event->accept();
        return;
    }
    const int before = verticalScrollBar()->value();
    QAbstractScrollArea::wheelEvent(event);
    if (verticalScrollBar()->value() != before)
        userScrolled();
}

void LadderView::step(int by)
{
    if (m_ladder->rowCount() == 0)
        return;
    const auto last = static_cast<std::int64_t>(m_ladder->rowCount()) - 1;
    const std::optional<Row> from = selectedRow();
    std::int64_t row = from ? std::int64_t {*from} + by : by > 0 ? visibleRows().first : visibleRows().second;
    while (row >= 0 && row <= last && !isEvent(static_cast<Row>(row)))
        row += by;
    if (row >= 0 && row <= last)
        choose(static_cast<Row>(row));
}

void LadderView::stepInLane(int by)
{
    const std::optional<Row> from = selectedRow();
    if (!from)
        return step(by);
    const journal::LaneIndex lane = m_ladder->laneAt(*from);
    const auto last = static_cast<std::int64_t>(m_ladder->rowCount()) - 1;
    for (std::int64_t row = std::int64_t {*from} + by; row >= 0 && row <= last; row += by) {
        if (isEvent(static_cast<Row>(row)) && m_ladder->laneAt(static_cast<Row>(row)) == lane) {
            choose(static_cast<Row>(row));
            return;
        }
    }
}

void LadderView::jump(bool toEnd)
{
    if (toEnd) {
        setFollow(true);
        updateScrollBars();
    }
    if (m_ladder->rowCount() == 0)
        return;
    Row row = toEnd ? m_ladder->rowCount() - 1 : 0;
    while (row > 0 && !isEvent(row))
        --row;
    choose(row);
}

void LadderView::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Down:
        step(1);
        return;
    case Qt::Key_Up:
        step(-1);
        return;
    case Qt::Key_Right:
        stepInLane(1);
        return;
    case Qt::Key_Left:
        stepInLane(-1);
        return;
    case Qt::Key_Home:
        return jump(false);
    case Qt::Key_End:
        return jump(true);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_selected != 0)
            Q_EMIT activated(m_selected);
        return;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomIn();
    case Qt::Key_Minus:
        return zoomOut();
    case Qt::Key_F:
        return fit();
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        verticalScrollBar()->triggerAction(event->key() == Qt::Key_PageUp
                ? QAbstractSlider::SliderPageStepSub
                : QAbstractSlider::SliderPageStepAdd);
        return;
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

bool LadderView::event(QEvent* event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        viewport()->update();
    return QAbstractScrollArea::event(event);
}

void LadderView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::ApplicationFontChange) {
        m_fonts = std::make_unique<LadderFonts>();
        const LadderScale scale = m_geometry.scale();
        m_geometry = LadderGeometry(m_fonts->unit());
        m_geometry.setScale(scale);
        relayout();
    }
    if (event->type() == QEvent::PaletteChange)
        viewport()->update();
    QAbstractScrollArea::changeEvent(event);
}

} // namespace socketscope::ui
