// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/craft/hexdump.h"

#include <algorithm>
#include <charconv>

namespace socketscope::craft {
namespace {

constexpr std::size_t widestRow = 256; ///< bytes that a line may have
constexpr std::string_view white = " \t";

/// A line that starts with an offset.
struct Row {
    std::size_t line = 0; ///< its number, from 1
    std::string_view offset; ///< its digits
    std::string_view rest; ///< what stands behind it; empty where the offset stands alone
    bool hasColon = false;
    bool isRepeated = false; ///< "*" follows: the same again up to the next offset
};

std::string_view skipWhite(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(white);
    return first == std::string_view::npos ? std::string_view() : text.substr(first);
}

std::string_view hexRun(std::string_view text)
{
    const auto end = std::ranges::find_if_not(text, isHexDigit);
    return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

/// Hex digits for whole bytes up to a separator.
std::string_view byteWord(std::string_view text)
{
    const std::string_view run = hexRun(text);
    const bool ends = run.size() == text.size() || text[run.size()] == ' ' || text[run.size()] == '\t'
        || text[run.size()] == '-' || text[run.size()] == '|';
    return ends && run.size() % 2 == 0 ? run : std::string_view();
}

std::optional<Row> rowOf(std::string_view text, std::size_t line)
{
    text = skipWhite(text);
    if (text.starts_with("0x") || text.starts_with("0X"))
        text.remove_prefix(2);
    Row row {.line = line, .offset = hexRun(text)};
    if (row.offset.size() < 3 || row.offset.size() > 16)
        return std::nullopt;
    text.remove_prefix(row.offset.size());
    row.hasColon = text.starts_with(':');
    text.remove_prefix(row.hasColon ? 1 : 0);
    row.rest = skipWhite(text);
    if (row.rest.empty())
        return !row.hasColon && row.offset.size() >= 6 ? std::optional(row) : std::nullopt;
    if (row.rest.size() == text.size() || byteWord(row.rest).empty())
        return std::nullopt;
    return row;
}

/// Whether `text` is how a dump shows these bytes as characters. Dots, and characters beyond ASCII, may stand
/// for any byte; spaces at both ends may be lost.
bool isColumnOf(ByteView bytes, std::string_view text)
{
    std::string shown;
    for (const std::uint8_t byte : bytes)
        shown += byte >= 0x20 && byte < 0x7f ? static_cast<char>(byte) : '.';
    std::string seen;
    for (const char c : text)
        if ((static_cast<unsigned char>(c) & 0xc0U) != 0x80U) // one for each character of UTF-8
            seen += (static_cast<unsigned char>(c) & 0x80U) != 0 ? '.' : c;
    seen.erase(seen.find_last_not_of(white) + 1);
    const std::size_t lost = std::min(shown.find_first_not_of(' '), shown.size());
    for (const std::size_t from : {std::size_t {0}, lost}) {
        std::string_view wanted = std::string_view(shown).substr(from);
        while (wanted.size() > seen.size() && wanted.ends_with(' '))
            wanted.remove_suffix(1);
        const auto same = [](char is, char should) { return is == should || is == '.'; };
        if (std::ranges::equal(seen, wanted, same))
            return true;
    }
    return false;
}

struct RowBytes {
    Bytes bytes;
    std::string_view stop; ///< the word that is no byte, where the row ended with one in the middle of bytes
    bool goesOn = false; ///< more bytes seem to stand there than may be read
};

/// Two bytes as one number of a little-endian machine, as `hexdump` and `od -x` write them: offsets of seven
/// digits without a colon.
bool isSwapped(const Row& row, std::string_view word)
{
    return !row.hasColon && row.offset.size() == 7 && word.size() == 4;
}

RowBytes bytesOf(const Row& row, std::size_t most, bool mayHaveColumn)
{
    RowBytes read;
    std::string_view text = row.rest;
    while (!text.empty() && read.bytes.size() < most) {
        const std::string_view next = skipWhite(text);
        const bool isGap = text.size() - next.size() >= 2 || text.starts_with('\t');
        text = next;
        if (text.empty() || text[0] == '|' || text[0] == '>')
            break;
        if (isGap && mayHaveColumn && !read.bytes.empty() && isColumnOf(read.bytes, text))
            break;
        const std::string_view word = byteWord(text);
        if (word.empty()) {
            if (!isGap)
                read.stop = text.substr(0, std::min(text.find_first_of(white), text.size()));
            break;
        }
        appendHex(read.bytes, word);
        if (isSwapped(row, word))
            std::swap(read.bytes.end()[-1], read.bytes.end()[-2]);
        text.remove_prefix(word.size());
        if (text.starts_with('-'))
            text.remove_prefix(1);
    }
    const std::string_view next = skipWhite(text);
    const bool isNear = text.size() - next.size() == 1 && text[0] == ' ';
    read.goesOn
        = read.bytes.size() > most || (read.bytes.size() == most && isNear && !byteWord(next).empty());
    if (read.bytes.size() > most)
        read.bytes.resize(most);
    return read;
}

std::optional<std::size_t> offsetOf(const Row& row, int base)
{
    std::size_t value = 0;
    const char* const end = row.offset.data() + row.offset.size();
    const auto [stop, error] = std::from_chars(row.offset.data(), end, value, base);
    return stop == end && error == std::errc() ? std::optional(value) : std::nullopt;
}

std::vector<Row> rowsOf(const std::vector<std::string_view>& lines, std::size_t& skipped)
{
    std::vector<Row> rows;
    for (std::size_t at = 0; at < lines.size(); ++at) {
        const std::string_view text = skipWhite(lines[at]);
        if (const auto row = rowOf(text, at + 1))
            rows.push_back(*row);
        else if (text.starts_with('*') && skipWhite(text.substr(1)).empty() && !rows.empty())
            rows.back().isRepeated = true;
        else if (!text.empty())
            ++skipped;
    }
    return rows;
}

/// Adds a row again and again until `count` bytes are there since its start.
void repeat(Bytes& bytes, const Bytes& row, std::size_t count)
{
    for (std::size_t at = row.size(); at < count; ++at)
        bytes.push_back(row[at % row.size()]);
}

/// Reads the first dump, its offsets being of that base.
Result<Pasted> readRows(const std::vector<Row>& rows, int base)
{
    Pasted pasted {.form = PasteForm::Dump};
    std::size_t width = 16;
    for (std::size_t at = 0; at < rows.size(); ++at) {
        const Row& row = rows[at];
        const auto here = offsetOf(row, base);
        const auto next = at + 1 < rows.size() ? offsetOf(rows[at + 1], base) : std::nullopt;
        const bool isLast = !next || *next <= here.value_or(0);
        if (!here || (!isLast && *next - *here > mostPaste))
            return fail({.code = ErrorCode::DumpGap, .position = row.line});
        const std::size_t count = isLast ? 0 : *next - *here;
        const std::size_t most = isLast ? widestRow : row.isRepeated ? width : count;
        const RowBytes read = bytesOf(row, most, isLast || row.isRepeated);
        pasted.bytes.insert(pasted.bytes.end(), read.bytes.begin(), read.bytes.end());
        if (!read.stop.empty() && read.bytes.size() < (isLast ? widestRow : count))
            return fail(
                {.code = ErrorCode::BadDumpLine, .detail = std::string(read.stop), .position = row.line});
        if (isLast) {
            const auto isStart
                = [&](const Row& other) { return offsetOf(other, base) == offsetOf(rows[0], base); };
            const auto behind = rows.begin() + static_cast<std::ptrdiff_t>(at) + 1;
            pasted.morePackets = static_cast<std::size_t>(std::count_if(behind, rows.end(), isStart));
            if (behind != rows.end() && !isStart(*behind))
                return fail({.code = ErrorCode::DumpGap,
                    .amount = static_cast<std::int64_t>(pasted.bytes.size()),
                    .position = behind->line});
            break;
        }
        if (row.isRepeated && !read.bytes.empty())
            repeat(pasted.bytes, read.bytes, count);
        else if (read.bytes.size() < count || (read.goesOn && !rows[at + 1].rest.empty()))
            return fail({.code = ErrorCode::DumpGap,
                .amount = static_cast<std::int64_t>(pasted.bytes.size()),
                .position = rows[at + 1].line});
        width = row.isRepeated ? width : count;
    }
    return pasted;
}

/// Whether the lines are surely a dump, and not a stream whose first word looks like an offset.
bool isDump(const std::vector<Row>& rows, bool isConsistent)
{
    if (rows.empty() || rows[0].rest.empty())
        return false;
    if (rows[0].hasColon)
        return true;
    if (rows[0].offset.find_first_not_of('0') != std::string_view::npos)
        return false;
    const bool isOffset = byteWord(rows[0].rest).size() == 2 || rows[0].offset.size() >= 6;
    return isOffset || (rows.size() > 1 && isConsistent);
}

} // namespace

std::vector<std::string_view> linesOf(std::string_view text)
{
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        lines.push_back(line);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

bool isHexDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

void appendHex(Bytes& to, std::string_view digits)
{
    const auto value = [](char c) { return c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10; };
    for (std::size_t at = 0; at + 1 < digits.size(); at += 2)
        to.push_back(static_cast<std::uint8_t>(value(digits[at]) << 4 | value(digits[at + 1])));
}

Result<std::optional<Pasted>> readDump(const std::vector<std::string_view>& lines)
{
    std::size_t skipped = 0;
    const std::vector<Row> rows = rowsOf(lines, skipped);
    if (rows.empty())
        return std::optional<Pasted>();
    // Hex everywhere but in od, which counts in octal unless told otherwise.
    auto pasted = readRows(rows, 16);
    for (const int base : {8, 10})
        if (!pasted && pasted.error().code == ErrorCode::DumpGap)
            if (auto other = readRows(rows, base))
                pasted = std::move(other);
    if (!isDump(rows, pasted.has_value()))
        return std::optional<Pasted>();
    if (!pasted)
        return fail(pasted.error());
    pasted->skippedLines = skipped;
    return std::optional(std::move(*pasted));
}

} // namespace socketscope::craft
