# SPDX-License-Identifier: GPL-3.0-or-later
"""Talks to the raw helper as its protocol says: a request of fixed form, and a descriptor with the answer."""

import errno
import os
import socket
import struct

import probeclient

RAW = os.environ.get("SOCKETSCOPE_RAW", "")
MAGIC = 0x53537261

SOCKETS = [(family, socket.SOCK_RAW, protocol)
           for family, icmp in ((socket.AF_INET, socket.IPPROTO_ICMP), (socket.AF_INET6, socket.IPPROTO_ICMPV6))
           for protocol in (icmp, socket.IPPROTO_TCP, socket.IPPROTO_UDP, socket.IPPROTO_RAW)]
SOCKETS += [(socket.AF_PACKET, socket.SOCK_RAW, 0), (socket.AF_PACKET, socket.SOCK_DGRAM, 0)]
UDP4, RAW4, UDP6 = (SOCKETS[index] for index in (2, 3, 6))
ICMP4, PACKET = SOCKETS[0], SOCKETS[-1]


def request(family, kind, protocol, magic=MAGIC, version=1, filled=0, tail=0):
    return struct.pack("!IBBHHHI", magic, version, filled, family, kind, protocol, tail)


class Helper(probeclient.Helper):
    def __init__(self, path=None, **options):
        super().__init__(path=path or RAW, **options)

    def reply(self):
        """(errno, descriptors), or None at its end."""
        try:
            data, descriptors, _, _ = socket.recv_fds(self.socket, 100, 8)
        except ConnectionResetError:
            return None
        if not data:
            return None
        magic, version, error = struct.unpack("!IB3xI", data)
        assert (magic, version) == (MAGIC, 1)
        return error, descriptors

    def take(self, *numbers):
        """That socket, which must come."""
        self.ask(request(*numbers))
        error, descriptors = self.reply()
        assert error == 0 and len(descriptors) == 1, errno.errorcode.get(error, error)
        return socket.socket(*numbers, fileno=descriptors[0])
