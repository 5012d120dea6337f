// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The fields of an endpoint's form: a view of its program that can be read out and written back.
#pragma once

#include "core/base/result.h"
#include "core/talk/program.h"

namespace socketscope::talk {

/// What one UDP datagram can carry over IPv4: 65 535 less the headers of IP (20) and UDP (8). IPv6 could
/// carry 20 more, but the limit holds for both, so that a program does not depend on how a host name is
/// looked up.
inline constexpr std::size_t largestDatagram = 65'507;

/// Which field a form must mark when it cannot become a program.
enum class Field : std::uint8_t {
    Address,
    Port,
    OwnAddress,
    OwnPort,
    BufferSize,
    Backlog,
    Message,
    RepeatTimes,
    RepeatEvery,
    Timeout,
    Receive,
    FixedReply,
    Option,
    Group
};

struct FieldError {
    Field field;
    Error error;
    friend bool operator==(const FieldError&, const FieldError&) = default;
};

/// As typed: text stays text, so that a half-typed form can be held.
struct Fields {
    Role role = Role::UdpClient;
    Engine engine = Engine::Bsd;
    std::string address = "127.0.0.1"; ///< server: where to bind; client: whom to talk to
    std::string port = "0";
    std::string
        endpoint {}; ///< client: the endpoint of the same session it talks to, in place of address and port
    std::string ownAddress {}; ///< client: where to bind; empty: not bound
    std::string ownPort {};
    std::string bufferSize = "1024";
    std::string backlog = "1";
    Message message = Message::text("hello"); ///< what a client sends
    std::string repeatTimes = "1";
    std::string repeatEvery = "0"; ///< milliseconds
    Until receive {}; ///< server: of each receiving step; client: what it waits for after sending
    bool receives = true; ///< client: has a receiving step
    std::string timeout = "0"; ///< seconds, decimals allowed; 0: waits for ever
    Reply reply = Reply::None;
    Message fixedReply {};
    std::vector<OptionStep> options {};
    bool closes = true; ///< client: ends with close
};

/// A program with nothing special, as "+ Endpoint" makes it: a server on loopback that echoes (UDP: recvfrom
/// for ever; TCP: accept for ever, each connection recv until empty), a client that sends "hello" and waits
/// for one answer.
[[nodiscard]] Program defaultProgram(Role role, Engine engine = Engine::Bsd);

/// What the form shows of `program`. Steps that have no field are left out.
[[nodiscard]] Fields fieldsOf(const Program& program);

/// `program` with the fields written into it: steps are changed where they stand, and added or removed only
/// where a field demands it (an option, an own port, a receiving step), so the conditions of a scene survive
/// an edit.
[[nodiscard]] tl::expected<Program, FieldError> withFields(Program program, const Fields& fields);

/// A new program from the fields alone.
[[nodiscard]] tl::expected<Program, FieldError> programFrom(const Fields& fields);

} // namespace socketscope::talk
