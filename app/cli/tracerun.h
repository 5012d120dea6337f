// SPDX-License-Identifier: GPL-3.0-or-later
/// \file One trace in the terminal: runs it, prints what settles, ends on SIGINT or when it is over.
#pragma once

#include "app/cli/signals.h"
#include "app/cli/tracearguments.h"
#include "app/cli/tracelines.h"
#include "app/cli/tracenames.h"
#include "core/net/netthread.h"
#include "core/tracing/session.h"
#include "core/tracing/tracereader.h"

#include <QtCore/QEventLoop>
#include <QtCore/QTimer>

namespace socketscope::app {

class TraceRun final : public QObject {
    Q_OBJECT

public:
    explicit TraceRun(TraceOrder order);
    ~TraceRun() override;

    /// Done, or the exit status where there was no trace or not all could be written (said on stderr).
    [[nodiscard]] int exec();

private:
    void heard(tracing::State state);
    void look();
    /// Ends the loop once the trace is over and everybody's name is known, or has taken too long.
    void endWhenTold();
    void print(const QString& text);
    [[nodiscard]] bool isLive() const;
    [[nodiscard]] std::string nameOf(const wire::IpAddress& address);
    [[nodiscard]] std::string result();
    [[nodiscard]] int status();

    TraceOrder m_order;
    EndSignals m_endSignals; ///< before the net thread starts, so that it inherits the mask
    net::NetThread m_net;
    TraceNames m_names;
    TraceLines m_lines;
    std::unique_ptr<tracing::Session> m_session;
    tracing::TraceReader m_reader;
    QEventLoop m_loop;
    QTimer m_timer;
    QTimer m_patience; ///< with names, once the trace is over
    int m_printError = 0; ///< errno of the first line that could not be printed
    bool m_over = false;
};

} // namespace socketscope::app
