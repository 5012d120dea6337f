// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What happened, as a value of 120 bytes. Everything that the views show is derived from these.
#pragma once

#include "core/base/bytes.h"
#include "core/base/time.h"
#include "core/wire/address.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

namespace socketscope::journal {

enum class EventKind : std::uint8_t {
    Call, ///< a socket call started
    Return, ///< it came back; `cause` is the Call
    Message, ///< one whole message was sent or received: a datagram, or a framed piece of a stream
    Packet, ///< a packet at a place (practice network, crafted packets)
    State, ///< the actor is now in the state `code`
    Failure, ///< something went wrong that no return value says alone; `code` is a FailureCode
    Note, ///< a remark by the program or by the person; `code` is a NoteCode
};

/// BSD names. `Recvfrom`/`Sendto` are the datagram forms, `Recv`/`Send` those of a connection.
enum class CallName : std::uint8_t {
    None,
    Getaddrinfo,
    Socket,
    Setsockopt,
    Getsockname,
    Bind,
    Listen,
    Accept,
    Connect,
    Sendto,
    Send,
    Recvfrom,
    Recv,
    Shutdown,
    Close,
};

enum class StateCode : std::uint16_t {
    Created, ///< the actor exists; its ActorInfo is written with this event
    // Of the socket, in TCP's words where TCP has one (RFC 9293 section 3.3.2)
    Open, ///< has a descriptor; facts: its options by BSD name, as the kernel has made them
    Bound,
    Listening,
    Connecting,
    Established,
    PeerClosed, ///< end of stream was read; this side may still send (CLOSE-WAIT)
    HalfClosed, ///< this side has shut its sending half (FIN-WAIT)
    Reset,
    Closed,
    // Of the run
    Ready,
    Running,
    Paused, ///< waits for the next press of Step
    Waiting, ///< waits for a condition of the scene; facts: condition
    Finished, ///< the program came to its end
    Stopped, ///< a person stopped it
    Failed, ///< a call failed and the program cannot go on
};

enum class FailureCode : std::uint16_t {
    None,
    IcmpError, ///< `argument` = type * 256 + code, `peer` = where the datagram went, `local` = who reported
               ///< it, bytes = what it quotes, `cause` = the send it belongs to
    Truncated, ///< `argument` = bytes lost, `cause` = the return that cut
    ConnectionReset, ///< `cause` = the return that said so
    ConnectionRefused,
    TimedOut, ///< `argument` = milliseconds waited
    AddressInUse, ///< facts: holder (journal|process|time-wait|unknown), actor, process, pid, seconds
                  ///< (TIME_WAIT left), address
    NoDescriptors, ///< `argument` = the limit
    PeerNotReading, ///< `argument` = bytes that wait in this side's queues
    KernelDrops, ///< `argument` = datagrams dropped since the last such event
    Unresolvable, ///< facts: host
    TooLarge, ///< `argument` = bytes asked for
    Unread, ///< `argument` = bytes that were still waiting when the socket closed
    ReplyLoop, ///< two automatic repliers answer each other; the endpoint stopped replying
    Other, ///< `error` says what
    ProbeNotSent, ///< `error` says why, `argument` = the probe's number, `ttl` its TTL; `cause` = its Packet
                  ///< event, if any
    PacketNotSent, ///< a crafted packet did not leave: `error` says why, `call` which call said so,
                   ///< `argument` = its number, bytes = the packet
};

enum class NoteCode : std::uint16_t {
    Text, ///< bytes are the text
    Abridged, ///< from here on messages of this actor keep their first 256 bytes; `argument` = bytes a second
    RecordingGap, ///< `argument` = events that the session file misses
    RecordingCut, ///< the file ends here, in the middle of a line
    PlainProgramSeesNothing, ///< the ICMP error before was asked for with IP_RECVERR
    OptionHeld, ///< the kernel holds another value than was asked for; `argument` = that value
    QtDid, ///< what a Qt class did on its own; `method` says which call of ours led to it, facts: what
    StoppedByPerson,
    TraceStarted, ///< facts: target, address, network, via and the settings
    TraceVerdict, ///< facts: kind, ttl, answer, by, error
    TraceEnded, ///< no more probes follow
    CallsOmitted, ///< from here on sendto calls of this actor that succeed are not recorded; `argument` = how
                  ///< many were
    CraftStarted, ///< facts: network, way and what was asked for
    CraftEnded, ///< no more crafted packets follow; `argument` = how many left
    ListenStarted, ///< a raw socket hears from here on; facts: family, protocol
    ListenEnded, ///< facts: family, protocol
};

/// What a Packet event tells of. The bytes are the whole packet, from its IP header on.
enum class PacketCode : std::uint16_t {
    Probe, ///< left here: `argument` = its number, `result` = its round, `step` = its mark, `ttl` = its TTL
    /// Came in and is about the probe `cause`: `result` = kind * 65536 + type * 256 + code, `step` =
    /// AnswerMark bits, `ttl` = with which it arrived, `argument` = ns by which the probe left later than its
    /// event says
    Answer,
    Stray, ///< came in and belongs to no probe: `result` = why
    GivenUp, ///< the probe `cause` counts as lost; nothing came back for the crafted packet `cause`
    Crafted, ///< written by hand, left here: `argument` = its number, `cause` = the note CraftStarted
    Reply, ///< came in and is about the crafted packet `cause`; the rest as of Answer
    Overheard, ///< came in and belongs to no crafted packet: `result` = why, `step` = AnswerMark bits
    /// Happened to a packet at a node of a practice network, which is the actor: `step` = lab::Happening *
    /// 256
    /// + lab::Reason, `result` = the packet's number there, `argument` = the number of another that it is
    /// about, `cause` = the crafted packet that it is or that it answers
    Place,
};
/// Of Packet events Answer, Reply and Overheard, in `step`.
enum AnswerMark : std::uint16_t {
    AnswerLate = 1,
    AnswerDuplicate = 2,
    AnswerOutOfOrder = 4,
    AnswerTranslated = 8,
    AnswerRewritten = 16,
    AnswerKernelTime = 32,
    AnswerListened = 64, ///< a raw socket heard it that was asked for everything
};

/// Socket options by their BSD names; the numbers are our own.
enum class OptionName : std::uint8_t {
    None,
    SoReuseaddr,
    SoRcvbuf,
    SoSndbuf,
    SoBroadcast,
    TcpNodelay,
    IpTtl,
    SoKeepalive,
    SoLinger, ///< value: seconds, or -1 for off
    IpAddMembership, ///< `peer` = the group, `local` = the interface's address
    Ipv6Only,
    SoRcvtimeo, ///< value: milliseconds
    IpMulticastTtl,
    IpMulticastLoop,
    IpHdrincl, ///< IPv6: IPV6_HDRINCL
    IpTos, ///< IPv6: IPV6_TCLASS
    IpMtuDiscover, ///< IPv6: IPV6_MTU_DISCOVER
    IpRecverr, ///< IPv6: IPV6_RECVERR
    SoNoCheck,
    Ipv6Autoflowlabel,
};

/// Which method of a Qt class the program called in place of the BSD call.
enum class QtMethod : std::uint8_t {
    None,
    Constructor,
    SetSocketDescriptor,
    SetSocketOption,
    Bind,
    Listen,
    NextPendingConnection,
    ConnectToHost,
    WriteDatagram,
    ReceiveDatagram,
    Write,
    Read,
    DisconnectFromHost,
    Close,
    JoinMulticastGroup,
};

/// Position of an actor in the journal's table; 0 is the recorder itself.
using ActorId = std::uint32_t;
/// Position of an event in the journal, from 1; 0 means none.
using Seq = std::uint64_t;

/// The bytes of an event: `kept` of them at `data`, of `length` that were moved. `kept < length` where the
/// flow was too fast to keep; then the four bytes at data + kept are the CRC-32C (little endian) of all of
/// them.
struct Payload {
    const std::uint8_t* data = nullptr; ///< valid while the view that showed the event lives
    std::uint32_t kept = 0;
    std::uint32_t length = 0;

