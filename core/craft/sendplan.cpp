// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/craft/sendplan.h"

#include "core/craft/leaving.h"
#include "core/wire/bits.h"
#include "core/wire/bytewriter.h"
#include "core/wire/ipv6header.h"
#include "core/wire/protocols.h"

#include <algorithm>
#include <tuple>

namespace socketscope::craft {

using wire::Family;
using wire::LayerKind;

namespace {

constexpr std::array<std::string_view, 5> names {"raw", "raw-header", "link", "datagram", "practice"};
constexpr std::array hostWays {SendWay::RawHeader, SendWay::Raw, SendWay::Datagram, SendWay::Link};

/// A packet that is looked at: its bytes, and what every way asks about it.
struct Subject {
    const Packet& packet;
    const HostFacts& facts;
    Bytes bytes;
    Family family = Family::None; ///< none: no IP header
    wire::IpAddress destination;
    bool isUdp = false;

    Subject(const Packet& which, const HostFacts& known)
        : packet(which)
        , facts(known)
        , bytes(which.serialize())
    {
        const auto& layers = packet.layers();
        if (layers.empty() || !isNetwork(layers[0].kind))
            return;
        family = layers[0].kind == LayerKind::Ipv6 ? Family::IPv6 : Family::IPv4;
        destination = destinationOf(bytes, family);
        isUdp = layers.size() > 1 && layers[1].kind == LayerKind::Udp;
    }
    [[nodiscard]] bool isV6() const { return family == Family::IPv6; }
    [[nodiscard]] std::uint8_t protocol() const { return bytes[isV6() ? 6 : 9]; }
    [[nodiscard]] std::size_t headerLength() const { return packet.layers()[0].length(); }
    [[nodiscard]] bool dontFragment() const { return !isV6() && (bytes[6] & 0x40) != 0; }
    [[nodiscard]] Leaving leaving(SendWay way) const
    {
        const auto handing
            = handingOf(packet, way, facts.route ? facts.route->source : wire::IpAddress {}, facts.addresses);
        return handing ? asItLeaves(bytes, *handing) : Leaving {};
    }
};

Error errorOf(ErrorCode code, std::string detail)
{
    return {.code = code, .detail = std::move(detail)};
}

bool needsRaw(SendWay way)
{
    return way == SendWay::Raw || way == SendWay::RawHeader || way == SendWay::Link;
}

/// The kernel takes a header whose IHL is less than five words or more than there are bytes for none, EINVAL.
bool headerIsTaken(const Subject& subject)
{
    const std::size_t ihl = (subject.bytes[0] & 0xfU) * 4U;
    return subject.isV6() || (ihl >= 20 && ihl <= subject.bytes.size());
}

/// There are no raw sockets of protocol 0, and those of 255 are given the IP header, too. One of ICMPv6
/// writes a checksum into bytes 2 and 3, so they have to be there.
bool rawSocketCarries(const Subject& subject)
{
    const std::uint8_t protocol = subject.protocol();
    const bool sumFits = !subject.isV6() || protocol != wire::protocol::icmpv6 || subject.bytes.size() >= 44;
    return protocol != 0 && protocol != 255 && sumFits;
}

/// The raw helper opens sockets of the protocols whose headers can be written here, and no others.
bool helperHas(const Subject& subject, SendWay way)
{
    using namespace wire::protocol;
    const std::uint8_t protocol = subject.protocol();
    return way != SendWay::Raw || protocol == udp || protocol == tcp
        || protocol == (subject.isV6() ? icmpv6 : icmp);
}

bool canCarry(const Subject& subject, SendWay way)
{
    switch (way) {
    case SendWay::Raw:
        return rawSocketCarries(subject);
    case SendWay::RawHeader:
        return headerIsTaken(subject);
    case SendWay::Datagram: // sendto() to port 0 is EINVAL
        return subject.isUdp && wire::word16(ByteView(subject.bytes).subspan(subject.headerLength()), 2) != 0;
    case SendWay::Link:
        return true;
    case SendWay::Practice:
        break;
    }
    return false;
}

/// Raw and Datagram leave it to the system to cut what is too large for the interface; the others do not.
std::optional<Error> tooLarge(const Subject& subject, SendWay way)
{
    const std::size_t size = subject.leaving(way).packet.size();
    const bool cut = (way == SendWay::Raw || way == SendWay::Datagram) && !subject.dontFragment();
    const std::size_t mtu = subject.facts.route->mtu;
    // What follows the IPv6 header is counted in 16 bits, and so does the whole IPv4 packet.
    const std::size_t most = Packet::mostBytes + (subject.isV6() ? 40U : 0U);
    const bool linkIsLess = !cut && mtu != 0 && mtu < most;
    if (size <= (linkIsLess ? mtu : most))
        return std::nullopt;
    return Error {.code = ErrorCode::PacketTooLarge,
        .detail = linkIsLess ? std::string(nameOf(way)) : std::string(),
        .amount = static_cast<std::int64_t>(size),
        .position = linkIsLess ? mtu : most};
}

/// Why the packet cannot leave by that way; nothing where it can.
std::optional<Error> refusal(const Subject& subject, SendWay way)
{
    if (subject.family == Family::None)
        return errorOf(ErrorCode::NotIp, {});
    const std::string name(nameOf(way));
    if (!canCarry(subject, way))
        return errorOf(ErrorCode::NotSendable, name);
    if (needsRaw(way) && !subject.facts.raw && !(subject.facts.helper && helperHas(subject, way)))
        return errorOf(ErrorCode::NeedsRawSockets, name);
    if (!subject.facts.route)
        return errorOf(ErrorCode::NoRoute, subject.destination.text());
    if (auto large = tooLarge(subject, way))
        return large;
    const HostRoute& route = *subject.facts.route;
    if (way == SendWay::Link && !route.loopback && !route.neighbour) {
        const bool direct = route.gateway.family == Family::None;
        return errorOf(ErrorCode::NoNeighbour, (direct ? subject.destination : route.gateway).text());
    }
    return std::nullopt;
}

/// Collects the fields of a layer that the system writes.
class FieldCollector {
public:
    FieldCollector(const Subject& subject, const Leaving& leaving, SendWay way)
        : m_subject(subject)
        , m_leaving(leaving)
        , m_way(way)
    {
    }
    [[nodiscard]] std::vector<SystemField> collect();

private:
    using Why = std::optional<SystemWrites>;
    void add(const Layer& layer, std::size_t here, std::size_t there,
        Why (FieldCollector::*why)(std::string_view, std::size_t) const);
    void addOptions(const Layer& layer);
    [[nodiscard]] Why ofIpHeader(std::string_view field, std::size_t bit) const;
    [[nodiscard]] Why ofIncludedHeader(std::string_view field, std::size_t bit) const;
    [[nodiscard]] Why ofDatagram(std::string_view field, std::size_t bit) const;
    [[nodiscard]] Why ofIcmpv6(std::string_view field, std::size_t bit) const;
    void addBehindIcmpv6();

