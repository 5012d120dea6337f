// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/craft/grid/cellinput.h"

#include "ui/theme/theme.h"
#include "ui/words/fieldlabels.h"

#include <QtGui/QAccessible>
#include <QtGui/QFocusEvent>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtGui/QStandardItemModel>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QCompleter>
#include <QtWidgets/QLabel>
#include <QtWidgets/QStyle>

#include <algorithm>

namespace socketscope::ui {

namespace {

constexpr int leastWidth = 150;
constexpr int noteWidth = 420;
constexpr int besideNames = 36; ///< their list's scroll bar and margins
constexpr int wordRole = Qt::UserRole + 1; ///< what is typed, where the list shows more

} // namespace

/// What is wrong, on a ground of its own: it lies over other cells.
class CellInput::Note final : public QLabel {
public:
    explicit Note(QWidget* parent)
        : QLabel(parent)
    {
        setObjectName(QStringLiteral("refusal"));
        setTextFormat(Qt::PlainText);
        setWordWrap(true);
        setProperty("kind", QStringLiteral("error"));
        setFont(textFont(0.9));
        setContentsMargins(9, 6, 9, 6);
        hide();
    }

protected:
    void paintEvent(QPaintEvent* event) override
    {
        const Theme& theme = Theme::of(this);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(theme.lost);
        painter.setBrush(theme.card);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
        painter.end();
        QLabel::paintEvent(event);
    }
};

CellInput::CellInput(QWidget* parent)
    : QLineEdit(parent)
    , m_note(new Note(parent))
{
    setObjectName(QStringLiteral("cellInput"));
    hide();
    connect(this, &QLineEdit::textEdited, this, &CellInput::accept);
}

void CellInput::open(
    const QRect& place, const QString& name, const QString& text, std::span<const craft::NamedValue> names)
{
    QRect room = place;
    room.setHeight(std::max(place.height(), minimumSizeHint().height()));
    room.setWidth(std::max(place.width(), leastWidth));
    room.moveLeft(std::max(0, std::min(room.left(), parentWidget()->width() - room.width())));
    setGeometry(room);
    setAccessibleName(name);
    offer(names);
    setText(text);
    accept();
    selectAll();
    m_isOpen = true;
    polishAgain();
    show();
    raise();
    setFocus(Qt::OtherFocusReason);
}

void CellInput::shut()
{
    if (!m_isOpen)
        return;
    m_isOpen = false; // the focus leaves: that is no answer any more
    if (hasFocus())
        parentWidget()->setFocus(Qt::OtherFocusReason);
    hide();
    accept();
}

/// The style sheet looks at `invalid` only then; it brings its own font along.
void CellInput::polishAgain()
{
    style()->unpolish(this);
    style()->polish(this);
    setFont(codeFont(0.95));
}

/// Nothing is known to be wrong.
void CellInput::accept()
{
    if (m_note->isHidden() && !property("invalid").toBool())
        return;
    m_note->clear();
    m_note->hide();
    setProperty("invalid", false);
    setAccessibleDescription({});
    polishAgain();
}

void CellInput::refuse(const QString& sentence)
{
    m_note->setText(sentence);
    setProperty("invalid", true);
    polishAgain();
    setAccessibleDescription(sentence);
    placeNote();
    m_note->show();
    m_note->raise();
    if (QAccessible::isActive()) {
        QAccessibleEvent alert(m_note, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
}

QString CellInput::refusal() const
{
    return m_note->text();
}

/// Below the cell; above it where the view ends.
void CellInput::placeNote()
{
    constexpr int gap = 3;
    const QWidget* const view = parentWidget();
    const int width = std::min(noteWidth, view->width());
    const int height = m_note->heightForWidth(width);
    const int left = std::max(0, std::min(x(), view->width() - width));
    const int below = geometry().bottom() + 1 + gap;
    const int top = below + height <= view->height() ? below : std::max(0, y() - gap - height);
    m_note->setGeometry(left, top, width, height);
}

void CellInput::offer(std::span<const craft::NamedValue> names)
{
    delete completer(); // a line edit keeps its completer only while it is its parent
    setCompleter(nullptr);
    if (names.empty())
        return;
    const QFont font = codeFont(0.9);
    double widest = 0;
    auto* const list = new QCompleter(this);
    auto* const model = new QStandardItemModel(list);
    for (const craft::NamedValue& value : names) {
        const auto first = std::ranges::find(names, value.value, &craft::NamedValue::value);
        if (first->name != value.name)
            continue; // a shorter name of the same
        const QString text = QStringLiteral("%1   %2").arg(value.value, 3).arg(valueLabel(value.name));
        auto* const item = new QStandardItem(text);
        item->setData(
            QString::fromLatin1(value.name.data(), static_cast<qsizetype>(value.name.size())), wordRole);
        model->appendRow(item);
        widest = std::max(widest, QFontMetricsF(font).horizontalAdvance(text));
    }
    list->setModel(model);
    list->setCompletionRole(wordRole);
    list->setCaseSensitivity(Qt::CaseInsensitive);
    list->setFilterMode(Qt::MatchContains);
    list->setMaxVisibleItems(10);
    QAbstractItemView* const popup = list->popup();
    popup->setProperty("kind", QStringLiteral("names"));
    popup->setFont(font);
    popup->setMinimumWidth(static_cast<int>(widest) + besideNames);
    setCompleter(list);
}

void CellInput::enter(Then then)
{
    if (m_isOpen)
        Q_EMIT entered(text(), then);
}

bool CellInput::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride
        && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept(); // Escape ends the writing here, not the run
        return true;
    }
    if (event->type() == QEvent::KeyPress) {
        const auto& press = static_cast<QKeyEvent&>(*event);
        if (press.key() == Qt::Key_Tab || press.key() == Qt::Key_Backtab) {
            const bool isBack
                = press.key() == Qt::Key_Backtab || press.modifiers().testFlag(Qt::ShiftModifier);
            enter(isBack ? Then::Previous : Then::Next);
            return true;
        }
    }
    return QLineEdit::event(event);
}

void CellInput::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        enter(Then::Stay);
        return;
    case Qt::Key_Escape:
        Q_EMIT cancelled();
        return;
    case Qt::Key_Down:
        if (completer()) {
            completer()->setCompletionPrefix({}); // all of them: what stands there is a number
            completer()->complete();
            return;
        }
        break;
    default:
        break;
    }
    QLineEdit::keyPressEvent(event);
    event->accept(); // what means nothing here means nothing to the cells either
}

/// Who goes on elsewhere means what stands here; a list of names or another window takes nothing away.
void CellInput::focusOutEvent(QFocusEvent* event)
{
    QLineEdit::focusOutEvent(event);
    const Qt::FocusReason reason = event->reason();
    if (reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason)
        enter(Then::Elsewhere);
}

} // namespace socketscope::ui
