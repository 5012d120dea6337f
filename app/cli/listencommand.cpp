// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/cli/printer.h"
#include "app/cli/sessionrun.h"

#include "ui/words/errorwords.h"

#include <climits>

namespace socketscope::app {

using namespace Qt::StringLiterals;

namespace {

bool readReply(const QString& text, talk::Program& program)
{
    static const QHash<QString, talk::Reply> names {{u"none"_s, talk::Reply::None},
        {u"echo"_s, talk::Reply::Echo}, {u"shout"_s, talk::Reply::Shout},
        {u"reverse"_s, talk::Reply::Reverse}, {u"time"_s, talk::Reply::Time}};
    const auto fixed = "fixed:"_L1;
    if (text.startsWith(fixed)) {
        program.reply = talk::Reply::Fixed;
        program.fixedReply = talk::Message::text(text.mid(fixed.size()).toStdString());
        return true;
    }
    if (!names.contains(text))
        return false;
    program.reply = names.value(text);
    return true;
}

/// The server's column: for UDP `count` datagrams, for TCP `count` connections, or without end where it is 0.
talk::Program serverProgram(
    bool udp, const wire::HostAndPort& at, std::uint32_t buffer, int backlog, std::uint32_t count)
{
    using namespace talk;
    const BindStep bind {{.host = at.host, .port = at.port}};
    Program program;
    if (udp) {
        program.role = Role::UdpServer;
        const Until until = count ? Until {Until::Kind::Times, count} : Until {Until::Kind::Forever};
        program.steps
            = {{SocketStep {}}, {bind}, {ReceiveStep {.bufferSize = buffer, .until = until}}, {CloseStep {}}};
        return program;
    }
    program.role = Role::TcpServer;
    // A server that is started again soon after must get its port back while old connections are in
    // TIME_WAIT.
    program.steps = {{SocketStep {}}, {OptionStep {.option = journal::OptionName::SoReuseaddr, .value = 1}},
        {bind}, {ListenStep {backlog}}, {AcceptStep {count}}, {CloseStep {}}};
    program.connection
        = {{ReceiveStep {.bufferSize = buffer, .until = {Until::Kind::Empty}}}, {CloseStep {}}};
    return program;
}

} // namespace

int listenCommand(const QStringList& words)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QCoreApplication::translate("cli", "Waits for messages and shows every call."));
    parser.addPositionalArgument(u"protocol"_s, u"udp or tcp"_s, u"udp|tcp"_s);
    parser.addPositionalArgument(u"address"_s,
        QCoreApplication::translate(
            "cli", "Where to bind, as 127.0.0.1:8000 or [::1]:8000; port 0 lets the system choose."),
        u"ADDR:PORT"_s);
    parser.addOptions({{u"reply"_s,
                           QCoreApplication::translate(
                               "cli", "What to send back: none, echo, shout, reverse, time or fixed:TEXT."),
                           u"MODE"_s, u"none"_s},
        {u"buffer"_s, QCoreApplication::translate("cli", "Bytes that one call may return."), u"N"_s},
        {u"backlog"_s, QCoreApplication::translate("cli", "Connections that may wait for accept."), u"N"_s},
        {u"count"_s,
            QCoreApplication::translate("cli", "End after N messages (UDP) or connections closed (TCP)."),
            u"N"_s},
        {u"json"_s,
            QCoreApplication::translate("cli", "Print the lines of a session file as they happen.")}});
    if (const auto status = parseArguments(parser, u"listen"_s, words))
        return *status;
    const QStringList positionals = parser.positionalArguments();
    if (positionals.size() != 2 || (positionals[0] != u"udp"_s && positionals[0] != u"tcp"_s))
        return wrongUsage(QCoreApplication::translate(
            "cli", "listen takes udp or tcp, and an address like 127.0.0.1:8000."));
    const auto address = wire::HostAndPort::parse(positionals[1].toStdString());
    if (!address)
        return wrongUsage(ui::sentence(address.error()));
    constexpr int mostBuffer = 64 << 20;
    const auto buffer = wholeNumber(parser, u"buffer"_s, 65536, 1, mostBuffer);
    const auto backlog = wholeNumber(parser, u"backlog"_s, 128, 0, INT_MAX);
    const auto count = wholeNumber(parser, u"count"_s, 0, 1, INT_MAX);
    if (!buffer || !backlog || !count)
        return WrongUsage;
    const bool udp = positionals[0] == u"udp"_s;
    talk::Program program = serverProgram(
        udp, *address, static_cast<std::uint32_t>(*buffer), *backlog, static_cast<std::uint32_t>(*count));
    if (!readReply(parser.value(u"reply"_s), program))
        return wrongUsage(QCoreApplication::translate(
            "cli", "--reply takes none, echo, shout, reverse, time or fixed:TEXT, not \"%1\".")
                              .arg(parser.value(u"reply"_s)));

    SessionRun run({.session = {.title = positionals.join(u' ')},
        .print = parser.isSet(u"json"_s) ? Print::Json : Print::Lines,
        .sayListening = true});
    const talk::EndpointId server = run.session().addEndpoint({"server", program});
    const int status = run.exec();
    if (run.session().runState(server) != talk::RunState::Failed)
        return status;
    return networkSaidNo(lastFailure(journal::JournalView(run.session().journal())));
}

} // namespace socketscope::app
