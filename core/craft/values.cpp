// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/craft/values.h"

#include "core/base/hex.h"
#include "core/wire/address.h"

#include <charconv>

namespace socketscope::craft {

using wire::FieldKind;
using wire::FieldSpec;
using wire::LayerKind;

namespace {

// The first name of a value is the one that is shown.
constexpr NamedValue protocolNames[]
    = {{"hop_by_hop", 0}, {"icmp", 1}, {"igmp", 2}, {"ipv4", 4}, {"tcp", 6}, {"udp", 17}, {"ipv6", 41},
        {"routing", 43}, {"fragment", 44}, {"gre", 47}, {"esp", 50}, {"authentication", 51}, {"icmpv6", 58},
        {"no_next_header", 59}, {"destination_options", 60}, {"ospf", 89}, {"sctp", 132}};
constexpr NamedValue icmpNames[] = {{"echo_reply", 0}, {"destination_unreachable", 3}, {"unreachable", 3},
    {"source_quench", 4}, {"redirect", 5}, {"echo_request", 8}, {"echo", 8}, {"time_exceeded", 11},
    {"parameter_problem", 12}, {"timestamp", 13}, {"timestamp_reply", 14}};
constexpr NamedValue icmpv6Names[] = {{"destination_unreachable", 1}, {"unreachable", 1},
    {"packet_too_big", 2}, {"time_exceeded", 3}, {"parameter_problem", 4}, {"echo_request", 128},
    {"echo", 128}, {"echo_reply", 129}, {"router_solicitation", 133}, {"router_advertisement", 134},
    {"neighbor_solicitation", 135}, {"neighbor_advertisement", 136}};
constexpr NamedValue tcpFlagNames[] = {{"fin", 0x01}, {"syn", 0x02}, {"rst", 0x04}, {"psh", 0x08},
    {"ack", 0x10}, {"urg", 0x20}, {"ece", 0x40}, {"cwr", 0x80}};
constexpr NamedValue ipFlagNames[] = {{"mf", 1}, {"df", 2}, {"reserved", 4}};
constexpr NamedValue switchNames[] = {{"true", 1}, {"false", 0}, {"on", 1}, {"off", 0}};

/// Of fields whose bits have names each.
std::span<const NamedValue> bitNamesOf(LayerKind kind, std::string_view field)
{
    if (field != "flags")
        return {};
    return kind == LayerKind::Tcp ? std::span<const NamedValue>(tcpFlagNames) : ipFlagNames;
}

std::optional<std::uint64_t> valueNamed(std::span<const NamedValue> names, std::string_view name)
{
    for (const NamedValue& entry : names)
        if (entry.name == name)
            return entry.value;
    return std::nullopt;
}

/// Nothing where `text` is no number; the largest value where it has too many digits.
std::optional<std::uint64_t> number(std::string_view text)
{
    int base = 10;
    if (text.starts_with("0x") || text.starts_with("0b")) {
        base = text[1] == 'x' ? 16 : 2;
        text.remove_prefix(2);
    }
    std::uint64_t value = 0;
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value, base);
    if (text.empty() || stop != end || error == std::errc::invalid_argument)
        return std::nullopt;
    return error == std::errc::result_out_of_range ? UINT64_MAX : value;
}

template <class Take> bool forEachPart(std::string_view text, Take take)
{
    for (;;) {
        const std::size_t comma = text.find(',');
        if (!take(normalized(text.substr(0, comma))))
            return false;
        if (comma == std::string_view::npos)
            return true;
        text.remove_prefix(comma + 1);
    }
}

std::optional<std::uint64_t> bitList(std::span<const NamedValue> names, std::string_view text)
{
    std::uint64_t value = 0;
    const bool known = !names.empty() && forEachPart(text, [&](const std::string& part) {
        const auto bit = valueNamed(names, part);
        value |= bit.value_or(0);
        return bit.has_value();
    });
    return known ? std::optional(value) : std::nullopt;
}

tl::unexpected<Error> badValue(LayerKind kind, std::string_view field, std::string_view text)
{
    return fail({.code = ErrorCode::BadFieldValue,
        .detail = std::string(wire::layerName(kind)) + '.' + std::string(field) + '=' + std::string(text)});
}

void append(Bytes& to, std::uint64_t value, std::size_t bytes)
{
    for (std::size_t at = bytes; at > 0; --at)
        to.push_back(static_cast<std::uint8_t>(value >> (8 * (at - 1))));
}

/// Appends one option of TCP by its name. False where it is none.
bool appendTcpOption(Bytes& to, std::string_view text)
{
    const std::size_t equals = text.find('=');
    const std::string_view name = text.substr(0, equals);
    const std::string_view value = equals == std::string_view::npos ? "" : text.substr(equals + 1);
    const auto with = [&](std::uint8_t kind, std::size_t bytes) {
        const auto read = number(value);
        if (!read || *read >= std::uint64_t {1} << (8 * bytes))
            return false;
        append(to, kind, 1);
        append(to, bytes + 2, 1);
        append(to, *read, bytes);
        return true;
    };
    if (name == "mss")
        return with(2, 2);
    if (name == "wscale")
        return with(3, 1);
    if (name == "timestamp") {
        const std::size_t colon = value.find(':');
        const auto own = number(value.substr(0, colon));
        const auto echoed
            = colon == std::string_view::npos ? std::uint64_t {0} : number(value.substr(colon + 1));
        if (!own || !echoed || (*own | *echoed) > UINT32_MAX)
            return false;
        append(to, 0x080a, 2);
        append(to, *own << 32 | *echoed, 8);
        return true;
    }
    const bool plain
        = equals == std::string_view::npos && (name == "nop" || name == "eol" || name == "sackok");
    if (plain && name == "sackok")
        append(to, 0x0402, 2);
    else if (plain)
        append(to, name == "nop" ? 1 : 0, 1);
    return plain;
}

} // namespace

