#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""One body of traces over real kernel routers and over a practice network of the same shape and addresses. What is
right is what the kernel's run showed; the practice network must show the same."""

import json
import os

import case
from tracing import Tracing

HOPS = 5
EACH = [(family, protocol) for family in (4, 6) for protocol in ("icmp", "udp", "tcp")]
EVERYTHING = ("0.0.0.0/0", "::/0")


def topology(path, **routers):
    """The path as a practice network; `routers`: more keys of the node at each place, as r2={…}."""
    def node(k):
        mine = []
        if k > 0:
            mine += [path.address(k, family) for family in (4, 6)]
        if k < HOPS:
            mine += [f"10.77.{k + 1}.1", f"fd77:{k + 1}::1"]
        return {"name": f"r{k}", "addresses": [{"ip": ip} for ip in mine], **routers.get(f"r{k}", {})}

    def link(k):
        ends = ((k - 1, 1), (k, 2))
        a, b = ({"node": f"r{at}", "addresses": [f"10.77.{k}.{last}", f"fd77:{k}::{last}"]} for at, last in ends)
        return {"a": a, "b": b, "delay": "1ms"}

    return {"format": "socketscope-topology", "version": 1, "name": "parity", "title": "Parity",
            "summary": "A path of routers as the kernel's.", "seed": 1, "here": "r0", "target": path.target(),
            "hosts": [node(0), node(HOPS)], "routers": [node(k) for k in range(1, HOPS)],
            "links": [link(k) for k in range(1, HOPS + 1)]}


def observations(trace):
    """What does not depend on how fast the network is: that says how many probes leave before the end is known."""
    return {"reached": trace["reached"], "address": trace["address"], "unmatched": trace["unmatched"],
            "hops": [(hop["ttl"], hop["sent"], hop["received"],
                      [(reply["address"], reply["kind"], reply["type"], reply["code"], reply["labels"])
                       for reply in hop["replies"]]) for hop in trace["hops"]]}


