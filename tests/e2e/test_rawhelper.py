#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The raw helper: who may run it, what it has left when it reads, what it passes on, and how it ends."""

import errno
import os
import select
import shutil
import socket
import stat
import struct
import subprocess
import sys
import time

import case
import helpercase
import namespace
import programs
import rawclient
from rawclient import ICMP4, PACKET, RAW4, SOCKETS, UDP4, UDP6, request

# Sends datagrams to a port where nobody listens, so that there are ICMP messages, too, until it is ended.
FLOOD = """
import socket
sockets = [(socket.socket(f, socket.SOCK_DGRAM), a) for f, a in ((2, '127.0.0.1'), (10, '::1'))]
while True:
    for s, a in sockets:
        try: s.sendto(b'before', (a, 9))
        except OSError: pass
    print(flush=True)
"""

# Starts the helper with descriptor 3 as its input, says its process, and waits to be ended.
PARENT = '"$0" <&3 & echo $!; read -r _'


def udp(to, payload):
    """A datagram without a checksum, which IPv4 permits."""
    return struct.pack("!4H", 40000, to, 8 + len(payload), 0) + payload


def ipv4(content):
    """Between two loopback addresses; the kernel fills in the total length and the checksum."""
    loopback = socket.inet_aton("127.0.0.1")
    return struct.pack("!BBHHHBBH4s4s", 0x45, 0, 0, 1, 0, 64, socket.IPPROTO_UDP, 0, loopback, loopback) + content


class RawCase(helpercase.HelperCase):
    def helper(self, **options):
        made = rawclient.Helper(**options)
        self.addCleanup(made.close)
        return made

    def of_member(self, **options):
        """The installed helper, run by somebody without rights who is in the group, in a network of the test's own."""
        self.need_rights()
        namespace.enter_fresh(self)
        return self.helper(path=self.installed().raw, before=helpercase.member(), **options)

    def of_root(self):
        self.need_rights()
        namespace.enter_fresh(self)
        return self.helper()

    def take(self, helper, *numbers):
        made = helper.take(*numbers)
        self.addCleanup(made.close)
        return made

    def heard(self, made):
        """What the socket has or gets within bounded time."""
        self.assertTrue(select.select([made], [], [], programs.PATIENCE)[0], "nothing was received")
        return made.recv(70000)


class Program(RawCase):
    def test_links_libc_and_nothing_else(self):
        self.check_links_libc_only(rawclient.RAW)

    def test_is_short(self):
        lines = case.lines_of("app/raw", "app/confinement")
        for name in ("rawrequests.h", "rawrequests.cpp"):
            with open(os.path.join(case.HERE, "..", "..", "core", "rawprobe", name), encoding="utf-8") as file:
                lines += len(file.readlines())
        self.assertLess(lines, 800)

    def test_takes_only_a_packet_socket_as_its_input(self):
        self.check_takes_only_a_packet_socket(rawclient.RAW)

    def test_is_no_program_with_the_rights_of_its_owner(self):
        self.assertFalse(os.stat(rawclient.RAW).st_mode & (stat.S_ISUID | stat.S_ISGID))

    def test_ends_without_the_capability(self):
        self.check_ends_without_the_capability(self.helper, lambda helper: helper.reply())


