// SPDX-License-Identifier: GPL-3.0-or-later
/// \file A dissected packet as lines for a person or as one JSON object.
#pragma once

#include "core/wire/dissection.h"
#include "core/wire/pcapfile.h"

#include <string>

namespace socketscope::app {

/// {"layers":[{"name":…,"offset":…,"length":…,"fields":{…}},…]}, without a line's end. Layers stand outermost
/// first; those inside an ICMP error's quotation have "quoted", the depth. `number` and the packet's time and
/// lengths are there for packets of a capture: 0 leaves them out.
[[nodiscard]] std::string decodedJson(
    const wire::Dissection& dissection, const wire::CapturedPacket& packet, std::int64_t number);

/// Several lines: one for the packet, one for each layer, one for each field with its bytes.
[[nodiscard]] std::string decodedText(
    const wire::Dissection& dissection, const wire::CapturedPacket& packet, std::int64_t number);

} // namespace socketscope::app
