// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/flatcombobox.h"

#include "ui/theme/icons.h"

#include <QtGui/QPainter>
#include <QtGui/QWheelEvent>

namespace socketscope::ui {

namespace {

constexpr int padding = 6;
constexpr int gap = 4;
constexpr int chevronSize = 12;

QFont choiceFont(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

FlatComboBox::FlatComboBox(const QString& label, QWidget* parent)
    : QComboBox(parent)
    , m_label(label)
{
    setAccessibleName(label);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
    connect(this, &QComboBox::currentIndexChanged, this, &QWidget::updateGeometry);
}

void FlatComboBox::setTerse(bool terse)
{
    if (m_terse == terse)
        return;
    m_terse = terse;
    updateGeometry();
    update();
}

void FlatComboBox::setMostCharacters(int count)
{
    if (m_mostCharacters == count)
        return;
    m_mostCharacters = count;
    updateGeometry();
}

int FlatComboBox::labelWidth() const
{
    return m_label.isEmpty() || m_terse ? 0 : fontMetrics().horizontalAdvance(m_label + u':') + gap;
}

QSize FlatComboBox::sizeHint() const
{
    const QFontMetrics metrics(choiceFont(font()));
    const int rounding = 2; // advances are fractions of a pixel; a text of exactly its own width would be cut
    int choice = metrics.horizontalAdvance(currentText());
    if (m_mostCharacters > 0)
        choice = qMin(choice, m_mostCharacters * metrics.averageCharWidth());
    return {
        labelWidth() + choice + rounding + gap + chevronSize + 2 * padding, metrics.height() + 2 * padding};
}

QSize FlatComboBox::minimumSizeHint() const
{
    return {chevronSize + 8 * padding, sizeHint().height()};
}

void FlatComboBox::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    if (hasFocus() || underMouse()) {
        painter.setPen(hasFocus() ? QPen(theme.accent) : QPen(Qt::NoPen));
        painter.setBrush(underMouse() ? theme.frame : QColor(Qt::transparent));
        painter.drawRoundedRect(box, 5, 5);
    }
    QRect room = rect().adjusted(padding, 0, -padding, 0);
    const Qt::Alignment place = Qt::AlignVCenter | Qt::AlignLeft;
    const bool showsLabel = room.width() > labelWidth() + chevronSize + 4 * padding;
    if (labelWidth() > 0 && showsLabel) {
        painter.setPen(theme.quiet);
        painter.drawText(room, static_cast<int>(place), m_label + u':');
        room.setLeft(room.left() + labelWidth());
    }
    const QFont bold = choiceFont(font());
    painter.setFont(bold);
    painter.setPen(isEnabled() ? theme.text : theme.quiet);
    const int width = room.width() - chevronSize - gap;
    const QString text = QFontMetrics(bold).elidedText(currentText(), Qt::ElideRight, width);
    painter.drawText(room, static_cast<int>(place), text);
    const QPixmap chevron = iconPixmap(QStringLiteral("chevron"), isEnabled() ? theme.text : theme.quiet,
        QSize(chevronSize, chevronSize), devicePixelRatioF());
    const int x = room.left() + qMin(QFontMetrics(bold).horizontalAdvance(text), width) + gap;
    painter.drawPixmap(QPointF(x, (height() - chevronSize) / 2.0), chevron);
}

/// A choice must not change because the panel that it stands in is scrolled.
void FlatComboBox::wheelEvent(QWheelEvent* event)
{
    event->ignore();
}

} // namespace socketscope::ui
