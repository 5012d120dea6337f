// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What a trace over this computer's network can have for a target.
#pragma once

#include "core/base/result.h"
#include "core/wire/address.h"

namespace socketscope::tracing {

/// Fails with NotOneHost for an address of many hosts or of none, and with NoZone for a link-local one
/// without its interface: nothing is to be sent there.
[[nodiscard]] Result<> checkTarget(const wire::IpAddress& address);

/// Why a look-up failed, as it concerns a trace: where a family was asked for, MixedFamilies is about that
/// (OtherFamily) and not about another end.
[[nodiscard]] Error whyNoTarget(Error error, wire::Family asked);

} // namespace socketscope::tracing
