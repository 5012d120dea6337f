// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The seam between a program of calls and who makes them: plain system calls, or Qt's socket classes.
#pragma once

#include "core/base/bytes.h"
#include "core/journal/event.h"
#include "core/journal/facts.h"
#include "core/talk/program.h"

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace socketscope::talk {

/// How a call came back.
struct Outcome {
    std::int32_t result = 0; ///< what the system call returned
    int error = 0; ///< errno where result is negative
    wire::SocketAddress local {}; ///< own address, where the call decided it
    wire::SocketAddress peer {};
    std::int32_t argument = 0; ///< setsockopt: the value that is now held
    std::uint32_t cutBytes = 0; ///< recvfrom: bytes of the datagram that did not fit the buffer

    [[nodiscard]] bool failed() const { return result < 0; }
};

/// Something the driver learnt besides the results of calls: an ICMP error, dropped datagrams, what Qt did on
/// its own.
struct Report {
    journal::EventKind kind = journal::EventKind::Failure;
    std::uint16_t code = 0; ///< FailureCode or NoteCode, by kind
    std::int32_t argument = 0;
    int error = 0;
    wire::SocketAddress local {};
    wire::SocketAddress peer {};
    Bytes bytes {}; ///< quoted bytes, or packed facts
    journal::QtMethod method = journal::QtMethod::None;
    bool inferred = false; ///< not seen happening: known from how the class works
};

/// One socket. An attempt makes the call once and never blocks: nothing back means that it would have to
/// wait; then the lane asks to be woken and attempts the same again, which together is one blocked call.
class Driver {
public:
    enum class Direction : std::uint8_t { Read, Write };

    virtual ~Driver() = default;

    [[nodiscard]] virtual Outcome open(wire::Family family, bool datagram) = 0;
    [[nodiscard]] virtual Outcome setOption(const OptionStep& option) = 0;
    [[nodiscard]] virtual Outcome bind(const wire::SocketAddress& address) = 0;
    [[nodiscard]] virtual Outcome listen(int backlog) = 0;
    /// On success `connection` is the driver of the accepted socket, and the outcome's result its descriptor.
    [[nodiscard]] virtual std::optional<Outcome> accept(std::unique_ptr<Driver>& connection) = 0;
    [[nodiscard]] virtual std::optional<Outcome> connect(const wire::SocketAddress& to) = 0;
    /// `to` is none on a connection. May take only a part of `bytes`.
    [[nodiscard]] virtual std::optional<Outcome> send(ByteView bytes, const wire::SocketAddress& to) = 0;
    /// The outcome's result is how many bytes of `buffer` were filled.
    [[nodiscard]] virtual std::optional<Outcome> receive(std::span<std::uint8_t> buffer) = 0;
    [[nodiscard]] virtual Outcome shutdown(int how) = 0;
    /// The last call on this driver but for the destructor, which closes silently what is still open.
    [[nodiscard]] virtual Outcome close() = 0;

    /// Calls `wake` once, from the event loop, when an attempt may succeed. A second request replaces the
    /// first.
    virtual void wakeWhen(Direction direction, std::function<void()> wake) = 0;
    virtual void cancelWake() = 0;
    /// The errno that the last attempt which would have to wait came back with (EAGAIN, EINPROGRESS).
    [[nodiscard]] virtual int waitingError() const = 0;

    [[nodiscard]] virtual bool isOpen() const = 0;
    /// Bytes that wait in the receive queue now; of a datagram socket, those of the next datagram.
    [[nodiscard]] virtual int unreadBytes() const = 0;
    /// Bytes that wait in the send queue now.
    [[nodiscard]] virtual int unsentBytes() const = 0;
    /// What was learnt since the last time. ICMP errors among them are in the order of arrival.
    [[nodiscard]] virtual std::vector<Report> takeReports() = 0;
    /// Which Qt method stands for this call, or None for plain system calls. `option` is that of a
    /// setsockopt.
    [[nodiscard]] virtual journal::QtMethod methodOf(
        journal::CallName call, journal::OptionName option = journal::OptionName::None) const = 0;
};

} // namespace socketscope::talk
