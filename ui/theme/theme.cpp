// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include <QtGui/QGuiApplication>

namespace socketscope::ui {

const Theme& Theme::light()
{
    static const Theme theme {
        .page = QColor(0xf6f7f9),
        .card = QColor(0xffffff),
        .frame = QColor(0xeef1f4),
        .field = QColor(0xf6f7f9),
        .border = QColor(0xdfe3e8),
        .text = QColor(0x1d232b),
        .quiet = QColor(0x5d6776),
        .accent = QColor(0x2f6fed),
        .onAccent = QColor(0xffffff),
        .selection = QColor(0xe6efff),
        .selectionBorder = QColor(0x2f6fed),
        .client = QColor(0x2f6fed),
        .server = QColor(0xc2570c),
        .connection = QColor(0x7a3ff2),
        .other = QColor(0x5d6776),
        .good = QColor(0x1a7f45),
        .lost = QColor(0xc8281e),
        .warning = QColor(0x9a6100),
        .blocked = QColor(0xf3c969),
        .blockedEdge = QColor(0xa8782d),
        .inferred = QColor(0x727b8a),
        .lines = {QColor(0x2f6fed), QColor(0xc2570c), QColor(0x1a7f45), QColor(0x7a3ff2), QColor(0x0b7f91),
            QColor(0xa8347f)},
        .isDark = false,
    };
    return theme;
}

const Theme& Theme::dark()
{
    static const Theme theme {
        .page = QColor(0x16191d),
        .card = QColor(0x1e2227),
        .frame = QColor(0x262b31),
        .field = QColor(0x16191d),
        .border = QColor(0x30363e),
        .text = QColor(0xe4e8ed),
        .quiet = QColor(0x9ba6b4),
        .accent = QColor(0x6aa1ff),
        .onAccent = QColor(0x10151c),
        .selection = QColor(0x223352),
        .selectionBorder = QColor(0x6aa1ff),
        .client = QColor(0x6aa1ff),
        .server = QColor(0xff9d57),
        .connection = QColor(0xb192ff),
        .other = QColor(0x9ba6b4),
        .good = QColor(0x4fc27d),
        .lost = QColor(0xff7b72),
        .warning = QColor(0xe6b450),
        .blocked = QColor(0x8b6d1f),
        .blockedEdge = QColor(0xc9a14a),
        .inferred = QColor(0x8a94a2),
        .lines = {QColor(0x6aa1ff), QColor(0xff9d57), QColor(0x4fc27d), QColor(0xb192ff), QColor(0x3fc4d8),
            QColor(0xee86c6)},
        .isDark = true,
    };
    return theme;
}

const Theme& Theme::of(const QPalette& palette)
{
    return palette.color(QPalette::Window).lightness() < 128 ? dark() : light();
}

QPalette Theme::palette() const
{
    QPalette palette(text, card, border, border, border, text, onAccent, field, page);
    palette.setColor(QPalette::Window, page);
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Base, card);
    palette.setColor(QPalette::AlternateBase, field);
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::PlaceholderText, quiet);
    palette.setColor(QPalette::Button, card);
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::Highlight, accent);
    palette.setColor(QPalette::HighlightedText, onAccent);
    palette.setColor(QPalette::Link, accent);
    palette.setColor(QPalette::ToolTipBase, card);
    palette.setColor(QPalette::ToolTipText, text);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        QColor faint = quiet;
        faint.setAlphaF(0.6F);
        palette.setColor(QPalette::Disabled, role, faint);
    }
    return palette;
}

QColor Theme::lane(const QColor& base, int n) const
{
    if (n == 0)
        return base;
    constexpr int stepOfHue = 47; // degrees; coprime with 360, so eight lanes in a row differ
    const QColor hsl = base.toHsl();
    return QColor::fromHsl((hsl.hslHue() + n * stepOfHue) % 360, hsl.hslSaturation(), hsl.lightness());
}

namespace {

QFont scaled(const QStringList& families, QFont::StyleHint hint, qreal scale, QFont::Weight weight)
{
    QFont font = QGuiApplication::font();
    font.setFamilies(families);
    font.setStyleHint(hint);
    font.setPointSizeF(font.pointSizeF() * scale);
    font.setWeight(weight);
    return font;
}

} // namespace

QFont textFont(qreal scale, QFont::Weight weight)
{
    return scaled({QStringLiteral("Inter"), QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans")},
        QFont::SansSerif, scale, weight);
}

QFont codeFont(qreal scale, QFont::Weight weight)
{
    return scaled({QStringLiteral("JetBrains Mono"), QStringLiteral("Noto Sans Mono"),
                      QStringLiteral("DejaVu Sans Mono")},
        QFont::Monospace, scale, weight);
}

} // namespace socketscope::ui
