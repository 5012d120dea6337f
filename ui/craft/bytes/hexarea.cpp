// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/craft/bytes/hexarea.h"

#include "core/craft/hexpaste.h"
#include "ui/craft/bytes/hexedits.h"
#include "ui/theme/theme.h"
#include "ui/words/errorwords.h"

#include <QtCore/QScopedValueRollback>
#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>

#include <algorithm>

namespace socketscope::ui {
namespace {

std::vector<HexSpan> layerSpans(const PacketEditor& editor)
{
    std::vector<HexSpan> spans;
    for (const craft::LayerGrid& layer : editor.layers())
        spans.push_back({static_cast<qsizetype>(layer.offset), static_cast<qsizetype>(layer.length),
            craft::isNetwork(layer.kind)         ? &Theme::quiet
                : craft::isTransport(layer.kind) ? &Theme::accent
                                                 : &Theme::server});
    return spans;
}

int hexDigit(const QString& text)
{
    bool isDigit = false;
    const int value = text.size() == 1 ? text.toInt(&isDigit, 16) : 0;
    return isDigit ? value : -1;
}

} // namespace

HexArea::HexArea(PacketEditor& editor, QWidget* parent)
    : HexView(parent)
    , m_editor(editor)
{
    setLook(0.87, 5, &Theme::card);
    setOpenEnd(true);
    setAttribute(Qt::WA_InputMethodEnabled); // for characters that take several keys
    addEdit(tr("Paste"), QKeySequence::Paste, &HexArea::paste);
    addEdit(tr("Insert a byte"), QKeySequence(Qt::Key_Insert), &HexArea::insertByte);
    addEdit(tr("Remove bytes"), QKeySequence::Delete, &HexArea::removeChosen);
    connect(this, &HexView::chosenByPerson, this, &HexArea::choosePlace);
    connect(&m_editor, &PacketEditor::changed, this, &HexArea::follow);
    connect(&m_editor, &PacketEditor::selectionChanged, this, &HexArea::light);
    follow();
    light();
}

void HexArea::addEdit(const QString& text, const QKeySequence& keys, void (HexArea::*what)())
{
    auto* action = new QAction(text, this);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this, what);
    addAction(action);
}

void HexArea::follow()
{
    if (!m_own) {
        m_half = m_appended = -1;
        Q_EMIT told({});
    }
    const bool isBehind = cursor() == static_cast<qsizetype>(bytes().size());
    replaceBytes(m_editor.bytes());
    if (isBehind && !m_own)
        place(static_cast<qsizetype>(bytes().size()), static_cast<qsizetype>(bytes().size()));
    setSpans(layerSpans(m_editor));
    sayPlace();
}

/// The cursor is at the first of them: there typing begins.
void HexArea::light()
{
    if (m_own)
        return;
    m_half = m_appended = -1;
    const PacketSelection& selection = m_editor.selection();
    const auto first = static_cast<qsizetype>(selection.offset);
    const auto last = first + static_cast<qsizetype>(selection.length) - 1;
    if (selection.length == 0)
        place(-1, -1);
    else
        place(last, first);
    sayPlace();
}

void HexArea::choosePlace(qsizetype first, qsizetype count)
{
    const QScopedValueRollback own(m_own, true);
    m_half = m_appended = -1;
    if (count > 0)
        m_editor.selectBytes(static_cast<std::size_t>(first), static_cast<std::size_t>(count));
    else
        m_editor.selectNothing();
    sayPlace();
}

/// For screen readers: where the cursor is, and on what.
void HexArea::sayPlace()
{
    const auto at = static_cast<std::size_t>(std::max<qsizetype>(cursor(), 0));
    if (cursor() < 0 || at > bytes().size())
        return;
    if (at == bytes().size())
        return setAccessibleDescription(tr("Behind the last byte"));
    const QString field = QString::fromStdString(m_editor.selection().field);
    setAccessibleDescription(
        tr("Byte %1 is %2  %3").arg(at).arg(bytes()[at], 2, 16, QLatin1Char('0')).arg(field).trimmed());
}

qsizetype HexArea::chosenCount() const
{
    return cursor() < 0 ? 0 : qAbs(cursor() - anchor()) + 1;
}

