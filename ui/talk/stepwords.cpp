// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/talk/stepwords.h"

#include "core/journal/calltext.h"
#include "core/journal/eventnames.h"
#include "ui/words/eventwords.h"

#include <QtCore/QCoreApplication>

namespace socketscope::ui {
namespace {

using journal::CallName;
using journal::StateCode;
using journal::StepState;
using namespace Qt::StringLiterals;

class StepWords {
    Q_DECLARE_TR_FUNCTIONS(StepWords)
};

QString fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString placeText(const talk::Place& place)
{
    if (!place.endpoint.empty())
        return fromUtf8(place.endpoint);
    const QString host = fromUtf8(place.host);
    const QString shown = host.contains(u':') ? u'[' + host + u']' : host;
    const QString port = place.reserved.empty() ? QString::number(place.port) : fromUtf8(place.reserved);
    return shown + u':' + port;
}

QString untilText(const talk::Until& until)
{
    using Kind = talk::Until::Kind;
    switch (until.kind) {
    case Kind::Once:
        return {};
    case Kind::Times:
        return StepWords::tr(" %n times", nullptr, static_cast<int>(until.count));
    case Kind::Empty:
        return StepWords::tr(" until b''");
    case Kind::ByteCount:
        return StepWords::tr(" until %1 B").arg(until.count);
    case Kind::Delimiter: {
        journal::Payload bytes;
        bytes.data = reinterpret_cast<const std::uint8_t*>(until.delimiter.data());
        bytes.kept = bytes.length = static_cast<std::uint32_t>(until.delimiter.size());
        return StepWords::tr(" until %1").arg(QString::fromStdString(journal::previewText(bytes)));
    }
    case Kind::LengthPrefix:
        return StepWords::tr(" by length (%1 B)").arg(until.count);
    case Kind::Forever:
        return StepWords::tr(" again and again");
    }
    return {};
}

QString howText(std::int32_t how)
{
    return how == 0 ? u"SHUT_RD"_s : how == 1 ? u"SHUT_WR"_s : u"SHUT_RDWR"_s;
}

QString timesText(const talk::SendStep& send)
{
    if (send.times == 1)
        return {};
    const QString every
        = send.every.count() > 0 ? StepWords::tr(" every %1").arg(durationText(send.every)) : QString();
    return send.times == 0 ? StepWords::tr(" again and again%1").arg(every)
                           : StepWords::tr(" %n times%1", nullptr, static_cast<int>(send.times)).arg(every);
}

/// The arguments of a step: in short, or all of them.
struct Arguments {
    bool full;

