// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/segmentedcontrol.h"

#include "ui/theme/theme.h"

#include <QtGui/QPainter>
#include <QtGui/QPainterPath>
#include <QtWidgets/QButtonGroup>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QRadioButton>

namespace socketscope::ui {

namespace {

constexpr qreal radius = 5.0;
constexpr int sidePadding = 12;
constexpr int verticalPadding = 6;

/// A radio button for keyboard and assistive technology, painted as a part of the row.
class Segment final : public QRadioButton {
public:
    using QRadioButton::QRadioButton;

    [[nodiscard]] QSize sizeHint() const override
    {
        const QFontMetrics metrics(boldFont());
        return {metrics.horizontalAdvance(text()) + 2 * sidePadding, metrics.height() + 2 * verticalPadding};
    }

    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    [[nodiscard]] bool hitButton(const QPoint& point) const override { return rect().contains(point); }

    void paintEvent(QPaintEvent*) override
    {
        const Theme& theme = Theme::of(this);
        QPainter painter(this);
        painter.setFont(isChecked() ? boldFont() : font());
        QColor color = isChecked() ? theme.accent : theme.quiet;
        if (underMouse() && !isChecked())
            color = theme.text;
        if (!isEnabled())
            color.setAlphaF(0.5F);
        painter.setPen(color);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextSingleLine, text());
        if (!hasFocus())
            return;
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(theme.accent, 1.5));
        painter.drawRoundedRect(QRectF(rect()).adjusted(2.5, 2.5, -2.5, -2.5), radius - 2, radius - 2);
    }

private:
    [[nodiscard]] QFont boldFont() const
    {
        QFont bold = font();
        bold.setWeight(QFont::Medium);
        return bold;
    }
};

} // namespace

SegmentedControl::SegmentedControl(const QStringList& choices, const QString& accessibleName, QWidget* parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
{
    setAccessibleName(accessibleName);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    for (const QString& choice : choices) {
        auto* segment = new Segment(choice, this);
        segment->setAccessibleName(choice);
        segment->setCursor(Qt::PointingHandCursor);
        m_group->addButton(segment, static_cast<int>(m_group->buttons().size()));
        row->addWidget(segment);
        connect(segment, &QRadioButton::toggled, this, qOverload<>(&QWidget::update));
    }
    if (QAbstractButton* first = m_group->button(0))
        first->setChecked(true);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int id, bool checked) {
        if (checked)
            Q_EMIT currentChanged(id);
    });
    connect(m_group, &QButtonGroup::idClicked, this, &SegmentedControl::clicked);
}

int SegmentedControl::current() const
{
    return m_group->checkedId();
}

void SegmentedControl::setCurrent(int index)
{
    if (QAbstractButton* button = m_group->button(index))
        button->setChecked(true);
}

void SegmentedControl::clear()
{
    if (!m_group->checkedButton())
        return;
    m_group->setExclusive(false);
    m_group->checkedButton()->setChecked(false);
    m_group->setExclusive(true);
}

void SegmentedControl::setChoiceText(int index, const QString& text)
{
    if (QAbstractButton* button = m_group->button(index); button && button->text() != text) {
        button->setText(text);
        button->setAccessibleName(text);
    }
}

void SegmentedControl::setChoiceEnabled(int index, bool enabled)
{
    if (QAbstractButton* button = m_group->button(index))
        button->setEnabled(enabled);
}

void SegmentedControl::setChoiceToolTip(int index, const QString& text)
{
    if (QAbstractButton* button = m_group->button(index))
        button->setToolTip(text);
}

void SegmentedControl::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath outline;
    outline.addRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter.fillPath(outline, theme.card);
    const QList<QAbstractButton*> segments = m_group->buttons();
    for (const QAbstractButton* segment : segments) {
        if (!segment->isChecked())
            continue;
        QPainterPath part;
        part.addRect(segment->geometry());
        painter.fillPath(part.intersected(outline), theme.selection);
    }
    painter.setPen(QPen(theme.border, 1));
    painter.drawPath(outline);
    for (qsizetype i = 1; i < segments.size(); ++i) {
        const qreal x = segments[i]->geometry().left() - 0.5;
        painter.drawLine(QPointF(x, 1), QPointF(x, height() - 1));
    }
}

} // namespace socketscope::ui
