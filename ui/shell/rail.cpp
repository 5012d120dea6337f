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
    explicit RailButton(QWidget* parent)
        : QAbstractButton(parent)
    {
        setFocusPolicy(Qt::StrongFocus);
        setFont(textFont(0.87, QFont::Medium));
        setCursor(Qt::PointingHandCursor);
        setAttribute(Qt::WA_Hover);
    }

    void setUp(const QString& name, const QString& iconName)
    {
        setText(name);
        setAccessibleName(name);
        m_iconName = iconName;
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
    for (int i = 0; i < mostEntries;
         ++i) { // all at once, because the keyboard goes in the order of their making
        auto* button = new RailButton(this);
        button->setCheckable(true);
        button->hide();
        m_spare.append(button);
    }
    auto* menuButton = new RailButton(this);
    menuButton->setUp(tr("Menu"), QStringLiteral("menu"));
    connect(menuButton, &QAbstractButton::clicked, this, &Rail::openMenu);
    column->addWidget(menuButton);
    m_menuButton = menuButton;
    connect(m_group, &QButtonGroup::idClicked, this, &Rail::chosen);
}

void Rail::addEntry(const QString& name, const QString& iconName)
{
    Q_ASSERT(!m_spare.isEmpty());
    auto* button = static_cast<RailButton*>(m_spare.takeFirst());
    button->setUp(name, iconName);
    button->show();
    const auto id = static_cast<int>(m_group->buttons().size());
    button->setChecked(id == 0);
    m_group->addButton(button, id);
    m_entries->addWidget(button);
}

void Rail::setCurrent(int index)
{
    if (QAbstractButton* button = m_group->button(index))
        button->setChecked(true);
}

void Rail::openMenu()
{
    const int top = m_menuButton->geometry().bottom() - m_menu->sizeHint().height();
    m_menu->popup(mapToGlobal(QPoint(width(), top)));
}

void Rail::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.frame);
    painter.fillRect(width() - 1, 0, 1, height(), theme.border);
}

} // namespace socketscope::ui
