// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Short journals that several tests look at.
#pragma once

#include "tests/journal/journalbuilder.h"

namespace socketscope::test {

/// The document's UDP diagram: the server waits in recvfrom, the client sends "hello", both close.
inline void udpHello(JournalBuilder& b)
{
    const ActorId server = b.actor("server", ActorRole::UdpServer);
    const ActorId client = b.actor("client", ActorRole::UdpClient);
    b.socket(server, 2, 9);
    b.bind(server, "127.0.0.1:8888");
    const Seq waiting = b.call(server, CallName::Recvfrom, {.argument = 1024});
    b.wait(std::chrono::milliseconds(412));
    b.socket(client, 2, 10);
    b.bind(client, "127.0.0.1:8000");
    b.sendto(client, "127.0.0.1:8000", "127.0.0.1:8888", "hello");
    b.recvfromReturns(server, waiting, "127.0.0.1:8888", "127.0.0.1:8000", "hello");
    b.close(client);
    b.close(server);
}

struct TcpActors {
    ActorId server;
    ActorId client;
    ActorId connection;
};

/// socket to accept of both ends, with one connection established and its client's address 127.0.0.1:8000.
inline TcpActors tcpConnected(JournalBuilder& b)
{
    TcpActors actors {};
    actors.server = b.actor("server", ActorRole::TcpServer);
    actors.client = b.actor("client", ActorRole::TcpClient);
    b.socket(actors.server, 1, 9);
    b.bind(actors.server, "127.0.0.1:8888");
    b.listen(actors.server, "127.0.0.1:8888");
    const Seq accepting = b.call(actors.server, CallName::Accept);
    b.wait(std::chrono::milliseconds(405));
    b.socket(actors.client, 1, 11);
    b.bind(actors.client, "127.0.0.1:8000");
    const Seq connecting = b.call(actors.client, CallName::Connect, {.peer = address("127.0.0.1:8888")});
    b.acceptReturns(actors.server, accepting, "127.0.0.1:8888", "127.0.0.1:8000");
    actors.connection = b.connection(actors.server, 1);
    b.connectReturns(actors.client, connecting, "127.0.0.1:8000", "127.0.0.1:8888");
    return actors;
}

/// One send of 60 bytes that comes out of recv(24) in three parts, then the end of the stream.
inline void tcpStream(JournalBuilder& b)
{
    const TcpActors actors = tcpConnected(b);
    const std::string text = "hello, this message is longer than one buffer, so it is cut.";
    const Seq accepting = b.call(actors.server, CallName::Accept);
    const Seq waiting = b.call(actors.connection, CallName::Recv, {.argument = 24});
    b.wait(std::chrono::milliseconds(600));
    b.send(actors.client, text);
    b.recvReturns(actors.connection, waiting, text.substr(0, 24), Event::Blocked, 24);
    b.recv(actors.connection, text.substr(24, 24), 24);
    b.recv(actors.connection, text.substr(48), 24);
    const Seq last = b.call(actors.connection, CallName::Recv, {.argument = 24});
    b.wait(std::chrono::milliseconds(27));
    b.close(actors.client);
    b.recvReturns(actors.connection, last, {}, Event::Blocked, 24);
    b.state(actors.connection, StateCode::PeerClosed);
    b.close(actors.connection);
    static_cast<void>(accepting);
}

} // namespace socketscope::test
