// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/commands.h"

#include "core/journal/ladder.h"
#include "core/journal/laddertext.h"
#include "core/journal/replacefile.h"
#include "core/journal/sessionreader.h"
#include "ui/ladder/drawing/laddersvg.h"
#include "ui/words/errorwords.h"

#include <QtCore/QCoreApplication>

#include <cstdio>

namespace socketscope::app {

using namespace Qt::StringLiterals;

int ladderCommand(const QStringList& words)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QCoreApplication::translate("cli", "Draws the ladder of a session file."));
    parser.addPositionalArgument(u"file"_s, QCoreApplication::translate("cli", "A session file."), u"FILE"_s);
    parser.addOptions({{u"text"_s,
                           QCoreApplication::translate(
                               "cli", "As text, to the terminal (this is what happens by default).")},
        {u"svg"_s, QCoreApplication::translate("cli", "As a picture, to a file."), u"OUT"_s}});
    if (const auto status = parseArguments(parser, u"ladder"_s, words))
        return *status;
    const QStringList positionals = parser.positionalArguments();
    if (positionals.size() != 1)
        return wrongUsage(QCoreApplication::translate("cli", "ladder takes one session file."));
    const auto session = journal::openSession(positionals.front().toStdString());
    if (!session)
        return wrongUsage(ui::sentence(session.error()));
    if (session->cut)
        std::fprintf(stderr, "socketscope-cli: %s\n", qUtf8Printable(ui::sentence(*session->cut)));
    const journal::JournalView view(*session->journal);
    journal::Ladder ladder;
    ladder.update(view);
    if (!parser.isSet(u"svg"_s)) {
        std::fputs(journal::ladderText(ladder, view).c_str(), stdout);
        return Done;
    }
    const QString out = parser.value(u"svg"_s);
    const Instant end = view.size() > 0 ? view.at(view.size()).at : Instant {};
    const auto svg = ui::ladderSvg(ladder, view, QString::fromStdString(session->header.title), end);
    if (svg.cut)
        std::fprintf(stderr, "socketscope-cli: %s\n",
            qUtf8Printable(QCoreApplication::translate(
                "cli", "The ladder is longer than a picture should be; the file holds its beginning.")));
    const std::string_view document(svg.document.constData(), static_cast<std::size_t>(svg.document.size()));
    if (const auto written = journal::replaceFile(out.toStdString(), journal::Readers::AsUsual, document);
        !written)
        return wrongUsage(ui::sentence(written.error()));
    return Done;
}

} // namespace socketscope::app
