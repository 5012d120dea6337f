#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""decode reads packets as tshark and scapy do; captures of every kind that scapy writes; checksum against the RFC."""

import json
import os
import random
import re
import struct
import subprocess
import tempfile

import case

# Debian's scapy belongs to Debian's Python.
SYSTEM_PYTHON = "/usr/bin/python3"
PACKETS = os.path.join(case.HERE, "..", "data", "packets")

# Writes captures into the folder that it is given: a name tells link type and form.
WRITER = r"""
import os, random, struct, sys
from scapy.all import *
from scapy.contrib.mpls import MPLS
random.seed(20261122)
os.chdir(sys.argv[1])
b = lambda n: bytes(random.getrandbits(8) for _ in range(n))
v4 = lambda **k: IP(src="192.0.2.%d" % random.randrange(1, 255), dst="198.51.100.%d" % random.randrange(1, 255),
                    id=random.getrandbits(16), ttl=random.randrange(1, 256), tos=random.getrandbits(8), **k)
v6 = lambda **k: IPv6(src="2001:db8::%x" % random.getrandbits(16), dst="2001:db8:1::%x" % random.getrandbits(16),
                      hlim=random.randrange(1, 256), fl=random.getrandbits(20), tc=random.getrandbits(8), **k)
udp = lambda: UDP(sport=random.randrange(20000, 60000), dport=random.randrange(20000, 60000))
tcp = lambda: TCP(sport=random.randrange(20000, 60000), dport=random.randrange(20000, 60000), flags=random.getrandbits(8),
                  seq=random.getrandbits(32), ack=random.getrandbits(32), window=random.getrandbits(16),
                  options=[("MSS", 1460), ("SAckOK", b""), ("Timestamp", (random.getrandbits(32), 7)), ("WScale", 9)])
v4s, v6s = [], []
for i in range(16):
    v4s += [v4() / udp() / b(i), v4() / tcp() / b(i), v4() / ICMP(type=8, id=i, seq=i * 7) / b(i),
            v4() / ICMP(type=11, code=i % 2) / v4() / udp() / b(i), v4() / ICMP(type=3, code=i % 16) / bytes(v4() / tcp())[:28],
            v4(options=[IPOption_RR(length=11, routers=["0.0.0.0", "0.0.0.0"])]) / udp() / b(i)]
    v6s += [v6() / udp() / b(i), v6() / tcp() / b(i), v6() / ICMPv6EchoRequest(id=i, seq=i * 7) / b(i),
            v6() / ICMPv6TimeExceeded() / v6() / udp() / b(i), v6() / ICMPv6PacketTooBig(mtu=1280 + i) / v6() / tcp(),
            v6() / IPv6ExtHdrHopByHop(options=[PadN(optdata=b"\0\0\0\0")]) / IPv6ExtHdrDestOpt() / udp() / b(i)]
both = v4s + v6s
eth = Ether(src="02:00:00:00:00:01", dst="02:00:00:00:00:02")
framed = [eth / p for p in both] + [eth / Dot1Q(vlan=i + 1, prio=i % 8) / p for i, p in enumerate(both[::4])] \
    + [eth / ARP(op=1 + i % 2, psrc="192.0.2.%d" % i, pdst="192.0.2.9") for i in range(5)]
random.shuffle(framed)
for name, endianness, nano in (("little", "<", False), ("big", ">", False), ("little-nano", "<", True), ("big-nano", ">", True)):
    wrpcap("ethernet-%s.pcap" % name, framed, linktype=1, endianness=endianness, nano=nano)
wrpcap("raw.pcap", [bytes(p) for p in both], linktype=101)
wrpcap("ipv4.pcap", [bytes(p) for p in v4s], linktype=228)
wrpcap("ipv6.pcap", [bytes(p) for p in v6s], linktype=229)
wrpcap("sll.pcap", [bytes(CookedLinux(lladdrlen=6, src=b"\2\0\0\0\0\1", proto=0x86dd if IPv6 in p and IP not in p else 0x800) / p)
                    for p in both], linktype=113)
sll2 = lambda p: struct.pack("!HHIHBB8s", 0x86dd if p.version == 6 else 0x800, 0, 3, 1, 4, 6, b"\2\0\0\0\0\1\0\0")
wrpcap("sll2.pcap", [sll2(p) + bytes(p) for p in both], linktype=276)
wrpcap("null.pcap", [struct.pack("<I", 30 if p.version == 6 else 2) + bytes(p) for p in both], linktype=0)
wrpcap("loop.pcap", [struct.pack(">I", 24 if p.version == 6 else 2) + bytes(p) for p in both], linktype=108)
wrong = []
for p in both[::5]:
    raw = bytearray(bytes(p))
    raw[random.randrange(len(raw))] ^= 1 << random.randrange(8)
    wrong.append(bytes(raw))
wrpcap("flipped.pcap", wrong, linktype=101)
writer = PcapNgWriter("ethernet.pcapng")
for p in framed:
    writer.write(p)
writer.close()
"""

