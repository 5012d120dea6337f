// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tracing/target.h"

namespace socketscope::tracing {

using wire::Family;

Result<> checkTarget(const wire::IpAddress& address)
{
    const bool toAll = address == wire::IpAddress::v4(255, 255, 255, 255);
    if (toAll || address.isMulticast() || address.isAny())
        return fail({.code = ErrorCode::NotOneHost, .detail = address.text()});
    const bool ofTheLink
        = address.family == Family::IPv6 && address.bytes[0] == 0xfe && (address.bytes[1] & 0xc0) == 0x80;
    if (ofTheLink && address.scope == 0)
        return fail({.code = ErrorCode::NoZone, .detail = address.text()});
    return {};
}

Error whyNoTarget(Error error, Family asked)
{
    if (error.code == ErrorCode::MixedFamilies && asked != Family::None) {
        error.code = ErrorCode::OtherFamily;
        error.amount = asked == Family::IPv4 ? 4 : 6;
    }
    return error;
}

} // namespace socketscope::tracing