qsizetype HexArea::typingPlace() const
{
    return qMax<qsizetype>(0, qMin(anchor(), cursor()));
}

qsizetype HexArea::payloadBegin() const
{
    return static_cast<qsizetype>(m_editor.bytes().size() - m_editor.packet().payload().size());
}

bool HexArea::say(const Result<>& done)
{
    Q_EMIT told(done ? QString() : sentence(done.error()));
    return done.has_value();
}

/// Keeps what is being typed.
void HexArea::moveTo(qsizetype byte)
{
    const qsizetype half = m_half;
    const qsizetype appended = m_appended;
    moveCursor(byte, false);
    m_half = half;
    m_appended = appended;
}

bool HexArea::write(qsizetype at, std::uint8_t value)
{
    const QScopedValueRollback own(m_own, true);
    const auto size = static_cast<qsizetype>(bytes().size());
    if (at < size && at != m_appended)
        return say(m_editor.setByte(static_cast<std::size_t>(at), value, PacketEditor::Typing::Yes));
    const auto payload = splicedPayload(
        m_editor.packet(), static_cast<std::size_t>(at), at < size ? 1 : 0, ByteView(&value, 1));
    if (!payload || !say(m_editor.setPayload(*payload, PacketEditor::Typing::Yes)))
        return false;
    m_appended = at;
    return true;
}

void HexArea::typeDigit(int digit)
{
    const qsizetype at = typingPlace();
    const bool isSecond = m_half == at;
    const auto index = static_cast<std::size_t>(at);
    const int old = index < bytes().size() ? bytes()[index] : 0;
    const int value = isSecond ? (old & 0xf0) | digit : digit << 4 | (old & 0x0f);
    if (!write(at, static_cast<std::uint8_t>(value)))
        return;
    m_half = isSecond ? -1 : at;
    m_appended = isSecond ? -1 : m_appended;
    moveTo(isSecond ? at + 1 : at);
}

void HexArea::typeText(const QString& text)
{
    const QByteArray utf8 = text.toUtf8();
    const qsizetype at = typingPlace();
    if (utf8.size() == 1) {
        if (!write(at, static_cast<std::uint8_t>(utf8.front())))
            return;
    } else {
        const QScopedValueRollback own(m_own, true);
        const ByteView written(reinterpret_cast<const std::uint8_t*>(utf8.data()), std::size_t(utf8.size()));
        auto made = overwritten(m_editor.packet(), static_cast<std::size_t>(at), written);
        if (!made) {
            Q_EMIT told(sentence(made.error()));
            return;
        }
        Q_EMIT told({});
        m_editor.replace(std::move(*made), tr("Change bytes"));
    }
    m_appended = -1;
    moveTo(at + utf8.size());
}

void HexArea::paste()
{
    const std::string text = QGuiApplication::clipboard()->text().toStdString();
    auto pasted
        = m_column == Column::Hex ? craft::readPaste(text) : Result<craft::Pasted>({.bytes = toBytes(text)});
    if (!pasted) {
        Q_EMIT told(sentence(pasted.error()));
        return;
    }
    const qsizetype at = typingPlace();
    const auto count = static_cast<qsizetype>(pasted->bytes.size());
    if (chosenCount() > 1 && at >= payloadBegin())
        return splice(at, chosenCount(), pasted->bytes, at + count);
    auto made = overwritten(m_editor.packet(), static_cast<std::size_t>(at), pasted->bytes);
    if (!made) {
        Q_EMIT told(sentence(made.error()));
        return;
    }
    {
        const QScopedValueRollback own(m_own, true);
        m_editor.replace(std::move(*made), tr("Paste bytes"));
    }
    Q_EMIT told({});
    moveCursor(at + count, false);
}

void HexArea::splice(qsizetype at, qsizetype count, ByteView bytes, qsizetype cursor)
{
    const auto payload = splicedPayload(
        m_editor.packet(), static_cast<std::size_t>(at), static_cast<std::size_t>(count), bytes);
    if (!payload) {
        Q_EMIT told(tr("A header keeps its length: only bytes of the payload can be added or removed."));
        return;
    }
    {
        const QScopedValueRollback own(m_own, true);
        if (!say(m_editor.setPayload(*payload)))
            return;
    }
    moveCursor(cursor, false);
}

