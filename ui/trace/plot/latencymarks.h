// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What the plot shows beside its lines: losses, the chosen period, the names at the lines' ends.
#pragma once

#include "ui/theme/theme.h"
#include "ui/trace/plot/customplot.h"
#include "ui/trace/plot/latencyset.h"

namespace socketscope::ui {

struct Period;

/// Moves labels of `height` apart that would lie over each other, as little as possible and within [top,
/// bottom] where they fit; `centres` are their wanted middles, in any order. Gives the middles in the same
/// order.
[[nodiscard]] QList<double> spreadLabels(
    const QList<double>& centres, double height, double top, double bottom);

class LatencyMarks final : public QCPLayerable {
    Q_OBJECT

public:
    struct Label {
        QString text;
        double ms = 0;
        int color = 0;
    };

    explicit LatencyMarks(QCustomPlot* plot);

    void setTheme(const Theme& theme) { m_theme = &theme; }
    void setPeriod(const std::optional<Period>& period);
    void clear();
    void addLosses(const std::vector<LatencySeries::Loss>& losses);
    void addLabel(const Label& label) { m_labels << label; }

protected:
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override;
    void draw(QCPPainter* painter) override;

private:
    void drawPeriod(QCPPainter& painter, const QRectF& area) const;
    void drawLosses(QCPPainter& painter, const QRectF& area) const;
    void drawLabels(QCPPainter& painter, const QRectF& area) const;

    const Theme* m_theme;
    bool m_hasPeriod = false;
    double m_periodFrom = 0;
    double m_periodTo = 0;
    std::vector<LatencySeries::Loss> m_losses;
    QList<Label> m_labels;
};

} // namespace socketscope::ui
