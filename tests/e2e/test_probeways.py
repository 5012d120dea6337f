#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each way to send probes along a path of real kernel routers, as root and as a user without any right; what the ways
say about packets that they do not see is compared with what tcpdump saw."""

import errno
import json
import os
import shutil
import struct
import subprocess

import case
import kernelpath
import probeclient
import programs

ALONG = os.environ.get("SOCKETSCOPE_TRACEALONG", "")
WITHOUT_RIGHTS = ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups", "--inh-caps=-all",
                  "--bounding-set=-all"]
HOPS = 4
AT_THE_TARGET = {"icmp": "echo-reply", "udp": "port-unreachable", "tcp": "reset"}


class Along:
    """What one run of tracealong said."""

    def __init__(self, text, status):
        self.status = status
        self.lines = [json.loads(line) for line in text.splitlines()]

    @property
    def sent(self):
        return [line for line in self.lines if "sent" in line]

    @property
    def answers(self):
        """Hop -> its answer."""
        return {line["answered"]: line for line in self.lines if "answered" in line}

    @property
    def failures(self):
        return [line["failed"] for line in self.lines if "failed" in line]


def udp_payload(packet):
    return packet[28:] if packet[0] >> 4 == 4 else packet[48:]


def without_checksum(via, transport):
    """A virtual link carries datagrams of sockets without having their checksum finished, and routers quote that."""
    return transport[:6] + transport[8:] if via == "udp" else transport


class Ways(case.Case):
    def path(self, **options):
        if os.geteuid() != 0:
            self.skipTest("a path of network namespaces needs root")
        self.need("ip", "setpriv", "sysctl")
        try:
            made = kernelpath.KernelPath(**{"hops": HOPS, **options})
        except OSError as error:
            self.skipTest(f"network namespaces are not permitted here: {error}")
        self.addCleanup(made.close)
        return made

    def along(self, path, via, *options, user=(), family=4, target=None):
        command = [*path.inside(), *user, ALONG, via, target or path.target(family), *map(str, options)]
        program = self.start(*command)
        status = program.end()
        self.assertEqual(program.err, b"", program)
        return Along(program.out.decode(), status)

    def check(self, run, path, protocol, family=4, silent=()):
        for hop in range(1, HOPS + 1):
            if hop in silent:
                self.assertNotIn(hop, run.answers)
                continue
            self.assertIn(hop, run.answers, run.lines)
            answer = run.answers[hop]
            self.assertEqual(answer["from"], path.address(hop, family))
            self.assertEqual(answer["kind"], "time-exceeded" if hop < HOPS else AT_THE_TARGET[protocol])
            self.assertGreater(answer["rtt_us"], 0)
            self.assertLess(answer["rtt_us"], programs.PATIENCE * 1e6)
        self.assertEqual(run.failures, [])

    def each(self, path, ways, **options):
        for family in (4, 6):
            for via, protocol, *more in ways:
                with self.subTest(via=via, protocol=protocol, family=family):
                    run = self.along(path, via, "--protocol", protocol, "--max", HOPS, "--port", 33434, *more,
                                     family=family, **options)
                    self.check(run, path, protocol, family)
                    yield via, protocol, family, run

    def test_with_rights(self):
        path = self.path()
        path.sysctl(0, "net.ipv4.ping_group_range", "0 2147483647")
        raw = [(via, protocol, *more) for via in ("raw", "helper") for protocol in ("icmp", "udp", "tcp")
               for more in ([], ["--flow", "paris"], ["--flow", "dublin"])]
        ways = [(*way, "--helper", probeclient.PROBE) for way in raw]
        ways += [("udp", "udp"), ("ping", "icmp"), ("tcp", "tcp")]
        for via, _, family, run in self.each(path, ways):
            if via not in ("raw", "helper"):
                continue
            for answer in run.answers.values():
                # Told by what it quotes, not by the system; only IPv6 keeps its header to itself.
                self.assertEqual(answer["told"], 0)
                self.assertNotEqual(answer["matched"], 0)
                self.assertEqual(answer["inferred"], 0 if family == 4 else 40)
                self.assertTrue(answer["kernel"])

    def test_without_rights(self):
        path = self.path()
        path.sysctl(0, "net.ipv4.ping_group_range", "0 2147483647")
        for via, _, _, run in self.each(path, [("udp", "udp"), ("ping", "icmp"), ("tcp", "tcp")], user=WITHOUT_RIGHTS):
            for hop, answer in run.answers.items():
                self.assertEqual(answer["told"], hop)
                if via != "tcp":  # which TTL a connection was answered with, and when, the system does not tell
                    self.assertEqual(answer["matched"], hop)
                    self.assertEqual(answer["reply_ttl"], 65 - hop)
                    self.assertTrue(answer["kernel"])

    def test_what_is_not_allowed_is_said(self):
        path = self.path()
        path.sysctl(0, "net.ipv4.ping_group_range", "1 0")
        self.assertEqual(self.along(path, "raw", user=WITHOUT_RIGHTS).lines[0]["open"], errno.EPERM)
        self.assertEqual(self.along(path, "ping", user=WITHOUT_RIGHTS).lines[0]["open"], errno.EACCES)
        # A helper without its capability, and none at all.
        self.assertIn("open", self.along(path, "helper", "--helper", probeclient.PROBE, user=WITHOUT_RIGHTS).lines[0])
        self.assertEqual(self.along(path, "helper", "--helper", "/nowhere/socketscope-probe").lines[0]["open"],
                         errno.ENOENT)

    def test_the_helper_makes_raw_probes_for_everybody(self):
        path = self.path()
        self.need("setcap")
        folder = self.folder()
        os.chmod(folder, 0o755)
        helper = shutil.copy(probeclient.PROBE, folder)
        os.chmod(helper, 0o755)
        if subprocess.run(["setcap", "cap_net_raw=ep", helper], capture_output=True, check=False).returncode != 0:
            self.skipTest("file capabilities cannot be set here")
        user = WITHOUT_RIGHTS[:-1]  # a capability outside of the bounding set is not had from a file, either
        for _ in self.each(path, [("helper", protocol, "--helper", helper) for protocol in ("icmp", "udp", "tcp")],
                           user=user):
            pass

    def test_silent_routers_and_a_deaf_target(self):
        path = self.path(silent=(2,))
        for via in ("raw", "udp", "tcp"):
            run = self.along(path, via, "--max", HOPS, "--wait", 200, "--port", 33434)
            self.check(run, path, {"raw": "icmp"}.get(via, via), silent=(2,))
        deaf = self.path(deaf=True)
        for via in ("raw", "udp", "tcp"):
            run = self.along(deaf, via, "--max", HOPS + 2, "--wait", 200, "--port", 33434)
            self.assertEqual(sorted(run.answers), [1, 2, 3], via)

    def test_an_open_port_answers_the_connection(self):
        path = self.path()
        server = self.start(*path.inside(HOPS), "python3", "-c",
                            "import socket\n"
                            "s = socket.create_server(('10.77.4.2', 0)); print(s.getsockname()[1], flush=True)\n"
                            "while True:\n"
                            "    c, _ = s.accept()\n"
                            "    try: print('read', c.recv(1), flush=True)\n"
                            "    except ConnectionResetError: print('reset', flush=True)\n")
        port = server.wait_for(rb"^(\d+)$")[1].decode()
        run = self.along(path, "tcp", "--max", HOPS, "--port", port, user=WITHOUT_RIGHTS)
        self.assertEqual(run.answers[HOPS]["kind"], "syn-ack")
        self.assertTrue(run.answers[HOPS]["kernel"])  # the kernel's own measure of the handshake
        server.wait_for(rb"^reset$")
        run = self.along(path, "raw", "--protocol", "tcp", "--max", HOPS, "--port", port)
        self.assertEqual(run.answers[HOPS]["kind"], "syn-ack")

    def test_a_udp_service_answers(self):
        path = self.path()
        server = self.start(*path.inside(HOPS), "python3", "-c",
                            "import socket\n"
                            "s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); s.bind(('10.77.4.2', 0))\n"
                            "print(s.getsockname()[1], flush=True)\n"
                            "while True: d, a = s.recvfrom(2000); s.sendto(b'here I am', a)\n")
        port = int(server.wait_for(rb"^(\d+)$")[1])
        for via in ("udp", "raw"):
            run = self.along(path, via, "--protocol", "udp", "--max", HOPS, "--port", port - HOPS + 1)
            answer = run.answers[HOPS]
            self.assertEqual((answer["kind"], answer["from"]), ("udp-reply", path.target()))
            self.assertEqual(udp_payload(bytes.fromhex(answer["packet"])), b"here I am")

    def test_no_error_of_the_network_ends_a_run(self):
        path = self.path()
        path.ip(0, "route", "add", "prohibit", "192.0.2.1")
        path.ip(0, "route", "add", "unreachable", "192.0.2.2")
        for via in ("raw", "udp", "tcp"):
            for target, expected in (("192.0.2.1", errno.EACCES), ("192.0.2.2", errno.EHOSTUNREACH),
                                     ("10.77.1.255", errno.EACCES), ("224.0.0.1", errno.EACCES)):
                with self.subTest(via=via, target=target):
                    run = self.along(path, via, "--max", 2, "--wait", 50, target=target)
                    self.assertEqual((run.status, run.failures), (0, [expected] * 2))
        run = self.along(path, "raw", "--max", 2, "--size", 3000, "--dont-fragment", "--wait", 50)
        self.assertEqual(run.failures, [errno.EMSGSIZE] * 2)
        run = self.along(path, "udp", "--max", 2, "--size", 3000, "--dont-fragment", "--wait", 50)
        self.assertEqual(run.failures, [errno.EMSGSIZE] * 2)
        path.ip(0, "route", "del", "default")
        for via in ("raw", "udp", "tcp"):
            run = self.along(path, via, "--max", 2, "--wait", 50)
            self.assertEqual((run.status, run.failures), (0, [errno.ENETUNREACH] * 2))

    def test_an_interface_that_goes_away_fails_single_probes(self):
        for via in ("raw", "udp", "tcp"):
            path = self.path(hops=2)
            program = self.start(*path.inside(), ALONG, via, path.target(), "--max", "2", "--rounds", "60", "--gap", "20",
                                 "--wait", "50", "--port", "33434")
            program.wait_for(rb'"answered"')
            path.ip(0, "link", "del", "n1")
            self.assertEqual(program.end(), 0, program)
            # Without its interface there is no route, and no such source address any more.
            failures = set(Along(program.out.decode(), 0).failures)
            self.assertTrue(failures and failures <= {errno.ENETUNREACH, errno.EADDRNOTAVAIL}, failures)

    def test_a_smaller_mtu_on_the_way_is_told(self):
        path = self.path()
        path.ip(1, "link", "set", "n2", "mtu", "1300")
        path.ip(2, "link", "set", "f2", "mtu", "1300")
        for via, options in (("raw", ()), ("udp", ())):
            run = self.along(path, via, "--max", 2, "--size", 1400, "--dont-fragment", *options)
            self.assertEqual((run.answers[2]["kind"], run.answers[2]["mtu"]), ("fragmentation-needed", 1300), via)
            run = self.along(path, via, "--max", 2, "--size", 1400, "--dont-fragment", family=6)
            self.assertEqual((run.answers[2]["kind"], run.answers[2]["mtu"]), ("fragmentation-needed", 1300), via)

    def captured(self, path, capture):
        """Whole IP packets with their times in µs, until now: a last ping says that nothing is on its way any more."""
        self.start(*path.inside(), "ping", "-c", "1", "-p", "6c617374", "-s", "48", path.target()).end()
        capture.wait_for(rb"lastlastlastlast")
        capture.interrupt()
        pcap, at = capture.out, 24
        while at + 16 <= len(pcap):
            seconds, fraction, kept, _ = struct.unpack_from("<IIII", pcap, at)
            yield seconds * 1_000_000 + fraction / 1000, pcap[at + 30:at + 16 + kept]
            at += 16 + kept

    def capture(self, path):
        self.need("tcpdump", "ping")
        made = self.start(*path.inside(), "tcpdump", "-i", "n1", "-n", "-s", "0", "-U", "--immediate-mode",
                          "--time-stamp-precision=nano", "-w", "-", "ip")
        try:
            made.wait_for(rb"listening on n1", "err")
        except AssertionError:
            self.skipTest(f"tcpdump may not capture here: {made.err.decode().strip()}")
        return made

    def test_what_raw_probes_show_is_what_was_on_the_wire(self):
        for protocol in ("icmp", "udp", "tcp"):
            path = self.path()
            capture = self.capture(path)
            run = self.along(path, "raw", "--protocol", protocol, "--max", HOPS, "--tos", 0x48)
            wire = {packet: at for at, packet in self.captured(path, capture)}
            for line in run.sent:
                self.assertIn(bytes.fromhex(line["sent"]), wire)
            for hop, line in run.answers.items():
                self.assertIn(bytes.fromhex(line["packet"]), wire)
                sent = next(sent for sent in run.sent if sent["ttl"] == hop)
                seen = wire[bytes.fromhex(line["packet"])] - wire[bytes.fromhex(sent["sent"])]
                print(f"raw {protocol} hop {hop}: {line['rtt_us']:.1f} µs, tcpdump {seen:.1f} µs")
                if hop < HOPS:
                    self.assertEqual(line["inferred"], 0)

    def test_what_is_concluded_without_rights_is_what_was_on_the_wire(self):
        for via, quote_ends in (("udp", 56), ("tcp", 48), ("ping", 48)):
            path = self.path()
            path.sysctl(0, "net.ipv4.ping_group_range", "0 2147483647")
            capture = self.capture(path)
            run = self.along(path, via, "--max", HOPS, "--tos", 0x48, user=WITHOUT_RIGHTS)
            packets = [packet for _, packet in self.captured(path, capture)]
            for line in run.sent:
                sent = bytes.fromhex(line["sent"])
                # The identification (4, 5) and with it the checksum (10, 11) are the system's, and so is don't-fragment
                # of an unfragmentable SYN; of TCP, its sequence number, window, options and checksum, too.
                same = [packet for packet in packets if packet[8] == sent[8] and packet[9] == sent[9]
                        and packet[20:24] == sent[20:24] or via == "ping" and packet[8:10] == sent[8:10]]
                self.assertTrue(same, line)
                found = same[0]
                self.assertEqual(found[:4], sent[:4])
                self.assertEqual(found[8:10] + found[12:20], sent[8:10] + sent[12:20])
                if via != "tcp":
                    self.assertEqual(without_checksum(via, found[20:]), without_checksum(via, sent[20:]))
                else:
                    self.assertEqual((found[32:34], len(found)), (sent[32:34], len(sent)))  # offset and flags
            for hop in range(1, HOPS):
                answer = bytes.fromhex(run.answers[hop]["packet"])
                self.assertEqual(run.answers[hop]["inferred"], quote_ends)
                found = next(packet for packet in packets if packet[9] == 1 and packet[12:16] == answer[12:16])
                self.assertEqual(len(found), len(answer))
                self.assertEqual(found[:4] + found[8:10] + found[12:20], answer[:4] + answer[8:10] + answer[12:20])
                self.assertEqual(found[20:22] + found[24:28], answer[20:22] + answer[24:28])  # type, code, rest
                quoted, concluded = found[28:], answer[28:]
                self.assertEqual(quoted[:4] + quoted[8:10] + quoted[12:20],
                                 concluded[:4] + concluded[8:10] + concluded[12:20])
                self.assertEqual(without_checksum(via, quoted[20:]), without_checksum(via, concluded[20:]))

    def test_two_traces_side_by_side_do_not_mix_up_answers(self):
        path = self.path()
        command = [*path.inside(), ALONG, "raw", path.target(), "--max", str(HOPS), "--rounds", "10", "--gap", "20"]
        both = [self.start(*command) for _ in range(2)]
        for program in both:
            self.assertEqual(program.end(), 0)
            lines = Along(program.out.decode(), 0).lines
            self.assertEqual(sum("answered" in line for line in lines), 10 * HOPS)
            self.assertEqual(sum("packet" in line and "answered" not in line for line in lines), 0)


if __name__ == "__main__":
    case.main()