void HexArea::insertByte()
{
    const qsizetype at = cursor() < 0 ? static_cast<qsizetype>(bytes().size()) : typingPlace();
    const std::uint8_t zero = 0;
    splice(at, 0, ByteView(&zero, 1), at);
}

void HexArea::removeChosen()
{
    if (cursor() >= 0)
        splice(typingPlace(), chosenCount(), {}, typingPlace());
}

void HexArea::removeBefore()
{
    if (chosenCount() > 1)
        return removeChosen();
    if (const qsizetype at = typingPlace(); at > payloadBegin())
        splice(at - 1, 1, {}, at - 1);
    else if (at > 0)
        moveCursor(at - 1, false); // headers keep their length
}

bool HexArea::handleKey(QKeyEvent* event)
{
    const auto is = [event](QKeySequence::StandardKey key) { return event->matches(key); };
    if (is(QKeySequence::Undo))
        m_editor.undoStack().undo();
    else if (is(QKeySequence::Redo))
        m_editor.undoStack().redo();
    else if (is(QKeySequence::Paste))
        paste();
    else if (is(QKeySequence::Delete))
        removeChosen();
    else if (event->key() == Qt::Key_Insert && event->modifiers() == Qt::NoModifier)
        insertByte();
    else if (event->key() == Qt::Key_Backspace)
        removeBefore();
    else
        return false;
    return true;
}

void HexArea::keyPressEvent(QKeyEvent* event)
{
    if (handleKey(event))
        return;
    const QString text = event->text();
    const bool isCommand
        = (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) != 0;
    const bool isTyped = !isCommand && !text.isEmpty() && text.at(0).category() != QChar::Other_Control;
    if (isTyped && m_column == Column::Text)
        return typeText(text);
    if (isTyped && hexDigit(text) >= 0)
        return typeDigit(hexDigit(text));
    HexView::keyPressEvent(event);
}

void HexArea::inputMethodEvent(QInputMethodEvent* event)
{
    const QString text = event->commitString();
    if (m_column == Column::Text && !text.isEmpty())
        typeText(text);
    else if (hexDigit(text) >= 0)
        typeDigit(hexDigit(text));
    event->accept();
}

void HexArea::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        m_column = isInText(event->position().toPoint()) ? Column::Text : Column::Hex;
    HexView::mousePressEvent(event);
}

void HexArea::focusInEvent(QFocusEvent* event)
{
    if (event->reason() == Qt::TabFocusReason)
        m_column = Column::Hex;
    else if (event->reason() == Qt::BacktabFocusReason)
        m_column = Column::Text;
    HexView::focusInEvent(event);
    if (cursor() < 0 && event->reason() != Qt::MouseFocusReason)
        moveCursor(0, false);
    viewport()->update();
}

void HexArea::focusOutEvent(QFocusEvent* event)
{
    m_half = m_appended = -1;
    HexView::focusOutEvent(event);
    viewport()->update();
}

/// From the digits to the characters, and only then on.
bool HexArea::focusNextPrevChild(bool next)
{
    const Column other = next ? Column::Text : Column::Hex;
    if (!hasFocus() || m_column == other)
        return HexView::focusNextPrevChild(next);
    m_half = m_appended = -1;
    m_column = other;
    viewport()->update();
    return true;
}

void HexArea::paintEvent(QPaintEvent* event)
{
    HexView::paintEvent(event);
    if (!hasFocus() || cursor() < 0)
        return;
    const qsizetype at = chosenCount() > 1 ? cursor() : typingPlace();
    QRect cell = m_column == Column::Text ? textRectOf(at) : rectOf(at);
    if (m_column == Column::Hex && m_half == at)
        cell.setLeft(cell.left() + cell.width() / 2);
    constexpr int thickness = 2;
    QPainter(viewport())
        .fillRect(
            cell.left(), cell.bottom() - thickness + 1, cell.width(), thickness, Theme::of(this).accent);
}

} // namespace socketscope::ui
