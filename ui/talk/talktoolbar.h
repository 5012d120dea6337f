// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The tool bar of the Talk page. It only says what was asked for.
#pragma once

#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QAction;
class QPushButton;
class QToolButton;
QT_END_NAMESPACE

namespace socketscope::ui {

class FlatComboBox;
class SegmentedControl;

class TalkToolBar : public QWidget {
    Q_OBJECT

public:
    /// What the Ladder | Log choice stands at.
    enum class Shown { Ladder, Log };

    /// `sceneTitles`: in the order of the menu.
    TalkToolBar(const QStringList& sceneTitles, const QList<QAction*>& exports, QWidget* parent = nullptr);

    struct State {
        bool hasEndpoints = false;
        bool isReplay = false;
        bool isBusy = false;
        bool canStep = false;
        bool hasEvents = false;
    };
    void adaptTo(const State& state);
    /// -1: none of them.
    void setScene(int index);
    void setShown(Shown shown);
    void setInspectorShown(bool shown);

Q_SIGNALS:
    void runAllAsked();
    void stopAllAsked();
    void stepAsked();
    void resetAsked();
    void shownChosen(socketscope::ui::TalkToolBar::Shown shown);
    void realTimeChosen(bool realTime);
    void zoomInAsked();
    void zoomOutAsked();
    void fitAsked();
    /// -1: none, an empty session.
    void sceneChosen(int index);
    void inspectorAsked(bool shown);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void build(const QStringList& sceneTitles, const QList<QAction*>& exports);
    void fitIntoWidth();
    void sayScene(bool said);
    void showZoom(bool shown);
    void sayStepAndReset(bool said);
    void sayWholeTitle(bool said);
    void showScale(bool shown);
    void sayRun(bool said);

    QPushButton* m_run;
    QPushButton* m_stop;
    QPushButton* m_step;
    QPushButton* m_reset;
    SegmentedControl* m_shown;
    FlatComboBox* m_scale;
    QToolButton* m_zoomOut;
    QToolButton* m_zoomIn;
    FlatComboBox* m_scene;
    QToolButton* m_export;
    QToolButton* m_inspector;
};

} // namespace socketscope::ui
