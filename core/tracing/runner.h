// SPDX-License-Identifier: GPL-3.0-or-later
/// \file One trace on the net thread: looks its target up, chooses a way, drives the engine, keeps the
/// journal.
#pragma once

#include "core/net/record.h"
#include "core/trace/engine.h"
#include "core/tracing/recorder.h"
#include "core/tracing/session.h"

#include <QtCore/QTimer>

namespace socketscope::tracing {

class Runner final : public QObject {
    Q_OBJECT

public:
    struct News {
        State state = State::Idle;
        std::optional<Error> failure {};
        std::optional<net::Way> way {};
    };

    Runner(std::shared_ptr<net::Record> record, std::unique_ptr<Network> network);
    ~Runner() override;

    void start(const Request& request);
    void stop();

Q_SIGNALS:
    void changed(const socketscope::tracing::Runner::News& news);

private:
    void looked(const Result<net::Addresses>& found);
    void run(const wire::IpAddress& address);
    void chooseNames(trace::ProbeShape& shape) const;
    void advance();
    void settle();
    void schedule();
    void become(State state);
    void failWith(const Error& error);
    void end(journal::StateCode state);
    journal::Seq append(journal::Event draft, ByteView payload = {});
    [[nodiscard]] Instant now() const { return m_record->time.now(); }

    std::shared_ptr<net::Record> m_record;
    std::unique_ptr<Network> m_network;
    std::unique_ptr<Recorder> m_recorder;
    std::unique_ptr<trace::ProbeTransport> m_transport;
    std::unique_ptr<trace::Engine> m_engine;
    QTimer m_timer;
    Request m_request;
    News m_news;
    journal::ActorId m_actor = 0;
    journal::Seq m_lookUp = 0; ///< the call that looks the target up
    trace::Mode m_mode = trace::Mode::Once;
    Duration m_wait {};
    Instant m_listenUntil {};
    bool m_busy = false;
    bool m_again = false; ///< the transport woke while it was being looked at
};

} // namespace socketscope::tracing
