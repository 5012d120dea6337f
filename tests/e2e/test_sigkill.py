#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A run that is killed without warning leaves a file that opens, and loses at most its last second."""

import os
import random
import re
import socket
import time

import case
import programs
import record

KILLS = 12
SEED = 20261122


class Sigkill(case.Case):
    def test_a_killed_run_leaves_a_file_that_opens(self):
        chance = random.Random(SEED)
        place = self.folder()
        for number in range(KILLS):
            messages = chance.randrange(1, 3000)
            with self.subTest(kill=number, messages=messages):
                self.kill_after(os.path.join(place, f"killed-{number}.sockscope"), messages)

    def kill_after(self, path, messages):
        """Kills a sink once it has told of that many datagrams, and judges the file that it leaves."""
        sink = self.cli("run", "udp-sink", "--json", "--save", path)
        to = sink.listening()
        client = self.socket(socket.AF_INET, socket.SOCK_DGRAM)
        told = re.compile(rb'"event":"return","call":"recvfrom"')
        sent = seen = 0
        deadline = time.monotonic() + programs.PATIENCE
        while seen < messages and time.monotonic() < deadline:
            for _ in range(100):
                client.sendto(b"message %d" % sent, to)
                sent += 1
            before = seen
            sink.wait_until(lambda: len(told.findall(sink.out)) > before, "more datagrams")
            seen = len(told.findall(sink.out))
        sink.signal(9)
        self.assertEqual(sink.end(), -9, sink)

        with open(path, "rb") as file:
            left = file.read()
        kept = record.Record(left[:left.rfind(b"\n") + 1])
        self.assertEqual(record.problems(kept), [])
        printed = record.Record(sink.out[:sink.out.rfind(b"\n") + 1])
        self.assertLessEqual(printed.events[-1]["at"] - kept.events[-1]["at"], 1_000_000_000, "lost more than a second")
        same = min(len(kept), len(printed))
        self.assertEqual(kept.events[:same], printed.events[:same])
        self.done("ladder", path, "--text")


if __name__ == "__main__":
    case.main()
