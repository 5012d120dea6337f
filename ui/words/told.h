// SPDX-License-Identifier: GPL-3.0-or-later
/// \file One event with what the sentences about it need to know of its neighbours.
#pragma once

#include "core/journal/journal.h"
#include "ui/words/words.h"

namespace socketscope::ui {

/// Lives as long as the view it was made from, and no longer.
struct Told {
    Told(const journal::JournalView& view, journal::Seq seq);

    const journal::JournalView& view;
    const journal::Event& event;
    const journal::Event* cause = nullptr; ///< the event that caused it; of a Return, its Call
    const journal::Event* failure = nullptr; ///< a Failure soon after that names this event as its cause
    journal::ActorInfo actor {};
    bool stopped = false; ///< a Return: a person stopped the endpoint while the call waited
    bool datagram = false; ///< about UDP (else TCP)
    bool server = false;

    [[nodiscard]] QString who() const; ///< the actor's name: "server", "connection 7"
    [[nodiscard]] QString peer() const; ///< "127.0.0.1:8000", or "the peer" where none is known
    [[nodiscard]] QString local() const; ///< "127.0.0.1:8888", or "this socket"
    [[nodiscard]] wire::SocketAddress peerAddress() const;
    [[nodiscard]] wire::SocketAddress localAddress() const;
    [[nodiscard]] wire::Family family() const;
    [[nodiscard]] int asked() const; ///< the argument of the call: also for its Return
    [[nodiscard]] bool rawSocket() const; ///< of socket: a raw one, or one of AF_PACKET
    [[nodiscard]] Duration waited() const; ///< from Call to Return
    [[nodiscard]] QString fact(const char* key) const; ///< harmless to show
    [[nodiscard]] QString errnoName() const;
};

} // namespace socketscope::ui
