# SPDX-License-Identifier: GPL-3.0-or-later
"""What the lint tests share: the project's own files, C++ without its comments, and how findings are printed."""

import argparse
import os
import re
import sys

SKIPPED = {"build", ".git", ".cache", "__pycache__"}


class Finding:
    def __init__(self, path, line, what):
        self.path, self.line, self.what = path, line, what

    def __str__(self):
        return f"{self.path}:{self.line}: {self.what}"


def files(root, folders=("",), endings=("",)):
    """Paths, relative to `root`, of the files below `folders` whose names end so; in a fixed order."""
    for folder in folders:
        for where, inner, names in os.walk(os.path.join(root, folder)):
            inner[:] = sorted(name for name in inner if name not in SKIPPED)
            for name in sorted(names):
                if name not in SKIPPED and name.endswith(endings):
                    yield os.path.relpath(os.path.join(where, name), root)


def read(root, path):
    """The text of a file, or None where it is not text."""
    try:
        with open(os.path.join(root, path), encoding="utf-8") as file:
            return file.read()
    except (UnicodeDecodeError, FileNotFoundError):
        return None


_COMMENT = re.compile(r'R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|//[^\n]*|/\*.*?\*/', re.DOTALL)


def without_comments(text):
    """C++ with its comments blanked out and its lines kept; string literals stay."""
    return _COMMENT.sub(lambda m: m[0] if m[0][0] in '"R' else re.sub(r"[^\n]", " ", m[0]), text)


def main(check, description):
    """Runs `check(root) -> findings` over the tree named by --root; ends with 1 where there are any."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--root", required=True, help="top of the source tree")
    findings = list(check(parser.parse_args().root))
    for finding in findings:
        print(finding)
    print(f"{len(findings)} findings")
    sys.exit(1 if findings else 0)
