// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The values of fields as a person writes and reads them.
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/wire/dissection.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace socketscope::craft {

/// A number or flag: decimal, 0x…, 0b…, a name such as `udp` or `echo_request`, or, where bits have names, a
/// list of them: `syn,ack`; flags also take true and false, on and off. Fails with BadFieldValue or
/// ValueTooLarge.
[[nodiscard]] Result<std::uint64_t> parseValue(
    wire::LayerKind kind, const wire::FieldSpec& spec, std::string_view text);

/// Bytes for a field of a fixed width: an address, or hex. Fails with BadFieldValue or FieldOfOtherFamily.
[[nodiscard]] Result<Bytes> parseBytes(
    wire::LayerKind kind, const wire::FieldSpec& spec, std::string_view text);

/// The options of TCP and IPv4, or extension headers: hex, or for TCP also names, padded at the end to a
/// multiple of four bytes: `mss=1460,sackok,timestamp=1:0,nop,wscale=7`. Fails with BadFieldValue.
[[nodiscard]] Result<Bytes> parseOptions(wire::LayerKind kind, std::string_view text);

/// What parseValue() reads as the same: checksums in hex, bits with names by their names, the rest in
/// decimal.
[[nodiscard]] std::string valueText(wire::LayerKind kind, const wire::FieldSpec& spec, std::uint64_t value);

/// "udp" for protocol 17; nothing where the value has no name.
[[nodiscard]] std::optional<std::string_view> valueName(
    wire::LayerKind kind, const wire::FieldSpec& spec, std::uint64_t value);

struct NamedValue {
    std::string_view name;
    std::uint64_t value = 0;
};

/// The names that parseValue() knows for a field, by their values; the first of a value is valueName()'s.
[[nodiscard]] std::span<const NamedValue> namedValues(wire::LayerKind kind, std::string_view field);

/// `text` in lower case, without the white space around it, and with `_` for `-`.
[[nodiscard]] std::string normalized(std::string_view text);

} // namespace socketscope::craft
