// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/statusbar.h"

#include "ui/theme/icons.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/labels.h"

#include <QtCore/QLocale>
#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>

namespace socketscope::ui {

namespace {

class Dot final : public QWidget {
public:
    Dot(ThemeColor color, QWidget* parent)
        : QWidget(parent)
        , m_color(color)
    {
        setFixedSize(8, 8);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(Theme::of(this).*m_color);
        painter.drawEllipse(rect());
    }

private:
    ThemeColor m_color;
};

} // namespace

StatusBar::StatusBar(QWidget* parent)
    : QWidget(parent)
    , m_network(makeLabel({}, LabelStyle::Small, this))
    , m_networkNote(makeLabel({}, LabelStyle::Small, this))
    , m_wayDot(new Dot(&Theme::good, this))
    , m_rightsDot(new Dot(&Theme::warning, this))
    , m_rights(new ElidedLabel({}, this))
    , m_counts(makeLabel({}, LabelStyle::Small, this))
{
    setAccessibleName(tr("Status"));
    setLabelStyle(m_rights, LabelStyle::Small);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 5, 12, 4);
    row->setSpacing(4);
    row->addWidget(new Dot(&Theme::good, this), 0, Qt::AlignVCenter);
    row->addSpacing(2);
    row->addWidget(makeLabel(tr("Network:"), LabelStyle::Small, this));
    m_network->setFont(textFont(0.87, QFont::DemiBold));
    row->addWidget(m_network);
    row->addWidget(m_networkNote);
    row->addSpacing(10);
    row->addWidget(m_wayDot, 0, Qt::AlignVCenter);
    row->addWidget(m_rightsDot, 0, Qt::AlignVCenter);
    row->addSpacing(2);
    row->addWidget(m_rights, 1);
    row->addWidget(m_counts);
    showPlace();
}

void StatusBar::setNetwork(const QString& name)
{
    m_usualNetwork = name;
    showPlace();
}

void StatusBar::setRights(const QString& sentence)
{
    m_usualRights = sentence;
    showPlace();
}

void StatusBar::showPlace()
{
    m_network->setText(m_status.network.isEmpty() ? m_usualNetwork : m_status.network);
    m_networkNote->setText(m_status.networkNote);
    m_networkNote->setVisible(!m_status.networkNote.isEmpty());
    const bool hasWay = !m_status.way.isEmpty();
    m_rights->setText(
        hasWay ? m_status.way : m_usualRights); // an empty label keeps the room between left and right
    m_rights->setNote(hasWay ? m_status.wayNote : QString());
    m_wayDot->setVisible(hasWay && m_status.wayIsWhole);
    m_rightsDot->setVisible(hasWay ? !m_status.wayIsWhole : !m_usualRights.isEmpty());
}

void StatusBar::setStatus(const PageStatus& status)
{
    if (status == m_status)
        return;
    m_status = status;
    showPlace();
    m_counts->setText(countsText());
}

QString StatusBar::countsText() const
{
    if (!m_status.text.isEmpty() || !m_status.shown)
        return m_status.text;
    const int plural = static_cast<int>(qMin<quint64>(m_status.events, 1'000'000'000));
    const QString events = tr("%Ln event(s)", nullptr, plural);
    const QString lost = tr("%1 lost").arg(QLocale().toString(m_status.lost));
    return m_status.recording ? tr("%1 · %2 · recording").arg(events, lost) : tr("%1 · %2").arg(events, lost);
}

void StatusBar::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.frame);
    painter.fillRect(0, 0, width(), 1, theme.border);
}

} // namespace socketscope::ui
