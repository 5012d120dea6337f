# SPDX-License-Identifier: GPL-3.0-or-later
"""Talks to the probe helper as its protocol says: messages of fixed form over a SOCK_SEQPACKET socket."""

import ipaddress
import os
import socket
import struct
import subprocess

import programs

PROBE = os.environ.get("SOCKETSCOPE_PROBE", "")
HELLO, SENT, DEPARTED, FAILED, ANSWER = 1, 2, 3, 4, 5
ICMP, UDP, TCP = 0, 1, 2


def request(number, destination, protocol=ICMP, ttl=1, size=60, mark=1, source=None, source_port=0, port=33434,
            identifier=4711, flow=0, tos=0, flow_label=0):
    """A request to send one probe."""
    to = ipaddress.ip_address(destination)
    packed = [ip.packed.ljust(16, b"\0") if ip else bytes(16)
              for ip in (ipaddress.ip_address(source) if source else None, to)]
    return struct.pack("!8B2I5H2BI16s16sHH", 1, 2, to.version, protocol, flow, ttl, tos, 0x53, number, flow_label,
                       identifier, source_port, port, mark, size, 0, bool(source), 0, *packed, size, 0)


class Helper:
    """A running helper. `inside` and `before` are commands that start it, such as `setpriv …`."""

    def __init__(self, path=None, inside=(), before=(), descriptors=()):
        self.socket, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.socket.settimeout(programs.PATIENCE)
        self.process = subprocess.Popen([*inside, *before, path or PROBE], stdin=theirs, stdout=subprocess.DEVNULL,
                                        stderr=subprocess.PIPE, pass_fds=descriptors)
        theirs.close()

    def ask(self, message):
        self.socket.send(message)

    def hello(self):
        self.ask(bytes([1, 1]) + bytes(66))
        return self.report()

    def report(self):
        """(kind, number, errno, time in ns, families, inferred, packet), or None at its end."""
        try:
            data = self.socket.recv(70000)
        except ConnectionResetError:
            return None
        if not data:
            return None
        version, kind, families, _, inferred, _, number, error, at = struct.unpack_from("!4BHHIIq", data)
        assert version == 1
        return kind, number, error, at, families, inferred, data[24:]

    def refusal(self, message):
        """The errno of a request that is refused, or 0 where it is not."""
        self.ask(message)
        while (report := self.report()) is not None:
            if report[0] == FAILED:
                return report[2]
            if report[0] == SENT:
                return 0
        return None

    def end(self):
        self.socket.close()
        return self.process.wait(programs.PATIENCE)

    def close(self):
        self.socket.close()
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.process.stderr.close()
