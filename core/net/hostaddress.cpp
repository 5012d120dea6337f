// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/hostaddress.h"

#include <cstring>
#include <net/if.h>

namespace socketscope::net {

using wire::Family;
using wire::IpAddress;

QHostAddress toQt(const IpAddress& address)
{
    if (address.family == Family::IPv4) {
        const auto& b = address.bytes;
        return QHostAddress(quint32 {b[0]} << 24 | quint32 {b[1]} << 16 | quint32 {b[2]} << 8 | b[3]);
    }
    if (address.family != Family::IPv6)
        return {};
    QHostAddress result(address.bytes.data());
    if (address.scope != 0)
        result.setScopeId(QString::number(address.scope));
    return result;
}

IpAddress fromQt(const QHostAddress& address)
{
    if (address.protocol() == QAbstractSocket::IPv4Protocol) {
        const quint32 v4 = address.toIPv4Address();
        return IpAddress::v4(static_cast<std::uint8_t>(v4 >> 24), static_cast<std::uint8_t>(v4 >> 16),
            static_cast<std::uint8_t>(v4 >> 8), static_cast<std::uint8_t>(v4));
    }
    IpAddress ip;
    if (address.protocol() != QAbstractSocket::IPv6Protocol)
        return ip;
    ip.family = Family::IPv6;
    const Q_IPV6ADDR bytes = address.toIPv6Address();
    std::memcpy(ip.bytes.data(), bytes.c, ip.bytes.size());
    const QString scope = address.scopeId();
    bool isNumber = false;
    ip.scope = scope.toUInt(&isNumber);
    if (!isNumber && !scope.isEmpty())
        ip.scope = ::if_nametoindex(scope.toUtf8().constData());
    return ip;
}

} // namespace socketscope::net
