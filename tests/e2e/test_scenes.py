#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every scene runs in the terminal and keeps what it promises; a folder of scenes with an untested one is a failure."""

import os
import re
import socket

import case
import record

SCENES = os.path.join(case.HERE, "..", "..", "resources", "scenes")


def texts(events):
    return [record.moved(event) for event in events]


class Scenes(case.Case):
    def play(self, scene, status=0):
        program = self.done("run", scene, "--json", status=status)
        read = self.record_of(program)
        self.assertEqual(read.header["scene"], scene)
        return read

    def spans(self, read, call, actor):
        """(from, to) of the calls of that name: sequence numbers of call and return."""
        return [(event["cause"], event["seq"]) for event in read.returns(call, actor=actor)]

    def test_every_scene_is_tested(self):
        scenes = {name[:-len(".json")].replace("-", "_") for name in os.listdir(SCENES)}
        tests = {name[len("test_scene_"):] for name in dir(self) if name.startswith("test_scene_")}
        self.assertEqual(scenes, tests)

    def hello_by_udp(self, scene):
        read = self.play(scene)
        (sent,), (received,) = read.returns("sendto"), read.returns("recvfrom")
        self.assertEqual(texts([sent, received]), [b"hello", b"hello"])
        self.assertEqual((sent["actor"], received["actor"]), ("client", "server"))
        self.assertTrue(received["blocked"], "the server waited")
        waiting = self.spans(read, "recvfrom", "server")[0]
        sending = self.spans(read, "sendto", "client")[0]
        self.assertLess(waiting[0], sending[0], "it waited before the client sent")
        self.assertLess(sending[0], waiting[1])
        for actor in ("client", "server"):
            calls = [event["call"] for event in read.select("return", actor=actor)]
            self.assertEqual((calls[0], calls[-1]), ("socket", "close"))
        return read

    def test_scene_udp_hello(self):
        read = self.hello_by_udp("udp-hello")
        self.assertEqual([event["call"] for event in read.select("return", actor="server")],
                         ["socket", "bind", "recvfrom", "close"])
        self.assertEqual([event["call"] for event in read.select("return", actor="client")],
                         ["socket", "bind", "sendto", "close"])
        (client,) = read.returns("bind", actor="client")
        self.assertEqual(read.returns("recvfrom")[0]["peer"], client["local"])

    def test_scene_udp_hello_qt(self):
        read = self.hello_by_udp("udp-hello-qt")
        self.assertTrue(read.returns("sendto")[0]["byQt"])
        self.assertEqual(read.returns("sendto")[0]["method"], "writeDatagram")

    def test_scene_udp_shout(self):
        read = self.play("udp-shout")
        self.assertEqual(texts(read.returns("recvfrom", actor="server")), [b"hello"])
        self.assertEqual(texts(read.returns("sendto", actor="server")), [b"HELLO"])
        self.assertEqual(texts(read.returns("recvfrom", actor="client")), [b"HELLO"])

    def test_scene_udp_truncated(self):
        read = self.play("udp-truncated")
        received = read.returns("recvfrom", actor="server")
        self.assertEqual(texts(received), [b"0123", b"next"], "the other six bytes are gone for ever")
        self.assertEqual([event["result"] for event in received], [4, 4])
        (cut,) = read.failures("truncated")
        self.assertEqual((cut["argument"], cut["cause"]), (6, received[0]["seq"]))

    def test_scene_udp_not_ready(self):
        read = self.play("udp-not-ready")
        early, late = read.returns("sendto", actor="client")
        self.assertEqual(texts([early, late]), [b"too early", b"early enough"])
        (lost,) = read.failures("icmp-error")
        self.assertEqual(lost["argument"], 3 * 256 + 3)
        self.assertEqual(read.cause_of(lost)["call"], "sendto")
        self.assertIn(lost["cause"], (early["seq"], early["cause"]))
        (received,) = read.returns("recvfrom", actor="server")
        self.assertEqual(record.moved(received), b"early enough")
        bound = read.returns("bind", actor="server")[0]["seq"]
        self.assertLess(early["seq"], bound)
        self.assertLess(bound, late["cause"])
        self.assertLess(late["seq"], received["cause"])

    def stream_of(self, read, role, call="recv"):
        return b"".join(texts(event for event in read.returns(call) if event["actor"].split("#")[0] == role))

    def hello_by_tcp(self, scene):
        read = self.play(scene)
        self.assertEqual(self.stream_of(read, "server"), b"hello")
        self.assertEqual(self.stream_of(read, "client", "send"), b"hello")
        self.assertEqual(read.returns("recv")[-1]["result"], 0, "end of stream")
        return read

    def test_scene_tcp_hello(self):
        read = self.hello_by_tcp("tcp-hello")
        self.assertEqual([event["call"] for event in read.select("return", actor="server")],
                         ["socket", "bind", "listen", "accept", "close"])
        self.assertEqual([event["call"] for event in read.select("return", actor="client")],
                         ["socket", "connect", "send", "close"])
        self.assertEqual([event["call"] for event in read.select("return", actor="server#1")], ["recv", "recv", "close"])
        (accepted,) = read.returns("accept")
        self.assertTrue(accepted["blocked"])
        (connected,) = read.returns("connect")
        self.assertEqual(accepted["peer"], connected["local"])

    def test_scene_tcp_hello_qt(self):
        read = self.hello_by_tcp("tcp-hello-qt")
        self.assertTrue(all(event.get("byQt") for event in read.returns("recv")))

    def test_scene_tcp_shout(self):
        read = self.play("tcp-shout")
        self.assertEqual(self.stream_of(read, "server", "send"), b"HELLO")
        self.assertEqual(self.stream_of(read, "client"), b"HELLO")

    def test_scene_tcp_stream(self):
        read = self.play("tcp-stream")
        sent, received = texts(read.returns("send")), texts(read.returns("recv"))
        self.assertEqual(sent, [b"HelloWorld", b"one ", b"two ", b"three"])
        self.assertEqual(received, [b"Hell", b"oWor", b"ld", b"one two three", b""])
        self.assertNotEqual([part for part in received if part], sent, "pairs one to one")

    def test_scene_tcp_framing(self):
        read = self.play("tcp-framing")
        self.assertTrue(all(event["result"] <= 5 for event in read.returns("recv")))
        framed = texts(read.messages("in", role="server"))
        self.assertEqual([part[-3:] for part in framed][:3], [b"\2hi"[-3:], b"age", b"bye"])
        whole = b"\0\2hi\0\x10a longer message\0\3bye"
        self.assertEqual(self.stream_of(read, "client", "send"), whole)
        self.assertEqual(self.stream_of(read, "server"), whole)
        self.assertGreater(len(read.returns("recv")), 4, "a message came in several parts")

    def test_scene_tcp_half_close(self):
        read = self.play("tcp-half-close")
        (shut,) = read.returns("shutdown", actor="client")
        answered = [event for event in read.returns("recv", actor="client") if event["result"] > 0]
        self.assertEqual(b"".join(texts(answered)), b"all of it, thank you")
        self.assertLess(shut["cause"], answered[0]["seq"], "received after its own end of stream")
        heard = [event for event in read.returns("recv", role="server") if event["result"] == 0]
        self.assertLess(heard[0]["seq"], read.returns("send", role="server")[0]["seq"])

    def test_scene_tcp_reset(self):
        read = self.play("tcp-reset")
        received = read.returns("recv", role="server")
        self.assertEqual(record.moved(received[0]), b"hello")
        self.assertEqual((received[1]["result"], received[1]["error"]), (-1, "ECONNRESET"))
        (reset,) = read.failures("connection-reset")
        self.assertEqual(reset["cause"], received[1]["seq"])

    def test_scene_tcp_backlog(self):
        read = self.play("tcp-backlog")
        accepts = read.returns("accept")
        self.assertEqual(len(accepts), 3)
        for number in (1, 2):
            (sent,) = read.returns("send", actor=f"client {number}")
            self.assertLess(sent["seq"], accepts[0]["cause"], "connected and sent before any accept")
        (third,) = read.returns("connect", actor="client 3")
        self.assertGreater(third["seq"], accepts[0]["seq"], "the third had to wait for room")
        self.assertEqual(sorted(self.stream_of(read, "server").split(b"from ")), [b"", b"1", b"2", b"3"])

    def test_scene_tcp_time_wait(self):
        read = self.play("tcp-time-wait")
        (first,) = read.returns("bind", actor="client")
        (second,) = read.returns("bind", actor="client again")
        self.assertEqual((first["result"], second["result"], second["error"]), (0, -1, "EADDRINUSE"))
        (failure,) = read.failures("address-in-use", actor="client again")
        self.assertEqual(failure["facts"]["holder"], "time-wait")
        self.assertLessEqual(int(float(failure["facts"]["seconds"])), 60)

    def test_scene_udp_sink(self):
        sink = self.cli("run", "udp-sink", "--json")
        to = sink.listening()
        client = self.socket(socket.AF_INET, socket.SOCK_DGRAM)
        for number in range(3):
            client.sendto(b"%d" % number, to)
        sink.wait_until(lambda: len(re.findall(rb'"event":"return","call":"recvfrom"', sink.out)) == 3, "three datagrams")
        self.assertEqual(sink.interrupt(), 0, sink)
        self.assertEqual(texts(self.record_of(sink).returns("recvfrom"))[:3], [b"0", b"1", b"2"])

    def test_scene_tcp_sink(self):
        sink = self.cli("run", "tcp-sink", "--json")
        to = sink.listening()
        clients = [self.socket(socket.AF_INET, socket.SOCK_STREAM) for _ in range(3)]
        for client in clients:
            client.connect(to)
            client.sendall(b"hello")
            client.shutdown(socket.SHUT_WR)
            self.assertEqual(case.read_all(client), b"")
        self.assertEqual(sink.interrupt(), 0, sink)
        read = self.record_of(sink)
        self.assertEqual(len([event for event in read.returns("accept") if event["result"] >= 0]), 3)
        self.assertEqual(self.stream_of(read, "server"), b"hello" * 3)

    def test_two_runs_use_ports_of_the_systems_choice(self):
        ports = {self.play("udp-hello").returns("bind", actor="server")[0]["local"] for _ in range(3)}
        self.assertEqual(len(ports), 3)

    def test_the_ladder_in_the_terminal_shows_both_ends(self):
        said = self.done("run", "udp-hello", "--ladder").out.decode()
        for word in ("client", "server", "socket(", "bind(", "recvfrom(1024)", "sendto(", "close()", "hello"):
            self.assertIn(word, said)
        self.assertLess(said.index("recvfrom("), said.index("sendto("))
        self.assertRegex(said, r"[-─]{3,}.*[>▶→]|[<◀←].*[-─]{3,}")


if __name__ == "__main__":
    case.main()
