#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules of the architecture that a pattern can see: colours, sentences, clocks, sleeps, nested loops, struct casts."""

import re

import sourcetree

_COLOUR_NAMES = "white|black|red|darkRed|green|darkGreen|blue|darkBlue|cyan|darkCyan|magenta|darkMagenta|yellow|" \
    "darkYellow|gray|darkGray|lightGray"


class Rule:
    """`pattern` must not appear in files that start with one of `where` and with none of `but`."""

    def __init__(self, name, pattern, where, why, but=()):
        self.name, self.pattern, self.where, self.why, self.but = name, re.compile(pattern), where, why, tuple(but)

    def concerns(self, path):
        return path.startswith(self.where) and not (self.but and path.startswith(self.but))


RULES = [
    Rule("colour", rf'\bQColor\s*(?:\w+\s*)?[({{]\s*(?:u?"|\d|Qt::(?!transparent\b))|\bqRgba?\s*\(\s*\d|["\s:]#[0-9a-fA-F]{{6}}\b'
         rf'|\bQt::(?:{_COLOUR_NAMES})\b',
         ("ui/", "app/"), "colours are named by meaning in ui/theme only", but=("ui/theme/",)),
    Rule("sentence", r"\btr\s*\(|\bQCoreApplication::translate\s*\(|\bQT_TR(?:ANSLATE)?_NOOP", ("core/",),
         "core holds no sentence for a person; ui/words makes them"),
    Rule("clock", r"_clock::now\b|\bQElapsedTimer\b|\bcurrentDateTime|\bcurrentMSecsSinceEpoch\b|\bclock_gettime\s*\("
         r"|\bgettimeofday\s*\(|\brandom_device\b|\bQRandomGenerator::(?:global|system)",
         ("core/base/", "core/wire/", "core/trace/", "core/lab/", "core/craft/"),
         "time and randomness are handed in below the edges"),
    Rule("sleep", r"\bsleep_(?:for|until)\b|\bu?sleep\s*\(\s*\d|\bnanosleep\b|\bQThread::[mu]?sleep\b|\bqSleep\b"
         r"|\bqWait\s*\(\s*\d", ("core/", "ui/", "app/", "tests/"), "nothing sleeps; wait for what you wait for"),
    Rule("loop", r"\bQEventLoop\b|\bprocessEvents\s*\(|\bwaitFor(?:ReadyRead|Connected|BytesWritten|Disconnected)\s*\(",
         ("core/", "ui/"), "no nested event loop and no blocking wait"),
    Rule("cast", r"\breinterpret_cast\s*<\s*(?!(?:const\s+)?(?:unsigned\s+)?(?:char|std::uint8_t|std::byte)\s*\*)",
         ("core/base/", "core/wire/"), "packet bytes are read by checked spans, never by struct casts"),
    Rule("singleton", r"\bstatic\s+[\w:<>]+\s*[&*]\s*(?:instance|self|get)\s*\(\s*\)", ("core/", "ui/", "app/"),
         "no singletons: what a class needs comes through its constructor"),
    Rule("html", r"\bsetTextFormat\s*\(\s*Qt::(?:RichText|AutoText)", ("ui/",),
         "peer and file text is plain text always"),
]


def check(root):
    for path in sourcetree.files(root, ("core", "ui", "app", "tests"), (".h", ".cpp", ".c", ".cc")):
        rules = [rule for rule in RULES if rule.concerns(path)]
        text = sourcetree.without_comments(sourcetree.read(root, path) or "")
        for number, line in enumerate(text.splitlines(), 1):
            for rule in rules:
                if rule.pattern.search(line):
                    yield sourcetree.Finding(path, number, f"{rule.why} ({rule.name}): {line.strip()}")


if __name__ == "__main__":
    sourcetree.main(check, __doc__)
