// SPDX-License-Identifier: GPL-3.0-or-later
// socketscope-cli: the same core as the window, in a terminal.
#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "ui/words/plaintext.h"

#include <QtCore/QCoreApplication>

#include <cstdio>
#include <map>

using namespace socketscope::app;
using namespace Qt::StringLiterals;

namespace {

constexpr auto usage = R"(Shows what sockets do.

  socketscope-cli listen udp|tcp ADDR:PORT [--reply none|echo|shout|reverse|time|fixed:TEXT]
                         [--buffer N] [--backlog N] [--count N] [--json]
  socketscope-cli send udp|tcp ADDR:PORT [--from ADDR:PORT] (--text T | --hex H | --file F)
                       [--buffer N] [--wait SECONDS] [--json]
  socketscope-cli run SCENE|FILE [--ladder | --json] [--save FILE]
  socketscope-cli ladder FILE [--text | --svg OUT]
  socketscope-cli trace TARGET [--network host|TOPOLOGY|FILE] [--via auto|raw|udp|ping|tcp] [--protocol icmp|udp|tcp]
                        [--flow classic|paris|dublin] [--first N] [--max N] [--ttl N] [--queries N] [--rounds N]
                        [--interval S] [--port N] [--size N] [--wait S] [--gentle] [-4|-6] [--names]
                        [--json | --csv | --report] [--save FILE]
  socketscope-cli decode (--hex H | --pcap FILE) [--json]
  socketscope-cli checksum (--hex H | --text T) [--steps]
  socketscope-cli craft [--template NAME|FILE] [--set LAYER.FIELD=VALUE …] [--payload-text T | --payload-hex H]
                        [--hex | --json | --python | --c | --scapy]
  socketscope-cli craft … --send [--network host|TOPOLOGY|FILE] [--way raw|raw-header|link|datagram] [--count N]
                        [--interval S] [--counter LAYER.FIELD] [--wait S] [--forged] [--json] [--save FILE]
                        [--pcapng FILE]

Port 0 lets the system choose. Each command has --help.
Exit status: 0 done, 1 the network said no, or the disk (the reason is on stderr), 2 wrong usage.
)";

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"socketscope-cli"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(SOCKETSCOPE_VERSION));
    const QStringList words = argumentTexts(argc, argv);
    if (words.isEmpty()) {
        std::fputs(usage, stderr);
        return WrongUsage;
    }
    if (words.front() == u"--help"_s || words.front() == u"-h"_s || words.front() == u"help"_s) {
        std::fputs(usage, stdout);
        return finishOutput();
    }
    if (words.front() == u"--version"_s || words.front() == u"-v"_s) {
        std::puts(SOCKETSCOPE_VERSION);
        return finishOutput();
    }
    static const std::map<QString, int (*)(const QStringList&)> commands {{u"listen"_s, listenCommand},
        {u"send"_s, sendCommand}, {u"run"_s, runCommand}, {u"ladder"_s, ladderCommand},
        {u"trace"_s, traceCommand}, {u"decode"_s, decodeCommand}, {u"checksum"_s, checksumCommand},
        {u"craft"_s, craftCommand}};
    const auto command = commands.find(words.front());
    if (command == commands.end())
        return wrongUsage(QCoreApplication::translate("cli", "there is no command \"%1\"; --help lists them.")
                              .arg(socketscope::ui::harmless(words.front())));
    const int status = command->second(words.mid(1));
    return status == Done ? finishOutput() : status;
}
