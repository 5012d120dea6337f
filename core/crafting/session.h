// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Packets sent by hand as the window and the terminal see them.
#pragma once

#include "core/crafting/network.h"
#include "core/net/recordedsession.h"

#include <functional>
#include <memory>
#include <optional>

namespace socketscope::crafting {

/// Networks are made anew for each session: a practice network starts from its seed.
using NetworkMaker = std::function<std::unique_ptr<Network>()>;

/// What a person asked for with Send.
struct SendRequest {
    craft::Packet packet;
    std::optional<craft::SendWay> way {}; ///< none: the best there is
    std::uint32_t times = 1;
    Duration interval {}; ///< between two of them; 0: as fast as they go
    std::string
        counterField {}; ///< counts up by one with each packet, from the packet's own value; empty: none does
    bool forgedConfirmed
        = false; ///< the person has said that a source that is not ours, or of loopback, may leave here
    Duration wait = std::chrono::seconds(2); ///< after the last one, before silence is concluded

    static constexpr std::uint32_t mostTimes = 1'000'000;
};

enum class State : std::uint8_t {
    Idle, ///< nothing is on its way
    Sending,
    Waiting, ///< for what comes back
};

class Session final : public net::RecordedSession {
    Q_OBJECT

public:
    Session(
        QThread& netThread, const NetworkMaker& network, const Options& options, QObject* parent = nullptr);
    ~Session() override;

    /// As often as wanted; a second one while the first is under way takes its place. What could not be sent
    /// is told by refused(); what failed on the way is in the journal.
    void send(const SendRequest& request);
    /// Raw sockets that hear what passes; one for each protocol and family.
    void listen(const Listening& what);
    void stopListening(const Listening& what);
    /// Sends no more and hears no more.
    void stopAll() override;

    [[nodiscard]] State state() const; ///< as last heard
    [[nodiscard]] const std::vector<Listening>& listening() const; ///< as last heard

Q_SIGNALS:
    void stateChanged(socketscope::crafting::State state);
    void listeningChanged();
    /// Not one packet was sent, or no socket was opened. ForgedSource: the person has to confirm first.
    void refused(const socketscope::Error& error);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace socketscope::crafting
