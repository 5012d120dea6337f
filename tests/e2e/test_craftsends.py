#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The programs that craft prints send the packet: a plain socket on loopback receives it, in a network namespace of its
own."""

import json
import os
import socket
import subprocess

import case
import namespace

# Debian's scapy belongs to Debian's Python.
SYSTEM_PYTHON = "/usr/bin/python3"


class CraftSends(case.Case):
    def setUp(self):
        namespace.enter_fresh(self)
        self.place = self.folder()

    def received(self, arguments, *command, family=socket.AF_INET, host="127.0.0.1"):
        """What a socket at port 8888 receives when the program of that language is run."""
        receiver = self.socket(family, socket.SOCK_DGRAM)
        receiver.bind((host, 8888))
        with open(os.path.join(self.place, "packet"), "w", encoding="utf-8") as file:
            file.write(self.done("craft", *arguments).out.decode())
        for one in command:
            program = self.start(*one, cwd=self.place)
            if program.end() != 0:
                self.assertNotIn(b"not permitted", program.err, program)
                self.fail(program)
        message, sender = receiver.recvfrom(100)
        receiver.close()
        return message, sender[:2]

    def ipv6(self):
        path = os.path.join(self.place, "six.json")
        with open(path, "w", encoding="utf-8") as file:
            json.dump({"format": "socketscope-packet", "version": 1, "payload_text": "hello", "layers": [
                {"layer": "ipv6"}, {"layer": "udp", "source_port": 8000, "destination_port": 8888}]}, file)
        return ["--template", path]

    def check(self, language, *command):
        self.assertEqual(self.received([language], *command), (b"hello", ("127.0.0.1", 8000)))
        self.assertEqual(self.received([*self.ipv6(), language], *command, family=socket.AF_INET6, host="::1"),
                         (b"hello", ("::1", 8000)))

    def test_python(self):
        self.check("--python", ["python3", "packet"])

    def test_c(self):
        self.need("cc")
        self.check("--c", ["cc", "-xc", "-o", "program", "packet"], ["./program"])

    def test_scapy(self):
        if subprocess.run([SYSTEM_PYTHON, "-c", "import scapy"], check=False, capture_output=True).returncode:
            self.skipTest("scapy is not installed")
        self.check("--scapy", [SYSTEM_PYTHON, "packet"])

    def test_a_wrong_checksum_is_dropped_and_none_is_not(self):
        receiver = self.socket(socket.AF_INET, socket.SOCK_DGRAM)
        receiver.bind(("127.0.0.1", 8888))
        for checksum in ("0xdead", "0"):
            program = self.done("craft", "--set", f"udp.checksum={checksum}", "--payload-text", checksum, "--python")
            path = os.path.join(self.place, "packet.py")
            with open(path, "wb") as file:
                file.write(program.out)
            self.assertEqual(self.python(path).end(), 0)
        self.assertEqual(receiver.recv(100), b"0")


if __name__ == "__main__":
    case.main()
