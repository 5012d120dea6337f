#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Crafted packets by each way out of this computer, in namespaces of their own, with tcpdump looking on: what is pinned
is on the wire, what the program says left is what was seen, and what comes back is heard."""

import itertools
import json
import os
import struct
import subprocess

import case

ALONG = os.environ.get("SOCKETSCOPE_SENDALONG", "")
WITHOUT_RIGHTS = ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups", "--inh-caps=-all",
                  "--bounding-set=-all"]
UDP = ["--layers", "ipv4,udp", "udp.source_port=8000", "udp.destination_port=8888", "payload=hello"]
UDP6 = ["--layers", "ipv6,udp", "udp.source_port=8000", "udp.destination_port=8888", "payload=hello"]
PORT_UNREACHABLE = {4: (3, 3), 6: (1, 4)}
_numbers = itertools.count(1)


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=20)
    if done.returncode != 0:
        raise OSError(f"{' '.join(command)}: {done.stderr.strip()}")
    return done.stdout


class Pair:
    """Two namespaces with a virtual link between them: 10.88.0.1 and fd88::1 here, .2 and ::2 there."""

    def __init__(self):
        prefix = f"ssh{os.getpid()}-{next(_numbers)}"
        self.here, self.there = f"{prefix}-a", f"{prefix}-b"
        self._made = []
        try:
            for name in (self.here, self.there):
                run("ip", "netns", "add", name)
                self._made.append(name)
                run("ip", "-n", name, "link", "set", "lo", "up")
                for key in ("all", "default"):
                    run("ip", "netns", "exec", name, "sysctl", "-qw", f"net.ipv6.conf.{key}.accept_dad=0",
                        f"net.ipv6.conf.{key}.router_solicitations=0", f"net.ipv6.conf.{key}.addr_gen_mode=1",
                        f"net.ipv4.conf.{key}.rp_filter=0")
                run("ip", "netns", "exec", name, "sysctl", "-qw", "net.ipv4.icmp_ratelimit=0",
                    "net.ipv6.icmp.ratelimit=0")
            run("ip", "-n", self.here, "link", "add", "e0", "type", "veth", "peer", "name", "e0", "netns", self.there)
            for name, last in ((self.here, 1), (self.there, 2)):
                run("ip", "-n", name, "addr", "add", f"10.88.0.{last}/24", "broadcast", "10.88.0.255", "dev", "e0")
                run("ip", "-n", name, "addr", "add", f"fd88::{last}/64", "dev", "e0", "nodad")
                run("ip", "-n", name, "link", "set", "e0", "up")
        except BaseException:
            self.close()
            raise

    def know_each_other(self):
        for name, other, last in ((self.here, self.there, 2), (self.there, self.here, 1)):
            hardware = run("ip", "netns", "exec", other, "cat", "/sys/class/net/e0/address").strip()
            for address in (f"10.88.0.{last}", f"fd88::{last}"):
                run("ip", "-n", name, "neigh", "replace", address, "lladdr", hardware, "dev", "e0", "nud", "permanent")

    def close(self):
        for name in self._made:
            subprocess.run(["ip", "netns", "del", name], capture_output=True, check=False, timeout=20)


def checksum(data):
    data += b"\0" * (len(data) % 2)
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    while total >> 16:
        total = (total & 0xffff) + (total >> 16)
    return ~total & 0xffff


class HostSend(case.Case):
    def setUp(self):
        if os.geteuid() != 0:
            self.skipTest("network namespaces and raw sockets need root")
        self.need("ip", "setpriv", "sysctl", "tcpdump")

    def pair(self, known=True):
        try:
            made = Pair()
        except OSError as error:
            self.skipTest(f"network namespaces are not permitted here: {error}")
        self.addCleanup(made.close)
        if known:
            made.know_each_other()
        return made

    def along(self, pair, *words, user=()):
        program = self.start("ip", "netns", "exec", pair.here, *user, ALONG, *words)
        status = program.end()
        self.assertEqual(program.err, b"", program)
        lines = [json.loads(line) for line in program.out.decode().splitlines()]
        return status, lines

    def sent(self, pair, *words, **options):
        """(What left, lines)"""
        status, lines = self.along(pair, *words, **options)
        self.assertEqual(status, 0, lines)
        self.assertFalse([line for line in lines if "failed" in line], lines)
        return [bytes.fromhex(line["sent"]) for line in lines if "sent" in line], lines

    def capture(self, pair, interface="lo"):
        made = self.start("ip", "netns", "exec", pair.here, "tcpdump", "-i", interface, "-n", "-s", "0", "-U",
                          "--immediate-mode", "-w", "-", "-Q", "out" if interface != "lo" else "inout")
        made.wait_for(rb"listening on", "err")
        return made

    def captured(self, pair, capture, interface="lo"):
        """Whole IP packets until now: a last one says that nothing is on its way any more."""
        last = bytes.fromhex("6c6173746c6173746c617374")
        to = "127.0.0.1" if interface == "lo" else "10.88.0.2"
        run("ip", "netns", "exec", pair.here, "python3", "-c",
            f"import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto({last!r}, ('{to}', 9))")
        capture.wait_for(last)
        capture.interrupt()
        pcap, at, packets = capture.out, 24, []
        while at + 16 <= len(pcap):
            kept = struct.unpack_from("<I", pcap, at + 8)[0]
            packets.append(pcap[at + 30:at + 16 + kept])
            at += 16 + kept
        return packets

    def arrivals(self, lines):
        return [bytes.fromhex(line["arrived"]) for line in lines if "arrived" in line]

    def assert_unreachable(self, lines, family, about):
        """An ICMP port unreachable came back that quotes the packet."""
        header = 20 if family == 4 else 40
        found = [packet for packet in self.arrivals(lines)
                 if packet[9 if family == 4 else 6] == (1 if family == 4 else 58)
                 and tuple(packet[header:header + 2]) == PORT_UNREACHABLE[family]]
        self.assertEqual(len(found), 1, lines)
        self.assertEqual(found[0][header + 8:][header:header + 4], about[header:header + 4])

    def test_what_left_is_what_tcpdump_saw(self):
        """Byte by byte, also what the system has written; the checksum of an ordinary socket is left to the link."""
        pair = self.pair()
        for family, packet in ((4, UDP), (6, UDP6)):
            for way, *more in (("raw", "ipv4.ttl=3", "ipv4.dscp=18"), ("raw", "ipv4.dont_fragment=0"),
                               ("raw-header", "udp.checksum=0xdead"), ("raw-header", "ipv4.dont_fragment=0"),
                               ("raw-header", "ipv4.source=0.0.0.0"), ("link", "udp.length=3"),
                               ("datagram", "ipv4.ttl=9", "ipv4.ecn=3"), ("datagram", "ipv4.dont_fragment=0")):
                more = [word for word in more if family == 4 or not word.startswith("ipv4")]
                with self.subTest(family=family, way=way, more=more):
                    capture = self.capture(pair)
                    left, lines = self.sent(pair, way, *packet, *more)
                    wire = self.captured(pair, capture)
                    self.assertEqual(len(left), 1)
                    if way != "datagram":
                        self.assertIn(left[0], wire)
                        self.assertEqual([line["inferred"] for line in lines if "sent" in line], [0])
                    else:
                        at = 26 if family == 4 else 46
                        cut = [one[:at] + one[at + 2:] for one in wire]
                        self.assertIn(left[0][:at] + left[0][at + 2:], cut)
                    # A wrong checksum, also one of another source, is thrown away without a word.
                    if way != "link" and not {"udp.checksum=0xdead", "ipv4.source=0.0.0.0"} & set(more):
                        self.assert_unreachable(lines, family, left[0])

    def test_what_is_pinned_is_on_the_wire(self):
        pair = self.pair()
        there = ["ipv4.source=10.88.0.1", "ipv4.destination=10.88.0.2"]
        for words, planned, at, expected in (
                (["ipv4.header_checksum=0xdead"], "link", 10, b"\xde\xad"),
                (["ipv4.total_length=999"], "link", 2, b"\x03\xe7"),
                (["ipv4.ihl=4"], "link", 0, b"\x44"),
                (["ipv4.identification=7", "ipv4.dont_fragment=0"], "raw-header", 4, b"\0\7\0\0"),
                (["ipv4.source=198.51.100.1"], "raw-header", 12, b"\xc6\x33\x64\x01"),
                (["udp.checksum=0xdead"], "raw-header", 26, b"\xde\xad"),
                (["udp.length=3"], "raw-header", 24, b"\0\3")):
            with self.subTest(words=words):
                capture = self.capture(pair, "e0")
                left, lines = self.sent(pair, "best", *UDP, *there, *words)
                self.assertEqual(lines[0]["plan"], planned)
                self.assertEqual(lines[0]["forged"], "ipv4.source=198.51.100.1" in words)
                self.assertTrue(lines[0]["leaves"])
                self.assertEqual(left[0][at:at + len(expected)], expected)
                self.assertIn(left[0], self.captured(pair, capture, "e0"))
        # No identification, by the link: what no raw socket does.
        capture = self.capture(pair, "e0")
        left, _ = self.sent(pair, "link", *UDP, *there, "ipv4.dont_fragment=0")
        self.assertEqual(left[0][4:8], bytes(4))
        self.assertIn(left[0], self.captured(pair, capture, "e0"))

    def test_ipv6_is_written_over_by_nobody(self):
        pair = self.pair()
        echo = ["--layers", "ipv6,icmpv6", "ipv6.source=fd88::1", "ipv6.destination=fd88::2"]
        for words in (["icmpv6.checksum=0xdead"], ["ipv6.payload_length=999"], ["ipv6.source=2001:db8::7"],
                      ["ipv6.source=::"], ["ipv6.flow_label=0x12345", "ipv6.hop_limit=0"], ["ipv6.version=4"]):
            with self.subTest(words=words):
                capture = self.capture(pair, "e0")
                left, lines = self.sent(pair, "best", *echo, *words)
                self.assertEqual((lines[0]["plan"], lines[0]["differs"]), ("raw-header", []))
                self.assertIn(left[0], self.captured(pair, capture, "e0"))
        capture = self.capture(pair, "e0")
        left, lines = self.sent(pair, "raw", *echo, "icmpv6.checksum=0xdead", "ipv6.hop_limit=0", "ipv6.flow_label=5")
        self.assertEqual(lines[0]["differs"], ["ipv6.flow_label", "icmpv6.checksum"])
        self.assertIn(left[0], self.captured(pair, capture, "e0"))
        self.assertEqual(left[0][:8], bytes.fromhex("6000000000083a00"))
        pseudo = left[0][8:40] + struct.pack("!II", 8, 58)
        self.assertEqual(checksum(pseudo + left[0][40:]), 0)

    def test_replies_come_back(self):
        pair = self.pair()
        for words, family, protocol, first in (
                (["--layers", "ipv4,icmp", "ipv4.source=10.88.0.1", "ipv4.destination=10.88.0.2"], 4, 1, 0),
                (["--layers", "ipv6,icmpv6", "ipv6.source=fd88::1", "ipv6.destination=fd88::2"], 6, 58, 129)):
            for way in ("raw", "raw-header", "link"):
                with self.subTest(way=way, family=family):
                    _, lines = self.sent(pair, way, *words)
                    header = 20 if family == 4 else 40
                    packets = self.arrivals(lines)
                    self.assertEqual(len(packets), 1, lines)
                    self.assertEqual(packets[0][9 if family == 4 else 6], protocol)
                    self.assertEqual(packets[0][header], first)
                    inferred = next(line["inferred"] for line in lines if "arrived" in line)
                    self.assertEqual(inferred, 0 if family == 4 else 40)
        for layers, names in (("ipv4,tcp", ("ipv4", "10.88.0.")), ("ipv6,tcp", ("ipv6", "fd88::"))):
            _, lines = self.sent(pair, "best", "--layers", layers, f"{names[0]}.source={names[1]}1",
                                 f"{names[0]}.destination={names[1]}2", "tcp.source_port=7000",
                                 "tcp.destination_port=81", "tcp.flags=syn")
            packets = self.arrivals(lines)
            self.assertEqual(len(packets), 1, lines)
            header = 20 if layers.startswith("ipv4") else 40
            self.assertEqual(packets[0][header + 13], 0x14)  # RST, ACK

    def server(self, pair, family, host, inside=None):
        server = self.start("ip", "netns", "exec", inside or pair.here, "python3", "-c",
                            "import socket\n"
                            f"s = socket.socket(socket.AF_INET{'6' if family == 6 else ''}, socket.SOCK_DGRAM)\n"
                            f"s.bind(('{host}', 8888)); print('ready', flush=True)\n"
                            "while True: d, a = s.recvfrom(100); print(d, a[:2], flush=True); s.sendto(b'back', a)\n")
        server.wait_for(rb"^ready$")
        return server

    def test_ordinary_sockets_receive_them(self):
        pair = self.pair()
        for family, host, packet in ((4, "127.0.0.1", UDP), (6, "::1", UDP6)):
            server = self.server(pair, family, host)
            ways = ["raw", "raw-header", "datagram"] + (["link"] if family == 6 else [])
            for way in ways:
                for user in [(), WITHOUT_RIGHTS] if way == "datagram" else [()]:
                    with self.subTest(family=family, way=way, user=bool(user)):
                        _, lines = self.sent(pair, way, *packet, f"payload={way}{len(user)}", user=user)
                        server.wait_for(f"b'{way}{len(user)}' \\('{host}', 8000\\)".encode())
                        back = [one for one in self.arrivals(lines)  # raw sockets hold no port: errors quote it
                                if one.endswith(b"back") and one[9 if family == 4 else 6] == 17]
                        self.assertEqual(len(back), 1, lines)
                        # What is concluded has right checksums.
                        header = 20 if family == 4 else 40
                        if family == 4:
                            self.assertEqual(checksum(back[0][:20]), 0)
                        addresses = back[0][12:20] if family == 4 else back[0][8:40]
                        if way == "datagram":
                            self.assertEqual(checksum(addresses + struct.pack("!HH", 17, 12) + back[0][header:]), 0)
            if family == 4:
                self.sent(pair, "raw-header", *packet, "ipv4.source=127.0.0.77", "payload=other")
                server.wait_for(rb"b'other' \('127.0.0.77', 8000\)")
                self.sent(pair, "raw-header", *packet, "ipv4.source=198.51.100.1", "payload=forged")
                server.wait_for(rb"b'forged' \('198.51.100.1', 8000\)")

    def test_linux_gives_link_packets_of_its_own_to_no_socket(self):
        """Of IPv4, they came in from outside with a source of this computer's."""
        pair = self.pair()
        server = self.server(pair, 4, "127.0.0.1")
        self.sent(pair, "link", *UDP, "payload=first")
        self.sent(pair, "raw-header", *UDP, "payload=second")
        server.wait_for(rb"b'second'")
        self.assertNotIn(b"first", server.out)
        for key in ("lo.accept_local", "lo.route_localnet"):
            run("ip", "netns", "exec", pair.here, "sysctl", "-qw", f"net.ipv4.conf.{key}=1")
        self.sent(pair, "link", *UDP, "payload=third")
        server.wait_for(rb"b'third'")

    def test_without_rights(self):
        pair = self.pair()
        for family, packet in ((4, UDP), (6, UDP6)):
            left, lines = self.sent(pair, "best", *packet, user=WITHOUT_RIGHTS)
            self.assertEqual(lines[0]["plan"], "datagram")
            self.assertEqual(lines[0]["possible"], ["datagram"])
            self.assert_unreachable(lines, family, left[0])
        for way in ("raw", "raw-header", "link"):
            status, lines = self.along(pair, way, *UDP, user=WITHOUT_RIGHTS)
            self.assertEqual(status, 1)
            self.assertIn(way, lines[0]["refused"])
        status, lines = self.along(pair, "best", "--layers", "ipv4,icmp", user=WITHOUT_RIGHTS)
        self.assertEqual((status, lines[0]["possible"]), (1, []))
        status, lines = self.along(pair, "listen:udp", user=WITHOUT_RIGHTS)
        self.assertEqual(status, 1)

    def test_no_route_and_no_neighbour_are_told_before(self):
        pair = self.pair(known=False)
        away = [*UDP, "ipv4.source=10.88.0.1", "ipv4.destination=203.0.113.1"]
        status, lines = self.along(pair, "best", *away)
        self.assertEqual(status, 1)
        self.assertIn("203.0.113.1", lines[0]["refused"])
        run("ip", "-n", pair.here, "route", "add", "default", "via", "10.88.0.2")
        capture = self.capture(pair, "e0")
        status, lines = self.along(pair, "best", *away, "ipv4.header_checksum=1")
        self.assertEqual((status, lines[0]["plan"]), (1, "link"))
        self.assertIn("10.88.0.2", lines[0]["refused"])
        pair.know_each_other()
        self.sent(pair, "best", *away, "ipv4.header_checksum=1")
        packets = self.captured(pair, capture, "e0")
        packets = [packet for packet in packets if packet[0] >> 4 == 4]  # the kernel says more by IPv6
        self.assertEqual([packet[16:20] for packet in packets], [bytes((203, 0, 113, 1)), bytes((10, 88, 0, 2))])
        run("ip", "-n", pair.here, "route", "add", "prohibit", "192.0.2.1")
        status, lines = self.along(pair, "best", *UDP, "ipv4.destination=192.0.2.1")
        self.assertEqual(status, 1)
        self.assertIn("192.0.2.1", lines[0]["refused"])

    def test_broadcasts_and_groups(self):
        pair = self.pair()
        server = self.start("ip", "netns", "exec", pair.there, "python3", "-c",
                            "import socket\n"
                            "s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); s.bind(('', 8888))\n"
                            "print('ready', flush=True)\n"
                            "while True: d, a = s.recvfrom(100); print(d, flush=True); s.sendto(b'back', a)\n")
        server.wait_for(rb"^ready$")
        to = [*UDP, "ipv4.source=10.88.0.1", "ipv4.destination=10.88.0.255"]
        for way in ("raw", "raw-header", "link", "datagram"):
            with self.subTest(way=way):
                _, lines = self.sent(pair, way, *to, f"payload={way}")
                server.wait_for(f"b'{way}'".encode())
                self.assertEqual("setsockopt(SO_BROADCAST, 1)" in lines[-1]["calls"], way != "link")
                self.assertTrue([one for one in self.arrivals(lines) if one.endswith(b"back")], lines)
        capture = self.capture(pair, "e0")
        run("ip", "-n", pair.here, "route", "add", "224.0.0.0/4", "dev", "e0")
        left, _ = self.sent(pair, "raw", *to, "ipv4.destination=224.0.0.251", "ipv4.ttl=7")
        self.assertIn(left[0], self.captured(pair, capture, "e0"))
        self.assertEqual(left[0][8], 7)

    def test_a_burst_is_not_twice_in_the_journal(self):
        pair = self.pair()
        _, lines = self.sent(pair, "raw-header", *UDP, "--times", "10000", "--wait", "50")
        calls = lines[-1]["calls"]
        self.assertEqual(sum(call.startswith("sendto") for call in calls), 100)
        self.assertEqual(lines[-1]["notes"], 1)

    def test_a_counter_of_ports_has_a_socket_for_each(self):
        pair = self.pair()
        left, lines = self.sent(pair, "datagram", *UDP, "--times", "5", "--counter", "udp.source_port")
        self.assertEqual([struct.unpack("!H", one[20:22])[0] for one in left], [8000, 8001, 8002, 8003, 8004])
        self.assertEqual(len(self.arrivals(lines)), 5, lines)
        left, lines = self.sent(pair, "raw", *UDP, "--times", "3", "--counter", "ipv4.ttl")
        self.assertEqual([one[8] for one in left], [64, 65, 66])
        self.assertEqual([call for call in lines[-1]["calls"] if "TTL" in call],
                         [f"setsockopt(IP_TTL, {ttl})" for ttl in (64, 65, 66)])

    def test_a_raw_receiver_hears_everybody(self):
        pair = self.pair()
        for family, host, listen in ((4, "127.0.0.1", "listen:udp"), (6, "::1", "listen:udp6")):
            program = self.start("ip", "netns", "exec", pair.here, ALONG, listen, "--wait", "60000")
            program.wait_for(rb"listening")
            run("ip", "netns", "exec", pair.here, "python3", "-c",
                f"import socket; socket.socket(socket.AF_INET{'6' if family == 6 else ''}, socket.SOCK_DGRAM)"
                f".sendto(b'anybody', ('{host}', 5))")
            program.wait_for(b"anybody".hex().encode())


if __name__ == "__main__":
    case.main()
