// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/banner.h"

#include "ui/theme/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"

#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>

namespace socketscope::ui {

Banner::Banner(QWidget* parent)
    : QFrame(parent)
    , m_text(makeLabel({}, LabelStyle::Body, this))
    , m_action(makeLinkButton({}, this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 6, 8, 6);
    row->setSpacing(12);
    m_text->setWordWrap(true);
    row->addWidget(m_text, 1);
    row->addWidget(m_action);
    QToolButton* close = makeIconButton(QStringLiteral("cross"), tr("Dismiss this message"), this);
    row->addWidget(close);
    connect(m_action, &QPushButton::clicked, this, &Banner::actionTriggered);
    connect(close, &QToolButton::clicked, this, [this] {
        hide();
        Q_EMIT dismissed();
    });
    hide();
}

void Banner::showMessage(const QString& sentence, const QString& action, Tone tone)
{
    m_tone = tone;
    m_text->setText(sentence);
    m_action->setText(action);
    m_action->setAccessibleName(action);
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(sentence);
    show();
    update();
}

QString Banner::message() const
{
    return m_text->text();
}

void Banner::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.card);
    painter.fillRect(0, height() - 1, width(), 1, theme.border);
    const QColor mark = m_tone == Tone::Notice ? theme.accent
        : m_tone == Tone::Warning              ? theme.warning
                                               : theme.lost;
    painter.fillRect(0, 0, 4, height(), mark);
}

} // namespace socketscope::ui
