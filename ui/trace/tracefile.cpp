// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/tracefile.h"

#include "core/tracing/traceexport.h"
#include "ui/theme/theme.h"
#include "ui/trace/tracepicture.h"
#include "ui/words/errorwords.h"

#include <QtCore/QFileInfo>
#include <QtCore/QSaveFile>
#include <QtGui/QImage>
#include <QtGui/QPainter>
#include <QtSvg/QSvgGenerator>

namespace socketscope::ui {

namespace {

constexpr int pictureScale = 2; ///< pictures for print and for dense screens

QString unwritable(const QString& path)
{
    return sentence({.code = ErrorCode::FileUnwritable, .detail = path.toStdString()});
}

std::string textOf(const SessionFiles::Source& source, const std::map<wire::IpAddress, std::string>& names,
    const QString& suffix, journal::Seq upTo)
{
    const journal::JournalView view(*source.journal);
    tracing::TraceReader reader;
    (void)reader.update(view, upTo); // all of it at once
    const tracing::NameOf nameOf = [&names](const wire::IpAddress& ip) {
        const auto found = names.find(ip);
        return found == names.end() ? std::string() : found->second;
    };
    if (suffix == QLatin1String("csv"))
        return tracing::traceCsv(reader.hops(), nameOf);
    if (suffix == QLatin1String("json"))
        return tracing::traceJson(reader, view, nameOf) + '\n';
    return tracing::traceReport(reader.hops(), source.header, nameOf);
}

} // namespace

QString writeTrace(const SessionFiles::Source& source, const std::map<wire::IpAddress, std::string>& names,
    const QString& path, journal::Seq upTo)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return unwritable(path);
    const auto put = [&file](const char* data, std::size_t size) {
        return file.write(data, static_cast<qint64>(size)) == static_cast<qint64>(size);
    };
    const QString suffix = QFileInfo(path).suffix().toLower();
    bool isWritten = true;
    if (suffix == QLatin1String("pcapng")) {
        tracing::tracePcapng(
            *source.journal, source.header,
            [&](ByteView piece) {
                isWritten = put(reinterpret_cast<const char*>(piece.data()), piece.size());
                return isWritten;
            },
            upTo);
    } else {
        const std::string text = textOf(source, names, suffix, upTo);
        isWritten = put(text.data(), text.size());
    }
    return isWritten && file.commit() ? QString() : unwritable(path);
}

QString writePicture(const TracePicture& picture, const QString& title, const QString& path)
{
    const QSize size = picture.size();
    if (path.endsWith(QLatin1String(".svg"), Qt::CaseInsensitive)) {
        QSaveFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            return unwritable(path);
        QSvgGenerator svg;
        svg.setOutputDevice(&file);
        svg.setSize(size);
        svg.setViewBox(QRect(QPoint(0, 0), size));
        svg.setTitle(title);
        QPainter painter(&svg);
        picture.paint(painter, Theme::light());
        painter.end();
        return file.commit() ? QString() : unwritable(path);
    }
    QImage image(size * pictureScale, QImage::Format_RGB32);
    image.setDevicePixelRatio(pictureScale);
    QPainter painter(&image);
    picture.paint(painter, Theme::light());
    painter.end();
    return image.save(path, "PNG") ? QString() : unwritable(path);
}

} // namespace socketscope::ui
