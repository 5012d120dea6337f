// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What came back for packets that were sent by hand, what else passed, where a packet came by, and
/// all of it as a ladder.
#pragma once

#include "core/crafting/exchange.h"

#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QStackedWidget;
QT_END_NAMESPACE

namespace socketscope::ui {

class SegmentedControl;

class RepliesPanel final : public QWidget {
    Q_OBJECT

public:
    enum Tab { Replies, Passing, OnTheWay, Ladder };

    explicit RepliesPanel(QWidget* parent = nullptr);
    ~RepliesPanel() override;

    using QWidget::show;
    /// Both must outlive the panel, or be taken away with null before they go.
    void show(const crafting::Exchange* exchange, const journal::Journal* journal);
    /// Once a frame, after the exchange has been updated. `now` is what calls that wait are measured to; the
    /// time of the newest event where it is older than that.
    void catchUp(Instant now = {});

    [[nodiscard]] Tab tab() const;
    void setTab(Tab tab);
    /// The event of the chosen packet; 0: none.
    [[nodiscard]] journal::Seq chosen() const { return m_chosen; }

Q_SIGNALS:
    /// A person chose this packet, or with 0 none.
    void packetChosen(quint64 seq);

private:
    const crafting::Exchange* m_exchange = nullptr;
    const journal::Journal* m_journal = nullptr;
    journal::Seq m_chosen = 0;
    SegmentedControl* m_tabs = nullptr;
    QStackedWidget* m_views = nullptr;
};

} // namespace socketscope::ui
