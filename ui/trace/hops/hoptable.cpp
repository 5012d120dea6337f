// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/hops/hoptable.h"

#include "ui/theme/theme.h"
#include "ui/trace/hops/hopdelegate.h"
#include "ui/widgets/rowtable.h"

#include <QtCore/QScopedValueRollback>
#include <QtCore/QSettings>
#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QMenu>
#include <QtWidgets/QScrollBar>

#include <algorithm>

namespace socketscope::ui {

using namespace Qt::StringLiterals;
using Column = HopModel::Column;

namespace {

constexpr auto settingsKey = "trace/columns"_L1;
constexpr int leastName = 112;
constexpr int leastRange = 84;
constexpr int leastHistory = 76;

constexpr bool canBeLeftOut(Column column)
{
    return column != HopModel::TtlColumn && column != HopModel::AddressColumn;
}

} // namespace

HopTable::HopTable(QSettings& settings, QWidget* parent)
    : QTableView(parent)
    , m_settings(settings)
    , m_model(new HopModel(this))
{
    setObjectName(u"hops"_s);
    setAccessibleName(tr("Hops"));
    setModel(m_model);
    setItemDelegate(new HopDelegate(this));
    setUpRows(*this);
    verticalHeader()->setMinimumSectionSize(10);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setMinimumSectionSize(24);
    horizontalHeader()->setContextMenuPolicy(Qt::CustomContextMenu);
    setSelectionMode(ExtendedSelection);
    setHorizontalScrollMode(ScrollPerPixel);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    auto* copy = new QAction(tr("Copy rows as text"), this);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this, &HopTable::copyRows);
    auto* columns = new QAction(tr("Columns"), this);
    columns->setMenu(new QMenu(this));
    connect(columns->menu(), &QMenu::aboutToShow, this,
        [this, menu = columns->menu()] { fillColumnMenu(*menu); });
    addActions({copy, columns});
    connect(horizontalHeader(), &QWidget::customContextMenuRequested, this, [this](QPoint at) {
        auto* menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        fillColumnMenu(*menu);
        menu->popup(horizontalHeader()->viewport()->mapToGlobal(at));
    });
    connect(m_model, &QAbstractItemModel::headerDataChanged, this, &HopTable::shareWidth);
    connect(
        selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& current) {
            if (m_selecting || !current.isValid())
                return;
            const HopRow& row = m_model->row(current.row());
            Q_EMIT selected(row.ttl, row.responder);
        });
    readColumns();
}

HopTable::~HopTable()
{
    selectionModel()->disconnect(this); // the selection goes as the model goes
}

void HopTable::readColumns()
{
    const QStringList words = m_settings.value(settingsKey).toStringList();
    for (int i = 0; i < HopModel::ColumnCount; ++i) {
        const auto column = static_cast<Column>(i);
        const bool isWanted
            = words.isEmpty() ? HopModel::isShownAtFirst(column) : words.contains(HopModel::keyOf(column));
        m_chosen[static_cast<std::size_t>(i)] = isWanted || !canBeLeftOut(column);
    }
    adaptColumns();
}

bool HopTable::isColumnChosen(Column column) const
{
    return m_chosen[static_cast<std::size_t>(column)];
}

void HopTable::setColumnChosen(Column column, bool chosen)
{
    if (!canBeLeftOut(column) || isColumnChosen(column) == chosen)
        return;
    m_chosen[static_cast<std::size_t>(column)] = chosen;
    QStringList words;
    for (int i = 0; i < HopModel::ColumnCount; ++i)
        if (m_chosen[static_cast<std::size_t>(i)])
            words << HopModel::keyOf(static_cast<Column>(i));
    m_settings.setValue(settingsKey, words);
    adaptColumns();
}

