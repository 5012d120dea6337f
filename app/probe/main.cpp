// SPDX-License-Identifier: GPL-3.0-or-later
// The probe helper: sends traceroute probes for a program without rights and hands back the packets that are
// about them. It has one capability, CAP_NET_RAW, from its file, uses it to open its sockets, and gives it up
// before it reads a single byte. It takes no arguments and nothing from the environment.
#include "app/confinement/confinement.h"
#include "app/probe/service.h"

#include <unistd.h>

namespace {

// What the exit status says.
constexpr int notASocket = 2;
constexpr int noRights = 3;
constexpr int badGrammar = 4;

constexpr char usage[]
    = "socketscope-probe: this program is started by Socketscope, to which it talks over a "
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
    static rawprobe::Prober prober; // some 200 KiB: too large for a stack
    const bool opened = prober.open() == 0;
    if (!confinement::giveUpRights() || !opened)
        return noRights;
    probe::Service service(STDIN_FILENO, prober);
    const int status = service.run() == probe::Service::End::BadGrammar ? badGrammar : 0;
    ::_exit(status); // the kernel closes the sockets; nothing else is to be done without rights
}
