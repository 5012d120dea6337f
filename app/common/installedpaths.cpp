// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/installedpaths.h"

namespace socketscope::app {

std::string installedProbeHelper()
{
    return SOCKETSCOPE_LIBEXECDIR "/socketscope/socketscope-probe";
}

std::string installedRawHelper()
{
    return SOCKETSCOPE_LIBEXECDIR "/socketscope/socketscope-raw";
}

} // namespace socketscope::app
