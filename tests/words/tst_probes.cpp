// SPDX-License-Identifier: GPL-3.0-or-later
// Whole sentences about probes, answers and packets that answer none.
#include "ui/words/layerwords.h"
#include "ui/words/probewords.h"

#include <QtTest/QtTest>

#include <cerrno>
#include <set>

using namespace socketscope;
using namespace std::chrono_literals;
using trace::AnswerKind;
using trace::Unmatched;
using ui::ProbeFate;
using ui::ProbeStory;

class TestProbeWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhatTheMockupSays();
    void everyKindHasWholeSentences_data();
    void everyKindHasWholeSentences();
    void everyKindSaysSomethingElse();
    void everyRemarkIsSaid();
    void whoeverIsNotTheTargetIsNotTakenForIt();
    void sizesOfLinksAreTold();
    void ipv6SpeaksOfHopLimits();
    void lostPendingAndRefusedProbesHaveWords();
    void everyReasonHasWords();
    void kindsOfALaterVersionDoNoHarm();
    void roundTripsReadAsInATable();
    void fieldsReadAsInTheRfc();
};

namespace {

wire::IpAddress address(std::string_view text)
{
    return wire::IpAddress::parse(text).value();
}

ProbeStory answered(AnswerKind kind)
{
    ProbeStory story;
    story.number = 92;
    story.ttl = 4;
    story.size = 60;
    story.port = 33438;
    story.target = address("10.99.7.7");
    story.from = address("10.99.3.9");
    story.fate = ProbeFate::Answered;
    story.kind = kind;
    story.roundTrip = 15'200us;
    story.kernelTime = true;
    return story;
}

bool isWhole(const ui::Explanation& said)
{
    const QString all = said.title + u'|' + said.subtitle + u'|' + said.text;
    return !said.title.isEmpty() && !said.subtitle.isEmpty() && said.text.size() > 30
        && said.text.endsWith(u'.') && !said.text.contains(u"..") && !said.text.contains(u"  ")
        && !all.contains(QRegularExpression(QStringLiteral("%\\d")));
}

constexpr int kinds = int(AnswerKind::TimestampReply) + 1;

} // namespace

void TestProbeWords::saysWhatTheMockupSays()
{
    const auto said = ui::explain(answered(AnswerKind::TimeExceeded));
    QCOMPARE(said.title, "Probe 92: TTL 4 → Time Exceeded");
    QCOMPARE(said.subtitle, "15.2 ms · reply from 10.99.3.9 · kernel time stamp");
    QCOMPARE(said.text,
        "The packet left with TTL 4. Each router took one off. The fourth reached 0, threw it away and sent "
        "this "
        "message back with the first bytes of what it discarded.");
    ProbeStory first = answered(AnswerKind::TimeExceeded);
    first.ttl = 1;
    QVERIFY(ui::explain(first).text.contains("The first router took one off, which left 0"));
    first.ttl = 12;
    QVERIFY(ui::explain(first).text.contains("Router 12 reached 0"));
}

void TestProbeWords::everyKindHasWholeSentences_data()
{
    QTest::addColumn<int>("kind");
    for (int kind = 0; kind < kinds; ++kind)
        QTest::addRow("%s", std::string(nameOf(static_cast<AnswerKind>(kind))).c_str()) << kind;
}

void TestProbeWords::everyKindHasWholeSentences()
{
    QFETCH(int, kind);
    for (const char* target : {"10.99.7.7", "2001:db8::7"})
        for (const char* from : {"10.99.3.9", "10.99.7.7", "2001:db8::7"})
            for (const int ttl : {1, 4, 30})
                for (const std::uint16_t mtu : {std::uint16_t(0), std::uint16_t(1400)}) {
                    ProbeStory story = answered(static_cast<AnswerKind>(kind));
                    story.target = address(target);
                    story.from = address(from);
                    story.ttl = static_cast<std::uint8_t>(ttl);
                    story.mtu = mtu;
                    const auto said = ui::explain(story);
                    QVERIFY2(isWhole(said), qPrintable(said.title + u'|' + said.text));
                }
}

