// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What fields are called where a packet is written by hand: as labels of forms and cells. Qt Core
/// only.
#pragma once

#include "core/wire/dissection.h"

#include <QtCore/QString>
#include <QtCore/QStringList>

namespace socketscope::ui {

/// "UDP", "ICMPv6", "IPv4"; "Payload".
[[nodiscard]] QString headerName(wire::LayerKind kind);

/// Translated: "Total length", "TTL", "Don't fragment". `field` without its layer: "total_length".
[[nodiscard]] QString fieldLabel(std::string_view field);
/// The same in ever fewer letters, the full one first: for narrow cells. Never empty.
[[nodiscard]] QStringList fieldLabels(std::string_view field);

/// A value's name as people write it: "UDP" for udp, "echo request" for echo_request.
[[nodiscard]] QString valueLabel(std::string_view name);

/// "udp.checksum" without its layer.
[[nodiscard]] std::string_view bareField(std::string_view name);

} // namespace socketscope::ui