    QString operator()(const talk::SocketStep&) const { return u"()"_s; }
    QString operator()(const talk::OptionStep& option) const
    {
        const QString name = fromUtf8(nameOf(option.option));
        if (option.option == journal::OptionName::IpAddMembership)
            return u'(' + name + u", "_s + fromUtf8(option.group) + u')';
        return u'(' + name + u", "_s + QString::number(option.value) + u')';
    }
    QString operator()(const talk::BindStep& bind) const
    {
        return full ? u'(' + placeText(bind.at) + u')' : u"()"_s;
    }
    QString operator()(const talk::ListenStep& listen) const
    {
        return u'(' + QString::number(listen.backlog) + u')';
    }
    QString operator()(const talk::AcceptStep& accept) const
    {
        return accept.times > 1
            ? u"()"_s + StepWords::tr(" %n times", nullptr, static_cast<int>(accept.times))
            : u"()"_s;
    }
    QString operator()(const talk::ConnectStep& connect) const
    {
        return full ? u'(' + placeText(connect.to) + u')' : u"()"_s;
    }
    QString operator()(const talk::SendStep& send) const
    {
        const QString size = QString::number(send.message.bytes->size()) + u" B"_s;
        const QString to = full && send.to != talk::Place {} ? u", "_s + placeText(send.to) : QString();
        return u'(' + size + to + u')' + timesText(send);
    }
    QString operator()(const talk::ReceiveStep& receive) const
    {
        const QString timeout = full && receive.timeout.count() > 0
            ? StepWords::tr(", at most %1").arg(durationText(receive.timeout))
            : QString();
        const bool quiet = !full && receive.until.kind == talk::Until::Kind::Forever;
        return u'(' + QString::number(receive.bufferSize) + u')'
            + (quiet ? QString() : untilText(receive.until)) + timeout;
    }
    QString operator()(const talk::ShutdownStep& shutdown) const
    {
        return u'(' + howText(shutdown.how) + u')';
    }
    QString operator()(const talk::CloseStep&) const { return u"()"_s; }
};

QString text(const talk::Step& step, bool datagram, bool full)
{
    return fromUtf8(nameOf(talk::callOf(step.action, datagram))) + std::visit(Arguments {full}, step.action);
}

QString successText(const journal::JournalView& view, const journal::Event& returned, std::uint32_t returns,
    std::uint32_t newestConnection)
{
    switch (returned.call) {
    case CallName::Accept:
        return StepWords::tr("conn %1").arg(newestConnection);
    case CallName::Connect:
        return returned.cause == 0 ? QString() : durationText(returned.at - view.at(returned.cause).at);
    case CallName::Recv:
    case CallName::Recvfrom:
    case CallName::Send:
    case CallName::Sendto:
        if (returns > 1)
            return StepWords::tr("%n times", nullptr, static_cast<int>(returns));
        return returned.result == 0 && returned.call == CallName::Recv
            ? u"b''"_s
            : QString::number(returned.result) + u" B"_s;
    default:
        return QString::fromStdString(journal::resultText(returned));
    }
}

} // namespace

QString stepText(const talk::Step& step, bool datagram)
{
    return text(step, datagram, false);
}

QString stepDetails(const talk::Step& step, bool datagram)
{
    QString details = text(step, datagram, true);
    for (const talk::Condition& condition : step.after)
        details += u'\n' + StepWords::tr("waits for %1").arg(fromUtf8(condition.text()));
    return details;
}

QString stepResult(const journal::JournalView& view, const talk::Step& step,
    const journal::StepProgress& progress, std::uint32_t newestConnection)
{
    switch (progress.state()) {
    case StepState::NotReached:
        return {};
    case StepState::Waiting:
        return step.after.empty() ? StepWords::tr("waits")
                                  : StepWords::tr("after %1").arg(fromUtf8(step.after.front().text()));
    case StepState::Cancelled:
        return StepWords::tr("stopped");
    case StepState::InCall:
        if (progress.returns == 0)
            return StepWords::tr("waits");
        break;
    case StepState::Done:
    case StepState::Failed:
        break;
    }
    const journal::Event& returned = view.at(progress.returned);
    if (returned.result < 0)
        return fromUtf8(journal::errnoName(returned.error));
    return successText(view, returned, progress.returns, newestConnection);
}

QString stepStateText(StepState state)
{
    switch (state) {
    case StepState::NotReached:
        return StepWords::tr("not reached");
    case StepState::Waiting:
        return StepWords::tr("waits for its turn");
    case StepState::InCall:
        return StepWords::tr("in the call");
    case StepState::Done:
        return StepWords::tr("done");
    case StepState::Failed:
        return StepWords::tr("failed");
    case StepState::Cancelled:
        return StepWords::tr("stopped");
    }
    return {};
}

StateLook socketStateLook(StateCode state, bool datagram)
{
    switch (state) {
    case StateCode::Open:
        return {u"OPEN"_s};
    case StateCode::Bound:
        return {u"BOUND"_s, &Theme::text};
    case StateCode::Listening:
        return {u"LISTEN"_s, &Theme::text};
    case StateCode::Connecting:
        return {u"SYN-SENT"_s};
    case StateCode::Established:
        return {datagram ? u"CONNECTED"_s : u"ESTABLISHED"_s, &Theme::good};
    case StateCode::PeerClosed:
        return {u"CLOSE-WAIT"_s, &Theme::warning};
    case StateCode::HalfClosed:
        return {u"FIN-WAIT"_s, &Theme::warning};
    case StateCode::Reset:
        return {u"RESET"_s, &Theme::lost};
    case StateCode::Closed:
        return {u"CLOSED"_s};
    default:
        return {};
    }
}

QString roleText(talk::Role role)
{
    switch (role) {
    case talk::Role::UdpServer:
        return StepWords::tr("UDP server");
    case talk::Role::UdpClient:
        return StepWords::tr("UDP client");
    case talk::Role::TcpServer:
        return StepWords::tr("TCP server");
    case talk::Role::TcpClient:
        return StepWords::tr("TCP client");
    case talk::Role::TcpConnection:
        return StepWords::tr("TCP connection");
    case talk::Role::Recorder:
    case talk::Role::Tracer:
    case talk::Role::Crafter:
    case talk::Role::Node:
        return StepWords::tr("Socketscope");
    }
    return {};
}

QString endpointTitle(const std::string& name, talk::Role role)
{
    const bool server = role == talk::Role::UdpServer || role == talk::Role::TcpServer;
    return name == (server ? "server" : "client") ? roleText(role) : harmless(fromUtf8(name));
}

ThemeColor roleColor(talk::Role role)
{
    switch (role) {
    case talk::Role::UdpServer:
    case talk::Role::TcpServer:
        return &Theme::server;
    case talk::Role::UdpClient:
    case talk::Role::TcpClient:
        return &Theme::client;
    case talk::Role::TcpConnection:
        return &Theme::connection;
    case talk::Role::Recorder:
    case talk::Role::Tracer:
    case talk::Role::Crafter:
    case talk::Role::Node:
        break;
    }
    return &Theme::other;
}

} // namespace socketscope::ui
