// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Colours and fonts by meaning. No other file of the window names a colour.
#pragma once

#include <QtGui/QColor>
#include <QtGui/QFont>
#include <QtGui/QPalette>
#include <QtWidgets/QWidget>

#include <array>

namespace socketscope::ui {

/// A value; two exist. A widget asks for the one that fits its palette each time it paints, so a change of
/// scheme needs nothing but a new palette.
struct Theme {
    // Surfaces
    QColor page; ///< behind everything
    QColor card; ///< cards, tool bars, side panels
    QColor frame; ///< rail, status bar, quiet boxes
    QColor field; ///< inputs, hex boxes
    QColor border;
    // Text
    QColor text;
    QColor quiet; ///< labels, times, secondary text; at least 4.5:1 on page, card and frame
    // Actions and selection
    QColor accent; ///< primary buttons, links, the selected page
    QColor onAccent;
    QColor selection; ///< background of a chosen segment, row or pill
    QColor selectionBorder;
    // Lanes; always with a name beside the colour
    QColor client;
    QColor server;
    QColor connection;
    QColor other; ///< programs outside this one
    // What happened; always with a shape or a word beside the colour
    QColor good;
    QColor lost; ///< lost messages, errors, resets
    QColor warning;
    QColor blocked; ///< the bar of a blocked call
    QColor blockedEdge;
    QColor inferred; ///< arrows that were concluded, not seen
    /// Lines of a plot, each with its name at its end; apart from each other and from `lost`.
    std::array<QColor, 6> lines;

    bool isDark = false;

    [[nodiscard]] static const Theme& light();
    [[nodiscard]] static const Theme& dark();
    /// By the lightness of the window colour.
    [[nodiscard]] static const Theme& of(const QPalette& palette);
    [[nodiscard]] static const Theme& of(const QWidget* widget) { return of(widget->palette()); }

    [[nodiscard]] QPalette palette() const;
    /// The lane colour of the n-th connection or client: the base hue for the first, then variations that
    /// stay apart.
    [[nodiscard]] QColor lane(const QColor& base, int n) const;
};

enum class Scheme { System, Light, Dark };

/// The text font at the application's size, times `scale`.
[[nodiscard]] QFont textFont(qreal scale = 1.0, QFont::Weight weight = QFont::Normal);
/// The fixed-width font for calls, addresses, times and bytes.
[[nodiscard]] QFont codeFont(qreal scale = 1.0, QFont::Weight weight = QFont::Normal);

} // namespace socketscope::ui
