// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/craft/replies/repliespanel.h"

#include "ui/widgets/emptystate.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

namespace socketscope::ui {

RepliesPanel::RepliesPanel(QWidget* parent)
    : QWidget(parent)
    , m_tabs(new SegmentedControl(
          {tr("Replies"), tr("What passes"), tr("On the way"), tr("Ladder")}, tr("Shown"), this))
    , m_views(new QStackedWidget(this))
{
    setAccessibleName(tr("Replies"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_tabs, 0, Qt::AlignLeft);
    column->addWidget(m_views, 1);
    m_views->addWidget(new EmptyState(tr("Nothing was sent yet"),
        tr("Send puts the packet on the network; what comes back is listed here."), {}, m_views));
}

RepliesPanel::~RepliesPanel() = default;

void RepliesPanel::show(const crafting::Exchange* exchange, const journal::Journal* journal)
{
    m_exchange = exchange;
    m_journal = journal;
    m_chosen = 0;
    catchUp();
}

void RepliesPanel::catchUp(Instant now)
{
    static_cast<void>(now);
}

RepliesPanel::Tab RepliesPanel::tab() const
{
    return static_cast<Tab>(m_tabs->current());
}

void RepliesPanel::setTab(Tab tab)
{
    m_tabs->setCurrent(tab);
}

} // namespace socketscope::ui
