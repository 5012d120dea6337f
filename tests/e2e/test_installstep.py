#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the package does when it is installed and purged: its own scripts, with commands that only say they were called."""

import os
import subprocess

import case
import programs

PROBE, RAW = "/usr/libexec/socketscope/socketscope-probe", "/usr/libexec/socketscope/socketscope-raw"
FORGET = [f"dpkg-statoverride --list {PROBE}", f"setcap cap_net_raw=ep {PROBE}", f"dpkg-statoverride --list {RAW}"]
KEEP_TO_GROUP = [f"chgrp socketscope {RAW}", f"chmod 0750 {RAW}"]


class InstallStep(case.Case):
    def calls(self, script, *arguments, **answers):
        """What the script calls, in that order. `answers` are exit statuses of commands, 0 otherwise."""
        folder = self.folder()
        record = os.path.join(folder, "calls")
        answers = {"dpkg_statoverride": 1, "getent": 2} | answers
        for name in ("dpkg-statoverride", "getent", "addgroup", "delgroup", "chgrp", "chmod", "setcap"):
            status = answers.get(name.replace("-", "_"), 0)
            if status is None:
                continue
            path = os.path.join(folder, name)
            with open(path, "w", encoding="utf-8") as file:
                file.write(f'#!/bin/sh\necho {name} "$@" >> {record}\nexit {status}\n')
            os.chmod(path, 0o755)
        done = subprocess.run(["/bin/sh", os.environ[script], *arguments], env={"PATH": folder}, capture_output=True,
                              text=True, check=False, timeout=programs.PATIENCE)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.said = done.stderr
        if not os.path.exists(record):
            return []
        with open(record, encoding="utf-8") as file:
            return file.read().splitlines()

    def configured(self, **answers):
        return self.calls("SOCKETSCOPE_POSTINST", "configure", "", **answers)

    def test_the_capability_comes_after_the_group(self):
        self.assertEqual(self.configured(), [*FORGET, "getent group socketscope", "addgroup --system --quiet socketscope",
                                             *KEEP_TO_GROUP, f"setcap cap_net_raw=ep {RAW}"])
        self.assertEqual(self.said, "")

    def test_a_group_that_is_there_is_not_made(self):
        self.assertEqual(self.configured(getent=0), [*FORGET, "getent group socketscope", *KEEP_TO_GROUP,
                                                     f"setcap cap_net_raw=ep {RAW}"])

    def test_without_the_group_there_is_no_capability(self):
        for failing in ("addgroup", "chgrp", "chmod"):
            with self.subTest(failing=failing):
                self.assertNotIn(f"setcap cap_net_raw=ep {RAW}", self.configured(**{failing: 1}))
                self.assertIn("cannot be kept to the group", self.said)

    def test_what_an_administrator_decided_stays(self):
        self.assertEqual(self.configured(dpkg_statoverride=0),
                         [f"dpkg-statoverride --list {path}" for path in (PROBE, RAW)])

    def test_a_file_system_without_capabilities_is_no_failure(self):
        for setcap in (1, None):
            with self.subTest(setcap=setcap):
                self.assertIn(KEEP_TO_GROUP[1], self.configured(setcap=setcap))
                self.assertEqual(self.said.count("\n"), 2)
                self.assertIn("crafts packets without raw sockets", self.said)

    def test_other_steps_do_nothing(self):
        for step in ("abort-upgrade", "abort-remove", "triggered"):
            self.assertEqual(self.calls("SOCKETSCOPE_POSTINST", step), [])

    def test_an_empty_group_is_purged(self):
        self.assertEqual(self.calls("SOCKETSCOPE_POSTRM", "purge", delgroup=1),
                         ["delgroup --system --quiet --only-if-empty socketscope"])
        self.assertEqual(self.calls("SOCKETSCOPE_POSTRM", "purge", delgroup=None), [])
        for step in ("remove", "upgrade", "abort-install"):
            self.assertEqual(self.calls("SOCKETSCOPE_POSTRM", step), [])

    def test_the_installed_helpers_look_for_libraries_in_the_system_only(self):
        self.need("readelf")
        for name in ("probe", "raw"):
            folder = self.folder()
            subprocess.run([os.environ["SOCKETSCOPE_CMAKE"], "-P",
                            os.path.join(os.environ["SOCKETSCOPE_APP_BUILD"], name, "cmake_install.cmake")],
                           env=os.environ | {"DESTDIR": folder}, capture_output=True, check=True, timeout=programs.PATIENCE)
            installed = [os.path.join(place, file) for place, _, files in os.walk(folder) for file in files]
            self.assertEqual([os.path.basename(path) for path in installed], [f"socketscope-{name}"])
            self.assertTrue(os.path.dirname(installed[0]).endswith("/libexec/socketscope"))
            text = subprocess.run(["readelf", "-d", *installed], capture_output=True, text=True, check=True).stdout
            self.assertIn("NEEDED", text)
            self.assertNotIn("RPATH", text)
            self.assertNotIn("RUNPATH", text)


if __name__ == "__main__":
    case.main()
