// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/plot/latencycanvas.h"

#include "ui/trace/plot/axissteps.h"
#include "ui/trace/plot/latencymarks.h"

#include <QtGui/QMouseEvent>
#include <QtGui/QWheelEvent>

#include <algorithm>
#include <cmath>

namespace socketscope::ui {
namespace {

constexpr int topMargin = 10;
constexpr int gapToLabels = 5;
constexpr double pixelsOfAStep = 90; ///< at least between two times
constexpr double pixelsOfAClick = 4; ///< moved less than this, a drag was none

class TimeTicker final : public QCPAxisTicker {
public:
    explicit TimeTicker(const QCPAxis& axis)
        : m_axis(axis)
    {
    }

protected:
    double getTickStep(const QCPRange& range) override
    {
        const double pixels = std::max(1, m_axis.axisRect()->width());
        return m_step = timeStep(range.size() * pixelsOfAStep / pixels);
    }
    int getSubTickCount(double) override { return 0; }
    QString getTickLabel(double tick, const QLocale&, QChar, int) override { return timeLabel(tick, m_step); }

private:
    const QCPAxis& m_axis;
    double m_step = 1;
};

/// "0", "20", and "40 ms" at the top.
class MsTicker final : public QCPAxisTicker {
public:
    explicit MsTicker(const QCPAxis& axis)
        : m_axis(axis)
    {
    }

protected:
    double getTickStep(const QCPRange& range) override
    {
        constexpr int pixelsOfALine = 42;
        m_top = range.upper;
        return m_step = valueStep(range.upper, std::max(1, m_axis.axisRect()->height() / pixelsOfALine));
    }
    int getSubTickCount(double) override { return 0; }
    QString getTickLabel(double tick, const QLocale&, QChar, int) override
    {
        const QString number = QString::number(tick, 'g', 4);
        return tick + m_step > m_top * (1 + 1e-9) ? LatencyCanvas::tr("%1 ms").arg(number) : number;
    }

private:
    const QCPAxis& m_axis;
    double m_step = 1;
    double m_top = 1;
};

} // namespace

LatencyCanvas::LatencyCanvas(QWidget* parent)
    : QCustomPlot(parent)
    , m_theme(&Theme::of(this))
    , m_marks(new LatencyMarks(this))
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAntialiasedElements(QCP::aeScatters);
    setNotAntialiasedElements(QCP::aeGrid | QCP::aeAxes);
    setPlottingHint(QCP::phFastPolylines);
    setUpAxes();
    colorAxes();
}

LatencyCanvas::~LatencyCanvas() = default;

void LatencyCanvas::setUpAxes()
{
    const QFont font = textFont(0.8);
    const QFontMetrics metrics(font);
    axisRect()->setAutoMargins(QCP::msNone);
    axisRect()->setMargins({metrics.horizontalAdvance(tr("%1 ms").arg(5000)) + 2 * gapToLabels, topMargin,
        metrics.horizontalAdvance(tr("hop %1").arg(88)) + 4 * gapToLabels,
        metrics.height() + 2 * gapToLabels});
    for (QCPAxis* axis : {xAxis, yAxis}) {
        axis->setTickLabelFont(font);
        axis->setTickLength(0);
        axis->setSubTicks(false);
        axis->setTickLabelPadding(gapToLabels);
    }
    xAxis->setTicker(QSharedPointer<TimeTicker>::create(*xAxis));
    yAxis->setTicker(QSharedPointer<MsTicker>::create(*yAxis));
    xAxis->grid()->setVisible(false);
    xAxis->setRange(0, 1);
    yAxis->setRange(0, 1);
}

void LatencyCanvas::colorAxes()
{
    m_marks->setTheme(*m_theme);
    setBackground(m_theme->page);
    for (QCPAxis* axis : {xAxis, yAxis}) {
        axis->setBasePen(QPen(m_theme->border));
        axis->setTickPen(QPen(m_theme->border)); // of no length: part of the line
        axis->setTickLabelColor(m_theme->quiet);
        QColor faint = m_theme->border;
        faint.setAlphaF(0.6F);
        axis->grid()->setPen(QPen(faint));
        axis->grid()->setZeroLinePen(Qt::NoPen);
    }
}

void LatencyCanvas::setTheme(const Theme& theme)
{
    m_theme = &theme;
    colorAxes();
}

QRect LatencyCanvas::plotArea() const
{
    return axisRect()->rect();
}

double LatencyCanvas::msPerSecond() const
{
    const double msOfAPixel = yAxis->range().size() / std::max(1, axisRect()->height());
    const double secondsOfAPixel = xAxis->range().size() / std::max(1, axisRect()->width());
    return secondsOfAPixel > 0 ? msOfAPixel / secondsOfAPixel : 1;
}

QCPGraph* LatencyCanvas::graphOf(int index)
{
    while (graphCount() <= index)
        addGraph()->setAdaptiveSampling(false);
    return graph(index);
}

