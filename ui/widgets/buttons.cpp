// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/buttons.h"

namespace socketscope::ui {

namespace {

constexpr QSize iconSize(14, 14);

QPushButton* make(const QString& text, const QString& kind, const QIcon& icon, QWidget* parent)
{
    auto* button = new QPushButton(text, parent);
    button->setProperty("kind", kind);
    button->setAccessibleName(text);
    button->setIcon(icon);
    button->setIconSize(iconSize);
    button->setAutoDefault(false);
    return button;
}

} // namespace

QPushButton* makePrimaryButton(const QString& text, const QString& iconName, QWidget* parent)
{
    return make(text, QStringLiteral("primary"), icon(iconName, &Theme::onAccent), parent);
}

QPushButton* makeButton(const QString& text, const QString& iconName, QWidget* parent)
{
    return make(text, {}, icon(iconName, &Theme::text), parent);
}

QPushButton* makeLinkButton(const QString& text, QWidget* parent)
{
    return make(text, QStringLiteral("link"), {}, parent);
}

QPushButton* makeRowButton(const QString& text, QWidget* parent)
{
    return make(text, QStringLiteral("row"), {}, parent);
}

QToolButton* makeIconButton(const QString& iconName, const QString& name, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setIcon(icon(iconName, &Theme::quiet, &Theme::accent));
    button->setIconSize(QSize(16, 16));
    button->setAccessibleName(name);
    button->setToolTip(name);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

QToolButton* makeTextTool(const QString& text, const QString& toolTip, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setText(text);
    button->setAccessibleName(text);
    button->setToolTip(toolTip);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    return button;
}

} // namespace socketscope::ui
