// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/packet/packetview.h"

#include "ui/inspector/hexview.h"
#include "ui/packet/packetdelegate.h"
#include "ui/packet/packetmodel.h"

#include <QtWidgets/QHeaderView>
#include <QtWidgets/QTreeView>
#include <QtWidgets/QVBoxLayout>

namespace socketscope::ui {
namespace {

constexpr int indentation = 13;
constexpr int leastTreeHeight = 150;
constexpr int mostHexHeight = 190;

} // namespace

PacketView::PacketView(QWidget* parent)
    : QWidget(parent)
    , m_model(new PacketModel(this))
    , m_tree(new QTreeView(this))
    , m_hex(new HexView(this))
{
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new PacketDelegate(m_tree));
    m_tree->setHeaderHidden(true);
    m_tree->setIndentation(indentation);
    m_tree->setUniformRowHeights(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setMinimumHeight(leastTreeHeight);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->setAccessibleName(tr("Layers and fields"));
    m_hex->setMaximumHeight(mostHexHeight);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_tree, 1);
    column->addWidget(m_hex);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &PacketView::chooseRow);
    connect(m_hex, &HexView::chosenByPerson, this, &PacketView::chooseBytes);
}

void PacketView::setPacket(ShownPacket packet)
{
    m_packet = std::move(packet);
    m_dissection = {};
    wire::dissect(m_packet.linkType, m_packet.bytes, m_packet.bytes.size(), m_dissection);
    m_hex->setBytes(m_packet.bytes);
    m_hex->setConcluded(static_cast<qsizetype>(m_packet.inferred));
    m_model->setTree(packetTree(m_packet, m_dissection));
    for (const QModelIndex& row : m_model->openRows())
        m_tree->expand(row);
    chooseFirst();
}

void PacketView::chooseFirst()
{
    const wire::Layer* best = nullptr;
    for (const wire::Layer& layer : m_dissection.layers) {
        const bool isHeader
            = layer.kind != wire::LayerKind::Payload && layer.kind != wire::LayerKind::Extensions;
        if (layer.quoted == 0 && (isHeader || !best))
            best = &layer;
    }
    if (best)
        choose(best->offset, best->length);
}

void PacketView::choose(std::size_t offset, std::size_t length)
{
    const QModelIndex row = m_model->rowFor(offset, length);
    if (!row.isValid())
        return;
    m_tree->setCurrentIndex(row);
    m_tree->scrollTo(row);
}

void PacketView::chooseRow(const QModelIndex& row)
{
    if (!row.isValid())
        return;
    const PacketNode& node = *m_model->node(row);
    if (!m_fromHex)
        m_hex->choose(node.offset, node.length);
    Q_EMIT chosen(node.offset, node.length);
}

/// The bytes stay chosen as the person chose them; the row is the field around them.
void PacketView::chooseBytes(qsizetype first, qsizetype count)
{
    if (first < 0)
        return;
    m_fromHex = true;
    choose(static_cast<std::size_t>(first), static_cast<std::size_t>(count));
    m_fromHex = false;
}

} // namespace socketscope::ui
