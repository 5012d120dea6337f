// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/told.h"

#include "core/journal/eventnames.h"
#include "core/journal/facts.h"
#include "ui/words/plaintext.h"

namespace socketscope::ui {
namespace {

using journal::CallName;
using journal::Event;
using journal::EventKind;
using journal::JournalView;

bool isDatagram(const Event& event, const journal::ActorInfo& actor)
{
    switch (event.call) {
    case CallName::Sendto:
    case CallName::Recvfrom:
        return true;
    case CallName::Send:
    case CallName::Recv:
    case CallName::Accept:
    case CallName::Listen:
        return false;
    case CallName::Socket:
        return event.argument == 2;
    default:
        return actor.role == journal::ActorRole::UdpServer || actor.role == journal::ActorRole::UdpClient;
    }
}

/// The engines write a Failure right after the Return it explains; other actors' events may come between.
const Event* failureOf(const JournalView& view, const Event& event)
{
    constexpr journal::Seq reach = 64;
    const journal::Seq last = std::min(view.size(), event.seq + reach);
    for (journal::Seq seq = event.seq + 1; seq <= last; ++seq) {
        const Event& later = view.at(seq);
        if (later.kind == EventKind::Failure && later.cause == event.seq)
            return &later;
    }
    return nullptr;
}

/// Where a person stops an endpoint, the call that waited comes back with the kernel's last word, and the
/// note follows.
bool wasStopped(const JournalView& view, const Event& event)
{
    constexpr journal::Seq reach = 8;
    const journal::Seq last = std::min(view.size(), event.seq + reach);
    for (journal::Seq seq = event.seq + 1; seq <= last; ++seq) {
        const Event& later = view.at(seq);
        if (later.actor == event.actor)
            return later.kind == EventKind::Note && later.note() == journal::NoteCode::StoppedByPerson;
    }
    return false;
}

} // namespace

Told::Told(const JournalView& journalView, journal::Seq seq)
    : view(journalView)
    , event(journalView.at(seq))
{
    if (event.cause >= 1 && event.cause < seq)
        cause = &view.at(event.cause);
    if (event.actor < view.actorCount())
        actor = view.actor(event.actor);
    if (event.kind == EventKind::Return) {
        failure = failureOf(view, event);
        stopped = event.result < 0 && !failure && wasStopped(view, event);
    }
    const bool ofSocketCall = event.kind == EventKind::Return && event.call == CallName::Socket && cause;
    datagram = isDatagram(ofSocketCall ? *cause : event, actor);
    server = actor.role == journal::ActorRole::UdpServer || actor.role == journal::ActorRole::TcpServer;
}

QString Told::who() const
{
    if (actor.role == journal::ActorRole::TcpConnection)
        return Words::tr("connection %1").arg(actor.number);
    return actor.name.empty() ? Words::tr("the recorder") : harmless(actor.name);
}

wire::SocketAddress Told::peerAddress() const
{
    if (event.peer.isNone() && cause && event.kind == EventKind::Return)
        return cause->peer;
    return event.peer;
}

wire::SocketAddress Told::localAddress() const
{
    if (event.local.isNone() && cause && event.kind == EventKind::Return)
        return cause->local;
    return event.local;
}

wire::Family Told::family() const
{
    const auto own = localAddress().ip.family;
    return own == wire::Family::None ? peerAddress().ip.family : own;
}

QString Told::peer() const
{
    const auto address = peerAddress();
    return address.isNone() ? Words::tr("the peer") : QString::fromStdString(address.text());
}

QString Told::local() const
{
    const auto address = localAddress();
    return address.isNone() ? Words::tr("this socket") : QString::fromStdString(address.text());
}

int Told::asked() const
{
    return event.kind == EventKind::Return && cause ? cause->argument : event.argument;
}

bool Told::rawSocket() const
{
    constexpr int raw = 3;
    constexpr int packet = 10;
    return event.call == CallName::Socket && (asked() == raw || asked() == packet);
}

Duration Told::waited() const
{
    return cause ? event.at - cause->at : Duration {};
}

QString Told::fact(const char* key) const
{
    return harmless(journal::fact(event.bytes.view(), key));
}

QString Told::errnoName() const
{
    return QString::fromStdString(journal::errnoName(event.error));
}

} // namespace socketscope::ui
