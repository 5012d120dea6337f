// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ladder/ladderaccessible.h"

#include "ui/ladder/ladderview.h"

#include <QtGui/QAccessible>
#include <QtWidgets/QAccessibleWidget>

#include <map>

namespace socketscope::ui {
namespace {

/// One event of the list. The id of a row stays the same while the list lives.
class LadderRow final : public QAccessibleInterface {
public:
    LadderRow(LadderView* view, journal::Row row)
        : m_view(view)
        , m_row(row)
    {
    }

    bool isValid() const override { return m_view && m_row < m_view->ladder().rowCount(); }
    QObject* object() const override { return nullptr; }
    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    QRect rect() const override
    {
        const QRect inView = m_view->rowRect(m_row);
        return {m_view->viewport()->mapToGlobal(inView.topLeft()), inView.size()};
    }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.selectable = state.focusable = true;
        state.selected = isSelected();
        state.focused = isSelected() && m_view->hasFocus();
        return state;
    }
    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name ? m_view->spokenRow(m_row) : QString();
    }
    void setText(QAccessible::Text, const QString&) override { }

    [[nodiscard]] journal::Row row() const { return m_row; }

private:
    [[nodiscard]] bool isSelected() const
    {
        return m_view->selectedSeq() != 0 && m_view->ladder().seqAt(m_row) == m_view->selectedSeq();
    }

    QPointer<LadderView> m_view;
    journal::Row m_row;
};

class LadderList final : public QAccessibleWidget {
public:
    explicit LadderList(LadderView* view)
        : QAccessibleWidget(view, QAccessible::List)
    {
    }
    ~LadderList() override
    {
        for (const auto& [row, id] : m_ids)
            QAccessible::deleteAccessibleInterface(id);
    }

    // Only what is in view: a list of a million would keep a screen reader busy for minutes.
    int childCount() const override
    {
        const auto [first, last] = view()->visibleRows();
        return first <= last ? static_cast<int>(last - first + 1) : 0;
    }
    QAccessibleInterface* child(int index) const override
    {
        return index >= 0 && index < childCount()
            ? ofRow(view()->visibleRows().first + static_cast<journal::Row>(index))
            : nullptr;
    }
    int indexOfChild(const QAccessibleInterface* child) const override
    {
        const auto* row = dynamic_cast<const LadderRow*>(child);
        const auto [first, last] = view()->visibleRows();
        return row && row->row() >= first && row->row() <= last ? static_cast<int>(row->row() - first) : -1;
    }
    QAccessibleInterface* focusChild() const override
    {
        const LadderView* ladder = view();
        for (int i = 0; i < childCount(); ++i)
            if (child(i)->state().selected)
                return child(i);
        return ladder->hasFocus() ? const_cast<LadderList*>(this) : nullptr;
    }
    QAccessibleInterface* ofRow(journal::Row row) const
    {
        const auto found = m_ids.find(row);
        if (found != m_ids.end())
            return QAccessible::accessibleInterface(found->second);
        auto* made = new LadderRow(view(), row);
        m_ids[row] = QAccessible::registerAccessibleInterface(made);
        return made;
    }

private:
    [[nodiscard]] LadderView* view() const { return static_cast<LadderView*>(widget()); }

    mutable std::map<journal::Row, QAccessible::Id> m_ids;
};

QAccessibleInterface* makeLadderList(const QString&, QObject* object)
{
    auto* view = qobject_cast<LadderView*>(object);
    return view ? new LadderList(view) : nullptr;
}

} // namespace

void installLadderAccessibility()
{
    QAccessible::installFactory(makeLadderList); // the same factory twice counts once
}

void announceLadderRow(LadderView* view, journal::Row row)
{
    if (!QAccessible::isActive())
        return;
    const auto [first, last] = view->visibleRows();
    if (row < first || row > last)
        return;
    QAccessibleEvent event(view, QAccessible::Focus);
    event.setChild(static_cast<int>(row - first));
    QAccessible::updateAccessibility(&event);
}

} // namespace socketscope::ui
