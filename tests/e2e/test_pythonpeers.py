#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""socketscope-cli as either end, with Python's socket module as the other, over IPv4 and IPv6."""

import socket

import case
import programs
import record


class Listen(case.Case):
    def test_a_udp_server_echoes_and_counts_its_messages(self):
        for name, family, host, written in case.families():
            with self.subTest(name):
                server = self.cli("listen", "udp", written.format(0), "--reply", "echo", "--count", "2", "--json")
                bound_host, port = server.listening()
                self.assertEqual(bound_host, host)
                self.assertGreater(port, 0)
                client = self.socket(family, socket.SOCK_DGRAM, host)
                for message in (b"hello", b"\x00\xff\r\n"):
                    client.sendto(message, (host, port))
                    self.assertEqual(client.recvfrom(100)[0], message)
                self.assertEqual(server.end(), 0, server)

                read = self.record_of(server)
                received = read.returns("recvfrom")
                self.assertEqual([record.moved(event) for event in received], [b"hello", b"\x00\xff\r\n"])
                self.assertEqual([event["result"] for event in received], [5, 4])
                own = written.format(client.getsockname()[1])
                self.assertEqual({event["peer"] for event in received}, {own})
                sent = read.returns("sendto")
                self.assertEqual([(event["result"], event["peer"]) for event in sent], [(5, own), (4, own)])
                self.assertEqual(read.returns("bind")[0]["result"], 0)

    def test_a_tcp_server_keeps_a_lane_for_each_connection(self):
        for name, family, host, written in case.families():
            with self.subTest(name):
                server = self.cli("listen", "tcp", written.format(0), "--reply", "echo", "--count", "2", "--json")
                _, port = server.listening()
                clients = [self.socket(family, socket.SOCK_STREAM) for _ in range(2)]
                for number, client in enumerate(clients):
                    client.connect((host, port))
                    client.sendall(b"hello %d" % number)
                    self.assertEqual(client.recv(100), b"hello %d" % number)
                for client in clients:
                    client.shutdown(socket.SHUT_WR)
                    self.assertEqual(case.read_all(client), b"")
                self.assertEqual(server.end(), 0, server)

                read = self.record_of(server)
                own = [written.format(client.getsockname()[1]) for client in clients]
                self.assertEqual([event["peer"] for event in read.returns("accept")[:2]], own)
                lanes = [{event["actor"] for event in read.returns("recv") if event["peer"] == peer} for peer in own]
                self.assertTrue(all(len(lane) == 1 for lane in lanes), lanes)
                for number, lane in enumerate(actor for (actor,) in lanes):
                    self.assertRegex(lane, rf"#{number + 1}$")
                    received = read.returns("recv", actor=lane)
                    self.assertEqual(b"".join(map(record.moved, received)), b"hello %d" % number)
                    self.assertEqual(received[-1]["result"], 0, "end of stream is an empty recv")

    def test_a_tcp_server_does_not_close_first(self):
        server = self.cli("listen", "tcp", "127.0.0.1:0", "--reply", "shout", "--count", "1", "--json")
        host, port = server.listening()
        client = self.socket(socket.AF_INET, socket.SOCK_STREAM)
        client.connect((host, port))
        for word in (b"one", b"two"):
            client.sendall(word)
            self.assertEqual(client.recv(100), word.upper())
        client.close()
        self.assertEqual(server.end(), 0, server)
        read = self.record_of(server)
        lane = read.returns("recv")[0]["actor"]
        end = [event for event in read.returns("recv", actor=lane) if event["result"] == 0]
        self.assertEqual(len(end), 1)
        self.assertLess(end[0]["seq"], read.returns("close", actor=lane)[0]["seq"])

    def test_a_port_that_the_system_chose_is_free_and_told(self):
        servers = [self.cli("listen", kind, "127.0.0.1:0") for kind in ("udp", "udp", "tcp", "tcp")]
        ports = [server.listening()[1] for server in servers]
        self.assertEqual([server.bound_port() for server in servers], ports)
        self.assertNotEqual(ports[0], ports[1])
        self.assertNotEqual(ports[2], ports[3])


