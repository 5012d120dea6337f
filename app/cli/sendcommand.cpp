// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/cli/printer.h"
#include "app/cli/sessionrun.h"

#include "core/base/hex.h"
#include "core/talk/messagefile.h"
#include "ui/words/errorwords.h"

#include <cerrno>
#include <cmath>

namespace socketscope::app {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Result<talk::Message> readMessage(const QCommandLineParser& parser)
{
    if (parser.isSet(u"text"_s))
        return talk::Message::text(argumentBytes(parser.value(u"text"_s)));
    if (parser.isSet(u"file"_s))
        return talk::loadMessageFile(parser.value(u"file"_s));
    const std::string digits = parser.value(u"hex"_s).toStdString();
    auto bytes = parseHex(digits);
    if (!bytes)
        return fail(bytes.error());
    return talk::Message {talk::Message::Source::Hex, talk::Message::LineEnding::None, digits,
        std::make_shared<const Bytes>(std::move(*bytes))};
}

std::optional<Duration> readWait(const QString& text)
{
    bool ok = false;
    const double seconds = text.toDouble(&ok);
    constexpr double most = 24 * 3600;
    if (!ok || !std::isfinite(seconds) || seconds < 0 || seconds > most)
        return std::nullopt;
    return std::chrono::duration_cast<Duration>(std::chrono::duration<double>(seconds));
}

constexpr Duration answerIsOver = 200ms; ///< without a further part of it
constexpr Duration lastChance = 500ms; ///< for an answer to the end of our stream

talk::Program clientProgram(bool udp, const wire::HostAndPort& to,
    const std::optional<wire::HostAndPort>& from, const talk::Message& message, std::uint32_t buffer,
    Duration wait)
{
    using namespace talk;
    const Place place {.host = to.host, .port = to.port};
    Program program;
    program.role = udp ? Role::UdpClient : Role::TcpClient;
    program.steps = {{SocketStep {}}};
    if (from)
        program.steps.push_back({BindStep {{.host = from->host, .port = from->port}}});
    if (!udp)
        program.steps.push_back({ConnectStep {place}});
    program.steps.push_back({SendStep {.message = message, .to = udp ? place : Place {}}});
    if (wait > 0ns && udp)
        program.steps.push_back({ReceiveStep {.bufferSize = buffer, .timeout = wait}});
    if (wait > 0ns && !udp) {
        // The stream stays open while an answer may come: a netcat that hears "that was all" hangs up. Then
        // it is said all the same, for servers that read to the end before they answer or close.
        const Until end {Until::Kind::Empty};
        program.steps.push_back(
            {ReceiveStep {.bufferSize = buffer, .until = end, .timeout = wait, .quiet = answerIsOver}});
        program.steps.push_back({.action = ShutdownStep {}, .whileOpen = true});
        program.steps.push_back({.action
            = ReceiveStep {.bufferSize = buffer, .until = end, .timeout = lastChance, .quiet = lastChance},
            .whileOpen = true});
    }
    program.steps.push_back({CloseStep {}});
    return program;
}

/// Whether anything went against what was asked: a call that failed, or an ICMP error. A time-out counts
/// where nothing at all had come.
bool somethingFailed(const journal::JournalView& view)
{
    bool received = false;
    bool timedOut = false;
    bool failed = false;
    for (journal::Seq seq = 1; seq <= view.size(); ++seq) {
        const journal::Event& event = view.at(seq);
        const bool receives
            = event.call == journal::CallName::Recv || event.call == journal::CallName::Recvfrom;
        const bool outOfTime = event.kind == journal::EventKind::Failure
            ? event.failure() == journal::FailureCode::TimedOut
            : receives && event.error == EAGAIN;
        if (event.kind == journal::EventKind::Return && receives && event.result >= 0)
            received = true;
        else if (outOfTime)
            timedOut = true;
        else if (event.kind == journal::EventKind::Failure
            || (event.kind == journal::EventKind::Return && event.result < 0))
            failed = true;
    }
    return failed || (timedOut && !received);
}

/// Checks what can be said before anything is sent. An empty string where there is nothing to say.
QString refusal(bool udp, const talk::Message& message)
{
    constexpr std::size_t mostInDatagram = 65507; // 65535 less the headers of IPv4 (20) and UDP (8)
    if (udp && message.bytes->size() > mostInDatagram)
        return ui::sentence({.code = ErrorCode::DatagramTooLarge,
            .amount = static_cast<std::int64_t>(message.bytes->size())});
    return {};
}

QString mixedFamilies(const wire::HostAndPort& to, const wire::HostAndPort& from)
{
    const auto a = wire::IpAddress::parse(to.host);
    const auto b = wire::IpAddress::parse(from.host);
    if (!a || !b || a->family == b->family)
        return {};
    return ui::sentence({.code = ErrorCode::MixedFamilies, .detail = from.host});
}

} // namespace

