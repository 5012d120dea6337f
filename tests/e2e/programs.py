# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts programs, talks to them by pipes within bounded time, and always ends what it started."""

import os
import re
import selectors
import signal
import subprocess
import time

# Seconds that anything may take before a test gives up on it; never waited for when things go well.
PATIENCE = float(os.environ.get("SOCKETSCOPE_TEST_PATIENCE", "20"))

CLI = os.environ.get("SOCKETSCOPE_CLI", "")


class GaveUp(AssertionError):
    """Something did not happen within PATIENCE; says what the program had said until then."""


class Program:
    """A running program. Its output is collected while waiting for it, never by a thread."""

    def __init__(self, command, **options):
        self.command = [str(part) for part in command]
        self._process = subprocess.Popen(self.command, stdin=options.pop("stdin", subprocess.DEVNULL),
                                         stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)
        self.out, self.err = b"", b""
        self._selector = selectors.DefaultSelector()
        for stream, name in ((self._process.stdout, "out"), (self._process.stderr, "err")):
            os.set_blocking(stream.fileno(), False)
            self._selector.register(stream, selectors.EVENT_READ, name)

    @property
    def pid(self):
        return self._process.pid

    @property
    def stdin(self):
        return self._process.stdin

    def __str__(self):
        return f"{' '.join(self.command)}\n  stdout: {self.out[-2000:]!r}\n  stderr: {self.err[-2000:]!r}"

    def _collect(self, deadline):
        """Waits for some output; False where both pipes are at their end."""
        if not self._selector.get_map():
            return False
        for key, _ in self._selector.select(max(0.0, deadline - time.monotonic())):
            data = os.read(key.fd, 65536)
            if data:
                setattr(self, key.data, getattr(self, key.data) + data)
            else:
                self._selector.unregister(key.fileobj)
        return True

    def wait_until(self, condition, what, patience=PATIENCE):
        """Collects output until `condition()` gives something true, which is returned."""
        deadline = time.monotonic() + patience
        while not (result := condition()):
            if time.monotonic() >= deadline:
                raise GaveUp(f"gave up waiting for {what}: {self}")
            if not self._collect(deadline) and not (result := condition()):
                raise GaveUp(f"ended without {what}: {self}")
        return result

    def wait_for(self, pattern, stream="out", patience=PATIENCE):
        """The match of a bytes pattern in what the program has written."""
        return self.wait_until(lambda: re.search(pattern, getattr(self, stream), re.M), repr(pattern), patience)

    def listening(self):
        """Host and port of the line `listening ADDR:PORT` on stderr."""
        match = self.wait_for(rb"^listening \[?([^\]\s]+?)\]?:(\d+)$", "err")
        return match[1].decode(), int(match[2])

    def bound_port(self):
        """The port of the one internet socket that the program has bound, asked of the kernel."""
        inodes = set()
        for number in os.listdir(f"/proc/{self.pid}/fd"):
            match = re.fullmatch(r"socket:\[(\d+)\]", os.readlink(f"/proc/{self.pid}/fd/{number}"))
            if match:
                inodes.add(match[1])
        for table in ("tcp", "tcp6", "udp", "udp6"):
            with open(f"/proc/{self.pid}/net/{table}", encoding="ascii") as lines:
                for fields in map(str.split, lines):
                    if len(fields) > 9 and fields[9] in inodes:
                        return int(fields[1].rsplit(":", 1)[1], 16)
        raise AssertionError(f"has bound no socket: {self}")

    def write(self, data):
        self._process.stdin.write(data)
        self._process.stdin.flush()

    def close_stdin(self):
        self._process.stdin.close()

    def signal(self, number):
        self._process.send_signal(number)

    def end(self, patience=PATIENCE):
        """Waits for the program to end by itself; its exit status."""
        deadline = time.monotonic() + patience
        while self._collect(deadline):
            if time.monotonic() >= deadline:
                raise GaveUp(f"gave up waiting for the end of: {self}")
        try:
            return self._process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            raise GaveUp(f"closed its output but did not end: {self}") from None

    def interrupt(self):
        """SIGINT, then its exit status."""
        self.signal(signal.SIGINT)
        return self.end()

    def kill(self):
        """Ends it whatever it does; nothing happens where it has ended already."""
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        for stream in (self._process.stdin, self._process.stdout, self._process.stderr):
            if stream and not stream.closed:
                try:
                    stream.close()
                except BrokenPipeError:
                    pass
        self._selector.close()
