// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/talk/steplist.h"

#include "ui/talk/steprow.h"
#include "ui/words/eventwords.h"

#include <QtWidgets/QVBoxLayout>

namespace socketscope::ui {

StepList::StepList(QWidget* parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    setAccessibleName(tr("Calls"));
}

void StepList::setProgram(const talk::Program& program)
{
    if (!m_rows.empty() && program == m_program)
        return;
    m_program = program;
    const std::size_t wanted = program.steps.size() + program.connection.size();
    while (m_rows.size() > wanted) {
        delete m_rows.back();
        m_rows.pop_back();
    }
    while (m_rows.size() < wanted) {
        auto* row = new StepRow(this);
        connect(row, &StepRow::chosen, this, &StepList::chosen);
        m_rows.push_back(row);
        m_column->addWidget(row);
    }
    for (std::size_t i = 0; i < wanted; ++i) {
        const bool own = i < program.steps.size();
        m_rows[i]->setStep(own ? program.steps[i] : program.connection[i - program.steps.size()], program.isDatagram());
    }
}

void StepList::showProgress(const journal::JournalView& view, const journal::ActorProgress& progress)
{
    const std::size_t own = m_program.steps.size();
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        m_rows[i]->showProgress(view, i < own ? progress.stepAt(i + 1) : progress.connectionStepAt(i - own + 1), progress.newestConnection);
}

void StepList::clearProgress()
{
    for (StepRow* row : m_rows)
        row->clearProgress();
}

QString StepList::callAt(int row) const
{
    return m_rows.at(static_cast<std::size_t>(row))->call();
}

QString StepList::resultAt(int row) const
{
    return m_rows.at(static_cast<std::size_t>(row))->result();
}

journal::StepState StepList::stateAt(int row) const
{
    return m_rows.at(static_cast<std::size_t>(row))->state();
}

} // namespace socketscope::ui
