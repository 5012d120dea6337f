# SPDX-License-Identifier: GPL-3.0-or-later
"""What tests of crafted packets share: packets for an address, sending them, and what tcpdump saw."""

import json
import os
import struct
import subprocess

import helpercase
import programs
import tracing

LAST = b"the last one of this capture"


class CraftCase(tracing.Tracing, helpercase.HelperCase):
    def setUp(self):
        self.place = self.folder()
        os.chmod(self.place, 0o755)

    def template(self, name, family, source, destination):
        """The arguments for that packet from here to there."""
        if family == 4:
            return ["--template", name, "--set", f"ipv4.source={source}", "--set", f"ipv4.destination={destination}"]
        upper = {"udp-hello": {"layer": "udp", "source_port": 8000, "destination_port": 8888},
                 "tcp-syn": {"layer": "tcp", "source_port": 50000, "destination_port": 80, "flags": "syn"},
                 "icmp-echo": {"layer": "icmpv6", "type": 128, "identifier": 7}}
        upper["ttl-3"] = upper["udp-hello"]
        path = os.path.join(self.place, f"{name}.json")
        content = {"format": "socketscope-packet", "version": 1, "layers": [
            {"layer": "ipv6", "source": source, "destination": destination, "hop_limit": 3 if name == "ttl-3" else 64},
            upper[name]]}
        if name != "tcp-syn":
            content["payload_text"] = "hello"
        with open(path, "w", encoding="utf-8") as file:
            json.dump(content, file)
        return ["--template", path]

    def crafted(self, path, *words, user=(), status=0, wait="1"):
        """The object that craft prints, and how it was run."""
        program = self.start(*path.inside(), *user, programs.CLI, "craft", *words, "--send", "--json", "--wait", wait)
        self.assertEqual(program.end(), status, program)
        return json.loads(program.out) if program.out else None, program

    def reply(self, path, *words, **options):
        """The one packet that came back for it."""
        told, program = self.crafted(path, *words, **options)
        self.assertEqual(len(told["replies"]), 1, program)
        return told["replies"][0]

    def serve(self, path, hop, script, address, port):
        server = self.start(*path.inside(hop), "python3", "-c", script, address, str(port))
        server.wait_for(rb"^ready$")
        return server

    def capture(self, path, hop=0, interface="n1"):
        self.need("tcpdump")
        made = self.start(*path.inside(hop), "tcpdump", "-i", interface, "-n", "-s", "0", "-U", "--immediate-mode", "-w", "-")
        made.wait_for(rb"listening on", "err")
        made.path, made.interface = path, interface
        return made

    def captured(self, capture, source=None):
        """The IP packets that were seen until now; with a source, those from there."""
        to = "127.0.0.1" if capture.interface == "lo" else capture.path.address(1)
        subprocess.run([*capture.path.inside(), "python3", "-c",
                        "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM)"
                        f".sendto({LAST!r}, ('{to}', 9))"], check=True, timeout=20)
        capture.wait_for(LAST)
        capture.interrupt()
        packets, at = [], 24
        while at + 16 <= len(capture.out):
            kept, = struct.unpack_from("<I", capture.out, at + 8)
            packet = capture.out[at + 30:at + 16 + kept]
            at += 16 + kept
            sender = packet[12:16] if packet[0] >> 4 == 4 else packet[8:24]
            if LAST not in packet and (source is None or sender == source):
                packets.append(packet)
        return packets
