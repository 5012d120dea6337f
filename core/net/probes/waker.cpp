// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/probes/waker.h"

#include <QtCore/QSocketNotifier>

namespace socketscope::net {

/// What a call under way still has when it ends its own waker.
struct Waker::State {
    std::function<void()> wake;
    bool soon = false; ///< a call is posted

    void call()
    {
        soon = false;
        if (const auto copy = wake)
            copy();
    }
};

Waker::Waker(int fd)
    : m_state(std::make_shared<State>())
    , m_notifier(new QSocketNotifier(fd, QSocketNotifier::Read)) // errors wake it, too
{
    QObject::connect(m_notifier, &QSocketNotifier::activated, m_notifier,
        [state = std::weak_ptr(m_state), notifier = m_notifier] {
            notifier->setEnabled(false);
            if (const auto alive = state.lock())
                alive->call();
        });
}

Waker::~Waker()
{
    m_notifier->setEnabled(false);
    m_notifier->deleteLater(); // it may be its own signal that ends it
}

void Waker::setWake(std::function<void()> wake)
{
    m_state->wake = std::move(wake);
}

void Waker::rearm()
{
    m_notifier->setEnabled(true);
}

void Waker::wakeSoon()
{
    if (m_state->soon)
        return;
    m_state->soon = true;
    QMetaObject::invokeMethod(
        m_notifier,
        [state = std::weak_ptr(m_state)] {
            if (const auto alive = state.lock())
                alive->call();
        },
        Qt::QueuedConnection);
}

} // namespace socketscope::net
