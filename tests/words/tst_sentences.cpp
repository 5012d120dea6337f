// SPDX-License-Identifier: GPL-3.0-or-later
// What the sentences say, word for word, where a learner could be misled.
#include "core/journal/calltext.h"
#include "tests/words/recorded.h"
#include "ui/words/eventwords.h"

#include <QtTest/QtTest>

#include <cerrno>

using namespace socketscope;
using namespace socketscope::journal;

class TestSentences : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void titlesAndSubtitlesNameCallPlaceAndTime();
    void endOfStreamEmptyDatagramAndTimeOutAreThreeThings();
    void rawSocketsAreNeitherUdpNorTcp();
    void aCutDatagramSaysHowMuchIsLost();
    void resetAndOrderlyCloseDiffer();
    void aTakenAddressSaysWhoHoldsIt();
    void anIcmpErrorIsTiedToItsDatagram();
    void theBacklogLetsOneMoreIn();
    void connectDoesNotNeedAccept();
    void aBrokenPipeIsExplainedByWhatWentBefore();
    void aStoppedCallIsNoTimeOut();
    void aTimeOutWithoutAFigureCountsFromTheCall();
    void sentIsNotReceived();
    void tooLargeDatagramsKnowTheirFamily();
    void namesWithPercentSignsStayWhole();
    void aCallThatWaitsSaysSo();
};

namespace {

ui::Explanation said(const test::Recorded& r, Seq seq)
{
    return ui::explain(JournalView(r.journal), seq);
}
QString line(const test::Recorded& r, Seq seq)
{
    return ui::summary(JournalView(r.journal), seq);
}

} // namespace

void TestSentences::titlesAndSubtitlesNameCallPlaceAndTime()
{
    test::Recorded r;
    const Seq seq = r.callAndReturn(
        {.argument = 1024, .actor = r.connection, .call = CallName::Recv}, {.result = 1024});
    QCOMPARE(said(r, seq).title, QStringLiteral("recv(1024) on connection 7"));
    QCOMPARE(said(r, seq).subtitle, QStringLiteral("1.058 s · returned 1024 bytes · waited 27 ms"));
    QCOMPARE(said(r, seq - 1).subtitle, QStringLiteral("1.031 s · came back after 27 ms"));
    const Seq datagram = r.callAndReturn({.argument = 1024, .actor = r.udpServer, .call = CallName::Recvfrom},
        {.peer = test::address("127.0.0.1:8000"), .result = 5});
    QCOMPARE(said(r, datagram).title, QStringLiteral("recvfrom(1024) on server"));
    QCOMPARE(said(r, datagram).subtitle,
        QStringLiteral("1.058 s · returned 5 bytes from 127.0.0.1:8000 · waited 27 ms"));
    QCOMPARE(line(r, datagram), QStringLiteral("returned 5 bytes from 127.0.0.1:8000"));
}

void TestSentences::endOfStreamEmptyDatagramAndTimeOutAreThreeThings()
{
    test::Recorded r;
    const Seq end
        = r.callAndReturn({.argument = 1024, .actor = r.tcpClient, .call = CallName::Recv}, {.result = 0});
    const Seq empty = r.callAndReturn({.argument = 1024, .actor = r.udpServer, .call = CallName::Recvfrom},
        {.peer = test::address("127.0.0.1:8000"), .result = 0});
    const Seq late = r.callAndReturn({.argument = 1024, .actor = r.udpServer, .call = CallName::Recvfrom},
        {.result = -1, .error = EAGAIN});
    QCOMPARE(said(r, end).text,
        QStringLiteral("This is the end of the stream: the peer has closed its sending side (FIN), and "
                       "everything it sent has been read. This side may still send."));
    QCOMPARE(said(r, empty).text,
        QStringLiteral("An empty datagram arrived from 127.0.0.1:8000: a real message of 0 bytes. It ends "
                       "nothing, because UDP has no end of stream."));
    QCOMPARE(said(r, late).text,
        QStringLiteral("No datagram came within 27 ms (EAGAIN, a time-out). The socket is still open; an "
                       "empty datagram would have returned 0."));
    QCOMPARE(line(r, end), QStringLiteral("returned 0 bytes: end of stream"));
    QCOMPARE(line(r, late), QStringLiteral("failed with EAGAIN: time-out, still open"));
}