class Group(RawCase):
    def test_only_its_members_may_run_it(self):
        made = self.installed()
        self.assertEqual(stat.S_IMODE(os.stat(made.raw).st_mode), 0o750)
        self.assertEqual(os.stat(made.raw).st_uid, 0)
        done = subprocess.run([*helpercase.NOBODY, made.raw], capture_output=True, check=False,
                              stdin=subprocess.DEVNULL, timeout=programs.PATIENCE)
        self.assertIn(b"Permission denied", done.stderr)
        self.assertEqual(done.returncode, 126)
        done = subprocess.run([*helpercase.member(), made.raw], capture_output=True, check=False,
                              stdin=subprocess.DEVNULL, timeout=programs.PATIENCE)
        self.assertEqual(done.returncode, 2)  # it runs, and wants a socket

    def asked(self, user, path, *numbers):
        """What the library says that the helper said."""
        program = os.path.join(os.path.dirname(path), "rawopen")
        if not os.path.exists(program):
            shutil.copy(os.environ["SOCKETSCOPE_RAWOPEN"], program)
        done = subprocess.run([*user, program, path, *(str(number) for number in numbers)], capture_output=True,
                              text=True, check=False, timeout=programs.PATIENCE)
        self.assertEqual(done.stderr, "")
        return done.stdout.split("\n")[:-1]

    def test_the_library_has_sockets_for_members_only(self):
        made = self.installed()
        for numbers in SOCKETS:
            with self.subTest(numbers=numbers):
                self.assertEqual(self.asked(helpercase.member(), made.raw, *numbers),
                                 ["usable", "non-blocking", "close-on-exec", "alone"])
        self.assertEqual(self.asked(helpercase.member(), made.raw, socket.AF_INET, socket.SOCK_STREAM, 0),
                         ["usable", f"errno {errno.EPROTONOSUPPORT}"])
        self.assertEqual(self.asked(helpercase.NOBODY, made.raw, *UDP4), ["not-in-group", f"errno {errno.EACCES}"])
        subprocess.run(["setcap", "-r", made.raw], check=True)
        self.assertEqual(self.asked(helpercase.member(), made.raw, *UDP4), ["no-capability", f"errno {errno.EPERM}"])


class Rights(RawCase):
    def test_are_gone_before_it_reads(self):
        helper = self.of_member()
        process, deadline = helper.process.pid, time.monotonic() + programs.PATIENCE
        # Nothing has been sent to it: what is found now was so before it could read.
        while helpercase.status_of(process)["NoNewPrivs"] != "1" or helpercase.status_of(process)["State"][0] != "S":
            self.assertLess(time.monotonic(), deadline, "it never gave up its rights")
            self.assertIsNone(helper.process.poll())
        self.check_rights_are_gone(process)
        self.assertEqual(helpercase.status_of(process)["Uid"].split(), ["65534"] * 4)
        self.take(helper, *UDP4)
        self.check_rights_are_gone(process)

    def test_of_root_are_gone_too(self):
        helper = self.of_root()
        self.take(helper, *UDP4)
        status = self.check_rights_are_gone(helper.process.pid)
        self.assertEqual(int(status["CapBnd"], 16), 0)

    def test_the_environment_has_no_effect(self):
        if os.environ.get("SOCKETSCOPE_SANITIZED") == "1":
            self.skipTest("sanitizers want to be loaded first")
        made = self.installed()
        with open("/proc/self/maps", encoding="utf-8") as maps:
            library = next(line.split()[-1] for line in maps if "/libc.so" in line or "/libc-" in line)
        library = os.path.join(os.path.dirname(library), "libm.so.6")
        if not os.path.exists(library):
            self.skipTest("no library to load")
        mine = shutil.copy(library, os.path.join(made.folder, "mine.so"))
        variables = [f"LD_PRELOAD={mine}", f"LD_LIBRARY_PATH={made.folder}"]  # for env, at the end of member()

        def loads_mine(helper):
            helper.ask(request(2, 1, 0))
            self.assertEqual(helper.reply(), (errno.EPROTONOSUPPORT, []))
            with open(f"/proc/{helper.process.pid}/maps", encoding="utf-8") as maps:
                return mine in maps.read()

        self.assertFalse(loads_mine(self.helper(path=made.raw, before=[*helpercase.member(), *variables])))
        # A program that is not given a capability loads it.
        self.assertTrue(loads_mine(self.helper(before=["env", *variables])))

    def test_keeps_and_takes_no_descriptor(self):
        with open("/dev/null", "rb") as other:
            os.set_inheritable(other.fileno(), True)
            helper = self.of_member(descriptors=(other.fileno(),))
            socket.send_fds(helper.socket, [request(2, 1, 0)], [other.fileno()])
            self.assertEqual(helper.reply()[0], errno.EPROTONOSUPPORT)
        folder = f"/proc/{helper.process.pid}/fd"
        targets = {int(number): os.readlink(os.path.join(folder, number)) for number in os.listdir(folder)}
        self.assertEqual(sorted(targets), list(range(3 + len(SOCKETS))))
        self.assertTrue(all(target.startswith("socket:") for number, target in targets.items() if number > 2), targets)


