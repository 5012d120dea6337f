// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/path/pathpainter.h"

#include "ui/trace/path/pathtext.h"

#include <QtCore/QCoreApplication>
#include <QtGui/QFontMetricsF>
#include <QtGui/QPainter>
#include <QtGui/QPainterPath>

#include <algorithm>

namespace socketscope::ui {

using Kind = PathNode::Kind;

namespace {

class PathWords {
    Q_DECLARE_TR_FUNCTIONS(PathWords)
};

const QFont::Weight numberWeight = QFont::DemiBold;

/// Nobody has answered from there.
bool isDashed(const PathNode& node)
{
    return node.kind == Kind::Waiting || node.kind == Kind::Passed || node.kind == Kind::Unasked;
}

} // namespace

PathPainter::PathPainter(QPainter& painter, const Theme& theme, const Picture& picture)
    : m_painter(painter)
    , m_theme(theme)
    , m_picture(picture)
    , m_geometry(picture.geometry)
{
}

QFont PathPainter::addressFont()
{
    return codeFont(0.87);
}

QFont PathPainter::latencyFont()
{
    return textFont(0.9);
}

void PathPainter::measure(PathGeometry& geometry, const PathLayout& layout)
{
    const QFontMetricsF address(addressFont());
    const QFontMetricsF latency(latencyFont());
    double widest = 0;
    double widestLatency = 0;
    for (const PathNode& node : layout.nodes()) {
        widest = std::max(widest, address.horizontalAdvance(aboveText(node)));
        widestLatency = std::max(widestLatency, latency.horizontalAdvance(belowText(node)));
    }
    geometry.setContents(layout, widest, widestLatency);
}

void PathPainter::paint()
{
    m_painter.setRenderHint(QPainter::Antialiasing);
    for (const PathEdge& edge : m_picture.layout.edges()) {
        if (edge.kind == PathEdge::Kind::Back)
            paintBack(edge);
        else
            paintEdge(edge);
    }
    for (int i = 0; i < static_cast<int>(m_picture.layout.nodes().size()); ++i)
        paintNode(i);
    if (m_picture.layout.isUnsure() && !m_picture.layout.loops())
        paintLegend();
}

/// Below the first edges that are only possible.
void PathPainter::paintLegend()
{
    const std::vector<PathNode>& nodes = m_picture.layout.nodes();
    const auto first
        = std::find_if(nodes.begin(), nodes.end(), [](const PathNode& node) { return node.unsure; });
    const QString text = PathWords::tr("dashed: which of these ways there are is not known");
    const QSizeF all = m_geometry.contentsSize();
    const double half = QFontMetricsF(latencyFont()).horizontalAdvance(text) / 2 + m_geometry.unit();
    const double middle = std::clamp(
        m_geometry.centre(*first).x() - m_geometry.pitch() / 2, half, std::max(half, all.width() - half));
    m_painter.setFont(latencyFont());
    m_painter.setPen(m_theme.quiet);
    m_painter.drawText(QRectF(middle - half, all.height() - m_geometry.lineHeight() - 0.3 * m_geometry.unit(),
                           2 * half, m_geometry.lineHeight()),
        Qt::AlignCenter | Qt::TextSingleLine, text);
}

void PathPainter::paintEdge(const PathEdge& edge)
{
    const std::vector<PathNode>& nodes = m_picture.layout.nodes();
    const QPointF a
        = m_geometry.centre(nodes[static_cast<std::size_t>(edge.from)]) + QPointF(m_geometry.radius(), 0);
    const QPointF b
        = m_geometry.centre(nodes[static_cast<std::size_t>(edge.to)]) - QPointF(m_geometry.radius(), 0);
    QPainterPath path(a);
    const double bend = (b.x() - a.x()) * 0.5;
    path.cubicTo(a + QPointF(bend, 0), b - QPointF(bend, 0), b);
    QPen pen(m_theme.inferred, 1.5);
    if (edge.kind == PathEdge::Kind::Unseen) {
        pen.setDashPattern({3, 2.4});
    } else if (edge.kind == PathEdge::Kind::Possible) {
        QColor color = m_theme.accent;
        color.setAlphaF(0.5F);
        pen = QPen(color, 1.3);
        pen.setDashPattern({3, 2.4});
    } else {
        QColor color = m_theme.accent;
        color.setAlphaF(static_cast<float>(0.45 + 0.55 * std::min(1.0, edge.share * 1.6)));
        pen = QPen(color, 1.6 + 1.2 * std::min(1.0, edge.share * 1.4));
    }
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(pen);
    m_painter.drawPath(path);
}

/// Around below the nodes, back to where the loop begins.
void PathPainter::paintBack(const PathEdge& edge)
{
    const std::vector<PathNode>& nodes = m_picture.layout.nodes();
    const double unit = m_geometry.unit();
    const double out = m_geometry.radius() + 0.9 * unit;
    const QPointF from = m_geometry.centre(nodes[static_cast<std::size_t>(edge.from)]);
    const QPointF to = m_geometry.centre(nodes[static_cast<std::size_t>(edge.to)]);
    const double bottom = m_geometry.contentsSize().height() - 1.1 * unit;
    QPainterPath path(from + QPointF(m_geometry.radius(), 0));
    path.cubicTo(
        from + QPointF(out + unit, 0), QPointF(from.x() + out + unit, bottom), QPointF(from.x(), bottom));
    path.lineTo(to.x(), bottom);
    const QPointF tip = to - QPointF(m_geometry.radius() * 0.8, -m_geometry.radius() * 0.8);
    path.cubicTo(QPointF(to.x() - out - unit, bottom), tip + QPointF(-1.4 * unit, 1.2 * unit), tip);
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(m_theme.lost, 1.8));
    m_painter.drawPath(path);
    const double head = 0.42 * unit;
    m_painter.setBrush(m_theme.lost);
    m_painter.setPen(Qt::NoPen);
    m_painter.drawPolygon(
        QPolygonF({tip, tip + QPointF(-1.5 * head, 0.1 * head), tip + QPointF(-0.1 * head, 1.5 * head)}));
    const QString text = PathWords::tr("a loop: from here it starts again");
    m_painter.setFont(latencyFont());
    const QSizeF size(QFontMetricsF(latencyFont()).horizontalAdvance(text) + unit, m_geometry.lineHeight());
    const QRectF box(QPointF((from.x() + to.x() - size.width()) / 2, bottom - size.height() / 2), size);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(m_theme.page);
    m_painter.drawRect(box);
    m_painter.setPen(m_theme.lost);
    m_painter.drawText(box, Qt::AlignCenter, text);
}