class Send(case.Case):
    def test_a_udp_client_sends_and_waits_for_the_answer(self):
        for name, family, host, written in case.families():
            with self.subTest(name):
                server = self.socket(family, socket.SOCK_DGRAM, host)
                port = server.getsockname()[1]
                client = self.cli("send", "udp", written.format(port), "--text", "hello", "--wait", "20", "--json")
                message, peer = server.recvfrom(100)
                self.assertEqual(message, b"hello")
                server.sendto(b"well met", peer)
                self.assertEqual(client.end(), 0, client)

                read = self.record_of(client)
                sent, received = read.returns("sendto"), read.returns("recvfrom")
                self.assertEqual([(event["result"], record.moved(event)) for event in sent], [(5, b"hello")])
                self.assertEqual([(event["result"], record.moved(event)) for event in received], [(8, b"well met")])
                self.assertEqual(sent[0]["peer"], written.format(port))
                self.assertEqual(received[0]["peer"], written.format(port))

    def test_a_tcp_client_connects_sends_waits_and_closes(self):
        for name, family, host, written in case.families():
            with self.subTest(name):
                listener = self.listener(family, host)
                port = listener.getsockname()[1]
                client = self.cli("send", "tcp", written.format(port), "--text", "hello", "--wait", "20", "--json")
                connection, peer = self.accept(listener)
                self.assertEqual(connection.recv(100), b"hello")
                connection.sendall(b"well met")
                connection.shutdown(socket.SHUT_WR)
                self.assertEqual(case.read_all(connection), b"")
                self.assertEqual(client.end(), 0, client)

                read = self.record_of(client)
                self.assertEqual(read.returns("connect")[0]["peer"], written.format(port))
                self.assertEqual(read.returns("connect")[0]["result"], 0)
                self.assertEqual(b"".join(map(record.moved, read.returns("send"))), b"hello")
                self.assertEqual(b"".join(map(record.moved, read.returns("recv"))), b"well met")
                self.assertEqual(read.returns("close")[-1]["result"], 0)

    def test_hex_and_files_are_sent_byte_for_byte(self):
        every_byte = bytes(range(256)) * 4
        path = self.folder() + "/message.bin"
        with open(path, "wb") as file:
            file.write(every_byte)
        server = self.socket(socket.AF_INET, socket.SOCK_DGRAM, "127.0.0.1")
        to = "127.0.0.1:%d" % server.getsockname()[1]
        for arguments, sent in ((("--hex", "de ad:be-ef 0A"), b"\xde\xad\xbe\xef\n"), (("--file", path), every_byte),
                                (("--text", "Grüße <b>"), "Grüße <b>".encode())):
            with self.subTest(arguments[0]):
                self.done("send", "udp", to, *arguments)
                self.assertEqual(server.recvfrom(65535)[0], sent)

    def test_an_own_address_is_bound(self):
        server = self.socket(socket.AF_INET, socket.SOCK_DGRAM, "127.0.0.1")
        to = "127.0.0.1:%d" % server.getsockname()[1]
        done = self.done("send", "udp", to, "--from", "127.0.0.2:0", "--text", "hello", "--json")
        message, peer = server.recvfrom(100)
        self.assertEqual((message, peer[0]), (b"hello", "127.0.0.2"))
        self.assertEqual(self.record_of(done).returns("bind")[0]["result"], 0)

    def test_the_largest_datagram_passes(self):
        server = self.socket(socket.AF_INET, socket.SOCK_DGRAM, "127.0.0.1")
        path = self.folder() + "/largest.bin"
        with open(path, "wb") as file:
            file.write(b"s" * 65507)
        self.done("send", "udp", "127.0.0.1:%d" % server.getsockname()[1], "--file", path)
        self.assertEqual(len(server.recvfrom(65535)[0]), 65507)

    def test_a_stream_longer_than_any_buffer_arrives_whole(self):
        listener = self.listener(socket.AF_INET, "127.0.0.1")
        path = self.folder() + "/long.bin"
        long = bytes((i * 7 + i // 256) % 256 for i in range(3_000_000))
        with open(path, "wb") as file:
            file.write(long)
        client = self.cli("send", "tcp", "127.0.0.1:%d" % listener.getsockname()[1], "--file", path)
        connection, _ = self.accept(listener)
        self.assertTrue(case.read_all(connection) == long, "bytes differ")
        self.assertEqual(client.end(), 0, client)

    def test_a_tcp_client_waits_for_every_kind_of_server(self):
        def keeps_open(connection):  # answers and reads on
            connection.sendall(connection.recv(100).upper())
            self.assertEqual(connection.recv(100), b"")

        def reads_to_the_end(connection):
            connection.sendall(case.read_all(connection).upper())

        def hangs_up_on_the_end(connection):  # as nc -l does, with somebody who types
            self.assertEqual(connection.recv(100), b"hello")
            connection.settimeout(0.3)
            with self.assertRaises(TimeoutError, msg="the end of the stream came before the answer"):
                connection.recv(100)
            connection.settimeout(programs.PATIENCE)
            connection.sendall(b"HELLO")

        def answers_in_parts(connection):
            connection.recv(100)
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            for part in (b"HE", b"LL", b"O"):  # the same answer, whether the client finds them joined or not
                connection.sendall(part)

        for serve, wait in ((keeps_open, 20), (reads_to_the_end, 0.5), (hangs_up_on_the_end, 20), (answers_in_parts, 20)):
            with self.subTest(serve.__name__):
                listener = self.listener(socket.AF_INET, "127.0.0.1")
                client = self.cli("send", "tcp", "127.0.0.1:%d" % listener.getsockname()[1], "--text", "hello",
                                  "--wait", wait, "--json")
                connection, _ = self.accept(listener)
                serve(connection)
                connection.close()
                self.assertEqual(client.end(), 0, client)
                received = self.record_of(client).returns("recv")
                self.assertEqual(b"".join(record.moved(r) for r in received), b"HELLO")
                self.assertEqual(received[-1]["result"], 0)

    def test_a_tcp_client_that_hears_nothing_is_status_1(self):
        listener = self.listener(socket.AF_INET, "127.0.0.1")
        client = self.cli("send", "tcp", "127.0.0.1:%d" % listener.getsockname()[1], "--text", "x", "--wait", "0.2")
        self.accept(listener)
        self.assertEqual(client.end(), 1, client)
        self.assertIn(b"Nothing came within 200 ms", client.err)

    def test_silence_after_an_icmp_error_is_explained_by_the_error(self):
        port = self.closed_udp_port()
        client = self.done("send", "udp", f"127.0.0.1:{port}", "--text", "x", "--wait", "0.1", status=1)
        self.assertIn(b"port unreachable", client.err)


if __name__ == "__main__":
    case.main()
