// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The checksums of one or two packets, added up word by word.
#pragma once

#include "ui/packet/checksums.h"

#include <QtCore/QAbstractTableModel>
#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QTableView;
QT_END_NAMESPACE

namespace socketscope::ui {

class FlatComboBox;

/// The rows of an addition.
class ChecksumModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Place, Word, What, Sum, Carry, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;
    void setRows(std::vector<ChecksumRow> rows);
    [[nodiscard]] const std::vector<ChecksumRow>& rows() const { return m_rows; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<ChecksumRow> m_rows;
};

class ChecksumView final : public QWidget {
    Q_OBJECT

public:
    explicit ChecksumView(QWidget* parent = nullptr);

    struct Titled {
        QString title; ///< "Received"; empty where there is one packet only
        ShownPacket packet;
    };
    /// The first checksum of the first packet is shown.
    void setPackets(std::vector<Titled> packets);

private:
    struct Entry {
        std::size_t packet = 0;
        PacketChecksum checksum;
    };
    void showEntry(int index);

    std::vector<Titled> m_packets;
    std::vector<wire::Dissection> m_dissections;
    std::vector<Entry> m_entries;
    ChecksumModel* m_model;
    FlatComboBox* m_choice;
    QTableView* m_table;
    QLabel* m_result;
};

} // namespace socketscope::ui
