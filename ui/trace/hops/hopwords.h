// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Short words and figures about hops, for the table and the picture of a path.
#pragma once

#include "core/trace/hops.h"

#include <QtCore/QString>

#include <optional>

namespace socketscope::ui {

/// Milliseconds without their unit: "0.04", "15.2", "241".
[[nodiscard]] QString millisecondsText(double milliseconds);
[[nodiscard]] QString millisecondsText(std::optional<Duration> duration); ///< empty: none
/// "12 %", "0.4 %", "100 %"
[[nodiscard]] QString lossText(double percent);
/// "silent: later hops answer, so it forwards"; empty: nothing to remark.
[[nodiscard]] QString remarkText(trace::HopRemark remark);
/// The whole reasoning behind it, for a tool tip; empty: none.
[[nodiscard]] QString remarkReason(trace::HopRemark remark);
/// "the route changed twice"; empty: it did not.
[[nodiscard]] QString routeChangesText(std::uint64_t changes);
[[nodiscard]] QString routeChangesReason();
/// "behind NAT", and what shows it.
[[nodiscard]] QString translatedText();
[[nodiscard]] QString translatedReason();

} // namespace socketscope::ui
