// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/statewords.h"

namespace socketscope::ui {
namespace {

using journal::ActorRole;
using journal::StateCode;

QString roleText(ActorRole role)
{
    switch (role) {
    case ActorRole::UdpServer:
        return Words::tr("a UDP server");
    case ActorRole::UdpClient:
        return Words::tr("a UDP client");
    case ActorRole::TcpServer:
        return Words::tr("a TCP server");
    case ActorRole::TcpClient:
        return Words::tr("a TCP client");
    case ActorRole::TcpConnection:
        return Words::tr("a connection that accept returned");
    case ActorRole::Tracer:
        return Words::tr("a trace");
    case ActorRole::Crafter:
        return Words::tr("the sender of packets that were written by hand");
    case ActorRole::Node:
        return Words::tr("a host or router of a practice network");
    case ActorRole::Recorder:
        break;
    }
    return Words::tr("the recorder of this session");
}

QString createdText(const Told& told)
{
    const QString who = told.who();
    if (told.actor.role == ActorRole::TcpConnection)
        return Words::tr("“%1” is a socket of its own, made by accept. The listening socket stays as it was.")
            .arg(who);
    return Words::tr("“%1” is %2. It has made no call yet.").arg(who, roleText(told.actor.role));
}

} // namespace

QString stateName(StateCode state)
{
    switch (state) {
    case StateCode::Created:
        return Words::tr("created");
    case StateCode::Open:
        return Words::tr("open");
    case StateCode::Bound:
        return Words::tr("bound");
    case StateCode::Listening:
        return Words::tr("listening");
    case StateCode::Connecting:
        return Words::tr("connecting");
    case StateCode::Established:
        return Words::tr("established");
    case StateCode::PeerClosed:
        return Words::tr("peer closed");
    case StateCode::HalfClosed:
        return Words::tr("half closed");
    case StateCode::Reset:
        return Words::tr("reset");
    case StateCode::Closed:
        return Words::tr("closed");
    case StateCode::Ready:
        return Words::tr("ready");
    case StateCode::Running:
        return Words::tr("running");
    case StateCode::Paused:
        return Words::tr("paused");
    case StateCode::Waiting:
        return Words::tr("waiting");
    case StateCode::Finished:
        return Words::tr("finished");
    case StateCode::Stopped:
        return Words::tr("stopped");
    case StateCode::Failed:
        return Words::tr("failed");
    }
    return Words::tr("unknown");
}

Said stateWords(const Told& told)
{
    const QString who = told.who();
    switch (told.event.state()) {
    case StateCode::Created:
        return {createdText(told)};
    case StateCode::Open:
        return {Words::tr("%1 has a socket and its descriptor. It has no address of its own yet.").arg(who)};
    case StateCode::Bound:
        return {Words::tr("%1 has the address %2. Others can send to it there.").arg(who, told.local())};
    case StateCode::Listening:
        return {Words::tr("%1 listens on %2 (LISTEN). The system now completes connections, also while "
                          "nobody calls accept.")
                    .arg(who, told.local())};
    case StateCode::Connecting:
        return {
            Words::tr("%1 has asked %2 for a connection (SYN-SENT). The other system has not answered yet.")
                .arg(who, told.peer())};
    case StateCode::Established:
        return {Words::tr("%1 has an open connection with %2 (ESTABLISHED). Both sides may send.")
                    .arg(who, told.peer())};
    case StateCode::PeerClosed:
        return {Words::tr("The peer of %1 has finished sending (CLOSE-WAIT). This side may still send, and "
                          "has to close, too.")
                    .arg(who)};
    case StateCode::HalfClosed:
        return {Words::tr(
            "%1 has finished sending (FIN-WAIT). It can still receive until the peer finishes, too.")
                    .arg(who)};
    case StateCode::Reset:
        return {Words::tr(
            "The connection of %1 was broken by a reset (RST). Nothing more can be sent or received on it.")
                    .arg(who)};
    case StateCode::Closed:
        return {Words::tr("%1 has closed its socket. Its descriptor is free again.").arg(who)};
    case StateCode::Ready:
        return {Words::tr("%1 is ready to run. It has made no call yet.").arg(who)};
    case StateCode::Running:
        return {Words::tr("%1 runs its program. It makes each call as soon as the one before has returned.")
                    .arg(who)};
    case StateCode::Paused:
        return {Words::tr("%1 is paused between two calls.").arg(who),
            Words::tr("Press Step for its next call.")};
    case StateCode::Waiting: {
        const QString condition = told.fact("condition");
        return {condition.isEmpty() ? Words::tr("%1 waits before its next call, so that the scene keeps its "
                                                "order. No socket call is blocked.")
                                          .arg(who)
                                    : Words::tr("%1 waits for “%2” before its next call, so that the scene "
                                                "keeps its order. No socket call is blocked.")
                                          .arg(who, condition)};
    }
    case StateCode::Finished:
        return {Words::tr(
            "%1 has made the last call of its program. What it left open stays open until it is stopped.")
                    .arg(who)};
    case StateCode::Stopped:
        return {Words::tr("%1 was stopped by a person. Its sockets are closed.").arg(who)};
    case StateCode::Failed:
        return {Words::tr("%1 cannot go on, because a call failed. The call before this event says why.")
                    .arg(who),
            Words::tr("Look at the failed call.")};
    }
    return {Words::tr("A state with the unknown code %1. A newer version of this program may know it.")
                .arg(told.event.code)};
}

} // namespace socketscope::ui
