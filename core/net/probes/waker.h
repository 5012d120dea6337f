// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Tells a transport's user once that there is something to take.
#pragma once

#include <QtCore/QtGlobal>

#include <functional>
#include <memory>

QT_BEGIN_NAMESPACE
class QSocketNotifier;
QT_END_NAMESPACE

namespace socketscope::net {

/// Watches one descriptor on the thread that made it. Calls once, and again only after rearm(): as long as
/// the descriptor is not read empty, there is nothing new to tell.
class Waker {
public:
    explicit Waker(int fd);
    ~Waker();
    Waker(const Waker&) = delete;
    Waker& operator=(const Waker&) = delete;

    void setWake(std::function<void()> wake);
    /// All there was has been taken.
    void rearm();
    /// Something was read from the descriptor that nobody has taken: call from the event loop.
    void wakeSoon();

private:
    struct State;
    std::shared_ptr<State> m_state;
    QSocketNotifier* m_notifier;
};

} // namespace socketscope::net
