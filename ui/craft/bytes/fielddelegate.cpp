// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/craft/bytes/fielddelegate.h"

#include "ui/craft/bytes/fieldmodel.h"
#include "ui/theme/theme.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QCompleter>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QStyle>

#include <algorithm>

namespace socketscope::ui {
namespace {

constexpr int verticalPadding = 3;
constexpr char editedIndex[] = "editedIndex";

QFont rowFont()
{
    return codeFont(0.78);
}

const FieldRow& rowOf(const QModelIndex& index)
{
    return *static_cast<const FieldModel*>(index.model())->row(index);
}

QColor colorOf(const Theme& theme, const FieldRow& row, int column)
{
    const bool isLayer = row.kind == FieldRow::Kind::Layer;
    switch (column) {
    case FieldModel::Field:
        return isLayer || row.kind == FieldRow::Kind::Payload ? theme.text : theme.quiet;
    case FieldModel::Value:
        return isLayer || row.state == craft::FieldState::Automatic ? theme.quiet : theme.text;
    case FieldModel::State:
        return row.state == craft::FieldState::Pinned ? theme.accent : theme.good;
    default:
        return row.tone == Tone::Good ? theme.good : row.tone == Tone::Bad ? theme.lost : theme.quiet;
    }
}

QColor layerColor(const Theme& theme, const FieldRow& row)
{
    if (row.kind == FieldRow::Kind::Payload)
        return theme.server;
    return row.name == "ipv4" || row.name == "ipv6" ? theme.quiet : theme.accent;
}

void paintPill(QPainter& painter, const QRect& cell, const QString& text, const Theme& theme)
{
    constexpr int padding = 6;
    const int width = QFontMetrics(rowFont()).horizontalAdvance(text) + 2 * padding;
    const QRectF pill(
        cell.left() + 1.5, cell.top() + 1.5, std::min(width, cell.width() - 3), cell.height() - 3);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.selectionBorder);
    painter.setBrush(theme.card);
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);
    painter.setFont(rowFont());
    painter.setPen(theme.accent);
    painter.drawText(pill, Qt::AlignCenter | Qt::TextSingleLine, text);
    painter.restore();
}

/// As the stylesheet has check boxes.
void paintCheck(QPainter& painter, const QRect& place, bool isOn, const Theme& theme)
{
    constexpr int size = 13;
    constexpr qreal radius = 3;
    QRect square(0, 0, size, size);
    square.moveCenter(place.center());
    const QRectF box = QRectF(square).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(isOn ? theme.accent : theme.quiet);
    painter.setBrush(isOn ? theme.accent : theme.field);
    painter.drawRoundedRect(box, radius, radius);
    if (isOn) {
        painter.setPen(QPen(theme.onAccent, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(QPolygonF({box.topLeft() + QPointF(2.8, 6.2), box.topLeft() + QPointF(5.2, 8.6),
            box.topLeft() + QPointF(9.4, 3.6)}));
    }
    painter.restore();
}

void showInvalid(QLineEdit& edit, bool isInvalid)
{
    edit.setProperty("invalid", isInvalid);
    edit.style()->unpolish(&edit);
    edit.style()->polish(&edit);
}

} // namespace

void FieldDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const Theme& theme = Theme::of(option->widget);
    const FieldRow& row = rowOf(index);
    const bool isHead = row.kind == FieldRow::Kind::Layer || row.kind == FieldRow::Kind::Payload;
    const bool isTitle = isHead && index.column() == FieldModel::Field;
    option->font = isTitle ? textFont(0.87, QFont::DemiBold) : rowFont();
    option->fontMetrics = QFontMetrics(option->font);
    option->textElideMode = Qt::ElideRight;
    option->state &= ~(QStyle::State_Selected | QStyle::State_HasFocus); // paint() does that
    const QColor color = isTitle ? layerColor(theme, row) : colorOf(theme, row, index.column());
    option->palette.setColor(QPalette::Text, color);
    option->palette.setColor(QPalette::HighlightedText, color);
    if (row.kind == FieldRow::Kind::Flag && index.column() == FieldModel::Value)
        option->text.clear();
}

