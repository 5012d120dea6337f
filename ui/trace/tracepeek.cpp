// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/tracepeek.h"

#include "ui/session/sessionpeek.h"

namespace socketscope::ui {

bool holdsTrace(const QString& path)
{
    return holdsRole(path, journal::ActorRole::Tracer);
}

} // namespace socketscope::ui
