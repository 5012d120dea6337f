#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Traces of the terminal program along real kernel routers, as root and as a user without any right, compared hop by
hop with what traceroute and mtr find there."""

import json
import os
import re
import shutil

import case
import programs
from tracing import AT_THE_TARGET, ON_THE_WAY, Tracing, WITHOUT_RIGHTS, output

HOPS = 5


def by_traceroute(path, family):
    """Hop -> address, None where it is silent."""
    text = output(*path.inside(), "traceroute", f"-{family}", "-n", "-q", "1", "-w", "0.5", path.target(family))
    return {int(hop): None if who == "*" else who for hop, who in re.findall(r"^ *(\d+)  (\S+)", text, re.M)}


def by_mtr(path, family):
    text = output(*path.inside(), "mtr", f"-{family}", "-r", "-c", "1", "-n", "-G", "0.5", "--json", path.target(family))
    hubs = json.loads(text)["report"]["hubs"]
    return {hub["count"]: None if hub["host"] == "???" else hub["host"] for hub in hubs}


class KernelTrace(Tracing):
    def path(self, **options):
        return super().path(**{"hops": HOPS, **options})

    def check(self, trace, path, protocol, family=4, silent=(), reached=True):
        """The hops are those of the path, each with the kind of answer that it gives."""
        self.assertEqual([hop["ttl"] for hop in trace["hops"]], list(range(1, HOPS + 1)), trace)
        for hop in trace["hops"]:
            self.assertLessEqual(hop["received"], 1)
            self.assertIs(hop["silent"], hop["ttl"] in silent, hop)
            for reply in hop["replies"]:
                self.assertEqual(reply["address"], path.address(hop["ttl"], family))
                self.assertEqual((reply["kind"], reply["type"], reply["code"]),
                                 AT_THE_TARGET[protocol, family] if hop["ttl"] == HOPS else ON_THE_WAY[family])
                self.assertTrue(0 < reply["rtt_ms"] < programs.PATIENCE * 1000, reply)
        self.assertEqual((trace["target"], trace["address"], trace["protocol"]),
                         (path.target(family), path.target(family), protocol))
        self.assertIs(trace["reached"], reached)
        # One probe for each of 30 hops at most, and one more for each silent one below the target.
        self.assertLessEqual(trace["sent"], 30 + len(silent))

    def test_with_rights(self):
        path = self.path()
        for family in (4, 6):
            for protocol in ("icmp", "udp", "tcp"):
                for flow in ("classic", "paris", "dublin"):
                    with self.subTest(family=family, protocol=protocol, flow=flow):
                        trace, _ = self.traced(path, "--protocol", protocol, "--flow", flow, family=family)
                        self.assertEqual((trace["via"], trace["unmatched"]), ("raw", 0))
                        self.check(trace, path, protocol, family)

    def test_without_rights(self):
        path = self.path()
        path.sysctl(0, "net.ipv4.ping_group_range", "0 2147483647")
        for family in (4, 6):
            for via, protocol in (("udp", "udp"), ("tcp", "tcp"), ("ping", "icmp")):
                with self.subTest(family=family, via=via):
                    trace, _ = self.traced(path, "--via", via, family=family, user=WITHOUT_RIGHTS)
                    self.assertEqual(trace["via"], via)
                    self.check(trace, path, protocol, family)

    def test_without_rights_the_best_way_is_found(self):
        path = self.path()
        for group_range, via, protocol in (("1 0", "udp", "udp"), ("0 2147483647", "ping", "icmp")):
            path.sysctl(0, "net.ipv4.ping_group_range", group_range)
            trace, program = self.traced(path, user=WITHOUT_RIGHTS)
            self.assertEqual(trace["via"], via)
            self.check(trace, path, protocol)
            self.assertIn(b"the headers of the answers stay with the system", program.err)

    def test_what_needs_rights_is_refused_in_one_sentence(self):
        path = self.path()
        for protocol, flow in (("udp", "paris"), ("udp", "dublin"), ("tcp", "paris")):
            program = self.start(*path.inside(), *WITHOUT_RIGHTS, programs.CLI, "trace", path.target(), "--protocol", protocol,
                                 "--flow", flow, "--json")
            self.assertEqual(program.end(), 1, program)
            self.assertEqual(program.out, b"")
            self.assertIn(b"probe helper", program.err)
            self.assertEqual(program.err.count(b"\n"), 1, program)

    def test_as_traceroute_and_mtr_find_it(self):
        rivals = {"traceroute": by_traceroute, "mtr": by_mtr}
        missing = [name for name in rivals if not shutil.which(name)]
        if len(missing) == len(rivals):
            self.need(*missing)
        for options, silent in (({}, ()), ({"silent": (3,)}, (3,))):
            path = self.path(**options)
            for family in (4, 6):
                trace, _ = self.traced(path, family=family)
                self.check(trace, path, "icmp", family, silent)
                ours = {hop["ttl"]: hop["replies"][0]["address"] if hop["replies"] else None for hop in trace["hops"]}
                for name, found in rivals.items():
                    if name not in missing:
                        with self.subTest(name, family=family, silent=silent):
                            self.assertEqual(found(path, family), ours)
        if missing:
            self.skipTest(f"{missing[0]} is not installed")

    def test_a_silent_router(self):
        path = self.path(silent=(3,))
        for protocol in ("icmp", "udp", "tcp"):
            for user in ((), WITHOUT_RIGHTS):
                if user and protocol == "icmp":
                    continue
                with self.subTest(protocol, user=bool(user)):
                    trace, _ = self.traced(path, "--protocol", protocol, user=user)
                    self.check(trace, path, protocol, silent=(3,))
                    self.assertEqual(trace["hops"][2]["sent"], 2)
                    self.assertEqual(trace["hops"][2]["loss"], 100)

    def test_a_deaf_target_has_its_verdict_within_bounds(self):
        path = self.path(deaf=True)
        for family in (4, 6):
            for options, user in ((["--protocol", "icmp"], ()), (["--protocol", "udp"], WITHOUT_RIGHTS),
                                  (["--protocol", "tcp"], WITHOUT_RIGHTS)):
                with self.subTest(options=options, family=family):
                    trace, _ = self.traced(path, *options, family=family, user=user)
                    self.assertFalse(trace["reached"])
                    answers = {hop["ttl"]: hop["replies"][0]["address"] for hop in trace["hops"] if hop["replies"]}
                    self.assertEqual(answers, {k: path.address(k, family) for k in range(1, HOPS)})
                    self.assertEqual(trace["sent"], 30)
                    self.assertGreaterEqual(trace["elapsed_ms"], 900)  # nobody is called deaf sooner

    def test_the_verdict_is_said(self):
        said = {}
        for name, options in (("reached", {}), ("deaf", {"deaf": True})):
            path = self.path(**options)
            program = self.start(*path.inside(), programs.CLI, "trace", path.target())
            self.assertEqual(program.end(), 0, program)
            said[name] = program.out.decode()
        self.assertIn("10.77.5.2 answers, 5 hops away: echo reply.", said["reached"])
        self.assertNotIn("answers, 5 hops away", said["deaf"])
        self.assertIn("10.77.4.2", said["deaf"])

    def test_a_router_that_says_too_large_tells_what_fits(self):
        path = self.path()
        path.ip(2, "link", "set", "n3", "mtu", "1300")
        path.ip(3, "link", "set", "f3", "mtu", "1300")
        program = self.start(*path.inside(), programs.CLI, "trace", path.target(6), "--size", "1400")
        self.assertEqual(program.end(), 0, program)
        self.assertIn(b"Packets of 1400 bytes do not get past fd77:2::2, 2 hops away: the next link carries at most 1300 bytes.",
                      program.out)
        self.assertIn(b"Use --size 1300.", program.err)
        path.ip(0, "-6", "route", "flush", "cache")  # what this computer has learnt from it
        trace, _ = self.traced(path, "--size", "1400", family=6)
        told = [(hop["ttl"], reply["address"], reply["kind"], reply.get("mtu")) for hop in trace["hops"]
                for reply in hop["replies"]]
        self.assertEqual(told, [(1, path.address(1, 6), "time-exceeded", None), (2, path.address(2, 6), "time-exceeded", None),
                                (3, path.address(2, 6), "fragmentation-needed", 1300)])
        fits, _ = self.traced(path, "--size", "1300", family=6)
        self.assertTrue(fits["reached"])

    def test_an_interface_that_goes_away_leaves_a_trace(self):
        for output_option in ("--json", "--csv", "--report", None):
            with self.subTest(output_option):
                path = self.path(hops=1)
                options = ["--rounds", "20", "--interval", "0.05", "--max", "2", *([output_option] if output_option else [])]
                program = self.start(*path.inside(), programs.CLI, "trace", path.target(), *options)
                program.wait_for(b"Probes go by", "err")
                path.ip(0, "link", "set", "n1", "down")
                program.end()
                said = program.out if output_option is None else program.err
                self.assertRegex(said, rb"\d+ probes? could not leave: no route\.")
                if output_option == "--json":
                    trace = json.loads(program.out)
                    self.assertGreater(trace["unsent"], 0)
                    self.assertEqual(trace["unsent_error"], "ENETUNREACH")

    def test_what_a_way_cannot_do_is_not_blamed_on_missing_rights(self):
        path = self.path()
        for flow in ("paris", "dublin"):
            program = self.start(*path.inside(), programs.CLI, "trace", path.target(), "--flow", flow, "--via", "udp")
            self.assertEqual(program.end(), 2, program)
            self.assertIn(f"{flow} needs raw packets, which --via udp cannot send. Leave --via out".encode(), program.err)

    def test_what_is_no_single_host_is_refused_before_anything_is_sent(self):
        path = self.path(hops=1)
        for target, said in (("224.0.0.1", "an address of many hosts"), ("255.255.255.255", "an address of many hosts"),
                             ("ff02::1", "an address of many hosts"), ("0.0.0.0", "the address of no host"),
                             ("::", "the address of no host"), ("fe80::1", "as in fe80::1%eth0")):
            with self.subTest(target=target):
                program = self.start(*path.inside(), programs.CLI, "trace", target)
                self.assertEqual(program.end(), 2, program)
                self.assertEqual(program.out, b"")
                self.assertIn(said, program.err.decode())

    def test_two_traces_side_by_side_keep_their_replies_apart(self):
        path = self.path(delay_ms=20) if os.path.exists("/dev/net/tun") else self.path()
        path.sysctl(0, "net.ipv4.ping_group_range", "0 2147483647")
        for user, kinds in (((), ("icmp", "udp", "tcp")), (WITHOUT_RIGHTS, ("icmp", "udp", "tcp"))):
            for protocol in kinds:
                with self.subTest(protocol, user=bool(user)):
                    targets = [path.address(5), path.address(5), path.address(4)]
                    runs = [self.start(*path.inside(), *user, programs.CLI, "trace", target, "--protocol", protocol, "--json")
                            for target in targets]
                    for run, target in zip(runs, targets):
                        self.assertEqual(run.end(), 0, run)
                        trace = json.loads(run.out)
                        hops = 5 if target == path.address(5) else 4
                        self.assertEqual((trace["address"], trace["reached"]), (target, True))
                        self.assertEqual([hop["ttl"] for hop in trace["hops"]], list(range(1, hops + 1)))
                        for hop in trace["hops"]:
                            self.assertEqual([(reply["address"], reply["kind"]) for reply in hop["replies"]],
                                             [(path.address(hop["ttl"]), AT_THE_TARGET[protocol, 4][0]
                                               if hop["ttl"] == hops else "time-exceeded")])

    def test_an_open_port_is_told_from_a_closed_one(self):
        path = self.path()
        server = self.start(*path.inside(HOPS), "python3", "-c",
                            "import socket, time\n"
                            "s = socket.create_server(('10.77.5.2', 0)); print(s.getsockname()[1], flush=True)\n"
                            "time.sleep(600)\n")
        port = server.wait_for(rb"^(\d+)$")[1].decode()
        for user in ((), WITHOUT_RIGHTS):
            trace, _ = self.traced(path, "--protocol", "tcp", "--port", port, user=user)
            self.assertEqual(trace["hops"][-1]["replies"][0]["kind"], "syn-ack")
            trace, _ = self.traced(path, "--protocol", "tcp", user=user)
            self.assertEqual(trace["hops"][-1]["replies"][0]["kind"], "reset")

    def test_where_nothing_can_leave_the_cause_is_named(self):
        path = self.path()
        path.ip(0, "route", "add", "prohibit", "192.0.2.1")
        path.ip(0, "-6", "route", "add", "prohibit", "2001:db8::1")
        path.ip(0, "route", "add", "unreachable", "192.0.2.2")
        path.ip(0, "route", "del", "default")
        path.ip(0, "-6", "route", "del", "default")
        causes = (("192.0.2.1", b"is told not to send to 192.0.2.1"),
                  ("2001:db8::1", b"is told not to send to 2001:db8::1"),
                  ("192.0.2.2", b"no route to 192.0.2.2"), (path.target(), b"no route to 10.77.5.2"),
                  (path.target(6), b"no route to fd77:5::2"))
        for target, cause in causes:
            for protocol, user in (("icmp", ()), ("udp", ()), ("tcp", ()), ("udp", WITHOUT_RIGHTS), ("tcp", WITHOUT_RIGHTS)):
                with self.subTest(target, protocol=protocol, user=bool(user)):
                    trace, program = self.traced(path, "--protocol", protocol, target=target, user=user, status=1)
                    self.assertEqual((trace["reached"], trace["sent"]), (False, 0))
                    self.assertIn(cause, program.err)
                    self.assertNotIn(b"QString", program.err)


if __name__ == "__main__":
    case.main()
