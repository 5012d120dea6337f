// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/craft/bytes/payloadtext.h"

#include "core/craft/hexpaste.h"
#include "ui/inspector/hexcopy.h"

#include <QtCore/QList>
#include <QtCore/QStringDecoder>

#include <algorithm>

namespace socketscope::ui {
namespace {

/// What a plain text edit changes or cannot show.
bool isAwkward(char32_t c)
{
    if (c == U'\n' || c == U'\t')
        return false;
    const bool isSeparator = QChar::category(c) == QChar::Separator_Line
        || QChar::category(c) == QChar::Separator_Paragraph || c == 0xfffc;
    return isSeparator || !QChar::isPrint(c);
}

} // namespace

std::optional<QString> writableText(ByteView bytes)
{
    QStringDecoder decode(QStringDecoder::Utf8, QStringConverter::Flag::Stateless);
    const QString text = decode(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())));
    if (decode.hasError())
        return std::nullopt;
    const auto characters = text.toUcs4();
    if (std::any_of(characters.begin(), characters.end(), [](uint c) { return isAwkward(c); }))
        return std::nullopt;
    const QByteArray back = text.toUtf8(); // a byte order mark at the front, for one, is lost
    if (!std::equal(bytes.begin(), bytes.end(), back.begin(), back.end(),
            [](std::uint8_t byte, char c) { return byte == static_cast<std::uint8_t>(c); }))
        return std::nullopt;
    return text;
}

QString writableHex(ByteView bytes)
{
    constexpr std::size_t perLine = 16;
    QString text;
    for (std::size_t at = 0; at < bytes.size(); at += perLine) {
        if (at > 0)
            text += QLatin1Char('\n');
        text += bytesAsHex(bytes.subspan(at, std::min(perLine, bytes.size() - at)));
    }
    return text;
}

Result<Bytes> bytesFromHex(const QString& text, bool isBeingTyped)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return Bytes {};
    auto pasted = craft::readPaste(trimmed.toStdString());
    if (pasted)
        return std::move(pasted->bytes);
    const auto isDigit = [](QChar c) { return QStringLiteral("0123456789abcdefABCDEF").contains(c); };
    const auto lastWord = std::find_if_not(trimmed.crbegin(), trimmed.crend(), isDigit) - trimmed.crbegin();
    if (isBeingTyped && lastWord % 2 == 1)
        if (auto without = bytesFromHex(trimmed.chopped(1), false))
            return without;
    return fail(pasted.error());
}

} // namespace socketscope::ui
