// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/plot/latencymarks.h"

#include "ui/trace/plot/latencycanvas.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace socketscope::ui {
namespace {

constexpr int bandWidth = 3;
constexpr double crossHalf = 3.5;
constexpr double crossesApart = 10; ///< crosses nearer to each other than this would be a blot

} // namespace

QList<double> spreadLabels(const QList<double>& centres, double height, double top, double bottom)
{
    QList<qsizetype> order(centres.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(
        order.begin(), order.end(), [&centres](qsizetype a, qsizetype b) { return centres[a] < centres[b]; });
    QList<double> places = centres;
    double least = top + height / 2;
    for (const qsizetype each : order) {
        places[each] = std::max(places[each], least);
        least = places[each] + height;
    }
    double most = bottom - height / 2;
    for (auto each = order.crbegin(); each != order.crend(); ++each) {
        places[*each] = std::min(places[*each], most);
        most = places[*each] - height;
    }
    return places;
}

LatencyMarks::LatencyMarks(QCustomPlot* plot)
    : QCPLayerable(plot, QStringLiteral("overlay"))
    , m_theme(&Theme::light())
{
}

void LatencyMarks::setPeriod(const std::optional<Period>& period)
{
    m_hasPeriod = period.has_value();
    if (period) {
        m_periodFrom = period->from;
        m_periodTo = period->to;
    }
}

void LatencyMarks::clear()
{
    m_losses.clear();
    m_labels.clear();
}

void LatencyMarks::addLosses(const std::vector<LatencySeries::Loss>& losses)
{
    m_losses.insert(m_losses.end(), losses.begin(), losses.end());
}

void LatencyMarks::applyDefaultAntialiasingHint(QCPPainter* painter) const
{
    painter->setAntialiasing(true);
}

void LatencyMarks::draw(QCPPainter* painter)
{
    const QRectF area = mParentPlot->axisRect()->rect();
    drawPeriod(*painter, area);
    drawLosses(*painter, area);
    drawLabels(*painter, area);
}

void LatencyMarks::drawPeriod(QCPPainter& painter, const QRectF& area) const
{
    if (!m_hasPeriod)
        return;
    const QCPAxis& axis = *mParentPlot->xAxis;
    const double left = std::max(area.left(), axis.coordToPixel(m_periodFrom));
    const double right = std::min(area.right(), axis.coordToPixel(m_periodTo));
    if (right < left)
        return;
    QColor shade = m_theme->accent;
    shade.setAlphaF(m_theme->isDark ? 0.22F : 0.13F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(shade);
    painter.drawRect(QRectF(left, area.top(), std::max(1.0, right - left), area.height()));
    painter.setPen(QPen(m_theme->accent, 1));
    if (axis.coordToPixel(m_periodFrom) >= area.left())
        painter.drawLine(QPointF(left, area.top()), QPointF(left, area.bottom()));
    if (axis.coordToPixel(m_periodTo) <= area.right())
        painter.drawLine(QPointF(right, area.top()), QPointF(right, area.bottom()));
}

/// A band over the whole height says when, a cross says on which line.
void LatencyMarks::drawLosses(QCPPainter& painter, const QRectF& area) const
{
    QColor band = m_theme->lost;
    band.setAlphaF(0.35F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(band);
    painter.setAntialiasing(false);
    std::vector<int> places;
    for (const auto& loss : m_losses)
        places.push_back(static_cast<int>(std::floor(mParentPlot->xAxis->coordToPixel(loss.at))) - 1);
    std::sort(places.begin(), places.end());
    for (std::size_t i = 0; i < places.size();) {
        const int from = places[i]; // bands that touch are one
        int to = from + bandWidth;
        while (++i < places.size() && places[i] <= to)
            to = places[i] + bandWidth;
        const QRectF whole(from, area.top(), to - from, area.height());
        painter.drawRect(whole & area);
    }
    painter.setAntialiasing(true);
    painter.setPen(QPen(m_theme->lost, 1.6));
    QPointF last(-1e9, -1e9);
    for (const auto& loss : m_losses) {
        const double x = mParentPlot->xAxis->coordToPixel(loss.at);
        const double ms = std::isnan(loss.ms) ? 0 : loss.ms;
        const QPointF at(x + 0.5,
            std::clamp(
                mParentPlot->yAxis->coordToPixel(ms), area.top() + crossHalf, area.bottom() - crossHalf));
        const bool crowded
            = std::abs(at.x() - last.x()) < crossesApart && std::abs(at.y() - last.y()) < crossesApart;
        if (crowded || x < area.left() || x > area.right())
            continue;
        last = at;
        painter.drawLine(at - QPointF(crossHalf, crossHalf), at + QPointF(crossHalf, crossHalf));
        painter.drawLine(at - QPointF(crossHalf, -crossHalf), at + QPointF(crossHalf, -crossHalf));
    }
}

void LatencyMarks::drawLabels(QCPPainter& painter, const QRectF& area) const
{
    const QFont font = textFont(0.8, QFont::DemiBold);
    const QFontMetricsF metrics(font);
    QList<double> wanted;
    for (const Label& label : m_labels)
        wanted << std::clamp(mParentPlot->yAxis->coordToPixel(label.ms), area.top(), area.bottom());
    const QList<double> places = spreadLabels(wanted, metrics.height(), area.top() - 4, area.bottom() + 4);
    painter.setFont(font);
    for (qsizetype i = 0; i < m_labels.size(); ++i) {
        const auto& lines = m_theme->lines;
        painter.setPen(lines[static_cast<std::size_t>(m_labels[i].color) % lines.size()]);
        const double width = mParentPlot->width() - area.right() - 6;
        painter.drawText(QRectF(area.right() + 6, places[i] - metrics.height() / 2, width, metrics.height()),
            Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, m_labels[i].text);
    }
}

} // namespace socketscope::ui
