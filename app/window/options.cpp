// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/options.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QCoreApplication>
#include <QtCore/QDir>

namespace socketscope::app {

using namespace Qt::StringLiterals;

namespace {

struct CommandLineWords {
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

CommandLine refused(const QString& reason)
{
    return {{}, CommandLineWords::tr("%1 Try --help.").arg(reason) + u'\n', true};
}

} // namespace

CommandLine readCommandLine(const QStringList& arguments, const QString& version)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(CommandLineWords::tr("Shows what sockets do."));
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption versionOption = parser.addVersionOption();
    const QCommandLineOption run(u"run"_s,
        CommandLineWords::tr("Open this scene and run it, e.g. udp-hello."), CommandLineWords::tr("scene"));
    parser.addOption(run);
    parser.addPositionalArgument(
        u"file"_s, CommandLineWords::tr("A session file (.sockscope) to open."), u"[file]"_s);
    if (!parser.parse(arguments))
        return refused(parser.errorText());
    if (parser.isSet(help) || parser.isSet(u"help-all"_s))
        return {{}, parser.helpText(), false};
    if (parser.isSet(versionOption))
        return {{}, u"socketscope "_s + version + u'\n', false};
    const QStringList files = parser.positionalArguments();
    if (files.size() > 1)
        return refused(CommandLineWords::tr("Only one file can be opened."));
    if (parser.isSet(run) && !files.isEmpty())
        return refused(CommandLineWords::tr("Either a scene can be run or a file opened, not both."));
    const QString file = files.isEmpty() ? QString() : QDir::current().absoluteFilePath(files.first());
    return {Options {parser.value(run), file}, {}, false};
}

bool asksForText(const QStringList& arguments)
{
    const QStringList words {u"-h"_s, u"--help"_s, u"--help-all"_s, u"-v"_s, u"--version"_s};
    return std::any_of(arguments.begin(), arguments.end(),
        [&words](const QString& argument) { return words.contains(argument); });
}

} // namespace socketscope::app
