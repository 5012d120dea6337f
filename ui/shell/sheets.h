// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Two small windows: the keyboard shortcuts, and what this program is.
#pragma once

#include <QtWidgets/QDialog>

QT_BEGIN_NAMESPACE
class QAction;
QT_END_NAMESPACE

namespace socketscope::ui {

/// Lists every action with a shortcut. Both delete themselves when closed; open them with open().
[[nodiscard]] QDialog* makeShortcutSheet(const QList<QAction*>& actions, QWidget* parent);
[[nodiscard]] QDialog* makeAboutSheet(const QString& version, QWidget* parent);

} // namespace socketscope::ui
