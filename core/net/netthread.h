// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The one thread on which sockets live.
#pragma once

#include <QtCore/QThread>

namespace socketscope::net {

/// Runs until it is destroyed, and then first finishes what was asked of it.
class NetThread {
public:
    NetThread();
    ~NetThread();
    NetThread(const NetThread&) = delete;
    NetThread& operator=(const NetThread&) = delete;

    [[nodiscard]] QThread& thread() { return m_thread; }

private:
    QThread m_thread;
    QObject m_last; ///< lives on the thread, to be told to end after all that was asked before
};

} // namespace socketscope::net
