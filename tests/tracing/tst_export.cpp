// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tracing/plainname.h"
#include "core/tracing/traceexport.h"
#include "core/wire/pcapfile.h"
#include "tests/tracing/handmade.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtTest/QtTest>

#include <sstream>

using namespace socketscope;
using namespace socketscope::tracing;
using namespace socketscope::tracing::test;

class TestExport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void jsonHasItsKeysAndNoOthers();
    void jsonHasTheFiguresOfTheTrace();
    void csvHasALineForEverybodyWhoAnswered();
    void theReportIsATable();
    void captureHasEveryPacketAndItsStory();
    void aCaptureEndsWhenNobodyTakesIt();
    void hostileNamesAreLeftOut_data();
    void hostileNamesAreLeftOut();
};

namespace {

struct Told {
    journal::Journal journal;
    TraceReader reader;

    Told()
    {
        const auto tracer
            = journal.addActor({.name = "tracer", .role = journal::ActorRole::Tracer}, instantAt(0));
        Recorder recorder(journal, tracer);
        tellByHand(recorder);
        reader.update(journal::JournalView(journal));
    }
    [[nodiscard]] QJsonObject json(const NameOf& names = {}) const
    {
        const std::string text = traceJson(reader, journal::JournalView(journal), names);
        return QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
    }
};

std::string nameOf(const wire::IpAddress& address)
{
    return address == ip("10.0.1.1") ? "gw.practice" : "";
}

} // namespace

void TestExport::jsonHasItsKeysAndNoOthers()
{
    const Told told;
    const QJsonObject object = told.json();
    QCOMPARE(object.keys(),
        QStringList(
            {"address", "elapsed_ms", "hops", "protocol", "reached", "sent", "target", "unmatched", "via"}));
    const QJsonObject hop = object["hops"].toArray()[0].toObject();
    QCOMPARE(hop.keys(),
        QStringList({"avg_ms", "best_ms", "loss", "received", "replies", "sent", "silent", "stdev_ms", "ttl",
            "worst_ms"}));
    QCOMPARE(hop["replies"].toArray()[0].toObject().keys(),
        QStringList({"address", "code", "kind", "labels", "rtt_ms", "type"}));
    const QJsonObject named = told.json(nameOf)["hops"].toArray()[0].toObject();
    QCOMPARE(named["replies"].toArray()[0].toObject()["name"].toString(), QString("gw.practice"));
}

void TestExport::jsonHasTheFiguresOfTheTrace()
{
    const Told told;
    const QJsonObject object = told.json();
    QCOMPARE(object["target"].toString(), QString("wiki.practice"));
    QCOMPARE(object["address"].toString(), QString("10.9.9.9"));
    QCOMPARE(object["via"].toString(), QString("practice"));
    QCOMPARE(object["protocol"].toString(), QString("icmp"));
    QCOMPARE(object["reached"].toBool(), true);
    QCOMPARE(object["elapsed_ms"].toDouble(), 44.0);
    QCOMPARE(object["sent"].toInt(), 9);
    QCOMPARE(object["unmatched"].toInt(), 1);
    const QJsonArray hops = object["hops"].toArray();
    QCOMPARE(hops.size(), 3);
    const QJsonObject first = hops[0].toObject();
    QCOMPARE(first["loss"].toDouble(), 0.0);
    QCOMPARE(first["best_ms"].toDouble(), 1.0);
    QCOMPARE(first["avg_ms"].toDouble(), 2.0);
    QCOMPARE(first["worst_ms"].toDouble(), 3.0);
    QCOMPARE(first["stdev_ms"].toDouble(), 1.0);
    const QJsonObject silent = hops[1].toObject();
    QCOMPARE(silent["silent"].toBool(), true);
    QCOMPARE(silent["loss"].toDouble(), 100.0);
    for (const char* key : {"best_ms", "avg_ms", "worst_ms", "stdev_ms"})
        QVERIFY2(silent[key].isNull(), key);
    QCOMPARE(silent["replies"].toArray().size(), 0);
    const QJsonObject last = hops[2].toObject();
    QCOMPARE(last["received"].toInt(), 2);
    QVERIFY(qAbs(last["loss"].toDouble() - 100.0 / 3) < 1e-6);
    const QJsonObject reply = last["replies"].toArray()[0].toObject();
    QCOMPARE(reply["kind"].toString(), QString("echo-reply"));
    QCOMPARE(reply["rtt_ms"].toDouble(), 10.0);
    QCOMPARE(reply["type"].toInt(-1), 0);
}

