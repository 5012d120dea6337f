// SPDX-License-Identifier: GPL-3.0-or-later
// What is said of packets sent by hand: in a glance, what came back, and why nothing did.
#include "core/base/hex.h"
#include "ui/words/glance.h"
#include "ui/words/placewords.h"
#include "ui/words/receiverwords.h"
#include "ui/words/replywords.h"
#include "ui/words/silencewords.h"

#include <QtTest/QtTest>

#include <set>

using namespace socketscope;
using crafting::Silence;
using lab::Happening;
using lab::Reason;

namespace {

Bytes bytes(std::string_view hex)
{
    return parseHex(hex).value();
}

// The document's datagram "hello", 127.0.0.1:8000 to 127.0.0.1:8888.
const Bytes hello = bytes("450000210000400040113cca7f0000017f0000011f4022b8000d7c0768656c6c6f");
const Bytes echoRequest = bytes("4500001c0000400040013cde7f0000017f0000010800f7ff00000000");

Bytes datagram(std::string_view payload)
{
    Bytes packet(hello.begin(), hello.begin() + 28);
    packet.insert(packet.end(), payload.begin(), payload.end());
    packet[3] = static_cast<std::uint8_t>(packet.size());
    packet[25] = static_cast<std::uint8_t>(packet.size() - 20);
    return packet;
}

QString replied(trace::AnswerKind kind, const Bytes& sent, const Bytes& back, int type = 0, int code = 0)
{
    crafting::SentPacket packet;
    packet.number = 1;
    crafting::Reply reply;
    reply.kind = kind;
    reply.type = static_cast<std::uint8_t>(type);
    reply.code = static_cast<std::uint8_t>(code);
    reply.from = wire::SocketAddress::parse("192.0.2.7:80").value();
    return ui::replyText({packet, reply, sent, back});
}

QString silence(Silence why, Reason reason = Reason::None, const Bytes& sent = hello)
{
    return ui::silenceText({.why = why, .node = 3, .reason = reason, .seq = 9}, "r2", sent);
}

} // namespace