void LatencyCanvas::setContent(
    const LatencySet& set, const TimeWindow& window, const std::optional<Period>& period)
{
    plotLayout()->setOuterRect(rect());
    plotLayout()->update(QCPLayoutElement::upPreparation);
    plotLayout()->update(QCPLayoutElement::upMargins);
    plotLayout()->update(QCPLayoutElement::upLayout);
    xAxis->setRange(window.from(), window.to());
    m_marks->clear();
    m_marks->setPeriod(period);
    const int columns = std::max(1, qRound(axisRect()->width() * std::min(2.0, devicePixelRatioF())));
    double most = 0;
    int slot = 0;
    for (const LatencySet::Line& line : set.lines()) {
        const LatencySeries::Shape shape = line.series.shape(window.from(), window.to(), columns);
        most = std::max(most, shape.mostMs.value_or(0));
        fillLine(slot++, line, shape);
        if (const auto end = line.series.lastAnswered(window.to()))
            m_marks->addLabel({tr("hop %1").arg(line.ttl), end->ms, line.color});
        m_marks->addLosses(shape.losses);
    }
    for (int spare = 2 * slot; spare < graphCount(); ++spare)
        graph(spare)->data()->clear();
    yAxis->setRange(0, roundCeiling(most * 1.02));
    replot(QCustomPlot::rpQueuedReplot);
}

/// Each hop has two graphs: its line, and the points that stand alone.
void LatencyCanvas::fillLine(int slot, const LatencySet::Line& line, const LatencySeries::Shape& shape)
{
    constexpr double dotSize = 4.5;
    const QColor color = m_theme->lines[static_cast<std::size_t>(line.color) % m_theme->lines.size()];
    const auto toData = [](const std::vector<LatencySeries::Point>& points) {
        QVector<QCPGraphData> graphData;
        graphData.reserve(static_cast<qsizetype>(points.size()));
        for (const auto& point : points)
            graphData.append({point.at, point.ms});
        return graphData;
    };
    QCPGraph* stroke = graphOf(2 * slot);
    // Where every pixel goes up and down, smooth strokes cost a hundred times as much and look no better.
    const bool isCrowded = shape.line.size() > static_cast<std::size_t>(std::max(1, axisRect()->width()));
    stroke->setAntialiased(!isCrowded);
    stroke->setPen(QPen(color, isCrowded ? 0 : 1.5));
    stroke->data()->set(toData(shape.line), true);
    QCPGraph* dots = graphOf(2 * slot + 1);
    dots->setPen(QPen(color, 1));
    dots->setLineStyle(QCPGraph::lsNone);
    dots->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, color, color, dotSize));
    dots->data()->set(toData(shape.dots), true);
}

void LatencyCanvas::setChoosing(bool choosing)
{
    m_choosing = choosing;
    setCursor(choosing ? Qt::CrossCursor : Qt::ArrowCursor);
}

void LatencyCanvas::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const bool chooses = m_choosing || (event->modifiers() & Qt::ShiftModifier) != 0;
    m_drag = chooses ? Drag::Choose : Drag::Pan;
    m_pressed = m_last = event->position();
    m_moved = false;
    event->accept();
}

void LatencyCanvas::mouseMoveEvent(QMouseEvent* event)
{
    if (m_drag == Drag::None) {
        Q_EMIT pointed(event->position().toPoint());
        return;
    }
    const QPointF place = event->position();
    if (!m_moved && std::abs(place.x() - m_pressed.x()) < pixelsOfAClick)
        return;
    m_moved = true;
    if (m_drag == Drag::Choose) {
        const auto [from, to] = std::minmax({timeAt(m_pressed.x()), timeAt(place.x())});
        Q_EMIT periodDragged(from, to, false);
    } else {
        setCursor(Qt::ClosedHandCursor);
        Q_EMIT panAsked(timeAt(m_last.x()) - timeAt(place.x()));
    }
    m_last = place;
}

void LatencyCanvas::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || m_drag == Drag::None)
        return;
    const Drag drag = std::exchange(m_drag, Drag::None);
    setCursor(m_choosing ? Qt::CrossCursor : Qt::ArrowCursor);
    if (!m_moved) {
        Q_EMIT clicked(event->position().toPoint());
    } else if (drag == Drag::Choose) {
        const auto [from, to] = std::minmax({timeAt(m_pressed.x()), timeAt(event->position().x())});
        Q_EMIT periodDragged(from, to, true);
    }
}

void LatencyCanvas::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        Q_EMIT allAsked();
}

void LatencyCanvas::wheelEvent(QWheelEvent* event)
{
    constexpr double factorOfANotch = 0.8;
    constexpr double notch = 120;
    const QPoint turned = event->angleDelta();
    if (turned.y() != 0)
        Q_EMIT zoomAsked(timeAt(event->position().x()), std::pow(factorOfANotch, turned.y() / notch));
    else if (turned.x() != 0)
        Q_EMIT panAsked(-xAxis->range().size() / 8 * turned.x() / notch);
    event->accept();
}

void LatencyCanvas::resizeEvent(QResizeEvent* event)
{
    QCustomPlot::resizeEvent(event);
    Q_EMIT resized();
}

void LatencyCanvas::changeEvent(QEvent* event)
{
    QCustomPlot::changeEvent(event);
    if (event->type() != QEvent::PaletteChange && event->type() != QEvent::FontChange)
        return;
    setUpAxes();
    setTheme(Theme::of(this));
    Q_EMIT resized();
}

} // namespace socketscope::ui
