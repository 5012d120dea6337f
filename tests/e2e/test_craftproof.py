#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Crafted packets against what nobody here wrote: Python's sockets and the kernel answer them, routers of the kernel
throw them away, tcpdump and tshark look at them."""

import json
import os
import re
import struct
import subprocess

import case
import craftcase
import helpercase
import record
import tracing

WITHOUT_RIGHTS = tracing.WITHOUT_RIGHTS

# Says what it receives, and answers it.
UDP_SERVER = """
import socket, sys
s = socket.socket(socket.AF_INET6 if ':' in sys.argv[1] else socket.AF_INET, socket.SOCK_DGRAM)
s.bind((sys.argv[1], int(sys.argv[2]))); print('ready', flush=True)
while True:
    data, peer = s.recvfrom(100); print(data, peer[:2], flush=True); s.sendto(b'HELLO', peer)
"""
TCP_SERVER = """
import socket, sys, time
s = socket.socket(socket.AF_INET6 if ':' in sys.argv[1] else socket.AF_INET); s.bind((sys.argv[1], int(sys.argv[2])))
s.listen(); print('ready', flush=True); time.sleep(600)
"""


def hexes(text):
    return bytes.fromhex(text)


def checksum(data):
    data += b"\0" * (len(data) % 2)
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    while total >> 16:
        total = (total & 0xffff) + (total >> 16)
    return ~total & 0xffff


class CraftProof(craftcase.CraftCase):
    def check_peers(self, path, hop, here, there, family):
        """What programs and the kernel at that address answer."""
        server = self.serve(path, hop, UDP_SERVER, there, 8888)
        self.serve(path, hop, TCP_SERVER, there, 80)
        layer = f"ipv{family}"
        answer = self.reply(path, *self.template("udp-hello", family, here, there))
        self.assertEqual((answer["kind"], answer["from"]), ("udp-reply", there))
        self.assertEqual(hexes(answer["hex"])[-5:], b"HELLO")
        self.assertTrue(0 < answer["rtt_ms"] < 1000, answer)
        server.wait_for(f"b'hello' \\('{re.escape(here)}', 8000\\)".encode())
        closed = self.reply(path, *self.template("udp-hello", family, here, there), "--set", "udp.destination_port=8889")
        self.assertEqual((closed["kind"], closed["from"], closed["type"], closed["code"]),
                         ("port-unreachable", there, *((3, 3) if family == 4 else (1, 4))))
        echo = self.reply(path, *self.template("icmp-echo", family, here, there))
        self.assertEqual((echo["kind"], echo["from"], echo["type"]), ("echo-reply", there, 0 if family == 4 else 129))
        open_, closed = (self.reply(path, *self.template("tcp-syn", family, here, there), "--set",
                                    f"tcp.destination_port={port}") for port in (80, 81))
        header = 20 if family == 4 else 40
        self.assertEqual((open_["kind"], hexes(open_["hex"])[header + 13]), ("syn-ack", 0x12), layer)
        self.assertEqual((closed["kind"], hexes(closed["hex"])[header + 13]), ("reset", 0x14), layer)

    def test_peers_on_loopback_answer(self):
        path = self.path(hops=1)
        self.check_peers(path, 0, "127.0.0.1", "127.0.0.1", 4)
        self.check_peers(path, 0, "::1", "::1", 6)

    def test_peers_behind_routers_answer(self):
        path = self.path()
        for family in (4, 6):
            self.check_peers(path, path.hops, path.own(family), path.target(family), family)
            died = self.reply(path, *self.template("ttl-3", family, path.own(family), path.target(family)))
            self.assertEqual((died["kind"], died["from"], died["type"]),
                             ("time-exceeded", path.address(3, family), 11 if family == 4 else 3))

    def test_tshark_finds_a_valid_dns_query(self):
        self.need("tshark")
        path = self.path(hops=1)
        capture = self.capture(path)
        self.crafted(path, *self.template("dns-query", 4, path.own(), path.target()))
        self.captured(capture)
        file = os.path.join(self.place, "dns.pcap")
        with open(file, "wb") as out:
            out.write(capture.out)
        fields = ["dns.qry.name", "dns.qry.type", "dns.flags.response", "dns.count.queries", "udp.checksum.status",
                  "ip.checksum.status", "_ws.malformed"]
        seen = tracing.output("tshark", "-r", file, "-Y", "dns and not icmp", "-o", "udp.check_checksum:TRUE", "-o",
                              "ip.check_checksum:TRUE", "-T", "fields", *(word for field in fields for word in ("-e", field)))
        self.assertEqual(seen.splitlines(), ["example.org\t1\t0\t1\t1\t1\t"])

    def test_each_way_puts_what_is_pinned_on_the_wire_once(self):
        path = self.path(hops=1)
        here = bytes((10, 77, 1, 1))
        for way, user in (("raw", ()), ("raw-header", ()), ("link", ()), ("datagram", ()), ("datagram", WITHOUT_RIGHTS)):
            with self.subTest(way=way, user=bool(user)):
                capture = self.capture(path)
                told, _ = self.crafted(path, *self.template("udp-hello", 4, path.own(), path.target()), "--way", way,
                                       "--set", "ipv4.ttl=9", "--set", "ipv4.dscp=18", "--set", "udp.source_port=4660",
                                       "--set", "udp.destination_port=22136", "--payload-text", way, user=user)
                packet, = self.captured(capture, here)  # exactly one
                self.assertEqual(packet[0:4], bytes((0x45, 18 << 2, 0, 28 + len(way))))
                self.assertEqual(packet[6:10], bytes((0x40, 0, 9, 17)))
                self.assertEqual(packet[12:26], here + bytes((10, 77, 1, 2)) + bytes.fromhex("12345678")
                                 + struct.pack("!H", 8 + len(way)))
                self.assertEqual(packet[28:], way.encode())
                self.assertEqual(checksum(packet[:20]), 0)
                self.assertEqual((told["way"], told["count"]), (way, 1))
                self.assertEqual([reply["kind"] for reply in told["replies"]], ["port-unreachable"])
                cut = slice(0, 26) if way == "datagram" else slice(None)  # that checksum is left to the link
                self.assertEqual(hexes(told["sent"])[cut], packet[cut])

    def test_a_wrong_checksum_is_on_the_wire_and_in_no_socket(self):
        path = self.path(hops=1)
        for family, here, at in ((4, path.own(), 26), (6, path.own(6), 46)):
            server = self.serve(path, 1, UDP_SERVER, path.target(family), 8888)
            for way in ("raw-header", "link"):
                with self.subTest(family=family, way=way):
                    capture = self.capture(path, 1, "f1")
                    words = self.template("udp-hello", family, here, path.target(family))
                    told, program = self.crafted(path, *words, "--set", "udp.checksum=0xdead", "--way", way, "--payload-text",
                                                 f"bad {way}", wait="0.3")
                    good = self.reply(path, *words, "--payload-text", f"good {way}")
                    self.assertEqual(good["kind"], "udp-reply")
                    server.wait_for(f"b'good {way}'".encode())
                    self.assertNotIn(b"bad", server.out)
                    wrong, = [packet for packet in self.captured(capture) if packet.endswith(f"bad {way}".encode())]
                    self.assertEqual(wrong[at:at + 2], b"\xde\xad")
                    self.assertEqual(wrong, hexes(told["sent"]))
                    self.assertEqual((told["replies"], told["silence"]["why"]), ([], "wrong-checksum"))
                    self.assertIn(b"because of the wrong checksum", program.err)

    def test_this_computer_takes_none_of_its_own_from_the_link(self):
        path = self.path(hops=1)
        server = self.serve(path, 0, UDP_SERVER, "127.0.0.1", 8888)
        capture = self.capture(path, 0, "lo")
        told, program = self.crafted(path, "--way", "link", "--payload-text", "martian", wait="0.3")
        self.assertEqual((told["replies"], told["silence"]["why"]), ([], "itself-by-link"))
        self.assertIn(b"martian", program.err)
        self.assertEqual(self.reply(path, "--way", "raw-header")["kind"], "udp-reply")
        self.assertIn(hexes(told["sent"]), self.captured(capture))
        server.wait_for(b"b'hello'")
        self.assertNotIn(b"martian", server.out)

    def test_a_forged_source_has_to_be_confirmed(self):
        path = self.path(hops=1)
        words = self.template("udp-hello", 4, "198.51.100.1", path.target())
        capture = self.capture(path)
        told, program = self.crafted(path, *words, status=2)
        self.assertIsNone(told)
        self.assertIn(b"--forged", program.err)
        self.assertEqual([packet for packet in self.captured(capture) if packet[0] >> 4 == 4], [])
        capture = self.capture(path)
        told, _ = self.crafted(path, *words, "--forged", wait="0.2")
        self.assertEqual(self.captured(capture, bytes((198, 51, 100, 1))), [hexes(told["sent"])])

    def test_a_loopback_source_has_to_be_confirmed(self):
        path = self.path(hops=1)
        for words, source in (
                (("--set", f"ipv4.destination={path.target()}"), bytes((127, 0, 0, 1))),  # one cell of the first template
                (self.template("udp-hello", 6, "::1", path.target(6)), bytes(15) + b"\1")):
            with self.subTest(source=source):
                capture = self.capture(path)
                told, program = self.crafted(path, *words, status=2)
                self.assertIsNone(told)
                self.assertIn(b"own address", program.err)
                self.assertEqual(self.captured(capture, source), [])
        capture = self.capture(path)
        told, _ = self.crafted(path, "--set", f"ipv4.destination={path.target()}", "--forged", wait="0.2")
        self.assertEqual(self.captured(capture, bytes((127, 0, 0, 1))), [hexes(told["sent"])])

    def test_who_hears_a_broadcast_answers(self):
        path = self.path(hops=1)
        self.serve(path, 1, UDP_SERVER, "0.0.0.0", 8888)
        for destination in ("10.77.1.255", "255.255.255.255"):
            with self.subTest(destination=destination):
                answer = self.reply(path, *self.template("udp-hello", 4, path.own(), destination))
                self.assertEqual((answer["kind"], answer["from"]), ("udp-reply", path.target()))

    def test_packets_are_counted(self):
        path = self.path(hops=1)
        capture = self.capture(path)
        told, _ = self.crafted(path, *self.template("udp-hello", 4, path.own(), path.target()), "--count", "5",
                               "--interval", "0.01", "--counter", "udp.source_port", "--set", "udp.source_port=65534")
        packets = self.captured(capture, bytes((10, 77, 1, 1)))
        self.assertEqual([struct.unpack_from("!H", packet, 20)[0] for packet in packets], [65534, 65535, 0, 1, 2])
        self.assertEqual((told["count"], sorted(reply["about"] for reply in told["replies"])), (5, [1, 2, 3, 4, 5]))
        self.assertIsNone(told["silence"])

    def test_the_raw_helper_lets_members_send(self):
        path = self.path(hops=1)
        before = self.installed_in_place()
        here = bytes((10, 77, 1, 1))
        words = [*self.template("udp-hello", 4, path.own(), path.target()), "--set", "udp.checksum=0xdead"]
        capture = self.capture(path)
        told, _ = self.crafted(path, *words, user=[*before, *helpercase.member()], wait="0.3")
        packet, = self.captured(capture, here)
        self.assertEqual((told["way"], packet[26:28], packet), ("raw-header", b"\xde\xad", hexes(told["sent"])))
        # Whoever is no member is told what will not leave as it is written, and what still works.
        capture = self.capture(path)
        told, program = self.crafted(path, *words, user=[*before, *helpercase.NOBODY])
        self.assertEqual(told["way"], "datagram")
        self.assertRegex(program.err, rb"(?s)udp\.checksum.*will not be sent.*group socketscope.*practice network")
        self.assertEqual(len(self.captured(capture, here)), 1)
        capture = self.capture(path)
        for more in (["--way", "raw-header"], ["--template", "icmp-echo"]):
            told, program = self.crafted(path, *words[:6] if more[0] == "--way" else words[2:6], *more, status=1,
                                         user=[*before, *helpercase.NOBODY])
            self.assertIsNone(told)
            self.assertRegex(program.err, rb"raw sockets.*practice network.*ordinary socket.*group socketscope")
        self.assertEqual(self.captured(capture, here), [])

    def verdicts(self, file):
        """What tshark says of each UDP packet from here and of each ICMP error."""
        fields = ["ip.src", "ip.dst", "ip.ttl", "ip.checksum.status", "udp.srcport", "udp.dstport", "udp.checksum",
                  "udp.checksum.status", "icmp.type", "icmp.code", "icmp.checksum.status"]
        return tracing.output("tshark", "-r", file, "-Y", "udp.port == 8000", "-o", "udp.check_checksum:TRUE", "-o",
                              "ip.check_checksum:TRUE", "-T", "fields",
                              *(word for field in fields for word in ("-e", field))).splitlines()

    def test_saved_files_are_read_by_others(self):
        self.need("tshark")
        path = self.path(hops=1)
        for name, more, count in (("good", [], 2), ("bad", ["--set", "udp.checksum=0xdead"], 1)):
            with self.subTest(name):
                capture = self.capture(path)
                session, ours, theirs = (os.path.join(self.place, f"{name}.{kind}") for kind in ("session", "pcapng", "pcap"))
                self.crafted(path, *self.template("udp-hello", 4, path.own(), path.target()), *more, "--save", session,
                             "--pcapng", ours, wait="0.3")
                self.captured(capture)
                with open(theirs, "wb") as file:
                    file.write(capture.out)
                seen = self.verdicts(theirs)
                self.assertEqual(len(seen), count, seen)
                self.assertEqual(self.verdicts(ours), seen)
                ladder = self.done("ladder", session).out.decode()
                for word in ("socket(AF_INET, SOCK_RAW", "sendto(33 B, ", "packet 1, 33 B", "close()"):
                    self.assertIn(word, ladder)
                self.assertEqual("reply: port-unreachable" in ladder, name == "good")

    def test_a_practice_network_says_the_same_when_it_is_opened_again(self):
        session = os.path.join(self.place, "practice.session")
        program = self.done("craft", *self.template("udp-hello", 4, "10.99.0.2", "10.99.7.7"), "--set", "udp.checksum=0xdead",
                            "--send", "--network", "seven-hops", "--wait", "0.3", "--save", session, "--json")
        silence = json.loads(program.out)["silence"]
        self.assertEqual(silence, {"why": "dropped-at", "node": "wikipedia", "reason": "wrong-transport-checksum"})
        with open(session, encoding="utf-8") as file:
            read = record.Record(file.read())
        dropped, = [event for event in read.select("packet") if event.get("what") == "dropped"]
        self.assertEqual((dropped["actor"], dropped["reason"]), (silence["node"], silence["reason"]))
        self.assertIn("X wrong-transport-checksum", self.done("ladder", session).out.decode())


if __name__ == "__main__":
    case.main()
