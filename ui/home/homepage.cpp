// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/home/homepage.h"

#include "ui/home/recentlist.h"
#include "ui/widgets/labels.h"

#include <QtWidgets/QApplication>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QVBoxLayout>

namespace socketscope::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int columns
    = 3; // tiles side by side; the list of scenes takes two of them, the recent sessions one
constexpr int gap = 14;

} // namespace

HomePage::HomePage(const std::vector<TileData>& tiles, const std::vector<SceneEntry>& scenes, Recent& recent,
    QWidget* parent)
    : Page(parent)
    , m_recentList(new RecentList(recent))
{
    build(tiles, scenes);
    connect(&recent, &Recent::changed, this, &HomePage::showRecent);
    connect(m_recentList, &RecentList::opened, this, &HomePage::openFile);
    showRecent();
}

QString HomePage::name() const
{
    return tr("Home");
}

QString HomePage::iconName() const
{
    return u"home"_s;
}

QString HomePage::title() const
{
    return tr("Welcome");
}

void HomePage::build(const std::vector<TileData>& tiles, const std::vector<SceneEntry>& scenes)
{
    auto* content = new QWidget;
    auto* grid = new QGridLayout(content);
    grid->setContentsMargins(40, 26, 40, 26);
    grid->setSpacing(gap);
    auto* headline = new QVBoxLayout;
    headline->setSpacing(4);
    headline->addWidget(makeLabel(tr("See what your sockets do"), LabelStyle::Headline, content));
    headline->addWidget(makeLabel(
        tr("Every call, every byte — from real sockets on this computer."), LabelStyle::Quiet, content));
    grid->addLayout(headline, 0, 0, 1, columns);
    // Few tiles leave the third column to the recent sessions from the top.
    const bool tilesFillTheRow = tiles.size() >= columns;
    const int tileColumns = tilesFillTheRow ? columns : columns - 1;
    auto* tileRows = new QGridLayout;
    tileRows->setSpacing(gap);
    for (int i = 0; i < static_cast<int>(tiles.size()); ++i)
        tileRows->addWidget(makeTile(tiles[static_cast<std::size_t>(i)]), i / tileColumns, i % tileColumns);
    grid->addLayout(tileRows, 1, 0, 1, tileColumns);
    if (!scenes.empty()) {
        auto* list = new SceneList(scenes);
        connect(list, &SceneList::opened, this, &HomePage::openScene);
        grid->addWidget(list, 2, 0, 1, columns - 1);
    }
    grid->addWidget(m_recentList, tilesFillTheRow ? 2 : 1, columns - 1, tilesFillTheRow ? 1 : 2, 1);
    for (int column = 0; column < columns; ++column)
        grid->setColumnStretch(column, 1);
    grid->setRowStretch(3, 1);

    auto* scroll = new QScrollArea(this);
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    connect(qApp, &QApplication::focusChanged, scroll, [scroll, content](QWidget*, QWidget* focused) {
        if (focused && content->isAncestorOf(focused))
            scroll->ensureWidgetVisible(focused);
    });
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(scroll);
}

QWidget* HomePage::makeTile(const TileData& offer)
{
    auto* tile = new Tile(offer);
    connect(tile, &Tile::pressed, this, [this, scene = offer.scene, act = offer.act] {
        if (!scene.isEmpty())
            Q_EMIT runScene(scene);
        else if (act)
            act();
    });
    return tile;
}

void HomePage::showRecent()
{
    m_recentList->update(QDateTime::currentDateTime());
}

void HomePage::showEvent(QShowEvent* event)
{
    showRecent(); // "today" may have become yesterday
    Page::showEvent(event);
}

} // namespace socketscope::ui
