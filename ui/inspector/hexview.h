// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Bytes in hex and text, painted: only the lines in view cost anything.
#pragma once

#include "core/base/bytes.h"

#include "ui/theme/icons.h"

#include <QtWidgets/QAbstractScrollArea>

#include <vector>

namespace socketscope::ui {

/// Bytes that are painted in a colour of their own.
struct HexSpan {
    qsizetype first = 0;
    qsizetype count = 0;
    ThemeColor color = &Theme::text;

    friend bool operator==(const HexSpan&, const HexSpan&) = default;
};

/// A subclass may let a person edit: it gets the place that is chosen, which may then be the empty one behind
/// the last byte, and changes the bytes in place.
class HexView : public QAbstractScrollArea {
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
    /// None of them touches another.
    void setSpans(std::vector<HexSpan> spans);
    /// The byte at that place of the viewport, or -1.
    [[nodiscard]] qsizetype byteAt(QPoint place) const;
    /// Where that byte's hex digits are in the viewport.
    [[nodiscard]] QRect rectOf(qsizetype byte) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// A person chose these bytes; -1 and 0: none. The empty place behind the last byte has the count 0.
    void chosenByPerson(qsizetype first, qsizetype count);

protected:
    /// Other bytes of the same thing: what is chosen and in view stays so, as far as it is still there.
    void replaceBytes(Bytes bytes);
    /// How large its characters are beside the text around it, the room between lines, and what is behind.
    void setLook(qreal scale, int leading, ThemeColor background);
    /// The place behind the last byte can be chosen, too.
    void setOpenEnd(bool open);
    /// What is chosen goes from one to the other, both included; -1 and -1: nothing. Tells nobody.
    void place(qsizetype anchor, qsizetype cursor);
    /// As if a person had moved there.
    void moveCursor(qsizetype byte, bool extends);
    [[nodiscard]] qsizetype anchor() const { return m_anchor; }
    [[nodiscard]] qsizetype cursor() const { return m_cursor; }
    /// Where that byte's character is in the viewport.
    [[nodiscard]] QRect textRectOf(qsizetype byte) const;
    [[nodiscard]] bool isInText(QPoint place) const { return place.x() >= textLeft(); }

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
    void describe();
    void scrollTo(qsizetype byte);
    void tellChosen();
    [[nodiscard]] QFont hexFont() const;
    [[nodiscard]] int charWidth() const;
    [[nodiscard]] int lineHeight() const;
    [[nodiscard]] int offsetDigits() const;
    [[nodiscard]] int hexLeft() const;
    [[nodiscard]] int textLeft() const;
    [[nodiscard]] bool isChosen(qsizetype byte) const;
    [[nodiscard]] qsizetype lastPlace() const;
    [[nodiscard]] ThemeColor colorOf(qsizetype byte) const;
    void paintLine(QPainter& painter, qsizetype line, int top) const;
    void paintChosen(QPainter& painter, qsizetype first, qsizetype last, int top) const;
    void paintRun(QPainter& painter, qsizetype first, qsizetype last, int top) const;

    static constexpr int padding = 6;

    qreal m_scale = 0.75;
    int m_leading = 2;
    ThemeColor m_background = &Theme::field;
    Bytes m_bytes;
    int m_perLine = 8;
    int m_charWidth = 1;
    int m_lineHeight = 1;
    qsizetype m_anchor = -1; ///< the selection goes from here
    qsizetype m_cursor = -1; ///< to here, both included; -1: none
    qsizetype m_concluded = 0;
    std::vector<HexSpan> m_spans;
    bool m_openEnd = false;
};

} // namespace socketscope::ui
