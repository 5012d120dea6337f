# SPDX-License-Identifier: GPL-3.0-or-later
"""A path of real kernel routers: network namespaces one behind the other, nobody else's, gone with the test.

Hop k of HOPS is 10.77.k.2 and fd77:k::2; the last is the target. Nothing is connected to any other network."""

import ctypes
import fcntl
import heapq
import itertools
import os
import select
import struct
import subprocess
import sys
import time

_NEW_NET = 0x40000000
_libc = ctypes.CDLL(None, use_errno=True)

# Each path of a process has names of its own.
_numbers = itertools.count(1)

# Values for each router, so that it answers every probe of a test; not all kernels have all of them per namespace.
_ROUTER = {
    "net.ipv4.ip_forward": "1", "net.ipv6.conf.all.forwarding": "1", "net.ipv4.icmp_ratelimit": "0",
    "net.ipv6.icmp.ratelimit": "0", "net.ipv4.conf.all.rp_filter": "0", "net.ipv4.conf.default.rp_filter": "0",
    "net.ipv6.conf.all.accept_dad": "0", "net.ipv6.conf.default.accept_dad": "0",
    "net.ipv6.conf.default.router_solicitations": "0", "net.ipv6.conf.default.addr_gen_mode": "1",
    "net.ipv4.icmp_msgs_per_sec": "1000000", "net.ipv4.icmp_msgs_burst": "100000",
}


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=20)
    if done.returncode != 0:
        raise OSError(f"{' '.join(command)}: {done.stderr.strip()}")
    return done.stdout


class KernelPath:
    """Built by the constructor, which needs root; close() takes it down."""

    def __init__(self, hops=4, silent=(), deaf=False, deaf_to=(), delay_ms=0, default_limits=False):
        self.hops, self._silent, self._delay = hops, silent, delay_ms
        self._deaf = ("icmp", "ipv6-icmp", "tcp", "udp") if deaf else deaf_to
        self._prefix = f"sst{os.getpid()}-{next(_numbers)}"
        self._links, self._router = [], dict(_ROUTER)
        if default_limits:
            for name in list(self._router):
                if "icmp" in name:
                    del self._router[name]
        self._delaying = None
        self.names = [f"{self._prefix}-{k}" for k in range(hops + 1)]
        self._made = []
        try:
            self._build()
        except BaseException:
            self.close()
            raise

    @property
    def source(self):
        """The namespace that traces start in."""
        return self.names[0]

    def address(self, hop, family=4):
        return f"10.77.{hop}.2" if family == 4 else f"fd77:{hop}::2"

    def own(self, family=4):
        return "10.77.1.1" if family == 4 else "fd77:1::1"

    def target(self, family=4):
        return self.address(self.hops, family)

    def inside(self, hop=0):
        """What to put before a command so that it runs there."""
        return ["ip", "netns", "exec", self.names[hop]]

    def sysctl(self, hop, name, value):
        run(*self.inside(hop), "sysctl", "-qw", f"{name}={value}")

    def ip(self, hop, *words):
        run("ip", "-n", self.names[hop], *words)

    def _build(self):
        for name in self.names:
            run("ip", "netns", "add", name)
            self._made.append(name)
            run("ip", "-n", name, "link", "set", "lo", "up")
            for key, value in self._router.items():
                subprocess.run(["ip", "netns", "exec", name, "sysctl", "-qw", f"{key}={value}"],
                               capture_output=True, check=False, timeout=20)
        for k in range(1, self.hops + 1):
            self._link(k)
        if self._links:
            self._start_delaying()
        for k in range(self.hops + 1):
            self._route(k)
        for k in self._silent:
            self._silence(k, ("icmp", "ipv6-icmp"))
        self._silence(self.hops, self._deaf)
        self._warm_up()

    def _link(self, k):
        near, far = f"n{k}", f"f{k}"
        if self._delay:
            self.ip(k - 1, "tuntap", "add", "dev", near, "mode", "tun")
            self.ip(k, "tuntap", "add", "dev", far, "mode", "tun")
            self._links += [self.names[k - 1], near, self.names[k], far]
        else:
            self.ip(k - 1, "link", "add", near, "type", "veth", "peer", "name", far, "netns", self.names[k])
        for hop, device, last in ((k - 1, near, 1), (k, far, 2)):
            self.ip(hop, "addr", "add", f"10.77.{k}.{last}/24", "dev", device)
            self.ip(hop, "addr", "add", f"fd77:{k}::{last}/64", "dev", device, "nodad")
            self.ip(hop, "link", "set", device, "up")

    def _route(self, k):
        if k < self.hops:
            self.ip(k, "route", "add", "default", "via", f"10.77.{k + 1}.2")
            self.ip(k, "-6", "route", "add", "default", "via", f"fd77:{k + 1}::2")
        for j in range(1, k):
            self.ip(k, "route", "add", f"10.77.{j}.0/24", "via", f"10.77.{k}.1")
            self.ip(k, "-6", "route", "add", f"fd77:{j}::/64", "via", f"fd77:{k}::1")

    def _silence(self, hop, protocols):
        """What the kernel sends itself comes from lo: it goes nowhere, while forwarding is untouched."""
        for protocol in protocols:
            for family in (["-6"] if protocol.startswith("ipv6") else ["-4", "-6"] if protocol != "icmp" else ["-4"]):
                self.ip(hop, family, "rule", "add", "iif", "lo", "ipproto", protocol, "blackhole", "pref", "10")

    def _warm_up(self):
        """So that no probe waits for a neighbour's link address."""
        if self._delay:
            return
        for k in range(self.hops):
            for family in (4, 6):
                near, far = (f"10.77.{k + 1}.{n}" if family == 4 else f"fd77:{k + 1}::{n}" for n in (1, 2))
                self._neighbour(k, f"n{k + 1}", far, k + 1, f"f{k + 1}")
                self._neighbour(k + 1, f"f{k + 1}", near, k, f"n{k + 1}")

    def _neighbour(self, hop, device, address, other, other_device):
        hardware = run("ip", "netns", "exec", self.names[other], "cat", f"/sys/class/net/{other_device}/address")
        self.ip(hop, "neigh", "replace", address, "lladdr", hardware.strip(), "dev", device, "nud", "permanent")

    def _start_delaying(self):
        self._delaying = subprocess.Popen([sys.executable, os.path.abspath(__file__), str(self._delay), *self._links],
                                          stdout=subprocess.PIPE)
        if self._delaying.stdout.readline() != b"ready\n":
            raise OSError("packets cannot be delayed: no TUN device")

    def close(self):
        if self._delaying:
            self._delaying.kill()
            self._delaying.wait()
            self._delaying.stdout.close()
        for name in self._made:
            subprocess.run(["ip", "netns", "del", name], capture_output=True, check=False, timeout=20)
        self._made = []


