// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/home/tile.h"

#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"

#include <QtGui/QPainter>
#include <QtWidgets/QVBoxLayout>

namespace socketscope::ui {

namespace {

class Picture final : public QWidget {
public:
    Picture(QString iconName, QWidget* parent)
        : QWidget(parent)
        , m_iconName(std::move(iconName))
    {
        setFixedSize(side, side);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter(this).drawPixmap(
            0, 0, iconPixmap(m_iconName, Theme::of(this).accent, QSize(side, side), devicePixelRatioF()));
    }

private:
    static constexpr int side = 30;
    QString m_iconName;
};

} // namespace

Tile::Tile(const TileData& offer, QWidget* parent)
    : Card(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(18, 18, 18, 18);
    column->setSpacing(6);
    column->addWidget(new Picture(offer.iconName, this));
    column->addSpacing(8);
    column->addWidget(makeLabel(offer.title, LabelStyle::Title, this));
    QLabel* text = makeLabel(offer.text, LabelStyle::Quiet, this);
    text->setWordWrap(true);
    column->addWidget(text);
    column->addSpacing(12);
    column->addStretch(1);
    QPushButton* button = makePrimaryButton(offer.action, QStringLiteral("play"), this);
    column->addWidget(button, 0, Qt::AlignLeft);
    connect(button, &QPushButton::clicked, this, &Tile::pressed);
}

} // namespace socketscope::ui
