#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Crafted packets against what nobody here wrote: Python's sockets and the kernel answer them, routers of the kernel
throw them away, tcpdump and tshark look at them, and strace at the calls."""

import base64
import json
import os
import re
import struct
import subprocess

import case
import helpercase
import programs
import record
import straced
import tracing

HELPERS = os.environ.get("SOCKETSCOPE_HELPERS", "")
WITHOUT_RIGHTS = tracing.WITHOUT_RIGHTS
LAST = b"the last one of this capture"

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

# Calls that strace sees and the journal leaves out: questions, what comes in (packets of the journal), and how the
# program has time stamps, errors and filters. All others are in it, in the same order.
LEFT_OUT = {"recvmsg", "recvfrom", "getsockopt", "getsockname", "recvmmsg"}
OPTIONS_LEFT_OUT = {"SO_TIMESTAMPING", "SO_TIMESTAMPING_OLD", "SO_TIMESTAMPNS", "SO_TIMESTAMPNS_OLD", "SO_RCVBUF",
                    "SO_ATTACH_FILTER", "SO_DETACH_FILTER", "IP_PKTINFO", "IP_RECVTTL", "IP_RECVTOS", "IPV6_RECVPKTINFO",
                    "IPV6_RECVHOPLIMIT", "IPV6_RECVTCLASS", "IPV6_FLOWINFO", "IP_RECVERR_RFC4884",
                    "IPV6_RECVERR_RFC4884", "0x1a /* IP_??? */", "0x1f /* IPV6_??? */", "IPV6_RECVERR_RFC4884"}


def hexes(text):
    return bytes.fromhex(text)


def checksum(data):
    data += b"\0" * (len(data) % 2)
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    while total >> 16:
        total = (total & 0xffff) + (total >> 16)
    return ~total & 0xffff


class CraftProof(tracing.Tracing, helpercase.HelperCase):
    def setUp(self):
        self.place = self.folder()
        os.chmod(self.place, 0o755)

    def template(self, name, family, source, destination):
        """The arguments for that packet from here to there."""
        if family == 4:
            return ["--template", name, "--set", f"ipv4.source={source}", "--set", f"ipv4.destination={destination}"]
        upper = {"udp-hello": {"layer": "udp", "source_port": 8000, "destination_port": 8888},
                 "tcp-syn": {"layer": "tcp", "source_port": 50000, "destination_port": 80, "flags": "syn"},
                 "icmp-echo": {"layer": "icmpv6", "type": 128, "identifier": 7}}
        upper["ttl-3"] = upper["udp-hello"]
        path = os.path.join(self.place, f"{name}.json")
        content = {"format": "socketscope-packet", "version": 1, "layers": [
            {"layer": "ipv6", "source": source, "destination": destination, "hop_limit": 3 if name == "ttl-3" else 64},
            upper[name]]}
        if name != "tcp-syn":
            content["payload_text"] = "hello"
        with open(path, "w", encoding="utf-8") as file:
            json.dump(content, file)
        return ["--template", path]

    def crafted(self, path, *words, user=(), status=0, wait="1"):
        """The object that craft prints, and how it was run."""
        program = self.start(*path.inside(), *user, programs.CLI, "craft", *words, "--send", "--json", "--wait", wait)
        self.assertEqual(program.end(), status, program)
        return json.loads(program.out) if program.out else None, program

    def reply(self, path, *words, **options):
        """The one packet that came back for it."""
        told, program = self.crafted(path, *words, **options)
        self.assertEqual(len(told["replies"]), 1, program)
        return told["replies"][0]

    def serve(self, path, hop, script, address, port):
        server = self.start(*path.inside(hop), "python3", "-c", script, address, str(port))
        server.wait_for(rb"^ready$")
        return server

    def capture(self, path, hop=0, interface="n1"):
        self.need("tcpdump")
        made = self.start(*path.inside(hop), "tcpdump", "-i", interface, "-n", "-s", "0", "-U", "--immediate-mode", "-w", "-")
        made.wait_for(rb"listening on", "err")
        made.path, made.interface = path, interface
        return made

    def captured(self, capture, source=None):
        """The IP packets that were seen until now; with a source, those from there."""
        to = "127.0.0.1" if capture.interface == "lo" else capture.path.address(1)
        subprocess.run([*capture.path.inside(), "python3", "-c",
                        "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM)"
                        f".sendto({LAST!r}, ('{to}', 9))"], check=True, timeout=20)
        capture.wait_for(LAST)
        capture.interrupt()
        packets, at = [], 24
        while at + 16 <= len(capture.out):
            kept, = struct.unpack_from("<I", capture.out, at + 8)
            packet = capture.out[at + 30:at + 16 + kept]
            at += 16 + kept
            sender = packet[12:16] if packet[0] >> 4 == 4 else packet[8:24]
            if LAST not in packet and (source is None or sender == source):
                packets.append(packet)
        return packets

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

    def test_packets_are_counted(self):
        path = self.path(hops=1)
        capture = self.capture(path)
        told, _ = self.crafted(path, *self.template("udp-hello", 4, path.own(), path.target()), "--count", "5",
                               "--interval", "0.01", "--counter", "udp.source_port", "--set", "udp.source_port=65534")
        packets = self.captured(capture, bytes((10, 77, 1, 1)))
        self.assertEqual([struct.unpack_from("!H", packet, 20)[0] for packet in packets], [65534, 65535, 0, 1, 2])
        self.assertEqual((told["count"], sorted(reply["about"] for reply in told["replies"])), (5, [1, 2, 3, 4, 5]))
        self.assertIsNone(told["silence"])

    def need_strace(self):
        self.need("strace")
        if subprocess.run(["strace", "-f", "-o", os.devnull, "true"], capture_output=True, check=False,
                          timeout=20).returncode:
            self.skipTest("ptrace is not permitted here")

    def check_journal(self, file, text):
        """The session file tells the calls that strace saw: names, order, options, what was handed over, results."""
        with open(file, encoding="utf-8") as lines:
            read = record.Record(lines.read())
        told = [event for event in read.select("return") if event["call"]]
        self.assertEqual([event["call"] for event in read.select("call")], [event["call"] for event in told])
        seen = self.in_order(text)
        self.assertEqual([(event["call"], event["error"] or event["result"]) for event in told],
                         [(name, result) for name, _, result in seen], (file, seen))
        for event, (name, arguments, _) in zip(told, seen):
            words = arguments.split(", ")
            if name == "setsockopt":
                self.assertEqual(self.plain(event["option"]), self.plain(words[2]), arguments)
                self.assertEqual(event["argument"], int(words[3].strip("[]")), arguments)
            elif name == "sendto":
                self.assertEqual(len(base64.b64decode(event["bytes"])), int(re.search(r", (\d+), MSG", arguments)[1]))
                if "AF_PACKET" not in arguments:  # its address is an interface
                    self.assertIn(f'"{event["peer"].rsplit(":", 1)[0].strip("[]")}"', arguments)
            elif name == "bind":
                self.assertIn(f'htons({event["local"].rsplit(":", 1)[1]})', arguments)
        return [event["call"] for event in told]

    @staticmethod
    def plain(option):
        """IPv6 has other names for what the journal calls by one."""
        return {"IPV6_UNICAST_HOPS": "IP_TTL", "IPV6_TCLASS": "IP_TOS", "IPV6_RECVERR": "IP_RECVERR",
                "IPV6_HDRINCL": "IP_HDRINCL", "0x24 /* IPV6_??? */": "IP_HDRINCL"}.get(option, option)

    @staticmethod
    def in_order(text):
        """The calls on sockets that can send, as strace saw them, without what LEFT_OUT says. A socket on which nothing
        but close (and connect, which asks for a route) was called was opened to find something out, and is left out."""
        steps, current, asked = [], {}, set()
        for name, arguments, result, error in straced.calls(text):
            if name == "socket":
                if result >= 0 and re.match(r"AF_(INET6?|PACKET),", arguments):
                    current[result] = life = [len(steps)]
                    steps.append((name, arguments, result))
                continue
            descriptor = re.match(r"\d+", arguments)
            life = current.get(int(descriptor[0])) if descriptor else None
            if life is None or (name == "setsockopt" and arguments.split(", ")[2] in OPTIONS_LEFT_OUT):
                if life is not None:
                    life.append(None)
                continue
            if name in LEFT_OUT:
                continue
            life.append(len(steps))
            steps.append((name, arguments, error or result))
            if name == "close":
                del current[int(descriptor[0])]
                if None not in life and {steps[at][0] for at in life} <= {"socket", "connect", "close", "ioctl"}:
                    asked.update(life)
        return [step for at, step in enumerate(steps) if at not in asked]

    def straced(self, path, way, family):
        """The session file of a packet that was sent, and what strace saw."""
        session = os.path.join(self.place, f"{way}{family}.session")
        trace = session + ".strace"
        words = self.template("udp-hello", family, path.own(family), path.target(family))
        # The leak checker of a sanitized program cannot run under ptrace.
        program = self.start(*path.inside(), "strace", "-f", "-ttt", "-E", "ASAN_OPTIONS=detect_leaks=0",
                             "-e", "trace=network,close", "-o", trace,
                             programs.CLI, "craft", *words, "--way", way, "--send", "--save", session)
        self.assertEqual(program.end(), 0, program)
        with open(trace, encoding="utf-8", errors="replace") as file:
            return session, file.read()

    def test_the_session_tells_the_calls_that_were_made(self):
        self.need_strace()
        path = self.path(hops=1)
        for family in (4, 6):
            for way in ("raw", "raw-header", "link", "datagram"):
                with self.subTest(way=way, family=family):
                    calls = self.check_journal(*self.straced(path, way, family))
                    self.assertEqual(calls.count("sendto"), 1)
                    self.assertEqual(calls.count("socket"), calls.count("close"))

    def test_a_lie_about_the_calls_would_be_found(self):
        self.need_strace()
        path = self.path(hops=1)
        session, text = self.straced(path, "raw", 4)
        self.check_journal(session, text)
        with open(session, encoding="utf-8") as file:
            lines = file.read().splitlines()
        returns = [at for at, line in enumerate(lines) if '"event":"return"' in line]
        sent = next(at for at in returns if '"call":"sendto"' in lines[at])
        option = next(at for at in returns if '"IP_TTL"' in lines[at])
        for what, lied in (
                ("another result", [*lines[:sent], lines[sent].replace('"result":', '"result":1'), *lines[sent + 1:]]),
                ("another option", [*lines[:option], lines[option].replace("IP_TTL", "IP_TOS"), *lines[option + 1:]]),
                ("another value", [*lines[:option], lines[option].replace('"argument":6', '"argument":7'), *lines[option + 1:]]),
                ("a call left out", [*lines[:returns[-1] - 1], *lines[returns[-1] + 1:]]),
                ("a call made up", [*lines, *lines[returns[-1] - 1:returns[-1] + 1]])):
            with self.subTest(what):
                self.assertNotEqual(lied, lines)
                with open(session, "w", encoding="utf-8") as file:
                    file.write("\n".join(lied) + "\n")
                with self.assertRaises(AssertionError):
                    self.check_journal(session, text)

    def installed_raw(self):
        """Words to put before a command so that it finds a raw helper where the program looks for it: in a mount
        namespace, and nothing of this computer's is touched."""
        made = self.installed()
        base = os.path.dirname(HELPERS)
        while not os.path.isdir(base):
            base = os.path.dirname(base)
        if base.count("/") < 2:
            self.skipTest(f"nothing can be put at {HELPERS} without hiding {base}")
        script = 'mount -t tmpfs none "$1" && mkdir -p "$2" && mount --bind "$3" "$2" && shift 3 && exec "$@"'
        words = ["unshare", "-m", "sh", "-c", script, "sh", base, HELPERS, made.folder]
        tried = subprocess.run([*words, "true"], capture_output=True, text=True, check=False, timeout=20)
        if tried.returncode:
            self.skipTest(f"mounts are not permitted here: {tried.stderr.strip()}")
        return words

    def test_the_raw_helper_lets_members_send(self):
        self.need("unshare", "mount")
        path = self.path(hops=1)
        before = self.installed_raw()
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
