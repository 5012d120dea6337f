#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The probe helper: what it links, what it has left when it reads, what it refuses, and how it ends."""

import errno
import os
import socket
import stat
import struct
import subprocess
import sys

import case
import helpercase
import kernelpath
import probeclient
import programs
import tracing
from probeclient import ANSWER, DEPARTED, FAILED, HELLO, SENT, TCP, UDP, request

NOBODY = helpercase.NOBODY
OTHER_USER = ["setpriv", "--reuid", "65533", "--regid", "65533", "--clear-groups", "--inh-caps=-all"]
PORT = 51820


class ProbeCase(helpercase.HelperCase):
    def helper(self, **options):
        made = probeclient.Helper(**options)
        self.addCleanup(made.close)
        return made

    def path(self, **options):
        self.need_rights()
        self.need("ip", "sysctl")
        try:
            made = kernelpath.KernelPath(**options)
        except OSError as error:
            self.skipTest(f"network namespaces are not permitted here: {error}")
        self.addCleanup(made.close)
        return made

    def of_nobody(self, path, **options):
        return self.helper(path=self.installed().probe, inside=path.inside(), before=NOBODY, **options)


class Program(ProbeCase):
    def test_links_libc_and_nothing_else(self):
        self.check_links_libc_only(probeclient.PROBE)

    def test_is_short(self):
        self.assertLess(case.lines_of("app/probe", "app/confinement"), 800)

    def test_takes_only_a_packet_socket_as_its_input(self):
        self.check_takes_only_a_packet_socket(probeclient.PROBE)

    def test_ends_without_the_capability(self):
        self.check_ends_without_the_capability(self.helper, lambda helper: helper.report())


class Rights(ProbeCase):
    def test_has_nothing_left_when_it_reads(self):
        path = self.path(hops=1)
        for helper in (self.of_nobody(path), self.helper(inside=path.inside())):
            self.assertEqual(helper.hello()[0], HELLO)
            status = self.check_rights_are_gone(helper.process.pid)
        # Root could clear this one, too.
        self.assertEqual(int(status["CapBnd"], 16), 0)

    def test_keeps_no_descriptor(self):
        path = self.path(hops=1)
        with open("/dev/null", "rb") as other:
            os.set_inheritable(other.fileno(), True)
            helper = self.helper(inside=path.inside(), descriptors=(other.fileno(),))
            helper.hello()
            folder = f"/proc/{helper.process.pid}/fd"
            targets = {int(number): os.readlink(os.path.join(folder, number)) for number in os.listdir(folder)}
        self.assertTrue(targets[0].startswith("socket:"))
        inherited = [target for number, target in targets.items() if number > 2]
        self.assertTrue(all(target.startswith("socket:") or target == "anon_inode:[eventpoll]"
                            for target in inherited), targets)

    def test_hands_out_no_descriptor(self):
        path = self.path(hops=1)
        helper = self.of_nobody(path)
        helper.ask(request(1, path.address(1)))
        for _ in range(3):
            _, ancillary, _, _ = helper.socket.recvmsg(70000, 4096)
            self.assertEqual(ancillary, [])

    def test_takes_no_descriptor(self):
        path = self.path(hops=1)
        helper = self.of_nobody(path)
        helper.hello()
        before = len(os.listdir(f"/proc/{helper.process.pid}/fd"))
        with open("/dev/null", "rb") as other:
            socket.send_fds(helper.socket, [bytes([1, 1]) + bytes(66)], [other.fileno()])
        self.assertEqual(helper.report()[0], HELLO)
        self.assertEqual(len(os.listdir(f"/proc/{helper.process.pid}/fd")), before)


