#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""craft --send into practice networks: what leaves, what comes back, and why nothing does."""

import json
import os

import case

HERE, THERE = "10.99.0.2", "10.99.7.7"
ENDS = ("--set", f"ipv4.source={HERE}", "--set", f"ipv4.destination={THERE}")
REPLY_KEYS = {"about", "kind", "from", "rtt_ms", "type", "code", "ttl", "hex"}


class CraftSend(case.Case):
    def sent(self, *words, network="seven-hops"):
        program = self.done("craft", *words, "--send", "--network", network, "--wait", "1", "--json")
        self.assertEqual(program.out.count(b"\n"), 1, program)
        told = json.loads(program.out)
        for reply in told["replies"]:
            self.assertEqual(set(reply), REPLY_KEYS)
        return told

    def test_the_third_router_tells_that_the_ttl_is_used_up(self):
        told = self.sent("--template", "ttl-3", *ENDS)
        self.assertEqual(told["sent"], told["hex"])
        self.assertIsNone(told["silence"])
        (reply,) = told["replies"]
        self.assertEqual((reply["kind"], reply["from"], reply["type"], reply["code"]),
                         ("time-exceeded", "10.99.3.1", 11, 0))
        self.assertGreater(reply["rtt_ms"], 2 * 7)  # 1, 2.15 and 4.2 ms there, and back
        quoted = bytes.fromhex(reply["hex"])[28:]
        packet = bytes.fromhex(told["hex"])
        self.assertEqual((quoted[:8], quoted[12:28]), (packet[:8], packet[12:28]))  # but for TTL and checksum

    def test_the_template_as_it_is_shipped_expires(self):
        told = self.sent("--template", "ttl-3")
        self.assertEqual(bytes.fromhex(told["hex"])[12:16], bytes(4))
        self.assertEqual(bytes.fromhex(told["sent"])[12:16], bytes((10, 99, 0, 2)))  # filled in, as Linux does it
        (reply,) = told["replies"]
        self.assertEqual((reply["kind"], reply["from"]), ("time-exceeded", "10.99.3.1"))

    def test_a_service_answers(self):
        told = self.sent(*ENDS, "--set", "udp.destination_port=5000")
        (reply,) = told["replies"]
        self.assertEqual((reply["kind"], reply["from"]), ("udp-reply", THERE))
        self.assertTrue(bytes.fromhex(reply["hex"]).endswith(b"HELLO"))

    def test_a_wrong_checksum_is_thrown_away_by_the_target(self):
        told = self.sent(*ENDS, "--set", "udp.checksum=0xdead", "--set", "udp.destination_port=7")
        self.assertEqual(told["replies"], [])
        self.assertEqual(told["silence"],
                         {"why": "dropped-at", "node": "wikipedia", "reason": "wrong-transport-checksum"})

    def test_lines_tell_every_place(self):
        program = self.done("craft", "--template", "icmp-echo", *ENDS, "--send", "--network", "seven-hops")
        lines = program.out.decode().splitlines()
        self.assertEqual(sum(" wikipedia " in line for line in lines), 3)  # delivered, answered, sent
        self.assertIn("echo reply", lines[-1] + lines[-2])

    def test_what_cannot_leave_is_a_failure(self):
        program = self.done("craft", "--set", "ipv4.destination=203.0.113.9", "--set", f"ipv4.source={HERE}", "--send",
                            "--network", "seven-hops", status=1)
        self.assertIn(b"ENETUNREACH", program.err)

    def test_a_damaged_network_is_named_with_what_is_wrong(self):
        path = os.path.join(self.folder(), "mine.json")
        good = {"format": "socketscope-topology", "version": 1, "here": "you",
                "hosts": [{"name": "you", "addresses": [{"ip": "10.0.0.1", "name": "you.practice"}]}]}
        bad = [(json.dumps(good).replace(', "here"', '\n "here"'), "stops being JSON in line 2"),
               (json.dumps({**good, "seed": -1}), "value of “seed”"),
               (json.dumps({**good, "hosts": [{"name": "you\x1b"}]}), "“hosts.0.name” in the file is no name"),
               (json.dumps(good).replace("you.practice", "you\\u0007"), "“hosts.you.addresses.0.name” in the file is no name")]
        for content, words in bad:
            with open(path, "w", encoding="utf-8") as file:
                file.write(content)
            for command in (["craft", "--send"], ["trace", "10.0.0.1"]):
                program = self.done(*command, "--network", path, status=2)
                self.assertIn(f"“{path}”", program.err.decode())
                self.assertIn(words, program.err.decode())

    def test_a_session_and_a_capture_are_not_one_file(self):
        place = self.folder()
        os.mkdir(os.path.join(place, "sub"))
        os.symlink("sub", os.path.join(place, "link"))
        for other in ("./sub/a", "sub/../sub/a", "link/a", os.path.join(place, "sub", "a")):
            program = self.done("craft", *ENDS, "--send", "--network", "seven-hops", "--save", "sub/a", "--pcapng", other,
                                status=2, cwd=place)
            self.assertIn(b"a file each", program.err)
            self.assertEqual(os.listdir(os.path.join(place, "sub")), [])

    def test_a_port_is_said_where_there_is_one(self):
        program = self.done("craft", "--template", "icmp-echo", *ENDS, "--send", "--network", "seven-hops")
        self.assertIn(f"packet 1 to {THERE}, 28 bytes".encode(), program.out)
        program = self.done("craft", *ENDS, "--set", "udp.destination_port=0", "--send", "--network", "seven-hops")
        self.assertIn(f"packet 1 to {THERE}:0, 33 bytes".encode(), program.out)

    def test_a_closed_port_of_this_computer_says_so(self):
        told = self.sent("--set", f"udp.destination_port={self.closed_udp_port()}", network="host")
        (reply,) = told["replies"]
        self.assertEqual((reply["kind"], reply["from"], reply["type"], reply["code"]),
                         ("port-unreachable", "127.0.0.1", 3, 3))

    def test_the_command_line_is_judged(self):
        for words in (["--network", "seven-hops"], ["--wait", "1"], ["--forged"], ["--send", "--python"],
                      ["--send", "--hex"], ["--send", "--wait", "-1"], ["--send", "--wait", "nan"],
                      ["--send", "--network", "no-such"], ["--way", "raw"], ["--count", "2"], ["--interval", "1"],
                      ["--counter", "udp.source_port"], ["--save", "x"], ["--pcapng", "x"],
                      ["--send", "--way", "practice"], ["--send", "--way", "pigeon"],
                      ["--send", "--way", "raw", "--network", "seven-hops"], ["--send", "--count", "0"],
                      ["--send", "--count", "1000001"], ["--send", "--interval", "1"],
                      ["--send", "--counter", "udp.source_port"],
                      ["--send", "--count", "2", "--interval", "-1"], ["--send", "--count", "2", "--counter", "no.field"],
                      ["--send", "--count", "2", "--counter", "ipv4.source"], ["--send", "--save", ""],
                      ["--send", "--pcapng", "/"], ["--send", "--save", "/no-such/x"],
                      ["--send", "--save", "same", "--pcapng", "same"]):
            with self.subTest(words):
                program = self.done("craft", *words, status=2)
                self.assertEqual(program.out, b"", program)
                self.assertEqual(program.err.count(b"\n"), 1, program)


if __name__ == "__main__":
    case.main()
