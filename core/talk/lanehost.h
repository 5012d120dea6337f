// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What a lane needs from the session around it.
#pragma once

#include "core/base/result.h"
#include "core/journal/facts.h"
#include "core/journal/journal.h"
#include "core/talk/driver.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace socketscope::talk {

class Lane;

class LaneHost {
public:
    using LookUpDone = std::function<void(const Result<std::vector<wire::IpAddress>>&)>;

    virtual ~LaneHost() = default;

    [[nodiscard]] virtual Instant now() const = 0;
    [[nodiscard]] virtual std::string timeOfDay() const = 0;
    [[nodiscard]] virtual journal::Journal& journal() = 0;
    [[nodiscard]] virtual std::unique_ptr<Driver> makeDriver(const Program& program) = 0;

    [[nodiscard]] virtual bool holds(const Condition& condition) const = 0;
    /// Where the endpoint of that name is bound now.
    [[nodiscard]] virtual std::optional<wire::SocketAddress> addressOf(const std::string& endpoint) const = 0;
    /// The port of that name: picked free at its first use in a run. Fails where no port is to be had.
    [[nodiscard]] virtual Result<std::uint16_t> reservedPort(
        const std::string& name, const wire::IpAddress& at)
        = 0;
    /// Answers later, unless the lane is gone by then.
    virtual void lookUp(Lane& lane, const std::string& host, LookUpDone done) = 0;
    /// Who holds an address, as facts of FailureCode::AddressInUse.
    [[nodiscard]] virtual journal::Facts holderOf(
        const wire::SocketAddress& address, bool datagram) const = 0;
    [[nodiscard]] virtual int descriptorLimit() const = 0;

    virtual void isBound(Lane& lane, const wire::SocketAddress& address) = 0;
    virtual void isConnected(Lane& lane, const wire::SocketAddress& local, const wire::SocketAddress& peer)
        = 0;
    virtual void hasAccepted(Lane& listener, std::unique_ptr<Driver> connection, const Outcome& outcome) = 0;
    /// A call started to wait, or returned: conditions may hold now.
    virtual void callsChanged() = 0;
    virtual void descriptorFreed() = 0;
    virtual void stateChanged(Lane& lane) = 0;
};

} // namespace socketscope::talk
