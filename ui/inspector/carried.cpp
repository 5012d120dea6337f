// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/carried.h"

#include "core/journal/calltext.h"
#include "ui/words/eventwords.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace socketscope::ui {
namespace {

using journal::Arrow;
using journal::Event;

class CarriedText {
    Q_DECLARE_TR_FUNCTIONS(CarriedText)
};

/// "send(4096 B) on client at 1.020 s"
QString nameOfReturn(const journal::JournalView& view, journal::Seq seq)
{
    const Event& event = view.at(seq);
    const bool hasCall = event.kind == journal::EventKind::Return && event.cause >= 1 && event.cause < seq;
    const Event& call = hasCall ? view.at(event.cause) : event;
    return CarriedText::tr("%1 on %2 at %3 s")
        .arg(harmless(journal::callText(call)), actorText(view, event.actor), timeText(event.at));
}

QString receivedText(const journal::JournalView& view, const Arrow& arrow)
{
    const QString from = nameOfReturn(view, arrow.sent);
    if (arrow.kind == Arrow::Kind::Datagram)
        return CarriedText::tr("From %1").arg(from);
    if (arrow.bytes == 1)
        return CarriedText::tr("Byte %1 from %2").arg(countText(arrow.offset), from);
    return CarriedText::tr("Bytes %1 to %2 from %3")
        .arg(countText(arrow.offset), countText(static_cast<qint64>(arrow.offset) + arrow.bytes - 1), from);
}

QString sentText(const journal::JournalView& view, const Arrow& arrow)
{
    return CarriedText::tr("%1 to %2").arg(bytesText(arrow.bytes), nameOfReturn(view, arrow.received));
}

} // namespace

QList<Related> carriedBytes(
    const journal::JournalView& view, const journal::Ladder& ladder, const Event& event)
{
    if (event.kind != journal::EventKind::Return || event.result < 0 || event.seq > ladder.seen())
        return {};
    const auto row = ladder.rowOf(view, event.seq);
    if (!row)
        return {};
    std::vector<Arrow> arrows;
    ladder.visitArrows(*row, *row, [&](std::uint32_t index) {
        const Arrow& arrow = ladder.arrow(index);
        const bool isOurs = arrow.sent == event.seq || arrow.received == event.seq;
        const bool isKnown = arrow.sent != 0 && arrow.received != 0 && arrow.sent <= view.size()
            && arrow.received <= view.size();
        if (isOurs && isKnown && !arrow.isInferred())
            arrows.push_back(arrow);
        return true;
    });
    const auto place
        = [](const Arrow& arrow) { return std::tuple(arrow.received, arrow.offset, arrow.sent); };
    std::sort(
        arrows.begin(), arrows.end(), [&](const Arrow& a, const Arrow& b) { return place(a) < place(b); });
    QList<Related> found;
    constexpr qsizetype most = 16;
    const Arrow* before = nullptr;
    for (const Arrow& arrow : arrows) {
        const bool isTwice = before && place(*before) == place(arrow);
        before = &arrow;
        if (isTwice || found.size() == most)
            continue;
        const bool isReceive = arrow.received == event.seq;
        found << Related {isReceive ? arrow.sent : arrow.received,
            isReceive ? receivedText(view, arrow) : sentText(view, arrow)};
    }
    return found;
}

std::optional<Related> wokenBy(
    const journal::JournalView& view, const journal::Ladder& ladder, const Event& event)
{
    const bool waited = event.kind == journal::EventKind::Return && event.has(Event::Blocked);
    const auto row = waited && event.seq <= ladder.seen() ? ladder.rowOf(view, event.seq) : std::nullopt;
    if (!row)
        return std::nullopt;
    journal::Seq first = 0; // what came later found it awake
    ladder.visitArrows(*row, *row, [&](std::uint32_t index) {
        const Arrow& arrow = ladder.arrow(index);
        if (arrow.received == event.seq && arrow.sent != 0 && arrow.sent <= view.size()
            && (first == 0 || arrow.sent < first))
            first = arrow.sent;
        return true;
    });
    if (first == 0)
        return std::nullopt;
    return Related {first, CarriedText::tr("Woken by %1").arg(nameOfReturn(view, first))};
}

} // namespace socketscope::ui