/// The state of a pinned field is something to press.
void FieldDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const FieldRow& row = rowOf(index);
    const Theme& theme = Theme::of(option.widget);
    if ((option.state & QStyle::State_Selected) != 0)
        painter->fillRect(option.rect, theme.selection);
    else if (row.kind == FieldRow::Kind::Layer || row.kind == FieldRow::Kind::Payload)
        painter->fillRect(option.rect, theme.field);
    if (index.column() == FieldModel::State && row.state == craft::FieldState::Pinned)
        return paintPill(*painter, option.rect, index.data().toString(), theme);
    if (index.column() == FieldModel::Value && row.kind == FieldRow::Kind::Flag) {
        QStyleOptionViewItem whole(option);
        initStyleOption(&whole, index);
        const QStyle& style = *option.widget->style();
        const QRect box = style.subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &whole, option.widget);
        return paintCheck(*painter, box, row.isOn, theme);
    }
    QStyledItemDelegate::paint(painter, option, index);
}

QSize FieldDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setHeight(QFontMetrics(rowFont()).height() + 2 * verticalPadding);
    return size;
}

QWidget* FieldDelegate::createEditor(
    QWidget* parent, const QStyleOptionViewItem&, const QModelIndex& index) const
{
    auto* edit = new QLineEdit(parent);
    const auto& model = *static_cast<const FieldModel*>(index.model());
    edit->setFont(rowFont());
    edit->setFrame(false);
    edit->setStyleSheet(QStringLiteral("padding: 0 3px; border-radius: 3px;"));
    edit->setAccessibleName(QString::fromStdString(rowOf(index).name));
    edit->setProperty(editedIndex, QVariant::fromValue(QPersistentModelIndex(index)));
    if (const QStringList names = valueNames(model.editor().packet(), rowOf(index).name); !names.isEmpty()) {
        auto* completer = new QCompleter(names, edit);
        completer->setCaseSensitivity(Qt::CaseInsensitive);
        completer->setFilterMode(Qt::MatchContains);
        edit->setCompleter(completer);
        edit->setToolTip(names.join(QStringLiteral(", ")));
    }
    connect(edit, &QLineEdit::textEdited, edit, [edit] { showInvalid(*edit, false); });
    return edit;
}

/// Once: what a person writes is not lost because a computed field beside it follows.
void FieldDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const
{
    auto* edit = static_cast<QLineEdit*>(editor);
    if (edit->isModified() || edit->property("invalid").toBool())
        return;
    edit->setText(index.data(Qt::EditRole).toString());
    edit->selectAll();
}

void FieldDelegate::updateEditorGeometry(
    QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex&) const
{
    editor->setGeometry(option.rect);
}

bool FieldDelegate::eventFilter(QObject* watched, QEvent* event)
{
    auto* edit = qobject_cast<QLineEdit*>(watched);
    if (!edit || event->type() != QEvent::KeyPress)
        return QStyledItemDelegate::eventFilter(watched, event);
    auto* const key = static_cast<QKeyEvent*>(event);
    if (key->key() == Qt::Key_Down && edit->completer()) {
        edit->completer()->setCompletionPrefix({});
        edit->completer()->complete();
        return true;
    }
    if (key->key() != Qt::Key_Return && key->key() != Qt::Key_Enter)
        return QStyledItemDelegate::eventFilter(watched, event);
    enter(*edit);
    return true;
}

bool FieldDelegate::enter(QLineEdit& edit)
{
    const auto index = edit.property(editedIndex).value<QPersistentModelIndex>();
    auto* model = const_cast<QAbstractItemModel*>(index.model());
    if (!model || model->setData(index, edit.text(), Qt::EditRole)) {
        edit.setModified(false);
        Q_EMIT closeEditor(&edit, NoHint);
        return true;
    }
    showInvalid(edit, true);
    edit.selectAll();
    return false;
}

/// A press on the state of a pinned field lets it be computed.
bool FieldDelegate::editorEvent(
    QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    if (index.column() == FieldModel::State && event->type() == QEvent::MouseButtonRelease
        && static_cast<QMouseEvent*>(event)->button() == Qt::LeftButton)
        return static_cast<FieldModel*>(model)->unpin(index);
    return QStyledItemDelegate::editorEvent(event, model, option, index);
}

} // namespace socketscope::ui
