#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every C++ file is as .clang-format says."""

import os
import shutil
import subprocess
import sys

import sourcetree


def main():
    root = sys.argv[sys.argv.index("--root") + 1]
    if not shutil.which("clang-format"):
        print("SKIP   : clang-format is not installed\nTotals: 0 passed, 0 failed, 1 skipped")
        return 0
    paths = list(sourcetree.files(root, ("core", "ui", "app", "tests"), (".h", ".cpp", ".c")))
    command = ["clang-format", "--dry-run", "-Werror", "--style=file", "--ferror-limit=3"]
    return subprocess.run(command + [os.path.join(root, path) for path in paths], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
