#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The programs that craft prints send the packet: a plain socket on loopback receives it, and tcpdump sees exactly its
bytes, in a network namespace of its own."""

import json
import os
import socket
import struct
import subprocess

import case
import namespace

# Debian's scapy belongs to Debian's Python.
SYSTEM_PYTHON = "/usr/bin/python3"


# Runs programs one after the other as if each was called alone; it only spares the time to load scapy for each.
RUNNER = """
import sys
for path in sys.argv[1:]:
    sys.argv = [path]
    with open(path, encoding="utf-8") as file:
        exec(compile(file.read(), path, "exec"), {"__name__": "__main__"})
"""

TEMPLATES = ("udp-hello", "icmp-echo", "ttl-3", "tcp-syn", "dns-query")

# What Linux leaves as it is although it is wrong: it writes only the total length and the header's checksum.
WRONG = (["--set", "udp.checksum=0xdead"], ["--set", "udp.checksum=0"], ["--set", "udp.length=9"],
         ["--payload-hex", "bfdf"], ["--set", "ipv4.identification=0x1234", "--set", "ipv4.ttl=1"],
         ["--template", "tcp-syn", "--set", "tcp.checksum=0xdead", "--set", "tcp.flags=syn,fin,rst,urg"],
         ["--template", "icmp-echo", "--set", "icmp.checksum=1", "--payload-text", "odd"])

# Over IPv6, with an odd payload.
LAYERS_OF_IPV6 = ({"layer": "udp", "source_port": 8000, "destination_port": 8888},
                  {"layer": "tcp", "source_port": 8000, "destination_port": 8888, "flags": "syn"},
                  {"layer": "icmpv6", "type": 128, "identifier": 7},
                  {"layer": "udp", "source_port": 8000, "destination_port": 8888, "checksum": "0xdead"})


class CraftSends(case.Case):
    def setUp(self):
        namespace.enter_fresh(self)
        self.place = self.folder()

    def received(self, arguments, *command, family=socket.AF_INET, host="127.0.0.1"):
        """What a socket at port 8888 receives when the program of that language is run."""
        receiver = self.socket(family, socket.SOCK_DGRAM)
        receiver.bind((host, 8888))
        with open(os.path.join(self.place, "packet"), "w", encoding="utf-8") as file:
            file.write(self.done("craft", *arguments).out.decode())
        for one in command:
            program = self.start(*one, cwd=self.place)
            if program.end() != 0:
                self.assertNotIn(b"not permitted", program.err, program)
                self.fail(program)
        message, sender = receiver.recvfrom(100)
        receiver.close()
        return message, sender[:2]

    def ipv6(self):
        path = os.path.join(self.place, "six.json")
        with open(path, "w", encoding="utf-8") as file:
            json.dump({"format": "socketscope-packet", "version": 1, "payload_text": "hello", "layers": [
                {"layer": "ipv6"}, {"layer": "udp", "source_port": 8000, "destination_port": 8888}]}, file)
        return ["--template", path]

    def check(self, language, *command):
        self.assertEqual(self.received([language], *command), (b"hello", ("127.0.0.1", 8000)))
        self.assertEqual(self.received([*self.ipv6(), language], *command, family=socket.AF_INET6, host="::1"),
                         (b"hello", ("::1", 8000)))

    def test_what_the_link_does_not_carry_at_once(self):
        """Said before it leaves; where fragments are allowed, by the ways on which the system cuts them."""
        subprocess.run(["ip", "link", "set", "lo", "mtu", "1500"], check=True, timeout=20)
        words = ["craft", "--send", "--json", "--wait", "1", "--payload-text", "x" * 3000, "--set", "udp.destination_port=9"]
        for way in ("raw", "raw-header", "link", "datagram", None):
            by = ["--way", way] if way else []
            with self.subTest(way):
                refused = self.done(*words, *by, status=1)
                self.assertIn(b"3028 bytes, and the link carries at most 1500 bytes at once.", refused.err)
                self.assertEqual(way in ("raw", "datagram"), b"or set ipv4.dont_fragment to 0" in refused.err, refused)
                cut = way not in ("raw-header", "link")
                words_for_cut = [*words, *by, "--set", "ipv4.dont_fragment=0"]
                told = self.done(*words_for_cut, status=0 if cut else 1)
                if cut:
                    self.assertEqual(json.loads(told.out)["replies"][0]["kind"], "port-unreachable", told)
                else:
                    self.assertIn(b"cuts nothing into fragments", told.err)

    def test_python(self):
        self.check("--python", ["python3", "packet"])

    def test_c(self):
        self.need("cc")
        self.check("--c", ["cc", "-xc", "-o", "program", "packet"], ["./program"])

    def test_scapy(self):
        if subprocess.run([SYSTEM_PYTHON, "-c", "import scapy"], check=False, capture_output=True).returncode:
            self.skipTest("scapy is not installed")
        self.check("--scapy", [SYSTEM_PYTHON, "packet"])

    def test_a_wrong_checksum_is_dropped_and_none_is_not(self):
        receiver = self.socket(socket.AF_INET, socket.SOCK_DGRAM)
        receiver.bind(("127.0.0.1", 8888))
        for checksum in ("0xdead", "0"):
            program = self.done("craft", "--set", f"udp.checksum={checksum}", "--payload-text", checksum, "--python")
            path = os.path.join(self.place, "packet.py")
            with open(path, "wb") as file:
                file.write(program.out)
            self.assertEqual(self.python(path).end(), 0)
        self.assertEqual(receiver.recv(100), b"0")

    def crafted(self):
        """The arguments of each packet."""
        every = [["--template", name] for name in TEMPLATES] + list(WRONG)
        for number, layer in enumerate(LAYERS_OF_IPV6):
            path = os.path.join(self.place, f"six-{number}.json")
            with open(path, "w", encoding="utf-8") as file:
                json.dump({"format": "socketscope-packet", "version": 1, "payload_text": "hello", "layers": [
                    {"layer": "ipv6", "source": "::1", "destination": "::1"}, layer]}, file)
            every.append(["--template", path])
        return every

    def programs_of(self, packets, language):
        """A file for each packet with its program in that language."""
        for number, arguments in enumerate(packets):
            path = os.path.join(self.place, f"packet{number}" + (".c" if language == "--c" else ".py"))
            with open(path, "wb") as file:
                file.write(self.done("craft", *arguments, language).out)
            yield path

    def seen_by_tcpdump(self, send):
        """The IP packets that cross loopback until `send` has returned."""
        capture = self.start("tcpdump", "-i", "lo", "-n", "-s", "0", "-U", "--immediate-mode", "-w", "-")
        capture.wait_for(rb"listening on lo", "err")
        send()
        last = self.socket(socket.AF_INET, socket.SOCK_DGRAM, "127.0.0.9")
        last.sendto(b"the last one", last.getsockname())
        capture.wait_for(rb"the last one")
        capture.interrupt()
        packets, at = [], 24
        while at + 16 <= len(capture.out):
            kept, = struct.unpack_from("<8xI4x", capture.out, at)
            packets.append(capture.out[at + 16 + 14:at + 16 + kept].hex())
            at += 16 + kept
        return packets

    def compare(self, language, run):
        """What tcpdump sees of each program is the packet, once and to the byte. The kernel's answers are others."""
        self.need("tcpdump")
        # Whatever the destination, it is this namespace: not a packet of the templates goes anywhere.
        subprocess.run(["ip", "route", "add", "local", "default", "dev", "lo"], check=True, timeout=20)
        packets = self.crafted()
        # Its source is zero, so the system fills in an address: here the destination's, which is this namespace's.
        filled = ["--set", "ipv4.source=198.35.26.96"]
        wanted = [self.done("craft", *arguments, *(filled if "ttl-3" in arguments else []), "--hex").out.decode().strip()
                  for arguments in packets]
        self.assertEqual(len(set(wanted)), len(TEMPLATES) + len(WRONG) + len(LAYERS_OF_IPV6))
        paths = list(self.programs_of(packets, language))
        seen = self.seen_by_tcpdump(lambda: run(paths))
        for arguments, packet in zip(packets, wanted):
            self.assertEqual(seen.count(packet), 1, (arguments, packet, seen))

    def test_tcpdump_sees_what_python_sends(self):
        def run(paths):
            for path in paths:
                self.assertEqual(self.python(path).end(), 0)
        self.compare("--python", run)

    def test_tcpdump_sees_what_c_sends(self):
        self.need("cc")

        def run(paths):
            for path in paths:
                program = path.removesuffix(".c")
                subprocess.run(["cc", "-o", program, path], check=True, timeout=60)
                self.assertEqual(self.start(program).end(), 0)
        self.compare("--c", run)

    def test_tcpdump_sees_what_scapy_sends(self):
        if subprocess.run([SYSTEM_PYTHON, "-c", "import scapy"], check=False, capture_output=True).returncode:
            self.skipTest("scapy is not installed")

        def run(paths):
            six = paths[-len(LAYERS_OF_IPV6):]
            for some in (paths[:-len(six)], six):  # those of IPv4 change scapy's way of sending
                program = self.start(SYSTEM_PYTHON, "-c", RUNNER, *some)
                self.assertEqual(program.end(), 0, program)
        self.compare("--scapy", run)


if __name__ == "__main__":
    case.main()
