// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topology/topologyreader.h"

namespace socketscope::topology {
namespace {

QJsonValue json(const std::string& text)
{
    return QString::fromStdString(text);
}
QJsonValue json(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}
QJsonValue json(bool value)
{
    return value;
}
QJsonValue json(double value)
{
    return value;
}
QJsonValue json(Duration duration)
{
    return json(durationText(duration));
}
QJsonValue json(const wire::IpAddress& address)
{
    return json(address.text());
}
QJsonValue json(const lab::Prefix& prefix)
{
    return json(prefix.text());
}
template <class Number>
requires std::is_unsigned_v<Number> QJsonValue json(Number number)
{
    return static_cast<qint64>(number);
}
template <class Enum>
requires std::is_enum_v<Enum> QJsonValue json(Enum value)
{
    return json(nameOf(value));
}
template <class Value> QJsonValue json(const std::vector<Value>& values)
{
    QJsonArray array;
    for (const Value& value : values)
        array.append(json(value));
    return array;
}
template <class Value> QJsonValue json(const std::optional<Value>& value)
{
    return value ? json(*value) : QJsonValue();
}

/// An object under construction: what is as usual is left out.
class Writer {
public:
    template <class Value> void put(const char* key, const Value& value, const Value& usual)
    {
        if (!(value == usual))
            add(key, json(value));
    }
    void add(const char* key, const QJsonValue& value) { m_object.insert(QString::fromLatin1(key), value); }
    void addUnlessEmpty(const char* key, const QJsonObject& object)
    {
        if (!object.isEmpty())
            add(key, object);
    }
    template <class Values, class Write> void list(const char* key, const Values& values, Write write)
    {
        QJsonArray array;
        for (const auto& value : values)
            array.append(write(value));
        if (!array.isEmpty())
            add(key, array);
    }
    [[nodiscard]] QJsonObject take() { return std::move(m_object); }

private:
    QJsonObject m_object;
};

QJsonObject writeLabel(const wire::MplsLabel& label)
{
    Writer writer;
    writer.add("label", json(label.label));
    writer.put("exp", label.exp, std::uint8_t {0});
    writer.put("ttl", label.ttl, std::uint8_t {1});
    return writer.take();
}

QJsonObject writeRateLimit(const lab::RateLimit& limit)
{
    Writer writer;
    writer.add("burst", json(limit.burst));
    writer.add("every", json(limit.every));
    writer.put("per_destination", limit.perDestination, true);
    return writer.take();
}

QJsonObject writeAnswers(const lab::Answers& answers)
{
    const lab::Answers usual;
    Writer writer;
    writer.put("silent", answers.silent, usual.silent);
    writer.put("drops_first", answers.dropsFirst, usual.dropsFirst);
    if (answers.rateLimit)
        writer.add("rate_limit", writeRateLimit(*answers.rateLimit));
    writer.put("form", answers.form, usual.form);
    writer.put("type", answers.type, usual.type);
    writer.put("code", answers.code, usual.code);
    writer.put("quote", answers.quote, usual.quote);
    writer.put("from_incoming", answers.fromIncoming, usual.fromIncoming);
    writer.put("from", answers.from, usual.from);
    writer.put("option_bytes", answers.optionBytes, usual.optionBytes);
    writer.put("truncated_to", answers.truncatedTo, usual.truncatedTo);
    writer.put("fragment_bytes", answers.fragmentBytes, usual.fragmentBytes);
    writer.list("labels", answers.labels, writeLabel);
    writer.put("interface_information", answers.interfaceInformation, usual.interfaceInformation);
    writer.put("ttl", answers.ttl, usual.ttl);
    writer.put("copies_ttl", answers.copiesTtl, usual.copiesTtl);
    writer.put("delay", answers.delay, usual.delay);
    writer.put("jitter", answers.jitter, usual.jitter);
    writer.put("late", answers.late, usual.late);
    writer.put("late_by", answers.lateBy, usual.lateBy);
    writer.put("copies", answers.copies, usual.copies);
    writer.put("copy_delay", answers.copyDelay, usual.copyDelay);
    return writer.take();
}

template <class Port> QJsonObject writePort(const Port& port)
{
    Writer writer;
    writer.add("port", json(port.port));
    writer.put("service", port.service, Port {}.service);
    return writer.take();
}

QJsonObject writeServices(const lab::Services& services)
{
    const lab::Services usual;
    Writer writer;
    writer.put("deaf", services.deaf, usual.deaf);
    writer.put("ping", services.ping, usual.ping);
    writer.put("other_udp", services.otherUdp, usual.otherUdp);
    writer.put("other_tcp", services.otherTcp, usual.otherTcp);
    writer.list("udp", services.udp, writePort<lab::UdpPort>);
    writer.list("tcp", services.tcp, writePort<lab::TcpPort>);
    return writer.take();
}

QJsonObject writeAddress(const lab::NodeAddress& address)
{
    Writer writer;
    writer.add("ip", json(address.ip));
    writer.put("name", address.name, std::string());
    return writer.take();
}

QJsonObject writeRoute(const lab::Route& route)
{
    Writer writer;
    writer.add("to", json(route.to));
    writer.put("via", route.via, {});
    writer.put("kind", route.kind, lab::Route::Kind::Via);
    return writer.take();
}

QJsonObject writeRule(const lab::FirewallRule& rule)
{
    const lab::FirewallRule usual;
    Writer writer;
    writer.add("action", json(rule.action));
    writer.put("refusal", rule.refusal, usual.refusal);
    if (rule.protocol)
        writer.add("protocol",
            protocolName(*rule.protocol).empty() ? json(*rule.protocol) : json(protocolName(*rule.protocol)));
    writer.put("source", rule.source, usual.source);
    writer.put("destination", rule.destination, usual.destination);
    writer.put("first_port", rule.firstPort, usual.firstPort);
    writer.put("last_port", rule.lastPort, usual.lastPort);
    return writer.take();
}

QJsonObject writeNat(const lab::Nat& nat)
{
    Writer writer;
    writer.add("inside", json(nat.inside));
    writer.add("outside", json(nat.outside));
    writer.put("restores_quoted_checksum", nat.restoresQuotedChecksum, false);
    return writer.take();
}

void writeNode(Writer& writer, const lab::Node& node)
{
    writer.add("name", json(node.name));
    writer.put("as", node.asNumber, std::uint32_t {0});
    writer.list("addresses", node.addresses, writeAddress);
    writer.addUnlessEmpty("services", writeServices(node.services));
    writer.addUnlessEmpty("answers", writeAnswers(node.answers));
    writer.list("routes", node.routes, writeRoute);
    writer.put("balance", node.balance, lab::Balance::PerFlow);
}

QJsonObject writeHost(const lab::Host& host)
{
    Writer writer;
    writeNode(writer, host);
    return writer.take();
}

QJsonObject writeRouter(const lab::Router& router)
{
    Writer writer;
    writeNode(writer, router);
    writer.list("firewall", router.firewall, writeRule);
    if (router.nat)
        writer.add("nat", writeNat(*router.nat));
    return writer.take();
}

void writeDirection(Writer& writer, const lab::Direction& direction, const lab::Direction& usual)
{
    writer.put("delay", direction.delay, usual.delay);
    writer.put("jitter", direction.jitter, usual.jitter);
    writer.put("loss", direction.loss, usual.loss);
    writer.put("duplication", direction.duplication, usual.duplication);
    writer.put("duplicate_delay", direction.duplicateDelay, usual.duplicateDelay);
    writer.put("reordering", direction.reordering, usual.reordering);
    writer.put("reorder_delay", direction.reorderDelay, usual.reorderDelay);
    writer.put("rate", direction.rate, usual.rate);
    writer.put("queue", direction.queue, usual.queue);
}

QJsonValue writeEnd(const lab::LinkEnd& end)
{
    if (end.addresses.empty())
        return json(end.node);
    Writer writer;
    writer.add("node", json(end.node));
    writer.add("addresses", json(end.addresses));
    return writer.take();
}

QJsonObject writeLink(const lab::Link& link)
{
    Writer writer;
    writer.add("a", writeEnd(link.a));
    writer.add("b", writeEnd(link.b));
    writeDirection(writer, link.there, {});
    Writer back;
    writeDirection(back, link.back, link.there);
    writer.addUnlessEmpty("back", back.take());
    writer.put("mtu", link.mtu, lab::Link {}.mtu);
    writer.put("cost", link.cost, lab::Link {}.cost);
    return writer.take();
}

QJsonObject writeSystem(const lab::AutonomousSystem& system)
{
    Writer writer;
    writer.add("number", json(system.number));
    writer.add("name", json(system.name));
    return writer.take();
}

} // namespace

QJsonObject writeTopology(const lab::Topology& topology)
{
    Writer writer;
    writer.add("name", json(topology.name));
    writer.add("title", json(topology.title));
    writer.add("summary", json(topology.summary));
    writer.put("seed", topology.seed, std::uint64_t {1});
    writer.add("here", json(topology.here));
    writer.put("target", topology.target, std::string());
    writer.list("systems", topology.systems, writeSystem);
    writer.list("hosts", topology.hosts, writeHost);
    writer.list("routers", topology.routers, writeRouter);
    writer.list("links", topology.links, writeLink);
    return writer.take();
}

} // namespace socketscope::topology
