// SPDX-License-Identifier: GPL-3.0-or-later
/// \file A small pill that names a state: LISTEN, CLOSED, BLOCKED.
#pragma once

#include "ui/theme/icons.h"

#include <QtWidgets/QLabel>

namespace socketscope::ui {

class StateChip : public QLabel {
    Q_OBJECT

public:
    explicit StateChip(QWidget* parent = nullptr);

    /// Hidden while `text` is empty. The word carries the meaning; the colour only helps.
    void setState(const QString& text, ThemeColor color = &Theme::quiet);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    ThemeColor m_color = &Theme::quiet;
};

} // namespace socketscope::ui
