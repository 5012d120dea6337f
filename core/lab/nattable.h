// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Source NAT of one router (RFC 3022): addresses and ports rewritten outward and back. For core/lab
/// only.
#pragma once

#include "core/lab/ippacket.h"
#include "core/lab/topology.h"

#include <map>

namespace socketscope::lab {

class NatTable {
public:
    /// Rewrites a packet that leaves the inside; false: it is not one that this concerns.
    [[nodiscard]] bool outward(const Nat& nat, const IpPacket& packet, std::span<std::uint8_t> bytes);
    /// Rewrites a packet to the outside address that belongs to somebody inside; false: it is the router's
    /// own.
    [[nodiscard]] bool inward(const Nat& nat, const IpPacket& packet, std::span<std::uint8_t> bytes);

private:
    /// What tells flows apart besides addresses: the source port, or an echo's identifier.
    struct Key {
        std::uint8_t protocol = 0;
        std::uint16_t id = 0;
        wire::IpAddress inside {}; ///< none in the keys of the way back
        friend auto operator<=>(const Key&, const Key&) = default;
    };
    struct Inside {
        wire::IpAddress address;
        std::uint16_t id = 0;
    };
    static constexpr std::size_t most = 4096;

    [[nodiscard]] std::uint16_t outsideId(const Key& key);
    [[nodiscard]] const Inside* insideOf(std::uint8_t protocol, std::uint16_t id) const;
    [[nodiscard]] bool inwardError(const Nat& nat, const IpPacket& packet, std::span<std::uint8_t> bytes);

    std::map<Key, std::uint16_t> m_out;
    std::map<Key, Inside> m_back;
};

} // namespace socketscope::lab
