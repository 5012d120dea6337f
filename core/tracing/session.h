// SPDX-License-Identifier: GPL-3.0-or-later
/// \file One trace as the window and the terminal see it.
#pragma once

#include "core/net/recordedsession.h"
#include "core/trace/settings.h"
#include "core/tracing/network.h"

#include <memory>
#include <optional>

QT_BEGIN_NAMESPACE
class QThread;
QT_END_NAMESPACE

namespace socketscope::tracing {

/// What a person asked for.
struct Request {
    std::string target; ///< a name or an address
    wire::Family family = wire::Family::None; ///< None: whichever the target has, IPv4 first
    std::optional<trace::Via> via; ///< none: the best there is
    bool protocolAsked = false; ///< the protocol was chosen, not the default
    trace::Settings settings; ///< `shape.destination` is filled in by the session
    bool listenOn = true; ///< Mode::Once: take in late answers for settings.wait after the verdict
};

enum class State : std::uint8_t {
    Idle,
    LookingUp, ///< the target's address
    Running,
    Listening, ///< no more probes follow; late answers still count
    Finished,
    Failed, ///< there is no trace: see failure()
};

class Session final : public net::RecordedSession {
    Q_OBJECT

public:
    /// Of the journal, in bytes. A day of 30 hops a second takes as much again for its tables.
    static constexpr std::size_t memoryBudget = 96U << 20;

    Session(
        QThread& netThread, const NetworkMaker& network, const Options& options, QObject* parent = nullptr);
    ~Session() override;

    /// Once for each session.
    void start(const Request& request);
    void stopAll() override;

    [[nodiscard]] State state() const; ///< as last heard
    [[nodiscard]] const std::optional<Error>& failure() const;
    /// The way that was chosen, once it is.
    [[nodiscard]] const std::optional<net::Way>& way() const;

Q_SIGNALS:
    void stateChanged(socketscope::tracing::State state);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace socketscope::tracing
