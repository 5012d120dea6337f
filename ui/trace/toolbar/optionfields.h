// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The numbers among the options of a trace, as texts that people type, in both directions.
#pragma once

#include "ui/trace/toolbar/traceask.h"

#include <array>

namespace socketscope::ui {

enum class OptionField : std::uint8_t {
    First,
    Max,
    Queries,
    InFlight,
    Interval,
    Wait,
    Rounds,
    Size,
    Pattern,
    Tos,
    Port,
    SourcePort,
    Source,
    Count
};
inline constexpr auto optionFieldCount = static_cast<std::size_t>(OptionField::Count);

using OptionTexts = std::array<QString, optionFieldCount>;

/// "Last TTL", "Every … seconds".
[[nodiscard]] QString labelOf(OptionField field);
/// What an empty field means, shown in it in quiet text.
[[nodiscard]] QString usualTextOf(OptionField field);
/// A sentence about what the field takes, shown where what stands in it cannot be used.
[[nodiscard]] QString rangeOf(OptionField field);

/// Puts what stands in the fields into `ask`; an empty field leaves what is there. Gives the first field that
/// cannot be used.
[[nodiscard]] std::optional<OptionField> readOptions(const OptionTexts& texts, TraceAsk& ask);
/// The settings with as much of the target's address as Settings::check() needs: at least a family that may
/// be the target's.
[[nodiscard]] trace::Settings settingsToCheck(const TraceAsk& ask);
/// Which field an error of Settings::check() is about.
[[nodiscard]] std::optional<OptionField> fieldOf(const Error& error, trace::Protocol protocol);
/// What is wrong with it, and what it takes.
[[nodiscard]] QString problemOf(OptionField field, const Error& error, const trace::ProbeShape& shape);

} // namespace socketscope::ui
