// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/packetcapture.h"

#include "core/wire/pcapfile.h"

#include <QtCore/QDateTime>

#include <cstdio>

namespace socketscope::net {

namespace {

using journal::Event;

/// Wall time of the session's start, in ns since 1970; 0 where the header does not tell.
std::int64_t wallStart(const journal::SessionHeader& header)
{
    const QDateTime start = QDateTime::fromString(QString::fromStdString(header.start), Qt::ISODateWithMs);
    return start.isValid() ? start.toMSecsSinceEpoch() * 1'000'000 : 0;
}

} // namespace

std::string millisecondsText(Duration duration)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.3f ms", static_cast<double>(duration.count()) / 1e6);
    return text;
}

std::string inferredComment(const Event& packet)
{
    return packet.inferred == 0 ? std::string()
                                : "; first " + std::to_string(packet.inferred) + " bytes inferred, not seen";
}

void writePcapng(const journal::Journal& journal, const journal::SessionHeader& header,
    const std::string& interface, const PacketComment& commentOf, const std::function<bool(ByteView)>& sink)
{
    Bytes piece;
    wire::CaptureWriter::begin(piece, "socketscope " + header.program);
    wire::CaptureWriter::addInterface(piece, wire::LinkType::Raw, interface);
    const std::int64_t start = wallStart(header);
    const journal::Seq last = journal.size();
    // A view keeps what it has read back from a file: each run of events has its own.
    for (journal::Seq seq = 1; seq <= last;) {
        const journal::JournalView view(journal);
        const journal::Seq end = std::min<journal::Seq>(last, seq + 4095);
        for (; seq <= end; ++seq) {
            const Event& event = view.at(seq);
            if (event.kind != journal::EventKind::Packet || event.bytes.length == 0)
                continue;
            if (const auto comment = commentOf(view, event))
                wire::CaptureWriter::addPacket(piece, 0, start + nanoseconds(event.at), event.bytes.view(),
                    event.bytes.length, *comment);
        }
        if (!sink(piece))
            return;
        piece.clear();
    }
    if (!piece.empty())
        sink(piece);
}

} // namespace socketscope::net
