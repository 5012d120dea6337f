// SPDX-License-Identifier: GPL-3.0-or-later
// Traces over the networks that come with the program, in virtual time: what a journal tells of them is what
// happened.
#include "core/journal/sessionreader.h"
#include "core/journal/sessionsave.h"
#include "core/tracing/traceexport.h"
#include "core/tracing/tracereader.h"
#include "tests/tracing/handmade.h"
#include "tests/tracing/hopstext.h"
#include "tests/tracing/virtualtrace.h"

#include <QtCore/QDir>
#include <QtCore/QProcess>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

using namespace socketscope;
using namespace socketscope::tracing;
using namespace socketscope::tracing::test;

class TestVirtualTraces : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyNetworkReadsBackAsItHappened_data();
    void everyNetworkReadsBackAsItHappened();
    void timesAreThoseOfTheSimulation();
    void arrivalsKeepTheirTimesHoweverLateSomebodyLooks();
    void theSameSeedGivesTheSameTrace();
    void whatCannotBeSentSaysWhy();
    void tsharkReadsTheCapture();
};

namespace {

trace::Start startOn(const lab::Topology& topology, trace::Mode mode, trace::Protocol protocol)
{
    const lab::Network network(topology);
    trace::Start start {.target = topology.target, .network = topology.name, .via = trace::Via::Practice};
    for (const auto family : {wire::Family::IPv6, wire::Family::IPv4})
        if (const auto address = network.resolve(topology.target, family))
            start.settings.shape.destination = *address;
    start.settings.mode = mode;
    start.settings.rounds = 5;
    start.settings.queries = 2;
    start.settings.shape.protocol = protocol;
    return start;
}

struct Traced {
    journal::Journal journal;
    journal::ActorId tracer
        = journal.addActor({.name = "tracer", .role = journal::ActorRole::Tracer}, instantAt(0));
    Recorder recorder {journal, tracer};
    trace::Hops live;
    Both both {recorder, live};
    Instant ended {};

    explicit Traced(const lab::Topology& topology, trace::Mode mode = trace::Mode::Once,
        trace::Protocol protocol = trace::Protocol::Icmp)
    {
        ended = runVirtually(lab::Network(topology), startOn(topology, mode, protocol), both);
    }
    [[nodiscard]] QString text() const { return QString::fromStdString(textOf(live)); }
};

QString readBack(const journal::Journal& journal)
{
    TraceReader reader;
    while (reader.update(journal::JournalView(journal), 100)) { }
    return QString::fromStdString(textOf(reader.hops()));
}

} // namespace

void TestVirtualTraces::everyNetworkReadsBackAsItHappened_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("mode");
    QTest::addColumn<int>("protocol");
    const QDir folder(QStringLiteral(SOCKETSCOPE_SOURCE_DIR "/resources/topologies"));
    const QStringList files = folder.entryList({QStringLiteral("*.json")});
    QVERIFY(files.size() >= 11);
    for (const QString& file : files)
        for (int mode = 0; mode < 3; ++mode)
            for (int protocol = 0; protocol < 3; ++protocol)
                QTest::addRow("%s, mode %d, protocol %d", qPrintable(file), mode, protocol)
                    << file.chopped(5) << mode << protocol;
}

void TestVirtualTraces::everyNetworkReadsBackAsItHappened()
{
    QFETCH(QString, name);
    QFETCH(int, mode);
    QFETCH(int, protocol);
    const Traced traced(
        shipped(name), static_cast<trace::Mode>(mode), static_cast<trace::Protocol>(protocol));
    QVERIFY(!traced.live.running());
    QVERIFY(traced.live.sentCount() > 0);
    QCOMPARE(readBack(traced.journal), traced.text());
    const QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("trace.sockscope")).toStdString();
    QVERIFY(journal::saveSessionAs(traced.journal, {}, path));
    const auto opened = journal::openSession(path);
    QVERIFY(opened && !opened->cut);
    QCOMPARE(readBack(*opened->journal), traced.text());
}

void TestVirtualTraces::timesAreThoseOfTheSimulation()
{
    // Two links of 3 and 5 ms, nothing else: hop 1 in 6 ms, the target in 16.
    lab::Topology line {.name = "line", .here = "you", .target = "far"};
    line.hosts = {{{.name = "you", .addresses = {{ip("10.0.0.1")}}}},
        {{.name = "far", .addresses = {{ip("10.0.0.3"), "far"}}}}};
    line.routers = {{{.name = "gw", .addresses = {{ip("10.0.0.2")}}}}};
    line.links = {{.a = {"you"}, .b = {"gw"}, .there = {.delay = 3ms}, .back = {.delay = 3ms}},
        {.a = {"gw"}, .b = {"far"}, .there = {.delay = 5ms}, .back = {.delay = 5ms}}};
    QVERIFY(lab::validate(line));
    const Traced traced(line);
    QCOMPARE(traced.live.all().size(), std::size_t(2));
    QVERIFY(traced.live.verdict().kind == trace::Verdict::Kind::Reached);
    for (const trace::Sample& sample : traced.live.all()[0].samples)
        QCOMPARE(sample.roundTrip, std::int64_t(6'000'000));
    for (const trace::Sample& sample : traced.live.all()[1].samples)
        QCOMPARE(sample.roundTrip, std::int64_t(16'000'000));
}

