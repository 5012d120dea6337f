// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The line in which a cell of a packet's drawing is written, with the names it knows and what is
/// wrong.
#pragma once

#include "core/craft/values.h"

#include <QtWidgets/QLineEdit>

namespace socketscope::ui {

/// Lies over its parent and is seen only between open() and shut().
class CellInput final : public QLineEdit {
    Q_OBJECT

public:
    enum class Then : quint8 { Stay, Next, Previous, Elsewhere /*!< the focus is somewhere else already */ };

    explicit CellInput(QWidget* parent);

    /// `place` is the cell's, in the parent; a narrow one is widened.
    void open(const QRect& place, const QString& name, const QString& text,
        std::span<const craft::NamedValue> names);
    /// Gives the focus back to the parent, if it had it.
    void shut();
    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    /// Keeps the text, in red, with a sentence below it.
    void refuse(const QString& sentence);
    [[nodiscard]] QString refusal() const; ///< empty: nothing was wrong

Q_SIGNALS:
    void entered(const QString& text, socketscope::ui::CellInput::Then then);
    void cancelled();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    class Note;

    void enter(Then then);
    void accept();
    void polishAgain();
    void offer(std::span<const craft::NamedValue> names);
    void placeNote();

    bool m_isOpen = false;
    Note* m_note;
};

} // namespace socketscope::ui
