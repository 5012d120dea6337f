#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The journal of crafted packets tells the calls that were made: each way of sending under strace."""

import base64
import os
import re
import subprocess

import case
import craftcase
import programs
import record
import straced

# Calls that strace sees and the journal leaves out: questions, what comes in (packets of the journal), and how the
# program has time stamps, errors and filters. All others are in it, in the same order.
LEFT_OUT = {"recvmsg", "recvfrom", "getsockopt", "getsockname", "recvmmsg"}
OPTIONS_LEFT_OUT = {"SO_TIMESTAMPING", "SO_TIMESTAMPING_OLD", "SO_TIMESTAMPNS", "SO_TIMESTAMPNS_OLD", "SO_RCVBUF",
                    "SO_ATTACH_FILTER", "SO_DETACH_FILTER", "IP_PKTINFO", "IP_RECVTTL", "IP_RECVTOS", "IPV6_RECVPKTINFO",
                    "IPV6_RECVHOPLIMIT", "IPV6_RECVTCLASS", "IPV6_FLOWINFO", "IP_RECVERR_RFC4884",
                    "IPV6_RECVERR_RFC4884", "0x1a /* IP_??? */", "0x1f /* IPV6_??? */", "IPV6_RECVERR_RFC4884"}


class CraftCalls(craftcase.CraftCase):
    def setUp(self):
        super().setUp()
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
        told = []
        for life in straced.sockets(text, "INET6?|PACKET"):
            hidden = [call for call in life.calls
                      if call.name == "setsockopt" and call.arguments.split(", ")[2] in OPTIONS_LEFT_OUT]
            calls = [call for call in life.calls if call not in hidden and call.name not in LEFT_OUT]
            if hidden or not {call.name for call in calls} <= {"socket", "connect", "close", "ioctl"}:
                told += calls
        return [(call.name, call.arguments, call.error or call.result) for call in sorted(told)]

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
        path = self.path(hops=1)
        for family in (4, 6):
            for way in ("raw", "raw-header", "link", "datagram"):
                with self.subTest(way=way, family=family):
                    calls = self.check_journal(*self.straced(path, way, family))
                    self.assertEqual(calls.count("sendto"), 1)
                    self.assertEqual(calls.count("socket"), calls.count("close"))

    def test_a_lie_about_the_calls_would_be_found(self):
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


if __name__ == "__main__":
    case.main()
