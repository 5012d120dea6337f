// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/eventwords.h"

#include "core/journal/calltext.h"
#include "ui/words/callwords.h"
#include "ui/words/failurewords.h"
#include "ui/words/notewords.h"
#include "ui/words/packetwords.h"
#include "ui/words/statewords.h"
#include "ui/words/summary.h"

#include <QtCore/QStringList>

namespace socketscope::ui {
namespace {

using journal::Event;
using journal::EventKind;

Said messageWords(const Told& told)
{
    const QString bytes = bytesText(told.event.bytes.length);
    const bool sent = told.event.has(Event::Outgoing);
    QString text;
    if (told.event.has(Event::Inferred))
        text = Words::tr(
            "A message of %1 between %2 and %3. It was not seen on its way but concluded from the calls.")
                   .arg(bytes, told.who(), told.peer());
    else if (told.datagram)
        text = sent ? Words::tr("%1 sent one datagram of %2 to %3. Whether it arrives, UDP does not say.")
                          .arg(told.who(), bytes, told.peer())
                    : Words::tr("%1 received one datagram of %2 from %3. UDP keeps each message whole.")
                          .arg(told.who(), bytes, told.peer());
    else
        text = sent
            ? Words::tr("%1 sent one whole message of %2 to %3. TCP itself does not know where it ends; the "
                        "programs agreed on that.")
                  .arg(told.who(), bytes, told.peer())
            : Words::tr("%1 has one whole message of %2 from %3, perhaps put together from several recv "
                        "calls. TCP itself does not know where it ends; the programs agreed on that.")
                  .arg(told.who(), bytes, told.peer());
    return {text};
}

Said wordsFor(const Told& told)
{
    switch (told.event.kind) {
    case EventKind::Call:
        return callWords(told);
    case EventKind::Return:
        return returnWords(told);
    case EventKind::Message:
        return messageWords(told);
    case EventKind::Packet:
        return packetWords(told);
    case EventKind::State:
        return stateWords(told);
    case EventKind::Failure:
        return failureWords(told);
    case EventKind::Note:
        return noteWords(told);
    }
    return {Words::tr("An event of an unknown kind. A newer version of this program may know it.")};
}

/// "connection 7", and "connection 7 of server 2" where several servers have connections.
QString actorFully(const Told& told)
{
    if (told.actor.role != journal::ActorRole::TcpConnection || told.actor.parent == 0
        || told.actor.parent >= told.view.actorCount())
        return told.who();
    int servers = 0;
    for (journal::ActorId id = 0; id < told.view.actorCount() && servers < 2; ++id)
        servers += told.view.actor(id).role == journal::ActorRole::TcpServer ? 1 : 0;
    return servers < 2
        ? told.who()
        : Words::tr("%1 of %2").arg(told.who(), harmless(told.view.actor(told.actor.parent).name));
}

QString titleOf(const Told& told)
{
    const QString who = actorFully(told);
    switch (told.event.kind) {
    case EventKind::Call:
    case EventKind::Return: {
        const Event& call = told.event.kind == EventKind::Return && told.cause ? *told.cause : told.event;
        return Words::tr("%1 on %2").arg(harmless(journal::callText(call)), who);
    }
    case EventKind::Message:
        return told.event.has(Event::Outgoing) ? Words::tr("Message from %1").arg(who)
                                               : Words::tr("Message to %1").arg(who);
    case EventKind::Packet:
        return packetTitle(told);
    case EventKind::State:
        return Words::tr("%1 is %2").arg(who, stateName(told.event.state()));
    case EventKind::Failure:
        return Words::tr("Failure on %1").arg(who);
    case EventKind::Note:
        return told.event.actor == 0 ? Words::tr("Note") : Words::tr("Note on %1").arg(who);
    }
    return who;
}

/// The return of a call, where it came soon.
const Event* returnOf(const Told& told)
{
    constexpr journal::Seq reach = 1024;
    const journal::Seq last = std::min(told.view.size(), told.event.seq + reach);
    for (journal::Seq seq = told.event.seq + 1; seq <= last; ++seq) {
        const Event& later = told.view.at(seq);
        if (later.kind == EventKind::Return && later.cause == told.event.seq)
            return &later;
    }
    return nullptr;
}

QString subtitleOf(const Told& told)
{
    QStringList parts {Words::tr("%1 s").arg(timeText(told.event.at))};
    if (told.event.kind == EventKind::Call) {
        if (const Event* back = returnOf(told))
            parts << Words::tr("came back after %1").arg(durationText(back->at - told.event.at));
        else if (told.view.size() <= told.event.seq + 1024)
            parts << Words::tr("has not come back yet");
    } else {
        parts << summaryOf(told);
    }
    if (told.event.kind == EventKind::Return && told.event.has(Event::Blocked) && told.cause)
        parts << Words::tr("waited %1").arg(durationText(told.waited()));
    if (told.event.kind == EventKind::State || told.event.kind == EventKind::Note)
        parts.resize(1);
    return parts.join(QStringLiteral(" · "));
}

bool isByQt(const Told& told)
{
    const bool ofProgram = told.event.kind == EventKind::Call || told.event.kind == EventKind::Return;
    return ofProgram && told.event.has(Event::ByQt) && told.event.method != journal::QtMethod::None;
}

} // namespace

Explanation explain(const journal::JournalView& view, journal::Seq seq)
{
    const Told told(view, seq);
    Said said = wordsFor(told);
    if (isByQt(told))
        said.text += QLatin1Char(' ') + qtWords(told);
    return {titleOf(told), subtitleOf(told), said.text, said.action};
}

QString summary(const journal::JournalView& view, journal::Seq seq)
{
    return summaryOf(Told(view, seq));
}

QString actorText(const journal::JournalView& view, journal::ActorId actor)
{
    if (actor >= view.actorCount())
        return Words::tr("unknown");
    const auto& info = view.actor(actor);
    if (actor == 0)
        return Words::tr("recorder");
    return harmless(info.name);
}

} // namespace socketscope::ui
