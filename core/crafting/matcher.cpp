// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crafting/matcher.h"

#include "core/base/crc32c.h"
#include "core/wire/checksum.h"
#include "core/wire/icmpheader.h"
#include "core/wire/icmpv6header.h"
#include "core/wire/protocols.h"

#include <algorithm>

namespace socketscope::crafting {

namespace {

using trace::AnswerKind;
using trace::Unmatched;

/// How far a search among packets of one flow goes.
constexpr std::size_t nearby = 64;

/// Everybody who hears such a packet may answer it.
bool isForMany(const wire::IpAddress& address)
{
    return address.isMulticast() || address == wire::IpAddress::v4(255, 255, 255, 255);
}

/// Without a datagram's checksum: on loopback the kernel leaves it half done, and of an ordinary socket's it
/// is concluded.
std::uint32_t bodySum(ByteView packet, const FlowRead& read)
{
    constexpr std::size_t checksum = 6;
    const ByteView body = packet.subspan(read.body);
    if (read.flow.protocol != wire::protocol::udp || body.size() < checksum + 2)
        return crc32c(body);
    return crc32c(body.subspan(checksum + 2), crc32c(body.first(checksum)));
}

/// What the type of the request is that an ICMP message answers; nothing where it answers by ports.
std::optional<std::uint8_t> requestOf(const trace::Answer& answer)
{
    if (answer.kind == AnswerKind::TimestampReply)
        return wire::IcmpHeader::timestamp;
    if (answer.kind != AnswerKind::EchoReply)
        return std::nullopt;
    return answer.from.family == wire::Family::IPv6 ? wire::Icmpv6Header::echoRequest
                                                    : wire::IcmpHeader::echoRequest;
}

/// The packet that an ICMP error quotes, whatever it is: readAnyAnswer() knows those of traces only.
struct Error {
    trace::Answer answer;
    ByteView quote;
};
std::optional<Error> readError(ByteView packet, const FlowRead& read)
{
    constexpr std::size_t header = 8;
    const bool v6 = read.flow.source.family == wire::Family::IPv6;
    const std::uint8_t icmp = v6 ? wire::protocol::icmpv6 : wire::protocol::icmp;
    const ByteView message = packet.subspan(read.body);
    if (read.flow.protocol != icmp || message.size() < header)
        return std::nullopt;
    const wire::PseudoHeader pseudo {
        read.flow.source, read.flow.destination, static_cast<std::uint32_t>(message.size()), icmp};
    const auto kind = trace::icmpErrorKind(read.flow.source.family, message[0], message[1]);
    if (!kind || !(v6 ? wire::checksumVerifies(pseudo, message) : wire::checksumVerifies(message)))
        return std::nullopt;
    Error error;
    error.answer.kind = *kind;
    error.answer.type = message[0];
    error.answer.code = message[1];
    error.answer.ttl = packet[v6 ? 7 : 8];
    error.answer.from = read.flow.source;
    error.answer.to = read.flow.destination;
    error.answer.quotes = true;
    error.quote = message.subspan(header);
    return error;
}

} // namespace

void Matcher::sent(std::uint32_t number, ByteView packet, bool many)
{
    Sent sent {.line = m_lines.end(), .number = number};
    if (auto read = readFlow(packet)) {
        sent.expected = read->expected;
        sent.identification = read->identification;
        sent.body = bodySum(packet, *read);
        sent.destination = read->flow.destination;
        if (many || isForMany(read->flow.destination))
            read->flow.destination = {};
        sent.line = m_lines.try_emplace(read->flow).first;
        sent.line->second.numbers.push_back(number);
    }
    m_sent.push_back(sent);
    ++m_open;
}

void Matcher::forgetOldest()
{
    if (m_sent.empty())
        return;
    const Sent& oldest = m_sent.front();
    m_open -= oldest.replied || oldest.givenUp ? 0 : 1;
    if (oldest.line != m_lines.end()) {
        Line& line = oldest.line->second;
        ++line.first;
        line.answered = std::max(line.answered, line.first);
        line.returned = std::max(line.returned, line.first);
        if (line.first == line.numbers.size()) {
            m_lines.erase(oldest.line);
        } else if (line.first >= 4096 && line.first * 2 > line.numbers.size()) {
            line.numbers.erase(
                line.numbers.begin(), line.numbers.begin() + static_cast<std::ptrdiff_t>(line.first));
            line.answered -= line.first;
            line.returned -= line.first;
            line.first = 0;
        }
    }
    m_sent.pop_front();
}

Matcher::Sent* Matcher::find(std::uint32_t number)
{
    const auto found = std::lower_bound(m_sent.begin(), m_sent.end(), number,
        [](const Sent& sent, std::uint32_t wanted) { return sent.number < wanted; });
    return found != m_sent.end() && found->number == number ? &*found : nullptr;
}

bool Matcher::giveUp(std::uint32_t number)
{
    Sent* const sent = find(number);
    if (!sent || sent->replied || sent->givenUp)
        return false;
    sent->givenUp = true;
    --m_open;
    return true;
}

Matcher::Line* Matcher::lineOf(Flow flow)
{
    if (const auto exact = m_lines.find(flow); exact != m_lines.end())
        return &exact->second;
    flow.destination = {};
    const auto many = m_lines.find(flow);
    return many == m_lines.end() ? nullptr : &many->second;
}

bool Matcher::isOwn(ByteView packet, const FlowRead& read)
{
    Line* const line = lineOf(read.flow);
    if (!line)
        return false;
    const std::uint32_t body = bodySum(packet, read);
    const std::size_t end = std::min(line->numbers.size(), line->returned + nearby);
    for (std::size_t i = line->returned; i < end; ++i) {
        const Sent* const sent = find(line->numbers[i]);
        if (sent && sent->body == body && sent->destination == read.flow.destination) {
            line->returned = i + 1;
            return true;
        }
    }
    return false;
}

/// The oldest that is waited for and fits; else one that fits and was given up, or has its reply; else, of
/// those that may fit, the oldest that is waited for; else what had its reply last.
template <class FitOf> Matcher::Sent* Matcher::choose(Line& line, FitOf fitOf)
{
    const auto isDone = [this](std::uint32_t number) {
        const Sent* const sent = find(number);
        return !sent || sent->replied || sent->givenUp;
    };
    while (line.answered < line.numbers.size() && isDone(line.numbers[line.answered]))
        ++line.answered;
    const std::size_t end = std::min(line.numbers.size(), line.answered + nearby);
    Sent* oldest = nullptr;
    for (std::size_t i = line.answered; i < end; ++i) {
        Sent* const sent = find(line.numbers[i]);
        if (!sent || sent->replied || sent->givenUp)
            continue;
        const Fit fit = fitOf(*sent);
        if (fit == Fit::Yes)
            return sent;
        if (!oldest && fit == Fit::Maybe)
            oldest = sent;
    }
    Sent* before = nullptr;
    for (std::size_t i = line.answered; i > line.first && i + nearby > line.answered; --i) {
        Sent* const sent = find(line.numbers[i - 1]);
        if (!sent || fitOf(*sent) != Fit::Yes)
            continue;
        if (!sent->replied)
            return sent;
        before = before ? before : sent;
    }
    if (before || oldest)
        return before ? before : oldest;
    Sent* const last = find(line.lastReplied);
    return last && fitOf(*last) != Fit::No ? last : nullptr;
}

Matcher::Sent* Matcher::quoted(const FlowRead& quote)
{
    Line* const line = lineOf(quote.flow);
    return line ? choose(*line,
               [&](const Sent& sent) {
                   if (sent.destination != quote.flow.destination)
                       return Fit::No; // to many others, from the same port
                   return quote.identification == 0 || sent.identification == quote.identification
                       ? Fit::Yes
                       : Fit::Maybe;
               })
                : nullptr;
}

Matcher::Sent* Matcher::direct(const trace::Answer& answer, const FlowRead& read)
{
    const auto request = requestOf(answer);
    const Flow flow {.source = answer.to,
        .destination = answer.from,
        .first = request ? answer.identifier : answer.destinationPort,
        .second = request ? answer.sequenceNumber : answer.sourcePort,
        .protocol = read.flow.protocol,
        .type = request.value_or(0)};
    Line* const line = lineOf(flow);
    if (!line)
        return nullptr;
    const bool tcp = read.flow.protocol == wire::protocol::tcp;
    return choose(*line, [&](const Sent& sent) {
        return !tcp || sent.expected == answer.acknowledgmentNumber ? Fit::Yes : Fit::Maybe;
    });
}

Match Matcher::told(Sent& sent, const trace::Answer& answer)
{
    Match match {.kind = Match::Kind::Reply, .number = sent.number, .answer = answer};
    match.duplicate = sent.replied;
    match.late = sent.givenUp && !sent.replied;
    m_open -= sent.replied || sent.givenUp ? 0 : 1;
    sent.replied = true;
    sent.line->second.lastReplied = sent.number;
    return match;
}

Match Matcher::match(ByteView packet)
{
    const auto read = readFlow(packet);
    if (!read)
        return {.reason = Unmatched::Damaged};
    if (isOwn(packet, *read))
        return {.kind = Match::Kind::Own};
    const auto error = readError(packet, *read);
    if (error) {
        const auto quote = readFlow(error->quote);
        if (!quote)
            return {.reason = Unmatched::Damaged};
        Sent* const sent = quoted(*quote);
        return sent ? told(*sent, error->answer) : Match {.reason = Unmatched::OtherSender};
    }
    const trace::ReadAnswer answer = trace::readAnyAnswer(packet);
    if (!answer.answer)
        return {.reason = answer.reason};
    Sent* const sent = direct(*answer.answer, *read);
    return sent ? told(*sent, *answer.answer) : Match {.reason = Unmatched::OtherSender};
}

} // namespace socketscope::crafting
