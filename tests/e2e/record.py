# SPDX-License-Identifier: GPL-3.0-or-later
"""A session as its file's lines: a header, then one JSON object an event. Reads them, judges them, asks them."""

import base64
import errno
import json
import re

EVENT_KEYS = {"seq", "at", "actor", "event", "call", "result", "error", "peer", "bytes", "cause"}
EVENT_KINDS = {"call", "return", "message", "packet", "state", "failure", "note"}
ADDRESS = re.compile(r"^(\d{1,3}(\.\d{1,3}){3}|\[[0-9a-f:.%]+\]):\d{1,5}$")


class Record:
    """What a run wrote. Indexing, length and iteration are those of its events."""

    def __init__(self, text):
        lines = text.decode("utf-8").splitlines() if isinstance(text, bytes) else text.splitlines()
        self.header = json.loads(lines[0])
        self.events = [json.loads(line) for line in lines[1:]]
        self.by_seq = {event["seq"]: event for event in self.events}

    def __iter__(self):
        return iter(self.events)

    def __len__(self):
        return len(self.events)

    def select(self, kind=None, call=None, actor=None, role=None):
        """Events of that kind, call and actor; `role` takes an endpoint with its connections ("server")."""
        return [event for event in self.events
                if (kind is None or event["event"] == kind) and (call is None or event["call"] == call)
                and (actor is None or event["actor"] == actor)
                and (role is None or event["actor"].split("#")[0] == role)]

    def returns(self, call, **where):
        return self.select("return", call, **where)

    def failures(self, code, **where):
        return [event for event in self.select("failure", **where) if event["failure"] == code]

    def messages(self, direction, **where):
        return [event for event in self.select("message", **where) if event["direction"] == direction]

    def cause_of(self, event):
        return self.by_seq.get(event.get("cause"))


def moved(event):
    """The bytes of an event."""
    return base64.b64decode(event["bytes"] or "", validate=True)


def problems(record):
    """What is wrong with the lines by the words of the format; an empty list is what there should be."""
    found = []

    def check(good, event, what):
        if not good:
            found.append(f"{what}: {event}")

    header = record.header
    check(header.get("format") == "socketscope-session", header, "no format")
    check(header.get("version") == 1, header, "no version")
    for key in ("start", "host", "scene"):
        check(key in header, header, f"no {key}")
    seq, at = 0, 0
    for event in record:
        missing = EVENT_KEYS - event.keys()
        check(not missing, event, f"without {missing}")
        if missing:
            continue
        check(event["event"] in EVENT_KINDS, event, "unknown kind")
        check(event["seq"] > seq, event, "seq does not rise")
        check(event["at"] >= at, event, "time goes back")
        seq, at = event["seq"], event["at"]
        check(isinstance(event["actor"], str), event, "actor is no name")
        check(event["cause"] is None or 0 < event["cause"] < seq, event, "caused by something later")
        check(event["peer"] is None or ADDRESS.match(event["peer"]), event, "peer is no address")
        try:
            moved(event)
        except ValueError:
            check(False, event, "bytes are not base64")
        if event["event"] == "return":
            check_return(record, event, check)
    return found


def check_return(record, event, check):
    call = record.cause_of(event)
    check(call is not None and call["event"] == "call", event, "a return without its call")
    check(call is not None and call["call"] == event["call"], event, "a return of another call")
    check(isinstance(event["result"], int), event, "no result")
    if event["result"] == -1:
        check(hasattr(errno, event["error"] or "none"), event, "-1 without the name of an errno")
    elif event["call"] in ("recv", "recvfrom", "send", "sendto"):
        check(event.get("length", len(moved(event))) == event["result"], event, "bytes and result differ")
