// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Which of the packets that were sent by hand a packet that came in is about.
#pragma once

#include "core/crafting/flow.h"
#include "core/trace/answer.h"

#include <deque>
#include <map>
#include <vector>

namespace socketscope::crafting {

/// What a packet that came in is.
struct Match {
    enum class Kind : std::uint8_t {
        Reply,
        Own, ///< one of ours, as loopback gives it back
        None, ///< belongs to none, for `reason`
    };
    Kind kind = Kind::None;
    trace::Unmatched reason = trace::Unmatched::NotAnAnswer;
    std::uint32_t number = 0; ///< of the sent packet
    trace::Answer answer {}; ///< of a reply
    bool duplicate = false; ///< the packet had a reply already
    bool late = false; ///< the packet had been given up
};

/// Of packets that cannot be told apart (the same one sent again), the oldest that is still waited for is
/// answered first.
class Matcher {
public:
    static constexpr std::size_t mostRemembered = 1 << 18;

    /// Numbers ascend. `packet` is what left, from its IP header on. `many`: it went to all of a link or of a
    /// group, which groups and 255.255.255.255 are known to be without being told.
    void sent(std::uint32_t number, ByteView packet, bool many = false);
    [[nodiscard]] Match match(ByteView packet);
    /// It is waited for no more: an answer would be late. False where it had a reply, or is not known.
    bool giveUp(std::uint32_t number);
    /// Forgets the oldest packet: where there are mostRemembered, before the next is sent.
    void forgetOldest();
    [[nodiscard]] std::size_t remembered() const { return m_sent.size(); }
    /// Sent packets that have no reply and were not given up.
    [[nodiscard]] std::size_t open() const { return m_open; }

private:
    /// Packets of one flow, by their numbers, in the order in which they were sent.
    struct Line {
        std::vector<std::uint32_t> numbers;
        std::size_t first = 0; ///< those before are forgotten
        std::size_t answered = 0; ///< those before are not waited for
        std::size_t returned = 0; ///< those before came back to us over loopback
        std::uint32_t lastReplied = 0;
    };
    using Lines = std::map<Flow, Line>;
    struct Sent {
        Lines::iterator line; ///< end: no flow can be read from it
        std::uint32_t number = 0;
        std::uint32_t expected = 0; ///< TCP
        std::uint32_t body = 0; ///< CRC of what follows the IP header, but for the checksum of UDP
        std::uint16_t identification = 0;
        wire::IpAddress destination;
        bool replied = false;
        bool givenUp = false;
    };

    [[nodiscard]] Sent* find(std::uint32_t number);
    /// Of packets to that destination, else of those to many.
    [[nodiscard]] Line* lineOf(Flow flow);
    [[nodiscard]] bool isOwn(ByteView packet, const FlowRead& read);
    /// How well a packet of a flow fits what came in.
    enum class Fit : std::uint8_t { No, Maybe, Yes };
    template <class FitOf> [[nodiscard]] Sent* choose(Line& line, FitOf fitOf);
    [[nodiscard]] Sent* quoted(const FlowRead& quote);
    [[nodiscard]] Sent* direct(const trace::Answer& answer, const FlowRead& read);
    Match told(Sent& sent, const trace::Answer& answer);

    Lines m_lines;
    std::deque<Sent> m_sent; ///< numbers ascend
    std::size_t m_open = 0;
};

} // namespace socketscope::crafting
