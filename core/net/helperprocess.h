// SPDX-License-Identifier: GPL-3.0-or-later
/// \file A helper with a capability as a process of ours.
#pragma once

#include "core/base/result.h"
#include "core/net/probes/descriptor.h"

#include <optional>
#include <string>
#include <sys/types.h>

namespace socketscope::net {

/// Started with nothing but one end of a SOCK_SEQPACKET socket as its standard input, and an empty
/// environment; ended with this object, and by the kernel with the thread that started it.
class HelperProcess {
public:
    /// `path` is absolute and compiled in. Fails with FileMissing or SystemCall ("posix_spawn" and EACCES:
    /// this person may not execute it).
    [[nodiscard]] static Result<HelperProcess> start(const std::string& path);
    ~HelperProcess();
    HelperProcess(HelperProcess&& other) noexcept;
    HelperProcess& operator=(HelperProcess&&) = delete;
    HelperProcess(const HelperProcess&) = delete;
    HelperProcess& operator=(const HelperProcess&) = delete;

    /// Our end, non-blocking.
    [[nodiscard]] int socket() const { return m_socket.get(); }
    /// Waits for something to read, so many milliseconds at most; the end of the socket is something, too.
    [[nodiscard]] bool waitReadable(int patience) const;
    /// -1 when it has been seen to end.
    [[nodiscard]] pid_t id() const { return m_id; }
    /// Waits for its end, so many milliseconds at most. Its exit status; nothing where it goes on, or was
    /// ended by a signal.
    [[nodiscard]] std::optional<int> exitStatus(int patience);

private:
    HelperProcess(Descriptor socket, pid_t id);

    Descriptor m_socket;
    pid_t m_id;
};

} // namespace socketscope::net
