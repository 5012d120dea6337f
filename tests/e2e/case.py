# SPDX-License-Identifier: GPL-3.0-or-later
"""The test case of the end-to-end tests, and their main(), whose last line ctest reads."""

import os
import resource
import shutil
import socket
import sys
import tempfile
import unittest

import programs
import record

HERE = os.path.dirname(os.path.abspath(__file__))
DOCUMENT = os.path.join(HERE, "..", "data", "document")

# Loopback of both families: (name, socket family, host, how host and port are written together).
FAMILIES = [("IPv4", socket.AF_INET, "127.0.0.1", "127.0.0.1:{}"), ("IPv6", socket.AF_INET6, "::1", "[::1]:{}")]


def families():
    """Those of FAMILIES that this machine has."""
    for family in FAMILIES:
        try:
            with socket.socket(family[1], socket.SOCK_DGRAM) as probe:
                probe.bind((family[2], 0))
        except OSError:
            continue
        yield family


class Case(unittest.TestCase):
    maxDiff = None

    def start(self, *command, **options):
        """A program that is ended with the test."""
        program = programs.Program(command, **options)
        self.addCleanup(program.kill)
        return program

    def cli(self, *arguments, **options):
        """Starts socketscope-cli."""
        return self.start(programs.CLI, *arguments, **options)

    def python(self, script, *arguments, **options):
        return self.start(sys.executable, script, *arguments, **options)

    def done(self, *arguments, status=0, **options):
        """Runs socketscope-cli to its end, which must have that status."""
        program = self.cli(*arguments, **options)
        self.assertEqual(program.end(), status, program)
        return program

    def record_of(self, program):
        """The record that a program with --json wrote, which must be valid."""
        try:
            read = record.Record(program.out)
        except (ValueError, KeyError, IndexError) as error:
            self.fail(f"not a record ({error!r}): {program}")
        self.assertEqual(record.problems(read), [], program)
        return read

    def socket(self, family, kind, host=None):
        """A socket with a time limit; bound to a port of the system's choice where a host is given."""
        made = socket.socket(family, kind)
        self.addCleanup(made.close)
        made.settimeout(programs.PATIENCE)
        if host is not None:
            made.bind((host, 0))
        return made

    def listener(self, family, host):
        made = self.socket(family, socket.SOCK_STREAM, host)
        made.listen(8)
        return made

    def accept(self, listener):
        connection, peer = listener.accept()
        self.addCleanup(connection.close)
        connection.settimeout(programs.PATIENCE)
        return connection, peer

    def closed_port(self):
        """A port that is bound by a TCP socket and not listened on, so nobody else gets it: connections are refused."""
        return self.socket(socket.AF_INET, socket.SOCK_STREAM, "127.0.0.1").getsockname()[1]

    def closed_udp_port(self):
        """A UDP port that is the own port of a socket connected to itself: datagrams of others find nobody."""
        made = self.socket(socket.AF_INET, socket.SOCK_DGRAM, "127.0.0.1")
        made.connect(made.getsockname())
        return made.getsockname()[1]

    def folder(self):
        """A folder that goes away with the test."""
        made = tempfile.TemporaryDirectory(prefix="socketscope-test-")
        self.addCleanup(made.cleanup)
        return made.name

    def need(self, *tools):
        for tool in tools:
            if not shutil.which(tool):
                self.skipTest(f"{tool} is not installed")


def little_memory():
    """For a program that must not need much: limits its address space, except under sanitizers, which map terabytes."""
    if os.environ.get("SOCKETSCOPE_SANITIZED") != "1":
        resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))


def lines_of(*folders):
    """How many lines the files of folders of the sources have together."""
    lines = 0
    for folder in folders:
        place = os.path.join(HERE, "..", "..", folder)
        for name in os.listdir(place):
            with open(os.path.join(place, name), encoding="utf-8") as file:
                lines += len(file.readlines())
    return lines


def read_all(connection):
    """What a stream brings until its end."""
    parts = []
    while part := connection.recv(65536):
        parts.append(part)
    return b"".join(parts)


def main(module="__main__"):
    """Runs the tests of a module. A program with skips and no failure counts as skipped, and says why."""
    if not os.access(programs.CLI, os.X_OK):
        sys.exit(f"SOCKETSCOPE_CLI does not name the terminal program: {programs.CLI!r}")
    outcome = unittest.main(module=module, exit=False, verbosity=2).result
    # Of a test with several failed subtests, one test has failed.
    bad = {getattr(test, "test_case", test).id() for test, _ in outcome.failures + outcome.errors}
    failed = len(bad) + len(outcome.unexpectedSuccesses)
    reasons = sorted({reason for _, reason in outcome.skipped})
    for reason in reasons:
        print(f"SKIP   : {reason}", file=sys.stderr)
    print(f"Totals: {outcome.testsRun - failed - len(outcome.skipped)} passed, {failed} failed, "
          f"{len(outcome.skipped)} skipped", file=sys.stderr)
    sys.exit(1 if failed or outcome.testsRun == 0 else 0)