class Refusals(ProbeCase):
    def setUp(self):
        self.net = self.path(hops=2)
        self.asked = self.of_nobody(self.net)
        self.assertEqual(self.asked.hello()[4], 3)  # both families

    def refused(self, *arguments, **options):
        return self.asked.refusal(request(7, *arguments, **options))

    def test_sends_to_one_host_only(self):
        self.assertEqual(self.refused(self.net.address(1)), 0)
        for nobody in ("255.255.255.255", "10.77.1.255", "224.0.0.1", "239.1.2.3", "0.0.0.0", "0.1.2.3", "240.0.0.1",
                       "::", "ff02::1", "ff0e::1", "::ffff:10.77.1.2"):
            with self.subTest(destination=nobody):
                self.assertEqual(self.refused(nobody), errno.EACCES)

    def test_sends_from_this_computer_only(self):
        target = self.net.address(2)
        self.assertEqual(self.refused(target, source=self.net.own()), 0)
        for forged in ("10.77.2.2", "192.0.2.1", "0.0.0.0", "255.255.255.255", "224.0.0.1"):
            with self.subTest(source=forged):
                self.assertEqual(self.refused(target, source=forged), errno.EADDRNOTAVAIL)
        self.assertEqual(self.refused(self.net.address(2, 6), source="2001:db8::1"), errno.EADDRNOTAVAIL)

    def test_leaves_the_ports_of_others_alone(self):
        target = self.net.address(2)
        self.assertEqual(self.refused(target, protocol=UDP, source_port=53), errno.EACCES)
        self.assertEqual(self.refused(target, protocol=TCP, source_port=22), errno.EACCES)
        self.assertEqual(self.refused(target, protocol=UDP, source_port=0), errno.EINVAL)
        self.assertEqual(self.refused(target, protocol=UDP, source_port=40000), 0)

    def test_refuses_what_is_no_probe(self):
        target = self.net.address(2)
        for wrong in ({"ttl": 0}, {"mark": 0}, {"size": 27}, {"protocol": UDP, "source_port": 4000, "port": 0},
                      {"protocol": TCP, "source_port": 4000, "size": 39}):
            with self.subTest(**wrong):
                self.assertEqual(self.refused(target, **wrong), errno.EINVAL)
        self.assertEqual(self.refused("203.0.113.1"), 0)  # by the default route
        self.net.ip(0, "route", "del", "default")
        self.assertEqual(self.refused("203.0.113.2"), errno.ENETUNREACH)

    def test_limits_its_rate(self):
        started = None
        refused = sent = 0
        for number in range(1, 257):
            self.asked.ask(request(number, self.net.address(2), mark=number))
            while True:
                report = self.asked.report()
                if report[0] in (SENT, FAILED):
                    break
            started = started or report[3]
            self.assertIn(report[2], (0, errno.EAGAIN))
            refused += report[0] == FAILED
            sent += report[0] == SENT
        seconds = (report[3] - started) / 1e9
        self.assertGreaterEqual(sent, 128)
        self.assertLessEqual(sent, 128 + 256 * seconds + 2)
        self.assertEqual(sent + refused, 256)


class Ends(ProbeCase):
    def test_after_anything_that_is_no_request(self):
        path = self.path(hops=1)
        good = request(1, path.address(1))
        for bad in (b"x", good[:-1], good + b"\0", b"\x02" + good[1:], b"\x01\x03" + good[2:], good[:2] + b"\x05" + good[3:],
                    good[:3] + b"\x03" + good[4:], good[:4] + b"\x03" + good[5:], good[:12] + b"\xff" + good[13:],
                    good[:-1] + b"\x01", bytes([1, 1]) + bytes(65) + b"\x01"):
            with self.subTest(bad=bad):
                helper = self.helper(inside=path.inside())
                helper.ask(bad)
                self.assertIsNone(helper.report())
                self.assertEqual(helper.process.wait(programs.PATIENCE), 4)

    def test_with_the_other_end(self):
        path = self.path(hops=1)
        helper = self.of_nobody(path)
        helper.hello()
        self.assertEqual(helper.end(), 0)

    def test_an_answer_comes_whole_with_its_times(self):
        path = self.path(hops=2)
        helper = self.of_nobody(path)
        helper.ask(request(5, path.target(), ttl=1, mark=9, identifier=77))
        reports = {}
        while ANSWER not in reports:
            report = helper.report()
            reports[report[0]] = report
        self.assertEqual(set(reports), {SENT, DEPARTED, ANSWER})
        answer = reports[ANSWER][6]
        self.assertEqual(answer[0] >> 4, 4)
        self.assertEqual(socket.inet_ntoa(answer[12:16]), path.address(1))
        self.assertEqual(answer[20], 11)
        quoted = answer[28:]
        self.assertEqual((quoted[8], socket.inet_ntoa(quoted[16:20])), (1, path.target()))
        self.assertEqual(int.from_bytes(quoted[24:26], "big"), 77)
        self.assertLessEqual(reports[SENT][3], reports[DEPARTED][3])
        self.assertLess(reports[DEPARTED][3], reports[ANSWER][3])

    def test_is_no_program_that_others_can_change(self):
        mode = os.stat(probeclient.PROBE).st_mode
        self.assertFalse(mode & (stat.S_ISUID | stat.S_ISGID))