void TestSentences::rawSocketsAreNeitherUdpNorTcp()
{
    test::Recorded r;
    const Seq raw = r.callAndReturn({.local = test::address("0.0.0.0:0"),
                                        .argument = 3,
                                        .actor = r.udpClient,
                                        .code = 17,
                                        .call = CallName::Socket},
        {.result = 9});
    const Seq packet
        = r.callAndReturn({.argument = 10, .actor = r.udpClient, .call = CallName::Socket}, {.result = 9});
    const journal::JournalView view(r.journal);
    QCOMPARE(journal::callText(view.at(raw - 1)), std::string("socket(AF_INET, SOCK_RAW, IPPROTO_UDP)"));
    QCOMPARE(journal::callText(view.at(packet - 1)), std::string("socket(AF_PACKET, SOCK_DGRAM, 0)"));
    QVERIFY(said(r, raw - 1).text.startsWith(QStringLiteral("Asks the system for a raw socket over IPv4:")));
    QVERIFY(said(r, packet - 1).text.startsWith(QStringLiteral("Asks the system for a packet socket.")));
    QCOMPARE(said(r, raw).text, QStringLiteral("The system made a raw socket and gave it descriptor 9."));
}

void TestSentences::aCutDatagramSaysHowMuchIsLost()
{
    test::Recorded r;
    const Seq got = r.callAndReturn({.argument = 4, .actor = r.udpServer, .call = CallName::Recvfrom},
        {.peer = test::address("127.0.0.1:8000"), .result = 4});
    const Seq cut = r.failure(FailureCode::Truncated, {.cause = got, .argument = 6, .actor = r.udpServer});
    QCOMPARE(said(r, got).text,
        QStringLiteral("A datagram of 10 bytes arrived from 127.0.0.1:8000, but the buffer took only 4 "
                       "bytes. The system discarded the other 6; they cannot be read later."));
    QCOMPARE(said(r, cut).text,
        QStringLiteral("The datagram had 10 bytes, the buffer room for 4: the system discarded the other 6. "
                       "They cannot be read later; the next recvfrom takes the next datagram."));
    QCOMPARE(said(r, cut).action, QStringLiteral("Use a buffer of at least 10 bytes."));
    QCOMPARE(line(r, cut), QStringLiteral("6 bytes of the datagram lost: the buffer was too small"));
}

void TestSentences::resetAndOrderlyCloseDiffer()
{
    test::Recorded r;
    const Seq reset = r.callAndReturn({.peer = test::address("127.0.0.1:8888"),
                                          .argument = 1024,
                                          .actor = r.tcpClient,
                                          .call = CallName::Recv},
        {.result = -1, .error = ECONNRESET});
    QCOMPARE(said(r, reset).text,
        QStringLiteral("127.0.0.1:8888 broke the connection (RST, ECONNRESET). Unlike an orderly close, what "
                       "was still on its way is lost."));
    r.failure(FailureCode::Unread, {.argument = 3, .actor = r.connection});
    const Seq unread = r.callAndReturn({.actor = r.connection, .call = CallName::Close}, {});
    QCOMPARE(said(r, unread).text,
        QStringLiteral("The descriptor is free again, but 3 bytes were still unread. So the system broke the "
                       "connection with a reset (RST) in place of a FIN."));
    const Seq orderly = r.callAndReturn({.actor = r.connection, .call = CallName::Close}, {});
    QVERIFY(!said(r, orderly).text.contains(QStringLiteral("RST")));
}

void TestSentences::aTakenAddressSaysWhoHoldsIt()
{
    test::Recorded r;
    const auto bind = [&](ActorId actor, const Facts& facts) {
        const Seq seq = r.callAndReturn(
            {.local = test::address("127.0.0.1:8000"), .actor = actor, .call = CallName::Bind},
            {.result = -1, .error = EADDRINUSE});
        r.failure(FailureCode::AddressInUse, {.cause = seq, .actor = actor}, facts);
        return said(r, seq);
    };
    const QString taken = QStringLiteral("Port 8000 on 127.0.0.1 is already taken (EADDRINUSE). ");
    QCOMPARE(bind(r.udpServer, {{"holder", "journal"}, {"actor", "client"}}).text,
        taken + QStringLiteral("“client” of this session holds it."));
    QCOMPARE(bind(r.udpServer, {{"holder", "process"}, {"process", "nc"}, {"pid", "1234"}}).text,
        taken + QStringLiteral("The program nc (process 1234) holds it."));
    QCOMPARE(bind(r.udpServer, {{"holder", "unknown"}}).text,
        taken + QStringLiteral("Another socket holds it; the system does not say whose."));
    const auto waits
        = bind(r.tcpClient, {{"holder", "time-wait"}, {"actor", "tcp client"}, {"seconds", "43"}});
    QCOMPARE(waits.text,
        taken
            + QStringLiteral(
                "A connection that “tcp client” closed first rests there in TIME_WAIT for another 43 s."));
    QCOMPARE(waits.action, QStringLiteral("Let the system choose the own port (0)."));
    QCOMPARE(bind(r.tcpServer, {{"holder", "time-wait"}}).action,
        QStringLiteral(
            "Set SO_REUSEADDR before bind, in every run: the kernel asks it of the new socket and of the one "
            "that left this behind."));
}

