// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/printer.h"

#include "core/journal/calltext.h"
#include "ui/words/eventwords.h"

#include <QtCore/QCoreApplication>

#include <cerrno>
#include <cstdio>

namespace socketscope::app {

using namespace Qt::StringLiterals;
using journal::Event;
using journal::EventKind;

namespace {

QString textOf(const journal::JournalView& view, const Event& event)
{
    switch (event.kind) {
    case EventKind::Return: {
        QString text = QString::fromStdString(callText(event));
        const QString result = QString::fromStdString(resultText(event));
        if (!result.isEmpty())
            text += u" \u2192 "_s + result;
        if (event.bytes.length > 0)
            text += u"  "_s + QString::fromStdString(previewText(event.bytes, 48));
        if (event.has(Event::Blocked))
            text += u"  ("_s
                + QCoreApplication::translate("cli", "waited %1")
                      .arg(ui::durationText(event.at - view.at(event.cause).at))
                + u')';
        return text;
    }
    case EventKind::Failure:
    case EventKind::Note:
        return u"! "_s + ui::summary(view, event.seq);
    case EventKind::Call: // its return says it all, unless it never comes
    case EventKind::Message:
    case EventKind::State:
        break;
    case EventKind::Packet:
        return ui::summary(view, event.seq);
    }
    return {};
}

} // namespace

void printLine(const journal::JournalView& view, journal::Seq seq)
{
    const Event& event = view.at(seq);
    const QString text = textOf(view, event);
    if (text.isEmpty())
        return;
    const QString who = QString::fromStdString(view.actor(event.actor).name);
    std::printf("%s  %s  %s\n", qUtf8Printable(ui::timeText(event.at).rightJustified(8)),
        qUtf8Printable(who.leftJustified(12)), qUtf8Printable(text));
}

namespace {

bool isTimeOut(const Event& event)
{
    if (event.kind == EventKind::Failure)
        return event.failure() == journal::FailureCode::TimedOut && event.error == EAGAIN;
    return event.kind == EventKind::Return && event.error == EAGAIN;
}

} // namespace

QString lastFailure(const journal::JournalView& view)
{
    journal::Seq timeOut = 0;
    journal::Seq found = 0;
    for (journal::Seq seq = view.size(); seq >= 1 && found == 0; --seq) {
        const Event& event = view.at(seq);
        if (event.kind != EventKind::Failure && (event.kind != EventKind::Return || event.error == 0))
            continue;
        if (!isTimeOut(event))
            found = seq;
        else if (event.kind == EventKind::Failure || timeOut == 0)
            timeOut = seq; // says the least: only where nothing else was said
    }
    if (found == 0)
        found = timeOut;
    if (found == 0)
        return {};
    const ui::Explanation explanation = ui::explain(view, found);
    return explanation.action.isEmpty() ? explanation.text : explanation.text + u' ' + explanation.action;
}

} // namespace socketscope::app
