// SPDX-License-Identifier: GPL-3.0-or-later
// The raw helper: opens raw and packet sockets for a program without rights and passes them to it. A raw
// socket is the right to forge any packet, so only the members of one group may run this (see SECURITY.md).
// It has one capability, CAP_NET_RAW, from its file, uses it to open its sockets, and gives it up before it
// reads a single byte. It takes no arguments and nothing from the environment.
#include "app/confinement/confinement.h"
#include "app/raw/service.h"

#include <unistd.h>

namespace {

// What the exit status says.
constexpr int notASocket = 2;
constexpr int noRights = 3; // net::RawHelperSockets knows this one
constexpr int badGrammar = 4;

constexpr char usage[] = "socketscope-raw: this program is started by Socketscope, to which it talks over a "
                         "socket as its standard input.\n";

} // namespace

int main()
{
    using namespace socketscope;
    confinement::forgetInheritance();
    if (!confinement::isPacketSocket(STDIN_FILENO)) {
        (void)!::write(STDERR_FILENO, usage, sizeof usage - 1);
        return notASocket;
    }
    raw::HeldSockets sockets;
    const bool opened = sockets.open();
    if (!confinement::giveUpRights() || !opened)
        return noRights;
    raw::Service service(STDIN_FILENO, sockets);
    const int status = service.run() == raw::Service::End::BadGrammar ? badGrammar : 0;
    ::_exit(status); // the kernel closes the sockets; nothing else is to be done without rights
}