void TestSentences::anIcmpErrorIsTiedToItsDatagram()
{
    test::Recorded r;
    const Seq sent = r.callAndReturn({.peer = test::address("127.0.0.1:9999"),
                                         .argument = 5,
                                         .actor = r.udpClient,
                                         .call = CallName::Sendto},
        {.result = 5});
    const Seq icmp = r.failure(FailureCode::IcmpError,
        {.cause = sent,
            .local = test::address("127.0.0.1:0"),
            .peer = test::address("127.0.0.1:9999"),
            .argument = 3 * 256 + 3,
            .actor = r.udpClient});
    QCOMPARE(said(r, icmp).text,
        QStringLiteral("The datagram sent to 127.0.0.1:9999 at 1.031 s arrived at 127.0.0.1, where no "
                       "program has UDP port 9999. An ICMP error says so (type 3, code 3: port unreachable) "
                       "and quotes the start of that datagram."));
    QCOMPARE(said(r, icmp).action, QStringLiteral("Start the receiver first, then send again."));
    QCOMPARE(line(r, icmp), QStringLiteral("ICMP from 127.0.0.1: port unreachable"));
    // RFC 4443: port unreachable is type 1, code 4
    const Seq icmp6 = r.failure(FailureCode::IcmpError,
        {.local = test::address("[::1]:0"),
            .peer = test::address("[::1]:9999"),
            .argument = 1 * 256 + 4,
            .actor = r.udpClient});
    QVERIFY(said(r, icmp6).text.contains(
        QStringLiteral("An ICMPv6 error says so (type 1, code 4: port unreachable)")));
}

void TestSentences::theBacklogLetsOneMoreIn()
{
    test::Recorded r;
    const Seq seq = r.callAndReturn({.local = test::address("127.0.0.1:8888"),
                                        .argument = 1,
                                        .actor = r.tcpServer,
                                        .call = CallName::Listen},
        {});
    QCOMPARE(said(r, seq).text,
        QStringLiteral(
            "From now on the system completes connections to 127.0.0.1:8888 by itself. With a backlog of 1, "
            "Linux lets 2 wait for accept; a client beyond that gets no answer and tries again."));
}

void TestSentences::connectDoesNotNeedAccept()
{
    test::Recorded r;
    const Seq seq = r.callAndReturn(
        {.peer = test::address("127.0.0.1:8888"), .actor = r.tcpClient, .call = CallName::Connect},
        {.local = test::address("127.0.0.1:8000")});
    QCOMPARE(said(r, seq).text,
        QStringLiteral("The connection to 127.0.0.1:8888 is open from 127.0.0.1:8000. The other system "
                       "agreed to it; its program may not have called accept yet."));
    const Seq refused = r.callAndReturn(
        {.peer = test::address("127.0.0.1:8888"), .actor = r.tcpClient, .call = CallName::Connect},
        {.result = -1, .error = ECONNREFUSED});
    QCOMPARE(said(r, refused).text,
        QStringLiteral("127.0.0.1 answered, but nothing listens on port 8888 (ECONNREFUSED). A reset (RST) "
                       "came back at once; the network itself works."));
}

void TestSentences::aBrokenPipeIsExplainedByWhatWentBefore()
{
    test::Recorded r;
    const Event send {
        .peer = test::address("127.0.0.1:8888"), .argument = 5, .actor = r.tcpClient, .call = CallName::Send};
    const Seq broken = r.callAndReturn(send, {.result = -1, .error = EPIPE});
    QCOMPARE(said(r, broken).text,
        QStringLiteral("The connection to 127.0.0.1:8888 is gone (EPIPE): an earlier send still succeeded, "
                       "but a reset answered it. Nothing was sent this time."));
    r.callAndReturn({.argument = 1, .actor = r.connection, .call = CallName::Shutdown}, {});
    QVERIFY2(said(r, r.callAndReturn(send, {.result = -1, .error = EPIPE}))
                 .text.contains(QStringLiteral("is gone")),
        "another actor's shutdown counts");
    r.callAndReturn({.argument = 1, .actor = r.tcpClient, .call = CallName::Shutdown}, {});
    const Seq own = r.callAndReturn(send, {.result = -1, .error = EPIPE});
    QCOMPARE(said(r, own).text,
        QStringLiteral("This side has shut its sending half, so nothing more can go to 127.0.0.1:8888 "
                       "(EPIPE). Nothing was sent."));
}

