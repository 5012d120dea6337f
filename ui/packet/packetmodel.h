// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The tree of a packet for Qt's views.
#pragma once

#include "ui/packet/packettree.h"

#include <QtCore/QAbstractItemModel>

namespace socketscope::ui {

class PacketModel final : public QAbstractItemModel {
    Q_OBJECT

public:
    using QAbstractItemModel::QAbstractItemModel;

    void setTree(std::vector<PacketNode> roots);
    /// Never null for a valid index.
    [[nodiscard]] const PacketNode* node(const QModelIndex& index) const;
    /// The smallest row that stands for all of these bytes; invalid where there is none.
    [[nodiscard]] QModelIndex rowFor(std::size_t offset, std::size_t length) const;
    /// Every row that shows its children from the start.
    [[nodiscard]] QModelIndexList openRows() const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    struct Row {
        const PacketNode* node = nullptr;
        std::size_t parent = none;
        int place = 0; ///< among its siblings
        std::vector<std::size_t> children {};
    };
    static constexpr std::size_t none = SIZE_MAX;

    std::size_t add(const PacketNode& node, std::size_t parent, int place);
    [[nodiscard]] QModelIndex indexOf(std::size_t row) const;

    std::vector<PacketNode> m_roots;
    std::vector<Row> m_rows; ///< parents before their children
    std::vector<std::size_t> m_top;
};

} // namespace socketscope::ui
