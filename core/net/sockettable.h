// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Who holds an address: the kernel's own tables of sockets, and the processes that have them open.
#pragma once

#include "core/base/time.h"
#include "core/net/kernelfacts.h"
#include "core/wire/address.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace socketscope::net {

/// One row of /proc/net/{tcp,tcp6,udp,udp6}.
struct SocketEntry {
    wire::SocketAddress local;
    wire::SocketAddress peer; ///< any:0 where it is not connected
    TcpState state = TcpState::Unknown; ///< UDP: Established where connected, else Closed
    std::uint64_t inode = 0; ///< 0: no process has it open
    bool timerActive = false;
    Duration timer {}; ///< until the timer expires; of TIME_WAIT: until the address is free
};

/// Both families. A table that cannot be read counts as empty, a row that cannot be understood is passed
/// over.
[[nodiscard]] std::vector<SocketEntry> readSocketTable(bool tcp, const std::filesystem::path& proc = "/proc");

struct Holder {
    enum class Kind : std::uint8_t {
        Process,
        TimeWait, ///< nobody: a finished connection that the kernel remembers
        Unknown, ///< a live socket whose process we may not see
    };
    Kind kind = Kind::Unknown;
    int pid = 0;
    std::string program {}; ///< its short name, as the system gives it
    int secondsLeft = 0; ///< of TimeWait, rounded up
    wire::SocketAddress local {};
    wire::SocketAddress peer {}; ///< none where it is not connected
    TcpState state = TcpState::Unknown;
};

/// Who stands in the way of binding `address`. A socket that listens (TCP) or is bound (UDP) comes before a
/// connection, and that before TIME_WAIT; the same address before a wildcard. A TCP socket that is bound and
/// does not listen yet is in none of the kernel's tables, so it is never found here.
[[nodiscard]] std::optional<Holder> findHolder(
    const wire::SocketAddress& address, bool tcp, const std::filesystem::path& proc = "/proc");

} // namespace socketscope::net
