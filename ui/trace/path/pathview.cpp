// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/path/pathview.h"

#include "ui/trace/path/pathpainter.h"
#include "ui/trace/path/pathtext.h"

#include <QtGui/QHelpEvent>
#include <QtGui/QKeyEvent>
#include <QtGui/QMouseEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QToolTip>

#include <algorithm>
#include <cmath>

namespace socketscope::ui {

namespace {

double unitOf()
{
    return QFontMetricsF(PathPainter::addressFont()).height();
}

/// Of who was not asked there is nothing to show.
bool canBeChosen(const PathNode& node)
{
    return node.kind != PathNode::Kind::Passed && node.kind != PathNode::Kind::Unasked;
}

} // namespace

PathView::PathView(QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_geometry(unitOf())
{
    installSpokenItems();
    setObjectName(QStringLiteral("path"));
    setAccessibleName(tr("The path, hop by hop"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    viewport()->setMouseTracking(true);
    horizontalScrollBar()->setSingleStep(static_cast<int>(3 * m_geometry.unit()));
}

void PathView::showHops(const trace::Hops& hops)
{
    PathLayout layout(hops);
    if (layout == m_layout)
        return;
    m_layout = std::move(layout);
    m_hovered = -1;
    relayout();
}

void PathView::relayout()
{
    const QSize before = sizeHint();
    PathPainter::measure(m_geometry, m_layout);
    m_geometry.setWidth(viewport()->width());
    const auto width = static_cast<int>(std::ceil(m_geometry.contentsSize().width()));
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setRange(0, std::max(0, width - viewport()->width()));
    if (sizeHint() != before)
        updateGeometry();
    viewport()->update();
}

QSize PathView::sizeHint() const
{
    const auto height = static_cast<int>(std::ceil(m_geometry.contentsSize().height()));
    const bool scrolls = horizontalScrollBar()->maximum() > 0;
    return {600, height + (scrolls ? horizontalScrollBar()->sizeHint().height() : 0)};
}

QSize PathView::minimumSizeHint() const
{
    return {200, sizeHint().height()};
}

double PathView::offset() const
{
    return horizontalScrollBar()->value();
}

void PathView::select(int ttl, int responder)
{
    m_chosen = Chosen {static_cast<std::uint8_t>(ttl), responder};
    reveal(selectedNode());
    viewport()->update();
}

void PathView::selectNone()
{
    m_chosen.reset();
    viewport()->update();
}

int PathView::selectedNode() const
{
    return m_chosen ? m_layout.nodeOf(m_chosen->ttl, m_chosen->responder) : -1;
}

QString PathView::spokenText(qint64 node) const
{
    return ui::spokenText(m_layout.nodes()[static_cast<std::size_t>(node)], m_names);
}

QRect PathView::spokenPlace(qint64 node) const
{
    const QRect inView = nodeRect(static_cast<int>(node));
    return {viewport()->mapToGlobal(inView.topLeft()), inView.size()};
}

QRect PathView::nodeRect(int index) const
{
    return m_geometry.around(m_layout.nodes()[static_cast<std::size_t>(index)])
        .translated(-offset(), 0)
        .toRect();
}

int PathView::nodeAt(QPointF position) const
{
    const QPointF there = position + QPointF(offset(), 0);
    int best = -1;
    double nearest = 0;
    for (int i = 0; i < static_cast<int>(m_layout.nodes().size()); ++i) {
        const PathNode& node = m_layout.nodes()[static_cast<std::size_t>(i)];
        const QPointF away = m_geometry.centre(node) - there;
        const double distance = std::hypot(away.x(), away.y());
        if (m_geometry.around(node).contains(there) && (best < 0 || distance < nearest)) {
            best = i;
            nearest = distance;
        }
    }
    return best;
}

void PathView::choose(int node)
{
    if (node < 0)
        return;
    const PathNode& chosen = m_layout.nodes()[static_cast<std::size_t>(node)];
    if (!canBeChosen(chosen))
        return;
    select(chosen.ttl, chosen.responder);
    announce();
    Q_EMIT selected(chosen.ttl, chosen.responder);
}

void PathView::reveal(int node)
{
    if (node < 0)
        return;
    const QRectF around = m_geometry.around(m_layout.nodes()[static_cast<std::size_t>(node)]);
    const double margin = 2 * m_geometry.unit();
    if (around.left() < offset() + margin)
        horizontalScrollBar()->setValue(static_cast<int>(around.left() - margin));
    else if (around.right() > offset() + viewport()->width() - margin)
        horizontalScrollBar()->setValue(static_cast<int>(around.right() + margin - viewport()->width()));
}

/// To the next column whose node can be chosen; along the same slot where there is one.
void PathView::stepColumn(int by)
{
    const std::vector<PathNode>& nodes = m_layout.nodes();
    const int now = selectedNode();
    int column = now >= 0 ? nodes[static_cast<std::size_t>(now)].column + by
        : by > 0          ? 0
                          : m_layout.columns() - 1;
    const double slot = now >= 0 ? nodes[static_cast<std::size_t>(now)].slot : 0;
    for (; column >= 0 && column < m_layout.columns(); column += by) {
        int best = -1;
        for (int i = 0; i < static_cast<int>(nodes.size()); ++i) {
            const PathNode& node = nodes[static_cast<std::size_t>(i)];
            if (node.column != column || !canBeChosen(node))
                continue;
            if (best < 0
                || std::abs(node.slot - slot) < std::abs(nodes[static_cast<std::size_t>(best)].slot - slot))
                best = i;
        }
        if (best >= 0)
            return choose(best);
    }
}

void PathView::stepSlot(int by)
{
    const int now = selectedNode();
    if (now < 0)
        return stepColumn(1);
    const int next = now + by;
    const std::vector<PathNode>& nodes = m_layout.nodes();
    if (next >= 0 && next < static_cast<int>(nodes.size())
        && nodes[static_cast<std::size_t>(next)].column == nodes[static_cast<std::size_t>(now)].column)
        choose(next);
}

void PathView::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        return stepColumn(-1);
    case Qt::Key_Right:
        return stepColumn(1);
    case Qt::Key_Up:
        return stepSlot(-1);
    case Qt::Key_Down:
        return stepSlot(1);
    case Qt::Key_Home:
        m_chosen.reset();
        return stepColumn(1);
    case Qt::Key_End:
        m_chosen.reset();
        return stepColumn(-1);
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void PathView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        choose(nodeAt(event->position()));
}

void PathView::mouseMoveEvent(QMouseEvent* event)
{
    const int node = nodeAt(event->position());
    if (node == m_hovered)
        return;
    m_hovered = node;
    viewport()->setCursor(node >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    viewport()->update();
}

bool PathView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::Leave && m_hovered >= 0) {
        m_hovered = -1;
        viewport()->update();
    }
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int node = nodeAt(help->pos());
        if (node < 0)
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(),
                QStringLiteral("<p>%1</p>").arg(spokenText(node).toHtmlEscaped()), viewport(),
                nodeRect(node));
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void PathView::wheelEvent(QWheelEvent* event)
{
    const QPoint delta = event->angleDelta();
    const int along = delta.x() != 0 ? delta.x() : delta.y();
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() - along / 2);
    event->accept();
}

void PathView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        m_geometry = PathGeometry(unitOf());
        relayout();
    }
    QAbstractScrollArea::changeEvent(event);
}

void PathView::resizeEvent(QResizeEvent*)
{
    relayout();
}

void PathView::scrollContentsBy(int, int)
{
    viewport()->update();
}

void PathView::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    const Theme& theme = Theme::of(this);
    painter.fillRect(viewport()->rect(), theme.page);
    painter.translate(-offset(), 0);
    PathPainter(painter, theme,
        {.layout = m_layout,
            .geometry = m_geometry,
            .selected = selectedNode(),
            .hovered = m_hovered,
            .focused = hasFocus()})
        .paint();
}

QSize PathView::pictureSize() const
{
    return m_geometry.contentsSize().toSize();
}

void PathView::paintPicture(QPainter& painter, const Theme& theme) const
{
    painter.fillRect(QRect(QPoint(0, 0), pictureSize()), theme.page);
    PathPainter(painter, theme, {.layout = m_layout, .geometry = m_geometry}).paint();
}

void PathView::announce()
{
    announceSpoken(this, selectedNode());
}

} // namespace socketscope::ui
