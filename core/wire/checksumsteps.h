// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The Internet checksum added up word by word, for people who want to follow it (RFC 1071 section 1).
#pragma once

#include "core/wire/checksum.h"

#include <optional>
#include <vector>

namespace socketscope::wire {

/// One word added to the sum.
struct ChecksumStep {
    std::size_t offset = 0; ///< of the word, in the pseudo-header or in the bytes
    std::uint32_t sum = 0; ///< sum before + word: up to 17 bits
    std::uint16_t word = 0;
    std::uint16_t folded = 0; ///< the sum with its carry added back in
    bool pseudo = false; ///< the word is of the pseudo-header
    bool padded = false; ///< the last byte stood alone: a zero was put behind it

    [[nodiscard]] bool carried() const { return sum > 0xffff; }
    friend bool operator==(const ChecksumStep&, const ChecksumStep&) = default;
};

/// The whole addition.
struct ChecksumTrace {
    std::vector<ChecksumStep> steps;
    std::size_t carries = 0;
    std::uint16_t sum = 0;
    std::uint16_t checksum = 0; ///< the complement of the sum
};

[[nodiscard]] ChecksumTrace traceChecksum(
    ByteView bytes, const std::optional<PseudoHeader>& before = std::nullopt);

} // namespace socketscope::wire
