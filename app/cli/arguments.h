// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The words of a command line: positionals, and options with or without a value.
#pragma once

#include <QtCore/QCommandLineParser>
#include <QtCore/QStringList>

#include <optional>
#include <string>

namespace socketscope::app {

enum ExitStatus {
    Done = 0,
    NetworkSaidNo = 1, ///< or the system: a disk that is full
    WrongUsage = 2,
};

/// The words behind the program's name. One that is no UTF-8 keeps its bytes: see argumentBytes().
[[nodiscard]] QStringList argumentTexts(int count, char** values);
/// The bytes that were given, of the text of a word or of a part of it.
[[nodiscard]] std::string argumentBytes(const QString& text);

/// Says on stderr what is wrong with the command line and returns WrongUsage.
int wrongUsage(const QString& what);
/// Says on stderr what went wrong and returns NetworkSaidNo.
int networkSaidNo(const QString& what);

/// Parses the words after the subcommand. Returns an exit status where there is nothing more to do (help was
/// asked for, or a word is wrong).
[[nodiscard]] std::optional<int> parseArguments(
    QCommandLineParser& parser, const QString& command, const QStringList& words);

/// A whole number in [least, most], or nothing; says on stderr what is wrong.
[[nodiscard]] std::optional<int> wholeNumber(
    const QCommandLineParser& parser, const QString& option, int otherwise, int least, int most);

/// The file that the option names: empty where it was not given, nothing where it cannot be written to; says
/// on stderr what is wrong.
[[nodiscard]] std::optional<QString> fileToWrite(const QCommandLineParser& parser, const QString& option);

/// Whether both paths lead to the same file, which need not be there yet.
[[nodiscard]] bool isOneFile(const QString& one, const QString& other);

} // namespace socketscope::app
