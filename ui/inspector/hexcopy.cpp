// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/hexcopy.h"

#include "ui/words/plaintext.h"

namespace socketscope::ui {
namespace {

constexpr char digits[] = "0123456789abcdef";

void appendHex(QString& text, std::uint8_t byte)
{
    text += QLatin1Char(digits[byte >> 4]);
    text += QLatin1Char(digits[byte & 15]);
}

} // namespace

QString bytesAsHex(ByteView bytes)
{
    QString text;
    text.reserve(static_cast<qsizetype>(bytes.size()) * 3);
    for (const std::uint8_t byte : bytes) {
        if (!text.isEmpty())
            text += QLatin1Char(' ');
        appendHex(text, byte);
    }
    return text;
}

QString bytesAsC(ByteView bytes)
{
    constexpr std::size_t perLine = 16;
    QString text = QStringLiteral("const unsigned char data[] = {");
    text.reserve(static_cast<qsizetype>(bytes.size()) * 6 + 64);
    const bool isLong = bytes.size() > perLine;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (isLong && i % perLine == 0)
            text += QStringLiteral("\n    ");
        else if (i > 0)
            text += QLatin1Char(' ');
        text += QStringLiteral("0x");
        appendHex(text, bytes[i]);
        if (i + 1 < bytes.size())
            text += QLatin1Char(',');
    }
    if (isLong)
        text += QLatin1Char('\n');
    return text + QStringLiteral("};");
}

QString bytesAsPython(ByteView bytes)
{
    QString text = QStringLiteral("b'");
    text.reserve(static_cast<qsizetype>(bytes.size()) * 2);
    for (const std::uint8_t byte : bytes) {
        switch (byte) {
        case '\n':
            text += QStringLiteral("\\n");
            break;
        case '\r':
            text += QStringLiteral("\\r");
            break;
        case '\t':
            text += QStringLiteral("\\t");
            break;
        case '\'':
            text += QStringLiteral("\\'");
            break;
        case '\\':
            text += QStringLiteral("\\\\");
            break;
        default:
            if (byte >= 0x20 && byte < 0x7f) {
                text += QLatin1Char(static_cast<char>(byte));
            } else {
                text += QStringLiteral("\\x");
                appendHex(text, byte);
            }
        }
    }
    return text + QLatin1Char('\'');
}

QString bytesAsText(ByteView bytes)
{
    const QString decoded = QString::fromUtf8(
        reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()));
    QString text;
    text.reserve(decoded.size());
    qsizetype start = 0;
    for (qsizetype i = 0; i <= decoded.size(); ++i) {
        const bool isEnd = i == decoded.size();
        const bool isKept
            = !isEnd && (decoded.at(i) == QLatin1Char('\n') || decoded.at(i) == QLatin1Char('\t'));
        if (!isEnd && !isKept)
            continue;
        QString line = decoded.mid(start, i - start);
        if (isKept && decoded.at(i) == QLatin1Char('\n') && line.endsWith(QLatin1Char('\r')))
            line.chop(1);
        text += harmless(line);
        if (isKept)
            text += decoded.at(i);
        start = i + 1;
    }
    return text;
}

} // namespace socketscope::ui
