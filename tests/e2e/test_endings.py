#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Exit status: 0 done, 1 the network said no with the reason on stderr, 2 wrong usage. And SIGINT, at any moment."""

import os
import signal
import socket
import stat
import subprocess

import case
import programs


class Endings(case.Case):
    def test_an_interrupted_server_ends_with_0(self):
        for number in (signal.SIGINT, signal.SIGTERM):
            for kind in ("udp", "tcp"):
                with self.subTest(f"{kind} {number.name}"):
                    server = self.cli("listen", kind, "127.0.0.1:0", "--json")
                    server.listening()
                    server.signal(number)
                    self.assertEqual(server.end(), 0, server)
                    read = self.record_of(server)
                    self.assertEqual(len(read.returns("bind")), 1)

    def test_an_interrupted_server_ends_its_connections_too(self):
        server = self.cli("listen", "tcp", "127.0.0.1:0", "--reply", "echo", "--json")
        client = self.socket(socket.AF_INET, socket.SOCK_STREAM)
        client.connect(server.listening())
        client.sendall(b"hello")
        self.assertEqual(client.recv(10), b"hello")
        self.assertEqual(server.interrupt(), 0, server)
        self.assertEqual(client.recv(10), b"")
        self.record_of(server)

    def test_an_interrupted_wait_ends(self):
        silent = self.socket(socket.AF_INET, socket.SOCK_DGRAM, "127.0.0.1")
        client = self.cli("send", "udp", "127.0.0.1:%d" % silent.getsockname()[1], "--text", "x", "--wait", "600",
                          "--json")
        silent.recvfrom(10)
        client.wait_for(rb'"event":"call","call":"recvfrom"')
        client.interrupt()
        self.record_of(client)

    def test_a_refused_connection_is_status_1_with_the_reason(self):
        client = self.done("send", "tcp", "127.0.0.1:%d" % self.closed_port(), "--text", "x", "--json",
                           status=1)
        self.assertRegex(client.err.decode(), r"ECONNREFUSED|refused|[Nn]othing listens|no program")
        (connect,) = self.record_of(client).returns("connect")
        self.assertEqual((connect["result"], connect["error"]), (-1, "ECONNREFUSED"))

    def test_an_address_in_use_is_status_1_and_says_who_has_it(self):
        for kind, number in (("tcp", socket.SOCK_STREAM), ("udp", socket.SOCK_DGRAM)):
            with self.subTest(kind):
                holder = self.socket(socket.AF_INET, number, "127.0.0.1")
                if kind == "tcp":
                    holder.listen(1)
                port = holder.getsockname()[1]
                server = self.done("listen", kind, f"127.0.0.1:{port}", "--json", status=1)
                self.assertIn(str(port), server.err.decode())
                self.assertNotIn("listening", server.err.decode().split())
                read = self.record_of(server)
                self.assertEqual(read.returns("bind")[-1]["error"], "EADDRINUSE")
                (failure,) = read.failures("address-in-use")
                self.assertEqual(failure["facts"]["holder"], "process")

    def test_an_address_of_another_computer_is_status_1(self):
        server = self.done("listen", "udp", "192.0.2.1:0", "--json", status=1)
        self.assertEqual(self.record_of(server).returns("bind")[-1]["error"], "EADDRNOTAVAIL")
        self.assertNotEqual(server.err, b"")

    def test_a_closed_udp_port_is_told_from_silence(self):
        port = self.closed_udp_port()
        client = self.cli("send", "udp", f"127.0.0.1:{port}", "--text", "x", "--wait", "1", "--json")
        client.end()
        read = self.record_of(client)
        (failure,) = read.failures("icmp-error")
        self.assertEqual(failure["argument"], 3 * 256 + 3, "destination unreachable, port unreachable (RFC 792)")
        self.assertEqual(failure["peer"], f"127.0.0.1:{port}")
        self.assertEqual(read.cause_of(failure)["call"], "sendto")

    def test_a_peer_that_resets_is_status_1(self):
        listener = self.listener(socket.AF_INET, "127.0.0.1")
        client = self.cli("send", "tcp", "127.0.0.1:%d" % listener.getsockname()[1], "--text", "x", "--wait", "20",
                          "--json")
        connection, _ = self.accept(listener)
        connection.recv(10)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        connection.close()
        self.assertEqual(client.end(), 1, client)
        read = self.record_of(client)
        self.assertEqual(read.returns("recv")[-1]["error"], "ECONNRESET")
        self.assertEqual(len(read.failures("connection-reset")), 1)
        self.assertNotEqual(client.err, b"")

    def test_an_impatient_second_interrupt_changes_nothing(self):
        for attempt in range(8):
            with self.subTest(attempt):
                server = self.cli("listen", "tcp", "127.0.0.1:0", "--json")
                client = self.socket(socket.AF_INET, socket.SOCK_STREAM)
                client.connect(server.listening())
                client.sendall(bytes(400_000))
                server.signal(signal.SIGINT)
                try:
                    for _ in range(200):
                        server.signal(signal.SIGINT)
                except ProcessLookupError:
                    pass
                self.assertEqual(server.end(), 0, server)
                self.record_of(server)

    def test_output_that_cannot_be_written_is_said(self):
        folder = self.folder()
        session = os.path.join(folder, "a.sockscope")
        self.done("run", "udp-hello", "--save", session)
        for words in (("run", "udp-hello"), ("run", "udp-hello", "--json"), ("run", "udp-hello", "--ladder"),
                      ("ladder", session), ("--help",), ("--version",)):
            with self.subTest(words), open("/dev/full", "wb") as full:
                ended = subprocess.run([programs.CLI, *words], stdout=full, stderr=subprocess.PIPE, check=False,
                                       timeout=programs.PATIENCE)
                self.assertEqual(ended.returncode, 1, ended)
                self.assertRegex(ended.stderr.decode(), r"^socketscope-cli: .*output.*No space left on device")

    def test_a_server_ends_when_nobody_reads_its_output(self):
        for options in ((), ("--json",)):
            with self.subTest(options):
                read, write = os.pipe()
                server = subprocess.Popen([programs.CLI, "listen", "udp", "127.0.0.1:0", *options], stdout=write,
                                          stderr=subprocess.PIPE)
                self.addCleanup(server.stderr.close)
                self.addCleanup(server.kill)
                os.close(write)
                port = int(server.stderr.readline().split(b":")[1])
                os.close(read)
                with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as client:
                    client.sendto(b"x", ("127.0.0.1", port))
                self.assertEqual(server.wait(programs.PATIENCE), -signal.SIGPIPE)

    def test_a_recording_that_cannot_begin_sends_nothing(self):
        for path in ("/proc/x", "/dev/full", "/nowhere/x", ""):
            with self.subTest(path):
                ended = self.done("run", "udp-hello", "--json", "--save", path, status=2)
                self.assertNotEqual(ended.err, b"")
                self.assertNotIn(b'"call":"sendto"', ended.out)

    def test_a_recording_ends_in_order_when_nobody_reads_the_output(self):
        session = os.path.join(self.folder(), "a.sockscope")
        read, write = os.pipe()
        os.close(read)
        ended = subprocess.run([programs.CLI, "run", "udp-hello", "--save", session], stdout=write, check=False,
                               stderr=subprocess.PIPE, timeout=programs.PATIENCE)
        os.close(write)
        self.assertEqual(ended.returncode, -signal.SIGPIPE, ended)
        self.assertEqual(os.listdir(os.path.dirname(session)), ["a.sockscope"])
        self.assertEqual(self.done("ladder", session).err, b"")

    def test_a_picture_written_to_a_device_leaves_it_a_device(self):
        session = os.path.join(self.folder(), "a.sockscope")
        self.done("run", "udp-hello", "--save", session)
        pipe = session + ".pipe"
        os.mkfifo(pipe)
        reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
        self.addCleanup(os.close, reader)
        self.done("ladder", session, "--svg", pipe)
        self.assertTrue(stat.S_ISFIFO(os.stat(pipe).st_mode))
        self.assertRegex(os.read(reader, 100), rb"^<(\?xml|svg)")

    def test_help_and_version_are_status_0(self):
        self.assertIn(b"listen", self.done("--help").out)
        self.assertRegex(self.done("--version").out.decode(), r"\d+\.\d+\.\d+")

    def test_peer_text_cannot_drive_the_terminal(self):
        server = self.cli("listen", "udp", "127.0.0.1:0", "--count", "1")
        to = server.listening()
        self.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto("\x1b[2J\x07\u202eevil\u0085".encode(), to)
        self.assertEqual(server.end(), 0, server)
        said = (server.out + server.err).decode()
        self.assertIn("evil", said)
        for harmful in ("\x1b", "\x07", "\u202e", "\u0085"):
            self.assertNotIn(harmful, said)


if __name__ == "__main__":
    case.main()