std::span<const NamedValue> namedValues(LayerKind kind, std::string_view field)
{
    if (field == "protocol" || field == "next_header")
        return protocolNames;
    if (field == "type")
        return kind == LayerKind::Icmpv6 ? std::span<const NamedValue>(icmpv6Names) : icmpNames;
    return {};
}

std::string normalized(std::string_view text)
{
    constexpr std::string_view white = " \t\r\n";
    const std::size_t first = text.find_first_not_of(white);
    if (first == std::string_view::npos)
        return {};
    std::string made(text.substr(first, text.find_last_not_of(white) - first + 1));
    for (char& c : made)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c == '-' ? '_' : c;
    return made;
}

Result<std::uint64_t> parseValue(LayerKind kind, const FieldSpec& spec, std::string_view text)
{
    const std::string word = normalized(text);
    auto value = number(word);
    if (!value)
        value = valueNamed(spec.kind == FieldKind::Flag ? switchNames : namedValues(kind, spec.name), word);
    if (!value)
        value = bitList(bitNamesOf(kind, spec.name), word);
    if (!value)
        return badValue(kind, spec.name, text);
    const std::uint64_t most = (std::uint64_t {1} << spec.width) - 1;
    if (*value > most)
        return fail({.code = ErrorCode::ValueTooLarge,
            .detail = std::string(wire::layerName(kind)) + '.' + spec.name,
            .amount = static_cast<std::int64_t>(most)});
    return *value;
}

Result<Bytes> parseBytes(LayerKind kind, const FieldSpec& spec, std::string_view text)
{
    const std::size_t length = spec.width / 8U;
    if (spec.kind == FieldKind::Address) {
        const auto address = wire::IpAddress::parse(normalized(text));
        if (!address || address->scope != 0)
            return badValue(kind, spec.name, text);
        if ((address->family == wire::Family::IPv4) != (length == 4))
            return fail({.code = ErrorCode::FieldOfOtherFamily,
                .detail = std::string(text),
                .amount = length == 4 ? 4 : 6});
        return Bytes(address->bytes.begin(), address->bytes.begin() + static_cast<std::ptrdiff_t>(length));
    }
    auto bytes = parseHex(text);
    if (!bytes || bytes->size() != length)
        return badValue(kind, spec.name, text);
    return bytes;
}

Result<Bytes> parseOptions(LayerKind kind, std::string_view text)
{
    if (const auto bytes = parseHex(text))
        return *bytes;
    Bytes options;
    const bool read = kind == LayerKind::Tcp
        && forEachPart(text, [&options](const std::string& part) { return appendTcpOption(options, part); });
    if (!read)
        return badValue(kind, "options", text);
    options.resize((options.size() + 3) / 4 * 4);
    return options;
}

std::string valueText(LayerKind kind, const FieldSpec& spec, std::uint64_t value)
{
    const std::string_view name = spec.name;
    if (name.ends_with("checksum")) {
        std::string text = "0x";
        for (int shift = 12; shift >= 0; shift -= 4)
            text += "0123456789abcdef"[value >> shift & 0xf];
        return text;
    }
    std::string text;
    for (const NamedValue& bit : bitNamesOf(kind, name)) {
        if ((value & bit.value) == 0)
            continue;
        text += text.empty() ? "" : ",";
        text += bit.name;
    }
    return text.empty() ? std::to_string(value) : text;
}

std::optional<std::string_view> valueName(LayerKind kind, const FieldSpec& spec, std::uint64_t value)
{
    for (const NamedValue& entry : namedValues(kind, spec.name))
        if (entry.value == value)
            return entry.name;
    return std::nullopt;
}

} // namespace socketscope::craft
