// SPDX-License-Identifier: GPL-3.0-or-later
// Sends one packet by this computer's network, straight through its transport, and prints what left, what
// came back and which calls were made, each as a line of JSON.
//   sendalong plan|WAY|listen:PROTOCOL[6] [--times N] [--wait MS] [--counter FIELD] [--layers ipv4,udp]
//             [FIELD=VALUE … payload=TEXT]
// WAY "best": the one that is planned.
#include "core/base/hex.h"
#include "core/craft/leaving.h"
#include "core/crafting/hostnetwork.h"
#include "core/journal/calltext.h"
#include "core/journal/eventnames.h"
#include "core/journal/journal.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QTimer>

#include <cstdio>

using namespace socketscope;
using namespace Qt::StringLiterals;

namespace {

void print(const QJsonObject& line)
{
    std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

QString text(std::string_view from)
{
    return QString::fromUtf8(from.data(), qsizetype(from.size()));
}

QString hex(ByteView bytes)
{
    return QString::fromLatin1(
        QByteArray(reinterpret_cast<const char*>(bytes.data()), qsizetype(bytes.size())).toHex());
}

QString failure(const Error& error)
{
    return error.systemError != 0 ? text(error.detail + ' ' + journal::errnoName(error.systemError))
                                  : u"code %1 %2"_s.arg(int(error.code)).arg(text(error.detail));
}

struct Asked {
    QString way;
    craft::Packet packet;
    int times = 1;
    int wait = 200;
    std::string counter {};
};

Asked read(QStringList words)
{
    Asked asked {.way = words.value(1), .packet = *craft::Packet::of({wire::LayerKind::Ipv4})};
    for (qsizetype i = 2; i < words.size(); ++i) {
        const QString word = words[i];
        if (word == u"--times"_s)
            asked.times = words[++i].toInt();
        else if (word == u"--wait"_s)
            asked.wait = words[++i].toInt();
        else if (word == u"--counter"_s)
            asked.counter = words[++i].toStdString();
        else if (word == u"--layers"_s) {
            std::vector<wire::LayerKind> kinds;
            for (const QString& name : words[++i].split(u','))
                kinds.push_back(*craft::layerNamed(name.toStdString()));
            asked.packet = *craft::Packet::of(kinds);
        } else {
            const QString field = word.section(u'=', 0, 0);
            const QByteArray value = word.section(u'=', 1).toUtf8();
            const bool set = field == u"payload"_s
                ? bool(asked.packet.setPayload(Bytes(value.begin(), value.end())))
                : bool(asked.packet.set(field.toStdString(), value.toStdString()));
            if (!set)
                qFatal("%s is no field and value", qUtf8Printable(word));
        }
    }
    return asked;
}

class Run {
public:
    explicit Run(Asked asked)
        : m_asked(std::move(asked))
    {
        m_actor = m_journal.addActor({.name = "crafter"}, m_time.now());
    }
    int start();
    void finish();

private:
    [[nodiscard]] crafting::Place place() { return {m_journal, m_actor, m_time}; }
    void printPlan(const craft::SendPlan& plan) const;
    int open();
    void send();
    void take();

    Asked m_asked;
    net::HostSockets m_sockets;
    crafting::HostNetwork m_network {m_sockets};
    net::SessionTime m_time;
    journal::Journal m_journal;
    journal::ActorId m_actor = 0;
    std::unique_ptr<crafting::Transport> m_transport;
};

void Run::printPlan(const craft::SendPlan& plan) const
{
    QJsonArray fields;
    for (const craft::SystemField& field : plan.systemFields)
        if (field.differs)
            fields += text(field.name);
    QJsonArray possible;
    for (const craft::SendWay way : plan.possible)
        possible += text(nameOf(way));
    print({{u"plan"_s, text(nameOf(plan.way))}, {u"differs"_s, fields}, {u"possible"_s, possible},
        {u"leaves"_s, plan.leavesMachine}, {u"forged"_s, plan.forgedSource},
        {u"refused"_s, plan.refused ? QJsonValue(failure(*plan.refused)) : QJsonValue()}});
}

int Run::open()
{
    if (m_asked.way.startsWith(u"listen:"_s)) {
        const bool v6 = m_asked.way.endsWith(u'6');
        const auto kind = craft::layerNamed(m_asked.way.sliced(7).toStdString());
        const QString plain = m_asked.way.sliced(7).chopped(v6 && !kind ? 1 : 0);
        auto opened = m_network.listen({.family = v6 ? wire::Family::IPv6 : wire::Family::IPv4,
                                           .protocol = *craft::layerNamed(plain.toStdString())},
            place());
        if (!opened) {
            print({{u"failed"_s, failure(opened.error())}});
            return 1;
        }
        m_transport = std::move(*opened);
        m_asked.times = 0;
        print({{u"listening"_s, plain}});
        return 0;
    }
    const auto way = craft::sendWayFromName(m_asked.way.toStdString());
    const craft::SendPlan plan = m_network.plan(m_asked.packet, way);
    printPlan(plan);
    if (m_asked.way == u"plan"_s)
        return 2;
    if (plan.refused)
        return 1;
    auto opened = m_network.open(plan, m_asked.packet, place());
    if (!opened) {
        print({{u"failed"_s, failure(opened.error())}});
        return 1;
    }
    m_transport = std::move(*opened);
    return 0;
}

void Run::send()
{
    std::uint64_t count = 0;
    if (!m_asked.counter.empty())
        count = std::stoull(*m_asked.packet.text(m_asked.counter));
    for (int i = 0; i < m_asked.times; ++i) {
        if (!m_asked.counter.empty() && !m_asked.packet.set(m_asked.counter, std::to_string(count++)))
            qFatal("the counter does not fit");
        const auto departure = m_transport->send(m_asked.packet.serialize(), m_time.now());
        if (!departure)
            print({{u"failed"_s, failure(departure.error())}});
        else if (m_asked.times <= 1000)
            print({{u"sent"_s, hex(departure->packet)}, {u"inferred"_s, departure->inferred},
                {u"at"_s, double(departure->at.time_since_epoch().count()) / 1000}});
    }
}

void Run::take()
{
    while (const auto arrival = m_transport->take(m_time.now()))
        print({{u"arrived"_s, hex(arrival->packet)}, {u"inferred"_s, arrival->inferred},
            {u"kernel"_s, arrival->kernelTime},
            {u"at"_s, double(arrival->at.time_since_epoch().count()) / 1000}});
}

int Run::start()
{
    if (const int status = open(); status != 0)
        return status;
    m_transport->setWake([this] { take(); });
    take(); // arms
    send();
    QTimer::singleShot(m_asked.wait, qApp, [this] {
        finish();
        QCoreApplication::quit();
    });
    return 0;
}

void Run::finish()
{
    m_transport.reset();
    const journal::JournalView view(m_journal);
    QJsonArray calls;
    int notes = 0;
    for (journal::Seq seq = 1; seq <= view.size(); ++seq) {
        const journal::Event& event = view.at(seq);
        if (event.kind == journal::EventKind::Call)
            calls += text(journal::callText(event));
        else if (event.kind == journal::EventKind::Return && event.result < 0)
            calls += text("= " + journal::resultText(event));
        else if (event.kind == journal::EventKind::Note)
            ++notes;
    }
    print({{u"calls"_s, calls}, {u"notes"_s, notes}});
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    Run run(read(QCoreApplication::arguments()));
    if (const int status = run.start(); status != 0)
        return status == 2 ? 0 : status;
    return QCoreApplication::exec();
}
