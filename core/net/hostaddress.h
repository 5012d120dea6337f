// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Addresses between our values and Qt's.
#pragma once

#include "core/wire/address.h"

#include <QtNetwork/QHostAddress>

namespace socketscope::net {

/// Null where there is no address.
[[nodiscard]] QHostAddress toQt(const wire::IpAddress& address);
/// None for an address that is neither IPv4 nor IPv6. A scope may be a number or the name of an interface.
[[nodiscard]] wire::IpAddress fromQt(const QHostAddress& address);

} // namespace socketscope::net
