// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The lanes of a session and what they know of each other: conditions, addresses, who holds what.
#pragma once

#include "core/net/resolver.h"
#include "core/talk/lane.h"
#include "core/talk/lanehost.h"
#include "core/talk/stage.h"

#include <deque>
#include <map>

namespace socketscope::talk {

class Stage::Host final : public LaneHost {
public:
    /// An endpoint: the lane of its own socket, and those of the connections it accepted.
    struct Member {
        EndpointId id = 0;
        std::string name;
        journal::ActorId actor = 0;
        std::shared_ptr<const Program> program;
        std::unique_ptr<Lane> lane; ///< of the latest run
        std::map<std::uint32_t, std::unique_ptr<Lane>> connections; ///< by number
        std::uint32_t connectionsSoFar = 0;
        RunState state = RunState::Ready;
        bool stepping = false;
    };

    Host(Stage& stage, journal::Journal& journal, Surroundings surroundings);
    ~Host() override;

    // LaneHost
    Instant now() const override { return m_surroundings.now(); }
    std::string timeOfDay() const override
    {
        return m_surroundings.timeOfDay ? m_surroundings.timeOfDay() : std::string();
    }
    journal::Journal& journal() override { return m_journal; }
    std::unique_ptr<Driver> makeDriver(const Program& program) override;
    bool holds(const Condition& condition) const override;
    std::optional<wire::SocketAddress> addressOf(const std::string& endpoint) const override;
    Result<std::uint16_t> reservedPort(const std::string& name, const wire::IpAddress& at) override;
    void lookUp(Lane& lane, const std::string& host, LookUpDone done) override;
    journal::Facts holderOf(const wire::SocketAddress& address, bool datagram) const override;
    int descriptorLimit() const override { return m_surroundings.descriptorLimit; }
    void isBound(Lane& lane, const wire::SocketAddress& address) override;
    void isConnected(Lane& lane, const wire::SocketAddress& local, const wire::SocketAddress& peer) override;
    void hasAccepted(Lane& listener, std::unique_ptr<Driver> connection, const Outcome& outcome) override;
    void callsChanged() override;
    void descriptorFreed() override;
    void stateChanged(Lane& lane) override;

    // For the stage
    [[nodiscard]] Member* member(EndpointId id);
    Member& add(EndpointId id, const EndpointSpec& spec);
    void remove(EndpointId id);
    /// A lane that is ready to go, where the last one has come to its end.
    Lane& freshLane(Member& member);
    void forgetRun(Member& member);
    /// The lane that a press of Step moves: a connection before the listener, the oldest first.
    [[nodiscard]] Lane* laneToStep(Member& member);
    void updateState(Member& member);
    [[nodiscard]] bool isIdle() const;
    [[nodiscard]] std::vector<EndpointId> ids() const;
    void forgetReservedPorts() { m_reserved.clear(); }

private:
    struct Known {
        std::string actor;
        wire::SocketAddress local;
        wire::SocketAddress peer; ///< none: bound, not connected
    };

    [[nodiscard]] Member* memberOf(const Lane& lane);
    [[nodiscard]] const Lane* laneNamed(const std::string& name) const;
    void remember(const Lane& lane, const wire::SocketAddress& local, const wire::SocketAddress& peer);
    void reconsiderSoon();
    void reconsider();
    /// Where everybody waits for somebody else's call, nobody will make it any more.
    void endDeadlock();

    Stage& m_stage;
    journal::Journal& m_journal;
    Surroundings m_surroundings;
    net::Resolver m_resolver;
    std::map<EndpointId, Member> m_members;
    std::map<std::string, wire::SocketAddress> m_bound; ///< by endpoint name
    std::map<std::string, std::uint16_t> m_reserved;
    std::deque<Known> m_known; ///< addresses that our own sockets had, the newest last
    std::map<const Lane*, EndpointId> m_owners;
    bool m_reconsidering = false;
    bool m_hasConditions = false;
    bool m_wasIdle = true;
};

} // namespace socketscope::talk
