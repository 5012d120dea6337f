// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The fields of the packet that is being written, for Qt's views. It is never reset: rows come, go and
/// change one by one.
#pragma once

#include "ui/craft/bytes/fieldrows.h"
#include "ui/craft/packeteditor.h"

#include <QtCore/QAbstractItemModel>

#include <memory>

namespace socketscope::ui {

class FieldModel final : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Column { Field, Value, State, Remark, ColumnCount };

    explicit FieldModel(PacketEditor& editor, QObject* parent = nullptr);
    ~FieldModel() override;

    /// Never null for a valid index.
    [[nodiscard]] const FieldRow* row(const QModelIndex& index) const;
    /// The row of that field or layer; invalid where there is none.
    [[nodiscard]] QModelIndex indexOf(std::string_view name) const;
    [[nodiscard]] const PacketEditor& editor() const { return m_editor; }
    /// While rows come and go: a row that is current then was chosen by nobody.
    [[nodiscard]] bool isUpdating() const { return m_updating; }
    /// As if "auto" were written into it.
    bool unpin(const QModelIndex& index);

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// False where the packet does not take the value; it then stays as it was.
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

Q_SIGNALS:
    /// An edit made here went (empty), or it did not.
    void told(const QString& sentence);

private:
    struct Item;

    bool say(const Result<>& done);
    void update();
    void update(Item& parent, std::vector<FieldRow> rows);
    [[nodiscard]] QModelIndex indexOf(const Item& item, int column = 0) const;
    [[nodiscard]] static const Item* find(const Item& within, std::string_view name);
    [[nodiscard]] const Item& itemOf(const QModelIndex& index) const;
    [[nodiscard]] static QString shown(const FieldRow& row, int column);
    [[nodiscard]] static QString hint(const FieldRow& row, int column);

    PacketEditor& m_editor;
    std::unique_ptr<Item> m_root;
    bool m_updating = false;
};

} // namespace socketscope::ui
