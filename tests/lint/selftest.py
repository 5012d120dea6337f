#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The lint tests can fail: each violation is planted in a small tree of its own and must be found, and only that."""

import os
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
SPDX = "// SPDX-License-Identifier: GPL-3.0-or-later\n"

# (lint, file, line, words of the finding)
VIOLATIONS = [
    ("layering", "core/base/a.h", "#include <QtCore/QString>", "standard library only"),
    ("layering", "core/wire/a.h", "#include <sys/socket.h>", "standard library only"),
    ("layering", "core/wire/a.h", '#include "core/journal/event.h"', "core/wire may not use core/journal"),
    ("layering", "core/rawprobe/a.cpp", "#include <QtCore/QString>", "libc only"),
    ("layering", "app/probe/a.cpp", "#include <QtCore/QString>", "libc only"),
    ("layering", "app/raw/a.cpp", "#include <QtCore/QString>", "libc only"),
    ("layering", "app/confinement/a.cpp", "#include <QtCore/QString>", "libc only"),
    ("layering", "core/rawprobe/a.h", '#include "core/net/sockaddr.h"', "core/rawprobe may not use core/net"),
    ("layering", "core/craft/a.cpp", "#include <QtCore/QJsonObject>", "standard library only"),
    ("layering", "core/craft/a.cpp", '#include "core/crafttemplate/templatefile.h"', "core/craft may not use core/crafttemplate"),
    ("layering", "core/journal/a.cpp", '#include "core/net/socketsource.h"', "core/journal may not use core/net"),
    ("layering", "core/net/a.cpp", '#include "core/talk/program.h"', "core/net may not use core/talk"),
    ("layering", "core/talk/a.cpp", "#include <QtWidgets/QWidget>", "core knows nothing of windows"),
    ("layering", "core/talk/qt/a.cpp", "#include <QtGui/QColor>", "core knows nothing of windows"),
    ("layering", "core/talk/a.cpp", "#include <QWidget>", "hides its module"),
    ("layering", "core/talk/a.cpp", '#include "ui/words/errorwords.h"', "core knows nothing of ui"),
    ("layering", "core/talk/a.cpp", '#  include "tests/talk/fake.h"', "a test's header"),
    ("layering", "core/talk/a.cpp", '#include "program.h"', "not named from the top"),
    ("layering", "ui/words/a.cpp", "#include <QtGui/QFont>", "Qt Core only"),
    ("layering", "ui/theme/a.h", '#include "ui/widgets/pill.h"', "ui/theme may not use ui/widgets"),
    ("layering", "ui/talk/a.cpp", '#include "app/socketscope/main.h"', "ui knows nothing of app"),
    ("layering", "ui/ladder/a.cpp", '#include "ui/shell/mainwindow.h"', "only the seam of the window"),
    ("habits", "ui/talk/a.cpp", "QColor ink(12, 40, 80);", "colour"),
    ("habits", "ui/talk/a.cpp", 'label->setStyleSheet(u"color: #aabbcc"_s);', "colour"),
    ("habits", "ui/talk/a.cpp", "painter.setPen(Qt::darkRed);", "colour"),
    ("habits", "core/talk/a.cpp", 'return tr("No answer");', "sentence"),
    ("habits", "core/wire/a.cpp", "auto now = std::chrono::steady_clock::now();", "clock"),
    ("habits", "tests/talk/a.cpp", "QTest::qWait(50);", "sleep"),
    ("habits", "ui/talk/a.cpp", "QEventLoop loop;", "loop"),
    ("habits", "core/wire/a.cpp", "auto* h = reinterpret_cast<const Ipv4*>(p);", "cast"),
    ("habits", "core/net/a.h", "static Registry& instance();", "singleton"),
    ("habits", "ui/talk/a.cpp", "label->setTextFormat(Qt::RichText);", "html"),
    ("words", "docs/a.md", "One TO" "DO left", "unfinished mark"),
    ("words", "core/a.h", SPDX + "// FIX" "ME later", "unfinished mark"),
    ("words", "docs/a.md", "see /ho" "me/ann/notes", "path of one machine"),
    ("words", "core/base/a.h", "#pragma once", "no SPDX line"),
]

# What must not be found: the same words where they are allowed, or in comments.
INNOCENT = [
    ("layering", "core/base/a.h", "#include <vector>\n#include <tl/expected.hpp>\n"),
    ("layering", "core/talk/a.cpp", '// #include <QtWidgets/QWidget>\n#include "core/net/socketsource.h"\n'),
    ("layering", "core/net/a.cpp", "#include <sys/socket.h>\n#include <QtCore/QSocketNotifier>\n"),
    ("layering", "ui/ladder/a.cpp", '#include <QtGui/QPainter>\n#include "ui/theme/theme.h"\n'),
    ("layering", "ui/ladder/a.cpp", '#include "ui/shell/page.h"\n'),
    ("layering", "app/socketscope/a.cpp", '#include "ui/shell/mainwindow.h"\n'),
    ("layering", "tests/ui/a.cpp", '#include "ui/shell/mainwindow.h"\n#include "a.moc"\n'),
    ("habits", "ui/theme/a.cpp", "QColor ink(12, 40, 80);\n"),
    ("habits", "ui/talk/a.cpp", "QColor ink = Theme::of(this).text; // not QColor(1, 2, 3)\nauto s = u\"%1 #7\"_s;\n"),
    ("habits", "ui/talk/a.cpp", "painter.setBrush(QColor(Qt::transparent));\n"),
    ("habits", "ui/words/a.cpp", 'return tr("No answer");\n'),
    ("habits", "core/wire/a.cpp", "auto* c = reinterpret_cast<const char*>(p);\n"),
    ("words", "docs/a.md", "saved in the home folder; root of the tree; workshop\n"),
]


def run(lint, path, text):
    with tempfile.TemporaryDirectory() as root:
        os.makedirs(os.path.join(root, os.path.dirname(path)))
        with open(os.path.join(root, path), "w", encoding="utf-8") as file:
            file.write(text + "\n")
        command = [sys.executable, os.path.join(HERE, f"{lint}.py"), "--root", root]
        return subprocess.run(command, capture_output=True, text=True, check=False, timeout=30)


class LintCanFail(unittest.TestCase):
    def test_every_planted_violation_is_found(self):
        for lint, path, line, words in VIOLATIONS:
            with self.subTest(lint=lint, line=line):
                done = run(lint, path, line)
                self.assertEqual(done.returncode, 1, done.stdout + done.stderr)
                self.assertIn(words, done.stdout)
                self.assertIn(path + ":", done.stdout)
                self.assertIn("1 findings", done.stdout)

    def test_what_is_allowed_is_not_found(self):
        for lint, path, text in INNOCENT:
            with self.subTest(lint=lint, text=text):
                done = run(lint, path, text)
                self.assertEqual(done.returncode, 0, done.stdout + done.stderr)


if __name__ == "__main__":
    unittest.main()
