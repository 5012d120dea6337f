// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What happens to packets at the hosts and routers of a practice network. Qt Core only.
#pragma once

#include "core/base/bytes.h"
#include "core/lab/observer.h"

#include <QtCore/QString>

namespace socketscope::ui {

/// Why a packet was thrown away, or an answer withheld: "the TTL expired", "it limits its answers". Empty for
/// None.
[[nodiscard]] QString reasonText(lab::Reason reason);

/// A line without a full stop: "r3 took it off the line: the TTL expired". `packet` is the packet as it was
/// there, or empty.
[[nodiscard]] QString happeningText(
    lab::Happening what, lab::Reason reason, const QString& node, ByteView packet);

} // namespace socketscope::ui
