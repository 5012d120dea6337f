// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Buttons in the program's few looks.
#pragma once

#include "ui/theme/icons.h"

#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>

namespace socketscope::ui {

/// The one thing to do next, filled with the accent. `iconName` may be empty.
[[nodiscard]] QPushButton* makePrimaryButton(
    const QString& text, const QString& iconName = {}, QWidget* parent = nullptr);
/// Any other action.
[[nodiscard]] QPushButton* makeButton(
    const QString& text, const QString& iconName = {}, QWidget* parent = nullptr);
/// An action within a row or a sentence: no border until it is pointed at.
[[nodiscard]] QPushButton* makeLinkButton(const QString& text, QWidget* parent = nullptr);
/// The action of a row among many: quiet until it is pointed at or has the focus.
[[nodiscard]] QPushButton* makeRowButton(const QString& text, QWidget* parent = nullptr);
/// Only an icon; `name` is its accessible name and its tool tip.
[[nodiscard]] QToolButton* makeIconButton(
    const QString& iconName, const QString& name, QWidget* parent = nullptr);
/// A quiet action of a tool bar, without an icon.
[[nodiscard]] QToolButton* makeTextTool(
    const QString& text, const QString& toolTip = {}, QWidget* parent = nullptr);

} // namespace socketscope::ui
