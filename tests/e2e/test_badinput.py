#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What cannot be done is refused with a clear sentence on stderr, and nothing has been sent."""

import json
import os
import socket

import case

# A host name that cannot exist: a label has at most 63 characters (RFC 1035 section 2.3.4), so nobody is asked.
NO_HOST = "a" * 64 + ".example"

# What is wrong -> arguments, where {port} is that of a socket that must hear nothing; exit status; words on stderr.
USAGE = [
    ("no command", [], 2, r"."),
    ("an unknown command", ["shout"], 2, r"shout"),
    ("no protocol", ["listen"], 2, r"."),
    ("an unknown protocol", ["listen", "sctp", "127.0.0.1:0"], 2, r"udp.*tcp"),
    ("no address", ["listen", "udp"], 2, r"."),
    ("a port too large", ["listen", "udp", "127.0.0.1:65536"], 2, r"65536|65 ?535"),
    ("a negative port", ["listen", "udp", "127.0.0.1:-1"], 2, r"."),
    ("a port in words", ["listen", "tcp", "127.0.0.1:http"], 2, r"http"),
    ("an address without a port", ["listen", "tcp", "127.0.0.1"], 2, r"“127\.0\.0\.1” has no port"),
    ("IPv6 without brackets", ["listen", "tcp", "::1:0:zz"], 2, r"."),
    ("a reply that is none", ["listen", "udp", "127.0.0.1:0", "--reply", "whisper"], 2, r"whisper"),
    ("a buffer of nothing", ["listen", "udp", "127.0.0.1:0", "--buffer", "0"], 2, r"."),
    ("a buffer in words", ["listen", "udp", "127.0.0.1:0", "--buffer", "many"], 2, r"many"),
    ("a buffer beyond all bounds", ["listen", "udp", "127.0.0.1:0", "--buffer", "99999999999"], 2, r"99999999999"),
    ("a negative count", ["listen", "udp", "127.0.0.1:0", "--count", "-3"], 2, r"."),
    ("an unknown option", ["listen", "udp", "127.0.0.1:0", "--fast"], 2, r"fast"),
    ("two addresses", ["listen", "udp", "127.0.0.1:0", "127.0.0.1:0"], 2, r"."),
    ("nothing to send", ["send", "udp", "127.0.0.1:{port}"], 2, r"."),
    ("two messages", ["send", "udp", "127.0.0.1:{port}", "--text", "x", "--hex", "00"], 2, r"."),
    ("an odd number of hex digits", ["send", "udp", "127.0.0.1:{port}", "--hex", "abc"], 2, r"."),
    ("a letter that is no hex digit", ["send", "udp", "127.0.0.1:{port}", "--hex", "12 3g"], 2, r"g|5"),
    ("a wait in words", ["send", "udp", "127.0.0.1:{port}", "--text", "x", "--wait", "long"], 2, r"long"),
    ("a negative wait", ["send", "udp", "127.0.0.1:{port}", "--text", "x", "--wait", "-1"], 2, r"."),
    ("mixed families", ["send", "udp", "127.0.0.1:{port}", "--from", "[::1]:0", "--text", "x"], 2, r"IPv[46]"),
    ("a file that is not there", ["send", "udp", "127.0.0.1:{port}", "--file", "{folder}/none"], (1, 2), r"none"),
    ("a folder for a file", ["send", "udp", "127.0.0.1:{port}", "--file", "{folder}"], (1, 2), r"."),
    ("a datagram too large", ["send", "udp", "127.0.0.1:{port}", "--file", "{folder}/65508"], (1, 2), r"65.?50[78]"),
    ("an unknown scene", ["run", "udp-goodbye"], 2, r"udp-goodbye.*udp-hello"),
    ("no scene", ["run"], 2, r"."),
    ("both outputs", ["run", "udp-hello", "--json", "--ladder"], 2, r"."),
    ("a place that cannot be written", ["run", "udp-hello", "--save", "{folder}/no/such.sockscope"], (1, 2), r"such"),
    ("a ladder of no file", ["ladder", "{folder}/none.sockscope"], (1, 2), r"none\.sockscope"),
    ("no ladder", ["ladder"], 2, r"."),
]


# What only the network can say no to: the calls until then are shown on stdout.
NETWORK = [
    ("half an address", ["listen", "tcp", "127.0.0:0"], 1, r"127\.0\.0"),
    ("an address with too large a part", ["listen", "tcp", "127.0.0.256:0"], 1, r"127\.0\.0\.256"),
    ("port 0 of somebody else", ["send", "udp", "127.0.0.1:0", "--text", "x"], 1, r"."),
    ("a host that cannot be", ["send", "udp", NO_HOST + ":{port}", "--text", "x"], 1, r"aaa"),
]


def scene(**changes):
    """A small good scene, changed."""
    whole = {"format": "socketscope-scene", "version": 1, "name": "mine", "title": "Mine", "summary": "Mine.",
             "endpoints": endpoint()}
    whole.update(changes)
    return json.dumps(whole).encode()


