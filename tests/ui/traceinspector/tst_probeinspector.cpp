// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tracing/recorder.h"
#include "tests/wire/packets.h"
#include "ui/inspector/hexview.h"
#include "ui/packet/matchnotes.h"
#include "ui/packet/packetinspector.h"
#include "ui/packet/packetview.h"
#include "ui/theme/stylesheet.h"
#include "ui/trace/inspector/probeevidence.h"
#include "ui/trace/inspector/probeinspector.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/notebox.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QtTest/QtTest>
#include <QtWidgets/QLabel>

#include <algorithm>
#include <cerrno>

using namespace socketscope;
using namespace std::chrono_literals;
using ui::ProbeFate;
using ui::ProbeInspector;

class TestProbeInspector : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(
            QRegularExpression(QStringLiteral("^(?!This plugin does not support propagateSizeHints)")));
    }
    void whatIsOursIsMarked();
    void whatWasChangedOnTheWayIsMarked();
    void repliesOfTheTargetAreMatchedToo();
    void readsAnAnsweredProbe();
    void aQuoteTranslatedBackIsToldFromAnotherSource();
    void readsLostPendingAndRefusedProbes();
    void readsLateAndDuplicateAnswers();
    void readsStrayPackets();
    void isEmptyUntilSomethingIsChosen();
    void showsProbeAndAnswer();
    void aPendingProbeFillsInWhenItsAnswerComes();
    void theChosenTabStays();
    void showsStrayPackets();
    void everyLabelIsPlainText();
    void looksRightInBothSchemes();

private:
};

namespace {

constexpr std::size_t ethernet = 14;

Bytes ipPacket(const char* name)
{
    const Bytes frame = test::packet(QString::fromLatin1(name)).bytes;
    return {frame.begin() + ethernet, frame.end()};
}

/// The probe that a router's answer quotes whole: what left is what it got.
Bytes quotedProbe()
{
    const Bytes answer = ipPacket("time-exceeded-echo");
    return {answer.begin() + 28, answer.end()};
}

const ui::FieldNote* noteOf(const std::vector<ui::FieldNote>& notes, std::string_view field)
{
    const auto found = std::find_if(
        notes.begin(), notes.end(), [field](const ui::FieldNote& note) { return note.field == field; });
    return found == notes.end() ? nullptr : &*found;
}

/// A journal that a trace of echo requests writes.
struct Recorded {
    Recorded()
    {
        trace::Start start;
        start.target = "198.51.100.1";
        start.settings.mode = trace::Mode::Repeat;
        start.settings.wait = 2s;
        start.settings.shape.destination = wire::IpAddress::parse("198.51.100.1").value();
        recorder.started(start, Instant(0s));
    }
    trace::Probe send(std::uint32_t number, Instant at)
    {
        const trace::Probe probe {.number = number,
            .round = number - 1,
            .mark = static_cast<std::uint16_t>(number),
            .size = static_cast<std::uint16_t>(packet.size()),
            .ttl = 1};
        recorder.sent({.probe = probe, .at = at, .packet = packet});
        return probe;
    }
    void answer(trace::MatchedAnswer matched, const Bytes& bytes = ipPacket("time-exceeded-echo"))
    {
        matched.answer.kind = trace::AnswerKind::TimeExceeded;
        matched.answer.type = 11;
        matched.answer.ttl = 64;
        matched.answer.from = wire::IpAddress::parse("192.0.2.2").value();
        matched.answer.to = wire::IpAddress::parse("192.0.2.1").value();
        matched.packet = bytes;
        recorder.answered(matched);
    }
    void catchUp()
    {
        while (reader.update(journal::JournalView(journal))) { }
    }
    ui::ProbeEvidence read(std::uint32_t probe)
    {
        catchUp();
        return ui::readProbe(journal::JournalView(journal), reader, probe).value();
    }

    Bytes packet = quotedProbe();
    journal::Journal journal;
    journal::ActorId actor
        = journal.addActor({.name = "trace", .role = journal::ActorRole::Tracer}, Instant(0s));
    tracing::Recorder recorder {journal, actor};
    tracing::TraceReader reader;
};

QString label(const ProbeInspector& inspector, const char* name)
{
    return inspector.findChild<QLabel*>(QString::fromLatin1(name))->text();
}

} // namespace

