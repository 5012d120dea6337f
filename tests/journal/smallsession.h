// SPDX-License-Identifier: GPL-3.0-or-later
/// \file A session of a few events with one of each kind of payload, and what a file keeps of it.
#pragma once

#include "core/journal/facts.h"
#include "core/journal/journal.h"
#include "core/journal/sessionline.h"

#include <QtCore/QFile>

#include <cerrno>
#include <string>

namespace socketscope::journal::test {

inline const SessionHeader header {.start = "2026-03-01T12:00:00Z",
    .host = "lab-7",
    .scene = "udp-hello",
    .title = "UDP hello",
    .program = "0.1.0"};

inline void fillSmall(Journal& journal)
{
    const ActorId server = journal.addActor({.name = "server", .role = ActorRole::UdpServer}, instantAt(1));
    const Seq call = journal.append({.at = instantAt(2),
        .argument = 1024,
        .actor = server,
        .step = 3,
        .kind = EventKind::Call,
        .call = CallName::Recvfrom});
    const Seq back = journal.append({.at = instantAt(3),
                                        .cause = call,
                                        .peer = *wire::SocketAddress::parse("127.0.0.1:8000"),
                                        .result = 5,
                                        .actor = server,
                                        .step = 3,
                                        .kind = EventKind::Return,
                                        .call = CallName::Recvfrom,
                                        .flags = Event::Blocked},
        toBytes("hel\"o"));
    journal.appendSharing(
        {.at = instantAt(4), .cause = back, .actor = server, .kind = EventKind::Message}, back);
    const Bytes facts = packFacts({{"actor", "server"}, {"holder", "journal"}});
    journal.append({.at = instantAt(5),
                       .actor = server,
                       .error = EADDRINUSE,
                       .code = static_cast<std::uint16_t>(FailureCode::AddressInUse),
                       .kind = EventKind::Failure},
        facts);
}

/// Everything that a file keeps of a journal, as text.
inline std::string contents(const Journal& journal)
{
    std::string text;
    const JournalView view(journal);
    for (Seq seq = 1; seq <= view.size(); ++seq)
        appendEventLine(text, view, seq);
    return text;
}

inline QByteArray read(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace socketscope::journal::test
