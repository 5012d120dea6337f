// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/log/logview.h"

#include "ui/log/logdelegate.h"
#include "ui/log/logmodel.h"
#include "ui/log/logtext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/flatcombobox.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/rowtable.h"
#include "ui/words/eventwords.h"

#include <QtCore/QScopedValueRollback>
#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QResizeEvent>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QTableView>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QVBoxLayout>

namespace socketscope::ui {

using journal::EventKind;

LogView::LogView(const journal::Journal& journal, QWidget* parent)
    : QWidget(parent)
    , m_model(new LogModel(journal, this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    makeFilterRow();
    makeTable();
    applyFilter();
}

LogView::~LogView()
{
    // A window that closes as it is destroyed lays the table out once more.
    m_table->verticalScrollBar()->disconnect(this);
    m_table->selectionModel()->disconnect(this);
}

QToolButton* LogView::makeChip(const QString& text, std::uint8_t kinds)
{
    auto* chip = new QToolButton(this);
    chip->setText(text);
    chip->setCheckable(true);
    chip->setProperty("kinds", kinds);
    connect(chip, &QToolButton::toggled, this, &LogView::applyFilter);
    return chip;
}

void LogView::makeFilterRow()
{
    auto* row = new QHBoxLayout;
    constexpr int margin = 10;
    row->setContentsMargins(margin, 8, margin, 8);
    row->setSpacing(4);
    m_text = new QLineEdit(this);
    m_text->setObjectName(QStringLiteral("logFilter"));
    m_text->setAccessibleName(tr("Filter"));
    m_text->setPlaceholderText(tr("Filter by name, call, address, error or text"));
    m_text->setClearButtonEnabled(true);
    connect(m_text, &QLineEdit::textChanged, this, &LogView::applyFilter);
    row->addWidget(m_text, 1);
    m_actor = new FlatComboBox(tr("Who"), this);
    m_actor->setObjectName(QStringLiteral("logActor"));
    m_actor->addItem(tr("everyone"), -1);
    connect(m_actor, &QComboBox::currentIndexChanged, this, &LogView::applyFilter);
    row->addWidget(m_actor);
    const auto bits = [](std::initializer_list<EventKind> kinds) {
        unsigned all = 0;
        for (const EventKind kind : kinds)
            all |= LogFilter::bit(kind);
        return static_cast<std::uint8_t>(all);
    };
    m_kinds = {makeChip(tr("Calls"), bits({EventKind::Call, EventKind::Return})),
        makeChip(tr("Messages"), bits({EventKind::Message, EventKind::Packet})),
        makeChip(tr("States"), bits({EventKind::State})), makeChip(tr("Notes"), bits({EventKind::Note}))};
    m_errors = makeChip(tr("Errors"), 0);
    m_errors->setObjectName(QStringLiteral("logErrors"));
    for (QToolButton* chip : m_kinds)
        row->addWidget(chip);
    row->addWidget(m_errors);
    m_count = makeLabel({}, LabelStyle::Quiet, this);
    row->addWidget(m_count);
    static_cast<QVBoxLayout*>(layout())->addLayout(row);
    static_cast<QVBoxLayout*>(layout())->addWidget(makeLine(Qt::Horizontal, this));
}

void LogView::makeTable()
{
    m_table = new QTableView(this);
    m_table->setObjectName(QStringLiteral("logTable"));
    m_table->setAccessibleName(tr("Events"));
    setUpRows(*m_table, LogDelegate::rowHeight());
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setItemDelegate(new LogDelegate(m_table));
    m_table->setModel(m_model);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    const QFontMetrics code(codeFont(0.95));
    const std::array<int, LogModel::MeaningColumn> widths {8, 10, 8, 19, 15, 16, 9};
    for (int each = 0; each < LogModel::MeaningColumn; ++each)
        m_table->setColumnWidth(each, code.averageCharWidth() * widths[static_cast<std::size_t>(each)] + 16);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    const auto addCopy = [this](const QString& text, const QKeySequence& keys, bool asCsv) {
        auto* action = new QAction(text, m_table);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetShortcut);
        connect(action, &QAction::triggered, this, [this, asCsv] { copy(asCsv); });
        m_table->addAction(action);
    };
    addCopy(tr("Copy rows as text"), QKeySequence::Copy, false);
    addCopy(tr("Copy rows as CSV"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), true);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex& current) {
            if (m_moving || !current.isValid())
                return;
            m_chosen = m_model->seqAt(current.row());
            Q_EMIT selected(m_chosen);
        });
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, this, &LogView::onScrolled);
    m_table->viewport()->installEventFilter(this);
    layout()->addWidget(m_table);

    m_new = new QPushButton(m_table);
    m_new->setObjectName(QStringLiteral("logNew"));
    m_new->setProperty("kind", QStringLiteral("primary"));
    m_new->setFocusPolicy(Qt::NoFocus); // End does the same from the keyboard
    m_new->hide();
    connect(m_new, &QPushButton::clicked, this, &LogView::follow);
}

