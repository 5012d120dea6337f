// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/craft/layers/layerchoice.h"

#include "ui/craft/layers/icmpkinds.h"
#include "ui/craft/packeteditor.h"
#include "ui/widgets/flatcombobox.h"
#include "ui/widgets/labels.h"

#include <QtWidgets/QHBoxLayout>

namespace socketscope::ui {

using wire::LayerKind;

namespace {

constexpr int nothingFollows = -1;

/// Each family has an ICMP of its own; a person who changes the family means that one.
LayerKind fitting(LayerKind transport, LayerKind network)
{
    if (transport == LayerKind::Icmp && network == LayerKind::Ipv6)
        return LayerKind::Icmpv6;
    return transport == LayerKind::Icmpv6 && network == LayerKind::Ipv4 ? LayerKind::Icmp : transport;
}

/// Shows the entry with that data; none where there is none.
void choose(FlatComboBox* box, const QVariant& data)
{
    const QSignalBlocker quiet(box);
    box->setCurrentIndex(box->findData(data));
    box->updateGeometry();
}

} // namespace

LayerChoice::LayerChoice(PacketEditor& editor, QWidget* parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_network(new FlatComboBox(tr("Headers"), this))
    , m_then(makeLabel(tr("then"), LabelStyle::Quiet, this))
    , m_transport(new FlatComboBox({}, this))
    , m_icmp(new FlatComboBox(tr("Message"), this))
{
    m_network->setObjectName(QStringLiteral("networkLayer"));
    m_transport->setObjectName(QStringLiteral("transportLayer"));
    m_transport->setAccessibleName(tr("Header behind it"));
    m_icmp->setObjectName(QStringLiteral("icmpKind"));
    m_network->addItem(QStringLiteral("IPv4"), int(LayerKind::Ipv4));
    m_network->addItem(QStringLiteral("IPv6"), int(LayerKind::Ipv6));
    m_transport->addItem(QStringLiteral("UDP"), int(LayerKind::Udp));
    m_transport->addItem(QStringLiteral("TCP"), int(LayerKind::Tcp));
    m_transport->addItem(QStringLiteral("ICMP"), int(LayerKind::Icmp));
    m_transport->addItem(QStringLiteral("ICMPv6"), int(LayerKind::Icmpv6));
    m_transport->addItem(tr("payload only"), nothingFollows);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_network);
    row->addWidget(m_then);
    row->addWidget(m_transport);
    row->addSpacing(10);
    row->addWidget(m_icmp);
    row->addStretch(1);
    connect(m_network, &QComboBox::activated, this, [this] { chooseLayers(true); });
    connect(m_transport, &QComboBox::activated, this, [this] { chooseLayers(false); });
    connect(m_icmp, &QComboBox::activated, this, &LayerChoice::chooseIcmp);
    connect(&m_editor, &PacketEditor::changed, this, &LayerChoice::showPacket);
    showPacket();
}

void LayerChoice::showPacket()
{
    const std::vector<craft::Layer>& layers = m_editor.packet().layers();
    const bool hasIp = !layers.empty() && craft::isNetwork(layers.front().kind);
    choose(m_network, hasIp ? QVariant(int(layers.front().kind)) : QVariant());
    choose(m_transport, layers.size() < 2 ? nothingFollows : int(layers.back().kind));
    showIcmp();
}

void LayerChoice::showIcmp()
{
    const auto icmp = icmpOf(m_editor.packet());
    m_icmp->setVisible(icmp.has_value());
    if (!icmp)
        return;
    const QSignalBlocker quiet(m_icmp);
    m_icmp->clear();
    int current = -1;
    for (const IcmpKind& kind : icmpKinds(m_editor.packet().layers().back().kind)) {
        m_icmp->addItem(kind.title);
        if (icmp == std::pair(kind.type, kind.code))
            current = m_icmp->count() - 1;
    }
    if (current < 0) {
        m_icmp->addItem(tr("type %1, code %2").arg(icmp->first).arg(icmp->second));
        current = m_icmp->count() - 1;
    }
    m_icmp->setCurrentIndex(current);
    m_icmp->updateGeometry();
}

/// What cannot be is refused by the packet; then the choice goes back to what there is.
void LayerChoice::chooseLayers(bool networkChosen)
{
    const auto network = static_cast<LayerKind>(m_network->currentData().toInt());
    const int behind = m_transport->currentData().toInt();
    std::vector<LayerKind> kinds {m_network->currentIndex() < 0 ? LayerKind::Ipv4 : network};
    if (behind != nothingFollows) {
        const auto transport = static_cast<LayerKind>(behind);
        kinds.push_back(networkChosen ? fitting(transport, network) : transport);
    }
    if (const auto set = m_editor.setLayers(kinds); !set) {
        showPacket();
        Q_EMIT refused(set.error());
    }
}

void LayerChoice::chooseIcmp(int index)
{
    const std::vector<craft::Layer>& layers = m_editor.packet().layers();
    const QList<IcmpKind> kinds = layers.empty() ? QList<IcmpKind> {} : icmpKinds(layers.back().kind);
    if (index < 0 || index >= kinds.size())
        return;
    auto changed = withIcmp(m_editor.packet(), kinds[index].type, kinds[index].code);
    if (changed)
        return m_editor.replace(std::move(*changed), tr("Choose “%1”").arg(kinds[index].title));
    showIcmp();
    Q_EMIT refused(changed.error());
}

} // namespace socketscope::ui
