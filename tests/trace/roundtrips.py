#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tests/data/trace/roundtrips.txt: what Python's statistics module and the formula of RFC 3550 section 6.4.1
make of some series of round trips. One line each: name; round trips in ns; count, mean, sample standard deviation,
mean jitter and interarrival jitter in ms; last and largest jitter in ns."""

import random
import statistics

SERIES = {
    "one alone": [5_000_000],
    "two": [10_000_000, 20_000_000],
    "first much longer": [333_000_000, 123_000_000, 123_000_000],
    "steady": [50_000_000] * 20,
    "saw": [10_000_000, 30_000_000] * 10,
    "far away and close together": [600_000_000_000 + ns for ns in (4, 7, 13, 16)],
    "long": [int(64e6 + 3e6 * random.Random(seed).gauss(0, 1)) for seed in range(3000)],
    "heavy tail": [int(1e6 * random.Random(seed).paretovariate(1.3)) for seed in range(400)],
}


def jitter_of_rfc_3550(series):
    jitter = 0.0
    for before, now in zip(series, series[1:]):
        jitter = jitter + (abs(now - before) / 1e6 - jitter) / 16
    return jitter


def line(name, series):
    steps = [abs(now - before) for before, now in zip(series, series[1:])]
    figures = [str(len(series)), repr(statistics.mean(series) / 1e6)]
    if steps:
        figures += [repr(statistics.stdev(series) / 1e6), repr(statistics.mean(steps) / 1e6), repr(jitter_of_rfc_3550(series)),
                    str(steps[-1]), str(max(steps))]
    return "; ".join([name, " ".join(map(str, series)), " ".join(figures)])


if __name__ == "__main__":
    for name, series in SERIES.items():
        print(line(name, series))
