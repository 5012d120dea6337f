// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/plot/latencyplot.h"

#include "ui/trace/plot/axissteps.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/labels.h"
#include "ui/words/numbers.h"
#include "ui/words/probewords.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStackedLayout>
#include <QtWidgets/QToolTip>

#include <algorithm>
#include <cmath>

namespace socketscope::ui {

LatencyPlot::LatencyPlot(QWidget* parent)
    : QWidget(parent)
    , m_canvas(new LatencyCanvas(this))
{
    setAccessibleName(tr("Latency over time"));
    m_canvas->setAccessibleName(tr("Latency over time"));
    setAutoFillBackground(true);
    setFocusProxy(m_canvas);
    m_stack = new QStackedLayout(this);
    m_stack->addWidget(new EmptyState(tr("No latency yet"),
        tr("Once a trace runs, the round trips of the chosen hops are drawn here."), {}, this));
    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    buildHead();
    column->addWidget(m_head);
    column->addWidget(m_canvas, 1);
    m_stack->addWidget(page);
    connectCanvas();
    showState();
}

QPushButton* LatencyPlot::addChip(const QString& text, const QString& toolTip)
{
    auto* chip = new QPushButton(text, m_head);
    chip->setProperty("kind", QStringLiteral("chip"));
    chip->setFont(textFont(0.87));
    chip->setToolTip(toolTip);
    chip->setCursor(Qt::PointingHandCursor);
    m_head->layout()->addWidget(chip);
    return chip;
}

void LatencyPlot::buildHead()
{
    m_head = new QWidget(this);
    auto* row = new QHBoxLayout(m_head);
    row->setContentsMargins(12, 7, 12, 0);
    row->setSpacing(6);
    m_title = new ElidedLabel({}, m_head);
    setLabelStyle(m_title, LabelStyle::Small);
    row->addWidget(m_title, 1);
    m_periodChip = addChip({}, tr("Back to the whole trace (Esc)"));
    connect(m_periodChip, &QPushButton::clicked, this, &LatencyPlot::clearPeriod);
    m_follow = addChip(tr("Follow"), tr("Go to the newest probes and stay with them (End)"));
    connect(m_follow, &QPushButton::clicked, this, &LatencyPlot::follow);
    m_hopMenu = new QMenu(this);
    connect(m_hopMenu, &QMenu::aboutToShow, this, &LatencyPlot::fillHopMenu);
    addChip(tr("Hops"), tr("Choose which hops are drawn"))->setMenu(m_hopMenu);
    m_focus = addChip(tr("Focus"),
        tr("Drag over the plot to choose a period; the table then counts only that. Shift and drag does the "
           "same."));
    m_focus->setObjectName(QStringLiteral("plotFocus"));
    m_focus->setCheckable(true);
    connect(m_focus, &QPushButton::toggled, m_canvas, &LatencyCanvas::setChoosing);
}

void LatencyPlot::connectCanvas()
{
    connect(m_canvas, &LatencyCanvas::zoomAsked, this, &LatencyPlot::zoom);
    connect(m_canvas, &LatencyCanvas::panAsked, this, &LatencyPlot::pan);
    connect(m_canvas, &LatencyCanvas::allAsked, this, &LatencyPlot::showAll);
    connect(m_canvas, &LatencyCanvas::resized, this, &LatencyPlot::redraw);
    connect(m_canvas, &LatencyCanvas::periodDragged, this, &LatencyPlot::choose);
    connect(m_canvas, &LatencyCanvas::pointed, this, &LatencyPlot::point);
    connect(m_canvas, &LatencyCanvas::clicked, this, &LatencyPlot::click);
}

void LatencyPlot::show(const trace::Hops& hops, const QList<int>& ttls)
{
    if (hops.revision() == m_revision && ttls == m_ttls && hops.startedAt() == m_set.startedAt())
        return;
    if (m_revision != UINT64_MAX && (hops.revision() < m_revision || hops.sentCount() < m_sent))
        clear();
    m_revision = hops.revision();
    m_sent = hops.sentCount();
    showHops(hops.all(), hops.startedAt(), ttls);
}

void LatencyPlot::showHops(const std::vector<trace::Hop>& hops, Instant startedAt, const QList<int>& ttls)
{
    if (startedAt != m_set.startedAt())
        clear();
    m_ttls = ttls;
    m_known.clear();
    for (const trace::Hop& hop : hops)
        m_known << hop.ttl;
    if (!m_set.update(hops, startedAt, ttls))
        return;
    m_window.setLast(m_set.lastAt());
    showState();
    redraw();
}

void LatencyPlot::clear()
{
    m_set.clear();
    m_ttls.clear();
    m_known.clear();
    m_revision = UINT64_MAX;
    m_window = {};
    clearPeriod();
    showState();
    redraw();
}

QColor LatencyPlot::colorOf(int ttl) const
{
    const auto& colors = Theme::of(this).lines;
    const auto* line = m_set.line(ttl);
    return line ? colors[static_cast<std::size_t>(line->color) % colors.size()] : QColor();
}

QString LatencyPlot::title() const
{
    QStringList numbers;
    for (const auto& line : m_set.lines())
        numbers << QString::number(line.ttl);
    if (numbers.size() < 2)
        return tr("Latency over time: hop %1").arg(numbers.value(0));
    const QString last = numbers.takeLast();
    return tr("Latency over time: hops %1 and %2").arg(numbers.join(QStringLiteral(", ")), last);
}

void LatencyPlot::fillHopMenu()
{
    m_hopMenu->clear();
    m_hopMenu->addAction(tr("First, last and selected hop"), this, [this] { Q_EMIT hopsChosen({}); });
    m_hopMenu->addSeparator();
    for (const int ttl : m_known) {
        QAction* action = m_hopMenu->addAction(tr("Hop %1").arg(ttl));
        action->setCheckable(true);
        action->setChecked(m_ttls.contains(ttl));
        connect(action, &QAction::toggled, this, [this, ttl](bool on) {
            QList<int> ttls = m_ttls;
            on ? ttls.append(ttl) : static_cast<void>(ttls.removeAll(ttl));
            Q_EMIT hopsChosen(ttls);
        });
    }
}

void LatencyPlot::redraw()
{
    m_canvas->setContent(m_set, m_window, m_period);
}

void LatencyPlot::showState()
{
    m_stack->setCurrentIndex(m_set.hasSamples() ? 1 : 0);
    const auto& lines = m_set.lines();
    const auto losses = [](const auto& line) { return line.series.lostCount() > 0; };
    const QString text
        = std::any_of(lines.begin(), lines.end(), losses) ? tr("%1 · red × = lost").arg(title()) : title();
    if (text != m_title->text()) {
        m_title->setText(text);
        m_canvas->setAccessibleDescription(
            tr("%1. Arrow keys pan, plus and minus zoom, Home shows all, End follows.").arg(text));
    }
    m_follow->setVisible(!m_window.isFollowing());
    m_periodChip->setVisible(m_period.has_value());
    if (m_period)
        m_periodChip->setText(tr("Period %1  ×").arg(periodText(m_period->from, m_period->to)));
}

void LatencyPlot::zoom(double about, double factor)
{
    m_window.zoom(about, factor);
    showState();
    redraw();
}

void LatencyPlot::pan(double by)
{
    m_window.pan(by);
    showState();
    redraw();
}

void LatencyPlot::showAll()
{
    m_window.showAll();
    showState();
    redraw();
}

void LatencyPlot::follow()
{
    m_window.follow();
    showState();
    redraw();
}

Instant LatencyPlot::instantOf(double seconds) const
{
    return m_set.startedAt() + std::chrono::duration_cast<Duration>(std::chrono::duration<double>(seconds));
}

void LatencyPlot::choose(double from, double to, bool done)
{
    m_period = Period {std::max(from, m_window.from()), std::min(to, m_window.to())};
    if (m_period->from >= m_period->to) {
        m_period.reset();
        done = false;
    }
    showState();
    redraw();
    if (!done)
        return;
    m_focus->setChecked(false);
    Q_EMIT periodChosen(instantOf(m_period->from), instantOf(m_period->to));
}

void LatencyPlot::clearPeriod()
{
    if (!m_period)
        return;
    m_period.reset();
    showState();
    redraw();
    Q_EMIT periodCleared();
}

bool LatencyPlot::takeBack()
{
    if (m_period) {
        clearPeriod();
        return true;
    }
    const bool isChoosing = m_focus->isChecked();
    m_focus->setChecked(false);
    return isChoosing;
}

QString LatencyPlot::describe(const LatencySet::Hit& hit) const
{
    const LatencySeries& series = m_set.line(hit.ttl)->series;
    const QString what = series.isAnswered(hit.index) ? roundTripText(std::chrono::duration_cast<Duration>(
                             std::chrono::duration<double, std::milli>(series.ms(hit.index))))
                                                      : tr("lost");
    const Instant at = instantOf(series.at(hit.index));
    QString text = tr("Hop %1 · %2\nProbe %3, sent %4 s after the start")
                       .arg(QString::number(hit.ttl), what, QString::number(series.probe(hit.index)),
                           timeText(instantAt((at - m_set.startedAt()).count())));
    if (m_wallStart.isValid())
        text += QLatin1Char('\n')
            + m_wallStart.addMSecs(nanoseconds(at) / 1'000'000)
                  .toLocalTime()
                  .toString(QStringLiteral("HH:mm:ss.zzz"));
    return text;
}

void LatencyPlot::point(QPoint place)
{
    const QRect area = m_canvas->plotArea();
    const auto hit = area.contains(place)
        ? m_set.nearest(m_canvas->timeAt(place.x()), m_canvas->msAt(place.y()), m_canvas->msPerSecond())
        : std::nullopt;
    if (!hit)
        return QToolTip::hideText();
    QToolTip::showText(m_canvas->mapToGlobal(place), describe(*hit), m_canvas);
}

void LatencyPlot::click(QPoint place)
{
    if (!m_canvas->plotArea().contains(place))
        return;
    const auto hit
        = m_set.nearest(m_canvas->timeAt(place.x()), m_canvas->msAt(place.y()), m_canvas->msPerSecond());
    if (hit)
        Q_EMIT probeChosen(m_set.line(hit->ttl)->series.probe(hit->index));
}

/// Esc belongs to the plot only while there is something to take back.
bool LatencyPlot::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Escape && (m_period || m_focus->isChecked())) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void LatencyPlot::keyPressEvent(QKeyEvent* event)
{
    constexpr double factor = 0.7;
    const double middle = (m_window.from() + m_window.to()) / 2;
    switch (event->key()) {
    case Qt::Key_Left:
        return pan(-m_window.span() / 8);
    case Qt::Key_Right:
        return pan(m_window.span() / 8);
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoom(m_window.isFollowing() ? m_window.to() : middle, factor);
    case Qt::Key_Minus:
        return zoom(middle, 1 / factor);
    case Qt::Key_Home:
        return showAll();
    case Qt::Key_End:
        return follow();
    case Qt::Key_Escape:
        if (takeBack())
            return;
        [[fallthrough]];
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace socketscope::ui
