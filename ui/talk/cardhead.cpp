// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/talk/cardhead.h"

#include "ui/talk/stepwords.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/statechip.h"

#include <QtGui/QActionGroup>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>

namespace socketscope::ui {

CardHead::CardHead(QWidget* parent)
    : QWidget(parent)
    , m_title(new ElidedLabel({}, this))
    , m_newName(new QLineEdit(this))
    , m_chip(new StateChip(this))
    , m_more(makeIconButton(QStringLiteral("dots"), tr("More"), this))
    , m_menu(new QMenu(this))
{
    setLabelStyle(m_title, LabelStyle::Bold);
    m_title->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_newName->hide();
    m_newName->setMaxLength(40);
    m_newName->setAccessibleName(tr("New name"));
    m_newName->setObjectName(QStringLiteral("newName"));
    m_newName->installEventFilter(this);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setMenu(m_menu);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_title);
    row->addWidget(m_newName);
    row->addWidget(m_chip);
    row->addStretch(1);
    row->addWidget(m_more);
    buildMenu();
    connect(m_newName, &QLineEdit::returnPressed, this, [this] { endRenaming(true); });
}

void CardHead::buildMenu()
{
    m_menu->addAction(tr("Options…"), this, &CardHead::optionsAsked);
    m_menu->addAction(tr("The whole program"), this, &CardHead::programAsked);
    m_engines = m_menu->addMenu(tr("Engine"));
    auto* group = new QActionGroup(this);
    m_bsd = m_engines->addAction(tr("BSD calls"));
    m_qt = m_engines->addAction(tr("Qt classes"));
    for (QAction* action : {m_bsd, m_qt}) {
        action->setCheckable(true);
        group->addAction(action);
    }
    connect(m_bsd, &QAction::triggered, this, [this] { Q_EMIT engineChosen(talk::Engine::Bsd); });
    connect(m_qt, &QAction::triggered, this, [this] { Q_EMIT engineChosen(talk::Engine::Qt); });
    m_menu->addSeparator();
    m_rename = m_menu->addAction(tr("Rename"), this, &CardHead::startRenaming);
    m_menu->addAction(tr("Duplicate"), this, &CardHead::duplicateAsked);
    m_remove = m_menu->addAction(tr("Remove"), this, &CardHead::removeAsked);
}

void CardHead::setEndpoint(const talk::EndpointSpec& spec)
{
    m_spec = spec;
    const QString title = endpointTitle(spec.name, spec.program.role);
    m_title->setText(title);
    m_more->setAccessibleName(tr("More about %1").arg(title));
    (spec.program.engine == talk::Engine::Qt ? m_qt : m_bsd)->setChecked(true);
}

void CardHead::setSocketState(journal::StateCode state, bool datagram)
{
    const StateLook look = socketStateLook(state, datagram);
    if (look.text != m_chip->text())
        m_chip->setState(look.text, look.color);
}

QString CardHead::stateText() const
{
    return m_chip->text();
}

void CardHead::setLocked(bool locked)
{
    m_rename->setEnabled(!locked);
    m_engines->setEnabled(!locked);
}

void CardHead::startRenaming()
{
    m_newName->setText(QString::fromStdString(m_spec.name));
    m_title->hide();
    m_newName->show();
    m_newName->selectAll();
    m_newName->setFocus(Qt::OtherFocusReason);
}

void CardHead::endRenaming(bool take)
{
    if (m_newName->isHidden())
        return;
    const QString name = m_newName->text().trimmed();
    m_newName->hide();
    m_title->show();
    if (take && name.toStdString() != m_spec.name)
        Q_EMIT renameAsked(name);
}

bool CardHead::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_newName && event->type() == QEvent::FocusOut)
        endRenaming(true);
    if (watched == m_newName && event->type() == QEvent::ShortcutOverride
        && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept(); // Escape ends the renaming here, not the run
        return true;
    }
    if (watched == m_newName && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        endRenaming(false);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace socketscope::ui
