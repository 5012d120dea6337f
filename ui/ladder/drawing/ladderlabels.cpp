// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ladder/drawing/ladderlabels.h"

#include "core/journal/calltext.h"
#include "core/journal/eventnames.h"
#include "core/journal/facts.h"
#include "ui/words/eventwords.h"
#include "ui/words/glance.h"
#include "ui/words/labwords.h"

#include <QtCore/QCoreApplication>

namespace socketscope::ui {
namespace {

using namespace Qt::StringLiterals;
using journal::Arrow;
using journal::CallName;
using journal::CallSpan;
using journal::Event;
using journal::JournalView;
using journal::Ladder;
using journal::Lane;

class Labels {
    Q_DECLARE_TR_FUNCTIONS(Ladder)
};

QString resultOf(const Ladder& ladder, const CallSpan& call, const Event& asked, const Event& returned)
{
    if (call.failed)
        return QString::fromStdString(journal::resultText(returned));
    switch (call.name) {
    case CallName::Accept:
        return call.branch == journal::noIndex ? u"fd %1"_s.arg(returned.result)
                                               : u"#%1"_s.arg(ladder.lane(call.branch).number);
    case CallName::Bind:
        return asked.local.port == returned.local.port ? QString() : u":%1"_s.arg(returned.local.port);
    case CallName::Send:
    case CallName::Sendto: // said already, unless the kernel took fewer
        return asked.argument == returned.result ? QString() : sizeText(returned.result);
    case CallName::Recv:
    case CallName::Recvfrom:
        if (call.name == CallName::Recv && returned.result == 0)
            return u"b''"_s;
        return sizeText(returned.result);
    case CallName::Setsockopt:
        return asked.argument == returned.argument ? QString() : QString::number(returned.argument);
    default:
        return QString::fromStdString(journal::resultText(returned));
    }
}

QString briefText(const Event& asked, const QString& name)
{
    switch (asked.call) {
    case CallName::Send:
    case CallName::Sendto:
        return u"%1(%2 B)"_s.arg(name, QString::number(asked.argument));
    case CallName::Connect:
        return u"%1(:%2)"_s.arg(name, QString::number(asked.peer.port));
    case CallName::Bind:
        return u"%1(:%2)"_s.arg(name, QString::number(asked.local.port));
    default:
        return name + u"()"_s;
    }
}

QString previewOf(const JournalView& view, const Arrow& arrow)
{
    const journal::ShortSeq seq = arrow.received ? arrow.received : arrow.sent;
    if (seq == 0 || seq > view.size())
        return {};
    journal::Payload bytes = view.at(seq).bytes;
    const std::uint32_t offset = arrow.received ? arrow.offset : 0;
    if (!bytes.data || offset >= bytes.kept)
        return {};
    bytes.data += offset;
    bytes.kept = std::min(bytes.kept - offset, arrow.bytes);
    bytes.length = arrow.bytes;
    constexpr std::size_t longest = 16;
    return QString::fromStdString(journal::previewText(bytes, longest));
}

QString stateOf(const Lane& lane)
{
    switch (lane.state) {
    case journal::StateCode::Bound:
        return u"BOUND"_s;
    case journal::StateCode::Listening:
        return u"LISTEN"_s;
    case journal::StateCode::Connecting:
        return u"SYN-SENT"_s;
    case journal::StateCode::Established:
        return lane.datagram ? u"CONNECTED"_s : u"ESTABLISHED"_s;
    case journal::StateCode::PeerClosed:
        return u"CLOSE-WAIT"_s;
    case journal::StateCode::HalfClosed:
        return u"FIN-WAIT"_s;
    case journal::StateCode::Reset:
        return u"RESET"_s;
    case journal::StateCode::Closed:
        return u"CLOSED"_s;
    default:
        return {};
    }
}

/// As it left: what a router took off shows from one arrow to the next.
QString packetArrowText(const JournalView& view, const Arrow& arrow)
{
    const QString limit = limitGlance(view.at(arrow.sent ? arrow.sent : arrow.received).bytes.view());
    return limit.isEmpty() ? sizeText(arrow.bytes) : limit;
}

PillText placePill(const Event& event)
{
    const QString why = labReasonText(static_cast<lab::Reason>(event.step % 256));
    const auto what = static_cast<lab::Happening>(event.step / 256);
    switch (what) {
    case lab::Happening::Sent:
    case lab::Happening::Forwarded:
        return {};
    case lab::Happening::Dropped: {
        const QString text = u"✗ "_s + (why.isEmpty() ? happeningText(what) : why);
        return {text, text};
    }
    case lab::Happening::Answered: {
        const QString glance = packetGlance(event.bytes.view());
        return {Labels::tr("answers: %1").arg(glance), Labels::tr("answers")};
    }
    default:
        break;
    }
    const QString text = happeningText(what);
    return {why.isEmpty() ? text : Labels::tr("%1: %2").arg(text, why), text};
}

} // namespace

PillText packetText(const JournalView& view, journal::Seq seq)
{
    const Event& event = view.at(seq);
    const QString glance = packetGlance(event.bytes.view());
    const auto with = [&glance](const QString& text) {
        return PillText {glance.isEmpty() ? text : Labels::tr("%1: %2").arg(text, glance), text};
    };
    switch (event.packet()) {
    case journal::PacketCode::Crafted:
        return with(Labels::tr("packet %1").arg(event.argument));
    case journal::PacketCode::Reply:
        return with(Labels::tr("reply"));
    case journal::PacketCode::Overheard:
        return with(Labels::tr("passes"));
    case journal::PacketCode::GivenUp:
        return {Labels::tr("nothing came back for packet %1").arg(event.argument), Labels::tr("no reply")};
    case journal::PacketCode::Place:
        return placePill(event);
    case journal::PacketCode::Probe:
    case journal::PacketCode::Answer:
    case journal::PacketCode::Stray:
        break;
    }
    return with({});
}

PillText pillText(const Ladder& ladder, const JournalView& view, const CallSpan& call)
{
    const Event& asked = view.at(call.call ? call.call : call.returned);
    const QString name = QString::fromLatin1(
        journal::nameOf(call.name).data(), qsizetype(journal::nameOf(call.name).size()));
    const QString whole = harmless(journal::callText(asked));
    const QString brief = briefText(asked, name);
    if (call.isOpen())
        return {whole, brief};
    const QString result = resultOf(ladder, call, asked, view.at(call.returned));
    if (result.isEmpty())
        return {whole, brief};
    return {whole + u" → "_s + result, name + u" → "_s + result};
}

PillText blockedText(const JournalView& view, const CallSpan& call, Instant now)
{
    const Event& asked = view.at(call.call ? call.call : call.returned);
    const Instant end = call.isOpen() ? now : view.at(call.returned).at;
    const QString name = QString::fromStdString(std::string(journal::nameOf(call.name)));
    const QString in = Labels::tr("blocked in %1()").arg(name);
    if (end - asked.at < std::chrono::microseconds(50))
        return {in, in};
    const QString duration = durationText(end - asked.at);
    return {Labels::tr("blocked in %1() · %2").arg(name, duration),
        call.isOpen() ? Labels::tr("blocked · %1").arg(duration) : in};
}

QString arrowText(const JournalView& view, const Arrow& arrow)
{
    switch (arrow.kind) {
    case Arrow::Kind::Handshake:
        return Labels::tr("handshake");
    case Arrow::Kind::EndOfStream:
        return Labels::tr("end of stream");
    case Arrow::Kind::Reset:
        return Labels::tr("reset");
    case Arrow::Kind::Packet:
        return packetArrowText(view, arrow);
    case Arrow::Kind::Datagram:
    case Arrow::Kind::Stream:
        break;
    }
    QString text = sizeText(arrow.bytes);
    if (arrow.lostBytes > 0)
        text = Labels::tr("%1 of %2")
                   .arg(sizeText(arrow.bytes), sizeText(qint64 {arrow.bytes} + arrow.lostBytes));
    const QString preview = previewOf(view, arrow);
    return preview.isEmpty() ? text : text + u' ' + preview;
}

QString lostText(const JournalView& view, const Arrow& arrow)
{
    if (arrow.state == Arrow::State::Missing)
        return Labels::tr("not received");
    if (arrow.reason == 0 || arrow.reason > view.size())
        return Labels::tr("lost");
    const Event& reason = view.at(arrow.reason);
    if (reason.kind == journal::EventKind::Return)
        return reason.result < 0 ? QString::fromStdString(journal::errnoName(reason.error))
                                 : Labels::tr("closed before it was read");
    return markText(view, arrow.reason).shorter;
}

QString laneName(const JournalView& view, const Lane& lane)
{
    switch (lane.kind) {
    case Lane::Kind::Outside:
        return lane.packets ? Labels::tr("Other end") : Labels::tr("Other program");
    case Lane::Kind::OtherPrograms:
        return lane.packets ? Labels::tr("Others") : Labels::tr("Other programs");
    case Lane::Kind::Connection:
        return Labels::tr("Connection %1").arg(view.actor(lane.actor).number);
    case Lane::Kind::Client:
    case Lane::Kind::Server:
    case Lane::Kind::Node:
        break;
    }
    // "server" of a UDP program is shown as "UDP server", a name that a person gave as it is.
    const QString name = harmless(view.actor(lane.actor).name);
    if (lane.packets && lane.kind == Lane::Kind::Client)
        return Labels::tr("Sender");
    if (lane.packets || (name != u"server" && name != u"client"))
        return name;
    return (lane.datagram ? u"UDP "_s : u"TCP "_s) + name;
}

QString laneAddress(const Lane& lane)
{
    if (lane.kind == Lane::Kind::Connection)
        return lane.peer.isNone() ? QString()
                                  : Labels::tr("from %1").arg(QString::fromStdString(lane.peer.text()));
    return QString::fromStdString(lane.addressText());
}

PillText laneState(const Lane& lane)
{
    const QString state = stateOf(lane);
    return {state, state == u"ESTABLISHED" ? u"ESTAB"_s : state};
}

PillText markText(const JournalView& view, journal::Seq seq)
{
    const QString whole = summary(view, seq);
    const Event& event = view.at(seq);
    if (event.kind == journal::EventKind::Failure && event.failure() == journal::FailureCode::IcmpError) {
        const QString name = icmpText(event);
        return {whole, name.isEmpty() ? whole : u"ICMP: "_s + name};
    }
    if (event.kind == journal::EventKind::Note && event.note() == journal::NoteCode::QtDid) {
        const QString what = QString::fromStdString(journal::fact(event.bytes.view(), "what"));
        return {whole, what.isEmpty() ? whole : u"Qt: "_s + harmless(what)};
    }
    return {whole, whole};
}

QString spokenText(const Ladder& ladder, const JournalView& view, journal::Row row)
{
    const journal::Seq seq = ladder.seqAt(row);
    const Event& event = view.at(seq);
    const journal::LaneIndex lane = ladder.laneAt(row);
    const QString who = lane == journal::noIndex ? QString() : laneName(view, ladder.lane(lane));
    const QString call
        = event.call == CallName::None ? QString() : harmless(journal::callText(event)) + u", "_s;
    return Labels::tr("%1 s, %2: %3%4").arg(timeText(event.at), who, call, summary(view, seq));
}

QString emptyText()
{
    return Labels::tr(
        "Nothing has happened yet. Run a scene or add an endpoint, and every socket call will appear here.");
}

} // namespace socketscope::ui
