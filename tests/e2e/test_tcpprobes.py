#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Probes whose ports others use, and SYNs that the kernel sends again by itself, along paths of real kernel routers:
no hole in a trace, no wrong distance of the target, and no round trip that nobody can know."""

import errno
import json
import os

import case
import probeclient
from tracing import Tracing, WITHOUT_RIGHTS

ALONG = os.environ.get("SOCKETSCOPE_TRACEALONG", "")
# Holds ports until its standard input ends: tcp|udp ADDRESS PORT …
HOLD = """
import socket, sys
kind = {"tcp": socket.SOCK_STREAM, "udp": socket.SOCK_DGRAM}[sys.argv[1]]
held = []
for port in sys.argv[3:]:
    held.append(socket.socket(socket.AF_INET, kind))
    held[-1].bind((sys.argv[2], int(port)))
print("held", flush=True)
sys.stdin.read()
"""
# A server that accepts nothing: the kernel answers for it.
SERVE = """
import socket, sys
s = socket.create_server((sys.argv[1], int(sys.argv[2])), family=socket.AF_INET6 if ":" in sys.argv[1] else socket.AF_INET)
print("serving", flush=True)
sys.stdin.read()
"""
# Answers each TCP packet as a firewall does: port unreachable.
REFUSE = """
import socket, struct
seen = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_TCP)
out = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP)
print("refusing", flush=True)
while True:
    packet, peer = seen.recvfrom(2000)
    words = struct.unpack("!18H", struct.pack("!BBHI", 3, 3, 0, 0) + packet[:28])
    total = sum(words) % 0xffff
    out.sendto(struct.pack("!18H", words[0], 0xffff - total, *words[2:]), peer)
