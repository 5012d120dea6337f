#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Round trips as the window records them, while its thread is kept busy, beside those that tcpdump sees on the same veth.

    roundtrips.py BUILD

The window traces three kernel routers twenty times a second and is resized all the while. Needs root, xdotool, Xvfb, openbox,
tcpdump and tshark. The path is made of namespaces that nobody else uses, and is gone afterwards."""
import glob
import json
import os
import signal
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
sys.path.insert(0, os.path.join(HERE, "..", "e2e"))
import kernelpath  # noqa: E402
import window  # noqa: E402

SECONDS, WIDTH, HEIGHT = 25, 1280, 800


class Hand:
    """Clicks and types in the window, at places counted from its corner."""

    def __init__(self, display, window_id):
        self.display, self.window = display, window_id

    def do(self, *arguments, pause=0.0):
        subprocess.run(["xdotool", *map(str, arguments)], env=self.display.env, check=False)
        time.sleep(pause)

    def click(self, x, y, times=1, pause=0.7):
        self.do("mousemove", "--window", self.window, x, y, "click", "--repeat", times, 1, pause=pause)

    def trace(self, target):
        """From Home to a running trace of `target` on this computer's network, a round each 50 ms."""
        self.do("windowsize", self.window, WIDTH, HEIGHT, pause=1)
        self.click(585, 259, pause=1.5)  # Home's second tile
        self.click(310, 21)  # Stop
        self.click(180, 62)  # networks: the first is this computer
        self.do("key", "Home", "Return", pause=0.7)
        self.click(823, 21)  # Options: the interval
        self.click(850, 137, times=2)
        self.do("type", "0.05")
        self.do("key", "Tab", "Escape", pause=0.5)
        self.click(160, 21, times=3)
        self.do("key", "ctrl+a")
        self.do("type", target)
        self.do("key", "Return", pause=2)

    def keep_busy(self, seconds):
        end, times = time.monotonic() + seconds, 0
        while time.monotonic() < end:
            times += 1
            self.do("windowsize", self.window, WIDTH + 40 * (times % 4), HEIGHT + 10 * (times % 5))
        return times


def recorded(folder):
    """Round trips in ns by ICMP sequence number, from the session that the window has recorded."""
    probes, trips = {}, {}
    newest = max(glob.glob(folder + "/**/*.sockscope*", recursive=True), key=os.path.getmtime)
    with open(newest) as file:
        for event in map(json.loads, file):
            if event.get("packet") == "probe":
                probes[event["seq"]] = event
            elif event.get("packet") == "answer":
                probe = probes[event["cause"]]
                trips[probe["mark"]] = event["at"] - probe["at"] - event.get("later_ns", 0)
    return trips


def captured(path):
    rows = subprocess.run(["tshark", "-r", path, "-T", "fields", "-e", "frame.time_epoch", "-e", "icmp.type", "-e", "icmp.seq"],
                          capture_output=True, text=True, check=True).stdout.splitlines()
    sent, trips = {}, {}
    for when, kind, numbers in (row.split("\t") for row in rows):
        ns, number = int(when.replace(".", "").ljust(19, "0")), int(numbers.split(",")[0] or -1)
        if kind == "8":
            sent.setdefault(number, ns)
        elif number in sent:
            trips.setdefault(number, ns - sent[number])
    return trips


def measure(display, path, program):
    capture = display.folder + "/path.pcap"
    links = subprocess.run([*path.inside(), "ls", "/sys/class/net"], capture_output=True, text=True, check=True).stdout.split()
    device = next(link for link in links if link != "lo")
    dump = subprocess.Popen([*path.inside(), "tcpdump", "-i", device, "-w", capture, "--time-stamp-precision=nano", "-U", "icmp"],
                            stderr=subprocess.DEVNULL)
    shown = subprocess.Popen([*path.inside(), program], env=display.env, stderr=subprocess.DEVNULL)
    try:
        hand = Hand(display, display.window_of(shown))
        hand.trace(path.target())
        resized = hand.keep_busy(SECONDS)
        hand.do("key", "Escape", pause=1)
    finally:
        dump.send_signal(signal.SIGINT)
        dump.wait(10)
        window.end(shown)
    ours, theirs = recorded(display.folder), captured(capture)
    apart = sorted(abs(ours[number] - theirs[number]) / 1000 for number in ours if number in theirs)
    if len(apart) < 100:
        raise SystemExit(f"only {len(apart)} round trips to compare")
    print(f"{len(apart)} round trips, {resized} times resized: apart {apart[len(apart) // 2]:.1f} us (median), "
          f"{apart[len(apart) * 99 // 100]:.1f} us (99th percentile), {apart[-1]:.1f} us (worst)")


def main():
    program = os.path.join(sys.argv[1] if len(sys.argv) > 1 else "build/bench", "bin", "socketscope")
    path = kernelpath.KernelPath(3)
    try:
        with window.Display("1440x900") as display:
            measure(display, path, os.path.abspath(program))
    finally:
        path.close()


if __name__ == "__main__":
    main()
