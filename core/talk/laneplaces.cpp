// SPDX-License-Identifier: GPL-3.0-or-later
// From a place as a person wrote it to an address that a call can take.
#include "core/talk/lane.h"

#include <QtCore/QPointer>

#include <algorithm>

namespace socketscope::talk {

using journal::CallName;
using journal::Event;
using journal::EventKind;
using journal::FailureCode;
using journal::Seq;
using wire::Family;
using wire::IpAddress;
using wire::SocketAddress;

namespace {

/// The place that decides the family of a program's socket: what it binds to, else whom it talks to.
const Place* decidingPlace(const std::vector<Step>& steps)
{
    const Place* talksTo = nullptr;
    for (const Step& step : steps) {
        if (const auto* bind = std::get_if<BindStep>(&step.action))
            return &bind->at;
        if (const auto* connect = std::get_if<ConnectStep>(&step.action); connect && !talksTo)
            talksTo = &connect->to;
        if (const auto* send = std::get_if<SendStep>(&step.action); send && !talksTo && send->to != Place {})
            talksTo = &send->to;
    }
    return talksTo;
}

/// How one reaches a socket that is bound to `bound` from this computer.
SocketAddress reachable(const SocketAddress& bound)
{
    return bound.ip.isAny() ? SocketAddress {IpAddress::loopback(bound.ip.family), bound.port} : bound;
}

IpAddress bestOf(const std::vector<IpAddress>& found, Family wanted)
{
    const auto fits = std::find_if(
        found.begin(), found.end(), [wanted](const IpAddress& a) { return a.family == wanted; });
    return fits == found.end() ? found.front() : *fits;
}

} // namespace

Lane::Ready Lane::resolve(const Place& place, SocketAddress& address)
{
    if (!place.endpoint.empty()) {
        const auto bound = m_host.addressOf(place.endpoint);
        if (!bound) {
            waitFor(place.endpoint + ".bind"); // nothing to send to before the other end has an address
            return Ready::Later;
        }
        address = reachable(*bound);
        return Ready::Yes;
    }
    const std::string host = place.host.empty() ? "127.0.0.1" : place.host;
    address.port = place.port;
    if (const auto literal = IpAddress::parse(host)) {
        address.ip = *literal;
    } else if (const auto known = m_lookedUp.find(host); known != m_lookedUp.end()) {
        if (known->second.empty())
            return Ready::Impossible;
        address.ip = bestOf(known->second, m_local.ip.family);
    } else {
        beginLookUp(host);
        return Ready::Later;
    }
    if (!place.reserved.empty()) {
        const auto port = m_host.reservedPort(place.reserved, address.ip);
        if (!port) {
            recordFailure(FailureCode::Other, 0, 0, port.error().systemError);
            return Ready::Impossible;
        }
        address.port = *port;
    }
    return Ready::Yes;
}

Lane::Ready Lane::socketFamily(const SocketStep& step, Family& family)
{
    if (step.family != Family::None) {
        family = step.family;
        return Ready::Yes;
    }
    family = Family::IPv4;
    const Place* place = decidingPlace(m_steps);
    if (!place)
        return Ready::Yes;
    SocketAddress address;
    const Ready ready = resolve(*place, address);
    if (ready == Ready::Yes)
        family = address.ip.family;
    return ready;
}

void Lane::beginLookUp(const std::string& host)
{
    begin({.call = CallName::Getaddrinfo}, toBytes(host));
    m_open->waited = true;
    wait(Waiting::LookUp);
    m_host.lookUp(*this, host, [lane = QPointer<Lane>(this), host](const auto& found) {
        if (lane && lane->m_waiting == Waiting::LookUp)
            lane->endLookUp(host, found);
    });
}

void Lane::endLookUp(const std::string& host, const Result<std::vector<IpAddress>>& found)
{
    const OpenCall call = *m_open;
    m_open.reset();
    m_waiting = Waiting::Nothing;
    ++m_counts.returned[static_cast<std::size_t>(call.call)];
    const bool ok = found.has_value() && !found->empty();
    m_lookedUp[host] = ok ? *found : std::vector<IpAddress> {};

    Event event = draft(EventKind::Return);
    event.call = call.call;
    event.cause = call.seq;
    event.flags |= Event::Blocked;
    if (ok)
        event.peer.ip = bestOf(*found, m_local.ip.family);
    else
        event.result = -1;
    const Seq seq = m_host.journal().append(event, toBytes(host));
    if (!ok) {
        recordFailure(FailureCode::Unresolvable, seq, 0, 0, journal::packFacts({{"host", host}}));
        giveUp();
    }
    advance();
}

} // namespace socketscope::talk