void TestExport::csvHasALineForEverybodyWhoAnswered()
{
    const Told told;
    const QStringList lines
        = QString::fromStdString(traceCsv(told.reader.hops(), nameOf)).split('\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 4);
    for (const QString& line : lines)
        QCOMPARE(line.count(','), 17);
    // Jitter: |2 - 1| and |3 - 2|; RFC 3550: 1/16, then 1/16 + (1 - 1/16) / 16.
    QCOMPARE(lines[1], QString("1,10.0.1.1,gw.practice,time-exceeded,3,3,0,3,3,1,2,3,1,1,1,1,0.121094,"));
    QCOMPARE(lines[2], QString("2,,,,3,0,100,0,,,,,,,,,,"));
    QVERIFY(lines[3].startsWith("3,10.9.9.9,,echo-reply,3,2,33.333333,2,14,10,12,14,2.828427,"));
}

void TestExport::theReportIsATable()
{
    const Told told;
    const std::string report = traceReport(
        told.reader.hops(), {.start = "2026-03-01T12:00:00.000+00:00", .host = "lab-7"}, nameOf);
    QCOMPARE(QString::fromStdString(report),
        QString("Start: 2026-03-01T12:00:00.000+00:00\n"
                "HOST: lab-7                           Loss%   Snt   Last    Avg   Best   Wrst StDev\n"
                "  1.|-- gw.practice (10.0.1.1)         0.0%     3    3.0    2.0    1.0    3.0   1.0\n"
                "  2.|-- ???                          100.0%     3    0.0    0.0    0.0    0.0   0.0\n"
                "  3.|-- 10.9.9.9                      33.3%     3   14.0   12.0   10.0   14.0   2.8\n"));
}

void TestExport::captureHasEveryPacketAndItsStory()
{
    const Told told;
    std::string file;
    tracePcapng(
        told.journal, {.start = "1970-01-01T00:00:10.000+00:00", .program = "0.1"}, [&](ByteView piece) {
            file.append(piece.begin(), piece.end());
            return true;
        });
    std::istringstream in(file);
    auto reader = wire::CaptureReader::open(in);
    QVERIFY(reader);
    int packets = 0;
    while (true) {
        const auto packet = reader->next();
        QVERIFY(packet);
        if (!*packet)
            break;
        if (packets++ == 0) {
            QCOMPARE(*(*packet)->nanoseconds, std::int64_t(11'000'000'000));
            QCOMPARE((*packet)->bytes.size(), std::size_t(60));
            QVERIFY((*packet)->linkType == wire::LinkType::Raw);
        }
    }
    QCOMPARE(packets, 9 + 3 + 3 + 1);
    QVERIFY(file.find("probe 7, TTL 3, round 0; first 20 bytes inferred, not seen") != std::string::npos);
    QVERIFY(file.find("echo-reply for probe 7, TTL 3, round 0, after 10.000 ms; first 20 bytes")
        != std::string::npos);
    QVERIFY(file.find("after 15.000 ms, duplicate") != std::string::npos);
    QVERIFY(file.find("unmatched: other-sender") != std::string::npos);
}

void TestExport::aCaptureEndsWhenNobodyTakesIt()
{
    const Told told;
    int pieces = 0;
    tracePcapng(told.journal, {}, [&](ByteView) { return ++pieces > 1; });
    QCOMPARE(pieces, 1);
}

void TestExport::hostileNamesAreLeftOut_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("kept");
    QTest::newRow("plain") << QByteArray("ae-1.core_2.example.net") << true;
    QTest::newRow("formula") << QByteArray("=1+2") << false;
    QTest::newRow("option") << QByteArray("-rf") << false;
    QTest::newRow("escape") << QByteArray("a\x1b[31m") << false;
    QTest::newRow("comma") << QByteArray("a,b") << false;
    QTest::newRow("markup") << QByteArray("<b>") << false;
    QTest::newRow("utf-8") << QByteArray("\xc3\xa9") << false;
    QTest::newRow("long") << QByteArray(254, 'a') << false;
}

void TestExport::hostileNamesAreLeftOut()
{
    QFETCH(QByteArray, name);
    QFETCH(bool, kept);
    QCOMPARE(plainName(name.toStdString()), kept ? name.toStdString() : std::string());
}

QTEST_GUILESS_MAIN(TestExport)
#include "tst_export.moc"