void TestSentences::aStoppedCallIsNoTimeOut()
{
    test::Recorded r;
    const Seq stopped = r.callAndReturn({.argument = 1024, .actor = r.udpServer, .call = CallName::Recvfrom},
        {.result = -1, .error = EAGAIN});
    r.journal.append({.actor = r.udpServer,
        .code = static_cast<std::uint16_t>(NoteCode::StoppedByPerson),
        .kind = EventKind::Note});
    QCOMPARE(said(r, stopped).text,
        QStringLiteral(
            "recvfrom was still waiting when a person stopped server (EAGAIN). Nothing was moved by it."));
    QCOMPARE(line(r, stopped), QStringLiteral("stopped while it waited"));
}

void TestSentences::aTimeOutWithoutAFigureCountsFromTheCall()
{
    test::Recorded r;
    const Seq connect = r.callAndReturn(
        {.peer = test::address("192.0.2.1:80"), .actor = r.tcpClient, .call = CallName::Connect},
        {.result = -1, .error = ETIMEDOUT});
    const Seq failure
        = r.failure(FailureCode::TimedOut, {.cause = connect, .actor = r.tcpClient, .error = ETIMEDOUT});
    QVERIFY2(said(r, failure).text.startsWith(QStringLiteral("192.0.2.1:80 did not answer within 27 ms.")),
        qPrintable(said(r, failure).text));
}

void TestSentences::sentIsNotReceived()
{
    test::Recorded r;
    const Seq whole
        = r.callAndReturn({.argument = 5, .actor = r.tcpClient, .call = CallName::Send}, {.result = 5});
    QCOMPARE(said(r, whole).text,
        QStringLiteral("The system took 5 bytes and will deliver them in order. That does not mean that the "
                       "peer has received or read them."));
    const Seq part = r.callAndReturn(
        {.argument = 10'000, .actor = r.tcpClient, .call = CallName::Send}, {.result = 3000});
    QCOMPARE(said(r, part).text,
        QStringLiteral("The system took only 3000 of 10,000 bytes, because its send buffer is full. A "
                       "program has to send the rest again."));
}

void TestSentences::tooLargeDatagramsKnowTheirFamily()
{
    test::Recorded r;
    const auto send = [&](const char* peer, int size) {
        return said(r,
            r.callAndReturn({.peer = test::address(peer),
                                .argument = size,
                                .actor = r.udpClient,
                                .call = CallName::Sendto},
                {.result = -1, .error = EMSGSIZE}))
            .text;
    };
    // 65535 - 20 - 8 (RFC 791, RFC 768) and 65535 - 8 (RFC 8200): the length fields' limits
    QCOMPARE(send("127.0.0.1:9", 65'508),
        QStringLiteral("A datagram of 65,508 bytes is too large (EMSGSIZE): UDP over IPv4 carries at most "
                       "65,507 bytes. UDP never sends a part, so nothing was sent."));
    QCOMPARE(send("[::1]:9", 65'528),
        QStringLiteral("A datagram of 65,528 bytes is too large (EMSGSIZE): UDP over IPv6 carries at most "
                       "65,527 bytes. UDP never sends a part, so nothing was sent."));
    QCOMPARE(send("10.0.0.5:9", 2000),
        QStringLiteral("The message of 2000 bytes does not fit into a packet on the way to 10.0.0.5:9 and "
                       "may not be split (EMSGSIZE). Nothing was sent."));
}

void TestSentences::namesWithPercentSignsStayWhole()
{
    test::Recorded r;
    const ActorId odd
        = r.journal.addActor({.name = "100%2 %1\n<b>", .role = ActorRole::UdpServer}, instantAt(0));
    const Seq drops = r.failure(FailureCode::KernelDrops, {.argument = 12'400, .actor = odd});
    QCOMPARE(said(r, drops).text,
        QStringLiteral("The system discarded 12,400 datagrams, because the receive buffer of 100%2 %1\\n<b> "
                       "was full. Their senders hear nothing of that."));
}

void TestSentences::aCallThatWaitsSaysSo()
{
    test::Recorded r;
    const Seq call = r.journal.append({.at = instantAt(5'000'000),
        .argument = 1024,
        .actor = r.udpServer,
        .kind = EventKind::Call,
        .call = CallName::Recvfrom});
    QCOMPARE(said(r, call).subtitle, QStringLiteral("0.005 s · has not come back yet"));
}

QTEST_GUILESS_MAIN(TestSentences)
#include "tst_sentences.moc"
