// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The sockets that the raw helper holds until they are asked for.
#pragma once

#include "core/rawprobe/rawrequests.h"

namespace socketscope::raw {

/// One of each that rawprobe::rawSockets() lists, deaf until it is taken. Never closed here: the process
/// ends.
class HeldSockets {
public:
    /// Whether one could be opened at all. IPv6 may be switched off on a computer.
    [[nodiscard]] bool open();
    struct Taken {
        int fd = -1;
        int error = 0; ///< where there is no descriptor
    };
    /// The caller's from now on. It has not a single packet from before this call. Each is there only once.
    [[nodiscard]] Taken take(const rawprobe::SocketNumbers& wanted);

private:
    std::array<Taken, rawprobe::rawSocketCount> m_held {};
};

} // namespace socketscope::raw
