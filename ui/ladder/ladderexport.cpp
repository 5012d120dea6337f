// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ladder/ladderexport.h"

#include "core/journal/laddertext.h"
#include "core/journal/replacefile.h"
#include "ui/ladder/drawing/ladderdrawing.h"
#include "ui/ladder/drawing/laddersvg.h"
#include "ui/ladder/paintercanvas.h"
#include "ui/words/numbers.h"

#include <QtCore/QBuffer>
#include <QtCore/QCoreApplication>
#include <QtGui/QGuiApplication>
#include <QtGui/QPageLayout>
#include <QtGui/QPdfWriter>
#include <QtGui/QScreen>

#include <algorithm>
#include <cmath>

namespace socketscope::ui {
namespace {

class Export {
    Q_DECLARE_TR_FUNCTIONS(Ladder)
};

constexpr journal::Row mostRowsOfPicture
    = 1000; // about 28 000 pixels high at 100 %: more opens in few programs
constexpr journal::Row mostRowsOfPages = 5000;
constexpr double leastWidth = 760;

struct Sheet {
    journal::LadderLayout layout;
    LadderGeometry geometry;
    QSizeF size;
    journal::Row rows;
    bool cut;
};

Sheet sheetFor(const journal::Ladder& ladder, const LadderFonts& fonts, Instant now, journal::Row mostRows)
{
    Sheet sheet {journal::LadderLayout(ladder), LadderGeometry(fonts.unit()), {},
        std::min(ladder.rowCount(), mostRows), ladder.rowCount() > mostRows};
    sheet.geometry.setViewport({leastWidth, 100});
    sheet.geometry.setContents(sheet.layout.columnCount(), sheet.rows, {}, now);
    sheet.size = {std::max(leastWidth, sheet.geometry.contentsSize().width()),
        std::max(200.0, sheet.geometry.contentsSize().height())};
    sheet.geometry.setViewport(sheet.size);
    return sheet;
}

void paintSheet(QPainter& painter, const Sheet& sheet, const LadderFonts& fonts, const Theme& theme,
    const journal::Ladder& ladder, const journal::JournalView& view, Instant now)
{
    PainterCanvas canvas(painter, fonts, theme);
    const LadderDrawing::Content content {.ladder = ladder,
        .view = view,
        .layout = sheet.layout,
        .geometry = sheet.geometry,
        .now = now,
        .rowLimit = sheet.rows};
    LadderDrawing(canvas, content).drawWhole();
    if (!sheet.cut)
        return;
    const QString text
        = Export::tr("Cut here: %1 more rows").arg(countText(qint64 {ladder.rowCount()} - sheet.rows));
    canvas.text({0, sheet.size.height() - 2 * fonts.unit(), sheet.size.width(), fonts.unit()}, Align::Centre,
        text, LadderFont::SmallItalic, {Ink::Warning});
}

QByteArray pngOf(const QImage& image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    return image.save(&buffer, "PNG") ? bytes : QByteArray();
}

// Pages as wide as the ladder needs, each with the head on top of its part.
QByteArray pdfOf(const journal::Ladder& ladder, const journal::JournalView& view, const QString& title,
    Instant now, bool& cut)
{
    const LadderFonts fonts;
    Sheet sheet = sheetFor(ladder, fonts, now, mostRowsOfPages);
    cut = sheet.cut;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    // Fonts are measured for the screen: with its resolution a page holds what was measured.
    writer.setResolution(qRound(QGuiApplication::primaryScreen()->logicalDotsPerInch()));
    writer.setTitle(title);
    writer.setCreator(QStringLiteral("Socketscope"));
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(10, 10, 10, 10), QPageLayout::Millimeter);
    QPainter painter(&writer);
    const double factor = writer.width() / sheet.size.width();
    painter.scale(factor, factor);
    const double page = writer.height() / factor;
    const double rowsHeight = page - sheet.geometry.headHeight() - sheet.geometry.unit();
    const auto rowsAPage
        = static_cast<journal::Row>(std::max(1.0, std::floor(rowsHeight / sheet.geometry.rowHeight())));
    sheet.geometry.setViewport({sheet.size.width(), page});
    for (journal::Row row = 0; row == 0 || row < sheet.rows; row += rowsAPage) {
        if (row > 0)
            writer.newPage();
        sheet.geometry.setOffset({0, row * sheet.geometry.rowHeight()});
        PainterCanvas canvas(painter, fonts, Theme::light());
        const LadderDrawing::Content content {.ladder = ladder,
            .view = view,
            .layout = sheet.layout,
            .geometry = sheet.geometry,
            .now = now,
            .rowLimit = sheet.rows};
        canvas.clip({0, 0, sheet.size.width(), page});
        LadderDrawing(canvas, content).draw();
        canvas.unclip();
    }
    painter.end();
    return bytes;
}

QByteArray bytesOf(const journal::Ladder& ladder, const journal::JournalView& view, const QString& title,
    Instant now, LadderFormat format, bool& cut)
{
    switch (format) {
    case LadderFormat::Svg: {
        const LadderSvg svg = ladderSvg(ladder, view, title, now);
        cut = svg.cut;
        return svg.document;
    }
    case LadderFormat::Png:
        return pngOf(ladderImage(ladder, view, now, Theme::light(), 2, mostRowsOfPicture, &cut));
    case LadderFormat::Pdf:
        return pdfOf(ladder, view, title, now, cut);
    case LadderFormat::Text:
        return QByteArray::fromStdString(journal::ladderText(ladder, view));
    }
    return {};
}

} // namespace

QImage ladderImage(const journal::Ladder& ladder, const journal::JournalView& view, Instant now,
    const Theme& theme, qreal scale, journal::Row mostRows, bool* cut)
{
    const LadderFonts fonts;
    const Sheet sheet = sheetFor(ladder, fonts, now, mostRows);
    if (cut)
        *cut = sheet.cut;
    constexpr double mostPixels = 32'000; // of QImage and of most viewers, in one direction
    const double fitting
        = std::min({scale, mostPixels / sheet.size.width(), mostPixels / sheet.size.height()});
    QImage image((sheet.size * fitting).toSize(), QImage::Format_RGB32);
    if (image.isNull())
        return image;
    image.setDevicePixelRatio(fitting);
    QPainter painter(&image);
    paintSheet(painter, sheet, fonts, theme, ladder, view, now);
    return image;
}

Result<LadderExport> exportLadder(const journal::Ladder& ladder, const journal::JournalView& view,
    const QString& title, Instant now, LadderFormat format, const QString& file)
{
    LadderExport result;
    const QByteArray bytes = bytesOf(ladder, view, title, now, format, result.cut);
    if (bytes.isEmpty())
        return fail({.code = ErrorCode::FileUnwritable, .detail = file.toStdString()});
    const std::string_view contents(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    if (const auto written = journal::replaceFile(file.toStdString(), journal::Readers::AsUsual, contents);
        !written)
        return fail(written.error());
    return result;
}

} // namespace socketscope::ui