void TestProbeInspector::whatIsOursIsMarked()
{
    const auto notes = ui::matchNotes(quotedProbe(), ipPacket("time-exceeded-echo"));
    for (const char* field : {"identifier", "sequence_number", "destination"}) {
        const auto* note = noteOf(notes, field);
        QVERIFY2(note, field);
        QCOMPARE(note->text, "✓ ours");
        QCOMPARE(note->tone, ui::Tone::Good);
        QVERIFY(note->offset >= 28); // in the quote, not in the answer's own header
    }
    QCOMPARE(noteOf(notes, "ttl")->text, "left with 1");
    QVERIFY(!noteOf(notes, "source")); // as it should be, and no proof
}

void TestProbeInspector::whatWasChangedOnTheWayIsMarked()
{
    Bytes probe = quotedProbe();
    probe[1] = 0x10; // type of service
    probe[12] = 10; // source address before a NAT
    probe[24] = 0x77; // identifier
    const auto notes = ui::matchNotes(probe, ipPacket("time-exceeded-echo"));
    QCOMPARE(noteOf(notes, "source")->text, "changed on the way: sent as 10.0.2.1");
    QCOMPARE(noteOf(notes, "source")->tone, ui::Tone::Bad);
    QCOMPARE(noteOf(notes, "type_of_service")->text, "changed on the way: sent as 0x10");
    QCOMPARE(noteOf(notes, "identifier")->text, "changed on the way: sent as 0x7734");
}

void TestProbeInspector::repliesOfTheTargetAreMatchedToo()
{
    const auto notes = ui::matchNotes(ipPacket("echo-request"), ipPacket("echo-reply"));
    QVERIFY(noteOf(notes, "identifier"));
    QCOMPARE(noteOf(notes, "sequence_number")->text, "✓ ours");
    Bytes other = ipPacket("echo-request");
    other[25] ^= 1;
    QVERIFY(!noteOf(ui::matchNotes(other, ipPacket("echo-reply")), "identifier"));
    QVERIFY(ui::matchNotes({}, {}).empty());
}

void TestProbeInspector::readsAnAnsweredProbe()
{
    Recorded r;
    const auto probe = r.send(1, Instant(1s));
    r.answer(
        {.probe = probe, .at = Instant(1015ms), .roundTrip = 15ms, .kernelTime = true, .translated = true});
    const auto evidence = r.read(1);
    QCOMPARE(evidence.story.fate, ProbeFate::Answered);
    QCOMPARE(evidence.story.roundTrip, Duration(15ms));
    QVERIFY(evidence.story.kernelTime && evidence.story.translated && !evidence.story.late);
    QCOMPARE(QString::fromStdString(evidence.story.target.text()), "198.51.100.1");
    QCOMPARE(QString::fromStdString(evidence.story.from.text()), "192.0.2.2");
    QCOMPARE(evidence.sent.bytes, r.packet);
    QCOMPARE(evidence.received->bytes, ipPacket("time-exceeded-echo"));
    QVERIFY(noteOf(evidence.received->notes, "identifier"));
    QVERIFY(!ui::readProbe(journal::JournalView(r.journal), r.reader, 99));
}

void TestProbeInspector::aQuoteTranslatedBackIsToldFromAnotherSource()
{
    Recorded r; // its answers quote the very probe: what was translated has been translated back
    r.answer({.probe = r.send(1, Instant(1s)), .at = Instant(2s), .roundTrip = 1s, .translated = true});
    r.answer({.probe = r.send(2, Instant(3s)), .at = Instant(4s), .roundTrip = 1s});
    r.packet[12] = 10; // source address before a NAT
    r.answer({.probe = r.send(3, Instant(5s)), .at = Instant(6s), .roundTrip = 1s, .translated = true});
    QVERIFY(r.read(1).story.translated && r.read(1).story.translatedBack);
    QVERIFY(!r.read(2).story.translated && !r.read(2).story.translatedBack);
    QVERIFY(r.read(3).story.translated && !r.read(3).story.translatedBack);
}

void TestProbeInspector::readsLostPendingAndRefusedProbes()
{
    Recorded r;
    const auto lost = r.send(1, Instant(1s));
    const auto refused = r.send(2, Instant(2s));
    QCOMPARE(r.read(1).story.fate, ProbeFate::Pending);
    r.recorder.gaveUp(lost, Instant(3s));
    r.recorder.notSent(refused, Instant(3s),
        {.code = ErrorCode::SystemCall, .detail = "sendto", .systemError = ENETUNREACH});
    QCOMPARE(r.read(1).story.fate, ProbeFate::Lost);
    QCOMPARE(r.read(1).story.waited, Duration(2s));
    QVERIFY(!r.read(1).received);
    QCOMPARE(r.read(2).story.fate, ProbeFate::NotSent);
    QCOMPARE(r.read(2).story.refusal->systemError, ENETUNREACH);
}

