// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What the layers and fields of a packet are called and mean. Qt Core only.
#pragma once

#include "core/wire/dissection.h"

#include <QtCore/QString>

namespace socketscope::ui {

/// "IPv4", "ICMP Time Exceeded (11/0)", "MPLS label stack (RFC 4950)", …
[[nodiscard]] QString layerTitle(const wire::Dissection& dissection, const wire::Layer& layer);
/// The few values that tell most of a layer: "10.99.3.9 → 10.99.0.2  TTL 61"; may be empty.
[[nodiscard]] QString layerSummary(
    const wire::Dissection& dissection, const wire::Layer& layer, ByteView packet);

/// A field by the RFC's name, readable: "header checksum", "TTL".
[[nodiscard]] QString fieldName(std::string_view name);
/// "0xe3a1", "64", "set", "10.99.3.9"; harmless to show.
[[nodiscard]] QString fieldValue(const wire::Field& field, ByteView packet);
/// What that value means: "UDP" for protocol 17; empty where a number is just a number.
[[nodiscard]] QString fieldMeaning(
    const wire::Layer& layer, const wire::Dissection& dissection, const wire::Field& field);

/// "correct", "wrong", …; empty for None.
[[nodiscard]] QString verdictText(wire::ChecksumVerdict verdict);
/// "byte 20", "bytes 22–23"
[[nodiscard]] QString placeText(std::size_t offset, std::size_t length);

} // namespace socketscope::ui