# Our field -> tshark's. All are compared as lists over the packet's layers of that kind, the quoted ones included.
FIELDS = {
    ("ethernet", "source"): "eth.src", ("ethernet", "destination"): "eth.dst",
    ("vlan", "vlan_identifier"): "vlan.id", ("vlan", "priority_code_point"): "vlan.priority",
    ("arp", "opcode"): "arp.opcode", ("arp", "sender_protocol_address"): "arp.src.proto_ipv4",
    ("arp", "target_hardware_address"): "arp.dst.hw_mac",
    ("ipv4", "ttl"): "ip.ttl", ("ipv4", "total_length"): "ip.len", ("ipv4", "identification"): "ip.id",
    ("ipv4", "protocol"): "ip.proto", ("ipv4", "header_checksum"): "ip.checksum", ("ipv4", "source"): "ip.src",
    ("ipv4", "destination"): "ip.dst", ("ipv4", "dscp"): "ip.dsfield.dscp", ("ipv4", "ecn"): "ip.dsfield.ecn",
    ("ipv6", "hop_limit"): "ipv6.hlim", ("ipv6", "payload_length"): "ipv6.plen", ("ipv6", "flow_label"): "ipv6.flow",
    ("ipv6", "source"): "ipv6.src", ("ipv6", "destination"): "ipv6.dst", ("ipv6", "next_header"): "ipv6.nxt",
    ("icmp", "type"): "icmp.type", ("icmp", "code"): "icmp.code", ("icmp", "checksum"): "icmp.checksum",
    ("icmp", "sequence_number"): "icmp.seq",
    ("icmpv6", "type"): "icmpv6.type", ("icmpv6", "code"): "icmpv6.code", ("icmpv6", "checksum"): "icmpv6.checksum",
    ("icmpv6", "mtu"): "icmpv6.mtu",
    ("udp", "source_port"): "udp.srcport", ("udp", "destination_port"): "udp.dstport", ("udp", "length"): "udp.length",
    ("udp", "checksum"): "udp.checksum",
    ("tcp", "source_port"): "tcp.srcport", ("tcp", "destination_port"): "tcp.dstport",
    ("tcp", "sequence_number"): "tcp.seq_raw", ("tcp", "acknowledgment_number"): "tcp.ack_raw",
    ("tcp", "window"): "tcp.window_size_value", ("tcp", "checksum"): "tcp.checksum", ("tcp", "cwr"): "tcp.flags.cwr",
    ("tcp", "syn"): "tcp.flags.syn", ("tcp", "urgent_pointer"): "tcp.urgent_pointer",
}
# Of some quoted segments tshark shows these under other names.
NOT_ALWAYS_QUOTED = {"tcp.seq_raw", "tcp.ack_raw"}
# tshark's verdicts: 0 wrong, 1 right, 2 not checked, 3 not present.
VERDICTS = {"ipv4": "ip.checksum.status", "icmp": "icmp.checksum.status", "icmpv6": "icmpv6.checksum.status",
            "udp": "udp.checksum.status", "tcp": "tcp.checksum.status"}
TSHARK = ["tshark", "-n", "-o", "ip.check_checksum:TRUE", "-o", "udp.check_checksum:TRUE", "-o", "tcp.check_checksum:TRUE",
          "-o", "ip.defragment:FALSE", "-o", "ipv6.defragment:FALSE", "-T", "fields", "-E", "separator=|",
          "-E", "occurrence=a", "-E", "aggregator=;"]


def number(text):
    """tshark's and our values in one form."""
    if isinstance(text, bool):
        return int(text)
    if isinstance(text, str) and re.fullmatch(r"0x[0-9a-f]+|\d+", text):
        return int(text, 0)
    return text