def _tun(namespace, device):
    handle = os.open(f"/run/netns/{namespace}", os.O_RDONLY)
    if _libc.setns(handle, _NEW_NET):
        raise OSError(ctypes.get_errno(), namespace)
    os.close(handle)
    tun = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(tun, 0x400454CA, struct.pack("16sH22x", device.encode(), 0x1001))  # TUNSETIFF: a TUN, no packet info
    return tun


def _delay_packets(delay, links):
    """Joins pairs of TUN devices and holds each packet for `delay` seconds. Runs until it is killed."""
    peer, poll = {}, select.epoll()
    for at in range(0, len(links), 4):
        near, far = _tun(*links[at:at + 2]), _tun(*links[at + 2:at + 4])
        peer[near], peer[far] = far, near
        poll.register(near, select.EPOLLIN)
        poll.register(far, select.EPOLLIN)
    print("ready", flush=True)
    waiting, count = [], 0
    while True:
        while waiting and waiting[0][0] <= time.monotonic():
            _, _, to, packet = heapq.heappop(waiting)
            try:
                os.write(to, packet)
            except OSError:
                pass
        left = max(0, waiting[0][0] - time.monotonic()) if waiting else -1
        if 0 < left < 0.0012:
            left = 0  # epoll waits for whole milliseconds
        for tun, _ in poll.poll(left):
            while True:
                try:
                    packet = os.read(tun, 65536)
                except BlockingIOError:
                    break
                count += 1
                heapq.heappush(waiting, (time.monotonic() + delay, count, peer[tun], packet))


if __name__ == "__main__":
    _delay_packets(float(sys.argv[1]) / 1000, sys.argv[2:])
