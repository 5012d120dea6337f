// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/cli/tracerun.h"

namespace socketscope::app {

int traceCommand(const QStringList& words)
{
    auto order = traceOrder(words);
    if (const int* const status = std::get_if<int>(&order))
        return *status;
    TraceRun run(std::get<TraceOrder>(std::move(order)));
    return run.exec();
}

} // namespace socketscope::app
