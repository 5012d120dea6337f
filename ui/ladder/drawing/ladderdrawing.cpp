// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ladder/drawing/ladderdrawing.h"

#include "ui/ladder/drawing/ladderlabels.h"
#include "ui/words/eventwords.h"

#include <algorithm>
#include <cmath>

namespace socketscope::ui {
namespace {

using namespace Qt::StringLiterals;
using journal::Lane;
using journal::Row;

constexpr Row mostRowsInDetail = 400; // in view; above that what is drawn is counts
constexpr Duration blink = std::chrono::milliseconds(20);

} // namespace

QString LadderCanvas::elided(const QString& text, LadderFont font, double room) const
{
    if (width(text, font) <= room)
        return text;
    qsizetype low = 0;
    qsizetype high = text.size();
    while (low < high) {
        const qsizetype middle = (low + high + 1) / 2;
        if (width(text.left(middle) + u'…', font) <= room)
            low = middle;
        else
            high = middle - 1;
    }
    return low == 0 ? QString() : text.left(low) + u'…';
}

LadderDrawing::LadderDrawing(LadderCanvas& canvas, const Content& content)
    : m_canvas(canvas)
    , m_content(content)
    , m_ladder(content.ladder)
    , m_view(content.view)
    , m_layout(content.layout)
    , m_geometry(content.geometry)
    , m_rows(rowsInView())
    , m_ownRows(m_rows)
{
    if (content.selected)
        m_selectedRow = m_ladder.rowOf(m_view, content.selected).value_or(journal::noIndex);
    m_pillBottom.assign(static_cast<std::size_t>(m_layout.columnCount()), -1e9);
    m_fineTimes = !m_rows.empty
        && m_ladder.timeOf(m_view, m_rows.last) - m_ladder.timeOf(m_view, m_rows.first) < blink;
}

void LadderDrawing::draw()
{
    const QSizeF size = m_geometry.viewport();
    m_canvas.fill({QPointF(), size}, {Ink::Page});
    if (m_layout.columnCount() == 0)
        return drawEmpty();
    drawBand(m_geometry.headHeight(), size.height());
    drawHead();
}

void LadderDrawing::drawWhole()
{
    constexpr Row rowsABand = 200;
    const QSizeF size = m_geometry.viewport();
    m_canvas.fill({QPointF(), size}, {Ink::Page});
    if (m_layout.columnCount() == 0)
        return drawEmpty();
    const RowRange all = m_rows;
    double top = m_geometry.headHeight();
    Row first = 0;
    do {
        const Row last = all.empty ? 0 : std::min(first + rowsABand - 1, all.last);
        const bool isLast = all.empty || last == all.last;
        const double bottom = isLast ? size.height() : m_geometry.yOfRow(last + 0.5);
        if (!all.empty)
            m_rows = {first > 2 ? first - 2 : 0, std::min(last + 2, all.last), false};
        m_ownRows = all.empty ? RowRange {} : RowRange {first, last, false};
        m_taken.clear();
        m_labels.clear();
        m_barLabels.clear();
        m_arrowLabels.clear();
        m_cards.clear();
        m_pillBottom.assign(m_pillBottom.size(), -1e9);
        drawBand(top, bottom);
        top = bottom;
        first = last + 1;
    } while (!all.empty && first <= all.last);
    m_rows = {};
    drawHead();
}

void LadderDrawing::drawBand(double top, double bottom)
{
    m_canvas.clip({0, top, m_geometry.viewport().width(), bottom - top});
    drawLanes();
    const bool detail = m_rows.count() <= mostRowsInDetail;
    if (detail) {
        drawBlocked();
        drawArrows();
        drawBranchCards();
        drawRows();
        placeLabels();
        drawLabels();
    } else {
        drawOverview();
    }
    if (m_geometry.scale() == LadderScale::RealTime)
        drawTicks();
    else
        drawTimes();
    m_canvas.unclip();
}

void LadderDrawing::drawEmpty()
{
    const QSizeF size = m_geometry.viewport();
    const double middle = size.height() / 2;
    const double unit = m_geometry.unit();
    const QString text = emptyText();
    const qsizetype cut = text.indexOf(u'.') + 1;
    m_canvas.text({0, middle - 1.6 * unit, size.width(), 1.6 * unit}, Align::Centre, text.left(cut),
        LadderFont::Title, {Ink::Text});
    const QString rest = m_canvas.elided(text.mid(cut).trimmed(), LadderFont::Small, size.width() - 2 * unit);
    m_canvas.text(
        {0, middle, size.width(), 1.6 * unit}, Align::Centre, rest, LadderFont::Small, {Ink::Quiet});
}

LadderDrawing::RowRange LadderDrawing::rowsInView() const
{
    const auto all = static_cast<std::int64_t>(std::min(m_ladder.rowCount(), m_content.rowLimit));
    if (all == 0)
        return {};
    const double top = m_geometry.headHeight() - m_geometry.usualRowHeight();
    const double bottom = m_geometry.viewport().height() + m_geometry.usualRowHeight();
    std::int64_t first = 0;
    std::int64_t last = 0;
    if (m_geometry.scale() == LadderScale::Steps) {
        first = m_geometry.rowAt(top);
        last = m_geometry.rowAt(bottom);
    } else {
        const Row from = m_ladder.roughRowAt(m_geometry.timeAt(top));
        const Row to = m_ladder.roughRowAt(m_geometry.timeAt(bottom)) + journal::LadderOverview::bucketRows;
        first = from;
        last = to;
        if (to - from <= mostRowsInDetail) {
            first = m_ladder.firstRowAt(m_view, m_geometry.timeAt(top));
            last = std::int64_t {m_ladder.firstRowAt(m_view, m_geometry.timeAt(bottom))} - 1;
        }
    }
    if (first >= all || last < 0 || last < first)
        return {};
    return {
        static_cast<Row>(std::max<std::int64_t>(first, 0)), static_cast<Row>(std::min(last, all - 1)), false};
}

double LadderDrawing::y(Row row) const
{
    if (m_geometry.scale() == LadderScale::Steps)
        return m_geometry.yOfRow(row);
    if (row >= m_ladder.rowCount())
        return m_geometry.yOfTime(m_content.now);
    return m_geometry.yOfTime(m_ladder.timeOf(m_view, row));
}

double LadderDrawing::x(journal::LaneIndex lane) const
{
    return m_geometry.x(m_layout.columnOf(lane));
}

Colour LadderDrawing::colourOf(journal::LaneIndex index) const
{
    // One colour for each kind: a turn of the hue would make the second client look like a connection.
    switch (m_ladder.lane(m_ladder.shown(index)).kind) {
    case Lane::Kind::Client:
        return {Ink::Client};
    case Lane::Kind::Server:
        return {Ink::Server};
    case Lane::Kind::Connection:
        return {Ink::Connection};
    case Lane::Kind::Node:
        return {Ink::Connection};
    case Lane::Kind::Outside:
    case Lane::Kind::OtherPrograms:
        return {Ink::Other};
    }
    return {Ink::Other};
}

LadderDrawing::Side LadderDrawing::pillSide(int column) const
{
    // Away from the arrows; a listening server's connections branch off to its right.
    const Lane& lane = m_ladder.lane(m_layout.lanesIn(column).front());
    if (column == 0 || lane.kind == Lane::Kind::Client)
        return Side::Left;
    const bool branches = lane.kind == Lane::Kind::Server && !lane.datagram;
    return branches && column + 1 < m_layout.columnCount() ? Side::Left : Side::Right;
}

double LadderDrawing::pillRoom(int column, Side side) const
{
    const bool outer = side == Side::Left ? column == 0 : column == m_layout.columnCount() - 1;
    const double unit = m_geometry.unit();
    if (!outer)
        return m_geometry.spacing() - 0.9 * unit;
    const double across = m_geometry.viewport().width() - m_geometry.contentsSize().width();
    return m_geometry.edge() + std::max(0.0, across / 2) + (side == Side::Right ? -0.8 : 0.2) * unit;
}

bool LadderDrawing::inView(double top, double bottom) const
{
    return bottom >= m_geometry.headHeight() && top <= m_geometry.viewport().height();
}

bool LadderDrawing::columnInView(int column) const
{
    if (column < 0)
        return false;
    const double at = m_geometry.x(column);
    return at > -m_geometry.spacing() && at < m_geometry.viewport().width() + m_geometry.spacing();
}

bool LadderDrawing::isFree(const QRectF& rect) const
{
    return std::none_of(
        m_taken.begin(), m_taken.end(), [&](const QRectF& other) { return other.intersects(rect); });
}

// Where a result stands already, the next row says the time.
bool LadderDrawing::drawTime(double at, const QString& text)
{
    const double unit = m_geometry.unit();
    const QRectF rect(0.5 * unit - m_geometry.offset().x(), at - unit / 2,
        m_canvas.width(text, LadderFont::SmallCode) + 0.2 * unit, unit);
    if (!isFree(rect))
        return false;
    m_canvas.text(rect, Align::Left, text, LadderFont::SmallCode, {Ink::Quiet});
    return true;
}

QString LadderDrawing::timeOf(Row row) const
{
    const Instant at = m_ladder.timeOf(m_view, row);
    return m_fineTimes ? timeText(at) + QString::number(nanoseconds(at) / 100'000 % 10) : timeText(at);
}

// One time for each group of rows that happened in the same millisecond, where there is room. The topmost in
// view always says its time; what happened within a blink is told apart by a digit more.
void LadderDrawing::drawTimes()
{
    if (m_rows.empty)
        return;
    const double least = m_geometry.unit() * 1.2;
    const auto step = static_cast<Row>(std::max(1.0, std::ceil(least / m_geometry.rowHeight())));
    QString shown;
    for (Row row = m_rows.first - m_rows.first % step; row <= m_rows.last && row >= m_rows.first % step;
         row += step) {
        if (m_ladder.row(row).kind() == journal::RowEntry::Kind::Space
            || y(row) < m_geometry.headHeight() + m_geometry.unit() / 2)
            continue;
        const QString text = timeOf(row);
        if (text != shown && drawTime(y(row), text))
            shown = text;
    }
}

// Real time: a scale of round steps.
void LadderDrawing::drawTicks()
{
    const double least = 3 * m_geometry.unit() * m_geometry.nanosecondsPerPixel();
    double step = 1000;
    while (step < least)
        step *= step * 2 >= least ? 2 : step * 5 >= least ? 5 : 10;
    const auto nanos = static_cast<std::int64_t>(step);
    std::int64_t at
        = std::max<std::int64_t>(0, nanoseconds(m_geometry.timeAt(m_geometry.headHeight())) / nanos * nanos);
    for (;; at += nanos) {
        const double where = m_geometry.yOfTime(instantAt(at));
        if (where > m_geometry.viewport().height())
            return;
        QString text = timeText(instantAt(at));
        if (nanos < 1'000'000) // finer than the milliseconds of the text
            text += u"%1"_s.arg(at / 1000 % 1000, 3, 10, QLatin1Char('0'));
        drawTime(where, text);
        m_canvas.fill({m_geometry.timeWidth() - m_geometry.offset().x(), where, 0.5 * m_geometry.unit(), 1},
            {Ink::Border});
    }
}

} // namespace socketscope::ui
