// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Where descriptors come from: this computer, or the raw helper.
#pragma once

#include "core/base/result.h"

namespace socketscope::net {

/// Everything that needs a socket asks one of these, so the same endpoint runs on any network.
class SocketSource {
public:
    virtual ~SocketSource() = default;
    /// A new non-blocking, close-on-exec descriptor, with the numbers of socket(2). Fails with SystemCall;
    /// sources that have to ask somebody say how else.
    [[nodiscard]] virtual Result<int> open(int family, int type, int protocol) = 0;
};

/// ::socket() here, in this process and its network namespace.
class HostSockets final : public SocketSource {
public:
    [[nodiscard]] Result<int> open(int family, int type, int protocol) override;
};

} // namespace socketscope::net
