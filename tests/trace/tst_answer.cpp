// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hex.h"
#include "core/trace/answer.h"

#include <QtCore/QFile>
#include <QtTest/QtTest>

using namespace socketscope;
using namespace socketscope::trace;

namespace {

QString number(const char* key, std::uint32_t value)
{
    return QStringLiteral(" %1=%2").arg(QLatin1String(key)).arg(value);
}

QString textOf(const QuotedProbe& quoted)
{
    QString text = QStringLiteral(" quoted=");
    switch (quoted.protocol) {
    case Protocol::Icmp:
        text += "icmp" + number("id", quoted.identifier) + number("seq", quoted.sequenceNumber);
        break;
    case Protocol::Udp:
        text += "udp" + number("sport", quoted.sourcePort) + number("dport", quoted.destinationPort);
        break;
    case Protocol::Tcp:
        text += "tcp" + number("sport", quoted.sourcePort) + number("dport", quoted.destinationPort)
            + number("tcpseq", quoted.tcpSequenceNumber);
        break;
    }
    return text + number("length", quoted.length) + number("ttl", quoted.ttl)
        + number("tos", quoted.typeOfService) + number("identification", quoted.identification)
        + (quoted.fragment ? " fragment" : "");
}

/// In the words of tests/trace/answers.py.
QString textOf(const ReadAnswer& read)
{
    if (!read.answer)
        return "reason=" + QString::fromStdString(std::string(nameOf(read.reason)));
    const Answer& answer = *read.answer;
    QString text = "kind=" + QString::fromStdString(std::string(nameOf(answer.kind)))
        + number("type", answer.type) + number("code", answer.code);
    if (answer.mtu != 0)
        text += number("mtu", answer.mtu);
    text += " from=" + QString::fromStdString(answer.from.text()) + number("arrived", answer.ttl);
    if (answer.kind == AnswerKind::EchoReply || answer.kind == AnswerKind::TimestampReply)
        text += number("id", answer.identifier) + number("seq", answer.sequenceNumber);
    if (answer.sourcePort != 0)
        text += number("sport", answer.sourcePort) + number("dport", answer.destinationPort);
    if (answer.acknowledgmentNumber != 0)
        text += number("ack", answer.acknowledgmentNumber);
    if (answer.quotes)
        text += textOf(answer.quoted);
    if (answer.extensionsLength != 0)
        text += QStringLiteral(" extensions=%1+%2").arg(answer.extensionsOffset).arg(answer.extensionsLength);
    return text;
}

struct Line {
    QByteArray name;
    QByteArray expected;
    Bytes packet;
};

std::vector<Line> lines()
{
    std::vector<Line> lines;
    QFile file(QStringLiteral(SOCKETSCOPE_SOURCE_DIR "/tests/data/trace/answers.txt"));
    if (!file.open(QIODevice::ReadOnly))
        return lines;
    while (!file.atEnd()) {
        const QByteArrayList parts = file.readLine().trimmed().split(';');
        Bytes packet = parseHex(parts[2].toStdString()).value();
        packet.shrink_to_fit(); // so that a sanitizer sees every read past the end
        lines.push_back({parts[0], parts[1].trimmed(), std::move(packet)});
    }
    return lines;
}

} // namespace

class TestAnswer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatScapyWrites_data();
    void readsWhatScapyWrites();
    void readsNoAnswerInAnyPartOfOne();
    void takesTheChecksumThatASystemLeavesToItsCard();
    void readsTimestampRepliesForThoseWhoAsk();
    void knowsWhichKindsEndAPath();
};

void TestAnswer::readsWhatScapyWrites_data()
{
    QTest::addColumn<int>("index");
    const auto all = lines();
    QCOMPARE(all.size(), std::size_t {75});
    for (std::size_t i = 0; i < all.size(); ++i)
        QTest::newRow(all[i].name.constData()) << static_cast<int>(i);
}

