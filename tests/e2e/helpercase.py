# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of both helpers share: installing copies of them as the package does, and what each must keep to."""

import grp
import os
import re
import shutil
import socket
import subprocess
import types

import case
import programs

PROBE = os.environ.get("SOCKETSCOPE_PROBE", "")
RAW = os.environ.get("SOCKETSCOPE_RAW", "")
HELPERS = os.environ.get("SOCKETSCOPE_HELPERS", "")

# A group that Debian has had for ever stands for "socketscope": tests make no groups on the computer they run on.
GROUP = "games"


def as_nobody(*options):
    """What to put before a command so that it has no rights. Only a program between, such as env, is started without
    those that setpriv itself still has, and with which it may execute everything."""
    return ["setpriv", "--reuid", "65534", "--regid", "65534", "--inh-caps=-all", *(options or ["--clear-groups"]), "env"]


NOBODY = as_nobody()
WITHOUT_CAPABILITIES = as_nobody("--clear-groups", "--bounding-set=-all")


def member():
    """As nobody, but in the group."""
    return as_nobody("--groups", str(grp.getgrnam(GROUP).gr_gid))


def status_of(process):
    with open(f"/proc/{process}/status", encoding="ascii") as file:
        return {name: value.strip() for name, _, value in (line.partition(":") for line in file)}


class HelperCase(case.Case):
    def need_rights(self):
        if os.geteuid() != 0:
            self.skipTest("the helpers' capability is set by root")
        self.need("getcap", "setcap", "setpriv")

    def installed(self):
        """Copies of the helpers on which the package's own step was run, instead of on the installed ones."""
        self.need_rights()
        folder = self.folder()
        os.chmod(folder, 0o755)
        made = types.SimpleNamespace(folder=folder)
        for name, built in (("probe", PROBE), ("raw", RAW)):
            path = os.path.join(folder, f"socketscope-{name}")
            shutil.copy(built, path)
            os.chmod(path, 0o755)
            setattr(made, name, path)
        self._configure(folder)
        for path in (made.probe, made.raw):
            text = subprocess.run(["getcap", path], capture_output=True, text=True, check=True).stdout
            self.assertEqual(text.split()[1:], ["cap_net_raw=ep"])
        if os.statvfs(folder).f_flag & os.ST_NOSUID:
            self.skipTest("file capabilities do not count on this file system")
        return made

    def _configure(self, folder):
        try:
            grp.getgrnam(GROUP)
        except KeyError:
            self.skipTest(f"there is no group {GROUP} here")
        with open(os.environ["SOCKETSCOPE_POSTINST"], encoding="utf-8") as file:
            script = file.read()
        for name, value in (("folder", folder), ("group", GROUP)):
            script, count = re.subn(rf"(?m)^{name}=.*$", f"{name}={value}", script)
            self.assertEqual(count, 1)
        done = subprocess.run(["sh", "-c", script, "postinst", "configure"], capture_output=True, text=True, check=True)
        if "its capability here" in done.stderr:
            self.skipTest(f"file capabilities cannot be set here: {done.stderr.strip()}")
        self.assertEqual(done.stderr, "")

    def installed_in_place(self):
        """Words to put before a command so that it finds both helpers where the programs look for them: in a mount
        namespace, and nothing of this computer's is touched."""
        self.need("unshare", "mount")
        made = self.installed()
        base = os.path.dirname(HELPERS)
        while not os.path.isdir(base):
            base = os.path.dirname(base)
        if base.count("/") < 2:
            self.skipTest(f"nothing can be put at {HELPERS} without hiding {base}")
        script = 'mount -t tmpfs none "$1" && mkdir -p "$2" && mount --bind "$3" "$2" && shift 3 && exec "$@"'
        words = ["unshare", "-m", "sh", "-c", script, "sh", base, HELPERS, made.folder]
        tried = subprocess.run([*words, "true"], capture_output=True, text=True, check=False, timeout=20)
        if tried.returncode:
            self.skipTest(f"mounts are not permitted here: {tried.stderr.strip()}")
        return words

    def check_links_libc_only(self, path):
        self.need("readelf")
        if os.environ.get("SOCKETSCOPE_SANITIZED") == "1":
            self.skipTest("sanitizers are libraries, too")
        text = subprocess.run(["readelf", "-d", path], capture_output=True, text=True, check=True).stdout
        self.assertEqual(set(re.findall(r"NEEDED.*\[(.*)\]", text)) - {"ld-linux-x86-64.so.2"}, {"libc.so.6"})
        self.assertIn("NOW", text)

    def check_takes_only_a_packet_socket(self, path):
        stream, other = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        lonely = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        for given in (subprocess.DEVNULL, subprocess.PIPE, stream, lonely):
            with self.subTest(given=given):
                done = subprocess.run([path], stdin=given, capture_output=True, check=False, timeout=programs.PATIENCE)
                self.assertEqual(done.returncode, 2)
                self.assertEqual(done.stderr.count(b"\n"), 1)
                self.assertIn(b"started by Socketscope", done.stderr)
        for made in (stream, other, lonely):
            made.close()

    def check_ends_without_the_capability(self, start, answer):
        """start(before=words) starts the helper; answer(helper) is what it says, None once it has ended."""
        self.need("setpriv")
        without = start(before=WITHOUT_CAPABILITIES) if os.geteuid() == 0 else start()
        self.assertIsNone(answer(without))
        self.assertEqual(without.process.wait(programs.PATIENCE), 3)

    def check_rights_are_gone(self, process):
        """What /proc says of the process."""
        status = status_of(process)
        for name in ("CapInh", "CapPrm", "CapEff", "CapAmb"):
            self.assertEqual(int(status[name], 16), 0, name)
        self.assertEqual(status["NoNewPrivs"], "1")
        self.assertEqual(status["Threads"], "1")
        return status
