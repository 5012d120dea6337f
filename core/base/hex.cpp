// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hex.h"

#include <optional>

namespace socketscope {
namespace {

std::optional<std::uint8_t> digitValue(char c)
{
    if (c >= '0' && c <= '9')
        return static_cast<std::uint8_t>(c - '0');
    if (c >= 'a' && c <= 'f')
        return static_cast<std::uint8_t>(c - 'a' + 10);
    if (c >= 'A' && c <= 'F')
        return static_cast<std::uint8_t>(c - 'A' + 10);
    return std::nullopt;
}

bool isSeparator(char c)
{
    return std::string_view(" \t\r\n:-,;_").find(c) != std::string_view::npos;
}

bool startsPrefix(std::string_view rest)
{
    return rest.starts_with("0x") || rest.starts_with("0X") || rest.starts_with("\\x");
}

} // namespace

Result<Bytes> parseHex(std::string_view text)
{
    Bytes bytes;
    bytes.reserve(text.size() / 2);
    std::size_t i = 0;
    while (i < text.size()) {
        if (isSeparator(text[i])) {
            ++i;
            continue;
        }
        if (startsPrefix(text.substr(i))) {
            i += 2;
            if (i == text.size())
                return fail({.code = ErrorCode::OddHexDigits, .position = i - 1});
        }
        const auto high = digitValue(text[i]);
        if (!high)
            return fail({.code = ErrorCode::BadHexDigit, .detail = std::string(1, text[i]), .position = i});
        if (i + 1 == text.size() || isSeparator(text[i + 1]))
            return fail({.code = ErrorCode::OddHexDigits, .position = i});
        const auto low = digitValue(text[i + 1]);
        if (!low)
            return fail(
                {.code = ErrorCode::BadHexDigit, .detail = std::string(1, text[i + 1]), .position = i + 1});
        bytes.push_back(static_cast<std::uint8_t>(*high << 4 | *low));
        i += 2;
    }
    return bytes;
}

std::string toHex(ByteView bytes)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const std::uint8_t byte : bytes) {
        text.push_back(digits[byte >> 4]);
        text.push_back(digits[byte & 0x0f]);
    }
    return text;
}

} // namespace socketscope
