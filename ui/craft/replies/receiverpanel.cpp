// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/craft/replies/receiverpanel.h"

#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/words/receiverwords.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>
#include <array>

namespace socketscope::ui {
namespace {

using crafting::Listening;
using wire::Family;
using wire::LayerKind;

constexpr std::array protocols {LayerKind::Udp, LayerKind::Tcp, LayerKind::Icmp};

QLabel* sentenceLabel(LabelStyle style, const char* name, QWidget* parent)
{
    QLabel* label = makeLabel({}, style, parent);
    label->setObjectName(QLatin1String(name));
    label->setWordWrap(true);
    return label;
}

} // namespace

ReceiverPanel::ReceiverPanel(QWidget* parent)
    : QWidget(parent)
    , m_protocol(new SegmentedControl({tr("UDP"), tr("TCP"), tr("ICMP")}, tr("Protocol"), this))
    , m_family(new SegmentedControl({tr("IPv4"), tr("IPv6")}, tr("IP version"), this))
    , m_button(makePrimaryButton({}, {}, this))
    , m_sentence(sentenceLabel(LabelStyle::Quiet, "receiverSentence", this))
    , m_rights(sentenceLabel(LabelStyle::Body, "receiverRights", this))
    , m_sockets(new QVBoxLayout)
{
    setAccessibleName(tr("Raw receiver"));
    m_button->setObjectName(QStringLiteral("listen"));
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_protocol);
    row->addWidget(m_family);
    row->addWidget(m_button);
    row->addStretch(1);
    m_sockets->setSpacing(2);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(8);
    column->addLayout(row);
    column->addWidget(m_sentence);
    column->addWidget(m_rights);
    column->addLayout(m_sockets);
    column->addStretch(1);
    connect(m_protocol, &SegmentedControl::currentChanged, this, &ReceiverPanel::explain);
    connect(m_family, &SegmentedControl::currentChanged, this, &ReceiverPanel::explain);
    connect(m_button, &QPushButton::clicked, this, &ReceiverPanel::press);
    explain();
}

Listening ReceiverPanel::choice() const
{
    const Family family = m_family->current() == 1 ? Family::IPv6 : Family::IPv4;
    const LayerKind protocol = protocols.at(static_cast<std::size_t>(m_protocol->current()));
    const bool isIcmpv6 = protocol == LayerKind::Icmp && family == Family::IPv6;
    return {family, isIcmpv6 ? LayerKind::Icmpv6 : protocol};
}

void ReceiverPanel::setChoice(const Listening& choice)
{
    const bool isIcmp = choice.protocol == LayerKind::Icmp || choice.protocol == LayerKind::Icmpv6;
    m_family->setCurrent(choice.family == Family::IPv6 ? 1 : 0);
    m_protocol->setCurrent(isIcmp ? 2 : choice.protocol == LayerKind::Tcp ? 1 : 0);
}

void ReceiverPanel::setAccess(Access access)
{
    m_access = access;
    explain();
}

void ReceiverPanel::setListening(const std::vector<Listening>& listening)
{
    if (m_listening == listening)
        return;
    m_listening = listening;
    showSockets();
    explain();
}

bool ReceiverPanel::isListening(const Listening& what) const
{
    return std::find(m_listening.begin(), m_listening.end(), what) != m_listening.end();
}

/// Says what the chosen socket delivers, and before anybody presses whether it can be had.
void ReceiverPanel::explain()
{
    const Listening chosen = choice();
    const bool listens = isListening(chosen);
    const QString action = listens ? tr("Stop") : tr("Listen");
    m_button->setText(action);
    m_button->setAccessibleName(tr("%1: %2").arg(action, listeningText(chosen)));
    m_button->setEnabled(listens || m_access != Access::None);
    m_sentence->setText(receiverText(chosen, m_access == Access::Practice));
    m_rights->setVisible(m_access == Access::Helper || m_access == Access::None);
    m_rights->setText(m_access == Access::None ? noRawSocketText() : rawSocketByHelperText());
}

void ReceiverPanel::press()
{
    const Listening chosen = choice();
    if (isListening(chosen))
        Q_EMIT stopListening(chosen);
    else
        Q_EMIT listen(chosen);
}

/// A line with a way to stop it for each socket that is open.
void ReceiverPanel::showSockets()
{
    while (QLayoutItem* item = m_sockets->takeAt(0)) {
        if (QWidget* line = item->widget()) {
            line->hide(); // now; it may be one of its buttons that brought us here
            line->deleteLater();
        }
        delete item;
    }
    for (const Listening& each : m_listening) {
        auto* line = new QWidget(this);
        auto* row = new QHBoxLayout(line);
        row->setContentsMargins(0, 0, 0, 0);
        row->addWidget(makeLabel(tr("Listening: %1").arg(listeningText(each)), LabelStyle::Body, line));
        QPushButton* stop = makeLinkButton(tr("Stop"), line);
        stop->setAccessibleName(tr("%1: %2").arg(tr("Stop"), listeningText(each)));
        connect(stop, &QPushButton::clicked, this, [this, each] { Q_EMIT stopListening(each); });
        row->addWidget(stop);
        row->addStretch(1);
        m_sockets->addWidget(line);
    }
}

} // namespace socketscope::ui
