// SPDX-License-Identifier: GPL-3.0-or-later
// The plot and the inspector on the page.
#include "ui/trace/hops/hoptable.h"
#include "ui/trace/inspector/probeinspector.h"
#include "ui/trace/path/pathview.h"
#include "ui/trace/plot/latencyplot.h"
#include "ui/trace/plotchoice.h"
#include "ui/trace/tracepage.h"
#include "ui/trace/tracestrip.h"

#include <QtWidgets/QSplitter>

namespace socketscope::ui {

namespace {

constexpr int inspectorWidth = 352;
constexpr int narrowInspector = 310;
constexpr int leastInspectorWidth = 260;
constexpr int widthForAll = 1300; ///< below this, the inspector is narrow
constexpr int widthForInspector = 980; ///< below this, it opens only when it is asked for
constexpr int leastTable = 120;
constexpr int leastPlot = 170;
constexpr int flattestPlot = 110; ///< where rows need the room

} // namespace

void TracePage::buildPlot()
{
    m_plot = new LatencyPlot(m_views);
    m_views->addWidget(m_plot);
    m_views->setStretchFactor(0, 0);
    m_views->setStretchFactor(1, 1);
    connect(m_views, &QSplitter::splitterMoved, this, [this] { m_ownHeights = true; });
    connect(m_plot, &LatencyPlot::periodChosen, this, [this](Instant from, Instant to) {
        showPeriod(TracePeriod {from, to});
    });
    connect(m_plot, &LatencyPlot::periodCleared, this, [this] { showPeriod({}); });
    connect(m_plot, &LatencyPlot::hopsChosen, this, [this](const QList<int>& ttls) {
        m_plotted = ttls;
        m_stale = true;
        Q_EMIT wantsFrame();
    });
    connect(m_plot, &LatencyPlot::probeChosen, this, [this](quint32 probe) {
        const ProbePlace place = placeOfProbe(shown(), probe);
        if (place.ttl != 0)
            select(place.ttl, place.responder);
        showProbe(probe);
    });
}

void TracePage::buildInspector()
{
    m_inspector = new ProbeInspector(m_splitter);
    m_inspector->setMinimumWidth(leastInspectorWidth);
    m_splitter->addWidget(m_inspector);
    m_splitter->setCollapsible(1, true);
    m_splitter->setStretchFactor(1, 0);
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { m_ownWidths = true; });
    connect(m_strip, &TraceStrip::inspectorAsked, this, &TracePage::showInspector);
}

void TracePage::showInspector(bool shown)
{
    m_strip->setInspectorShown(shown);
    m_inspector->setVisible(shown);
}

/// Until a person has chosen otherwise: the table is as high as its rows, the plot takes the rest. Where
/// there is no room for both, rows stand closer, and then the plot is as flat as can be read.
void TracePage::shareRoom()
{
    if (!m_ownWidths) {
        const int inspector = width() < widthForAll ? narrowInspector : inspectorWidth;
        m_splitter->setSizes({width() - inspector, inspector});
    }
    if (m_ownHeights)
        return;
    const int all = m_views->height();
    m_table->setDense(all - m_table->wholeHeight(false) - 1 < leastPlot);
    const int wished = m_table->wholeHeight(m_table->isDense()) + 1;
    const int plot = qMax(all - wished, qBound(flattestPlot, all / 4, leastPlot));
    const int table = qBound(0, qMax(leastTable, all - plot), all);
    m_views->setSizes({table, all - table});
}

void TracePage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    const bool wide = width() >= widthForInspector;
    if (wide != m_wide)
        showInspector(wide);
    m_wide = wide;
    shareRoom();
}

void TracePage::showProbe(quint32 probe)
{
    m_probe = probe;
    if (probe == 0)
        m_inspector->clear();
    inspect();
}

void TracePage::showStray(quint64 seq)
{
    m_probe = 0;
    showInspector(true);
    m_inspector->showStray(m_desk->journal(), seq);
}

/// What became of the probe may have changed.
void TracePage::inspect()
{
    if (m_probe != 0)
        m_inspector->showProbe(m_desk->journal(), m_desk->reader(), m_probe);
}

/// The table counts what was sent in that time; nothing: all.
void TracePage::showPeriod(const std::optional<TracePeriod>& period)
{
    m_period = period;
    m_table->showHops(shown(), m_period); // frozen, too: that is when one looks closer
}

/// Another trace: nothing of the last one stays.
void TracePage::forgetViews()
{
    m_plot->clear();
    m_plot->setWallStart(
        QDateTime::fromString(QString::fromStdString(m_desk->source().header.start), Qt::ISODateWithMs));
    m_inspector->clear();
    m_chosen.reset();
    m_period.reset();
    m_plotted.clear();
    m_probe = 0;
}

} // namespace socketscope::ui