"""


class TcpProbes(Tracing):
    def background(self, path, hop, script, *arguments, said):
        program = self.start(*path.inside(hop), "python3", "-c", script, *map(str, arguments), stdin=-1)
        program.wait_for(said)
        return program

    def begin(self, path, *options, family=4, user=()):
        return self.start(*path.inside(), *user, ALONG, *options[:1], path.target(family), *map(str, options[1:]))

    def lines(self, program):
        self.assertEqual(program.end(), 0, program)
        return [json.loads(line) for line in program.out.decode().splitlines()]

    def along(self, path, *options, **more):
        return self.lines(self.begin(path, *options, **more))

    # Ports that others use.

    def ports(self, path, record):
        """The source ports of the probes in a record."""
        found = set()
        with open(record, encoding="utf-8") as file:
            for line in file:
                event = json.loads(line)
                if event.get("packet") == "probe":
                    found.add(int(event["local"].rsplit(":", 1)[1]))
        self.assertTrue(found, record)
        return found

    def test_ports_in_use_leave_no_hole_in_a_tcp_trace(self):
        path = self.path(hops=2)
        # Every eighth of the ports that a trace may count up from; 30 probes meet three or four of them.
        self.background(path, 0, "import resource; resource.setrlimit(resource.RLIMIT_NOFILE, (5000, 5000))\n" + HOLD,
                        "tcp", path.own(), *range(32768, 65536, 8), said=rb"held")
        for _ in range(10):
            trace, _ = self.traced(path, "--via", "raw", "--protocol", "tcp")
            self.assertEqual([(hop["ttl"], hop["sent"], hop["received"]) for hop in trace["hops"]], [(1, 1, 1), (2, 1, 1)])
            self.assertEqual((trace["reached"], trace["sent"]), (True, 30))

    def test_udp_probes_leave_from_a_port_that_is_free(self):
        path = self.path(hops=2)
        path.sysctl(0, "net.ipv4.ip_local_port_range", "40000 40007")
        # Two are free: one for the probes, one for a look at the route now and then.
        free = {40002, 40005}
        for protocol in ("udp", "tcp"):
            self.background(path, 0, HOLD, protocol, path.own(), *sorted(set(range(40000, 40008)) - free), said=rb"held")
        for protocol, flow in (("udp", "classic"), ("udp", "paris"), ("udp", "dublin"), ("tcp", "paris")):
            with self.subTest(protocol, flow=flow):
                record = os.path.join(self.folder(), "trace.session")
                trace, _ = self.traced(path, "--via", "raw", "--protocol", protocol, "--flow", flow, "--save", record)
                self.assertEqual((trace["reached"], trace["sent"], trace["unmatched"], len(trace["hops"])), (True, 30, 0, 2))
                ports = self.ports(path, record)
                self.assertEqual(len(ports), 1)
                self.assertLessEqual(ports, free)

    def test_a_port_in_use_is_known_before_a_probe_counts_as_sent(self):
        path = self.path(hops=4)
        self.background(path, 0, HOLD, "tcp", path.own(), 40001, said=rb"held")
        for via in ("raw", "helper"):
            lines = self.along(path, via, "--protocol", "tcp", "--max", 4, "--from-port", 40000, "--helper", probeclient.PROBE)
            self.assertEqual([line["failed"] for line in lines if "failed" in line], [errno.EADDRINUSE], via)
            self.assertEqual([line["ttl"] for line in lines if "sent" in line], [1, 3, 4])
            self.assertEqual(sorted(line["answered"] for line in lines if "answered" in line), [1, 3, 4])

    # SYNs that the kernel repeats.

    def syns(self, path, during):
        """How many SYNs left from each port while something ran."""
        self.need("tcpdump")
        capture = self.start(*path.inside(), "tcpdump", "-i", "n1", "-n", "-l", "--immediate-mode",
                             "(ip and tcp[13] == 2) or (ip6 and ip6[6] == 6 and ip6[53] == 2) or udp port 9")
        try:
            capture.wait_for(rb"listening on n1", "err")
        except AssertionError:
            self.skipTest(f"tcpdump may not capture here: {capture.err.decode().strip()}")
        result = during()
        self.start(*path.inside(), "python3", "-c", "import socket; s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM);"
                   f"s.sendto(b'the last', ('{path.address(1)}', 9))").end()
        capture.wait_for(rb"\.9: UDP")
        capture.interrupt()
        count = {}
        for line in capture.out.decode().splitlines():
            if "Flags [S]" in line:
                port = line.split(" > ")[0].rsplit(".", 1)[1]
                count[port] = count.get(port, 0) + 1
        return count, result

    def test_a_probe_is_one_syn(self):
        path = self.path(hops=3, deaf=True)
        # Over IPv6 nothing keeps the kernel from repeating a SYN but the attempt's end.
        for family, wait in ((4, 2500), (6, 1000)):
            with self.subTest(family=family):
                count, lines = self.syns(path, lambda: self.along(path, "tcp", "--max", 5, "--wait", wait, family=family,
                                                                  user=WITHOUT_RIGHTS))
                self.assertEqual(sorted(line["answered"] for line in lines if "answered" in line), [1, 2])
                self.assertEqual(list(count.values()), [1] * 5)

    def delayed(self, **options):
        if not os.path.exists("/dev/net/tun"):
            self.skipTest("packets cannot be delayed: no TUN device")
        return self.path(delay_ms=300, **options)

    def test_a_round_trip_over_a_second_is_measured(self):
        path = self.delayed(hops=3)
        self.background(path, 3, SERVE, path.target(), 9, said=rb"serving")
        for port, at_the_target in ((9, "syn-ack"), (10, "reset")):
            lines = self.along(path, "tcp", "--max", 3, "--wait", 4000, "--port", port, user=WITHOUT_RIGHTS)
            answers = {line["answered"]: line for line in lines if "answered" in line}
            self.assertEqual([answers[hop]["kind"] for hop in (1, 2, 3)], ["time-exceeded"] * 2 + [at_the_target], lines)
            for hop, answer in answers.items():
                self.assertFalse(answer["repeated"], answer)
                self.assertTrue(600 * hop <= answer["rtt_us"] / 1000 < 600 * hop + 400, answer)

    def test_an_answer_to_a_repeated_syn_is_measured_where_it_tells_which(self):
        path = self.delayed(hops=3)
        self.background(path, 3, SERVE, path.target(6), 9, said=rb"serving")
        # What routers quote, and a SYN-ACK, carries the time stamp of the SYN; a reset does not.
        for port, at_the_target in ((9, "syn-ack"), (10, "reset")):
            lines = self.along(path, "tcp", "--max", 3, "--wait", 4000, "--port", port, family=6, user=WITHOUT_RIGHTS)
            answers = {line["answered"]: line for line in lines if "answered" in line}
            self.assertEqual([answers[hop]["kind"] for hop in (1, 2, 3)], ["time-exceeded"] * 2 + [at_the_target], lines)
            self.assertEqual([answers[hop]["repeated"] for hop in (1, 2, 3)], [False, False, at_the_target == "reset"])
            self.assertTrue(1200 <= answers[2]["rtt_us"] / 1000 < 1600, answers[2])

    def test_a_refusal_by_icmp_is_no_reset(self):
        path = self.path(hops=2, deaf_to=("tcp",))
        self.background(path, 2, REFUSE, said=rb"refusing")
        lines = self.along(path, "tcp", "--max", 2, "--wait", 500, user=WITHOUT_RIGHTS)
        self.assertEqual(sorted((line["answered"], line["kind"]) for line in lines if "packet" in line),
                         [(1, "time-exceeded"), (2, "port-unreachable")])

    def test_a_lost_syn_is_lost(self):
        path = self.path(hops=3)
        for family, prefix in ((4, 32), (6, 128)):
            with self.subTest(family=family):
                route = [f"-{family}", "route", "add", "blackhole", f"{path.target(family)}/{prefix}"]
                path.ip(1, *route)
                program = self.begin(path, "tcp", "--max", 3, "--wait", 2500, family=family, user=WITHOUT_RIGHTS)
                program.wait_for(rb'"ttl":3')
                path.ip(1, *(word if word != "add" else "del" for word in route))
                answers = [line for line in self.lines(program) if "answered" in line]
                # Over IPv4 no second SYN leaves; over IPv6 its answer is none to the probe.
                self.assertEqual([line["repeated"] for line in answers], [True] * len(answers))
                self.assertEqual(len(answers), 0 if family == 4 else 3)


if __name__ == "__main__":
    case.main()
