// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The endpoints of a session on the net thread: runs their programs, steps them, stops them.
#pragma once

#include "core/journal/journal.h"
#include "core/talk/program.h"

#include <QtCore/QObject>

#include <functional>
#include <map>
#include <memory>

namespace socketscope::net {
class SocketSource;
}

namespace socketscope::talk {

class Endpoint;

using EndpointId = std::uint32_t;
/// Reads the session's clock; an edge makes it (net::SessionTime), a test may hand in its own.
using Clock = std::function<Instant()>;

enum class RunState : std::uint8_t {
    Ready, ///< nothing has run yet, or it was reset
    Running, ///< calls are made as they come; perhaps one blocks, perhaps a condition is waited for
    Paused, ///< between two presses of Step
    Finished, ///< the program came to its end
    Stopped, ///< a person stopped it
    Failed, ///< a call failed and the program could not go on
};

/// Lives on the net thread and writes the journal; everything it does is an event there. Results of calls, ports and
/// blocked calls are read from the journal, never from here.
class Stage final : public QObject {
    Q_OBJECT

public:
    Stage(journal::Journal& journal, net::SocketSource& sockets, Clock clock, QObject* parent = nullptr);
    ~Stage() override;

    /// Appends the actor. `id` is chosen by the caller and unique in the session.
    void add(EndpointId id, const EndpointSpec& spec);
    /// Takes effect at the next run; a program that runs goes on as it was.
    void setProgram(EndpointId id, const Program& program);
    /// Stops it and forgets it; its lane stays.
    void remove(EndpointId id);

    void run(EndpointId id);
    /// Makes exactly one call (or, where a call blocks, waits in it), then pauses.
    void step(EndpointId id);
    /// Ends the program at once, also in a blocked call, and closes its sockets.
    void stop(EndpointId id);
    void runAll();
    void stopAll();

    [[nodiscard]] bool isIdle() const; ///< nothing runs

Q_SIGNALS:
    void runStateChanged(socketscope::talk::EndpointId id, socketscope::talk::RunState state);
    /// The last running endpoint came to rest.
    void becameIdle();

private:
    std::map<EndpointId, std::unique_ptr<Endpoint>> m_endpoints;
    journal::Journal& m_journal;
    net::SocketSource& m_sockets;
    Clock m_clock;
};

} // namespace socketscope::talk
