// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/craft/replies/packettable.h"

#include "ui/theme/theme.h"
#include "ui/widgets/rowtable.h"

#include <QtCore/QScopedValueRollback>
#include <QtGui/QPainter>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QStyledItemDelegate>

#include <algorithm>

namespace socketscope::ui {
namespace {

constexpr int margin = 8;
constexpr int leastForTheRest = 44; ///< letters of the column that takes what is left

class PacketRowDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Theme& theme = Theme::of(option.palette);
        painter->save();
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, theme.selection);
        const PacketTable::Shown shown = static_cast<const PacketTable*>(option.widget)->shownAt(index);
        const QFont font = shown.index.data(PacketTable::CodeRole).toBool() ? codeFont(0.95) : textFont();
        painter->setFont(font);
        painter->setPen(colour(theme, static_cast<RowTone>(shown.index.data(PacketTable::ToneRole).toInt())));
        const QRect room = shown.room.adjusted(margin, 0, -margin, 0);
        painter->setClipRect(option.rect, Qt::IntersectClip);
        painter->drawText(room, shown.index.data(Qt::TextAlignmentRole).toInt() | Qt::TextSingleLine,
            QFontMetrics(font).elidedText(shown.index.data().toString(), Qt::ElideRight, room.width()));
        painter->setPen(theme.border);
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
        if (option.state & QStyle::State_HasFocus) {
            painter->setPen(theme.selectionBorder);
            painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
        }
        painter->restore();
    }

private:
    static QColor colour(const Theme& theme, RowTone tone)
    {
        switch (tone) {
        case RowTone::Quiet:
            return theme.quiet;
        case RowTone::Failed:
            return theme.lost;
        case RowTone::Plain:
            break;
        }
        return theme.text;
    }
};

} // namespace

PacketTable::PacketTable(QAbstractItemModel* model, std::vector<ColumnRoom> columns, QWidget* parent)
    : QTableView(parent)
    , m_columns(std::move(columns))
{
    setModel(model);
    setItemDelegate(new PacketRowDelegate(this));
    setUpRows(*this, QFontMetrics(textFont()).height() + 9);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(SingleSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& now) {
        if (!m_moving && now.isValid())
            Q_EMIT rowChosen(now.row());
    });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        if (!m_moving)
            m_following = value == verticalScrollBar()->maximum();
    });
}

PacketTable::~PacketTable()
{
    // Both may still tell of changes while the parts of the table go.
    selectionModel()->disconnect(this);
    verticalScrollBar()->disconnect(this);
}

PacketTable::Shown PacketTable::shownAt(const QModelIndex& index) const
{
    const auto elastic = std::find_if(
        m_columns.begin(), m_columns.end(), [](const ColumnRoom& room) { return room.letters == 0; });
    const int from = static_cast<int>(elastic - m_columns.begin());
    const auto isEmpty
        = [&](int column) { return index.siblingAtColumn(column).data().toString().isEmpty(); };
    int owner = index.column();
    while (owner > from && isEmpty(owner))
        --owner;
    if (owner != from)
        return {index, visualRect(index)};
    QRect room = visualRect(index.siblingAtColumn(from));
    for (int column = from + 1; column < static_cast<int>(m_columns.size()) && isEmpty(column); ++column)
        room = room.united(visualRect(index.siblingAtColumn(column)));
    return {index.siblingAtColumn(from), room};
}

void PacketTable::follow()
{
    if (!m_following)
        return;
    const QScopedValueRollback moving(m_moving, true);
    scrollToBottom();
}

void PacketTable::chooseRow(int row)
{
    const QScopedValueRollback moving(m_moving, true);
    if (row < 0) {
        selectionModel()->clear();
        return;
    }
    const QModelIndex index = model()->index(row, 0);
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(index);
    m_following = verticalScrollBar()->value() == verticalScrollBar()->maximum();
}

void PacketTable::resizeEvent(QResizeEvent* event)
{
    const QScopedValueRollback moving(m_moving, true);
    QTableView::resizeEvent(event);
    shareWidth();
    if (m_following)
        scrollToBottom();
}

/// Columns that can be given up make room for the one that takes what is left.
void PacketTable::shareWidth()
{
    const int letter = QFontMetrics(codeFont(0.95)).averageCharWidth();
    const auto widthOf = [letter](const ColumnRoom& room) {
        return (room.letters == 0 ? leastForTheRest : room.letters) * letter + 2 * margin;
    };
    int limit = 1; // what has this number or less is shown
    for (const ColumnRoom& room : m_columns)
        limit = std::max(limit, room.givenUp);
    const auto needed = [&] {
        int width = 0;
        for (const ColumnRoom& room : m_columns)
            width += room.givenUp <= limit ? widthOf(room) : 0;
        return width;
    };
    while (limit > 0 && needed() > viewport()->width())
        --limit;
    const int spare = std::max(0, viewport()->width() - needed());
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const auto column = static_cast<int>(i);
        setColumnHidden(column, m_columns[i].givenUp > limit);
        setColumnWidth(column, widthOf(m_columns[i]) + (m_columns[i].letters == 0 ? spare : 0));
    }
}

} // namespace socketscope::ui
