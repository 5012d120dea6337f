// SPDX-License-Identifier: GPL-3.0-or-later
/// \file From what Qt says went wrong to the number that the system uses for it.
#pragma once

#include <QtNetwork/QAbstractSocket>

namespace socketscope::talk {

/// Qt keeps kinds of errors, not numbers. `seen` is errno right after the failed method, or 0 where that is
/// unknown: it decides where one kind stands for several numbers.
[[nodiscard]] int errnoOf(QAbstractSocket::SocketError error, int seen = 0);

} // namespace socketscope::talk
