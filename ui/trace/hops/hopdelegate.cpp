// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/hops/hopdelegate.h"

#include "ui/theme/theme.h"

#include <QtGui/QGuiApplication>
#include <QtGui/QPainter>
#include <QtGui/QPolygonF>

#include <algorithm>

namespace socketscope::ui {

namespace {

const HopModel& modelOf(const QModelIndex& index)
{
    return static_cast<const HopModel&>(*index.model());
}

bool isCode(HopModel::Column column)
{
    switch (column) {
    case HopModel::TtlColumn:
    case HopModel::NameColumn:
    case HopModel::LossColumn:
        return false;
    default:
        return true;
    }
}

} // namespace

int HopDelegate::rowHeight(const HopRow& row, int rows, bool dense)
{
    constexpr int many = 12;
    const int line = QFontMetrics(textFont()).height();
    if (dense || rows > many)
        return line + 7;
    return row.quiet || row.pending || !row.isFirst() ? line + 10 : line + 19;
}

QFont HopDelegate::fontOf(HopModel::Column column)
{
    return isCode(column) ? codeFont(0.95) : textFont();
}

const QFont& HopDelegate::cachedFont(HopModel::Column column) const
{
    if (const QFont basis = QGuiApplication::font(); !m_hasFonts || basis != m_basis) {
        m_basis = basis;
        m_text = fontOf(HopModel::NameColumn);
        m_code = fontOf(HopModel::AddressColumn);
        m_hasFonts = true;
    }
    return isCode(column) ? m_code : m_text;
}

void HopDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = Theme::of(option.palette);
    const HopModel& model = modelOf(index);
    const HopRow& row = model.row(index.row());
    painter->save();
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, theme.selection);
    const QRect& cell = option.rect;
    const bool opensHop = index.row() + 1 < model.rowCount() && !model.row(index.row() + 1).isFirst();
    if (!opensHop)
        painter->fillRect(QRect(cell.left(), cell.bottom(), cell.width(), 1), theme.border);
    const QRect room = cell.adjusted(margin, 0, -margin, 0);
    switch (static_cast<HopModel::Column>(index.column())) {
    case HopModel::NameColumn:
        paintName(*painter, theme, room, index);
        break;
    case HopModel::LossColumn:
        paintLoss(*painter, theme, room, index);
        break;
    case HopModel::RangeColumn:
        paintRange(*painter, theme, room, row, model.range());
        break;
    case HopModel::HistoryColumn:
        paintHistory(*painter, theme, room, row, model.range());
        break;
    default:
        paintText(*painter, theme, room, index);
    }
    painter->restore();
}

void HopDelegate::paintText(
    QPainter& painter, const Theme& theme, const QRect& room, const QModelIndex& index) const
{
    const HopRow& row = modelOf(index).row(index.row());
    const QFont& font = cachedFont(static_cast<HopModel::Column>(index.column()));
    painter.setFont(font);
    painter.setPen(row.isFirst() && !row.quiet && !row.pending ? theme.text : theme.quiet);
    const auto mode = index.column() == HopModel::AddressColumn ? Qt::ElideMiddle : Qt::ElideRight;
    const QString text = QFontMetrics(font).elidedText(index.data().toString(), mode, room.width());
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
}

/// "core2.practice · limits its answers", or only the remark, set apart by its slant.
void HopDelegate::paintName(
    QPainter& painter, const Theme& theme, const QRect& room, const QModelIndex& index) const
{
    const HopModel& model = modelOf(index);
    const QString name = index.data().toString();
    const QString remark = model.remarkOf(index.row());
    QFont font = cachedFont(HopModel::NameColumn);
    painter.setFont(font);
    painter.setPen(model.row(index.row()).isFirst() ? theme.text : theme.quiet);
    int left = room.left();
    if (!name.isEmpty()) {
        const QString shown = QFontMetrics(font).elidedText(name, Qt::ElideRight, room.width());
        painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
        left += QFontMetrics(font).horizontalAdvance(shown);
    }
    if (remark.isEmpty() || left >= room.right())
        return;
    const QString tail = name.isEmpty() ? remark : QStringLiteral(" · ") + remark;
    font.setItalic(name.isEmpty());
    painter.setFont(font);
    painter.setPen(theme.quiet);
    const QRect rest(left, room.top(), room.right() - left + 1, room.height());
    painter.drawText(rest, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
        QFontMetrics(font).elidedText(tail, Qt::ElideRight, rest.width()));
}

