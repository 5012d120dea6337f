// SPDX-License-Identifier: GPL-3.0-or-later
/// \file One call of a program: a mark, the call, and what came of it.
#pragma once

#include "core/journal/progress.h"
#include "core/talk/program.h"

#include <QtWidgets/QAbstractButton>

namespace socketscope::ui {

/// A button, so that it can be reached by keyboard and leads to its event in the ladder.
class StepRow : public QAbstractButton {
    Q_OBJECT

public:
    explicit StepRow(QWidget* parent = nullptr);

    /// `indented`: a call of the connections, below the accept that made them.
    void setStep(const talk::Step& step, bool datagram, bool indented);
    void showProgress(const journal::JournalView& view, const journal::StepProgress& progress,
        std::uint32_t newestConnection);
    void clearProgress();

    [[nodiscard]] QString call() const { return m_call; }
    [[nodiscard]] QString result() const { return m_result; }
    [[nodiscard]] journal::StepState state() const { return m_progress.state(); }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void chosen(quint64 seq);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void describe(const QString& explanation);
    void paintMark(QPainter& painter, const QRect& room) const;

    talk::Step m_step;
    journal::StepProgress m_progress;
    QString m_call;
    QString m_details;
    QString m_result;
    bool m_indented = false;
};

} // namespace socketscope::ui
