// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/sockettable.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <fstream>
#include <sstream>
#include <string_view>
#include <unistd.h>

namespace socketscope::net {

using wire::Family;
using wire::IpAddress;
using wire::SocketAddress;

namespace {

constexpr unsigned timeWaitTimer = 3; // net/ipv4/tcp_ipv4.c, get_timewait4_sock

template <class Number> std::optional<Number> number(std::string_view text, int base)
{
    Number value {};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
    if (error != std::errc {} || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

/// `0100007F:1F90`: each 32-bit word of the address as this computer's number, then the port.
std::optional<SocketAddress> readAddress(std::string_view text)
{
    const std::size_t colon = text.find(':');
    if (colon != 8 && colon != 32)
        return std::nullopt;
    SocketAddress address;
    address.ip.family = colon == 8 ? Family::IPv4 : Family::IPv6;
    for (std::size_t at = 0; at < colon; at += 8) {
        const auto word = number<std::uint32_t>(text.substr(at, 8), 16);
        if (!word)
            return std::nullopt;
        std::memcpy(address.ip.bytes.data() + at / 2, &*word, sizeof *word);
    }
    const auto port = number<std::uint16_t>(text.substr(colon + 1), 16);
    if (!port)
        return std::nullopt;
    address.port = *port;
    return address;
}

Duration ticks(std::uint64_t count)
{
    static const long perSecond = std::max(::sysconf(_SC_CLK_TCK), 1L);
    const std::uint64_t bounded = std::min<std::uint64_t>(count, 1'000'000'000);
    return std::chrono::nanoseconds(bounded * (1'000'000'000ULL / static_cast<std::uint64_t>(perSecond)));
}

/// sl local_address rem_address st tx_queue:rx_queue tr:tm->when retrnsmt uid timeout inode …
std::optional<SocketEntry> readRow(const std::string& line)
{
    std::istringstream row(line);
    std::string slot, local, peer, state, queues, timer, retransmits, uid, timeout, inode;
    if (!(row >> slot >> local >> peer >> state >> queues >> timer >> retransmits >> uid >> timeout >> inode))
        return std::nullopt;
    const auto localAddress = readAddress(local);
    const auto peerAddress = readAddress(peer);
    const auto stateNumber = number<std::uint8_t>(state, 16);
    const auto inodeNumber = number<std::uint64_t>(inode, 10);
    const std::size_t colon = timer.find(':');
    if (!localAddress || !peerAddress || !stateNumber || !inodeNumber || colon == std::string::npos)
        return std::nullopt;
    const auto timerKind = number<unsigned>(std::string_view(timer).substr(0, colon), 16);
    const auto timerLeft = number<std::uint64_t>(std::string_view(timer).substr(colon + 1), 16);
    if (!timerKind || !timerLeft)
        return std::nullopt;
    SocketEntry entry {.local = *localAddress, .peer = *peerAddress, .inode = *inodeNumber};
    if (*stateNumber <= static_cast<std::uint8_t>(TcpState::Closing))
        entry.state = static_cast<TcpState>(*stateNumber);
    entry.timerActive = *timerKind != 0;
    entry.timer = ticks(*timerLeft);
    if (*timerKind == timeWaitTimer)
        entry.inode = 0;
    return entry;
}

void appendTable(std::vector<SocketEntry>& entries, const std::filesystem::path& file)
{
    std::ifstream table(file);
    std::string line;
    std::getline(table, line); // the headings
    while (std::getline(table, line)) {
        if (const auto entry = readRow(line))
            entries.push_back(*entry);
    }
}

/// 192.0.2.1 for ::ffff:192.0.2.1, and every other address as it is.
IpAddress unmapped(const IpAddress& address)
{
    constexpr std::array<std::uint8_t, 12> prefix {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
    if (address.family != Family::IPv6 || !std::equal(prefix.begin(), prefix.end(), address.bytes.begin()))
        return address;
    return IpAddress::v4(address.bytes[12], address.bytes[13], address.bytes[14], address.bytes[15]);
}

/// The rule of bind(2): the same port, and addresses of which one covers the other. `::` covers IPv4 as well,
/// unless its socket is IPv6 only, which the table does not say.
bool overlaps(const SocketAddress& wanted, const SocketAddress& held)
{
    if (wanted.port != held.port)
        return false;
    const IpAddress a = unmapped(wanted.ip);
    const IpAddress b = unmapped(held.ip);
    if (a.family != b.family)
        return (a.family == Family::IPv6 && a.isAny()) || (b.family == Family::IPv6 && b.isAny());
    return a.isAny() || b.isAny() || a.bytes == b.bytes;
}

bool isConnected(const SocketEntry& entry)
{
    return entry.peer.port != 0;
}

/// Smaller is the better explanation.
int rank(const SocketEntry& entry, const SocketAddress& wanted)
{
    int rank = 0;
    if (entry.state == TcpState::TimeWait)
        rank = 8;
    else if (isConnected(entry))
        rank = 4;
    if (unmapped(entry.local.ip).family != unmapped(wanted.ip).family)
        rank += 2;
    else if (unmapped(entry.local.ip).bytes != unmapped(wanted.ip).bytes)
        rank += 1;
    return rank;
}

bool hasOpen(const std::filesystem::path& process, const std::string& link)
{
    std::error_code error;
    for (std::filesystem::directory_iterator fd(process / "fd", error), end; !error && fd != end;
         fd.increment(error)) {
        std::error_code unreadable;
        if (std::filesystem::read_symlink(fd->path(), unreadable) == link)
            return true;
    }
    return false;
}

/// The process that has the socket open: this one first, then by number.
std::optional<int> processOf(std::uint64_t inode, const std::filesystem::path& proc)
{
    const std::string link = "socket:[" + std::to_string(inode) + ']';
    if (hasOpen(proc / std::to_string(::getpid()), link))
        return ::getpid();
    std::optional<int> found;
    std::error_code error;
    for (std::filesystem::directory_iterator entry(proc, error), end; !error && entry != end;
         entry.increment(error)) {
        const auto pid = number<int>(entry->path().filename().native(), 10);
        if (pid && (!found || *pid < *found) && hasOpen(entry->path(), link))
            found = pid;
    }
    return found;
}

std::string programOf(int pid, const std::filesystem::path& proc)
{
    std::ifstream file(proc / std::to_string(pid) / "comm");
    std::string name;
    std::getline(file, name);
    return name;
}

Holder describe(const SocketEntry& entry, const std::filesystem::path& proc)
{
    Holder holder {.local = entry.local,
        .peer = isConnected(entry) ? entry.peer : SocketAddress {},
        .state = entry.state};
    if (entry.state == TcpState::TimeWait) {
        holder.kind = Holder::Kind::TimeWait;
        holder.secondsLeft = static_cast<int>(std::chrono::ceil<std::chrono::seconds>(entry.timer).count());
    } else if (const auto pid = entry.inode != 0 ? processOf(entry.inode, proc) : std::nullopt) {
        holder.kind = Holder::Kind::Process;
        holder.pid = *pid;
        holder.program = programOf(*pid, proc);
    }
    return holder;
}

} // namespace

std::vector<SocketEntry> readSocketTable(bool tcp, const std::filesystem::path& proc)
{
    std::vector<SocketEntry> entries;
    appendTable(entries, proc / "net" / (tcp ? "tcp" : "udp"));
    appendTable(entries, proc / "net" / (tcp ? "tcp6" : "udp6"));
    return entries;
}

std::optional<Holder> findHolder(const SocketAddress& address, bool tcp, const std::filesystem::path& proc)
{
    std::optional<SocketEntry> best;
    for (const SocketEntry& entry : readSocketTable(tcp, proc)) {
        if (overlaps(address, entry.local) && (!best || rank(entry, address) < rank(*best, address)))
            best = entry;
    }
    if (!best)
        return std::nullopt;
    return describe(*best, proc);
}

} // namespace socketscope::net
