// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crafting/practicenetwork.h"

#include "core/craft/leaving.h"
#include "core/crafting/flow.h"
#include "core/journal/journal.h"
#include "core/wire/protocols.h"

#include <deque>
#include <string>
#include <vector>

namespace socketscope::crafting {

namespace {

std::uint8_t protocolOf(const Listening& what)
{
    switch (what.protocol) {
    case wire::LayerKind::Tcp:
        return wire::protocol::tcp;
    case wire::LayerKind::Icmp:
        return wire::protocol::icmp;
    case wire::LayerKind::Icmpv6:
        return wire::protocol::icmpv6;
    default:
        return wire::protocol::udp;
    }
}

std::uint8_t ttlOf(ByteView packet)
{
    const bool v6 = !packet.empty() && packet[0] >> 4 == 6;
    return packet.size() < 20 ? 0 : packet[v6 ? 7 : 8];
}

} // namespace

/// The network itself, what has come out of it, and the way of its events into a journal.
class PracticeNetwork::Lab final : private lab::Receiver, private lab::Observer {
public:
    explicit Lab(lab::Topology topology)
        : network(std::move(topology))
    {
        const lab::Topology& nodes = network.topology();
        for (const lab::Host& host : nodes.hosts)
            m_nodes.push_back({.name = host.name});
        for (const lab::Router& router : nodes.routers)
            m_nodes.push_back({.name = router.name});
        network.setReceiver(network.here(), this);
        network.setObserver(this);
    }
    ~Lab() override
    {
        network.setReceiver(network.here(), nullptr);
        network.setObserver(nullptr);
    }
    Lab(const Lab&) = delete;
    Lab& operator=(const Lab&) = delete;

    /// From here on what happens is written there.
    void writeTo(const Place& place)
    {
        if (m_journal != &place.journal)
            for (Node& node : m_nodes)
                node.actor = 0;
        m_journal = &place.journal;
    }
    /// What the host that this program stands at writes as that packet's source.
    [[nodiscard]] wire::IpAddress sourceFor(ByteView packet) const
    {
        const auto flow = readFlow(packet);
        return flow ? network.sourceFor(network.here(), flow->flow.destination) : wire::IpAddress {};
    }
    void join(Port& port) { m_ports.push_back(&port); }
    void part(const Port& port) { std::erase(m_ports, &port); }
    /// The packet `number` of the network is the one of that event.
    void isCrafted(std::uint64_t number, journal::Seq event) { remember(number, event); }

    lab::Network network;

private:
    void received(ByteView packet, Instant at) override;
    void happened(const lab::PacketEvent& event) override;
    [[nodiscard]] journal::ActorId actorOf(lab::NodeId node, Instant at);
    void remember(std::uint64_t number, journal::Seq event);
    [[nodiscard]] journal::Seq craftedOf(std::uint64_t number) const
    {
        return number >= m_first && number - m_first < m_crafted.size() ? m_crafted[number - m_first] : 0;
    }

    /// Those before cannot be under way any more.
    static constexpr std::size_t mostNumbers = 1 << 20;

    std::vector<Port*> m_ports;
    journal::Journal* m_journal = nullptr;
    struct Node {
        std::string name;
        journal::ActorId actor = 0; ///< 0: nothing has happened there yet
    };
    std::vector<Node> m_nodes; ///< hosts first, as lab::NodeId counts them
    std::deque<journal::Seq> m_crafted; ///< by the packet's number, from m_first on; 0: of none of ours
    std::uint64_t m_first = 1;
};

/// A socket of the host that this program stands at.
class PracticeNetwork::Port final : public Transport {
public:
    Port(std::shared_ptr<Lab> lab, std::optional<Listening> only)
        : m_lab(std::move(lab))
        , m_only(only)
    {
        m_lab->join(*this);
    }
    ~Port() override { m_lab->part(*this); }
    Port(const Port&) = delete;
    Port& operator=(const Port&) = delete;

