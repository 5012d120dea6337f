// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The times of pcapng, whose unit each interface chooses.
#pragma once

#include <cstdint>
#include <optional>

namespace socketscope::wire {

/// `ticks` of an interface as nanoseconds since 1970. `resolution` is the byte of the option if_tsresol: a
/// negative power of ten, or of two where its first bit is set. Nothing where the result does not fit.
[[nodiscard]] std::optional<std::int64_t> captureTime(
    std::uint64_t ticks, std::uint8_t resolution, std::int64_t offsetSeconds);

} // namespace socketscope::wire
