// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The checksums of one or two packets, added up word by word.
#pragma once

#include "ui/packet/checksummodel.h"

#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QTableView;
QT_END_NAMESPACE

namespace socketscope::ui {

class FlatComboBox;

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
