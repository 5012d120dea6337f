// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/confinement/confinement.h"

#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <linux/capability.h>

namespace socketscope::confinement {
namespace {

using Sets = __user_cap_data_struct[_LINUX_CAPABILITY_U32S_3];

bool capabilities(long call, Sets& sets)
{
    __user_cap_header_struct header {.version = _LINUX_CAPABILITY_VERSION_3, .pid = 0};
    return ::syscall(call, &header, &sets) == 0;
}

bool hasNone(const Sets& sets)
{
    for (const auto& set : sets)
        if ((set.effective | set.permitted | set.inheritable) != 0)
            return false;
    return true;
}

/// Only who may set capabilities can clear this set; without capabilities it is of no use to others, because
/// no program gives any to a process with "no new privileges".
void clearBoundingSet()
{
    for (unsigned long capability = 0; ::prctl(PR_CAPBSET_READ, capability, 0, 0, 0) >= 0; ++capability)
        (void)::prctl(PR_CAPBSET_DROP, capability, 0, 0, 0);
}

} // namespace

void forgetInheritance()
{
    if (::syscall(SYS_close_range, 3U, ~0U, 0U) != 0) {
        const long most = ::sysconf(_SC_OPEN_MAX);
        for (int fd = 3; fd < most; ++fd)
            ::close(fd);
    }
    // A socket must not come to be where somebody writes messages for people.
    for (int fd = 0; fd < 3; ++fd)
        if (::fcntl(fd, F_GETFD) < 0)
            (void)::open("/dev/null", O_RDWR);
    ::clearenv(); // NOLINT(concurrency-mt-unsafe): there is one thread
}

bool isPacketSocket(int fd)
{
    int domain = 0;
    int type = 0;
    socklen_t length = sizeof domain;
    sockaddr_storage peer {};
    socklen_t peerLength = sizeof peer;
    return ::getsockopt(fd, SOL_SOCKET, SO_DOMAIN, &domain, &length) == 0 && domain == AF_UNIX
        && ::getsockopt(fd, SOL_SOCKET, SO_TYPE, &type, &length) == 0 && type == SOCK_SEQPACKET
        && ::getpeername(fd, reinterpret_cast<sockaddr*>(&peer), &peerLength) == 0;
}

bool giveUpRights()
{
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || ::prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0)
        return false;
    clearBoundingSet();
    if (::prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0) != 0)
        return false;
    Sets none {};
    if (!capabilities(SYS_capset, none))
        return false;
    Sets left {};
    return capabilities(SYS_capget, left) && hasNone(left);
}

} // namespace socketscope::confinement
