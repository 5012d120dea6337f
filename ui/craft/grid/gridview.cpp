// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/craft/grid/gridview.h"

#include "ui/craft/grid/gridpainter.h"
#include "ui/words/fieldlabels.h"

#include <QtGui/QHelpEvent>
#include <QtGui/QPaintEvent>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QToolTip>

#include <algorithm>
#include <cmath>

namespace socketscope::ui {

GridView::GridView(PacketEditor& editor, QWidget* parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_geometry(gridMetrics())
    , m_input(new CellInput(this))
{
    installSpokenItems();
    setObjectName(QStringLiteral("bitGrid"));
    setAccessibleName(tr("The packet's headers, field by field"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&m_editor, &PacketEditor::changed, this, &GridView::reread);
    connect(&m_editor, &PacketEditor::selectionChanged, this, &GridView::light);
    connect(m_input, &CellInput::entered, this, &GridView::take);
    connect(m_input, &CellInput::cancelled, this, &GridView::closeInput);
    reread();
}

void GridView::setPlan(const craft::SendPlan& plan)
{
    if (plan == m_plan)
        return;
    m_plan = plan;
    reread();
}

void GridView::setPayloadShown(bool shown)
{
    if (shown == m_showsPayload)
        return;
    m_showsPayload = shown;
    reread();
}

void GridView::reread()
{
    closeInput();
    const std::string edited = m_layout.isCell(m_current) ? m_layout.cell(m_current).edits : std::string();
    std::vector<craft::LayerGrid> layers = m_editor.layers();
    if (!m_showsPayload && !layers.empty() && layers.back().kind == wire::LayerKind::Payload)
        layers.pop_back();
    GridLayout before(m_editor.packet(), m_editor.bytes(), layers, m_plan);
    std::swap(before, m_layout);
    if (m_layout.hasPlacesOf(before)) {
        showChanges(before);
    } else {
        m_current = m_hovered = m_pressed = -1;
        for (int i = 0; i < m_layout.count(); ++i)
            if (!edited.empty() && m_layout.cell(i).edits == edited)
                m_current = i;
        relayout();
    }
    light();
}

void GridView::showChanges(const GridLayout& before)
{
    for (int i = 0; i < m_layout.count(); ++i)
        if (m_layout.cell(i) != before.cell(i))
            updateCell(i);
    for (std::size_t block = 0; block < m_layout.blocks().size(); ++block)
        if (m_layout.blocks()[block] != before.blocks()[block])
            update(m_geometry.title(static_cast<int>(block))
                       .united(m_geometry.frame(static_cast<int>(block)))
                       .toAlignedRect());
}

void GridView::relayout()
{
    const double before = m_geometry.height();
    m_geometry.setContents(m_layout, width());
    if (m_geometry.height() != before)
        updateGeometry();
    update();
}

/// Cells whose bytes are chosen, here or in another view.
void GridView::light()
{
    const PacketSelection& chosen = m_editor.selection();
    std::vector<bool> lit(m_layout.cells().size());
    for (int i = 0; i < m_layout.count(); ++i) {
        const GridCell& cell = m_layout.cell(i);
        const bool isOver
            = cell.offset < chosen.offset + chosen.length && chosen.offset < cell.offset + cell.length;
        lit[static_cast<std::size_t>(i)]
            = chosen.length > 0 && (chosen.field.empty() ? isOver : cell.field == chosen.field);
    }
    std::swap(lit, m_lit);
    for (int i = 0; i < m_layout.count(); ++i)
        if (lit.size() != m_lit.size() || lit[static_cast<std::size_t>(i)] != isLit(i))
            updateCell(i);
    const bool isElsewhere = !m_layout.isCell(m_current) || m_layout.cell(m_current).field != chosen.field;
    if (!chosen.field.empty() && isElsewhere) {
        updateCell(m_current);
        m_current = m_layout.find(chosen.field);
        updateCell(m_current);
    }
}

QRect GridView::cellRect(int cell) const
{
    return m_geometry.main(cell).toRect();
}

void GridView::updateCell(int cell)
{
    if (m_layout.isCell(cell))
        update(m_geometry.around(cell).toAlignedRect());
}

QSize GridView::sizeHint() const
{
    return {800, static_cast<int>(std::ceil(m_geometry.height()))};
}

QSize GridView::minimumSizeHint() const
{
    return {560, sizeHint().height()};
}

void GridView::resizeEvent(QResizeEvent*)
{
    closeInput();
    relayout();
}

void GridView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        m_geometry = GridGeometry(gridMetrics());
        relayout();
    }
    QWidget::changeEvent(event);
}

void GridView::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    const Theme& theme = Theme::of(this);
    painter.fillRect(event->rect(), theme.page);
    GridPainter(painter, theme,
        {.layout = m_layout,
            .geometry = m_geometry,
            .lit = m_lit,
            .current = m_current,
            .hovered = m_hovered,
            .focused = hasFocus()})
        .paint(event->rect());
}

bool GridView::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* const help = static_cast<QHelpEvent*>(event);
    const int cell = m_geometry.at(help->pos());
    if (!m_layout.isCell(cell)) {
        QToolTip::hideText();
        return true;
    }
    QString html;
    for (const QString& line : cellHelp(m_layout.cell(cell)))
        html += QStringLiteral("<p>%1</p>").arg(line.toHtmlEscaped());
    QToolTip::showText(help->globalPos(), html, this, cellRect(cell));
    return true;
}

QString GridView::spokenText(qint64 cell) const
{
    const GridCell& of = m_layout.cell(static_cast<int>(cell));
    const QString header = headerName(m_layout.blocks()[static_cast<std::size_t>(of.block)].kind);
    return header + QLatin1Char(' ') + spokenCell(of);
}

QRect GridView::spokenPlace(qint64 cell) const
{
    const QRect place = cellRect(static_cast<int>(cell));
    return {mapToGlobal(place.topLeft()), place.size()};
}

QAccessible::Role GridView::spokenRole(qint64 cell) const
{
    switch (m_layout.cell(static_cast<int>(cell)).kind) {
    case GridCell::Kind::Flag:
        return QAccessible::CheckBox;
    case GridCell::Kind::Add:
        return QAccessible::Button;
    case GridCell::Kind::Field:
    case GridCell::Kind::Payload:
        break;
    }
    return QAccessible::ListItem;
}

bool GridView::isSpokenChecked(qint64 cell) const
{
    return m_layout.cell(static_cast<int>(cell)).isSet();
}

/// Scrolls the column that it stands in.
void GridView::reveal(int cell)
{
    for (QWidget* around = parentWidget(); around; around = around->parentWidget()) {
        auto* const area = qobject_cast<QScrollArea*>(around);
        if (!area || !area->widget() || !area->widget()->isAncestorOf(this))
            continue;
        const QRect place(mapTo(area->widget(), cellRect(cell).topLeft()), cellRect(cell).size());
        const int margin = static_cast<int>(m_geometry.rowHeight());
        area->ensureVisible(place.center().x(), place.top(), 0, margin);
        area->ensureVisible(place.center().x(), place.bottom(), 0, margin);
        return;
    }
}

} // namespace socketscope::ui