    [[nodiscard]] ByteView view() const { return {data, kept}; }
    [[nodiscard]] bool abridged() const { return kept < length; }
};

struct Event {
    enum Flag : std::uint8_t {
        Blocked = 1, ///< Return: the call had to wait
        Outgoing = 2, ///< Message: sent (else received)
        Inferred = 4, ///< not seen happening: concluded
        ByQt = 8, ///< done through a Qt class
        PeerIsNone = 16,
        Again = 32, ///< Packet Probe: asks a silent hop a second time
    };

    Seq seq = 0;
    Instant at {};
    Seq cause = 0;
    Payload bytes {};
    wire::SocketAddress local {}; ///< own address: asked for (bind), or now held
    wire::SocketAddress peer {}; ///< the other end: destination or source
    std::int32_t result = 0; ///< Return: the number that the system call returned
    /// Call: type (socket: SOCK_STREAM 1, SOCK_DGRAM 2, SOCK_RAW 3, one of AF_PACKET 10), backlog, buffer or
    /// message size in bytes, option value, how (shutdown: SHUT_RD 0, SHUT_WR 1, SHUT_RDWR 2). Return of
    /// setsockopt: the value that the kernel now holds. Elsewhere as the code says.
    std::int32_t argument = 0;
    ActorId actor = 0;
    std::uint16_t error = 0; ///< errno of a failed call, or 0
    std::uint16_t step = 0; ///< which step of the actor's program, from 1; 0: none
    std::uint16_t code = 0; ///< StateCode, FailureCode, NoteCode; OptionName for setsockopt;
                            ///< for socket, the protocol of a raw one
    EventKind kind = EventKind::Note;
    CallName call = CallName::None;
    std::uint8_t flags = 0;
    QtMethod method = QtMethod::None;
    std::uint8_t ttl = 0; ///< Packet: TTL or hop limit
    /// Packet: so many bytes from the front were not seen but concluded from what the system told
    std::uint8_t inferred = 0;

    [[nodiscard]] bool has(Flag flag) const { return (flags & flag) != 0; }
    [[nodiscard]] StateCode state() const { return static_cast<StateCode>(code); }
    [[nodiscard]] FailureCode failure() const { return static_cast<FailureCode>(code); }
    [[nodiscard]] NoteCode note() const { return static_cast<NoteCode>(code); }
    [[nodiscard]] PacketCode packet() const { return static_cast<PacketCode>(code); }
    [[nodiscard]] OptionName option() const { return static_cast<OptionName>(code); }
};
static_assert(sizeof(Event) <= 120 && std::is_trivially_copyable_v<Event>);

enum class ActorRole : std::uint8_t {
    Recorder,
    UdpServer,
    UdpClient,
    TcpServer,
    TcpClient,
    TcpConnection,
    Tracer,
    Crafter, ///< sends packets that were written by hand
    Node, ///< of a practice network, by its name
};

struct ActorInfo {
    std::string name; ///< "server", "client", and "server#7" for connection 7 of server
    ActorRole role = ActorRole::Recorder;
    ActorId parent = 0; ///< the listening endpoint of a connection
    std::uint32_t number = 0; ///< of a connection: from 1
    bool byQt = false; ///< runs on the Qt engine
};

} // namespace socketscope::journal
