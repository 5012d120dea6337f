#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The journal tells the calls that were made: scenes under strace, compared descriptor by descriptor (straced.py)."""

import json
import os
import subprocess

import case
import programs
import record
import straced

# The scenes of the BSD engine that end by themselves. In those of the Qt engine the calls are Qt's, not the program's,
# and their lanes say so.
SCENES = ["udp-hello", "udp-shout", "udp-truncated", "udp-not-ready", "tcp-hello", "tcp-shout", "tcp-stream", "tcp-framing",
          "tcp-half-close", "tcp-reset", "tcp-backlog", "tcp-time-wait"]

TRACE = ["strace", "-f", "-ttt", "-y", "-s", "16", "-e", "trace=network,close,read,write,readv,writev"]


# As strace writes it down when two threads are busy: a question answered later, and a descriptor given away again
# before the close that freed it is seen to return.
INTERRUPTED = """\
71  1795387243.000001 socket(AF_INET, SOCK_STREAM|SOCK_CLOEXEC, IPPROTO_TCP) = 7<socket:[4269553]>
71  1795387243.000002 connect(7<socket:[4269553]>, {sa_family=AF_INET, sin_port=htons(9)}, 16) = -1 EINPROGRESS (Operation now in progress)
71  1795387243.000003 getsockopt(7<socket:[4269553]>, SOL_SOCKET, SO_ERROR,  <unfinished ...>
72  1795387243.000004 socket(AF_UNIX, SOCK_STREAM, 0) = 8<socket:[4269554]>
71  1795387243.000005 <... getsockopt resumed>[ECONNREFUSED], [4]) = 0
71  1795387243.000006 close(7<socket:[4269553]> <unfinished ...>
72  1795387243.000007 socket(AF_INET, SOCK_DGRAM|SOCK_CLOEXEC, IPPROTO_IP) = 7<socket:[4269555]>
71  1795387243.000008 <... close resumed>) = 0
72  1795387243.000009 sendto(7<socket:[4269555]>, "x", 1, 0, {sa_family=AF_INET}, 16 <unfinished ...>
72  1795387243.000010 <... sendto resumed>) = 1
72  1795387243.000011 close(7<socket:[4269555]>) = 0
72  1795387243.000012 +++ exited with 0 +++
"""


class Reading(case.Case):
    def test_calls_that_strace_shows_in_two_lines(self):
        self.assertEqual([life.steps for life in straced.lives(INTERRUPTED)],
                         [[("socket", 7), ("connect", "ECONNREFUSED"), ("close", 0)],
                          [("socket", 7), ("send", 1), ("close", 0)]])


class Strace(case.Case):
    def setUp(self):
        self.need("strace")
        tried = subprocess.run(["strace", "-f", "-o", os.devnull, "true"], capture_output=True, check=False, timeout=20)
        if tried.returncode != 0:
            self.skipTest("ptrace is not permitted here")

    def trace(self, *arguments):
        """The record of socketscope-cli with those arguments, and what strace saw meanwhile."""
        path = os.path.join(self.folder(), "strace")
        program = self.start(*TRACE, "-o", path, programs.CLI, *arguments)
        self.assertIn(program.end(patience=60), (0, 1), program)
        with open(path, encoding="utf-8", errors="replace") as file:
            return self.record_of(program), file.read()

    def test_scenes_tell_what_was_called(self):
        for scene in SCENES:
            with self.subTest(scene):
                read, seen = self.trace("run", scene, "--json")
                self.assertGreaterEqual(len(straced.told(read)), 2)
                self.assertEqual(straced.differences(read, seen), [])

    def test_a_refused_connection_tells_what_was_called(self):
        read, seen = self.trace("send", "tcp", "127.0.0.1:%d" % self.closed_port(), "--text", "x", "--json")
        self.assertIn(("connect", "ECONNREFUSED"), straced.told(read)[0][1].steps)
        self.assertEqual(straced.differences(read, seen), [])

    def test_a_lie_would_be_found(self):
        read, seen = self.trace("run", "tcp-hello", "--json")
        self.assertEqual(straced.differences(read, seen), [])
        lines = [json.dumps(read.header)] + [json.dumps(event) for event in read]
        for what, lie in (("another result", self.other_result), ("a call left out", self.left_out),
                          ("a call made up", self.made_up), ("two calls swapped", self.swapped)):
            with self.subTest(what):
                lied = record.Record("\n".join(lines))
                lie(lied)
                self.assertNotEqual(straced.differences(lied, seen), [])

    @staticmethod
    def other_result(read):
        read.returns("send")[0]["result"] += 1

    @staticmethod
    def left_out(read):
        read.events.remove(read.returns("recv")[-1])

    @staticmethod
    def made_up(read):
        sent = read.returns("send")[0]
        read.events.insert(read.events.index(sent), dict(sent))

    @staticmethod
    def swapped(read):
        one, other = read.returns("bind")[0], read.returns("listen")[0]
        a, b = read.events.index(one), read.events.index(other)
        read.events[a], read.events[b] = other, one


if __name__ == "__main__":
    case.main()