void TestProbeInspector::readsLateAndDuplicateAnswers()
{
    Recorded r;
    const auto probe = r.send(1, Instant(1s));
    r.recorder.gaveUp(probe, Instant(3s));
    r.answer({.probe = probe, .at = Instant(4s), .roundTrip = 3s, .late = true});
    r.answer({.probe = probe, .at = Instant(5s), .roundTrip = 4s, .duplicate = true});
    const auto story = r.read(1).story;
    QCOMPARE(story.fate, ProbeFate::Answered);
    QVERIFY(story.late);
    QCOMPARE(story.duplicates, 1U);
    QCOMPARE(story.roundTrip, Duration(3s));
}

void TestProbeInspector::readsStrayPackets()
{
    Recorded r;
    const Bytes other = ipPacket("echo-reply");
    r.recorder.unmatched({.at = Instant(1s), .packet = other, .reason = trace::Unmatched::OtherSender});
    r.catchUp();
    const auto seq = r.reader.strayEvents().front();
    const auto evidence = ui::readStray(journal::JournalView(r.journal), seq);
    QCOMPARE(evidence->story.reason, trace::Unmatched::OtherSender);
    QCOMPARE(evidence->received.bytes, other);
    QVERIFY(!ui::readStray(journal::JournalView(r.journal), 1));
    QVERIFY(!ui::readStray(journal::JournalView(r.journal), 999));
}

void TestProbeInspector::isEmptyUntilSomethingIsChosen()
{
    Recorded r;
    ProbeInspector inspector;
    inspector.show();
    QVERIFY(inspector.findChild<ui::EmptyState*>()->isVisible());
    r.send(1, Instant(1s));
    r.catchUp();
    inspector.showProbe(r.journal, r.reader, 1);
    QVERIFY(!inspector.findChild<ui::EmptyState*>()->isVisible());
    inspector.showProbe(r.journal, r.reader, 7); // never heard of
    QVERIFY(inspector.findChild<ui::EmptyState*>()->isVisible());
    QCOMPARE(inspector.probe(), 0U);
}

void TestProbeInspector::showsProbeAndAnswer()
{
    Recorded r;
    r.answer({.probe = r.send(1, Instant(1s)),
        .at = Instant(1'015'200us),
        .roundTrip = 15'200us,
        .kernelTime = true});
    r.catchUp();
    ProbeInspector inspector;
    inspector.resize(326, 760);
    inspector.show();
    inspector.showProbe(r.journal, r.reader, 1);
    QCOMPARE(label(inspector, "packetTitle"), "Probe 1: TTL 1 → Time Exceeded");
    QCOMPARE(label(inspector, "packetSubtitle"), "15.2 ms · reply from 192.0.2.2 · kernel time stamp");
    QVERIFY(inspector.findChild<ui::NoteBox*>()->text().startsWith("The packet left with TTL 1."));
    QCOMPARE(inspector.findChild<ui::SegmentedControl*>()->current(), int(ui::PacketInspector::Received));
}

void TestProbeInspector::aPendingProbeFillsInWhenItsAnswerComes()
{
    Recorded r;
    const auto probe = r.send(1, Instant(1s));
    r.catchUp();
    ProbeInspector inspector;
    inspector.show();
    inspector.showProbe(r.journal, r.reader, 1);
    auto* tabs = inspector.findChild<ui::SegmentedControl*>();
    QCOMPARE(tabs->current(), int(ui::PacketInspector::Sent)); // there is nothing else
    QCOMPARE(label(inspector, "packetTitle"), "Probe 1: TTL 1");
    r.answer({.probe = probe, .at = Instant(2s), .roundTrip = 1s});
    r.catchUp();
    inspector.showProbe(r.journal, r.reader, 1);
    QCOMPARE(label(inspector, "packetTitle"), "Probe 1: TTL 1 → Time Exceeded");
    QCOMPARE(tabs->current(), int(ui::PacketInspector::Received));
    // What is chosen in the packet lasts while other events come in.
    auto* view = inspector.findChildren<ui::PacketView*>().at(1);
    view->choose(8, 1);
    r.send(2, Instant(3s));
    r.catchUp();
    inspector.showProbe(r.journal, r.reader, 1);
    QCOMPARE(view->findChild<ui::HexView*>()->chosen().size(), std::size_t(1));
}