void TestProbeWords::everyKindSaysSomethingElse()
{
    std::set<QString> titles;
    std::set<QString> texts;
    for (int kind = 0; kind < kinds; ++kind) {
        const auto said = ui::explain(answered(static_cast<AnswerKind>(kind)));
        titles.insert(said.title);
        texts.insert(said.text);
    }
    QCOMPARE(titles.size(), std::size_t(kinds));
    QCOMPARE(texts.size(), std::size_t(kinds));
}

void TestProbeWords::everyRemarkIsSaid()
{
    const QString plain = ui::explain(answered(AnswerKind::TimeExceeded)).text;
    const auto with = [&plain](auto change) {
        ProbeStory story = answered(AnswerKind::TimeExceeded);
        change(story);
        const auto said = ui::explain(story);
        return said.text.startsWith(plain) && isWhole(said) ? said.text.mid(plain.size()) : QString();
    };
    QVERIFY(with([](ProbeStory& s) { s.late = true; }).contains("not as loss"));
    QVERIFY(with([](ProbeStory& s) { s.outOfOrder = true; }).contains("answered earlier"));
    QVERIFY(with([](ProbeStory& s) { s.duplicates = 1; }).contains("a second time"));
    QVERIFY(with([](ProbeStory& s) { s.duplicates = 3; }).contains("3 more times"));
    QVERIFY(with([](ProbeStory& s) { s.translated = true; }).contains("NAT"));
    QVERIFY(with([](ProbeStory& s) { s.translated = true; }).contains("another source than"));
    const QString back = with([](ProbeStory& s) { s.translated = s.translatedBack = true; });
    QVERIFY(back.contains("NAT") && back.contains("checksum") && !back.contains("another source than"));
    QVERIFY(with([](ProbeStory& s) { s.rewritten = true; }).contains("type of service"));
    QVERIFY(with([](ProbeStory& s) { s.labelled = true; }).contains("MPLS"));
    QVERIFY(with([](ProbeStory& s) { s.concluded = 28; }).contains("28 bytes"));
    ProbeStory story = answered(AnswerKind::TimeExceeded);
    story.kernelTime = false;
    story.again = true;
    QCOMPARE(
        ui::explain(story).subtitle, "15.2 ms · reply from 10.99.3.9 · time of this program · second try");
    story.practice = true;
    QVERIFY(ui::explain(story).subtitle.contains("practice clock"));
}

void TestProbeWords::whoeverIsNotTheTargetIsNotTakenForIt()
{
    ProbeStory story = answered(AnswerKind::PortUnreachable);
    QVERIFY(ui::explain(story).text.contains("It was not 10.99.7.7 itself"));
    QVERIFY(!ui::explain(story).text.contains("has arrived"));
    story.from = story.target;
    QVERIFY(ui::explain(story).text.contains("UDP port 33438"));
    QVERIFY(ui::explain(story).text.contains("has arrived"));
}

void TestProbeWords::sizesOfLinksAreTold()
{
    ProbeStory story = answered(AnswerKind::FragmentationNeeded);
    story.size = 1500;
    story.mtu = 1400;
    QCOMPARE(ui::explain(story).text,
        "The packet of 1500 bytes is larger than the next link after 10.99.3.9 takes, which is 1400 bytes. "
        "The "
        "packet forbids to split it (don't fragment), so it was thrown away.");
    story.target = address("2001:db8::7");
    QVERIFY(ui::explain(story).text.contains("do not split IPv6 packets"));
}

void TestProbeWords::ipv6SpeaksOfHopLimits()
{
    ProbeStory story = answered(AnswerKind::TimeExceeded);
    story.target = address("2001:db8::7");
    QCOMPARE(ui::explain(story).title, "Probe 92: hop limit 4 → Time Exceeded");
    QVERIFY(ui::explain(story).text.startsWith("The packet left with hop limit 4."));
}

