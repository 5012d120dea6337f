// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/rail.h"

#include "ui/theme/icons.h"

#include <QtGui/QPainter>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QButtonGroup>
#include <QtWidgets/QMenu>
#include <QtWidgets/QVBoxLayout>

namespace socketscope::ui {

namespace {

constexpr int pictureSize = 22;
constexpr int margin = 6;
constexpr int gap = 4;

class RailButton final : public QAbstractButton {
public:
    RailButton(const QString& name, QString iconName, QWidget* parent)
        : QAbstractButton(parent)
        , m_iconName(std::move(iconName))
    {
        setText(name);
        setAccessibleName(name);
        setFocusPolicy(Qt::StrongFocus);
        setFont(textFont(0.87, QFont::Medium));
        setCursor(Qt::PointingHandCursor);
        setAttribute(Qt::WA_Hover);
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        const QFontMetrics metrics(font());
        return {qMax(62, metrics.horizontalAdvance(text()) + 2 * margin),
            pictureSize + gap + metrics.height() + 2 * (margin + 3)};
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Theme& theme = Theme::of(this);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
        if (isChecked() || hasFocus()) {
            painter.setPen(QPen(hasFocus() ? theme.accent : theme.border, hasFocus() ? 1.5 : 1));
            painter.setBrush(isChecked() ? theme.card : QColor(Qt::transparent));
            painter.drawRoundedRect(box, 8, 8);
        }
        const QColor color = isChecked() ? theme.accent : underMouse() ? theme.text : theme.quiet;
        const int top = (height() - pictureSize - gap - fontMetrics().height()) / 2;
        painter.drawPixmap(QPointF((width() - pictureSize) / 2.0, top),
            iconPixmap(m_iconName, color, QSize(pictureSize, pictureSize), devicePixelRatioF()));
        painter.setPen(color);
        const QRect line(0, top + pictureSize + gap, width(), fontMetrics().height());
        painter.drawText(line, Qt::AlignCenter | Qt::TextSingleLine, text());
    }

private:
    QString m_iconName;
};

} // namespace

Rail::Rail(QMenu* menu, QWidget* parent)
    : QWidget(parent)
    , m_menu(menu)
    , m_entries(new QVBoxLayout)
    , m_group(new QButtonGroup(this))
{
    setAccessibleName(tr("Pages"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(margin, 8, margin + 1, 8);
    m_entries->setSpacing(gap);
    column->addLayout(m_entries);
    column->addStretch(1);
    auto* menuButton = new RailButton(tr("Menu"), QStringLiteral("menu"), this);
    connect(menuButton, &QAbstractButton::clicked, this, &Rail::openMenu);
    column->addWidget(menuButton);
    m_menuButton = menuButton;
    connect(m_group, &QButtonGroup::idClicked, this, &Rail::chosen);
}

void Rail::addEntry(const QString& name, const QString& iconName)
{
    auto* button = new RailButton(name, iconName, this);
    button->setCheckable(true);
    m_group->addButton(button, static_cast<int>(m_group->buttons().size()));
    m_entries->addWidget(button);
    if (const QList<QAbstractButton*> all = m_group->buttons(); all.size() == 1)
        button->setChecked(true);
    else
        setTabOrder(all.at(all.size() - 2), button);
    setTabOrder(button, m_menuButton);
}

void Rail::setCurrent(int index)
{
    if (QAbstractButton* button = m_group->button(index))
        button->setChecked(true);
}

void Rail::openMenu()
{
    const QSize size = m_menu->sizeHint();
    m_menu->popup(
        m_menuButton->mapToGlobal(QPoint(m_menuButton->width() + 2, m_menuButton->height() - size.height())));
}

void Rail::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.frame);
    painter.fillRect(width() - 1, 0, 1, height(), theme.border);
}

} // namespace socketscope::ui
