// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/stylesheet.h"

#include <QtCore/QFile>
#include <QtCore/QVariant>
#include <QtGui/QPixmapCache>
#include <QtWidgets/QStyle>
#include <QtWidgets/QStyleFactory>

#include <array>
#include <utility>

namespace socketscope::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr char systemPaletteProperty[] = "socketscopeSystemPalette";
constexpr char systemFontSizeProperty[] = "socketscopeSystemFontSize";

/// The mockups' density; someone whose desktop asks for clearly larger text keeps it.
qreal pointSizeFor(qreal systemSize)
{
    constexpr qreal usual = 10.0;
    constexpr qreal largestUsualDesktop = 11.5;
    return systemSize > largestUsualDesktop ? systemSize : usual;
}

void rememberSystem(QApplication& application)
{
    if (application.property(systemPaletteProperty).isValid())
        return;
    application.setProperty(systemPaletteProperty, application.palette());
    application.setProperty(systemFontSizeProperty, QApplication::font().pointSizeF());
}

} // namespace

const Theme& themeFor(Scheme scheme, const QPalette& systemPalette)
{
    switch (scheme) {
    case Scheme::Light:
        return Theme::light();
    case Scheme::Dark:
        return Theme::dark();
    case Scheme::System:
        break;
    }
    return Theme::of(systemPalette);
}

QString styleSheet(const Theme& theme)
{
    QFile file(u":/theme/socketscope.qss"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString sheet = QString::fromUtf8(file.readAll());
    const std::array<std::pair<QLatin1StringView, QColor>, 11> colors {{
        {"@page"_L1, theme.page},
        {"@card"_L1, theme.card},
        {"@frame"_L1, theme.frame},
        {"@field"_L1, theme.field},
        {"@border"_L1, theme.border},
        {"@text"_L1, theme.text},
        {"@quiet"_L1, theme.quiet},
        {"@accent"_L1, theme.accent},
        {"@onAccent"_L1, theme.onAccent},
        {"@selection"_L1, theme.selection},
        {"@lost"_L1, theme.lost},
    }};
    for (const auto& [name, color] : colors)
        sheet.replace(name + u';', color.name() + u';');
    sheet.replace(
        "@chevron"_L1, theme.isDark ? ":/theme/chevron-dark.svg"_L1 : ":/theme/chevron-light.svg"_L1);
    sheet.replace("@tick"_L1, theme.isDark ? ":/theme/tick-dark.svg"_L1 : ":/theme/tick-light.svg"_L1);
    return sheet;
}

void applyTheme(QApplication& application, Scheme scheme)
{
    rememberSystem(application);
    const auto systemPalette = application.property(systemPaletteProperty).value<QPalette>();
    const Theme& theme = themeFor(scheme, systemPalette);
    if (QApplication::style()->name() != "fusion"_L1 && application.styleSheet().isEmpty())
        QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    QFont font = textFont();
    font.setPointSizeF(pointSizeFor(application.property(systemFontSizeProperty).toReal()));
    QApplication::setFont(font);
    QApplication::setPalette(theme.palette());
    application.setStyleSheet(styleSheet(theme));
}

} // namespace socketscope::ui
