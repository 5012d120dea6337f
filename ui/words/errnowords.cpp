// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/callwords.h"

#include "core/journal/eventnames.h"
#include "ui/words/failurewords.h"
#include "ui/words/numbers.h"
#include "ui/words/optionwords.h"

#include <cerrno>
#include <system_error>

namespace socketscope::ui {
namespace {

using journal::CallName;

bool sends(const Told& told)
{
    return told.event.call == CallName::Send || told.event.call == CallName::Sendto;
}
bool receives(const Told& told)
{
    return told.event.call == CallName::Recv || told.event.call == CallName::Recvfrom;
}
QString callName(const Told& told)
{
    const auto name = journal::nameOf(told.event.call);
    return name.empty() ? Words::tr("The call")
                        : QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}
QString portText(const wire::SocketAddress& address)
{
    return QString::number(address.port);
}
QString hostText(const wire::SocketAddress& address)
{
    return address.isNone() ? Words::tr("the other end") : QString::fromStdString(address.ip.text());
}

/// Whether this actor has shut its sending half before; looked for among its newest events only.
bool hasShutSending(const Told& told)
{
    constexpr journal::Seq reach = 256;
    const journal::Seq last = told.event.seq > reach ? told.event.seq - reach : 1;
    for (journal::Seq seq = told.event.seq - 1; seq >= last && seq > 0; --seq) {
        const auto& earlier = told.view.at(seq);
        if (earlier.actor == told.event.actor && earlier.kind == journal::EventKind::Call
            && earlier.call == CallName::Shutdown)
            return earlier.argument != 0;
    }
    return false;
}

Said addressInUse(const Told& told)
{
    const auto address = told.localAddress();
    if (told.event.call == CallName::Listen)
        return {Words::tr("Another socket already listens on %1 (EADDRINUSE). SO_REUSEADDR lets two sockets "
                          "be bound there, but only one listen.")
                    .arg(told.local()),
            Words::tr("Choose another port, or 0 to let the system choose.")};
    if (told.event.call == CallName::Connect)
        return {Words::tr("A connection between %1 and %2 exists already or rests in TIME_WAIT (EADDRINUSE). "
                          "Two connections cannot have the same four numbers.")
                    .arg(told.local(), told.peer()),
            Words::tr("Let the system choose the own port (0).")};
    const QString what = address.isNone()
        ? Words::tr("The address is already taken (EADDRINUSE).")
        : Words::tr("Port %1 on %2 is already taken (EADDRINUSE).").arg(portText(address), hostText(address));
    if (told.failure && told.failure->failure() == journal::FailureCode::AddressInUse) {
        const Told failure(told.view, told.failure->seq);
        return {what + QLatin1Char(' ') + holderText(failure), holderAction(failure)};
    }
    return {
        Words::tr("%1 Another socket holds it, or a connection that closed first there rests in TIME_WAIT.")
            .arg(what),
        Words::tr("Choose another port, or 0 to let the system choose.")};
}

Said addressNotAvailable(const Told& told)
{
    if (told.event.call == CallName::Bind)
        return {Words::tr("The address in %1 belongs to no interface of this computer (EADDRNOTAVAIL). A "
                          "socket can only be bound to an address of its own machine.")
                    .arg(told.local()),
            Words::tr("Use 127.0.0.1 or another address of this computer.")};
    return {Words::tr("The system found no address of its own for talking to %1 (EADDRNOTAVAIL). The own "
                      "ports may all be taken, or the own address is gone.")
                .arg(told.peer()),
        Words::tr("Leave the own address and port empty, so that the system chooses them.")};
}

Said accessDenied(const Told& told)
{
    if (told.event.call == CallName::Bind)
        return {Words::tr("Port %1 is kept for privileged programs (EACCES). Linux does so below the number "
                          "in ip_unprivileged_port_start, usually 1024.")
                    .arg(portText(told.localAddress())),
            Words::tr("Use a port from 1024 on.")};
    if (sends(told) || told.event.call == CallName::Connect)
        return {Words::tr("The system refused to send to %1 (EACCES): it is a broadcast address and "
                          "SO_BROADCAST is off, or a rule here forbids it. Nothing was sent.")
                    .arg(told.peer()),
            Words::tr("Set SO_BROADCAST on the socket if broadcast is what you want.")};
    return {Words::tr("The system refused %1 (EACCES). This program does not have the right to it.")
                .arg(callName(told)),
        Words::tr("Try it in a way that needs no special rights.")};
}

Said notPermitted(const Told& told)
{
    if (sends(told) || told.event.call == CallName::Connect)
        return {Words::tr("This computer's own firewall stopped the packet for %1 (EPERM). It never left.")
                    .arg(told.peer()),
            Words::tr("Look at the rules for outgoing packets on this computer.")};
    return {
        Words::tr(
            "The system does not permit %1 here (EPERM). It needs rights that this program does not have.")
            .arg(callName(told)),
        Words::tr("Try it in a way that needs no special rights.")};
}

Said refused(const Told& told)
{
    if (told.datagram)
        return {Words::tr("An ICMP error came back for an earlier datagram: at %1 no program has that port "
                          "(ECONNREFUSED). This call only reports it and has moved nothing itself.")
                    .arg(told.peer()),
            Words::tr("Start the receiver first, then send again.")};
    return {Words::tr("%1 answered, but nothing listens on port %2 (ECONNREFUSED). A reset (RST) came back "
                      "at once; the network itself works.")
                .arg(hostText(told.peerAddress()), portText(told.peerAddress())),
        Words::tr("Start the server first, or check the port.")};
}

Said reset(const Told& told)
{
    if (told.event.call == CallName::Connect)
        return {Words::tr("%1 broke off the handshake (RST, ECONNRESET). The connection was never open here.")
                    .arg(told.peer()),
            Words::tr("Try again, or look at the server.")};
    return {Words::tr("%1 broke the connection (RST, ECONNRESET). Unlike an orderly close, what was still on "
                      "its way is lost.")
                .arg(told.peer()),
        Words::tr("See whether the peer ended early or closed with bytes unread.")};
}

Said brokenPipe(const Told& told)
{
    if (hasShutSending(told))
        return {Words::tr("This side has shut its sending half, so nothing more can go to %1 (EPIPE). "
                          "Nothing was sent.")
                    .arg(told.peer()),
            Words::tr("Send before shutdown, not after it.")};
    return {Words::tr("The connection to %1 is gone (EPIPE): an earlier send still succeeded, but a reset "
                      "answered it. Nothing was sent this time.")
                .arg(told.peer()),
        Words::tr("Read until the end of the stream before you send more.")};
}

Said timedOut(const Told& told)
{
    if (told.event.call == CallName::Connect)
        return {Words::tr("%1 did not answer within %2 (ETIMEDOUT). Silence is not a refusal: the host may "
                          "be off, a firewall may discard the packets, or the accept queue is full.")
                    .arg(told.peer(), durationText(told.waited())),
            Words::tr("Check the address, and whether the server calls accept.")};
    if (receives(told) && (told.datagram || !told.failure))
        return {Words::tr("Nothing came within %1 (ETIMEDOUT). No data yet is neither an end of stream nor "
                          "an empty message.")
                    .arg(durationText(told.waited())),
            Words::tr("Wait longer, or see whether the peer sends.")};
    return {Words::tr("%1 no longer acknowledges anything, and the system has given up (ETIMEDOUT). The "
                      "connection is closed.")
                .arg(told.peer()),
        Words::tr("Check the way to the peer, then connect again.")};
}

Said wouldBlock(const Told& told)
{
    const QString waited = durationText(told.waited());
    if (sends(told))
        return {
            Words::tr(
                "The send buffer stayed full for %1 (EAGAIN), because %2 does not read. Nothing was sent.")
                .arg(waited, told.peer()),
            Words::tr("Let the peer call recv.")};
    if (told.event.call == CallName::Accept)
        return {Words::tr("Nobody connected within %1 (EAGAIN). The socket goes on listening.").arg(waited),
            Words::tr("Start a client, then call accept again.")};
    if (told.datagram)
        return {Words::tr("No datagram came within %1 (EAGAIN, a time-out). The socket is still open; an "
                          "empty datagram would have returned 0.")
                    .arg(waited),
            Words::tr("Call recvfrom again, or see whether the peer sends.")};
    return {Words::tr("Nothing came within %1 (EAGAIN, a time-out). The connection is still open; the end of "
                      "the stream would have returned 0.")
                .arg(waited),
        Words::tr("Call recv again, or see whether the peer sends.")};
}

Said tooLong(const Told& told)
{
    const qint64 size = told.asked();
    const bool v6 = told.family() == wire::Family::IPv6;
    const qint64 most = v6 ? 65'527 : 65'507;
    const QString action = Words::tr("Send it in smaller pieces, or over TCP.");
    if (size > most)
        return {
            Words::tr("A datagram of %1 is too large (EMSGSIZE): UDP over %2 carries at most %3. UDP never "
                      "sends a part, so nothing was sent.")
                .arg(bytesText(size), v6 ? QStringLiteral("IPv6") : QStringLiteral("IPv4"), bytesText(most)),
            action};
    return {Words::tr("The message of %1 does not fit into a packet on the way to %2 and may not be split "
                      "(EMSGSIZE). Nothing was sent.")
                .arg(bytesText(size), told.peer()),
        action};
}

Said noDescriptors(const Told& told)
{
    const bool wholeSystem = told.event.error == ENFILE;
    const QString whose = wholeSystem ? Words::tr("This computer has no free descriptor left (ENFILE).")
                                      : Words::tr("This program has no free descriptor left (EMFILE).");
    const QString then = told.event.call == CallName::Accept
        ? Words::tr("The connection waits in the queue until one is free.")
        : Words::tr("Each socket and each open file takes one.");
    return {whose + QLatin1Char(' ') + then, Words::tr("Close endpoints that you no longer need.")};
}

Said unreachable(const Told& told)
{
    if (told.event.error == ENETUNREACH)
        return {Words::tr("No route leads to %1 (ENETUNREACH), from here or from a router on the way. "
                          "Nothing reached it.")
                    .arg(told.peer()),
            Words::tr("Check the address and that this computer is connected.")};
    return {Words::tr("No host was found at %1 (EHOSTUNREACH): the last router, or this computer itself, got "
                      "no answer for that address.")
                .arg(told.peer()),
        Words::tr("Check the address and that the host is on.")};
}

Said invalid(const Told& told)
{
    switch (told.event.call) {
    case CallName::Bind:
        return {Words::tr("The socket already has an address, or %1 is none that it can have (EINVAL). bind "
                          "works once per socket.")
                    .arg(told.local()),
            Words::tr("Call bind once, before connect or listen.")};
    case CallName::Accept:
        return {Words::tr("The socket does not listen (EINVAL). accept takes connections only from a "
                          "listening socket."),
            Words::tr("Call listen before accept.")};
    case CallName::Listen:
        return {Words::tr("The socket cannot listen (EINVAL), because it is already connected. A listening "
                          "socket is connected to nobody."),
            Words::tr("Make a new socket for listen.")};
    case CallName::Setsockopt:
        return {Words::tr("The kernel does not take %1 for %2 (EINVAL). The option keeps its old value.")
                    .arg(countText(told.asked()), optionName(told.event.option())),
            Words::tr("Choose a value within the option's limits.")};
    case CallName::Sendto:
    case CallName::Connect:
        return {Words::tr("%1 refused the address %2 (EINVAL). A socket bound to loopback cannot reach other "
                          "machines, and port 0 is no destination.")
                    .arg(callName(told), told.peer()),
            Words::tr("Check both addresses.")};
    default:
        return {Words::tr("%1 refused what it was given (EINVAL). In the state that the socket is in, the "
                          "call makes no sense.")
                    .arg(callName(told)),
            Words::tr("Check the order of the calls before it.")};
    }
}

Said stateError(const Told& told)
{
    switch (told.event.error) {
    case ENOTCONN:
        return {
            Words::tr(
                "The socket is not connected, or no longer (ENOTCONN). %1 works only on an open connection.")
                .arg(callName(told)),
            Words::tr("Call connect first, or accept on the server.")};
    case EISCONN:
        return {Words::tr("The socket is already connected to %1 (EISCONN). A TCP socket has one peer for "
                          "its whole life.")
                    .arg(told.peer()),
            Words::tr("Make a new socket for a new connection.")};
    case EDESTADDRREQ:
        return {Words::tr("The datagram has no destination (EDESTADDRREQ). An unconnected UDP socket must be "
                          "told where each datagram goes."),
            Words::tr("Give an address, or call connect first.")};
    case EBADF:
        return {Words::tr("The descriptor no longer belongs to a socket (EBADF). After close it is invalid, "
                          "and another socket may get its number."),
            Words::tr("Move close behind the last call.")};
    case ENOTSOCK:
        return {Words::tr("The descriptor is open but is no socket (ENOTSOCK). Its number went to another "
                          "file after a close."),
            Words::tr("Move close behind the last call.")};
    case ECONNABORTED:
        return {Words::tr("A client gave up before accept took its connection (ECONNABORTED). The socket "
                          "goes on listening."),
            Words::tr("Call accept again.")};
    case EOPNOTSUPP:
        return {Words::tr("This kind of socket has no %1 (EOPNOTSUPP). listen and accept belong to TCP; UDP "
                          "has no connections.")
                    .arg(callName(told)),
            Words::tr("Use a TCP socket for it.")};
    case EINTR:
    case ECANCELED:
        return {Words::tr("%1 was broken off before it had a result (%2). The endpoint was stopped while the "
                          "call waited.")
                    .arg(callName(told), told.errnoName()),
            Words::tr("Run the endpoint again.")};
    case EINPROGRESS:
    case EALREADY:
        return {Words::tr("The handshake with %1 is still going on (%2). A non-blocking connect returns at "
                          "once and finishes by itself.")
                    .arg(told.peer(), told.errnoName()),
            Words::tr("Wait until the socket can be written to.")};
    default:
        return {};
    }
}

Said familyError(const Told& told)
{
    if (told.event.call == CallName::Socket)
        return {
            Words::tr("This system has no %1 sockets of that kind (%2). IPv6 may be switched off here.")
                .arg(told.family() == wire::Family::IPv6 ? QStringLiteral("IPv6") : QStringLiteral("IPv4"),
                    told.errnoName()),
            Words::tr("Use an address of the other family, for example 127.0.0.1.")};
    return {Words::tr("The address %1 is of another family than the socket (EAFNOSUPPORT). An IPv4 socket "
                      "takes IPv4 addresses only.")
                .arg(told.event.call == CallName::Bind ? told.local() : told.peer()),
        Words::tr("Use addresses of one family on both ends.")};
}

Said unnamed(const Told& told)
{
    if (told.event.call == CallName::Getaddrinfo)
        return {
            Words::tr("The name could not be resolved: no address was found for it. Nothing was sent to it."),
            Words::tr("Check the spelling, or write an address such as 127.0.0.1.")};
    if (told.event.error == 0)
        return {Words::tr("%1 failed, and the recording does not say why. It returned %2.")
                    .arg(callName(told), QString::number(told.event.result)),
            Words::tr("Look at the events before it.")};
    const QString meaning = QString::fromStdString(std::generic_category().message(told.event.error));
    return {Words::tr("%1 failed with %2, which the system calls “%3”. Nothing was moved by this call.")
                .arg(callName(told), told.errnoName(), meaning),
        Words::tr("Look at the events before it.")};
}

} // namespace

Said errnoWords(const Told& told)
{
    if (told.stopped)
        return {Words::tr("%1 was still waiting when a person stopped %2 (%3). Nothing was moved by it.")
                    .arg(callName(told), told.who(), told.errnoName()),
            Words::tr("Run the endpoint again.")};
    switch (told.event.error) {
    case EADDRINUSE:
        return addressInUse(told);
    case EADDRNOTAVAIL:
        return addressNotAvailable(told);
    case EACCES:
        return accessDenied(told);
    case EPERM:
        return notPermitted(told);
    case ECONNREFUSED:
        return refused(told);
    case ECONNRESET:
        return reset(told);
    case EPIPE:
        return brokenPipe(told);
    case ETIMEDOUT:
        return timedOut(told);
    case EAGAIN:
        return wouldBlock(told);
    case EMSGSIZE:
        return tooLong(told);
    case EMFILE:
    case ENFILE:
        return noDescriptors(told);
    case ENETUNREACH:
    case EHOSTUNREACH:
        return unreachable(told);
    case ENOBUFS:
    case ENOMEM:
        return {Words::tr("The system has no memory for this at the moment (%1). %2 did nothing.")
                    .arg(told.errnoName(), callName(told)),
            Words::tr("Send more slowly, or close what is not needed.")};
    case EINVAL:
        return invalid(told);
    case EAFNOSUPPORT:
        return familyError(told);
    case ENODEV:
        return {Words::tr("No interface of this computer has that address or can do multicast (ENODEV). The "
                          "socket has not joined the group."),
            Words::tr("Name an interface by its own address.")};
    case ENOPROTOOPT:
        return {Words::tr("This kind of socket has no option %1 (ENOPROTOOPT). TCP options do not exist on "
                          "UDP sockets, nor the other way round.")
                    .arg(optionName(told.event.option())),
            Words::tr("Leave the option out.")};
    default:
        break;
    }
    const Said state = stateError(told);
    return state.text.isEmpty() ? unnamed(told) : state;
}

} // namespace socketscope::ui
