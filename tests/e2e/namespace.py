# SPDX-License-Identifier: GPL-3.0-or-later
"""A fresh network namespace for this process and what it starts: nothing in it but its own loopback."""

import ctypes
import os
import subprocess

_NEW_USER, _NEW_NET = 0x10000000, 0x40000000
_libc = ctypes.CDLL(None, use_errno=True)


def _unshare(flags):
    if _libc.unshare(flags) != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def enter_fresh(test):
    """Moves this process into a new network namespace; skips the test where that is not permitted."""
    test.need("ip")
    user, group = os.getuid(), os.getgid()
    try:
        try:
            _unshare(_NEW_NET)
        except PermissionError:
            _unshare(_NEW_USER | _NEW_NET)
            for name, text in (("setgroups", "deny"), ("uid_map", f"0 {user} 1"), ("gid_map", f"0 {group} 1")):
                with open(f"/proc/self/{name}", "w", encoding="ascii") as file:
                    file.write(text)
    except OSError as error:
        test.skipTest(f"a network namespace is not permitted here: {error}")
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True, timeout=20)
