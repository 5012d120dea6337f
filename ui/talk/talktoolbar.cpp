// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/talk/talktoolbar.h"

#include "ui/widgets/buttons.h"
#include "ui/widgets/flatcombobox.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QtGui/QAction>
#include <QtGui/QPainter>
#include <QtGui/QShortcut>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QMenu>

#include <array>

namespace socketscope::ui {

namespace {

constexpr int narrowest = 390;
constexpr int mostCharacters = 24; ///< of a scene's title
constexpr int fewCharacters = 11;

QToolButton* zoomButton(
    const QString& sign, const QString& name, const QKeySequence& shortcut, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setText(sign);
    button->setAccessibleName(name);
    button->setToolTip(
        name + QStringLiteral(" (") + shortcut.toString(QKeySequence::NativeText) + QLatin1Char(')'));
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

} // namespace

TalkToolBar::TalkToolBar(const QStringList& sceneTitles, const QList<QAction*>& exports, QWidget* parent)
    : QWidget(parent)
    , m_run(makeButton(tr("Run all"), QStringLiteral("play"), this))
    , m_stop(makeButton(tr("Stop all"), QStringLiteral("stop"), this))
    , m_step(makeButton(tr("Step"), QStringLiteral("step"), this))
    , m_reset(makeButton(tr("Reset"), QStringLiteral("reset"), this))
    , m_shown(new SegmentedControl({tr("Ladder"), tr("Log")}, tr("View"), this))
    , m_scale(new FlatComboBox({}, this))
    , m_zoomOut(zoomButton(QStringLiteral("−"), tr("Zoom out"), QKeySequence(Qt::CTRL | Qt::Key_Minus), this))
    , m_zoomIn(zoomButton(QStringLiteral("+"), tr("Zoom in"), QKeySequence(Qt::CTRL | Qt::Key_Plus), this))
    , m_scene(new FlatComboBox(tr("Scene"), this))
    , m_export(makeIconButton(QStringLiteral("export"), tr("Export"), this))
    , m_inspector(makeIconButton(QStringLiteral("panel"), tr("Details of the chosen event"), this))
{
    build(sceneTitles, exports);
    connect(m_run, &QPushButton::clicked, this, &TalkToolBar::runAllAsked);
    connect(m_stop, &QPushButton::clicked, this, &TalkToolBar::stopAllAsked);
    connect(m_step, &QPushButton::clicked, this, &TalkToolBar::stepAsked);
    connect(m_reset, &QPushButton::clicked, this, &TalkToolBar::resetAsked);
    connect(m_shown, &SegmentedControl::currentChanged, this, [this](int index) {
        setShown(static_cast<Shown>(index));
        Q_EMIT shownChosen(static_cast<Shown>(index));
    });
    connect(m_scale, &QComboBox::activated, this, [this](int index) {
        if (index < 2)
            Q_EMIT realTimeChosen(index == 1);
    });
    connect(new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Plus), this), &QShortcut::activated, this,
        &TalkToolBar::zoomInAsked);
    connect(new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Minus), this), &QShortcut::activated, this,
        &TalkToolBar::zoomOutAsked);
    connect(new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_0), this), &QShortcut::activated, this,
        &TalkToolBar::fitAsked);
    connect(m_zoomIn, &QToolButton::clicked, this, &TalkToolBar::zoomInAsked);
    connect(m_zoomOut, &QToolButton::clicked, this, &TalkToolBar::zoomOutAsked);
    connect(m_scene, &QComboBox::activated, this, [this](int index) { Q_EMIT sceneChosen(index - 1); });
    connect(m_inspector, &QToolButton::clicked, this, &TalkToolBar::inspectorAsked);
    adaptTo({});
}

