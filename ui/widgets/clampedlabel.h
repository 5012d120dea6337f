// SPDX-License-Identifier: GPL-3.0-or-later
/// \file A few lines of plain text, always as high as all of them: what does not fit is cut, and the whole is
/// its tool tip.
#pragma once

#include <QtWidgets/QLabel>

namespace socketscope::ui {

class ClampedLabel final : public QLabel {
    Q_OBJECT

public:
    explicit ClampedLabel(int lines, QWidget* parent = nullptr);

    void setWhole(const QString& text);
    [[nodiscard]] const QString& whole() const { return m_whole; }

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void adapt();

    QString m_whole;
    int m_lines;
};

} // namespace socketscope::ui
