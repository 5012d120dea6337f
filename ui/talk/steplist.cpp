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
    m_places = placesOf(program);
    const std::size_t wanted = m_places.size();
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
        const Place place = m_places[i];
        m_rows[i]->setStep((place.connection ? program.connection : program.steps)[place.index],
            program.isDatagram(), place.connection);
    }
}

std::vector<StepList::Place> StepList::placesOf(const talk::Program& program)
{
    std::vector<Place> places;
    bool placed = false;
    const auto placeConnection = [&] {
        for (std::size_t i = 0; i < program.connection.size() && !placed; ++i)
            places.push_back({true, i});
        placed = true;
    };
    for (std::size_t i = 0; i < program.steps.size(); ++i) {
        places.push_back({false, i});
        if (std::holds_alternative<talk::AcceptStep>(program.steps[i].action))
            placeConnection();
    }
    placeConnection();
    return places;
}

void StepList::showProgress(const journal::JournalView& view, const journal::ActorProgress& progress)
{
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const std::size_t number = m_places[i].index + 1;
        m_rows[i]->showProgress(view,
            m_places[i].connection ? progress.connectionStepAt(number) : progress.stepAt(number),
            progress.newestConnection);
    }
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
