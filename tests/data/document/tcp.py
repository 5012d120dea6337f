#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The document's TCP program with its ends and ports as arguments (see README.md).

    tcp.py server HOST SERVER_PORT
    tcp.py client HOST CLIENT_PORT SERVER_PORT [MESSAGE]
"""

import socket
import sys

BUFFER_SIZE = 1024


def family_of(host):
    return socket.AF_INET6 if ":" in host else socket.AF_INET


def server(HOST, SERVER_PORT):
    """Receive a message from the client socket."""
    s = socket.socket(family=family_of(HOST), type=socket.SOCK_STREAM)
    s.bind((HOST, SERVER_PORT))
    SERVER_PORT = s.getsockname()[1]
    backlog = 1
    s.listen(backlog)
    print(f"listening {HOST}:{SERVER_PORT}", file=sys.stderr, flush=True)
    c, (host, port, *_) = s.accept()
    while True:
        message = c.recv(BUFFER_SIZE)
        print(f"{HOST}:{SERVER_PORT} received message {message} from {host}:{port}")
        # The OS signals that the client has closed the connection
        # by returning an empty message.
        if not message:
            break
    s.close()


def client(HOST, CLIENT_PORT, SERVER_PORT, MESSAGE=b"hello"):
    """Send a message to the server socket."""
    s = socket.socket(family=family_of(HOST), type=socket.SOCK_STREAM)
    s.bind((HOST, CLIENT_PORT))
    CLIENT_PORT = s.getsockname()[1]
    s.connect((HOST, SERVER_PORT))
    s.send(MESSAGE)
    print(f"{HOST}:{CLIENT_PORT} sent message {MESSAGE} to {HOST}:{SERVER_PORT}")
    s.close()


def main(end, host, *rest):
    if end == "server":
        server(host, int(rest[0]))
    else:
        client(host, int(rest[0]), int(rest[1]), *(message.encode() for message in rest[2:]))


if __name__ == "__main__":
    main(*sys.argv[1:])
