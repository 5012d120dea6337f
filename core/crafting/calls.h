// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Socket calls that are written down in the journal as they are made.
#pragma once

#include "core/crafting/network.h"
#include "core/net/probes/descriptor.h"
#include "core/net/socketsource.h"

namespace socketscope::crafting {

/// Each call is a Call event before it is made and a Return event when it is back: those that a program
/// needs to send such packets, and to hear what comes back. What this program asks for beside them, only to
/// show more (time stamps, TTLs of answers, filters), is not among them. A burst of packets would be twice in
/// the journal: of the sendto calls that succeed the first `recordedSends` are written, and then a note
/// CallsOmitted.
class Calls {
public:
    static constexpr std::int32_t recordedSends = 100;

    explicit Calls(const Place& place)
        : m_place(place)
    {
    }

    /// `family` none: a packet socket. Fails as `sockets` does.
    [[nodiscard]] Result<net::Descriptor> socket(
        net::SocketSource& sockets, wire::Family family, int type, int protocol);
    /// Gives 0 or an errno.
    [[nodiscard]] int set(int fd, wire::Family family, journal::OptionName option, std::int32_t value);
    [[nodiscard]] int bind(int fd, wire::SocketAddress& local); ///< a port of 0 becomes the system's
    struct Target {
        wire::SocketAddress peer; ///< as the journal has it
        const void* native = nullptr; ///< sockaddr
        unsigned length = 0;
    };
    [[nodiscard]] int sendTo(int fd, ByteView bytes, const Target& target, const wire::SocketAddress& local);
    void close(net::Descriptor& socket);

    [[nodiscard]] const Place& place() const { return m_place; }

private:
    [[nodiscard]] journal::Event draft(journal::CallName call) const;
    journal::Seq begin(journal::Event call);
    void end(journal::Event call, journal::Seq cause, std::int32_t result, int error, ByteView moved = {});

    Place m_place;
    std::int32_t m_sends = 0;
};

} // namespace socketscope::crafting
