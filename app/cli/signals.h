// SPDX-License-Identifier: GPL-3.0-or-later
/// \file SIGINT and SIGTERM as an event of the event loop.
#pragma once

#include <QtCore/QObject>

#include <functional>

namespace socketscope::app {

/// From its making on, SIGINT and SIGTERM do nothing but call `asked` from the event loop, and nothing at all
/// once it is gone: the program ends then. One in a program.
class EndSignals final : public QObject {
    Q_OBJECT

public:
    explicit EndSignals(std::function<void()> asked);
    ~EndSignals() override;

private:
    std::function<void()> m_asked;
    int m_descriptor = -1;
};

} // namespace socketscope::app
