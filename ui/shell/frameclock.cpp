// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/frameclock.h"

namespace socketscope::ui {

FrameClock::FrameClock(QObject* parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_requested = false;
        m_sinceLast.start();
        Q_EMIT frame();
    });
}

void FrameClock::request()
{
    m_requested = true;
    schedule();
}

void FrameClock::setPaused(bool paused)
{
    m_paused = paused;
    if (m_paused)
        m_timer.stop();
    else
        schedule();
}

void FrameClock::schedule()
{
    if (!m_requested || m_paused || m_timer.isActive())
        return;
    const qint64 waited = m_sinceLast.isValid() ? m_sinceLast.elapsed() : frameMilliseconds;
    m_timer.start(
        static_cast<int>(qBound(qint64 {0}, frameMilliseconds - waited, qint64 {frameMilliseconds})));
}

} // namespace socketscope::ui
