// SPDX-License-Identifier: GPL-3.0-or-later
// Packets that were sent and packets that came in, in any order: each is a byte that says what is done, a
// byte for how, two for its length, and its bytes. What is told is checked against a list of all that was
// sent.
#include "core/crafting/matcher.h"
#include "core/wire/bytewriter.h"
#include "core/wire/icmpheader.h"
#include "core/wire/icmpv6header.h"
#include "core/wire/protocols.h"
#include "tests/fuzz/fuzz.h"
#include "tests/trace/replies.h"

#include <algorithm>
#include <optional>

using namespace socketscope;
using namespace socketscope::crafting;
using trace::AnswerKind;

namespace {

constexpr std::size_t mostSteps = 200;

struct Known {
    std::optional<FlowRead> read;
    std::uint32_t number = 0;
    bool replied = false;
    bool givenUp = false;
};

bool isForMany(const wire::IpAddress& address)
{
    return address.isMulticast() || address == wire::IpAddress::v4(255, 255, 255, 255)
        || address == wire::IpAddress();
}

/// What has to hold between the packet that was sent and its reply, said a second time and simply.
void checkDirect(const Flow& sent, const trace::Answer& answer)
{
    require(sent.source == answer.to, "a reply comes back to where its packet came from");
    require(sent.destination == answer.from || isForMany(sent.destination),
        "a reply comes from where its packet went");
    switch (answer.kind) {
    case AnswerKind::EchoReply:
    case AnswerKind::TimestampReply:
        require(sent.type
                == (answer.kind == AnswerKind::TimestampReply ? 13
                        : answer.type == 0                    ? 8
                                                              : 128),
            "a reply is of the kind that was asked for");
        require(sent.first == answer.identifier && sent.second == answer.sequenceNumber,
            "identifier and sequence number come back");
        return;
    default:
        require(sent.protocol
                == (answer.kind == AnswerKind::UdpReply ? wire::protocol::udp : wire::protocol::tcp),
            "protocols answer in kind");
        require(
            sent.first == answer.destinationPort && sent.second == answer.sourcePort, "ports are swapped");
    }
}

void checkQuoted(const Flow& sent, ByteView packet)
{
    const auto outer = readFlow(packet);
    require(outer.has_value() && packet.size() >= outer->body + wire::IcmpHeader::size, "an error is whole");
    const auto quote = readFlow(packet.subspan(outer->body + wire::IcmpHeader::size));
    require(quote && quote->flow == sent, "the packet that is quoted was sent");
}

class Run {
public:
    void send(ByteView packet)
    {
        m_matcher.sent(++m_last, packet);
        m_known.push_back({readFlow(packet), m_last});
        checkCounts();
    }

    void arrive(ByteView packet)
    {
        const Match match = m_matcher.match(packet);
        if (match.kind == Match::Kind::Reply)
            checkReply(packet, match);
        else
            require(match.number == 0 && !match.duplicate && !match.late, "only replies are about a packet");
        if (match.kind == Match::Kind::Own)
            checkOwn(packet);
        checkCounts();
    }

    void giveUp(std::uint8_t which)
    {
        const std::uint32_t number = m_known.empty() ? which : m_known[which % m_known.size()].number;
        Known* const known = find(number);
        const bool expected = known && !known->replied && !known->givenUp;
        require(m_matcher.giveUp(number) == expected, "only what is waited for is given up");
        if (expected)
            known->givenUp = true;
        checkCounts();
    }

    void forget()
    {
        m_matcher.forgetOldest();
        if (!m_known.empty())
            m_known.erase(m_known.begin());
        checkCounts();
    }

    /// What would come back about a packet that was sent, of the kind that `how` chooses.
    [[nodiscard]] Bytes answerTo(std::uint8_t which, std::uint8_t how, ByteView sent) const
    {
        const auto read = readFlow(sent);
        const bool usable = read && sent.size() >= read->body + std::size_t {8};
        if (!usable)
            return Bytes(sent.begin(), sent.end());
        const wire::IpAddress& from = read->flow.destination;
        const wire::IpAddress& to = read->flow.source;
        if (which % 2 == 0)
            return test::icmpError(from, to, how % 16, how / 16, sent);
        Bytes segment(sent.begin() + read->body, sent.end());
        const bool icmp = read->flow.protocol == wire::protocol::icmp;
        if (icmp || read->flow.protocol == wire::protocol::icmpv6) {
            segment[0] = how % 2 == 0 ? (icmp ? 0 : 129) : 14;
            segment[2] = segment[3] = 0;
            return test::inIp(from, to, read->flow.protocol, std::move(segment), 2, 60);
        }
        std::swap_ranges(segment.begin(), segment.begin() + 2, segment.begin() + 2);
        const std::size_t checksumAt = read->flow.protocol == wire::protocol::tcp ? 16 : 6;
        if (segment.size() < checksumAt + 2)
            return segment;
        segment[checksumAt] = segment[checksumAt + 1] = 0;
        return test::inIp(from, to, read->flow.protocol, std::move(segment), checksumAt, 60);
    }

private:
    Known* find(std::uint32_t number)
    {
        const auto found = std::find_if(
            m_known.begin(), m_known.end(), [&](const Known& known) { return known.number == number; });
        return found == m_known.end() ? nullptr : &*found;
    }

    void checkReply(ByteView packet, const Match& match)
    {
        Known* const known = find(match.number);
        require(known != nullptr, "a reply is about a packet that was sent and is remembered");
        require(known->read.has_value(), "what cannot be read has no reply");
        require(match.duplicate == known->replied, "a duplicate is the second reply");
        require(match.late == (known->givenUp && !known->replied), "a late reply is the first, and late");
        known->replied = true;
        if (match.answer.quotes)
            checkQuoted(known->read->flow, packet);
        else
            checkDirect(known->read->flow, match.answer);
    }

    void checkOwn(ByteView packet) const
    {
        const auto read = readFlow(packet);
        require(read
                && std::any_of(m_known.begin(), m_known.end(),
                    [&](const Known& known) { return known.read && known.read->flow == read->flow; }),
            "what comes back to us was sent");
    }

    void checkCounts() const
    {
        require(m_matcher.remembered() == m_known.size(), "all that was sent is remembered");
        const auto open = std::count_if(m_known.begin(), m_known.end(),
            [](const Known& known) { return !known.replied && !known.givenUp; });
        require(m_matcher.open() == static_cast<std::size_t>(open), "what is waited for is counted");
    }

    Matcher m_matcher;
    std::vector<Known> m_known;
    std::uint32_t m_last = 0;
};

void step(Run& run, std::uint8_t what, std::uint8_t how, ByteView packet)
{
    switch (what % 8) {
    case 0:
    case 1:
        run.send(packet);
        break;
    case 2:
    case 3:
        run.arrive(packet);
        break;
    case 4:
        run.send(packet);
        run.arrive(run.answerTo(what / 8, how, packet));
        break;
    case 5:
        run.arrive(run.answerTo(what / 8, how, packet));
        break;
    case 6:
        run.giveUp(how);
        break;
    default:
        run.forget();
    }
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    constexpr std::size_t head = 4;
    Run run;
    ByteView rest(data, size);
    for (std::size_t steps = 0; rest.size() >= head && steps < mostSteps; ++steps) {
        const std::size_t length = std::min<std::size_t>(wire::word16(rest, 2), rest.size() - head);
        const Bytes packet(rest.begin() + head, rest.begin() + static_cast<std::ptrdiff_t>(head + length));
        step(run, rest[0], rest[1], packet);
        rest = rest.subspan(head + length);
    }
    return 0;
}