void TestProbeWords::lostPendingAndRefusedProbesHaveWords()
{
    ProbeStory story = answered(AnswerKind::TimeExceeded);
    story.sentAt = Instant(12'300ms);
    story.fate = ProbeFate::Lost;
    story.waited = 2s;
    QCOMPARE(ui::explain(story).title, "Probe 92: TTL 4 → no answer");
    QCOMPARE(ui::explain(story).subtitle, "lost · sent at 12.300 s");
    QVERIFY(ui::explain(story).text.contains("Nothing came back within 2 s"));
    story.fate = ProbeFate::Pending;
    QCOMPARE(ui::explain(story).subtitle, "on its way · sent at 12.300 s");
    QVERIFY(isWhole(ui::explain(story)));
    story.fate = ProbeFate::NotSent;
    QVERIFY(isWhole(ui::explain(story)));
    story.refusal = Error {.code = ErrorCode::SystemCall, .detail = "sendto", .systemError = ENETUNREACH};
    QVERIFY(isWhole(ui::explain(story)));
    QCOMPARE(ui::explain(story).title, "Probe 92: TTL 4, not sent");
}

void TestProbeWords::everyReasonHasWords()
{
    std::set<QString> texts;
    for (int reason = 0; reason <= int(Unmatched::Duplicate); ++reason) {
        const auto said = ui::explain(ui::StrayStory {.reason = static_cast<Unmatched>(reason),
            .from = address("10.0.0.1"),
            .at = Instant(12'300ms),
            .size = 56});
        QCOMPARE(said.title, "Unmatched packet from 10.0.0.1");
        QVERIFY(said.subtitle.startsWith("12.300 s · 56 bytes · "));
        QVERIFY2(isWhole(said), qPrintable(said.text));
        texts.insert(said.text);
    }
    QCOMPARE(texts.size(), std::size_t(int(Unmatched::Duplicate) + 1));
    QVERIFY(isWhole(ui::explain(ui::StrayStory {}))); // no sender known
}

void TestProbeWords::kindsOfALaterVersionDoNoHarm()
{
    QVERIFY(isWhole(ui::explain(answered(static_cast<AnswerKind>(200)))));
    QVERIFY(isWhole(ui::explain(ui::StrayStory {.reason = static_cast<Unmatched>(200)})));
}

void TestProbeWords::roundTripsReadAsInATable()
{
    QCOMPARE(ui::roundTripText(15'200us), "15.2 ms");
    QCOMPARE(ui::roundTripText(2'100us), "2.1 ms");
    QCOMPARE(ui::roundTripText(342us), "0.34 ms");
    QCOMPARE(ui::roundTripText(999us), "1.0 ms");
    QCOMPARE(ui::roundTripText(999'960us), "1000 ms");
    QCOMPARE(ui::roundTripText(1'204ms), "1204 ms");
    QCOMPARE(ui::roundTripText(-5ns), "0.00 ms");
}

void TestProbeWords::fieldsReadAsInTheRfc()
{
    QCOMPARE(ui::fieldName("header_checksum"), "header checksum");
    QCOMPARE(ui::fieldName("ttl"), "TTL");
    QCOMPARE(ui::fieldName("next_hop_mtu"), "next hop MTU");
    QCOMPARE(ui::placeText(20, 1), "byte 20");
    QCOMPARE(ui::placeText(22, 2), "bytes 22–23");
    for (int verdict = 1; verdict <= int(wire::ChecksumVerdict::Unknown); ++verdict)
        QVERIFY(!ui::verdictText(static_cast<wire::ChecksumVerdict>(verdict)).isEmpty());
}

QTEST_APPLESS_MAIN(TestProbeWords)
#include "tst_probes.moc"
