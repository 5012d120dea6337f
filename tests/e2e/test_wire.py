#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the journal says went over the network is what tcpdump saw there, in a network namespace of its own."""

import socket
import struct

import case
import namespace
import record


def packets(pcap):
    """IPv4 packets of a little-endian pcap of Ethernet frames (tcpdump's own format), without the link header."""
    magic, link = struct.unpack_from("<I16xI", pcap)
    assert magic == 0xA1B2C3D4 and link == 1, "not such a capture"
    at = 24
    while at + 16 <= len(pcap):
        kept, = struct.unpack_from("<8xI4x", pcap, at)
        if at + 16 + kept > len(pcap):
            break
        yield pcap[at + 16 + 14:at + 16 + kept]
        at += 16 + kept


def datagrams(pcap):
    """(source, destination, payload) of the UDP datagrams, addresses as the journal writes them."""
    for packet in packets(pcap):
        header = (packet[0] & 15) * 4
        if packet[0] >> 4 == 4 and packet[9] == socket.IPPROTO_UDP:
            source, destination, length = struct.unpack_from("!HHH", packet, header)
            yield (f"{socket.inet_ntoa(packet[12:16])}:{source}", f"{socket.inet_ntoa(packet[16:20])}:{destination}",
                   packet[header + 8:header + length])


def icmp_errors(pcap):
    """(type, code) of the ICMP messages."""
    for packet in packets(pcap):
        header = (packet[0] & 15) * 4
        if packet[0] >> 4 == 4 and packet[9] == socket.IPPROTO_ICMP:
            yield packet[header], packet[header + 1]


class Wire(case.Case):
    def setUp(self):
        self.need("tcpdump")
        namespace.enter_fresh(self)
        self.capture = self.start("tcpdump", "-i", "lo", "-n", "-s", "0", "-U", "--immediate-mode", "-w", "-", "udp or icmp")
        try:
            self.capture.wait_for(rb"listening on lo", "err")
        except AssertionError:
            self.skipTest(f"tcpdump may not capture here: {self.capture.err.decode().strip()}")

    def captured(self):
        """All that crossed loopback until now: a last datagram of our own says that nothing is on its way any more."""
        last = self.socket(socket.AF_INET, socket.SOCK_DGRAM, "127.0.0.9")
        last.sendto(b"the last one", last.getsockname())
        self.capture.wait_for(rb"the last one")
        self.capture.interrupt()
        return self.capture.out

    def compare(self, scene):
        read = self.record_of(self.done("run", scene, "--json"))
        pcap = self.captured()
        seen = [datagram for datagram in datagrams(pcap) if not datagram[0].startswith("127.0.0.9:")]
        sent = [event for event in read.returns("sendto") if event["result"] >= 0]
        self.assertEqual([(to, payload) for _, to, payload in seen],
                         [(event["peer"], record.moved(event)) for event in sent])
        # Where it came from: told by the receiver, and where the sender knew its own address, by the sender.
        sources = {(source, payload) for source, _, payload in seen}
        for event in read.returns("recvfrom"):
            self.assertTrue(any(source == event["peer"] and payload.startswith(record.moved(event))
                                for source, payload in sources), event)
        errors = [(event["argument"] // 256, event["argument"] % 256) for event in read.failures("icmp-error")]
        self.assertEqual(list(icmp_errors(pcap)), errors)
        return seen

    def test_hello_is_one_datagram(self):
        self.assertEqual([payload for _, _, payload in self.compare("udp-hello")], [b"hello"])

    def test_a_truncated_datagram_was_whole_on_the_wire(self):
        self.assertEqual([payload for _, _, payload in self.compare("udp-truncated")], [b"0123456789", b"next"])

    def test_a_lost_datagram_was_on_the_wire_and_so_was_the_icmp_error(self):
        self.assertEqual([payload for _, _, payload in self.compare("udp-not-ready")], [b"too early", b"early enough"])

    def test_question_and_answer(self):
        self.assertEqual([payload for _, _, payload in self.compare("udp-shout")], [b"hello", b"HELLO"])


if __name__ == "__main__":
    case.main()
