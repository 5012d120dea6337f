// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/hexview.h"

#include "ui/inspector/hexcopy.h"
#include "ui/words/numbers.h"

#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QScrollBar>

#include <algorithm>
#include <cmath>

namespace socketscope::ui {
namespace {

constexpr int mostLinesInHint = 12;

} // namespace

/// With every character a whole number of pixels wide, so that a line can be painted in one go and still be
/// hit exactly.
QFont HexView::hexFont() const
{
    QFont font = codeFont(m_scale);
    const qreal width = QFontMetricsF(font).horizontalAdvance(QLatin1Char('0'));
    font.setLetterSpacing(QFont::AbsoluteSpacing, std::round(width) - width);
    return font;
}

HexView::HexView(QWidget* parent)
    : QAbstractScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    viewport()->setCursor(Qt::IBeamCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    addCopy(tr("Copy as hex"), Form::Hex);
    addCopy(tr("Copy as C array"), Form::C);
    addCopy(tr("Copy as Python bytes"), Form::Python);
    addCopy(tr("Copy as text"), Form::Text);
    setBytes({});
}

void HexView::addCopy(const QString& text, Form form)
{
    auto* action = new QAction(text, this);
    if (form == Form::Hex)
        action->setShortcut(QKeySequence::Copy);
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this, [this, form] { copy(form); });
    addAction(action);
}

void HexView::copy(Form form) const
{
    QString text;
    switch (form) {
    case Form::Hex:
        text = bytesAsHex(chosen());
        break;
    case Form::C:
        text = bytesAsC(chosen());
        break;
    case Form::Python:
        text = bytesAsPython(chosen());
        break;
    case Form::Text:
        text = bytesAsText(chosen());
        break;
    }
    QGuiApplication::clipboard()->setText(text);
}

void HexView::setBytes(Bytes bytes)
{
    m_bytes = std::move(bytes);
    m_anchor = m_cursor = -1;
    m_concluded = 0;
    m_spans.clear();
    describe();
    verticalScrollBar()->setValue(0);
    layOut();
    updateGeometry();
}

void HexView::replaceBytes(Bytes bytes)
{
    const qsizetype lines = lineCount();
    m_bytes = std::move(bytes);
    if (qMax(m_anchor, m_cursor) > lastPlace())
        place(qMin(m_anchor, lastPlace()), qMin(m_cursor, lastPlace()));
    describe();
    layOut();
    if (lineCount() != lines)
        updateGeometry();
}

void HexView::describe()
{
    constexpr std::size_t readOut = 64; // what a screen reader says of them
    const ByteView all(m_bytes);
    setAccessibleName(tr("Bytes, %1").arg(bytesText(static_cast<qint64>(m_bytes.size()))));
    setAccessibleDescription(bytesAsPython(all.first(std::min(all.size(), readOut))));
}

void HexView::setLook(qreal scale, int leading, ThemeColor background)
{
    m_scale = scale;
    m_leading = leading;
    m_background = background;
    layOut();
    updateGeometry();
}

void HexView::setOpenEnd(bool open)
{
    m_openEnd = open;
    layOut();
    updateGeometry();
}

void HexView::setSpans(std::vector<HexSpan> spans)
{
    m_spans = std::move(spans);
    viewport()->update();
}

/// -1 where nothing can be chosen.
qsizetype HexView::lastPlace() const
{
    return static_cast<qsizetype>(m_bytes.size()) - (m_openEnd ? 0 : 1);
}

qsizetype HexView::lineCount() const
{
    return (lastPlace() + m_perLine) / m_perLine;
}

int HexView::charWidth() const
{
    return m_charWidth;
}
int HexView::lineHeight() const
{
    return m_lineHeight;
}
int HexView::offsetDigits() const
{
    return m_bytes.size() <= 0x10000 ? 4 : 8;
}
int HexView::hexLeft() const
{
    return padding + (offsetDigits() + 1) * charWidth();
}
int HexView::textLeft() const
{
    return hexLeft() + m_perLine * 3 * charWidth() + (m_perLine > 8 ? charWidth() : 0);
}

void HexView::layOut()
{
    const QFontMetricsF metrics(hexFont());
    m_charWidth = qMax(1, qRound(metrics.horizontalAdvance(QLatin1Char('0'))));
    m_lineHeight = qRound(metrics.height()) + m_leading;
    m_perLine = 16;
    while (m_perLine > 4 && viewport()->width() < textLeft() + m_perLine * charWidth() + padding)
        m_perLine /= 2;
    const int visible = qMax(1, (viewport()->height() - 2 * padding) / lineHeight());
    verticalScrollBar()->setRange(0, static_cast<int>(qMax<qsizetype>(0, lineCount() - visible)));
    verticalScrollBar()->setPageStep(visible);
    viewport()->update();
}

ByteView HexView::chosen() const
{
    const ByteView all(m_bytes);
    if (m_cursor < 0)
        return all;
    const auto first = static_cast<std::size_t>(qMin(m_anchor, m_cursor));
    const auto last = static_cast<std::size_t>(qMax(m_anchor, m_cursor));
    return first == all.size() ? all : all.subspan(first, std::min(last + 1, all.size()) - first);
}

void HexView::place(qsizetype anchor, qsizetype cursor)
{
    m_anchor = anchor;
    m_cursor = cursor;
    if (cursor >= 0)
        scrollTo(cursor);
    viewport()->update();
}

void HexView::choose(qsizetype first, qsizetype count)
{
    const bool isSome = count > 0 && first >= 0 && first + count <= static_cast<qsizetype>(m_bytes.size());
    m_anchor = isSome ? first : -1;
    m_cursor = isSome ? first + count - 1 : -1;
    if (isSome)
        scrollTo(first);
    viewport()->update();
}

