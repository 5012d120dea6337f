// SPDX-License-Identifier: GPL-3.0-or-later
/// \file One trace as the window and the terminal see it: a journal, what runs on the net thread, its file on
/// disk.
#pragma once

#include "core/journal/journal.h"
#include "core/journal/sessionline.h"
#include "core/trace/settings.h"
#include "core/tracing/network.h"

#include <QtCore/QObject>
#include <QtCore/QString>

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
};

enum class State : std::uint8_t {
    Idle,
    LookingUp, ///< the target's address
    Running,
    Listening, ///< no more probes follow; late answers still count
    Finished,
    Failed, ///< there is no trace: see failure()
};

/// Lives on the thread of whoever made it. Its methods return at once; what happens shows in the journal.
class Session final : public QObject {
    Q_OBJECT

public:
    struct Options {
        QString title {};
        QString file {}; ///< where to record while it runs; empty: in memory only
        /// Of the journal, see Journal::Options. A day of 30 hops a second takes as much again for its
        /// tables.
        std::size_t memoryBudget = 96U << 20;
        bool listenOn = true; ///< Mode::Once: take in late answers for settings.wait after the verdict
    };

    Session(QThread& netThread, const NetworkMaker& network, Options options, QObject* parent = nullptr);
    ~Session() override;

    /// Once for each session.
    void start(const Request& request);
    void stop();

    [[nodiscard]] const journal::Journal& journal() const;
    [[nodiscard]] const Options& options() const;
    [[nodiscard]] State state() const; ///< as last heard
    [[nodiscard]] const std::optional<Error>& failure() const;
    /// The way that was chosen, once it is.
    [[nodiscard]] const std::optional<net::Way>& way() const;
    [[nodiscard]] Instant now() const;

    [[nodiscard]] Result<> finishRecording(); ///< as talk::Session::finishRecording
    [[nodiscard]] std::optional<Error> recordingFailure() const;
    [[nodiscard]] QString recordingPath() const;
    [[nodiscard]] journal::SessionHeader header() const;

Q_SIGNALS:
    void stateChanged(socketscope::tracing::State state);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace socketscope::tracing
