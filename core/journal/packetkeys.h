// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What a line says of a packet of a trace or of a crafted one, in keys that say what they mean:
/// "round" and not "result".
#pragma once

#include "core/journal/event.h"

#include <string>

namespace socketscope::journal {

class Fields;

/// Which members of an event stand under keys of their own, and not under the name of the member.
struct OwnKeys {
    bool result = false;
    bool argument = false;
    bool step = false;
};
[[nodiscard]] OwnKeys ownKeysOf(const Event& event);

/// Appends those keys, and `ttl` and `inferred_bytes` where the event has them.
void appendPacketKeys(std::string& out, const Event& event, const OwnKeys& own);
/// Reads them into the event, whose kind and code are known. What is wrong, `fields` remembers.
void readPacketKeys(Fields& fields, Event& event);

} // namespace socketscope::journal
