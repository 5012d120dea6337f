// SPDX-License-Identifier: GPL-3.0-or-later
/// \file One session of endpoints as the window and the terminal see it.
#pragma once

#include "core/net/recordedsession.h"
#include "core/talk/scene.h"
#include "core/talk/stage.h"

QT_BEGIN_NAMESPACE
class QThread;
QT_END_NAMESPACE

namespace socketscope::talk {

class Session final : public net::RecordedSession {
    Q_OBJECT

public:
    /// `sockets` is used on the net thread only, and lives longer than that thread.
    Session(
        QThread& netThread, net::SocketSource& sockets, const Options& options, QObject* parent = nullptr);
    ~Session() override;

    EndpointId addEndpoint(const EndpointSpec& spec);
    /// All endpoints of the scene, in its order.
    std::vector<EndpointId> addScene(const Scene& scene);
    void setProgram(EndpointId id, const Program& program);
    void removeEndpoint(EndpointId id);
    void run(EndpointId id);
    void step(EndpointId id);
    void stop(EndpointId id);
    void runAll();
    void stopAll() override;
    /// A note of the person's own, kept with the session.
    void addNote(const QString& text);

    [[nodiscard]] RunState runState(EndpointId id) const; ///< as last heard

Q_SIGNALS:
    void runStateChanged(socketscope::talk::EndpointId id, socketscope::talk::RunState state);
    void becameIdle();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace socketscope::talk
