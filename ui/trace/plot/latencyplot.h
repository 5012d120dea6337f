// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Round trips over time, one line for each chosen hop: zoom, pan, choose a period.
#pragma once

#include "ui/trace/plot/latencycanvas.h"

#include <QtCore/QDateTime>
#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QMenu;
class QPushButton;
class QStackedLayout;
QT_END_NAMESPACE

namespace socketscope::ui {

class ElidedLabel;

class LatencyPlot final : public QWidget {
    Q_OBJECT

public:
    explicit LatencyPlot(QWidget* parent = nullptr);

    using QWidget::show;
    /// The hops with these TTLs, once a frame: does nothing where nothing has changed, and else costs as much
    /// as there is new. Nothing of `hops` is kept.
    void show(const trace::Hops& hops, const QList<int>& ttls);
    void showHops(const std::vector<trace::Hop>& hops, Instant startedAt, const QList<int>& ttls);
    /// Another trace: no lines, no period, all of the time.
    void clear();
    /// Wall time of the session's instant 0, for tool tips; invalid where it is not known.
    void setWallStart(const QDateTime& start) { m_wallStart = start; }

    /// The colour of that hop's line here; invalid where it has none.
    [[nodiscard]] QColor colorOf(int ttl) const;
    [[nodiscard]] const LatencySet& lines() const { return m_set; }
    [[nodiscard]] const TimeWindow& window() const { return m_window; }
    [[nodiscard]] const std::optional<Period>& period() const { return m_period; }
    /// "Latency over time: hops 2, 4 and 7"
    [[nodiscard]] QString title() const;

    /// Leaves the period, or the choosing of one. False where there is neither.
    bool takeBack();

public Q_SLOTS:
    void clearPeriod();

Q_SIGNALS:
    void periodChosen(socketscope::Instant from, socketscope::Instant to);
    void periodCleared();
    /// A person chose which hops to show; empty: whichever the page finds fit.
    void hopsChosen(const QList<int>& ttls);
    /// A person clicked on a point of a line, or on a loss.
    void probeChosen(quint32 probe);

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void buildHead();
    void connectCanvas();
    QPushButton* addChip(const QString& text, const QString& toolTip);
    void redraw();
    void showState();
    void fillHopMenu();
    void zoom(double about, double factor);
    void pan(double by);
    void showAll();
    void follow();
    void choose(double from, double to, bool done);
    void point(QPoint place);
    void click(QPoint place);
    [[nodiscard]] QString describe(const LatencySet::Hit& hit) const;
    [[nodiscard]] Instant instantOf(double seconds) const;

    LatencySet m_set;
    TimeWindow m_window;
    std::optional<Period> m_period;
    QDateTime m_wallStart;
    QList<int> m_ttls;
    QList<int> m_known; ///< hops that there are
    quint64 m_revision = UINT64_MAX;
    quint64 m_sent = 0;
    bool m_choosing = false; ///< a period is being dragged
    LatencyCanvas* m_canvas;
    QStackedLayout* m_stack = nullptr;
    QWidget* m_head = nullptr;
    ElidedLabel* m_title = nullptr;
    QMenu* m_hopMenu = nullptr;
    QPushButton* m_follow = nullptr;
    QPushButton* m_focus = nullptr;
    QPushButton* m_periodChip = nullptr;
};

} // namespace socketscope::ui
