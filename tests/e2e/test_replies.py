#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What servers answer, how much they take at a time, and when they end."""

import re
import socket
import time

import case
import record

MODES = [("echo", b"Hello, net", b"Hello, net"), ("shout", b"Hello, net", b"HELLO, NET"),
         ("reverse", b"Hello, net", b"ten ,olleH"), ("fixed:well met", b"Hello, net", b"well met"),
         ("fixed:a:b", b"x", b"a:b")]


class Replies(case.Case):
    def ask(self, kind, mode, message, *arguments):
        """What a server with that reply answers to one message."""
        server = self.cli("listen", kind, "127.0.0.1:0", "--reply", mode, "--count", "1", *arguments)
        host, port = server.listening()
        client = self.socket(socket.AF_INET, socket.SOCK_DGRAM if kind == "udp" else socket.SOCK_STREAM)
        client.connect((host, port))
        client.sendall(message)
        if kind == "udp":
            answer = client.recv(65535)
        else:
            client.shutdown(socket.SHUT_WR)
            answer = case.read_all(client)
        client.close()
        self.assertEqual(server.end(), 0, server)
        return answer

    def test_each_mode_answers_as_it_says(self):
        for kind in ("udp", "tcp"):
            for mode, message, answer in MODES:
                with self.subTest(f"{kind} {mode}"):
                    self.assertEqual(self.ask(kind, mode, message), answer)

    def test_the_time_of_day_is_a_time(self):
        for kind in ("udp", "tcp"):
            with self.subTest(kind):
                before = time.time()
                answer = self.ask(kind, "time", b"?").decode()
                after = time.time()
                told = re.search(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}", answer)[0]
                seconds = time.mktime(time.strptime(told, "%Y-%m-%dT%H:%M:%S"))
                self.assertTrue(int(before) <= seconds <= after, answer)

    def test_none_stays_silent(self):
        server = self.cli("listen", "tcp", "127.0.0.1:0", "--reply", "none", "--count", "1", "--json")
        host, port = server.listening()
        client = self.socket(socket.AF_INET, socket.SOCK_STREAM)
        client.connect((host, port))
        client.sendall(b"hello")
        client.shutdown(socket.SHUT_WR)
        self.assertEqual(case.read_all(client), b"")
        self.assertEqual(server.end(), 0, server)
        self.assertEqual(self.record_of(server).returns("send"), [])

    def test_an_empty_datagram_is_a_message_and_not_an_end(self):
        server = self.cli("listen", "udp", "127.0.0.1:0", "--count", "2", "--json")
        host, port = server.listening()
        client = self.socket(socket.AF_INET, socket.SOCK_DGRAM)
        for message in (b"", b"after"):
            client.sendto(message, (host, port))
        self.assertEqual(server.end(), 0, server)
        received = self.record_of(server).returns("recvfrom")
        self.assertEqual([(event["result"], record.moved(event)) for event in received], [(0, b""), (5, b"after")])

    def test_a_small_buffer_cuts_datagrams_and_parts_streams(self):
        server = self.cli("listen", "udp", "127.0.0.1:0", "--buffer", "4", "--count", "1", "--json")
        host, port = server.listening()
        self.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"0123456789", (host, port))
        self.assertEqual(server.end(), 0, server)
        read = self.record_of(server)
        self.assertEqual([event["result"] for event in read.returns("recvfrom")], [4])
        self.assertEqual(record.moved(read.returns("recvfrom")[0]), b"0123")
        (cut,) = read.failures("truncated")
        self.assertEqual(cut["argument"], 6)
        self.assertEqual(read.cause_of(cut), read.returns("recvfrom")[0])

        server = self.cli("listen", "tcp", "127.0.0.1:0", "--buffer", "4", "--count", "1", "--json")
        client = self.socket(socket.AF_INET, socket.SOCK_STREAM)
        client.connect(server.listening())
        client.sendall(b"0123456789")
        client.close()
        self.assertEqual(server.end(), 0, server)
        read = self.record_of(server)
        self.assertEqual([event["result"] for event in read.returns("recv")], [4, 4, 2, 0])
        self.assertEqual(read.failures("truncated"), [])

    def test_it_ends_after_as_many_messages_as_were_asked_for(self):
        server = self.cli("listen", "udp", "127.0.0.1:0", "--reply", "echo", "--count", "3", "--json")
        host, port = server.listening()
        client = self.socket(socket.AF_INET, socket.SOCK_DGRAM)
        for number in range(3):
            client.sendto(b"%d" % number, (host, port))
            self.assertEqual(client.recv(10), b"%d" % number)
        self.assertEqual(server.end(), 0, server)
        self.assertEqual(len(self.record_of(server).returns("recvfrom")), 3)


if __name__ == "__main__":
    case.main()
