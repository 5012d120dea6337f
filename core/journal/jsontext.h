// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The pieces of JSON that are written by hand for speed, and the check of a line before a parser sees
/// it.
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <charconv>
#include <string>
#include <string_view>

namespace socketscope::journal {

/// What a line of a session file may be at most. A line that holds more is refused before it is parsed.
struct LineLimits {
    static constexpr std::size_t bytes = 64U << 20;
    static constexpr std::size_t depth = 64;
    static constexpr std::size_t values
        = 10'000; ///< ours have about thirty; parsers take some 20 bytes for each
};

/// Appends `text` between quotes. What is not UTF-8 becomes U+FFFD.
void appendJsonString(std::string& out, std::string_view text);
/// Appends base64 (RFC 4648 section 4) between quotes.
void appendJsonBase64(std::string& out, ByteView bytes);

template <class Number> void appendJsonNumber(std::string& out, Number number)
{
    char digits[24];
    const auto [end, error] = std::to_chars(digits, digits + sizeof digits, number);
    out.append(digits, end);
}

[[nodiscard]] bool isUtf8(std::string_view text);

/// Fails with LineTooLong or TooDeep, in one pass and without memory of its own. Says nothing about
/// correctness.
[[nodiscard]] Result<> checkLineLimits(std::string_view line);

} // namespace socketscope::journal
