#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures the window from outside, on a display of its own (Xvfb):

    window.py BUILD [start] [flood] [clients]

start    process start to visible window and memory, beside Packet Sender (Debian's package) in the same run
flood    100 000 datagrams of 64 bytes at 10 000/s into a UDP server: lost, worst answer of the window
clients  1 000 held TCP connections to one server: threads, memory

Everything stays on loopback; each load is bounded; what is started is ended by its process id.
"""
import glob
import json
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time

RUNS = 7
HERE = os.path.dirname(os.path.abspath(__file__))


class Display:
    """Xvfb and a window manager, for as long as the with block lasts."""

    def __init__(self, size="1280x800"):
        self.size = size

    def __enter__(self):
        read, write = os.pipe()
        self.server = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", self.size + "x24"],
                                       pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as number:
            self.name = ":" + number.readline().strip()
        self.folder = tempfile.mkdtemp()
        os.chmod(self.folder, 0o700)
        self.env = dict(os.environ, DISPLAY=self.name, XDG_CONFIG_HOME=self.folder + "/config",
                        XDG_DATA_HOME=self.folder + "/data", XDG_RUNTIME_DIR=self.folder, QT_QPA_PLATFORM="xcb")
        self.manager = subprocess.Popen(["openbox"], env=self.env, stderr=subprocess.DEVNULL)
        return self

    def __exit__(self, *_):
        for process in (self.manager, self.server):
            process.terminate()
            process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def window_of(self, process, patience=30):
        """The id of the process's first visible window."""
        end = time.monotonic() + patience
        while time.monotonic() < end:
            found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(process.pid), "--name", "."],
                                   env=self.env, capture_output=True, text=True).stdout.split()
            if found:
                return found[-1]
        raise SystemExit("no window appeared")


def status(process, key):
    with open(f"/proc/{process.pid}/status") as file:
        return int(re.search(rf"^{key}:\s+(\d+)", file.read(), re.M).group(1))


def end(process):
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def start_once(display, command):
    began = time.monotonic()
    process = subprocess.Popen(command, env=display.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    display.window_of(process)
    took = time.monotonic() - began
    memory = status(process, "VmRSS") / 1024
    end(process)
    return took, memory


def bench_start(display, program):
    rival = shutil.which("packetsender")
    ours, theirs = [], []
    for _ in range(RUNS):
        if rival:
            theirs.append(start_once(display, [rival]))
        ours.append(start_once(display, [program]))
    ours, theirs = ours[1:], theirs[1:]  # the first of each warms the caches
    took = statistics.median(t for t, _ in ours)
    print(f"start: Socketscope {took * 1000:.0f} ms, {statistics.median(m for _, m in ours):.0f} MiB")
    if theirs:
        other = statistics.median(t for t, _ in theirs)
        print(f"start: Packet Sender {other * 1000:.0f} ms, {statistics.median(m for _, m in theirs):.0f} MiB; "
              f"median ratio {took / other:.2f}")


def open_scene(display, program, scene):
    process = subprocess.Popen([program, "--run", scene], env=display.env, stderr=subprocess.DEVNULL)
    window = display.window_of(process)
    return process, window


def events(display):
    files = glob.glob(display.folder + "/data/**/*.sockscope", recursive=True)
    if not files:
        return []
    with open(max(files, key=os.path.getmtime), encoding="utf-8") as file:
        lines = file.read().split("\n")
    return [json.loads(line) for line in lines[1:] if line.endswith("}")]


def bound_address(display, state):
    end_at = time.monotonic() + 20
    while time.monotonic() < end_at:
        for event in events(display):
            if event.get("state") == state:
                host, port = event["local"].rsplit(":", 1)
                return host, int(port)
        time.sleep(0.1)
    raise SystemExit("the server did not bind")


def bench_flood(display, program, pinger):
    process, window = open_scene(display, program, "udp-sink")
    address = bound_address(display, "bound")
    time.sleep(1)
    ping = subprocess.Popen([pinger, window, "20"], env=display.env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    count, rate = 100_000, 10_000
    sender = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    began = time.monotonic()
    for number in range(count):
        due = began + number / rate
        if number % 10 == 0:
            while time.monotonic() < due:
                time.sleep(0.0002)
        sender.sendto(b"%064d" % number, address)
    took = time.monotonic() - began
    time.sleep(1)
    answer = ping.communicate("end\n")[0].split()
    kept = sum(event["event"] == "return" and event["call"] == "recvfrom" for event in events(display))
    print(f"flood: {count} datagrams of 64 bytes in {took:.1f} s ({count / took:.0f}/s): {count - kept} lost; "
          f"window answered {answer[1]} of {answer[0]} pings, mean {answer[2]} ms, worst {answer[3]} ms; "
          f"{status(process, 'VmRSS') / 1024:.0f} MiB")
    end(process)


def bench_clients(display, program):
    process, _ = open_scene(display, program, "tcp-sink")
    address = bound_address(display, "listening")
    before = status(process, "Threads")
    clients = [socket.create_connection(address) for _ in range(1000)]
    for client in clients:
        client.sendall(b"hello")
    time.sleep(3)
    accepted = sum(event["event"] == "return" and event["call"] == "accept" for event in events(display))
    print(f"clients: {accepted} of {len(clients)} held connections accepted; threads {before} before, "
          f"{status(process, 'Threads')} with them; {status(process, 'VmRSS') / 1024:.0f} MiB")
    for client in clients:
        client.close()
    end(process)


def main():
    build, wanted = sys.argv[1], sys.argv[2:] or ["start", "flood", "clients"]
    program = os.path.join(build, "bin", "socketscope")
    pinger = os.path.join(tempfile.mkdtemp(), "guiping")
    subprocess.run(["cc", "-O2", "-o", pinger, os.path.join(HERE, "guiping.c"), "-lX11"], check=True)
    for name in wanted:
        with Display() as display:
            if name == "start":
                bench_start(display, program)
            elif name == "flood":
                bench_flood(display, program, pinger)
            elif name == "clients":
                bench_clients(display, program)
    shutil.rmtree(os.path.dirname(pinger))


if __name__ == "__main__":
    main()
