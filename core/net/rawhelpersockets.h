// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Raw and packet sockets for a process without rights, from the raw helper.
#pragma once

#include "core/net/socketsource.h"

#include <string>

namespace socketscope::net {

/// Each socket is opened by a process of its own, which has ended when open() returns. That takes a
/// millisecond or two, and half a second at most, where something hangs: not for the window's thread.
class RawHelperSockets final : public SocketSource {
public:
    /// The helper's absolute path, as it was compiled in.
    explicit RawHelperSockets(std::string path);

    /// One of rawprobe::rawSockets(): packet sockets have no protocol, and hear nothing before bind() gives
    /// them one. The socket has no packet from before this call. Fails with FileMissing; with NotPermitted
    /// where this person may not run the helper (`systemError` EACCES: not of its group) or it has no
    /// capability here (EPERM); with SystemCall "socket" as the helper's socket() did, and EPROTONOSUPPORT
    /// for sockets that it does not have; else with SystemCall, and ETIMEDOUT where it does not answer.
    [[nodiscard]] Result<int> open(int family, int type, int protocol) override;

private:
    std::string m_path;
};

enum class RawHelperState {
    Usable,
    Missing, ///< nothing at that path: not installed
    NotInGroup, ///< it is there, and this person may not run it (or has not logged in since joining the
                ///< group)
    NoCapability, ///< it runs, but has no rights: not installed by the package, or on such a file system
    Broken, ///< it does something else
};

/// Tries it out; takes as long as opening a socket. Sends nothing. An empty path: Missing.
[[nodiscard]] RawHelperState findRawHelper(const std::string& path);
[[nodiscard]] inline bool rawHelperUsable(const std::string& path)
{
    return findRawHelper(path) == RawHelperState::Usable;
}

} // namespace socketscope::net
