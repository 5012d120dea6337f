// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/talk/portinput.h"

#include <QtCore/QEvent>
#include <QtWidgets/QLineEdit>

namespace socketscope::ui {

PortInput::PortInput(const QString& label, QWidget* parent)
    : FormField(label, parent)
{
    setCodeFont(true);
    lineEdit()->setMaxLength(32); // long enough to say what is wrong with it
    lineEdit()->installEventFilter(this);
    connect(this, &FormField::textEdited, this, [this](const QString& text) { m_typed = text; });
}

void PortInput::setTyped(const QString& text)
{
    if (m_typed == text)
        return;
    m_typed = text;
    showWhatHolds();
}

void PortInput::setChosen(quint16 port)
{
    if (m_chosen == port)
        return;
    m_chosen = port;
    showWhatHolds();
}

bool PortInput::leavesChoice() const
{
    return m_typed.trimmed() == QLatin1String("0");
}

void PortInput::showWhatHolds()
{
    const bool editing = lineEdit()->hasFocus() && !lineEdit()->isReadOnly();
    const bool showsChosen = leavesChoice() && m_chosen != 0 && !editing;
    setText(showsChosen ? QString::number(m_chosen) : m_typed);
    setPlaceholderText(m_chosen != 0 ? QString::number(m_chosen) : QString());
    lineEdit()->setToolTip(leavesChoice()
            ? tr("0 lets the system choose a port. It is shown here once the socket is bound.")
            : QString());
}

bool PortInput::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusIn && leavesChoice() && !lineEdit()->isReadOnly())
        setText(m_typed);
    const bool filtered = FormField::eventFilter(watched, event);
    if (event->type() == QEvent::FocusOut)
        QMetaObject::invokeMethod(this, &PortInput::showWhatHolds, Qt::QueuedConnection);
    return filtered;
}

} // namespace socketscope::ui
