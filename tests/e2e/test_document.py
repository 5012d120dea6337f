#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The document's own programs (tests/data/document) as either end of a conversation with socketscope-cli."""

import os

import case
import record

UDP = os.path.join(case.DOCUMENT, "udp.py")
TCP = os.path.join(case.DOCUMENT, "tcp.py")


class Document(case.Case):
    def test_its_udp_client_talks_to_our_server(self):
        for name, _, host, written in case.families():
            with self.subTest(name):
                server = self.cli("listen", "udp", written.format(0), "--count", "1", "--json")
                _, port = server.listening()
                client = self.python(UDP, "client", host, "0", port)
                self.assertEqual(client.end(), 0, client)
                self.assertEqual(server.end(), 0, server)
                (received,) = self.record_of(server).returns("recvfrom")
                self.assertEqual((received["result"], record.moved(received)), (5, b"hello"))
                self.assertIn(f"{host}:{received['peer'].rsplit(':', 1)[1]} sent message b'hello'".encode(), client.out)

    def test_our_udp_client_talks_to_its_server(self):
        for name, _, host, written in case.families():
            with self.subTest(name):
                server = self.start_server(UDP, host)
                port = server.bound_port()
                self.done("send", "udp", written.format(port), "--text", "hello")
                self.assertEqual(server.end(), 0, server)
                self.assertRegex(server.out.decode(), rf"^{host}:{port} received message b'hello' from {host}:\d+\n$")

    def test_its_tcp_client_talks_to_our_server(self):
        for name, _, host, written in case.families():
            with self.subTest(name):
                server = self.cli("listen", "tcp", written.format(0), "--count", "1", "--backlog", "1", "--json")
                _, port = server.listening()
                client = self.python(TCP, "client", host, "0", port)
                self.assertEqual(client.end(), 0, client)
                self.assertEqual(server.end(), 0, server)
                received = self.record_of(server).returns("recv")
                self.assertEqual([record.moved(event) for event in received], [b"hello", b""])

    def test_our_tcp_client_talks_to_its_server(self):
        for name, _, host, written in case.families():
            with self.subTest(name):
                server = self.start_server(TCP, host)
                port = server.bound_port()
                self.done("send", "tcp", written.format(port), "--text", "hello")
                self.assertEqual(server.end(), 0, server)
                lines = server.out.decode().splitlines()
                self.assertRegex(lines[0], rf"^{host}:{port} received message b'hello' from {host}:\d+$")
                self.assertRegex(lines[-1], rf"^{host}:{port} received message b'' from {host}:\d+$")

    def start_server(self, script, host):
        server = self.python(script, "server", host, "0")
        server.wait_for(rb"^listening ", "err")
        return server


if __name__ == "__main__":
    case.main()