void TestAnswer::readsWhatScapyWrites()
{
    QFETCH(int, index);
    const Line line = lines()[static_cast<std::size_t>(index)];
    QCOMPARE(textOf(readAnswer(line.packet)), QString::fromLatin1(line.expected));
}

void TestAnswer::readsNoAnswerInAnyPartOfOne()
{
    for (const Line& line : lines()) {
        if (!readAnswer(line.packet).answer || line.name == "padded by the link")
            continue;
        for (std::size_t length = 0; length < line.packet.size(); ++length) {
            Bytes part(line.packet.begin(), line.packet.begin() + static_cast<std::ptrdiff_t>(length));
            part.shrink_to_fit();
            const auto read = readAnswer(part);
            QVERIFY2(!read.answer && read.reason == Unmatched::Damaged, line.name.constData());
        }
    }
}

void TestAnswer::takesTheChecksumThatASystemLeavesToItsCard()
{
    // A SYN-ACK between two namespaces of one computer as a raw socket gets it: the checksum is the sum of
    // the pseudo-header (c000 + 0201 + c633 + 6407 + 6 + 20, folded), for the card to go on with.
    Bytes packet = parseHex("4500 0028 0000 4000 4006 4e94 c6336407 c0000201"
                            "01bb 9c44 00000063 12340006 5012 2000 ec56 0000")
                       .value();
    QCOMPARE(textOf(readAnswer(packet)),
        QStringLiteral("kind=syn-ack type=0 code=0 from=198.51.100.7 arrived=64 sport=443 dport=40004"
                       " ack=305397766"));
    packet[37] ^= 1;
    QCOMPARE(textOf(readAnswer(packet)), QStringLiteral("reason=damaged"));
}

void TestAnswer::readsTimestampRepliesForThoseWhoAsk()
{
    // IP(src="198.51.100.7", dst="192.0.2.1") / ICMP(type=14, id=0x1234, seq=5), as scapy builds it
    Bytes packet = parseHex("45000028000100004001 8e98c6336407c0000201"
                            "0e00d7fe12340005 039ea9a4039ea9a4039ea9a4")
                       .value();
    QCOMPARE(textOf(readAnyAnswer(packet)),
        QStringLiteral("kind=timestamp-reply type=14 code=0 from=198.51.100.7 arrived=64 id=4660 seq=5"));
    QCOMPARE(textOf(readAnswer(packet)), QStringLiteral("reason=not-an-answer"));
    QVERIFY(!icmpErrorKind(wire::Family::IPv4, 14, 0));
    packet[21] = 1; // no such code, and the checksum with it
    packet[23] -= 1;
    QCOMPARE(textOf(readAnyAnswer(packet)), QStringLiteral("reason=not-an-answer"));
    // The header alone, with right lengths and checksums: the times are missing.
    const Bytes cut = parseHex("4500001c00010000 40018ea4c6336407c0000201 0e00dfc612340005").value();
    QCOMPARE(textOf(readAnyAnswer(cut)), QStringLiteral("reason=damaged"));
}

void TestAnswer::knowsWhichKindsEndAPath()
{
    int ends = 0;
    int arrivals = 0;
    for (int kind = 0; kind <= static_cast<int>(AnswerKind::TimestampReply); ++kind) {
        ends += isUnreachable(static_cast<AnswerKind>(kind)) ? 1 : 0;
        arrivals += isFromTarget(static_cast<AnswerKind>(kind)) ? 1 : 0;
        const auto name = nameOf(static_cast<AnswerKind>(kind));
        QVERIFY(answerKindFromName(name) == static_cast<AnswerKind>(kind));
    }
    QCOMPARE(ends, 8);
    QCOMPARE(arrivals, 6);
    QVERIFY(isUnreachable(AnswerKind::ParameterProblem) && isFromTarget(AnswerKind::Reset));
    QVERIFY(!isUnreachable(AnswerKind::TimeExceeded) && !isFromTarget(AnswerKind::TimeExceeded));
}

QTEST_APPLESS_MAIN(TestAnswer)
#include "tst_answer.moc"