/// Red where packets are lost; quiet, with a sign to ask at, where only answers are.
void HopDelegate::paintLoss(
    QPainter& painter, const Theme& theme, const QRect& room, const QModelIndex& index) const
{
    const HopRow& row = modelOf(index).row(index.row());
    const bool isExplained = row.remark == trace::HopRemark::LimitsAnswers || row.quiet || row.pending;
    const bool isLoss = row.lossPercent > 0 && !isExplained;
    QFont font = cachedFont(HopModel::LossColumn);
    if (isLoss)
        font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(isLoss ? theme.lost : isExplained ? theme.quiet : theme.text);
    const QString text = index.data().toString();
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
    if (row.remark != trace::HopRemark::LimitsAnswers)
        return;
    const double radius = QFontMetricsF(font).height() * 0.34;
    const QPointF middle(
        room.left() + QFontMetricsF(font).horizontalAdvance(text) + radius + 4, room.center().y() + 0.5);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.quiet, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(middle, radius, radius);
    painter.drawLine(middle - QPointF(0, 0.1 * radius), middle + QPointF(0, 0.55 * radius));
    painter.drawPoint(middle - QPointF(0, 0.5 * radius));
}

void HopDelegate::paintRange(
    QPainter& painter, const Theme& theme, const QRect& room, const HopRow& row, double range)
{
    if (!row.best || !row.worst)
        return;
    constexpr double height = 13;
    constexpr double least = 3;
    const QRectF track(room.left(), room.center().y() - height / 2 + 0.5, room.width(), height);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.frame);
    painter.drawRoundedRect(track, 2.5, 2.5);
    const double from = track.left() + track.width() * std::clamp(*row.best / range, 0.0, 1.0);
    const double to = track.left() + track.width() * std::clamp(*row.worst / range, 0.0, 1.0);
    const double width = std::max(least, to - from);
    painter.setBrush(row.isFirst() ? theme.accent : theme.inferred);
    painter.drawRoundedRect(QRectF(std::min(from, track.right() - width), track.top(), width, height), 2, 2);
}

void HopDelegate::paintHistory(
    QPainter& painter, const Theme& theme, const QRect& room, const HopRow& row, double range)
{
    if (row.history.empty())
        return;
    double low = range;
    double high = 0;
    for (const float each : row.history) {
        if (each < 0)
            continue;
        low = std::min(low, double(each));
        high = std::max(high, double(each));
    }
    // A quiet hop shows a quiet line: less than this is not drawn as a mountain.
    const double span = std::max({high - low, range * 0.12, 0.001});
    const double base = (low + high - span) / 2;
    const QRectF box = QRectF(room)
                           .adjusted(0, 0, 0, 0)
                           .marginsRemoved({0, room.height() * 0.24, 0, room.height() * 0.24});
    const double step = box.width() / static_cast<double>(HopRow::historyLength - 1);
    const double start = box.right() - step * static_cast<double>(row.history.size() - 1);
    painter.setRenderHint(QPainter::Antialiasing);
    QPolygonF line;
    const auto flush = [&] {
        painter.setPen(QPen(theme.accent, 1.3));
        if (line.size() == 1)
            painter.drawLine(line.first() - QPointF(0.8, 0), line.first() + QPointF(0.8, 0));
        else
            painter.drawPolyline(line);
        line.clear();
    };
    for (std::size_t i = 0; i < row.history.size(); ++i) {
        const double x = start + step * static_cast<double>(i);
        if (row.history[i] >= 0) {
            line << QPointF(x, box.bottom() - box.height() * (double(row.history[i]) - base) / span);
            continue;
        }
        flush();
        painter.setPen(QPen(theme.lost, 1.5));
        painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()));
    }
    flush();
}

} // namespace socketscope::ui
