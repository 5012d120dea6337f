// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The probe helper at work, once it has nothing but its sockets.
#pragma once

#include "core/rawprobe/messages.h"
#include "core/rawprobe/prober.h"
#include "core/rawprobe/tokenbucket.h"

namespace socketscope::probe {

/// Reads requests from a socket and reports to it, until the other end is closed.
class Service {
public:
    Service(int fd, rawprobe::Prober& prober);

    enum class End {
        Closed, ///< the other end is gone
        BadGrammar, ///< it sent something that is no request
    };
    [[nodiscard]] End run();

private:
    enum class Read { Nothing, Something, Closed, Bad };
    [[nodiscard]] Read readOne();
    void answer(const rawprobe::Request& request);
    void send(const rawprobe::Request& request);
    /// Waits while the other end does not read; false where it is gone.
    void report(const rawprobe::Report& report);
    void reportAll();

    int m_fd;
    bool m_gone = false;
    rawprobe::Prober& m_prober;
    rawprobe::TokenBucket m_bucket;
};

} // namespace socketscope::probe
