// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/packet/packetdelegate.h"

#include "ui/packet/packetmodel.h"
#include "ui/theme/theme.h"

#include <QtGui/QPainter>
#include <QtWidgets/QWidget>

#include <algorithm>

namespace socketscope::ui {
namespace {

constexpr int verticalPadding = 2;
constexpr int left = 3;

QFont rowFont()
{
    return codeFont(0.78);
}

/// Values of one layer stand below each other.
int nameWidth(const PacketModel& model, const QModelIndex& index, const QFontMetrics& metrics)
{
    const PacketNode& own = *model.node(index);
    int width = metrics.horizontalAdvance(own.name);
    if (own.kind != PacketNode::Kind::Field)
        return width;
    for (int row = 0; row < model.rowCount(index.parent()); ++row) {
        const PacketNode& sibling = *model.node(model.index(row, 0, index.parent()));
        if (sibling.kind == PacketNode::Kind::Field)
            width = std::max(width, metrics.horizontalAdvance(sibling.name));
    }
    return width;
}

} // namespace

void PacketDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = Theme::of(option.widget);
    const auto& model = static_cast<const PacketModel&>(*index.model());
    const PacketNode& node = *model.node(index);
    const bool isField = node.kind == PacketNode::Kind::Field;
    if ((option.state & QStyle::State_Selected) != 0)
        painter->fillRect(option.rect, theme.selection);
    painter->setFont(rowFont());
    const QFontMetrics metrics(painter->font());
    const int gap = metrics.horizontalAdvance(QLatin1Char('0'));
    int x = option.rect.left() + left;
    const auto write = [&](const QString& text, const QColor& color, int width) {
        const int room = std::min(width, option.rect.right() - x);
        if (text.isEmpty() || room <= 0)
            return;
        painter->setPen(color);
        painter->drawText(QRect(x, option.rect.top(), room, option.rect.height()),
            Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
            metrics.elidedText(text, Qt::ElideRight, room));
    };
    const QColor plain = node.concluded ? theme.inferred : theme.text;
    const int most = isField ? option.rect.width() / 2 : option.rect.width();
    const int width = std::min(nameWidth(model, index, metrics), most);
    write(node.name, isField && !node.concluded ? theme.quiet : plain, width);
    x += width + gap;
    const int valueWidth = metrics.horizontalAdvance(node.value);
    write(node.value, isField ? plain : theme.quiet, valueWidth + 1);
    x += node.value.isEmpty() ? 0 : valueWidth + 2 * gap;
    const QColor tone = node.tone == Tone::Good ? theme.good
        : node.tone == Tone::Bad                ? theme.lost
                                                : theme.quiet;
    write(node.remark, tone, option.rect.width());
}

QSize PacketDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    const QFontMetrics metrics(rowFont());
    const QString text = index.data(Qt::DisplayRole).toString();
    return {metrics.horizontalAdvance(text) + 2 * left, metrics.height() + 2 * verticalPadding};
}

} // namespace socketscope::ui
