// SPDX-License-Identifier: GPL-3.0-or-later
// What mouse and keyboard do to the bit grid.
#include "ui/craft/grid/gridpainter.h"
#include "ui/craft/grid/gridview.h"
#include "ui/words/fieldlabels.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QKeyEvent>
#include <QtGui/QMouseEvent>
#include <QtWidgets/QMenu>

namespace socketscope::ui {

using craft::FieldState;
using Kind = GridCell::Kind;
using Then = CellInput::Then;

void GridView::select(int cell)
{
    if (!m_layout.isCell(cell))
        return;
    updateCell(m_current);
    m_current = cell;
    updateCell(m_current);
    if (m_layout.cell(cell).kind == Kind::Add)
        m_editor.selectNothing(); // it has no bytes yet
    else
        m_editor.selectField(m_layout.cell(cell).field);
}

void GridView::goTo(int cell)
{
    if (!m_layout.isCell(cell))
        return;
    select(cell);
    reveal(cell);
    announceSpoken(this, m_current);
}

void GridView::activate(int cell)
{
    if (!m_layout.isCell(cell))
        return;
    select(cell);
    if (m_layout.cell(cell).kind == Kind::Flag)
        toggle(cell);
    else
        write(cell);
}

// Writing

QString GridView::fullValue(const GridCell& cell) const
{
    return QString::fromStdString(m_editor.packet().text(cell.edits).value_or(std::string()));
}

void GridView::write(int cell)
{
    const GridCell& of = m_layout.cell(cell);
    if (of.kind == Kind::Payload) {
        Q_EMIT payloadWanted();
        return;
    }
    closeInput(); // what was refused in another cell
    reveal(cell);
    m_written = cell;
    m_before = of.kind == Kind::Add ? QString() : fullValue(of);
    const wire::LayerKind kind = m_layout.blocks()[static_cast<std::size_t>(of.block)].kind;
    const bool isTcpOptions = of.edits == "tcp.options";
    m_input->setPlaceholderText(isTcpOptions ? QStringLiteral("mss=1460,sackok,nop,wscale=7") : QString());
    m_input->open(cellRect(cell), of.labels.front(), m_before, craft::namedValues(kind, bareField(of.edits)));
}

/// Begins with what was typed in place of what stood there.
void GridView::writeFrom(int cell, const QString& typed)
{
    const Kind kind = m_layout.cell(cell).kind;
    if (kind == Kind::Flag) {
        if (typed == QLatin1String("0") || typed == QLatin1String("1"))
            if (m_layout.cell(cell).value != typed)
                toggle(cell);
        return;
    }
    write(cell);
    if (m_input->isOpen())
        m_input->insert(typed);
}

void GridView::take(const QString& text, Then then)
{
    if (!m_layout.isCell(m_written))
        return;
    const int written = m_written;
    const GridCell of = m_layout.cell(written); // a change makes other cells
    Result<> done;
    if (text.trimmed().isEmpty() && of.state != FieldState::Plain)
        done = m_editor.unpin(of.edits);
    else if (text != m_before)
        done = m_editor.set(of.edits, text.toStdString());
    if (!done) {
        m_input->refuse(refusalText(of, done.error()));
        return;
    }
    closeInput();
    if (then == Then::Next || then == Then::Previous)
        goTo(m_current + (then == Then::Next ? 1 : -1));
}

bool GridView::finishWriting()
{
    if (m_input->isOpen())
        take(m_input->text(), Then::Stay);
    if (!m_input->isOpen())
        return true;
    reveal(m_written);
    m_input->setFocus(Qt::OtherFocusReason);
    return false;
}

void GridView::closeInput()
{
    m_written = -1;
    m_input->shut();
}

void GridView::toggle(int cell)
{
    const GridCell of = m_layout.cell(cell);
    std::string value = of.isSet() ? "0" : "1";
    if (of.edits == of.field && of.field == "ipv4.flags") { // its first bit has no field of its own
        value = of.isSet() ? "" : "reserved";
        for (const GridCell& other : m_layout.cells())
            if (other.field == of.field && other.edits != of.edits && other.isSet())
                value += (value.empty() ? "" : ",")
                    + std::string(other.edits == "ipv4.dont_fragment" ? "df" : "mf");
        value = value.empty() ? "0" : value;
    }
    static_cast<void>(m_editor.set(of.edits, value)); // one bit always fits
}

bool GridView::canBeAutomatic(int cell) const
{
    return m_layout.isCell(cell) && m_layout.cell(cell).state == FieldState::Pinned;
}

void GridView::letBeComputed(int cell)
{
    if (canBeAutomatic(cell))
        static_cast<void>(m_editor.unpin(std::string(m_layout.cell(cell).edits))); // it is pinned
}

void GridView::copyValue(int cell) const
{
    if (m_layout.isCell(cell) && m_layout.cell(cell).kind != Kind::Add)
        QGuiApplication::clipboard()->setText(fullValue(m_layout.cell(cell)));
}

// Mouse

void GridView::mousePressEvent(QMouseEvent* event)
{
    const int cell = m_geometry.at(event->position());
    m_pressed = event->button() == Qt::LeftButton ? cell : -1;
    select(cell);
}

void GridView::mouseReleaseEvent(QMouseEvent* event)
{
    const int cell = m_geometry.at(event->position());
    const int pressed = std::exchange(m_pressed, -1);
    if (event->button() != Qt::LeftButton || cell != pressed || !m_layout.isCell(cell))
        return;
    const Kind kind = m_layout.cell(cell).kind;
    if (kind == Kind::Flag || kind == Kind::Add)
        activate(cell);
    else if (canBeAutomatic(cell) && GridPainter::backButton(m_geometry, cell).contains(event->position()))
        letBeComputed(cell);
}

void GridView::mouseDoubleClickEvent(QMouseEvent* event)
{
    mousePressEvent(event);
    if (m_layout.isCell(m_pressed) && m_layout.cell(m_pressed).kind != Kind::Flag)
        activate(std::exchange(m_pressed, -1));
}

void GridView::setHovered(int cell)
{
    if (cell == m_hovered)
        return;
    updateCell(m_hovered);
    m_hovered = cell;
    updateCell(m_hovered);
}

void GridView::mouseMoveEvent(QMouseEvent* event)
{
    const int cell = m_geometry.at(event->position());
    setHovered(cell);
    const bool isPress = m_layout.isCell(cell)
        && (m_layout.cell(cell).kind == Kind::Flag || m_layout.cell(cell).kind == Kind::Add
            || (canBeAutomatic(cell)
                && GridPainter::backButton(m_geometry, cell).contains(event->position())));
    setCursor(isPress ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void GridView::leaveEvent(QEvent*)
{
    setHovered(-1);
}

void GridView::contextMenuEvent(QContextMenuEvent* event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const int cell = byKey ? m_current : m_geometry.at(event->pos());
    if (!m_layout.isCell(cell))
        return;
    select(cell);
    showMenu(cell, byKey ? mapToGlobal(cellRect(cell).center()) : event->globalPos());
}

void GridView::showMenu(int cell, const QPoint& at)
{
    const GridCell of = m_layout.cell(cell);
    auto* const menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(of.kind == Kind::Flag ? tr("Turn over") : tr("Change…")), &QAction::triggered,
        this, [this, cell] { activate(cell); });
    if (of.state == FieldState::Pinned)
        connect(menu->addAction(tr("Back to automatic")), &QAction::triggered, this,
            [this, cell] { letBeComputed(cell); });
    if (of.state == FieldState::Automatic)
        connect(menu->addAction(tr("Pin this value")), &QAction::triggered, this,
            [this, of] { static_cast<void>(m_editor.set(of.edits, fullValue(of).toStdString())); });
    if (of.kind != Kind::Add)
        connect(
            menu->addAction(tr("Copy value")), &QAction::triggered, this, [this, cell] { copyValue(cell); });
    menu->popup(at);
}

// Keyboard

int GridView::endOfRow(int direction) const
{
    int at = m_current;
    while (m_layout.isCell(at + direction)
        && m_geometry.main(at + direction).top() == m_geometry.main(m_current).top())
        at += direction;
    return at;
}

bool GridView::stepByKey(const QKeyEvent& event)
{
    const bool isFar = event.modifiers().testFlag(Qt::ControlModifier);
    const bool isSomewhere = m_layout.isCell(m_current);
    switch (event.key()) {
    case Qt::Key_Left:
        goTo(isSomewhere ? m_current - 1 : 0);
        return true;
    case Qt::Key_Right:
        goTo(m_current + 1);
        return true;
    case Qt::Key_Up:
    case Qt::Key_Down:
        goTo(isSomewhere ? m_geometry.above(m_current, event.key() == Qt::Key_Up ? -1 : 1) : 0);
        return true;
    case Qt::Key_Home:
        goTo(isFar || !isSomewhere ? 0 : endOfRow(-1));
        return true;
    case Qt::Key_End:
        goTo(isFar || !isSomewhere ? m_layout.count() - 1 : endOfRow(1));
        return true;
    default:
        return false;
    }
}

bool GridView::changeByKey(const QKeyEvent& event)
{
    if (!m_layout.isCell(m_current))
        return false;
    const bool isFlag = m_layout.cell(m_current).kind == Kind::Flag;
    if (event.matches(QKeySequence::Copy)) {
        copyValue(m_current);
        return true;
    }
    switch (event.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_F2:
        activate(m_current);
        return true;
    case Qt::Key_Space:
        if (isFlag)
            toggle(m_current);
        return isFlag;
    case Qt::Key_Escape:
        if (!m_input->isOpen())
            return false;
        closeInput();
        return true;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        if (!canBeAutomatic(m_current))
            return false;
        letBeComputed(m_current);
        return true;
    default:
        break;
    }
    const QString typed = event.text();
    const bool isCommand = event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    if (isCommand || typed.isEmpty() || !typed[0].isPrint() || typed[0].isSpace())
        return false;
    writeFrom(m_current, typed);
    return true;
}

void GridView::keyPressEvent(QKeyEvent* event)
{
    if (!stepByKey(*event) && !changeByKey(*event))
        QWidget::keyPressEvent(event);
}

void GridView::focusInEvent(QFocusEvent* event)
{
    if (!m_layout.isCell(m_current))
        m_current = m_layout.count() > 0 ? 0 : -1;
    updateCell(m_current);
    QWidget::focusInEvent(event);
}

void GridView::focusOutEvent(QFocusEvent* event)
{
    updateCell(m_current);
    QWidget::focusOutEvent(event);
}

} // namespace socketscope::ui
