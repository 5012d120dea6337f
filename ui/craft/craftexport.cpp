// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/craft/craftexport.h"

#include "core/crafting/craftexport.h"
#include "ui/craft/grid/gridpainter.h"
#include "ui/craft/grid/gridview.h"
#include "ui/theme/theme.h"
#include "ui/words/errorwords.h"

#include <QtCore/QSaveFile>
#include <QtGui/QImage>
#include <QtGui/QPainter>

namespace socketscope::ui {

namespace {

constexpr int pictureScale = 2;

QString unwritable(const QString& path)
{
    return sentence({.code = ErrorCode::FileUnwritable, .detail = path.toStdString()});
}

} // namespace

QString writePackets(const SessionFiles::Source& source, const QString& path)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return unwritable(path);
    bool isWritten = true;
    crafting::craftPcapng(*source.journal, source.header, [&](ByteView piece) {
        const auto size = static_cast<qint64>(piece.size());
        isWritten = file.write(reinterpret_cast<const char*>(piece.data()), size) == size;
        return isWritten;
    });
    return isWritten && file.commit() ? QString() : unwritable(path);
}

QString writeGridPicture(const GridView& grid, const QString& path)
{
    const QSize size = grid.size();
    QImage image(size * pictureScale, QImage::Format_RGB32);
    image.setDevicePixelRatio(pictureScale);
    image.fill(Theme::light().page);
    QPainter painter(&image);
    const std::vector<bool> none(grid.gridLayout().cells().size());
    GridPainter(painter, Theme::light(),
        {.layout = grid.gridLayout(), .geometry = grid.gridGeometry(), .lit = none, .forPaper = true})
        .paint(QRectF(QPointF(), size));
    painter.end();
    return image.save(path, "PNG") ? QString() : unwritable(path);
}

} // namespace socketscope::ui