    [[nodiscard]] Result<Departure> send(ByteView packet, Instant now) override
    {
        m_number = 0;
        m_lab->network.advance(now);
        m_sent = craft::withSource(packet, m_lab->sourceFor(packet));
        const auto sent = m_lab->network.send(m_lab->network.here(), m_sent, now);
        if (!sent)
            return fail(sent.error());
        m_number = *sent;
        return Departure {.at = now, .packet = m_sent};
    }
    [[nodiscard]] std::optional<Arrival> take(Instant now) override
    {
        m_lab->network.advance(now);
        if (m_arrived.empty())
            return std::nullopt;
        m_taken = std::move(m_arrived.front().packet);
        const Instant at = m_arrived.front().at;
        m_arrived.pop_front();
        return Arrival {.at = at, .packet = m_taken, .kernelTime = true};
    }
    void recorded(journal::Seq packet) override
    {
        if (m_number != 0)
            m_lab->isCrafted(m_number, packet);
    }
    [[nodiscard]] std::optional<Instant> due() const override
    {
        return m_arrived.empty() ? m_lab->network.nextAt() : m_arrived.front().at;
    }
    /// Nothing but the passing of time wakes a practice network: see due().
    void setWake(std::function<void()>) override { }

    void received(ByteView packet, Instant at)
    {
        if (m_only) {
            const auto read = readFlow(packet);
            if (!read || read->flow.source.family != m_only->family
                || read->flow.protocol != protocolOf(*m_only))
                return;
        }
        m_arrived.push_back({at, Bytes(packet.begin(), packet.end())});
    }

private:
    struct Arrived {
        Instant at;
        Bytes packet;
    };

    std::shared_ptr<Lab> m_lab;
    std::optional<Listening> m_only; ///< nothing: everything
    std::deque<Arrived> m_arrived;
    Bytes m_sent; ///< what the last Departure shows
    Bytes m_taken; ///< what the last Arrival shows
    std::uint64_t m_number = 0; ///< of the packet that was sent last
};

void PracticeNetwork::Lab::received(ByteView packet, Instant at)
{
    for (Port* const port : m_ports)
        port->received(packet, at);
}

journal::ActorId PracticeNetwork::Lab::actorOf(lab::NodeId node, Instant at)
{
    Node& known = m_nodes[static_cast<std::size_t>(node)];
    if (known.actor == 0)
        known.actor = m_journal->addActor({.name = known.name, .role = journal::ActorRole::Node}, at);
    return known.actor;
}

void PracticeNetwork::Lab::remember(std::uint64_t number, journal::Seq event)
{
    if (number < m_first)
        return;
    while (m_first + m_crafted.size() <= number)
        m_crafted.push_back(0);
    m_crafted[number - m_first] = event;
    while (m_crafted.size() > mostNumbers) {
        m_crafted.pop_front();
        ++m_first;
    }
}

void PracticeNetwork::Lab::happened(const lab::PacketEvent& event)
{
    if (!m_journal)
        return;
    journal::Seq crafted = craftedOf(event.packet);
    if (crafted == 0 && event.about != 0) {
        crafted = craftedOf(event.about);
        if (crafted != 0)
            remember(event.packet, crafted);
    }
    const auto step = static_cast<unsigned>(event.what) * 256 + static_cast<unsigned>(event.reason);
    m_journal->append({.at = event.at,
                          .cause = crafted,
                          .result = static_cast<std::int32_t>(static_cast<std::uint32_t>(event.packet)),
                          .argument = static_cast<std::int32_t>(static_cast<std::uint32_t>(event.about)),
                          .actor = actorOf(event.node, event.at),
                          .step = static_cast<std::uint16_t>(step),
                          .code = static_cast<std::uint16_t>(journal::PacketCode::Place),
                          .kind = journal::EventKind::Packet,
                          .ttl = ttlOf(event.bytes)},
        event.bytes);
}

PracticeNetwork::PracticeNetwork(lab::Topology topology)
    : m_lab(std::make_shared<Lab>(std::move(topology)))
{
}

PracticeNetwork::~PracticeNetwork() = default;

std::string PracticeNetwork::name() const
{
    return m_lab->network.topology().name;
}

craft::SendPlan PracticeNetwork::plan(const craft::Packet& packet, std::optional<craft::SendWay> asked)
{
    craft::SendPlan plan = craft::practicePlan(packet, m_lab->sourceFor(packet.serialize()));
    plan.asked = asked == craft::SendWay::Practice;
    return plan;
}

Result<std::unique_ptr<Transport>> PracticeNetwork::open(
    const craft::SendPlan&, const craft::Packet&, const Place& place)
{
    m_lab->writeTo(place);
    return std::make_unique<Port>(m_lab, std::nullopt);
}

Result<std::unique_ptr<Transport>> PracticeNetwork::listen(const Listening& what, const Place& place)
{
    m_lab->writeTo(place);
    return std::make_unique<Port>(m_lab, what);
}

} // namespace socketscope::crafting
