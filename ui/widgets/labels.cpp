// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/labels.h"

#include "ui/theme/theme.h"

#include <QtGui/QPainter>

namespace socketscope::ui {

namespace {

class Line final : public QWidget {
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent*) override { QPainter(this).fillRect(rect(), Theme::of(this).border); }
};

QFont fontOf(LabelStyle style)
{
    switch (style) {
    case LabelStyle::Body:
    case LabelStyle::Quiet:
        break;
    case LabelStyle::Small:
        return textFont(0.87);
    case LabelStyle::Bold:
        return textFont(1.0, QFont::DemiBold);
    case LabelStyle::Title:
        return textFont(1.2, QFont::DemiBold);
    case LabelStyle::Headline:
        return textFont(1.85, QFont::Bold);
    case LabelStyle::Code:
        return codeFont(0.95);
    }
    return textFont();
}

} // namespace

void setLabelStyle(QLabel* label, LabelStyle style)
{
    const bool isQuiet = style == LabelStyle::Quiet || style == LabelStyle::Small;
    label->setTextFormat(Qt::PlainText);
    label->setProperty("kind", isQuiet ? QStringLiteral("quiet") : QString());
    label->setFont(fontOf(style));
}

QLabel* makeLabel(const QString& text, LabelStyle style, QWidget* parent)
{
    auto* label = new QLabel(parent);
    setLabelStyle(label, style);
    label->setText(text);
    return label;
}

QWidget* makeLine(Qt::Orientation orientation, QWidget* parent)
{
    auto* line = new Line(parent);
    if (orientation == Qt::Horizontal)
        line->setFixedHeight(1);
    else
        line->setFixedWidth(1);
    return line;
}

} // namespace socketscope::ui
