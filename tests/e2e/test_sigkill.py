#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A run that is killed without warning leaves a file that opens, and loses at most its last second."""

import os
import random
import re
import socket

import case
import record

KILLS = 8
SEED = 20261122
SECOND = 1_000_000_000


class Sigkill(case.Case):
    def test_a_killed_run_leaves_a_file_that_opens(self):
        chance = random.Random(SEED)
        place = self.folder()
        for number in range(KILLS):
            moment = chance.randrange(SECOND // 100, 5 * SECOND // 2)
            with self.subTest(kill=number, moment=moment):
                self.kill_at(os.path.join(place, f"killed-{number}.sockscope"), moment)

    def kill_at(self, path, moment):
        """Keeps a sink busy, kills it once it has told of an event of that moment, and judges the file that it leaves."""
        sink = self.cli("run", "udp-sink", "--json", "--save", path)
        to = sink.listening()
        client = self.socket(socket.AF_INET, socket.SOCK_DGRAM)
        sent = 0
        while self.newest(sink) < moment:
            for _ in range(20):
                client.sendto(b"message %d" % sent, to)
                sent += 1
            heard = len(sink.out)
            sink.wait_until(lambda: len(sink.out) > heard, "more events")
        sink.signal(9)
        self.assertEqual(sink.end(), -9, sink)

        with open(path, "rb") as file:
            left = file.read()
        kept = record.Record(left[:left.rfind(b"\n") + 1])
        printed = record.Record(sink.out[:sink.out.rfind(b"\n") + 1])
        self.assertEqual(record.problems(kept), [])
        end = kept.events[-1]["at"] if kept.events else 0
        self.assertLessEqual(printed.events[-1]["at"] - end, SECOND, "lost more than a second")
        same = min(len(kept), len(printed))
        self.assertEqual(kept.events[:same], printed.events[:same])
        self.done("ladder", path, "--text")

    @staticmethod
    def newest(sink):
        """The time of the last event that the sink has printed whole."""
        return int((re.findall(rb'^\{"seq":\d+,"at":(\d+),.*\}$', sink.out[-5000:], re.M) or [b"0"])[-1])


if __name__ == "__main__":
    case.main()