class Sockets(RawCase):
    def test_each_is_what_was_asked_for(self):
        helper = self.of_member()
        for numbers in SOCKETS:
            with self.subTest(numbers=numbers):
                made = self.take(helper, *numbers)
                self.assertEqual(tuple(made.getsockopt(socket.SOL_SOCKET, option) for option in (39, 3, 38)), numbers)
        self.assertEqual(helper.process.wait(programs.PATIENCE), 0)  # it has none left

    def test_each_is_there_once(self):
        helper = self.of_member()
        self.take(helper, *UDP4)
        for _ in range(2):
            helper.ask(request(*UDP4))
            self.assertEqual(helper.reply(), (errno.EBUSY, []))

    def test_others_are_refused(self):
        helper = self.of_member()
        for numbers in ((2, 1, 0), (2, 3, 0), (2, 3, 58), (10, 3, 1), (17, 3, 0x0300), (16, 3, 0), (0, 0, 0)):
            with self.subTest(numbers=numbers):
                helper.ask(request(*numbers))
                self.assertEqual(helper.reply(), (errno.EPROTONOSUPPORT, []))

    def test_a_datagram_leaves_by_them(self):
        helper = self.of_member()
        plain = self.socket(socket.AF_INET, socket.SOCK_DGRAM, "127.0.0.1")
        port = plain.getsockname()[1]
        raw, header = self.take(helper, *UDP4), self.take(helper, *RAW4)
        self.assertEqual(helper.end(), 0)  # the sockets live on
        raw.sendto(udp(port, b"from a raw socket"), ("127.0.0.1", 0))
        self.assertEqual(plain.recvfrom(100), (b"from a raw socket", ("127.0.0.1", 40000)))
        header.sendto(ipv4(udp(port, b"with its header")), ("127.0.0.1", 0))
        self.assertEqual(plain.recvfrom(100), (b"with its header", ("127.0.0.1", 40000)))

    def test_packets_come_in_by_them(self):
        helper = self.of_member()
        raw, six, packet = (self.take(helper, *numbers) for numbers in (UDP4, UDP6, PACKET))
        self.assertEqual(helper.end(), 0)
        plain = self.socket(socket.AF_INET, socket.SOCK_DGRAM)
        plain.sendto(b"hello", ("127.0.0.1", 9))
        self.assertEqual(self.heard(raw)[-13:], struct.pack("!4H", plain.getsockname()[1], 9, 13, 0xfe20) + b"hello")
        with self.assertRaises(BlockingIOError):
            packet.recv(100)  # not before it is bound
        packet.bind(("lo", 0x0800))
        plain.sendto(b"again", ("127.0.0.1", 9))
        self.assertTrue(self.heard(packet).endswith(b"again"))
        plain = self.socket(socket.AF_INET6, socket.SOCK_DGRAM)
        plain.sendto(b"hello six", ("::1", 9))
        self.assertTrue(self.heard(six).endswith(b"hello six"))

    def queued(self, protocol):
        """Bytes that wait in the raw sockets of a protocol."""
        with open("/proc/self/net/raw", encoding="ascii") as table:
            rows = [line.split() for line in table][1:]
        return sum(int(row[4].split(":")[1], 16) for row in rows if int(row[1].split(":")[1], 16) == protocol)

    def test_what_waits_to_be_asked_for_hears_nothing(self):
        helper = self.of_member()
        helper.ask(request(2, 1, 0))
        self.assertEqual(helper.reply()[0], errno.EPROTONOSUPPORT)  # it has opened its sockets
        plain = self.socket(socket.AF_INET, socket.SOCK_DGRAM)
        plain.sendto(b"hello", ("127.0.0.1", 9))
        self.assertEqual((self.queued(ICMP4[2]), self.queued(UDP4[2])), (0, 0))
        raw = self.take(helper, *UDP4)
        plain.sendto(b"hello", ("127.0.0.1", 9))
        self.assertTrue(self.heard(raw).endswith(b"hello"))

    def test_none_has_packets_from_before(self):
        self.need_rights()
        self.need("strace")
        namespace.enter_fresh(self)
        flood = self.start(sys.executable, "-c", FLOOD)
        flood.wait_for(rb"\n\n\n")
        # A tenth of a second between each of the raw sockets and its filter, so that much comes in.
        helper = self.helper(before=["strace", "-qq", "-o", os.path.join(self.folder(), "trace"), "-e", "trace=setsockopt",
                                     "-e", "inject=setsockopt:delay_enter=100000:when=1..8"])
        helper.ask(request(2, 1, 0))
        answer = helper.reply()
        if answer is None:
            self.skipTest("strace cannot delay calls here")
        self.assertEqual(answer[0], errno.EPROTONOSUPPORT)
        flood.kill()
        for numbers in (ICMP4, UDP4):
            self.assertGreater(self.queued(numbers[2]), 0, "nothing came in, so nothing is shown")
            with self.assertRaises(BlockingIOError):
                self.take(helper, *numbers).recv(100)
            self.assertEqual(self.queued(numbers[2]), 0)
        six = self.take(helper, *UDP6)
        with self.assertRaises(BlockingIOError):
            six.recv(100)
        self.socket(socket.AF_INET6, socket.SOCK_DGRAM).sendto(b"after", ("::1", 9))
        self.assertTrue(self.heard(six).endswith(b"after"))


