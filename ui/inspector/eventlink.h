// SPDX-License-Identifier: GPL-3.0-or-later
/// \file A link to another event: plain text that breaks into lines as wide as there is room.
#pragma once

#include <QtWidgets/QPushButton>

namespace socketscope::ui {

class EventLink final : public QPushButton {
    Q_OBJECT

public:
    explicit EventLink(const QString& text, QWidget* parent = nullptr);

    [[nodiscard]] QString fullText() const { return m_text; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_text;
};

} // namespace socketscope::ui
