// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/craft/bytes/fieldlist.h"

#include "ui/craft/bytes/fielddelegate.h"
#include "ui/craft/bytes/fieldmodel.h"
#include "ui/craft/packeteditor.h"
#include "ui/theme/theme.h"
#include "ui/widgets/labels.h"

#include <QtCore/QScopedValueRollback>
#include <QtGui/QAction>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QTreeView>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace socketscope::ui {
namespace {

constexpr int indentation = 13;
// Of the columns, in characters of their font.
constexpr int mostField = 27;
constexpr int leastField = 22;
constexpr int mostValue = 42;
constexpr int leastValue = 13;
constexpr int state = 10;

} // namespace

FieldList::FieldList(PacketEditor& editor, QWidget* parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_model(new FieldModel(editor, this))
    , m_delegate(new FieldDelegate(this))
    , m_view(new QTreeView(this))
    , m_note(makeLabel({}, LabelStyle::Small, this))
{
    build();
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &FieldList::openRows);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &FieldList::showNote);
    connect(m_model, &FieldModel::told, this, &FieldList::say);
    connect(&m_editor, &PacketEditor::changed, this, [this] { say({}); });
    connect(&m_editor, &PacketEditor::selectionChanged, this, &FieldList::light);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &FieldList::chooseRow);
    openRows({}, 0, m_model->rowCount() - 1);
    light();
}

/// An input that is open commits what stands in it when it goes: all that hears of it has to be there still.
FieldList::~FieldList()
{
    delete m_view;
}

void FieldList::build()
{
    m_view->setModel(m_model);
    m_view->setItemDelegate(m_delegate);
    m_view->setIndentation(indentation);
    m_view->setUniformRowHeights(true);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed
        | QAbstractItemView::AnyKeyPressed | QAbstractItemView::SelectedClicked);
    m_view->setAccessibleName(tr("Fields of the packet"));
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    auto* unpin = new QAction(tr("Let it be computed"), m_view);
    unpin->setShortcut(QKeySequence::Delete);
    unpin->setShortcutContext(Qt::WidgetShortcut);
    connect(unpin, &QAction::triggered, this, [this] { m_model->unpin(m_view->currentIndex()); });
    m_view->addAction(unpin);
    m_view->installEventFilter(this);
    QHeaderView* header = m_view->header();
    header->setFont(textFont(0.87));
    header->setSectionsMovable(false);
    header->setStretchLastSection(true);
    header->setSectionResizeMode(QHeaderView::Fixed);
    header->setMinimumSectionSize(1);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_note->setWordWrap(true);
    m_note->setObjectName(QStringLiteral("fieldNote"));
    m_note->setProperty("kind", QStringLiteral("error"));
    m_note->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_view, 1);
    m_note->setContentsMargins(4, 0, 4, 0);
    column->addWidget(m_note);
    setFocusProxy(m_view);
}

/// What is wide gets less where there is little room; the sentence below has it in full.
void FieldList::fitColumns()
{
    const int character = QFontMetrics(codeFont(0.78)).horizontalAdvance(QLatin1Char('0'));
    const int room = m_view->width() / character;
    QHeaderView* header = m_view->header();
    header->resizeSection(FieldModel::Field, std::clamp(room / 3, leastField, mostField) * character);
    header->resizeSection(FieldModel::Value, std::clamp(room / 4, leastValue, mostValue) * character);
    header->resizeSection(FieldModel::State, state * character);
}

bool FieldList::finishWriting()
{
    auto* const edit = m_view->viewport()->findChild<QLineEdit*>(QString(), Qt::FindDirectChildrenOnly);
    if (!edit || !edit->isVisible() || m_delegate->enter(*edit))
        return true;
    edit->setFocus(Qt::OtherFocusReason);
    return false;
}

QString FieldList::note() const
{
    return m_note->text();
}

/// Headers show their fields from the start.
void FieldList::openRows(const QModelIndex& parent, int first, int last)
{
    for (int row = first; row <= last && !parent.isValid(); ++row)
        m_view->expand(m_model->index(row, 0));
}

void FieldList::chooseRow(const QModelIndex& index)
{
    if (index.isValid() && !m_lighting && !m_model->isUpdating()) {
        const QScopedValueRollback choosing(m_choosing, true);
        m_error.clear();
        const FieldRow row = *m_model->row(index);
        if (row.kind == FieldRow::Kind::Layer || row.length == 0)
            m_editor.selectBytes(row.offset, row.length);
        else
            m_editor.selectField(row.name);
    }
    showNote();
}

void FieldList::light()
{
    const PacketSelection& selection = m_editor.selection();
    const QModelIndex current = m_view->currentIndex();
    QModelIndex index = m_model->indexOf(selection.field);
    if (m_choosing)
        return; // what was chosen may be no field: a header, or options that are not there yet
    const QScopedValueRollback lighting(m_lighting, true);
    if (!index.isValid()) {
        m_view->setCurrentIndex({});
        return;
    }
    index = index.siblingAtColumn(qMax(0, current.column()));
    m_view->setCurrentIndex(index);
    m_view->scrollTo(index);
}

void FieldList::say(const QString& sentence)
{
    m_error = sentence;
    showNote();
}

void FieldList::showNote()
{
    QString note = m_error;
    if (const QModelIndex current = m_view->currentIndex(); note.isEmpty() && current.isValid())
        if (const FieldRow& row = *m_model->row(current); row.tone == Tone::Bad)
            note = row.kind == FieldRow::Kind::Layer
                ? row.remark
                : QString::fromStdString(row.name) + QLatin1Char(' ') + row.remark;
    m_note->setText(note);
    m_view->setAccessibleDescription(note);
    m_note->setVisible(!note.isEmpty());
}

bool FieldList::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_view && event->type() == QEvent::Resize)
        fitColumns();
    if (watched != m_view || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    auto* const key = static_cast<QKeyEvent*>(event);
    const QModelIndex current = m_view->currentIndex();
    if (key->matches(QKeySequence::Undo)) {
        m_editor.undoStack().undo();
    } else if (key->matches(QKeySequence::Redo)) {
        m_editor.undoStack().redo();
    } else if (key->key() == Qt::Key_Delete || key->key() == Qt::Key_Backspace) {
        m_model->unpin(current);
    } else if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter || key->key() == Qt::Key_F2)
        && current.isValid()) {
        m_view->edit(current.siblingAtColumn(FieldModel::Value));
    } else {
        const bool isTyped = !key->text().isEmpty() && key->text().at(0).isPrint();
        if (isTyped && current.isValid()) // goes into the value, wherever in the row one is
            m_view->setCurrentIndex(current.siblingAtColumn(FieldModel::Value));
        return false;
    }
    return true;
}

} // namespace socketscope::ui
