// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Packets sent by hand into a practice network, in virtual time, with the journal that comes of it.
#pragma once

#include "core/craft/templates.h"
#include "core/crafting/exchange.h"
#include "core/crafting/practicenetwork.h"
#include "core/crafting/recorder.h"
#include "core/topology/topologyfile.h"

#include <QtCore/QFile>

#include <map>

namespace socketscope::test {

using namespace std::chrono_literals;

inline lab::Topology topologyNamed(const char* name)
{
    QFile file(
        QStringLiteral(SOCKETSCOPE_SOURCE_DIR "/resources/topologies/%1.json").arg(QLatin1String(name)));
    const QByteArray json = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    return topology::parse({reinterpret_cast<const std::uint8_t*>(json.data()), std::size_t(json.size())})
        .value();
}

using Fields = std::vector<std::pair<const char*, const char*>>;

/// A built-in template from the practice networks' usual "you" to `to`.
inline craft::Packet packetTo(const char* name, const char* to, const Fields& fields = {})
{
    craft::Packet packet = craft::builtinTemplate(name).value();
    static_cast<void>(packet.set("ipv4.source", "10.99.0.2"));
    static_cast<void>(packet.set("ipv4.destination", to));
    for (const auto& [field, text] : fields)
        static_cast<void>(packet.set(field, text));
    return packet;
}

class Crafted {
public:
    explicit Crafted(const char* topology)
        : network(topologyNamed(topology))
    {
    }

    /// Sends it and lets the network come to rest.
    std::uint32_t send(const craft::Packet& packet)
    {
        if (!transport) {
            crafting::SendRequest request {.packet = packet};
            const craft::SendPlan plan = network.plan(packet, {});
            recorder.started(request, plan, network.name(), now);
            transport = network.open(plan, packet, {journal, actor, time}).value();
        }
        const Bytes bytes = packet.serialize();
        const std::uint32_t number = ++last;
        const auto departure = transport->send(bytes, now);
        if (!departure) {
            (void)recorder.notSent(number, bytes, now, departure.error());
            return number;
        }
        events[number] = recorder.sent(number, *departure);
        transport->recorded(events[number]);
        matcher.sent(number, bytes);
        settle();
        return number;
    }
    void giveUp(std::uint32_t number)
    {
        now += 2s;
        if (matcher.giveUp(number))
            recorder.gaveUp(number, events[number], now);
    }
    const crafting::Exchange& read()
    {
        while (exchange.update(journal)) { }
        return exchange;
    }

    journal::Journal journal;
    Instant now = Instant(100ms);
    journal::ActorId actor = journal.addActor({.name = "crafter", .role = journal::ActorRole::Crafter}, now);
    crafting::Recorder recorder {journal, actor};
    crafting::PracticeNetwork network;
    crafting::Exchange exchange;

private:
    void settle()
    {
        while (const auto due = transport->due()) {
            now = std::max(now, *due);
            while (const auto arrival = transport->take(now)) {
                const crafting::Match match = matcher.match(arrival->packet);
                if (match.kind == crafting::Match::Kind::Reply)
                    recorder.replied(match, *arrival, events[match.number]);
                else if (match.kind == crafting::Match::Kind::None)
                    recorder.overheard(*arrival, match.reason, false);
            }
        }
        now += 10ms;
    }

    net::SessionTime time;
    crafting::Matcher matcher;
    std::unique_ptr<crafting::Transport> transport;
    std::map<std::uint32_t, journal::Seq> events;
    std::uint32_t last = 0;
};

} // namespace socketscope::test
