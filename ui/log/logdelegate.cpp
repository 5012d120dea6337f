// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/log/logdelegate.h"

#include "ui/log/logmodel.h"
#include "ui/theme/theme.h"

#include <QtGui/QPainter>

namespace socketscope::ui {
namespace {

QColor toneColor(const Theme& theme, const QModelIndex& index)
{
    switch (static_cast<LogModel::Tone>(index.data(LogModel::ToneRole).toInt())) {
    case LogModel::Failed:
        return theme.lost;
    case LogModel::Quiet:
        return theme.quiet;
    case LogModel::Good:
    case LogModel::Plain:
        break;
    }
    return index.column() == LogModel::TimeColumn || index.column() == LogModel::EventColumn ? theme.quiet
                                                                                             : theme.text;
}

bool isCode(int column)
{
    return column == LogModel::TimeColumn || column == LogModel::CallColumn
        || column == LogModel::ResultColumn || column == LogModel::PeerColumn
        || column == LogModel::BytesColumn;
}

} // namespace

int LogDelegate::rowHeight()
{
    return QFontMetrics(textFont()).height() + 6;
}

void LogDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = Theme::of(option.palette);
    painter->save();
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, theme.selection);
    constexpr int margin = 8;
    const QRect room = option.rect.adjusted(margin, 0, -margin, 0);
    const QFont font = isCode(index.column()) ? codeFont(0.95) : textFont();
    painter->setFont(font);
    painter->setPen(toneColor(theme, index));
    const QString text = QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, room.width());
    painter->drawText(room, index.data(Qt::TextAlignmentRole).toInt() | Qt::TextSingleLine, text);
    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(theme.selectionBorder);
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
    painter->restore();
}

} // namespace socketscope::ui
