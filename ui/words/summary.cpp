// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/summary.h"

#include "core/journal/eventnames.h"
#include "ui/words/callwords.h"
#include "ui/words/craftedwords.h"
#include "ui/words/eventwords.h"
#include "ui/words/failurewords.h"
#include "ui/words/notewords.h"
#include "ui/words/numbers.h"
#include "ui/words/optionwords.h"
#include "ui/words/packetwords.h"
#include "ui/words/plaintext.h"
#include "ui/words/statewords.h"

#include <cerrno>

namespace socketscope::ui {
namespace {

using journal::CallName;
using journal::EventKind;
using journal::FailureCode;
using journal::NoteCode;

QString callSummary(const Told& told)
{
    switch (told.event.call) {
    case CallName::Getaddrinfo:
        return Words::tr("looks up a host name");
    case CallName::Socket:
        if (told.rawSocket())
            return Words::tr("asks for a raw socket");
        return told.datagram ? Words::tr("asks for a UDP socket") : Words::tr("asks for a TCP socket");
    case CallName::Setsockopt:
        return Words::tr("sets %1 to %2")
            .arg(optionName(told.event.option()), optionValue(told.event.option(), told.asked()));
    case CallName::Getsockname:
        return Words::tr("asks for its own address");
    case CallName::Bind:
        return Words::tr("asks for %1").arg(told.local());
    case CallName::Listen:
        return Words::tr("asks for connections, backlog %1").arg(told.asked());
    case CallName::Accept:
        return Words::tr("asks for the next connection");
    case CallName::Connect:
        return Words::tr("asks for a connection to %1").arg(told.peer());
    case CallName::Sendto:
        return Words::tr("hands over %1 for %2").arg(bytesText(told.asked()), told.peer());
    case CallName::Send:
        return Words::tr("hands over %1").arg(bytesText(told.asked()));
    case CallName::Recvfrom:
        return Words::tr("asks for a datagram, at most %1").arg(bytesText(told.asked()));
    case CallName::Recv:
        return Words::tr("asks for at most %1").arg(bytesText(told.asked()));
    case CallName::Shutdown:
        return told.asked() == 0 ? Words::tr("will receive no more") : Words::tr("will send no more");
    case CallName::Close:
        return Words::tr("gives the descriptor back");
    case CallName::None:
        break;
    }
    return Words::tr("started a call");
}

/// A few words for the errors that come up in every lesson.
QString errnoHint(const Told& told)
{
    switch (told.event.error) {
    case EADDRINUSE:
        return Words::tr("the address is taken");
    case EADDRNOTAVAIL:
        return Words::tr("not an address of this computer");
    case EACCES:
    case EPERM:
        return Words::tr("not allowed");
    case ECONNREFUSED:
        return Words::tr("nothing listens there");
    case ECONNRESET:
        return Words::tr("the peer broke the connection");
    case EPIPE:
        return Words::tr("the connection no longer sends");
    case ETIMEDOUT:
        return Words::tr("no answer");
    case EAGAIN:
        return Words::tr("time-out, still open");
    case EMSGSIZE:
        return Words::tr("too large for one datagram");
    case EMFILE:
    case ENFILE:
        return Words::tr("no descriptor left");
    case ENETUNREACH:
        return Words::tr("no route");
    case EHOSTUNREACH:
        return Words::tr("no such host");
    case ENOTCONN:
        return Words::tr("not connected");
    case EISCONN:
        return Words::tr("already connected");
    case ECANCELED:
    case EINTR:
        return Words::tr("stopped while it waited");
    default:
        return {};
    }
}

QString failedSummary(const Told& told)
{
    if (told.event.error == 0)
        return Words::tr("failed");
    if (told.stopped)
        return Words::tr("stopped while it waited");
    const QString hint = errnoHint(told);
    return hint.isEmpty() ? Words::tr("failed with %1").arg(told.errnoName())
                          : Words::tr("failed with %1: %2").arg(told.errnoName(), hint);
}

QString failureSummary(const Told& told)
{
    const qint64 amount = told.event.argument;
    switch (told.event.failure()) {
    case FailureCode::None:
        break;
    case FailureCode::IcmpError: {
        const QString name = icmpText(told.event);
        const QString reporter = told.event.local.isNone()
            ? Words::tr("a host")
            : QString::fromStdString(told.event.local.ip.text());
        return Words::tr("ICMP from %1: %2")
            .arg(reporter,
                name.isEmpty() ? Words::tr("type %1, code %2")
                                     .arg(QString::number(told.event.argument / 256),
                                         QString::number(told.event.argument % 256))
                               : name);
    }
    case FailureCode::Truncated:
        return Words::tr("%1 of the datagram lost: the buffer was too small").arg(bytesText(amount));
    case FailureCode::ConnectionReset:
        return Words::tr("the peer broke the connection (RST)");
    case FailureCode::ConnectionRefused:
        return Words::tr("refused: nothing listens there");
    case FailureCode::TimedOut:
        return Words::tr("timed out after %1").arg(durationText(std::chrono::milliseconds(amount)));
    case FailureCode::AddressInUse:
        return Words::tr("the address is taken");
    case FailureCode::NoDescriptors:
        return Words::tr("no descriptor left of %1").arg(countText(amount));
    case FailureCode::PeerNotReading:
        return Words::tr("the peer does not read: %1 wait").arg(bytesText(amount));
    case FailureCode::KernelDrops:
        return amount == 1 ? Words::tr("1 datagram dropped: receive buffer full")
                           : Words::tr("%1 datagrams dropped: receive buffer full").arg(countText(amount));
    case FailureCode::Unresolvable:
        return Words::tr("no address for “%1”").arg(told.fact("host"));
    case FailureCode::TooLarge:
        return Words::tr("%1 are too large for one datagram").arg(bytesText(amount));
    case FailureCode::Unread:
        return Words::tr("closed with %1 unread").arg(bytesText(amount));
    case FailureCode::ReplyLoop:
        return Words::tr("stopped replying: two repliers answer each other");
    case FailureCode::ProbeNotSent:
        return Words::tr("probe %1 was not sent").arg(countText(amount));
    case FailureCode::PacketNotSent:
        return Words::tr("packet %1 was not sent: %2").arg(countText(amount), told.errnoName());
    case FailureCode::Other:
        return failedSummary(told);
    }
    return Words::tr("something failed");
}

QString noteSummary(const Told& told)
{
    const auto bytes = told.event.bytes.view();
    switch (told.event.note()) {
    case NoteCode::Text:
        return harmless(std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
    case NoteCode::Abridged:
        return Words::tr("too fast to keep whole: first bytes only from here on");
    case NoteCode::RecordingGap:
        return Words::tr("events missing from the session file: %1").arg(countText(told.event.argument));
    case NoteCode::RecordingCut:
        return Words::tr("the recording ends here, cut off");
    case NoteCode::PlainProgramSeesNothing:
        return Words::tr("a plain program would have seen nothing of this");
    case NoteCode::OptionHeld:
        return Words::tr("the kernel holds %1").arg(countText(told.event.argument));
    case NoteCode::QtDid: {
        const QString what = told.fact("what");
        return what.isEmpty() ? Words::tr("Qt acted on its own") : Words::tr("Qt on its own: %1").arg(what);
    }
    case NoteCode::StoppedByPerson:
        return Words::tr("stopped by a person");
    case NoteCode::TraceStarted:
        return Words::tr("trace to %1").arg(told.fact("target"));
    case NoteCode::TraceVerdict:
        return Words::tr("verdict: %1").arg(toldVerdictText(told));
    case NoteCode::TraceEnded:
        return Words::tr("no more probes");
    case NoteCode::CraftStarted:
    case NoteCode::CraftEnded:
    case NoteCode::ListenStarted:
    case NoteCode::ListenEnded:
        return craftNoteSummary(told);
    case NoteCode::CallsOmitted:
        return Words::tr("calls of sendto that succeed are left out from here on");
    }
    return Words::tr("a note");
}

QString stateSummary(const Told& told)
{
    const QString name = stateName(told.event.state());
    switch (told.event.state()) {
    case journal::StateCode::Bound:
    case journal::StateCode::Listening:
        return Words::tr("%1 at %2").arg(name, told.local());
    case journal::StateCode::Connecting:
    case journal::StateCode::Established:
        return Words::tr("%1 with %2").arg(name, told.peer());
    case journal::StateCode::Waiting: {
        const QString condition = told.fact("condition");
        return condition.isEmpty() ? name : Words::tr("waits for %1").arg(condition);
    }
    default:
        return name;
    }
}

QString messageSummary(const Told& told)
{
    const QString bytes = bytesText(told.event.bytes.length);
    return told.event.has(journal::Event::Outgoing)
        ? Words::tr("sent %1 to %2").arg(bytes, told.peer())
        : Words::tr("received %1 from %2").arg(bytes, told.peer());
}

} // namespace

QString returnSummary(const Told& told)
{
    const int result = told.event.result;
    if (result < 0 || told.event.error != 0)
        return failedSummary(told);
    switch (told.event.call) {
    case CallName::Getaddrinfo:
        return Words::tr("found %1").arg(QString::fromStdString(told.peerAddress().ip.text()));
    case CallName::Socket:
        return Words::tr("returned descriptor %1").arg(result);
    case CallName::Setsockopt:
        return Words::tr("the kernel holds %1").arg(optionValue(told.event.option(), told.event.argument));
    case CallName::Getsockname:
        return Words::tr("its address is %1").arg(told.local());
    case CallName::Bind:
        return Words::tr("bound to %1").arg(told.local());
    case CallName::Listen:
        return Words::tr("listens at %1").arg(told.local());
    case CallName::Accept:
        return Words::tr("returned descriptor %1 for %2").arg(QString::number(result), told.peer());
    case CallName::Connect:
        return Words::tr("connected to %1").arg(told.peer());
    case CallName::Sendto:
        return Words::tr("returned %1 for %2").arg(bytesText(result), told.peer());
    case CallName::Send:
        return told.asked() > result
            ? Words::tr("returned %1 of %2").arg(countText(result), bytesText(told.asked()))
            : Words::tr("returned %1").arg(bytesText(result));
    case CallName::Recvfrom:
        return result == 0 ? Words::tr("returned an empty datagram from %1").arg(told.peer())
                           : Words::tr("returned %1 from %2").arg(bytesText(result), told.peer());
    case CallName::Recv:
        return result == 0 ? Words::tr("returned 0 bytes: end of stream")
                           : Words::tr("returned %1").arg(bytesText(result));
    case CallName::Shutdown:
    case CallName::Close:
        return Words::tr("done");
    case CallName::None:
        break;
    }
    return Words::tr("returned %1").arg(result);
}

QString icmpText(const journal::Event& event)
{
    const auto family = event.peer.isNone() ? event.local.ip.family : event.peer.ip.family;
    return icmpName(family, event.argument / 256, event.argument % 256);
}

QString summaryOf(const Told& told)
{
    switch (told.event.kind) {
    case EventKind::Call:
        return callSummary(told);
    case EventKind::Return:
        return returnSummary(told);
    case EventKind::Message:
        return messageSummary(told);
    case EventKind::Packet:
        return packetSummary(told);
    case EventKind::State:
        return stateSummary(told);
    case EventKind::Failure:
        return failureSummary(told);
    case EventKind::Note:
        return noteSummary(told);
    }
    return Words::tr("an event of an unknown kind");
}

} // namespace socketscope::ui
