// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Which other events belong to one: its call, its return, what caused it and what it led to.
#pragma once

#include "core/journal/journal.h"

#include <QtCore/QList>
#include <QtCore/QString>

namespace socketscope::ui {

struct Related {
    journal::Seq seq = 0;
    QString text; ///< "Started as recv(1024) at 1.031 s"
};

/// Looks at the cause and a short way ahead; at most eight.
[[nodiscard]] QList<Related> relatedEvents(const journal::JournalView& view, const journal::Event& event);

} // namespace socketscope::ui
