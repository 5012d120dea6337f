// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The panel at the right: one event with its arguments, its result, what it means, and its bytes.
#pragma once

#include "core/journal/journal.h"

#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QStackedLayout;
class QVBoxLayout;
QT_END_NAMESPACE

namespace socketscope::ui {

class FactTable;
class HexView;
class NoteBox;

class Inspector final : public QWidget {
    Q_OBJECT

public:
    explicit Inspector(const journal::Journal& journal, QWidget* parent = nullptr);

    [[nodiscard]] quint64 seq() const { return m_seq; }
    /// Once a frame: what is said of a call that has not come back may change.
    void refresh();

public Q_SLOTS:
    /// 0 shows the empty state.
    void setSeq(quint64 seq);

Q_SIGNALS:
    /// A person asked for another event.
    void activated(quint64 seq);

private:
    void fill(const journal::JournalView& view);
    void showBytes(const journal::Event& event);
    void showRelated(const journal::JournalView& view, const journal::Event& event);
    QLabel* addHeading(QVBoxLayout* column, const QString& text);

    const journal::Journal& m_journal;
    quint64 m_seq = 0;
    quint64 m_shownSize = 0; ///< of the journal, when it was last shown
    QStackedLayout* m_stack;
    QLabel* m_title = nullptr;
    QLabel* m_subtitle = nullptr;
    NoteBox* m_note = nullptr;
    QLabel* m_action = nullptr;
    QLabel* m_argumentsHeading = nullptr;
    FactTable* m_arguments = nullptr;
    QLabel* m_resultsHeading = nullptr;
    FactTable* m_results = nullptr;
    QLabel* m_bytesHeading = nullptr;
    HexView* m_bytes = nullptr;
    QLabel* m_abridged = nullptr;
    QLabel* m_relatedHeading = nullptr;
    QVBoxLayout* m_related = nullptr;
    QList<quint64> m_relatedSeqs;
};

} // namespace socketscope::ui
