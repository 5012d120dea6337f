// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ladder/drawing/laddersvg.h"

#include "ui/ladder/drawing/ladderdrawing.h"
#include "ui/ladder/drawing/svgcanvas.h"
#include "ui/words/numbers.h"
#include "ui/words/plaintext.h"

#include <QtCore/QCoreApplication>

namespace socketscope::ui {
namespace {

class Svg {
    Q_DECLARE_TR_FUNCTIONS(Ladder)
};

} // namespace

LadderSvg ladderSvg(const journal::Ladder& ladder, const journal::JournalView& view, const QString& title,
    Instant now, journal::Row mostRows)
{
    const journal::LadderLayout layout(ladder);
    LadderGeometry geometry(SvgCanvas::unit);
    const journal::Row rows = std::min(ladder.rowCount(), mostRows);
    geometry.setViewport({760, 100});
    geometry.setContents(layout.columnCount(), rows, {}, now);
    QSizeF size {
        std::max(760.0, geometry.contentsSize().width()), std::max(240.0, geometry.contentsSize().height())};
    SvgCanvas canvas;
    const bool cut = rows < ladder.rowCount();
    geometry.setViewport(size);
    const LadderDrawing::Content content {
        .ladder = ladder, .view = view, .layout = layout, .geometry = geometry, .now = now, .rowLimit = rows};
    LadderDrawing(canvas, content).drawWhole();
    QString description
        = Svg::tr("%1 events as a ladder of socket calls").arg(countText(static_cast<qint64>(view.size())));
    if (cut) {
        const QString remark
            = Svg::tr("Cut here: %1 more rows").arg(countText(qint64 {ladder.rowCount()} - rows));
        canvas.text({0, size.height() - 2 * SvgCanvas::unit, size.width(), SvgCanvas::unit}, Align::Centre,
            remark, LadderFont::SmallItalic, {Ink::Warning});
        description += QStringLiteral(". ") + remark;
    }
    return {canvas.document(size, harmless(title), description), cut};
}

} // namespace socketscope::ui
