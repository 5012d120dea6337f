// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/craft/hexpaste.h"

#include "core/base/hex.h"
#include "core/craft/hexdump.h"
#include "core/wire/bytewriter.h"
#include "core/wire/dissection.h"
#include "core/wire/ethernetheader.h"
#include "core/wire/ipv4header.h"
#include "core/wire/ipv6header.h"

#include <algorithm>
#include <charconv>

namespace socketscope::craft {
namespace {

constexpr std::string_view separators = " \t\r\n:-,;_.{}[]()\"'";

std::size_t lineAt(std::string_view text, std::size_t at)
{
    return static_cast<std::size_t>(
               std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'))
        + 1;
}

tl::unexpected<Error> badWord(std::string_view word, std::size_t line)
{
    return fail(
        {.code = ErrorCode::BadDumpLine, .detail = std::string(word.substr(0, 40)), .position = line});
}

/// Puts spaces in place of C's and Python's comments; lines stay where they are.
std::string withoutComments(std::string_view text)
{
    std::string bare(text);
    for (std::size_t at = 0; at < bare.size(); ++at) {
        const bool isBlock = bare.compare(at, 2, "/*") == 0;
        if (!isBlock && bare[at] != '#' && bare.compare(at, 2, "//") != 0)
            continue;
        std::size_t end = isBlock ? bare.find("*/", at + 2) : bare.find('\n', at);
        end = std::min(end == std::string::npos ? bare.size() : end + (isBlock ? 2 : 0), bare.size());
        for (; at < end; ++at)
            bare[at] = bare[at] == '\n' ? '\n' : ' ';
        --at;
    }
    return bare;
}

/// One character of a literal, from the backslash on. Returns how many characters it takes; 0 where it is
/// none.
std::size_t escape(std::string_view text, Bytes& to)
{
    constexpr std::string_view letters = "abfnrtv\\'\"";
    constexpr std::string_view values = "\a\b\f\n\r\t\v\\'\"";
    if (text.size() < 2)
        return 0;
    if (text[1] == '\n')
        return 2;
    if (text[1] == 'x') {
        if (text.size() < 4 || !isHexDigit(text[2]) || !isHexDigit(text[3]))
            return 0;
        appendHex(to, text.substr(2, 2));
        return 4;
    }
    if (text[1] >= '0' && text[1] <= '7') {
        unsigned value = 0;
        const auto [stop, error]
            = std::from_chars(text.data() + 1, text.data() + std::min<std::size_t>(4, text.size()), value, 8);
        to.push_back(static_cast<std::uint8_t>(value));
        return static_cast<std::size_t>(stop - text.data());
    }
    const std::size_t letter = letters.find(text[1]);
    if (letter == std::string_view::npos)
        return 0;
    to.push_back(static_cast<std::uint8_t>(values[letter]));
    return 2;
}

/// All literals of the text, one behind the other, as both languages join neighbours.
Result<Pasted> readLiterals(std::string_view text)
{
    Pasted pasted {.form = PasteForm::Literal};
    char quote = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (quote == 0) {
            quote = c == '"' || c == '\'' ? c : '\0';
            ++at;
        } else if (c == quote) {
            quote = 0;
            ++at;
        } else if (c == '\\') {
            const std::size_t taken = escape(text.substr(at), pasted.bytes);
            if (taken == 0)
                return badWord(text.substr(at, 4), lineAt(text, at));
            at += taken;
        } else {
            pasted.bytes.push_back(static_cast<std::uint8_t>(c));
            ++at;
        }
    }
    return pasted;
}

bool isLiteral(std::string_view text)
{
    const std::size_t quote = text.find_first_of("\"'");
    if (quote == std::string_view::npos)
        return false;
    const auto isWord = [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; };
    const bool isPython = quote > 0 && text[quote - 1] == 'b' && (quote == 1 || !isWord(text[quote - 2]));
    return isPython || text.find("\\x", quote) != std::string_view::npos;
}

/// What stands in quotes, as words; for `bytes.fromhex("45 00")`.
std::string quotedOnly(std::string_view text)
{
    std::string kept;
    char quote = 0;
    for (const char c : text) {
        const bool ends = quote != 0 && c == quote;
        const bool starts = quote == 0 && (c == '"' || c == '\'');
        kept += c == '\n' || (quote != 0 && !ends) ? c : ' ';
        quote = ends ? '\0' : starts ? c : quote;
    }
    return kept;
}

/// Numbers of C between the first pair of braces (or of brackets, as Python's lists have).
Result<Pasted> readArray(std::string_view text, char open, char close)
{
    Pasted pasted {.form = PasteForm::Array};
    const std::size_t begin = text.find(open) + 1;
    const std::size_t end = std::min(text.find(close, begin), text.size());
    for (std::size_t at = begin; at < end;) {
        const std::size_t first = std::min(text.find_first_not_of(" \t\r\n,", at), end);
        at = std::min(text.find_first_of(" \t\r\n,", first), end);
        std::string_view word = text.substr(first, at - first);
        if (word.empty())
            continue;
        const bool isHex = word.starts_with("0x") || word.starts_with("0X");
        const std::string_view digits = word.substr(isHex ? 2 : 0);
        unsigned value = 0;
        const auto [stop, error]
            = std::from_chars(digits.data(), digits.data() + digits.size(), value, isHex ? 16 : 10);
        if (error != std::errc() || stop != digits.data() + digits.size() || value > 0xff)
            return badWord(word, lineAt(text, first));
        pasted.bytes.push_back(static_cast<std::uint8_t>(value));
    }
    return pasted;
}

bool isAllHex(std::string_view word)
{
    return !word.empty() && std::ranges::all_of(word, isHexDigit);
}

std::vector<std::string_view> wordsOf(std::string_view line)
{
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at < line.size();) {
        const std::size_t first = std::min(line.find_first_not_of(separators, at), line.size());
        at = std::min(line.find_first_of(separators, first), line.size());
        if (at == first)
            break;
        std::string_view word = line.substr(first, at - first);
        if (word.starts_with("0x") || word.starts_with("0X"))
            word.remove_prefix(2);
        words.push_back(word);
    }
    return words;
}

/// A line of which the greater part is no hex is a person's words.
bool isWords(const std::vector<std::string_view>& words)
{
    std::size_t hex = 0;
    std::size_t other = 0;
    for (const std::string_view word : words)
        (isAllHex(word) ? hex : other) += word.size();
    return other > hex;
}

Result<Pasted> readStream(const std::vector<std::string_view>& lines)
{
    Pasted pasted;
    for (std::size_t at = 0; at < lines.size(); ++at) {
        const std::vector<std::string_view> words = wordsOf(lines[at]);
        if (isWords(words)) {
            ++pasted.skippedLines;
            continue;
        }
        for (const std::string_view word : words) {
            if (!isAllHex(word) || word.size() % 2 != 0)
                return badWord(word, at + 1);
            appendHex(pasted.bytes, word);
        }
    }
    return pasted;
}

/// `\x45\x00` without quotes around it.
std::string withoutBackslashes(std::string text)
{
    for (std::size_t at = 0; (at = text.find("\\x", at)) != std::string::npos;)
        text[at] = text[at + 1] = ' ';
    std::ranges::replace(text, '\\', ' ');
    return text;
}

Result<Pasted> readAny(std::string_view text)
{
    auto dump = readDump(linesOf(text));
    if (!dump)
        return fail(dump.error());
    if (*dump)
        return std::move(**dump);
    if (text.find("fromhex") == std::string_view::npos) {
        if (isLiteral(text))
            return readLiterals(text);
        const std::string bare = withoutComments(text);
        if (bare.find('{') != std::string::npos)
            return readArray(bare, '{', '}');
        if (bare.find("[0x") != std::string::npos)
            return readArray(bare, '[', ']');
        return readStream(linesOf(withoutBackslashes(bare)));
    }
    return readStream(linesOf(quotedOnly(text)));
}

} // namespace

