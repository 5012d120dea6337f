#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Session files: saved by a run, drawn again from the file, cut, damaged, hostile."""

import json
import os
import stat
import xml.etree.ElementTree

import case
import record


class SessionFiles(case.Case):
    def setUp(self):
        self.place = self.folder()

    def path(self, name):
        return os.path.join(self.place, name)

    def saved(self, scene="udp-hello"):
        path = self.path(scene + ".sockscope")
        self.done("run", scene, "--save", path)
        return path

    def write(self, name, data):
        with open(self.path(name), "wb") as file:
            file.write(data)
        return self.path(name)

    def read(self, path):
        with open(path, "rb") as file:
            return file.read()

    def test_what_is_saved_is_what_is_printed(self):
        path = self.path("both.sockscope")
        program = self.done("run", "udp-hello", "--json", "--save", path)
        self.assertEqual(self.read(path), program.out)
        self.assertEqual(record.problems(record.Record(self.read(path))), [])
        self.assertEqual(stat.S_IMODE(os.stat(path).st_mode) & 0o077, 0, "others may not read what was sent")

    def test_a_saved_ladder_is_drawn_as_text(self):
        said = self.done("ladder", self.saved(), "--text").out.decode()
        for word in ("client", "server", "recvfrom(1024)", "sendto(", "hello"):
            self.assertIn(word, said)
        self.assertEqual(self.done("ladder", self.saved()).out.decode(), said, "text is what it does unasked")

    def test_a_saved_ladder_is_drawn_as_svg(self):
        for scene in ("udp-hello", "tcp-stream"):
            out = self.path(scene + ".svg")
            self.done("ladder", self.saved(scene), "--svg", out)
            top = xml.etree.ElementTree.parse(out).getroot()
            self.assertEqual(top.tag, "{http://www.w3.org/2000/svg}svg")
            said = "".join(top.itertext())
            for word in ("client", "server", "socket"):
                self.assertIn(word, said)
            self.assertNotRegex(self.read(out), rb"<script|<foreignObject|href=\"(?!#)")

    def test_names_in_a_file_cannot_become_markup_in_the_picture(self):
        text = self.read(self.saved()).replace(b'"client"', b'"<script>alert(1)</script>&amp;"')
        out = self.path("markup.svg")
        self.done("ladder", self.write("markup.sockscope", text), "--svg", out)
        top = xml.etree.ElementTree.parse(out).getroot()
        self.assertEqual([element.tag for element in top.iter() if element.tag.endswith("script")], [])

    def test_a_file_cut_anywhere_opens_up_to_the_cut_and_says_so(self):
        whole = self.read(self.saved())
        lines = whole.splitlines(keepends=True)
        cuts = [len(whole) - 2, len(whole) - 20, len(b"".join(lines[:6])) + 10, len(lines[0]) + 1]
        for cut in cuts:
            with self.subTest(cut):
                program = self.done("ladder", self.write("cut.sockscope", whole[:cut]), "--text")
                said = (program.out + program.err).decode()
                self.assertRegex(said, r"cut|ends in the middle|incomplete")
                if cut > len(b"".join(lines[:6])):
                    self.assertIn("socket(", said)

    def test_an_older_file_is_not_harmed_by_a_run_that_cannot_start(self):
        path = self.saved()
        before = self.read(path)
        self.done("run", "no-such-scene", "--save", path, status=2)
        self.assertEqual(self.read(path), before)

    def test_what_is_not_a_session_is_refused(self):
        header, first = self.read(self.saved()).splitlines()[:2]
        newer = json.loads(header)
        newer["version"] = 99
        for what, data, words in (
                ("nothing", b"", r"."), ("text", b"hello\nworld\n", r"."), ("a picture", b"\x89PNG\r\n\x1a\n" * 50, r"."),
                ("JSON of another kind", b'{"a": 1}\n', r"."), ("an array", b"[" * 100 + b"]" * 100, r"."),
                ("an event and no header", first + b"\n", r"."),
                ("a newer version", json.dumps(newer).encode() + b"\n" + first + b"\n", r"99|newer"),
                ("a header too deep", b'{"format":' * 500 + b"1" + b"}" * 500 + b"\n", r"."),
                ("a line without end", b"x" * (80 << 20), r".")):
            with self.subTest(what):
                program = self.cli("ladder", self.write("hostile.sockscope", data))
                self.assertIn(program.end(), (1, 2), program)
                self.assertRegex(program.err.decode(), words)
                self.assertNotRegex(program.err, rb"terminate called|Assert|Sanitizer")

    def test_hostile_events_neither_crash_nor_eat_memory(self):
        lines = self.read(self.saved()).splitlines()
        event = json.loads(lines[-1])

        def changed(**changes):
            return json.dumps({**event, "seq": event["seq"] + 1, **changes}).encode()

        for what, line in (
                ("a huge length", changed(length=2**31 - 1, bytes="AAAA")), ("a negative length", changed(length=-5)),
                ("seq beyond all bounds", changed(seq=2**63)), ("seq as text", changed(seq="7")),
                ("time before all times", changed(at=-2**62)), ("a cause in the future", changed(cause=10**9)),
                ("an unknown kind", changed(event="explosion")), ("an unknown call", changed(call="fork")),
                ("no actor", changed(actor=None)), ("a name without end", changed(actor="a" * 1_000_000)),
                ("bytes that are no base64", changed(bytes="%%%%")), ("bytes as a number", changed(bytes=17)),
                ("a peer that is none", changed(peer="here")), ("too deep", b"[" * 100_000),
                ("a number too large", changed(result=10**400)), ("control characters", changed(actor="\u202e\x1b[2J"))):
            with self.subTest(what):
                path = self.write("hostile.sockscope", b"\n".join(lines + [line]) + b"\n")
                program = self.cli("ladder", path, "--text", preexec_fn=case.little_memory)
                self.assertIn(program.end(), (0, 1, 2), program)
                self.assertNotRegex(program.err, rb"terminate called|Assert|Sanitizer|bad_alloc")
                self.assertNotIn(b"\x1b", program.out + program.err)

    def test_a_full_disk_is_told_and_the_run_goes_on(self):
        if not os.path.exists("/dev/full"):
            self.skipTest("there is no /dev/full")
        program = self.cli("run", "udp-hello", "--json", "--save", "/dev/full")
        self.assertIn(program.end(), (0, 1, 2), program)
        self.assertRegex(program.err.decode(), r".")


if __name__ == "__main__":
    case.main()
