// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/laddertext.h"
#include "tests/journal/handmadescenes.h"

#include <QtTest/QTest>

using namespace socketscope;
using namespace socketscope::test;

namespace {

std::string textOf(const JournalBuilder& builder)
{
    const JournalView view(builder.journal());
    Ladder ladder;
    ladder.update(view);
    return ladderText(ladder, view);
}

} // namespace

class TestLadderText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // The document's UDP diagram, line by line; the addresses are longer than its names, so the columns stand
    // wider.
    void udpHelloLooksLikeTheDocument()
    {
        JournalBuilder b;
        udpHello(b);
        const std::string expected =
            R"(client                                            server

                                                  socket(AF_INET, SOCK_DGRAM) -> fd 9
                                                  bind(127.0.0.1:8888)
                                                  recvfrom(1024)
socket(AF_INET, SOCK_DGRAM) -> fd 10                  |
bind(127.0.0.1:8000)                                  |
sendto(5 B, 127.0.0.1:8888) ------------------------> |
                                                      -> 5 B from 127.0.0.1:8000
close()
                                                  close()
)";
        QCOMPARE(textOf(b), expected);
    }

    // Each row is as wide as all lanes before it, so their number must not decide about the memory.
    void aFileWithManyActorsMakesNoEndlessText()
    {
        JournalBuilder b;
        for (int i = 0; i < 20'000; ++i)
            b.call(b.actor("a" + std::to_string(i), ActorRole::UdpClient), CallName::Socket);
        const std::string text = textOf(b);
        QVERIFY2(text.size() < 80'000'000, qPrintable(QString::number(text.size())));
        const std::size_t last = text.rfind("... +");
        QVERIFY(last != std::string::npos);
        QVERIFY(std::stoi(text.substr(last + 5)) > 10'000);
    }

    void tcpShowsWhereTheConnectionBegins()
    {
        JournalBuilder b;
        tcpStream(b);
        const std::string text = textOf(b);
        QVERIFY(text.find("-> server#1") != std::string::npos);
        QVERIFY(text.find("-> b''") != std::string::npos);
        QVERIFY(text.find("- - -") != std::string::npos); // concluded, not seen
    }

    void aLostDatagramHasACrossAndItsReason()
    {
        JournalBuilder b;
        const ActorId client = b.actor("client", ActorRole::UdpClient);
        const Seq sent = b.sendto(client, "127.0.0.1:8000", "127.0.0.1:8888", "too early");
        b.failure(client, FailureCode::IcmpError, sent, 3 * 256 + 3);
        const std::string text = textOf(b);
        QVERIFY2(text.find("X ICMP 3/3 port unreachable") != std::string::npos, text.c_str());
        QVERIFY(text.find("! ICMP 3/3 port unreachable") != std::string::npos);
    }

    void whatQtDidIsPrintedAsItDidIt()
    {
        JournalBuilder b;
        const ActorId client = b.actor("client", ActorRole::UdpClient);
        b.socket(client, 2, 3);
        b.note(client, NoteCode::QtDid, "what=setsockopt(SO_BROADCAST, 1)\n");
        const std::string text = textOf(b);
        QVERIFY2(text.find("# Qt: setsockopt(SO_BROADCAST, 1)\n") != std::string::npos, text.c_str());
    }

    void controlCharactersStayVisible()
    {
        JournalBuilder b;
        const ActorId client = b.actor("client\x1b[2J\n", ActorRole::UdpClient);
        b.socket(client, 2, 3);
        const std::string text = textOf(b);
        QVERIFY(text.find('\x1b') == std::string::npos);
        QVERIFY(text.starts_with("client\\x1b[2J\\x0a"));
    }

    void aLongLadderSaysHowMuchIsLeftOut()
    {
        JournalBuilder b;
        const ActorId client = b.actor("client", ActorRole::UdpClient);
        for (int i = 0; i < 10; ++i)
            b.sendto(client, "127.0.0.1:8000", "127.0.0.1:8888", "x");
        const JournalView view(b.journal());
        Ladder ladder;
        ladder.update(view);
        QVERIFY(ladderText(ladder, view, 4).ends_with("... +6\n"));
    }
};

QTEST_APPLESS_MAIN(TestLadderText)
#include "tst_laddertext.moc"
