// SPDX-License-Identifier: GPL-3.0-or-later
/// \file A session that runs: its clock, its journal and its file.
#pragma once

#include "core/journal/recording.h"
#include "core/net/sessiontime.h"

#include <QtCore/QString>

namespace socketscope::net {

struct RecordOptions {
    QString title {}; ///< shown above the window; for a scene, its title
    QString sceneName {}; ///< "udp-hello", or empty
    QString file {}; ///< where to record while it runs; empty: in memory only
    int descriptor = -1; ///< an open descriptor that gets the same lines; it stays the caller's
};

/// What the window's and the net thread hold on to; it goes when the last of them lets go.
class Record {
public:
    explicit Record(const RecordOptions& options, const journal::Journal::Options& kept = {});

    const SessionTime time {};
    const journal::SessionHeader header; ///< the first line of its file
    journal::Journal journal;
    journal::Recording recording;
};

} // namespace socketscope::net