    const Subject& m_subject;
    const Leaving& m_leaving;
    SendWay m_way;
    std::vector<SystemField> m_fields;
};

/// `here` is where the layer begins in the packet, `there` in what leaves.
void FieldCollector::add(const Layer& layer, std::size_t here, std::size_t there,
    Why (FieldCollector::*why)(std::string_view, std::size_t) const)
{
    const ByteView ours = ByteView(m_subject.bytes).subspan(here, layer.header.size());
    const ByteView theirs = ByteView(m_leaving.packet).subspan(there, layer.header.size());
    const wire::tables::Table table = layer.table();
    for (const std::size_t at : leafFields(table)) {
        const wire::FieldSpec& spec = table[at];
        const Why reason = (this->*why)(spec.name, spec.bit);
        if (!reason)
            continue;
        bool same = true;
        for (std::size_t done = 0; done < spec.width; done += 32) { // an address is wider than a number
            const std::size_t width = std::min<std::size_t>(32, spec.width - done);
            same = same
                && wire::bitsAt(ours, spec.bit + done, width) == wire::bitsAt(theirs, spec.bit + done, width);
        }
        const std::string_view name = spec.name;
        const bool unknown = (name == "identification" && m_leaving.unknownIdentification)
            || (name == "source_port" && m_leaving.unknownPort);
        m_fields.push_back({.name = std::string(wire::layerName(layer.kind)) + '.' + spec.name,
            .why = *reason,
            .differs = unknown || !same});
    }
}

void FieldCollector::addOptions(const Layer& layer)
{
    if (!layer.options.empty())
        m_fields.push_back(
            {.name = std::string(wire::layerName(layer.kind)) + '.' + std::string(optionsName(layer.kind)),
                .why = SystemWrites::WholeHeader,
                .differs = true});
}

FieldCollector::Why FieldCollector::ofIpHeader(std::string_view field, std::size_t) const
{
    const bool v6 = m_subject.isV6();
    if (field == "dscp" || field == "ecn" || field == "flags" || field == "hop_limit")
        return SystemWrites::ByOption;
    if (field == "ttl")
        return m_subject.bytes[8] != 0 ? SystemWrites::ByOption : SystemWrites::WholeHeader;
    if (field != "source")
        return SystemWrites::WholeHeader;
    const wire::IpAddress source = sourceOf(m_subject.bytes, v6 ? Family::IPv6 : Family::IPv4);
    if (source.isAny())
        return SystemWrites::WhenZero;
    return isOwn(source, m_subject.facts.addresses) ? SystemWrites::ByBind : SystemWrites::WholeHeader;
}

FieldCollector::Why FieldCollector::ofIncludedHeader(std::string_view field, std::size_t) const
{
    if (field == "total_length" || field == "header_checksum")
        return SystemWrites::Always;
    if (field == "identification" && m_leaving.unknownIdentification)
        return SystemWrites::WhenZero;
    if (field == "source" && sourceOf(m_subject.bytes, Family::IPv4).isAny())
        return SystemWrites::WhenZero;
    return std::nullopt;
}

FieldCollector::Why FieldCollector::ofDatagram(std::string_view field, std::size_t) const
{
    const ByteView udp = ByteView(m_subject.bytes).subspan(m_subject.headerLength());
    if (field == "source_port")
        return m_leaving.unknownPort ? SystemWrites::WhenZero : SystemWrites::ByBind;
    if (field == "checksum" && !m_subject.isV6() && wire::word16(udp, 6) == 0)
        return SystemWrites::ByOption;
    return SystemWrites::WholeHeader;
}

FieldCollector::Why FieldCollector::ofIcmpv6(std::string_view, std::size_t bit) const
{
    return bit == 16 ? Why(SystemWrites::Always) : std::nullopt;
}

/// Bytes 2 and 3 behind an IPv6 header that says ICMPv6, whatever they are in this packet.
void FieldCollector::addBehindIcmpv6()
{
    const auto& layers = m_subject.packet.layers();
    if (layers.size() > 1 && layers[0].options.empty()) {
        add(layers[1], layers[0].length(), wire::Ipv6Header::length, &FieldCollector::ofIcmpv6);
        return;
    }
    const bool same = std::equal(
        m_leaving.packet.begin() + 40, m_leaving.packet.begin() + 44, m_subject.bytes.begin() + 40);
    m_fields.push_back({.name = layers[0].options.empty() ? "payload.data" : "ipv6.extension_headers",
        .why = SystemWrites::Always,
        .differs = !same});
}

std::vector<SystemField> FieldCollector::collect()
{
    const auto& layers = m_subject.packet.layers();
    const bool v6 = m_subject.isV6();
    if (m_way == SendWay::RawHeader && !v6)
        add(layers[0], 0, 0, &FieldCollector::ofIncludedHeader);
    if (m_way != SendWay::Raw && m_way != SendWay::Datagram)
        return std::move(m_fields);
    add(layers[0], 0, 0, &FieldCollector::ofIpHeader);
    if (!v6 || m_way == SendWay::Datagram)
        addOptions(layers[0]);
    if (m_way == SendWay::Datagram)
        add(layers[1], layers[0].length(), v6 ? 40 : 20, &FieldCollector::ofDatagram);
    else if (v6 && m_subject.protocol() == wire::protocol::icmpv6)
        addBehindIcmpv6();
    return std::move(m_fields);
}

std::vector<SystemField> systemFields(const Subject& subject, SendWay way)
{
    if (subject.family == Family::None || !canCarry(subject, way))
        return {};
    return FieldCollector(subject, subject.leaving(way), way).collect();
}

/// How much of the packet a way loses: fields that are pinned, fields, and those that happen to be the same.
std::tuple<std::size_t, std::size_t, std::size_t> lossOf(const Packet& packet, const SystemField& field)
{
    const auto state = packet.state(field.name);
    const bool pinned = field.differs && state && *state == FieldState::Pinned;
    return {pinned ? 1U : 0U, field.differs ? 1U : 0U, 1U};
}

std::tuple<std::size_t, std::size_t, std::size_t> lossOf(const Subject& subject, SendWay way)
{
    std::tuple<std::size_t, std::size_t, std::size_t> sum;
    for (const SystemField& field : systemFields(subject, way)) {
        const auto [pinned, differing, written] = lossOf(subject.packet, field);
        std::get<0>(sum) += pinned;
        std::get<1>(sum) += differing;
        std::get<2>(sum) += written;
    }
    return sum;
}

/// All ways that could carry the packet if nothing stood against it, best first.
std::vector<SendWay> ranking(const Subject& subject)
{
    std::vector<std::pair<std::tuple<std::size_t, std::size_t, std::size_t>, SendWay>> ways;
    for (const SendWay way : hostWays)
        if (way != SendWay::Link && canCarry(subject, way))
            ways.emplace_back(lossOf(subject, way), way);
    std::ranges::stable_sort(ways, {}, &decltype(ways)::value_type::first);
    std::vector<SendWay> ranked;
    for (const auto& [loss, way] : ways)
        ranked.push_back(way);
    const bool losesPinned = ways.empty() || std::get<0>(ways.front().first) > 0;
    ranked.insert(losesPinned ? ranked.begin() : ranked.end(), SendWay::Link);
    return ranked;
}

/// Without raw sockets, an ordinary one has to do where it can, also for what it does not keep.
SendWay bestWay(const Subject& subject, const std::vector<SendWay>& ranked)
{
    const bool raw = subject.facts.raw || subject.facts.helper;
    if (!raw && canCarry(subject, SendWay::Datagram))
        return SendWay::Datagram;
    // A way that is refused for its size or its neighbour gives way to the next, unless that loses a field
    // that the person has pinned.
    for (const SendWay way : ranked) {
        if (way != ranked.front() && std::get<0>(lossOf(subject, way)) > 0)
            break;
        if (!refusal(subject, way))
            return way;
    }
    return ranked.front();
}

} // namespace

std::string_view nameOf(SendWay way)
{
    return names[static_cast<std::size_t>(way)];
}

std::optional<SendWay> sendWayFromName(std::string_view name)
{
    const auto* const at = std::ranges::find(names, name);
    if (at == names.end())
        return std::nullopt;
    return static_cast<SendWay>(at - names.begin());
}

SendPlan planSend(const Packet& packet, std::optional<SendWay> asked, const HostFacts& facts)
{
    const Subject subject(packet, facts);
    SendPlan plan {.way = asked.value_or(SendWay::RawHeader), .asked = asked.has_value()};
    if (subject.family == Family::None) {
        plan.refused = refusal(subject, plan.way);
        return plan;
    }
    const std::vector<SendWay> ranked = ranking(subject);
    std::ranges::copy_if(
        ranked, std::back_inserter(plan.possible), [&](SendWay way) { return !refusal(subject, way); });
    if (!asked)
        plan.way = bestWay(subject, ranked);
    plan.refused = refusal(subject, plan.way);
    plan.byHelper = needsRaw(plan.way) && !facts.raw && facts.helper;
    plan.leavesMachine = facts.route && !facts.route->loopback;
    plan.systemFields = systemFields(subject, plan.way);
    const bool keepsSource = plan.way == SendWay::RawHeader || plan.way == SendWay::Link;
    const wire::IpAddress source = sourceOf(subject.bytes, subject.family);
    plan.loopbackSource = keepsSource && plan.leavesMachine && source.isLoopback();
    plan.forgedSource
        = plan.loopbackSource || (keepsSource && !source.isAny() && !isOwn(source, facts.addresses));
    return plan;
}

SendPlan practicePlan()
{
    return {.way = SendWay::Practice, .possible = {SendWay::Practice}};
}

SendPlan practicePlan(const Packet& packet, const wire::IpAddress& source)
{
    SendPlan plan = practicePlan();
    const Bytes bytes = packet.serialize();
    const Bytes filled = withSource(bytes, source);
    if (filled == bytes)
        return plan;
    if (wire::word16(filled, 10) != wire::word16(bytes, 10))
        plan.systemFields.push_back(
            {.name = "ipv4.header_checksum", .why = SystemWrites::Always, .differs = true});
    plan.systemFields.push_back({.name = "ipv4.source", .why = SystemWrites::WhenZero, .differs = true});
    return plan;
}

} // namespace socketscope::craft
