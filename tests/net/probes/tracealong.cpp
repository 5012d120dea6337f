// SPDX-License-Identifier: GPL-3.0-or-later
// Drives one transport directly: a probe for each TTL at once, then what came of each, as a line of JSON.
//   tracealong VIA ADDRESS [--max N] [--protocol icmp|udp|tcp] [--flow classic|paris|dublin] [--port N]
//   [--size N]
//              [--tos N] [--source ADDRESS] [--dont-fragment] [--wait MS] [--gap MS] [--rounds N] [--helper
//              PATH]
//              [--from-port N]
#include "core/base/hex.h"
#include "core/net/probes/ways.h"
#include "core/trace/probebook.h"
#include "core/trace/probepacket.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QTimer>

#include <algorithm>
#include <cstdio>
#include <map>

using namespace socketscope;
using namespace Qt::StringLiterals;

namespace {

void print(const QJsonObject& line)
{
    std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

QString text(std::string_view view)
{
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

struct Asked {
    trace::Via via = trace::Via::Udp;
    trace::ProbeShape shape;
    int max = 8;
    int rounds = 1;
    int wait = 2000;
    int gap = 50; ///< ms from opening to the first probe, and from round to round
    std::string helper;
};

class Along {
public:
    Along(const Asked& asked, QCoreApplication& application)
        : m_asked(asked)
        , m_application(application)
        , m_book(asked.shape)
    {
    }
    bool open()
    {
        net::Way way {.via = m_asked.via};
        way.settings.shape = m_asked.shape;
        way.settings.wait = std::chrono::milliseconds(m_asked.wait);
        auto transport = net::openTransport(way, m_asked.helper, m_time);
        if (!transport) {
            print({{u"open"_s, transport.error().systemError},
                {u"code"_s, static_cast<int>(transport.error().code)}});
            return false;
        }
        m_transport = std::move(*transport);
        print({{u"via"_s, text(trace::nameOf(m_transport->via()))},
            {u"headers"_s, m_transport->showsHeaders()}});
        m_transport->setWake([this] { takeAll(); });
        m_due.setSingleShot(true);
        m_due.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_due, &QTimer::timeout, [this] { takeAll(); });
        QTimer::singleShot(m_asked.gap, [this] { sendAll(); });
        return true;
    }

private:
    void sendAll()
    {
        const trace::ProbeShape& shape = m_asked.shape;
        for (int ttl = 1; ttl <= m_asked.max; ++ttl) {
            const trace::Probe probe = m_book.next(static_cast<std::uint8_t>(ttl), m_round, 0, shape.size);
            auto sent = m_transport->send(m_book.shape(), probe, m_time.now());
            m_book.add(probe);
            if (!sent) {
                print({{u"ttl"_s, ttl}, {u"failed"_s, sent.error().systemError}});
                continue;
            }
            m_book.setSource(sent->source, sent->sourcePort);
            m_departures[probe.number] = sent->at;
            print({{u"ttl"_s, ttl}, {u"sent"_s, text(toHex(sent->packet))}, {u"inferred"_s, sent->inferred},
                {u"source"_s, text(sent->source.text())}, {u"port"_s, sent->sourcePort}});
            ++m_open;
        }
        waitUntilDue();
        if (++m_round < static_cast<std::uint32_t>(m_asked.rounds))
            QTimer::singleShot(m_asked.gap, [this] { sendAll(); });
        else
            QTimer::singleShot(m_asked.wait, &m_application, &QCoreApplication::quit);
    }

    void takeAll()
    {
        while (auto event = m_transport->take(m_time.now())) {
            if (const auto* departed = std::get_if<trace::DepartureTime>(&*event))
                m_departures[departed->probe] = departed->at;
            else if (const auto* failed = std::get_if<trace::SendFailure>(&*event))
                fail(*failed);
            else
                take(std::get<trace::Arrival>(*event));
        }
        if (m_open == 0 && m_round == static_cast<std::uint32_t>(m_asked.rounds))
            m_application.quit();
        waitUntilDue();
    }

    /// The transport may have something to do although nothing comes in.
    void waitUntilDue()
    {
        if (const auto due = m_transport->due())
            m_due.start(std::max(std::chrono::ceil<std::chrono::milliseconds>(*due - m_time.now()),
                std::chrono::milliseconds(0)));
    }

    void fail(const trace::SendFailure& failure)
    {
        --m_open;
        const trace::Probe* probe = m_book.probe(failure.probe);
        print({{u"ttl"_s, probe != nullptr ? probe->ttl : 0}, {u"failed"_s, failure.error.systemError}});
    }

    void take(const trace::Arrival& arrival)
    {
        const trace::ReadAnswer read = trace::readAnswer(arrival.packet);
        QJsonObject line {{u"packet"_s, text(toHex(arrival.packet))}, {u"inferred"_s, arrival.inferred},
            {u"kernel"_s, arrival.kernelTime}, {u"told"_s, static_cast<int>(arrival.probe)}};
        if (!read.answer) {
            line[u"unread"_s] = text(trace::nameOf(read.reason));
            print(line);
            return;
        }
        const auto match = m_book.find(*read.answer);
        const std::uint32_t number = arrival.probe != 0 ? arrival.probe : match.number;
        const trace::Probe* probe = m_book.probe(number);
        line[u"matched"_s] = static_cast<int>(match.number);
        line[u"from"_s] = text(read.answer->from.text());
        line[u"kind"_s] = text(trace::nameOf(read.answer->kind));
        line[u"repeated"_s] = arrival.repeated;
        line[u"type"_s] = read.answer->type;
        line[u"code"_s] = read.answer->code;
        line[u"mtu"_s] = read.answer->mtu;
        line[u"reply_ttl"_s] = read.answer->ttl;
        if (probe != nullptr) {
            line[u"answered"_s] = probe->ttl;
            line[u"rtt_us"_s] = static_cast<double>((arrival.at - m_departures[number]).count()) / 1000;
            --m_open;
        }
        print(line);
    }

    Asked m_asked;
    QCoreApplication& m_application;
    net::SessionTime m_time;
    std::unique_ptr<trace::ProbeTransport> m_transport;
    trace::ProbeBook m_book;
    std::map<std::uint32_t, Instant> m_departures;
    QTimer m_due;
    std::uint32_t m_round = 0;
    int m_open = 0;
};

/// The value behind `--name`, or what is usual.
QString option(const QStringList& arguments, const QString& name, const QString& usual)
{
    const auto at = arguments.indexOf(u"--"_s + name);
    return at < 0 || at + 1 >= arguments.size() ? usual : arguments[at + 1];
}

std::optional<Asked> readArguments(const QStringList& arguments)
{
    const QStringList vias {u"raw"_s, u"helper"_s, u"udp"_s, u"ping"_s, u"tcp"_s};
    const QStringList protocols {u"icmp"_s, u"udp"_s, u"tcp"_s};
    const QStringList flows {u"classic"_s, u"paris"_s, u"dublin"_s};
    if (arguments.size() < 3 || !vias.contains(arguments[1]))
        return std::nullopt;
    Asked asked;
    asked.via = static_cast<trace::Via>(vias.indexOf(arguments[1]));
    const auto destination = wire::IpAddress::parse(arguments[2].toStdString());
    if (!destination)
        return std::nullopt;
    const QString usual = asked.via == trace::Via::Udp ? u"udp"_s
        : asked.via == trace::Via::Tcp                 ? u"tcp"_s
                                                       : u"icmp"_s;
    trace::ProbeShape& shape = asked.shape;
    shape.destination = *destination;
    if (const auto source = wire::IpAddress::parse(option(arguments, u"source"_s, {}).toStdString()))
        shape.source = *source;
    shape.identifier = static_cast<std::uint16_t>(QCoreApplication::applicationPid() % 60'000 + 1);
    shape.protocol = static_cast<trace::Protocol>(protocols.indexOf(option(arguments, u"protocol"_s, usual)));
    shape.flow = static_cast<trace::Flow>(flows.indexOf(option(arguments, u"flow"_s, u"classic"_s)));
    shape.sourcePort = option(arguments, u"from-port"_s, u"0"_s).toUShort();
    shape.destinationPort = option(arguments, u"port"_s, u"33434"_s).toUShort();
    shape.size = option(arguments, u"size"_s, u"60"_s).toUShort();
    shape.typeOfService = static_cast<std::uint8_t>(option(arguments, u"tos"_s, u"0"_s).toUShort());
    shape.pattern = 0x53;
    shape.dontFragment = arguments.contains(u"--dont-fragment"_s);
    if (shape.protocol == trace::Protocol::Tcp && shape.sourcePort == 0)
        shape.sourcePort = static_cast<std::uint16_t>(20'000 + QCoreApplication::applicationPid() % 10'000);
    asked.max = option(arguments, u"max"_s, u"8"_s).toInt();
    asked.rounds = option(arguments, u"rounds"_s, u"1"_s).toInt();
    asked.wait = option(arguments, u"wait"_s, u"2000"_s).toInt();
    asked.gap = option(arguments, u"gap"_s, u"50"_s).toInt();
    asked.helper = option(arguments, u"helper"_s, {}).toStdString();
    return asked;
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const auto asked = readArguments(QCoreApplication::arguments());
    if (!asked)
        return 2;
    Along along(*asked, application);
    return along.open() ? QCoreApplication::exec() : 1;
}