class Decode(case.Case):
    def decoded(self, path):
        program = self.done("decode", "--pcap", path, "--json")
        self.assertEqual(program.err, b"", program)
        return [json.loads(line) for line in program.out.splitlines()]

    def captures(self):
        """The folder of captures that scapy writes; made once."""
        if not hasattr(Decode, "place"):
            if subprocess.run([SYSTEM_PYTHON, "-c", "import scapy"], check=False, capture_output=True).returncode:
                self.skipTest("scapy is not installed")
            place = tempfile.TemporaryDirectory(prefix="socketscope-test-")
            subprocess.run([SYSTEM_PYTHON, "-c", WRITER, place.name], check=True, capture_output=True)
            Decode.place = place
            type(self).addClassCleanup(place.cleanup)
        return Decode.place.name

    def tshark(self, path, fields):
        names = list(fields)
        command = TSHARK + ["-r", path] + [word for name in names for word in ("-e", name)]
        out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        for line in out.splitlines():
            yield {name: [number(part) for part in value.split(";")] if value else []
                   for name, value in zip(names, line.split("|"))}

    def compare(self, path, with_verdicts=True):
        ours = self.decoded(path)
        theirs = list(self.tshark(path, list(FIELDS.values()) + ["frame.time_epoch"] + list(VERDICTS.values())))
        self.assertEqual(len(ours), len(theirs))
        compared = 0
        for index, (our, their) in enumerate(zip(ours, theirs), 1):
            what = f"{os.path.basename(path)}, packet {index}: {our}"
            self.assertNotIn("error", json.dumps(our["layers"]), what)
            for (layer, field), name in FIELDS.items():
                layers = [one for one in our["layers"] if one["name"] == layer and field in one["fields"]]
                if name in NOT_ALWAYS_QUOTED and len(their[name]) < len(layers):
                    layers = [one for one in layers if "quoted" not in one]
                found = [number(one["fields"][field]) for one in layers]
                self.assertEqual(found, their[name], f"{name} of {what}")
                compared += len(found)
            for layer, name in VERDICTS.items() if with_verdicts else ():
                # Inside quotations tshark does not check.
                verdicts = [one.get("checksum_ok") for one in our["layers"] if one["name"] == layer and "quoted" not in one]
                for verdict, status in zip(verdicts, their[name]):
                    self.assertEqual({True: 1, False: 0, None: 2}[verdict], status, f"{name} of {what}")
        return compared

    def test_every_capture_reads_as_tshark_reads_it(self):
        self.need("tshark")
        for name in sorted(os.listdir(self.captures())):
            if name != "flipped.pcap":
                with self.subTest(name):
                    self.assertGreater(self.compare(os.path.join(self.captures(), name)), 800)

    def test_every_link_type_gives_the_same_layers(self):
        opened = {}
        for name in ("raw", "sll", "sll2", "null", "loop"):
            packets = self.decoded(os.path.join(self.captures(), name + ".pcap"))
            opened[name] = [[(layer["name"], layer["fields"]) for layer in packet["layers"]
                             if layer["name"] not in ("sll", "sll2", "loopback")] for packet in packets]
        for name, packets in opened.items():
            self.assertEqual(packets, opened["raw"], name)
        halves = self.decoded(os.path.join(self.captures(), "ipv4.pcap")) + self.decoded(os.path.join(self.captures(), "ipv6.pcap"))
        self.assertEqual([[(layer["name"], layer["fields"]) for layer in packet["layers"]] for packet in halves], opened["raw"])

    def test_both_byte_orders_and_resolutions_tell_the_same(self):
        read = {}
        for name in ("ethernet-little.pcap", "ethernet-big.pcap", "ethernet-little-nano.pcap", "ethernet-big-nano.pcap",
                     "ethernet.pcapng"):
            read[name] = self.decoded(os.path.join(self.captures(), name))
            self.assertTrue(all(re.fullmatch(r"\d+\.\d{9}", packet["time"]) for packet in read[name]))
        layers = [packet["layers"] for packet in read["ethernet-little.pcap"]]
        for name, packets in read.items():
            self.assertEqual([packet["layers"] for packet in packets], layers, name)

    def test_a_flipped_bit_is_seen(self):
        packets = self.decoded(os.path.join(self.captures(), "flipped.pcap"))
        unseen = [packet for packet in packets if '"checksum_ok": false' not in json.dumps(packet) and
                  '"error"' not in json.dumps(packet)]
        # Without a header checksum, IPv6 tells nothing of its hop limit, classes and flows.
        self.assertTrue(all(packet["layers"][0]["name"] == "ipv6" for packet in unseen), unseen)
        self.assertGreater(len(packets), 5 * len(unseen))

    def test_kept_packets_read_as_tshark_reads_them(self):
        self.need("tshark")
        place = self.folder()
        for name in sorted(os.listdir(PACKETS)):
            if not name.endswith(".hex") or name.startswith(("mpls", "interface")):
                continue
            with open(os.path.join(PACKETS, name), encoding="ascii") as file:
                lines = file.read().splitlines()
            link = next(int(line.split()[-1]) for line in lines if line.startswith("# link type"))
            packet = bytes.fromhex("".join(line for line in lines if not line.startswith("#")))
            path = os.path.join(place, name + ".pcap")
            with open(path, "wb") as file:
                file.write(struct.pack("<IHHiIII", 0xa1b2c3d4, 2, 4, 0, 0, 262144, link))
                file.write(struct.pack("<IIII", 1, 2, len(packet), len(packet)) + packet)
            with self.subTest(name):
                self.assertGreater(self.compare(path, with_verdicts=False), 2)

    def test_damaged_captures(self):
        place = self.folder()
        header = struct.pack("<IHHiIII", 0xa1b2c3d4, 2, 4, 0, 0, 262144, 101)
        packet = struct.pack("<IIII", 1, 2, 3, 3) + b"\x45\0\1"
        for what, content, status, lines, words in [
                ("empty", b"", 2, 0, "neither pcap nor pcapng"), ("text", b"hello, world" * 9, 2, 0, "neither pcap nor pcapng"),
                ("no packet", header, 0, 0, "^$"), ("cut", header + packet + packet[:-1], 0, 1, "cut off.*after packet 1"),
                ("a claim", header + packet + struct.pack("<IIII", 1, 2, 1 << 31, 3), 0, 1, "damaged at byte 43")]:
            with self.subTest(what):
                path = os.path.join(place, "capture")
                with open(path, "wb") as file:
                    file.write(content)
                program = self.cli("decode", "--pcap", path, "--json", preexec_fn=case.little_memory)
                self.assertEqual(program.end(), status, program)
                self.assertEqual(len(program.out.splitlines()), lines, program)
                self.assertRegex(program.err.decode(), words)

    def test_usage(self):
        for arguments in (["decode"], ["decode", "--hex", "45", "--pcap", "x"], ["decode", "--hex", "4"], ["decode", "--hex", "4x"],
                          ["decode", "--pcap", "/does/not/exist"], ["decode", "--pcap", "/"], ["decode", "45"], ["checksum"],
                          ["checksum", "--hex", "00", "--text", "x"], ["checksum", "--hex", "0"], ["checksum", "x"]):
            with self.subTest(arguments):
                program = self.done(*arguments, status=2)
                self.assertEqual(program.out, b"")
                self.assertRegex(program.err.decode(), r"^socketscope-cli: .+\n$")

    def test_hex_is_an_ip_packet_or_a_frame(self):
        datagram = "450000210000400040113cca7f0000017f0000011f4022b8000d7c0768656c6c6f"
        layers = json.loads(self.done("decode", "--hex", datagram, "--json").out)["layers"]
        self.assertEqual([layer["name"] for layer in layers], ["ipv4", "udp", "payload"])
        self.assertEqual([layer.get("checksum_ok") for layer in layers], [True, True, None])
        self.assertEqual(layers[2]["fields"], {"data": b"hello".hex()})
        layers = json.loads(self.done("decode", "--hex", "02" * 12 + "0800" + datagram, "--json").out)["layers"]
        self.assertEqual([layer["name"] for layer in layers], ["ethernet", "ipv4", "udp", "payload"])
        text = self.done("decode", "--hex", datagram).out.decode()
        self.assertRegex(text, r"(?m)^  udp  20\.\.27, checksum right$")
        self.assertRegex(text, r"(?m)^    8 +ttl +64$")

    def test_checksums(self):
        def reference(data):
            data += b"\0" * (len(data) % 2)
            total = sum(struct.unpack(f"!{len(data) // 2}H", data))
            while total >> 16:
                total = (total & 0xffff) + (total >> 16)
            return f"{~total & 0xffff:04x}"

        chance = random.Random(1)
        for data in (b"", b"\0", bytes.fromhex("0001f203f4f5f6f7"), b"hello", chance.randbytes(20), chance.randbytes(1501)):
            with self.subTest(data[:8]):
                self.assertEqual(self.done("checksum", "--hex", data.hex()).out.decode(), reference(data) + "\n")
                steps = self.done("checksum", "--hex", data.hex(), "--steps").out.decode().splitlines()
                self.assertEqual(steps[-1], reference(data))
                self.assertEqual(len(steps), (len(data) + 1) // 2 + 3)
        self.assertEqual(self.done("checksum", "--text", "grüße").out.decode(), reference("grüße".encode()) + "\n")
        self.assertIn(b"f204 + f4f5 = 1e6f9, the carry back in: e6fa",
                      self.done("checksum", "--hex", "0001f203f4f5f6f7", "--steps").out)


if __name__ == "__main__":
    case.main()
