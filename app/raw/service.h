// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The raw helper at work, once it has nothing but its sockets.
#pragma once

#include "app/raw/heldsockets.h"

namespace socketscope::raw {

/// Answers requests from a socket until the other end is closed, or there have been as many as there are
/// sockets.
class Service {
public:
    Service(int fd, HeldSockets& sockets);

    enum class End {
        Done, ///< all answered, or the other end is gone
        BadGrammar, ///< it sent something that is no request
    };
    [[nodiscard]] End run();

private:
    enum class Step { Answered, Closed, Bad };
    [[nodiscard]] Step serveOne();
    [[nodiscard]] bool answer(const rawprobe::RawRequest& request);

    int m_fd;
    HeldSockets& m_sockets;
};

} // namespace socketscope::raw
