// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Ticks once a frame while something changes, and rests otherwise.
#pragma once

#include <QtCore/QElapsedTimer>
#include <QtCore/QObject>
#include <QtCore/QTimer>

namespace socketscope::ui {

class FrameClock final : public QObject {
    Q_OBJECT

public:
    static constexpr int frameMilliseconds = 16; ///< about 60 a second

    explicit FrameClock(QObject* parent = nullptr);

    /// One frame() as soon as the last one is a frame ago; more calls until then change nothing.
    void request();
    /// While paused nothing ticks; a request made meanwhile is kept.
    void setPaused(bool paused);
    [[nodiscard]] bool isResting() const { return !m_timer.isActive(); }

Q_SIGNALS:
    void frame();

private:
    void schedule();

    QTimer m_timer;
    QElapsedTimer m_sinceLast;
    bool m_requested = false;
    bool m_paused = false;
};

} // namespace socketscope::ui