void LogView::applyFilter()
{
    LogFilter filter;
    filter.text = m_text->text();
    if (const int actor = m_actor->currentData().toInt(); actor > 0)
        filter.actor = static_cast<journal::ActorId>(actor);
    unsigned kinds = 0;
    for (const QToolButton* chip : std::as_const(m_kinds))
        kinds |= chip->isChecked() ? chip->property("kinds").toUInt() : 0U;
    if (kinds != 0) // failures go with whatever is shown
        filter.kinds = static_cast<std::uint8_t>(kinds | LogFilter::bit(EventKind::Failure));
    filter.errorsOnly = m_errors->isChecked();
    if (filter == m_model->filter())
        return;
    const QScopedValueRollback moving(m_moving, true);
    m_table->clearSelection();
    m_model->setFilter(filter);
    m_wanted = m_chosen;
    m_newRows = 0;
    showNewCount();
    Q_EMIT wantsFrame();
}

void LogView::listActors()
{
    const journal::JournalView view(m_model->journal());
    for (journal::ActorId id = qMax(1U, m_listedActors); id < view.actorCount(); ++id)
        if (view.actor(id).role != journal::ActorRole::TcpConnection) // those go with their server
            m_actor->addItem(actorText(view, id), static_cast<int>(id));
    m_listedActors = view.actorCount();
}

bool LogView::refresh()
{
    listActors();
    const int before = m_model->rowCount();
    const QScopedValueRollback moving(m_moving, true);
    const bool more = m_model->refresh();
    const int added = m_model->rowCount() - before;
    if (m_wanted != 0 && m_model->hasSeen(m_wanted))
        selectSeq(m_wanted);
    if (added > 0 && m_following)
        m_table->scrollToBottom();
    else if (added > 0)
        m_newRows += added;
    showNewCount();
    if (m_model->filter().isEmpty())
        m_count->setText(tr("%1 events").arg(countText(m_model->rowCount())));
    else
        m_count->setText(tr("%1 of %2 events")
                             .arg(countText(m_model->rowCount()),
                                 countText(static_cast<qint64>(m_model->journal().size()))));
    return more;
}

void LogView::selectSeq(quint64 seq)
{
    const QScopedValueRollback moving(m_moving, true);
    m_chosen = seq;
    m_wanted = m_model->hasSeen(seq) ? 0 : seq;
    const int row = m_model->rowOf(seq);
    if (row < 0) {
        m_table->selectionModel()->clear();
        return;
    }
    const QModelIndex index = m_model->index(row, LogModel::TimeColumn);
    if (m_table->currentIndex().row() != row || !m_table->selectionModel()->isRowSelected(row))
        m_table->selectionModel()->setCurrentIndex(
            index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    const bool isVisible = m_table->viewport()->rect().contains(m_table->visualRect(index));
    if (!isVisible)
        m_table->scrollTo(index);
    if (!isVisible && row + 1 < m_model->rowCount())
        m_following = m_table->verticalScrollBar()->value() == m_table->verticalScrollBar()->maximum();
}

void LogView::follow()
{
    m_following = true;
    m_newRows = 0;
    m_table->scrollToBottom();
    showNewCount();
}

void LogView::onScrolled(int value)
{
    if (m_moving)
        return;
    m_following = value == m_table->verticalScrollBar()->maximum();
    if (m_following)
        m_newRows = 0;
    showNewCount();
}

void LogView::showNewCount()
{
    m_new->setVisible(!m_following && m_newRows > 0);
    if (!m_new->isVisible())
        return;
    m_new->setText(tr("%1 new ↓").arg(countText(m_newRows)));
    m_new->adjustSize();
    constexpr int gap = 14;
    const QRect room = m_table->viewport()->geometry();
    m_new->move(room.center().x() - m_new->width() / 2, room.bottom() - m_new->height() - gap);
}

void LogView::copy(bool asCsv)
{
    QList<int> rows;
    constexpr qsizetype most = 20'000; // a million would hold up the window
    for (const QItemSelectionRange& range : m_table->selectionModel()->selection())
        for (int row = range.top(); row <= range.bottom() && rows.size() < most; ++row)
            rows << row;
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    if (!rows.isEmpty())
        QGuiApplication::clipboard()->setText(asCsv ? rowsAsCsv(*m_model, rows) : rowsAsText(*m_model, rows));
}

void LogView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const int letter = fontMetrics().averageCharWidth();
    m_actor->setTerse(width() < letter * 110); // the words of the filter need the room more
    m_count->setVisible(width() >= letter * 100);
    showNewCount();
}

void LogView::showColumnsThatFit()
{
    // What they hold stands in the last column, too, which needs the room more.
    const int letter = QFontMetrics(textFont()).averageCharWidth();
    const int width = m_table->viewport()->width();
    m_table->setColumnHidden(LogModel::PeerColumn, width < letter * 140);
    m_table->setColumnHidden(LogModel::BytesColumn, width < letter * 110);
    m_table->setColumnHidden(LogModel::EventColumn, width < letter * 90);
    m_table->setColumnHidden(LogModel::ResultColumn, width < letter * 86);
}

bool LogView::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_table->viewport() && event->type() == QEvent::Resize)
        showColumnsThatFit();
    if (watched == m_table->viewport() && event->type() == QEvent::Resize && m_following) {
        const QScopedValueRollback moving(m_moving, true);
        m_table->scrollToBottom();
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace socketscope::ui
