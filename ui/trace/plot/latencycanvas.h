// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The picture of the latency plot: lines, losses, a period, axes. What is shown is handed in; what a
/// person does with mouse and keys comes out as signals.
#pragma once

#include "ui/theme/theme.h"
#include "ui/trace/plot/customplot.h"
#include "ui/trace/plot/latencyset.h"
#include "ui/trace/plot/timewindow.h"

namespace socketscope::ui {

class LatencyMarks;

/// A stretch of time that a person chose, in seconds since the start.
struct Period {
    double from = 0;
    double to = 0;
    friend bool operator==(const Period&, const Period&) = default;
};

class LatencyCanvas final : public QCustomPlot {
    Q_OBJECT

public:
    explicit LatencyCanvas(QWidget* parent = nullptr);
    ~LatencyCanvas() override;

    /// Paints it with the next event loop. Costs as much as there are pixels.
    void setContent(const LatencySet& set, const TimeWindow& window, const std::optional<Period>& period);
    /// A drag chooses a period, also without Shift.
    void setChoosing(bool choosing);
    void setTheme(const Theme& theme);
    [[nodiscard]] const Theme& theme() const { return *m_theme; }

    [[nodiscard]] QRect plotArea() const;
    [[nodiscard]] double timeAt(double x) const { return xAxis->pixelToCoord(x); }
    [[nodiscard]] double msAt(double y) const { return yAxis->pixelToCoord(y); }
    [[nodiscard]] double msPerSecond() const; ///< as long on the screen

    [[nodiscard]] QSize minimumSizeHint() const override { return {220, 80}; }
    [[nodiscard]] QSize sizeHint() const override { return {600, 170}; }

Q_SIGNALS:
    void zoomAsked(double about, double factor);
    void panAsked(double by);
    void allAsked();
    void resized();
    /// `done` when the mouse is let go; from < to.
    void periodDragged(double from, double to, bool done);
    void pointed(QPoint place);
    void clicked(QPoint place);

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    enum class Drag { None, Pan, Choose };

    void setUpAxes();
    void colorAxes();
    void fillLine(int slot, const LatencySet::Line& line, const LatencySeries::Shape& shape);
    [[nodiscard]] QCPGraph* graphOf(int index);

    const Theme* m_theme;
    LatencyMarks* m_marks;
    Drag m_drag = Drag::None;
    QPointF m_pressed;
    QPointF m_last;
    bool m_moved = false;
    bool m_choosing = false;
};

} // namespace socketscope::ui
