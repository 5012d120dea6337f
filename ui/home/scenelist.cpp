// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/home/scenelist.h"

#include "ui/widgets/buttons.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/labels.h"

#include <QtGui/QMouseEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QVBoxLayout>

namespace socketscope::ui {

namespace {

constexpr int headerPadding = 20;

/// A number in a quiet disc.
class Number final : public QLabel {
public:
    Number(int number, QWidget* parent)
        : QLabel(QString::number(number), parent)
    {
        setTextFormat(Qt::PlainText);
        setFont(textFont(0.82, QFont::DemiBold));
        setAlignment(Qt::AlignCenter);
        setProperty("kind", QStringLiteral("quiet"));
        setFixedSize(22, 20);
    }

protected:
    void paintEvent(QPaintEvent* event) override
    {
        {
            QPainter painter(this);
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(Qt::NoPen);
            painter.setBrush(Theme::of(this).frame);
            painter.drawRoundedRect(QRectF(rect()), height() / 2.0, height() / 2.0);
        }
        QLabel::paintEvent(event);
    }
};

/// The whole row opens with the mouse, its button with the keyboard.
class SceneRow final : public QWidget {
public:
    SceneRow(const SceneEntry& scene, int number, QWidget* parent)
        : QWidget(parent)
        , m_button(makeRowButton(SceneList::tr("Open"), this))
    {
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(14, 0, 14, 0);
        row->setSpacing(10);
        row->addWidget(new Number(number, this));
        row->addWidget(makeLabel(scene.title, LabelStyle::Bold, this));
        auto* summary = new ElidedLabel(scene.summary, this);
        setLabelStyle(summary, LabelStyle::Quiet);
        row->addWidget(summary, 1);
        m_button->setAccessibleName(SceneList::tr("Open %1").arg(scene.title));
        row->addWidget(m_button);
        setFixedHeight(qMax(42, sizeHint().height() + 8));
        setCursor(Qt::PointingHandCursor);
        setAttribute(Qt::WA_Hover);
    }

    [[nodiscard]] QPushButton* button() const { return m_button; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        if (underMouse())
            QPainter(this).fillRect(rect().adjusted(1, 0, -1, -1), Theme::of(this).field);
    }

    void mouseReleaseEvent(QMouseEvent* event) override
    {
        if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
            m_button->click();
    }

private:
    QPushButton* m_button;
};

} // namespace

SceneList::SceneList(const std::vector<SceneEntry>& scenes, QWidget* parent)
    : Card(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 6);
    column->setSpacing(0);
    QLabel* heading = makeLabel(tr("Scenes"), LabelStyle::Bold, this);
    heading->setContentsMargins(14, 0, 14, 0);
    heading->setFixedHeight(fontMetrics().height() + headerPadding);
    column->addWidget(heading);
    int number = 0;
    for (const SceneEntry& scene : scenes) {
        column->addWidget(makeLine(Qt::Horizontal, this));
        auto* row = new SceneRow(scene, ++number, this);
        column->addWidget(row);
        connect(
            row->button(), &QPushButton::clicked, this, [this, name = scene.name] { Q_EMIT opened(name); });
    }
    column->addStretch(1);
}

} // namespace socketscope::ui
