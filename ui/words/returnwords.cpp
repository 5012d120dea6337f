// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/callwords.h"

#include "core/journal/facts.h"
#include "ui/words/numbers.h"
#include "ui/words/optionwords.h"

namespace socketscope::ui {
namespace {

using journal::CallName;
using journal::FailureCode;

QString boundText(const Told& told)
{
    const auto address = told.localAddress();
    const bool chosen = told.cause && told.cause->local.port == 0;
    const QString where = chosen ? Words::tr("The system chose port %1: the socket now has the address %2.")
                                       .arg(QString::number(address.port), told.local())
                                 : Words::tr("The socket now has the address %1.").arg(told.local());
    QString next;
    if (told.datagram)
        next = Words::tr("From now on the system keeps datagrams sent there until recvfrom takes them.");
    else if (told.server)
        next = Words::tr("Connections are still refused there until listen is called.");
    else
        next = Words::tr("Its connections will come from there.");
    if (address.ip.isAny())
        next = Words::tr("%1 It stands for every address of this computer, so other machines reach it, too.")
                   .arg(next);
    return where + QLatin1Char(' ') + next;
}

QString listeningText(const Told& told)
{
    const QString start
        = Words::tr("From now on the system completes connections to %1 by itself.").arg(told.local());
    const int backlog = told.asked();
    if (backlog < 0)
        return Words::tr("%1 As many wait for accept as the system allows.").arg(start);
    return Words::tr("%1 With a backlog of %2, Linux lets %3 wait for accept; a client beyond that gets no "
                     "answer and tries again.")
        .arg(start, QString::number(backlog), countText(static_cast<qint64>(backlog) + 1));
}

Said sentText(const Told& told)
{
    const int taken = told.event.result;
    if (told.datagram)
        return {Words::tr("The system took the datagram of %1 for %2. That says nothing about whether it "
                          "arrives or anybody reads it.")
                    .arg(bytesText(taken), told.peer())};
    if (told.asked() > taken)
        return {Words::tr("The system took only %1 of %2, because its send buffer is full. A program has to "
                          "send the rest again.")
                    .arg(countText(taken), bytesText(told.asked())),
            Words::tr("Let the peer call recv, so that the queue moves on.")};
    return {Words::tr("The system took %1 and will deliver them in order. That does not mean that the peer "
                      "has received or read them.")
                .arg(bytesText(taken))};
}

Said datagramText(const Told& told)
{
    const int got = told.event.result;
    if (told.failure && told.failure->failure() == FailureCode::Truncated) {
        const qint64 lost = told.failure->argument;
        return {Words::tr("A datagram of %1 arrived from %2, but the buffer took only %3. The system "
                          "discarded the other %4; they cannot be read later.")
                    .arg(bytesText(got + lost), told.peer(), bytesText(got), countText(lost)),
            Words::tr("Use a buffer of at least %1.").arg(bytesText(got + lost))};
    }
    if (got == 0)
        return {Words::tr("An empty datagram arrived from %1: a real message of 0 bytes. It ends nothing, "
                          "because UDP has no end of stream.")
                    .arg(told.peer())};
    return {
        Words::tr("One datagram of %1 arrived from %2. UDP keeps messages whole: each recvfrom takes one.")
            .arg(bytesText(got), told.peer())};
}

Said streamText(const Told& told)
{
    const int got = told.event.result;
    const int room = told.asked();
    if (got == 0 && told.cause && room == 0)
        return {Words::tr("The buffer had room for 0 bytes, so 0 bytes came back. That says nothing about "
                          "the end of the stream."),
            Words::tr("Use a larger buffer.")};
    if (got == 0)
        return {Words::tr("This is the end of the stream: the peer has closed its sending side (FIN), and "
                          "everything it sent has been read. This side may still send.")};
    if (told.cause && got == room)
        return {Words::tr("%1 of the stream filled the buffer; more may be waiting. TCP keeps the order of "
                          "bytes, not the borders between sends.")
                    .arg(bytesText(got)),
            Words::tr("Call recv again for the rest.")};
    return {Words::tr("%1 of the stream had arrived, which is all that waited. TCP keeps the order of bytes, "
                      "not the borders between sends.")
                .arg(bytesText(got))};
}

QString optionHeldText(const Told& told)
{
    const auto option = told.event.option();
    const int held = told.event.argument;
    const int wanted = told.asked();
    const QString meaning = optionMeaning(option, held, told.datagram);
    if (held == wanted || !told.cause || option == journal::OptionName::IpAddMembership)
        return Words::tr("%1 is now %2. %3").arg(optionName(option), optionValue(option, held), meaning);
    const bool doubled = option == journal::OptionName::SoRcvbuf || option == journal::OptionName::SoSndbuf;
    return doubled
        ? Words::tr("The kernel holds %1 for %2, not %3: Linux doubles the value for its own bookkeeping and "
                    "keeps it within its limits. %4")
              .arg(optionValue(option, held), optionName(option), optionValue(option, wanted), meaning)
        : Words::tr("The kernel holds %1 for %2, not %3. %4")
              .arg(optionValue(option, held), optionName(option), optionValue(option, wanted), meaning);
}

QString shutText(const Told& told)
{
    switch (told.asked()) {
    case 0:
        return Words::tr("This side (%1) reads no more. The peer has not been told.").arg(told.who());
    case 1:
        return Words::tr("This side (%1) has finished sending: a FIN follows what is queued. It can still "
                         "receive until the peer finishes, too.")
            .arg(told.who());
    default:
        return Words::tr("Both directions of %1 are shut. The descriptor stays until close.").arg(told.who());
    }
}

/// The engine writes what was unread right before the call of close.
const journal::Event* unreadBefore(const Told& told)
{
    constexpr journal::Seq reach = 8;
    if (!told.cause)
        return nullptr;
    for (journal::Seq seq = told.cause->seq - 1; seq > 0 && told.cause->seq - seq <= reach; --seq) {
        const auto& earlier = told.view.at(seq);
        if (earlier.actor == told.event.actor)
            return earlier.kind == journal::EventKind::Failure && earlier.failure() == FailureCode::Unread
                ? &earlier
                : nullptr;
    }
    return nullptr;
}

QString closedText(const Told& told)
{
    if (const journal::Event* unread = unreadBefore(told)) {
        const QString bytes = bytesText(unread->argument);
        return told.datagram
            ? Words::tr(
                "The descriptor is free again. %1 of datagrams that nobody had read were discarded with it.")
                  .arg(bytes)
            : Words::tr("The descriptor is free again, but %1 were still unread. So the system broke the "
                        "connection with a reset (RST) in place of a FIN.")
                  .arg(bytes);
    }
    if (told.datagram)
        return Words::tr("The descriptor and its port are free again. The peer is not told: UDP has no "
                         "connection to end.");
    if (told.server)
        return Words::tr("Nobody listens on %1 any more. Accepted connections live on by themselves.")
            .arg(told.local());
    return Words::tr("The descriptor is free again, and the system finishes the connection by itself. The "
                     "side that closes first keeps its port in TIME_WAIT for a while.");
}

} // namespace

Said returnWords(const Told& told)
{
    const auto& event = told.event;
    if (event.result < 0 || (event.error != 0 && event.call != CallName::None))
        return errnoWords(told);
    switch (event.call) {
    case CallName::Getaddrinfo:
        return {Words::tr("The name stands for the address %1. The name itself is never sent with the data.")
                    .arg(QString::fromStdString(told.peerAddress().ip.text()))};
    case CallName::Socket:
        if (told.rawSocket())
            return {Words::tr("The system made a raw socket and gave it descriptor %1.").arg(event.result)};
        return {told.datagram
                ? Words::tr("The system made a UDP socket and gave it descriptor %1. It has no address until "
                            "bind or the first send gives it one.")
                      .arg(event.result)
                : Words::tr(
                    "The system made a TCP socket and gave it descriptor %1. It is not connected to anybody.")
                      .arg(event.result)};
    case CallName::Setsockopt:
        return {optionHeldText(told)};
    case CallName::Getsockname:
        return {Words::tr("The socket has the address %1. The system keeps it until the socket is closed.")
                    .arg(told.local())};
    case CallName::Bind:
        return {boundText(told)};
    case CallName::Listen:
        return {listeningText(told)};
    case CallName::Accept:
        return {Words::tr("The connection from %1 now has a socket of its own (descriptor %2). The listening "
                          "socket goes on listening.")
                    .arg(told.peer(), QString::number(event.result))};
    case CallName::Connect:
        return {
            told.datagram ? Words::tr(
                "From now on this socket talks to %1 only. Nothing was sent, and nobody there knows of it.")
                                .arg(told.peer())
                          : Words::tr("The connection to %1 is open from %2. The other system agreed to it; "
                                      "its program may not have called accept yet.")
                                .arg(told.peer(), told.local())};
    case CallName::Sendto:
    case CallName::Send:
        return sentText(told);
    case CallName::Recvfrom:
        return datagramText(told);
    case CallName::Recv:
        return streamText(told);
    case CallName::Shutdown:
        return {shutText(told)};
    case CallName::Close:
        return {closedText(told)};
    case CallName::None:
        break;
    }
    return {Words::tr("A call without a name returned %1. The recording does not say which it was.")
                .arg(event.result)};
}

} // namespace socketscope::ui
