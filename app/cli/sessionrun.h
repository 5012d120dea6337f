// SPDX-License-Identifier: GPL-3.0-or-later
/// \file One session in the terminal: runs it, prints what happens, ends on SIGINT or when it comes to rest.
#pragma once

#include "app/cli/signals.h"
#include "core/net/netthread.h"
#include "core/net/socketsource.h"
#include "core/talk/session.h"

#include <QtCore/QEventLoop>
#include <QtCore/QTimer>

namespace socketscope::app {

enum class Print { Nothing, Lines, Json };

class SessionRun final : public QObject {
    Q_OBJECT

public:
    struct Options {
        talk::Session::Options session {};
        Print print = Print::Lines;
        bool sayListening = false; ///< `listening ADDR:PORT` on stderr once a server is bound
    };

    explicit SessionRun(Options options);
    ~SessionRun() override;

    [[nodiscard]] talk::Session& session() { return *m_session; }
    /// Runs all endpoints until they come to rest, or until SIGINT or SIGTERM or nobody reads what is
    /// printed, and records it all. Done, or the exit status where not all could be written (said on stderr).
    [[nodiscard]] int exec();

private:
    void stop();
    void look();
    [[nodiscard]] int printingError() const;
    void sayWhoListens(const journal::JournalView& view);

    Options m_options;
    EndSignals m_endSignals; ///< before the net thread starts, so that it inherits the mask
    net::HostSockets m_sockets;
    net::NetThread m_net;
    std::unique_ptr<talk::Session> m_session;
    QEventLoop m_loop;
    QTimer m_timer;
    journal::Seq m_printed = 0;
    journal::Seq m_looked = 0;
    int m_printError = 0; ///< errno of the first line that could not be printed
    bool m_readerGone = false;
};

} // namespace socketscope::app
