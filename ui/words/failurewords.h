// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What failures mean, and what ICMP says.
#pragma once

#include "ui/words/told.h"

namespace socketscope::ui {

/// Of a Failure event.
[[nodiscard]] Said failureWords(const Told& told);
/// Who holds an address, from the facts of a FailureCode::AddressInUse event.
[[nodiscard]] QString holderText(const Told& failure);
[[nodiscard]] QString holderAction(const Told& failure);
/// What an ICMP error means for the datagram that it quotes, without a full stop:
/// "arrived at 10.0.0.5, where no program has port 9999".
[[nodiscard]] QString icmpMeaning(
    wire::Family family, int type, int code, const QString& reporter, const wire::SocketAddress& destination);
/// "destination unreachable, port unreachable", or empty where the number has no name here.
[[nodiscard]] QString icmpName(wire::Family family, int type, int code);

} // namespace socketscope::ui
