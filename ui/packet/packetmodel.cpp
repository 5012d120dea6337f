// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/packet/packetmodel.h"

namespace socketscope::ui {

void PacketModel::setTree(std::vector<PacketNode> roots)
{
    beginResetModel();
    m_roots = std::move(roots);
    m_rows.clear();
    m_top.clear();
    for (const PacketNode& root : m_roots)
        m_top.push_back(add(root, none, static_cast<int>(m_top.size())));
    endResetModel();
}

std::size_t PacketModel::add(const PacketNode& node, std::size_t parent, int place)
{
    const std::size_t row = m_rows.size();
    m_rows.push_back({&node, parent, place});
    int child = 0;
    for (const PacketNode& each : node.children) {
        const std::size_t added = add(each, row, child++);
        m_rows[row].children.push_back(added);
    }
    return row;
}

QModelIndex PacketModel::indexOf(std::size_t row) const
{
    return createIndex(m_rows[row].place, 0, static_cast<quintptr>(row));
}

const PacketNode* PacketModel::node(const QModelIndex& index) const
{
    return m_rows[static_cast<std::size_t>(index.internalId())].node;
}

QModelIndex PacketModel::rowFor(std::size_t offset, std::size_t length) const
{
    std::size_t best = none;
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        const PacketNode& here = *m_rows[row].node;
        const bool covers
            = here.offset <= offset && offset + length <= std::size_t {here.offset} + here.length;
        if (covers && (best == none || here.length < m_rows[best].node->length))
            best = row;
    }
    return best == none ? QModelIndex() : indexOf(best);
}

QModelIndexList PacketModel::openRows() const
{
    QModelIndexList open;
    for (std::size_t row = 0; row < m_rows.size(); ++row)
        if (m_rows[row].node->open)
            open << indexOf(row);
    return open;
}

QModelIndex PacketModel::index(int row, int column, const QModelIndex& parent) const
{
    const auto& siblings
        = parent.isValid() ? m_rows[static_cast<std::size_t>(parent.internalId())].children : m_top;
    if (column != 0 || row < 0 || static_cast<std::size_t>(row) >= siblings.size())
        return {};
    return indexOf(siblings[static_cast<std::size_t>(row)]);
}

QModelIndex PacketModel::parent(const QModelIndex& child) const
{
    if (!child.isValid())
        return {};
    const std::size_t parent = m_rows[static_cast<std::size_t>(child.internalId())].parent;
    return parent == none ? QModelIndex() : indexOf(parent);
}

int PacketModel::rowCount(const QModelIndex& parent) const
{
    return static_cast<int>(parent.isValid()
            ? m_rows[static_cast<std::size_t>(parent.internalId())].children.size()
            : m_top.size());
}

int PacketModel::columnCount(const QModelIndex&) const
{
    return 1;
}

/// One line: what a screen reader says and a copy holds.
QVariant PacketModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const PacketNode& here = *node(index);
    QStringList words {here.name};
    for (const QString& word : {here.value, here.remark})
        if (!word.isEmpty())
            words << word;
    return words.join(QStringLiteral("  "));
}

} // namespace socketscope::ui
