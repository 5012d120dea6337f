// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The command line of "trace" as values.
#pragma once

#include "app/common/networks.h"
#include "core/tracing/session.h"

#include <QtCore/QStringList>

#include <variant>

namespace socketscope::app {

struct TraceOrder {
    enum class Output : std::uint8_t { Lines, Json, Csv, Report };

    tracing::Request request;
    KnownNetwork network;
    Output output = Output::Lines;
    bool names = false;
    QString file {}; ///< where to record, or empty
};

/// The order, or the exit status where there is none (help was asked for, or a word is wrong: said on
/// stderr).
[[nodiscard]] std::variant<TraceOrder, int> traceOrder(const QStringList& words);

} // namespace socketscope::app