int sendCommand(const QStringList& words)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QCoreApplication::translate("cli", "Sends one message and shows every call."));
    parser.addPositionalArgument(u"protocol"_s, u"udp or tcp"_s, u"udp|tcp"_s);
    parser.addPositionalArgument(u"address"_s,
        QCoreApplication::translate(
            "cli", "Whom to send to, as 127.0.0.1:8000, [::1]:8000 or localhost:8000."),
        u"ADDR:PORT"_s);
    parser.addOptions(
        {{u"from"_s, QCoreApplication::translate("cli", "Own address to bind."), u"ADDR:PORT"_s},
            {u"text"_s, QCoreApplication::translate("cli", "The message as text."), u"T"_s},
            {u"hex"_s, QCoreApplication::translate("cli", "The message as hex digits."), u"H"_s},
            {u"file"_s, QCoreApplication::translate("cli", "The message from a file."), u"F"_s},
            {u"buffer"_s, QCoreApplication::translate("cli", "Bytes that one call may return."), u"N"_s},
            {u"wait"_s, QCoreApplication::translate("cli", "Wait that long for an answer."), u"SECONDS"_s,
                u"0"_s},
            {u"json"_s,
                QCoreApplication::translate("cli", "Print the lines of a session file as they happen.")}});
    if (const auto status = parseArguments(parser, u"send"_s, words))
        return *status;
    const QStringList positionals = parser.positionalArguments();
    if (positionals.size() != 2 || (positionals[0] != u"udp"_s && positionals[0] != u"tcp"_s))
        return wrongUsage(
            QCoreApplication::translate("cli", "send takes udp or tcp, and an address like 127.0.0.1:8000."));
    if (parser.isSet(u"text"_s) + parser.isSet(u"hex"_s) + parser.isSet(u"file"_s) != 1)
        return wrongUsage(
            QCoreApplication::translate("cli", "send takes exactly one of --text, --hex and --file."));
    const bool udp = positionals[0] == u"udp"_s;
    const auto to = wire::HostAndPort::parse(positionals[1].toStdString());
    if (!to)
        return wrongUsage(ui::sentence(to.error()));
    std::optional<wire::HostAndPort> from;
    if (parser.isSet(u"from"_s)) {
        const auto parsed = wire::HostAndPort::parse(parser.value(u"from"_s).toStdString());
        if (!parsed)
            return wrongUsage(ui::sentence(parsed.error()));
        from = *parsed;
        if (const QString problem = mixedFamilies(*to, *from); !problem.isEmpty())
            return wrongUsage(problem);
    }
    const auto message = readMessage(parser);
    if (!message)
        return wrongUsage(ui::sentence(message.error()));
    if (const QString problem = refusal(udp, *message); !problem.isEmpty())
        return wrongUsage(problem);
    constexpr int mostBuffer = 64 << 20;
    const auto buffer = wholeNumber(parser, u"buffer"_s, 65536, 1, mostBuffer);
    if (!buffer)
        return WrongUsage;
    const auto wait = readWait(parser.value(u"wait"_s));
    if (!wait)
        return wrongUsage(QCoreApplication::translate("cli", "--wait takes seconds, not \"%1\".")
                              .arg(parser.value(u"wait"_s)));

    SessionRun run({.session = {.title = positionals.join(u' ')},
        .print = parser.isSet(u"json"_s) ? Print::Json : Print::Lines});
    run.session().addEndpoint(
        {"client", clientProgram(udp, *to, from, *message, static_cast<std::uint32_t>(*buffer), *wait)});
    const int status = run.exec();
    const journal::JournalView view(run.session().journal());
    return somethingFailed(view) ? networkSaidNo(lastFailure(view)) : status;
}

} // namespace socketscope::app
