#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""trace over every practice network: its JSON, its tables, its recording, and what it says of bad input."""

import csv
import io
import json
import os

import case
import record

KEYS = {"target", "address", "via", "protocol", "reached", "elapsed_ms", "sent", "unmatched", "hops"}
HOP_KEYS = {"ttl", "silent", "sent", "received", "loss", "best_ms", "avg_ms", "worst_ms", "stdev_ms", "replies"}
REPLY_KEYS = {"address", "kind", "rtt_ms", "type", "code", "labels"}
LABEL_KEYS = {"label", "exp", "bottom", "ttl"}
KINDS = {"time-exceeded", "reassembly-exceeded", "echo-reply", "port-unreachable", "host-unreachable", "net-unreachable",
         "protocol-unreachable", "fragmentation-needed", "prohibited", "other-unreachable", "parameter-problem", "syn-ack",
         "reset", "udp-reply"}
TOPOLOGIES = os.path.join(case.HERE, "..", "..", "resources", "topologies")


def topologies():
    for name in sorted(os.listdir(TOPOLOGIES)):
        with open(os.path.join(TOPOLOGIES, name), encoding="utf-8") as file:
            yield json.load(file)


def refuse_constants(name):
    raise ValueError(f"{name} is no JSON")


class Trace(case.Case):
    def traced(self, target, *options, **more):
        program = self.done("trace", target, *options, "--json", **more)
        self.assertEqual(program.out.count(b"\n"), 1, program)
        trace = json.loads(program.out, parse_constant=refuse_constants)
        self.judge(trace)
        return trace

    def judge(self, trace):
        """The object is what the manual says, and its figures fit each other."""
        self.assertEqual(set(trace), KEYS)
        self.assertIsInstance(trace["reached"], bool)
        self.assertIn(trace["protocol"], {"icmp", "udp", "tcp"})
        self.assertGreaterEqual(trace["elapsed_ms"], 0)
        self.assertGreaterEqual(trace["sent"], sum(hop["sent"] for hop in trace["hops"]))
        ttls = [hop["ttl"] for hop in trace["hops"]]
        self.assertEqual(ttls, list(range(ttls[0], ttls[0] + len(ttls))) if ttls else [])
        for hop in trace["hops"]:
            self.assertEqual(set(hop), HOP_KEYS)
            self.assertEqual(hop["received"], len(hop["replies"]), hop)
            self.assertLessEqual(hop["received"], hop["sent"], hop)
            self.assertIs(hop["silent"], hop["received"] == 0, hop)
            times = [reply["rtt_ms"] for reply in hop["replies"]]
            if times:
                self.assertEqual((hop["best_ms"], hop["worst_ms"]), (min(times), max(times)))
                self.assertAlmostEqual(hop["avg_ms"], sum(times) / len(times), places=5)
                self.assertEqual(hop["stdev_ms"] is None, len(times) < 2, hop)
            else:
                self.assertEqual({hop[key] for key in ("best_ms", "avg_ms", "worst_ms", "stdev_ms")}, {None}, hop)
            for reply in hop["replies"]:
                self.assertEqual(set(reply) - {"mtu"}, REPLY_KEYS)
                self.assertTrue("mtu" not in reply or reply["kind"] == "fragmentation-needed", reply)
                self.assertIn(reply["kind"], KINDS)
                for label in reply["labels"]:
                    self.assertEqual(set(label), LABEL_KEYS)

    def test_every_practice_network_can_be_traced(self):
        seen = 0
        for topology in topologies():
            for protocol in ("icmp", "udp", "tcp"):
                with self.subTest(topology["name"], protocol=protocol):
                    options = ["--network", topology["name"], "--protocol", protocol]
                    trace = self.traced(topology["target"], *options)
                    self.assertEqual((trace["via"], trace["protocol"]), ("practice", protocol))
                    self.assertEqual(trace["target"], topology["target"])
                    seen += 1
        self.assertGreaterEqual(seen, 33)

    def test_three_routers_are_three_routers_and_the_target(self):
        program = self.done("trace", self.target("three-routers"), "--network", "three-routers", "--json")
        trace = json.loads(program.out)
        self.assertTrue(trace["reached"])
        self.assertEqual([hop["replies"][0]["kind"] for hop in trace["hops"]], ["time-exceeded"] * 3 + ["echo-reply"])
        self.assertEqual([(hop["replies"][0]["type"], hop["replies"][0]["code"]) for hop in trace["hops"]],
                         [(11, 0)] * 3 + [(0, 0)])
        self.assertEqual(trace["hops"][-1]["replies"][0]["address"], trace["address"])
        self.assertEqual(trace["unmatched"], 0)
        self.assertIn(b"practice network inside this program", program.err)

    def target(self, name):
        return next(one["target"] for one in topologies() if one["name"] == name)

    def test_seven_hops_ends_at_the_encyclopedia(self):
        trace = self.traced("wikipedia.practice", "--network", "seven-hops")
        self.assertTrue(trace["reached"])
        self.assertEqual([hop["ttl"] for hop in trace["hops"]], [1, 2, 3, 4, 5, 6, 7])
        self.assertEqual([hop["ttl"] for hop in trace["hops"] if hop["silent"]], [5])
        self.assertEqual(trace["hops"][6]["replies"][0]["address"], "10.99.7.7")
        other = self.traced("198.35.26.96", "--network", "seven-hops")
        self.assertTrue(other["reached"])
        self.assertEqual(other["hops"][6]["replies"][0]["address"], "198.35.26.96")
        v6 = self.traced("wikipedia.practice", "--network", "seven-hops", "-6")
        self.assertEqual(v6["address"], "fd99::7:7")
        self.assertTrue(v6["reached"])

    def test_a_single_ttl_dies_at_its_hop(self):
        trace = self.traced("wikipedia.practice", "--network", "seven-hops", "--ttl", "3")
        self.assertFalse(trace["reached"])
        self.assertEqual([hop["ttl"] for hop in trace["hops"]], [3])
        self.assertEqual(trace["hops"][0]["replies"][0]["kind"], "time-exceeded")

    def test_labels_are_told(self):
        trace = self.traced(self.target("mpls"), "--network", "mpls")
        labels = [reply["labels"] for hop in trace["hops"] for reply in hop["replies"] if reply["labels"]]
        self.assertTrue(labels)
        self.assertTrue(all(stack[-1]["bottom"] for stack in labels), labels)

    def test_rounds_queries_and_ttls_are_as_asked(self):
        target = self.target("three-routers")
        trace = self.traced(target, "--network", "three-routers", "--rounds", "4", "--interval", "0.05")
        self.assertEqual([hop["sent"] for hop in trace["hops"]], [4] * 4)
        trace = self.traced(target, "--network", "three-routers", "--queries", "3")
        self.assertEqual([hop["received"] for hop in trace["hops"]], [3] * 4)
        trace = self.traced(target, "--network", "three-routers", "--first", "2", "--max", "3")
        self.assertEqual([hop["ttl"] for hop in trace["hops"]], [2, 3])
        self.assertFalse(trace["reached"])

    def test_gentle_sends_hardly_more_than_there_are_hops(self):
        trace = self.traced(self.target("three-routers"), "--network", "three-routers", "--gentle")
        self.assertTrue(trace["reached"])
        self.assertLessEqual(trace["sent"], 4 + 2)

    def test_lines_tables_and_names(self):
        program = self.done("trace", "wikipedia.practice", "--network", "seven-hops", "--names")
        text = program.out.decode()
        self.assertIn("trace to wikipedia.practice (10.99.7.7), 30 hops at most, ICMP, 60 bytes", text)
        self.assertIn("  1  gw.practice (10.99.1.1)", text)
        self.assertIn("  5  *  silent: later hops answer, so it forwards", text)
        self.assertIn("wikipedia.practice answers, 7 hops away: echo reply.", text)
        self.assertNotIn("gw.practice", self.done("trace", "wikipedia.practice", "--network", "seven-hops").out.decode())
        program = self.done("trace", "wikipedia.practice", "--network", "seven-hops", "--csv", "--names")
        rows = list(csv.DictReader(io.StringIO(program.out.decode())))
        self.assertEqual(rows[0]["address"], "10.99.1.1")
        self.assertEqual(rows[0]["name"], "gw.practice")
        self.assertEqual(rows[-1]["kind"], "echo-reply")
        program = self.done("trace", "wikipedia.practice", "--network", "seven-hops", "--report")
        self.assertRegex(program.out.decode(), r"\n  1\.\|-- 10\.99\.1\.1 +0\.0% +1 ")

    def test_a_file_of_a_network_and_its_recording(self):
        folder = self.folder()
        session = os.path.join(folder, "trace.sockscope")
        path = os.path.join(TOPOLOGIES, "three-routers.json")
        trace = self.traced(self.target("three-routers"), "--network", path, "--save", session)
        with open(session, "rb") as file:
            read = record.Record(file.read())
        self.assertEqual(record.problems(read), [])
        probes = [event for event in read.select("packet") if event["packet"] == "probe"]
        answers = [event for event in read.select("packet") if event["packet"] == "answer"]
        self.assertEqual(len(probes), trace["sent"])
        self.assertGreaterEqual(len(answers), 4)
        for answer in answers:
            self.assertEqual(read.cause_of(answer)["packet"], "probe")
        started = [event for event in read.select("note") if event["note"] == "trace-started"]
        self.assertEqual(started[0]["facts"]["network"], "three-routers")
        self.assertEqual([event["facts"]["kind"] for event in read.select("note") if event["note"] == "trace-verdict"][-1],
                         "reached")

    def test_interrupted_it_says_what_it_knows(self):
        program = self.cli("trace", self.target("three-routers"), "--network", "three-routers", "--rounds", "100000", "--json")
        program.wait_for(b"practice network", "err")
        self.assertEqual(program.interrupt(), 0, program)
        self.judge(json.loads(program.out))

    def test_bad_input_is_refused(self):
        target = self.target("three-routers")
        wrong = [[], ["a", "b"], [""], [target, "--ttl", "0"], [target, "--ttl", "256"], [target, "--max", "0"],
                 [target, "--first", "9", "--max", "3"], [target, "--queries", "0"], [target, "--queries", "11"],
                 [target, "--rounds", "0"], [target, "--interval", "0"], [target, "--interval", "nan"],
                 [target, "--wait", "-1"], [target, "--wait", "inf"], [target, "--size", "65536"], [target, "--size", "10"],
                 [target, "--port", "65536"], [target, "--protocol", "sctp"], [target, "--flow", "berlin"],
                 [target, "--via", "pigeon"], [target, "-4", "-6"], [target, "--json", "--csv"],
                 [target, "--ttl", "3", "--rounds", "2"], [target, "--save", ""], [target, "--fast"], ["1.2.3"]]
        for words in wrong:
            with self.subTest(words=words):
                program = self.done("trace", *words, "--network", "three-routers", status=2)
                self.assertEqual(program.out, b"")
                self.assertGreater(len(program.err), 10)
        for network in ("four-routers", "/nowhere/at.json", "", os.path.join(case.HERE, "case.py")):
            with self.subTest(network=network):
                self.done("trace", target, "--network", network, status=2)

    def said(self, *words, status=0):
        """What a trace says on stdout and stderr."""
        program = self.done("trace", *words, status=status)
        return program.out.decode(), program.err.decode()

    def test_a_target_that_answers_the_first_ttl_may_be_nearer(self):
        target = self.target("three-routers")  # four hops away
        for options in (("--ttl", "9"), ("--first", "9")):
            with self.subTest(options=options):
                out, _ = self.said(target, "--network", "three-routers", *options)
                self.assertIn(f"{target} answers a probe with TTL 9, so it is at most 9 hops away: echo reply.", out)
        self.assertIn("answers, 4 hops away: echo reply.", self.said(target, "--network", "three-routers", "--first", "2")[0])

    def test_who_ends_the_path_is_as_far_as_he_answers(self):
        target = self.target("firewall")
        trace = self.traced(target, "--network", "firewall", "--protocol", "udp")
        told = [[reply["address"] for reply in hop["replies"]] for hop in trace["hops"]]
        self.assertEqual(told[2:], [["10.99.3.1"], ["10.99.3.1"]])
        out, _ = self.said(target, "--network", "firewall", "--protocol", "udp")
        self.assertIn("The path ends at 10.99.3.1, 3 hops away: a firewall there says that it is prohibited.", out)

    def test_what_is_too_large_is_told_the_mtu(self):
        target = self.target("small-mtu")
        options = (target, "--network", "small-mtu", "-6", "--size", "1500")
        replies = [reply for hop in self.traced(*options)["hops"] for reply in hop["replies"]]
        self.assertEqual(replies[-1]["kind"], "fragmentation-needed")
        self.assertEqual([reply for reply in replies if "mtu" in reply], replies[-1:])
        mtu = replies[-1]["mtu"]
        self.assertEqual(mtu, 1400)  # of the link behind r2; the next one carries 1300
        out, err = self.said(*options)
        self.assertIn("2 hops away: the next link carries at most 1400 bytes.", out)
        self.assertIn("Use --size 1400.", err)
        self.assertIn("Use --size 1300.", self.said(*options[:-1], "1400")[1])
        self.assertTrue(self.traced(*options[:-1], "1300")["reached"])

    def test_why_there_is_no_trace_is_said_once(self):
        for target in ("1.2.3.4", "224.0.0.1", "0.0.0.0", "::"):
            with self.subTest(target=target):
                out, err = self.said(target, "--network", "three-routers", status=1)
                self.assertNotIn("No probe", out)
                self.assertEqual(err.count("No probe could leave"), 1, err)
                self.assertIn(f"the practice network has no route to {target}.", err)
                self.assertNotIn("this computer", err.split("socketscope-cli: ")[1])

    def test_contradictions_are_told_by_their_options(self):
        for words, said in (
                (["--protocol", "icmp", "--via", "udp"], "--via udp sends UDP only. Leave --via or --protocol out."),
                (["--protocol", "tcp", "--via", "udp"], "--via udp sends UDP only. Leave --via or --protocol out."),
                (["--protocol", "tcp", "--via", "ping"], "--via ping sends ICMP only. Leave --via or --protocol out."),
                (["--protocol", "udp", "--via", "tcp"], "--via tcp sends TCP only. Leave --via or --protocol out."),
                (["-6"], "“127.0.0.1” is an IPv4 address, and IPv6 was asked for. Leave -6 out."),
                (["--interval", "2"], "--interval needs --rounds."),
                (["--port", "80"], "--port needs --protocol udp or tcp."),
                (["--port", "80", "--protocol", "icmp"], "--port needs --protocol udp or tcp."),
                (["--ttl", "3", "--first", "2"], "--ttl, --first do not go together."),
                (["--ttl", "3", "--max", "9"], "--ttl, --max do not go together."),
                (["--size", "27"], "size cannot be 27. Choose one from 28 to 65535 bytes.")):
            with self.subTest(words=words):
                out, err = self.said("127.0.0.1", *words, status=1 if words == ["-6"] else 2)
                self.assertEqual(out, "")
                self.assertIn(said, err)
                self.assertNotIn("This system does not offer", err)
        for network, target, option, said in (
                ("three-routers", "fd99::4:7", "-4", "“fd99::4:7” is an IPv6 address, and IPv4 was asked for. Leave -4 out."),
                ("three-routers", "10.99.4.7", "-6", "“10.99.4.7” is an IPv4 address, and IPv6 was asked for. Leave -6 out."),
                ("ipv6", "server.practice", "-4", "“server.practice” has no IPv4 address. Leave -4 out.")):
            with self.subTest(target=target):
                self.assertIn(said, self.said(target, option, "--network", network, status=1)[1])

    def test_what_the_network_refuses_has_status_1(self):
        for words in (["nobody.practice"], ["127.0.0.1", "-6"], ["wikipedia.practice.", "-6"]):
            with self.subTest(words=words):
                program = self.done("trace", *words, "--network", "three-routers", "--json", status=1)
                self.assertEqual(program.out, b"")
                self.assertIn(b"socketscope-cli: ", program.err)


if __name__ == "__main__":
    case.main()
