// SPDX-License-Identifier: GPL-3.0-or-later
// Making calls and recording them: every call is an event before it is made and another when it is back.
#include "core/talk/lane.h"

#include <algorithm>
#include <cerrno>

namespace socketscope::talk {

using namespace std::chrono_literals;
using journal::CallName;
using journal::Event;
using journal::EventKind;
using journal::FailureCode;
using journal::QtMethod;
using journal::Seq;

namespace {

constexpr int streamType = 1; // SOCK_STREAM of the journal
constexpr int datagramType = 2;
constexpr auto longWait = 1s; ///< a send that waits longer than this says why

Driver::Direction directionOf(CallName call)
{
    return call == CallName::Accept || call == CallName::Recv || call == CallName::Recvfrom
        ? Driver::Direction::Read
        : Driver::Direction::Write;
}

bool isSend(CallName call)
{
    return call == CallName::Send || call == CallName::Sendto;
}

bool isReceive(CallName call)
{
    return call == CallName::Recv || call == CallName::Recvfrom;
}

} // namespace

void Lane::makeNextCall()
{
    if (m_reply) {
        beginSend(ByteView(m_reply->bytes).subspan(m_reply->sent), m_reply->to);
        return;
    }
    const Action& action = current()->action;
    const CallName call = callOf(action, m_program->isDatagram());
    if (const auto* socket = std::get_if<SocketStep>(&action)) {
        wire::Family family = socket->family;
        switch (socketFamily(*socket, family)) {
        case Ready::Yes:
            break;
        case Ready::Later:
            return;
        case Ready::Impossible:
            return giveUp();
        }
        m_driver = m_host.makeDriver(*m_program);
        begin({.call = call,
            .argument = m_program->isDatagram() ? datagramType : streamType,
            .local = {wire::IpAddress::any(family), 0}});
        return;
    }
    if (!m_driver)
        return giveUp(); // a program without socket()
    if (const auto* option = std::get_if<OptionStep>(&action)) {
        OpenCall open {
            .call = call, .argument = option->value, .code = static_cast<std::uint16_t>(option->option)};
        if (const auto group = wire::IpAddress::parse(option->group))
            open.peer.ip = *group;
        if (const auto interface = wire::IpAddress::parse(option->interface))
            open.local.ip = *interface;
        begin(open);
    } else if (const auto* listen = std::get_if<ListenStep>(&action)) {
        begin({.call = call, .argument = listen->backlog, .local = m_local});
    } else if (std::holds_alternative<AcceptStep>(action)) {
        begin({.call = call, .local = m_local});
    } else if (const auto* shutdown = std::get_if<ShutdownStep>(&action)) {
        begin({.call = call, .argument = shutdown->how, .local = m_local, .peer = m_peer});
    } else if (std::holds_alternative<CloseStep>(action)) {
        beginClose();
    } else if (const auto* receive = std::get_if<ReceiveStep>(&action)) {
        if (waitsForMore(*receive))
            return;
        if (m_callsDone == 0)
            m_framer.emplace(receive->until, m_framer ? m_framer->takeRest() : Bytes {});
        if (m_framer->isFraming() && m_callsDone == 0 && takeMessages(0) && !m_isConnection) {
            nextStep(); // it had come with the bytes of an earlier recv
            return;
        }
        std::size_t size = receive->bufferSize;
        if (receive->until.kind == Until::Kind::ByteCount)
            size = std::min<std::size_t>(
                size, receive->until.count - std::min<std::uint64_t>(m_bytesDone, receive->until.count));
        m_buffer.resize(size);
        if (receive->timeout > 0ns)
            m_timer.start(
                static_cast<int>(std::chrono::ceil<std::chrono::milliseconds>(receive->timeout).count()));
        begin({.call = call,
            .argument = static_cast<std::int32_t>(size),
            .local = m_local,
            .peer = m_isConnection || !m_program->isDatagram() ? m_peer : wire::SocketAddress {}});
    } else {
        Place place;
        if (const auto* bind = std::get_if<BindStep>(&action))
            place = bind->at;
        else if (const auto* connect = std::get_if<ConnectStep>(&action))
            place = connect->to;
        else if (const auto* send = std::get_if<SendStep>(&action); send && m_program->isDatagram())
            place = send->to;
        wire::SocketAddress address;
        if (place != Place {}) {
            const Ready ready = resolve(place, address);
            if (ready == Ready::Impossible)
                giveUp();
            if (ready != Ready::Yes)
                return;
        }
        if (call == CallName::Bind) {
            begin({.call = call, .local = address});
        } else if (call == CallName::Connect) {
            begin({.call = call, .local = m_local, .peer = address});
        } else {
            const auto& send = std::get<SendStep>(action);
            if (m_callsDone == 0 && m_sent == 0)
                m_firstSend = m_host.now();
            beginSend(ByteView(*send.message.bytes).subspan(m_sent), address);
        }
    }
}

void Lane::beginSend(ByteView bytes, const wire::SocketAddress& to)
{
    m_sending = bytes;
    const bool datagram = m_program->isDatagram();
    // On a connected datagram socket the program calls send, as on a stream.
    const CallName call = datagram && !to.isNone() ? CallName::Sendto : CallName::Send;
    begin({.call = call,
        .argument = static_cast<std::int32_t>(std::min<std::size_t>(bytes.size(), INT32_MAX)),
        .local = m_local,
        .peer = to.isNone() ? m_peer : to});
}

void Lane::beginClose()
{
    if (const int unread = m_driver->unreadBytes(); unread > 0)
        recordFailure(FailureCode::Unread, 0, unread);
    begin({.call = CallName::Close, .local = m_local, .peer = m_peer});
}

void Lane::begin(OpenCall call, ByteView payload)
{
    if (m_stepping && m_budget > 0)
        --m_budget;
    Event event = draft(EventKind::Call);
    event.call = call.call;
    event.argument = call.argument;
    event.code = call.code;
    event.local = call.local;
    event.peer = call.peer;
    event.method = m_driver ? m_driver->methodOf(call.call, event.option()) : QtMethod::None;
    call.seq = m_host.journal().append(event, payload);
    m_open = call;
    if (call.call != CallName::Getaddrinfo)
        attempt();
}

void Lane::attempt()
{
    if (!m_open)
        return;
    const auto outcome = attemptOnce();
    if (outcome) {
        complete(*outcome);
        return;
    }
    recordReports(); // an ICMP error may be what woke us
    const bool first = !m_open->waited;
    m_open->waited = true;
    wait(Waiting::Call);
    if (isSend(m_open->call) && first)
        m_patience.start(longWait);
    m_driver->wakeWhen(directionOf(m_open->call), [this] {
        m_waiting = Waiting::Nothing;
        attempt();
        advance();
    });
    if (first) {
        ++m_counts.blocked[static_cast<std::size_t>(m_open->call)];
        m_host.callsChanged();
    }
}

std::optional<Outcome> Lane::attemptOnce()
{
    switch (m_open->call) {
    case CallName::Socket:
        return m_driver->open(m_open->local.ip.family, m_program->isDatagram());
    case CallName::Setsockopt:
        return m_driver->setOption(std::get<OptionStep>(current()->action));
    case CallName::Bind:
        return m_driver->bind(m_open->local);
    case CallName::Listen:
        return m_driver->listen(m_open->argument);
    case CallName::Accept:
        return m_driver->accept(m_accepted);
    case CallName::Connect:
        return m_driver->connect(m_open->peer);
    case CallName::Send:
        return m_driver->send(m_sending, {});
    case CallName::Sendto:
        return m_driver->send(m_sending, m_open->peer);
    case CallName::Recv:
    case CallName::Recvfrom:
        return m_driver->receive(m_buffer);
    case CallName::Shutdown:
        return m_driver->shutdown(m_open->argument);
    case CallName::Close:
        return m_driver->close();
    case CallName::None:
    case CallName::Getaddrinfo:
    case CallName::Getsockname:
        break;
    }
    return Outcome {.result = -1, .error = ENOSYS};
}

void Lane::complete(const Outcome& outcome)
{
    if (!m_open)
        return;
    const OpenCall call = *m_open;
    m_patience.stop();
    if (isReceive(call.call))
        m_timer.stop();

    Event event = draft(EventKind::Return);
    event.call = call.call;
    event.cause = call.seq;
    event.result = outcome.result;
    event.error = static_cast<std::uint16_t>(outcome.failed() ? outcome.error : 0);
    event.argument
        = call.call == CallName::Setsockopt && !outcome.failed() ? outcome.argument : call.argument;
    event.code = call.code;
    event.local = outcome.local.isNone() ? call.local : outcome.local;
    event.peer = outcome.peer.isNone() ? call.peer : outcome.peer;
    event.method = m_driver ? m_driver->methodOf(call.call, event.option()) : QtMethod::None;
    if (call.waited)
        event.flags |= Event::Blocked;
    ByteView moved;
    if (outcome.result > 0 && isSend(call.call))
        moved = m_sending.first(static_cast<std::size_t>(outcome.result));
    else if (outcome.result > 0 && isReceive(call.call))
        moved = ByteView(m_buffer).first(static_cast<std::size_t>(outcome.result));
    const Seq seq = m_host.journal().append(event, moved);

    m_open.reset();
    ++m_counts.returned[static_cast<std::size_t>(call.call)];
    if (isSend(call.call) && m_program->isDatagram() && !outcome.failed())
        m_recentSends[m_recentSend++ % m_recentSends.size()] = seq;
    if (!m_stopping)
        afterReturn(outcome, call, seq);
    else if (call.call == CallName::Close)
        afterClose(outcome);
    recordReports();
    m_host.callsChanged();
}

} // namespace socketscope::talk