QColor PathPainter::colorOf(const PathNode& node) const
{
    switch (node.kind) {
    case Kind::Router:
    case Kind::More:
        return m_theme.accent;
    case Kind::Silent:
    case Kind::Waiting:
    case Kind::Passed:
    case Kind::Unasked:
        return m_theme.inferred;
    case Kind::Target:
        return m_theme.good;
    case Kind::Unreachable:
    case Kind::Dies:
        return m_theme.lost;
    }
    return m_theme.text;
}

void PathPainter::paintNode(int index)
{
    const PathNode& node = m_picture.layout.nodes()[static_cast<std::size_t>(index)];
    const QPointF middle = m_geometry.centre(node);
    const double radius = m_geometry.radius();
    const bool isSelected = index == m_picture.selected;
    const QColor color = colorOf(node);
    if (isSelected || index == m_picture.hovered) {
        QColor halo = isSelected ? m_theme.selectionBorder : color;
        halo.setAlphaF(isSelected ? 0.28F : 0.16F);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(halo);
        m_painter.drawEllipse(middle, radius + 4.5, radius + 4.5);
    }
    if (isSelected && m_picture.focused) {
        m_painter.setPen(QPen(m_theme.text, 1));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawEllipse(middle, radius + 5.5, radius + 5.5);
    }
    QPen pen(color, 2.2);
    if (isDashed(node))
        pen.setDashPattern({2, 1.6});
    m_painter.setPen(pen);
    m_painter.setBrush(isSelected ? m_theme.selection : m_theme.card);
    m_painter.drawEllipse(middle, radius, radius);
    paintMark(node, color);
    paintTexts(node);
}

/// The TTL; a check where it arrived, a cross where it ended.
void PathPainter::paintMark(const PathNode& node, const QColor& color)
{
    const QPointF middle = m_geometry.centre(node);
    const double arm = 0.26 * m_geometry.unit();
    m_painter.setBrush(Qt::NoBrush);
    if (node.kind == Kind::Target) {
        m_painter.setPen(QPen(color, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        m_painter.drawPolyline(QPolygonF({middle + QPointF(-1.1 * arm, 0.1 * arm),
            middle + QPointF(-0.3 * arm, 0.9 * arm), middle + QPointF(1.2 * arm, -0.8 * arm)}));
    } else if (node.kind == Kind::Dies || node.kind == Kind::Unreachable) {
        m_painter.setPen(QPen(color, 2, Qt::SolidLine, Qt::RoundCap));
        m_painter.drawLine(middle - QPointF(arm, arm), middle + QPointF(arm, arm));
        m_painter.drawLine(middle + QPointF(-arm, arm), middle + QPointF(arm, -arm));
    } else {
        m_painter.setFont(textFont(0.92, numberWeight));
        m_painter.setPen(isDashed(node) ? m_theme.quiet : m_theme.text);
        const double half = m_geometry.radius();
        const QString text = node.kind == Kind::More ? QStringLiteral("+%1").arg(node.more)
            : node.kind == Kind::Unasked             ? QStringLiteral("…")
                                                     : QString::number(node.ttl);
        m_painter.drawText(
            QRectF(middle - QPointF(half, half), QSizeF(2 * half, 2 * half)), Qt::AlignCenter, text);
    }
}

void PathPainter::paintTexts(const PathNode& node)
{
    const bool isSeen = node.address.family != wire::Family::None;
    const QRectF above = m_geometry.above(node);
    m_painter.setFont(isSeen ? addressFont() : latencyFont());
    m_painter.setPen(m_theme.quiet);
    const QFontMetricsF metrics(m_painter.font());
    m_painter.drawText(above, Qt::AlignCenter | Qt::TextSingleLine,
        metrics.elidedText(aboveText(node), Qt::ElideMiddle, above.width()));
    const bool isBad = node.kind == Kind::Dies || node.kind == Kind::Unreachable;
    m_painter.setFont(latencyFont());
    m_painter.setPen(isBad ? m_theme.lost : node.kind == Kind::Passed ? m_theme.quiet : m_theme.text);
    m_painter.drawText(m_geometry.below(node), Qt::AlignCenter | Qt::TextSingleLine, belowText(node));
}

} // namespace socketscope::ui
