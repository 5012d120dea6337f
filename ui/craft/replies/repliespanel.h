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

class LadderView;
class PacketTable;
class PassModel;
class ReplyModel;
class SegmentedControl;
class WayView;

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
    /// Chooses the packet of that event in every view that has it; 0: none. Emits nothing.
    void choose(journal::Seq seq);

    /// For pictures and zoom buttons of whoever shows the panel.
    [[nodiscard]] LadderView* ladder() const { return m_ladder; }

Q_SIGNALS:
    /// A person chose this packet.
    void packetChosen(quint64 seq);
    void tabChanged();

private:
    QWidget* withEmptyState(QWidget* view, const QString& title, const QString& sentence);
    void buildTables();
    void buildWay();
    void buildLadder();
    void chosenByPerson(journal::Seq seq);
    void chooseTab(int tab);
    void showEmptiness();
    void showNumbers();
    [[nodiscard]] std::uint32_t chosenNumber() const;

    const crafting::Exchange* m_exchange = nullptr;
    const journal::Journal* m_journal = nullptr;
    Instant m_now {};
    journal::Seq m_chosen = 0;
    std::size_t m_passed = 0; ///< as last shown
    SegmentedControl* m_tabs;
    QStackedWidget* m_views;
    ReplyModel* m_replyModel;
    PassModel* m_passModel;
    PacketTable* m_replies = nullptr;
    PacketTable* m_passing = nullptr;
    WayView* m_way = nullptr;
    LadderView* m_ladder = nullptr;
};

} // namespace socketscope::ui
