// SPDX-License-Identifier: GPL-3.0-or-later
/// \file A line of plain text that shortens itself to the room there is, with the whole of it as tool tip.
#pragma once

#include <QtWidgets/QLabel>

namespace socketscope::ui {

class ElidedLabel : public QLabel {
    Q_OBJECT

public:
    explicit ElidedLabel(const QString& text = {}, QWidget* parent = nullptr);

    void setElideMode(Qt::TextElideMode mode);
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    Qt::TextElideMode m_mode = Qt::ElideRight;
};

} // namespace socketscope::ui