class Parity(Tracing):
    def compare(self, path, *options, target=None, family=4, **routers):
        """What both showed, which must be the same."""
        file = os.path.join(self.folder(), "parity.json")
        with open(file, "w", encoding="utf-8") as out:
            json.dump(topology(path, **routers), out)
        target = target or path.target(family)
        real, _ = self.traced(path, *options, target=target)
        program = self.done("trace", target, *options, "--network", file, "--json")
        practice = json.loads(program.out)
        self.assertEqual((real["via"], practice["via"]), ("raw", "practice"))
        self.assertEqual(observations(practice), observations(real))
        return real

    def path(self, **options):
        return super().path(**{"hops": HOPS, **options})

    def test_everybody_answers(self):
        path = self.path()
        for family, protocol in EACH:
            with self.subTest(family=family, protocol=protocol):
                for flow in ("classic", "paris", "dublin"):
                    real = self.compare(path, "--protocol", protocol, "--flow", flow, family=family)
                    self.assertEqual((real["reached"], len(real["hops"])), (True, HOPS))

    def test_some_ttls_only(self):
        path = self.path()
        for family, protocol in EACH:
            with self.subTest(family=family, protocol=protocol):
                for options in (("--ttl", "3"), ("--ttl", "9"), ("--first", "2", "--max", "4"), ("--queries", "3"), ("--size", "1200")):
                    self.compare(path, "--protocol", protocol, *options, family=family)

    def test_an_address_in_the_middle_is_a_target_too(self):
        path = self.path()
        for family, protocol in EACH:
            with self.subTest(family=family, protocol=protocol):
                for target in (path.address(3, family), "10.77.4.1" if family == 4 else "fd77:4::1"):
                    real = self.compare(path, "--protocol", protocol, target=target, family=family)
                    self.assertEqual((real["reached"], len(real["hops"])), (True, 3))

    def test_open_ports(self):
        path = self.path()
        server = self.start(*path.inside(HOPS), "python3", "-c",
                            "import socket\n"
                            "s = socket.create_server(('::', 0), family=socket.AF_INET6, dualstack_ipv6=True)\n"
                            "print(s.getsockname()[1], flush=True)\n"
                            "while True: s.accept()[0].close()\n")
        port = int(server.wait_for(rb"^(\d+)$")[1])
        services = {"services": {"tcp": [{"port": port}]}}
        for family, protocol in ((4, "tcp"), (6, "tcp")):
            with self.subTest(family=family, protocol=protocol):
                for flow in ("classic", "paris"):
                    real = self.compare(path, "--protocol", protocol, "--port", str(port), "--flow", flow, family=family,
                                        r5=services)
                    self.assertEqual(real["hops"][-1]["replies"][0]["kind"], "syn-ack")

    def test_silent_routers(self):
        silent = {"answers": {"silent": True}}
        path = self.path(silent=(2, 4))
        for family, protocol in EACH:
            with self.subTest(family=family, protocol=protocol):
                real = self.compare(path, "--protocol", protocol, family=family, r2=silent, r4=silent)
                self.assertEqual([hop["ttl"] for hop in real["hops"] if hop["silent"]], [2, 4])

    def test_a_deaf_target(self):
        path = self.path(deaf=True)
        for family, protocol in EACH:
            with self.subTest(family=family, protocol=protocol):
                real = self.compare(path, "--protocol", protocol, "--max", "8", family=family, r5={"services": {"deaf": True}})
                self.assertFalse(real["reached"])

    def test_routes_that_end_in_the_middle(self):
        expected = {("unreachable", 4): (3, 1), ("prohibit", 4): (3, 13), ("blackhole", 4): None,
                    ("unreachable", 6): (1, 0), ("prohibit", 6): (1, 1), ("blackhole", 6): None}
        for kind, ours in (("unreachable", "unreachable"), ("prohibit", "prohibited"), ("blackhole", "blackhole")):
            for protocol in ("icmp", "udp", "tcp"):
                # A router of its own for each: Linux says at most five such things in a row, then one a second.
                path = self.path()
                routes = {"routes": [{"to": to, "kind": ours} for to in ("10.77.5.0/24", "fd77:5::/64")]}
                path.ip(2, "route", "add", kind, "10.77.5.0/24")
                path.ip(2, "-6", "route", "add", kind, "fd77:5::/64")
                for family in (4, 6):
                    with self.subTest(kind, protocol=protocol, family=family):
                        real = self.compare(path, "--protocol", protocol, "--max", "5", family=family, r2=routes)
                        replies = real["hops"][1]["replies"]
                        self.assertEqual((replies[0]["type"], replies[0]["code"]) if replies else None, expected[kind, family])
                path.close()

    def test_a_router_without_a_route(self):
        path = self.path()
        path.ip(2, "route", "del", "default")
        path.ip(2, "-6", "route", "del", "default")
        far = {4: "192.0.2.1", 6: "2001:db8::1"}
        for family in (4, 6):
            with self.subTest(family=family):
                # Everybody before that router sends it on; nobody in the practice network has the address.
                routers = {f"r{k}": {"routes": [{"to": to, "via": [f"r{k + 1}"]} for to in EVERYTHING]} for k in (0, 1)}
                real = self.compare(path, "--max", "4", target=far[family], family=family, **routers)
                self.assertEqual(real["hops"][-1]["replies"][0]["kind"], "net-unreachable")

    def test_a_loop_has_no_end(self):
        path = self.path()
        far = {4: "192.0.2.1", 6: "2001:db8::1"}
        path.ip(3, "route", "replace", "default", "via", "10.77.3.1")
        path.ip(3, "-6", "route", "replace", "default", "via", "fd77:3::1")
        ways = {0: 1, 1: 2, 2: 3, 3: 2}
        routers = {f"r{k}": {"routes": [{"to": to, "via": [f"r{next_}"]} for to in EVERYTHING]} for k, next_ in ways.items()}
        for family, protocol in EACH:
            with self.subTest(family=family, protocol=protocol):
                # Linux answers over IPv6 from the interface that a packet came by, over IPv4 from the one it answers by.
                incoming = {name: {**node, "answers": {"from_incoming": family == 6}} for name, node in routers.items()}
                real = self.compare(path, "--protocol", protocol, "--max", "8", target=far[family], family=family,
                                    **incoming)
                self.assertEqual(len({hop["replies"][0]["address"] for hop in real["hops"]}), 3 if family == 4 else 4)

    def test_a_slow_pace_shows_no_false_loss(self):
        """Over routers with Linux's own limits, and over practice routers that have them as well."""
        path = self.path(default_limits=True)
        limit = {"answers": {"rate_limit": {"burst": 6, "every": "1s", "per_destination": True}}}
        routers = {f"r{k}": limit for k in range(1, HOPS)}
        for family in (4, 6):
            with self.subTest(family=family):
                real = self.compare(path, "--rounds", "8", family=family, **routers)
                self.assertEqual([hop["loss"] for hop in real["hops"]], [0] * HOPS)


if __name__ == "__main__":
    case.main()
