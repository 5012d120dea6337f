// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Probes of every kind, as rows of a test.
#pragma once

#include "core/trace/probe.h"

#include <QtTest/QtTest>

Q_DECLARE_METATYPE(socketscope::trace::ProbeShape)

namespace socketscope::test {

inline trace::ProbeShape shape(wire::Family family, trace::Protocol protocol, trace::Flow flow)
{
    trace::ProbeShape shape;
    const bool ipv4 = family == wire::Family::IPv4;
    shape.source = ipv4 ? wire::IpAddress::v4(192, 0, 2, 1) : *wire::IpAddress::parse("2001:db8::1");
    shape.destination
        = ipv4 ? wire::IpAddress::v4(198, 51, 100, 7) : *wire::IpAddress::parse("2001:db8:1::7");
    shape.identifier = 0x1234;
    shape.sourcePort = 40000;
    shape.destinationPort = protocol == trace::Protocol::Tcp ? 443 : 33434;
    shape.protocol = protocol;
    shape.flow = flow;
    return shape;
}

/// Column "shape": both families, three protocols, three flows.
inline void addShapes()
{
    QTest::addColumn<trace::ProbeShape>("shape");
    const char* const protocols[] = {"ICMP", "UDP", "TCP"};
    const char* const flows[] = {"classic", "Paris", "Dublin"};
    for (const wire::Family family : {wire::Family::IPv4, wire::Family::IPv6})
        for (const int protocol : {0, 1, 2})
            for (const int flow : {0, 1, 2})
                QTest::addRow("%s %s over %s", protocols[protocol], flows[flow],
                    family == wire::Family::IPv4 ? "IPv4" : "IPv6")
                    << shape(family, static_cast<trace::Protocol>(protocol), static_cast<trace::Flow>(flow));
}

} // namespace socketscope::test
