// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The Talk page: endpoints at the left, what they did in the middle as ladder or log, one event at the
/// right.
#pragma once

#include "core/talk/scene.h"
#include "ui/shell/page.h"
#include "ui/talk/desk.h"
#include "ui/talk/talktoolbar.h"

#include <vector>

QT_BEGIN_NAMESPACE
class QSplitter;
class QStackedWidget;
QT_END_NAMESPACE

namespace socketscope::ui {

class EmptyState;
class EndpointPanel;
class Inspector;
class LadderView;
class LogView;
class SessionFiles;

class TalkPage final : public Page {
    Q_OBJECT

public:
    /// `makeSession` decides on which network the sockets are and where it is recorded.
    TalkPage(SessionFactory makeSession, std::vector<talk::Scene> scenes, QWidget* parent = nullptr);
    ~TalkPage() override;

    enum class Start { Open, Run };
    void openScene(const talk::Scene& scene, Start start);

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString iconName() const override;
    [[nodiscard]] QString title() const override;
    bool refresh() override;
    [[nodiscard]] PageStatus status() const override;
    [[nodiscard]] QList<QAction*> exportActions() const override { return m_exports; }
    [[nodiscard]] bool canOpen() const override { return true; }
    void openFile(const QString& path) override;
    [[nodiscard]] bool canSave() const override;
    void saveAs(const QString& path) override;
    [[nodiscard]] bool canStartNew() const override { return true; }
    void startNew() override;
    /// As the ending of `path` says: svg, png, pdf, txt or sockscope.
    void exportTo(const QString& path);
    void stopEverything() override;

    [[nodiscard]] Desk& desk() { return *m_desk; }
    [[nodiscard]] quint64 selectedSeq() const { return m_selected; }
    /// Shows the event in the ladder, the log and the inspector; 0: none.
    void select(quint64 seq);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void showInspector(bool shown);
    void shareWidth();
    void build();
    QWidget* buildMiddle();
    void makeExports();
    void connectToolBar();
    void showJournal();
    void adapt();
    void chooseScene(int index);
    void showMiddle();
    void exportAs(const QString& suffix);
    [[nodiscard]] int sceneIndex() const;

    std::vector<talk::Scene> m_scenes;
    std::unique_ptr<Desk> m_desk;
    SessionFiles* m_files;
    QList<QAction*> m_exports;
    TalkToolBar* m_toolBar = nullptr;
    EndpointPanel* m_panel = nullptr;
    QSplitter* m_splitter = nullptr;
    QStackedWidget* m_middle = nullptr;
    EmptyState* m_empty = nullptr;
    LadderView* m_ladder = nullptr;
    LogView* m_log = nullptr;
    Inspector* m_inspector = nullptr;
    TalkToolBar::Shown m_shown = TalkToolBar::Shown::Ladder;
    QList<int> m_widths; ///< of panel, middle and inspector, once a person has chosen them
    quint64 m_selected = 0;
    bool m_wide = true;
    bool m_sessionChanged = true; ///< the views have not looked at the session yet
};

} // namespace socketscope::ui
