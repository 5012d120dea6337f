// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/commands.h"

#include "core/base/hex.h"
#include "core/wire/checksumsteps.h"
#include "ui/words/errorwords.h"

#include <QtCore/QCoreApplication>

#include <cstdio>

namespace socketscope::app {

using namespace Qt::StringLiterals;

namespace {

QString hex(std::uint32_t word)
{
    return u"%1"_s.arg(word, 4, 16, QLatin1Char('0'));
}

void say(const QString& line)
{
    std::puts(qUtf8Printable(line));
}

/// One line for each word, then the receiver's side of it.
void printSteps(const wire::ChecksumTrace& trace)
{
    const QString carry = QCoreApplication::translate("cli", ", the carry back in: %1");
    const QString padded
        = QCoreApplication::translate("cli", "  (the last byte stands alone: padded with 00)");
    for (const wire::ChecksumStep& step : trace.steps) {
        const auto before
            = static_cast<std::uint32_t>(step.sum - step.word); // what was there before this word
        say(u"%1: %2 + %3 = %4%5%6"_s.arg(static_cast<qulonglong>(step.offset), 6)
                .arg(hex(before), hex(step.word), hex(step.sum))
                .arg(step.carried() ? carry.arg(hex(step.folded)) : QString())
                .arg(step.padded ? padded : QString()));
    }
    say(QCoreApplication::translate("cli", "words %1, carries %2, sum %3")
            .arg(static_cast<qulonglong>(trace.steps.size()))
            .arg(static_cast<qulonglong>(trace.carries))
            .arg(hex(trace.sum)));
    say(QCoreApplication::translate("cli", "the complement of %1 is the checksum; with it the sum is %2")
            .arg(hex(trace.sum), hex(0xffff)));
}

} // namespace

int checksumCommand(const QStringList& words)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QCoreApplication::translate("cli", "The Internet checksum (RFC 1071) of some bytes."));
    parser.addOptions({{u"hex"_s, QCoreApplication::translate("cli", "The bytes in hex."), u"H"_s},
        {u"text"_s, QCoreApplication::translate("cli", "The bytes as text, in UTF-8."), u"T"_s},
        {u"steps"_s, QCoreApplication::translate("cli", "Show how each word is added.")}});
    if (const auto status = parseArguments(parser, u"checksum"_s, words))
        return *status;
    if (!parser.positionalArguments().isEmpty() || parser.isSet(u"hex"_s) == parser.isSet(u"text"_s))
        return wrongUsage(QCoreApplication::translate("cli", "checksum takes either --hex or --text."));
    Bytes bytes = toBytes(argumentBytes(parser.value(u"text"_s)));
    if (parser.isSet(u"hex"_s)) {
        const auto read = parseHex(parser.value(u"hex"_s).toStdString());
        if (!read)
            return wrongUsage(ui::sentence(read.error()));
        bytes = *read;
    }
    if (parser.isSet(u"steps"_s))
        printSteps(wire::traceChecksum(bytes));
    say(hex(wire::internetChecksum(bytes)));
    return Done;
}

} // namespace socketscope::app
