#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may include whom. CMake alone does not guard this: Qt's headers are visible to targets that do not link Qt."""

import re

import sourcetree

CORE = {"base", "wire", "trace", "rawprobe", "lab", "topology", "craft", "crafttemplate", "journal", "net", "talk",
        "tracing", "crafting", "lessons"}

# Folder of core -> the folders of core it may include, besides itself.
CORE_FRIENDS = {
    "base": set(),
    "wire": {"base"},
    "trace": {"base", "wire"},
    "rawprobe": {"base", "wire", "trace"},
    "lab": {"base", "wire"},
    "topology": {"base", "wire", "lab"},
    "craft": {"base", "wire"},
    "crafttemplate": {"base", "wire", "craft"},
    "journal": {"base", "wire", "trace", "lab"},
    "net": {"base", "wire", "journal", "trace", "rawprobe"},
    "talk": {"base", "wire", "journal", "net"},
    "tracing": {"base", "wire", "trace", "lab", "topology", "journal", "net"},
    "crafting": {"base", "wire", "trace", "lab", "topology", "craft", "rawprobe", "journal", "net"},
    "lessons": {"base", "wire", "journal"},
}
# Folders of core without Qt, and the only headers beyond the standard library they may use.
STD_ONLY = {"base", "wire", "trace", "lab", "craft"}
STD_ONLY_GUESTS = {"tl/expected.hpp"}

# Folders that the helpers with a capability are made of: the standard library and the C library, never Qt.
LIBC_ONLY = {"rawprobe"}
LIBC_ONLY_APP = {"confinement", "probe", "raw"}

# Folder of ui -> the folders of ui it may include, besides itself. All others are features: the shell may include them,
# and they each other, but of the shell only the seam below.
UI_FRIENDS = {"theme": set(), "words": set(), "widgets": {"theme", "words"}}

# What pages may know of the window around them.
SHELL_SEAM = {"ui/shell/page.h", "ui/shell/frameclock.h"}

# The one header that is not named by its module, and the one file that may include it.
PLOT_HEADER, PLOT_SEAM = "qcustomplot.h", "ui/trace/plot/customplot.h"

# Folder of ui -> the Qt modules it may include, where not all.
QT_OF_CORE = {"QtCore", "QtNetwork"}
QT_OF_WORDS = {"QtCore"}

_INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?:"([^"]+)"|<([^>]+)>)', re.M)


def judge(path, header, angled):
    """Why `path` may not include `header`, or None."""
    place = path.split("/")
    layer, folder = place[0], place[1] if len(place) > 2 else ""
    if angled:
        return judge_system(layer, folder, header)
    target = header.split("/")
    if target[0] not in ("core", "ui", "app", "tests"):
        if "/" in header or layer == "tests":
            return None if layer == "tests" else f'"{header}" is not named from the top of the tree'
        return None if header.endswith((".moc", ".ui")) or header.startswith("ui_") else \
            f'"{header}" is not named from the top of the tree'
    return judge_own(layer, folder, target)


def judge_own(layer, folder, target):
    name = "/".join(target)
    inner = target[1] if len(target) > 2 else ""
    if layer != "tests" and target[0] == "tests":
        return f"the product includes a test's header, {name}"
    if layer == "core":
        if target[0] != "core":
            return f"core knows nothing of {target[0]}, but includes {name}"
        if inner != folder and inner not in CORE_FRIENDS.get(folder, CORE):
            return f"core/{folder} may not use core/{inner} ({name})"
    if layer == "ui":
        if target[0] == "app":
            return f"ui knows nothing of app, but includes {name}"
        if target[0] == "ui" and inner != folder:
            if folder in UI_FRIENDS and inner not in UI_FRIENDS[folder]:
                return f"ui/{folder} may not use ui/{inner} ({name})"
            if inner == "shell" and name not in SHELL_SEAM:
                return f"pages know only the seam of the window, not {name}"
    return None


def judge_system(layer, folder, header):
    if re.fullmatch(r"Q[A-Z]\w*|q[a-z]\w*\.h", header):
        return f"<{header}> hides its module: write <QtCore/{header}> or the like"
    module = header.split("/")[0] if re.match(r"Qt[A-Z]\w*/", header) else None
    if layer == "core" and folder in STD_ONLY:
        if module or (header not in STD_ONLY_GUESTS and not re.fullmatch(r"[a-z0-9_]+", header)):
            return f"core/{folder} uses the standard library only, but includes <{header}>"
    if module and ((layer == "core" and folder in LIBC_ONLY) or (layer == "app" and folder in LIBC_ONLY_APP)):
        return f"{layer}/{folder} is of a helper, which has libc only, but includes <{header}>"
    if layer == "core" and module and module not in QT_OF_CORE:
        return f"core knows nothing of windows, but includes <{header}>"
    if layer == "ui" and folder == "words" and module and module not in QT_OF_WORDS:
        return f"ui/words uses Qt Core only (the terminal program needs it), but includes <{header}>"
    return None


def check(root):
    for path in sourcetree.files(root, ("core", "ui", "app", "tests"), (".h", ".cpp", ".c", ".cc")):
        text = sourcetree.without_comments(sourcetree.read(root, path) or "")
        for match in _INCLUDE.finditer(text):
            if (path, match[2]) == (PLOT_SEAM, PLOT_HEADER):
                continue
            why = judge(path, match[1] or match[2], angled=match[2] is not None)
            if why:
                yield sourcetree.Finding(path, text.count("\n", 0, match.start()) + 1, why)


if __name__ == "__main__":
    sourcetree.main(check, __doc__)
