// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/spokenitems.h"

#include <QtCore/QPointer>
#include <QtWidgets/QAccessibleWidget>
#include <QtWidgets/QWidget>

#include <map>

namespace socketscope::ui {

namespace {

class SpokenItem final : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    SpokenItem(QWidget* widget, const SpokenItems* items, qint64 key)
        : m_widget(widget)
        , m_items(items)
        , m_key(key)
    {
    }

    [[nodiscard]] qint64 key() const { return m_key; }

    bool isValid() const override { return m_widget && m_items->isSpoken(m_key); }
    QObject* object() const override { return nullptr; }
    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(m_widget); }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessible::Role role() const override
    {
        return isValid() ? m_items->spokenRole(m_key) : QAccessible::ListItem;
    }
    QRect rect() const override { return isValid() ? m_items->spokenPlace(m_key) : QRect(); }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.selectable = state.focusable = true;
        state.selected = isValid() && m_items->currentSpoken() == m_key;
        state.focused = state.selected && m_widget->hasFocus();
        state.checkable = role() == QAccessible::CheckBox;
        state.checked = state.checkable && m_items->isSpokenChecked(m_key);
        return state;
    }
    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name && isValid() ? m_items->spokenText(m_key) : QString();
    }
    void setText(QAccessible::Text, const QString&) override { }

    void* interface_cast(QAccessible::InterfaceType type) override
    {
        const bool isPressed = type == QAccessible::ActionInterface && isValid() && m_items->canPressSpoken();
        return isPressed ? static_cast<QAccessibleActionInterface*>(this) : nullptr;
    }
    QStringList actionNames() const override { return {pressAction()}; }
    void doAction(const QString& name) override
    {
        if (name == pressAction() && isValid())
            const_cast<SpokenItems*>(m_items)->pressSpoken(m_key);
    }
    QStringList keyBindingsForAction(const QString&) const override { return {}; }

private:
    QPointer<QWidget> m_widget;
    const SpokenItems* m_items; ///< the same object: lives as long
    qint64 m_key;
};

class SpokenList final : public QAccessibleWidget {
public:
    SpokenList(QWidget* view, const SpokenItems* items)
        : QAccessibleWidget(view, QAccessible::List)
        , m_items(items)
    {
    }
    ~SpokenList() override
    {
        for (const auto& [key, id] : m_ids)
            QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override { return m_items->spokenCount(); }
    QAccessibleInterface* child(int index) const override
    {
        return index >= 0 && index < childCount() ? ofKey(m_items->firstSpoken() + index) : nullptr;
    }
    int indexOfChild(const QAccessibleInterface* child) const override
    {
        const auto* const item = dynamic_cast<const SpokenItem*>(child);
        return item && item->isValid() ? indexOf(item->key()) : -1;
    }
    QAccessibleInterface* focusChild() const override
    {
        QAccessibleInterface* const current = child(indexOf(m_items->currentSpoken()));
        return current ? current : QAccessibleWidget::focusChild();
    }

private:
    int indexOf(qint64 key) const
    {
        const qint64 index = key - m_items->firstSpoken();
        return index >= 0 && index < childCount() ? static_cast<int>(index) : -1;
    }
    QAccessibleInterface* ofKey(qint64 key) const
    {
        const auto found = m_ids.find(key);
        if (found != m_ids.end())
            return QAccessible::accessibleInterface(found->second);
        auto* const made = new SpokenItem(widget(), m_items, key);
        m_ids[key] = QAccessible::registerAccessibleInterface(made);
        return made;
    }

    const SpokenItems* m_items;
    mutable std::map<qint64, QAccessible::Id> m_ids;
};

QAccessibleInterface* makeSpokenList(const QString&, QObject* object)
{
    auto* const items = dynamic_cast<SpokenItems*>(object);
    return items ? new SpokenList(static_cast<QWidget*>(object), items) : nullptr;
}

} // namespace

SpokenItems::~SpokenItems() = default;

bool SpokenItems::isSpoken(qint64 key) const
{
    return key >= firstSpoken() && key - firstSpoken() < spokenCount();
}

QAccessible::Role SpokenItems::spokenRole(qint64) const
{
    return QAccessible::ListItem;
}

bool SpokenItems::isSpokenChecked(qint64) const
{
    return false;
}

void SpokenItems::pressSpoken(qint64) { }

void installSpokenItems()
{
    QAccessible::installFactory(makeSpokenList); // the same factory twice counts once
}

void announceSpoken(QWidget* widget, qint64 key)
{
    const auto* const items = dynamic_cast<const SpokenItems*>(widget);
    if (!items || !QAccessible::isActive())
        return;
    const qint64 index = key - items->firstSpoken();
    if (index < 0 || index >= items->spokenCount())
        return;
    QAccessibleEvent event(widget, QAccessible::Focus);
    event.setChild(static_cast<int>(index));
    QAccessible::updateAccessibility(&event);
}

} // namespace socketscope::ui
