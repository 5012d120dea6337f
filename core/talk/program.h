// SPDX-License-Identifier: GPL-3.0-or-later
/// \file An endpoint is a small program of socket calls: exactly the column of a diagram in a textbook.
#pragma once

#include "core/base/bytes.h"
#include "core/base/time.h"
#include "core/journal/event.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace socketscope::talk {

using Role = journal::ActorRole;

/// Who makes the calls: core/talk/bsd on the descriptor itself, or core/talk/qt through Qt's socket classes.
enum class Engine : std::uint8_t { Bsd, Qt };

/// What a server sends back for what it received.
enum class Reply : std::uint8_t { None, Echo, Shout, Reverse, Fixed, Time };

/// A place in the world: a host as the person wrote it (a literal or a name, looked up when the program gets
/// there), or another endpoint of the scene, whose bound address is taken when the program gets there.
struct Place {
    std::string host;
    std::uint16_t port = 0; ///< 0: the system chooses (bind only)
    std::string endpoint {}; ///< not empty: the address that this endpoint is bound to
    std::string reserved {}; ///< not empty: a port that is free when the scene starts, the same wherever this
                             ///< name stands

    friend bool operator==(const Place&, const Place&) = default;
};

/// Bytes to send, and how the person wrote them (so that a form shows them again).
struct Message {
    enum class Source : std::uint8_t { Text, Hex, File };
    enum class LineEnding : std::uint8_t { None, Lf, CrLf, Nul };
    Source source = Source::Text;
    LineEnding ending = LineEnding::None; ///< appended to text
    std::string written; ///< the text (UTF-8), the hex digits, or the file's path
    std::shared_ptr<const Bytes> bytes
        = std::make_shared<const Bytes>(); ///< what is sent, line ending included

    [[nodiscard]] static Message text(std::string_view text, LineEnding ending = LineEnding::None);
    friend bool operator==(const Message& a, const Message& b)
    {
        return a.source == b.source && a.ending == b.ending && a.written == b.written && *a.bytes == *b.bytes;
    }
};

/// When a receiving step is done.
struct Until {
    enum class Kind : std::uint8_t {
        Once,
        Times, ///< `count` calls
        Empty, ///< a call that returns 0 bytes: end of stream, or an empty datagram
        ByteCount, ///< `count` bytes in all
        Delimiter, ///< the bytes so far end with `delimiter`
        LengthPrefix, ///< a big-endian length of `count` bytes (1, 2 or 4), then that many bytes
        Forever, ///< until a person stops it
    };
    Kind kind = Kind::Once;
    std::uint32_t count = 1;
    std::string delimiter {};

    friend bool operator==(const Until&, const Until&) = default;
};

struct SocketStep {
    wire::Family family = wire::Family::None; ///< None: that of the address the program binds or talks to
    friend bool operator==(const SocketStep&, const SocketStep&) = default;
};
struct OptionStep {
    journal::OptionName option = journal::OptionName::None;
    std::int32_t value = 0; ///< units: see journal::OptionName
    std::string group {}; ///< IP_ADD_MEMBERSHIP: a multicast address literal
    std::string interface {
    }; ///< IP_ADD_MEMBERSHIP: address of the interface, or empty for the system's choice
    friend bool operator==(const OptionStep&, const OptionStep&) = default;
};
struct BindStep {
    Place at;
    friend bool operator==(const BindStep&, const BindStep&) = default;
};
struct ListenStep {
    std::int32_t backlog = 1;
    friend bool operator==(const ListenStep&, const ListenStep&) = default;
};
struct AcceptStep {
    std::uint32_t times = 0; ///< 0: until a person stops it
    friend bool operator==(const AcceptStep&, const AcceptStep&) = default;
};
struct ConnectStep {
    Place to;
    friend bool operator==(const ConnectStep&, const ConnectStep&) = default;
};
/// `sendto` on a datagram socket (with `to`), `send` on a connection (without).
struct SendStep {
    Message message;
    Place to {};
    std::uint32_t times = 1; ///< 0: until a person stops it
    Duration every {}; ///< between the starts of two sends
    friend bool operator==(const SendStep&, const SendStep&) = default;
};
/// `recvfrom` on a datagram socket, `recv` on a connection.
struct ReceiveStep {
    std::uint32_t bufferSize = 1024; ///< bytes a call may return at most
    Until until {};
    Duration timeout {}; ///< of each call; 0: waits for ever
    Duration
        quiet {}; ///< once something came: done when so long nothing more comes; 0: goes on as `until` says
    friend bool operator==(const ReceiveStep&, const ReceiveStep&) = default;
};
struct ShutdownStep {
    std::int32_t how = 1; ///< SHUT_RD 0, SHUT_WR 1, SHUT_RDWR 2
    friend bool operator==(const ShutdownStep&, const ShutdownStep&) = default;
};
struct CloseStep {
    friend bool operator==(const CloseStep&, const CloseStep&) = default;
};

/// A condition on the journal: the `occurrence`-th `call` of `actor` has returned (or, `blocked`, has started
/// and waits). Written `server.bind`, `server.recvfrom.blocked`, `server#1.recv*2`.
struct Condition {
    std::string actor;
    journal::CallName call = journal::CallName::None;
    bool blocked = false;
    std::uint32_t occurrence = 1;

    [[nodiscard]] static std::optional<Condition> parse(std::string_view text);
    [[nodiscard]] std::string text() const;
    friend bool operator==(const Condition&, const Condition&) = default;
};

using Action = std::variant<SocketStep, OptionStep, BindStep, ListenStep, AcceptStep, ConnectStep, SendStep,
    ReceiveStep, ShutdownStep, CloseStep>;

struct Step {
    Action action;
    std::vector<Condition> after {}; ///< all of them must hold before the call is made
    bool whileOpen = false; ///< left out once the other end has ended its stream
    friend bool operator==(const Step&, const Step&) = default;
};

struct Program {
    Role role = Role::UdpClient;
    Engine engine = Engine::Bsd;
    std::vector<Step> steps;
    std::vector<Step> connection {}; ///< TcpServer: what each accepted connection does
    Reply reply = Reply::None; ///< to each received datagram, or to each received part (or framed message) of
                               ///< a stream
    Message fixedReply {}; ///< for Reply::Fixed

    [[nodiscard]] bool isDatagram() const { return role == Role::UdpServer || role == Role::UdpClient; }
    [[nodiscard]] bool isServer() const { return role == Role::UdpServer || role == Role::TcpServer; }
    friend bool operator==(const Program&, const Program&) = default;
};

/// The BSD name of the call that a step makes: Sendto or Send by the kind of socket, and so on.
[[nodiscard]] journal::CallName callOf(const Action& action, bool datagram);

/// A named endpoint: "server", "client", "client 2".
struct EndpointSpec {
    std::string name;
    Program program;
    friend bool operator==(const EndpointSpec&, const EndpointSpec&) = default;
};

} // namespace socketscope::talk
