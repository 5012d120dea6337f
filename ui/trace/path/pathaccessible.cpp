// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/path/pathaccessible.h"

#include "ui/trace/path/pathview.h"

#include <QtGui/QAccessible>
#include <QtWidgets/QAccessibleWidget>

#include <map>

namespace socketscope::ui {
namespace {

int countOf(const PathView* view)
{
    return static_cast<int>(view->pathLayout().nodes().size());
}

/// One node of the list; its id stays the same while the list lives.
class PathItem final : public QAccessibleInterface {
public:
    PathItem(PathView* view, int node)
        : m_view(view)
        , m_node(node)
    {
    }

    bool isValid() const override { return m_view && m_node < countOf(m_view); }
    QObject* object() const override { return nullptr; }
    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect inView = m_view->nodeRect(m_node);
        return {m_view->viewport()->mapToGlobal(inView.topLeft()), inView.size()};
    }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.selectable = state.focusable = true;
        state.selected = isValid() && m_view->selectedNode() == m_node;
        state.focused = state.selected && m_view->hasFocus();
        return state;
    }
    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name && isValid() ? m_view->spokenNode(m_node) : QString();
    }
    void setText(QAccessible::Text, const QString&) override { }

    [[nodiscard]] int node() const { return m_node; }

private:
    QPointer<PathView> m_view;
    int m_node;
};

class PathList final : public QAccessibleWidget {
public:
    explicit PathList(PathView* view)
        : QAccessibleWidget(view, QAccessible::List)
    {
    }
    ~PathList() override
    {
        for (const auto& [node, id] : m_ids)
            QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override { return countOf(view()); }
    QAccessibleInterface* child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        const auto found = m_ids.find(index);
        if (found != m_ids.end())
            return QAccessible::accessibleInterface(found->second);
        auto* made = new PathItem(view(), index);
        m_ids[index] = QAccessible::registerAccessibleInterface(made);
        return made;
    }
    int indexOfChild(const QAccessibleInterface* child) const override
    {
        const auto* item = dynamic_cast<const PathItem*>(child);
        return item && item->isValid() ? item->node() : -1;
    }
    QAccessibleInterface* focusChild() const override
    {
        const int selected = view()->selectedNode();
        return selected >= 0 ? child(selected) : nullptr;
    }

private:
    [[nodiscard]] PathView* view() const { return static_cast<PathView*>(widget()); }

    mutable std::map<int, QAccessible::Id> m_ids;
};

QAccessibleInterface* makePathList(const QString&, QObject* object)
{
    auto* view = qobject_cast<PathView*>(object);
    return view ? new PathList(view) : nullptr;
}

} // namespace

void installPathAccessibility()
{
    QAccessible::installFactory(makePathList); // the same factory twice counts once
}

void announcePathNode(PathView* view, int node)
{
    if (!QAccessible::isActive() || node < 0)
        return;
    QAccessibleEvent event(view, QAccessible::Focus);
    event.setChild(node);
    QAccessible::updateAccessibility(&event);
}

} // namespace socketscope::ui
