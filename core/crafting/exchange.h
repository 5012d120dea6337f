// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What was sent by hand and what came of it, read from a journal: of a session that runs, or of a
/// file.
#pragma once

#include "core/journal/journal.h"
#include "core/lab/observer.h"
#include "core/trace/answer.h"
#include "core/wire/dissection.h"

#include <deque>
#include <vector>

namespace socketscope::crafting {

/// One packet that left here. Bytes are in the journal, at `seq`.
struct SentPacket {
    std::uint32_t number = 0; ///< from 1, as they were sent
    journal::Seq seq = 0;
    Instant at {};
    wire::SocketAddress source;
    wire::SocketAddress destination;
    std::uint32_t length = 0;
    std::vector<std::size_t> replies; ///< indices in Exchange::replies()
    std::vector<std::size_t> places; ///< indices in Exchange::places(), in the order in which it came by
    std::optional<Error> failure; ///< it did not leave
    bool gaveUp = false; ///< nothing came back within the wait
    bool toItselfByLink = false; ///< handed to the link, with this computer at both ends
    bool forged = false; ///< its source is none of this computer's addresses
};

/// One packet that came in about a sent one.
struct Reply {
    journal::Seq seq = 0;
    std::uint32_t about = 0; ///< number of the sent packet
    Instant at {};
    Duration roundTrip {};
    trace::AnswerKind kind = trace::AnswerKind::EchoReply;
    std::uint8_t type = 0; ///< ICMP
    std::uint8_t code = 0;
    std::uint8_t ttl = 0;
    wire::SocketAddress from;
    std::uint32_t length = 0;
    bool duplicate = false;
};

/// A packet that came in and belongs to none that was sent.
struct Overheard {
    journal::Seq seq = 0;
    Instant at {};
    wire::SocketAddress from;
    wire::SocketAddress to;
    std::uint32_t length = 0;
    trace::Unmatched reason = trace::Unmatched::NotAnAnswer;
    bool listened = false; ///< by a raw receiver that was asked for everything
};

/// What happened to a packet at a node of the practice network.
struct PlaceEvent {
    journal::Seq seq = 0;
    Instant at {};
    journal::ActorId node = 0; ///< an actor of the journal, by name
    lab::Happening what = lab::Happening::Sent;
    lab::Reason reason = lab::Reason::None;
    std::uint64_t packet = 0; ///< its number in the network
    std::uint64_t about = 0;
    std::uint32_t sent = 0; ///< number of the sent packet that it is, or answers; 0: none
    std::uint32_t length = 0;
};

/// Why nothing came back, where it is known. The order is that of certainty.
enum class Silence : std::uint8_t {
    Unknown,
    NotSent, ///< it never left: SentPacket::failure
    DroppedAt, ///< thrown away at `node` for `reason`, which says nothing about it
    AnswerWithheld, ///< `node` owed an answer and kept it to itself
    AnswerLost, ///< an answer was on its way and was thrown away at `node`
    AnswerElsewhere, ///< an answer went to `node`, which has the address that the packet names as its source;
                     ///< on this computer's network, without `node`: it would go to that address
    Delivered, ///< it arrived; who has it gives no answer
    ItselfByLink, ///< on this computer's network: IPv4 from the link that says it is from here comes from
                  ///< nowhere
    WrongChecksum, ///< on this computer's network: the receiver's kernel throws it away without a word
    ImpossibleHeader, ///< the same, for a version or a length that cannot be
    NothingToAnswer, ///< such a packet asks for no answer: an echo reply, an ICMP error, a TCP reset
};

/// "dropped-at", "answer-withheld", …
[[nodiscard]] std::string_view nameOf(Silence why);

struct SilenceReason {
    Silence why = Silence::Unknown;
    journal::ActorId node = 0;
    lab::Reason reason = lab::Reason::None;
    journal::Seq seq = 0; ///< of the event that says so; 0: concluded from the packet
};

class Exchange {
public:
    static constexpr journal::Seq mostAtOnce = 200'000;
    /// Of sent packets, as many as one Send may have, of replies, and of places. Beyond that the oldest half
    /// is forgotten and all indices change. What comes in about a forgotten packet is left out.
    static constexpr std::size_t mostKept = 1'000'000;
    static constexpr std::size_t mostOverheard = 100'000; ///< the oldest are forgotten

    /// Reads what is new in the journal, at most mostAtOnce events of it. True: there was something.
    bool update(const journal::Journal& journal);
    void clear();

    [[nodiscard]] const std::deque<SentPacket>& sent() const { return m_sent; }
    /// With those that are forgotten.
    [[nodiscard]] std::size_t sentCount() const { return m_forgotten + m_sent.size(); }
    [[nodiscard]] const std::deque<Reply>& replies() const { return m_replies; }
    [[nodiscard]] const std::deque<Overheard>& overheard() const { return m_overheard; }
    [[nodiscard]] const std::deque<PlaceEvent>& places() const { return m_places; }
    /// Null: none of that number, or forgotten.
    [[nodiscard]] const SentPacket* packet(std::uint32_t number) const;
    /// Name of the practice network; empty: this computer's.
    [[nodiscard]] const std::string& network() const { return m_network; }
    /// Why nothing came back for that packet, as far as it is known by now.
    [[nodiscard]] SilenceReason silenceOf(const SentPacket& sent, const journal::Journal& journal) const;
    /// The packet as it arrived where it was delivered, put together again where it came in fragments; else
    /// the last place at which the practice network had it. Null outside of one.
    [[nodiscard]] const PlaceEvent* arrivalOf(const SentPacket& sent) const;

private:
    void take(const journal::Event& event);
    void takeStart(ByteView facts);
    void takePacket(const journal::Event& event);
    void takeSent(const journal::Event& event);
    void takeReply(const journal::Event& event);
    void takeOverheard(const journal::Event& event);
    void takePlace(const journal::Event& event);
    void forgetSent();
    void forgetReplies();
    void forgetPlaces();
    [[nodiscard]] SentPacket* sentBy(journal::Seq seq);
    [[nodiscard]] SilenceReason silenceOnTheWay(const SentPacket& sent) const;
    [[nodiscard]] static Silence silenceHere(
        const SentPacket& sent, const wire::Dissection& dissection, ByteView packet);

    std::deque<SentPacket> m_sent; ///< numbers and events ascend
    std::size_t m_forgotten = 0; ///< sent packets
    std::deque<Reply> m_replies;
    std::deque<Overheard> m_overheard;
    std::deque<PlaceEvent> m_places;
    std::string m_network;
    bool m_toItselfByLink = false; ///< what is sent from now on
    bool m_forged = false; ///< that, too
    journal::Seq m_seen = 0;
};

} // namespace socketscope::crafting
