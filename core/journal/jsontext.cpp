// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/jsontext.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace socketscope::journal {
namespace {

constexpr std::string_view replacement = "\xef\xbf\xbd"; // U+FFFD
constexpr std::string_view hexDigits = "0123456789abcdef";
constexpr std::string_view base64Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

constexpr bool isPlain(unsigned char c)
{
    return c >= 0x20 && c < 0x7f && c != '"' && c != '\\';
}

/// Length of the well-formed UTF-8 sequence at the front of `text`, which is not empty, or 0 (Unicode 15,
/// table 3-7).
std::size_t sequenceLength(std::string_view text)
{
    const auto byte = [&text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(0);
    if (first < 0x80)
        return 1;
    const std::size_t length = first >= 0xc2 && first <= 0xdf ? 2
        : (first & 0xf0) == 0xe0                              ? 3
        : first >= 0xf0 && first <= 0xf4                      ? 4
                                                              : 0;
    if (length == 0 || text.size() < length)
        return 0;
    const unsigned char lowest = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
    const unsigned char highest = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
    if (byte(1) < lowest || byte(1) > highest)
        return 0;
    for (std::size_t i = 2; i < length; ++i)
        if ((byte(i) & 0xc0) != 0x80)
            return 0;
    return length;
}

void appendEscaped(std::string& out, char c)
{
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\')
        out += {'\\', c};
    else if (c == '\n')
        out += "\\n";
    else
        out += {'\\', 'u', '0', '0', hexDigits[byte >> 4], hexDigits[byte & 15]};
}

/// Two base64 digits for each value of 12 bits.
using DigitPairs = std::array<std::array<char, 2>, 4096>;

constexpr DigitPairs makeDigitPairs()
{
    DigitPairs pairs {};
    for (std::size_t value = 0; value < pairs.size(); ++value)
        pairs[value] = {base64Digits[value >> 6], base64Digits[value & 63]};
    return pairs;
}

constexpr DigitPairs digitPairs = makeDigitPairs();

} // namespace

void appendJsonString(std::string& out, std::string_view text)
{
    out += '"';
    while (!text.empty()) {
        const auto special = std::find_if_not(
            text.begin(), text.end(), [](char c) { return isPlain(static_cast<unsigned char>(c)); });
        const auto plain = static_cast<std::size_t>(special - text.begin());
        out.append(text.data(), plain);
        text.remove_prefix(plain);
        if (text.empty())
            break;
        const std::size_t length = sequenceLength(text);
        if (length == 0)
            out += replacement;
        else if (length == 1)
            appendEscaped(out, text.front());
        else
            out.append(text.data(), length);
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
    out += '"';
}

void appendJsonBase64(std::string& out, ByteView bytes)
{
    const std::size_t start = out.size();
    out.resize(start + 2 + (bytes.size() + 2) / 3 * 4, '=');
    out[start] = '"';
    char* to = out.data() + start + 1;
    std::size_t i = 0;
    for (; i + 3 <= bytes.size(); i += 3, to += 4) {
        const std::uint32_t group = static_cast<std::uint32_t>(bytes[i]) << 16
            | static_cast<std::uint32_t>(bytes[i + 1]) << 8 | bytes[i + 2];
        std::memcpy(to, digitPairs[group >> 12].data(), 2);
        std::memcpy(to + 2, digitPairs[group & 0xfff].data(), 2);
    }
    if (const std::size_t left = bytes.size() - i; left > 0) {
        const std::uint32_t group = static_cast<std::uint32_t>(bytes[i]) << 16
            | (left == 2 ? static_cast<std::uint32_t>(bytes[i + 1]) << 8 : 0U);
        std::memcpy(to, digitPairs[group >> 12].data(), 2);
        if (left == 2)
            to[2] = base64Digits[(group >> 6) & 63];
    }
    out.back() = '"';
}

bool isUtf8(std::string_view text)
{
    while (!text.empty()) {
        const std::size_t length = sequenceLength(text);
        if (length == 0)
            return false;
        text.remove_prefix(length);
    }
    return true;
}

Result<> checkLineLimits(std::string_view line)
{
    if (line.size() > LineLimits::bytes)
        return fail({.code = ErrorCode::LineTooLong, .amount = static_cast<std::int64_t>(line.size())});
    std::size_t depth = 0;
    std::size_t values = 1;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (c == '"') {
            for (i = line.find_first_of("\"\\", i + 1); i != std::string_view::npos && line[i] == '\\';)
                i = i + 2 <= line.size() ? line.find_first_of("\"\\", i + 2) : std::string_view::npos;
            if (i == std::string_view::npos)
                return {};
        } else if (c == '{' || c == '[') {
            if (++depth > LineLimits::depth)
                return fail({.code = ErrorCode::TooDeep, .position = i});
        } else if ((c == '}' || c == ']') && depth > 0) {
            --depth;
        } else if (c == ',' && ++values > LineLimits::values) {
            return fail({.code = ErrorCode::LineTooLong,
                .amount = static_cast<std::int64_t>(line.size()),
                .position = i});
        }
    }
    return {};
}

} // namespace socketscope::journal
