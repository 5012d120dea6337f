// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/notewords.h"

#include "ui/words/callwords.h"
#include "ui/words/craftedwords.h"
#include "ui/words/numbers.h"
#include "ui/words/optionwords.h"
#include "ui/words/packetwords.h"
#include "ui/words/plaintext.h"

namespace socketscope::ui {
namespace {

QString heldText(const Told& told)
{
    const journal::Event* call = told.cause;
    if (call && call->kind == journal::EventKind::Return && call->cause >= 1 && call->cause < call->seq)
        call = &told.view.at(call->cause);
    if (!call || call->call != journal::CallName::Setsockopt)
        return Words::tr("The kernel holds %1 for an option, another value than was asked for. It keeps "
                         "options within its own limits.")
            .arg(countText(told.event.argument));
    const auto option = call->option();
    const bool doubled = option == journal::OptionName::SoRcvbuf || option == journal::OptionName::SoSndbuf;
    const QString why = doubled
        ? Words::tr("Linux doubles it for its own bookkeeping and keeps it within its limits.")
        : Words::tr("It keeps options within its own limits.");
    return Words::tr("The kernel holds %1 for %2, not %3. %4")
        .arg(optionValue(option, told.event.argument), optionName(option),
            optionValue(option, call->argument), why);
}

} // namespace

Said noteWords(const Told& told)
{
    const qint64 amount = told.event.argument;
    const auto bytes = told.event.bytes.view();
    switch (told.event.note()) {
    case journal::NoteCode::Text:
        return {
            Words::tr("A note kept with this session: “%1”.")
                .arg(harmless(std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size())))};
    case journal::NoteCode::Abridged:
        return {Words::tr("%1 moves %2 a second, too fast to keep it all. From here on each message keeps "
                          "its first bytes, its length and a checksum.")
                    .arg(told.who(), bytesText(amount))};
    case journal::NoteCode::RecordingGap:
        return {amount == 1 ? Words::tr("The disk could not keep up: 1 event is missing from the session "
                                        "file here. What was running was not affected.")
                            : Words::tr("The disk could not keep up: %1 events are missing from the session "
                                        "file here. What was running was not affected.")
                                  .arg(countText(amount)),
            Words::tr("Record to a faster disk, or make room on this one.")};
    case journal::NoteCode::RecordingCut:
        return {
            Words::tr("The recording ends here, in the middle of a line. Everything before it is complete.")};
    case journal::NoteCode::PlainProgramSeesNothing:
        return {Words::tr("The ICMP error is shown because this socket asked for such errors (IP_RECVERR). A "
                          "plain program with an unconnected UDP socket would have seen nothing.")};
    case journal::NoteCode::OptionHeld:
        return {heldText(told)};
    case journal::NoteCode::QtDid: {
        const QString what = told.fact("what");
        return {what.isEmpty() ? qtWords(told)
                               : Words::tr("Qt did this on its own: %1. %2").arg(what, qtWords(told))};
    }
    case journal::NoteCode::StoppedByPerson:
        return {Words::tr(
            "A person stopped %1. A call that still waited was broken off, and its sockets were closed.")
                    .arg(told.who())};
    case journal::NoteCode::TraceStarted:
        return traceStartWords(told);
    case journal::NoteCode::TraceVerdict:
        return {Words::tr("How it stands with the path: %1.").arg(toldVerdictText(told))};
    case journal::NoteCode::TraceEnded:
        return {Words::tr("No more probes follow.")};
    case journal::NoteCode::CallsOmitted:
        return {Words::tr("%1 calls of sendto are recorded. From here on those that succeed are left out; "
                          "every packet is still here.")
                    .arg(countText(amount))};
    case journal::NoteCode::CraftStarted:
    case journal::NoteCode::CraftEnded:
    case journal::NoteCode::ListenStarted:
    case journal::NoteCode::ListenEnded:
        return craftNoteWords(told);
    }
    return {Words::tr("A note with the unknown code %1. A newer version of this program may know it.")
                .arg(told.event.code)};
}

} // namespace socketscope::ui
