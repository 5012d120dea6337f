// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"

#include "ui/words/errorwords.h"
#include "ui/words/plaintext.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>
#include <QtCore/QRegularExpression>

#include <algorithm>
#include <cstdio>

namespace socketscope::app {

using namespace Qt::StringLiterals;

namespace {

void complain(const QString& what)
{
    // It may quote a word of the command line.
    std::fprintf(stderr, "socketscope-cli: %s\n", qUtf8Printable(ui::harmless(what)));
}

/// What Qt's parser says, with the command in the line of usage, where Qt has the program's path, and two
/// hyphens before a name of one letter, which the parser takes both ways.
QString helpText(const QCommandLineParser& parser, const QString& command)
{
    QString text = parser.helpText();
    const QString program = QCoreApplication::arguments().constFirst();
    if (const qsizetype at = text.indexOf(program); at >= 0)
        text.replace(at, program.size(), u"socketscope-cli "_s + command);
    static const QRegularExpression letter(u"^  -([a-z])  "_s, QRegularExpression::MultilineOption);
    return text.replace(letter, u"  --\\1 "_s);
}

/// A byte of an argument that is no UTF-8 stands in its text as a character that no text has.
constexpr char16_t lonelyByte = 0xdc00;

/// Whether a low surrogate stands where no pair ends.
bool hasLonelyBytes(const QString& text)
{
    for (qsizetype i = 0; i < text.size(); ++i)
        if (text[i].isLowSurrogate() && (i == 0 || !text[i - 1].isHighSurrogate()))
            return true;
    return false;
}

QString argumentText(const QByteArray& bytes)
{
    QString text = QString::fromUtf8(bytes);
    if (text.toUtf8() == bytes)
        return text;
    text.clear();
    for (const char one : bytes) {
        const auto byte = static_cast<std::uint8_t>(one);
        text += QChar(byte < 0x80 ? char16_t {byte} : static_cast<char16_t>(lonelyByte + byte));
    }
    return text;
}

} // namespace

QStringList argumentTexts(int count, char** values)
{
    QStringList texts;
    for (int i = 1; i < count; ++i)
        texts += argumentText(values[i]);
    return texts;
}

std::string argumentBytes(const QString& text)
{
    if (!hasLonelyBytes(text))
        return text.toStdString();
    std::string bytes;
    for (const QChar c : text)
        bytes += static_cast<char>(c.unicode() & 0xffU);
    return bytes;
}

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
    if (!parser.parse(QStringList {command} + words))
        return wrongUsage(parser.errorText());
    if (!parser.isSet(help))
        return std::nullopt;
    std::fputs(qUtf8Printable(helpText(parser, command)), stdout);
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

bool isOneFile(const QString& one, const QString& other)
{
    const auto place = [](const QString& path) {
        const QFileInfo file(path);
        const QString there = file.canonicalFilePath(); // empty: there is no file yet
        return there.isEmpty() ? QFileInfo(file.path()).canonicalFilePath() + u'/' + file.fileName() : there;
    };
    return place(one) == place(other);
}

} // namespace socketscope::app