void HexView::setConcluded(qsizetype count)
{
    m_concluded = count;
    viewport()->update();
}

void HexView::tellChosen()
{
    const qsizetype first = qMin(m_anchor, m_cursor);
    const qsizetype end = qMin(qMax(m_anchor, m_cursor) + 1, static_cast<qsizetype>(m_bytes.size()));
    Q_EMIT chosenByPerson(first, m_cursor < 0 ? 0 : end - first);
}

bool HexView::isChosen(qsizetype byte) const
{
    return m_cursor >= 0 && byte >= qMin(m_anchor, m_cursor) && byte <= qMax(m_anchor, m_cursor);
}

QRect HexView::rectOf(qsizetype byte) const
{
    const int column = static_cast<int>(byte % m_perLine);
    const qsizetype line = byte / m_perLine - verticalScrollBar()->value();
    const int gap = column >= 8 ? charWidth() : 0;
    return {hexLeft() + column * 3 * charWidth() + gap, padding + static_cast<int>(line) * lineHeight(),
        2 * charWidth(), lineHeight()};
}

QRect HexView::textRectOf(qsizetype byte) const
{
    const int column = static_cast<int>(byte % m_perLine);
    return {textLeft() + column * charWidth(), rectOf(byte).top(), charWidth(), lineHeight()};
}

qsizetype HexView::byteAt(QPoint place) const
{
    if (place.y() < padding)
        return -1;
    const qsizetype line = verticalScrollBar()->value() + (place.y() - padding) / lineHeight();
    int column = -1;
    if (place.x() >= textLeft()) {
        column = (place.x() - textLeft()) / charWidth();
    } else if (place.x() >= hexLeft()) {
        int x = place.x() - hexLeft();
        if (x >= 8 * 3 * charWidth() && m_perLine > 8)
            x = qMax(8 * 3 * charWidth(), x - charWidth());
        column = x / (3 * charWidth());
    }
    const qsizetype byte = line * m_perLine + column;
    return column >= 0 && column < m_perLine && byte <= lastPlace() ? byte : -1;
}

QSize HexView::sizeHint() const
{
    const int lines = static_cast<int>(std::clamp<qsizetype>(lineCount(), 1, mostLinesInHint));
    return {textLeft() + m_perLine * charWidth() + padding, lines * lineHeight() + 2 * padding};
}

QSize HexView::minimumSizeHint() const
{
    return {padding * 2 + (offsetDigits() + 1 + 4 * 4) * charWidth(), sizeHint().height()};
}

void HexView::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    const int before = m_perLine;
    layOut();
    if (m_perLine == before)
        return;
    // What was in view stays so; what is chosen comes into view with as little scrolling as it takes.
    verticalScrollBar()->setValue(m_cursor < 0 ? verticalScrollBar()->value() * before / m_perLine : 0);
    if (m_cursor >= 0)
        scrollTo(qMin(m_anchor, m_cursor));
    updateGeometry();
}

void HexView::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange)
        layOut();
}

void HexView::moveCursor(qsizetype byte, bool extends)
{
    if (lastPlace() < 0)
        return;
    m_cursor = std::clamp<qsizetype>(byte, 0, lastPlace());
    if (!extends || m_anchor < 0)
        m_anchor = m_cursor;
    scrollTo(m_cursor);
    viewport()->update();
    tellChosen();
}

void HexView::scrollTo(qsizetype byte)
{
    const int line = static_cast<int>(byte / m_perLine);
    QScrollBar* bar = verticalScrollBar();
    if (line < bar->value())
        bar->setValue(line);
    else if (line >= bar->value() + bar->pageStep())
        bar->setValue(line - bar->pageStep() + 1);
}

void HexView::keyPressEvent(QKeyEvent* event)
{
    const bool extends = (event->modifiers() & Qt::ShiftModifier) != 0;
    const qsizetype from = qMax<qsizetype>(0, m_cursor);
    const auto size = static_cast<qsizetype>(m_bytes.size());
    const qsizetype page = static_cast<qsizetype>(verticalScrollBar()->pageStep()) * m_perLine;
    if (event->matches(QKeySequence::SelectAll)) {
        choose(0, size);
        return tellChosen();
    }
    switch (event->key()) {
    case Qt::Key_Left:
        return moveCursor(from - 1, extends);
    case Qt::Key_Right:
        return moveCursor(m_cursor < 0 ? 0 : from + 1, extends);
    case Qt::Key_Up:
        return moveCursor(from - m_perLine, extends);
    case Qt::Key_Down:
        return moveCursor(m_cursor < 0 ? 0 : from + m_perLine, extends);
    case Qt::Key_PageUp:
        return moveCursor(from - page, extends);
    case Qt::Key_PageDown:
        return moveCursor(from + page, extends);
    case Qt::Key_Home:
        return moveCursor(0, extends);
    case Qt::Key_End:
        return moveCursor(size - 1, extends);
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void HexView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const qsizetype byte = byteAt(event->position().toPoint());
    if (byte >= 0)
        return moveCursor(byte, (event->modifiers() & Qt::ShiftModifier) != 0);
    choose(0, 0);
    tellChosen();
}

void HexView::mouseReleaseEvent(QMouseEvent* event)
{
    event->accept();
}

void HexView::mouseMoveEvent(QMouseEvent* event)
{
    if ((event->buttons() & Qt::LeftButton) == 0 || m_anchor < 0)
        return;
    if (const qsizetype byte = byteAt(event->position().toPoint()); byte >= 0)
        moveCursor(byte, true);
    else if (event->position().y() < padding)
        moveCursor(m_cursor - m_perLine, true);
    else if (event->position().y() > viewport()->height() - padding)
        moveCursor(m_cursor + m_perLine, true);
}

} // namespace socketscope::ui
