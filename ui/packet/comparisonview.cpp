// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/packet/comparisonview.h"

#include "ui/theme/theme.h"
#include "ui/widgets/rowtable.h"

#include <QtGui/QPainter>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QStyledItemDelegate>

#include <algorithm>

namespace socketscope::ui {
namespace {

using Change = ComparedRow::Change;

constexpr int margin = 8;

/// What differs has a bar at its left and its values in a stronger colour; what does not is quiet.
class ComparisonDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Theme& theme = Theme::of(option.palette);
        const bool differs = index.data(ComparisonModel::DiffersRole).toBool();
        const bool isLayer = index.data(ComparisonModel::IsLayerRole).toBool();
        painter->save();
        if (isLayer)
            painter->fillRect(option.rect, theme.frame);
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, theme.selection);
        if (differs && index.column() == ComparisonModel::Field)
            painter->fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())), theme.warning);
        const bool isValue
            = index.column() == ComparisonModel::First || index.column() == ComparisonModel::Second;
        const QFont::Weight weight = isLayer || (differs && isValue) ? QFont::DemiBold : QFont::Normal;
        const QFont font = isValue && !isLayer ? codeFont(0.95, weight) : textFont(1.0, weight);
        painter->setFont(font);
        painter->setPen(isLayer || differs ? theme.text : theme.quiet);
        const QRect room = option.rect.adjusted(margin, 0, -margin, 0);
        painter->drawText(room, Qt::AlignVCenter | Qt::TextSingleLine,
            QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, room.width()));
        painter->restore();
    }
};

} // namespace

void ComparisonModel::setRows(std::vector<ComparedRow> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

void ComparisonModel::setTitles(const QString& first, const QString& second)
{
    m_first = first;
    m_second = second;
    Q_EMIT headerDataChanged(Qt::Horizontal, First, Second);
}

int ComparisonModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ComparisonModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ComparisonModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ComparedRow& row = m_rows[static_cast<std::size_t>(index.row())];
    if (role == DiffersRole)
        return row.change != Change::Same;
    if (role == IsLayerRole)
        return row.kind == ComparedRow::Kind::Layer;
    if (role == Qt::AccessibleDescriptionRole)
        return row.change == Change::Same ? tr("the same in both") : tr("differs");
    if (role == Qt::ToolTipRole) // rich text where it looks like it, so it is made to be
        return QStringLiteral("<p>%1</p>").arg(data(index, Qt::DisplayRole).toString().toHtmlEscaped());
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(index.column())) {
    case Field:
        return row.name;
    case First:
        return row.change == Change::OnlySecond && row.kind == ComparedRow::Kind::Field ? QStringLiteral("–")
                                                                                        : row.first;
    case Second:
        return row.change == Change::OnlyFirst && row.kind == ComparedRow::Kind::Field ? QStringLiteral("–")
                                                                                       : row.second;
    case Remark:
        return row.change == Change::Different && row.remark.isEmpty() && row.kind == ComparedRow::Kind::Field
            ? tr("differs")
            : row.remark;
    case ColumnCount:
        break;
    }
    return {};
}

QVariant ComparisonModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::ToolTipRole)
        return QStringLiteral("<p>%1</p>")
            .arg(headerData(section, orientation, Qt::DisplayRole).toString().toHtmlEscaped());
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Field:
        return tr("Field");
    case First:
        return m_first;
    case Second:
        return m_second;
    case Remark:
        return tr("Why");
    case ColumnCount:
        break;
    }
    return {};
}

ComparisonView::ComparisonView(QWidget* parent)
    : QTableView(parent)
    , m_model(new ComparisonModel(this))
{
    setModel(m_model);
    setItemDelegate(new ComparisonDelegate(this));
    setAccessibleName(tr("The two packets field by field"));
    setUpRows(*this, QFontMetrics(textFont()).height() + 5);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setStretchLastSection(true);
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(SingleSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(verticalScrollBar(), &QScrollBar::actionTriggered, this, [this] { m_showsDifference = false; });
}

void ComparisonView::compare(
    const QString& firstTitle, ByteView first, const QString& secondTitle, ByteView second)
{
    const wire::Dissection left = wire::dissect(wire::LinkType::Raw, first);
    const wire::Dissection right = wire::dissect(wire::LinkType::Raw, second);
    m_model->setTitles(firstTitle, secondTitle);
    m_model->setRows(comparePackets({left, first}, {right, second}));
    const auto& rows = m_model->rows();
    clearSpans();
    for (std::size_t row = 0; row < rows.size(); ++row)
        if (rows[row].kind == ComparedRow::Kind::Layer && rows[row].second.isEmpty())
            setSpan(static_cast<int>(row), 0, 1, ComparisonModel::ColumnCount);
    m_showsDifference = true;
    showDifference();
}

/// The first field that differs is what one looks for, until one looks elsewhere.
void ComparisonView::showDifference()
{
    const auto& rows = m_model->rows();
    const auto different = std::find_if(rows.begin(), rows.end(), [](const ComparedRow& row) {
        return row.change != Change::Same && row.kind == ComparedRow::Kind::Field;
    });
    if (m_showsDifference && different != rows.end())
        scrollTo(m_model->index(static_cast<int>(different - rows.begin()), 0), PositionAtCenter);
}

void ComparisonView::clear()
{
    m_model->setRows({});
}

void ComparisonView::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    const int letter = QFontMetrics(codeFont(0.95)).averageCharWidth();
    const int values = qBound(letter * 15, viewport()->width() / 5, letter * 40);
    setColumnWidth(ComparisonModel::Field, letter * 17);
    setColumnWidth(ComparisonModel::First, values);
    setColumnWidth(ComparisonModel::Second, values);
    showDifference();
}

} // namespace socketscope::ui
