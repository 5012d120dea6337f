// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/tracestrip.h"

#include "ui/theme/theme.h"
#include "ui/trace/tracedesk.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/clampedlabel.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/networkbox.h"

#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>

namespace socketscope::ui {

TraceStrip::TraceStrip(const std::vector<TraceNetwork>& networks, QWidget* parent)
    : QWidget(parent)
    , m_network(new NetworkBox(this))
    , m_verdict(new ClampedLabel(2, this))
    , m_tcp(makeLinkButton(tr("Try TCP"), this))
    , m_unmatched(makeLinkButton({}, this))
    , m_freeze(makeTextTool(tr("Freeze"),
          tr("The picture and the table stand still; the trace goes on. Copies and exports hold what is "
             "shown, a saved session holds all."),
          this))
    , m_copy(makeTextTool(tr("Copy"), tr("Copy the hops as text"), this))
    , m_panel(makeIconButton(QStringLiteral("panel"), tr("Details of the chosen probe"), this))
{
    m_network->setObjectName(QStringLiteral("traceNetwork"));
    m_verdict->setObjectName(QStringLiteral("traceVerdict"));
    m_unmatched->setObjectName(QStringLiteral("traceUnmatched"));
    m_freeze->setObjectName(QStringLiteral("traceFreeze"));
    m_copy->setObjectName(QStringLiteral("traceCopy"));
    for (const TraceNetwork& network : networks)
        m_network->addNetwork(network.title, network.summary, network.isPractice());
    setLabelStyle(m_verdict, LabelStyle::Body);
    m_verdict->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_freeze->setCheckable(true);
    m_panel->setObjectName(QStringLiteral("traceInspectorToggle"));
    m_panel->setCheckable(true);
    m_panel->setChecked(true);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 4, 10, 5);
    row->setSpacing(8);
    row->addWidget(m_network);
    row->addWidget(makeLine(Qt::Vertical, this));
    row->addSpacing(10);
    row->addWidget(m_verdict, 1);
    row->addWidget(m_tcp);
    row->addWidget(m_unmatched);
    row->addWidget(m_freeze);
    row->addWidget(m_copy);
    row->addWidget(m_panel);
    m_tcp->hide();
    m_unmatched->hide();
    connect(m_network, &QComboBox::activated, this, &TraceStrip::networkChosen);
    connect(m_freeze, &QToolButton::toggled, this, &TraceStrip::frozen);
    connect(m_panel, &QToolButton::clicked, this, &TraceStrip::inspectorAsked);
    connect(m_copy, &QToolButton::clicked, this, &TraceStrip::copyAsked);
    connect(m_unmatched, &QPushButton::clicked, this, &TraceStrip::unmatchedAsked);
    connect(m_tcp, &QPushButton::clicked, this, &TraceStrip::tcpAsked);
}

int TraceStrip::network() const
{
    return m_network->currentIndex();
}

void TraceStrip::setNetwork(int index)
{
    m_network->setCurrentIndex(index);
}

void TraceStrip::showVerdict(const VerdictText& verdict)
{
    m_verdict->setWhole(verdict.text);
    m_tcp->setVisible(verdict.suggestsTcp);
    m_tone = verdict.tone;
    update();
}

void TraceStrip::setUnmatched(std::uint64_t count)
{
    m_unmatched->setVisible(count > 0);
    if (count == 0)
        return;
    m_unmatched->setText(unmatchedText(count));
    m_unmatched->setAccessibleName(m_unmatched->text());
}

void TraceStrip::setHasTrace(bool has)
{
    m_freeze->setEnabled(has);
    m_copy->setEnabled(has);
}

bool TraceStrip::isFrozen() const
{
    return m_freeze->isChecked();
}

void TraceStrip::setInspectorShown(bool shown)
{
    m_panel->setChecked(shown);
}

void TraceStrip::thaw()
{
    m_freeze->setChecked(false);
}

QWidget* TraceStrip::unmatchedButton() const
{
    return m_unmatched;
}

void TraceStrip::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.card);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.border);
    if (m_tone == VerdictText::Tone::Quiet || m_verdict->whole().isEmpty())
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_tone == VerdictText::Tone::Good ? theme.good : theme.lost);
    const QRect label = m_verdict->geometry();
    painter.drawRoundedRect(QRectF(label.left() - 9, label.center().y() - 6.5, 3, 14), 1.5, 1.5);
}

} // namespace socketscope::ui
