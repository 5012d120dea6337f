// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output.h"

#include "app/cli/arguments.h"

#include <QtCore/QCoreApplication>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <system_error>

namespace socketscope::app {

int outputFailed(int systemError)
{
    if (systemError == EPIPE) {
        std::signal(SIGPIPE, SIG_DFL);
        std::raise(SIGPIPE);
    }
    return networkSaidNo(QCoreApplication::translate("cli", "Standard output could not be written: %1.")
                             .arg(QString::fromStdString(std::generic_category().message(systemError))));
}

int finishOutput()
{
    errno = 0;
    if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0)
        return Done;
    return outputFailed(errno != 0 ? errno : EIO);
}

} // namespace socketscope::app
