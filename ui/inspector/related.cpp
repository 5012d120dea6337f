// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/related.h"

#include "core/journal/calltext.h"
#include "ui/words/eventwords.h"

#include <QtCore/QCoreApplication>

namespace socketscope::ui {
namespace {

using journal::Event;
using journal::EventKind;
using journal::Seq;

class RelatedText {
    Q_DECLARE_TR_FUNCTIONS(RelatedText)
};

QString nameOfEvent(const journal::JournalView& view, const Event& event, journal::ActorId near)
{
    const QString what
        = event.kind == EventKind::Call ? harmless(journal::callText(event)) : summary(view, event.seq);
    if (event.actor == near)
        return RelatedText::tr("%1 at %2 s").arg(what, timeText(event.at));
    return RelatedText::tr("%1, %2 at %3 s").arg(actorText(view, event.actor), what, timeText(event.at));
}

} // namespace

QList<Related> relatedEvents(const journal::JournalView& view, const Event& event)
{
    constexpr qsizetype most = 8;
    constexpr Seq reach = 1024;
    QList<Related> found;
    if (event.cause >= 1 && event.cause < event.seq) {
        const Event& cause = view.at(event.cause);
        const QString name = nameOfEvent(view, cause, event.actor);
        const bool ownCall = event.kind == EventKind::Return && cause.kind == EventKind::Call;
        found << Related {cause.seq,
            ownCall ? RelatedText::tr("Started: %1").arg(name) : RelatedText::tr("Caused by: %1").arg(name)};
    }
    const Seq last = std::min(view.size(), event.seq + reach);
    for (Seq seq = event.seq + 1; seq <= last && found.size() < most; ++seq) {
        const Event& later = view.at(seq);
        if (later.cause != event.seq)
            continue;
        const QString name = nameOfEvent(view, later, event.actor);
        const bool ownReturn = event.kind == EventKind::Call && later.kind == EventKind::Return;
        found << Related {seq,
            ownReturn ? RelatedText::tr("Came back: %1").arg(name) : RelatedText::tr("Led to: %1").arg(name)};
    }
    return found;
}

} // namespace socketscope::ui
