// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/tracepicture.h"

#include "ui/theme/theme.h"
#include "ui/trace/hops/hopdelegate.h"
#include "ui/trace/hops/hoptable.h"
#include "ui/trace/path/pathview.h"
#include "ui/trace/plot/latencyexport.h"

#include <QtGui/QPainter>

#include <algorithm>

namespace socketscope::ui {
namespace {

constexpr int leastWidth = 960;
constexpr int plotHeight = 260;

int headHeight()
{
    return QFontMetrics(textFont()).height() + 12;
}

} // namespace

QSize TracePicture::tableSize() const
{
    const HopModel& model = static_cast<const HopModel&>(*table.model());
    int width = 0;
    for (int column = 0; column < HopModel::ColumnCount; ++column)
        width += table.isColumnHidden(column) ? 0 : table.columnWidth(column);
    int height = headHeight();
    for (int row = 0; row < model.rowCount(); ++row)
        height += HopDelegate::rowHeight(model.row(row), model.rowCount());
    return {width, height};
}

QSize TracePicture::size() const
{
    const QSize pathSize = path.pictureSize();
    const QSize rows = tableSize();
    return {std::max({leastWidth, pathSize.width(), rows.width()}),
        pathSize.height() + rows.height() + (plot.lines().hasSamples() ? plotHeight : 0)};
}

void TracePicture::paint(QPainter& painter, const Theme& theme) const
{
    const QSize whole = size();
    const QSize pathSize = path.pictureSize();
    painter.fillRect(QRect(QPoint(0, 0), whole), theme.page);
    painter.save();
    painter.translate((whole.width() - pathSize.width()) / 2, 0);
    path.paintPicture(painter, theme);
    painter.restore();
    const QSize rows = tableSize();
    paintTable(painter, theme, (whole.width() - rows.width()) / 2, pathSize.height(), whole.width());
    if (plot.lines().hasSamples())
        paintLatency(
            plot, painter, QRectF(0, pathSize.height() + rows.height(), whole.width(), plotHeight), theme);
}

/// With the delegate of the table on the page, so that it looks the same.
void TracePicture::paintTable(QPainter& painter, const Theme& theme, int left, int top, int width) const
{
    const HopModel& model = static_cast<const HopModel&>(*table.model());
    const HopDelegate delegate;
    QStyleOptionViewItem option;
    option.palette = theme.palette();
    painter.fillRect(QRect(0, top, width, tableSize().height()), theme.card);
    painter.fillRect(QRect(0, top, width, headHeight()), theme.frame);
    for (int column = 0, x = left; column < HopModel::ColumnCount; ++column) {
        if (table.isColumnHidden(column))
            continue;
        const int columnWidth = table.columnWidth(column);
        painter.setFont(textFont(0.9, QFont::DemiBold));
        painter.setPen(theme.quiet);
        painter.drawText(QRect(x + HopDelegate::margin, top, columnWidth - HopDelegate::margin, headHeight()),
            Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
            model.headerData(column, Qt::Horizontal).toString());
        int y = top + headHeight();
        for (int row = 0; row < model.rowCount(); ++row) {
            const int height = HopDelegate::rowHeight(model.row(row), model.rowCount());
            option.rect = QRect(x, y, columnWidth, height);
            delegate.paint(&painter, option, model.index(row, column));
            y += height;
        }
        x += columnWidth;
    }
}

} // namespace socketscope::ui
