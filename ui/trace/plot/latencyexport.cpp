// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/plot/latencyexport.h"

#include "core/journal/replacefile.h"

#include <QtCore/QBuffer>
#include <QtGui/QGuiApplication>
#include <QtGui/QImage>
#include <QtGui/QPdfWriter>
#include <QtGui/QPicture>
#include <QtGui/QScreen>
#include <QtSvg/QSvgGenerator>

namespace socketscope::ui {
namespace {

constexpr int titleHeight = 26;
constexpr int titleLeft = 12;

QByteArray pngOf(const LatencyPlot& plot, QSize size)
{
    constexpr int scale = 2;
    QImage image(size * scale, QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    QPainter painter(&image);
    paintLatency(plot, painter, QRectF({}, QSizeF(size)), Theme::light());
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    return image.save(&buffer, "PNG") ? bytes : QByteArray();
}

QByteArray svgOf(const LatencyPlot& plot, QSize size)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(size);
    generator.setViewBox(QRect({}, size));
    generator.setResolution(qRound(QGuiApplication::primaryScreen()->logicalDotsPerInch()));
    generator.setTitle(plot.title());
    QPainter painter(&generator);
    paintLatency(plot, painter, QRectF({}, QSizeF(size)), Theme::light());
    painter.end();
    return bytes;
}

QByteArray pdfOf(const LatencyPlot& plot, QSize size)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    const double dots = QGuiApplication::primaryScreen()->logicalDotsPerInch();
    constexpr double pointsOfAnInch = 72;
    writer.setResolution(qRound(dots));
    writer.setTitle(plot.title());
    writer.setCreator(QStringLiteral("Socketscope"));
    writer.setPageSize(QPageSize(QSizeF(size) * pointsOfAnInch / dots, QPageSize::Point));
    writer.setPageMargins({});
    QPainter painter(&writer);
    paintLatency(plot, painter, QRectF({}, QSizeF(size)), Theme::light());
    painter.end();
    return bytes;
}

} // namespace

void paintLatency(const LatencyPlot& plot, QPainter& painter, const QRectF& area, const Theme& theme)
{
    LatencyCanvas canvas; // never shown: it lays out and draws
    const QSize size(qRound(area.width()), qRound(area.height()) - titleHeight);
    canvas.resize(size);
    canvas.setTheme(theme);
    canvas.setContent(plot.lines(), plot.window(), plot.period());
    // QCustomPlot draws with a painter of its own class only.
    QPicture picture;
    QCPPainter recorder(&picture);
    recorder.setMode(QCPPainter::pmVectorized);
    canvas.toPainter(&recorder, size.width(), size.height());
    recorder.end();
    painter.save();
    painter.fillRect(area, theme.page);
    painter.setFont(textFont(0.9));
    painter.setPen(theme.quiet);
    painter.drawText(QRectF(area.left() + titleLeft, area.top(), area.width() - 2 * titleLeft, titleHeight),
        Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, plot.title());
    painter.translate(area.left(), area.top() + titleHeight);
    picture.play(&painter);
    painter.restore();
}

QByteArray latencyPicture(const LatencyPlot& plot, PictureFormat format, QSize size)
{
    switch (format) {
    case PictureFormat::Png:
        return pngOf(plot, size);
    case PictureFormat::Svg:
        return svgOf(plot, size);
    case PictureFormat::Pdf:
        return pdfOf(plot, size);
    }
    return {};
}

Result<> exportLatency(const LatencyPlot& plot, PictureFormat format, const QString& file, QSize size)
{
    const QByteArray bytes = latencyPicture(plot, format, size);
    if (bytes.isEmpty())
        return fail({.code = ErrorCode::FileUnwritable, .detail = file.toStdString()});
    return journal::replaceFile(file.toStdString(), journal::Readers::AsUsual,
        {bytes.constData(), static_cast<std::size_t>(bytes.size())});
}

} // namespace socketscope::ui
