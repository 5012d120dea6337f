// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What happens to packets at the hosts and routers of a practice network. Qt Core only.
#pragma once

#include "core/base/bytes.h"
#include "core/lab/observer.h"

#include <QtCore/QString>

namespace socketscope::ui {

/// A line without a full stop: "r3 took it off the line: its TTL is used up". `packet` is the packet as it
/// was there, or empty.
[[nodiscard]] QString placeLine(
    lab::Happening what, lab::Reason reason, const QString& node, ByteView packet);

} // namespace socketscope::ui