void TestProbeInspector::theChosenTabStays()
{
    Recorded r;
    r.answer({.probe = r.send(1, Instant(1s)), .at = Instant(2s), .roundTrip = 1s});
    r.send(2, Instant(2s));
    r.answer({.probe = r.send(3, Instant(3s)), .at = Instant(4s), .roundTrip = 1s});
    r.catchUp();
    ProbeInspector inspector;
    inspector.show();
    auto* tabs = inspector.findChild<ui::SegmentedControl*>();
    inspector.showProbe(r.journal, r.reader, 1);
    tabs->setCurrent(ui::PacketInspector::Checksum);
    inspector.showProbe(r.journal, r.reader, 3);
    QCOMPARE(tabs->current(), int(ui::PacketInspector::Checksum));
    tabs->setCurrent(ui::PacketInspector::Received);
    inspector.showProbe(r.journal, r.reader, 2); // has none
    QCOMPARE(tabs->current(), int(ui::PacketInspector::Sent));
    inspector.showProbe(r.journal, r.reader, 1);
    QCOMPARE(tabs->current(), int(ui::PacketInspector::Received));
}

void TestProbeInspector::showsStrayPackets()
{
    Recorded r;
    r.recorder.unmatched(
        {.at = Instant(1s), .packet = ipPacket("echo-reply"), .reason = trace::Unmatched::OtherSender});
    r.catchUp();
    ProbeInspector inspector;
    inspector.show();
    inspector.showStray(r.journal, r.reader.strayEvents().front());
    QVERIFY(label(inspector, "packetTitle").startsWith("Unmatched packet from "));
    QVERIFY(label(inspector, "packetSubtitle").contains("another program sent"));
    QCOMPARE(inspector.findChild<ui::SegmentedControl*>()->current(), int(ui::PacketInspector::Received));
    inspector.clear();
    QVERIFY(inspector.findChild<ui::EmptyState*>()->isVisible());
}

void TestProbeInspector::everyLabelIsPlainText()
{
    const ProbeInspector inspector;
    const auto labels = inspector.findChildren<QLabel*>();
    QVERIFY(labels.size() > 4);
    for (const QLabel* each : labels)
        QVERIFY2(each->textFormat() == Qt::PlainText, qPrintable(each->text()));
}

void TestProbeInspector::looksRightInBothSchemes()
{
    const QString folder = qEnvironmentVariable("SOCKETSCOPE_SCREENSHOTS");
    const Bytes withLabels = test::packet("mpls").bytes;
    for (const auto scheme : {ui::Scheme::Light, ui::Scheme::Dark}) {
        ui::applyTheme(*qApp, scheme);
        Recorded r;
        r.answer(
            {.probe = r.send(1, Instant(1s)), .at = Instant(1'015'200us), .roundTrip = 15'200us}, withLabels);
        r.answer({.probe = r.send(2, Instant(2s)),
                     .at = Instant(2'015'200us),
                     .roundTrip = 15'200us,
                     .inferred = 28},
            ipPacket("time-exceeded-echo"));
        r.catchUp();
        ProbeInspector inspector;
        inspector.resize(326, 760);
        inspector.show();
        const auto picture = [&](const QString& name, std::uint32_t probe, int tab) {
            inspector.showProbe(r.journal, r.reader, probe);
            inspector.findChild<ui::SegmentedControl*>()->setCurrent(tab);
            QApplication::processEvents();
            const QImage image = inspector.grab().toImage();
            QCOMPARE(image.pixelColor(2, 2), ui::Theme::of(&inspector).card);
            if (!folder.isEmpty())
                QVERIFY(
                    image.save(folder + u'/' + name + (scheme == ui::Scheme::Dark ? "-dark.png" : ".png")));
        };
        picture("probe", 1, ui::PacketInspector::Received);
        picture("probe-checksum", 1, ui::PacketInspector::Checksum);
        picture("probe-sent", 1, ui::PacketInspector::Sent);
        picture("probe-concluded", 2, ui::PacketInspector::Received);
    }
}

QTEST_MAIN(TestProbeInspector)
#include "tst_probeinspector.moc"
