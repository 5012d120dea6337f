// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Which ways of sending probes there are on this computer, and which of them is best for a trace.
#pragma once

#include "core/base/result.h"
#include "core/net/sessiontime.h"
#include "core/trace/settings.h"
#include "core/trace/transport.h"

#include <memory>
#include <optional>
#include <string>

namespace socketscope::net {

/// What this process may do, found out by trying to open sockets (nothing is sent).
struct ProbeRights {
    bool raw = false; ///< raw sockets in this process
    bool helper = false; ///< the probe helper is installed and has its capability
    bool ping4 = false; ///< ICMP datagram sockets: net.ipv4.ping_group_range
    bool ping6 = false;
};

/// Tries it out. `helper` is the absolute path of the probe helper, as it was compiled in; empty: there is
/// none. Takes a millisecond or two, and half a second at most, where a helper is installed but hangs: not
/// for the window's thread.
[[nodiscard]] ProbeRights findProbeRights(const std::string& helper);

/// Why a way was taken.
enum class WayReason : std::uint8_t {
    Asked, ///< the person asked for it
    HasRights, ///< raw sockets are allowed here
    HasHelper,
    PingAllowed, ///< no raw sockets, but ICMP datagram sockets
    NoRights, ///< neither: UDP, which needs none
    TcpAsked, ///< no raw sockets, and the protocol is TCP
    Practice,
};

/// The way taken, and what the trace has to do differently for it.
struct Way {
    trace::Via via = trace::Via::Udp;
    WayReason reason = WayReason::NoRights;
    trace::Settings settings; ///< as asked, with the protocol that the way can send
    bool otherProtocol = false; ///< the protocol is not the one asked for
    bool showsHeaders = true; ///< headers of answers and the quoted IP header can be seen
};

/// `asked` none: the best way there is. Fails with NeedsRawProbes (`detail`: "paris", "dublin", "icmp",
/// "source", …) where the settings cannot be had without raw probes and there are none, NotThisWay where only
/// the way asked for is in their way, NotPermitted where that way is not allowed, or WayAndProtocol where it
/// does not go together with the protocol.
[[nodiscard]] Result<Way> chooseWay(const trace::Settings& settings, std::optional<trace::Via> asked,
    bool protocolAsked, const ProbeRights& rights);

/// The transport of a way that chooseWay() has chosen; `helper` as above. To be called on the thread that it
/// is used on. Fails with NotPermitted, FileMissing or SystemCall; with Unsupported for the practice network,
/// which has its own.
[[nodiscard]] Result<std::unique_ptr<trace::ProbeTransport>> openTransport(
    const Way& way, const std::string& helper, const SessionTime& time);

} // namespace socketscope::net
