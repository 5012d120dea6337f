// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Sending by hand on the net thread: when which packet leaves, what comes in, the journal.
#pragma once

#include "core/crafting/counter.h"
#include "core/crafting/heard.h"
#include "core/crafting/pacer.h"
#include "core/crafting/recorder.h"
#include "core/net/record.h"

#include <QtCore/QTimer>

#include <deque>

namespace socketscope::crafting {

class Runner final : public QObject {
    Q_OBJECT

public:
    struct News {
        State state = State::Idle;
        std::vector<Listening> listening {};
    };

    Runner(std::shared_ptr<net::Record> record, std::unique_ptr<Network> network);
    ~Runner() override;

    void send(const SendRequest& request);
    void listen(const Listening& what);
    void stopListening(const Listening& what);
    void stop();

Q_SIGNALS:
    void changed(const socketscope::crafting::Runner::News& news);
    void refused(const socketscope::Error& error);

private:
    struct Ear {
        Listening what;
        std::unique_ptr<Transport> transport;
    };
    struct Sent {
        std::uint32_t number = 0;
        journal::Seq seq = 0;
        Instant at {};
    };

    [[nodiscard]] Result<> start(const SendRequest& request);
    void advance();
    bool takeIn(Instant now);
    void take(const Arrival& arrival, bool byEar);
    void sendDue(Instant now);
    void sendNext(Instant now);
    void giveUp(Instant now);
    void settle(Instant now);
    void schedule();
    void endSending();
    void become(State state);
    void prepare();
    [[nodiscard]] bool isListenedFor(const Flow& flow) const;
    [[nodiscard]] journal::Seq eventOf(std::uint32_t number) const;
    [[nodiscard]] Place place();
    [[nodiscard]] Instant now() const { return m_record->time.now(); }

    std::shared_ptr<net::Record> m_record;
    std::unique_ptr<Network> m_network;
    std::optional<Recorder> m_recorder;
    Matcher m_matcher;
    Heard m_heard;
    std::unique_ptr<Transport> m_transport;
    std::vector<Ear> m_ears;
    QTimer m_timer;
    SendRequest m_request;
    Pacer m_pacer;
    Counter m_counter;
    Bytes m_bytes; ///< of the packet that is next, where nothing counts
    std::deque<Sent> m_sent; ///< as far back as the matcher remembers
    std::uint32_t m_decided = 0; ///< packets up to that number have a reply or were given up
    std::uint32_t m_lastNumber = 0;
    std::uint32_t m_left = 0; ///< of the Send under way
    bool m_many = false; ///< of it something went to all of a link or of a group
    std::optional<Instant> m_heldSince; ///< the system takes no more for the moment
    Instant m_lastReply {};
    News m_news;
    journal::ActorId m_actor = 0;
    bool m_busy = false;
    bool m_again = false; ///< a transport woke while it was being looked at
    bool m_more = false; ///< something is left to do at once
};

} // namespace socketscope::crafting