class Others(ProbeCase):
    """What is nobody else's business stays with whom it is for: another user of the same computer."""

    def setUp(self):
        self.net = self.path(hops=2)
        self.asked = self.of_nobody(self.net)

    def sent(self, *arguments, **options):
        """Sends a probe, as soon as the helper may."""
        while (error := self.asked.refusal(request(*arguments, **options))) == errno.EAGAIN:
            pass
        self.assertEqual(error, 0)

    def answers(self):
        """All that has been handed out by now, as (protocol, source port, destination port, bytes after the ports)."""
        self.asked.ask(bytes([1, 1]) + bytes(66))
        while (report := self.asked.report())[0] != HELLO:
            if report[0] == ANSWER:
                packet = report[6]
                at = packet[0] % 16 * 4
                yield packet[9], *struct.unpack_from("!HH", packet, at), packet[at + 4:]

    def other_user(self, script):
        """What another user does meanwhile, in Python, with Internet sockets to bind."""
        script = f"""
import socket
def bound(kind, port):
    made = socket.socket(socket.AF_INET, kind); made.bind(("127.0.0.1", port)); return made
{script}"""
        done = subprocess.run([*self.net.inside(), *OTHER_USER, sys.executable, "-c", script], capture_output=True, text=True,
                              check=False, timeout=programs.PATIENCE)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return done.stdout

    def test_their_datagrams_to_a_port_that_was_given_back(self):
        self.sent(1, "127.0.0.1", protocol=UDP, source_port=PORT)
        for number in range(2, 602):  # it holds so many ports at most, and the first one no longer
            self.sent(number, "127.0.0.1", protocol=TCP, source_port=40000 + number, port=9, size=40)
        list(self.answers())
        self.assertIn("secret", self.other_user(f"""
s = bound(socket.SOCK_DGRAM, {PORT})
socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"secret", ("127.0.0.1", {PORT}))
print(s.recv(100))"""))
        self.assertEqual([answer for answer in self.answers() if answer[0] == socket.IPPROTO_UDP], [])

    def test_their_connections_from_a_port_of_another_protocol(self):
        self.sent(1, "127.0.0.1", protocol=UDP, source_port=PORT)
        self.sent(2, "127.0.0.1", protocol=TCP, source_port=PORT + 1, port=9, size=40)
        self.assertIn((socket.IPPROTO_TCP, 9, PORT + 1), [answer[:3] for answer in self.answers()])  # refused
        self.assertIn("connected", self.other_user(f"""
s = socket.create_server(("127.0.0.1", 0))
c = bound(socket.SOCK_STREAM, {PORT}); c.connect(s.getsockname())
print("connected")"""))
        self.assertEqual([answer[:3] for answer in self.answers()], [])

    def test_their_connections_from_the_same_port_of_another_address(self):
        self.sent(1, "127.0.0.1", protocol=TCP, source="127.0.0.2", source_port=PORT, port=9, size=40)
        self.sent(2, "127.0.0.1", protocol=TCP, source="127.0.0.1", source_port=PORT + 1, port=9, size=40)
        list(self.answers())
        self.assertIn("connected", self.other_user(f"""
s = socket.create_server(("127.0.0.1", 0))
c = bound(socket.SOCK_STREAM, {PORT}); c.connect(s.getsockname())
print("connected")"""))
        self.assertEqual([answer[:3] for answer in self.answers()], [])

    def test_their_pings_with_the_same_identifier(self):
        self.sent(1, self.net.target(), ttl=1, identifier=77)
        done = subprocess.run([*self.net.inside(), "ping", "-c", "1", "-e", "77", self.net.address(1)], capture_output=True,
                              text=True, check=False, timeout=programs.PATIENCE)
        if "invalid option" in done.stderr:
            self.skipTest("this ping chooses its identifier")
        self.assertEqual(done.returncode, 0, done)
        self.assertEqual([answer[1] for answer in self.answers()], [0x0b00])  # its own, where the TTL ended

    def test_others_icmp_is_not_handed_out(self):
        path = self.path(hops=2)
        helper = self.of_nobody(path)
        helper.ask(request(1, path.target(), ttl=1, identifier=77))
        subprocess.run([*path.inside(), "ping", "-c", "3", "-i", "0.01", "-t", "1", path.target()],
                       capture_output=True, check=False, timeout=programs.PATIENCE)
        helper.ask(bytes([1, 1]) + bytes(66))
        answers = 0
        while (report := helper.report())[0] != HELLO:
            answers += report[0] == ANSWER
        self.assertEqual(answers, 1)


class Rate(tracing.Tracing, ProbeCase):
    """The program asks the helper no faster than it sends, so that each probe leaves that was asked for."""

    def traced_by_helper(self, *options):
        path = tracing.Tracing.path(self, hops=15)
        user = [*self.installed_in_place(), *NOBODY]
        trace, _ = self.traced(path, *options, user=user)
        return trace

    def test_many_queries_all_leave(self):
        for each, options in ((10, ["--queries", "10"]), (30, ["--rounds", "30", "--interval", "0.01"])):
            with self.subTest(options):
                trace = self.traced_by_helper(*options)
                self.assertEqual((trace["via"], len(trace["hops"])), ("raw", 15))
                self.assertEqual({(hop["sent"], hop["received"]) for hop in trace["hops"]}, {(each, each)})


if __name__ == "__main__":
    case.main()
