// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/helperprocess.h"

#include "core/rawprobe/clocks.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>

namespace socketscope::net {
namespace {

/// What the helper finds: the socket as its input, and nowhere to write to.
class Actions {
public:
    explicit Actions(int input)
    {
        posix_spawn_file_actions_init(&m_actions);
        posix_spawn_file_actions_adddup2(&m_actions, input, STDIN_FILENO);
        posix_spawn_file_actions_addopen(&m_actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_addopen(&m_actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    }
    ~Actions() { posix_spawn_file_actions_destroy(&m_actions); }
    Actions(const Actions&) = delete;
    Actions& operator=(const Actions&) = delete;
    [[nodiscard]] const posix_spawn_file_actions_t* get() const { return &m_actions; }

private:
    posix_spawn_file_actions_t m_actions {};
};

/// Signals as a fresh program expects them.
class Attributes {
public:
    Attributes()
    {
        posix_spawnattr_init(&m_attributes);
        sigset_t signals;
        sigemptyset(&signals);
        posix_spawnattr_setsigmask(&m_attributes, &signals);
        sigfillset(&signals);
        posix_spawnattr_setsigdefault(&m_attributes, &signals);
        posix_spawnattr_setflags(&m_attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    }
    ~Attributes() { posix_spawnattr_destroy(&m_attributes); }
    Attributes(const Attributes&) = delete;
    Attributes& operator=(const Attributes&) = delete;
    [[nodiscard]] const posix_spawnattr_t* get() const { return &m_attributes; }

private:
    posix_spawnattr_t m_attributes {};
};

tl::unexpected<Error> failed(const char* call, int error)
{
    return fail({.code = ErrorCode::SystemCall, .detail = call, .systemError = error});
}

/// A signal in between, such as that of a child's end, does not make the wait shorter.
bool becomesReadable(int fd, int patience)
{
    constexpr std::int64_t millisecond = 1'000'000;
    const std::int64_t until = rawprobe::monotonicNow() + patience * millisecond;
    for (;;) {
        const std::int64_t left = std::max<std::int64_t>(0, until - rawprobe::monotonicNow());
        pollfd entry {.fd = fd, .events = POLLIN, .revents = 0};
        const int ready = ::poll(&entry, 1, static_cast<int>(left / millisecond));
        if (ready >= 0 || errno != EINTR)
            return ready == 1;
    }
}

/// Collects the process, which has ended or is about to.
int collect(pid_t id)
{
    int status = 0;
    while (::waitpid(id, &status, 0) < 0 && errno == EINTR) { }
    return status;
}

} // namespace

Result<HelperProcess> HelperProcess::start(const std::string& path)
{
    if (path.empty() || path.front() != '/')
        return fail({.code = ErrorCode::FileMissing, .detail = path, .systemError = ENOENT});
    int ends[2] {-1, -1};
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
        return failed("socketpair", errno);
    Descriptor ours(ends[0]);
    const Descriptor theirs(ends[1]);
    if (::fcntl(ours.get(), F_SETFL, O_NONBLOCK) != 0)
        return failed("fcntl", errno);
    const Actions actions(theirs.get());
    const Attributes attributes;
    std::string name = path;
    char* const arguments[] {name.data(), nullptr};
    char* const environment[] {nullptr};
    pid_t id = -1;
    const int error
        = ::posix_spawn(&id, path.c_str(), actions.get(), attributes.get(), arguments, environment);
    if (error == ENOENT || error == ENOTDIR)
        return fail({.code = ErrorCode::FileMissing, .detail = path, .systemError = error});
    if (error != 0)
        return failed("posix_spawn", error);
    return HelperProcess(std::move(ours), id);
}

HelperProcess::HelperProcess(Descriptor socket, pid_t id)
    : m_socket(std::move(socket))
    , m_id(id)
{
}

HelperProcess::HelperProcess(HelperProcess&& other) noexcept
    : m_socket(std::move(other.m_socket))
    , m_id(std::exchange(other.m_id, -1))
{
}

HelperProcess::~HelperProcess()
{
    if (m_id <= 0)
        return;
    // The end of the socket would end it, too; this way it is over before the next line, which collects it.
    m_socket.reset();
    ::kill(m_id, SIGKILL);
    collect(m_id);
}

bool HelperProcess::waitReadable(int patience) const
{
    return becomesReadable(m_socket.get(), patience);
}

std::optional<int> HelperProcess::exitStatus(int patience)
{
    if (m_id <= 0)
        return std::nullopt;
    const Descriptor process(static_cast<int>(::syscall(SYS_pidfd_open, m_id, 0U)));
    if (!process.isOpen() || !becomesReadable(process.get(), patience))
        return std::nullopt;
    const int status = collect(std::exchange(m_id, -1));
    return WIFEXITED(status) ? std::optional(WEXITSTATUS(status)) : std::nullopt;
}

} // namespace socketscope::net
