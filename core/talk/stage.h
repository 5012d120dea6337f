// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The endpoints of a session on the net thread: runs their programs, steps them, stops them.
#pragma once

#include "core/journal/journal.h"
#include "core/talk/program.h"

#include <QtCore/QObject>

#include <functional>
#include <memory>
#include <string>

namespace socketscope::net {
class SocketSource;
}

namespace socketscope::talk {

class Lane;

using EndpointId = std::uint32_t;

/// What the edges hand in. A test may hand in its own.
struct Surroundings {
    net::SocketSource& sockets;
    std::function<Instant()> now; ///< monotonic time since the session began
    std::function<std::string()> timeOfDay; ///< the text of Reply::Time
    int descriptorLimit = 0; ///< RLIMIT_NOFILE as it is now, for the words about it
};

enum class RunState : std::uint8_t {
    Ready, ///< nothing has run yet, or it was reset
    Running, ///< calls are made as they come; perhaps one blocks, perhaps a condition is waited for
    Paused, ///< between two presses of Step
    Finished, ///< the program came to its end
    Stopped, ///< a person stopped it
    Failed, ///< a call failed and the program could not go on
};

/// Lives on the net thread and writes the journal; everything it does is an event there. Results of calls,
/// ports and blocked calls are read from the journal, never from here.
class Stage final : public QObject {
    Q_OBJECT

public:
    Stage(journal::Journal& journal, Surroundings surroundings, QObject* parent = nullptr);
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
    /// A note of the person's own.
    void addNote(const std::string& text);

    [[nodiscard]] bool isIdle() const; ///< nothing runs

Q_SIGNALS:
    void runStateChanged(socketscope::talk::EndpointId id, socketscope::talk::RunState state);
    /// The last running endpoint came to rest.
    void becameIdle();

private:
    class Host;
    std::unique_ptr<Host> m_host;
};

} // namespace socketscope::talk
