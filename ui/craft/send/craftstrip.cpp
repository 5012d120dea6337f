// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/craft/send/craftstrip.h"

#include "ui/craft/craftdesk.h"
#include "ui/theme/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/networkbox.h"

#include <QtGui/QPainter>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QHBoxLayout>

#include <algorithm>

namespace socketscope::ui {

using craft::SendPlan;
using craft::SendWay;
using Tone = PlanText::Tone;

namespace {

constexpr int theBest = -1;

} // namespace

CraftStrip::CraftStrip(const std::vector<CraftNetwork>& networks, QWidget* parent)
    : QWidget(parent)
    , m_network(new NetworkBox(this))
    , m_way(new FlatComboBox(tr("By"), this))
    , m_text(makeLabel({}, LabelStyle::Body, this))
    , m_panel(makeIconButton(QStringLiteral("panel"), tr("Checksum, fields, code and packets"), this))
{
    m_network->setObjectName(QStringLiteral("craftNetwork"));
    m_way->setObjectName(QStringLiteral("craftWay"));
    m_text->setObjectName(QStringLiteral("craftPlan"));
    m_panel->setObjectName(QStringLiteral("craftPanelToggle"));
    for (const CraftNetwork& network : networks)
        m_network->addNetwork(network.title, network.summary, network.isPractice());
    m_way->setAccessibleName(tr("Way to send"));
    m_way->addItem(tr("Best way"), theBest);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_text->setMinimumHeight(2 * m_text->fontMetrics().lineSpacing()); // stays where it is while one types
    m_panel->setCheckable(true);
    m_panel->setChecked(true);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 4, 10, 5);
    row->setSpacing(8);
    row->addWidget(m_network);
    row->addWidget(m_way);
    row->addWidget(makeLine(Qt::Vertical, this));
    row->addSpacing(10);
    row->addWidget(m_text, 1);
    row->addWidget(m_panel);
    connect(m_network, &QComboBox::activated, this, &CraftStrip::networkChosen);
    connect(m_way, &QComboBox::activated, this, &CraftStrip::wayChosen);
    connect(m_panel, &QToolButton::clicked, this, &CraftStrip::panelAsked);
}

int CraftStrip::network() const
{
    return m_network->currentIndex();
}

void CraftStrip::setNetwork(int index)
{
    m_network->setCurrentIndex(index);
}

std::optional<SendWay> CraftStrip::way() const
{
    const int way = m_way->currentData().toInt();
    return way == theBest ? std::nullopt : std::optional(static_cast<SendWay>(way));
}

void CraftStrip::setWay(std::optional<SendWay> way)
{
    const int asked = way ? int(*way) : theBest;
    if (m_way->findData(asked) < 0)
        m_way->addItem(wayText(static_cast<SendWay>(asked)), asked);
    m_way->setCurrentIndex(m_way->findData(asked));
}

/// The way that the person asked for stays among them, also where it does not go just now.
void CraftStrip::offerWays(const SendPlan& plan)
{
    const std::optional<SendWay> asked = way();
    std::vector<SendWay> ways = plan.possible;
    if (asked && std::find(ways.begin(), ways.end(), *asked) == ways.end())
        ways.push_back(*asked);
    const QString best
        = plan.refused || plan.asked ? tr("Best way") : tr("Best way (%1)").arg(wayText(plan.way));
    m_way->setVisible(!(ways.size() == 1 && ways.front() == SendWay::Practice));
    const QSignalBlocker quiet(m_way);
    m_way->clear();
    m_way->addItem(best, theBest);
    for (const SendWay each : ways)
        m_way->addItem(wayText(each), int(each));
    m_way->setCurrentIndex(std::max(0, m_way->findData(asked ? int(*asked) : theBest)));
    m_way->view()->setMinimumWidth(m_way->view()->sizeHintForColumn(0) + 24);
    m_way->updateGeometry();
}

void CraftStrip::showPlan(const SendPlan& plan, bool confirmed)
{
    if (!m_way->view()->isVisible())
        offerWays(plan);
    const PlanText words = confirmed ? confirmedText(plan) : planText(plan);
    m_tone = words.tone;
    if (m_text->text() != words.text)
        m_text->setText(words.text);
    update();
}

QString CraftStrip::text() const
{
    return m_text->text();
}

void CraftStrip::setPanelShown(bool shown)
{
    m_panel->setChecked(shown);
}

void CraftStrip::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.card);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.border);
    if (m_tone == Tone::Quiet || m_text->text().isEmpty())
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_tone == Tone::Warning ? theme.warning : theme.lost);
    const QRect label = m_text->geometry();
    painter.drawRoundedRect(QRectF(label.left() - 9, label.center().y() - 6.5, 3, 14), 1.5, 1.5);
}

} // namespace socketscope::ui
