// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/plaintext.h"

#include <QtCore/QList>

namespace socketscope::ui {
namespace {

bool isInvisible(char32_t c)
{
    switch (c) {
    case 0x034f: // combining grapheme joiner
    case 0x115f: // the Hangul fillers are letters that show nothing
    case 0x1160:
    case 0x3164:
    case 0xffa0:
    case 0x2800: // a Braille pattern without dots
        return true;
    default:
        break;
    }
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Other_NotAssigned:
    case QChar::Other_PrivateUse:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return false;
    }
}

QString escaped(char32_t c)
{
    switch (c) {
    case U'\n':
        return QStringLiteral("\\n");
    case U'\r':
        return QStringLiteral("\\r");
    case U'\t':
        return QStringLiteral("\\t");
    default:
        break;
    }
    if (c < 0x100)
        return QStringLiteral("\\x%1").arg(static_cast<uint>(c), 2, 16, QLatin1Char('0'));
    if (c < 0x10000)
        return QStringLiteral("\\u%1").arg(static_cast<uint>(c), 4, 16, QLatin1Char('0'));
    return QStringLiteral("\\U%1").arg(static_cast<uint>(c), 8, 16, QLatin1Char('0'));
}

} // namespace

QString harmless(const QString& text)
{
    QString result;
    result.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar first = text.at(i);
        char32_t c = first.unicode();
        if (first.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate())
            c = QChar::surrogateToUcs4(first, text.at(++i));
        if (isInvisible(c))
            result += escaped(c);
        else
            result += QString::fromUcs4(&c, 1);
    }
    return result;
}

QString harmless(std::string_view utf8)
{
    return harmless(QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())));
}

} // namespace socketscope::ui
