// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/talk/escapes.h"

#include "core/base/hex.h"

namespace socketscope::ui {

QString escaped(std::string_view bytes)
{
    std::string text;
    for (const char c : bytes) {
        const auto byte = static_cast<std::uint8_t>(c);
        if (c == '\n')
            text += "\\n";
        else if (c == '\r')
            text += "\\r";
        else if (c == '\t')
            text += "\\t";
        else if (c == '\0')
            text += "\\0";
        else if (c == '\\')
            text += "\\\\";
        else if (byte < 0x20 || byte >= 0x7f)
            text += "\\x" + toHex(ByteView(&byte, 1));
        else
            text += c;
    }
    return QString::fromStdString(text);
}

std::optional<std::string> unescaped(const QString& text)
{
    const std::string written = text.toStdString();
    std::string bytes;
    for (std::size_t i = 0; i < written.size(); ++i) {
        if (written[i] != '\\') {
            bytes += written[i];
            continue;
        }
        if (++i == written.size())
            return std::nullopt;
        constexpr std::string_view names = "nrt0\\";
        constexpr std::string_view values("\n\r\t\0\\", 5);
        if (const std::size_t known = names.find(written[i]); known != std::string_view::npos) {
            bytes += values[known];
        } else if (written[i] == 'x') {
            const auto byte = parseHex(std::string_view(written).substr(i + 1, 2));
            if (!byte || byte->size() != 1)
                return std::nullopt;
            bytes += static_cast<char>(byte->front());
            i += 2;
        } else {
            return std::nullopt;
        }
    }
    return bytes;
}

} // namespace socketscope::ui
