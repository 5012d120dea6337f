// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What becomes of standard output when it cannot be written.
#pragma once

namespace socketscope::app {

/// Says so on stderr and returns the exit status. Where nobody reads the output any more (EPIPE), ends the
/// program as such a write ends any program in a pipeline.
[[nodiscard]] int outputFailed(int systemError);

/// Writes out what stdout still holds: Done, or the status of its failure.
[[nodiscard]] int finishOutput();

} // namespace socketscope::app
