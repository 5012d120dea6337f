#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tests/data/trace/probes.txt: probes as scapy builds them, each below the expression that it was built from.

A line is: family protocol flow mark ttl size tos label dontfragment pattern; hex. Source and destination are 192.0.2.1 and
198.51.100.7 or 2001:db8::1 and 2001:db8:1::7, the identifier is 0x1234, the source port 40000, the destination port 33434 (TCP: 443)."""

import logging

logging.getLogger("scapy.runtime").setLevel(logging.ERROR)
from scapy.layers.inet import ICMP, IP, TCP, UDP  # noqa: E402
from scapy.layers.inet6 import ICMPv6EchoRequest, IPv6  # noqa: E402
from scapy.packet import Raw  # noqa: E402

IDENTIFIER = 0x1234


def folded(*words):
    total = sum(words)
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return total


def ip_header(family, mark, ttl, tos, label, dont_fragment):
    if family == 4:
        return IP(src="192.0.2.1", dst="198.51.100.7", ttl=ttl, tos=tos, flags="DF" if dont_fragment else 0,
                  id=(IDENTIFIER + mark - 1) % 65535 + 1)
    return IPv6(src="2001:db8::1", dst="2001:db8:1::7", hlim=ttl, tc=tos, fl=label)


def transport(family, protocol, flow, mark):
    step = mark - 1 if flow == "classic" else 0
    if protocol == "icmp":
        return ICMP(type=8, id=IDENTIFIER, seq=mark) if family == 4 else ICMPv6EchoRequest(id=IDENTIFIER, seq=mark)
    if protocol == "udp":
        return UDP(sport=40000, dport=33434 + step)
    return TCP(sport=40000 + step, dport=443, seq=IDENTIFIER << 16 | mark, flags="S", window=64240)


def wanted_checksum(family, protocol, flow, mark):
    if protocol == "udp" and flow == "paris":
        return mark
    if (protocol == "icmp" and flow != "classic") or (protocol == "udp" and flow == "dublin" and family == 6):
        return IDENTIFIER % 0xFFFE + 1
    return None


def checksum_of(packet):
    built = packet.__class__(bytes(packet))
    for layer, field in ((ICMP, "chksum"), (ICMPv6EchoRequest, "cksum"), (UDP, "chksum"), (TCP, "chksum")):
        if built.haslayer(layer):
            return getattr(built[layer], field)
    raise ValueError(packet)


def probe(family, protocol, flow, mark, ttl=3, size=60, tos=0, label=0, dont_fragment=False, pattern=0):
    if protocol == "udp" and flow == "dublin" and family == 6:
        size += mark - 1
    headers = (20 if family == 4 else 40) + (20 if protocol == "tcp" else 8)
    wanted = wanted_checksum(family, protocol, flow, mark)
    payload = bytes([pattern]) * (size - headers)

    def whole(data):
        head = ip_header(family, mark, ttl, tos, label, dont_fragment) / transport(family, protocol, flow, mark)
        if isinstance(head.lastlayer(), ICMPv6EchoRequest):
            head[ICMPv6EchoRequest].data = data
            return head
        return head / Raw(data) if data else head

    if wanted is not None:
        before = checksum_of(whole(b"\0\0" + payload[2:]))
        payload = folded(before, 0xFFFF - wanted).to_bytes(2, "big") + payload[2:]
    packet = whole(payload)
    if wanted is not None:
        assert checksum_of(packet) == wanted or {checksum_of(packet), wanted} == {0, 0xFFFF}, (checksum_of(packet), wanted)
    values = [family, protocol, flow, mark, ttl, size, tos, label, int(dont_fragment), pattern]
    print(f"# {packet.command()}")
    print(" ".join(map(str, values)) + "; " + bytes(packet).hex())


if __name__ == "__main__":
    for family in (4, 6):
        for protocol in ("icmp", "udp", "tcp"):
            for flow in ("classic", "paris", "dublin"):
                for mark in (1, 2, 300):
                    probe(family, protocol, flow, mark, size=61 if mark == 2 else 70)
    probe(4, "icmp", "classic", 65535, ttl=255, size=28, tos=224, dont_fragment=True)
    probe(4, "udp", "classic", 30, size=28)
    probe(4, "udp", "dublin", 60000, size=28)
    probe(4, "udp", "paris", 65535, size=30)
    probe(4, "udp", "paris", 0x8000, size=31, pattern=255)
    probe(4, "tcp", "classic", 25000, size=40, tos=3)
    probe(4, "icmp", "paris", 9, size=1501, pattern=0xA5)
    probe(6, "icmp", "classic", 7, size=48, tos=184, label=0xABCDE)
    probe(6, "udp", "paris", 513, size=1280, pattern=0x5A)
    probe(6, "udp", "dublin", 512, size=700, label=1)
    probe(6, "tcp", "paris", 4000, size=60)
