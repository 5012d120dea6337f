// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The bytes of the packet, to be written over: the view within HexEditor.
#pragma once

#include "ui/craft/packeteditor.h"
#include "ui/inspector/hexview.h"

namespace socketscope::ui {

class HexArea final : public HexView {
    Q_OBJECT

public:
    explicit HexArea(PacketEditor& editor, QWidget* parent = nullptr);

    /// Where typing goes. Both are stops of the Tab key.
    enum class Column : quint8 { Hex, Text };
    [[nodiscard]] Column column() const { return m_column; }

    /// Hex in any form, or in the text column the text itself: over the bytes from the cursor on, or, where
    /// several bytes of the payload are chosen, in their place.
    void paste();
    void insertByte(); ///< a zero before the cursor
    void removeChosen();

Q_SIGNALS:
    /// An edit went (empty), or it did not.
    void told(const QString& sentence);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void inputMethodEvent(QInputMethodEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void addEdit(const QString& text, const QKeySequence& keys, void (HexArea::*what)());
    void follow();
    void light();
    void choosePlace(qsizetype first, qsizetype count);
    void sayPlace();
    void removeBefore();
    void typeDigit(int digit);
    void typeText(const QString& text);
    bool handleKey(QKeyEvent* event);
    [[nodiscard]] bool write(qsizetype at, std::uint8_t value);
    [[nodiscard]] bool say(const Result<>& done);
    void splice(qsizetype at, qsizetype count, ByteView bytes, qsizetype cursor);
    void moveTo(qsizetype byte);
    [[nodiscard]] qsizetype typingPlace() const;
    [[nodiscard]] qsizetype chosenCount() const;
    [[nodiscard]] qsizetype payloadBegin() const;

    PacketEditor& m_editor;
    Column m_column = Column::Hex;
    qsizetype m_half = -1; ///< the byte of which one digit was typed
    qsizetype m_appended = -1; ///< the byte that typing added
    bool m_own = false; ///< it is this view that changes packet or selection
};

} // namespace socketscope::ui
