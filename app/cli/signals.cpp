// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/signals.h"

#include <QtCore/QSocketNotifier>

#include <csignal>
#include <sys/signalfd.h>
#include <unistd.h>

namespace socketscope::app {

namespace {

sigset_t endSignals()
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    return set;
}

} // namespace

EndSignals::EndSignals(std::function<void()> asked)
    : m_asked(std::move(asked))
{
    // Blocked before any thread starts, so that every thread inherits it and only the descriptor tells.
    const sigset_t set = endSignals();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    m_descriptor = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
    auto* notifier = new QSocketNotifier(m_descriptor, QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        signalfd_siginfo info {};
        if (::read(m_descriptor, &info, sizeof info) == sizeof info)
            m_asked();
    });
}

EndSignals::~EndSignals()
{
    // They stay blocked: the program is on its way out, and one more of them must not change how it ends.
    ::close(m_descriptor);
}

} // namespace socketscope::app
