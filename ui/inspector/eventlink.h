// SPDX-License-Identifier: GPL-3.0-or-later
/// \file A link to another event: one line of plain text that shortens itself to the room there is.
#pragma once

#include <QtWidgets/QPushButton>

namespace socketscope::ui {

class EventLink final : public QPushButton {
    Q_OBJECT

public:
    explicit EventLink(const QString& text, QWidget* parent = nullptr);

    [[nodiscard]] QString fullText() const { return m_text; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_text;
};

} // namespace socketscope::ui
