// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Painted views as lists for assistive technology: what is drawn is heard, item by item.
#pragma once

#include <QtCore/QRect>
#include <QtCore/QString>
#include <QtGui/QAccessible>

class QWidget;

namespace socketscope::ui {

/// A widget that paints items and is one of these is a list to QAccessible once installSpokenItems() was
/// called. An item is known by its key, which it keeps while others come and go; keys follow each other.
class SpokenItems {
public:
    virtual ~SpokenItems();

    /// Those in view: a list of a million would keep a screen reader busy for minutes.
    [[nodiscard]] virtual qint64 firstSpoken() const { return 0; }
    [[nodiscard]] virtual int spokenCount() const = 0;
    [[nodiscard]] virtual qint64 currentSpoken() const = 0; ///< the chosen one; -1: none
    /// One that is out of view may still be.
    [[nodiscard]] virtual bool isSpoken(qint64 key) const;
    [[nodiscard]] virtual QString spokenText(qint64 key) const = 0;
    [[nodiscard]] virtual QRect spokenPlace(qint64 key) const = 0; ///< on the screen
    [[nodiscard]] virtual QAccessible::Role spokenRole(qint64 key) const;
    [[nodiscard]] virtual bool isSpokenChecked(qint64 key) const; ///< of check boxes
    /// What assistive technology may do with the item; false: nothing.
    [[nodiscard]] virtual bool canPressSpoken() const { return false; }
    virtual void pressSpoken(qint64 key);
};

/// May be called any number of times.
void installSpokenItems();
/// The keyboard is at this item of the widget now.
void announceSpoken(QWidget* widget, qint64 key);

} // namespace socketscope::ui
