// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/craft/send/sendpanel.h"

#include "ui/widgets/buttons.h"
#include "ui/widgets/flatcombobox.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/labels.h"
#include "ui/words/numbers.h"

#include <QtWidgets/QLineEdit>
#include <QtWidgets/QVBoxLayout>

namespace socketscope::ui {

namespace {

constexpr int panelWidth = 320;
constexpr double mostMilliseconds = 3'600'000;

std::optional<std::uint32_t> readTimes(const QString& text)
{
    bool ok = false;
    const uint times = text.trimmed().toUInt(&ok);
    if (!ok || times < 1 || times > crafting::SendRequest::mostTimes)
        return std::nullopt;
    return times;
}

/// Empty: as fast as they go.
std::optional<Duration> readInterval(const QString& text)
{
    if (text.trimmed().isEmpty())
        return Duration {};
    bool ok = false;
    const double milliseconds = text.trimmed().toDouble(&ok);
    if (!ok || !(milliseconds >= 0) || milliseconds > mostMilliseconds)
        return std::nullopt;
    return Duration(static_cast<std::int64_t>(milliseconds * 1e6));
}

} // namespace

QString repetitionText(const Repetition& repetition)
{
    const QString times = countText(repetition.times);
    return repetition.interval == Duration {}
        ? SendPanel::tr("Send %1×").arg(times)
        : SendPanel::tr("Send %1× every %2").arg(times, durationText(repetition.interval));
}

SendPanel::SendPanel(QWidget* parent)
    : PopupPanel(parent)
    , m_times(new FormField(tr("How often"), this))
    , m_interval(new FormField(tr("Every … ms"), this))
    , m_counter(new FlatComboBox(tr("Counts up with each"), this))
    , m_error(makeLabel({}, LabelStyle::Small, this))
    , m_send(makePrimaryButton({}, {}, this))
{
    setAccessibleName(tr("How often to send"));
    m_times->setObjectName(QStringLiteral("sendTimes"));
    m_interval->setObjectName(QStringLiteral("sendInterval"));
    m_counter->setObjectName(QStringLiteral("sendCounter"));
    m_send->setObjectName(QStringLiteral("sendRepeated"));
    m_times->setText(QString::number(m_repetition.times));
    m_interval->setPlaceholderText(tr("no pause"));
    for (FormField* each : {m_times, m_interval}) {
        each->setCodeFont(true);
        each->setErrorShown(false);
        connect(each, &FormField::textEdited, this, &SendPanel::read);
        connect(each->lineEdit(), &QLineEdit::returnPressed, m_send, &QPushButton::click);
    }
    m_counter->addItem(tr("nothing"), QString());
    m_error->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(14, 12, 14, 14);
    column->setSpacing(10);
    auto* row = new QHBoxLayout;
    row->addWidget(m_times);
    row->addWidget(m_interval);
    column->addLayout(row);
    column->addWidget(m_counter);
    column->addWidget(m_error);
    column->addWidget(m_send);
    setFixedWidth(panelWidth);
    connect(m_counter, &QComboBox::currentIndexChanged, this, &SendPanel::read);
    connect(m_send, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT sendAsked();
    });
    read();
}

void SendPanel::setFields(const QStringList& names)
{
    const QString chosen = m_counter->currentData().toString();
    {
        const QSignalBlocker quiet(m_counter);
        m_counter->clear();
        m_counter->addItem(tr("nothing"), QString());
        for (const QString& name : names)
            m_counter->addItem(name, name);
        m_counter->setCurrentIndex(qMax(0, m_counter->findData(chosen)));
    }
    read();
}

void SendPanel::read()
{
    const auto times = readTimes(m_times->text());
    const auto interval = readInterval(m_interval->text());
    m_times->setError(times ? QString() : tr("1 to 1,000,000 packets can be sent at once."));
    m_interval->setError(interval ? QString() : tr("Two packets are 0 to 3,600,000 milliseconds apart."));
    m_error->setText(times ? m_interval->error() : m_times->error());
    m_error->setVisible(!m_error->text().isEmpty());
    m_isRight = times && interval;
    m_send->setEnabled(m_isRight && m_canSend);
    if (times && interval)
        m_repetition = {*times, *interval, m_counter->currentData().toString().toStdString()};
    m_send->setText(repetitionText(m_repetition));
    m_send->setAccessibleName(m_send->text());
    if (isVisible())
        adjustSize();
    Q_EMIT changed();
}

void SendPanel::setCanSend(bool can)
{
    m_canSend = can;
    m_send->setEnabled(m_isRight && m_canSend);
}

void SendPanel::openBelow(const QWidget* button)
{
    adjustSize();
    showBelow(button, Qt::AlignRight);
}

} // namespace socketscope::ui
