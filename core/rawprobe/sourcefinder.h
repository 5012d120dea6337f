// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Which of this computer's addresses a packet to somewhere has as its source.
#pragma once

#include "core/wire/address.h"

namespace socketscope::rawprobe {

/// Asks the kernel's routes, without sending anything.
class SourceFinder {
public:
    struct Found {
        int error
            = 0; ///< errno; ENETUNREACH: no route, EACCES: broadcast or multicast, EADDRNOTAVAIL: not ours
        wire::IpAddress source;
    };
    /// `wanted` none: the one the kernel would choose; else it is checked to be an address of this computer.
    /// What was found stays good for a tenth of a second, so that a burst of probes asks once.
    [[nodiscard]] Found find(
        const wire::IpAddress& wanted, const wire::IpAddress& destination, std::int64_t now);
    /// What was found turned out to be wrong.
    void forget() { m_until = 0; }

private:
    wire::IpAddress m_wanted;
    wire::IpAddress m_destination;
    wire::IpAddress m_source;
    std::int64_t m_until = 0;
};

} // namespace socketscope::rawprobe
