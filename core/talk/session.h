// SPDX-License-Identifier: GPL-3.0-or-later
/// \file One session as the window and the terminal see it: a journal, its endpoints, its file on disk.
#pragma once

#include "core/journal/journal.h"
#include "core/journal/sessionline.h"
#include "core/talk/scene.h"
#include "core/talk/stage.h"

#include <QtCore/QObject>
#include <QtCore/QString>

#include <optional>

QT_BEGIN_NAMESPACE
class QThread;
QT_END_NAMESPACE

namespace socketscope::talk {

/// Lives on the thread of whoever made it. Its methods return at once; what they ask for happens on the net
/// thread and shows in the journal.
class Session final : public QObject {
    Q_OBJECT

public:
    struct Options {
        QString title {}; ///< shown above the window; for a scene, its title
        QString sceneName {}; ///< "udp-hello", or empty
        QString file {}; ///< where to record while it runs; empty: in memory only
        int descriptor = -1; ///< an open descriptor that gets the same lines; it stays the caller's
    };

    /// `sockets` is used on the net thread only, and lives longer than that thread.
    Session(QThread& netThread, net::SocketSource& sockets, Options options, QObject* parent = nullptr);
    ~Session() override;

    [[nodiscard]] const journal::Journal& journal() const;
    [[nodiscard]] const Options& options() const;

    EndpointId addEndpoint(const EndpointSpec& spec);
    /// All endpoints of the scene, in its order.
    std::vector<EndpointId> addScene(const Scene& scene);
    void setProgram(EndpointId id, const Program& program);
    void removeEndpoint(EndpointId id);
    void run(EndpointId id);
    void step(EndpointId id);
    void stop(EndpointId id);
    void runAll();
    void stopAll();
    /// A note of the person's own, kept with the session.
    void addNote(const QString& text);

    [[nodiscard]] RunState runState(EndpointId id) const; ///< as last heard
    [[nodiscard]] Instant now() const; ///< on the session's clock
    /// Writes what has happened so far to the file and the descriptor and waits until it is there; fails
    /// where the file could not be written. Not for the window's thread.
    [[nodiscard]] Result<> finishRecording();
    /// Why nothing is being recorded now, although it was asked for.
    [[nodiscard]] std::optional<Error> recordingFailure() const;
    /// Why nothing can be written to the descriptor now.
    [[nodiscard]] std::optional<Error> printingFailure() const;
    /// The file that is being written, or empty.
    [[nodiscard]] QString recordingPath() const;
    /// What the first line of its session file says.
    [[nodiscard]] journal::SessionHeader header() const;

Q_SIGNALS:
    void runStateChanged(socketscope::talk::EndpointId id, socketscope::talk::RunState state);
    void becameIdle();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace socketscope::talk
