// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/craft/sums/steptable.h"

#include "ui/theme/theme.h"
#include "ui/widgets/rowtable.h"

#include <QtCore/QEvent>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QStyledItemDelegate>

namespace socketscope::ui {

namespace {

constexpr int padding = 8;
constexpr int verticalPadding = 10;
constexpr int fewestRows = 4;
constexpr qreal codeScale = 0.87;
constexpr qreal textScale = 0.9;

/// Paints words plainly: a style sheet's way would take as long as the rest of the page.
class StepDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setTextFont(const QFont& font) { m_textFont = font; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Theme& theme = Theme::of(option.widget);
        const auto& model = static_cast<const ChecksumModel&>(*index.model());
        const bool isBeyond = index.data(ChecksumModel::BeyondRole).toBool();
        const bool isLast = model.reached() < model.rowCount() && index.row() == model.reached() - 1;
        if ((option.state & QStyle::State_Selected) != 0)
            painter->fillRect(option.rect, theme.selection);
        painter->fillRect(
            QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), theme.border);
        if (isLast && index.column() == ChecksumModel::Word)
            painter->fillRect(
                QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()), theme.accent);
        const bool isOrigin = index.column() == ChecksumModel::Origin;
        QFont font = isOrigin ? m_textFont : option.widget->font();
        if (isLast)
            font.setWeight(QFont::DemiBold);
        painter->setFont(font);
        const bool isChanged
            = index.column() == ChecksumModel::Word && index.data(ChecksumModel::ChangedRole).toBool();
        painter->setPen(isBeyond ? theme.quiet : isChanged ? theme.warning : theme.text);
        const QRect inner = option.rect.adjusted(padding, 0, isOrigin ? -2 : 0, 0);
        QString text = index.data().toString();
        if (isOrigin)
            text = QFontMetrics(font).elidedText(text, Qt::ElideRight, inner.width());
        painter->drawText(inner, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
    }

private:
    QFont m_textFont;
};

} // namespace

QFont unshaped(QFont font)
{
    font.setStyleStrategy(QFont::PreferNoShaping);
    return font;
}

StepTable::StepTable(ChecksumModel& model, QWidget* parent)
    : QTableView(parent)
{
    setModel(&model);
    setItemDelegate(new StepDelegate(this));
    for (const int column :
        {ChecksumModel::Place, ChecksumModel::What, ChecksumModel::Sum, ChecksumModel::Carry})
        setColumnHidden(column, true);
    horizontalHeader()->moveSection(ChecksumModel::Origin, ChecksumModel::What);
    setUpRows(*this);
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("The checksum added up word by word"));
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setSectionResizeMode(ChecksumModel::Origin, QHeaderView::Stretch);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setSectionsClickable(false);
    // A row that is lit already may be pressed, too.
    connect(this, &QTableView::clicked, this, [this](const QModelIndex& at) { Q_EMIT rowChosen(at.row()); });
    connect(&model, &QAbstractItemModel::rowsInserted, this, &StepTable::fitHeight);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, &StepTable::fitHeight);
    layOut();
}

void StepTable::layOut()
{
    const QFont code = unshaped(codeFont(codeScale));
    const QFontMetrics metrics(code);
    setFont(code);
    horizontalHeader()->setFont(codeFont(textScale * codeScale, QFont::DemiBold));
    static_cast<StepDelegate*>(itemDelegate())->setTextFont(unshaped(textFont(textScale)));
    verticalHeader()->setMinimumSectionSize(metrics.height());
    verticalHeader()->setDefaultSectionSize(metrics.height() + verticalPadding);
    horizontalHeader()->resizeSection(
        ChecksumModel::Word, metrics.horizontalAdvance(QStringLiteral("ffff")) + 2 * padding + 4);
    horizontalHeader()->resizeSection(
        ChecksumModel::Running, metrics.horizontalAdvance(QStringLiteral("1ffff → ffff")) + 2 * padding);
    fitHeight();
}

/// What follows the table stands right below its last row.
void StepTable::fitHeight()
{
    setMaximumHeight(sizeHint().height());
    updateGeometry();
}

void StepTable::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::ApplicationFontChange)
        layOut();
}

int StepTable::heightOf(int rows) const
{
    return horizontalHeader()->sizeHint().height() + rows * verticalHeader()->defaultSectionSize();
}

QSize StepTable::sizeHint() const
{
    constexpr int width = 340;
    constexpr int mostRows = 100; // more than any screen shows
    return {width, heightOf(std::min(model()->rowCount(), mostRows))};
}

QSize StepTable::minimumSizeHint() const
{
    return {horizontalHeader()->sectionSize(ChecksumModel::Word) * 5,
        heightOf(std::min(model()->rowCount(), fewestRows))};
}

bool StepTable::isLit(ChecksumSum::Range rows) const
{
    const QItemSelection chosen = selectionModel()->selection();
    if (rows.count == 0)
        return chosen.isEmpty();
    return chosen.size() == 1 && chosen.first().top() == static_cast<int>(rows.first)
        && chosen.first().height() == static_cast<int>(rows.count);
}

void StepTable::light(ChecksumSum::Range rows)
{
    if (rows == m_lit && isLit(rows))
        return; // and scrolls nothing
    m_lit = rows;
    if (rows.count == 0) {
        selectionModel()->clear();
        return;
    }
    const auto first = static_cast<int>(rows.first);
    const QModelIndex top = model()->index(first, ChecksumModel::Word);
    const QModelIndex bottom
        = model()->index(first + static_cast<int>(rows.count) - 1, ChecksumModel::ColumnCount - 1);
    selectionModel()->setCurrentIndex(top, QItemSelectionModel::NoUpdate);
    selectionModel()->select(
        QItemSelection(top.siblingAtColumn(0), bottom), QItemSelectionModel::ClearAndSelect);
    scrollTo(bottom);
    scrollTo(top); // last: where there is no room for all, their beginning
}

/// Rows that go take the current one along to another, which nobody has chosen.
template <class Act> void StepTable::byPerson(Act act)
{
    const int before = currentIndex().row();
    act();
    if (currentIndex().isValid() && currentIndex().row() != before)
        Q_EMIT rowChosen(currentIndex().row());
}

void StepTable::mousePressEvent(QMouseEvent* event)
{
    byPerson([&] { QTableView::mousePressEvent(event); });
}

void StepTable::mouseMoveEvent(QMouseEvent* event)
{
    byPerson([&] { QTableView::mouseMoveEvent(event); });
}

void StepTable::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        Q_EMIT stepped(-1);
        return;
    case Qt::Key_Right:
        Q_EMIT stepped(1);
        return;
    case Qt::Key_Home:
        Q_EMIT skipped(false);
        return;
    case Qt::Key_End:
        Q_EMIT skipped(true);
        return;
    default:
        byPerson([&] { QTableView::keyPressEvent(event); });
    }
}

} // namespace socketscope::ui
