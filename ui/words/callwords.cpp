// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/callwords.h"

#include "ui/words/numbers.h"
#include "ui/words/optionwords.h"
#include "ui/words/plaintext.h"

namespace socketscope::ui {
namespace {

using journal::CallName;

QString socketText(const Told& told)
{
    const QString family
        = told.family() == wire::Family::IPv6 ? QStringLiteral("IPv6") : QStringLiteral("IPv4");
    if (told.rawSocket() && told.family() == wire::Family::None)
        return Words::tr("Asks the system for a packet socket. What it is given leaves by an interface as it "
                         "is, past everything that the system would write.");
    if (told.rawSocket())
        return Words::tr(
            "Asks the system for a raw socket over %1: packets without a port, with headers that "
            "the program writes or reads itself. It takes a right that few programs have.")
            .arg(family);
    return told.datagram ? Words::tr("Asks the system for a UDP socket over %1. It has no address until bind "
                                     "or the first send gives it one.")
                               .arg(family)
                         : Words::tr("Asks the system for a TCP socket over %1. It is not connected to "
                                     "anybody: that takes connect, or listen and accept.")
                               .arg(family);
}

QString bindText(const Told& told)
{
    const auto address = told.localAddress();
    const QString ip = QString::fromStdString(address.ip.text());
    if (address.isNone())
        return Words::tr(
            "Asks for an address of its own. Others can send to a socket only at an address that they know.");
    if (address.port == 0)
        return Words::tr("Asks for an address on %1 and lets the system choose a free port. Others can reach "
                         "the socket only at an address they know.")
            .arg(ip);
    if (address.ip.isAny())
        return Words::tr(
            "Asks for port %1 on every address of this computer (%2). Other machines can then reach it, too.")
            .arg(QString::number(address.port), ip);
    return Words::tr("Asks for the address %1, so that others can reach this socket there. What is sent to "
                     "it earlier finds nobody.")
        .arg(told.local());
}

QString listenText(const Told& told)
{
    return told.asked() < 0
        ? Words::tr("Tells the system to complete connections to this address from now on. With a backlog of "
                    "%1, as many may wait for accept as the system allows.")
              .arg(told.asked())
        : Words::tr("Tells the system to complete connections to this address from now on. The backlog of %1 "
                    "says how many may wait for accept; Linux lets one more in.")
              .arg(told.asked());
}

QString connectText(const Told& told)
{
    return told.datagram
        ? Words::tr("Fixes %1 as the only peer of this socket. Nothing is sent: UDP has no handshake.")
              .arg(told.peer())
        : Words::tr("Starts the handshake with %1. It comes back when the other system has answered, whether "
                    "or not its program has called accept.")
              .arg(told.peer());
}

QString shutdownText(const Told& told)
{
    switch (told.asked()) {
    case 0:
        return Words::tr("Says that this side (%1) will read no more (SHUT_RD). Nothing is sent to the peer.")
            .arg(told.who());
    case 1:
        return Words::tr("Says that this side (%1) will send nothing more (SHUT_WR): the system sends a FIN "
                         "after what is queued. This side can still receive.")
            .arg(told.who());
    default:
        return Words::tr("Ends both directions of %1 (SHUT_RDWR): the system sends a FIN after what is "
                         "queued. The descriptor stays until close.")
            .arg(told.who());
    }
}

QString closeText(const Told& told)
{
    if (told.datagram)
        return Words::tr("Gives the descriptor and its port back at once. UDP tells nobody.");
    if (told.server)
        return Words::tr("Stops listening and gives the descriptor back. Accepted connections stay open; "
                         "those still waiting for accept are reset.");
    return Words::tr("Gives the descriptor back; the system sends what is queued and then a FIN. If bytes "
                     "are still unread here, it sends a reset in its place.");
}

} // namespace

Said callWords(const Told& told)
{
    switch (told.event.call) {
    case CallName::Getaddrinfo: {
        const auto bytes = told.event.bytes.view();
        return {Words::tr(
            "Looks up the addresses of the host name “%1”. Sockets take addresses only, so this comes first.")
                    .arg(harmless(
                        std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size())))};
    }
    case CallName::Socket:
        return {socketText(told)};
    case CallName::Setsockopt:
        return {Words::tr("Sets %1 to %2. %3")
                    .arg(optionName(told.event.option()), optionValue(told.event.option(), told.asked()),
                        optionMeaning(told.event.option(), told.asked(), told.datagram))};
    case CallName::Getsockname:
        return {Words::tr("Asks the system which address this socket has. That is how a program learns a "
                          "port that the system chose.")};
    case CallName::Bind:
        return {bindText(told)};
    case CallName::Listen:
        return {listenText(told)};
    case CallName::Accept:
        return {Words::tr("Takes the first finished connection from the queue, or waits for one. The system "
                          "does the handshake by itself, with or without this call.")};
    case CallName::Connect:
        return {connectText(told)};
    case CallName::Sendto:
        return {Words::tr("Hands one datagram of %1 for %2 to the system. It goes whole or not at all.")
                    .arg(bytesText(told.asked()), told.peer())};
    case CallName::Send:
        return {Words::tr("Hands %1 to the system for this connection. They join the stream: where one send "
                          "ends is not kept.")
                    .arg(bytesText(told.asked()))};
    case CallName::Recvfrom:
        return {Words::tr(
            "Takes one datagram, at most %1 of it, or waits for one. What does not fit, the system discards.")
                    .arg(bytesText(told.asked()))};
    case CallName::Recv:
        return {Words::tr("Takes up to %1 of the stream, whatever has arrived, and waits only while there is "
                          "nothing. It need not match one send.")
                    .arg(bytesText(told.asked()))};
    case CallName::Shutdown:
        return {shutdownText(told)};
    case CallName::Close:
        return {closeText(told)};
    case CallName::None:
        break;
    }
    return {Words::tr("A call without a name. The recording does not say which it was.")};
}

} // namespace socketscope::ui
