// SPDX-License-Identifier: GPL-3.0-or-later
/// \file One direction of a stream: which bytes of which send came out of which recv, by offsets and nothing
/// else.
#pragma once

#include <cstdint>
#include <deque>
#include <vector>

namespace socketscope::journal {

/// Bytes that one send put in and one receive took out.
struct Overlap {
    std::uint32_t send; ///< as handed to addSend
    std::uint32_t receive; ///< as handed to addReceive
    std::uint32_t bytes;
    std::uint32_t offsetInReceive;
    std::uint32_t leftInSend; ///< bytes of that send that nobody has received yet, after this piece

    friend bool operator==(const Overlap&, const Overlap&) = default;
};

/// Sends and receives may be told in either order; an overlap comes out as soon as both of its sides are
/// known. Keeps only what is not yet tied.
class ByteRanges {
public:
    using Overlaps = std::vector<Overlap>;

    [[nodiscard]] Overlaps addSend(std::uint32_t send, std::uint32_t bytes);
    [[nodiscard]] Overlaps addReceive(std::uint32_t receive, std::uint32_t bytes);

    /// Sends with bytes that nobody has received, oldest first.
    [[nodiscard]] std::vector<std::uint32_t> untiedSends() const;
    /// The same; afterwards none are left.
    [[nodiscard]] std::vector<std::uint32_t> takeUntiedSends();
    struct Untied {
        std::uint32_t receive;
        std::uint32_t bytes; ///< of them have no send
        std::uint32_t offset; ///< where they start in what was received
    };
    [[nodiscard]] std::vector<Untied> takeUntiedReceives();

private:
    struct Piece {
        std::uint32_t id;
        std::uint32_t left;
        std::uint32_t done;
    };
    Overlaps tie();

    std::deque<Piece> m_sends;
    std::deque<Piece> m_receives;
};

} // namespace socketscope::journal
