// SPDX-License-Identifier: GPL-3.0-or-later
// What was sent and received: messages, parts of a stream, replies, and when a receiving step is done.
#include "core/talk/lane.h"
#include "core/talk/reply.h"

#include <algorithm>
#include <cerrno>
#include <utility>

namespace socketscope::talk {

using journal::CallName;
using journal::Event;
using journal::EventKind;
using journal::FailureCode;
using journal::Seq;
using journal::StateCode;

namespace {

constexpr std::uint32_t mostEqualReplies
    = 1000; ///< in a row, before two repliers are taken to answer each other
constexpr std::uint32_t mostFailuresInARow = 100;

bool endsConnection(int error)
{
    return error == ECONNRESET || error == EPIPE || error == ETIMEDOUT || error == ENOTCONN || error == EBADF
        || error == EHOSTUNREACH || error == ENETDOWN || error == ECONNABORTED;
}

} // namespace

void Lane::afterSend(const Outcome& outcome, const OpenCall& call, Seq seq)
{
    const bool datagram = m_program->isDatagram();
    if (outcome.failed()) {
        if (!datagram && outcome.error == ECONNRESET) {
            recordState(StateCode::Reset);
            recordFailure(FailureCode::ConnectionReset, seq, 0, outcome.error);
        } else if (outcome.error == EMSGSIZE) {
            recordFailure(FailureCode::TooLarge, seq, call.argument, outcome.error);
        } else if (outcome.error == ECONNREFUSED) {
            recordFailure(FailureCode::ConnectionRefused, seq, 0, outcome.error);
        }
        if (!datagram)
            return giveUp();
    } else if (datagram) {
        if (m_local.isNone())
            m_local = outcome.local;
        Event message = draft(EventKind::Message);
        message.cause = seq;
        message.local = m_local;
        message.peer = call.peer;
        message.flags |= Event::Outgoing;
        m_host.journal().appendSharing(message, seq);
    }

    const std::size_t taken = outcome.failed() ? 0 : static_cast<std::size_t>(outcome.result);
    if (m_reply) {
        m_reply->sent += taken;
        if (datagram || m_reply->sent >= m_reply->bytes.size())
            m_reply.reset();
        return;
    }
    const auto& send = std::get<SendStep>(current()->action);
    m_sent += taken;
    if (!datagram && m_sent < send.message.bytes->size())
        return; // the kernel took a part; the rest is another send
    m_sent = 0;
    ++m_callsDone;
    if (send.times != 0 && m_callsDone >= send.times)
        nextStep();
}

void Lane::afterReceive(const Outcome& outcome, Seq seq)
{
    const auto& step = std::get<ReceiveStep>(current()->action);
    if (outcome.failed())
        return receiveFailed(outcome, seq);
    m_failuresInARow = 0;
    ++m_callsDone;
    m_bytesDone += static_cast<std::uint64_t>(outcome.result);
    const ByteView bytes = ByteView(m_buffer).first(static_cast<std::size_t>(outcome.result));
    if (m_program->isDatagram())
        receivedDatagram(outcome, seq, bytes);
    else if (!bytes.empty())
        receivedPart(seq, bytes);
    else {
        m_peerEnded = true;
        recordState(StateCode::PeerClosed);
    }
    if (receiveIsDone(step, outcome.result))
        nextStep();
}

bool Lane::receiveIsDone(const ReceiveStep& step, std::int32_t result) const
{
    const bool endOfStream = result == 0 && !m_program->isDatagram();
    if (endOfStream)
        return true;
    switch (step.until.kind) {
    case Until::Kind::Once:
        return true;
    case Until::Kind::Times:
        return m_callsDone >= step.until.count;
    case Until::Kind::Empty:
        return result == 0;
    case Until::Kind::ByteCount:
        return m_bytesDone >= step.until.count;
    case Until::Kind::Delimiter:
    case Until::Kind::LengthPrefix:
        return !m_isConnection && m_messageTaken; // a server goes on to the end of the stream
    case Until::Kind::Forever:
        return false;
    }
    return true;
}

void Lane::receivedDatagram(const Outcome& outcome, Seq seq, ByteView bytes)
{
    Event message = draft(EventKind::Message);
    message.cause = seq;
    message.local = m_local;
    message.peer = outcome.peer;
    m_host.journal().appendSharing(message, seq);
    if (outcome.cutBytes > 0)
        recordFailure(FailureCode::Truncated, seq, static_cast<std::int32_t>(outcome.cutBytes));
    queueReply(bytes, outcome.peer);
}

void Lane::receivedPart(Seq seq, ByteView bytes)
{
    if (!m_framer->isFraming()) {
        queueReply(bytes, {});
        return;
    }
    m_framer->append(bytes);
    m_messageTaken = takeMessages(seq);
    if (m_framer->isTooLong()) {
        recordFailure(FailureCode::TooLarge, seq, static_cast<std::int32_t>(Framer::longest));
        giveUp();
    }
}

bool Lane::takeMessages(Seq cause)
{
    bool any = false;
    while (auto bytes = m_framer->take()) {
        any = true;
        Event message = draft(EventKind::Message);
        message.cause = cause;
        message.local = m_local;
        message.peer = m_peer;
        m_host.journal().append(message, *bytes);
        queueReply(*bytes, {});
        if (!m_isConnection)
            break; // a client's step waits for one message; the next stays for the next step
    }
    return any;
}

void Lane::receiveFailed(const Outcome& outcome, Seq seq)
{
    const bool datagram = m_program->isDatagram();
    if (outcome.error == ECONNREFUSED) {
        recordFailure(FailureCode::ConnectionRefused, seq, 0, outcome.error);
    } else if (!datagram && outcome.error == ECONNRESET) {
        recordState(StateCode::Reset);
        recordFailure(FailureCode::ConnectionReset, seq, 0, outcome.error);
    } else {
        recordFailure(FailureCode::Other, seq, 0, outcome.error);
    }
    if (!datagram && endsConnection(outcome.error))
        return giveUp();
    if (++m_failuresInARow > mostFailuresInARow)
        return giveUp();
    if (const auto& until = std::get<ReceiveStep>(current()->action).until; until.kind == Until::Kind::Once)
        nextStep();
}

void Lane::onReceiveTimeout()
{
    if (!m_open)
        return;
    const auto* step = std::get_if<ReceiveStep>(&current()->action);
    if (!step)
        return;
    m_driver->cancelWake();
    m_waiting = Waiting::Nothing;
    const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(step->timeout).count();
    // One last look, as the kernel takes one when SO_RCVTIMEO runs out.
    const auto outcome = attemptOnce();
    if (outcome) {
        complete(*outcome);
    } else {
        Event event = draft(EventKind::Return);
        event.call = m_open->call;
        event.cause = m_open->seq;
        event.result = -1;
        event.error = EAGAIN;
        event.argument = m_open->argument;
        event.local = m_local;
        event.flags |= Event::Blocked;
        const Seq seq = m_host.journal().append(event);
        ++m_counts.returned[static_cast<std::size_t>(m_open->call)];
        m_open.reset();
        recordFailure(FailureCode::TimedOut, seq, static_cast<std::int32_t>(milliseconds), EAGAIN);
        nextStep();
        m_host.callsChanged();
    }
    advance();
}

/// As a program does that asks poll before it calls recv.
bool Lane::waitsForMore(const ReceiveStep& step)
{
    if (step.quiet <= Duration {} || m_bytesDone == 0 || std::exchange(m_moreCame, false))
        return false;
    wait(Waiting::More);
    m_timer.start(static_cast<int>(std::chrono::ceil<std::chrono::milliseconds>(step.quiet).count()));
    m_driver->wakeWhen(Driver::Direction::Read, [this] {
        if (m_waiting == Waiting::More)
            endQuiet(true);
    });
    return true;
}

void Lane::endQuiet(bool more)
{
    m_timer.stop();
    m_driver->cancelWake();
    m_waiting = Waiting::Nothing;
    m_moreCame = more;
    if (!more)
        nextStep();
    advance();
}

void Lane::queueReply(ByteView received, const wire::SocketAddress& to)
{
    if (m_program->reply == Reply::None)
        return;
    auto bytes = replyTo(*m_program, received, m_host.timeOfDay());
    if (!bytes || (bytes->empty() && !m_program->isDatagram()))
        return;
    if (m_program->isDatagram() && isReplyLoop(received)) {
        if (m_repeatedReplies == mostEqualReplies)
            recordFailure(FailureCode::ReplyLoop, 0, static_cast<std::int32_t>(mostEqualReplies));
        return;
    }
    m_lastReply = *bytes;
    if (m_reply && !m_program->isDatagram())
        m_reply->bytes.insert(m_reply->bytes.end(), bytes->begin(), bytes->end());
    else
        m_reply = PendingReply {std::move(*bytes), 0, to};
}

bool Lane::isReplyLoop(ByteView received)
{
    // What came is what went out last: echo answering echo.
    const bool same = std::equal(received.begin(), received.end(), m_lastReply.begin(), m_lastReply.end())
        && !m_lastReply.empty();
    m_repeatedReplies = same ? m_repeatedReplies + 1 : 0;
    return m_repeatedReplies >= mostEqualReplies;
}

} // namespace socketscope::talk
