// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What comes out of an addition, and what a receiver does with it.
#pragma once

#include "core/craft/unseen.h"
#include "ui/craft/sums/packetsums.h"

namespace socketscope::ui {

/// The last line of the addition: what it is made from, and what comes out.
struct Outcome {
    QString made; ///< "~0x83f8 ="
    QString result; ///< "0x7c07"
};
[[nodiscard]] Outcome outcomeOf(const ChecksumSum& sum);
/// After so many words: "so far", "0x1d61".
[[nodiscard]] Outcome outcomeSoFar(const ChecksumSum& sum, std::size_t words);

enum class Verdict : std::uint8_t { Holds, Fails, Absent, Forbidden };
/// As a receiver judges that obeys the RFCs.
[[nodiscard]] Verdict verdictOf(const ChecksumSum& sum);

/// What the field holds, and what the receiver finds and does then.
[[nodiscard]] QString receiverText(const CraftedChecksum& checksum, const ChecksumSum& sum);
/// Why a checksum of UDP that comes out as zero is sent as FFFF; empty where it did not.
[[nodiscard]] QString zeroText(const ChecksumSum& sum);

/// Which words were changed, and why the checksum still holds.
[[nodiscard]] QString unseenText(const craft::UnseenChange& change);

} // namespace socketscope::ui
