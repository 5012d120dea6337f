#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tests/data/trace/answers.txt: packets that may come back, as scapy builds them, and what is to be read in them.

A line is: name; what is read; hex. What is read is "key=value ..." of an answer, or "reason=..."."""

import logging

logging.getLogger("scapy.runtime").setLevel(logging.ERROR)
from scapy.contrib.mpls import MPLS  # noqa: E402,F401
from scapy.layers.inet import ICMP, IP, TCP, UDP, IPOption_RR, IPOption_Router_Alert  # noqa: E402
from scapy.layers.inet6 import (ICMPv6DestUnreach, ICMPv6EchoReply, ICMPv6EchoRequest, ICMPv6ND_RA,  # noqa: E402
                                ICMPv6PacketTooBig, ICMPv6ParamProblem, ICMPv6TimeExceeded, IPv6, IPv6ExtHdrDestOpt,
                                IPv6ExtHdrFragment, IPv6ExtHdrRouting)
from scapy.packet import Raw  # noqa: E402

ME, TARGET, ROUTER = "192.0.2.1", "198.51.100.7", "10.0.3.1"
ME6, TARGET6, ROUTER6 = "2001:db8::1", "2001:db8:1::7", "2001:db8:3::1"


def checksum(data):
    total = sum(int.from_bytes(data[i:i + 2].ljust(2, b"\0"), "big") for i in range(0, len(data), 2))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return (0xFFFF - total).to_bytes(2, "big")


def extensions(*labels):
    objects = (4 + 4 * len(labels)).to_bytes(2, "big") + b"\1\1" + b"".join(label.to_bytes(4, "big") for label in labels)
    return b"\x20\0" + checksum(b"\x20\0\0\0" + objects) + objects


def probe(protocol, **ip):
    head = IP(src=ME, dst=TARGET, ttl=1, id=0x1234, **ip)
    if protocol == "icmp":
        return head / ICMP(type=8, id=0x1234, seq=5) / Raw(bytes(32))
    if protocol == "udp":
        return head / UDP(sport=40000, dport=33438) / Raw(bytes(32))
    return head / TCP(sport=40004, dport=443, seq=0x12340005, flags="S")


def probe6(protocol, **ip):
    head = IPv6(src=ME6, dst=TARGET6, hlim=1, tc=0x20, **ip)
    if protocol == "icmp":
        return head / ICMPv6EchoRequest(id=0x1234, seq=5, data=bytes(12))
    return head / UDP(sport=40000, dport=33438) / Raw(bytes(12))


def bytes_of(packet, count=None):
    return bytes(packet)[:count]


def from_router(kind, code, quote, tail=b"", **icmp):
    return IP(src=ROUTER, dst=ME, ttl=62) / ICMP(type=kind, code=code, **icmp) / Raw(quote + tail)


def from_router6(message, quote):
    return IPv6(src=ROUTER6, dst=ME6, hlim=61) / message / Raw(quote)


def line(name, expected, packet):
    print(f"{name}; {expected}; {bytes(packet).hex()}")


def answers():
    q = " quoted=icmp id=4660 seq=5 length=60 ttl=1 tos=0 identification=4660"
    line("time exceeded, whole quote", "kind=time-exceeded type=11 code=0 from=10.0.3.1 arrived=62" + q,
         from_router(11, 0, bytes_of(probe("icmp"))))
    line("time exceeded, 28 bytes quoted", "kind=time-exceeded type=11 code=0 from=10.0.3.1 arrived=62" + q,
         from_router(11, 0, bytes_of(probe("icmp"), 28)))
    line("27 bytes quoted", "reason=damaged", from_router(11, 0, bytes_of(probe("icmp"), 27)))
    line("nothing quoted", "reason=damaged", from_router(11, 0, b""))
    line("reassembly", "kind=reassembly-exceeded type=11 code=1 from=10.0.3.1 arrived=62" + q,
         from_router(11, 1, bytes_of(probe("icmp"))))
    line("no such code of time exceeded", "reason=not-an-answer", from_router(11, 7, bytes_of(probe("icmp"))))
    udp = " quoted=udp sport=40000 dport=33438 length=60 ttl=1 tos=0 identification=4660"
    for code, kind in enumerate(("net", "host", "protocol", "port")):
        line(f"{kind} unreachable", f"kind={kind}-unreachable type=3 code={code} from=10.0.3.1 arrived=62" + udp,
             from_router(3, code, bytes_of(probe("udp"), 28)))
    line("fragmentation needed", "kind=fragmentation-needed type=3 code=4 mtu=1400 from=10.0.3.1 arrived=62" + udp,
         from_router(3, 4, bytes_of(probe("udp"), 28), nexthopmtu=1400))
    for code, kind in ((5, "other-unreachable"), (6, "net-unreachable"), (7, "host-unreachable"), (9, "prohibited"),
                       (10, "prohibited"), (13, "prohibited"), (14, "other-unreachable"), (200, "other-unreachable")):
        line(f"unreachable with code {code}", f"kind={kind} type=3 code={code} from=10.0.3.1 arrived=62" + udp,
             from_router(3, code, bytes_of(probe("udp"), 28)))
    line("parameter problem", "kind=parameter-problem type=12 code=0 from=10.0.3.1 arrived=62" + q,
         from_router(12, 0, bytes_of(probe("icmp"))))
    line("source quench", "reason=not-an-answer", from_router(4, 0, bytes_of(probe("udp"))))
    line("redirect", "reason=not-an-answer", from_router(5, 1, bytes_of(probe("udp"))))
    line("echo reply", "kind=echo-reply type=0 code=0 from=198.51.100.7 arrived=55 id=4660 seq=5",
         IP(src=TARGET, dst=ME, ttl=55) / ICMP(type=0, id=0x1234, seq=5) / Raw(bytes(32)))
    line("echo request", "reason=not-an-answer", IP(src=TARGET, dst=ME) / ICMP(type=8, id=0x1234, seq=5) / Raw(bytes(32)))
    line("timestamp reply", "reason=not-an-answer", IP(src=TARGET, dst=ME) / ICMP(type=14, id=0x1234, seq=5))
    line("TCP quoted by its first eight bytes",
         "kind=time-exceeded type=11 code=0 from=10.0.3.1 arrived=62 quoted=tcp sport=40004 dport=443 tcpseq=305397765"
         " length=40 ttl=1 tos=0 identification=4660", from_router(11, 0, bytes_of(probe("tcp"), 28)))
    line("an answer with options", "kind=time-exceeded type=11 code=0 from=10.0.3.1 arrived=60" + q,
         IP(src=ROUTER, dst=ME, ttl=60, options=[IPOption_Router_Alert(), IPOption_RR(pointer=8, routers=["1.2.3.4", "0.0.0.0"])])
         / ICMP(type=11) / Raw(bytes_of(probe("icmp"))))
    line("a quote with options",
         "kind=time-exceeded type=11 code=0 from=10.0.3.1 arrived=62 quoted=icmp id=4660 seq=5 length=64 ttl=1 tos=0 identification=4660",
         from_router(11, 0, bytes_of(probe("icmp", options=[IPOption_Router_Alert()]))))
    line("rewritten type of service",
         "kind=time-exceeded type=11 code=0 from=10.0.3.1 arrived=62 quoted=icmp id=4660 seq=5 length=60 ttl=1 tos=72 identification=4660",
         from_router(11, 0, bytes_of(probe("icmp", tos=72))))
    labels = (24015 << 12 | 1 << 8 | 1, )
    quote = bytes_of(probe("udp")).ljust(128, b"\0")
    line("MPLS labels", "kind=time-exceeded type=11 code=0 from=10.0.3.1 arrived=62" + udp + " extensions=156+12",
         from_router(11, 0, quote, extensions(*labels), length=32))
    line("MPLS labels from before RFC 4884", "kind=time-exceeded type=11 code=0 from=10.0.3.1 arrived=62" + udp + " extensions=156+12",
         from_router(11, 0, quote, extensions(*labels)))
    line("a quote of a first fragment",
         "kind=time-exceeded type=11 code=0 from=10.0.3.1 arrived=62 quoted=udp sport=40000 dport=33438 length=60 ttl=1 tos=0"
         " identification=4660 fragment", from_router(11, 0, bytes_of(probe("udp", flags="MF"), 28)))
    line("a quote of a later fragment", "reason=fragment", from_router(11, 0, bytes_of(probe("udp", frag=185), 28)))
    line("a quote of another protocol", "reason=not-an-answer",
         from_router(11, 0, bytes_of(IP(src=ME, dst=TARGET, proto=47) / Raw(bytes(8)))))
    line("a quote of an echo reply", "reason=not-an-answer",
         from_router(11, 0, bytes_of(IP(src=ME, dst=TARGET) / ICMP(type=0, id=0x1234, seq=5))))
    line("a quote of IPv6 in IPv4", "kind=time-exceeded type=11 code=0 from=10.0.3.1 arrived=62 quoted=udp sport=40000 dport=33438"
         " length=60 ttl=1 tos=32 identification=0", from_router(11, 0, bytes_of(probe6("udp"))))
    line("a quote of nonsense", "reason=damaged", from_router(11, 0, b"\xff" * 40))
    line("a fragment of an answer", "reason=fragment",
         IP(src=ROUTER, dst=ME, flags="MF") / ICMP(type=11) / Raw(bytes_of(probe("icmp"))))
    line("a later fragment of an answer", "reason=fragment", IP(src=ROUTER, dst=ME, frag=10, proto=1) / Raw(bytes(64)))
    broken = bytearray(bytes(from_router(11, 0, bytes_of(probe("icmp")))))
    line("a wrong ICMP checksum", "reason=damaged", bytes(broken[:22]) + bytes([broken[22] ^ 1]) + bytes(broken[23:]))
    line("a wrong header checksum", "reason=damaged", bytes(broken[:10]) + bytes([broken[10] ^ 1]) + bytes(broken[11:]))
    line("cut short", "reason=damaged", bytes(broken[:-1]))
    line("padded by the link", "kind=time-exceeded type=11 code=0 from=10.0.3.1 arrived=62" + q, bytes(broken) + b"\0" * 6)
    line("nothing", "reason=damaged", b"")
    line("garbage", "reason=damaged", b"\x99" * 60)
    tcp = {"sport": 443, "dport": 40004, "ack": 0x12340006, "seq": 99}
    line("SYN-ACK", "kind=syn-ack type=0 code=0 from=198.51.100.7 arrived=55 sport=443 dport=40004 ack=305397766",
         IP(src=TARGET, dst=ME, ttl=55) / TCP(flags="SA", **tcp))
    line("reset", "kind=reset type=0 code=0 from=198.51.100.7 arrived=55 sport=443 dport=40004 ack=305397766",
         IP(src=TARGET, dst=ME, ttl=55) / TCP(flags="RA", **tcp))
    line("an acknowledgment", "reason=not-an-answer", IP(src=TARGET, dst=ME) / TCP(flags="A", **tcp))
    line("a SYN", "reason=not-an-answer", IP(src=TARGET, dst=ME) / TCP(flags="S", **tcp))
    line("a wrong TCP checksum", "reason=damaged", IP(src=TARGET, dst=ME) / TCP(flags="SA", chksum=1, **tcp))
    line("UDP reply", "kind=udp-reply type=0 code=0 from=198.51.100.7 arrived=55 sport=33438 dport=40000",
         IP(src=TARGET, dst=ME, ttl=55) / UDP(sport=33438, dport=40000) / Raw(b"hello"))
    line("UDP reply without a checksum", "kind=udp-reply type=0 code=0 from=198.51.100.7 arrived=55 sport=33438 dport=40000",
         IP(src=TARGET, dst=ME, ttl=55) / UDP(sport=33438, dport=40000, chksum=0) / Raw(b"hello"))
    line("UDP with a length beyond the packet", "reason=damaged",
         IP(src=TARGET, dst=ME) / UDP(sport=33438, dport=40000, len=100) / Raw(b"hello"))
    line("another protocol", "reason=not-an-answer", IP(src=TARGET, dst=ME, proto=89) / Raw(bytes(40)))


def answers6():
    q = " quoted=icmp id=4660 seq=5 length=60 ttl=1 tos=32 identification=0"
    udp = " quoted=udp sport=40000 dport=33438 length=60 ttl=1 tos=32 identification=0"
    where = " from=2001:db8:3::1 arrived=61"
    icmp, datagram = bytes_of(probe6("icmp")), bytes_of(probe6("udp"))
    line("IPv6 time exceeded", "kind=time-exceeded type=3 code=0" + where + q, from_router6(ICMPv6TimeExceeded(), icmp))
    line("IPv6 reassembly", "kind=reassembly-exceeded type=3 code=1" + where + q, from_router6(ICMPv6TimeExceeded(code=1), icmp))
    for code, kind in enumerate(("net-unreachable", "prohibited", "other-unreachable", "host-unreachable", "port-unreachable",
                                 "other-unreachable", "other-unreachable")):
        line(f"IPv6 unreachable with code {code}", f"kind={kind} type=1 code={code}" + where + udp,
             from_router6(ICMPv6DestUnreach(code=code), datagram))
    line("IPv6 too big", "kind=fragmentation-needed type=2 code=0 mtu=1280" + where + udp,
         from_router6(ICMPv6PacketTooBig(mtu=1280), datagram))
    line("IPv6 header problem", "kind=parameter-problem type=4 code=0" + where + udp, from_router6(ICMPv6ParamProblem(code=0), datagram))
    line("IPv6 unknown next header", "kind=protocol-unreachable type=4 code=1" + where + udp,
         from_router6(ICMPv6ParamProblem(code=1), datagram))
    line("IPv6 echo reply", "kind=echo-reply type=129 code=0 from=2001:db8:1::7 arrived=50 id=4660 seq=5",
         IPv6(src=TARGET6, dst=ME6, hlim=50) / ICMPv6EchoReply(id=0x1234, seq=5))
    line("IPv6 router advertisement", "reason=not-an-answer", IPv6(src=ROUTER6, dst=ME6, hlim=255) / ICMPv6ND_RA())
    line("IPv6 with destination options", "kind=time-exceeded type=3 code=0" + where + q,
         IPv6(src=ROUTER6, dst=ME6, hlim=61) / IPv6ExtHdrDestOpt() / ICMPv6TimeExceeded() / Raw(icmp))
    line("IPv6 quote cut within the transport header", "reason=damaged", from_router6(ICMPv6TimeExceeded(), icmp[:47]))
    line("IPv6 fragment", "reason=fragment",
         IPv6(src=ROUTER6, dst=ME6) / IPv6ExtHdrFragment(m=1, nh=58) / Raw(bytes(48)))
    line("IPv6 through a routing header", "reason=not-an-answer",
         IPv6(src=ROUTER6, dst=ME6) / IPv6ExtHdrRouting(addresses=["2001:db8::9"], segleft=1) / ICMPv6TimeExceeded() / Raw(icmp))
    line("IPv6 UDP without a checksum", "reason=damaged",
         IPv6(src=TARGET6, dst=ME6) / UDP(sport=33438, dport=40000, chksum=0) / Raw(b"hello"))
    broken = bytes(from_router6(ICMPv6TimeExceeded(), icmp))
    line("IPv6 with a wrong checksum", "reason=damaged", broken[:42] + bytes([broken[42] ^ 1]) + broken[43:])
    line("IPv6 cut short", "reason=damaged", broken[:-1])


if __name__ == "__main__":
    answers()
    answers6()
