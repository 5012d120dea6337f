// SPDX-License-Identifier: GPL-3.0-or-later
/// \file One packet: its layers and fields above, its bytes below, each choosing in the other.
#pragma once

#include "ui/packet/packettree.h"

#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QTreeView;
QT_END_NAMESPACE

namespace socketscope::ui {

class HexView;
class PacketModel;

class PacketView final : public QWidget {
    Q_OBJECT

public:
    explicit PacketView(QWidget* parent = nullptr);

    /// Chooses the innermost layer that was seen, quotes aside.
    void setPacket(ShownPacket packet);
    [[nodiscard]] const ShownPacket& packet() const { return m_packet; }
    [[nodiscard]] const wire::Dissection& dissection() const { return m_dissection; }
    /// Chooses the row that stands for these bytes.
    void choose(std::size_t offset, std::size_t length);

Q_SIGNALS:
    /// A person chose a row or bytes.
    void chosen(quint32 offset, quint32 length);

private:
    void chooseRow(const QModelIndex& row);
    void chooseBytes(qsizetype first, qsizetype count);
    void chooseFirst();

    ShownPacket m_packet;
    wire::Dissection m_dissection;
    PacketModel* m_model;
    QTreeView* m_tree;
    HexView* m_hex;
    bool m_fromHex = false;
};

} // namespace socketscope::ui
