// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crafting/calls.h"

#include "core/journal/journal.h"
#include "core/net/sockaddr.h"
#include "core/net/socketoptions.h"

#include <cerrno>

namespace socketscope::crafting {

using journal::CallName;
using journal::Event;
using journal::EventKind;
using journal::Seq;

Event Calls::draft(CallName call) const
{
    Event event;
    event.kind = EventKind::Call;
    event.call = call;
    event.actor = m_place.actor;
    event.at = m_place.time.now();
    return event;
}

Seq Calls::begin(Event call)
{
    return m_place.journal.append(call);
}

void Calls::end(Event call, Seq cause, std::int32_t result, int error, ByteView moved)
{
    call.kind = EventKind::Return;
    call.at = m_place.time.now();
    call.cause = cause;
    call.result = result;
    call.error = static_cast<std::uint16_t>(error);
    m_place.journal.append(call, moved);
}

Result<net::Descriptor> Calls::socket(net::SocketSource& sockets, wire::Family family, int type, int protocol)
{
    Event event = draft(CallName::Socket);
    event.argument = family == wire::Family::None ? 10 : type;
    event.code = static_cast<std::uint16_t>(protocol);
    if (family != wire::Family::None)
        event.local.ip = wire::IpAddress::any(family);
    const Seq cause = begin(event);
    const int native = family == wire::Family::None ? AF_PACKET : net::nativeFamily(family);
    auto opened = sockets.open(native, type, protocol);
    if (!opened) {
        const Error& error = opened.error();
        const int known = error.code == ErrorCode::FileMissing ? ENOENT : EPERM; // the raw helper's
        end(event, cause, -1, error.systemError != 0 ? error.systemError : known);
        return fail(std::move(opened.error()));
    }
    end(event, cause, *opened, 0);
    return net::Descriptor(*opened);
}

int Calls::set(int fd, wire::Family family, journal::OptionName option, std::int32_t value)
{
    Event event = draft(CallName::Setsockopt);
    event.code = static_cast<std::uint16_t>(option);
    event.argument = value;
    const Seq cause = begin(event);
    const auto held = net::setOption(fd, family, option, value);
    if (held)
        event.argument = *held;
    const int error = held ? 0 : held.error().systemError;
    end(event, cause, held ? 0 : -1, error);
    return held ? 0 : error != 0 ? error : EINVAL;
}

int Calls::bind(int fd, wire::SocketAddress& local)
{
    Event event = draft(CallName::Bind);
    event.local = local;
    const Seq cause = begin(event);
    const auto native = net::toNative(local);
    const int error = ::bind(fd, native.get(), native.length) == 0 ? 0 : errno;
    if (error == 0)
        event.local = local = net::localAddress(fd);
    end(event, cause, error == 0 ? 0 : -1, error);
    return error;
}

int Calls::sendTo(int fd, ByteView bytes, const Target& target, const wire::SocketAddress& local)
{
    Event event = draft(CallName::Sendto);
    event.argument = static_cast<std::int32_t>(bytes.size());
    event.local = local;
    event.peer = target.peer;
    const bool recorded = m_sends < recordedSends;
    const Seq cause = recorded ? begin(event) : 0;
    const ssize_t sent = ::sendto(fd, bytes.data(), bytes.size(), MSG_DONTWAIT | MSG_NOSIGNAL,
        static_cast<const sockaddr*>(target.native), target.length);
    const int error = sent < 0 ? errno : 0;
    if (recorded)
        end(event, cause, static_cast<std::int32_t>(sent), error, error == 0 ? bytes : ByteView());
    else if (error != 0) // a failure is told with its call
        end(event, begin(event), -1, error);
    if (error == 0 && recorded && ++m_sends == recordedSends) {
        Event note = draft(CallName::None);
        note.kind = EventKind::Note;
        note.code = static_cast<std::uint16_t>(journal::NoteCode::CallsOmitted);
        note.argument = m_sends;
        m_place.journal.append(note);
    }
    return error;
}

void Calls::close(net::Descriptor& socket)
{
    if (!socket.isOpen())
        return;
    const Event event = draft(CallName::Close);
    const Seq cause = begin(event);
    socket.reset();
    end(event, cause, 0, 0);
}

} // namespace socketscope::crafting
