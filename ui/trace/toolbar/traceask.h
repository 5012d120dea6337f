// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What stands in the tool bar and its options: everything that a person can ask of a trace.
#pragma once

#include "core/trace/settings.h"
#include "core/trace/transport.h"

#include <QtCore/QString>

#include <optional>

namespace socketscope::ui {

struct TraceAsk {
    QString target;
    wire::Family family = wire::Family::None;
    bool protocolAsked = false; ///< chosen by the person
    bool portAsked = false;
    std::optional<trace::Via> via; ///< none: the best there is
    trace::Settings settings;
};

/// What SYN probes knock at where no port is given: nearly every host that answers TCP at all does so here.
inline constexpr std::uint16_t usualTcpPort = 80;

} // namespace socketscope::ui
