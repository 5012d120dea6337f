// SPDX-License-Identifier: GPL-3.0-or-later
// What follows from a call that came back: the next step, a state, a failure that the return value alone does
// not say.
#include "core/talk/lane.h"

#include "core/journal/eventnames.h"
#include "core/journal/facts.h"
#include "core/net/socketoptions.h"

#include <algorithm>
#include <cerrno>

namespace socketscope::talk {

using namespace std::chrono_literals;
using journal::CallName;
using journal::Event;
using journal::EventKind;
using journal::FailureCode;
using journal::Seq;
using journal::StateCode;

namespace {

constexpr auto descriptorPause = 250ms; ///< before accept is tried again when descriptors ran out

/// The options of a new socket as the kernel has them, by their BSD names.
Bytes heldFacts(int descriptor, wire::Family family, bool datagram)
{
    journal::Facts facts;
    for (const auto& [option, value] : net::heldOptions(descriptor, family, datagram))
        facts.emplace_back(nameOf(option), std::to_string(value));
    return journal::packFacts(facts);
}

} // namespace

void Lane::afterReturn(const Outcome& outcome, const OpenCall& call, Seq seq)
{
    switch (call.call) {
    case CallName::Socket:
        if (outcome.failed()) {
            if (outcome.error == EMFILE || outcome.error == ENFILE)
                recordFailure(FailureCode::NoDescriptors, seq, m_host.descriptorLimit(), outcome.error);
            return giveUp();
        }
        recordState(
            StateCode::Open, heldFacts(outcome.result, call.local.ip.family, m_program->isDatagram()));
        return nextStep();
    case CallName::Setsockopt:
        return nextStep(); // a refused option is shown; the program goes on without it
    case CallName::Bind:
        return afterBind(outcome, call, seq);
    case CallName::Listen:
        if (outcome.failed()) {
            if (outcome.error == EADDRINUSE)
                recordFailure(FailureCode::AddressInUse, seq, 0, outcome.error,
                    journal::packFacts(m_host.holderOf(m_local, false)));
            return giveUp();
        }
        nextStep();
        return recordState(StateCode::Listening);
    case CallName::Accept:
        return afterAccept(outcome, seq);
    case CallName::Connect:
        return afterConnect(outcome, call, seq);
    case CallName::Send:
    case CallName::Sendto:
        return afterSend(outcome, call, seq);
    case CallName::Recv:
    case CallName::Recvfrom:
        return afterReceive(outcome, seq);
    case CallName::Shutdown:
        nextStep();
        if (!outcome.failed() && call.argument != 0)
            recordState(StateCode::HalfClosed);
        return;
    case CallName::Close:
        return afterClose(outcome);
    case CallName::None:
    case CallName::Getaddrinfo:
    case CallName::Getsockname:
        return;
    }
}

void Lane::afterBind(const Outcome& outcome, const OpenCall& call, Seq seq)
{
    if (outcome.failed()) {
        if (outcome.error == EADDRINUSE)
            recordFailure(FailureCode::AddressInUse, seq, 0, outcome.error,
                journal::packFacts(m_host.holderOf(call.local, m_program->isDatagram())));
        return giveUp();
    }
    m_local = outcome.local;
    m_host.isBound(*this, m_local);
    nextStep();
    recordState(StateCode::Bound);
}

void Lane::afterAccept(const Outcome& outcome, Seq seq)
{
    if (!outcome.failed()) {
        ++m_callsDone;
        m_failuresInARow = 0;
        const auto& accept = std::get<AcceptStep>(current()->action);
        if (accept.times != 0 && m_callsDone >= accept.times)
            nextStep();
        if (m_accepted)
            m_host.hasAccepted(*this, std::move(m_accepted), outcome);
        return;
    }
    if (outcome.error == EMFILE || outcome.error == ENFILE || outcome.error == ENOBUFS
        || outcome.error == ENOMEM) {
        recordFailure(FailureCode::NoDescriptors, seq, m_host.descriptorLimit(), outcome.error);
        wait(Waiting::Descriptors);
        m_timer.start(descriptorPause);
        return;
    }
    // A connection that died in the queue is no reason to stop accepting (accept(2), "Error handling").
    recordFailure(FailureCode::Other, seq, 0, outcome.error);
    constexpr std::uint32_t mostFailures = 100;
    if (++m_failuresInARow > mostFailures || outcome.error == EBADF || outcome.error == EINVAL)
        giveUp();
}

void Lane::afterConnect(const Outcome& outcome, const OpenCall& call, Seq seq)
{
    if (outcome.failed()) {
        if (outcome.error == ECONNREFUSED)
            recordFailure(FailureCode::ConnectionRefused, seq, 0, outcome.error);
        else if (outcome.error == ETIMEDOUT)
            recordFailure(FailureCode::TimedOut, seq, 0, outcome.error);
        else if (outcome.error == EADDRINUSE || outcome.error == EADDRNOTAVAIL)
            recordFailure(FailureCode::AddressInUse, seq, 0, outcome.error,
                journal::packFacts(m_host.holderOf(m_local, m_program->isDatagram())));
        return giveUp();
    }
    m_local = outcome.local;
    m_peer = outcome.peer.isNone() ? call.peer : outcome.peer;
    nextStep();
    if (!m_program->isDatagram())
        m_host.isConnected(*this, m_local, m_peer);
    recordState(StateCode::Established);
}

void Lane::afterClose(const Outcome& outcome)
{
    if (current() && std::holds_alternative<CloseStep>(current()->action) && !m_cleaningUp)
        nextStep();
    if (!outcome.failed())
        recordState(StateCode::Closed);
    m_host.descriptorFreed();
}

void Lane::recordReports()
{
    if (!m_driver)
        return;
    for (const Report& report : m_driver->takeReports()) {
        Event event = draft(report.kind);
        event.code = report.code;
        event.argument = report.argument;
        event.error = static_cast<std::uint16_t>(report.error);
        event.local = report.local.isNone() ? m_local : report.local;
        event.peer = report.peer;
        event.method = report.method;
        if (report.inferred)
            event.flags |= Event::Inferred;
        const bool icmp = report.kind == EventKind::Failure && event.failure() == FailureCode::IcmpError;
        if (icmp)
            event.cause = takeCauseOf(report);
        const Seq seq = m_host.journal().append(event, report.bytes);
        if (icmp && m_peer.isNone()) {
            // Only a connected datagram socket would have told a plain program.
            Event note = draft(EventKind::Note);
            note.code = static_cast<std::uint16_t>(journal::NoteCode::PlainProgramSeesNothing);
            note.cause = seq;
            m_host.journal().append(note);
        }
    }
}

Seq Lane::takeCauseOf(const Report& icmpError)
{
    const journal::JournalView view(m_host.journal());
    const std::size_t kept = std::min(m_recentSend, m_recentSends.size());
    // The oldest one that fits: errors come back in the order of what they are about.
    for (std::size_t i = 0; i < kept; ++i) {
        const Seq seq = m_recentSends[(m_recentSend - kept + i) % m_recentSends.size()];
        if (seq == 0)
            continue;
        const Event& sent = view.at(seq);
        if (sent.peer.port != icmpError.peer.port || sent.peer.ip != icmpError.peer.ip)
            continue;
        const ByteView bytes = sent.bytes.view();
        const std::size_t compared = std::min(bytes.size(), icmpError.bytes.size());
        if (std::equal(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(compared),
                icmpError.bytes.begin())) {
            m_recentSends[(m_recentSend - kept + i) % m_recentSends.size()] = 0;
            return seq;
        }
    }
    return 0;
}

void Lane::onWaitedLong()
{
    if (m_open)
        recordFailure(FailureCode::PeerNotReading, m_open->seq, m_driver->unsentBytes());
}

} // namespace socketscope::talk
