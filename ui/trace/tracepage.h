// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The Trace page: what to trace at the top, the path as a picture and a table, one packet at the
/// right.
#pragma once

#include "ui/shell/page.h"
#include "ui/trace/hops/hoprow.h"
#include "ui/trace/toolbar/traceask.h"
#include "ui/trace/tracedesk.h"
#include "ui/trace/verdictwords.h"

#include <QtCore/QPointer>

#include <optional>
#include <vector>

QT_BEGIN_NAMESPACE
class QSettings;
class QSplitter;
class QStackedWidget;
QT_END_NAMESPACE

namespace socketscope::ui {

class Banner;
class EmptyState;
class HopTable;
class HostBook;
class LatencyPlot;
class PathView;
class ProbeInspector;
class StrayList;
class TraceStrip;
class TraceToolBar;

class TracePage final : public Page {
    Q_OBJECT

public:
    /// The first of `networks` is this computer's. `settings` outlive the page.
    TracePage(TraceSessionFactory makeSession, std::vector<TraceNetwork> networks, QSettings& settings,
        QWidget* parent = nullptr);
    ~TracePage() override;

    /// Traces, again and again, to where there is most to see in that practice network.
    void tracePractice(const QString& network);

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString iconName() const override;
    [[nodiscard]] QString title() const override;
    bool refresh() override;
    [[nodiscard]] PageStatus status() const override;
    [[nodiscard]] QList<QAction*> exportActions() const override { return m_exports; }
    [[nodiscard]] bool canOpen() const override { return true; }
    [[nodiscard]] Claim claims(const QString& path) const override;
    void openFile(const QString& path) override;
    [[nodiscard]] bool canSave() const override;
    void saveAs(const QString& path) override;
    [[nodiscard]] bool canStartNew() const override { return true; }
    void startNew() override;
    bool takeBack() override;
    void stopEverything() override;

    /// As the ending of `path` says: csv, json, txt, pcapng, png, svg or sockscope.
    void exportTo(const QString& path);
    /// The hops as `mtr --report` prints them.
    [[nodiscard]] QString report() const;

    [[nodiscard]] TraceDesk& desk() { return *m_desk; }
    /// Shows that hop in picture and table. `responder` is an index in Hop::responders, or -1.
    void select(int ttl, int responder);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Chosen {
        int ttl = 0;
        int responder = -1;
    };

    // tracepage.cpp: how it is put together
    void build();
    QWidget* buildMiddle();
    void makeExports();
    void connectToolBar();
    void connectViews();
    void connectOptions();

    // traceviews.cpp: plot and inspector
    void buildPlot();
    void buildInspector();
    void showProbe(quint32 probe);
    void showStray(quint64 seq);
    void inspect();
    void showPeriod(const std::optional<TracePeriod>& period);
    void forgetViews();
    void showInspector(bool shown);
    void shareRoom();

    // tracework.cpp: what it does
    void startTrace();
    void startTrace(const TraceAsk& ask);
    void chooseNetwork(int index);
    void showSession();
    void followReplay();
    void showState();
    void freeze(bool on);
    [[nodiscard]] VerdictText verdictToShow() const;
    void rememberFound();
    void showHops();
    void showFailure(const Error& error);
    void showStrays();
    void useBook();
    void chooseSystemFile();
    void exportAs(const QString& suffix);
    void copyReport();
    /// What the views show: where they are frozen, what there was then.
    [[nodiscard]] const trace::Hops& shown() const { return m_frozen ? m_frozen->hops : m_desk->hops(); }
    [[nodiscard]] const TraceNetwork* networkOfTrace() const;
    [[nodiscard]] int indexOf(const QString& network) const;
    [[nodiscard]] const AddressBook* book() const;
    [[nodiscard]] std::function<std::string(const wire::IpAddress&)> nameOf() const;

    std::vector<TraceNetwork> m_networks;
    QSettings& m_settings;
    std::unique_ptr<TraceDesk> m_desk;
    SessionFiles* m_files;
    HostBook* m_hostBook;
    QList<QAction*> m_exports;
    TraceToolBar* m_toolBar = nullptr;
    TraceStrip* m_strip = nullptr;
    Banner* m_banner = nullptr;
    std::function<void()> m_bannerAction;
    QStackedWidget* m_stack = nullptr;
    EmptyState* m_empty = nullptr;
    QSplitter* m_splitter = nullptr; ///< views and inspector, side by side
    QSplitter* m_views = nullptr; ///< table and plot, above each other
    PathView* m_path = nullptr;
    HopTable* m_table = nullptr;
    LatencyPlot* m_plot = nullptr;
    ProbeInspector* m_inspector = nullptr;
    StrayList* m_strays = nullptr;
    /// A picture of the trace that stands still.
    struct Frozen {
        trace::Hops hops;
        journal::Seq upTo = 0;
    };
    std::optional<Frozen> m_frozen;
    std::optional<TraceAsk> m_asked; ///< of the trace that runs or ran
    int m_startedOn = -1; ///< the network that it was started on
    bool m_isFound = false; ///< its target has been found, and is remembered
    std::optional<Chosen> m_chosen;
    QList<int> m_plotted; ///< hops of the plot that a person chose; empty: nobody has
    quint32 m_probe = 0; ///< in the inspector; 0: none
    std::optional<TracePeriod> m_period;
    QPointer<const AddressBook> m_book;
    bool m_ownWidths = false; ///< a person has moved what stands between views and inspector
    bool m_ownHeights = false; ///< and between table and plot
    bool m_wide = true;
    bool m_replayIsNew = false; ///< the network and the target of the file have not been chosen
    bool m_stale = true; ///< the views have not been shown what there is
};

} // namespace socketscope::ui
