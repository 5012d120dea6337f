// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/probes/probehelper.h"

#include "core/rawprobe/messages.h"

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>

namespace socketscope::net {
namespace {

constexpr int patience = 500; // ms; it takes one or two to start

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

} // namespace

Result<ProbeHelper> ProbeHelper::start(const std::string& path)
{
    int ends[2] {-1, -1};
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
        return fail({.code = ErrorCode::SystemCall, .detail = "socketpair", .systemError = errno});
    Descriptor ours(ends[0]);
    const Descriptor theirs(ends[1]);
    if (::fcntl(ours.get(), F_SETFL, O_NONBLOCK) != 0)
        return fail({.code = ErrorCode::SystemCall, .detail = "fcntl", .systemError = errno});
    const Actions actions(theirs.get());
    const Attributes attributes;
    std::string name = path;
    char* const arguments[] {name.data(), nullptr};
    char* const environment[] {nullptr};
    pid_t process = -1;
    const int error
        = ::posix_spawn(&process, path.c_str(), actions.get(), attributes.get(), arguments, environment);
    if (error == ENOENT || error == ENOTDIR)
        return fail({.code = ErrorCode::FileMissing, .detail = path, .systemError = error});
    if (error != 0)
        return fail({.code = ErrorCode::SystemCall, .detail = "posix_spawn", .systemError = error});
    return ProbeHelper(std::move(ours), process);
}

ProbeHelper::ProbeHelper(Descriptor socket, pid_t process)
    : m_socket(std::move(socket))
    , m_process(process)
{
}

ProbeHelper::ProbeHelper(ProbeHelper&& other) noexcept
    : m_socket(std::move(other.m_socket))
    , m_process(std::exchange(other.m_process, -1))
{
}

ProbeHelper::~ProbeHelper()
{
    if (m_process <= 0)
        return;
    // The end of the socket would end it, too; this way it is over before the next line, which collects it.
    m_socket.reset();
    ::kill(m_process, SIGKILL);
    while (::waitpid(m_process, nullptr, 0) < 0 && errno == EINTR) { }
}

std::uint8_t ProbeHelper::askFamilies() const
{
    const rawprobe::RequestBytes hello = rawprobe::writeRequest({});
    if (::send(m_socket.get(), hello.data(), hello.size(), MSG_NOSIGNAL) < 0)
        return 0;
    pollfd entry {.fd = m_socket.get(), .events = POLLIN, .revents = 0};
    if (::poll(&entry, 1, patience) != 1)
        return 0;
    std::array<std::uint8_t, rawprobe::Report::headerSize> bytes {};
    const ssize_t length = ::recv(m_socket.get(), bytes.data(), bytes.size(), MSG_DONTWAIT);
    if (length <= 0)
        return 0;
    const auto report = rawprobe::readReport(ByteView(bytes).first(static_cast<std::size_t>(length)));
    return report && report->kind == rawprobe::Report::Kind::Hello ? report->families : std::uint8_t {0};
}

} // namespace socketscope::net
