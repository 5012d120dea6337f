# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of traces along kernel routers have in common."""

import json
import os
import subprocess

import case
import kernelpath
import programs

WITHOUT_RIGHTS = ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups", "--inh-caps=-all",
                  "--bounding-set=-all"]
AT_THE_TARGET = {("icmp", 4): ("echo-reply", 0, 0), ("icmp", 6): ("echo-reply", 129, 0),
                 ("udp", 4): ("port-unreachable", 3, 3), ("udp", 6): ("port-unreachable", 1, 4),
                 ("tcp", 4): ("reset", 0, 0), ("tcp", 6): ("reset", 0, 0)}
ON_THE_WAY = {4: ("time-exceeded", 11, 0), 6: ("time-exceeded", 3, 0)}


class Tracing(case.Case):
    def path(self, **options):
        """A path of kernel routers; taken down with the test."""
        if os.geteuid() != 0:
            self.skipTest("a path of network namespaces needs root")
        self.need("ip", "setpriv", "sysctl")
        try:
            made = kernelpath.KernelPath(**options)
        except OSError as error:
            self.skipTest(f"network namespaces are not permitted here: {error}")
        self.addCleanup(made.close)
        return made

    def traced(self, path, *options, target=None, family=4, user=(), status=0):
        """The object of a trace, which must end with that status; `program` is how it was run."""
        program = self.start(*path.inside(), *user, programs.CLI, "trace", target or path.target(family), *options, "--json")
        self.assertEqual(program.end(), status, program)
        return json.loads(program.out), program

    @staticmethod
    def shape(trace):
        """(TTL, address, kind, type, code) of each hop; None for the rest where it is silent."""
        return [(hop["ttl"], *((reply["address"], reply["kind"], reply["type"], reply["code"]) for reply in hop["replies"][:1]))
                for hop in trace["hops"]]


def output(*command):
    """What a rival said; it may end with any status."""
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=programs.PATIENCE).stdout
