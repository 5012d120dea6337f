#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Packets written by hand are byte for byte what scapy writes, tshark finds them right, and generated programs make
the same bytes."""

import json
import os
import random
import re
import shutil
import struct
import subprocess

import case

# Debian's scapy belongs to Debian's Python.
SYSTEM_PYTHON = "/usr/bin/python3"
CRAFTLINES = os.environ.get("SOCKETSCOPE_CRAFTLINES", "")

# Writes one JSON object a packet: its bytes, and the fields that it was asked for under our names.
WRITER = r"""
import json, random
from scapy.all import *
random.seed(20261122)
bits = random.getrandbits
some = lambda n: bytes(bits(8) for _ in range(random.randrange(n)))
out = []

def network(version, number):
    if version == 4:
        f = dict(type_of_service=bits(8), identification=bits(16), flags=random.choice([0, 2]), ttl=bits(8),
                 source="192.0.2.%d" % bits(8), destination="198.51.100.%d" % bits(8))
        options = random.choice([b"", b"", bytes([7, 7, 4, 0, 0, 0, 0, 0]), b"\1" * 40])
        layer = IP(tos=f["type_of_service"], id=f["identification"], flags=f["flags"], ttl=f["ttl"], src=f["source"],
                   dst=f["destination"], proto=number, options=[Raw(options)] if options else [])
        f.update(protocol=number, options=options.hex(), ihl=5 + len(options) // 4, version=4, fragment_offset=0)
        return layer, {"ipv4." + k: v for k, v in f.items()}
    f = dict(traffic_class=bits(8), flow_label=bits(20), hop_limit=bits(8), source="2001:db8::%x" % (1 + bits(15)),
             destination="2001:db8:1::%x" % (1 + bits(15)), next_header=number, version=6)
    layer = IPv6(tc=f["traffic_class"], fl=f["flow_label"], hlim=f["hop_limit"], src=f["source"], dst=f["destination"], nh=number)
    return layer, {"ipv6." + k: v for k, v in f.items()}

def udp():
    f = dict(source_port=bits(16), destination_port=bits(16))
    return 17, UDP(sport=f["source_port"], dport=f["destination_port"]), {"udp." + k: v for k, v in f.items()}

def tcp():
    f = dict(source_port=bits(16), destination_port=bits(16), sequence_number=bits(32), acknowledgment_number=bits(32),
             window=bits(16), urgent_pointer=bits(16), reserved=bits(4))
    flags = bits(8)
    stamps = (bits(32), bits(32))
    options, expected = random.choice([
        ([], b""), ([("MSS", 1460)], bytes([2, 4]) + struct.pack("!H", 1460)),
        ([("MSS", 536), ("SAckOK", b""), ("Timestamp", stamps), ("NOP", None), ("WScale", 9)],
         bytes([2, 4, 2, 24, 4, 2, 8, 10]) + struct.pack("!II", *stamps) + bytes([1, 3, 3, 9])),
        ([("WScale", 3)], bytes([3, 3, 3, 0])), ([(254, b"abcd")], bytes([254, 6]) + b"abcd\0\0")])
    layer = TCP(sport=f["source_port"], dport=f["destination_port"], seq=f["sequence_number"], ack=f["acknowledgment_number"],
                window=f["window"], urgptr=f["urgent_pointer"], reserved=f["reserved"] >> 1,
                flags=flags | (f["reserved"] & 1) << 8, options=options)
    f.update(options=expected.hex(), data_offset=5 + len(expected) // 4)
    for at, name in enumerate("fin syn rst psh ack urg ece cwr".split()):
        f[name] = flags >> at & 1
    return 6, layer, {"tcp." + k: v for k, v in f.items()}

def icmp():
    kind = random.choice([0, 8, 3, 5, 11, 12, 13, 14, 4])
    f = dict(type=kind, code=bits(4))
    a, b, c = bits(16), bits(16), [bits(32) for _ in range(3)]
    if kind in (0, 8):
        f.update(identifier=a, sequence_number=b)
        layer = ICMP(id=a, seq=b)
    elif kind in (13, 14):
        f.update(identifier=a, sequence_number=b, originate_timestamp=c[0], receive_timestamp=c[1], transmit_timestamp=c[2])
        layer = ICMP(id=a, seq=b, ts_ori=c[0], ts_rx=c[1], ts_tx=c[2])
    elif kind == 3:
        f.update(unused=a & 255, length=a >> 8, next_hop_mtu=b)
        layer = ICMP(reserved=a & 255, length=a >> 8, nexthopmtu=b)
    elif kind == 5:
        f.update(gateway_internet_address="203.0.113.%d" % (a & 255))
        layer = ICMP(gw=f["gateway_internet_address"])
    elif kind == 11:
        f.update(unused=a & 255, length=a >> 8, unused_2=b)
        layer = ICMP(reserved=a & 255, length=a >> 8, unused=b)
    elif kind == 12:
        f.update(pointer=a & 255, length=a >> 8, unused=b)
        layer = ICMP(ptr=a & 255, length=a >> 8, unused=b)
    else:
        f.update(unused=c[0])
        layer = ICMP(unused=c[0])
    layer.type, layer.code = kind, f["code"]
    return 1, layer, {"icmp." + k: v for k, v in f.items()}

def icmpv6():
    a, b, c, code = bits(16), bits(16), bits(32), bits(4)
    kind, layer, f = random.choice([
        (128, ICMPv6EchoRequest(code=code, id=a, seq=b), dict(identifier=a, sequence_number=b)),
        (129, ICMPv6EchoReply(code=code, id=a, seq=b), dict(identifier=a, sequence_number=b)),
        (1, ICMPv6DestUnreach(code=code, length=a & 255, unused=c >> 8), dict(length=a & 255, unused=c >> 8)),
        (3, ICMPv6TimeExceeded(code=code, length=a & 255, unused=c >> 8), dict(length=a & 255, unused=c >> 8)),
        (2, ICMPv6PacketTooBig(code=code, mtu=c), dict(mtu=c)),
        (4, ICMPv6ParamProblem(code=code, ptr=c), dict(pointer=c)),
        (136, ICMPv6ND_NA(code=code, R=a & 1, S=a >> 1 & 1, O=a >> 2 & 1, tgt="fe80::%x" % b),
         dict(router=a & 1, solicited=a >> 1 & 1, override=a >> 2 & 1, target_address="fe80::%x" % b if b else "fe80::"))])
    f.update(type=kind, code=code)
    return 58, layer, {"icmpv6." + k: v for k, v in f.items()}

for turn in range(60):
    for version, make in ((4, udp), (4, tcp), (4, icmp), (6, udp), (6, tcp), (6, icmpv6)):
        number, layer, fields = make()
        below, more = network(version, number)
        payload = some(60)
        fields.update(more)
        fields["payload.data"] = payload.hex()
        print(json.dumps({"hex": bytes(below / layer / Raw(payload) if payload else below / layer).hex(), "fields": fields}))
"""

# The same of packets that take a way through others: the pseudo-header has the last of their addresses.
ROUTED_WRITER = r"""
import json, random
from scapy.all import *
random.seed(8200)
bits = random.getrandbits
for turn in range(48):
    upper = (UDP(sport=bits(16), dport=bits(16)), TCP(sport=bits(16), dport=bits(16), seq=bits(32)),
             ICMPv6EchoRequest(id=bits(16), seq=bits(16)))[turn % 3]
    addresses = ["2001:db8:%x::%x" % (1 + bits(15), 1 + bits(15)) for _ in range(1 + turn // 4 % 3)]
    left = 0 if turn % 8 == 7 else random.randrange(1, len(addresses) + 1)
    kind = (0, 2, 4, 0)[turn % 4]
    if kind == 4:
        way = IPv6ExtHdrSegmentRouting(addresses=addresses, segleft=left, lastentry=len(addresses) - 1)
    else:
        way = IPv6ExtHdrRouting(type=kind, segleft=left, addresses=addresses)
    before = [IPv6ExtHdrDestOpt()] if turn % 5 == 0 else []
    packet = IPv6(src="2001:db8::%x" % (1 + bits(15)), dst="2001:db8:9::%x" % (1 + bits(15)), hlim=bits(8))
    for layer in before + [way, upper, Raw(bytes(bits(8) for _ in range(random.randrange(1, 40))))]:
        packet = packet / layer
    print(json.dumps({"hex": bytes(packet).hex(), "left": left}))
"""

# Reads packets in hex and writes what scapy sees in each.
READER = r"""
import json, sys
from scapy.all import *
for line in sys.stdin:
    p = (IPv6 if line[0] == "6" else IP)(bytes.fromhex(line))
    seen = {}
    while not isinstance(p, NoPayload):
        for name in p.fields:
            value = p.fields[name]
            seen[type(p).__name__ + "." + name] = int(value) if isinstance(value, FlagValue) else \
                value if isinstance(value, (int, str)) else repr(value)
        if isinstance(p, Raw):
            seen["Raw.load"] = p.load.hex()
        p = p.payload
    print(json.dumps(seen))
"""

# Runs each program of a JSON list as if it were called with --hex.
RUNNER = r"""
import contextlib, io, json, sys
texts = json.load(sys.stdin)
sys.argv = ["program", "--hex"]
for text in texts:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(text, "program", "exec"), {"__name__": "__main__"})
    print(out.getvalue().strip())
"""

# Our name -> scapy's, for what is checked in the other direction.
SCAPY_NAMES = {
    "ipv4.ttl": "IP.ttl", "ipv4.identification": "IP.id", "ipv4.flags": "IP.flags", "ipv4.type_of_service": "IP.tos",
    "ipv4.source": "IP.src", "ipv4.header_checksum": "IP.chksum", "ipv4.total_length": "IP.len",
    "udp.source_port": "UDP.sport", "udp.destination_port": "UDP.dport", "udp.length": "UDP.len", "udp.checksum": "UDP.chksum",
    "tcp.sequence_number": "TCP.seq", "tcp.window": "TCP.window", "tcp.flags": "TCP.flags", "tcp.urgent_pointer": "TCP.urgptr",
    "icmp.code": "ICMP.code", "icmp.identifier": "ICMP.id", "icmp.sequence_number": "ICMP.seq",
    "icmp.checksum": "ICMP.chksum",
}


def value(text):
    """Our texts and scapy's numbers in one form."""
    return int(text, 0) if isinstance(text, str) and re.fullmatch(r"0x[0-9a-f]+|\d+", text) else text


class Craft(case.Case):
    def system(self, script, given=""):
        return subprocess.run([SYSTEM_PYTHON, "-c", script], input=given, check=True, capture_output=True, text=True).stdout

    def need_scapy(self):
        if subprocess.run([SYSTEM_PYTHON, "-c", "import scapy"], check=False, capture_output=True).returncode:
            self.skipTest("scapy is not installed")

    def scapys(self):
        """What scapy builds, and what Craft makes of it; done once."""
        self.need_scapy()
        if not hasattr(Craft, "built"):
            Craft.built = [json.loads(line) for line in self.system(WRITER).splitlines()]
            self.assertEqual(len(Craft.built), 360)
            Craft.read = self.crafted(packet["hex"] for packet in Craft.built)
        return Craft.built, Craft.read

    def crafted(self, packets):
        given = "\n".join(packets) + "\n"
        out = subprocess.run([CRAFTLINES], input=given, check=True, capture_output=True, text=True).stdout
        return [json.loads(line) for line in out.splitlines()]

    def damaged(self):
        """Packets with bytes changed at random, so that fields are pinned, checksums and lengths above all."""
        chance = random.Random(7)
        for packet in self.scapys()[0]:
            raw = bytearray(bytes.fromhex(packet["hex"]))
            for _ in range(chance.randrange(1, 4)):
                raw[chance.choice([2, 3, 9, 10, 24, 25, 26, 27, chance.randrange(1, len(raw))]) % len(raw)] = chance.randrange(256)
            yield raw.hex()

    def craft(self, *arguments):
        return self.done("craft", *arguments).out.decode().strip()

    def test_the_documents_packets(self):
        self.assertEqual(self.craft(), "450000210000400040113cca7f0000017f0000011f4022b8000d7c0768656c6c6f")
        self.assertEqual(self.craft("--template", "udp-hello"), self.craft("--hex"))
        # The document packs struct.pack("!BBHHH", 8, 0, checksum, 0, 0).
        self.assertEqual(self.craft("--template", "icmp-echo")[40:], struct.pack("!BBHHH", 8, 0, 0xF7FF, 0, 0).hex())
        probe = bytes.fromhex(self.craft("--template", "ttl-3"))
        self.assertEqual((probe[8], probe[9], probe[16:20], probe[20:].hex()), (3, 1, bytes([198, 35, 26, 96]), "0800f7ff00000000"))
        self.assertEqual(self.craft("--payload-hex", "bfdf")[52:], "ffff" + "bfdf")
        # What the document sends: the checksum left out.
        self.assertEqual(self.craft("--set", "udp.checksum=0")[40:], struct.pack("!HHHH", 8000, 8888, 13, 0).hex() + b"hello".hex())

    def test_scapys_packets_have_the_same_bytes_and_fields(self):
        for theirs, ours in zip(*self.scapys()):
            self.assertEqual(ours["hex"], theirs["hex"])
            self.assertEqual(ours["pinned"], [], theirs)
            fields = {name: ours["fields"][name] for name in theirs["fields"]}
            fields = {name: {"df": 2}.get(text, value(text)) if name == "ipv4.flags" else text if isinstance(
                theirs["fields"][name], str) else value(text) for name, text in fields.items()}
            self.assertEqual(fields, theirs["fields"])

    def test_scapys_packets_with_routing_headers_have_the_same_checksums(self):
        self.need_scapy()
        built = [json.loads(line) for line in self.system(ROUTED_WRITER).splitlines()]
        self.assertEqual(len(built), 48)
        read = self.crafted(packet["hex"] for packet in built)
        for theirs, ours in zip(built, read):
            self.assertEqual(ours["hex"], theirs["hex"])
            self.assertEqual(ours["pinned"], ["ipv6.next_header"], theirs)  # nothing else, so the checksum is computed
            self.assertEqual("final_destination" in ours["python"], theirs["left"] > 0, theirs)
        made = self.run_programs(SYSTEM_PYTHON, [packet["python"] for packet in read])
        self.assertEqual(made, [packet["hex"] for packet in read])
        self.check_c(read[:12:5])

    def test_scapy_sees_the_fields_that_were_set(self):
        self.need_scapy()
        chance = random.Random(3)
        small = {"ipv4.ttl": 256, "ipv4.type_of_service": 256, "ipv4.flags": 8, "tcp.flags": 256, "icmp.code": 256}
        settings, packets = [], []
        for turn in range(60):
            layer, template = (("udp", "udp-hello"), ("tcp", "tcp-syn"), ("icmp", "icmp-echo"))[turn % 3]
            chosen = {name: chance.randrange(small.get(name, 0x10000)) for name in SCAPY_NAMES
                      if name.startswith((layer, "ipv4")) and chance.random() < 0.6}
            if "ipv4.source" in chosen:
                chosen["ipv4.source"] = "192.0.2.7"
            if "ipv4.total_length" in chosen:
                chosen["ipv4.total_length"] |= 0x100  # scapy takes the packet's end from it
            arguments = ["--template", template]
            for name, wanted in chosen.items():
                arguments += ["--set", f"{name}={hex(wanted) if isinstance(wanted, int) and turn % 2 else wanted}"]
            settings.append(chosen)
            packets.append(self.craft(*arguments))
        seen = [json.loads(line) for line in self.system(READER, "\n".join(packets) + "\n").splitlines()]
        self.assertEqual(len(seen), len(settings))
        for chosen, theirs, packet in zip(settings, seen, packets):
            for name, wanted in chosen.items():
                self.assertEqual(theirs[SCAPY_NAMES[name]], wanted, f"{name} of {packet}")

    def tshark(self, packets, *fields):
        path = os.path.join(self.folder(), "crafted.pcap")
        with open(path, "wb") as file:
            file.write(struct.pack("<IHHiIII", 0xa1b2c3d4, 2, 4, 0, 0, 262144, 101))
            for packet in packets:
                file.write(struct.pack("<IIII", 1, 2, len(packet) // 2, len(packet) // 2) + bytes.fromhex(packet))
        command = ["tshark", "-n", "-r", path, "-o", "ip.check_checksum:TRUE", "-o", "udp.check_checksum:TRUE",
                   "-o", "tcp.check_checksum:TRUE", "-T", "fields", "-E", "separator=|", "-E", "occurrence=f"]
        command += [word for field in fields for word in ("-e", field)]
        out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        return [line.split("|") for line in out.splitlines()]

    def test_tshark_finds_computed_checksums_right_and_pinned_ones_wrong(self):
        self.need("tshark")
        names = ["ip.checksum.status", "udp.checksum.status", "tcp.checksum.status", "icmp.checksum.status"]
        built = {
            (): ["1", "1", "", ""], ("udp.length=10",): ["1", "1", "", ""], ("ipv4.ttl=1", "udp.source_port=0"): ["1", "1", "", ""],
            ("udp.checksum=0xdead",): ["1", "0", "", ""], ("udp.checksum=0",): ["1", "3", "", ""],
            ("ipv4.header_checksum=1",): ["0", "1", "", ""], ("payload.data=bfdf",): ["1", "1", "", ""],
            ("ipv4.options=01010101",): ["1", "1", "", ""],
            ("tcp-syn",): ["1", "", "1", ""], ("tcp-syn", "tcp.checksum=7"): ["1", "", "0", ""],
            ("tcp-syn", "tcp.options=mss=1,sackok,wscale=2", "payload.data=000102"): ["1", "", "1", ""],
            ("icmp-echo",): ["1", "", "", "1"], ("ttl-3", "icmp.checksum=0xf7fe"): ["1", "", "", "0"],
            ("icmp-echo", "icmp.type=timestamp", "icmp.code=1"): ["1", "", "", "1"], ("dns-query",): ["1", "1", "", ""]}
        packets = []
        for setting in built:
            template = ["--template", setting[0]] if setting and "=" not in setting[0] else []
            packets.append(self.craft(*template, *(word for one in setting if "=" in one for word in ("--set", one))))
        for setting, verdicts in zip(built.items(), self.tshark(packets, *names)):
            self.assertEqual(verdicts, setting[1], setting[0])
        query = self.tshark([self.craft("--template", "dns-query")], "dns.qry.name", "dns.qry.type", "dns.flags.recdesired")
        self.assertEqual(query[0][:2], ["example.org", "1"])

    def run_programs(self, python, texts):
        done = subprocess.run([python, "-c", RUNNER], input=json.dumps(texts), capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr[-2000:])
        return done.stdout.split()

    def test_generated_python_makes_the_same_bytes(self):
        packets = self.scapys()[1] + self.crafted(self.damaged())
        packets = [packet for packet in packets if packet["python"]]
        made = self.run_programs(SYSTEM_PYTHON, [packet["python"] for packet in packets])
        self.assertEqual(made, [packet["hex"] for packet in packets])
        self.assertGreater(sum(bool(packet["pinned"]) for packet in packets), 200)

    def test_generated_scapy_makes_the_same_bytes(self):
        packets = self.scapys()[1] + self.crafted(self.damaged())
        packets = [packet for packet in packets if packet["scapy"]]
        made = self.run_programs(SYSTEM_PYTHON, [packet["scapy"] for packet in packets])
        self.assertEqual(made, [packet["hex"] for packet in packets])

    def test_generated_c_makes_the_same_bytes(self):
        self.check_c([packet for packet in self.scapys()[1][::15] + self.crafted(self.damaged())[::15] if packet["c"]])

    def check_c(self, packets):
        compiler = shutil.which("cc") or shutil.which("gcc")
        if not compiler:
            self.skipTest("there is no C compiler")
        place = self.folder()
        for packet in packets:
            source, program = os.path.join(place, "packet.c"), os.path.join(place, "packet")
            with open(source, "w", encoding="utf-8") as file:
                file.write(packet["c"])
            subprocess.run([compiler, "-std=gnu11", "-Wall", "-Wextra", "-Wconversion", "-Werror", "-o", program, source], check=True)
            made = subprocess.run([program, "--hex"], check=True, capture_output=True, text=True).stdout
            self.assertEqual(made, packet["hex"] + "\n")

    def test_programs_run_as_they_stand(self):
        place = self.folder()
        for template in ("udp-hello", "icmp-echo", "ttl-3", "tcp-syn", "dns-query"):
            wanted = self.craft("--template", template)
            path = os.path.join(place, "packet.py")
            with open(path, "w", encoding="utf-8") as file:
                file.write(self.craft("--template", template, "--python"))
            program = self.python(path, "--hex")
            self.assertEqual(program.end(), 0, program)
            self.assertEqual(program.out.decode(), wanted + "\n")

    def test_json_tells_fields_and_pins(self):
        told = json.loads(self.craft("--set", "udp.checksum=0xdead", "--set", "ipv4.protocol=udp", "--json"))
        self.assertEqual(told["pinned"], ["ipv4.protocol", "udp.checksum"])
        self.assertEqual(told["hex"], self.craft("--set", "udp.checksum=0xdead"))
        self.assertEqual([layer["name"] for layer in told["layers"]], ["ipv4", "udp", "payload"])
        self.assertEqual(told["layers"][1]["fields"]["checksum"], 0xdead)
        self.assertEqual([layer.get("checksum_ok") for layer in told["layers"]], [True, False, None])
        decoded = json.loads(self.done("decode", "--hex", told["hex"], "--json").out)
        self.assertEqual(told["layers"], decoded["layers"])

    def test_templates_from_files(self):
        path = os.path.join(self.folder(), "mine.json")
        with open(path, "w", encoding="utf-8") as file:
            json.dump({"format": "socketscope-packet", "version": 1, "payload_text": "hello", "layers": [
                {"layer": "ipv6", "source": "::1", "destination": "::1"}, {"layer": "udp", "source_port": 8000,
                                                                          "destination_port": 8888}]}, file)
        packet = self.craft("--template", path, "--payload-text", "grüße")
        self.assertEqual(packet[80:96], "1f4022b8000f" + packet[92:96])
        self.assertEqual(bytes.fromhex(packet[96:]).decode(), "grüße")
        if shutil.which("tshark"):
            self.assertEqual(self.tshark([packet], "udp.checksum.status", "ipv6.plen"), [["1", "15"]])
        for content, words in (("{", "stops being JSON in line 1"), ("{}", "not a packet template"),
                               ("{\n\n,}", "JSON in line 3"), (" " * (2 << 20), "too large"), ("[" * 100000, "deeper"),
                               ('{"format": "socketscope-packet", "version": 9}', "newer"),
                               ('{"format": "socketscope-packet", "version": 1, "layers": [{"layer": "ipv4", "ttl": 999}]}',
                                "holds at most 255")):
            with open(path, "w", encoding="utf-8") as file:
                file.write(content)
            program = self.cli("craft", "--template", path, preexec_fn=case.little_memory)
            self.assertEqual(program.end(), 2, program)
            self.assertEqual(program.out, b"")
            self.assertRegex(program.err.decode(), rf"^socketscope-cli: .*{words}.*\n$")
            self.assertIn(f"“{path}”", program.err.decode())

    def test_text_keeps_its_bytes(self):
        """Also those that are no UTF-8: the checksum of FF (padded with 00) is the complement of FF00."""
        for text, expected in ((b"\xff", b"\xff"), (b"a\xc3\xa4\xff", b"a\xc3\xa4\xff"), ("😀ä".encode(), "😀ä".encode())):
            for words in ([b"--payload-text", text], [b"--payload-text=" + text]):
                packet = bytes.fromhex(self.done("craft", *map(os.fsdecode, words)).out.decode())
                self.assertEqual(packet[28:], expected)
        self.assertEqual(self.done("checksum", "--text", os.fsdecode(b"\xff")).out, b"00ff\n")

    def test_words_of_the_command_line_are_quoted_harmlessly(self):
        for words in (["craft", "\x1b[31m"], ["craft", "--\x1b[31m"], ["\x1b[31m"], ["craft", "--template", "\x1b[31m"],
                      ["craft", "--send", "--network", "\x1b[31m"]):
            program = self.done(*words, status=2)
            self.assertIn(rb"\x1b[31m", program.err)
            self.assertNotIn(b"\x1b", program.err)

    def test_names_that_come_with_the_program_are_listed(self):
        program = self.done("craft", "--template", "nope", status=2)
        self.assertRegex(program.err, b"nope.*There are: udp-hello, icmp-echo, ttl-3, tcp-syn, dns-query")
        for words in (["craft", "--send"], ["trace", "10.99.7.7"]):
            program = self.done(*words, "--network", "nope", status=2)
            self.assertRegex(program.err, b"nope.*There are: host, three-routers, seven-hops, .*, wrong-answers")

    def test_every_help_shows_the_command(self):
        for command in ("listen", "send", "run", "ladder", "trace", "decode", "checksum", "craft"):
            first = self.done(command, "--help").out.decode().splitlines()[0]
            self.assertTrue(first.startswith(f"Usage: socketscope-cli {command} [options]"), first)

    def test_every_option_is_in_the_usage_and_in_the_manual(self):
        shown = set(re.findall(r"(?m)^  (--?[a-z0-9-]+)", self.done("craft", "--help").out.decode())) - {"--help-all", "-h"}
        self.assertIn("--c", shown)
        self.assertEqual(self.craft("-c"), self.craft("--c"))
        usage = self.done("--help").out.decode()
        usage = usage[usage.index("socketscope-cli craft"):]
        with open(os.path.join(case.HERE, "..", "..", "resources", "man", "socketscope-cli.1"), encoding="utf-8") as file:
            manual = file.read().replace("\\", "")
        for option in shown:
            self.assertRegex(usage, rf"{option}\b")
            self.assertRegex(manual, rf"{option}\b")
        names = os.listdir(os.path.join(case.HERE, "..", "..", "resources", "topologies"))
        for name in names:
            self.assertRegex(manual, rf'(?m)[ "]{name.removesuffix(".json")}( [,.])?$')

    def test_usage(self):
        for arguments, words in (
                (["x"], "does not know"), (["--hex", "--json"], "one of"), (["--payload-text", "x", "--payload-hex", "00"], "either"),
                (["--set", "udp.chekcsum=1"], "no field .udp.chekcsum."), (["--set", "udp.length"], "does not work"),
                (["--set", "ipv4.ttl=256"], "at most 255"), (["--set", "ipv4.ttl=auto"], "cannot be automatic"),
                (["--set", "ipv4.source=::1"], "IPv6 address"), (["--set", "ipv4.options=00"], "whole words"),
                (["--payload-hex", "0"], "no partner"), (["--payload-hex", "00" * 65508], "at most 65,535"),
                (["--template", "nothing-such"], "no file"), (["--template", "/"], "cannot be read")):
            with self.subTest(arguments[:3]):
                program = self.done("craft", *arguments, status=2)
                self.assertEqual(program.out, b"")
                self.assertRegex(program.err.decode(), rf"^socketscope-cli: .*{words}.*\n$")
        self.assertIn(b"--template", self.done("craft", "--help").out)


if __name__ == "__main__":
    if not os.access(CRAFTLINES, os.X_OK):
        raise SystemExit(f"SOCKETSCOPE_CRAFTLINES does not name the program: {CRAFTLINES!r}")
    case.main()
