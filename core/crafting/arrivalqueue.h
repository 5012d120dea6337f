// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Packets that were read from sockets and not taken yet.
#pragma once

#include "core/crafting/transport.h"

#include <deque>

namespace socketscope::crafting {

/// Never grows beyond what one reading of the sockets gives it: they are read only when it is empty.
class ArrivalQueue {
public:
    void add(const Arrival& arrival);
    [[nodiscard]] bool isEmpty() const { return m_stored.empty(); }
    /// Oldest first, by the time of arrival: several sockets have been read one after the other.
    void sort();
    /// The bytes are valid until the next call.
    [[nodiscard]] std::optional<Arrival> take();

private:
    struct Stored {
        Arrival arrival;
        Bytes bytes;
    };
    std::deque<Stored> m_stored;
    Bytes m_taken;
};

} // namespace socketscope::crafting
