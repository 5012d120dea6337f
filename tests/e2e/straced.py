# SPDX-License-Identifier: GPL-3.0-or-later
"""What strace saw of the sockets of a program, in the words of the journal.

The table of differences that are none (everything else is one):

    strace says                                      the journal says
    accept4                                          accept
    recvfrom, recvmsg, read                          recv on a connection, recvfrom on datagrams
    sendto, sendmsg, write                           send on a connection, sendto on datagrams
    a call that fails with EAGAIN                    nothing: the call blocks, and its last try is its return
    connect that fails with EINPROGRESS              connect, with what getsockopt(SO_ERROR) gives in the end
    recvmsg with MSG_ERRQUEUE                        nothing as a call: an icmp-error failure where it brought one
    poll, ioctl, getsockopt, getsockname, getpeername   nothing: questions, not calls of the program
    setsockopt of IP_RECVERR, IPV6_RECVERR           nothing: how errors are asked for
    a socket only bound, asked its name and closed   nothing: a port reserved for the scene before it starts
"""

import collections
import re

_LINE = re.compile(r"^(?P<pid>\d+) +(?P<time>\d+\.\d+) (?P<rest>.*)$")
_CALL = re.compile(r"^(?P<name>\w+)\((?P<args>.*)\)\s+= (?P<result>-?\d+)(?:<[^>]*>)?(?: (?P<error>E[A-Z]+))?")
_UNFINISHED = "<unfinished ...>"
_RESUMED = re.compile(r"^<\.\.\. (?P<name>\w+) resumed>(?P<rest>.*)$")
_DESCRIPTOR = re.compile(r"^(\d+)")

WORDS = {"accept4": "accept", "recvfrom": "recv", "recvmsg": "recv", "read": "recv", "recv": "recv", "readv": "recv",
         "sendto": "send", "sendmsg": "send", "write": "send", "send": "send", "writev": "send"}
CALLS = {"socket", "setsockopt", "bind", "listen", "accept", "connect", "send", "recv", "shutdown", "close"}
QUESTIONS = {"getsockopt", "getsockname", "getpeername", "ioctl", "poll"}


Call = collections.namedtuple("Call", "at name arguments result error")  # at: its place among all returns


class Life:
    """One socket from its making to its close."""

    def __init__(self, descriptor, steps=()):
        self.descriptor = descriptor
        self.calls = []  # as strace saw them
        self.steps = list(steps)  # in the words of the journal: (call, result) or (call, errno name)

    def is_reservation(self):
        return {call for call, _ in self.steps} <= {"socket", "bind", "setsockopt", "close"} and len(self.steps) > 1

    def __repr__(self):
        return f"{self.descriptor}: {self.steps}"


def steps(text):
    """What happened, line by line: (thread, call, arguments so far, None) when a call was entered, and
    (thread, call, arguments, (result, errno name or None)) when it returned."""
    unfinished = {}
    for line in text.splitlines():
        match = _LINE.match(line)
        if not match:
            continue
        thread, rest = match["pid"], match["rest"]
        if rest.endswith(_UNFINISHED):
            unfinished[thread] = rest[:-len(_UNFINISHED)]
            name, _, arguments = unfinished[thread].partition("(")
            yield thread, name, arguments, None
            continue
        resumed = _RESUMED.match(rest)
        if resumed:
            rest = unfinished.pop(thread, "") + resumed["rest"]
        call = _CALL.match(rest)
        if call:
            if not resumed:
                yield thread, call["name"], call["args"], None
            yield thread, call["name"], call["args"], (int(call["result"]), call["error"])


def sockets(text, families):
    """The lives of all sockets of these families (a pattern: "INET6?") that strace saw, in the order in which they were
    made, with their calls in the order in which they returned.

    A call belongs to the socket that had its descriptor when the call was entered: by the time a close is seen to
    return, another thread may have been given the same number.
    """
    made, current, meant = [], {}, {}

    def begin(descriptor):
        made.append(Life(descriptor))
        current[descriptor] = made[-1]
        return made[-1]

    for at, (thread, name, arguments, end) in enumerate(steps(text)):
        if end is None:
            match = _DESCRIPTOR.match(arguments)
            meant[thread] = current.get(int(match[1])) if match else None
            if name == "close" and meant[thread]:
                del current[meant[thread].descriptor]
            continue
        life, (result, error) = meant.pop(thread, None), end
        if name == "socket" and result >= 0 and re.match(f"AF_({families}),", arguments):
            life = begin(result)
        if life:
            life.calls.append(Call(at, name, arguments, result, error))
            if name in ("accept", "accept4") and result >= 0:
                begin(result)
    return made


def lives(text):
    """The lives of all IPv4 and IPv6 sockets in the words of the journal."""
    made = sockets(text, "INET6?")
    for life in made:
        connecting = None
        for _, name, arguments, result, error in life.calls:
            if name == "getsockopt" and connecting is not None and "SO_ERROR" in arguments:
                life.steps[connecting] = ("connect", so_error(arguments))
                connecting = None
            if name in QUESTIONS or error == "EAGAIN" or "MSG_ERRQUEUE" in arguments or "RECVERR" in arguments:
                continue
            life.steps.append((WORDS.get(name, name), error or result))
            if name == "connect" and error == "EINPROGRESS":
                connecting = len(life.steps) - 1
    return made


def so_error(arguments):
    value = re.search(r"SO_ERROR,\s*\[(\w+)\]", arguments)[1]
    return int(value) if value.isdigit() else value


def told(record):
    """The lives of the sockets that a record tells of, in the order in which they were made: (actor, Life)."""
    made, current = [], {}
    for event in record.select("return"):
        word = WORDS.get(event["call"], event["call"])
        actor = event["actor"]
        if word not in CALLS:
            continue
        if word == "socket":
            current[actor] = Life(event["result"])
            made.append((actor, current[actor]))
        if actor not in current:
            continue
        current[actor].steps.append((word, event["error"] or event["result"]))
        if word == "accept" and event["result"] >= 0:
            number = sum(1 for name, _ in made if name.startswith(actor + "#")) + 1
            current[f"{actor}#{number}"] = Life(event["result"])
            made.append((f"{actor}#{number}", current[f"{actor}#{number}"]))
    return made


def differences(record, text):
    """What the record and strace do not agree on, in words; an empty list where they tell the same."""
    found, seen = [], lives(text)
    for actor, life in told(record):
        same = [other for other in seen if other.descriptor == life.descriptor and other.steps == life.steps]
        if same:
            seen.remove(same[0])
        else:
            near = [other for other in seen if other.descriptor == life.descriptor]
            found.append(f"{actor} told {life}, strace saw {near}")
    found += [f"strace saw a socket that nobody told of: {life}" for life in seen if not life.is_reservation()]
    return found
