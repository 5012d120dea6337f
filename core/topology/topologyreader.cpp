// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topology/topologyreader.h"

namespace socketscope::topology {
namespace {

using Limits = lab::TopologyLimits;

void readRateLimit(JsonObject& object, lab::RateLimit& limit)
{
    object.read("burst", limit.burst);
    object.read("every", limit.every);
    object.read("per_destination", limit.perDestination);
}

void readLabels(JsonObject& object, std::vector<wire::MplsLabel>& labels)
{
    object.each("labels", Limits::perNode, [&](JsonObject& entry) {
        wire::MplsLabel label {.ttl = 1};
        entry.read("label", label.label);
        entry.read("exp", label.exp);
        entry.read("ttl", label.ttl);
        labels.push_back(label);
    });
    if (!labels.empty())
        labels.back().bottom = true;
}

void readAnswers(JsonObject& object, lab::Answers& answers)
{
    object.read("silent", answers.silent);
    object.read("drops_first", answers.dropsFirst);
    object.inner("rate_limit", [&](JsonObject& limit) { readRateLimit(limit, answers.rateLimit.emplace()); });
    object.read("form", answers.form);
    object.read("type", answers.type);
    object.read("code", answers.code);
    object.read("quote", answers.quote);
    object.read("from_incoming", answers.fromIncoming);
    object.read("from", answers.from);
    object.read("option_bytes", answers.optionBytes);
    object.read("truncated_to", answers.truncatedTo);
    object.read("fragment_bytes", answers.fragmentBytes);
    readLabels(object, answers.labels);
    object.read("interface_information", answers.interfaceInformation);
    object.read("ttl", answers.ttl);
    object.read("copies_ttl", answers.copiesTtl);
    object.read("delay", answers.delay);
    object.read("jitter", answers.jitter);
    object.read("late", answers.late);
    object.read("late_by", answers.lateBy);
    object.read("copies", answers.copies);
    object.read("copy_delay", answers.copyDelay);
}

void readServices(JsonObject& object, lab::Services& services)
{
    object.read("deaf", services.deaf);
    object.read("ping", services.ping);
    object.read("other_udp", services.otherUdp);
    object.read("other_tcp", services.otherTcp);
    object.each("udp", Limits::perNode, [&](JsonObject& entry) {
        lab::UdpPort& port = services.udp.emplace_back();
        entry.read("port", port.port);
        entry.read("service", port.service);
    });
    object.each("tcp", Limits::perNode, [&](JsonObject& entry) {
        lab::TcpPort& port = services.tcp.emplace_back();
        entry.read("port", port.port);
        entry.read("service", port.service);
    });
}

void readNode(JsonObject& object, lab::Node& node)
{
    object.read("name", node.name);
    object.read("as", node.asNumber);
    object.each("addresses", Limits::perNode, [&](JsonObject& entry) {
        lab::NodeAddress& address = node.addresses.emplace_back();
        entry.read("ip", address.ip);
        entry.read("name", address.name);
    });
    object.inner("services", [&](JsonObject& services) { readServices(services, node.services); });
    object.inner("answers", [&](JsonObject& answers) { readAnswers(answers, node.answers); });
    object.each("routes", Limits::perNode, [&](JsonObject& entry) {
        lab::Route& route = node.routes.emplace_back();
        entry.read("to", route.to);
        entry.read("via", route.via);
        entry.read("kind", route.kind);
    });
    object.read("balance", node.balance);
}

void readRule(JsonObject& object, lab::FirewallRule& rule)
{
    object.read("action", rule.action);
    object.read("refusal", rule.refusal);
    if (object.value("protocol").isString()) {
        std::string name;
        object.read("protocol", name);
        rule.protocol = protocolNamed(name);
        if (!rule.protocol)
            object.refuse(ErrorCode::UnknownName, "protocol");
    } else {
        object.read("protocol", rule.protocol);
    }
    object.read("source", rule.source);
    object.read("destination", rule.destination);
    object.read("first_port", rule.firstPort);
    object.read("last_port", rule.lastPort);
}

void readRouter(JsonObject& object, lab::Router& router)
{
    readNode(object, router);
    object.each("firewall", Limits::perNode,
        [&](JsonObject& entry) { readRule(entry, router.firewall.emplace_back()); });
    object.inner("nat", [&](JsonObject& entry) {
        lab::Nat& nat = router.nat.emplace();
        entry.read("inside", nat.inside);
        entry.read("outside", nat.outside);
        entry.read("restores_quoted_checksum", nat.restoresQuotedChecksum);
    });
}

void readDirection(JsonObject& object, lab::Direction& direction)
{
    object.read("delay", direction.delay);
    object.read("jitter", direction.jitter);
    object.read("loss", direction.loss);
    object.read("duplication", direction.duplication);
    object.read("duplicate_delay", direction.duplicateDelay);
    object.read("reordering", direction.reordering);
    object.read("reorder_delay", direction.reorderDelay);
    object.read("rate", direction.rate);
    object.read("queue", direction.queue);
}

/// A node's name, or an object that also says which addresses the interface has.
void readEnd(JsonObject& object, const char* key, lab::LinkEnd& end)
{
    if (!object.value(key).isObject())
        return object.read(key, end.node);
    object.inner(key, [&](JsonObject& entry) {
        entry.read("node", end.node);
        entry.read("addresses", end.addresses);
    });
}

void readLink(JsonObject& object, lab::Link& link)
{
    readEnd(object, "a", link.a);
    readEnd(object, "b", link.b);
    readDirection(object, link.there);
    link.back = link.there;
    object.inner("back", [&](JsonObject& back) { readDirection(back, link.back); });
    object.read("mtu", link.mtu);
    object.read("cost", link.cost);
}

} // namespace

lab::Topology readTopology(JsonObject& file)
{
    lab::Topology topology;
    file.read("name", topology.name);
    file.read("title", topology.title);
    file.read("summary", topology.summary);
    file.read("seed", topology.seed);
    file.read("here", topology.here);
    file.read("target", topology.target);
    file.each("systems", Limits::nodes, [&](JsonObject& entry) {
        lab::AutonomousSystem& system = topology.systems.emplace_back();
        entry.read("number", system.number);
        entry.read("name", system.name);
    });
    file.each(
        "hosts", Limits::nodes, [&](JsonObject& entry) { readNode(entry, topology.hosts.emplace_back()); });
    file.each("routers", Limits::nodes,
        [&](JsonObject& entry) { readRouter(entry, topology.routers.emplace_back()); });
    file.each(
        "links", Limits::links, [&](JsonObject& entry) { readLink(entry, topology.links.emplace_back()); });
    return topology;
}

} // namespace socketscope::topology