Result<Pasted> readPaste(std::string_view text)
{
    if (text.size() > mostPaste)
        return fail({.code = ErrorCode::TextTooLong,
            .amount = static_cast<std::int64_t>(text.size()),
            .position = mostPaste});
    auto pasted = readAny(text);
    if (pasted && pasted->bytes.empty())
        return fail({.code = ErrorCode::NoBytes});
    return pasted;
}

Result<IpBytes> stripLink(ByteView bytes)
{
    IpBytes ip {.linkType = wire::guessLinkType(bytes)};
    std::size_t at = 0;
    if (ip.linkType == wire::LinkType::Ethernet) {
        const auto header = wire::EthernetHeader::parse(bytes);
        if (!header)
            return fail({.code = ErrorCode::NotIp});
        std::uint16_t type = header->etherType;
        at = wire::EthernetHeader::size;
        while ((type == wire::ethertype::vlan || type == wire::ethertype::serviceVlan)
            && bytes.size() >= at + wire::VlanTag::size) {
            type = wire::word16(bytes, at + 2);
            at += wire::VlanTag::size;
        }
        if (type == wire::ethertype::arp)
            return fail({.code = ErrorCode::NotIp, .detail = "arp"});
        if ((type != wire::ethertype::ipv4 && type != wire::ethertype::ipv6) || at == bytes.size())
            return fail({.code = ErrorCode::NotIp,
                .detail = "0x"
                    + toHex(Bytes {static_cast<std::uint8_t>(type >> 8), static_cast<std::uint8_t>(type)})});
    }
    ip.linkHeader = at;
    ByteView packet = bytes.subspan(at);
    if (at > 0) {
        std::size_t length = packet.size();
        if (const auto v4 = wire::Ipv4Header::parse(packet))
            length = v4->packetLength(packet.size());
        else if (const auto v6 = wire::Ipv6Header::parse(packet))
            length = v6->packetLength(packet.size());
        ip.trailer = packet.size() - length;
        packet = packet.first(length);
    }
    ip.bytes.assign(packet.begin(), packet.end());
    return ip;
}

} // namespace socketscope::craft