def endpoint(**changes):
    whole = {"name": "server", "role": "udp-server", "program": [
        {"call": "socket"}, {"call": "bind", "host": "127.0.0.1", "port": 0}, {"call": "close"}]}
    whole.update(changes)
    return [whole]


SCENES = [
    ("nothing", b"", r"."),
    ("not JSON", b"scene: udp", r"."),
    ("JSON of another kind", b"[1, 2, 3]", r"."),
    ("a picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(100), r"."),
    ("an unknown call", scene(endpoints=endpoint(program=[{"call": "fork"}])), r"fork"),
    ("a newer version", scene(version=99), r"99|newer"),
    ("the wrong type", scene(endpoints=7), r"endpoints"),
    ("a program of the wrong type", scene(endpoints=endpoint(program="socket")), r"program"),
    ("no program", scene(endpoints=[{"name": "server", "role": "udp-server"}]), r"program"),
    ("an unknown role", scene(endpoints=endpoint(role="router")), r"router"),
    ("an unknown key", scene(endpoints=endpoint(command="sh")), r"command"),
    ("a step with an unknown key", scene(endpoints=endpoint(program=[{"call": "socket", "shell": "sh"}])), r"shell"),
    ("a port of the wrong type",
     scene(endpoints=endpoint(program=[{"call": "socket"}, {"call": "bind", "port": "80"}])), r"port"),
    ("a port too large", scene(endpoints=endpoint(program=[{"call": "socket"}, {"call": "bind", "port": 70000}])), r"port"),
    ("waiting for nobody", scene(endpoints=endpoint(program=[{"call": "socket", "after": "nobody.bind"}])), r"nobody"),
    ("waiting for itself", scene(endpoints=endpoint(program=[{"call": "socket", "after": "server.close"}])), r"."),
    ("nested too deep", b'{"endpoints":' * 2000 + b"1" + b"}" * 2000, r"."),
    ("a very long array", b'{"format":"socketscope-scene","version":1,"endpoints":[' + b"0," * 2_000_000 + b"0]}", r"."),
]


CONTROL = "\x1b[31m\x07"


class BadInput(case.Case):
    def setUp(self):
        self.quiet = self.socket(socket.AF_INET, socket.SOCK_DGRAM, "127.0.0.1")
        self.place = self.folder()
        with open(os.path.join(self.place, "65508"), "wb") as file:
            file.write(b"s" * 65508)

    def refused(self, arguments, status, words, silently=True):
        program = self.cli(*arguments)
        ended = program.end()
        self.assertIn(ended, status if isinstance(status, tuple) else (status,), program)
        self.assertRegex(program.err.decode(), words)
        self.assertNotIn(b"listening ", program.err)
        self.assertNotRegex(program.err.decode(), r"QSocket|terminate called|Assert|Sanitizer")
        if silently:
            self.assertEqual(program.out, b"")
        self.quiet.setblocking(False)
        with self.assertRaises(BlockingIOError, msg="something was sent"):
            self.quiet.recvfrom(1)

    def test_control_characters_do_not_reach_the_terminal(self):
        for arguments in ([CONTROL], ["trace", "127.0.0.1", "--" + CONTROL], ["listen", "udp", "127.0.0.1:0", "--buffer", CONTROL],
                          ["trace", CONTROL, "--network", "three-routers"]):
            with self.subTest(arguments=arguments):
                program = self.cli(*arguments)
                self.assertNotEqual(program.end(), 0, program)
                self.assertNotRegex(program.out + program.err, rb"[\x00-\x09\x0b-\x1f\x7f]")
                self.assertIn(b"\\x1b[31m", program.err)

    def test_the_scene_that_the_others_are_made_of_is_good(self):
        path = os.path.join(self.place, "good.json")
        with open(path, "wb") as file:
            file.write(scene())
        self.done("run", path)

    def test_usage(self):
        for what, arguments, status, words in USAGE:
            with self.subTest(what):
                places = {"port": self.quiet.getsockname()[1], "folder": self.place}
                self.refused([argument.format(**places) for argument in arguments], status, words)

    def test_what_the_network_refuses(self):
        for what, arguments, status, words in NETWORK:
            with self.subTest(what):
                arguments = [argument.format(port=self.quiet.getsockname()[1]) for argument in arguments]
                self.refused(arguments, status, words, silently=False)

    def test_scenes(self):
        path = os.path.join(self.place, "mine.json")
        for what, text, words in SCENES:
            with self.subTest(what):
                with open(path, "wb") as file:
                    file.write(text)
                self.refused(["run", path, "--json"], (1, 2), words)

    def test_a_file_as_large_as_memory_is_not_read_whole(self):
        path = os.path.join(self.place, "huge")
        with open(path, "wb") as file:
            file.truncate(1 << 40)  # sparse: takes no room
        for arguments in (["send", "udp", "127.0.0.1:{}".format(self.quiet.getsockname()[1]), "--file", path],
                          ["send", "tcp", "127.0.0.1:1", "--file", path], ["run", path]):
            with self.subTest(arguments[0]):
                self.refused(arguments, (1, 2), r".")


if __name__ == "__main__":
    case.main()
