#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""nc, ncat and socat as either end. Which one is the last argument: each is a test of its own, skipped where missing."""

import sys

import case
import record

# Tool -> (kind, IPv6) -> command of a client / of a server on a port of the system's choice, and what says it is bound.
CLIENTS = {
    "nc": lambda kind, host, port: ["nc", *(["-u"] if kind == "udp" else ["-N"]), host, port],
    "ncat": lambda kind, host, port: ["ncat", *(["-u"] if kind == "udp" else []), host, port],
    "socat": lambda kind, host, port: ["socat", "-t20", "-", f"{socat_name(kind, host)}:{bracketed(host)}:{port}"],
}
SERVERS = {
    "nc": lambda kind, host: (["nc", "-v", *(["-u"] if kind == "udp" else []), "-l", host, "0"],
                              rb"^(Listening|Bound) on "),
    "ncat": lambda kind, host: (["ncat", "-v", *(["-u"] if kind == "udp" else []), "-l", host, "0"],
                                rb"^Ncat: Listening on "),
    "socat": lambda kind, host: (
        ["socat", "-d", "-d", f"{socat_name(kind, host)}-{'LISTEN' if kind == 'tcp' else 'RECVFROM'}:0,"
         f"bind={bracketed(host)}", "-"], rb" (listening|receiving) on "),
}


def bracketed(host):
    return f"[{host}]" if ":" in host else host


def socat_name(kind, host):
    return kind.upper() + ("6" if ":" in host else "4")


class Netcat(case.Case):
    tool = "nc"

    def setUp(self):
        self.need(self.tool)

    def conversations(self):
        return [(f"{self.tool} {kind} {name}", kind, host, written)
                for name, _, host, written in case.families() for kind in ("udp", "tcp")]

    def test_as_client_of_our_server(self):
        for label, kind, host, written in self.conversations():
            with self.subTest(label):
                server = self.cli("listen", kind, written.format(0), "--reply", "shout", "--count", "1", "--json")
                _, port = server.listening()
                client = self.start(*CLIENTS[self.tool](kind, host, port), stdin=-1)
                client.write(b"hello\n")
                client.wait_for(rb"HELLO\n")
                client.close_stdin()
                if kind == "tcp":
                    self.assertEqual(client.end(), 0, client)
                self.assertEqual(server.end(), 0, server)
                call = "recv" if kind == "tcp" else "recvfrom"
                received = self.record_of(server).returns(call)
                self.assertEqual(b"".join(map(record.moved, received)), b"hello\n")

    def test_as_server_of_our_client(self):
        for label, kind, host, written in self.conversations():
            with self.subTest(label):
                command, ready = SERVERS[self.tool](kind, host)
                server = self.start(*command, stdin=-1)
                server.wait_for(ready, "err")
                port = server.bound_port()
                # The answer lies ready: our client says that it has sent all, and a netcat that hears this ends.
                server.write(b"well met\n")
                client = self.cli("send", kind, written.format(port), "--text", "hello", "--wait", "20", "--json")
                server.wait_for(rb"hello")
                if kind == "tcp":
                    server.close_stdin()
                self.assertEqual(client.end(), 0, client)
                call = "recv" if kind == "tcp" else "recvfrom"
                received = self.record_of(client).returns(call)
                self.assertEqual(b"".join(map(record.moved, received)), b"well met\n")


if __name__ == "__main__":
    Netcat.tool = sys.argv.pop()
    case.main()
