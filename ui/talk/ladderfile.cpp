// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/talk/ladderfile.h"

#include "core/journal/ladder.h"
#include "ui/ladder/ladderexport.h"
#include "ui/words/errorwords.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>

namespace socketscope::ui {

namespace {

class LadderFile {
    Q_DECLARE_TR_FUNCTIONS(LadderFile)
};

LadderFormat formatOf(const QString& path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == QLatin1String("png"))
        return LadderFormat::Png;
    if (suffix == QLatin1String("pdf"))
        return LadderFormat::Pdf;
    return suffix == QLatin1String("txt") ? LadderFormat::Text : LadderFormat::Svg;
}

} // namespace

QString writeLadder(const SessionFiles::Source& source, const QString& path)
{
    const journal::JournalView view(*source.journal);
    journal::Ladder ladder;
    ladder.update(view);
    const auto result = exportLadder(ladder, view, source.title, source.now, formatOf(path), path);
    if (!result)
        return sentence(result.error());
    if (result->cut)
        return LadderFile::tr("The session is longer than one picture takes. The file holds its beginning "
                              "and says so.");
    return {};
}

} // namespace socketscope::ui
