// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Writes a trace into files for other programs and for reports.
#pragma once

#include "core/wire/address.h"
#include "ui/session/sessionfiles.h"

#include <map>

namespace socketscope::ui {

struct TracePicture;

/// As the ending of `path` says: csv, json, txt or pcapng. Blocks: for a worker thread. Gives a sentence for
/// the person where it could not be done. What happened after the event `upTo` is left out.
[[nodiscard]] QString writeTrace(const SessionFiles::Source& source,
    const std::map<wire::IpAddress, std::string>& names, const QString& path, journal::Seq upTo = UINT64_MAX);
/// As the ending of `path` says: png or svg.
[[nodiscard]] QString writePicture(const TracePicture& picture, const QString& title, const QString& path);

} // namespace socketscope::ui
