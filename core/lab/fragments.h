// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Packets cut into fragments, and put together again. For core/lab only.
#pragma once

#include "core/lab/ippacket.h"

#include <functional>
#include <vector>

namespace socketscope::lab {

/// Cuts a sound packet so that each fragment has at most `mtu` bytes (RFC 791 section 3.2; IPv6 with a
/// fragment header, as only senders may: RFC 8200 section 4.5). `take` gets one after the other.
void cutIntoFragments(const IpPacket& packet, std::size_t mtu, std::uint32_t identification,
    const std::function<void(ByteView)>& take);

/// Fragments of one node that wait for the rest of their datagram.
class Reassembly {
public:
    static constexpr std::size_t mostWaiting = 64;
    static constexpr std::size_t mostPieces = 8192; ///< of one datagram
    static constexpr std::size_t mostBytes = std::size_t {1} << 20;
    static constexpr Duration patienceV4 = std::chrono::seconds(30); // as Linux
    static constexpr Duration patienceV6 = std::chrono::seconds(60); // RFC 8200 section 4.5

    struct Outcome {
        enum class Kind : std::uint8_t { Waits, Complete, Overlap, Damaged, Full };
        Kind kind = Kind::Waits;
        std::uint32_t started
            = 0; ///< not 0: the first fragment of this waiting datagram, to be given up later
        Bytes whole {}; ///< of Complete
    };
    /// Takes one fragment.
    [[nodiscard]] Outcome add(const IpPacket& fragment, std::uint64_t number);

    /// What is given up on: the bytes of the first fragment, if it came, and the number it was added under.
    struct GivenUp {
        Bytes first {};
        std::uint64_t number = 0;
    };
    /// Forgets the waiting datagram `started`; nothing where it is complete already.
    [[nodiscard]] std::optional<GivenUp> giveUp(std::uint32_t started);
    [[nodiscard]] bool isWaiting(std::uint32_t started) const;

private:
    struct Piece {
        std::size_t offset = 0;
        Bytes bytes;
    };
    struct Key {
        wire::IpAddress source;
        wire::IpAddress destination;
        std::uint32_t identification = 0;
        std::uint8_t protocol = 0;
        friend bool operator==(const Key&, const Key&) = default;
    };
    struct Waiting {
        Key key;
        std::uint32_t started = 0;
        std::uint64_t number = 0; ///< of the first fragment, or of the one that came first
        std::vector<Piece> pieces {}; ///< by offset, without gaps or overlaps between neighbours that touch
        std::size_t held = 0; ///< bytes in pieces
        std::size_t total = 0; ///< bytes of the whole; 0: the last fragment has not come
        Bytes header {}; ///< what stands before the data, from the first fragment
        Bytes first {};
    };
    /// One fragment, taken apart.
    struct Fragment {
        Key key;
        std::size_t offset = 0;
        bool last = false;
        Bytes header {}; ///< as it stands before the data of the whole
        ByteView data;
    };

    [[nodiscard]] static std::optional<Fragment> takeApart(const IpPacket& packet);
    [[nodiscard]] static std::optional<Fragment> takeApartV6(const IpPacket& packet);
    [[nodiscard]] Waiting* find(const Key& key);
    [[nodiscard]] static bool insert(Waiting& waiting, const Fragment& fragment);
    [[nodiscard]] static Bytes putTogether(const Waiting& waiting, bool v6);
    void forget(const Waiting* waiting);

    std::vector<Waiting> m_waiting;
    std::size_t m_bytes = 0;
    std::uint32_t m_started = 0;
};

} // namespace socketscope::lab
