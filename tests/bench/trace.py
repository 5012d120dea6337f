#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures whole traces along a path of real kernel routers, beside traceroute and mtr in the same run. Needs root and TUN.

    trace.py BUILD [all] [silent] [deaf] [gentle] [rivals]

all     ten hops, 2.5 ms each way and link, all of which answer
silent  hops 4 and 7 do not
deaf    the target does not
gentle  --gentle over the first of these
rivals  traceroute and mtr over the first three as well (minutes: mtr waits for each silent hop)

Each line: time and probes, and the time in slowest round trips. The time is that of the whole process without its start,
until silent hops are given up as well; beside it stands elapsed_ms, when the verdict was known. The path is made of namespaces that nobody else uses, and
is gone afterwards.
"""
import json
import os
import shutil
import statistics
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "e2e"))
import kernelpath  # noqa: E402

HOPS, DELAY_MS, RUNS = 10, 2.5, 7
PATHS = {"all": {}, "silent": {"silent": (4, 7)}, "deaf": {"deaf": True}, "gentle": {}}
# At most, in slowest round trips or in seconds.
TARGETS = {"all": (1.15, None), "silent": (2.4, None), "deaf": (None, 1.1), "gentle": (2.1, None)}


def timed(path, *command):
    began = time.monotonic()
    done = subprocess.run([*path.inside(), *command], capture_output=True, text=True, check=True, timeout=300)
    return time.monotonic() - began, done.stdout


def start_time(path, program):
    """Milliseconds that the program takes besides its trace: that of a single hop is over with its answer."""
    runs = [timed(path, program, "trace", path.target(), "--ttl", "1", "--json") for _ in range(RUNS)]
    return statistics.median(took * 1000 - json.loads(out)["elapsed_ms"] for took, out in runs)


def ours(path, program, *options):
    """Of RUNS traces: the whole, elapsed_ms, probes, the slowest round trip, and the whole in such round trips."""
    start, rows = start_time(path, program), []
    for _ in range(RUNS + 1):
        took, out = timed(path, program, "trace", path.target(), *options, "--json")
        trace = json.loads(out)
        slowest = max(hop["worst_ms"] for hop in trace["hops"] if hop["worst_ms"] is not None)
        whole = max(trace["elapsed_ms"], took * 1000 - start)
        rows.append((whole, trace["elapsed_ms"], trace["sent"], slowest, whole / slowest))
    return rows[1:]  # the first warms the caches


def judged(name, whole_ms, ratio, sent):
    most_ratio, most_seconds = TARGETS[name]
    met = ratio <= most_ratio if most_ratio else whole_ms <= most_seconds * 1000
    if name == "gentle":
        met = met and sent <= HOPS + 2
    goal = f"{most_ratio} round trips" if most_ratio else f"{most_seconds} s"
    return f"{'met' if met else 'MISSED'}: at most {goal}" + (f" and {HOPS + 2} probes" if name == "gentle" else "")


def bench(name, program, rivals):
    path = kernelpath.KernelPath(hops=HOPS, delay_ms=DELAY_MS, **PATHS[name])
    try:
        for protocol in ("icmp", "udp", "tcp"):
            rows = ours(path, program, "--protocol", protocol, *(["--gentle"] if name == "gentle" else []))
            whole, elapsed, sent, slowest, ratio = (statistics.median(column) for column in zip(*rows))
            worst = max(row[4] for row in rows)
            print(f"{name}: Socketscope {protocol} {whole:.1f} ms (verdict after {elapsed:.1f}), {sent:.0f} probes, slowest "
                  f"round trip {slowest:.1f} ms: {ratio:.2f} round trips (worst of {RUNS}: {worst:.2f}) {judged(name, whole, ratio, sent)}",
                  flush=True)
        if rivals and name != "gentle":
            for command in (["traceroute", "-n", "-I"], ["traceroute", "-n", "-q", "1", "-I"], ["mtr", "-n", "-r", "-c", "1"]):
                if not shutil.which(command[0]):
                    print(f"{name}: {command[0]} is not installed")
                    continue
                took, _ = timed(path, *command, path.target())
                print(f"{name}: {' '.join(command)} {took * 1000:.0f} ms: {took * 1000 / slowest:.1f} round trips", flush=True)
    finally:
        path.close()


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    if os.geteuid() != 0:
        sys.exit("a path of network namespaces needs root")
    program = os.path.join(sys.argv[1], "bin", "socketscope-cli")
    wanted = sys.argv[2:] or [*PATHS, "rivals"]
    print(f"load {os.getloadavg()[0]:.2f} on {os.cpu_count()} processors; {HOPS} hops, {DELAY_MS} ms each way and link")
    for name in PATHS:
        if name in wanted:
            bench(name, program, "rivals" in wanted)


if __name__ == "__main__":
    main()