class Ends(RawCase):
    def test_after_anything_that_is_no_request(self):
        self.need_rights()
        good = request(*UDP4)
        for bad in (b"x", good[:-1], good + b"\0", request(*UDP4, magic=rawclient.MAGIC + 1), request(*UDP4, version=2),
                    request(*UDP4, version=0), request(*UDP4, filled=1), request(*UDP4, tail=1), bytes(16),
                    b"\xff" * 16, b"\0" * 60000):
            with self.subTest(bad=bad[:20]):
                helper = self.helper()
                helper.ask(bad)
                self.assertIsNone(helper.reply())
                self.assertEqual(helper.process.wait(programs.PATIENCE), 4)

    def test_with_the_other_end(self):
        helper = self.of_member()
        self.take(helper, *UDP4)
        self.assertEqual(helper.end(), 0)

    def test_after_as_many_requests_as_it_has_sockets(self):
        helper = self.of_member()
        for _ in SOCKETS:
            helper.ask(request(2, 1, 0))
            self.assertEqual(helper.reply()[0], errno.EPROTONOSUPPORT)
        self.assertEqual(helper.process.wait(programs.PATIENCE), 0)

    def test_with_the_program_that_started_it(self):
        made = self.installed()
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.addCleanup(ours.close)
        saved = theirs.detach()
        parent = subprocess.Popen(["sh", "-c", f'exec "$@" 3<&{saved}', "sh", *helpercase.member(), "sh", "-c", PARENT,
                                   made.raw], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                  pass_fds=(saved,))
        self.addCleanup(parent.stdout.close)
        self.addCleanup(parent.stdin.close)
        self.addCleanup(parent.wait)
        self.addCleanup(parent.kill)
        process = os.pidfd_open(int(parent.stdout.readline()))
        self.addCleanup(os.close, process)
        ours.settimeout(programs.PATIENCE)
        ours.send(request(2, 1, 0))
        self.assertTrue(ours.recv(100))  # it is there, and has done what it does at first
        self.assertFalse(select.select([process], [], [], 0)[0])
        # This test keeps the socket open, so it is not that which ends the helper.
        parent.kill()
        self.assertTrue(select.select([process], [], [], programs.PATIENCE)[0], "it goes on without its parent")
        os.close(saved)


if __name__ == "__main__":
    case.main()
