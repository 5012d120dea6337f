#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The document's UDP program with its ends and ports as arguments (see README.md).

    udp.py server HOST SERVER_PORT
    udp.py client HOST CLIENT_PORT SERVER_PORT [MESSAGE]
"""

import socket
import sys

BUFFER_SIZE = 1024


def family_of(host):
    return socket.AF_INET6 if ":" in host else socket.AF_INET


def server(HOST, SERVER_PORT):
    """Receive a message from the client socket."""
    s = socket.socket(family=family_of(HOST), type=socket.SOCK_DGRAM)
    s.bind((HOST, SERVER_PORT))
    SERVER_PORT = s.getsockname()[1]
    print(f"listening {HOST}:{SERVER_PORT}", file=sys.stderr, flush=True)
    message, (host, port, *_) = s.recvfrom(BUFFER_SIZE)
    print(f"{HOST}:{SERVER_PORT} received message {message} from {host}:{port}")
    s.close()


def client(HOST, CLIENT_PORT, SERVER_PORT, MESSAGE=b"hello"):
    """Send a message to the server socket."""
    s = socket.socket(family=family_of(HOST), type=socket.SOCK_DGRAM)
    s.bind((HOST, CLIENT_PORT))
    CLIENT_PORT = s.getsockname()[1]
    s.sendto(MESSAGE, (HOST, SERVER_PORT))
    print(f"{HOST}:{CLIENT_PORT} sent message {MESSAGE} to {HOST}:{SERVER_PORT}")
    s.close()


def main(end, host, *rest):
    if end == "server":
        server(host, int(rest[0]))
    else:
        client(host, int(rest[0]), int(rest[1]), *(message.encode() for message in rest[2:]))


if __name__ == "__main__":
    main(*sys.argv[1:])