void TestVirtualTraces::arrivalsKeepTheirTimesHoweverLateSomebodyLooks()
{
    const lab::Topology topology = shipped(QStringLiteral("three-routers"));
    LabTransport transport {lab::Network(topology)};
    trace::Start start = startOn(topology, trace::Mode::Once, trace::Protocol::Icmp);
    start.settings.shape.identifier = 7;
    const trace::Probe probe {.number = 1, .mark = 1, .size = 60, .ttl = 1};
    const auto sent = transport.send(start.settings.shape, probe, Instant(1s));
    QVERIFY(sent);
    QCOMPARE(sent->packet.size(), std::size_t(60));
    QVERIFY(sent->source.family == wire::Family::IPv4);
    const auto due = transport.due();
    QVERIFY(due && *due >= Instant(1s));
    const auto event = transport.take(Instant(1h));
    QVERIFY(event);
    const auto& arrival = std::get<trace::Arrival>(*event);
    QVERIFY(arrival.at > Instant(1s) && arrival.at < Instant(2s));
    QVERIFY(!transport.take(Instant(1h)));
    QVERIFY(!transport.due());
}

void TestVirtualTraces::theSameSeedGivesTheSameTrace()
{
    const lab::Topology topology = shipped(QStringLiteral("seven-hops"));
    const Traced one(topology, trace::Mode::Repeat);
    const Traced two(topology, trace::Mode::Repeat);
    QCOMPARE(one.text(), two.text());
    lab::Topology other = topology;
    ++other.seed;
    QVERIFY(Traced(other, trace::Mode::Repeat).text() != one.text());
}

void TestVirtualTraces::whatCannotBeSentSaysWhy()
{
    const lab::Topology topology = shipped(QStringLiteral("three-routers"));
    LabTransport transport {lab::Network(topology)};
    trace::ProbeShape shape {.destination = ip("2001:db8::1"), .identifier = 7};
    const auto sent = transport.send(shape, {.number = 1, .mark = 1, .size = 60, .ttl = 1}, Instant(1s));
    QVERIFY(!sent);
    QVERIFY(sent.error().code == ErrorCode::SystemCall);
    QCOMPARE(sent.error().systemError, ENETUNREACH);
}

void TestVirtualTraces::tsharkReadsTheCapture()
{
    const QString tshark = QStandardPaths::findExecutable("tshark");
    if (tshark.isEmpty())
        QSKIP("tshark is not installed");
    const Traced traced(shipped(QStringLiteral("mpls")));
    const QTemporaryDir folder;
    QFile file(folder.filePath("trace.pcapng"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    tracePcapng(traced.journal, {.start = "2026-03-01T12:00:00.000+00:00"}, [&](ByteView piece) {
        return file.write(reinterpret_cast<const char*>(piece.data()), qint64(piece.size()))
            == qint64(piece.size());
    });
    file.close();
    QProcess program;
    program.start(tshark,
        {"-n", "-r", file.fileName(), "-T", "fields", "-e", "ip.src", "-e", "icmp.type", "-e",
            "frame.comment", "-e", "icmp.mpls.label", "-e", "_ws.malformed", "-e", "frame.time_epoch"});
    QVERIFY(program.waitForFinished());
    QCOMPARE(program.exitCode(), 0);
    const QString text = QString::fromUtf8(program.readAllStandardOutput());
    const QStringList lines = text.split(u'\n', Qt::SkipEmptyParts);
    qsizetype packets = 0;
    const journal::JournalView view(traced.journal);
    for (journal::Seq seq = 1; seq <= view.size(); ++seq)
        packets += view.at(seq).kind == journal::EventKind::Packet && view.at(seq).bytes.length > 0 ? 1 : 0;
    QCOMPARE(lines.size(), packets);
    QVERIFY2(
        lines.front().contains("\t8\tprobe 1, TTL 1, round 0\t\t\t1772366400."), qPrintable(lines.front()));
    int labelled = 0;
    for (const QString& line : lines) {
        const QStringList fields = line.split(u'\t');
        QCOMPARE(fields.size(), 6);
        QVERIFY2(fields[4].isEmpty(), qPrintable(line));
        labelled += fields[3].isEmpty() ? 0 : 1;
    }
    QVERIFY(labelled > 0);
}

QTEST_GUILESS_MAIN(TestVirtualTraces)
#include "tst_virtualtraces.moc"
