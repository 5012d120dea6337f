// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The probe helper as a process of ours.
#pragma once

#include "core/base/result.h"
#include "core/net/probes/descriptor.h"

#include <string>
#include <sys/types.h>

namespace socketscope::net {

/// Started with nothing but one end of a socket as its standard input, and an empty environment; ended with
/// this object.
class ProbeHelper {
public:
    /// `path` is absolute and compiled in. Fails with FileMissing or SystemCall.
    [[nodiscard]] static Result<ProbeHelper> start(const std::string& path);
    ~ProbeHelper();
    ProbeHelper(ProbeHelper&& other) noexcept;
    ProbeHelper& operator=(ProbeHelper&&) = delete;
    ProbeHelper(const ProbeHelper&) = delete;
    ProbeHelper& operator=(const ProbeHelper&) = delete;

    /// Our end, non-blocking, SOCK_SEQPACKET.
    [[nodiscard]] int socket() const { return m_socket.get(); }
    [[nodiscard]] pid_t process() const { return m_process; }
    /// Asks it what it can, and waits for the answer for half a second at most. 0, or Report::hasIpv4 and
    /// hasIpv6.
    [[nodiscard]] std::uint8_t askFamilies() const;

private:
    ProbeHelper(Descriptor socket, pid_t process);

    Descriptor m_socket;
    pid_t m_process;
};

} // namespace socketscope::net