void HopTable::fillColumnMenu(QMenu& menu)
{
    menu.clear();
    for (int i = 0; i < HopModel::ColumnCount; ++i) {
        const auto column = static_cast<Column>(i);
        if (!canBeLeftOut(column))
            continue;
        QAction* action = menu.addAction(m_model->headerData(i, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(isColumnChosen(column));
        connect(action, &QAction::toggled, this, [this, column](bool on) { setColumnChosen(column, on); });
    }
}

void HopTable::adaptColumns()
{
    for (int i = 0; i < HopModel::ColumnCount; ++i) {
        const bool isEmpty = i == HopModel::SystemColumn && !m_knowsSystems;
        setColumnHidden(i, isEmpty || !m_chosen[static_cast<std::size_t>(i)]);
    }
    shareWidth();
}

void HopTable::setNames(const AddressBook* names)
{
    m_model->setNames(names);
    const auto adapt = [this, names] {
        m_knowsSystems = names && names->knowsSystems();
        adaptColumns();
    };
    if (names)
        connect(names, &AddressBook::changed, this, adapt);
    adapt();
}

void HopTable::showHops(const trace::Hops& hops, const std::optional<TracePeriod>& period)
{
    const QScopedValueRollback selecting(m_selecting, true);
    m_model->update(hops, period);
    adaptRows();
}

void HopTable::adaptRows()
{
    const int rows = m_model->rowCount();
    int longest = 0;
    int widest = 0;
    for (int i = 0; i < rows; ++i) {
        const int height = HopDelegate::rowHeight(m_model->row(i), rows, m_dense);
        if (rowHeight(i) != height)
            setRowHeight(i, height);
        // Nobody is known there, so the words may take the room of the system.
        const int span = m_model->row(i).address.family == wire::Family::None ? 2 : 1;
        if (columnSpan(i, HopModel::NameColumn) != span)
            setSpan(i, HopModel::NameColumn, 1, span);
        longest = std::max(longest, static_cast<int>(m_model->row(i).address.text().size()));
        widest = std::max(widest, widthOfName(i));
    }
    // Remarks come and go; what stands beside them does not move each time.
    widest = rows > 0 ? std::max(widest, m_widestName) : 0;
    if (longest != m_longestAddress || widest != m_widestName) {
        m_longestAddress = longest;
        m_widestName = widest;
        shareWidth();
    }
}

/// What the name and the remark in that row take, without the room that they may borrow.
int HopTable::widthOfName(int row) const
{
    const QString name = m_model->index(row, HopModel::NameColumn).data().toString();
    const QString remark = m_model->remarkOf(row);
    QFont font = HopDelegate::fontOf(HopModel::NameColumn);
    font.setItalic(name.isEmpty());
    const QString said = name.isEmpty() || remark.isEmpty() ? name + remark : name + u" · "_s + remark;
    const bool borrows = columnSpan(row, HopModel::NameColumn) > 1 && !isColumnHidden(HopModel::SystemColumn);
    return QFontMetrics(font).horizontalAdvance(said) + 2 * HopDelegate::margin + 2
        - (borrows ? columnWidth(HopModel::SystemColumn) : 0);
}

void HopTable::setDense(bool dense)
{
    if (m_dense == dense)
        return;
    m_dense = dense;
    adaptRows();
}

int HopTable::wholeHeight(bool dense) const
{
    const int bar = horizontalScrollBar()->maximum() > 0 ? horizontalScrollBar()->sizeHint().height() : 0;
    int height = horizontalHeader()->sizeHint().height() + bar;
    for (int i = 0; i < m_model->rowCount(); ++i)
        height += HopDelegate::rowHeight(m_model->row(i), m_model->rowCount(), dense);
    return height;
}

/// Of columns that hold figures: as wide as their heading or the longest figure.
int HopTable::widthOf(Column column) const
{
    QFont headFont = horizontalHeader()->font();
    headFont.setWeight(QFont::DemiBold);
    const QString title = m_model->headerData(column, Qt::Horizontal).toString();
    const int head = QFontMetrics(headFont).horizontalAdvance(title);
    const int letter = QFontMetrics(HopDelegate::fontOf(HopModel::AddressColumn)).averageCharWidth();
    int content = 5 * letter; // "241.7"
    if (column == HopModel::TtlColumn)
        content = 2 * letter;
    else if (column == HopModel::AddressColumn)
        content = std::clamp(m_longestAddress, 11, 26) * letter;
    else if (column == HopModel::SystemColumn)
        content = 7 * letter;
    else if (column == HopModel::LossColumn)
        content = 6 * letter;
    return std::max(head, content) + 2 * HopDelegate::margin + 1;
}

/// The name, the bar and the line share what the figures leave; the name has what it needs first.
void HopTable::shareWidth()
{
    int left = viewport()->width();
    for (int i = 0; i < HopModel::ColumnCount; ++i) {
        const auto column = static_cast<Column>(i);
        if (isColumnHidden(i) || column == HopModel::NameColumn || column == HopModel::RangeColumn
            || column == HopModel::HistoryColumn)
            continue;
        const int width = widthOf(column);
        setColumnWidth(i, width);
        left -= width;
    }
    struct Share {
        Column column;
        int least;
        int parts;
    };
    const std::array<Share, 3> shares {Share {HopModel::NameColumn, leastName, 58},
        Share {HopModel::RangeColumn, std::max(leastRange, widthOf(HopModel::RangeColumn)), 24},
        Share {HopModel::HistoryColumn, leastHistory, 18}};
    int parts = 0;
    for (const Share& share : shares) {
        if (isColumnHidden(share.column))
            continue;
        left -= share.least;
        parts += share.parts;
    }
    int spare = std::max(0, left);
    for (const Share& share : shares) {
        if (isColumnHidden(share.column))
            continue;
        int more = parts == share.parts ? spare : spare * share.parts / parts; // the last takes what is left
        if (share.column == HopModel::NameColumn) // words that are cut say less than a short bar
            more = std::clamp(m_widestName - share.least, more, spare);
        parts -= share.parts;
        spare -= more;
        setColumnWidth(share.column, share.least + more);
    }
}

void HopTable::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    shareWidth();
}

void HopTable::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        adaptRows();
        shareWidth();
    }
}

void HopTable::select(int ttl, int responder)
{
    const QScopedValueRollback selecting(m_selecting, true);
    const int row = m_model->rowOf(ttl, responder);
    if (row < 0)
        return selectNone();
    if (currentIndex().row() == row && selectionModel()->isRowSelected(row))
        return;
    const QModelIndex index = m_model->index(row, HopModel::TtlColumn);
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(index);
}

void HopTable::selectNone()
{
    const QScopedValueRollback selecting(m_selecting, true);
    selectionModel()->clear();
}

void HopTable::copyRows() const
{
    QString text;
    QList<int> rows;
    for (const QModelIndex& index : selectionModel()->selectedRows())
        rows << index.row();
    std::sort(rows.begin(), rows.end());
    for (const int row : rows) {
        QStringList cells;
        for (int column = 0; column < HopModel::RangeColumn; ++column)
            if (!isColumnHidden(column))
                cells << m_model->index(row, column).data(Qt::AccessibleTextRole).toString();
        text += cells.join(u'\t') + u'\n';
    }
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

} // namespace socketscope::ui
