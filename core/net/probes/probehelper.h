// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The probe helper as a process of ours.
#pragma once

#include "core/net/helperprocess.h"

namespace socketscope::net {

/// Ended with this object.
class ProbeHelper {
public:
    /// `path` is absolute and compiled in. Fails with FileMissing or SystemCall.
    [[nodiscard]] static Result<ProbeHelper> start(const std::string& path);

    /// Our end, non-blocking, SOCK_SEQPACKET.
    [[nodiscard]] int socket() const { return m_process.socket(); }
    /// Asks it what it can, and waits for the answer for half a second at most. 0, or Report::hasIpv4 and
    /// hasIpv6.
    [[nodiscard]] std::uint8_t askFamilies() const;

private:
    explicit ProbeHelper(HelperProcess process);

    HelperProcess m_process;
};

} // namespace socketscope::net
