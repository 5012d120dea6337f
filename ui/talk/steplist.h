// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The calls of an endpoint's program, one row each, with how far it has come.
#pragma once

#include "core/journal/progress.h"
#include "core/talk/program.h"

#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QVBoxLayout;
QT_END_NAMESPACE

namespace socketscope::ui {

class StepRow;

class StepList : public QWidget {
    Q_OBJECT

public:
    explicit StepList(QWidget* parent = nullptr);

    /// What a server's connections do stands below the accept that makes them.
    void setProgram(const talk::Program& program);
    void showProgress(const journal::JournalView& view, const journal::ActorProgress& progress);
    /// Nothing has run.
    void clearProgress();

    [[nodiscard]] int count() const { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] QString callAt(int row) const;
    [[nodiscard]] QString resultAt(int row) const;
    [[nodiscard]] journal::StepState stateAt(int row) const;

Q_SIGNALS:
    /// A row with a result was clicked; the event to look at.
    void chosen(quint64 seq);

private:
    struct Place {
        bool connection;
        std::size_t index; ///< in the program's steps, or in its connections'
    };
    [[nodiscard]] static std::vector<Place> placesOf(const talk::Program& program);

    talk::Program m_program;
    std::vector<Place> m_places;
    QVBoxLayout* m_column;
    std::vector<StepRow*> m_rows;
};

} // namespace socketscope::ui
