// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What a page shows while it has nothing to show: a title, one sentence, and one button that works at
/// once.
#pragma once

#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QPushButton;
QT_END_NAMESPACE

namespace socketscope::ui {

class EmptyState : public QWidget {
    Q_OBJECT

public:
    /// `action` may be empty: then there is no button.
    EmptyState(
        const QString& title, const QString& sentence, const QString& action, QWidget* parent = nullptr);

    [[nodiscard]] QPushButton* button() const { return m_button; } ///< nullptr without an action

Q_SIGNALS:
    void actionTriggered();

private:
    QPushButton* m_button = nullptr;
};

} // namespace socketscope::ui
