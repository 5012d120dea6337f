// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"

#include "ui/words/errorwords.h"
#include "ui/words/plaintext.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>

#include <cstdio>

namespace socketscope::app {

using namespace Qt::StringLiterals;

namespace {

void complain(const QString& what)
{
    std::fprintf(stderr, "socketscope-cli: %s\n", qUtf8Printable(what));
}

} // namespace

int wrongUsage(const QString& what)
{
    complain(what);
    return WrongUsage;
}

int networkSaidNo(const QString& what)
{
    complain(what);
    return NetworkSaidNo;
}

std::optional<int> parseArguments(
    QCommandLineParser& parser, const QString& command, const QStringList& words)
{
    const QCommandLineOption help = parser.addHelpOption();
    // The parser takes the first word for the program's name and shows it in its help.
    if (!parser.parse(QStringList {u"socketscope-cli "_s + command} + words))
        return wrongUsage(ui::harmless(parser.errorText()));
    if (!parser.isSet(help))
        return std::nullopt;
    std::fputs(qUtf8Printable(parser.helpText()), stdout);
    return Done;
}

std::optional<int> wholeNumber(
    const QCommandLineParser& parser, const QString& option, int otherwise, int least, int most)
{
    if (!parser.isSet(option))
        return otherwise;
    bool ok = false;
    const int value = parser.value(option).toInt(&ok);
    if (ok && value >= least && value <= most)
        return value;
    complain(QCoreApplication::translate("cli", "--%1 takes a whole number from %2 to %3, not \"%4\".")
                 .arg(option)
                 .arg(least)
                 .arg(most)
                 .arg(ui::harmless(parser.value(option))));
    return std::nullopt;
}

std::optional<QString> fileToWrite(const QCommandLineParser& parser, const QString& option)
{
    if (!parser.isSet(option))
        return QString();
    const QString file = parser.value(option);
    if (file.isEmpty()) {
        complain(QCoreApplication::translate("cli", "--%1 takes the name of a file.").arg(option));
        return std::nullopt;
    }
    if (QFileInfo(file).isDir() || !QFileInfo(QFileInfo(file).path()).isWritable()) {
        complain(ui::sentence({.code = ErrorCode::FileUnwritable, .detail = file.toStdString()}));
        return std::nullopt;
    }
    return file;
}

} // namespace socketscope::app
