// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Packets sent by hand into a practice network in virtual time, and what the journal tells of it.
#pragma once

#include "core/craft/templates.h"
#include "core/crafting/exchange.h"
#include "core/crafting/matcher.h"
#include "core/crafting/practicenetwork.h"
#include "core/crafting/recorder.h"
#include "core/topology/topologyfile.h"

#include <QtCore/QFile>

#include <chrono>
#include <initializer_list>
#include <map>

namespace socketscope::crafting::test {

using namespace std::chrono_literals;

inline lab::Topology shipped(const QString& name)
{
    QFile file(
        QStringLiteral(SOCKETSCOPE_SOURCE_DIR "/resources/topologies/") + name + QStringLiteral(".json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no topology %s", qPrintable(name));
    const QByteArray text = file.readAll();
    return topology::parse(Bytes(text.begin(), text.end())).value();
}

/// A built-in template with some fields set.
inline craft::Packet packet(
    const char* name, std::initializer_list<std::pair<const char*, const char*>> settings)
{
    craft::Packet made = craft::builtinTemplate(name).value();
    for (const auto& [field, value] : settings)
        if (const auto set = made.set(field, value); !set)
            qFatal("%s=%s cannot be set", field, value);
    return made;
}

/// Does without a clock what Runner does with one.
class VirtualSend {
public:
    explicit VirtualSend(const lab::Topology& topology)
        : m_network(topology)
    {
        m_recorder.started({.packet = packet("udp-hello", {})}, craft::practicePlan(), m_network.name(), {});
        m_port = m_network.open(craft::practicePlan(), packet("udp-hello", {}), place()).value();
    }
    VirtualSend(const VirtualSend&) = delete;
    VirtualSend& operator=(const VirtualSend&) = delete;

    [[nodiscard]] Place place() { return {.journal = journal, .actor = crafter, .time = {}}; }
    PracticeNetwork& network() { return m_network; }

    std::uint32_t send(const craft::Packet& what, Instant at = {}) { return send(what.serialize(), at); }
    std::uint32_t send(const Bytes& bytes, Instant at = {})
    {
        takeUntil(at);
        const auto departure = m_port->send(bytes, at);
        const std::uint32_t number = ++m_number;
        if (departure) {
            m_events[number] = m_recorder.sent(number, *departure);
            m_matcher.sent(number, departure->packet);
        } else {
            m_events[number] = m_recorder.notSent(number, bytes, at, departure.error());
        }
        m_port->recorded(m_events[number]);
        return number;
    }
    /// Until nothing happens any more.
    void drain()
    {
        while (const auto due = m_port->due())
            takeUntil(*due);
    }
    /// The same; then what had no reply is given up.
    const Exchange& settle()
    {
        drain();
        for (const auto& [number, seq] : m_events)
            if (m_matcher.giveUp(number))
                m_recorder.gaveUp(number, seq, m_now);
        while (exchange.update(journal)) { }
        return exchange;
    }
    /// "DroppedAt r3 ttl-expired"
    [[nodiscard]] QString silence(std::uint32_t number) const
    {
        const SilenceReason reason = exchange.silenceOf(*exchange.packet(number), journal);
        QString text = QString::fromStdString(std::string(nameOf(reason.why)));
        if (reason.node != 0)
            text += u' ' + nodeName(reason.node);
        if (reason.reason != lab::Reason::None)
            text += u' ' + QString::fromStdString(std::string(lab::reasonName(reason.reason)));
        return text;
    }
    [[nodiscard]] QString nodeName(journal::ActorId node) const
    {
        return QString::fromStdString(journal::JournalView(journal).actor(node).name);
    }

    journal::Journal journal;
    journal::ActorId crafter
        = journal.addActor({.name = "crafter", .role = journal::ActorRole::Crafter}, instantAt(0));
    Exchange exchange;

private:
    void takeUntil(Instant at)
    {
        m_now = std::max(m_now, at);
        while (const auto arrival = m_port->take(m_now)) {
            const Match match = m_matcher.match(arrival->packet);
            if (match.kind == Match::Kind::Reply)
                m_recorder.replied(match, *arrival, m_events[match.number]);
            else if (match.kind == Match::Kind::None)
                m_recorder.overheard(*arrival, match.reason, false);
        }
    }

    PracticeNetwork m_network;
    Recorder m_recorder {journal, crafter};
    std::unique_ptr<Transport> m_port;
    Matcher m_matcher;
    std::map<std::uint32_t, journal::Seq> m_events;
    std::uint32_t m_number = 0;
    Instant m_now {};
};

/// Everything that an Exchange says, as text, so that two can be compared value by value.
inline QStringList textOf(const Exchange& exchange)
{
    QStringList lines {QString::fromStdString(exchange.network())};
    const auto list = [](const std::vector<std::size_t>& indices) {
        QStringList text;
        for (const std::size_t index : indices)
            text << QString::number(index);
        return text.join(u',');
    };
    for (const SentPacket& sent : exchange.sent())
        lines << QStringLiteral("sent %1 seq %2 at %3 %4 -> %5 %6 B replies %7 places %8 %9 %10")
                     .arg(sent.number)
                     .arg(sent.seq)
                     .arg(nanoseconds(sent.at))
                     .arg(QString::fromStdString(sent.source.text()),
                         QString::fromStdString(sent.destination.text()))
                     .arg(sent.length)
                     .arg(list(sent.replies), list(sent.places))
                     .arg(sent.failure ? sent.failure->systemError : 0)
                     .arg(sent.gaveUp);
    for (const Reply& reply : exchange.replies())
        lines << QStringLiteral("reply %1 about %2 at %3 after %4 %5 %6/%7 ttl %8 %9 %10 B dup %11")
                     .arg(reply.seq)
                     .arg(reply.about)
                     .arg(nanoseconds(reply.at))
                     .arg(reply.roundTrip.count())
                     .arg(QString::fromStdString(std::string(trace::nameOf(reply.kind))))
                     .arg(reply.type)
                     .arg(reply.code)
                     .arg(reply.ttl)
                     .arg(QString::fromStdString(reply.from.text()))
                     .arg(reply.length)
                     .arg(reply.duplicate);
    for (const Overheard& one : exchange.overheard())
        lines << QStringLiteral("overheard %1 at %2 %3 -> %4 %5 B %6 %7")
                     .arg(one.seq)
                     .arg(nanoseconds(one.at))
                     .arg(QString::fromStdString(one.from.text()), QString::fromStdString(one.to.text()))
                     .arg(one.length)
                     .arg(QString::fromStdString(std::string(trace::nameOf(one.reason))))
                     .arg(one.listened);
    for (const PlaceEvent& place : exchange.places())
        lines << QStringLiteral("place %1 at %2 node %3 %4 %5 #%6 about %7 sent %8 %9 B")
                     .arg(place.seq)
                     .arg(nanoseconds(place.at))
                     .arg(place.node)
                     .arg(QString::fromStdString(std::string(lab::happeningName(place.what))),
                         QString::fromStdString(std::string(lab::reasonName(place.reason))))
                     .arg(place.packet)
                     .arg(place.about)
                     .arg(place.sent)
                     .arg(place.length);
    return lines;
}

} // namespace socketscope::crafting::test
