// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Where the install step has put what the programs start. Compiled in: nothing in the environment and
/// nothing in the current folder can change it.
#pragma once

#include <string>

namespace socketscope::app {

/// The probe helper's absolute path; whether there is anything, net::findProbeRights() finds out.
[[nodiscard]] std::string installedProbeHelper();
/// The raw helper's; net::findRawHelper() finds out.
[[nodiscard]] std::string installedRawHelper();

} // namespace socketscope::app