class TestSilence : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPacketInAGlance()
    {
        QCOMPARE(ui::packetGlance(hello), "UDP 8000 → 8888 “hello”");
        QCOMPARE(ui::packetGlance(echoRequest), "ICMP Echo Request (8/0)");
        QCOMPARE(ui::limitGlance(hello), "TTL 64");
        QCOMPARE(ui::endsGlance(hello), "127.0.0.1:8000 → 127.0.0.1:8888");
        QCOMPARE(ui::endsGlance(echoRequest), "127.0.0.1 → 127.0.0.1");
        QCOMPARE(ui::packetGlance({}), "");
        QCOMPARE(ui::limitGlance({}), "");
        QCOMPARE(ui::endsGlance({}), "");
        Bytes igmp = hello;
        igmp[9] = 2;
        QCOMPARE(ui::packetGlance(igmp), "protocol 2");
    }

    void whatPeersWroteIsQuotedHarmlessly()
    {
        QCOMPARE(ui::quoted(toBytes("<b>\n\x1b")), "“<b>\\n\\x1b”");
        QCOMPARE(ui::quoted(toBytes("123456789012345678901234567")), "“123456789012345678901234…”");
        // Not cut within the ä.
        QCOMPARE(ui::quoted(toBytes("12345678901234567890123\xc3\xa4")), "“12345678901234567890123…”");
        QCOMPARE(ui::quoted({}), "“”");
    }

    void repliesSayHowTheyRelateToWhatWasSent()
    {
        using enum trace::AnswerKind;
        QCOMPARE(replied(UdpReply, hello, datagram("HELLO")), "UDP — “HELLO” (your “hello” in capitals)");
        QCOMPARE(replied(UdpReply, hello, hello), "UDP — “hello” (your own bytes)");
        QCOMPARE(replied(UdpReply, hello, datagram("olleh")), "UDP — “olleh” (your “hello” reversed)");
        QCOMPARE(replied(UdpReply, hello, datagram("12:00")), "UDP — “12:00”");
        QCOMPARE(replied(UdpReply, hello, datagram("")), "UDP — an empty datagram");
        QCOMPARE(replied(SynAck, {}, {}), "TCP SYN+ACK — port 80 takes connections");
        const Bytes unreachable = bytes(
            "4500003800004000400100007f0000017f0000010303000000000000450000210000400040113cca7f0000017f"
            "0000011f4022b8000d7c07");
        QCOMPARE(replied(PortUnreachable, hello, unreachable, 3, 3),
            "ICMP Destination Unreachable (3/3): port unreachable — quotes your header");
        QCOMPARE(replied(TimeExceeded, hello, {}, 11, 0), "ICMP type 11, code 0 — quotes your header");
    }

    void aTimestampReplySaysTheTimeThere()
    {
        const std::string head = "450000280001000040018e98c6336407c00002010e00000012340005";
        const std::string times = "039ea9a4039ea9a4"; // 0x039ea9a4 ms: 16 h 52 min 9.764 s
        using trace::AnswerKind;
        QCOMPARE(replied(AnswerKind::TimestampReply, {}, bytes(head + times + "039ea9a4"), 14, 0),
            "ICMP Timestamp Reply (14/0) — its clock shows 16:52:09.764 UTC");
        QCOMPARE(replied(AnswerKind::TimestampReply, {}, bytes(head + times + "839ea9a4"), 14, 0),
            "ICMP Timestamp Reply (14/0)");
    }

    void aResetMeansAnotherThingToASyn()
    {
        const std::string head = "4500002800004000400600007f0000017f000001138800500000000000000000";
        const Bytes syn = bytes(head + "5002200000000000");
        const Bytes data = bytes(head + "5018200000000000");
        QCOMPARE(replied(trace::AnswerKind::Reset, syn, {}), "TCP RST — nobody takes connections on port 80");
        QCOMPARE(replied(trace::AnswerKind::Reset, data, {}), "TCP RST — port 80 knows no such connection");
    }

    void everySilenceHasItsReason()
    {
        QCOMPARE(silence(Silence::DroppedAt, Reason::TtlExpired), "Thrown away at r2: its TTL is used up");
        QCOMPARE(silence(Silence::DroppedAt, Reason::Lost), "Lost on the link after r2");
        QCOMPARE(silence(Silence::AnswerLost, Reason::Firewall),
            "An answer was on its way and was thrown away at r2: a rule of the firewall");
        QCOMPARE(silence(Silence::AnswerWithheld, Reason::PingOff),
            "r2 owed an answer and kept it to itself: pings are not answered there");
        QCOMPARE(silence(Silence::WrongChecksum),
            "The target's kernel throws it away because of the wrong checksum");
        QVERIFY(silence(Silence::ImpossibleHeader).contains("version or length"));
        QCOMPARE(ui::silenceText({.why = Silence::AnswerElsewhere}, {}, hello),
            "An answer goes to 127.0.0.1, which the packet names as its source, and not to this computer");
        QVERIFY(silence(Silence::ItselfByLink).contains("martian"));
        QVERIFY(silence(Silence::AnswerElsewhere).contains("r2"));
        std::set<QString> texts;
        for (int why = 0; why <= int(Silence::NothingToAnswer); ++why) {
            const auto reason = static_cast<Silence>(why);
            const QString text = silence(reason);
            QVERIFY2(!text.isEmpty() && !text.endsWith('.'), qPrintable(text));
            QVERIFY2(texts.insert(text).second, qPrintable(text));
            QVERIFY(ui::silenceWords({.why = reason}, "r2", hello).text.endsWith('.'));
        }
    }

    void everySilenceHasAnAdvice()
    {
        const auto advice = [](Silence why, Reason reason, const Bytes& sent = hello) {
            return ui::silenceWords({.why = why, .node = 3, .reason = reason, .seq = 9}, "r2", sent).action;
        };
        for (int reason = int(Reason::None) + 1; reason <= int(Reason::AnswerChain); ++reason)
            for (const Silence why : {Silence::DroppedAt, Silence::AnswerLost, Silence::AnswerWithheld}) {
                const QString text = advice(why, static_cast<Reason>(reason));
                QVERIFY2(text.endsWith('.'), qPrintable(QString::number(reason)));
            }
        for (int why = 0; why <= int(Silence::NothingToAnswer); ++why)
            if (static_cast<Silence>(why) != Silence::NotSent)
                QVERIFY(advice(static_cast<Silence>(why), Reason::Lost).endsWith('.'));
        // What is sent again is lost again where the network has no way to its source. A source is never
        // automatic.
        QVERIFY(!advice(Silence::AnswerLost, Reason::NoRoute).contains("again"));
        QVERIFY(!advice(Silence::AnswerElsewhere, Reason::None).contains("automatic"));
        QVERIFY(advice(Silence::AnswerElsewhere, Reason::None).contains("as the source"));
        // A right checksum over a wrong length is wrong, too.
        QVERIFY(advice(Silence::WrongChecksum, Reason::None).contains("length"));
        QVERIFY(advice(Silence::DroppedAt, Reason::WrongTransportChecksum).contains("length"));
        // Routers fragment IPv4 only: RFC 8200, section 5.
        QVERIFY(advice(Silence::DroppedAt, Reason::TooBig).contains("fragment"));
        Bytes six(48, 0);
        six[0] = 0x60;
        QVERIFY(!advice(Silence::DroppedAt, Reason::TooBig, six).contains("fragment"));
    }

    void addressesThatMayNotAppearAreNamed()
    {
        QCOMPARE(silence(Silence::DroppedAt, Reason::Martian),
            "Thrown away at r2: 127.0.0.1, its source, is no address that may appear there");
        Bytes sent = hello;
        sent[12] = 10;
        sent[19] = 9;
        QCOMPARE(silence(Silence::DroppedAt, Reason::Martian, sent),
            "Thrown away at r2: 127.0.0.9, its destination, is no address that may appear there");
        sent[16] = 10;
        for (const Bytes& other : {sent, Bytes(), Bytes(19, 0x45)})
            QCOMPARE(silence(Silence::DroppedAt, Reason::Martian, other),
                "Thrown away at r2: an address that may not appear there");
    }

    void packetsThatAskForNothingAreNamed()
    {
        Bytes reply = echoRequest;
        reply[20] = 0;
        QCOMPARE(silence(Silence::NothingToAnswer, Reason::None, reply), "An echo reply asks for no answer");
        Bytes error = echoRequest;
        error[20] = 11;
        QCOMPARE(silence(Silence::NothingToAnswer, Reason::None, error), "Nobody answers an ICMP error");
        QCOMPARE(silence(Silence::NothingToAnswer), "Such a packet asks for no answer");
    }

    // What the packet lets conclude is told apart from what an event says.
    void conclusionsAreSaidToBeSuch()
    {
        const auto said = ui::silenceWords({.why = Silence::WrongChecksum}, {}, hello);
        QVERIFY(said.text.contains("concluded"));
        QVERIFY(said.action.contains("checksum"));
        QVERIFY(ui::silenceWords({.why = Silence::ImpossibleHeader}, {}, hello).text.contains("concluded"));
        QVERIFY(ui::silenceWords({.why = Silence::AnswerElsewhere}, {}, hello).text.contains("concluded"));
        QVERIFY(
            !ui::silenceWords({.why = Silence::DroppedAt, .seq = 7}, "r2", hello).text.contains("concluded"));
    }

    void everythingThatHappensHasALine()
    {
        QCOMPARE(ui::placeLine(Happening::Forwarded, Reason::None, "r1", hello), "r1 passed it on: TTL 64");
        QCOMPARE(ui::placeLine(Happening::Dropped, Reason::TtlExpired, "r3", hello),
            "r3 took it off the line: its TTL is used up");
        QCOMPARE(ui::placeLine(Happening::Translated, Reason::None, "nat", hello),
            "nat rewrote its addresses: 127.0.0.1:8000 → 127.0.0.1:8888");
        for (int what = 0; what <= int(Happening::Translated); ++what)
            for (const Bytes& packet : {hello, Bytes()})
                QVERIFY(ui::placeLine(static_cast<Happening>(what), Reason::Lost, "%1 %2", packet)
                            .contains("%1 %2"));
    }

    void whatPassesSaysWhyItIsHere()
    {
        crafting::Overheard packet;
        packet.from = wire::SocketAddress::parse("192.0.2.7:53").value();
        packet.length = 33;
        packet.listened = true;
        QCOMPARE(ui::overheardText(packet), "heard by the raw receiver");
        const auto said = ui::explain(packet, hello);
        QCOMPARE(said.title, "Passed: UDP 8000 → 8888 “hello”");
        QVERIFY(said.subtitle.contains("192.0.2.7:53"));
        QVERIFY(said.text.contains("raw receiver"));
        for (int reason = 0; reason <= int(trace::Unmatched::Duplicate); ++reason) {
            packet.listened = false;
            packet.reason = static_cast<trace::Unmatched>(reason);
            QVERIFY(!ui::overheardText(packet).isEmpty());
            QVERIFY(ui::explain(packet, {}).text.endsWith('.'));
        }
    }

    void rawSocketsAreExplained()
    {
        using wire::Family;
        using wire::LayerKind;
        QCOMPARE(ui::listeningText({Family::IPv6, LayerKind::Udp}), "UDP over IPv6");
        QCOMPARE(ui::listeningText({Family::IPv6, LayerKind::Icmpv6}), "ICMPv6");
        QVERIFY(ui::receiverText({Family::IPv4, LayerKind::Tcp}, false).contains("from the IPv4 header on"));
        QVERIFY(ui::receiverText({Family::IPv6, LayerKind::Tcp}, false).contains("no IPv6 header"));
        QVERIFY(!ui::receiverText({Family::IPv4, LayerKind::Tcp}, true).contains("this computer"));
    }
};

QTEST_GUILESS_MAIN(TestSilence)
#include "tst_silence.moc"
