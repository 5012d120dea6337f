// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/craft/bytes/fieldmodel.h"

#include "ui/words/errorwords.h"

#include <QtCore/QScopedValueRollback>

#include <algorithm>

namespace socketscope::ui {

using craft::FieldState;

/// At the same place in memory as long as it is in the tree.
struct FieldModel::Item {
    FieldRow row {};
    Item* parent = nullptr;
    std::vector<std::unique_ptr<Item>> children {};

    static std::unique_ptr<Item> grown(FieldRow row, Item* parent)
    {
        auto item = std::make_unique<Item>();
        std::vector<FieldRow> parts = std::move(row.children);
        row.children.clear();
        item->row = std::move(row);
        item->parent = parent;
        for (FieldRow& part : parts)
            item->children.push_back(grown(std::move(part), item.get()));
        return item;
    }

    [[nodiscard]] int place() const
    {
        const auto self = std::ranges::find(parent->children, this, &std::unique_ptr<Item>::get);
        return static_cast<int>(self - parent->children.begin());
    }
};

FieldModel::FieldModel(PacketEditor& editor, QObject* parent)
    : QAbstractItemModel(parent)
    , m_editor(editor)
    , m_root(std::make_unique<Item>())
{
    connect(&m_editor, &PacketEditor::changed, this, qOverload<>(&FieldModel::update));
    update();
}

FieldModel::~FieldModel() = default;

void FieldModel::update()
{
    const QScopedValueRollback updating(m_updating, true);
    update(*m_root, fieldRows(m_editor.packet(), m_editor.bytes()));
}

/// What has the same name as before, up to the first that has not, stays.
void FieldModel::update(Item& parent, std::vector<FieldRow> rows)
{
    auto& items = parent.children;
    const QModelIndex index = indexOf(parent);
    std::size_t same = 0;
    while (same < std::min(items.size(), rows.size()) && items[same]->row.name == rows[same].name)
        ++same;
    if (same < items.size()) {
        beginRemoveRows(index, static_cast<int>(same), static_cast<int>(items.size()) - 1);
        items.erase(items.begin() + static_cast<std::ptrdiff_t>(same), items.end());
        endRemoveRows();
    }
    for (std::size_t at = 0; at < same; ++at) {
        Item& item = *items[at];
        update(item, std::move(rows[at].children));
        rows[at].children.clear();
        if (item.row.saysTheSame(rows[at]))
            continue;
        item.row = std::move(rows[at]);
        Q_EMIT dataChanged(indexOf(item, 0), indexOf(item, ColumnCount - 1));
    }
    if (same == rows.size())
        return;
    beginInsertRows(index, static_cast<int>(same), static_cast<int>(rows.size()) - 1);
    for (std::size_t at = same; at < rows.size(); ++at)
        items.push_back(Item::grown(std::move(rows[at]), &parent));
    endInsertRows();
}

const FieldModel::Item& FieldModel::itemOf(const QModelIndex& index) const
{
    return index.isValid() ? *static_cast<const Item*>(index.constInternalPointer()) : *m_root;
}

const FieldRow* FieldModel::row(const QModelIndex& index) const
{
    return &itemOf(index).row;
}

QModelIndex FieldModel::indexOf(const Item& item, int column) const
{
    return item.parent ? createIndex(item.place(), column, &item) : QModelIndex();
}

const FieldModel::Item* FieldModel::find(const Item& within, std::string_view name)
{
    for (const auto& item : within.children) {
        if (item->row.name == name)
            return item.get();
        if (const Item* const found = find(*item, name))
            return found;
    }
    return nullptr;
}

QModelIndex FieldModel::indexOf(std::string_view name) const
{
    const Item* const found = name.empty() ? nullptr : find(*m_root, name);
    return found ? indexOf(*found) : QModelIndex();
}

QModelIndex FieldModel::index(int row, int column, const QModelIndex& parent) const
{
    if (row < 0 || column < 0 || column >= ColumnCount || parent.column() > 0 || row >= rowCount(parent))
        return {};
    return createIndex(row, column, itemOf(parent).children[static_cast<std::size_t>(row)].get());
}

QModelIndex FieldModel::parent(const QModelIndex& child) const
{
    return child.isValid() ? indexOf(*itemOf(child).parent) : QModelIndex();
}

int FieldModel::rowCount(const QModelIndex& parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(itemOf(parent).children.size());
}

int FieldModel::columnCount(const QModelIndex&) const
{
    return ColumnCount;
}

QString FieldModel::shown(const FieldRow& row, int column)
{
    switch (column) {
    case Field:
        return row.title;
    case Value:
        return row.value;
    case State:
        return row.state == FieldState::Automatic ? tr("auto")
            : row.state == FieldState::Pinned     ? tr("pinned ×")
                                                  : QString();
    default:
        return row.remark;
    }
}

QString FieldModel::hint(const FieldRow& row, int column)
{
    if (column == Remark)
        return row.remark;
    if (column == State && row.state == FieldState::Pinned)
        return tr("Pinned by you. Press (or Delete) to let it be computed again.");
    if (column == State && row.state == FieldState::Automatic)
        return tr("Computed from the rest of the packet. Write a value to pin it.");
    const QString name = QString::fromStdString(row.name);
    return column == Value && !row.value.isEmpty() ? name + QStringLiteral(" = ") + row.value : name;
}

QVariant FieldModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const FieldRow& here = *row(index);
    const bool isFlag = here.kind == FieldRow::Kind::Flag;
    switch (role) {
    case Qt::DisplayRole:
        return shown(here, index.column());
    case Qt::EditRole:
        return index.column() == Value ? here.text : shown(here, index.column());
    case Qt::ToolTipRole:
        return hint(here, index.column());
    case Qt::CheckStateRole:
        if (isFlag && index.column() == Value)
            return here.isOn ? Qt::Checked : Qt::Unchecked;
        return {};
    case Qt::AccessibleTextRole: {
        QStringList words;
        for (int column = index.column() == Field ? 0 : index.column();
             column < (index.column() == Field ? ColumnCount : index.column() + 1); ++column)
            words << (isFlag && column == Value ? (here.isOn ? tr("set") : tr("not set"))
                                                : shown(here, column));
        words.removeAll(QString());
        return words.join(QStringLiteral(", "));
    }
    default:
        return {};
    }
}