void TalkToolBar::build(const QStringList& sceneTitles, const QList<QAction*>& exports)
{
    m_run->setObjectName(QStringLiteral("runAll"));
    m_stop->setObjectName(QStringLiteral("stopAll"));
    m_step->setObjectName(QStringLiteral("stepAny"));
    m_reset->setObjectName(QStringLiteral("reset"));
    m_shown->setObjectName(QStringLiteral("ladderOrLog"));
    m_scene->setObjectName(QStringLiteral("scene"));
    m_scale->setObjectName(QStringLiteral("scale"));
    m_zoomIn->setObjectName(QStringLiteral("zoomIn"));
    m_zoomOut->setObjectName(QStringLiteral("zoomOut"));
    m_export->setObjectName(QStringLiteral("export"));
    m_inspector->setObjectName(QStringLiteral("inspectorToggle"));
    m_run->setToolTip(tr("Run every endpoint"));
    m_step->setToolTip(tr("Make one call, of the first endpoint that can"));
    m_reset->setToolTip(tr("A new session with the same endpoints"));
    m_scale->setAccessibleName(tr("Scale of time"));
    m_scale->addItems({tr("Even"), tr("Real time")});
    m_scale->setItemData(0, tr("One row for each event"), Qt::ToolTipRole);
    m_scale->setItemData(1, tr("Distances are times"), Qt::ToolTipRole);
    m_scene->addItem(tr("no scene"));
    m_scene->addItems(sceneTitles);
    m_inspector->setCheckable(true);
    m_inspector->setChecked(true);
    auto* menu = new QMenu(this);
    menu->addActions(exports);
    m_export->setMenu(menu);
    m_export->setPopupMode(QToolButton::InstantPopup);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 8, 10, 8);
    row->setSizeConstraint(QLayout::SetNoConstraint);
    setMinimumWidth(narrowest);
    row->setSpacing(5);
    for (QWidget* widget : {static_cast<QWidget*>(m_run), static_cast<QWidget*>(m_stop),
             static_cast<QWidget*>(m_step), static_cast<QWidget*>(m_reset)})
        row->addWidget(widget);
    row->addSpacing(2);
    row->addWidget(makeLine(Qt::Vertical, this));
    row->addSpacing(2);
    row->addWidget(m_shown);
    row->addStretch(1);
    row->addWidget(m_scale);
    row->addWidget(m_zoomOut);
    row->addWidget(m_zoomIn);
    row->addWidget(m_scene);
    row->addWidget(m_export);
    row->addWidget(m_inspector);
}

void TalkToolBar::adaptTo(const State& state)
{
    m_run->setVisible(!state.isBusy);
    m_stop->setVisible(state.isBusy);
    m_run->setEnabled(state.hasEndpoints && !state.isReplay);
    m_step->setEnabled(state.canStep && !state.isReplay);
    m_reset->setEnabled(state.hasEndpoints && !state.isReplay);
    m_export->setEnabled(state.hasEvents);
    fitIntoWidth();
}

void TalkToolBar::setScene(int index)
{
    m_scene->setCurrentIndex(index + 1);
    m_scene->setToolTip(m_scene->currentText());
    fitIntoWidth();
}

void TalkToolBar::setShown(Shown shown)
{
    m_shown->setCurrent(static_cast<int>(shown));
    const bool ladder = shown == Shown::Ladder;
    m_scale->setEnabled(ladder);
    m_zoomIn->setEnabled(ladder);
    m_zoomOut->setEnabled(ladder);
}

void TalkToolBar::setInspectorShown(bool shown)
{
    m_inspector->setChecked(shown);
}

// What can be missed most easily goes first, until the rest has room.
void TalkToolBar::fitIntoWidth()
{
    using Concession = void (TalkToolBar::*)(bool);
    constexpr std::array<Concession, 6> concessions {&TalkToolBar::sayScene, &TalkToolBar::showZoom,
        &TalkToolBar::sayStepAndReset, &TalkToolBar::sayWholeTitle, &TalkToolBar::showScale,
        &TalkToolBar::sayRun};
    for (const Concession grant : concessions)
        (this->*grant)(true);
    for (const Concession revoke : concessions) {
        layout()->invalidate();
        if (layout()->sizeHint().width() <= width())
            return;
        (this->*revoke)(false);
    }
}

void TalkToolBar::sayScene(bool said)
{
    m_scene->setTerse(!said);
}

/// Without the buttons there are still the keyboard and the wheel.
void TalkToolBar::showZoom(bool shown)
{
    m_zoomIn->setVisible(shown);
    m_zoomOut->setVisible(shown);
}

void TalkToolBar::sayStepAndReset(bool said)
{
    m_step->setText(said ? tr("Step") : QString());
    m_reset->setText(said ? tr("Reset") : QString());
}

/// Its tool tip says it in any case.
void TalkToolBar::sayWholeTitle(bool said)
{
    m_scene->setMostCharacters(said ? mostCharacters : fewCharacters);
}

void TalkToolBar::showScale(bool shown)
{
    m_scale->setVisible(shown);
}

void TalkToolBar::sayRun(bool said)
{
    m_run->setText(said ? tr("Run all") : QString());
    m_stop->setText(said ? tr("Stop all") : QString());
}

void TalkToolBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitIntoWidth();
}

void TalkToolBar::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.card);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.border);
}

} // namespace socketscope::ui
