#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The document's programs, character for character, on their fixed ports 8000 and 8888: in a namespace of their own."""

import os
import sys

import case
import namespace
import record

ORIGINALS = os.path.join(case.DOCUMENT, "original")


class Originals(case.Case):
    def setUp(self):
        namespace.enter_fresh(self)

    def original(self, program, end):
        """One end of an original, by calling its function."""
        code = f"import {program}; {program}.{end}()"
        return self.start(sys.executable, "-B", "-c", code, cwd=ORIGINALS)

    def test_the_udp_client_talks_to_our_server(self):
        server = self.cli("listen", "udp", "127.0.0.1:8888", "--count", "1", "--json")
        self.assertEqual(server.listening(), ("127.0.0.1", 8888))
        client = self.original("udp", "client")
        self.assertEqual(client.end(), 0, client)
        self.assertEqual(client.out, b"127.0.0.1:8000 sent message b'hello' to 127.0.0.1:8888\n")
        self.assertEqual(server.end(), 0, server)
        (received,) = self.record_of(server).returns("recvfrom")
        self.assertEqual((received["peer"], record.moved(received)), ("127.0.0.1:8000", b"hello"))

    def test_our_udp_client_talks_to_its_server(self):
        server = self.original("udp", "server")
        # The original does not say when it is bound. Until then a datagram is lost, so we send until it has one.
        while b"received" not in server.out:
            client = self.cli("send", "udp", "127.0.0.1:8888", "--from", "127.0.0.1:8000", "--text", "hello")
            self.assertIn(client.end(), (0, 1), client)
            try:
                server.wait_for(b"received", patience=0.2)
            except AssertionError:
                continue
        self.assertEqual(server.end(), 0, server)
        self.assertEqual(server.out, b"127.0.0.1:8888 received message b'hello' from 127.0.0.1:8000\n")

    def test_the_tcp_client_run_twice_meets_its_own_time_wait(self):
        server = self.cli("listen", "tcp", "127.0.0.1:8888", "--json")
        server.listening()
        first = self.original("tcp", "client")
        self.assertEqual(first.end(), 0, first)
        server.wait_for(rb'"call":"recv","result":0')
        again = self.original("tcp", "client")
        self.assertEqual(again.end(), 1, again)
        self.assertIn(b"Address already in use", again.err)

        ours = self.done("send", "tcp", "127.0.0.1:8888", "--from", "127.0.0.1:8000", "--text", "hello", "--json", status=1)
        (failure,) = self.record_of(ours).failures("address-in-use")
        self.assertEqual(failure["facts"]["holder"], "time-wait")
        self.assertIn("8000", ours.err.decode())
        self.assertEqual(server.interrupt(), 0, server)
        received = [event for event in self.record_of(server).returns("recv") if event["result"] >= 0]
        self.assertEqual([record.moved(event) for event in received], [b"hello", b""])
        self.assertEqual({event["peer"] for event in received}, {"127.0.0.1:8000"})


if __name__ == "__main__":
    case.main()