QVariant FieldModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Field:
        return tr("Field");
    case Value:
        return tr("Value");
    case State:
        return tr("Set by");
    default:
        return tr("Remark");
    }
}

Qt::ItemFlags FieldModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const FieldRow& here = *row(index);
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (index.column() == Value && here.isEditable)
        flags |= here.kind == FieldRow::Kind::Flag ? Qt::ItemIsUserCheckable : Qt::ItemIsEditable;
    return flags;
}

bool FieldModel::say(const Result<>& done)
{
    Q_EMIT told(done ? QString() : sentence(done.error()));
    return done.has_value();
}

bool FieldModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!index.isValid() || index.column() != Value || !row(index)->isEditable)
        return false;
    const std::string name = row(index)->name; // the row may say something else afterwards
    if (role == Qt::CheckStateRole && row(index)->kind == FieldRow::Kind::Flag)
        return say(m_editor.set(name, value.toInt() == Qt::Checked ? "1" : "0"));
    if (role != Qt::EditRole)
        return false;
    if (value.toString() == row(index)->text) {
        Q_EMIT told({}); // looked at and left as it is: no reason to pin it
        return true;
    }
    return say(m_editor.set(name, value.toString().toStdString()));
}

bool FieldModel::unpin(const QModelIndex& index)
{
    if (!index.isValid() || row(index)->state != FieldState::Pinned)
        return false;
    const std::string name = row(index)->name;
    return say(m_editor.unpin(name));
}

} // namespace socketscope::ui
