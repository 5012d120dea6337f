// SPDX-License-Identifier: GPL-3.0-or-later
/// \file On the way: where a packet came by, and how it arrived beside how it was sent.
#pragma once

#include "core/crafting/exchange.h"

#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QListView;
class QStackedLayout;
QT_END_NAMESPACE

namespace socketscope::ui {

class ComparisonView;
class WayModel;

class WayView final : public QWidget {
    Q_OBJECT

public:
    explicit WayView(QWidget* parent = nullptr);

    /// The packet of that number, 0: none. May be called each frame.
    void show(const crafting::Exchange* exchange, const journal::Journal* journal, std::uint32_t number);
    void choose(journal::Seq seq);
    [[nodiscard]] WayModel* model() const { return m_model; }
    [[nodiscard]] ComparisonView* comparison() const { return m_comparison; }

Q_SIGNALS:
    /// A person chose a stop.
    void placeChosen(quint64 seq);

private:
    QWidget* buildPage();
    void compare(const crafting::SentPacket& sent, const journal::JournalView& view);

    const crafting::Exchange* m_exchange = nullptr;
    std::uint32_t m_number = 0;
    journal::Seq m_compared = 0; ///< the arrival that is shown
    bool m_choosing = false;
    WayModel* m_model;
    QStackedLayout* m_stack;
    QLabel* m_title = nullptr;
    QListView* m_stops = nullptr;
    QLabel* m_notArrived = nullptr;
    ComparisonView* m_comparison = nullptr;
};

} // namespace socketscope::ui
