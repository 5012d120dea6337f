// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/packet/packetinspector.h"

#include "ui/packet/checksumview.h"
#include "ui/packet/packetview.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/notebox.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/words/eventwords.h"

#include <QtCore/QScopedValueRollback>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QStackedLayout>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

namespace socketscope::ui {
namespace {

constexpr int margin = 12;

QLabel* selectable(QLabel* label)
{
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setWordWrap(true);
    return label;
}

} // namespace

PacketInspector::PacketInspector(const Texts& texts, QWidget* parent)
    : QWidget(parent)
    , m_nothingReceived(texts.nothingReceived)
    , m_stack(new QStackedLayout(this))
{
    setAccessibleName(texts.name);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_stack->addWidget(new EmptyState(texts.emptyTitle, texts.emptySentence, {}, this));
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(buildPage());
    m_stack->addWidget(scroll);
}

QWidget* PacketInspector::buildPage()
{
    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(8);
    m_title = selectable(makeLabel({}, LabelStyle::Bold, page));
    m_title->setObjectName(QStringLiteral("packetTitle"));
    m_subtitle = selectable(makeLabel({}, LabelStyle::Quiet, page));
    m_subtitle->setObjectName(QStringLiteral("packetSubtitle"));
    m_tabs = new SegmentedControl({tr("Sent"), tr("Received"), tr("Checksum")}, tr("Shown"), page);
    m_views = new QStackedWidget(page);
    m_sent = new PacketView(m_views);
    m_received = new PacketView(m_views);
    m_checksum = new ChecksumView(m_views);
    for (QWidget* view : std::initializer_list<QWidget*> {m_sent, m_received, m_checksum})
        m_views->addWidget(view);
    m_note = new NoteBox({}, page);
    m_note->setObjectName(QStringLiteral("packetNote"));
    column->addWidget(m_title);
    column->addWidget(m_subtitle);
    column->addWidget(m_tabs, 0, Qt::AlignLeft);
    column->addWidget(m_views, 1);
    column->addWidget(m_note);
    connect(m_tabs, &SegmentedControl::currentChanged, this, &PacketInspector::chooseTab);
    return page;
}

void PacketInspector::chooseTab(int tab)
{
    m_views->setCurrentIndex(tab);
    if (!m_filling)
        m_wanted = tab;
}

/// Shows the tab that the person wants where it can be had.
void PacketInspector::offer(bool hasSent, bool hasReceived)
{
    const QScopedValueRollback filling(m_filling, true);
    m_tabs->setChoiceEnabled(Sent, hasSent);
    m_tabs->setChoiceEnabled(Received, hasReceived);
    m_tabs->setChoiceToolTip(Received, hasReceived ? QString() : m_nothingReceived);
    int tab = m_wanted;
    if (tab == Received && !hasReceived)
        tab = Sent;
    if (tab == Sent && !hasSent)
        tab = Received;
    m_tabs->setCurrent(tab);
    m_views->setCurrentIndex(tab);
}

void PacketInspector::explain(const Explanation& said)
{
    m_title->setText(said.title);
    m_subtitle->setText(said.subtitle);
    m_note->setText(said.action.isEmpty() ? said.text : said.text + QLatin1Char(' ') + said.action);
}

void PacketInspector::showPackets(const Explanation& said, const std::optional<ShownPacket>& sent,
    const std::optional<ShownPacket>& received, const QString& receivedTitle)
{
    explain(said);
    const bool both = sent && received;
    const QString title = receivedTitle.isEmpty() ? tr("Received") : receivedTitle;
    m_tabs->setChoiceText(Received, title);
    std::vector<ChecksumView::Titled> packets;
    if (received) {
        m_received->setPacket(*received);
        packets.push_back({both ? title : QString(), *received});
    }
    if (sent) {
        m_sent->setPacket(*sent);
        packets.push_back({tr("Sent"), *sent});
    }
    m_checksum->setPackets(std::move(packets));
    offer(sent.has_value(), received.has_value());
    m_stack->setCurrentIndex(1);
}

void PacketInspector::clear()
{
    m_stack->setCurrentIndex(0);
}

} // namespace socketscope::ui
