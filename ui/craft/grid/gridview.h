// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The bit grid: a packet's headers as the RFCs draw them, each cell written where it stands.
#pragma once

#include "ui/craft/grid/cellinput.h"
#include "ui/craft/grid/gridgeometry.h"
#include "ui/craft/packeteditor.h"
#include "ui/widgets/spokenitems.h"

#include <QtWidgets/QWidget>

namespace socketscope::ui {

/// As high as its packet, and without scroll bars: for a column that scrolls as a whole.
class GridView final : public QWidget, public SpokenItems {
    Q_OBJECT

public:
    /// `editor` outlives it.
    explicit GridView(PacketEditor& editor, QWidget* parent = nullptr);

    /// Marks what the system writes of the packet before it leaves.
    void setPlan(const craft::SendPlan& plan);
    /// Off where something else below the headers shows it.
    void setPayloadShown(bool shown);

    [[nodiscard]] const GridLayout& gridLayout() const { return m_layout; }
    [[nodiscard]] const GridGeometry& gridGeometry() const { return m_geometry; }
    [[nodiscard]] int currentCell() const { return m_current; } ///< where the keyboard is; -1: nowhere
    [[nodiscard]] bool isLit(int cell) const { return m_lit[static_cast<std::size_t>(cell)]; }
    [[nodiscard]] QRect cellRect(int cell) const;
    [[nodiscard]] const CellInput& input() const { return *m_input; }

    /// What a press on a cell does, or Enter: turns a flag, writes anything else.
    void activate(int cell);
    /// Takes what is being written. False: the packet does not, and the line for it has the focus again.
    bool finishWriting();

    [[nodiscard]] int spokenCount() const override { return m_layout.count(); }
    [[nodiscard]] qint64 currentSpoken() const override { return m_current; }
    [[nodiscard]] QString spokenText(qint64 cell) const override;
    [[nodiscard]] QRect spokenPlace(qint64 cell) const override;
    [[nodiscard]] QAccessible::Role spokenRole(qint64 cell) const override;
    [[nodiscard]] bool isSpokenChecked(qint64 cell) const override;
    [[nodiscard]] bool canPressSpoken() const override { return true; }
    void pressSpoken(qint64 cell) override { activate(static_cast<int>(cell)); }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The payload has no line here: somebody wants to write it.
    void payloadWanted();

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void reread();
    void relayout();
    void showChanges(const GridLayout& before);
    void light();
    void updateCell(int cell);
    void setHovered(int cell);

    void goTo(int cell);
    void select(int cell);
    void reveal(int cell);
    bool stepByKey(const QKeyEvent& event);
    bool changeByKey(const QKeyEvent& event);
    [[nodiscard]] int endOfRow(int direction) const;

    void write(int cell);
    void writeFrom(int cell, const QString& typed);
    void take(const QString& text, CellInput::Then then);
    void closeInput();
    void toggle(int cell);
    void letBeComputed(int cell);
    void copyValue(int cell) const;
    void showMenu(int cell, const QPoint& at);
    [[nodiscard]] bool canBeAutomatic(int cell) const;
    [[nodiscard]] QString fullValue(const GridCell& cell) const;

    PacketEditor& m_editor;
    craft::SendPlan m_plan;
    bool m_showsPayload = true;
    GridLayout m_layout;
    GridGeometry m_geometry;
    std::vector<bool> m_lit;
    CellInput* m_input;
    QString m_before; ///< what the input began with
    int m_current = -1;
    int m_hovered = -1;
    int m_pressed = -1;
    int m_written = -1; ///< the cell that the input is open for
};

} // namespace socketscope::ui
