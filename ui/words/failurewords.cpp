// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/failurewords.h"

#include "ui/words/callwords.h"
#include "ui/words/numbers.h"

#include <cerrno>

namespace socketscope::ui {
namespace {

using journal::CallName;
using journal::FailureCode;

/// The Call behind a Return or a send, for its argument and its time.
const journal::Event* callBehind(const Told& told)
{
    const journal::Event* event = told.cause;
    if (event && event->kind == journal::EventKind::Return && event->cause >= 1 && event->cause < event->seq)
        return &told.view.at(event->cause);
    return event;
}

QString peerOfCause(const Told& told)
{
    if (told.event.peer.isNone() && told.cause)
        return Told(told.view, told.cause->seq).peer();
    return told.peer();
}

Said icmpText(const Told& told)
{
    const int type = told.event.argument / 256;
    const int code = told.event.argument % 256;
    const auto family = told.event.peer.isNone() ? told.event.local.ip.family : told.event.peer.ip.family;
    const QString reporter = told.event.local.isNone() ? Words::tr("a host that is not named")
                                                       : QString::fromStdString(told.event.local.ip.text());
    const journal::Event* sent = callBehind(told);
    const QString which = sent
        ? Words::tr("The datagram sent to %1 at %2 s").arg(peerOfCause(told), timeText(sent->at))
        : Words::tr("A datagram sent to %1").arg(peerOfCause(told));
    const QString meaning = icmpMeaning(family, type, code, reporter, told.event.peer);
    const QString name = icmpName(family, type, code);
    const QString numbers = Words::tr("type %1, code %2").arg(QString::number(type), QString::number(code));
    const QString protocol = family == wire::Family::IPv6 ? QStringLiteral("ICMPv6") : QStringLiteral("ICMP");
    const bool portClosed = family == wire::Family::IPv6 ? type == 1 && code == 4 : type == 3 && code == 3;
    return {
        Words::tr("%1 %2. An %3 error says so (%4) and quotes the start of that datagram.")
            .arg(which, meaning, protocol, name.isEmpty() ? numbers : Words::tr("%1: %2").arg(numbers, name)),
        portClosed ? Words::tr("Start the receiver first, then send again.")
                   : Words::tr("Check the address, and the way to it.")};
}

Said truncatedText(const Told& told)
{
    const qint64 lost = told.event.argument;
    const qint64 kept = told.cause ? qMax(0, told.cause->result) : 0;
    const QString text = told.cause
        ? Words::tr("The datagram had %1, the buffer room for %2: the system discarded the other %3. They "
                    "cannot be read later; the next recvfrom takes the next datagram.")
              .arg(bytesText(kept + lost), countText(kept), countText(lost))
        : Words::tr("The datagram was longer than the buffer: the system discarded %1 of it. They cannot be "
                    "read later; the next recvfrom takes the next datagram.")
              .arg(bytesText(lost));
    return {text,
        told.cause ? Words::tr("Use a buffer of at least %1.").arg(bytesText(kept + lost))
                   : Words::tr("Use a larger buffer.")};
}

Said timedOutText(const Told& told)
{
    const journal::Event* call = callBehind(told);
    const Duration waiting = told.event.argument > 0 || !call ? std::chrono::milliseconds(told.event.argument)
                                                              : told.cause->at - call->at;
    const QString waited = durationText(waiting);
    switch (call ? call->call : CallName::None) {
    case CallName::Connect:
        return {Words::tr("%1 did not answer within %2. Silence is not a refusal: the host may be off, a "
                          "firewall may discard the packets, or the accept queue is full.")
                    .arg(peerOfCause(told), waited),
            Words::tr("Check the address, and whether the server calls accept.")};
    case CallName::Accept:
        return {Words::tr("Nobody connected within %1. The socket goes on listening.").arg(waited),
            Words::tr("Start a client, then call accept again.")};
    case CallName::Send:
    case CallName::Sendto:
        return {
            Words::tr(
                "Nothing could be sent for %1, because the queues stayed full. The connection is still open.")
                .arg(waited),
            Words::tr("Let the peer call recv.")};
    default:
        return {Words::tr("Nothing came within %1. A time-out is neither an end of stream nor an empty "
                          "message: the socket is still open.")
                    .arg(waited),
            Words::tr("Wait longer, or see whether the peer sends.")};
    }
}

Said inUseText(const Told& told)
{
    if (told.event.error == EADDRNOTAVAIL)
        return {
            Words::tr("The system found no own address that is free for this connection (EADDRNOTAVAIL). %1")
                .arg(holderText(told)),
            holderAction(told)};
    QString address = told.fact("address");
    if (address.isEmpty())
        address = told.event.local.isNone() && told.cause ? Told(told.view, told.cause->seq).local()
                                                          : told.local();
    return {Words::tr("The address %1 is already taken (EADDRINUSE). %2").arg(address, holderText(told)),
        holderAction(told)};
}

Said tooLargeText(const Told& told)
{
    const QString size = bytesText(told.event.argument);
    if (told.cause && told.cause->call == CallName::Recv)
        return {Words::tr("The peer announced a message of more than %1, or never ended one: more than an "
                          "endpoint keeps together. No memory was set aside for it.")
                    .arg(size),
            Words::tr("Check that both ends frame their messages alike.")};
    return {Words::tr("A datagram of %1 is too large: UDP carries at most 65,507 bytes over IPv4 and 65,527 "
                      "over IPv6. UDP never sends a part, so nothing was sent.")
                .arg(size),
        Words::tr("Send it in smaller pieces, or over TCP.")};
}

/// In the words of the call that failed.
Said otherText(const Told& told)
{
    if (told.cause && told.cause->kind == journal::EventKind::Return && told.cause->result < 0)
        return errnoWords(Told(told.view, told.cause->seq));
    return errnoWords(told);
}

Said unreadText(const Told& told)
{
    const QString bytes = bytesText(told.event.argument);
    return told.datagram
        ? Said {Words::tr("The socket was closed while %1 of datagrams waited unread. They were discarded, "
                          "and no sender hears of it.")
                    .arg(bytes),
            Words::tr("Receive until nothing waits before close.")}
        : Said {Words::tr("The socket was closed while %1 waited unread. So the system broke the connection "
                          "with a reset (RST) in place of an orderly FIN.")
                    .arg(bytes),
            Words::tr("Read until the end of the stream before close.")};
}

} // namespace

QString holderText(const Told& failure)
{
    const QString holder = failure.fact("holder");
    const QString actor = failure.fact("actor");
    const QString process = failure.fact("process");
    const QString pid = failure.fact("pid");
    const QString seconds = failure.fact("seconds");
    if (holder == QLatin1String("journal") && !actor.isEmpty())
        return Words::tr("“%1” of this session holds it.").arg(actor);
    if (holder == QLatin1String("process") && !process.isEmpty())
        return pid.isEmpty() ? Words::tr("The program %1 holds it.").arg(process)
                             : Words::tr("The program %1 (process %2) holds it.").arg(process, pid);
    if (holder == QLatin1String("time-wait")) {
        const QString whose = actor.isEmpty() ? Words::tr("A connection that was closed first on this side")
                                              : Words::tr("A connection that “%1” closed first").arg(actor);
        return seconds.isEmpty()
            ? Words::tr("%1 rests there in TIME_WAIT, which lasts a minute on Linux.").arg(whose)
            : Words::tr("%1 rests there in TIME_WAIT for another %2 s.").arg(whose, seconds);
    }
    return Words::tr("Another socket holds it; the system does not say whose.");
}

QString holderAction(const Told& failure)
{
    if (failure.fact("holder") != QLatin1String("time-wait"))
        return Words::tr("Choose another port, or 0 to let the system choose.");
    return failure.server
        ? Words::tr("Set SO_REUSEADDR before bind, in every run: the kernel asks it of the new "
                    "socket and of the one that left this behind.")
        : Words::tr("Let the system choose the own port (0).");
}

Said failureWords(const Told& told)
{
    const qint64 amount = told.event.argument;
    switch (told.event.failure()) {
    case FailureCode::None:
        return {Words::tr(
            "Something failed, and the recording does not say what. The events before it may tell.")};
    case FailureCode::IcmpError:
        return icmpText(told);
    case FailureCode::Truncated:
        return truncatedText(told);
    case FailureCode::ConnectionReset:
        return {Words::tr("%1 broke the connection with a reset (RST). Unlike an orderly close (FIN), what "
                          "was still on its way is lost.")
                    .arg(peerOfCause(told)),
            Words::tr("See whether the peer ended early or closed with bytes unread.")};
    case FailureCode::ConnectionRefused:
        return {Words::tr("%1 answered at once that nothing listens there (RST). The network itself works.")
                    .arg(peerOfCause(told)),
            Words::tr("Start the server first, or check the port.")};
    case FailureCode::TimedOut:
        return timedOutText(told);
    case FailureCode::AddressInUse:
        return inUseText(told);
    case FailureCode::NoDescriptors:
        return {Words::tr("All %1 descriptors that this program may have are in use. A new connection waits "
                          "in the queue until one is free.")
                    .arg(countText(amount)),
            Words::tr("Close endpoints that you no longer need.")};
    case FailureCode::PeerNotReading:
        return {Words::tr("%1 does not read: %2 wait in the queues of this side. TCP holds the sender back "
                          "until there is room again.")
                    .arg(peerOfCause(told), bytesText(amount)),
            Words::tr("Let the peer call recv.")};
    case FailureCode::KernelDrops:
        return {amount == 1 ? Words::tr("The system discarded 1 datagram, because the receive buffer of %1 "
                                        "was full. Its sender hears nothing of that.")
                                  .arg(told.who())
                            : Words::tr("The system discarded %1 datagrams, because the receive buffer of %2 "
                                        "was full. Their senders hear nothing of that.")
                                  .arg(countText(amount), told.who()),
            Words::tr("Enlarge SO_RCVBUF, or send more slowly.")};
    case FailureCode::Unresolvable:
        return {Words::tr("No address was found for the name “%1”. Nothing was sent to it.")
                    .arg(told.fact("host")),
            Words::tr("Check the spelling, or write an address such as 127.0.0.1.")};
    case FailureCode::TooLarge:
        return tooLargeText(told);
    case FailureCode::Unread:
        return unreadText(told);
    case FailureCode::ReplyLoop:
        return {
            Words::tr("%1 and %2 were answering each other's answers without end. %1 has stopped replying.")
                .arg(told.who(), peerOfCause(told)),
            Words::tr("Switch the reply off at one of the two.")};
    case FailureCode::ProbeNotSent:
        return {Words::tr("Probe %1 with TTL %2 did not leave this computer: %3.")
                    .arg(countText(amount), QString::number(told.event.ttl), told.errnoName()),
            Words::tr("Check the route to the target and the firewall of this computer.")};
    case FailureCode::PacketNotSent:
        return {Words::tr("Packet %1, of %2, did not leave: %3.")
                    .arg(countText(amount), bytesText(told.event.bytes.length), told.errnoName()),
            Words::tr("Check its size, its destination and the way it was sent.")};
    case FailureCode::Other:
        return otherText(told);
    }
    return {Words::tr("A failure with the unknown code %1. A newer version of this program may know it.")
                .arg(told.event.code)};
}

} // namespace socketscope::ui
