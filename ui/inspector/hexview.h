// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Bytes in hex and text, painted: only the lines in view cost anything.
#pragma once

#include "core/base/bytes.h"

#include <QtWidgets/QAbstractScrollArea>

namespace socketscope::ui {

class HexView final : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit HexView(QWidget* parent = nullptr);

    void setBytes(Bytes bytes);
    [[nodiscard]] const Bytes& bytes() const { return m_bytes; }
    /// 8 or 16, as the width allows.
    [[nodiscard]] int bytesPerLine() const { return m_perLine; }
    [[nodiscard]] qsizetype lineCount() const;
    /// What is chosen, or everything where nothing is.
    [[nodiscard]] ByteView chosen() const;
    /// Scrolls to the first of them.
    void choose(qsizetype first, qsizetype count);
    /// So many bytes from the front were not seen but concluded: they are painted lighter.
    void setConcluded(qsizetype count);
    /// The byte at that place of the viewport, or -1.
    [[nodiscard]] qsizetype byteAt(QPoint place) const;
    /// Where that byte's hex digits are in the viewport.
    [[nodiscard]] QRect rectOf(qsizetype byte) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// A person chose these bytes; -1 and 0: none.
    void chosenByPerson(qsizetype first, qsizetype count);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    enum class Form { Hex, C, Python, Text };

    void addCopy(const QString& text, Form form);
    void copy(Form form) const;
    void layOut();
    void moveCursor(qsizetype byte, bool extends);
    void scrollTo(qsizetype byte);
    void tellChosen();
    [[nodiscard]] int charWidth() const;
    [[nodiscard]] int lineHeight() const;
    [[nodiscard]] int offsetDigits() const;
    [[nodiscard]] int hexLeft() const;
    [[nodiscard]] int textLeft() const;
    [[nodiscard]] bool isChosen(qsizetype byte) const;
    void paintLine(QPainter& painter, qsizetype line, int top) const;

    Bytes m_bytes;
    int m_perLine = 8;
    int m_charWidth = 1;
    int m_lineHeight = 1;
    qsizetype m_anchor = -1; ///< the selection goes from here
    qsizetype m_cursor = -1; ///< to here, both included; -1: none
    qsizetype m_concluded = 0;
};

} // namespace socketscope::ui
