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
    /// A tool tip of its own in place of the whole text; empty: none.
    void setNote(const QString& note);
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void adaptToolTip();

    QString m_note;
    Qt::TextElideMode m_mode = Qt::ElideRight;
};

} // namespace socketscope::ui
