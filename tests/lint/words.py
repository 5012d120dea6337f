#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""No unfinished marks, no paths of somebody's machine, an SPDX line in every source."""

import re

import sourcetree

# Put together from halves, so that this file does not find itself.
_MARKS = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X)\b")
_HOMES = re.compile(r"(?<![\w.])/(?:ho" r"me/[a-z]\w*|Us" r"ers/[A-Za-z]\w*|ro" r"ot|wo" r"rk)/")
_SOURCES = (".h", ".cpp", ".c", ".py", ".sh", "CMakeLists.txt", ".cmake")


def check(root):
    for path in sourcetree.files(root):
        text = sourcetree.read(root, path)
        if text is None or path == "LICENSE":
            continue
        if path.endswith(_SOURCES) and "SPDX-License-Identifier: GPL-3.0-or-later" not in text[:400]:
            if not path.startswith("tests/data/"):
                yield sourcetree.Finding(path, 1, "no SPDX line")
        for number, line in enumerate(text.splitlines(), 1):
            for pattern, what in ((_MARKS, "unfinished mark"), (_HOMES, "path of one machine")):
                match = pattern.search(line)
                if match:
                    yield sourcetree.Finding(path, number, f"{what}: {match[0]}")


if __name__ == "__main__":
    sourcetree.main(check, __doc__)
