// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/probebook.h"

#include "core/trace/pathend.h"
#include "core/trace/probepacket.h"
#include "core/wire/checksum.h"

namespace socketscope::trace {
namespace {

/// The mark that stands for `value` where marks count up from `first`; 0: none.
std::uint32_t markFrom(std::uint16_t first, std::uint16_t value)
{
    return value < first ? 0 : std::uint32_t {value} - first + 1;
}

wire::InternetSum sumOf(const wire::IpAddress& address, std::uint16_t port)
{
    wire::InternetSum sum;
    sum.add(ByteView(address.bytes)); // of IPv4, the rest is zero
    sum.addWord(port);
    return sum;
}

} // namespace

ProbeBook::ProbeBook(const ProbeShape& shape)
    : m_shape(shape)
{
}

Probe ProbeBook::next(std::uint8_t ttl, std::uint32_t round, std::uint8_t query, std::uint16_t size) const
{
    Probe probe {.number = m_count + 1,
        .round = round,
        .mark = static_cast<std::uint16_t>(m_count % markCount(m_shape) + 1),
        .size = size,
        .ttl = ttl,
        .query = query};
    probe.size = markedFields(m_shape, probe).size;
    return probe;
}

void ProbeBook::add(const Probe& probe)
{
    m_count = probe.number;
    const std::size_t index = probe.mark - std::size_t {1};
    if (index >= m_byMark.size())
        m_byMark.resize(index + 1);
    m_byMark[index] = probe;
}

const Probe* ProbeBook::nextForgotten() const
{
    return marked(m_count % markCount(m_shape) + 1);
}

const Probe* ProbeBook::marked(std::uint32_t mark) const
{
    if (mark == 0 || mark > m_byMark.size() || m_byMark[mark - 1].number == 0)
        return nullptr;
    return &m_byMark[mark - 1];
}

const Probe* ProbeBook::probe(std::uint32_t number) const
{
    if (number == 0)
        return nullptr;
    const Probe* const found = marked((number - 1) % markCount(m_shape) + 1);
    return found && found->number == number ? found : nullptr;
}

void ProbeBook::setSource(const wire::IpAddress& source, std::uint16_t port)
{
    m_shape.source = source;
    if (port != 0 && !(m_shape.protocol == Protocol::Tcp && m_shape.flow == Flow::Classic))
        m_shape.sourcePort = port;
}

/// Paris: the checksum is the mark. A NAT that has put another source into the probe has changed the checksum
/// by the difference (RFC 1624), which is taken back here.
const Probe* ProbeBook::byChecksum(const QuotedProbe& quoted, bool moved) const
{
    std::uint16_t checksum = quoted.checksum;
    if (checksum == 0)
        return nullptr; // left out of the quote
    if (moved || quoted.sourcePort != m_shape.sourcePort) {
        wire::InternetSum sum;
        sum.addWord(static_cast<std::uint16_t>(~checksum));
        sum.addWord(sumOf(quoted.source, quoted.sourcePort).checksum());
        sum.addWord(sumOf(m_shape.source, m_shape.sourcePort).folded());
        checksum = wire::udpChecksumOnTheWire(sum.checksum());
    }
    return marked(checksum);
}

const Probe* ProbeBook::quotedUdp(const QuotedProbe& quoted, bool moved, Unmatched& reason) const
{
    const bool ipv4 = m_shape.family() == wire::Family::IPv4;
    const Probe* const byIdentification
        = ipv4 ? marked(markOfIdentification(m_shape, quoted.identification)) : nullptr;
    reason = Unmatched::OtherSender;
    // A NAT that changes the port changes the address, too; then only the identification can say whose it is.
    if (quoted.sourcePort != m_shape.sourcePort && !(moved && byIdentification))
        return nullptr;
    if (m_shape.flow == Flow::Classic) {
        const std::uint32_t mark = markFrom(m_shape.destinationPort, quoted.destinationPort);
        if (mark == 0)
            return nullptr;
        reason = Unmatched::UnknownProbe;
        const Probe* const found = marked(mark);
        return quoted.sourcePort == m_shape.sourcePort || found == byIdentification ? found : nullptr;
    }
    if (quoted.destinationPort != m_shape.destinationPort)
        return nullptr;
    reason = Unmatched::UnknownProbe;
    if (m_shape.flow == Flow::Dublin)
        return ipv4 ? byIdentification : marked(markFrom(firstDublinSize(m_shape), quoted.length));
    const Probe* const found = byChecksum(quoted, moved);
    if (!found || !byIdentification || found == byIdentification)
        return found ? found : byIdentification;
    // They disagree: somebody changed the one or the other, and which cannot be told.
    return nullptr;
}

const Probe* ProbeBook::quotedTcp(const QuotedProbe& quoted, bool moved, Unmatched& reason) const
{
    reason = Unmatched::OtherSender;
    if (quoted.tcpSequenceNumber >> 16 != m_shape.identifier
        || quoted.destinationPort != m_shape.destinationPort)
        return nullptr;
    const std::uint32_t mark = quoted.tcpSequenceNumber & 0xffff;
    const std::uint32_t port
        = m_shape.flow == Flow::Classic ? m_shape.sourcePort + mark - 1 : m_shape.sourcePort;
    if (quoted.sourcePort != port && !moved)
        return nullptr;
    reason = Unmatched::UnknownProbe;
    return marked(mark);
}

const Probe* ProbeBook::quotedProbe(const QuotedProbe& quoted, bool moved, Unmatched& reason) const
{
    reason = Unmatched::OtherSender;
    if (quoted.protocol != m_shape.protocol || quoted.source.family != m_shape.family())
        return nullptr;
    switch (m_shape.protocol) {
    case Protocol::Icmp:
        if (quoted.identifier != m_shape.identifier)
            return nullptr;
        reason = Unmatched::UnknownProbe;
        return marked(quoted.sequenceNumber);
    case Protocol::Udp:
        return quotedUdp(quoted, moved, reason);
    case Protocol::Tcp:
        return quotedTcp(quoted, moved, reason);
    }
    return nullptr;
}

ProbeBook::Match ProbeBook::findQuoted(const QuotedProbe& quoted) const
{
    const bool sourceKnown = m_shape.source.family != wire::Family::None;
    const bool moved = sourceKnown && !sameHost(quoted.source, m_shape.source);
    Match match;
    const Probe* const found = quotedProbe(quoted, moved, match.reason);
    if (match.reason == Unmatched::OtherSender)
        return match;
    if (!sameHost(quoted.destination, m_shape.destination)) {
        match.reason = Unmatched::OtherDestination;
        return match;
    }
    if (!found)
        return match;
    if (quoted.length != found->size && !quoted.fragment) {
        match.reason = Unmatched::OtherLength;
        return match;
    }
    match.number = found->number;
    match.rewritten = quoted.typeOfService != m_shape.typeOfService;
    const bool ports = m_shape.protocol != Protocol::Icmp;
    const MarkedFields sent = markedFields(m_shape, *found);
    // A router may leave the checksum out of its quote; TCP's is rarely in it.
    const bool otherChecksum = quoted.checksum != 0 && m_shape.protocol != Protocol::Tcp && sourceKnown
        && quoted.checksum != transportChecksum(m_shape, *found);
    match.translated = moved || otherChecksum || (ports && quoted.sourcePort != sent.sourcePort);
    return match;
}

/// The SYN that a SYN-ACK or a reset is about.
const Probe* ProbeBook::acknowledged(const Answer& answer) const
{
    const bool classic = m_shape.flow == Flow::Classic;
    // What is acknowledged is the SYN alone, or it and the payload. Sequence numbers lie closer than a
    // payload is long, so the usual case of each comes first: a reset is about all of it (RFC 9293,
    // section 3.10.7.1), a SYN-ACK about the SYN.
    const std::uint32_t syn = answer.acknowledgmentNumber - 1;
    const std::uint32_t all = syn - (m_shape.size - static_cast<std::uint32_t>(headersLength(m_shape)));
    const bool reset = answer.kind == AnswerKind::Reset;
    for (const std::uint32_t sequence : {reset ? all : syn, reset ? syn : all}) {
        const Probe* const found
            = marked(classic ? markFrom(m_shape.sourcePort, answer.destinationPort) : sequence & 0xffff);
        if (!found)
            continue;
        const MarkedFields sent = markedFields(m_shape, *found);
        const std::uint32_t payload = found->size - static_cast<std::uint32_t>(headersLength(m_shape));
        if (sent.sourcePort == answer.destinationPort
            && (syn == sent.tcpSequenceNumber || syn == sent.tcpSequenceNumber + payload))
            return found;
    }
    return nullptr;
}

ProbeBook::Match ProbeBook::findDirect(const Answer& answer) const
{
    Match match;
    const Probe* found = nullptr;
    switch (answer.kind) {
    case AnswerKind::EchoReply:
        if (m_shape.protocol != Protocol::Icmp || answer.identifier != m_shape.identifier)
            return match;
        found = marked(answer.sequenceNumber);
        break;
    case AnswerKind::UdpReply:
        if (m_shape.protocol != Protocol::Udp || answer.destinationPort != m_shape.sourcePort)
            return match;
        // With constant ports, nothing in a reply says which probe it is about.
        if (m_shape.flow == Flow::Classic)
            found = marked(markFrom(m_shape.destinationPort, answer.sourcePort));
        else if (answer.sourcePort != m_shape.destinationPort)
            return match;
        break;
    case AnswerKind::SynAck:
    case AnswerKind::Reset:
        if (m_shape.protocol != Protocol::Tcp || answer.sourcePort != m_shape.destinationPort)
            return match;
        found = acknowledged(answer);
        if (!found)
            return match;
        break;
    default:
        return match;
    }
    if (!sameHost(answer.from, m_shape.destination))
        match.reason = Unmatched::NotTheTarget;
    else if (!found)
        match.reason = Unmatched::UnknownProbe;
    else
        match.number = found->number;
    return match;
}

ProbeBook::Match ProbeBook::find(const Answer& answer) const
{
    if (answer.from.family != m_shape.family())
        return {};
    return answer.quotes ? findQuoted(answer.quoted) : findDirect(answer);
}

} // namespace socketscope::trace
